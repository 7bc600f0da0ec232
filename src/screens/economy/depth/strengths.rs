//! Strengths and weaknesses: only what differs from the peers by more than uncertainty explains.

use readiness::Frozen;
use readiness::profile::strengths::{Difference, PeerGroup, StrengthsWeaknesses};
use yew::prelude::*;

use super::names::{Names, glyph_of};
use super::{DepthProps, Section};
use crate::screens::world::card::income_key;
use crate::state::{use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::interval::{self, Span};
use crate::widgets::tabs::{Tab, Tabs};

/// Setting in the address: whom strengths are held against.
const AGAINST: &str = "against";
/// Rows of each list before *Show all*. An assumption about what is read at once.
const MOST: usize = 8;

fn id_of(group: PeerGroup) -> &'static str {
    match group {
        PeerGroup::Income => "income",
        PeerGroup::Region => "region",
        PeerGroup::Profile => "profile",
    }
}

/// Name of a group of peers.
fn group_name(of: &StrengthsWeaknesses, economy: &atlas::Economy, text: &Text) -> Phrase {
    match of.group {
        PeerGroup::Income => text.t(income_key(economy.income)),
        PeerGroup::Region => text.region(&of.name),
        PeerGroup::Profile => text.t("depth-nearest-profiles"),
    }
}

/// The section.
#[component]
pub fn Strengths(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let all = use_state(|| false);
    let Some(facts) = props.found.facts() else {
        return super::waiting("depth-strengths", "depth-s-strengths", &props.found, &text, 8);
    };
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let wanted = props.place.route.get(AGAINST).unwrap_or("income");
    let chosen = facts
        .strengths
        .iter()
        .find(|s| id_of(s.group) == wanted)
        .or_else(|| facts.strengths.first());
    let (Some(chosen), Some(economy)) = (chosen, world.atlas.get(facts.economy)) else {
        return html! { <Section id="depth-strengths" title={text.t("depth-s-strengths").html()} note={text.t("depth-strengths-unscored").html()}></Section> };
    };
    let tabs = facts
        .strengths
        .iter()
        .map(|s| Tab {
            id: id_of(s.group).into(),
            label: group_name(s, economy, &text).html(),
        })
        .collect::<Vec<_>>();
    let on_choose = {
        let place = props.place.clone();
        Callback::from(move |id: AttrValue| place.set(AGAINST, (id != "income").then(|| id.to_string())))
    };
    let frozen = &props.profile.scores.frozen;
    let first = |list: &[Difference]| list.first().map(|d| names.node(&d.node, d.indicator.as_deref()));
    let title = match (first(&chosen.strengths), first(&chosen.weaknesses)) {
        (Some(a), Some(b)) => text.tr(
            "depth-strengths-title",
            &[("ahead", a.into()), ("behind", b.into())],
        ),
        (Some(a), None) => text.tr("depth-strengths-only", &[("ahead", a.into())]),
        (None, Some(b)) => text.tr("depth-weaknesses-only", &[("behind", b.into())]),
        (None, None) => text.t("depth-strengths-none"),
    };
    let most = if *all { usize::MAX } else { MOST };
    let longest = chosen.strengths.len().max(chosen.weaknesses.len());
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let note = text.tr(
        "depth-strengths-note",
        &[
            ("n", chosen.members.into()),
            ("peers", group_name(chosen, economy, &text).into()),
            ("alike", chosen.alike.into()),
        ],
    );
    html! {
        <Section id="depth-strengths" title={title.html()} note={note.html()}
            tools={html! { <span class="no-print"><Tabs label={text.t("eco-peers-label")} {tabs} chosen={id_of(chosen.group)} {on_choose} /></span> }}>
            <div class="depth-two">
                { list(&chosen.strengths, true, most, frozen, &names, &text) }
                { list(&chosen.weaknesses, false, most, frozen, &names, &text) }
            </div>
            if longest > MOST {
                <div class="no-print"><button class="link" aria-expanded={all.to_string()} onclick={toggle}>{ text.t(if *all { "depth-show-fewer" } else { "depth-show-all" }) }</button></div>
            }
        </Section>
    }
}

fn list(
    of: &[Difference],
    strong: bool,
    most: usize,
    frozen: &Frozen,
    names: &Names<'_>,
    text: &Text,
) -> Html {
    let reach = of
        .iter()
        .map(|d| d.interval.0.abs().max(d.interval.1.abs()))
        .fold(1.0, f64::max);
    let (from, to) = if strong { (0.0, reach) } else { (-reach, 0.0) };
    let rows = of.iter().take(most).map(|d| {
        let range = text.tr(
            "wi-between",
            &[
                ("low", text.signed(d.interval.0, 0).into()),
                ("high", text.signed(d.interval.1, 0).into()),
            ],
        );
        let median = (d.interval.0 + d.interval.1) / 2.0;
        html! {
            <tr key={d.node.clone()} class={classes!(d.indicator.is_none().then_some("depth-group"))}>
                <th scope="row">{ glyph_of(frozen, &d.node) }{ names.node(&d.node, d.indicator.as_deref()) }</th>
                <td class="depth-bar">{ interval::bar(Some(Span::on_axis(d.interval.0, median, d.interval.1, from, to)), false) }</td>
                <td class="num">{ range }</td>
                <td class="num quieter">{ text.fixed(d.points, 0) }{ " / " }{ text.fixed(d.median, 0) }</td>
                <td class="num strong">{ text.signed(d.contribution, 1) }</td>
            </tr>
        }
    });
    let head = if strong { "depth-ahead" } else { "depth-behind" };
    html! {
        <div class="stack tight">
            <table class="depth-table strengths">
                <thead><tr><th scope="col">{ text.tr(head, &[("n", of.len().into())]) }</th>
                    <th scope="col"><span class="axis-ends"><span>{ text.signed(from, 0) }</span><span>{ text.signed(to, 0) }</span></span></th>
                    <th scope="col" class="num">{ text.t("depth-col-difference") }</th>
                    <th scope="col" class="num">{ text.t("depth-col-own-median") }</th>
                    <th scope="col" class="num">{ text.t("depth-col-adds") }</th></tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            if of.is_empty() { <p class="sub">{ text.t(if strong { "depth-no-strength" } else { "depth-no-weakness" }) }</p> }
        </div>
    }
}
