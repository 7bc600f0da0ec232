//! From raw values to normalised leaves: every step but aggregation.

use indicators::Transform;

use super::{Aside, Refused, Trace};
use crate::frozen::transform;
use crate::impute::{by_group, nearest};
use crate::normalise::{Goalposts, normalise};
use crate::problem::{Problem, Reason};
use crate::recipe::{Impute, Normalise, Recipe, Treat};
use crate::structure::{Node, Structure};
use crate::table::{Column, Table};
use crate::treat::{MAX_POINTS, Method, treat};

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
    settings(recipe)?;
    let mut trace = Trace {
        observed: observed(table, &leaves)?,
        ..Trace::default()
    };
    trace.denominated = denominated(&trace.observed, table.units(), &leaves, &aside.denominators)?;
    trace.refused = refused(&trace.denominated, table.units().len(), structure, recipe);
    for out in trace.refused.iter().filter(|r| r.node == structure.root()) {
        for column in &mut trace.denominated {
            if let Some(slot) = column.get_mut(out.unit) {
                *slot = None;
            }
        }
    }
    trace.imputed = trace.denominated.clone();
    impute(&mut trace, table.units(), &leaves, aside, recipe)?;
    trace.treated = trace.imputed.clone();
    if let Treat::WinsoriseLog { reflect } = recipe.treat {
        for (at, column) in trace.treated.iter_mut().enumerate() {
            if let Some((new, record)) = treat(column, reflect, MAX_POINTS) {
                *column = new;
                trace.treatments.insert(at, record);
            }
        }
    }
    trace.transformed = transformed(&trace, table.units(), &leaves)?;
    trace.normalised = normalised(&trace, &leaves, recipe)?;
    Ok(trace)
}

