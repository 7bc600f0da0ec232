//! Money and impact: who pays what, when and where, and what the same index engine says it changes.
//!
//! The portfolio is the one on show everywhere ([`use_shown_portfolio`]); its money and projection
//! are computed by the engine's worker, with the seed that the command line takes by default, so that
//! `impact.csv` is the same file. Every total is a button: the drawer lists its parts.

mod change;
mod drawer;
mod fans;

mod money;
mod names;
mod notes;
mod outcome;
mod parts;
mod ranks;
pub mod width;

use std::rc::Rc;

use engine::job::Impact;
use engine::{Job, Reply};
use foresight::Quantity;
use indicators::View;
use plan::Plan;
use yew::prelude::*;

use crate::platform::page;
use crate::route::Place;
use crate::state::portfolio::{Shown, ShownPortfolio, programme_of, use_shown_portfolio};
use crate::state::readiness::{self as score, Scores};
use crate::state::{Same, Work, use_job, use_text, use_world};
use crate::text::Text;
use crate::widgets::export;
use crate::widgets::work::{Failure, Progress, WorkView};

use drawer::Drawer;
use fans::{Fans, view_id};
use money::{ColumnsView, FlowView, MoneyTable};
use names::Books;
use notes::{Idles, Methods};
use outcome::{Subject, apart, at_horizon};
use parts::{Grouping, Key};
use ranks::{People, Ranks};

/// Draws of the projection: the command line's default.
const DRAWS: u32 = 500;
/// Seed of the projection: the command line's default.
const SEED: u64 = 1;

/// Names of the settings in the address.
mod settings {
    /// Grouping of the money: `funder` (default), `group`, `theme`, `economy`.
    pub const BY: &str = "by";
    /// `outcomes` or `milestones`; the plan's by default.
    pub const COUNT: &str = "count";
    /// Leaf that the fans show; the score by default.
    pub const LEAF: &str = "leaf";
    /// The total that is open.
    pub const OPEN: &str = "open";
}

/// The screen.
#[component]
pub fn ImpactScreen() -> Html {
    let text = use_text();
    match use_shown_portfolio() {
        ShownPortfolio::Ready(shown) => html! { <Funded {shown} /> },
        ShownPortfolio::Working(work) => {
            let nothing = Callback::from(|_: Rc<Reply>| html! {});
            html! {
                <div class="page impact"><div class="impact-page">
                    <header class="page-head strong-rule"><div><h1>{ text.t("impact-waiting") }</h1></div></header>
                    <WorkView {work} lines={12} ready={nothing} />
                </div></div>
            }
        }
    }
}

/// Properties of [`Funded`].
#[derive(Properties, PartialEq)]
struct FundedProps {
    shown: Same<Shown>,
}

fn ready(work: &Work) -> Option<Same<Reply>> {
    match work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    }
}

