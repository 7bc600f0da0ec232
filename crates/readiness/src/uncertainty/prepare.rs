//! Normalised leaves of each combination of imputation, treatment and normalisation.
//!
//! Every step is the engine's own ([`crate::compute`]); imputation runs once for each of its
//! options, treatment and normalisation on what it leaves.

use std::collections::BTreeMap;

use indicators::{Direction, Role, Transform};

use super::variation::{Scaled, Variation};
use crate::engine::{Aside, compute};
use crate::frozen::{Frozen, FrozenLeaf, transform};
use crate::problem::{Problem, Reason};
use crate::recipe::{Aggregate, Impute, Normalise, Recipe, Screen, Treat};
use crate::structure::{Node, Structure};
use crate::table::{Column, Table};
use crate::weights::Weighting;

/// Code of the root above leaves that are only normalised.
const TOP: &str = "\u{0}top";

/// The recipe of the shipped frameworks: goalposts onto 0..100, arithmetic means, nothing imputed or
/// treated (model, section 1).
pub fn frozen_recipe() -> Recipe {
    Recipe {
        normalise: Normalise::Goalposts,
        scale: (0.0, 100.0),
        ..Recipe::default()
    }
}

/// The recipe that draws over a frozen framework vary around: its own, or that of the shipped ones.
/// Scores of a z are on [`crate::frozen::curve::Z_POINTS`], everything else on 0..100.
pub fn base_recipe(frozen: &Frozen) -> Recipe {
    let mut own = match frozen.applied() {
        Some(applied) => applied.recipe.clone(),
        None => return frozen_recipe(),
    };
    own.scale = if own.normalise == Normalise::ZScore {
        crate::frozen::curve::Z_POINTS
    } else {
        (0.0, 100.0)
    };
    own
}

/// Leaves by combination, and who is refused where.
pub(super) struct Prepared {
    /// By imputation, treatment, normalisation (the last runs fastest), then by leaf.
    pub combos: Vec<Vec<Column>>,
    /// By node and unit; empty where nobody is.
    pub refused: Vec<Vec<bool>>,
    /// Weights by node: given, or derived as the recipe says.
    pub weights: Vec<f64>,
}

/// Of a user's table.
pub(super) fn table(
    table: &Table,
    structure: &Structure,
    aside: &Aside,
    recipe: &Recipe,
    variation: &Variation,
) -> Result<Prepared, Vec<Problem>> {
    let plain = without_aggregation(structure)?;
    let leaves: Vec<&Node> = structure
        .leaves()
        .iter()
        .filter_map(|at| structure.nodes().get(*at))
        .collect();
    let mut out = Prepared {
        combos: Vec::new(),
        refused: Vec::new(),
        weights: weights(table, structure, aside, recipe, variation)?,
    };
    for impute in &variation.impute {
        let first = with(recipe, variation.treat.first(), variation.normalise.first());
        let scores = compute(
            table,
            &plain,
            aside,
            &Recipe {
                impute: *impute,
                ..first
            },
        )?;
        if !scores.trace.refused.is_empty() {
            out.refused = scores.refusals();
        }
        for treat in &variation.treat {
            for scaled in &variation.normalise {
                let treat = treatment(treat, scaled, variation);
                let mut held = Recipe {
                    impute: Impute::None,
                    screen: Screen::default(),
                    ..with(recipe, treat, Some(scaled))
                };
                for own in held.by_indicator.values_mut() {
                    own.impute = None;
                }
                let columns = leaves.iter().copied().zip(&scores.trace.imputed);
                let columns: Vec<(Node, &Column)> = columns.map(|(n, c)| (flat(n), c)).collect();
                out.combos.push(normalised(table.units(), &columns, &held)?);
            }
        }
    }
    Ok(out)
}

