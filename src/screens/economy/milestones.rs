//! Milestones: what only somebody who knows the economy can answer.

use indicators::Role;
use plan::Command;
use yew::prelude::*;

use super::ProfileProps;
use crate::state::{Action, use_store, use_text, use_world};
use indicators::View;

/// The questions with their three answers.
#[component]
pub fn Milestones(props: &ProfileProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let profile = &props.profile;
    let code = profile.code;
    let Ok(framework) = engine::frameworks::framework(world, &store.plan, &profile.settings.framework) else {
        return html! {};
    };
    let questions: Vec<&indicators::Leaf> = framework
        .leaves
        .iter()
        .filter(|l| l.role == Role::Milestone)
        .collect();
    if questions.is_empty() {
        return html! {};
    }
    let answer = |id: &str| {
        store
            .plan
            .answers
            .iter()
            .find(|a| a.economy == code && a.milestone == id)
            .map(|a| a.value)
    };
    let answered = questions
        .iter()
        .filter(|l| answer(&l.indicator).is_some())
        .count();
    let rows = questions.iter().map(|leaf| {
        let now = answer(&leaf.indicator);
        let name = text.indicator(&leaf.indicator, &leaf.indicator);
        let choices = [(0.0, "eco-answer-none"), (0.5, "eco-answer-under-way"), (1.0, "eco-answer-operating")];
        let buttons = choices.into_iter().map(|(value, key)| {
            let on = now.is_some_and(|n: f64| (n - value).abs() < f64::EPSILON);
            let set = {
                let (store, milestone) = (store.clone(), leaf.indicator.clone());
                Callback::from(move |_: MouseEvent| {
                    store.dispatch(Action::Run(Box::new(Command::SetAnswer {
                        economy: code,
                        milestone: milestone.clone(),
                        value: (!on).then_some(value),
                    })));
                })
            };
            html! { <button class="answer" aria-pressed={on.to_string()} data-answer={value.to_string()} onclick={set}>{ text.t(key) }</button> }
        });
        html! {
            <li key={leaf.indicator.clone()} class="eco-milestone" data-milestone={leaf.indicator.clone()}>
                <span>{ name.html() }</span>
                <span class="answers" role="group" aria-label={name.to_string()}>{ for buttons }</span>
                if now.is_none() { <span class="tag warn">{ text.t("eco-assumed") }</span> } else { <span></span> }
            </li>
        }
    });
    let counts = profile.settings.view == View::Milestones;
    html! {
        <section class="stack eco-milestones">
            <h2>{ text.tr("eco-milestones", &[("n", answered.into()), ("of", questions.len().into())]) }</h2>
            <p class="note">{ text.t(if counts { "eco-milestones-count" } else { "eco-milestones-outside" }) }</p>
            <ul>{ for rows }</ul>
        </section>
    }
}