/// The screen once there is a portfolio.
#[component]
fn Funded(props: &FundedProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let place = use_context::<Place>();
    let setting = |name: &str| place.as_ref().and_then(|p| p.route.get(name)).map(str::to_owned);
    let shown = &props.shown;
    let plan = Rc::clone(&shown.plan);

    // The name of a plan decides nothing here, so renaming it computes nothing anew.
    let funded = use_memo(shown.clone(), |shown| Plan {
        accepted: shown.funded().accepted,
        ..programme_of(&shown.plan)
    });
    let money = use_job(Some(Job::Money(Box::new((*funded).clone()))));
    let candidates = use_job(Some(Job::Candidates(Box::new(programme_of(&plan)))));
    let project = use_job(Some(Job::Project {
        plan: Box::new((*funded).clone()),
        draws: DRAWS,
        seed: SEED,
    }));
    let atoms = use_memo(shown.clone(), |shown| {
        Same(Rc::new(parts::atoms(&shown.problem, &shown.outcome)))
    });
    let impact = use_memo(ready(&project), |reply| match reply.as_deref() {
        Some(Reply::Impact(impact)) => Some(Rc::new((**impact).clone())),
        _ => None,
    });
    let view = match setting(settings::COUNT).as_deref() {
        Some("outcomes") => View::Outcomes,
        Some("milestones") => View::Milestones,
        _ => plan.settings.view,
    };
    let scores = use_memo((Same(Rc::clone(&plan)), view), |(plan, view)| {
        score::scores(
            world,
            plan,
            &plan.settings.framework,
            *view,
            plan.settings.base_year,
        )
    });
    let grouping = setting(settings::BY)
        .and_then(|by| Grouping::ALL.into_iter().find(|(_, id)| *id == by))
        .map_or(Grouping::Funder, |(grouping, _)| grouping);
    let open = setting(settings::OPEN).and_then(|key| Key::read(&key));

    let set = {
        let place = place.clone();
        move |name: &str, value: Option<String>| {
            if let Some(place) = &place {
                place.set(name, value);
            }
        }
    };
    let on_open = {
        let set = set.clone();
        Callback::from(move |key: Key| set(settings::OPEN, Some(key.write())))
    };
    let on_close = {
        let set = set.clone();
        Callback::from(move |()| set(settings::OPEN, None))
    };
    let on_group = {
        let set = set.clone();
        Callback::from(move |id: AttrValue| set(settings::BY, (id != "funder").then(|| id.to_string())))
    };
    let on_subject = {
        let set = set.clone();
        Callback::from(move |node: String| set(settings::LEAF, (!node.is_empty()).then_some(node)))
    };
    let on_view = {
        let default = view_id(plan.settings.view);
        Callback::from(move |id: AttrValue| set(settings::COUNT, (id != default).then(|| id.to_string())))
    };
    let onkeydown = {
        let (on_close, is_open) = (on_close.clone(), open.is_some());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && is_open {
                event.stop_propagation();
                on_close.emit(());
            }
        })
    };

    let books = Books {
        shown: shown.clone(),
        atoms: (*atoms).clone(),
        candidates: ready(&candidates),
    };
    let source: AttrValue = {
        let hash: String = shown.hash.chars().take(8).collect();
        let origin = text.tr("impact-source", &[("label", shown.label(&text).into())]);
        text.tr(
            "chart-source",
            &[("source", origin.into()), ("hash", hash.into())],
        )
        .to_string()
        .into()
    };
    let leaf = setting(settings::LEAF);
    let subject = (*scores)
        .as_ref()
        .and_then(|s| {
            s.frozen
                .leaves()
                .iter()
                .find(|l| Some(&l.node) == leaf.as_ref())
                .map(|l| l.node.clone())
        })
        .map_or(Subject::Score, Subject::Leaf);
    let drawer = open
        .clone()
        .filter(|key| books.total(key) != ledger::Cents::ZERO)
        .map(|what| {
            let key = what.write();
            html! { <Drawer {key} books={books.clone()} {what} on_close={on_close.clone()} /> }
        });
    let money_reply = ready(&money);
    let problem_with_money = match &money {
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        _ => html! {},
    };
    let effects = match (&*impact, &*scores) {
        (Some(impact), Some(scores)) => effects(&Effects {
            books: &books,
            impact,
            scores,
            subject,
            on_subject,
            on_view,
            source: source.clone(),
        }),
        _ => waiting(&project, &text),
    };
    html! {
        <div class={classes!("page", "impact", drawer.is_some().then_some("with-drawer"))} {onkeydown}>
            <div class="impact-page">
                { head(&books, (*impact).as_ref(), view, &text) }
                { problem_with_money }
                <div class="impact-row">
                    <FlowView books={books.clone()} money={money_reply.clone()} {grouping} on_group={on_group.clone()}
                        open={open.clone()} on_open={on_open.clone()} source={source.clone()} />
                    <ColumnsView books={books.clone()} money={money_reply} {grouping} on_group={on_group.clone()}
                        open={open.clone()} on_open={on_open.clone()} {source} />
                </div>
                { effects.0 }
                <MoneyTable books={books.clone()} {grouping} {on_group} {open} {on_open} />
                { effects.1 }
            </div>
            { drawer }
        </div>
    }
}

