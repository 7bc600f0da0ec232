//! What the map shows: composite → pillar → indicator, of every framework, shipped or
//! the plan's own, the tiers, then all other indicators.

use std::collections::BTreeSet;
use std::rc::Rc;

use engine::World;
use ledger::Prong;
use plan::Plan;
use readiness::Frozen;
use readiness::frozen::ROOT;
use yew::prelude::*;

use super::settings::{FRAMEWORK, Settings, Subject, names};
use super::shown::leaves_beneath;
use crate::route::Place;
use crate::screens::frameworks::words;
use crate::state::{Same, use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::glyph;
use crate::widgets::menu::{Item, Pick};
use crate::widgets::tabs::{Tab, Tabs};

/// The group a first part of a path names.
pub fn prong_of(name: &str) -> Option<Prong> {
    Prong::ALL.into_iter().find(|p| p.as_str() == name)
}

/// Topmost groups of a framework of the plan's own that stand as tabs. An assumption about the room.
const MOST_TABS: usize = 5;

/// Name of what is shown.
pub fn name(settings: &Settings, plan: &Plan, world: &World, text: &Text) -> Phrase {
    match &settings.subject {
        Subject::Tiers => text.t("world-tiers"),
        Subject::Indicator(id) => words::indicator(plan, world, text, id),
        Subject::Node(_) if settings.whole() && settings.framework == FRAMEWORK => {
            text.t("world-pick-composite")
        }
        Subject::Node(_) if settings.whole() => words::framework(plan, text, &settings.framework),
        Subject::Node(id) => {
            let code = id.rsplit('/').next().unwrap_or(id);
            let own = plan.framework(&settings.framework).and_then(|f| f.node(code));
            match own {
                Some(node) => words::node(plan, world, text, node),
                None => text.pillar(code),
            }
        }
    }
}

fn choice(id: String, label: Html, name: &Phrase, indent: bool) -> Item {
    Item::Choice {
        id: id.into(),
        label,
        name: name.to_string(),
        indent,
    }
}

/// Nodes of a framework from the top: the whole, each group with its parts, then its indicators.
fn framework_items(frozen: &Frozen, plan: &Plan, world: &World, text: &Text, items: &mut Vec<Item>) {
    let id = frozen.framework();
    let all = text.t("world-pillar-all");
    let label = html! { <b>{ all.clone() }</b> };
    items.push(Item::Group(words::framework(plan, text, id).html()));
    items.push(choice(format!("{id}|node|{ROOT}"), label, &all, false));
    let known = |id: &str| world.pack.indicator(id).is_some() || plan.own_indicator(id).is_some();
    for node in frozen.nodes().iter().filter(|n| n.parent.is_some()) {
        let top = node.id.split('/').next().unwrap_or_default();
        let prong = prong_of(top).map(glyph::prong);
        match node.leaf.and_then(|l| frozen.leaves().get(l)) {
            Some(leaf) if known(&leaf.indicator) => {
                let name = words::indicator(plan, world, text, &leaf.indicator);
                items.push(choice(
                    format!("{id}|indicator|{}", leaf.indicator),
                    html! { <span class="deep">{ name.clone() }</span> },
                    &name,
                    true,
                ));
            }
            // A ratio has no unit of its own: its points are shown.
            Some(leaf) if leaf.ratio.is_some() => {
                let own = plan.framework(id).and_then(|f| f.node(&leaf.node));
                let name = own.map_or_else(
                    || text.pillar(&leaf.indicator),
                    |n| words::node(plan, world, text, n),
                );
                let label = html! { <span class="deep">{ name.clone() }</span> };
                items.push(choice(format!("{id}|node|{}", node.id), label, &name, true));
            }
            Some(_) => {}
            None => {
                let name = text.pillar(&node.name);
                let part = node.id.contains('/');
                let label = if part {
                    html! { <>{ prong }<span>{ name.clone() }</span></> }
                } else {
                    html! { <>{ prong }<b>{ name.clone() }</b></> }
                };
                items.push(choice(format!("{id}|node|{}", node.id), label, &name, part));
            }
        }
    }
}

/// Properties of [`Picker`].
#[derive(Properties)]
pub struct PickerProps {
    /// Settings.
    pub settings: Settings,
    /// The frozen index of the framework shown.
    pub scores: std::rc::Rc<crate::state::readiness::Scores>,
}

impl PartialEq for PickerProps {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings && std::rc::Rc::ptr_eq(&self.scores, &other.scores)
    }
}

