//! From raw values to treated leaves: denominate, screen, impute, treat.

use super::settings::settings;
use super::{Aside, Refused, Trace, divide, fill, scale};
use crate::problem::{Problem, Reason};
use crate::recipe::{Impute, Recipe, Treat};
use crate::structure::{Node, Structure};
use crate::table::{Column, Table};
use crate::treat::{MAX_POINTS, treat, treat_power};

pub(super) fn prepare(
    table: &Table,
    structure: &Structure,
    aside: &Aside,
    recipe: &Recipe,
) -> Result<Trace, Vec<Problem>> {
    let leaves: Vec<&Node> = structure
        .leaves()
        .iter()
        .filter_map(|at| structure.nodes().get(*at))
        .collect();
    let mut faults = settings(table, structure, recipe);
    let mut trace = Trace::default();
    match observed(table, &leaves, recipe) {
        Ok(columns) => trace.observed = columns,
        Err(more) => faults.extend(more),
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let divided = each(&leaves, |at, leaf| {
        let column = trace.observed.get(at).cloned().unwrap_or_default();
        divide(&column, table.units(), leaf, &aside.denominators)
    })?;
    (trace.denominated, trace.divisors) = divided.into_iter().unzip();
    trace.refused = refused(&trace.denominated, table.units().len(), structure, recipe);
    for out in trace.refused.iter().filter(|r| r.node == structure.root()) {
        for column in &mut trace.denominated {
            if let Some(slot) = column.get_mut(out.unit) {
                *slot = None;
            }
        }
    }
    trace.imputed = trace.denominated.clone();
    fill::fill(&mut trace, table.units(), structure, &leaves, aside, recipe)?;
    trace.treated = trace.imputed.clone();
    for (at, (column, leaf)) in trace.treated.iter_mut().zip(&leaves).enumerate() {
        let done = match recipe.treat_of(&leaf.code) {
            Treat::None => None,
            Treat::WinsoriseLog { reflect } => treat(column, reflect, MAX_POINTS),
            Treat::BoxCox { lambda } => treat_power(column, lambda),
        };
        if let Some((new, record)) = done {
            *column = new;
            trace.treatments.insert(at, record);
        }
    }
    trace.transformed = scale::transformed(&trace, table.units(), &leaves)?;
    let normalised = scale::normalised(&trace, table.units(), &leaves, recipe)?;
    (trace.normalised, trace.bases) = normalised.into_iter().unzip();
    Ok(trace)
}

/// Collects a result for each leaf, or every fault.
pub(super) fn each<T>(
    leaves: &[&Node],
    mut f: impl FnMut(usize, &Node) -> Result<T, Problem>,
) -> Result<Vec<T>, Vec<Problem>> {
    let (mut out, mut faults) = (Vec::new(), Vec::new());
    for (at, leaf) in leaves.iter().enumerate() {
        match f(at, leaf) {
            Ok(column) => out.push(column),
            Err(problem) => faults.push(problem),
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

fn observed(table: &Table, leaves: &[&Node], recipe: &Recipe) -> Result<Vec<Column>, Vec<Problem>> {
    each(leaves, |_, leaf| {
        let by_panel = matches!(
            recipe.impute_of(&leaf.code),
            Impute::PanelLatest | Impute::PanelLinear
        );
        let column = match table.column(&leaf.indicator) {
            Some(column) => column.clone(),
            // Other years may have it.
            None if by_panel => vec![None; table.units().len()],
            None => {
                let found = format!("indicator {:?}", leaf.indicator);
                let expected = "an indicator of the values";
                return Err(Problem::at_node(Reason::Unknown, &leaf.code, found, expected));
            }
        };
        if column.iter().all(Option::is_none) && !by_panel {
            return Err(Problem::at_node(
                Reason::NoData,
                &leaf.code,
                "no value",
                "at least one unit with a value",
            ));
        }
        Ok(column)
    })
}

/// Share of observed leaves beneath each node against the threshold of its level.
fn refused(columns: &[Column], units: usize, structure: &Structure, recipe: &Recipe) -> Vec<Refused> {
    let n = structure.nodes().len();
    let mut totals = vec![0u32; n];
    let mut counts = vec![vec![0u32; units]; n];
    for (leaf, column) in structure.leaves().iter().zip(columns) {
        let mut up = structure.parent(*leaf);
        while let Some(at) = up {
            if let Some(total) = totals.get_mut(at) {
                *total += 1;
            }
            for (count, value) in counts.get_mut(at).into_iter().flatten().zip(column) {
                *count += u32::from(value.is_some());
            }
            up = structure.parent(at);
        }
    }
    let mut out = Vec::new();
    for (at, node) in structure.nodes().iter().enumerate() {
        let total = totals.get(at).copied().unwrap_or(0);
        let threshold = recipe.screen.threshold(node.level);
        for (unit, count) in counts.get(at).into_iter().flatten().enumerate() {
            let share = f64::from(*count) / f64::from(total);
            // 9 of 10 must pass 0.9 whatever their last bits are.
            if total > 0 && share < threshold - 1e-12 {
                out.push(Refused {
                    node: at,
                    unit,
                    share,
                });
            }
        }
    }
    out
}
