//! Where a number comes from: a button that is the number, and the drawer it opens.
//!
//! Every number of an index is named by economy and node, so [`LineageButton`] stands wherever one is
//! shown. What the drawer says is the engine's ([`engine::lineage`]); from a group it goes on to the
//! parts and back up. To a screen reader the drawer is a modal dialog: Escape closes, and the focus
//! returns to the number. Printed while it is open, the drawer is the page.

mod facts;
mod formula;

use std::rc::Rc;

use atlas::Iso3;
use engine::lineage::{self, Leaf, Lineage, Steps};
use indicators::{Cell, Origin, View};
use yew::prelude::*;

use super::dialog::Dialog;
use crate::platform::page;
use crate::screens::world::card::reason_words;
use crate::state::{readiness as score, use_store, use_text, use_world};
use crate::text::{Phrase, Text};

/// Which number.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Economy.
    pub economy: Iso3,
    /// Node id: `index`, a path joined by `/`, or a leaf's id.
    pub node: AttrValue,
    /// Framework id.
    pub framework: AttrValue,
    /// View.
    pub view: View,
    /// With the latest values up to this year; `None` is the plan's base year.
    pub year: Option<i16>,
}

/// Properties of [`LineageButton`].
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// Which number.
    pub of: Subject,
    /// Class of the button.
    #[prop_or("value-link")]
    pub class: &'static str,
    /// The number as it is shown.
    pub children: Html,
}

/// A number that opens where it comes from.
#[component]
pub fn LineageButton(props: &ButtonProps) -> Html {
    let (text, open) = (use_text(), use_state(|| false));
    let show = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            open.set(true);
        })
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    html! {
        <>
            <button class={props.class} aria-haspopup="dialog" title={text.t("lineage-title")} onclick={show} data-lineage={props.of.node.clone()}>{ props.children.clone() }</button>
            if *open { <LineageDrawer of={props.of.clone()} on_close={close} /> }
        </>
    }
}

/// Properties of [`LineageDrawer`].
#[derive(Properties, PartialEq)]
pub struct DrawerProps {
    /// Which number.
    pub of: Subject,
    /// The reader is done.
    pub on_close: Callback<()>,
    /// What a screen adds about this number; not shown for the numbers it leads to.
    #[prop_or_default]
    pub children: Html,
}

/// The drawer.
#[component]
pub fn LineageDrawer(props: &DrawerProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let at = use_state(|| props.of.node.clone());
    let of = &props.of;
    let plan = &store.plan;
    let year = of.year.unwrap_or(plan.settings.base_year);
    let scores = score::scores(world, plan, &of.framework, of.view, year);
    let found = scores.as_ref().and_then(|s| {
        let found = lineage::lineage(world, &s.frozen, &s.readiness, of.economy, &at)?;
        let stamp = lineage::stamp(world, &score::as_of(plan, year), &s.frozen);
        Some((Rc::clone(s), found, stamp))
    });
    let Some((scores, found, stamp)) = found else {
        return html! {};
    };
    let go = {
        let at = at.clone();
        Callback::from(move |node: AttrValue| at.set(node))
    };
    let close = {
        let on = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on.emit(()))
    };
    let print = Callback::from(|_: MouseEvent| page::print());
    let economy = world
        .atlas
        .get(of.economy)
        .map(|e| text.economy(e).to_owned())
        .unwrap_or_default();
    let leaf = matches!(found.steps, Steps::Leaf(_));
    let name = name(&found.name, leaf, &text, plan, world);
    let parent = found.parent.clone().map(|node| {
        let id = scores.frozen.node(&node).and_then(|at| scores.frozen.nodes().get(at));
        let name = self::name(id.map_or("", |n| n.name.as_str()), false, &text, plan, world);
        let (go, node) = (go.clone(), AttrValue::from(node));
        let onclick = Callback::from(move |_: MouseEvent| go.emit(node.clone()));
        html! { <button class="inline-link" {onclick} data-testid="lineage-up">{ text.tr("lin-part-of", &[("name", name.into())]) }</button> }
    });
    let own = (*at == of.node).then(|| props.children.clone());
    let label = format!("{name}, {economy}");
    let drawer = html! {
        <Dialog {label} on_close={props.on_close.clone()} class="plan-drawer lineage-drawer">
            <div class="drawer-body" data-testid="lineage" data-node={found.node.clone()}>
                <header class="drawer-head">
                    <div class="stack tight">
                        <p class="eyebrow">{ text.t("lineage-title") }</p>
                        <h2>{ name.html() }</h2>
                        <p class="sub">{ economy }{ " · " }{ text.year(year) }{ for parent.map(|p| html! { <>{ " · " }{ p }</> }) }</p>
                    </div>
                    <span class="row no-print"><button class="link" onclick={print}>{ text.t("print") }</button><button class="link" onclick={close}>{ text.t("close") }</button></span>
                </header>
                { figure(&found, plan, world, &text) }
                <section class="stack">
                    <h3>{ text.t("lin-formula") }</h3>
                    { formula::formula(&found, plan, world, &text) }
                </section>
                { parts(&found, &go, plan, world, &text) }
                <dl class="facts lineage-facts">{ facts::facts(&found, plan, world, &text) }</dl>
                { for own }
                <p class="note lineage-hash">{ text.tr("lin-hashes", &[("recipe", stamp.recipe.into()), ("data", stamp.data.into())]) }</p>
            </div>
        </Dialog>
    };
    yew::create_portal(drawer, gloo::utils::body().into())
}

