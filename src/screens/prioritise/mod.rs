//! Prioritise: what every rule costs, why each project is in or out, what other money would buy, what
//! stays chosen whatever turns out, and what scoring would have taken.
//!
//! Every part is a study ([`crate::state::studies`]): it is started here, goes on when the reader
//! leaves, and keeps what it has when it is stopped. Where no portfolio meets every rule, the first
//! part finds the smallest set to relax and offers it as one step. Left out: the optimum itself
//! (screen *Portfolio*).

mod budget;
mod build;
mod names;
mod projects;
mod relax;
mod robust;
mod rules;
mod score;

use std::rc::Rc;

use portfolio::solve::Options;
use portfolio::study::{Base, Report, Spec, Study};
use yew::prelude::*;

use crate::route::Place;
use crate::screens::portfolio::edit::use_editor;
use crate::state::portfolio::{Hashed, use_newest_portfolio, use_problem};
use crate::state::studies::{self, Run, use_run};
use crate::state::{Same, Shown, ShownPortfolio, Work, use_text};
use crate::widgets::work::{Failure, Progress};

/// Gap of the solves of a study: a tenth of a percent would take each several times longer.
const GAP: f64 = 0.005;

/// The parts, by their word in the address.
const PARTS: [(&str, &str); 5] = [
    ("rules", "prioritise-tab-rules"),
    ("projects", "prioritise-tab-projects"),
    ("budget", "prioritise-tab-budget"),
    ("robust", "prioritise-tab-robust"),
    ("score", "prioritise-tab-score"),
];

/// The screen.
#[component]
pub fn PrioritiseScreen() -> Html {
    let text = use_text();
    let place = use_context::<Place>();
    let (_, problem) = use_problem();
    let shown = use_newest_portfolio();
    let (editor, dialog) = use_editor();
    let Some(place) = place else {
        return html! {};
    };
    let part = PARTS
        .iter()
        .map(|(word, _)| *word)
        .find(|word| place.route.get("part") == Some(*word))
        .unwrap_or("rules");
    let tabs = PARTS.iter().map(|(word, key)| {
        let place = place.clone();
        let go = Callback::from(move |_: MouseEvent| {
            place.set("part", (*word != "rules").then(|| (*word).to_owned()));
        });
        html! { <button aria-pressed={(*word == part).to_string()} data-testid={format!("part-{word}")} onclick={go}>{ text.t(key) }</button> }
    });
    let body = match (&shown, &problem) {
        (ShownPortfolio::Ready(shown), Some(hashed)) => match part {
            "projects" => html! { <projects::Projects shown={shown.clone()} /> },
            "budget" => html! { <budget::Budget shown={shown.clone()} /> },
            "robust" => html! { <robust::RobustPart shown={shown.clone()} /> },
            "score" => html! { <score::ScorePart shown={shown.clone()} /> },
            _ => html! {
                <>
                    <rules::RulesPart shown={shown.clone()} editor={editor.clone()} />
                    <build::Build hashed={hashed.clone()} editor={editor.clone()} />
                </>
            },
        },
        (ShownPortfolio::Working(Work::Failed { key, detail, retry }), Some(hashed)) => html! {
            <>
                <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} />
                <relax::RelaxPart hashed={hashed.clone()} editor={editor.clone()} />
                <build::Build hashed={hashed.clone()} editor={editor.clone()} />
            </>
        },
        (ShownPortfolio::Working(Work::Failed { key, detail, retry }), None) => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        _ => {
            html! { <div class="skeleton-lines" aria-hidden="true">{ for (0..8).map(|_| html! { <i></i> }) }</div> }
        }
    };
    html! {
        <div class="page prioritise">
            <header class="page-head"><div><h1>{ text.t("prioritise-title") }</h1><p class="sub">{ text.t("prioritise-sub") }</p></div></header>
            <div class="tabs" role="group" aria-label={text.t("screen-prioritise")}>{ for tabs }</div>
            { body }
            { dialog }
        </div>
    }
}

/// The optimum on show, where it is proven.
fn base(shown: &Shown) -> Option<Base> {
    Some(Base {
        chosen: shown.outcome.chosen.clone(),
        objective: shown.outcome.objective,
        bound: shown.outcome.bound.filter(|_| shown.outcome.optimised)?,
    })
}

fn study(spec: Spec) -> Study {
    Study {
        spec,
        options: Options {
            gap: GAP,
            ..Options::default()
        },
    }
}

/// Properties of [`Runner`].
#[derive(Properties, PartialEq)]
struct RunnerProps {
    /// Name of the study.
    name: &'static str,
    /// Message key of what it does, on its button.
    label: &'static str,
    /// Message key of what it says and assumes.
    note: &'static str,
    /// The programme.
    hashed: Same<Hashed>,
    /// What is asked.
    spec: Callback<(), Spec>,
    /// The run, if there is one.
    run: Option<Run>,
}

/// Start, progress in solves, stop.
#[component]
fn Runner(props: &RunnerProps) -> Html {
    let text = use_text();
    let start = {
        let (name, hashed, spec) = (props.name, props.hashed.clone(), props.spec.clone());
        Callback::from(move |_: MouseEvent| {
            studies::start(name, &hashed.problem, &hashed.hash, study(spec.emit(())));
        })
    };
    let body = match &props.run {
        Some(run) if run.running => {
            let (done, total) = run.progress;
            let words = text.tr(
                "prioritise-solves",
                &[("done", done.into()), ("total", total.into())],
            );
            let units = Callback::from(move |_: f64| words.to_string());
            let cancel = Callback::from(|()| studies::cancel());
            html! { <Progress share={done as f64 / total.max(1) as f64} since={run.since} {cancel} units={Some(units)} /> }
        }
        run => {
            let again = run.is_some();
            html! { <button class={if again { "link" } else { "btn primary" }} data-testid={format!("run-{}", props.name)} onclick={start}>{ text.t(if again { "prioritise-again" } else { props.label }) }</button> }
        }
    };
    let refused = props.run.as_ref().and_then(|r| r.refused.clone());
    html! {
        <div class="study no-print">
            <p class="note">{ text.t(props.note) }</p>
            { body }
            if let Some((key, detail)) = refused { <p role="alert">{ text.t(&key) }{ " " }<span class="quieter">{ detail }</span></p> }
        </div>
    }
}

/// The programme of what is on show, for a study.
fn hashed(shown: &Shown) -> Same<Hashed> {
    Same(Rc::new(Hashed {
        problem: Rc::clone(&shown.problem),
        hash: shown.hash.clone(),
    }))
}

/// The run of a study and its report.
#[hook]
fn use_study(name: &'static str, hash: &str) -> (Option<Run>, Option<Rc<Report>>) {
    let run = use_run(name, hash);
    let report = run.as_ref().and_then(|r| r.report.clone());
    (run, report)
}
