//! The calendar and the money of each year as a picture of its own, to be taken away.

use charts::calendar::{Calendar, Row, Words};
use charts::svg::{self, Caption};
use charts::{Chart, Role};
use engine::World;
use ledger::Prong;

use super::board::{Board, Line};
use super::words;
use crate::state::Shown;
use crate::text::Text;
use crate::widgets::export;

/// Width of the picture and of the names in it, units.
const WIDTH: f64 = 860.0;
const NAMES: f64 = 380.0;

fn role(prong: Prong) -> Role {
    match prong {
        Prong::Enable => Role::Enable,
        Prong::Network => Role::Network,
        Prong::Defend => Role::Defend,
        Prong::Project => Role::Project,
    }
}

/// The lines as a chart; `span` years from the plan's first.
fn draw(board: &Board, lines: &[Line], span: u16, text: &Text, world: &World) -> Chart {
    let name = |line: &Line| {
        let codes: Vec<_> = line.split.iter().map(|(e, _)| *e).collect();
        let place = words::economies(world, text, &codes);
        format!(
            "{} {}, {place}",
            line.prong.glyph(),
            words::archetype(world, text, &line.archetype)
        )
    };
    let rows = lines.iter().map(|line| Row {
        name: name(line),
        start: line.start,
        duration: line.duration,
        lag: line.lag,
        role: role(line.prong),
    });
    let calendar = Calendar {
        first: board.years.first().copied().unwrap_or(0),
        years: span,
        rows: rows.collect(),
        money: board
            .paid
            .iter()
            .zip(&board.envelope)
            .map(|(p, e)| (p.dollars() / 1e6, e.dollars() / 1e6))
            .collect(),
    };
    let heads = [
        "portfolio-col-project",
        "portfolio-col-start",
        "portfolio-col-end",
        "portfolio-col-effect",
    ];
    let heads = heads.map(|key| String::from(text.t(key)));
    let heads = [
        heads[0].as_str(),
        heads[1].as_str(),
        heads[2].as_str(),
        heads[3].as_str(),
    ];
    calendar.draw(
        WIDTH,
        NAMES,
        &Words {
            heads,
            year: &|year| text.year(year),
            amount: &|amount| text.fixed(amount, 1),
            description: text.t("portfolio-foot-note").into(),
        },
    )
}

/// Offers the calendar as a file.
pub fn save(shown: &Shown, board: &Board, lines: &[Line], span: u16, text: &Text, world: &World) {
    let chart = draw(board, lines, span, text, world);
    let title = text.tr(
        "portfolio-chosen-title",
        &[
            ("n", lines.len().into()),
            ("economies", board.reached.len().into()),
        ],
    );
    let source = text.tr(
        "chart-source",
        &[
            ("source", shown.label(text).into()),
            ("hash", shown.hash.as_str().into()),
        ],
    );
    let caption = Caption {
        title: title.into(),
        subtitle: text.t("portfolio-svg-sub").into(),
        source: source.into(),
        lang: text.language().code().to_owned(),
        description: chart.description.clone(),
    };
    export::save(
        "groundwork-calendar.svg",
        "image/svg+xml",
        &svg::document(&chart.scene, &caption),
    );
}
