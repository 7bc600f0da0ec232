//! Why the score is what it is, and what would move the part that holds it back most.

use std::rc::Rc;

use charts::contributions::{self, Words};
use charts::{Chart, Role};
use yew::prelude::*;

use super::depth::found::Found;
use super::facts::Part;
use super::{Profile, ProfileProps, peers_name, pillar_mark};
use crate::state::{use_store, use_text, use_world};
use crate::text::Text;
use crate::widgets::chart::ChartView;
use crate::widgets::lineage::{LineageButton, Subject};

/// Width of the column in units.
const WIDTH: f64 = 312.0;
/// Archetypes shown for the part that holds back most. An assumption about what is read.
const MOST: usize = 5;

/// Glyph and name of a part.
fn name_of(part: &Part, text: &Text) -> String {
    let name = text.pillar(&part.name);
    match pillar_mark(&part.pillar) {
        Some((prong, _)) => format!("{} {name}", prong.glyph()),
        None => name.to_string(),
    }
}

/// Parts by the points they miss, most first.
fn by_gap(profile: &Profile) -> Vec<&Part> {
    let mut parts: Vec<&Part> = profile.parts.iter().collect();
    parts.sort_by(|a, b| b.gap().total_cmp(&a.gap()));
    parts
}

fn chart(profile: &Profile, peers: &str, text: &Text) -> Chart {
    let parts: Vec<contributions::Part> = profile
        .parts
        .iter()
        .map(|p| contributions::Part {
            name: name_of(p, text),
            available: p.available,
            obtained: p.earned,
            peers: p.peers_earned,
            role: pillar_mark(&p.pillar).map_or(Role::Ink2, |(_, role)| role),
        })
        .collect();
    let words = Words {
        part: &text.t("eco-col-part").to_string(),
        obtained: &text.t("eco-col-obtained").to_string(),
        available: &text.t("eco-col-available").to_string(),
        peers,
        value: &|v| text.fixed(v, 1),
        description: text.t("eco-why-sub").to_string(),
    };
    contributions::draw(&parts, WIDTH, &words)
}

/// Contributions: they sum to the score.
#[component]
pub fn Why(props: &ProfileProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let profile = &props.profile;
    let Some(scored) = profile.row().and_then(|r| r.scored.as_ref()) else {
        return html! {};
    };
    let peers = text.tr(
        "eco-peers-median-of",
        &[
            ("n", profile.peers.len().into()),
            ("peers", peers_name(world, profile, &text).into()),
        ],
    );
    let gaps = by_gap(profile);
    let title = match gaps.as_slice() {
        [first, second, ..] => text.tr(
            "eco-why-title",
            &[
                ("points", text.fixed(100.0 - scored.root, 0).into()),
                ("first", text.pillar(&first.name).into()),
                ("a", text.fixed(first.gap(), 1).into()),
                ("second", text.pillar(&second.name).into()),
                ("b", text.fixed(second.gap(), 1).into()),
            ],
        ),
        _ => text.t("eco-why-plain"),
    };
    let source = text.tr(
        "chart-source",
        &[
            ("source", text.t("app-name").into()),
            ("hash", short_hash(&store.plan).into()),
        ],
    );
    let sum = text.tr(
        "eco-sum",
        &[(
            "score",
            text.fixed(profile.parts.iter().map(|p| p.earned).sum(), 1).into(),
        )],
    );
    let subtitle = text.tr("eco-why-sub-of", &[("peers", (&peers).into())]);
    html! {
        <section class="stack">
            <h2>{ title.html() }</h2>
            <p class="note">{ subtitle.html() }</p>
            <ChartView chart={Rc::new(chart(profile, &peers.to_string(), &text))} title={title} subtitle={subtitle}
                source={source} file={format!("{}-contributions", profile.code)} mirror=true />
            { opens(profile, sum.html(), &text) }
        </section>
    }
}

