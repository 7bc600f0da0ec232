//! Backtest: what the baselines would have said in 2009, 2014, 2017 and 2019, and what came. The
//! table is the one that ships (recomputed by the bench); the picture is computed for one economy and
//! indicator ([`engine::Job::Hindcasts`]). Left out: choosing a method by hand.

mod fan;

use std::rc::Rc;

use atlas::Iso3;
use engine::backtest::{BacktestRow, shipped};
use foresight::backtest::{HORIZONS, ORIGINS};
use foresight::baseline::Method;
use yew::prelude::*;

use crate::platform::page;
use crate::route::{Place, Route, Screen};
use crate::screens::impact::method_name;
use crate::state::{use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::menu::{Item, Pick};
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// Settings of the address.
mod names {
    pub const ORIGIN: &str = "origin";
    pub const HORIZON: &str = "horizon";
    pub const INDICATOR: &str = "indicator";
    pub const ECONOMY: &str = "economy";
}

/// Shown at first: the indicator that plans speak of most, and the middle of the plans' horizon.
const INDICATOR: &str = "internet_users_pct";
const ECONOMY: &str = "KEN";
const ORIGIN: i16 = 2014;
const HORIZON: usize = 5;
/// Coverage that an indicator's 80 % interval should have (issue on foresight).
const COVERED: std::ops::RangeInclusive<f64> = 0.65..=0.95;

fn choice(id: &str, label: &str) -> Item {
    Item::Choice {
        id: id.to_owned().into(),
        label: html! { { label } },
        name: label.to_owned(),
        indent: false,
    }
}

fn method_words(name: &str, text: &Text) -> Phrase {
    match Method::named(name) {
        Some(method) => method_name(method, text),
        None => text.t("back-joint"),
    }
}

fn indicator_name(id: &str, text: &Text, world: &engine::World) -> Phrase {
    text.indicator(id, world.pack.indicator(id).map_or(id, |i| i.name.as_str()))
}

/// The screen.
#[component]
pub fn BacktestScreen() -> Html {
    let (text, world) = (use_text(), use_world());
    let rows = use_memo((), |()| shipped(world));
    let Some(place) = use_context::<Place>() else {
        return html! {};
    };
    let get = |name: &str| place.route.get(name);
    let origin = get(names::ORIGIN)
        .and_then(|y| y.parse().ok())
        .filter(|y| ORIGINS.contains(y))
        .unwrap_or(ORIGIN);
    let horizon = get(names::HORIZON)
        .and_then(|h| h.parse().ok())
        .filter(|h| HORIZONS.contains(h))
        .unwrap_or(HORIZON);
    let indicator = get(names::INDICATOR)
        .filter(|id| rows.iter().any(|r| r.id == *id))
        .unwrap_or(INDICATOR)
        .to_owned();
    let economy = get(names::ECONOMY)
        .and_then(Iso3::new)
        .or(Iso3::new(ECONOMY))
        .filter(|e| world.atlas.get(*e).is_some());
    let here: Vec<&BacktestRow> = rows
        .iter()
        .filter(|r| r.origin == origin && r.horizon == horizon)
        .collect();
    let tested: Vec<&BacktestRow> = here
        .iter()
        .copied()
        .filter(|r| r.score_of().is_none() && r.method != Method::Untested.name())
        .collect();
    let stayed = tested
        .iter()
        .filter(|r| r.method == Method::Persistence.name())
        .count();
    let better = tested
        .iter()
        .filter(|r| r.ratio().is_some_and(|q| q < 1.0))
        .count();
    let title = text
        .tr(
            "back-title",
            &[
                ("origin", text.year(origin).into()),
                ("years", horizon.into()),
                ("better", better.into()),
                ("tested", tested.len().into()),
                ("stayed", stayed.into()),
            ],
        )
        .to_string();
    let go = |name: &'static str| {
        let route = place.route.clone();
        Callback::from(move |value: AttrValue| route.clone().with(name, Some(value.to_string())).go())
    };
    let origins: Vec<Item> = ORIGINS
        .iter()
        .map(|y| choice(&y.to_string(), &text.year(*y)))
        .collect();
    let horizons: Vec<Item> = HORIZONS
        .iter()
        .map(|h| {
            choice(
                &h.to_string(),
                &text.tr("back-years", &[("n", (*h).into())]).to_string(),
            )
        })
        .collect();
    let scores = here.iter().filter(|r| r.score_of().is_some()).map(|r| {
        let framework = text.t(&format!("framework-{}", r.score_of().unwrap_or_default()));
        let words = text.tr(
            "back-score",
            &[
                ("framework", framework.into()),
                ("covered", text.percent(r.coverage.unwrap_or(0.0), 0).into()),
                ("mae", text.fixed(r.mae, 1).into()),
                ("stay", text.fixed(r.simple[0].unwrap_or(0.0), 1).into()),
                ("units", r.units.into()),
            ],
        );
        html! { <li>{ words }</li> }
    });
    let scores: Vec<Html> = scores.collect();
    html! {
        <div class="page backtest" data-testid="backtest">
            <header class="page-head strong-rule">
                <div><h1>{ title.clone() }</h1><p class="sub">{ text.t("back-sub") }</p></div>
                <div class="page-actions">
                    <a class="link" href={Route::to(Screen::Impact).hash()}>{ text.t("screen-impact") }</a>
                    <button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
                </div>
            </header>
            <div class="between no-print">
                <Pick label={text.t("back-origin")} button={text.tr("back-said-in", &[("year", text.year(origin).into())]).html()} items={origins} chosen={origin.to_string()} on_choose={go(names::ORIGIN)} />
                <Pick label={text.t("back-horizon")} button={text.tr("back-years", &[("n", horizon.into())]).html()} items={horizons} chosen={horizon.to_string()} on_choose={go(names::HORIZON)} />
            </div>
            if let Some(economy) = economy {
                <fan::HindcastFan {economy} {indicator} {origin} on_economy={go(names::ECONOMY)} />
            }
            <section>
                <h2>{ text.t("back-scores") }</h2>
                if scores.is_empty() { <p class="note">{ text.t("back-no-score") }</p> } else { <ul class="note">{ for scores }</ul> }
            </section>
            <section>
                <h2>{ text.t("back-table") }</h2>
                <p class="note">{ text.t("back-table-sub") }</p>
                { table(&here, &title, go(names::INDICATOR), &text, world) }
            </section>
        </div>
    }
}