/// Title, what is shown, and the file of the whole projection.
fn head(books: &Books, impact: Option<&Rc<Impact>>, view: View, text: &Text) -> Html {
    let shown = &books.shown;
    let total = books.total(&Key::All);
    let amount = text.money(total);
    let title = match impact {
        Some(impact) => {
            let scores = at_horizon(impact, Quantity::Score, view);
            let lifted = scores.iter().filter(|r| r.with > r.without).count();
            let most = scores.iter().map(|r| r.with - r.without).fold(0.0, f64::max);
            let free = at_horizon(impact, Quantity::Rank, view)
                .iter()
                .filter(|r| apart(r))
                .count();
            text.tr(
                "impact-title",
                &[
                    ("money", amount.into()),
                    ("n", lifted.into()),
                    ("points", text.fixed(most, 1).into()),
                    ("free", free.into()),
                ],
            )
        }
        None => text.tr(
            "impact-title-money",
            &[("money", amount.into()), ("n", shown.outcome.chosen.len().into())],
        ),
    };
    let sub = text.tr(
        "impact-sub",
        &[("year", text.year(shown.plan.settings.base_year).into())],
    );
    let gone = impact.filter(|i| !i.gone.is_empty()).map(|i| {
        html! { <span class="tag warn">{ text.tr("impact-gone", &[("n", i.gone.len().into())]) }</span> }
    });
    let export = impact.map(|impact| {
        let impact = Rc::clone(impact);
        Callback::from(move |_: MouseEvent| {
            export::save(
                "impact.csv",
                "text/csv;charset=utf-8",
                &engine::tables::impact(&impact.projection.rows),
            );
        })
    });
    html! {
        <header class="page-head strong-rule">
            <div><h1 data-testid="impact-title">{ title }</h1><p class="sub">{ sub }</p></div>
            <div class="page-actions">
                if shown.plan.example { <span class="tag example">{ text.t("example-tag") }</span> }
                <span class="tag">{ shown.label(text) }</span>
                if shown.stale { <span class="tag warn">{ text.t("impact-stale") }</span> }
                { gone }
                <button class="btn" data-testid="impact-export" disabled={export.is_none()} onclick={export}
                    title={text.t("impact-export-note").to_string()}>{ text.t("impact-export") }</button>
                <button class="btn" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
            </div>
        </header>
    }
}

/// What the parts about impact are made of.
struct Effects<'a> {
    books: &'a Books,
    impact: &'a Rc<Impact>,
    scores: &'a Rc<Scores>,
    subject: Subject,
    on_subject: Callback<String>,
    on_view: Callback<AttrValue>,
    source: AttrValue,
}

/// Fans, ranks and people; methods and what does nothing.
fn effects(of: &Effects<'_>) -> (Html, Html) {
    let plan = &of.books.shown.plan;
    let view = of.scores.frozen.view();
    let scored = of.scores.readiness.scored().count();
    let horizon = plan.settings.horizon;
    let row = html! {
        <>
        <change::Change impact={Rc::clone(of.impact)} scores={Rc::clone(of.scores)} base={plan.settings.base_year} {horizon} source={of.source.clone()} />
        <div class="impact-row">
            <Fans plan={Rc::clone(plan)} impact={Rc::clone(of.impact)} scores={Rc::clone(of.scores)} subject={of.subject.clone()}
                on_subject={of.on_subject.clone()} on_view={of.on_view.clone()} source={of.source.clone()} />
            <div class="impact-side">
                <Ranks impact={Rc::clone(of.impact)} {view} {scored} {horizon} source={of.source.clone()} />
                <People impact={Rc::clone(of.impact)} {view} {scored} {horizon} source={of.source.clone()} />
            </div>
        </div>
        </>
    };
    let notes = html! {
        <div class="impact-row">
            <Methods books={of.books.clone()} impact={Rc::clone(of.impact)} scores={Rc::clone(of.scores)} />
            <Idles books={of.books.clone()} impact={Rc::clone(of.impact)} scores={Rc::clone(of.scores)} />
        </div>
    };
    (row, notes)
}

/// The same place while the projection is drawn, or why it was not.
fn waiting(work: &Work, text: &Text) -> (Html, Html) {
    let inner = match work {
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        Work::Running { share, since, cancel } => {
            let units = {
                let text = text.clone();
                Callback::from(move |share: f64| {
                    let args = [
                        ("share", text.percent(share, 0).into()),
                        ("draws", f64::from(DRAWS).into()),
                    ];
                    text.tr("impact-drawing", &args).to_string()
                })
            };
            html! {
                <>
                    <h2>{ text.t("impact-drawing-title") }</h2>
                    <Progress share={*share} since={*since} cancel={cancel.clone()} {units} />
                    <div class="skeleton impact-skeleton" aria-hidden="true"></div>
                </>
            }
        }
        Work::Idle | Work::Ready(_) => html! {},
    };
    let row = html! {
        <div class="impact-row" aria-busy="true">
            <section class="impact-fans">{ inner }</section>
            <section class="impact-side"><div class="skeleton impact-skeleton" aria-hidden="true"></div></section>
        </div>
    };
    (row, html! {})
}
