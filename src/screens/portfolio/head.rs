//! The finding, and what can be done with it: solve, accept.

use std::rc::Rc;

use plan::Accepted;
use plan::command::Command;
use yew::prelude::*;

use super::board::Board;
use super::edit::mine_with;
use crate::state::portfolio::start_solve;
use crate::state::solving::{self, Phase, use_solve};
use crate::state::{Action, Same, Shown, Standing, Toast, use_store, use_text};

/// Properties of [`Head`].
#[derive(Properties, PartialEq)]
pub struct HeadProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
    /// What is computed from it.
    pub board: Rc<Board>,
    /// Candidates of the region; 0 while they are under way.
    pub candidates: usize,
}

/// The head of the screen.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let (shown, board) = (&props.shown, &props.board);
    let outcome = &shown.outcome;
    let args = [
        ("money", text.money(board.total).into()),
        ("points", text.short(outcome.objective).into()),
        ("gap", text.percent(outcome.gap.unwrap_or(0.0), 2).into()),
    ];
    let title = if outcome.chosen.is_empty() {
        text.t("portfolio-title-empty")
    } else if outcome.optimised && outcome.gap.is_some_and(|g| g <= 0.0) {
        text.tr("portfolio-title-optimal", &args[..2])
    } else if outcome.optimised && outcome.gap.is_some() {
        text.tr("portfolio-title-proven", &args)
    } else {
        text.tr("portfolio-title-heuristic", &args[..2])
    };
    let s = &shown.plan.settings;
    let sub = text.tr(
        "portfolio-sub",
        &[
            ("horizon", text.year(s.horizon).into()),
            ("exponent", text.full(s.population_exponent).into()),
            ("projects", outcome.chosen.len().into()),
            ("programme", shown.problem.projects.len().into()),
            ("economies", board.reached.len().into()),
            ("year", text.year(s.base_year).into()),
        ],
    );
    let accept = {
        let (store, text, shown) = (store.clone(), text.clone(), shown.clone());
        Callback::from(move |_: MouseEvent| {
            let command = Command::SetAccepted {
                accepted: Some(Box::new(Accepted {
                    choices: shown.outcome.chosen.clone(),
                    outcome: (*shown.outcome).clone(),
                })),
            };
            if store.plan.example {
                mine_with(&store, &text, command, "portfolio-mine-accepted");
            } else {
                store.dispatch(Action::Run(Box::new(command)));
                store.dispatch(Action::Say(Toast::undoable("portfolio-accepted", Vec::new())));
            }
        })
    };
    let accepted = shown.standing == Standing::Accepted;
    let label = if accepted {
        "portfolio-is-accepted"
    } else if store.plan.example {
        "portfolio-accept-mine"
    } else {
        "portfolio-accept"
    };
    // Once it is solved, accepting is the next step.
    let next = outcome.optimised && !accepted;
    html! {
        <>
            <header class="page-head">
                <div>
                    <h1 data-testid="objective" data-value={format!("{}", outcome.objective)}>{ title }</h1>
                    <p class="sub">{ sub }</p>
                </div>
                <div class="page-actions">
                    if store.plan.example { <span class="tag example">{ text.t("example-tag") }</span> }
                    <SolveButton shown={shown.clone()} />
                    <button class={classes!("btn", next.then_some("primary"))} data-testid="accept" disabled={accepted} onclick={accept}>{ text.t(label) }</button>
                </div>
            </header>
            if shown.stale {
                <p class="banner" role="status">{ text.t("portfolio-stale") }</p>
            }
        </>
    }
}

/// Properties of [`SolveButton`].
#[derive(Properties, PartialEq)]
struct SolveProps {
    shown: Same<Shown>,
}

/// Solve, or Cancel while a solve is under way.
#[component]
fn SolveButton(props: &SolveProps) -> Html {
    let text = use_text();
    let (solve, _) = use_solve();
    if solve.as_ref().is_some_and(|s| s.phase == Phase::Settling) {
        return html! { <button class="btn" disabled=true>{ text.t("portfolio-settling") }</button> };
    }
    if solve.is_some() {
        let cancel = Callback::from(|_: MouseEvent| solving::cancel());
        return html! { <button class="btn" data-testid="solve-cancel" onclick={cancel}>{ text.t("portfolio-cancel") }</button> };
    }
    let shown = props.shown.clone();
    let click = Callback::from(move |_: MouseEvent| start_solve(&shown));
    let outcome = &props.shown.outcome;
    let solved = outcome.optimised;
    let (label, class) = if solved {
        ("portfolio-solve-again", "btn")
    } else {
        ("portfolio-solve", "btn primary")
    };
    html! { <button {class} data-testid="solve" onclick={click}>{ text.t(label) }</button> }
}
