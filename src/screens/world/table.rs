//! The table tab: every economy with its value, year, rank and interval, sorted and exported.

use std::rc::Rc;

use atlas::Iso3;
use engine::job::{EconomyTier, RankInterval};
use yew::prelude::*;

use super::card::reason_words;
use super::layers::Facts;
use super::settings::{Settings, Subject as Subjects};
use super::shown::Shown;
use crate::route::{Route, Screen};
use crate::state::{readiness as score, use_store, use_text, use_world};
use crate::widgets::lineage::{LineageButton, Subject};
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// Properties of [`WorldTable`].
#[derive(Properties)]
pub struct WorldTableProps {
    /// Settings.
    pub settings: Settings,
    /// What is shown.
    pub shown: Rc<Shown>,
    /// Rank intervals, for the whole index.
    pub intervals: Option<Rc<Vec<RankInterval>>>,
    /// What the layers show, once derived.
    pub layer_facts: Option<Rc<Facts>>,
    /// The tiers, where they are shown.
    pub tiers: Option<Rc<Vec<EconomyTier>>>,
    /// Name of what is shown.
    pub name: AttrValue,
    /// The pinned economy.
    pub selected: Option<Iso3>,
}

impl PartialEq for WorldTableProps {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Option<Rc<Vec<RankInterval>>>, b: &Option<Rc<Vec<RankInterval>>>| match (a, b) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        self.settings == other.settings
            && Rc::ptr_eq(&self.shown, &other.shown)
            && self.layer_facts == other.layer_facts
            && same(&self.intervals, &other.intervals)
            && self.tiers == other.tiers
            && self.name == other.name
            && self.selected == other.selected
    }
}

/// The node whose numbers are shown; `None` for an indicator that is no leaf of the framework.
fn node(props: &WorldTableProps, world: &engine::World, plan: &plan::Plan) -> Option<AttrValue> {
    let s = &props.settings;
    let scores = score::scores(world, plan, &s.framework, s.view, s.year)?;
    match &s.subject {
        Subjects::Node(_) => scores
            .frozen
            .nodes()
            .get(s.node(&scores.frozen))
            .map(|n| n.id.clone().into()),
        Subjects::Indicator(id) => {
            let leaf = scores
                .frozen
                .leaf_of(id)
                .and_then(|at| scores.frozen.leaves().get(at));
            leaf.map(|l| l.node.clone().into())
        }
        Subjects::Tiers => None,
    }
}

/// What is missing for the tiers above the confirmed one.
fn evidence(
    tier: &readiness::TierResult,
    text: &crate::text::Text,
    world: &engine::World,
    plan: &plan::Plan,
) -> String {
    use readiness::tiers::{Need, Standing};
    let name = |id: &str| crate::screens::frameworks::words::indicator(plan, world, text, id).to_string();
    let open = tier.requirements.iter().filter(|r| {
        r.tier > tier.confirmed && matches!(r.standing, Standing::Missing | Standing::Unanswered)
    });
    let mut names: Vec<String> = Vec::new();
    for requirement in open {
        let found = match &requirement.need {
            Need::Milestone { milestone, .. } => name(milestone),
            Need::Node { node, .. } => text.pillar(node.rsplit('/').next().unwrap_or(node)).to_string(),
            Need::AnyOf { indicators } => {
                text.list(&indicators.iter().map(|(id, _)| name(id)).collect::<Vec<_>>())
            }
        };
        if !names.contains(&found) {
            names.push(found);
        }
    }
    names.join("; ")
}

/// The table.
#[component]
pub fn WorldTable(props: &WorldTableProps) -> Html {
    let (text, world, store) = (use_text(), use_world(), use_store());
    let shown = &props.shown;
    let mut columns = vec![
        Column::text(text.t("world-col-economy")),
        Column::text(text.t("world-col-code")),
        Column::numeric(text.t(if props.settings.whole() {
            "world-col-score"
        } else {
            "world-col-value"
        })),
        Column::numeric(text.t("world-col-rank")),
    ];
    if props.intervals.is_some() {
        columns.push(Column::numeric(text.t("world-col-low")));
        columns.push(Column::numeric(text.t("world-col-median")));
        columns.push(Column::numeric(text.t("world-col-high")));
        columns.push(Column::numeric(text.t("world-col-missing")));
    } else if props.tiers.is_some() {
        columns.push(Column::numeric(text.t("world-col-tier-most")));
        columns.push(Column::text(text.t("world-col-tier-missing")));
    } else {
        columns.push(Column::numeric(text.t("world-col-year")));
    }
    let layers = props.settings.layers;
    columns.extend(super::layers::columns::heads(layers, &text));
    let node = node(props, world, &store.plan);
    let rows = world.atlas.economies().iter().filter_map(|economy| {
        let code = economy.iso3;
        if props.settings.class.is_some_and(|class| shown.class(code) != class) {
            return None;
        }
        let name = text.economy(economy).to_owned();
        let link = html! { <a class="inline-link" href={Route::to(Screen::Economy(code)).hash()}>{ name.clone() }</a> };
        let mut cells = vec![
            Cell::text(name).shown_as(link),
            Cell::text(code.to_string()).shown_as(html! { <span class="ltr quieter">{ code.to_string() }</span> }),
        ];
        let gap = || {
            let reason = shown.missing.get(&code).map_or_else(|| text.t("missing-short"), |r| reason_words(*r, &text));
            Cell::missing(reason.html())
        };
        let none = || Cell::missing(html! {});
        match shown.values.get(&code) {
            Some(value) => {
                let written = text.full_to(value.value, 2);
                let cell = Cell::number(value.value, written.clone());
                cells.push(match &node {
                    Some(node) => {
                        let of = Subject {
                            economy: code,
                            node: node.clone(),
                            framework: props.settings.framework.clone().into(),
                            view: props.settings.view,
                            year: Some(props.settings.year),
                        };
                        cell.shown_as(html! { <LineageButton {of}>{ written }</LineageButton> })
                    }
                    None => cell,
                });
                cells.push(Cell::number(f64::from(value.rank), text.whole(f64::from(value.rank))));
            }
            None => cells.extend([gap(), none()]),
        }
        if let Some(intervals) = &props.intervals {
            match intervals.iter().find(|i| i.economy == code) {
                Some(i) => {
                    cells.extend([i.p05, i.median, i.p95].map(|v| Cell::number(v, text.full_to(v, 1))));
                    cells.push(Cell::number(f64::from(i.missing), text.whole(f64::from(i.missing))));
                }
                None => cells.extend([none(), none(), none(), none()]),
            }
        } else if let Some(tiers) = &props.tiers {
            match tiers.iter().find(|t| t.economy == code) {
                Some(t) => {
                    let most = f64::from(t.tier.at_most);
                    cells.push(Cell::number(most, text.whole(most)));
                    cells.push(Cell::text(evidence(&t.tier, &text, world, &store.plan)));
                }
                None => cells.extend([none(), none()]),
            }
        } else {
            let year = shown.values.get(&code).and_then(|v| v.year);
            cells.push(year.map_or_else(none, |y| Cell::number(f64::from(y), text.year(y))));
        }
        cells.extend(super::layers::columns::cells(code, layers, props.layer_facts.as_deref(), world, &text));
        Some(Row {
            id: code.to_string().into(),
            cells,
            selected: props.selected == Some(code),
        })
    });
    html! {
        <DataTable columns={Rc::new(columns)} rows={Rc::new(rows.collect::<Vec<_>>())} caption={props.name.clone()}
            file={format!("groundwork-{}", props.settings.year)} sort={Some((3, true))} class="world-table" />
    }
}
