//! What is wrong with a recipe, before any value is looked at.

use std::collections::BTreeSet;

use crate::problem::{Problem, Reason};
use crate::recipe::{Aggregate, Normalise, Recipe, Treat};
use crate::structure::Structure;
use crate::table::Table;

/// Every fault of the settings.
pub(super) fn settings(table: &Table, structure: &Structure, recipe: &Recipe) -> Vec<Problem> {
    let mut faults = Vec::new();
    let mut fault = |node: &str, found: String, expected: &str| {
        faults.push(Problem::at_node(Reason::Setting, node, found, expected));
    };
    let scale = |(a, b): (f64, f64), method: Normalise| {
        let spread = if method == Normalise::ZScore {
            b > 0.0
        } else {
            a < b
        };
        let sound = a.is_finite() && b.is_finite() && spread;
        (!sound).then(|| format!("scale {a},{b}"))
    };
    const SCALE: &str =
        "two finite numbers, the first below the second (z-scores: mean and a standard deviation above 0)";
    let lambda = |treat: Treat| match treat {
        Treat::BoxCox { lambda: Some(l) } if !l.is_finite() => Some(format!("exponent {l}")),
        _ => None,
    };
    if let Some(found) = scale(recipe.scale, recipe.normalise) {
        fault("", found, SCALE);
    }
    if let Some(found) = lambda(recipe.treat) {
        fault("", found, "a finite exponent");
    }
    for t in recipe.screen.by_level.values().chain([&recipe.screen.every]) {
        if !(0.0..=1.0).contains(t) {
            fault("", format!("screening threshold {t}"), "a share between 0 and 1");
        }
    }
    for kind in recipe.aggregate_by_level.values().chain([&recipe.aggregate]) {
        if let Aggregate::Generalised(p) = kind
            && !p.is_finite()
        {
            fault("", format!("exponent {p}"), "a finite exponent");
        }
    }
    if let Some(unit) = &recipe.reference
        && !table.units().contains(unit)
    {
        fault("", format!("reference {unit:?}"), "a unit of the values");
    }
    let levels: BTreeSet<u32> = structure.nodes().iter().map(|n| n.level).collect();
    let named = recipe
        .screen
        .by_level
        .keys()
        .chain(recipe.aggregate_by_level.keys())
        .chain(recipe.weights_by_level.keys());
    let strange: BTreeSet<&u32> = named.filter(|l| **l < 2 || !levels.contains(l)).collect();
    for level in strange {
        fault("", format!("level {level}"), "a level of the structure above 1");
    }
    for (code, own) in &recipe.by_indicator {
        if !structure.nodes().iter().any(|n| n.level == 1 && n.code == *code) {
            fault(
                "",
                format!("settings of {code:?}"),
                "an indicator of the structure",
            );
            continue;
        }
        if let Some(found) = own
            .scale
            .and_then(|s| scale(s, own.normalise.unwrap_or(recipe.normalise)))
        {
            fault(code, found, SCALE);
        }
        if let Some(found) = own.treat.and_then(lambda) {
            fault(code, found, "a finite exponent");
        }
    }
    for code in recipe.judgements.keys() {
        if !structure.nodes().iter().any(|n| n.level > 1 && n.code == *code) {
            fault(
                "",
                format!("judgements of {code:?}"),
                "a node of the structure with children",
            );
        }
    }
    faults
}
