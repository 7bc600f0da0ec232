//! The correlation matrix as a heat map, of all indicators or of the parts of one group. The pair
//! under the pointer, or the one the arrows lead to, is told in words beneath.

use std::rc::Rc;

use charts::matrix::{Matrix, Part, Words, tone};
use charts::{Chart, Role};
use readiness::coherence::Verdict;
use yew::prelude::*;

use super::{Told, ToldProps, names};
use crate::state::{use_text, use_world};
use crate::text::Text;
use crate::widgets::chart::ChartView;
use crate::widgets::export;
use crate::widgets::menu::{Item, Pick};

/// Width in units.
const WIDTH: f64 = 700.0;
/// Choice of all indicators at once.
const ALL: &str = "all";

/// Parts and correlations of what is chosen.
fn matrix(told: &Told, node: &str, text: &Text, world: &engine::World) -> Matrix {
    let Some(found) = told.coherence() else {
        return Matrix::default();
    };
    let of = found.nodes.iter().find(|n| n.node == node);
    let (ids, values) = match of {
        Some(n) => (&n.parts, &n.correlation),
        None => (&found.leaves, &found.correlation),
    };
    let parent = |id: &str| {
        let nodes = told.scores.frozen.nodes();
        let at = told.scores.frozen.node(id)?;
        nodes.get(nodes.get(at)?.parent?).map(|n| n.id.clone())
    };
    Matrix {
        parts: ids
            .iter()
            .map(|id| Part {
                name: told.name(id, text, world),
                group: parent(id).unwrap_or_default(),
            })
            .collect(),
        values: values.clone(),
    }
}

/// What a cell says.
fn told_of(chart: &Chart, datum: usize, text: &Text) -> Option<String> {
    let row = chart.table.rows.get(datum)?;
    let (a, b, r) = (row.first()?, row.get(1)?, row.get(2)?);
    let key = if r.is_empty() { "coh-cell-none" } else { "coh-cell" };
    let args = [
        ("a", b.as_str().into()),
        ("b", a.as_str().into()),
        ("r", r.as_str().into()),
    ];
    let found = match key {
        "coh-cell" => text.tr(key, &args),
        _ => text.tr(key, args.get(..2).unwrap_or(&[])),
    };
    Some(found.into())
}

/// The datum of a cell: cells are counted line by line, each line up to the diagonal.
fn datum(row: usize, column: usize) -> usize {
    row * row.saturating_sub(1) / 2 + column
}

