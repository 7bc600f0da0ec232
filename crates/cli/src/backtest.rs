//! `groundwork backtest`: what each method would have said at an origin, and what came.

mod input;

use engine::{World, backtest};
use exchange::table::{Out, csv};
use foresight::backtest::{Judged, judge, reasons};
use foresight::baseline::{CANDIDATES, Hindcast, Method};

use crate::args::Args;
use crate::error::{CliError, write};
use input::Input;

/// What `groundwork help backtest` prints.
pub const HELP: &str = include_str!("backtest/help.txt");

/// Longest horizon, years: a pack of a quarter century tells no more.
const LONGEST: usize = 30;

/// Runs the command.
///
/// # Errors
/// Misuse, faults of the input, or a file that cannot be read or written.
pub fn run(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["values", "origin", "horizon", "groups", "out"])?;
    let out = args.need("out")?;
    if ["values", "groups", "origin", "horizon"]
        .iter()
        .all(|o| args.get(o).is_none())
    {
        return published(out);
    }
    let values = args.need("values")?;
    let origin: i16 = number(&args, "origin", "a year such as 2014")?;
    let horizon: usize = number(&args, "horizon", "a number of years from 1 to 30")?;
    if horizon == 0 || horizon > LONGEST {
        let found = format!("--horizon: found {horizon}, expected 1 to {LONGEST}");
        return Err(CliError::Usage(found));
    }
    if !(1900..=2200).contains(&origin) {
        let found = format!("--origin: found {origin}, expected a year from 1900 to 2200");
        return Err(CliError::Usage(found));
    }
    let input = Input::read(values, args.get("groups"))?;
    let mut also = CANDIDATES.to_vec();
    also.push(Method::RegionalMean);
    let mut rows = Vec::new();
    for indicator in &input.indicators {
        for (unit, (row, series)) in input
            .units
            .iter()
            .zip(indicator.rows.iter().zip(&indicator.series))
        {
            // A unit that the indicator never had is no finding.
            let Some(row) = row else { continue };
            for reason in reasons(series, origin) {
                let weak = if reason.refuses() {
                    "no forecast"
                } else {
                    "weak evidence"
                };
                eprintln!(
                    "{values}:{row}:value: {}, {unit}: {} up to {origin}, {weak}",
                    indicator.id,
                    reason.name()
                );
            }
        }
        let hindcast = Hindcast::new(
            &indicator.unit,
            &indicator.series,
            (&input.groups, &input.groups),
            origin,
            horizon,
            &also,
        );
        let untested = hindcast.choice().method == Method::Untested;
        if untested {
            eprintln!(
                "{values}:0:indicator: {}: {} forecasts from {} origins up to {origin} are too few to compare methods, held flat",
                indicator.id,
                hindcast.choice().forecasts,
                hindcast.choice().origins
            );
        }
        let truth = |unit: usize, year: i16| {
            let series = indicator.series.get(unit)?;
            let at = series.binary_search_by_key(&year, |(y, _)| *y).ok()?;
            series.get(at).map(|(_, v)| *v)
        };
        match judge(&hindcast, input.units.len(), horizon, truth) {
            None => eprintln!(
                "{values}:0:year: {}: no unit has a value within five years up to {origin} and one in {}, left out",
                indicator.id,
                i32::from(origin) + i32::try_from(horizon).unwrap_or(0)
            ),
            Some(judged) => rows.extend(table(&indicator.id, &hindcast, &judged, &also)),
        }
    }
    let head = [
        "indicator",
        "method",
        "units",
        "mae",
        "mase",
        "coverage80",
        "interval_score",
        "chosen",
    ];
    write(out, &csv(&head, &rows))
}

/// The table that ships with the app, recomputed.
fn published(out: &str) -> Result<(), CliError> {
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let ids = backtest::indicators(world);
    let mut rows = backtest::compute(world, &ids, &mut crate::progress::bar("backtest"));
    rows.extend(backtest::compute_scores(world));
    write(out, &backtest::table(&rows))
}

/// One row a method. Where nothing could be tested the chosen row is persistence: held flat.
fn table(id: &str, hindcast: &Hindcast, judged: &Judged, methods: &[Method]) -> Vec<Vec<Out>> {
    let chosen = match hindcast.choice().method {
        Method::Untested => Method::Persistence,
        method => method,
    };
    let of = |method: &Method| {
        let r = judged.of(*method)?;
        Some(vec![
            id.into(),
            Out::from(method.name().as_str()),
            Out::Integer(i64::try_from(judged.units).unwrap_or(i64::MAX)),
            Some(r.mae).into(),
            r.mase.into(),
            r.coverage.into(),
            r.interval_score.into(),
            Out::Integer(i64::from(*method == chosen)),
        ])
    };
    methods.iter().filter_map(of).collect()
}

fn number<T: std::str::FromStr>(args: &Args, name: &str, expected: &str) -> Result<T, CliError> {
    let text = args.need(name)?;
    text.parse()
        .map_err(|_| CliError::Usage(format!("--{name}: found {text:?}, expected {expected}")))
}
