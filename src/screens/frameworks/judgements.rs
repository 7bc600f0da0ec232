//! Pairwise judgements of the chosen group's parts (AHP), with the consistency ratio and help.

use std::rc::Rc;

use readiness::Recipe;
use readiness::frozen::{Applied, ROOT};
use readiness::weights::{Detail, Judgement, ahp};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::cells::Shown;
use super::words;
use crate::state::{use_store, use_text, use_world};

/// Saaty's scale: from nine times less to nine times more.
const SCALE: [f64; 17] = [
    9.0,
    8.0,
    7.0,
    6.0,
    5.0,
    4.0,
    3.0,
    2.0,
    1.0,
    1.0 / 2.0,
    1.0 / 3.0,
    1.0 / 4.0,
    1.0 / 5.0,
    1.0 / 6.0,
    1.0 / 7.0,
    1.0 / 8.0,
    1.0 / 9.0,
];

/// Properties of [`Judge`].
#[derive(Properties)]
pub struct JudgeProps {
    /// The framework.
    pub shown: Rc<Shown>,
    /// The chosen row: a group, or one within it.
    pub chosen: String,
    /// The recipe with its judgements.
    pub recipe: Rc<Recipe>,
    /// What it found.
    pub applied: Option<Rc<Applied>>,
    /// Another recipe.
    pub on_set: Callback<Recipe>,
}

impl PartialEq for JudgeProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown) && self.chosen == other.chosen && *self.recipe == *other.recipe
    }
}

/// The step of the scale nearest to a ratio.
fn step(ratio: f64) -> usize {
    let far = |s: f64| (s.ln() - ratio.ln()).abs();
    let nearest = SCALE
        .iter()
        .enumerate()
        .min_by(|a, b| far(*a.1).total_cmp(&far(*b.1)));
    nearest.map_or(8, |(at, _)| at)
}

/// The recipe with one judgement of a group in place.
fn judged(recipe: &Recipe, group: &str, over: &str, under: &str, ratio: f64) -> Recipe {
    let mut next = recipe.clone();
    let list = next.judgements.entry(group.to_owned()).or_default();
    list.retain(|j| !((j.over == over && j.under == under) || (j.over == under && j.under == over)));
    list.push(Judgement {
        over: over.to_owned(),
        under: under.to_owned(),
        ratio,
    });
    next
}

