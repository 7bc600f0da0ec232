//! The tier: what each asks for, what was found, what is missing; the thresholds are an assumption
//! that can be edited.

use std::rc::Rc;

use charts::ladder::{self, Rung, Words};
use plan::Command;
use readiness::TierRules;
use readiness::tiers::{HIGHEST, Need, Requirement, Standing, TierResult};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::names::Names;
use super::{DepthProps, Section};
use crate::state::{Action, use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::chart::ChartView;

/// What wants most for the tier after the confirmed one: the node that is furthest short.
pub fn shortest(tier: &TierResult) -> Option<(&str, f64)> {
    let short = |r: &Requirement| match (&r.need, r.standing) {
        (Need::Node { .. }, Standing::NotMet { by }) => Some(by),
        _ => None,
    };
    tier.open(tier.confirmed + 1)
        .filter_map(|r| Some((r, short(r)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .and_then(|(r, by)| match &r.need {
            Need::Node { node, .. } => Some((node.as_str(), by)),
            _ => None,
        })
}

/// The finding about a tier.
pub fn finding(tier: &TierResult, names: &Names<'_>) -> Phrase {
    let text = names.text;
    let now = text.whole(f64::from(tier.confirmed));
    if tier.confirmed >= HIGHEST {
        return text.tr("depth-tier-top", &[("tier", now.into())]);
    }
    if tier.at_most > tier.confirmed {
        let most = text.whole(f64::from(tier.at_most));
        return text.tr(
            "depth-tier-at-most",
            &[("tier", now.into()), ("most", most.into())],
        );
    }
    match shortest(tier) {
        Some((node, by)) => text.tr(
            "depth-tier-short",
            &[
                ("tier", now.into()),
                ("part", names.node(node, None).into()),
                ("points", text.fixed(by, 0).into()),
                ("next", text.whole(f64::from(tier.confirmed + 1)).into()),
            ],
        ),
        None => text.tr("depth-tier-plain", &[("tier", now.into())]),
    }
}

/// The five stages: sure ones filled, possible ones hatched. Silent: the words beside it say it.
pub fn ladder_boxes(tier: &TierResult, text: &Text) -> Html {
    let boxes = (0..=HIGHEST).map(|n| {
        let class = if n <= tier.confirmed {
            "sure"
        } else if n <= tier.at_most {
            "may"
        } else {
            "not"
        };
        html! { <span class={classes!("tier-step", class)}><i></i><span>{ text.whole(f64::from(n)) }</span></span> }
    });
    html! { <span class="tier-steps ltr" aria-hidden="true">{ for boxes }</span> }
}

/// The tier in words: exact, or "at most".
pub fn words(tier: &TierResult, text: &Text) -> Phrase {
    let n = |v: u8| text.whole(f64::from(v));
    match tier.exact() {
        Some(exact) => text.tr("depth-tier-exact", &[("tier", n(exact).into())]),
        None => text.tr(
            "depth-tier-between",
            &[
                ("tier", n(tier.confirmed).into()),
                ("most", n(tier.at_most).into()),
            ],
        ),
    }
}

/// The foundations against the thresholds, for the first screenful.
#[component]
pub fn TierAside(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let Some(facts) = props.found.facts() else {
        return html! { <section class="stack"><div class="skeleton-lines eco-tier-wait" aria-busy="true"><i></i><i></i><i></i><i></i></div></section> };
    };
    let tier = &facts.tier;
    let weakest = shortest(tier).map(|(node, _)| node.to_owned());
    let mut rungs: Vec<(String, Rung)> = Vec::new();
    for r in &tier.requirements {
        let Need::Node { node, at_least } = &r.need else {
            continue;
        };
        match rungs.iter_mut().find(|(id, _)| id == node) {
            Some((_, rung)) => rung.thresholds.push((r.tier, *at_least)),
            None => rungs.push((
                node.clone(),
                Rung {
                    name: names.node(node, None).into(),
                    score: r.found,
                    thresholds: vec![(r.tier, *at_least)],
                    weakest: weakest.as_deref() == Some(node.as_str()),
                },
            )),
        }
    }
    let rungs: Vec<Rung> = rungs.into_iter().map(|(_, r)| r).collect();
    let title = finding(tier, &names);
    let words = Words {
        part: &text.t("eco-col-part").to_string(),
        score: &text.t("depth-col-score").to_string(),
        thresholds: &text.t("depth-col-thresholds").to_string(),
        missing: "–",
        value: &|v| text.fixed(v, 0),
        description: title.to_string(),
    };
    let chart = Rc::new(ladder::draw(&rungs, 248.0, &words));
    let unanswered = missing_evidence(tier, &names);
    let source = text.tr(
        "chart-source",
        &[
            ("source", text.t("app-name").into()),
            ("hash", super::super::why::short_hash(&store.plan).into()),
        ],
    );
    html! {
        <section class="stack eco-tier-aside">
            <h2>{ title.html() }</h2>
            <p class="note"><span class="tag">{ text.t("depth-assumption") }</span>{ " " }{ text.t("depth-tier-rule") }</p>
            <ChartView {chart} title={title} subtitle={text.t("depth-tier-rule")} {source} file={format!("{}-tier", facts.economy)} mirror=true />
            { for unanswered.map(|u| html! { <p class="note">{ u }</p> }) }
        </section>
    }
}

/// Evidence that nobody has given, over the tiers up to the one after the confirmed.
fn missing_evidence(tier: &TierResult, names: &Names<'_>) -> Option<Phrase> {
    let mut ids: Vec<&str> = Vec::new();
    for r in tier
        .requirements
        .iter()
        .filter(|r| r.tier <= tier.at_most.max(tier.confirmed) + 2)
    {
        for id in &r.missing {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
    }
    if ids.is_empty() {
        return None;
    }
    let list: Vec<String> = ids.iter().map(|id| names.indicator(id).to_string()).collect();
    let list = names.text.list(&list);
    Some(names.text.tr("depth-tier-missing", &[("list", list.into())]))
}

/// Every requirement of every tier; editable.
#[component]
pub fn Tier(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let editing = use_state(|| false);
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let Some(facts) = props.found.facts() else {
        return super::waiting("depth-tier", "depth-s-tier", &props.found, &text, 6);
    };
    let rules = store.plan.settings.tier_rules.clone().unwrap_or_default();
    let own = store.plan.settings.tier_rules.is_some();
    let tier = &facts.tier;
    // One row a need, in the order in which the rules first name it.
    let mut rows: Vec<Vec<&Requirement>> = Vec::new();
    for r in &tier.requirements {
        match rows
            .iter_mut()
            .find(|row| row.first().is_some_and(|f| same(&f.need, &r.need)))
        {
            Some(row) => row.push(r),
            None => rows.push(vec![r]),
        }
    }
    let body = rows.iter().filter_map(|row| {
        let first = row.first()?;
        let cells = (1..=HIGHEST).map(|n| {
            let Some(r) = row.iter().find(|r| r.tier == n) else {
                return html! { <td class="num quieter">{ "–" }</td> };
            };
            let class = match r.standing {
                Standing::Met => "met",
                Standing::NotMet { .. } => "short",
                Standing::Missing | Standing::Unanswered => "open",
            };
            let input = (*editing).then(|| field(&store, &rules, r, &text)).flatten();
            html! {
                <td class={classes!("tier-cell", class)}>
                    { input.unwrap_or_else(|| html! { <b>{ asked(&r.need, &text) }</b> }) }
                    <span>{ standing(r, &text) }</span>
                </td>
            }
        });
        let name = match &first.need {
            Need::Node { node, .. } => names.node(node, None).html(),
            Need::Milestone { milestone, .. } => names.indicator(milestone).html(),
            Need::AnyOf { indicators } => {
                let all: Vec<String> = indicators.iter().map(|(id, _)| names.indicator(id).to_string()).collect();
                html! { { any_of(&all, &text) } }
            }
        };
        let found = match (&first.need, first.found) {
            (Need::Milestone { .. }, Some(v)) => text.t(answer_key(v)).html(),
            (_, Some(v)) => html! { { text.fixed(v, if matches!(first.need, Need::Node { .. }) { 1 } else { 0 }) } },
            (Need::Milestone { .. }, None) => html! { <span class="quieter">{ text.t("depth-unanswered") }</span> },
            (_, None) => html! { <span class="quieter">{ text.t("missing-short") }</span> },
        };
        Some(html! { <tr><th scope="row">{ name }</th><td class="num strong">{ found }</td>{ for cells }</tr> })
    });
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(!*editing))
    };
    let reset = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| set_rules(&store, None))
    };
    html! {
        <Section id="depth-tier" title={finding(tier, &names).html()}
            note={html! { <><span class="tag example">{ text.t(if own { "depth-tier-own" } else { "depth-assumption" }) }</span>{ " " }{ text.t("depth-tier-note") }</> }}>
            <div class="table-wrap">
                <table class="tier-table" data-testid="tier-table">
                    <caption class="visually-hidden">{ text.t("depth-s-tier") }</caption>
                    <thead><tr><th scope="col">{ text.t("depth-col-asks") }</th><th scope="col" class="num">{ text.t("depth-col-found") }</th>
                        { for (1..=HIGHEST).map(|n| html! { <th scope="col" class={classes!("num", (n <= tier.confirmed).then_some("reached"))}>{ text.t(TIERS.get(usize::from(n)).copied().unwrap_or("tier-4")) }</th> }) }</tr></thead>
                    <tbody>{ for body }</tbody>
                </table>
            </div>
            <div class="row wrap no-print">
                <button class="link" aria-pressed={editing.to_string()} data-testid="tier-edit" onclick={toggle}>{ text.t(if *editing { "depth-tier-done" } else { "depth-tier-edit" }) }</button>
                if own { <button class="link" data-testid="tier-reset" onclick={reset}>{ text.t("depth-tier-reset") }</button> }
            </div>
        </Section>
    }
}

/// Message keys of the tiers' names.
const TIERS: [&str; 5] = ["tier-0", "tier-1", "tier-2", "tier-3", "tier-4"];

fn same(a: &Need, b: &Need) -> bool {
    match (a, b) {
        (Need::Node { node: a, .. }, Need::Node { node: b, .. }) => a == b,
        (Need::Milestone { milestone: a, .. }, Need::Milestone { milestone: b, .. }) => a == b,
        (Need::AnyOf { indicators: a }, Need::AnyOf { indicators: b }) => a == b,
        _ => false,
    }
}

fn any_of(all: &[String], text: &Text) -> String {
    all.iter().fold(String::new(), |so_far, name| {
        if so_far.is_empty() {
            name.clone()
        } else {
            text.tr("depth-or", &[("a", so_far.into()), ("b", name.as_str().into())])
                .into()
        }
    })
}

fn answer_key(value: f64) -> &'static str {
    if value >= 1.0 {
        "eco-answer-operating"
    } else if value > 0.0 {
        "eco-answer-under-way"
    } else {
        "eco-answer-none"
    }
}

