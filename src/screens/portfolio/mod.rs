//! Portfolio: what the money buys, how good that is, why each project is in or out.
//!
//! Three findings (rules, envelopes, proof) over one table whose last column is the calendar and
//! whose foot is the money by year; under it what was left out and what it would take. The portfolio
//! is the one on show everywhere ([`crate::state::portfolio`]); a solve goes on when the reader leaves
//! ([`crate::state::solving`]). Left out: price of each rule, frontier, near-best plans.

mod board;
mod calendar;
mod detail;
mod earmarks;
pub mod edit;
mod envelopes;
mod guard;
mod head;
mod hold;
mod left;
mod outs;
mod proof;
mod rules;
mod settings;
mod table;
pub mod words;

use std::rc::Rc;

use engine::job::CandidateSet;
use engine::{Job, Reply};
use yew::prelude::*;

use self::board::Board;
use self::edit::use_editor;
use self::settings::Settings;
use crate::route::Place;
use crate::state::portfolio::{programme_of, use_newest_portfolio};
use crate::state::{Same, Shown, ShownPortfolio, Work, use_job, use_store, use_text, use_world};
use crate::widgets::work::{Failure, Progress};

/// The screen.
#[component]
pub fn PortfolioScreen() -> Html {
    let store = use_store();
    let found = use_newest_portfolio();
    let job = Some(Job::Candidates(Box::new(programme_of(&store.plan))));
    let candidates = match use_job(job) {
        Work::Ready(reply) => Some(Same(reply)),
        _ => None,
    };
    let set = use_memo(candidates, |reply| match reply.as_deref() {
        Some(Reply::Candidates(set)) => Some(Rc::new((**set).clone())),
        _ => None,
    });
    // While a changed plan is being worked out, what was on show stays where it is, dimmed.
    let last = use_mut_ref(|| None::<Same<Shown>>);
    if let ShownPortfolio::Ready(shown) = &found {
        *last.borrow_mut() = Some(shown.clone());
    }
    let before = last.borrow().clone();
    match (&found, before) {
        (ShownPortfolio::Ready(shown), _) => {
            html! { <Ready shown={shown.clone()} set={(*set).clone()} waiting={false} /> }
        }
        (ShownPortfolio::Working(work @ Work::Failed { .. }), before) => {
            html! { <Refused work={work.clone()} {before} /> }
        }
        (ShownPortfolio::Working(_), Some(shown)) => {
            html! { <Ready {shown} set={(*set).clone()} waiting={true} /> }
        }
        (ShownPortfolio::Working(work), None) => html! { <Skeleton work={work.clone()} /> },
    }
}

/// Properties of [`Ready`].
#[derive(Properties)]
struct ReadyProps {
    shown: Same<Shown>,
    set: Option<Rc<CandidateSet>>,
    waiting: bool,
}

impl PartialEq for ReadyProps {
    fn eq(&self, other: &Self) -> bool {
        self.shown == other.shown
            && self.waiting == other.waiting
            && same_set(self.set.as_ref(), other.set.as_ref())
    }
}

fn same_set(a: Option<&Rc<CandidateSet>>, b: Option<&Rc<CandidateSet>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// The screen with a portfolio.
#[component]
fn Ready(props: &ReadyProps) -> Html {
    let (world, place) = (use_world(), use_context::<Place>());
    let (editor, dialog) = use_editor();
    let board = use_memo(
        (props.shown.clone(), props.set.clone().map(Same)),
        |(shown, set)| {
            let catalogue = engine::catalogue::of(world, &shown.plan);
            Board::new(
                &catalogue.catalogue,
                &shown.problem,
                &shown.outcome,
                set.as_ref().map(|s| &**s),
            )
        },
    );
    let Some(place) = place else {
        return html! {};
    };
    let settings = Settings::read(&place);
    let (shown, set) = (&props.shown, &props.set);
    let plan = Same(Rc::clone(&editor.store.plan));
    html! {
        <div class={classes!("page", "portfolio", props.waiting.then_some("waiting"))} aria-busy={props.waiting.to_string()}>
            <head::Head shown={shown.clone()} board={Rc::clone(&board)} candidates={set.as_ref().map_or(0, |s| s.generated.candidates.len())} />
            <div class="findings">
                <rules::RulesPanel plan={plan.clone()} board={Rc::clone(&board)} editor={editor.clone()} />
                <envelopes::Envelopes {plan} board={Rc::clone(&board)} editor={editor.clone()} />
                <proof::Proof shown={shown.clone()} />
            </div>
            <table::Chosen shown={shown.clone()} board={Rc::clone(&board)} set={set.clone()} settings={settings.clone()} place={place.clone()} editor={editor.clone()} />
            <outs::LeftOut shown={shown.clone()} set={set.clone()} {settings} {place} {editor} />
            { dialog }
        </div>
    }
}

/// Properties of [`Refused`].
#[derive(Properties)]
struct RefusedProps {
    work: Work,
    before: Option<Same<Shown>>,
}

impl PartialEq for RefusedProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// No portfolio could be made: what stands in the way, and the fields that may be changed.
#[component]
fn Refused(props: &RefusedProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let (editor, dialog) = use_editor();
    let Work::Failed { key, detail, retry } = &props.work else {
        return html! {};
    };
    let plan = Same(Rc::clone(&editor.store.plan));
    let board = props.before.as_ref().map(|s| {
        let catalogue = engine::catalogue::of(world, &s.plan);
        Rc::new(Board::new(&catalogue.catalogue, &s.problem, &s.outcome, None))
    });
    html! {
        <div class="page portfolio">
            <header class="page-head"><div><h1>{ text.t("portfolio-refused") }</h1><p class="sub">{ text.t("portfolio-refused-note") }</p></div></header>
            <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} />
            <p class="no-print"><a href="#/prioritise">{ text.t("prioritise-link-relax") }</a></p>
            if board.is_none() { <hold::Held editor={editor.clone()} /> }
            if let Some(board) = board {
                <div class="findings">
                    <rules::RulesPanel plan={plan.clone()} board={Rc::clone(&board)} editor={editor.clone()} />
                    <envelopes::Envelopes {plan} {board} {editor} />
                </div>
            }
            { dialog }
        </div>
    }
}

/// Properties of [`Skeleton`].
#[derive(Properties)]
struct SkeletonProps {
    work: Work,
}

impl PartialEq for SkeletonProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The size of what comes.
#[component]
fn Skeleton(props: &SkeletonProps) -> Html {
    let text = use_text();
    let lines =
        |n: usize| (0..n).map(|i| html! { <i style={format!("inline-size:{}%", 94 - (i * 23) % 50)}></i> });
    let progress = match &props.work {
        Work::Running { share, since, cancel } => {
            html! { <Progress share={*share} since={*since} cancel={cancel.clone()} /> }
        }
        _ => html! {},
    };
    html! {
        <div class="page portfolio" aria-busy="true">
            <header class="page-head"><div><h1>{ text.t("portfolio-computing") }</h1><p class="sub">{ text.t("portfolio-computing-note") }</p></div></header>
            { progress }
            <div class="findings" aria-hidden="true">
                { for (0..3).map(|_| html! { <section class="skeleton-lines">{ for lines(8) }</section> }) }
            </div>
            <div class="skeleton-lines" aria-hidden="true">{ for lines(16) }</div>
        </div>
    }
}
