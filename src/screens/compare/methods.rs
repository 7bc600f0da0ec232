//! The ranking without each indicator, and under each of several methods.

use std::rc::Rc;

use atlas::Iso3;
use engine::job::Sensitivity;
use yew::prelude::*;

use super::{Compared, economy_name, words};
use crate::state::{use_text, use_world};
use crate::text::Text;
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// Indicators listed: the ten that move most (features: the effect of dropping each).
const LISTED: usize = 10;

/// Properties of [`Drops`] and [`Agreement`].
#[derive(Properties)]
pub struct MethodsProps {
    /// What is compared.
    pub compared: Compared,
    /// What moves the ranking.
    pub sensitivity: Rc<Sensitivity>,
}

impl PartialEq for MethodsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.sensitivity, &other.sensitivity) && self.compared == other.compared
    }
}

/// The set with each one's position in the engine's lists, in rank order.
fn positions(props: &MethodsProps) -> Vec<(Iso3, usize)> {
    let economies = &props.sensitivity.economies;
    let at = |code: Iso3| Some((code, economies.iter().position(|e| *e == code)?));
    props.compared.ranked().into_iter().filter_map(at).collect()
}

/// Places won or lost, with the rank in the tooltip; better ranks have smaller numbers.
fn moved(from: Option<u32>, to: Option<u32>, text: &Text) -> Cell {
    let (Some(from), Some(to)) = (from, to) else {
        return Cell::missing(text.t("cmp-unscored").html());
    };
    let shift = f64::from(to) - f64::from(from);
    let shown = if shift == 0.0 {
        text.t("cmp-same").to_string()
    } else {
        text.signed(shift, 0)
    };
    let rank = text
        .tr("cmp-moved", &[("now", to.into()), ("was", from.into())])
        .to_string();
    Cell::number(shift, shown.clone()).shown_as(html! {
        <span title={rank} class={classes!((shift == 0.0).then_some("quieter"))}>{ shown }</span>
    })
}

/// What dropping an indicator does, the ten that move most.
#[component]
pub fn Drops(props: &MethodsProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let set = positions(props);
    let told = &props.sensitivity;
    let base = told.methods.methods.first().map(|m| &m.ranks);
    let rank = |ranks: &[Option<u32>], at: usize| ranks.get(at).copied().flatten();
    let mut drops: Vec<_> = told.drops.iter().collect();
    drops.sort_by(|a, b| b.mean_shift.total_cmp(&a.mean_shift).then(a.leaf.cmp(&b.leaf)));
    let most = drops.first().map_or(0.0, |d| d.mean_shift).max(1e-9);
    let frozen = &props.compared.scores.frozen;
    let name = |node: &str| -> String {
        let leaf = frozen.leaves().iter().find(|l| l.node == node);
        let id = leaf.map_or(node, |l| l.indicator.as_str());
        crate::widgets::lineage::name(id, true, &text, &props.compared.plan, world).into()
    };
    let mut columns = vec![
        Column::text(text.t("eco-col-indicator")),
        Column::numeric(text.t("cmp-col-shift")),
    ];
    columns.extend(set.iter().map(|(code, _)| Column::numeric(code)));
    let rows: Vec<Row> = drops
        .iter()
        .take(LISTED)
        .map(|drop| {
            let shift = text.fixed(drop.mean_shift, 2);
            let bar = html! {
                <span class="cmp-shift"><span class="share" aria-hidden="true"><i style={format!("--v:{:.1}", drop.mean_shift / most * 100.0)}></i></span>{ shift.clone() }</span>
            };
            let mut cells = vec![
                Cell::text(name(&drop.node)),
                Cell::number(drop.mean_shift, shift).shown_as(bar),
            ];
            cells.extend(set.iter().map(|(_, at)| {
                moved(base.and_then(|b| rank(b, *at)), rank(&drop.ranks, *at), &text)
            }));
            Row {
                id: drop.node.clone().into(),
                cells,
                selected: false,
            }
        })
        .collect();
    let title = match drops.first() {
        Some(first) => text.tr(
            "cmp-drops-title",
            &[
                ("indicator", name(&first.node).into()),
                ("places", text.fixed(first.mean_shift, 1).into()),
            ],
        ),
        None => text.t("cmp-drops-plain"),
    }
    .to_string();
    html! {
        <section class="cmp-drops" aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.t("cmp-drops-sub") }</p>
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={title} file="compare-drops" />
        </section>
    }
}