fn asked(need: &Need, text: &Text) -> String {
    match need {
        Need::Node { at_least, .. } => text.full_to(*at_least, 1),
        Need::Milestone { at_least, .. } => text.t(answer_key(*at_least)).to_string(),
        Need::AnyOf { indicators } => {
            let all: Vec<String> = indicators.iter().map(|(_, v)| text.full_to(*v, 1)).collect();
            any_of(&all, text)
        }
    }
}

fn standing(r: &Requirement, text: &Text) -> Phrase {
    match r.standing {
        Standing::Met => text.t("depth-met"),
        Standing::NotMet { by } => text.tr("depth-short", &[("by", text.full_to(by, 1).into())]),
        Standing::Missing => text.t("depth-missing"),
        Standing::Unanswered => text.t("depth-unanswered"),
    }
}

fn set_rules(store: &crate::state::StoreHandle, rules: Option<TierRules>) {
    let mut settings = store.now(|plan| plan.settings.clone());
    settings.tier_rules = rules;
    store.dispatch(Action::Run(Box::new(Command::SetSettings { settings })));
}

/// A field for the threshold of a requirement, where this tier has a rule of its own for it.
fn field(store: &crate::state::StoreHandle, rules: &TierRules, r: &Requirement, text: &Text) -> Option<Html> {
    let at = rules
        .rules
        .iter()
        .position(|rule| rule.from == r.tier && same(&rule.need, &r.need))?;
    let (value, most, step) = match &rules.rules.get(at)?.need {
        Need::Node { at_least, .. } => (*at_least, "100", "1"),
        Need::Milestone { at_least, .. } => (*at_least, "1", "0.5"),
        Need::AnyOf { indicators } => (indicators.first()?.1, "100000", "1"),
    };
    let onchange = {
        let (store, rules) = (store.clone(), rules.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Ok(to) = input.value().parse::<f64>() else {
                return;
            };
            let mut rules = rules.clone();
            if let Some(rule) = rules.rules.get_mut(at) {
                match &mut rule.need {
                    Need::Node { at_least, .. } | Need::Milestone { at_least, .. } => *at_least = to,
                    Need::AnyOf { indicators } => indicators.iter_mut().for_each(|(_, v)| *v = to),
                }
            }
            set_rules(&store, Some(rules));
        })
    };
    let label = text.tr("depth-threshold-of", &[("tier", u32::from(r.tier).into())]);
    Some(
        html! { <input class="input num" type="number" min="0" max={most} {step} value={value.to_string()} aria-label={label} {onchange} /> },
    )
}