/// The heat map.
#[component]
pub fn MatrixView(props: &ToldProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let at = use_state(|| None::<(usize, usize)>);
    let pointed = use_state(|| None::<usize>);
    let Some(found) = props.told.coherence() else {
        return html! {};
    };
    let node = props.place.route.get(names::NODE).unwrap_or(ALL).to_owned();
    let matrix = matrix(&props.told, &node, &text, world);
    let n = matrix.parts.len();
    let name = if found.nodes.iter().any(|f| f.node == node) {
        props.told.name(&node, &text, world)
    } else {
        text.t("coh-all").into()
    };
    let title = text.tr("coh-matrix-title", &[("name", name.as_str().into())]);
    let words = Words {
        first: &text.t("coh-col-first").to_string(),
        second: &text.t("coh-col-second").to_string(),
        value: &text.t("coh-col-r").to_string(),
        write: &|v| text.fixed(v, 2),
        description: text
            .tr(
                "coh-matrix-said",
                &[
                    ("n", n.into()),
                    ("same", found.redundant.len().into()),
                    ("against", found.conflicting.len().into()),
                ],
            )
            .into(),
    };
    let (chart, _) = matrix.draw(WIDTH, &words);
    let chart = Rc::new(chart);
    let items = std::iter::once((ALL.to_owned(), text.t("coh-all").to_string()))
        .chain(
            found
                .nodes
                .iter()
                .filter(|n| n.verdict != Verdict::Single)
                .map(|n| (n.node.clone(), props.told.name(&n.node, &text, world))),
        )
        .map(|(id, name)| Item::Choice {
            label: html! { { name.clone() } },
            name,
            id: id.into(),
            indent: false,
        })
        .collect::<Vec<_>>();
    let on_node = {
        let (place, at) = (props.place.clone(), at.clone());
        Callback::from(move |id: AttrValue| {
            at.set(None);
            place.set(names::NODE, (id != ALL).then(|| id.to_string()));
        })
    };
    let onmouseover = {
        let pointed = pointed.clone();
        Callback::from(move |event: MouseEvent| {
            let element = event.target_dyn_into::<web_sys::Element>();
            let found = element.and_then(|e| e.get_attribute("data-datum")?.parse().ok());
            if found.is_some() {
                pointed.set(found);
            }
        })
    };
    let onkeydown = {
        let (at, pointed) = (at.clone(), pointed.clone());
        Callback::from(move |event: KeyboardEvent| {
            let (row, column) = (*at).unwrap_or((1, 0));
            let next = match event.key().as_str() {
                "ArrowUp" => (row.saturating_sub(1), column),
                "ArrowDown" => (row + 1, column),
                "ArrowLeft" => (row, column.saturating_sub(1)),
                "ArrowRight" => (row, column + 1),
                _ => return,
            };
            event.prevent_default();
            let row = next.0.clamp(1, n.saturating_sub(1).max(1));
            let next = (row, next.1.min(row - 1));
            at.set(Some(next));
            pointed.set(Some(datum(next.0, next.1)));
        })
    };
    let onfocus = {
        let (at, pointed) = (at.clone(), pointed.clone());
        Callback::from(move |_: FocusEvent| {
            let (row, column) = (*at).unwrap_or((1, 0));
            at.set(Some((row, column)));
            pointed.set(Some(datum(row, column)));
        })
    };
    let csv = {
        let chart = Rc::clone(&chart);
        Callback::from(move |_: MouseEvent| {
            let rows = std::iter::once(chart.table.columns.clone()).chain(chart.table.rows.clone());
            export::save(
                "coherence-matrix.csv",
                "text/csv;charset=utf-8",
                &export::csv(rows),
            );
        })
    };
    let said = (*pointed)
        .and_then(|d| told_of(&chart, d, &text))
        .unwrap_or_else(|| text.t("coh-point").into());
    let source = text.tr(
        "chart-source",
        &[
            ("source", text.t("app-name").into()),
            (
                "hash",
                plan::file::hash(&props.told.plan)
                    .chars()
                    .take(12)
                    .collect::<String>()
                    .into(),
            ),
        ],
    );
    html! {
        <section class="coh-map">
            <div class="between"><h2>{ title.html() }</h2>
                <Pick label={text.t("coh-pick")} button={html! { { name } }} {items} chosen={node} on_choose={on_node} end=true /></div>
            { key(&text) }
            <p class="sub coh-told" role="status" data-testid="coherence-cell">{ said }</p>
            <div class="coh-grid" tabindex="0" role="group" aria-label={text.t("coh-arrows")} data-testid="coherence-matrix" {onmouseover} {onkeydown} {onfocus}>
                <ChartView {chart} title={title.to_string()} subtitle={text.t("coh-matrix-sub").to_string()} source={source} file="coherence-matrix" />
            </div>
            <p><button class="link no-print" onclick={csv}>{ text.t("table-csv") }</button></p>
        </section>
    }
}

/// The key: one swatch a tone, opposed to alike.
fn key(text: &Text) -> Html {
    let swatch = |value: f64, label: String| {
        let (role, fullness): (Role, f64) = tone(value);
        let style = format!("background:var(--{});opacity:{fullness:.2}", role.token());
        html! { <span><i {style}></i><span class="ltr">{ label }</span></span> }
    };
    let steps = [-0.9, -0.4, 0.1, 0.4, 0.7, 0.95];
    html! {
        <div class="coh-key" aria-hidden="true">
            <span>{ text.t("coh-against-short") }</span>
            { for steps.iter().map(|v| swatch(*v, text.fixed(*v, 2))) }
            <span>{ text.t("coh-same-short") }</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_as_the_chart_counts_them() {
        let part = Part::default();
        let matrix = Matrix {
            parts: vec![part; 6],
            values: vec![vec![Some(0.5); 6]; 6],
        };
        let words = Words {
            first: "",
            second: "",
            value: "",
            write: &|_| String::new(),
            description: String::new(),
        };
        let (_, spots) = matrix.draw(400.0, &words);
        for (i, spot) in spots.iter().enumerate() {
            assert_eq!(datum(spot.row, spot.column), i);
        }
    }
}
