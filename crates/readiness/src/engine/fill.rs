//! Imputation: the method of each indicator, every fill recorded.

use super::{Aside, Trace, divide};
use crate::impute::{Imputed, by_group, by_panel, nearest};
use crate::problem::{Problem, Reason};
use crate::recipe::{Impute, Recipe};
use crate::structure::{Node, Structure};
use crate::table::Column;

/// Fills [`Trace::imputed`] and [`Trace::fills`].
pub(super) fn fill(
    trace: &mut Trace,
    units: &[String],
    structure: &Structure,
    leaves: &[&Node],
    aside: &Aside,
    recipe: &Recipe,
) -> Result<(), Vec<Problem>> {
    let methods: Vec<Impute> = leaves.iter().map(|l| recipe.impute_of(&l.code)).collect();
    let wanted = |method: Impute| methods.contains(&method);
    let mut fills: Vec<Imputed> = Vec::new();
    let mut take = |from: Vec<Imputed>, method: Impute| {
        let same = |f: &Imputed| methods.get(f.column) == Some(&method);
        fills.extend(from.into_iter().filter(same));
    };
    if wanted(Impute::GroupMean) || wanted(Impute::GroupMedian) {
        let groups = groups(trace, units, leaves, aside, &methods)?;
        for (method, median) in [(Impute::GroupMean, false), (Impute::GroupMedian, true)] {
            if wanted(method) {
                take(by_group(&trace.denominated, &groups, median), method);
            }
        }
    }
    if wanted(Impute::Nearest) {
        take(nearest(&trace.denominated), Impute::Nearest);
    }
    // A unit without a value this year has no peers to speak of, but it may have a past.
    let bare = |unit: usize| trace.denominated.iter().all(|c| at(c, unit).is_none());
    fills.retain(|f| !bare(f.unit));
    let mut faults = Vec::new();
    for (column, (leaf, method)) in leaves.iter().zip(&methods).enumerate() {
        if matches!(method, Impute::PanelLatest | Impute::PanelLinear) {
            match panel(trace, column, units, leaf, aside, *method == Impute::PanelLinear) {
                Ok(more) => fills.extend(more),
                Err(problem) => faults.push(problem),
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // A unit that is refused as a whole is not filled up again.
    let root = structure.root();
    let out: Vec<usize> = trace
        .refused
        .iter()
        .filter(|r| r.node == root)
        .map(|r| r.unit)
        .collect();
    fills.retain(|f| !out.contains(&f.unit));
    fills.sort_by_key(|f| (f.column, f.unit));
    for fill in &fills {
        if let Some(slot) = trace
            .imputed
            .get_mut(fill.column)
            .and_then(|c| c.get_mut(fill.unit))
        {
            *slot = Some(fill.value);
        }
    }
    trace.fills = fills;
    Ok(())
}

fn at(column: &Column, unit: usize) -> Option<f64> {
    column.get(unit).copied().flatten()
}

/// The group of every unit; a unit that would be imputed by group needs one.
fn groups<'a>(
    trace: &Trace,
    units: &[String],
    leaves: &[&Node],
    aside: &'a Aside,
    methods: &[Impute],
) -> Result<Vec<Option<&'a str>>, Vec<Problem>> {
    let groups: Vec<Option<&str>> = units
        .iter()
        .map(|u| aside.groups.get(u).map(String::as_str))
        .collect();
    let mut faults = Vec::new();
    for (unit, name) in units.iter().enumerate() {
        if groups.get(unit) != Some(&None) {
            continue;
        }
        let by_group = |m: &Impute| matches!(m, Impute::GroupMean | Impute::GroupMedian);
        let lacking = leaves
            .iter()
            .zip(&trace.denominated)
            .zip(methods)
            .find(|((_, c), m)| by_group(m) && at(c, unit).is_none());
        if let Some(((leaf, _), _)) = lacking {
            let found = format!("unit {name:?} with a missing value and no group");
            faults.push(Problem::at_cell(
                Reason::Unknown,
                &leaf.code,
                name,
                found,
                "a group to impute from",
            ));
        }
    }
    if faults.is_empty() {
        Ok(groups)
    } else {
        Err(faults)
    }
}

/// One indicator over the years, denominated like the scored year.
fn panel(
    trace: &Trace,
    column: usize,
    units: &[String],
    leaf: &Node,
    aside: &Aside,
    linear: bool,
) -> Result<Vec<Imputed>, Problem> {
    let Some(scored) = aside.year else {
        return Err(Problem::at_node(
            Reason::Setting,
            &leaf.code,
            "values without years",
            "a year for every value, to fill from other years",
        ));
    };
    let mut series: Vec<(i16, Column)> = Vec::new();
    for (year, table) in aside.panel.iter().filter(|(y, _)| **y != scored) {
        if let Some(raw) = table.aligned(&leaf.indicator, units) {
            let denominators = aside.panel_denominators.get(year).unwrap_or(&aside.denominators);
            series.push((*year, divide(&raw, units, leaf, denominators)?.0));
        }
    }
    let own = trace.denominated.get(column).cloned().unwrap_or_default();
    let place = series.partition_point(|s| s.0 < scored);
    series.insert(place, (scored, own));
    let (years, columns): (Vec<i16>, Vec<Column>) = series.into_iter().unzip();
    Ok(by_panel(column, &years, &columns, place, linear))
}
