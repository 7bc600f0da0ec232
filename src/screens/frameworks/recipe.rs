//! The recipe of a framework of one's own, chosen in one place: what fills gaps, tames outliers, scales,
//! weighs and aggregates; what it found, what a low score may be made up by, and what of it a projection
//! cannot follow.
//!
//! A choice that cannot be computed is refused before it is taken: the last good recipe stays.

use std::rc::Rc;

use indicators::View;
use plan::{Command, Plan};
use readiness::frozen::Applied;
use readiness::weights::Detail;
use readiness::{Aggregate, Impute, Normalise, Recipe, Treat, Weighting};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::judgements::Judge;
use super::side::SideProps;
use super::words;
use crate::state::{use_store, use_text, use_world};
use crate::text::Text;

const IMPUTE: [Impute; 6] = [
    Impute::None,
    Impute::GroupMean,
    Impute::GroupMedian,
    Impute::Nearest,
    Impute::PanelLatest,
    Impute::PanelLinear,
];
const TREAT: [Treat; 3] = [
    Treat::None,
    Treat::WinsoriseLog { reflect: true },
    Treat::BoxCox { lambda: None },
];
const NORMALISE: [Normalise; 8] = [
    Normalise::Goalposts,
    Normalise::MinMax,
    Normalise::ZScore,
    Normalise::Percentile,
    Normalise::Target,
    Normalise::Reference,
    Normalise::Frontier,
    Normalise::FractionOfMaximum,
];
const WEIGHTS: [Weighting; 8] = [
    Weighting::Given,
    Weighting::Equal,
    Weighting::PcaFirst,
    Weighting::PcaFactors,
    Weighting::Entropy,
    Weighting::Critic,
    Weighting::Ahp,
    Weighting::Optimised,
];
/// The exponent a power mean starts with: between the geometric (0) and the harmonic (−1).
const FIRST_EXPONENT: f64 = -0.5;
const AGGREGATE: [Aggregate; 5] = [
    Aggregate::Arithmetic,
    Aggregate::Geometric,
    Aggregate::Harmonic,
    Aggregate::Generalised(FIRST_EXPONENT),
    Aggregate::Copeland,
];

/// The command that sets a recipe; the shipped one is no record at all.
pub fn command(framework: &str, recipe: Recipe) -> Command {
    let shipped = readiness::uncertainty::frozen_recipe();
    Command::SetRecipe {
        framework: framework.to_owned(),
        recipe: (recipe != shipped).then(|| Box::new(recipe)),
    }
}

/// Why a plan could not be scored after a command: message key and detail; `None` where it can.
pub fn refused(
    world: &engine::World,
    plan: &Plan,
    framework: &str,
    command: &Command,
) -> Option<(&'static str, String)> {
    let mut next = plan.clone();
    if let Err(problem) = command.apply(&mut next) {
        return Some(("error-recipe", problem.to_string()));
    }
    [View::Outcomes, View::Milestones].into_iter().find_map(|view| {
        let refusal = crate::state::readiness::refused(world, &next, framework, view)?;
        Some((refusal.key, refusal.detail))
    })
}

/// A select of the panel: label, options as message keys, which one holds, what a choice does.
fn select(
    label: &str,
    test: &'static str,
    keys: &[&'static str],
    at: usize,
    text: &Text,
    on: Callback<usize>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Ok(at) = usize::try_from(select.selected_index()) {
            on.emit(at);
        }
    });
    html! {
        <label class="frame-field"><span>{ text.t(label) }</span>
            <select class="input" data-testid={test} {onchange}>
                { for keys.iter().enumerate().map(|(i, key)| html! { <option selected={i == at}>{ text.t(key).to_string() }</option> }) }
            </select></label>
    }
}

