//! The head: name, score, rank interval, tier; then what the profile is held against, how reliable it
//! is and what is missing.

use yew::prelude::*;

use super::depth::found::Found;
use super::depth::names::Names;
use super::depth::{beside, tier};
use super::own_value::OwnValueDialog;
use super::{PeerGroup, Profile, names};
use crate::platform::page;
use crate::route::{Place, Route};
use crate::screens::frameworks::words;
use crate::screens::what_if::targets;
use crate::screens::world::card::{OLD, income_key};
use crate::state::{Work, use_store, use_text, use_world};
use crate::widgets::interval::{self, Span};
use crate::widgets::menu::Pick;
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::work::{Failure, Progress};
use indicators::{Cell, Origin, Role, View};

/// Properties of [`Head`].
#[derive(Properties)]
pub struct HeadProps {
    /// Profile.
    pub profile: Profile,
    /// Address.
    pub place: Place,
    /// The draws.
    pub work: Work,
    /// The engine's profile.
    pub found: Found,
}

impl PartialEq for HeadProps {
    fn eq(&self, _: &Self) -> bool {
        // A work has no cheap equality, and the head is cheap to draw.
        false
    }
}

/// The head.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let adding = use_state(|| false);
    let (profile, place) = (&props.profile, &props.place);
    let Some(economy) = world.atlas.get(profile.code) else {
        return html! {};
    };
    let s = &store.plan.settings;
    let latest = |id: &str| world.pack.latest(id, profile.code, s.base_year, s.oldest_year);
    let people = match latest("population") {
        Cell::Observed(o) => Some(text.tr(
            "eco-people",
            &[
                ("n", text.short(o.value / 1e6).into()),
                ("year", text.year(o.year).into()),
            ],
        )),
        Cell::Missing(_) => None,
    };
    let income = match latest("gdp_pc_usd") {
        Cell::Observed(o) => Some(text.tr(
            "eco-income",
            &[
                ("amount", text.whole(o.value).into()),
                ("year", text.year(o.year).into()),
            ],
        )),
        Cell::Missing(_) => None,
    };
    let mut line = vec![text.t(income_key(economy.income))];
    line.extend(people);
    line.extend(income);
    let flags: Vec<(&str, bool)> = vec![
        ("eco-ldc", economy.ldc),
        ("eco-lldc", economy.lldc),
        ("eco-sids", economy.sids),
        ("eco-not-oda", !economy.oda),
    ];
    let peers_tabs = vec![
        Tab {
            id: "income".into(),
            label: text.t("eco-peers-income").html(),
        },
        Tab {
            id: "region".into(),
            label: text.t("eco-peers-region").html(),
        },
    ];
    let views = vec![
        Tab {
            id: "outcomes".into(),
            label: text.t("view-outcomes").html(),
        },
        Tab {
            id: "milestones".into(),
            label: text.t("view-milestones").html(),
        },
    ];
    let frameworks = words::menu(&store.plan, world, &text);
    let set = |name: &'static str, default: String| {
        let place = place.clone();
        Callback::from(move |value: AttrValue| {
            place.set(name, (value.as_str() != default).then(|| value.to_string()))
        })
    };
    let toggle = |to: bool| {
        let adding = adding.clone();
        move || adding.set(to)
    };
    let open = {
        let to = toggle(true);
        Callback::from(move |_: MouseEvent| to())
    };
    let close = {
        let to = toggle(false);
        Callback::from(move |()| to())
    };
    let what_if = targets::preset(&profile.scores, &store.plan, profile.code, &profile.peers).into_route(
        profile.code,
        &profile.settings.framework,
        &store.plan,
    );
    html! {
        <>
        <header class="eco-head">
            <div class="eco-name">
                <p class="eyebrow"><a class="inline-link" href={Route::home().hash()}>{ text.t("screen-world") }</a>{ " › " }{ text.region(&economy.un_subregion) }</p>
                <h1 class="display">{ text.economy(economy) }</h1>
                <p class="sub">{ for line.iter().enumerate().map(|(i, p)| html! { <>{ if i > 0 { " · " } else { "" } }{ p.html() }</> }) }</p>
                <p class="row wrap">{ for flags.into_iter().filter(|(_, on)| *on).map(|(key, _)| html! { <span class="tag">{ text.t(key) }</span> }) }</p>
            </div>
            <div class="eco-standing">{ standing(profile, &props.work, &text) }{ tier_standing(profile, &props.found, &store.plan, world, &text) }</div>
            <div class="page-actions eco-actions">
                <a class="btn primary" data-testid="test-what-if" href={what_if.hash()}>{ text.t("eco-what-if") }</a>
                <button class="link" data-testid="add-value" onclick={open}>{ text.t("eco-add-value") }</button>
                <a class="link" data-testid="compare" href={crate::screens::compare::aside::beside(profile.code, &store.plan).hash()}>{ text.t("cmp-compare") }</a>
                <button class="link" data-testid="print-pages" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("eco-print") }</button>
            </div>
        </header>
        <div class="eco-controls no-print">
            <Pick label={text.t("eco-framework")} button={words::framework(&store.plan, &text, &profile.settings.framework).html()} items={frameworks}
                chosen={profile.settings.framework.clone()} on_choose={set(names::FRAMEWORK, store.plan.settings.framework.clone())} />
            <Tabs label={text.t("eco-view")} tabs={views} chosen={if profile.settings.view == View::Milestones { "milestones" } else { "outcomes" }}
                on_choose={set(names::COUNT, "outcomes".to_owned())} class="view" />
            <span class="row"><span class="sub">{ text.t("eco-peers-label") }</span>
            <Tabs label={text.t("eco-peers-label")} tabs={peers_tabs} chosen={if profile.settings.peers == PeerGroup::Region { "region" } else { "income" }}
                on_choose={set(names::PEERS, "income".to_owned())} /></span>
            <span class="row push eco-sure">{ reliability(&props.found, &text) }{ missing(profile, s.base_year, &text) }{ beside::chip(&props.found, &text) }</span>
        </div>
        if *adding { <OwnValueDialog profile={profile.clone()} indicator={None::<String>} on_close={close} /> }
        </>
    }
}

