//! What stands behind the fans, and what the money does not do: the baseline method of every
//! indicator, indicators that no project moves, doses that move nothing.

use std::rc::Rc;

use engine::job::Impact;
use foresight::baseline::Method;
use foresight::projection::Idle;
use yew::prelude::*;

use super::names::{self, Books};
use super::outcome;
use crate::state::readiness::Scores;
use crate::state::{use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// Properties of [`Methods`] and [`Idles`].
#[derive(Properties)]
pub struct NotesProps {
    /// The portfolio.
    pub books: Books,
    /// The projection.
    pub impact: Rc<Impact>,
    /// The index in the view on show.
    pub scores: Rc<Scores>,
}

impl PartialEq for NotesProps {
    fn eq(&self, other: &Self) -> bool {
        self.books == other.books
            && Rc::ptr_eq(&self.impact, &other.impact)
            && Rc::ptr_eq(&self.scores, &other.scores)
    }
}

/// Name of a method.
/// Why a series that is neither tested nor a milestone is held flat: it has no history of its own.
pub fn no_history(id: &str) -> Option<&'static str> {
    if id.starts_with(indicators::framework::OWN_INDICATOR) {
        Some("impact-method-own")
    } else if id.contains('/') {
        Some("impact-method-ratio")
    } else {
        None
    }
}

/// How the path of an indicator without the portfolio is drawn forward.
pub fn method_of(id: &str, method: Method, text: &Text) -> Phrase {
    match (method, no_history(id)) {
        (Method::Milestone | Method::Untested, Some(key)) => text.t(key),
        _ => method_name(method, text),
    }
}

pub fn method_name(method: Method, text: &Text) -> Phrase {
    match method {
        Method::Persistence => text.t("impact-method-persistence"),
        Method::Linear => text.t("impact-method-linear"),
        Method::Damped { phi } => text.tr("impact-method-damped", &[("phi", text.fixed(phi, 2).into())]),
        Method::Holt => text.t("impact-method-holt"),
        Method::SCurve => text.t("impact-method-s-curve"),
        Method::Paces => text.t("impact-method-paces"),
        Method::Median => text.t("impact-method-median"),
        Method::RegionalMean => text.t("impact-method-region"),
        Method::Untested => text.t("impact-method-untested"),
        Method::Milestone => text.t("impact-method-milestone"),
    }
}

fn indicator(id: &str, plan: &plan::Plan, text: &Text, world: &engine::World) -> Phrase {
    crate::widgets::lineage::name(id, true, text, plan, world)
}

