//! The files and options of the table form, every fault at its file, row and column.

use std::collections::BTreeMap;

use indicators::{Diagnostic, Direction, Row, Sheet, Transform};
use readiness::{Aggregate, Aside, Impute, Node, Normalise, Recipe, Screen, Structure, Table, Treat};

use crate::args::Args;
use crate::error::{CliError, read};

use super::place::Places;

/// Everything the engine is given, and where each part stands.
pub struct Inputs {
    pub table: Table,
    pub structure: Structure,
    pub aside: Aside,
    pub recipe: Recipe,
    pub places: Places,
}

/// A tidy table and the row of each cell.
type Tidy = (Table, BTreeMap<(String, String), usize>);

impl Inputs {
    pub fn read(args: &Args) -> Result<Self, CliError> {
        let recipe = recipe(args)?;
        let (values, structure) = (args.need("values")?, args.need("structure")?);
        let mut places = Places::new(values, structure, args.get("denominators"), args.get("groups"));
        let (table, rows) = tidy(values, "indicator")?;
        places.values = rows;
        let nodes = nodes(structure, &mut places)?;
        let mut faults: Vec<String> = unknown_indicators(&table, &nodes, &places);
        let mut aside = Aside::default();
        if let Some(path) = args.get("denominators") {
            let (table, rows) = tidy(path, "denominator")?;
            places.denominators = rows;
            aside.denominators = table;
        }
        if let Some(path) = args.get("groups") {
            aside.groups = groups(path)?;
        } else if matches!(recipe.impute, Impute::GroupMean | Impute::GroupMedian) {
            return Err(CliError::Usage("expected --groups for --impute by group".into()));
        }
        let structure = Structure::new(nodes);
        let structure = match structure {
            Ok(structure) if faults.is_empty() => structure,
            Ok(_) => return Err(CliError::Input(faults)),
            Err(problems) => {
                faults.splice(0..0, problems.iter().map(|p| places.place(p, None)));
                return Err(CliError::Input(faults));
            }
        };
        Ok(Self {
            table,
            structure,
            aside,
            recipe,
            places,
        })
    }
}

fn sheet(path: &str, wanted: &[&str]) -> Result<Sheet, CliError> {
    let text = String::from_utf8(read(path)?).map_err(|e| {
        let at = format!("byte {} that is no UTF-8", e.utf8_error().valid_up_to() + 1);
        CliError::input(Diagnostic::new(path, 0, "", "not-utf8", &at, "UTF-8 text").to_string())
    })?;
    Sheet::parse(path, &text, wanted).map_err(lines)
}

fn lines(faults: Vec<Diagnostic>) -> CliError {
    CliError::Input(faults.iter().map(ToString::to_string).collect())
}

/// `unit,<name>,value`: an empty value is missing, a cell stands once.
fn tidy(path: &str, name: &str) -> Result<Tidy, CliError> {
    let sheet = sheet(path, &["unit", name, "value"])?;
    let mut places = BTreeMap::new();
    let (mut cells, mut faults) = (Vec::new(), Vec::new());
    for row in sheet.rows() {
        let parsed = (row.filled("unit"), row.filled(name), row.optional_number("value"));
        let (unit, column, value) = match parsed {
            (Ok(unit), Ok(column), Ok(value)) => (unit, column, value),
            (a, b, c) => {
                faults.extend([a.err(), b.err(), c.err()].into_iter().flatten());
                continue;
            }
        };
        if let Some(first) = places.insert((unit.clone(), column.clone()), row.number()) {
            let expected = format!("unit {unit:?} and {column:?} once (first in row {first})");
            faults.push(row.fault("unit", "duplicate-key", &expected));
        }
        cells.push((unit, column, value));
    }
    if cells.is_empty() && faults.is_empty() {
        faults.push(sheet.fault(1, "", "no-data", "no row", "at least one row"));
    }
    if !faults.is_empty() {
        return Err(lines(faults));
    }
    let table = Table::from_rows(cells.iter().map(|(u, c, v)| (u.as_str(), c.as_str(), *v)))
        .map_err(|p| CliError::input(format!("{path}:0:: {p}")))?;
    Ok((table, places))
}

fn groups(path: &str) -> Result<BTreeMap<String, String>, CliError> {
    let sheet = sheet(path, &["unit", "group"])?;
    let (mut out, mut faults) = (BTreeMap::new(), Vec::new());
    for row in sheet.rows() {
        match (row.filled("unit"), row.filled("group")) {
            (Ok(unit), Ok(group)) => {
                if out.insert(unit, group).is_some() {
                    faults.push(row.fault("unit", "duplicate-key", "every unit once"));
                }
            }
            (a, b) => faults.extend([a.err(), b.err()].into_iter().flatten()),
        }
    }
    if faults.is_empty() {
        Ok(out)
    } else {
        Err(lines(faults))
    }
}

