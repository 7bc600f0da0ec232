//! `unit,indicator,year,value` and `unit,group`, every fault at its file, row and column.

use std::collections::BTreeMap;

use engine::World;
use foresight::baseline::Groups;
use indicators::{Diagnostic, Sheet};

use crate::error::{CliError, read};

/// One indicator's series.
pub struct Indicator {
    pub id: String,
    /// Unit in words, which decides the natural bounds.
    pub unit: String,
    /// Year and value by unit, years ascending.
    pub series: Vec<Vec<(i16, f64)>>,
    /// First row of each unit.
    pub rows: Vec<Option<usize>>,
}

/// The files, read.
pub struct Input {
    /// Units of the values, ascending.
    pub units: Vec<String>,
    pub groups: Groups,
    /// Ascending by id.
    pub indicators: Vec<Indicator>,
}

/// Indicator → unit → year → (value, row).
type Cells = BTreeMap<String, BTreeMap<String, BTreeMap<i16, (Option<f64>, usize)>>>;

impl Input {
    pub fn read(values: &str, groups: Option<&str>) -> Result<Self, CliError> {
        let sheet = sheet(values, &["unit", "indicator", "year", "value"])?;
        let (mut cells, mut faults) = (Cells::new(), Vec::<Diagnostic>::new());
        for row in sheet.rows() {
            let year = row.text("year").trim().parse::<i16>();
            let year = year
                .ok()
                .filter(|y| (1800..=2300).contains(y))
                .ok_or_else(|| row.fault("year", "not-a-year", "a year such as 2014"));
            let parsed = (
                row.filled("unit"),
                row.filled("indicator"),
                year,
                row.optional_number("value"),
            );
            match parsed {
                (Ok(unit), Ok(indicator), Ok(year), Ok(value)) => {
                    let years = cells.entry(indicator).or_default().entry(unit).or_default();
                    match years.entry(year) {
                        std::collections::btree_map::Entry::Occupied(known) => {
                            let first = known.get().1;
                            let expected = format!("unit, indicator and year once (first in row {first})");
                            faults.push(row.fault("unit", "duplicate-key", &expected));
                        }
                        std::collections::btree_map::Entry::Vacant(slot) => {
                            slot.insert((value, row.number()));
                        }
                    }
                }
                (a, b, c, d) => {
                    faults.extend([a.err(), b.err(), c.err(), d.err()].into_iter().flatten());
                }
            }
        }
        if cells.is_empty() && faults.is_empty() {
            faults.push(sheet.fault(1, "", "no-data", "no row", "at least one row"));
        }
        let named = match groups.map(named_groups).transpose() {
            Ok(named) => named,
            Err(CliError::Input(more)) if !faults.is_empty() => {
                let mut all: Vec<String> = faults.iter().map(ToString::to_string).collect();
                all.extend(more);
                return Err(CliError::Input(all));
            }
            Err(other) => return Err(other),
        };
        if !faults.is_empty() {
            return Err(CliError::Input(faults.iter().map(ToString::to_string).collect()));
        }
        let mut units: Vec<String> = cells.values().flat_map(|u| u.keys().cloned()).collect();
        units.sort_unstable();
        units.dedup();
        let groups = match &named {
            None => Groups::one(units.len()),
            Some(named) => Groups::named(units.iter().map(|u| named.get(u).map_or("", String::as_str))),
        };
        let indicators = cells
            .into_iter()
            .map(|(id, by_unit)| of(id, &by_unit, &units))
            .collect();
        Ok(Self {
            units,
            groups,
            indicators,
        })
    }
}

fn of(
    id: String,
    by_unit: &BTreeMap<String, BTreeMap<i16, (Option<f64>, usize)>>,
    units: &[String],
) -> Indicator {
    let series: Vec<Vec<(i16, f64)>> = units
        .iter()
        .map(|u| {
            let years = by_unit.get(u).into_iter().flatten();
            years
                .filter_map(|(year, (value, _))| Some((*year, (*value)?)))
                .collect()
        })
        .collect();
    let rows = units
        .iter()
        .map(|u| by_unit.get(u)?.values().map(|(_, row)| *row).min())
        .collect();
    Indicator {
        unit: unit_of(&id),
        id,
        series,
        rows,
    }
}

/// Unit in words: that of the pack's indicator of the same id; `%` where the id says so.
fn unit_of(id: &str) -> String {
    let known = World::load().ok().and_then(|w| w.pack.indicator(id));
    match known {
        Some(indicator) => indicator.unit.clone(),
        None if id.ends_with("_pct") || id.ends_with("_percent") || id.ends_with('%') => "%".into(),
        None => String::new(),
    }
}

fn sheet(path: &str, wanted: &[&str]) -> Result<Sheet, CliError> {
    let text = String::from_utf8(read(path)?).map_err(|e| {
        let at = format!("byte {} that is no UTF-8", e.utf8_error().valid_up_to() + 1);
        CliError::input(Diagnostic::new(path, 0, "", "not-utf8", &at, "UTF-8 text").to_string())
    })?;
    Sheet::parse(path, &text, wanted)
        .map_err(|faults| CliError::Input(faults.iter().map(ToString::to_string).collect()))
}

fn named_groups(path: &str) -> Result<BTreeMap<String, String>, CliError> {
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
        Err(CliError::Input(faults.iter().map(ToString::to_string).collect()))
    }
}