/// Of a frozen framework: `rows` by unit, in the order of [`Frozen::leaves`]. Goalposts give exactly
/// the points of [`Frozen::score`]; milestones, and indicators on which all units are equal, are on
/// their goalposts whatever the normalisation.
pub(super) fn frozen(
    frozen: &Frozen,
    units: &[String],
    rows: &[Vec<Option<f64>>],
    groups: &BTreeMap<String, String>,
    variation: &Variation,
) -> Result<Prepared, Vec<Problem>> {
    let filled: Vec<Vec<Option<f64>>> = rows
        .iter()
        .map(|row| {
            let filled = frozen.filled(row);
            let present: Vec<bool> = filled.iter().map(Option::is_some).collect();
            match frozen.effective(&present) {
                Some(_) => filled,
                None => vec![None; filled.len()],
            }
        })
        .collect();
    let raw: Vec<Column> = frozen
        .leaves()
        .iter()
        .enumerate()
        .map(|(l, leaf)| {
            let of = |row: &Vec<Option<f64>>| row.get(l).copied().flatten().map(|v| inside(leaf, v));
            filled.iter().map(of).collect()
        })
        .collect();
    let mut aside = Aside::default();
    for unit in units {
        // Imputing by group needs a group for everyone.
        let group = groups.get(unit).cloned().unwrap_or_default();
        aside.groups.insert(unit.clone(), group);
    }
    let nodes: Vec<Node> = frozen.leaves().iter().map(node).collect();
    // Weights and aggregation come after what is prepared here.
    let base = with(&base_recipe(frozen), None, None);
    let mut out = Prepared {
        combos: Vec::new(),
        refused: Vec::new(),
        weights: frozen.nodes().iter().map(|n| n.weight).collect(),
    };
    for impute in &variation.impute {
        let recipe = Recipe {
            impute: *impute,
            ..base.clone()
        };
        let imputed = imputed(units, &nodes, &raw, &aside, &recipe)?;
        let by = |points: &dyn Fn(usize, f64) -> f64| -> Vec<Column> {
            let columns = imputed.iter().enumerate();
            columns
                .map(|(l, c)| c.iter().map(|v| v.map(|v| points(l, v))).collect())
                .collect()
        };
        let points = by(&|l, v| frozen.goalpost_points(l, v));
        for treat in &variation.treat {
            for scaled in &variation.normalise {
                // The recipe's own scale is frozen: its combinations are on those points to the last bit.
                // Targets and references are in raw units: the treatment is held, as under goalposts.
                let raw = matches!(scaled.method, Normalise::Target | Normalise::Reference);
                let own = scaled.method == base.normalise && (*treat == base.treat || raw);
                if own && frozen.applied().is_some() {
                    out.combos.push(by(&|l, v| frozen.points(l, v)));
                    continue;
                }
                if scaled.method == Normalise::Goalposts {
                    out.combos.push(points.clone());
                    continue;
                }
                let recipe = with(&base, Some(treat), Some(scaled));
                let varied: Vec<bool> = frozen.leaves().iter().map(|l| l.role == Role::Outcome).collect();
                out.combos
                    .push(partly(units, &nodes, &imputed, &points, varied, &recipe)?);
            }
        }
    }
    Ok(out)
}

/// Normalises the leaves that can be, and leaves the others on their points.
fn partly(
    units: &[String],
    nodes: &[Node],
    imputed: &[Column],
    points: &[Column],
    mut varied: Vec<bool>,
    recipe: &Recipe,
) -> Result<Vec<Column>, Vec<Problem>> {
    loop {
        let columns: Vec<(Node, &Column)> = nodes
            .iter()
            .cloned()
            .zip(imputed)
            .zip(&varied)
            .filter_map(|(pair, varies)| varies.then_some(pair))
            .collect();
        if columns.is_empty() {
            return Ok(points.to_vec());
        }
        match normalised(units, &columns, recipe) {
            Ok(new) => {
                let mut out = points.to_vec();
                let places = out.iter_mut().zip(&varied).filter(|(_, v)| **v);
                for ((slot, _), column) in places.zip(new) {
                    *slot = column;
                }
                return Ok(out);
            }
            Err(problems) => {
                let mut fewer = false;
                for problem in &problems {
                    let flat = matches!(
                        problem.reason,
                        Reason::AllEqual | Reason::OneValue | Reason::NoData
                    );
                    let at = nodes.iter().position(|n| n.code == problem.node);
                    if let (true, Some(slot)) = (flat, at.and_then(|at| varied.get_mut(at))) {
                        fewer |= std::mem::replace(slot, false);
                    }
                }
                if !fewer {
                    return Err(problems);
                }
            }
        }
    }
}

/// Values after imputation.
fn imputed(
    units: &[String],
    nodes: &[Node],
    raw: &[Column],
    aside: &Aside,
    recipe: &Recipe,
) -> Result<Vec<Column>, Vec<Problem>> {
    let there: Vec<bool> = raw.iter().map(|c| c.iter().any(Option::is_some)).collect();
    let columns: Vec<(Node, &Column)> = nodes
        .iter()
        .cloned()
        .zip(raw)
        .zip(&there)
        .filter_map(|(pair, there)| there.then_some(pair))
        .collect();
    let mut out = raw.to_vec();
    if columns.is_empty() {
        return Ok(out);
    }
    let (table, structure) = flat_table(units, &columns)?;
    let scores = compute(&table, &structure, aside, recipe)?;
    let places = out.iter_mut().zip(&there).filter(|(_, there)| **there);
    for ((slot, _), column) in places.zip(scores.trace.imputed) {
        *slot = column;
    }
    Ok(out)
}

