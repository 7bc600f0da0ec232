//! Rank intervals before and after, and the people reached.

use std::rc::Rc;

use charts::intervals::{self, Intervals, Row, Span};
use engine::job::{Impact, ImpactRow};
use foresight::Quantity;
use indicators::View;
use yew::prelude::*;

use super::money::csv_link;
use super::names;
use super::outcome::{self, apart};
use super::width::use_width;
use crate::state::{use_text, use_world};
use crate::widgets::chart::ChartView;

/// Properties of [`Ranks`] and [`People`].
#[derive(Properties)]
pub struct RanksProps {
    /// The projection.
    pub impact: Rc<Impact>,
    /// View.
    pub view: View,
    /// Economies that are ranked.
    pub scored: usize,
    /// Last year of the projection.
    pub horizon: i16,
    /// Source line of exported charts.
    pub source: AttrValue,
}

impl PartialEq for RanksProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.impact, &other.impact)
            && (self.view, self.scored, self.horizon) == (other.view, other.scored, other.horizon)
            && self.source == other.source
    }
}

fn span(low: f64, mid: f64, high: f64) -> Option<Span> {
    Some(Span { low, mid, high })
}

/// Rank intervals without and with, at the horizon.
#[component]
pub fn Ranks(props: &RanksProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 372.0);
    let scores = outcome::at_horizon(&props.impact, Quantity::Score, props.view);
    let effect = |row: &ImpactRow| {
        scores
            .iter()
            .find(|s| s.economy == row.economy)
            .map_or(0.0, |s| (s.with - s.without).abs())
    };
    let mut rows = outcome::at_horizon(&props.impact, Quantity::Rank, props.view);
    rows.sort_by(|a, b| effect(b).total_cmp(&effect(a)).then(a.economy.cmp(&b.economy)));
    let free = rows.iter().filter(|r| apart(r)).count();
    let title = text
        .tr(
            "impact-ranks-finding",
            &[("n", free.into()), ("of", rows.len().into())],
        )
        .to_string();
    let state = Intervals {
        rows: rows
            .iter()
            .map(|r| Row {
                name: names::economy(world, &text, r.economy),
                without: span(r.without_band.0, r.without, r.without_band.1),
                with: span(r.p10, r.with, r.p90),
                end: text.range(&text.whole(r.p10), &text.whole(r.p90)).into(),
            })
            .collect(),
        // Rank 1 at the left, as on every screen.
        ..Intervals::default()
    };
    let (without, with) = (text.t("impact-key-without"), text.t("impact-key-with"));
    let heads = [
        (&without, 10),
        (&without, 50),
        (&without, 90),
        (&with, 10),
        (&with, 50),
        (&with, 90),
    ]
    .map(|(name, share)| format!("{name} {}", text.percent(f64::from(share) / 100.0, 0)));
    let economy = text.t("impact-col-economy").to_string();
    let end = with.to_string();
    let chart = state.draw(
        width,
        &intervals::Words {
            name: &economy,
            end: &end,
            heads: heads.each_ref().map(String::as_str),
            value: &|v| text.whole(v),
            full: &|v| text.full_to(v, 1),
            description: title.clone(),
        },
    );
    let sub = text.tr(
        "impact-ranks-sub",
        &[
            ("of", props.scored.into()),
            ("year", text.year(props.horizon).into()),
        ],
    );
    let mut csv = vec![
        [
            "economy",
            "year",
            "without_p10",
            "without_p50",
            "without_p90",
            "with_p10",
            "with_p50",
            "with_p90",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    csv.extend(rows.iter().map(|r| {
        let mut row = vec![r.economy.to_string(), r.year.to_string()];
        row.extend(
            [
                r.without_band.0,
                r.without,
                r.without_band.1,
                r.p10,
                r.with,
                r.p90,
            ]
            .map(|v| v.to_string()),
        );
        row
    }));
    html! {
        <section class="impact-ranks" aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            <p class="note">{ &sub }{ " " }<i class="swatch without"></i>{ " " }{ &without }{ "  " }<i class="swatch with"></i>{ " " }{ &with }</p>
            <div ref={frame}>
                <ChartView chart={Rc::new(chart)} title={title} subtitle={sub} source={props.source.clone()} file="groundwork-ranks" mirror=true />
            </div>
            { csv_link("groundwork-ranks", csv, &text) }
        </section>
    }
}

/// People reached by at least one project, at the horizon.
#[component]
pub fn People(props: &RanksProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 372.0);
    let mut rows = outcome::at_horizon(&props.impact, Quantity::People, props.view);
    rows.retain(|r| r.p90 > 0.0);
    rows.sort_by(|a, b| b.with.total_cmp(&a.with).then(a.economy.cmp(&b.economy)));
    let sum = |of: &dyn Fn(&ImpactRow) -> f64| rows.iter().map(of).sum::<f64>();
    let (low, mid, high) = (sum(&|r| r.p10), sum(&|r| r.with), sum(&|r| r.p90));
    if rows.is_empty() {
        return html! { <section class="impact-people"><h2>{ text.t("impact-people-none") }</h2></section> };
    }
    let title = text
        .tr(
            "impact-people-finding",
            &[
                ("n", names::people(mid, &text).into()),
                ("low", names::people(low, &text).into()),
                ("high", names::people(high, &text).into()),
            ],
        )
        .to_string();
    let state = Intervals {
        rows: rows
            .iter()
            .map(|r| Row {
                name: names::economy(world, &text, r.economy),
                without: None,
                with: span(r.p10, r.with, r.p90),
                end: text
                    .range(&names::people(r.p10, &text), &names::people(r.p90, &text))
                    .into(),
            })
            .collect(),
        from_zero: true,
        alone: true,
        ..Intervals::default()
    };
    let heads = [10, 50, 90].map(|share| text.percent(f64::from(share) / 100.0, 0).to_string());
    let (economy, end) = (
        text.t("impact-col-economy").to_string(),
        text.t("impact-col-people").to_string(),
    );
    let chart = state.draw(
        width,
        &intervals::Words {
            name: &economy,
            end: &end,
            heads: ["", "", "", &heads[0], &heads[1], &heads[2]],
            value: &|v| names::people(v, &text),
            full: &|v| text.whole(v),
            description: title.clone(),
        },
    );
    let sub = text.tr("impact-people-sub", &[("year", text.year(props.horizon).into())]);
    let mut csv = vec![
        ["economy", "year", "people_p10", "people_p50", "people_p90"]
            .map(str::to_owned)
            .to_vec(),
    ];
    csv.extend(rows.iter().map(|r| {
        let mut row = vec![r.economy.to_string(), r.year.to_string()];
        row.extend([r.p10, r.with, r.p90].map(|v| v.to_string()));
        row
    }));
    html! {
        <section class="impact-people" aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            <p class="note">{ &sub }</p>
            <div ref={frame}>
                <ChartView chart={Rc::new(chart)} title={title} subtitle={sub} source={props.source.clone()} file="groundwork-people" mirror=true />
            </div>
            { csv_link("groundwork-people", csv, &text) }
            <p class="note">{ text.t("impact-people-assumption") }</p>
        </section>
    }
}
