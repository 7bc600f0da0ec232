//! Milestones as targets: the ones a tier asks for. The tier reads them; the score shown does not.

use readiness::tiers::Need;
use yew::prelude::*;

use super::TrialProps;
use crate::screens::economy::depth::names::Names;
use crate::state::{use_store, use_text, use_world};

/// The milestones that the tiers' rules ask for.
#[component]
pub fn Answers(props: &TrialProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let trial = &props.trial;
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let rules = store.plan.settings.tier_rules.clone().unwrap_or_default();
    let mut ids: Vec<&str> = Vec::new();
    for rule in &rules.rules {
        if let Need::Milestone { milestone, .. } = &rule.need
            && !ids.contains(&milestone.as_str())
        {
            ids.push(milestone);
        }
    }
    if ids.is_empty() {
        return html! {};
    }
    let rows = ids.iter().map(|id| {
        let answer = store.plan.answers.iter().find(|a| a.economy == trial.code && a.milestone == **id).map(|a| a.value);
        let target = trial.targets.0.get(*id).copied();
        let choices = [(0.0, "eco-answer-none"), (0.5, "eco-answer-under-way"), (1.0, "eco-answer-operating")];
        let buttons = choices.into_iter().map(|(value, key)| {
            let on = target.is_some_and(|t: f64| (t - value).abs() < f64::EPSILON);
            let set = {
                let (set, id) = (trial.on_set.clone(), (*id).to_owned());
                Callback::from(move |_: MouseEvent| set.emit((id.clone(), (!on).then_some(value))))
            };
            html! { <button class="answer" aria-pressed={on.to_string()} data-answer={value.to_string()} onclick={set}>{ text.t(key) }</button> }
        });
        let now = match answer {
            Some(v) if v >= 1.0 => text.t("eco-answer-operating"),
            Some(v) if v > 0.0 => text.t("eco-answer-under-way"),
            Some(_) => text.t("eco-answer-none"),
            None => text.t("depth-unanswered"),
        };
        html! {
            <li class={classes!("wi-answer", target.is_some().then_some("changed"))} data-lever={(*id).to_owned()}>
                <span>{ names.indicator(id) }</span><span class="sub">{ text.tr("wi-answered", &[("answer", now.into())]) }</span>
                <span class="answers" role="group" aria-label={names.indicator(id).to_string()}>{ for buttons }</span>
            </li>
        }
    });
    html! {
        <section class="stack tight wi-answers">
            <h2>{ text.t("wi-milestones") }</h2>
            <p class="note">{ text.t("wi-milestones-note") }</p>
            <ul>{ for rows }</ul>
        </section>
    }
}
