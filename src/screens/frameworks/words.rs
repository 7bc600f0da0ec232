//! Names of frameworks, nodes and indicators, the plan's own included.

use engine::World;
use indicators::framework::{Kind, LeafKind, Node, OWN_INDICATOR};
use plan::Plan;
use readiness::treat::Method;
use readiness::{Aggregate, Impute, Normalise, Treat, Weighting};

use crate::text::{Phrase, Text};
use crate::widgets::menu::Item;

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

/// The frameworks one can choose from, shipped and own, for every screen's menu.
pub fn menu(plan: &Plan, world: &World, text: &Text) -> Vec<Item> {
    engine::frameworks::all(world, plan)
        .into_iter()
        .map(|(id, _)| {
            let name = framework(plan, text, id);
            Item::Choice {
                id: id.to_owned().into(),
                name: name.to_string(),
                label: name.html(),
                indent: false,
            }
        })
        .collect()
}

/// Message key of what the treatment did to an indicator.
pub fn treated(method: Option<Method>) -> &'static str {
    match method {
        None => "recipe-treated-none",
        Some(Method::Winsorised) => "recipe-treated-winsorised",
        Some(Method::Log | Method::ReflectedLog) => "recipe-treated-log",
        Some(Method::BoxCox(_)) => "recipe-treated-box-cox",
    }
}

/// Message key of a normalisation.
pub fn normalised(method: Normalise) -> &'static str {
    match method {
        Normalise::Goalposts => "cmp-norm-goalposts",
        Normalise::MinMax => "cmp-norm-min-max",
        Normalise::ZScore => "cmp-norm-z",
        Normalise::Rank | Normalise::Percentile | Normalise::Borda => "cmp-norm-rank",
        Normalise::Target => "recipe-norm-target",
        Normalise::Reference => "recipe-norm-reference",
        Normalise::Frontier => "recipe-norm-frontier",
        Normalise::FractionOfMaximum => "recipe-norm-maximum",
    }
}

/// Message key of an imputation.
pub fn imputed(method: Impute) -> &'static str {
    match method {
        Impute::None => "recipe-impute-none",
        Impute::GroupMean => "recipe-impute-group-mean",
        Impute::GroupMedian => "recipe-impute-group-median",
        Impute::Nearest => "recipe-impute-nearest",
        Impute::PanelLatest => "recipe-impute-latest",
        Impute::PanelLinear => "recipe-impute-linear",
    }
}

/// Message key of a treatment.
pub fn treatment(method: Treat) -> &'static str {
    match method {
        Treat::None => "recipe-treat-none",
        Treat::WinsoriseLog { .. } => "recipe-treat-winsorise",
        Treat::BoxCox { .. } => "recipe-treat-box-cox",
    }
}

/// Message key of a source of weights.
pub fn weighted(method: Weighting) -> &'static str {
    match method {
        Weighting::Given => "recipe-weights-given",
        Weighting::Equal => "recipe-weights-equal",
        Weighting::PcaFirst => "recipe-weights-pca-first",
        Weighting::PcaFactors => "recipe-weights-pca-factors",
        Weighting::Entropy => "recipe-weights-entropy",
        Weighting::Critic => "recipe-weights-critic",
        Weighting::Ahp => "recipe-weights-ahp",
        Weighting::Optimised => "recipe-weights-optimised",
    }
}

/// Message key of the one sentence on what a low score may be made up by.
pub fn compensability(kind: Aggregate) -> &'static str {
    match kind {
        Aggregate::Arithmetic => "recipe-comp-arithmetic",
        Aggregate::Geometric => "recipe-comp-geometric",
        Aggregate::Harmonic => "recipe-comp-harmonic",
        Aggregate::Generalised(_) => "recipe-comp-power",
        Aggregate::Copeland => "recipe-comp-copeland",
    }
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
