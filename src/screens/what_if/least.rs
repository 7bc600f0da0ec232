//! The least change to the next tier: a list that one click puts among the targets.

use readiness::tiers::Need;
use readiness::what_if::LeastChange;
use yew::prelude::*;

use super::TrialProps;
use super::targets::Targets;
use crate::screens::economy::depth::names::Names;
use crate::state::{use_store, use_text, use_world};

/// The targets with the least change in place.
fn applied(targets: &Targets, least: &LeastChange) -> Targets {
    let mut next = targets.clone();
    for raise in &least.raises {
        next.0.insert(raise.indicator.clone(), raise.to);
    }
    for need in &least.also {
        match need {
            Need::Milestone { milestone, at_least } => {
                next.0.insert(milestone.clone(), *at_least);
            }
            // Of alternatives the first is proposed; the others stay in the list in words.
            Need::AnyOf { indicators } => {
                if let Some((id, least)) = indicators.first() {
                    next.0.insert(id.clone(), *least);
                }
            }
            Need::Node { .. } => {}
        }
    }
    next
}

/// The list.
#[component]
pub fn Least(props: &TrialProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let trial = &props.trial;
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let Some(found) = trial.found() else {
        return html! { <section class="stack wi-least"><div class="skeleton-lines wi-least-wait"><i></i><i></i><i></i><i></i></div></section> };
    };
    let Some(least) = &found.least else {
        return html! { <section class="stack wi-least"><h2>{ text.t("wi-least-top") }</h2></section> };
    };
    let raises = least.raises.iter().map(|r| {
        html! {
            <li class="wi-raise"><span>{ names.indicator(&r.indicator) }</span>
                <span class="num"><span class="quieter">{ text.short(r.from) }{ " → " }</span><b>{ text.short(r.to) }</b></span>
                <span class="note">{ names.unit(&r.indicator) }{ " · " }{ names.node(&r.node, None) }{ " · " }{ text.tr("wi-points", &[("points", text.signed(r.points.1 - r.points.0, 0).into())]) }</span></li>
        }
    });
    let also = least.also.iter().map(|need| {
        let words = match need {
            Need::Node { node, at_least } => text.tr(
                "wi-also-node",
                &[
                    ("part", names.node(node, None).into()),
                    ("score", text.full_to(*at_least, 1).into()),
                ],
            ),
            Need::Milestone { milestone, at_least } => text.tr(
                if *at_least >= 1.0 {
                    "wi-also-operating"
                } else {
                    "wi-also-under-way"
                },
                &[("milestone", names.indicator(milestone).into())],
            ),
            Need::AnyOf { indicators } => {
                let list: Vec<String> = indicators
                    .iter()
                    .map(|(id, _)| names.indicator(id).to_string())
                    .collect();
                text.tr("wi-also-any", &[("list", text.list(&list).into())])
            }
        };
        html! { <li class="wi-raise"><span>{ words }</span></li> }
    });
    let apply = {
        let (on, next) = (trial.on_apply.clone(), applied(&trial.targets, least));
        Callback::from(move |_: MouseEvent| on.emit(next.clone()))
    };
    let costs = found
        .least_movers
        .iter()
        .flat_map(|(_, m)| m)
        .filter(|m| m.enough)
        .map(|m| m.cost)
        .min();
    html! {
        <section class="stack wi-least" data-testid="least">
            <h2>{ text.tr("wi-least", &[("tier", u32::from(least.tier).into()), ("n", (least.raises.len() + least.also.len()).into())]) }</h2>
            <p class="note">{ text.tr("wi-least-note", &[("points", text.fixed(least.points, 0).into())]) }</p>
            <ul>{ for raises }{ for also }</ul>
            if !least.reachable { <p class="tag warn">{ text.t("wi-not-reachable") }</p> }
            <p class="note">{ match costs {
                Some(cost) => text.tr("wi-least-cost", &[("cost", text.money(cost).into())]),
                None => text.t("wi-least-no-project"),
            } }</p>
            <div class="no-print"><button class="btn primary" data-testid="apply-least" onclick={apply}>{ text.t("wi-apply") }</button></div>
        </section>
    }
}
