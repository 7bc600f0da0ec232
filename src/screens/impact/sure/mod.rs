//! How sure the result is: the gain with its worst tenth, chances of tiers and targets, what the gain
//! hangs on, the spread of every economy's score, and what stands behind the paths without projects.

mod groups;

use std::rc::Rc;

use engine::job::Impact;
use foresight::Quantity;
use plan::Plan;
use yew::prelude::*;

use self::groups::{Asked, Question};
use super::names::{self, Books};
use super::notes::{Idles, Methods};
use super::outcome::at_horizon;
use super::risk::Chances;
use crate::state::readiness::Scores;
use crate::state::{Same, use_text, use_world};
use crate::widgets::table::{Cell, Column, DataTable, Row};

/// Properties of [`Sure`].
#[derive(Properties, PartialEq)]
pub struct SureProps {
    /// The portfolio.
    pub books: Books,
    /// The plan with it.
    pub plan: Same<Plan>,
    /// The projection.
    pub impact: Same<Impact>,
    /// The index in the view on show.
    pub scores: Same<Scores>,
    /// Source line of exported charts.
    pub source: AttrValue,
}

/// The part.
#[component]
pub fn Sure(props: &SureProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let view = props.scores.frozen.view();
    let rows = at_horizon(&props.impact, Quantity::Score, view);
    let widest = rows
        .iter()
        .max_by(|a, b| (a.p90 - a.p10).total_cmp(&(b.p90 - b.p10)));
    let title = match widest {
        Some(row) => text.tr(
            "sure-spread-finding",
            &[
                ("name", names::economy(world, &text, row.economy).into()),
                ("points", text.fixed(row.p90 - row.p10, 1).into()),
            ],
        ),
        None => text.t("sure-spread"),
    }
    .to_string();
    let number = |v: f64| Cell::number(v, text.fixed(v, 1));
    let cells = rows.iter().map(|r| Row {
        id: r.economy.to_string().into(),
        cells: vec![
            Cell::text(names::economy(world, &text, r.economy)),
            number(r.without_band.0),
            number(r.without),
            number(r.without_band.1),
            number(r.p10),
            number(r.with),
            number(r.p90),
        ],
        selected: false,
    });
    let share = |n: f64| text.percent(n, 0).to_string();
    let head = |key: &str, n: f64| Column::numeric(format!("{} {}", text.t(key), share(n)));
    let columns = vec![
        Column::text(text.t("impact-col-economy")),
        head("impact-key-without", 0.1),
        head("impact-key-without", 0.5),
        head("impact-key-without", 0.9),
        head("impact-key-with", 0.1),
        head("impact-key-with", 0.5),
        head("impact-key-with", 0.9),
    ];
    html! {
        <div class="impact-sure" data-testid="sure">
            <Chances plan={props.plan.clone()} impact={props.impact.clone()} scores={props.scores.clone()} source={props.source.clone()} />
            <div class="impact-row">
                <Asked plan={props.plan.clone()} question={Question::Tornado} source={props.source.clone()} />
                <Asked plan={props.plan.clone()} question={Question::Drivers} source={props.source.clone()} />
            </div>
            <Asked plan={props.plan.clone()} question={Question::Information} source={props.source.clone()} />
            <section class="sure-spread">
                <h2>{ title.clone() }</h2>
                <p class="note">{ text.tr("sure-spread-sub", &[("year", text.year(props.plan.settings.horizon).into())]) }</p>
                <DataTable columns={Rc::new(columns)} rows={Rc::new(cells.collect::<Vec<_>>())} caption={title} file="groundwork-spread" class="tall" />
            </section>
            <div class="impact-row">
                <Methods books={props.books.clone()} impact={Rc::clone(&props.impact.0)} scores={Rc::clone(&props.scores.0)} />
                <Idles books={props.books.clone()} impact={Rc::clone(&props.impact.0)} scores={Rc::clone(&props.scores.0)} />
            </div>
        </div>
    }
}
