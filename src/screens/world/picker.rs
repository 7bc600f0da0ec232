//! What the map shows: composite → pillar → indicator, of either framework, then all other
//! indicators of the pack.

use std::collections::BTreeSet;

use engine::World;
use ledger::Prong;
use readiness::Frozen;
use readiness::frozen::ROOT;
use yew::prelude::*;

use super::settings::{FRAMEWORK, Settings, Subject, names};
use super::shown::leaves_beneath;
use crate::route::Place;
use crate::state::{use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::glyph;
use crate::widgets::menu::{Item, Pick};
use crate::widgets::tabs::{Tab, Tabs};

/// The group a first part of a path names.
pub fn prong_of(name: &str) -> Option<Prong> {
    Prong::ALL.into_iter().find(|p| p.as_str() == name)
}

/// Name of what is shown.
pub fn name(settings: &Settings, world: &World, text: &Text) -> Phrase {
    match &settings.subject {
        Subject::Indicator(id) => text.indicator(id, world.pack.indicator(id).map_or(id, |i| &i.name)),
        Subject::Node(_) if settings.whole() && settings.framework == FRAMEWORK => {
            text.t("world-pick-composite")
        }
        Subject::Node(_) if settings.whole() => text.t("framework-ai_foundations"),
        Subject::Node(id) => text.pillar(id.rsplit('/').next().unwrap_or(id)),
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
fn framework_items(frozen: &Frozen, id: &str, world: &World, text: &Text, items: &mut Vec<Item>) {
    let whole = if id == FRAMEWORK {
        text.t("framework-prongs")
    } else {
        text.t("framework-ai_foundations")
    };
    let all = text.t("world-pillar-all");
    let label = html! { <b>{ all.clone() }</b> };
    items.push(Item::Group(whole.html()));
    items.push(choice(format!("{id}|node|{ROOT}"), label, &all, false));
    for node in frozen.nodes().iter().filter(|n| n.parent.is_some()) {
        let top = node.id.split('/').next().unwrap_or_default();
        let prong = prong_of(top).map(glyph::prong);
        match node.leaf.and_then(|l| frozen.leaves().get(l)) {
            Some(leaf) if world.pack.indicator(&leaf.indicator).is_some() => {
                let english = world.pack.indicator(&leaf.indicator).map_or("", |i| &i.name);
                let name = text.indicator(&leaf.indicator, english);
                items.push(choice(
                    format!("{id}|indicator|{}", leaf.indicator),
                    html! { <span class="deep">{ name.clone() }</span> },
                    &name,
                    true,
                ));
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
    let (text, world) = (use_text(), use_world());
    let place = use_context::<Place>();
    let settings = &props.settings;
    let items = use_memo((text.clone(), settings.view), |(text, view)| {
        let mut items = Vec::new();
        let mut used = BTreeSet::new();
        for framework in &world.frameworks {
            used.extend(framework.leaves.iter().map(|l| l.indicator.clone()));
            if let Ok(frozen) = Frozen::new(framework, *view, &[]) {
                framework_items(&frozen, &framework.id, world, text, &mut items);
            }
        }
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
        items
    });
    let chosen = match &settings.subject {
        Subject::Node(id) => format!("{}|node|{id}", settings.framework),
        Subject::Indicator(id) => format!("{}|indicator|{id}", settings.framework),
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
                .with(names::CLASS, None);
            place.replace(route);
        })
    };
    let subject = name(settings, world, &text);
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
            let unit = world
                .pack
                .indicator(id)
                .map(|i| i.unit.clone())
                .unwrap_or_default();
            html! { <bdi>{ text.unit(&unit) }</bdi> }
        }
    };
    let button = html! { <>{ subject }<em>{ note }</em></> };
    let pillars = (settings.framework == FRAMEWORK).then(|| {
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
            { pillars.unwrap_or_default() }
        </>
    }
}
