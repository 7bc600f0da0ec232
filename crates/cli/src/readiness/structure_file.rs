//! `structure.csv`: one node a row, with what its indicator does differently.

use std::collections::BTreeMap;

use indicators::{Diagnostic, Direction, Row, Transform};
use readiness::{Node, OfIndicator};

use super::input::{lines, sheet};
use super::options::{self, AGGREGATES, IMPUTES, NORMALISES, TREATS};
use super::place::Places;
use crate::error::CliError;

/// Nodes, and the settings of indicators that have their own.
pub type Nodes = (Vec<Node>, BTreeMap<String, OfIndicator>);

pub fn nodes(path: &str, places: &mut Places) -> Result<Nodes, CliError> {
    let sheet = sheet(path, &["node", "parent", "level", "direction", "weight"])?;
    let (mut out, mut own, mut faults) = (Vec::new(), BTreeMap::new(), Vec::new());
    for row in sheet.rows() {
        match node(&row) {
            Ok((node, of_indicator)) => {
                places
                    .nodes
                    .entry(node.code.clone())
                    .or_default()
                    .push(row.number());
                if of_indicator != OfIndicator::default() {
                    own.insert(node.code.clone(), of_indicator);
                }
                out.push(node);
            }
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() {
        Ok((out, own))
    } else {
        Err(lines(faults))
    }
}

fn keep<T>(result: Result<T, Diagnostic>, faults: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|f| faults.push(f)).ok()
}

/// A method by its name in a column; nothing where the cell is empty.
fn method<T>(
    row: &Row,
    column: &str,
    parse: fn(&str) -> Option<T>,
    expected: &str,
    faults: &mut Vec<Diagnostic>,
) -> Option<T> {
    let name = row.text(column);
    if name.is_empty() {
        return None;
    }
    let found = parse(name);
    if found.is_none() {
        faults.push(row.fault(column, "unknown-method", expected));
    }
    found
}

fn node(row: &Row) -> Result<(Node, OfIndicator), Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let code = keep(row.filled("node"), &mut faults).unwrap_or_default();
    let text = |column: &str| {
        Some(row.text(column))
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
    };
    let level = row.text("level").parse::<u32>().ok().filter(|l| *l > 0);
    let level = level.ok_or_else(|| row.fault("level", "not-a-level", "a whole number from 1"));
    let level = keep(level, &mut faults).unwrap_or(1);
    let direction = match row.text("direction") {
        "1" | "+1" => Ok(Direction::Higher),
        "-1" => Ok(Direction::Lower),
        "" if level > 1 => Ok(Direction::Higher),
        _ => Err(row.fault("direction", "not-a-direction", "1 or -1")),
    };
    let transform = match row.text("transform") {
        "" | "none" => Ok(Transform::Identity),
        "log" => Ok(Transform::Log),
        "log1p" => Ok(Transform::Log1p),
        _ => Err(row.fault("transform", "not-a-transform", "log, log1p or nothing")),
    };
    let cap = match row.text("cap") {
        "" => Ok(false),
        _ => row.flag("cap"),
    };
    let own = OfIndicator {
        impute: method(row, "impute", options::impute, IMPUTES, &mut faults),
        treat: method(row, "treat", options::treat, TREATS, &mut faults),
        normalise: method(row, "normalise", options::normalise, NORMALISES, &mut faults),
        scale: None,
    };
    if level > 1 && own != OfIndicator::default() {
        faults.push(row.fault(
            "level",
            "bad-setting",
            "impute, treat and normalise at level 1 only",
        ));
    }
    let node = Node {
        parent: text("parent"),
        level,
        direction: keep(direction, &mut faults).unwrap_or(Direction::Higher),
        weight: keep(row.number_in("weight"), &mut faults).unwrap_or(1.0),
        indicator: text("indicator").unwrap_or_else(|| code.clone()),
        denominator: text("denominator"),
        transform: keep(transform, &mut faults).unwrap_or(Transform::Identity),
        low: keep(row.optional_number("low"), &mut faults).flatten(),
        high: keep(row.optional_number("high"), &mut faults).flatten(),
        cap: keep(cap, &mut faults).unwrap_or(false),
        target: keep(row.optional_number("target"), &mut faults).flatten(),
        aggregate: method(row, "aggregate", options::aggregate, AGGREGATES, &mut faults),
        code,
    };
    if faults.is_empty() {
        Ok((node, own))
    } else {
        Err(faults)
    }
}
