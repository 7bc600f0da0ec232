//! What other money buys: impact over budget, impact against equity and downside, formulas.

use std::rc::Rc;

use engine::{Job, Reply};
use portfolio::frontier::curve::total;
use portfolio::study::{Formula, Report, Spec, usual_budgets};
use yew::prelude::*;

use super::{Runner, base, hashed, use_study};
use crate::state::portfolio::programme_of;
use crate::state::{Same, Shown, Work, use_job_of, use_text};
use crate::text::Text;

/// Properties of [`Budget`].
#[derive(Properties, PartialEq)]
pub struct BudgetProps {
    /// The portfolio on show.
    pub shown: Same<Shown>,
}

fn gap(text: &Text, gap: Option<f64>) -> String {
    gap.map_or_else(
        || text.t("prioritise-unproven").to_string(),
        |g| text.percent(g, 2).to_string(),
    )
}

/// The part.
#[component]
pub fn Budget(props: &BudgetProps) -> Html {
    let text = use_text();
    let shown = &props.shown;
    let (curve_run, curve) = use_study("curve", &shown.hash);
    let (surface_run, surface) = use_study("surface", &shown.hash);
    let (formulas_run, formulas) = use_study("formulas", &shown.hash);
    let allocation = use_job_of(shown.clone(), |shown| {
        Some(Job::Allocation {
            plan: Box::new(programme_of(&shown.plan)),
            problem: Box::new((*shown.problem).clone()),
        })
    });
    let known: Rc<Vec<Formula>> = Rc::new(match &allocation {
        Work::Ready(reply) => match &**reply {
            Reply::Allocation(a) => a.formulas.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    });
    let curve_spec = {
        let shown = shown.clone();
        Callback::from(move |()| Spec::Curve {
            budgets: usual_budgets(total(&shown.problem)),
        })
    };
    let surface_spec = Callback::from(|()| Spec::Surface {
        equity: 4,
        downside: 3,
        scenarios: 8,
        seed: 1,
    });
    let formulas_ready = !known.is_empty();
    let formulas_spec = {
        let shown = shown.clone();
        Callback::from(move |()| Spec::Formulas {
            formulas: (*known).clone(),
            base: base(&shown),
        })
    };
    let head = |keys: &[&'static str]| {
        html! { <thead><tr>{ for keys.iter().enumerate().map(|(i, k)| html! { <th scope="col" class={classes!((i > 0).then_some("num"))}>{ text.t(k) }</th> }) }</tr></thead> }
    };
    html! {
        <>
            <section>
                <h2>{ text.t("prioritise-curve-title") }</h2>
                <Runner name="curve" label="prioritise-run-curve" note="prioritise-note-curve" hashed={hashed(shown)} spec={curve_spec} run={curve_run} />
                if let Some(Report::Curve(curve)) = curve.as_deref() {
                    <table data-testid="curve">
                        <caption class="visually-hidden">{ text.t("prioritise-curve-title") }</caption>
                        { head(&["prioritise-col-budget", "prioritise-col-impact", "prioritise-col-gap", "prioritise-col-million", "prioritise-col-n"]) }
                        <tbody>{ for curve.points.iter().map(|p| html! {
                            <tr><th scope="row">{ text.money(p.budget) }</th><td class="num strong">{ text.fixed(p.impact, 2) }</td><td class="num">{ gap(&text, p.gap) }</td>
                                <td class="num">{ text.short(p.per_million) }</td><td class="num">{ text.whole(p.chosen.len() as f64) }</td></tr>
                        }) }</tbody>
                    </table>
                    if !curve.infeasible.is_empty() { <p class="note">{ text.tr("prioritise-curve-infeasible", &[("n", curve.infeasible.len().into())]) }</p> }
                }
            </section>
            <section>
                <h2>{ text.t("prioritise-surface-title") }</h2>
                <Runner name="surface" label="prioritise-run-surface" note="prioritise-note-surface" hashed={hashed(shown)} spec={surface_spec} run={surface_run} />
                if let Some(Report::Surface(surface)) = surface.as_deref() {
                    <table data-testid="surface">
                        <caption class="visually-hidden">{ text.t("prioritise-surface-title") }</caption>
                        { head(&["prioritise-col-impact", "prioritise-col-equity", "prioritise-col-downside", "prioritise-col-gini", "prioritise-col-gap"]) }
                        <tbody>{ for surface.points.iter().map(|p| html! {
                            <tr><th scope="row">{ text.fixed(p.measured.impact, 2) }</th><td class="num">{ text.percent(p.measured.equity, 1) }</td>
                                <td class="num">{ text.fixed(p.measured.downside, 2) }</td><td class="num">{ text.fixed(p.measured.gini, 2) }</td><td class="num">{ gap(&text, p.gap) }</td></tr>
                        }) }</tbody>
                    </table>
                }
            </section>
            <section>
                <h2>{ text.t("prioritise-formulas-title") }</h2>
                if formulas_ready {
                    <Runner name="formulas" label="prioritise-run-formulas" note="prioritise-note-formulas" hashed={hashed(shown)} spec={formulas_spec} run={formulas_run} />
                }
                if let Some(Report::Formulas(formulas)) = formulas.as_deref() {
                    <table data-testid="formulas">
                        <caption class="visually-hidden">{ text.t("prioritise-formulas-title") }</caption>
                        { head(&["prioritise-col-formula", "prioritise-col-impact", "prioritise-col-lost", "prioritise-col-spent"]) }
                        <tbody>{ for formulas.bought.iter().map(|b| {
                            let best = formulas.bought.first().map_or(b.impact, |f| f.impact);
                            html! {
                                <tr><th scope="row">{ text.t(formula(&b.name)) }</th><td class="num strong">{ text.fixed(b.impact, 2) }</td>
                                    <td class="num">{ text.fixed((best - b.impact).max(0.0), 2) }</td><td class="num">{ text.money(b.spent) }</td></tr>
                            }
                        }) }</tbody>
                    </table>
                }
            </section>
        </>
    }
}

fn formula(name: &str) -> &'static str {
    match name {
        "equal" => "prioritise-formula-equal",
        "per-head" => "prioritise-formula-per-head",
        "need" => "prioritise-formula-need",
        "ida" => "prioritise-formula-ida",
        "tier-gap" => "prioritise-formula-tier-gap",
        _ => "prioritise-formula-optimum",
    }
}