/// Collects a column for each leaf, or every fault.
fn each<T>(
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

fn settings(recipe: &Recipe) -> Result<(), Vec<Problem>> {
    let fault =
        |found: String, expected: &str| Err(vec![Problem::at_node(Reason::Setting, "", found, expected)]);
    let (a, b) = recipe.scale;
    let spread = if recipe.normalise == Normalise::ZScore {
        b > 0.0
    } else {
        a < b
    };
    if !(a.is_finite() && b.is_finite() && spread) {
        return fault(
            format!("scale {a},{b}"),
            "two finite numbers, the first below the second (z-scores: mean and a standard deviation above 0)",
        );
    }
    for t in recipe.screen.by_level.values().chain([&recipe.screen.every]) {
        if !(0.0..=1.0).contains(t) {
            return fault(format!("screening threshold {t}"), "a share between 0 and 1");
        }
    }
    Ok(())
}

fn observed(table: &Table, leaves: &[&Node]) -> Result<Vec<Column>, Vec<Problem>> {
    each(leaves, |_, leaf| {
        let column = table.column(&leaf.indicator).ok_or_else(|| {
            let found = format!("indicator {:?}", leaf.indicator);
            Problem::at_node(Reason::Unknown, &leaf.code, found, "an indicator of the values")
        })?;
        if column.iter().all(Option::is_none) {
            return Err(Problem::at_node(
                Reason::NoData,
                &leaf.code,
                "no value",
                "at least one unit with a value",
            ));
        }
        Ok(column.clone())
    })
}

fn denominated(
    observed: &[Column],
    units: &[String],
    leaves: &[&Node],
    denominators: &Table,
) -> Result<Vec<Column>, Vec<Problem>> {
    each(leaves, |at, leaf| {
        let column = observed.get(at).cloned().unwrap_or_default();
        let Some(name) = &leaf.denominator else {
            return Ok(column);
        };
        let below = denominators.aligned(name, units).ok_or_else(|| {
            let found = format!("denominator {name:?}");
            Problem::at_node(
                Reason::Unknown,
                &leaf.code,
                found,
                "a denominator of the denominators' file",
            )
        })?;
        let mut out = Vec::with_capacity(column.len());
        for ((value, by), unit) in column.iter().zip(&below).zip(units) {
            out.push(match (value, by) {
                (Some(_), Some(by)) if by.abs() <= 0.0 => {
                    let found = format!("denominator {name:?} of 0");
                    return Err(Problem::at_cell(
                        Reason::ZeroDenominator,
                        &leaf.code,
                        unit,
                        found,
                        "a number other than 0",
                    ));
                }
                (Some(value), Some(by)) => Some(value / by),
                _ => None,
            });
        }
        if out.iter().flatten().any(|v| !v.is_finite()) {
            return Err(Problem::at_node(
                Reason::NotFinite,
                &leaf.code,
                "a quotient out of range",
                "finite quotients",
            ));
        }
        Ok(out)
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

fn impute(
    trace: &mut Trace,
    units: &[String],
    leaves: &[&Node],
    aside: &Aside,
    recipe: &Recipe,
) -> Result<(), Vec<Problem>> {
    let mut fills = match recipe.impute {
        Impute::None => return Ok(()),
        Impute::Nearest => nearest(&trace.imputed),
        Impute::GroupMean | Impute::GroupMedian => {
            let groups: Vec<Option<&str>> = units
                .iter()
                .map(|u| aside.groups.get(u).map(String::as_str))
                .collect();
            let mut faults = Vec::new();
            for (unit, name) in units
                .iter()
                .enumerate()
                .filter(|(at, _)| groups.get(*at) == Some(&None))
            {
                let lacks = |c: &&Column| c.get(unit).copied().flatten().is_none();
                if let Some((leaf, _)) = leaves.iter().zip(&trace.imputed).find(|(_, c)| lacks(c)) {
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
            if !faults.is_empty() {
                return Err(faults);
            }
            by_group(&trace.imputed, &groups, recipe.impute == Impute::GroupMedian)
        }
    };
    // A unit that is refused as a whole is not filled up again.
    let is_out = |unit: usize| {
        trace
            .denominated
            .iter()
            .all(|c| c.get(unit).copied().flatten().is_none())
    };
    fills.retain(|f| !is_out(f.unit));
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

/// A column whose treatment ended in a logarithm is not transformed a second time.
fn transformed(trace: &Trace, units: &[String], leaves: &[&Node]) -> Result<Vec<Column>, Vec<Problem>> {
    each(leaves, |at, leaf| {
        let column = trace.treated.get(at).cloned().unwrap_or_default();
        let logged = trace
            .treatments
            .get(&at)
            .is_some_and(|t| t.method != Method::Winsorised);
        if leaf.transform == Transform::Identity || logged {
            return Ok(column);
        }
        let mut out = Vec::with_capacity(column.len());
        for (value, unit) in column.iter().zip(units) {
            let new = value.map(|v| transform(leaf.transform, v));
            if let (Some(v), Some(t)) = (value, new)
                && !t.is_finite()
            {
                let expected = if leaf.transform == Transform::Log {
                    "a value above 0"
                } else {
                    "a value above -1"
                };
                return Err(Problem::at_cell(
                    Reason::Transform,
                    &leaf.code,
                    unit,
                    v.to_string(),
                    expected,
                ));
            }
            out.push(new);
        }
        Ok(out)
    })
}

fn normalised(trace: &Trace, leaves: &[&Node], recipe: &Recipe) -> Result<Vec<Column>, Vec<Problem>> {
    each(leaves, |at, leaf| {
        let posts = if recipe.normalise == Normalise::Goalposts {
            goalposts(leaf, trace, at)?
        } else {
            None
        };
        let column = trace.transformed.get(at).cloned().unwrap_or_default();
        normalise(&column, leaf.direction, recipe.normalise, recipe.scale, posts).map_err(|reason| {
            let (found, expected) = match reason {
                Reason::NoData => ("no value", "at least two units with a value"),
                Reason::OneValue => ("one value", "at least two units with a value"),
                Reason::AllEqual => ("values that are all equal", "at least two different values"),
                _ => ("no goalposts", "low and high for every indicator under goalposts"),
            };
            Problem::at_node(reason, &leaf.code, found, expected)
        })
    })
}

fn goalposts(leaf: &Node, trace: &Trace, at: usize) -> Result<Option<Goalposts>, Problem> {
    let (Some(low), Some(high)) = (leaf.low, leaf.high) else {
        return Ok(None);
    };
    if trace
        .treatments
        .get(&at)
        .is_some_and(|t| t.method != Method::Winsorised)
    {
        return Err(Problem::at_node(
            Reason::Setting,
            &leaf.code,
            "goalposts after a logarithm of the treatment, which has its own units",
            "a transform in the structure instead, or no treatment",
        ));
    }
    let (low, high) = (transform(leaf.transform, low), transform(leaf.transform, high));
    if !(low.is_finite() && high.is_finite() && low < high) {
        let found = format!("goalposts outside the transform ({low} to {high})");
        return Err(Problem::at_node(
            Reason::Goalposts,
            &leaf.code,
            found,
            "goalposts inside its range",
        ));
    }
    Ok(Some(Goalposts {
        low,
        high,
        cap: leaf.cap,
    }))
}