/// The panel.
#[component]
pub fn RecipePanel(props: &SideProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let fault = use_state(|| None::<(&'static str, String)>);
    let plan = &store.plan;
    let id = props.shown.framework.id.clone();
    if !props.shown.own {
        return html! {
            <details class="no-print" data-testid="recipe"><summary>{ text.t("recipe-title") }</summary>
                <p class="sub">{ text.t("recipe-shipped") }</p></details>
        };
    }
    let recipe = plan
        .recipe(&id)
        .cloned()
        .unwrap_or_else(readiness::uncertainty::frozen_recipe);
    let index = engine::basis::frozen(world, plan, &id, plan.settings.view);
    let applied = index.as_ref().ok().and_then(|i| i.applied().cloned());
    let broken = index.as_ref().err().map(|e| (e.key, e.detail.clone()));
    let set = {
        let (on, fault, id, plan) = (props.on_run.clone(), fault.clone(), id.clone(), Rc::clone(plan));
        Callback::from(move |recipe: Recipe| {
            let command = command(&id, recipe);
            let why = refused(world, &plan, &id, &command);
            if why.is_none() {
                on.emit((command, None));
            }
            fault.set(why);
        })
    };
    let change = |make: fn(&mut Recipe, usize)| {
        let (set, recipe) = (set.clone(), recipe.clone());
        Callback::from(move |at: usize| {
            let mut next = recipe.clone();
            make(&mut next, at);
            set.emit(next);
        })
    };
    let at = |found: Option<usize>| found.unwrap_or(0);
    let kind = |k: Aggregate| std::mem::discriminant(&k);
    let selects = html! {
        <>
            { select("recipe-impute", "recipe-impute", &IMPUTE.map(words::imputed), at(IMPUTE.iter().position(|m| *m == recipe.impute)), &text,
                change(|r, i| r.impute = IMPUTE.get(i).copied().unwrap_or_default())) }
            { select("recipe-treat", "recipe-treat", &TREAT.map(words::treatment), at(TREAT.iter().position(|m| std::mem::discriminant(m) == std::mem::discriminant(&recipe.treat))), &text,
                change(|r, i| r.treat = TREAT.get(i).copied().unwrap_or_default())) }
            { select("recipe-normalise", "recipe-normalise", &NORMALISE.map(words::normalised), at(NORMALISE.iter().position(|m| *m == recipe.normalise)), &text,
                change(|r, i| r.normalise = NORMALISE.get(i).copied().unwrap_or(Normalise::Goalposts))) }
            { reference(&recipe, plan, world, &text, &set) }
            { select("recipe-weights", "recipe-weights", &WEIGHTS.map(words::weighted), at(WEIGHTS.iter().position(|m| *m == recipe.weights)), &text,
                change(|r, i| r.weights = WEIGHTS.get(i).copied().unwrap_or_default())) }
            { select("recipe-aggregate", "recipe-aggregate", &AGGREGATE.map(crate::screens::compare::words::aggregate), at(AGGREGATE.iter().position(|m| kind(*m) == kind(recipe.aggregate))), &text,
                change(|r, i| r.aggregate = AGGREGATE.get(i).copied().unwrap_or_default())) }
            { exponent(&recipe, &text, &set) }
        </>
    };
    let wrong = (*fault).clone().or(broken);
    let copeland = recipe.aggregate == Aggregate::Copeland;
    let open = plan.recipe(&id).is_some() || wrong.is_some();
    html! {
        <details class="frame-recipe" data-testid="recipe" open={open}><summary>{ text.t("recipe-title") }</summary>
            <div class="stack tight">
                { for wrong.map(|(key, detail)| html! {
                    <div class="state error" role="alert" data-testid="recipe-error"><p>{ text.t(key) }</p><p class="note ltr" lang="en">{ detail }</p></div>
                }) }
                { selects }
                <p class="note" data-testid="compensability">{ text.t(words::compensability(recipe.aggregate)) }</p>
                { for applied.as_ref().map(|a| found(a, plan, &text)) }
                if recipe.weights == Weighting::Ahp {
                    <Judge shown={Rc::clone(&props.shown)} chosen={props.chosen.clone()} recipe={Rc::new(recipe.clone())} applied={applied.clone().map(Rc::new)} on_set={set.clone()} />
                }
                <p class="note">{ text.tr("recipe-frozen", &[("year", text.year(plan.settings.base_year).into())]) }
                    if copeland { { " " }{ text.t("recipe-copeland-projection") } }</p>
            </div>
        </details>
    }
}

/// The economy everything is measured from, where the recipe wants one.
fn reference(
    recipe: &Recipe,
    plan: &Plan,
    world: &engine::World,
    text: &Text,
    set: &Callback<Recipe>,
) -> Html {
    if recipe.normalise != Normalise::Reference {
        return html! {};
    }
    let mut economies: Vec<(&str, String)> = world
        .atlas
        .economies()
        .iter()
        .map(|e| (text.economy(e), e.iso3.to_string()))
        .collect();
    economies.sort();
    let first = plan.region.economies.first().map(ToString::to_string);
    let chosen = recipe.reference.clone().or(first).unwrap_or_default();
    let onchange = {
        let (set, recipe) = (set.clone(), recipe.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            set.emit(Recipe {
                reference: Some(select.value()),
                ..recipe.clone()
            });
        })
    };
    html! {
        <label class="frame-field"><span>{ text.t("recipe-reference") }</span>
            <select class="input" data-testid="recipe-reference" {onchange}>
                if recipe.reference.is_none() { <option value="" selected=true>{ text.t("recipe-reference-none") }</option> }
                { for economies.into_iter().map(|(name, code)| html! { <option selected={recipe.reference.is_some() && code == chosen} value={code.clone()}>{ name.to_owned() }</option> }) }
            </select></label>
    }
}

/// The exponent of a power mean.
fn exponent(recipe: &Recipe, text: &Text, set: &Callback<Recipe>) -> Html {
    let Aggregate::Generalised(p) = recipe.aggregate else {
        return html! {};
    };
    let onchange = {
        let (set, recipe) = (set.clone(), recipe.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Ok(p) = input.value().parse::<f64>() {
                set.emit(Recipe {
                    aggregate: Aggregate::Generalised(p),
                    ..recipe.clone()
                });
            }
        })
    };
    html! {
        <label class="frame-field"><span>{ text.t("recipe-exponent") }</span>
            <input class="input num" type="number" step="0.1" min="-20" max="20" value={p.to_string()} data-testid="recipe-exponent" {onchange} /></label>
    }
}