/// Name of a node: its indicator's for a leaf, the score for the root.
pub fn name(id: &str, leaf: bool, text: &Text, plan: &plan::Plan, world: &engine::World) -> Phrase {
    if leaf {
        let (of, by) = id.split_once('/').unwrap_or((id, ""));
        let one = |id: &str| {
            let own = plan.own_indicator(id).map(|i| i.name.as_str());
            let english = world.pack.indicator(id).map(|i| i.name.as_str()).or(own);
            text.indicator(id, english.unwrap_or(id))
        };
        if by.is_empty() {
            return one(of);
        }
        return text.tr("lin-ratio", &[("of", one(of).into()), ("by", one(by).into())]);
    }
    if id.is_empty() || id == readiness::frozen::ROOT {
        return text.t("lin-score");
    }
    text.pillar(id)
}

/// The number itself.
fn figure(found: &Lineage, plan: &plan::Plan, world: &engine::World, text: &Text) -> Html {
    let Steps::Leaf(leaf) = &found.steps else {
        return match found.score {
            Some(score) => html! {
                <p><span class="drawer-figure">{ text.fixed(score, 1) }</span>{ " " }<span class="sub">{ text.t("eco-of-100") }</span></p>
            },
            None => html! { <p class="lead">{ text.t("lin-unscored") }</p> },
        };
    };
    match &leaf.used {
        Cell::Observed(o) => {
            let tag = match &o.origin {
                Origin::Own(_) => Some("eco-own"),
                Origin::Assumed => Some("eco-assumed"),
                Origin::Imputed => Some("eco-imputed"),
                _ => None,
            };
            html! {
                <p><span class="drawer-figure">{ text.full(o.value) }</span>{ " " }<span class="sub">{ unit(leaf, plan, world, text) }</span>{ " · " }{ text.year(o.year) }
                    { for tag.map(|t| html! { <>{ " " }<span class="tag example">{ text.t(t) }</span></> }) }</p>
            }
        }
        Cell::Missing(reason) => html! {
            <p class="lead">{ text.tr("world-card-nodata", &[("reason", reason_words(*reason, text).into())]) }</p>
        },
    }
}

/// Unit of a leaf's value; nothing for an answer or a ratio.
fn unit(leaf: &Leaf, plan: &plan::Plan, world: &engine::World, text: &Text) -> Html {
    let own = plan.own_indicator(&leaf.indicator).map(|i| i.unit.as_str());
    let pack = world.pack.indicator(&leaf.indicator).map(|i| i.unit.as_str());
    match pack.or(own) {
        Some(unit) => text.unit(unit).html(),
        None => html! {},
    }
}

/// The parts of a group: each leads on.
fn parts(
    found: &Lineage,
    go: &Callback<AttrValue>,
    plan: &plan::Plan,
    world: &engine::World,
    text: &Text,
) -> Html {
    let Steps::Group { parts, .. } = &found.steps else {
        return html! {};
    };
    let rows = parts.iter().map(|part| {
        let (go, node) = (go.clone(), AttrValue::from(part.node.clone()));
        let onclick = Callback::from(move |_: MouseEvent| go.emit(node.clone()));
        let score = part.score.map_or_else(
            || html! { <span class="quieter">{ text.t("missing-short") }</span> },
            |s| html! { { text.fixed(s, 1) } },
        );
        html! {
            <tr key={part.node.clone()}>
                <th scope="row"><button class="inline-link lineage-part" {onclick} data-part={part.node.clone()}>{ name(&part.name, part.leaf, text, plan, world) }</button></th>
                <td class="num">{ score }</td>
                <td class="num">{ text.percent(part.share, 1) }</td>
                <td class="num">{ text.fixed(part.earned, 2) }</td>
            </tr>
        }
    });
    html! {
        <table class="lineage-parts">
            <caption class="visually-hidden">{ text.t("lin-parts") }</caption>
            <thead><tr>
                <th scope="col">{ text.t("eco-col-part") }</th>
                <th scope="col" class="num">{ text.t("world-col-score") }</th>
                <th scope="col" class="num">{ text.t("lin-weight-short") }</th>
                <th scope="col" class="num">{ text.t("lin-earned-short") }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