/// The method of each indicator, what it was tested against, and whether a project moves it.
#[component]
pub fn Methods(props: &NotesProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let frozen = &props.scores.frozen;
    let (moved, _) = outcome::moved(&props.impact, frozen);
    let counted: Vec<_> = props
        .impact
        .baselines
        .iter()
        .filter(|(id, _)| frozen.leaf_of(id).is_some())
        .collect();
    let tested = counted.iter().filter(|(_, c)| !c.tried.is_empty()).count();
    let won = counted.iter().filter(|(_, c)| c.persistence_won()).count();
    let flat = counted
        .iter()
        .filter(|(_, c)| matches!(c.method, Method::Untested | Method::Milestone))
        .count();
    let title = text
        .tr(
            "impact-methods-finding",
            &[
                ("won", won.into()),
                ("tested", tested.into()),
                ("flat", flat.into()),
            ],
        )
        .to_string();
    let columns = vec![
        Column::text(text.t("impact-col-indicator")),
        Column::text(text.t("impact-col-method")),
        Column::numeric(text.t("impact-col-ratio")),
        Column::numeric(text.t("impact-col-forecasts")),
        Column::text(text.t("impact-col-moved")),
    ];
    let rows = counted.iter().map(|(id, choice)| {
        let untested = matches!(choice.method, Method::Untested | Method::Milestone);
        let method = method_of(id, choice.method, &text);
        let shown = if untested {
            html! { <span class="tag warn">{ &method }</span> }
        } else {
            method.html()
        };
        let is_moved = moved.iter().any(|node| {
            frozen
                .leaves()
                .iter()
                .any(|l| l.node == *node && l.indicator == *id)
        });
        Row {
            id: id.clone().into(),
            cells: vec![
                Cell::text(indicator(id, &store.plan, &text, world)),
                Cell::text(method.to_string()).shown_as(shown),
                choice.ratio().map_or_else(
                    || Cell::missing(text.t("impact-not-tested").html()),
                    |r| Cell::number(r, text.fixed(r, 3)),
                ),
                Cell::number(
                    f64::from(choice.forecasts),
                    text.whole(f64::from(choice.forecasts)),
                ),
                Cell::text(text.t(if is_moved { "impact-yes" } else { "impact-no" })),
            ],
            selected: false,
        }
    });
    html! {
        <section class="impact-methods">
            <h2>{ title.clone() }</h2>
            <p class="note">{ text.t("impact-methods-sub") }{ " " }<a class="link" href={crate::route::Route::to(crate::route::Screen::Backtest).hash()}>{ text.t("screen-backtest") }</a></p>
            <DataTable columns={Rc::new(columns)} rows={Rc::new(rows.collect::<Vec<_>>())} caption={title} file="groundwork-baselines" class="tall" />
        </section>
    }
}

/// Indicators that no project moves, and doses that move nothing.
#[component]
pub fn Idles(props: &NotesProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let frozen = &props.scores.frozen;
    let (moved, still) = outcome::moved(&props.impact, frozen);
    let names: Vec<String> = still
        .iter()
        .filter_map(|node| frozen.leaves().iter().find(|l| l.node == *node))
        .map(|leaf| indicator(&leaf.indicator, &store.plan, &text, world).to_string())
        .collect();
    let title = text
        .tr(
            "impact-still-finding",
            &[
                ("n", still.len().into()),
                ("of", (still.len() + moved.len()).into()),
            ],
        )
        .to_string();
    let columns = vec![
        Column::text(text.t("impact-col-project")),
        Column::text(text.t("impact-col-economy")),
        Column::text(text.t("impact-col-indicator")),
        Column::text(text.t("impact-col-why")),
    ];
    let idle = &props.impact.projection.idle;
    let rows: Vec<Row> = idle
        .iter()
        .enumerate()
        .map(|(i, dose)| {
            let project = props
                .books
                .shown
                .problem
                .projects
                .iter()
                .position(|p| p.id == dose.project);
            let name = project.map_or_else(
                || dose.project.clone(),
                |at| names::project(at, &props.books, world, &text),
            );
            let why = text.t(match dose.reason {
                Idle::NoBaseline => "impact-idle-baseline",
                Idle::NotInFramework => "impact-idle-framework",
                Idle::NotInPlan => "impact-idle-plan",
            });
            Row {
                id: i.to_string().into(),
                cells: vec![
                    Cell::text(name),
                    Cell::text(names::economy(world, &text, dose.economy)),
                    Cell::text(indicator(&dose.indicator, &store.plan, &text, world)),
                    Cell::text(why),
                ],
                selected: false,
            }
        })
        .collect();
    let doses = text
        .tr("impact-idle-finding", &[("n", idle.len().into())])
        .to_string();
    html! {
        <section class="impact-idle">
            <h2>{ title }</h2>
            <p class="note">{ text.t("impact-still-sub") }</p>
            <p class="still">{ names.join(" · ") }</p>
            <h2>{ doses.clone() }</h2>
            if idle.is_empty() {
                <p class="note">{ text.t("impact-idle-none") }</p>
            } else {
                <p class="note">{ text.t("impact-idle-sub") }</p>
                <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={doses} file="groundwork-idle" class="tall" />
            }
        </section>
    }
}
