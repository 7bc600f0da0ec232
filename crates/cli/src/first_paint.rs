//! `groundwork first-paint`: the World's default map as markup, for the page that the build packs.

use atlas::map::{Viewport, graticule, map_paths};
use charts::map::{Land, markup};
use charts::ticks;
use engine::{World, basis};
use indicators::View;

use crate::args::Args;
use crate::error::CliError;

/// What `groundwork help first-paint` prints.
pub const HELP: &str = "\
groundwork first-paint

Prints the map that the app opens on (readiness of every economy, outcomes only) as SVG markup. The
build puts it into the page, so that the map is seen before the engine has started.
";

/// Runs the command.
pub fn run(args: &[String]) -> Result<(), CliError> {
    Args::parse(args, &[])?;
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let plan = engine::example(world).map_err(|e| CliError::input(e.to_string()))?;
    let index = basis::frozen(world, &plan, &plan.settings.framework, View::Outcomes)
        .map_err(|e| CliError::input(e.detail))?;
    let readiness = basis::readiness(world, &plan, &index);
    let edges = ticks::tens();
    let view = Viewport::default();
    let mut shapes = map_paths(world.boundaries(), &view);
    shapes.sort_by(|a, b| b.area_px.total_cmp(&a.area_px));
    let lands: Vec<Land<'_>> = shapes
        .iter()
        .map(|shape| {
            let row = shape.economy.and_then(|e| readiness.get(e));
            let score = row.and_then(|r| r.scored.as_ref());
            Land {
                economy: shape.economy.as_ref().map(|e| e.as_str()),
                d: &shape.d,
                label: shape.label,
                area: shape.area_px,
                disputed: shape.disputed,
                class: score.map_or(0, |s| ticks::class(s.root, &edges)),
            }
        })
        .collect();
    print!("{}", markup(&lands, &graticule(&view), (view.width, view.height)));
    Ok(())
}
