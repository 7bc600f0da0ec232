//! The figures behind the words: alpha and components of each group, the parts of one group, pairs,
//! and what contributes almost nothing.

use std::rc::Rc;

use readiness::coherence::{LeafPair, NodeCoherence, Verdict};
use readiness::frozen::ROOT;
use yew::prelude::*;

use super::{ToldProps, names};
use crate::state::{use_text, use_world};
use crate::text::Text;
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// A figure, or a dash where it cannot be told.
fn figure(value: Option<f64>, decimals: u8, text: &Text) -> Cell {
    value.map_or_else(
        || Cell::missing(text.t("coh-none").html()),
        |v| Cell::number(v, text.fixed(v, decimals)),
    )
}

fn percent(value: f64, text: &Text) -> Cell {
    Cell::number(value, text.percent(value, 1).to_string())
}

/// Alpha and principal components, one row a group.
#[component]
pub fn Nodes(props: &ToldProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let Some(found) = props.told.coherence() else {
        return html! {};
    };
    let columns = Rc::new(vec![
        Column::text(text.t("coh-col-group")),
        Column::numeric(text.t("coh-col-parts")),
        Column::numeric(text.t("coh-col-alpha")),
        Column::numeric(text.t("coh-col-alpha-std")),
        Column::numeric(text.t("coh-col-first-component")),
        Column::numeric(text.t("coh-col-above-one")),
        Column::numeric(text.t("coh-col-n")),
    ]);
    let rows: Vec<Row> = found
        .nodes
        .iter()
        .filter(|n| n.verdict != Verdict::Single)
        .map(|n| {
            let components = n.components.as_ref();
            let explained = components.and_then(|c| c.explained.first().copied());
            let none = || Cell::missing(text.t("coh-none").html());
            let count = |v: Option<f64>| v.map_or_else(none, |v| Cell::number(v, text.whole(v)));
            let economies = n.alpha.map(|a| a.economies).or(components.map(|c| c.economies));
            Row {
                id: n.node.clone().into(),
                selected: false,
                cells: vec![
                    Cell::text(props.told.name(&n.node, &text, world)),
                    count(Some(n.parts.len() as f64)),
                    figure(n.alpha.map(|a| a.raw), 2, &text),
                    figure(n.alpha.map(|a| a.standardised), 2, &text),
                    explained.map_or_else(none, |v| percent(v, &text)),
                    count(components.map(|c| c.above_one as f64)),
                    count(economies.map(f64::from)),
                ],
            }
        })
        .collect();
    let title = text.t("coh-nodes");
    html! {
        <section class="stack" data-testid="coherence-nodes">
            <h2>{ title.html() }</h2>
            <p class="note">{ text.t("coh-nodes-note") }</p>
            <DataTable {columns} rows={Rc::new(rows)} caption={title} file="coherence-groups" />
        </section>
    }
}

/// The parts of the chosen group (at first the whole index): correlations and loadings.
#[component]
pub fn Loadings(props: &ToldProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let Some(found) = props.told.coherence() else {
        return html! {};
    };
    let asked = props.place.route.get(names::NODE).unwrap_or(ROOT);
    let named = |id: &str| found.nodes.iter().find(|n| n.node == id);
    let Some(node): Option<&NodeCoherence> = named(asked).or(named(ROOT)).or(found.nodes.first()) else {
        return html! {};
    };
    let shown = node.components.as_ref().map_or(0, |c| c.loadings.len().min(3));
    let mut columns = vec![
        Column::text(text.t("eco-col-part")),
        Column::numeric(text.t("coh-col-with-group")),
        Column::numeric(text.t("coh-col-with-score")),
    ];
    columns.extend((1..=shown).map(|i| Column::numeric(text.tr("coh-col-component", &[("n", i.into())]))));
    let rows: Vec<Row> = node
        .parts
        .iter()
        .enumerate()
        .map(|(i, part)| {
            let of = |list: &[Option<f64>]| list.get(i).copied().flatten();
            let mut cells = vec![
                Cell::text(props.told.name(part, &text, world)),
                figure(of(&node.with_node), 2, &text),
                figure(of(&node.with_root), 2, &text),
            ];
            if let Some(components) = &node.components {
                let loadings = components.loadings.iter().take(shown);
                cells.extend(loadings.map(|l| figure(l.get(i).copied(), 2, &text)));
            }
            Row {
                id: part.clone().into(),
                cells,
                selected: false,
            }
        })
        .collect();
    let name = props.told.name(&node.node, &text, world);
    let title = text.tr("coh-loadings", &[("name", name.into())]);
    html! {
        <section class="stack" data-testid="coherence-loadings">
            <h2>{ title.html() }</h2>
            <p class="note">{ text.t("coh-loadings-note") }</p>
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={title} file="coherence-loadings" />
        </section>
    }
}

