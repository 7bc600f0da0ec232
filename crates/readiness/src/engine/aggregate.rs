//! Weights and aggregation upwards: every node from its children, the weight of what is missing
//! shared out.

use std::collections::BTreeMap;

use crate::copeland::copeland;
use crate::means::mean;
use crate::problem::{Problem, Reason};
use crate::recipe::{Aggregate, Recipe};
use crate::structure::Structure;
use crate::table::Column;
use crate::weights::{Fault, Judgements, Weighed, Weighting, derive};

/// Scores by node and unit from normalised leaves. `weights` by node (so that draws can vary
/// them), `refused` by node and unit (empty: nobody), `units` for messages.
pub fn aggregate(
    structure: &Structure,
    normalised: &[Column],
    weights: &[f64],
    recipe: &Recipe,
    refused: &[Vec<bool>],
    units: &[String],
) -> Result<Vec<Column>, Problem> {
    let mut scores = leaves(structure, normalised);
    for at in structure.upwards() {
        if structure.children(*at).is_empty() {
            continue;
        }
        let column = node(structure, *at, &scores, weights, recipe, refused, units)
            .map_err(|mut faults| faults.swap_remove(0))?;
        if let Some(slot) = scores.get_mut(*at) {
            *slot = column;
        }
    }
    Ok(scores)
}

/// Weights, scores and what deriving the weights found.
pub(super) struct Weighted {
    pub weights: Vec<f64>,
    pub scores: Vec<Column>,
    pub weighed: BTreeMap<usize, Weighed>,
}

/// As [`aggregate`], the weights of each node's children derived from their scores on the way up.
pub(super) fn weigh_and_aggregate(
    structure: &Structure,
    normalised: &[Column],
    recipe: &Recipe,
    refused: &[Vec<bool>],
    units: &[String],
) -> Result<Weighted, Vec<Problem>> {
    let mut out = Weighted {
        weights: structure.weights(),
        scores: leaves(structure, normalised),
        weighed: BTreeMap::new(),
    };
    let mut faults = Vec::new();
    let mut failed = u32::MAX;
    for at in structure.upwards() {
        let level = structure.nodes().get(*at).map_or(0, |n| n.level);
        // The levels above a fault would only repeat it.
        if structure.children(*at).is_empty() || level > failed {
            continue;
        }
        match weigh(structure, *at, &out.scores, recipe) {
            // Given weights stay as they are, to the last bit.
            Ok(None) => {}
            Ok(Some(weighed)) => {
                for (child, share) in structure.children(*at).iter().zip(&weighed.shares) {
                    if let Some(slot) = out.weights.get_mut(*child) {
                        *slot = *share;
                    }
                }
                out.weighed.insert(*at, weighed);
            }
            Err(problem) => {
                failed = level;
                faults.push(problem);
                continue;
            }
        }
        match node(structure, *at, &out.scores, &out.weights, recipe, refused, units) {
            Ok(column) => {
                if let Some(slot) = out.scores.get_mut(*at) {
                    *slot = column;
                }
            }
            Err(more) => {
                failed = level;
                faults.extend(more);
            }
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

fn leaves(structure: &Structure, normalised: &[Column]) -> Vec<Column> {
    let mut scores: Vec<Column> = vec![Vec::new(); structure.nodes().len()];
    for (leaf, column) in structure.leaves().iter().zip(normalised) {
        if let Some(slot) = scores.get_mut(*leaf) {
            slot.clone_from(column);
        }
    }
    scores
}

fn weigh(
    structure: &Structure,
    at: usize,
    scores: &[Column],
    recipe: &Recipe,
) -> Result<Option<Weighed>, Problem> {
    let children = structure.children(at);
    let Some(parent) = structure.nodes().get(at) else {
        return Ok(None);
    };
    let method = recipe.weighting_of(parent.level);
    if method == Weighting::Given {
        return Ok(None);
    }
    let fault =
        |code: &str, found: String, expected: &str| Problem::at_node(Reason::Derive, code, found, expected);
    let columns: Vec<&Column> = children.iter().filter_map(|c| scores.get(*c)).collect();
    let nodes: Vec<&crate::Node> = children
        .iter()
        .filter_map(|c| structure.nodes().get(*c))
        .collect();
    let given: Vec<f64> = nodes.iter().map(|n| n.weight).collect();
    let mut judgements = None;
    if method == Weighting::Ahp && children.len() > 1 {
        let codes: Vec<&str> = nodes.iter().map(|n| n.code.as_str()).collect();
        let of_parent = recipe.judgements.get(&parent.code).map_or(&[][..], Vec::as_slice);
        let judged = Judgements::new(&codes, of_parent).map_err(|found| {
            fault(
                &parent.code,
                found.join("; "),
                "every pair of children judged once",
            )
        })?;
        judgements = Some(judged);
    }
    let kind = recipe.aggregate_of(parent);
    let derived = derive(method, &columns, &given, kind, judgements.as_ref());
    derived.map(Some).map_err(|f| match f {
        Fault::Child(child) => fault(
            nodes.get(child).map_or("", |n| n.code.as_str()),
            "too few different values to derive a weight from".into(),
            "three units or more with the siblings' values too, not all equal",
        ),
        Fault::Judgements(found) => fault(&parent.code, found, "every pair of children judged once"),
        Fault::Nothing => fault(
            &parent.code,
            "children that give no weights".into(),
            "children that vary and correlate",
        ),
    })
}

/// One node's column, or every cell that has none for a fault.
fn node(
    structure: &Structure,
    at: usize,
    scores: &[Column],
    weights: &[f64],
    recipe: &Recipe,
    refused: &[Vec<bool>],
    units: &[String],
) -> Result<Column, Vec<Problem>> {
    let children = structure.children(at);
    let Some(node) = structure.nodes().get(at) else {
        return Ok(vec![None; units.len()]);
    };
    let columns: Vec<&Column> = children.iter().filter_map(|c| scores.get(*c)).collect();
    let of_children: Vec<f64> = children.iter().filter_map(|c| weights.get(*c)).copied().collect();
    let kind = recipe.aggregate_of(node);
    let mut faults = Vec::new();
    let mut column = if kind == Aggregate::Copeland {
        copeland(&columns, &of_children)
    } else {
        let mut column = Vec::with_capacity(units.len());
        let mut pairs = Vec::with_capacity(columns.len());
        for (unit, name) in units.iter().enumerate() {
            pairs.clear();
            for (child, weight) in columns.iter().zip(&of_children) {
                if let Some(value) = child.get(unit).copied().flatten() {
                    pairs.push((value, *weight));
                }
            }
            match mean(kind, &pairs) {
                Ok(Some(value)) if !value.is_finite() => faults.push(Problem::at_cell(
                    Reason::Overflow,
                    &node.code,
                    name,
                    "a mean that is out of range",
                    "values and exponents whose mean is finite",
                )),
                Ok(value) => column.push(value),
                Err(bad) => {
                    let child = children
                        .iter()
                        .zip(&columns)
                        .find(|(_, c)| c.get(unit).copied().flatten().is_some_and(|v| v <= 0.0))
                        .and_then(|(c, _)| structure.nodes().get(*c))
                        .map_or("", |c| c.code.as_str());
                    faults.push(Problem::at_cell(
                        Reason::NotPositive,
                        &node.code,
                        name,
                        format!("{} at {child:?}", bad.0),
                        "values above 0 for this mean (for example --scale 1,100)",
                    ));
                }
            }
        }
        column
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    if let Some(row) = refused.get(at) {
        for (value, no) in column.iter_mut().zip(row) {
            if *no {
                *value = None;
            }
        }
    }
    Ok(column)
}