/// The pairs of the chosen group.
#[component]
pub fn Judge(props: &JudgeProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let plan = &store.plan;
    let framework = &props.shown.framework;
    // A leaf stands for its group.
    let group = match framework.node(&props.chosen) {
        Some(node) if node.group().is_some() => Some(node.code.clone()),
        Some(node) => node.parent.clone(),
        None => None,
    };
    // A milestone keeps its own weight: only what is measured is judged.
    let judged_too =
        |n: &&indicators::framework::Node| n.leaf().is_none_or(|l| l.role == indicators::Role::Outcome);
    let children: Vec<_> = framework.children(group.as_deref()).filter(judged_too).collect();
    let key = group.clone().unwrap_or_else(|| ROOT.to_owned());
    let name = |code: &str| {
        framework
            .node(code)
            .map_or_else(String::new, |n| words::node(plan, world, &text, n).to_string())
    };
    let title = match &group {
        Some(code) => name(code),
        None => text.t("frame-index").to_string(),
    };
    if children.len() < 2 {
        return html! { <p class="note">{ text.t("recipe-judge-choose") }</p> };
    }
    let given = props.recipe.judgements.get(&key).cloned().unwrap_or_default();
    let ratio_of = |over: &str, under: &str| {
        given.iter().rev().find_map(|j| {
            if j.over == over && j.under == under {
                Some(j.ratio)
            } else if j.over == under && j.under == over {
                Some(1.0 / j.ratio)
            } else {
                None
            }
        })
    };
    let mut pairs = Vec::new();
    for (at, over) in children.iter().enumerate() {
        for under in children.iter().skip(at + 1) {
            pairs.push((over.code.clone(), under.code.clone()));
        }
    }
    let rows = pairs.iter().map(|(over, under)| {
        let at = step(ratio_of(over, under).unwrap_or(1.0));
        let onchange = {
            let (on, recipe, key, over, under) = (props.on_set.clone(), Rc::clone(&props.recipe), key.clone(), over.clone(), under.clone());
            Callback::from(move |event: Event| {
                let select: HtmlSelectElement = event.target_unchecked_into();
                let step = usize::try_from(select.selected_index()).ok().and_then(|at| SCALE.get(at));
                if let Some(ratio) = step {
                    on.emit(judged(&recipe, &key, &over, &under, *ratio));
                }
            })
        };
        let (a, b) = (name(over), name(under));
        let label = |at: usize| {
            let times = text.whole(SCALE.get(if at > 8 { 16 - at } else { at }).copied().unwrap_or(1.0));
            match at {
                8 => text.t("recipe-judge-even").to_string(),
                at if at < 8 => text.tr("recipe-judge-more", &[("a", a.as_str().into()), ("times", times.into())]).to_string(),
                _ => text.tr("recipe-judge-more", &[("a", b.as_str().into()), ("times", times.into())]).to_string(),
            }
        };
        html! {
            <label class="frame-field judge" key={format!("{over}/{under}")}><span>{ format!("{a} · {b}") }</span>
                <select class="input" data-testid="judge" {onchange}>{ for (0..SCALE.len()).map(|i| html! { <option selected={i == at}>{ label(i) }</option> }) }</select></label>
        }
    });
    let consistency = props.applied.as_ref().and_then(|a| {
        let of = a
            .weighed
            .iter()
            .find(|(id, _)| id.rsplit('/').next() == Some(key.as_str()))?;
        match &of.1.detail {
            Detail::Judged(c) => Some(c.clone()),
            _ => None,
        }
    });
    let help = consistency.map(|c| {
        let sound = c.ratio <= ahp::ACCEPTED;
        let verdict = text.tr(if sound { "recipe-consistent" } else { "recipe-inconsistent" }, &[("ratio", text.fixed(c.ratio, 2).into())]);
        let fix = c.misfit.filter(|_| !sound).and_then(|m| {
            let (over, under) = (children.get(m.over)?.code.clone(), children.get(m.under)?.code.clone());
            let fitting = SCALE.get(step(m.fitting)).copied()?;
            let (on, recipe, key) = (props.on_set.clone(), Rc::clone(&props.recipe), key.clone());
            let words = text.tr("recipe-misfit", &[("a", name(&over).into()), ("b", name(&under).into()), ("ratio", text.fixed(m.ratio, 2).into())]);
            let onclick = Callback::from(move |_: MouseEvent| on.emit(judged(&recipe, &key, &over, &under, fitting)));
            Some(html! { <p class="note">{ words }{ " " }<button class="link" data-testid="judge-fix" {onclick}>{ text.t("recipe-misfit-use") }</button></p> })
        });
        html! { <><p class="note" data-testid="consistency" aria-live="polite">{ verdict }</p>{ fix.unwrap_or_default() }</> }
    });
    html! {
        <fieldset class="stack tight frame-judge"><legend>{ text.tr("recipe-judge", &[("group", title.into())]) }</legend>
            { for rows }{ help.unwrap_or_default() }
            <p class="note">{ text.t("recipe-judge-choose") }</p></fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judgement_replaces_the_one_on_the_same_pair_either_way_round() {
        let first = judged(&Recipe::default(), "index", "a", "b", 3.0);
        let turned = judged(&first, "index", "b", "a", 2.0);
        let list = turned.judgements.get("index").unwrap();
        assert_eq!(list.len(), 1);
        assert_eq!((list[0].over.as_str(), list[0].ratio), ("b", 2.0));
    }

    #[test]
    fn ratios_find_their_step_on_saatys_scale() {
        assert_eq!([9.0, 1.0, 1.0 / 9.0, 2.4].map(step), [0, 8, 16, 7]);
    }
}