/// Score and rank interval; a plain rank until the draws are there.
fn standing(profile: &Profile, work: &Work, text: &crate::text::Text) -> Html {
    let Some(row) = profile.row() else {
        return html! {};
    };
    let Some(scored) = &row.scored else {
        let needed = profile.scores.frozen.required();
        let args = [("n", row.observed.into()), ("needed", needed.into())];
        return html! { <div class="eco-unscored"><p class="lead">{ text.tr("eco-unscored", &args) }</p><p class="sub">{ text.t("eco-unscored-note") }</p></div> };
    };
    let of = profile.of();
    let drawing = match work {
        Work::Running { share, since, cancel } => {
            html! { <Progress share={*share} since={*since} cancel={cancel.clone()} /> }
        }
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        _ => html! {},
    };
    let interval = profile.interval();
    let (range, draws) = match interval {
        Some(i) => (
            text.range(&text.fixed(i.score_p05, 0), &text.fixed(i.score_p95, 0))
                .to_string(),
            text.whole(f64::from(profile.draws)),
        ),
        None => (String::new(), String::new()),
    };
    let rank = match interval {
        Some(i) => text.range(&text.whole(i.p05), &text.whole(i.p95)).to_string(),
        None => row.rank.map(|r| text.whole(f64::from(r))).unwrap_or_default(),
    };
    html! {
        <>
            <div class="eco-score">
                <span class="figure-huge" data-testid="score">{ text.fixed(scored.root, 1) }</span>
                <span class="sub">{ text.t("eco-of-100") }<br />
                    if interval.is_some() { { text.tr("eco-draws", &[("range", range.into()), ("draws", draws.into())]) } } else { <span class="skeleton">{ "00–00 · 0000" }</span> }</span>
            </div>
            <div class="eco-rank selected">
                { interval::bar(interval.map(|i| Span::on_axis(i.p05, i.median, i.p95, 1.0, of as f64)), false) }
                <span class="axis-ends note"><span>{ text.whole(1.0) }</span>
                    { for interval.map(|i| html! { <span>{ text.tr("eco-median", &[("rank", text.whole(i.median).into())]) }</span> }) }
                    <span>{ text.whole(of as f64) }</span></span>
                <span><b class="accent" data-testid="rank">{ text.tr("eco-rank", &[("rank", rank.into()), ("of", of.into())]) }</b></span>
                { drawing }
            </div>
        </>
    }
}