/// Pick and pillar tabs.
#[component]
pub fn Picker(props: &PickerProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let plan = &store.plan;
    let place = use_context::<Place>();
    let settings = &props.settings;
    let deps = (text.clone(), settings.view, Same(Rc::clone(plan)));
    let items = use_memo(deps, |(text, view, plan)| {
        let mut items = Vec::new();
        let mut used = BTreeSet::new();
        for (id, _) in engine::frameworks::all(world, plan) {
            let Ok(framework) = engine::frameworks::framework(world, plan, id) else {
                continue;
            };
            used.extend(framework.leaves.iter().map(|l| l.indicator.clone()));
            if let Ok(frozen) = Frozen::new(&framework, *view, &[]) {
                framework_items(&frozen, plan, world, text, &mut items);
            }
        }
        let tiers = text.t("world-tiers");
        items.push(Item::Group(tiers.html()));
        items.push(choice(format!("{FRAMEWORK}|tiers|"), tiers.html(), &tiers, false));
        items.push(Item::Group(text.t("world-pick-others").html()));
        for indicator in world.pack.indicators().iter().filter(|i| !used.contains(&i.id)) {
            let name = text.indicator(&indicator.id, &indicator.name);
            items.push(choice(
                format!("{FRAMEWORK}|indicator|{}", indicator.id),
                name.html(),
                &name,
                false,
            ));
        }
        for own in plan.own_indicators.iter().filter(|i| !used.contains(&i.id)) {
            let name = words::indicator(plan, world, text, &own.id);
            let id = format!("{FRAMEWORK}|indicator|{}", own.id);
            items.push(choice(id, name.html(), &name, false));
        }
        items
    });
    let chosen = match &settings.subject {
        Subject::Node(id) => format!("{}|node|{id}", settings.framework),
        Subject::Indicator(id) => format!("{}|indicator|{id}", settings.framework),
        Subject::Tiers => format!("{FRAMEWORK}|tiers|"),
    };
    let choose = {
        let place = place.clone();
        Callback::from(move |id: AttrValue| {
            let Some(place) = &place else {
                return;
            };
            let mut parts = id.splitn(3, '|');
            let (Some(framework), Some(kind), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
                return;
            };
            let mut route = place.route.clone();
            let set = |yes: bool, value: &str| yes.then(|| value.to_owned());
            route = route
                .with(names::FRAMEWORK, set(framework != FRAMEWORK, framework))
                .with(names::NODE, set(kind == "node" && name != ROOT, name))
                .with(names::INDICATOR, set(kind == "indicator", name))
                .with(names::SHOW, set(kind == "tiers", "tiers"))
                .with(names::CLASS, None);
            place.replace(route);
        })
    };
    let subject = name(settings, plan, world, &text);
    let note = match &settings.subject {
        Subject::Node(_) => {
            let leaves = leaves_beneath(&props.scores.frozen, settings.node(&props.scores.frozen));
            let key = if settings.whole() && settings.framework == FRAMEWORK {
                "world-pick-composite-note"
            } else {
                "world-pick-node-note"
            };
            text.tr(key, &[("leaves", leaves.into())]).html()
        }
        Subject::Indicator(id) => {
            let unit = words::unit(plan, world, id);
            html! { <bdi>{ text.unit(&unit) }</bdi> }
        }
        Subject::Tiers => html! {},
    };
    let button = html! { <>{ subject }<em>{ note }</em></> };
    let own_tabs = plan.framework(&settings.framework).map(|own| {
        let frozen = &props.scores.frozen;
        let top = frozen
            .nodes()
            .iter()
            .filter(|n| n.parent == Some(0) && n.leaf.is_none());
        let mut tabs = vec![Tab {
            id: "".into(),
            label: text.t("world-pillar-all").html(),
        }];
        tabs.extend(top.take(MOST_TABS).map(|n| {
            let name = own.node(&n.id).map_or_else(
                || text.pillar(&n.name),
                |node| words::node(plan, world, &text, node),
            );
            Tab {
                id: n.id.clone().into(),
                label: html! { <>{ prong_of(&n.id).map(glyph::prong) }{ " " }{ name }</> },
            }
        }));
        let (choose, id) = (choose.clone(), settings.framework.clone());
        let on_choose = Callback::from(move |node: AttrValue| {
            let node = if node.is_empty() { ROOT } else { node.as_str() };
            choose.emit(format!("{id}|node|{node}").into());
        });
        let chosen = settings.pillar().unwrap_or_default().to_owned();
        html! { <Tabs label={text.t("world-pillars")} {tabs} {chosen} {on_choose} /> }
    });
    let pillars = (settings.framework == FRAMEWORK && settings.subject != Subject::Tiers).then(|| {
        let mut tabs = vec![Tab {
            id: "".into(),
            label: text.t("world-pillar-all").html(),
        }];
        tabs.extend(Prong::ALL.map(|p| Tab {
            id: p.as_str().into(),
            label: html! { <>{ glyph::prong(p) }{ " " }{ text.prong(p) }</> },
        }));
        let on_choose = {
            let choose = choose.clone();
            Callback::from(move |id: AttrValue| {
                let node = if id.is_empty() { ROOT } else { id.as_str() };
                choose.emit(format!("{FRAMEWORK}|node|{node}").into());
            })
        };
        // An indicator belongs to no tab; a part of a pillar to its pillar's.
        let chosen = settings.pillar().unwrap_or_default().to_owned();
        html! { <Tabs label={text.t("world-pillars")} {tabs} {chosen} {on_choose} /> }
    });
    html! {
        <>
            <Pick label={text.t("world-pick-label")} {button} items={(*items).clone()} {chosen} on_choose={choose} />
            { pillars.or(own_tabs.filter(|_| settings.subject != Subject::Tiers)).unwrap_or_default() }
        </>
    }
}
