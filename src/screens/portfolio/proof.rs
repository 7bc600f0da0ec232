//! How good the portfolio is: found and bound on one line, or the search as it goes.

use yew::prelude::*;

use crate::platform::solver::Stage;
use crate::state::portfolio::start_solve;
use crate::state::solving::{self, Phase, Solve, use_solve};
use crate::state::{Same, Shown, use_text};
use crate::text::Text;
use crate::widgets::work::Failure;

/// Properties of [`Proof`].
#[derive(Properties, PartialEq)]
pub struct ProofProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
}

/// The third finding.
#[component]
pub fn Proof(props: &ProofProps) -> Html {
    let text = use_text();
    let (solve, refused) = use_solve();
    let shown = &props.shown;
    let refusal = refused
        .filter(|r| r.hash == shown.hash && solve.is_none())
        .map(|r| {
            let again = {
                let shown = shown.clone();
                Callback::from(move |()| start_solve(&shown))
            };
            html! { <Failure message={r.key} detail={r.detail} retry={again} /> }
        });
    let body = match &solve {
        Some(solve) => search(solve, shown, &text),
        None => found(shown, &text),
    };
    html! { <section class="proof">{ refusal }{ body }</section> }
}

/// Position on an axis, percent.
fn at(value: f64, from: f64, to: f64) -> f64 {
    if to > from {
        ((value - from) / (to - from) * 100.0).clamp(0.0, 100.0)
    } else {
        100.0
    }
}

/// Found and bound on an axis that shows the gap: it begins a little below what is found.
fn bar(found: f64, bound: Option<f64>, text: &Text) -> Html {
    let top = bound.unwrap_or(found);
    let room = (top - found).max(found.abs() * 0.02).max(1e-9);
    let (from, to) = ((found - 4.0 * room).max(0.0), top + 0.4 * room);
    let style = format!(
        "--found:{:.2};--bound:{:.2}",
        at(found, from, to),
        at(top, from, to)
    );
    html! {
        <div class="proof-bar" style={style} aria-hidden="true">
            <span class="ends"><b class="found">{ text.tr("portfolio-found", &[("points", text.fixed(found, 2).into())]) }</b>
            if bound.is_some() { <span class="bound">{ text.tr("portfolio-bound", &[("points", text.fixed(top, 2).into())]) }</span> }</span>
            <span class="track"><i class="found"></i><i class="gap"></i>if bound.is_some() { <u></u> }</span>
            <span class="ends quieter"><span class="ltr">{ text.fixed(from, 1) }</span><span class="ltr">{ text.fixed(to, 1) }</span></span>
        </div>
    }
}

fn found(shown: &Shown, text: &Text) -> Html {
    let outcome = &shown.outcome;
    let (title, note) = match (outcome.optimised, outcome.bound) {
        (true, Some(bound)) => {
            let left = text.fixed((bound - outcome.objective).max(0.0), 2);
            (
                text.tr("portfolio-proof-title", &[("left", left.into())]),
                text.tr(
                    "portfolio-proof-note",
                    &[("solver", outcome.solver.as_str().into())],
                ),
            )
        }
        _ => (
            text.t("portfolio-proof-none"),
            text.t("portfolio-proof-none-note"),
        ),
    };
    let gap = outcome.gap.map(|g| format!("{g}"));
    html! {
        <>
            <h2>{ title }</h2>
            { bar(outcome.objective, outcome.bound, text) }
            <p class="proof-gap">
                <b class="figure" data-testid="gap" data-value={gap}>{ outcome.gap.map_or_else(|| text.t("portfolio-gap-unknown").html(), |g| text.percent(g, 3).html()) }</b>
                { " " }<span class="quiet">{ text.t("portfolio-gap") }</span>
            </p>
            <p class="note">{ note }</p>
            <p class="no-print"><a href="#/prioritise">{ text.t("prioritise-link") }</a></p>
            <p class="note">{ text.tr("portfolio-hash", &[("hash", shown.hash.as_str().into())]) }</p>
        </>
    }
}

fn search(solve: &Solve, shown: &Shown, text: &Text) -> Html {
    let p = &solve.progress;
    let other = solve.hash != shown.hash;
    let title = match solve.phase {
        Phase::Preparing => text.t("portfolio-phase-preparing"),
        Phase::Loading => text.t("portfolio-phase-loading"),
        Phase::Searching => text.t(match p.stage {
            Stage::Tree => "portfolio-phase-searching",
            Stage::Relaxation => "portfolio-phase-relaxation",
            Stage::Restricted => "portfolio-phase-restricted",
            Stage::Improve => "portfolio-phase-improve",
        }),
        Phase::Settling => text.t("portfolio-phase-settling"),
    };
    let or_none = |value: Option<f64>| {
        value.map_or_else(|| text.t("portfolio-none-yet").to_string(), |v| text.fixed(v, 2))
    };
    let gap = p
        .gap
        .map_or_else(|| text.t("portfolio-none-yet"), |g| text.percent(g, 2));
    let cancel = Callback::from(|_: MouseEvent| solving::cancel());
    let facts = [
        ("portfolio-fact-seconds", text.fixed(p.seconds, 1)),
        ("portfolio-fact-nodes", text.whole(p.nodes)),
        ("portfolio-fact-incumbent", or_none(p.incumbent)),
        ("portfolio-fact-bound", or_none(p.bound)),
        ("portfolio-fact-gap", gap.into()),
    ];
    html! {
        <div data-testid="solve-progress" aria-busy="true">
            <h2>{ title }</h2>
            if let Some(incumbent) = p.incumbent { { bar(incumbent, p.bound, text) } }
            <dl class="solve-facts">
                { for facts.into_iter().map(|(key, value)| html! { <div><dt>{ text.t(key) }</dt><dd class="ltr">{ value }</dd></div> }) }
            </dl>
            <p class="note">{ text.t(if other { "portfolio-solving-other" } else { "portfolio-solving-note" }) }</p>
            if solve.phase != Phase::Settling { <button class="link" onclick={cancel}>{ text.t("portfolio-cancel-keep") }</button> }
            <p class="visually-hidden" role="status">{ text.t("portfolio-solving-live") }</p>
        </div>
    }
}