/// Treats and normalises columns by themselves.
fn normalised(
    units: &[String],
    columns: &[(Node, &Column)],
    recipe: &Recipe,
) -> Result<Vec<Column>, Vec<Problem>> {
    let (table, structure) = flat_table(units, columns)?;
    Ok(compute(&table, &structure, &Aside::default(), recipe)?
        .trace
        .normalised)
}

/// A table of these columns and a tree of their nodes under one root.
fn flat_table(units: &[String], columns: &[(Node, &Column)]) -> Result<(Table, Structure), Vec<Problem>> {
    let rows = columns.iter().flat_map(|(node, column)| {
        let cells = units.iter().zip(column.iter());
        cells.map(|(unit, value)| (unit.as_str(), node.code.as_str(), *value))
    });
    let table = Table::from_rows(rows).map_err(|p| vec![p])?;
    let mut nodes: Vec<Node> = columns.iter().map(|(n, _)| n.clone()).collect();
    nodes.push(Node::new(TOP, None, 2, Direction::Higher, 1.0));
    Ok((table, Structure::new(nodes)?))
}

/// A leaf on its own: values already divided by their denominator, under the common root.
fn flat(node: &Node) -> Node {
    Node {
        parent: Some(TOP.to_owned()),
        weight: 1.0,
        indicator: node.code.clone(),
        denominator: None,
        aggregate: None,
        ..node.clone()
    }
}

/// A frozen leaf as a node of the engine.
fn node(leaf: &FrozenLeaf) -> Node {
    Node {
        transform: leaf.transform,
        low: Some(leaf.low),
        high: Some(leaf.high),
        cap: true,
        ..Node::new(&leaf.node, Some(TOP), 1, leaf.direction, 1.0)
    }
}

/// A value its transform can take: outside, the goalpost it is cut at anyway.
fn inside(leaf: &FrozenLeaf, value: f64) -> f64 {
    if leaf.transform == Transform::Identity || transform(leaf.transform, value).is_finite() {
        value
    } else {
        leaf.low
    }
}

/// Under goalposts the base treatment.
fn treatment<'v>(treat: &'v Treat, scaled: &Scaled, variation: &'v Variation) -> Option<&'v Treat> {
    if scaled.method == Normalise::Goalposts {
        variation.treat.first()
    } else {
        Some(treat)
    }
}

fn with(recipe: &Recipe, treat: Option<&Treat>, scaled: Option<&Scaled>) -> Recipe {
    let mut out = recipe.clone();
    if let Some(treat) = treat {
        out.treat = *treat;
    }
    if let Some(scaled) = scaled {
        out.normalise = scaled.method;
        out.scale = scaled.scale;
    }
    out.aggregate = Aggregate::Arithmetic;
    out.aggregate_by_level.clear();
    out.weights = Weighting::Given;
    out.weights_by_level.clear();
    out.judgements.clear();
    out
}

/// Weights by node under the base options. Derived weights are derived once: draws spread around
/// them.
fn weights(
    table: &Table,
    structure: &Structure,
    aside: &Aside,
    recipe: &Recipe,
    variation: &Variation,
) -> Result<Vec<f64>, Vec<Problem>> {
    if recipe.weights == Weighting::Given && recipe.weights_by_level.is_empty() {
        return Ok(structure.weights());
    }
    let mut base = recipe.clone();
    if let Some(impute) = variation.impute.first() {
        base.impute = *impute;
    }
    if let Some(treat) = variation.treat.first() {
        base.treat = *treat;
    }
    if let Some(scaled) = variation.normalise.first() {
        (base.normalise, base.scale) = (scaled.method, scaled.scale);
    }
    if let Some(kind) = variation.aggregate.first() {
        base.aggregate = *kind;
    }
    Ok(compute(table, structure, aside, &base)?.weights)
}

/// The structure with arithmetic means: preparing must not fail where a later mean would be lifted
/// above zero.
fn without_aggregation(structure: &Structure) -> Result<Structure, Vec<Problem>> {
    let nodes = structure.nodes().iter().map(|n| Node {
        aggregate: None,
        ..n.clone()
    });
    Structure::new(nodes.collect())
}