/// A row an indicator; a click shows its hindcasts.
fn table(
    here: &[&BacktestRow],
    caption: &str,
    on_row: Callback<AttrValue>,
    text: &Text,
    world: &engine::World,
) -> Html {
    let columns = vec![
        Column::text(text.t("impact-col-indicator")),
        Column::text(text.t("impact-col-method")),
        Column::numeric(text.t("back-col-ratio")),
        Column::numeric(text.t("back-col-linear")),
        Column::numeric(text.t("back-col-holt")),
        Column::numeric(text.t("back-col-region")),
        Column::numeric(text.t("back-col-mae")),
        Column::numeric(text.t("back-col-coverage")),
        Column::numeric(text.t("back-col-interval")),
        Column::numeric(text.t("back-col-units")),
    ];
    let number = |value: Option<f64>, shown: &dyn Fn(f64) -> String| match value {
        Some(v) => Cell::number(v, shown(v)),
        None => Cell::missing(text.t("impact-not-tested").html()),
    };
    let ratio = |v: f64| text.fixed(v, 2);
    let rows: Vec<Row> = here
        .iter()
        .filter(|r| r.score_of().is_none())
        .map(|r| {
            let [persistence, linear, holt, region] = r.simple;
            let beside = |other: Option<f64>| Some(r.mae / other.filter(|o| *o > 0.0)?);
            let words = method_words(&r.method, text);
            let method = if r.method == Method::Untested.name() {
                html! { <span class="tag warn">{ &words }</span> }
            } else {
                words.html()
            };
            let covered = |v: f64| {
                let mark = if COVERED.contains(&v) { "" } else { " !" };
                format!("{}{mark}", text.percent(v, 0))
            };
            let [own, of_persistence] = r.interval_score;
            let scores = own.zip(of_persistence.filter(|p| *p > 0.0)).map(|(a, b)| a / b);
            Row {
                id: r.id.clone().into(),
                cells: vec![
                    Cell::text(indicator_name(&r.id, text, world)),
                    Cell::text(words.to_string()).shown_as(method),
                    number(beside(persistence), &ratio),
                    number(beside(linear), &ratio),
                    number(beside(holt), &ratio),
                    number(beside(region), &ratio),
                    number(Some(r.mae), &|v| text.short(v)),
                    number(r.coverage, &covered),
                    number(scores, &ratio),
                    Cell::number(r.units as f64, text.whole(r.units as f64)),
                ],
                selected: false,
            }
        })
        .collect();
    html! {
        <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={caption.to_owned()} file="groundwork-backtest" sort={Some((2, true))} on_row={Some(on_row)} class="tall" />
    }
}
