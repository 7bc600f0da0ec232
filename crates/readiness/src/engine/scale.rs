//! Transforms declared by the structure, and normalisation with direction.

use indicators::Transform;

use super::Trace;
use super::prepare::each;
use crate::frozen::transform;
use crate::normalise::{Basis, Goalposts, How, normalise_by};
use crate::problem::{Problem, Reason};
use crate::recipe::{Normalise, Recipe};
use crate::structure::Node;
use crate::table::Column;

/// A column whose treatment ended in a transformation is not transformed a second time.
pub(super) fn transformed(
    trace: &Trace,
    units: &[String],
    leaves: &[&Node],
) -> Result<Vec<Column>, Vec<Problem>> {
    each(leaves, |at, leaf| {
        let column = trace.treated.get(at).cloned().unwrap_or_default();
        if leaf.transform == Transform::Identity || trace.in_own_units(at) {
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

/// Every leaf on its scale, and what it was measured against.
pub(super) fn normalised(
    trace: &Trace,
    units: &[String],
    leaves: &[&Node],
    recipe: &Recipe,
) -> Result<Vec<(Column, Basis)>, Vec<Problem>> {
    let reference = recipe.reference.as_ref();
    let reference = reference.and_then(|r| units.iter().position(|u| u == r));
    each(leaves, |at, leaf| {
        let method = recipe.normalise_of(&leaf.code);
        let mut how = How {
            method,
            scale: recipe.scale_of(&leaf.code),
            reference,
            cap: leaf.cap,
            ..How::default()
        };
        match method {
            Normalise::Goalposts => how.goalposts = goalposts(leaf, trace, at)?,
            Normalise::Target => how.target = target(leaf, trace, at)?,
            _ => {}
        }
        let column = trace.transformed.get(at).cloned().unwrap_or_default();
        let (new, basis) = normalise_by(&column, leaf.direction, &how).map_err(|reason| {
            let (found, expected) = words(reason, method);
            Problem::at_node(reason, &leaf.code, found, expected)
        })?;
        if new.iter().flatten().any(|v| !v.is_finite()) {
            return Err(Problem::at_node(
                Reason::Overflow,
                &leaf.code,
                TOO_FAR.0,
                TOO_FAR.1,
            ));
        }
        Ok((new, basis))
    })
}

const TOO_FAR: (&str, &str) = (
    "values too far apart to be normalised",
    "values whose differences are finite",
);

fn words(reason: Reason, method: Normalise) -> (&'static str, &'static str) {
    match (reason, method) {
        (Reason::NoData, _) => ("no value", "at least two units with a value"),
        (Reason::OneValue, _) => ("one value", "at least two units with a value"),
        (Reason::AllEqual, _) => ("values that are all equal", "at least two different values"),
        (Reason::Overflow, _) => TOO_FAR,
        (Reason::Target, Normalise::Reference) => (
            "no reference with a value",
            "a reference unit that has a value for every indicator",
        ),
        (Reason::Target, Normalise::FractionOfMaximum) => ("no value above 0", "a greatest value above 0"),
        (Reason::Target, _) => (
            "no target, or one that is no better than the worst value",
            "a target for every indicator, better than its worst value",
        ),
        _ => ("no goalposts", "low and high for every indicator under goalposts"),
    }
}

/// Goalposts and targets are in raw units: after a treatment that left those they mean nothing.
fn in_raw_units(leaf: &Node, trace: &Trace, at: usize, what: &str) -> Result<(), Problem> {
    if trace.in_own_units(at) {
        return Err(Problem::at_node(
            Reason::Setting,
            &leaf.code,
            format!("{what} after a transformation by the treatment, which has its own units"),
            "a transform in the structure instead, or no treatment",
        ));
    }
    Ok(())
}

fn goalposts(leaf: &Node, trace: &Trace, at: usize) -> Result<Option<Goalposts>, Problem> {
    let (Some(low), Some(high)) = (leaf.low, leaf.high) else {
        return Ok(None);
    };
    in_raw_units(leaf, trace, at, "goalposts")?;
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

fn target(leaf: &Node, trace: &Trace, at: usize) -> Result<Option<f64>, Problem> {
    let Some(target) = leaf.target else {
        return Ok(None);
    };
    in_raw_units(leaf, trace, at, "a target")?;
    let new = transform(leaf.transform, target);
    if new.is_finite() {
        return Ok(Some(new));
    }
    Err(Problem::at_node(
        Reason::Target,
        &leaf.code,
        format!("target {target} outside the transform"),
        "a target inside its range",
    ))
}