/// What is missing or old, and the range of the score it leaves.
fn missing(profile: &Profile, base_year: i16, text: &crate::text::Text) -> Html {
    let Some(row) = profile.row() else {
        return html! {};
    };
    let frozen = &profile.scores.frozen;
    let outcomes = frozen.leaves().iter().filter(|l| l.role == Role::Outcome).count();
    let old = row
        .cells
        .iter()
        .filter(|c| matches!(&c.used, Cell::Observed(o) if o.year < base_year - OLD && !matches!(o.origin, Origin::Assumed | Origin::Answer)))
        .count();
    let effect = frozen.missing_effect(&row.values());
    let range = effect.filter(|e| !e.leaves.is_empty()).map(|e| {
        let args = [
            ("low", text.fixed(e.worst, 1).into()),
            ("high", text.fixed(e.best, 1).into()),
        ];
        let key = if profile.settings.view == View::Milestones {
            "eco-leaves-range-answers"
        } else {
            "eco-leaves-range"
        };
        text.tr(key, &args).to_string()
    });
    let args = [
        ("missing", outcomes.saturating_sub(row.observed).into()),
        ("of", outcomes.into()),
        ("old", old.into()),
        ("year", text.year(base_year - OLD).into()),
    ];
    html! {
        <span class="eco-missing" title={range}>{ text.tr("eco-missing", &args) }</span>
    }
}

/// The tier with its five stages and what is weakest; a skeleton until it is there.
fn tier_standing(
    profile: &Profile,
    found: &Found,
    plan: &plan::Plan,
    world: &engine::World,
    text: &crate::text::Text,
) -> Html {
    if profile.row().is_none_or(|r| r.scored.is_none()) && found.facts().is_none() {
        return html! {};
    }
    let names = Names { world, plan, text };
    let Some(facts) = found.facts() else {
        return html! { <div class="eco-tier"><span class="skeleton">{ "0000 0 00 0–0" }</span><span class="skeleton">{ "0" }</span></div> };
    };
    let weakest = tier::shortest(&facts.tier).and_then(|(node, _)| {
        let found = facts.tier.requirements.iter().find_map(|r| match &r.need {
            readiness::tiers::Need::Node { node: id, .. } if id == node => r.found,
            _ => None,
        })?;
        Some(text.tr(
            "eco-weakest",
            &[
                ("part", names.node(node, None).into()),
                ("score", text.fixed(found, 0).into()),
            ],
        ))
    });
    html! {
        <div class="eco-tier" data-testid="tier">
            <span>{ tier::words(&facts.tier, text) }{ " " }<span class="tag">{ text.t("depth-assumption") }</span></span>
            { tier::ladder_boxes(&facts.tier, text) }
            { for weakest.map(|w| html! { <span class="note">{ w }</span> }) }
        </div>
    }
}

/// Reliability in one word and figure; leads to its parts.
fn reliability(found: &Found, text: &crate::text::Text) -> Html {
    match found.facts() {
        Some(facts) => {
            let go = Callback::from(|_: MouseEvent| crate::platform::focus::section("depth-reliability"));
            let score = text.fixed(facts.reliability.score, 1);
            html! { <button class="inline-link" data-testid="reliability" onclick={go}>{ text.tr("eco-reliability", &[("score", score.into())]) }</button> }
        }
        None => html! { <span class="skeleton">{ "00000000000 0.0" }</span> },
    }
}