/// Pairs of indicators that say the same, then those that pull against each other.
#[component]
pub fn Pairs(props: &ToldProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let Some(found) = props.told.coherence() else {
        return html! {};
    };
    let row = |kind: &'static str, pair: &LeafPair| Row {
        id: format!("{kind}-{}-{}", pair.a, pair.b).into(),
        selected: false,
        cells: vec![
            Cell::text(props.told.name(&pair.a, &text, world)),
            Cell::text(props.told.name(&pair.b, &text, world)),
            Cell::text(text.t(kind).to_string()),
            Cell::number(pair.r, text.fixed(pair.r, 2)),
            Cell::text(
                text.t(if pair.siblings {
                    "coh-siblings"
                } else {
                    "coh-across"
                })
                .to_string(),
            ),
            Cell::number(f64::from(pair.economies), text.whole(f64::from(pair.economies))),
        ],
    };
    let same = found.redundant.iter().map(|p| row("coh-same-short", p));
    let against = found.conflicting.iter().map(|p| row("coh-against-short", p));
    let rows: Vec<Row> = same.chain(against).collect();
    let columns = Rc::new(vec![
        Column::text(text.t("coh-col-first")),
        Column::text(text.t("coh-col-second")),
        Column::text(text.t("coh-col-kind")),
        Column::numeric(text.t("coh-col-r")),
        Column::text(text.t("coh-col-where")),
        Column::numeric(text.t("coh-col-n")),
    ]);
    let title = text.tr(
        "coh-pairs",
        &[
            ("same", found.redundant.len().into()),
            ("against", found.conflicting.len().into()),
        ],
    );
    let none = rows.is_empty();
    html! {
        <section class="stack" data-testid="coherence-pairs">
            <h2>{ title.html() }</h2>
            <p class="note">{ text.t("coh-pairs-note") }</p>
            if !none { <DataTable {columns} rows={Rc::new(rows)} caption={title} file="coherence-pairs" /> }
        </section>
    }
}

/// What each indicator does to the score, weakest first.
#[component]
pub fn Little(props: &ToldProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let Some(found) = props.told.coherence() else {
        return html! {};
    };
    let columns = Rc::new(vec![
        Column::text(text.t("eco-col-indicator")),
        Column::numeric(text.t("coh-col-with-score")),
        Column::numeric(text.t("coh-col-variance")),
        Column::text(text.t("coh-col-finding")),
    ]);
    let rows: Vec<Row> = found
        .contributions
        .iter()
        .map(|c| {
            let finding = if c.negligible {
                text.t("coh-little-short").to_string()
            } else {
                String::new()
            };
            let shown = finding.clone();
            Row {
                id: c.leaf.clone().into(),
                selected: false,
                cells: vec![
                    Cell::text(props.told.name(&c.leaf, &text, world)),
                    figure(c.with_root, 2, &text),
                    percent(c.variance_share, &text),
                    Cell::text(finding)
                        .shown_as(html! { if c.negligible { <span class="tag warn">{ shown }</span> } }),
                ],
            }
        })
        .collect();
    let n = found.contributions.iter().filter(|c| c.negligible).count();
    let title = text.tr("coh-little", &[("n", n.into())]);
    html! {
        <section class="stack" data-testid="coherence-little">
            <h2>{ title.html() }</h2>
            <p class="note">{ text.t("coh-little-note") }</p>
            <DataTable {columns} rows={Rc::new(rows)} caption={title} file="coherence-contributions" />
        </section>
    }
}