/// What the recipe found: weights by group, indicators that stay on their goalposts.
fn found(applied: &Applied, plan: &Plan, text: &Text) -> Html {
    let name = |id: &str| {
        let code = id.rsplit('/').next().unwrap_or(id);
        if code == readiness::frozen::ROOT {
            return text.t("frame-index").to_string();
        }
        let own = plan
            .frameworks
            .iter()
            .find_map(|f| f.node(code)?.group().map(|g| g.name.clone()));
        text.pillar(&own.unwrap_or_else(|| code.to_owned())).to_string()
    };
    let rows = applied.weighed.iter().filter(|(_, w)| w.shares.len() > 1).map(|(id, weighed)| {
        let detail = match &weighed.detail {
            Detail::Plain => None,
            Detail::Components { kept, explained } => Some(text.tr("recipe-found-components", &[("n", (*kept).into()), ("share", text.percent(*explained, 0).into())])),
            Detail::Judged(c) => Some(text.tr("recipe-found-consistency", &[("ratio", text.fixed(c.ratio, 2).into())])),
            Detail::Reached(_) => Some(text.t("recipe-found-reached")),
        };
        let shares = weighed.shares.iter().map(|s| text.percent(*s, 0).to_string()).collect::<Vec<_>>();
        html! { <li key={id.clone()}><b>{ name(id) }</b>{ " " }<span class="num">{ shares.join(" · ") }</span>{ for detail.map(|d| html! { <span class="note">{ " " }{ d }</span> }) }</li> }
    });
    html! {
        <>
            if applied.weighed.iter().any(|(_, w)| w.shares.len() > 1) {
                <p class="note">{ text.t("recipe-found-weights") }</p>
                <ul class="frame-found" data-testid="recipe-weights-found">{ for rows }</ul>
            }
            if !applied.held.is_empty() { <p class="note">{ text.tr("recipe-held", &[("n", applied.held.len().into())]) }</p> }
        </>
    }
}
