//! What two plans change, on the same axes: the score of every economy under either, with the
//! difference first.

use std::rc::Rc;

use atlas::Iso3;
use charts::fan::{self, Band, Fan};
use charts::sheet::{self, Panel};
use charts::{Chart, Table};
use engine::job::ImpactRow;
use foresight::Quantity;
use foresight::projection::ROOT;
use yew::prelude::*;

use super::{PairProps, words};
use crate::screens::impact::names;
use crate::screens::impact::outcome::rows_of;
use crate::screens::impact::width::use_width;
use crate::state::{use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// An economy on both sides: score paths, and the rank at the horizon.
struct Both {
    economy: Iso3,
    score: [Vec<ImpactRow>; 2],
    rank: [Option<ImpactRow>; 2],
}

impl Both {
    fn last(&self, side: usize) -> Option<&ImpactRow> {
        self.score.get(side)?.last()
    }

    fn difference(&self) -> Option<f64> {
        Some(self.last(0)?.with - self.last(1)?.with)
    }
}

fn both(props: &PairProps) -> Vec<Both> {
    let view = props.pair.sides[0].plan.settings.view;
    let rows = |side: usize, quantity: Quantity| {
        props
            .pair
            .impacts
            .get(side)
            .and_then(Option::as_ref)
            .map(|i| rows_of(i, quantity, ROOT, Some(view)))
            .unwrap_or_default()
    };
    let [a, b] = [0, 1].map(|side| rows(side, Quantity::Score));
    let ranks = [0, 1].map(|side| rows(side, Quantity::Rank));
    let mut economies: Vec<Iso3> = a.iter().chain(&b).map(|(e, _)| *e).collect();
    economies.sort_unstable();
    economies.dedup();
    let of = |all: &[(Iso3, Vec<ImpactRow>)], code: Iso3| {
        all.iter()
            .find(|(e, _)| *e == code)
            .map(|(_, r)| r.clone())
            .unwrap_or_default()
    };
    let mut out: Vec<Both> = economies
        .into_iter()
        .map(|economy| Both {
            economy,
            score: [of(&a, economy), of(&b, economy)],
            rank: ranks.each_ref().map(|r| of(r, economy).last().cloned()),
        })
        .collect();
    let size = |b: &Both| b.difference().map_or(-1.0, f64::abs);
    out.sort_by(|x, y| size(y).total_cmp(&size(x)).then(x.economy.cmp(&y.economy)));
    out
}

const NARROWEST: f64 = 124.0;
const GAP: f64 = 18.0;
const HEIGHT: f64 = 118.0;

/// Panels and table.
#[component]
pub fn Effect(props: &PairProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 760.0);
    if props.pair.impacts.iter().any(Option::is_none) {
        return html! { <div class="skeleton impact-skeleton" aria-hidden="true"></div> };
    }
    let [a, b] = &props.pair.sides;
    let (name_a, name_b) = (words::name(a, &text), words::name(b, &text));
    let all = both(props);
    let first = a.plan.settings.base_year.min(b.plan.settings.base_year);
    let last = a.plan.settings.horizon.max(b.plan.settings.horizon);
    let span = all
        .iter()
        .filter_map(|b| {
            let ends = b.score.iter().flatten().flat_map(|r| [r.p10, r.p90]);
            let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(x, y), v| {
                (x.min(v), y.max(v))
            });
            (low <= high).then_some(high - low)
        })
        .fold(0.0, f64::max);
    let room = width - GAP;
    let columns = ((room + GAP) / (NARROWEST + GAP))
        .floor()
        .clamp(1.0, 8.0)
        .min(all.len().max(1) as f64);
    let rows = (all.len() as f64 / columns).ceil().max(1.0);
    let columns = (all.len() as f64 / rows).ceil().max(1.0);
    let panel = ((room - GAP * (columns - 1.0)) / columns).max(40.0);
    let heads = ["impact-col-year", "impact-col-measured"].map(|k| text.t(k).to_string());
    let mut table = Table::default();
    let panels: Vec<Panel> = all
        .iter()
        .map(|both| {
            let bands = |side: usize| -> Vec<Band> {
                both.score
                    .get(side)
                    .map(|rows| {
                        rows.iter()
                            .map(|r| Band {
                                year: r.year,
                                low: r.p10,
                                mid: r.with,
                                high: r.p90,
                            })
                            .collect()
                    })
                    .unwrap_or_default()
            };
            let fan = Fan {
                without: bands(1),
                with: bands(0),
                start: first,
                height: Some(span),
                ..Fan::default()
            };
            let chart = fan.draw_between(
                (first, last),
                panel,
                HEIGHT,
                &fan::Words {
                    year: &heads[0],
                    measured: &heads[1],
                    without: &name_b,
                    with: &name_a,
                    value: &|v| text.fixed(v, 1),
                    full: &|v| text.full_to(v, 4),
                    write_year: &|y| text.year(y),
                    description: String::new(),
                },
            );
            let name = names::economy(world, &text, both.economy);
            if table.columns.is_empty() {
                table.columns.push(text.t("impact-col-economy").into());
                table.columns.extend(chart.table.columns.iter().cloned());
            }
            table.rows.extend(chart.table.rows.into_iter().map(|mut row| {
                row.insert(0, name.clone());
                row
            }));
            Panel {
                name,
                effect: both
                    .difference()
                    .map_or_else(|| text.t("two-not-in").to_string(), |d| text.signed(d, 1)),
                scene: chart.scene,
            }
        })
        .collect();
    let mut scene = sheet::grid(&panels, columns as usize, GAP);
    scene.width += GAP;
    let title = match all.first().and_then(|b| Some((b.economy, b.difference()?))) {
        Some((code, d)) => text.tr(
            "two-effect-finding",
            &[
                ("who", names::economy(world, &text, code).into()),
                ("points", text.signed(d, 1).into()),
                ("a", name_a.as_str().into()),
            ],
        ),
        None => text.t("two-effect-none"),
    }
    .to_string();
    let chart = Chart {
        scene,
        description: title.clone(),
        table,
    };
    let interval = |r: Option<&ImpactRow>, decimals: u8| match r {
        Some(r) => Cell::number(
            r.with,
            format!(
                "{} ({})",
                text.fixed(r.with, decimals),
                text.range(&text.fixed(r.p10, decimals), &text.fixed(r.p90, decimals))
            ),
        ),
        None => Cell::missing(text.t("two-not-in").html()),
    };
    let cells = all.iter().map(|both| Row {
        id: both.economy.to_string().into(),
        cells: vec![
            Cell::text(names::economy(world, &text, both.economy)),
            both.difference().map_or_else(
                || Cell::missing(text.t("two-not-in").html()),
                |d| Cell::number(d, text.signed(d, 2)),
            ),
            interval(both.last(0), 1),
            interval(both.last(1), 1),
            interval(both.rank[0].as_ref(), 0),
            interval(both.rank[1].as_ref(), 0),
        ],
        selected: false,
    });
    let side = |key: &str, name: &str| text.tr(key, &[("name", name.into())]);
    let heads = vec![
        Column::text(text.t("impact-col-economy")),
        Column::numeric(text.t("two-difference")),
        Column::numeric(side("two-score-of", &name_a)),
        Column::numeric(side("two-score-of", &name_b)),
        Column::numeric(side("two-rank-of", &name_a)),
        Column::numeric(side("two-rank-of", &name_b)),
    ];
    html! {
        <div class="impact-row two-effect">
            <section aria-label={title.clone()} data-testid="two-effect">
                <h2>{ title.clone() }</h2>
                <p class="note fan-key"><span>{ name_b }</span>{ " " }<b class="accent">{ name_a }</b>{ " " }{ text.tr("two-effect-sub", &[("span", text.short(span).into())]) }</p>
                <div ref={frame}>
                    <ChartView chart={Rc::new(chart)} title={title.clone()} file="groundwork-two-plans" />
                </div>
            </section>
            <section>
                <h3>{ text.t("two-effect-table") }</h3>
                <DataTable columns={Rc::new(heads)} rows={Rc::new(cells.collect::<Vec<_>>())} caption={title} file="groundwork-two-plans-scores" class="tall" />
            </section>
        </div>
    }
}
