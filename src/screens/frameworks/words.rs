//! Names of frameworks, nodes and indicators, the plan's own included.

use engine::World;
use indicators::framework::{Kind, LeafKind, Node, OWN_INDICATOR};
use plan::Plan;

use crate::text::{Phrase, Text};

/// The name of an indicator: of the pack, a milestone, or the plan's own.
pub fn indicator(plan: &Plan, world: &World, text: &Text, id: &str) -> Phrase {
    if let Some(own) = plan.own_indicator(id) {
        return text.tr("frame-own-name", &[("name", own.name.as_str().into())]);
    }
    text.indicator(id, world.pack.indicator(id).map_or(id, |i| i.name.as_str()))
}

/// The name of a framework.
pub fn framework(plan: &Plan, text: &Text, id: &str) -> Phrase {
    if let Some(own) = plan.framework(id) {
        return text.tr("frame-own-name", &[("name", own.name.as_str().into())]);
    }
    text.find(&format!("framework-{id}"), &[])
        .unwrap_or_else(|| text.tr("frame-own-name", &[("name", id.into())]))
}

/// The name of a node: a group's own, a leaf's indicator, with what it is divided by.
pub fn node(plan: &Plan, world: &World, text: &Text, node: &Node) -> Phrase {
    match &node.kind {
        Kind::Group(group) => text.pillar(&group.name),
        Kind::Leaf(leaf) => series(plan, world, text, leaf),
    }
}

/// The name of what a leaf measures.
pub fn series(plan: &Plan, world: &World, text: &Text, leaf: &LeafKind) -> Phrase {
    let name = indicator(plan, world, text, &leaf.indicator);
    match &leaf.denominator {
        None => name,
        Some(by) => text.tr(
            "frame-ratio",
            &[
                ("of", name.into()),
                ("by", indicator(plan, world, text, by).into()),
            ],
        ),
    }
}

/// The unit of an indicator in words; empty for a milestone.
pub fn unit(plan: &Plan, world: &World, id: &str) -> String {
    if let Some(own) = plan.own_indicator(id) {
        return own.unit.clone();
    }
    world
        .pack
        .indicator(id)
        .map_or_else(String::new, |i| i.unit.clone())
}

/// A code for an indicator of the plan's own, from its name: small letters, digits, `_`.
pub fn own_code(plan: &Plan, name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('_') && !slug.is_empty() {
            slug.push('_');
        }
    }
    let slug: String = slug.trim_end_matches('_').chars().take(40).collect();
    let stem = if slug.is_empty() {
        "indicator".to_owned()
    } else {
        slug
    };
    let mut code = format!("{OWN_INDICATOR}{stem}");
    let mut number = 2;
    while plan.own_indicator(&code).is_some() {
        code = format!("{OWN_INDICATOR}{stem}_{number}");
        number += 1;
    }
    code
}