/// Rank of the set under each method, and how many agree with the one ranked by.
#[component]
pub fn Agreement(props: &MethodsProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let set = positions(props);
    let methods = &props.sensitivity.methods;
    let of = methods.methods.len();
    let base = methods.methods.first();
    let rank = |ranks: &[Option<u32>], at: usize| ranks.get(at).copied().flatten();
    let mut columns = vec![Column::text(text.t("cmp-col-method"))];
    columns.extend(set.iter().map(|(code, _)| Column::numeric(code)));
    let mut rows: Vec<Row> = methods
        .methods
        .iter()
        .enumerate()
        .map(|(i, method)| {
            let name = words::method(method, &props.sensitivity.variation, &text).to_string();
            let mut cells = vec![Cell::text(name.clone())];
            if i == 0 {
                let tag = text.t("cmp-ranked-by-this");
                cells = vec![
                    Cell::text(name.clone())
                        .shown_as(html! { <>{ name }{ " " }<span class="tag">{ tag }</span></> }),
                ];
            }
            cells.extend(set.iter().map(|(_, at)| {
                let Some(now) = rank(&method.ranks, *at) else {
                    return Cell::missing(text.t("cmp-unscored").html());
                };
                let own = base.and_then(|b| rank(&b.ranks, *at));
                // Beyond the mark, the method disagrees.
                let far = own.is_some_and(|own| own.abs_diff(now) > methods.near);
                let shown = text.whole(f64::from(now));
                Cell::number(f64::from(now), shown.clone())
                    .shown_as(html! { <span class={classes!(far.then_some("cmp-far"))}>{ shown }</span> })
            }));
            Row {
                id: format!("{i}").into(),
                cells,
                selected: false,
            }
        })
        .collect();
    let agree = |at: usize| methods.agreement.get(at).copied().flatten();
    let mut last = vec![
        Cell::text(text.t("cmp-agree"))
            .shown_as(html! { <b>{ text.tr("cmp-agree-within", &[("n", methods.near.into())]) }</b> }),
    ];
    last.extend(set.iter().map(|(_, at)| match agree(*at) {
        Some(n) => {
            let shown = text
                .tr("cmp-agree-of", &[("n", n.into()), ("of", of.into())])
                .to_string();
            Cell::number(f64::from(n), shown.clone()).shown_as(html! { <b>{ shown }</b> })
        }
        None => Cell::missing(text.t("cmp-unscored").html()),
    }));
    rows.push(Row {
        id: "agreement".into(),
        cells: last,
        selected: false,
    });
    let weakest = set
        .iter()
        .filter_map(|(code, at)| Some((agree(*at)?, *code)))
        .min();
    let title = match weakest {
        Some((n, _)) if n as usize == of => text.tr("cmp-agreement-all", &[("of", of.into())]),
        Some((n, code)) => text.tr(
            "cmp-agreement-title",
            &[
                ("n", n.into()),
                ("of", of.into()),
                ("economy", economy_name(world, &text, code).into()),
            ],
        ),
        None => text.t("cmp-agreement-plain"),
    }
    .to_string();
    html! {
        <section class="cmp-agreement" aria-label={title.clone()} data-testid="agreement">
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.tr("cmp-agreement-sub", &[("n", methods.near.into())]) }</p>
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={title} file="compare-methods" />
        </section>
    }
}
