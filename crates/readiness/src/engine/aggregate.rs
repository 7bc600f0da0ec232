//! Aggregation upwards: every node from its children, the weight of what is missing shared out.

use crate::copeland::copeland;
use crate::means::mean;
use crate::problem::{Problem, Reason};
use crate::recipe::{Aggregate, Recipe};
use crate::structure::Structure;
use crate::table::Column;

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
    let mut scores: Vec<Column> = vec![Vec::new(); structure.nodes().len()];
    for (leaf, column) in structure.leaves().iter().zip(normalised) {
        if let Some(slot) = scores.get_mut(*leaf) {
            slot.clone_from(column);
        }
    }
    let mut pairs = Vec::new();
    for at in structure.upwards() {
        let children = structure.children(*at);
        let Some(node) = structure.nodes().get(*at).filter(|_| !children.is_empty()) else {
            continue;
        };
        let columns: Vec<&Column> = children.iter().filter_map(|c| scores.get(*c)).collect();
        let of_children: Vec<f64> = children.iter().filter_map(|c| weights.get(*c)).copied().collect();
        let kind = node.aggregate.unwrap_or(recipe.aggregate);
        let mut column = if kind == Aggregate::Copeland {
            copeland(&columns, &of_children)
        } else {
            let mut column = Vec::with_capacity(units.len());
            for (unit, name) in units.iter().enumerate() {
                pairs.clear();
                for (child, weight) in columns.iter().zip(&of_children) {
                    if let Some(value) = child.get(unit).copied().flatten() {
                        pairs.push((value, *weight));
                    }
                }
                let value = mean(kind, &pairs).map_err(|bad| {
                    let child = children
                        .iter()
                        .zip(&columns)
                        .find(|(_, c)| c.get(unit).copied().flatten().is_some_and(|v| v <= 0.0))
                        .and_then(|(c, _)| structure.nodes().get(*c))
                        .map_or("", |c| c.code.as_str());
                    Problem::at_cell(
                        Reason::NotPositive,
                        &node.code,
                        name,
                        format!("{} at {child:?}", bad.0),
                        "values above 0 for this mean (for example --scale 1,100)",
                    )
                })?;
                column.push(value);
            }
            column
        };
        if let Some(row) = refused.get(*at) {
            for (value, no) in column.iter_mut().zip(row) {
                if *no {
                    *value = None;
                }
            }
        }
        if let Some(slot) = scores.get_mut(*at) {
            *slot = column;
        }
    }
    Ok(scores)
}