fn nodes(path: &str, places: &mut Places) -> Result<Vec<Node>, CliError> {
    let sheet = sheet(path, &["node", "parent", "level", "direction", "weight"])?;
    let (mut out, mut faults) = (Vec::new(), Vec::new());
    for row in sheet.rows() {
        match node(&row) {
            Ok(node) => {
                places
                    .nodes
                    .entry(node.code.clone())
                    .or_default()
                    .push(row.number());
                out.push(node);
            }
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() {
        Ok(out)
    } else {
        Err(lines(faults))
    }
}

fn node(row: &Row) -> Result<Node, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    fn keep<T>(result: Result<T, Diagnostic>, faults: &mut Vec<Diagnostic>) -> Option<T> {
        result.map_err(|f| faults.push(f)).ok()
    }
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
    let aggregate = match row.text("aggregate") {
        "" => Ok(None),
        name => aggregate(name)
            .map(Some)
            .ok_or_else(|| row.fault("aggregate", "unknown-method", AGGREGATES)),
    };
    let cap = match row.text("cap") {
        "" => Ok(false),
        _ => row.flag("cap"),
    };
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
        aggregate: keep(aggregate, &mut faults).flatten(),
        code,
    };
    if faults.is_empty() { Ok(node) } else { Err(faults) }
}

/// An indicator of the values that no node reads is more likely a typo than a wish.
fn unknown_indicators(table: &Table, nodes: &[Node], places: &Places) -> Vec<String> {
    let read = |name: &String| nodes.iter().any(|n| n.level == 1 && n.indicator == *name);
    table
        .names()
        .iter()
        .filter(|name| !read(name))
        .map(|name| {
            let row = places
                .values
                .iter()
                .filter(|(k, _)| k.1 == *name)
                .map(|(_, row)| *row)
                .min();
            let expected = "an indicator that a node of the structure reads";
            Diagnostic::new(
                &places.values_file,
                row.unwrap_or(0),
                "indicator",
                "unknown-code",
                name,
                expected,
            )
            .to_string()
        })
        .collect()
}

const AGGREGATES: &str = "arithmetic, geometric, harmonic, generalised:P or copeland";

fn aggregate(name: &str) -> Option<Aggregate> {
    Some(match name {
        "arithmetic" => Aggregate::Arithmetic,
        "geometric" => Aggregate::Geometric,
        "harmonic" => Aggregate::Harmonic,
        "copeland" => Aggregate::Copeland,
        other => {
            let p = other.strip_prefix("generalised:")?.parse::<f64>().ok()?;
            Aggregate::Generalised(p).finite()?
        }
    })
}

trait Finite: Sized {
    fn finite(self) -> Option<Self>;
}

impl Finite for Aggregate {
    fn finite(self) -> Option<Self> {
        match self {
            Self::Generalised(p) if !p.is_finite() => None,
            other => Some(other),
        }
    }
}

fn recipe(args: &Args) -> Result<Recipe, CliError> {
    let bad = |option: &str, found: &str, expected: &str| {
        CliError::Usage(format!("--{option}: found {found:?}, expected {expected}"))
    };
    let impute = match args.get("impute").unwrap_or("none") {
        "none" => Impute::None,
        "group-mean" => Impute::GroupMean,
        "group-median" => Impute::GroupMedian,
        "nearest" => Impute::Nearest,
        other => return Err(bad("impute", other, "none, group-mean, group-median or nearest")),
    };
    let treat = match args.get("treat").unwrap_or("none") {
        "none" => Treat::None,
        "winsorise-log" => Treat::WinsoriseLog { reflect: false },
        other => return Err(bad("treat", other, "none or winsorise-log")),
    };
    let normalise = match args.get("normalise").unwrap_or("minmax") {
        "minmax" => Normalise::MinMax,
        "zscore" => Normalise::ZScore,
        "rank" => Normalise::Rank,
        "percentile" => Normalise::Percentile,
        "borda" => Normalise::Borda,
        "goalposts" => Normalise::Goalposts,
        other => {
            return Err(bad(
                "normalise",
                other,
                "minmax, zscore, rank, percentile, borda or goalposts",
            ));
        }
    };
    let kind = args.get("aggregate").unwrap_or("arithmetic");
    let aggregate = aggregate(kind).ok_or_else(|| bad("aggregate", kind, AGGREGATES))?;
    let scale = args.get("scale").unwrap_or("0,100");
    let pair = scale
        .split_once(',')
        .and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
    let pair: (f64, f64) = pair.ok_or_else(|| bad("scale", scale, "two numbers such as 0,100"))?;
    let spread = if normalise == Normalise::ZScore {
        pair.1 > 0.0
    } else {
        pair.0 < pair.1
    };
    if !(pair.0.is_finite() && pair.1.is_finite() && spread) {
        return Err(bad(
            "scale",
            scale,
            "low,high with low below high (zscore: mean,sd with sd above 0)",
        ));
    }
    Ok(Recipe {
        impute,
        screen: screen(args.get("screen")).map_err(|found| {
            bad(
                "screen",
                found,
                "a share between 0 and 1, or shares by level such as 2:0.6,3:0.9",
            )
        })?,
        treat,
        normalise,
        scale: pair,
        aggregate,
    })
}

fn screen(text: Option<&str>) -> Result<Screen, &str> {
    let Some(text) = text else {
        return Ok(Screen::default());
    };
    let share = |t: &str| t.trim().parse::<f64>().ok().filter(|s| (0.0..=1.0).contains(s));
    if let Some(every) = share(text) {
        return Ok(Screen::every(every));
    }
    let mut out = Screen::default();
    for part in text.split(',') {
        let pair = part
            .split_once(':')
            .and_then(|(l, s)| Some((l.trim().parse::<u32>().ok()?, share(s)?)));
        let (level, share) = pair.ok_or(text)?;
        out.by_level.insert(level, share);
    }
    Ok(out)
}
