//! Scoring beside the optimum, and why one project stands above another.

use engine::{Job, Reply};
use portfolio::explain::above::above;
use portfolio::scoring::{CRITERIA, METHODS, Scoring, group};
use yew::prelude::*;

use crate::screens::portfolio::words;
use crate::state::{Same, Shown, Work, use_job_of, use_text, use_world};

/// Properties of [`ScorePart`].
#[derive(Properties, PartialEq)]
pub struct ScoreProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
}

const CRITERION: [&str; 6] = [
    "prioritise-criterion-impact",
    "prioritise-criterion-rate",
    "prioritise-criterion-ldc",
    "prioritise-criterion-unlocks",
    "prioritise-criterion-early",
    "prioritise-criterion-upkeep",
];
const METHOD: [&str; 4] = [
    "prioritise-method-sum",
    "prioritise-method-topsis",
    "prioritise-method-promethee",
    "prioritise-method-copeland",
];

/// Rows shown.
const SHOWN: usize = 60;

/// The part.
#[component]
pub fn ScorePart(props: &ScoreProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let shown = &props.shown;
    let typed = use_state(String::new);
    let (voters, skipped) = group::read(&typed);
    let merged = group::merge(&voters);
    let weights = merged.as_ref().map(|m| m.weights.clone()).unwrap_or_default();
    let work = use_job_of((shown.clone(), weights), |(shown, weights)| {
        Some(Job::Score {
            problem: Box::new((*shown.problem).clone()),
            weights: weights.clone(),
            chosen: shown.outcome.chosen.clone(),
        })
    });
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let value = event
                .target()
                .and_then(|t| js_sys::Reflect::get(&t, &"value".into()).ok())
                .and_then(|v| v.as_string());
            typed.set(value.unwrap_or_default());
        })
    };
    let table = |scoring: &Scoring| {
        let name = |id: &str| words::project_id(world, &text, id);
        let first = scoring.projects.first().zip(scoring.projects.get(1));
        let compare = first
            .and_then(|(a, b)| above(&shown.problem, &a.project, &b.project))
            .map(|a| {
                let most = a
                    .parts
                    .first()
                    .map(|p| {
                        let known = world.pack.indicator(&p.indicator);
                        text.indicator(
                            &p.indicator,
                            known.map_or(p.indicator.as_str(), |i| i.name.as_str()),
                        )
                        .to_string()
                    })
                    .unwrap_or_default();
                let args = [
                    ("a", name(&a.projects.0).into()),
                    ("b", name(&a.projects.1).into()),
                    ("ra", text.short(a.rate.0).into()),
                    ("rb", text.short(a.rate.1).into()),
                    ("most", most.into()),
                ];
                html! { <p>{ text.tr("prioritise-above", &args) }</p> }
            });
        let agree = [
            ("all", scoring.all_agree.into()),
            ("none", scoring.none_agrees.into()),
            ("n", scoring.first.into()),
        ];
        html! {
            <>
                <p class="lead">{ text.tr("prioritise-agree", &agree) }</p>
                { for compare }
                <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("prioritise-score-title")}>
                    <table data-testid="scores">
                        <caption class="visually-hidden">{ text.t("prioritise-score-title") }</caption>
                        <thead><tr><th scope="col">{ text.t("prioritise-col-project") }</th><th scope="col">{ text.t("prioritise-col-in") }</th>
                            <th scope="col" class="num">{ text.t("prioritise-col-agreeing") }</th>
                            { for METHOD.iter().map(|m| html! { <th scope="col" class="num">{ text.t(m) }</th> }) }</tr></thead>
                        <tbody>{ for scoring.projects.iter().take(SHOWN).map(|p| html! {
                            <tr><th scope="row">{ name(&p.project) }</th><td>{ text.t(if p.chosen { "prioritise-in" } else { "prioritise-out" }) }</td>
                                <td class="num strong">{ format!("{}/{}", p.agreeing, METHODS.len()) }</td>
                                { for p.ranks.iter().map(|r| html! { <td class="num">{ r.map(|r| text.whole(f64::from(r))) }</td> }) }</tr>
                        }) }</tbody>
                    </table>
                </div>
            </>
        }
    };
    let weight = |i: usize, w: f64| {
        let spread = merged
            .as_ref()
            .and_then(|m| m.spread.get(i))
            .map(|(low, high)| format!(" ({}–{})", text.percent(*low, 0), text.percent(*high, 0)));
        html! { <li>{ text.t(CRITERION.get(i).copied().unwrap_or("prioritise-criterion-impact")) }{ ": " }{ text.percent(w, 0) }{ spread }</li> }
    };
    let scoring = match &work {
        Work::Ready(reply) => match &**reply {
            Reply::Scoring(scoring) => Some((**scoring).clone()),
            _ => None,
        },
        _ => None,
    };
    html! {
        <section>
            <h2>{ text.t("prioritise-score-title") }</h2>
            <p class="note">{ text.t("prioritise-note-score") }</p>
            if let Some(scoring) = &scoring {
                <ul class="weights">{ for scoring.weights.iter().enumerate().map(|(i, w)| weight(i, *w)) }</ul>
            }
            <details class="no-print">
                <summary>{ text.tr("prioritise-voters", &[("n", voters.len().into())]) }</summary>
                <label>{ text.tr("prioritise-voters-note", &[("names", CRITERIA.join(", ").into())]) }
                    <textarea class="input" rows="5" data-testid="voters" {oninput} /></label>
                if !skipped.is_empty() {
                    <ul role="alert">{ for skipped.iter().map(|s| html! { <li>{ text.tr("prioritise-skipped", &[("row", s.row.into()), ("column", s.column.into()), ("found", s.found.as_str().into())]) }</li> }) }</ul>
                }
            </details>
            if let Some(scoring) = &scoring { { table(scoring) } }
        </section>
    }
}