/// The contributions as numbers that open where they come from, and their sum.
fn opens(profile: &Profile, sum: Html, text: &Text) -> Html {
    let of = |node: &str| Subject {
        economy: profile.code,
        node: node.to_owned().into(),
        framework: profile.settings.framework.clone().into(),
        view: profile.settings.view,
        year: None,
    };
    let parts = profile.parts.iter().filter_map(|part| {
        let node = profile.scores.frozen.nodes().get(part.node)?;
        Some(html! {
            <li key={node.id.clone()}><LineageButton of={of(&node.id)} class="inline-link">{ name_of(part, text) }{ " " }<b>{ text.fixed(part.earned, 1) }</b></LineageButton></li>
        })
    });
    html! {
        <>
            <details class="eco-opens no-print" data-testid="contributions-more"><summary>{ text.t("eco-contributions-open") }</summary>
                <ul class="eco-contributions" aria-label={text.t("eco-why-plain")} data-testid="contributions">{ for parts }</ul></details>
            <p class="note num"><LineageButton of={of(readiness::frozen::ROOT)} class="inline-link">{ sum }</LineageButton></p>
        </>
    }
}

/// First digits of the plan's hash.
pub fn short_hash(plan: &plan::Plan) -> String {
    plan::file::hash(plan).chars().take(12).collect()
}

/// Properties of [`Moves`].
#[derive(Properties, PartialEq)]
pub struct MovesProps {
    /// Profile.
    pub profile: Profile,
    /// The engine's profile.
    pub found: Found,
}

/// The part that holds back most by the engine's single fixes, what bringing it to the frontier would
/// change, and which projects move its indicators at what unit cost.
#[component]
pub fn Moves(props: &MovesProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let profile = &props.profile;
    if profile.row().is_none_or(|r| r.scored.is_none()) {
        return html! {};
    }
    let Some(facts) = props.found.facts() else {
        return html! { <section class="stack eco-moves"><div class="skeleton-lines eco-moves-wait" aria-busy="true"><i></i><i></i><i></i><i></i></div></section> };
    };
    let frozen = &profile.scores.frozen;
    let id = |part: &Part| frozen.nodes().get(part.node).map(|n| n.id.as_str());
    let found = facts
        .binding
        .groups
        .iter()
        .filter(|f| f.framework == facts.framework)
        .find_map(|f| Some((f, profile.parts.iter().find(|p| id(p) == Some(f.node.as_str()))?)));
    let Some((fix, part)) = found else {
        return html! {};
    };
    let name = text.pillar(&part.name);
    let economy = world.atlas.get(profile.code).map_or("", |e| text.economy(e));
    let effect = text.tr(
        "eco-reach",
        &[
            ("now", text.fixed(part.score.unwrap_or_default(), 0).into()),
            ("points", text.fixed(fix.score_gain, 1).into()),
            ("tier", u32::from(fix.tier_after).into()),
        ],
    );
    let indicators: Vec<&str> = part
        .leaves
        .iter()
        .filter_map(|l| frozen.leaves().get(*l))
        .map(|l| l.indicator.as_str())
        .collect();
    let catalogue = engine::catalogue::of(world, &store.plan);
    let movers = catalogue.catalogue.archetypes.iter().filter(|a| {
        a.effects
            .iter()
            .any(|e| indicators.contains(&e.indicator.as_str()))
    });
    let rows = movers.take(MOST).map(|a| {
        let cost = text.range(&amount(a.unit_cost.low, &text), &amount(a.unit_cost.high, &text));
        html! {
            <li class="eco-mover">
                <span>{ crate::widgets::glyph::prong(a.prong) }{ " " }{ text.archetype(&a.id, &a.name) }</span>
                <span class="note"><span class="ltr">{ "US$ " }{ cost }</span>{ " / " }<span>{ text.unit(&a.unit) }</span></span>
                <span class="num strong ltr" title={text.t("eco-grades")}>{ format!("{:?}/{:?}", a.cost_grade, a.effect_grade) }</span>
            </li>
        }
    });
    html! {
        <section class="stack eco-moves">
            <p class="eyebrow">{ text.t("eco-binding") }</p>
            <h2>{ text.tr("eco-binding-title", &[("part", (&name).into()), ("economy", economy.into())]) }</h2>
            <p class="sub">{ effect.html() }</p>
            <h3>{ text.tr("eco-movers", &[("part", (&name).into())]) }</h3>
            <ul>{ for rows }</ul>
            <p class="note">{ text.t("eco-grades-note") }</p>
        </section>
    }
}

/// A unit cost: full below ten thousand, thousands or millions above.
fn amount(dollars: f64, text: &Text) -> String {
    if dollars >= 1e6 {
        format!("{} m", text.short(dollars / 1e6))
    } else if dollars >= 1e4 {
        format!("{} k", text.short(dollars / 1e3))
    } else {
        text.short(dollars)
    }
}
