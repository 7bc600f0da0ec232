//! `unit,<name>,value` and, optional, `year`: a table for each year.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use readiness::Table;

use super::input::{lines, sheet};
use crate::error::CliError;

/// The table of one year, those of the others, and where each cell stands.
pub struct Tidy {
    /// The scored year; every unit and column of the file, missing where the year lacks the cell.
    pub table: Table,
    /// Its year, where the file has years.
    pub year: Option<i16>,
    /// Every year.
    pub panel: BTreeMap<i16, Table>,
    /// (unit, column) → row: of the scored year, else of any.
    pub rows: BTreeMap<(String, String), usize>,
}

/// Unit, column, value.
type Row<'a> = (&'a str, &'a str, Option<f64>);
/// Unit, column, year, value, row of the file.
type Cell = (String, String, Option<i16>, Option<f64>, usize);

/// Reads a file. `wanted`: the year to score; the latest of the file by default. An empty value is
/// missing, a cell stands once.
pub fn tidy(path: &str, name: &str, wanted: Option<i16>) -> Result<Tidy, CliError> {
    let sheet = sheet(path, &["unit", name, "value"])?;
    let with_years = sheet.columns().iter().any(|c| c == "year");
    let mut first: BTreeMap<(String, String, Option<i16>), usize> = BTreeMap::new();
    let (mut cells, mut faults) = (Vec::<Cell>::new(), Vec::new());
    for row in sheet.rows() {
        let year = if with_years {
            let year = row.text("year").trim().parse::<i16>();
            year.map(Some)
                .map_err(|_| row.fault("year", "not-a-year", "a year such as 2024"))
        } else {
            Ok(None)
        };
        let parsed = (
            row.filled("unit"),
            row.filled(name),
            row.optional_number("value"),
            year,
        );
        let (unit, column, value, year) = match parsed {
            (Ok(unit), Ok(column), Ok(value), Ok(year)) => (unit, column, value, year),
            (a, b, c, d) => {
                faults.extend([a.err(), b.err(), c.err(), d.err()].into_iter().flatten());
                continue;
            }
        };
        let key = (unit.clone(), column.clone(), year);
        if let Some(first) = first.insert(key, row.number()) {
            let expected = format!("unit {unit:?} and {column:?} once (first in row {first})");
            faults.push(row.fault("unit", "duplicate-key", &expected));
        }
        cells.push((unit, column, year, value, row.number()));
    }
    if cells.is_empty() && faults.is_empty() {
        faults.push(sheet.fault(1, "", "no-data", "no row", "at least one row"));
    }
    let years: BTreeSet<i16> = cells.iter().filter_map(|c| c.2).collect();
    let year = if with_years {
        wanted
            .filter(|y| years.contains(y))
            .or_else(|| years.last().copied())
    } else {
        None
    };
    if let Some(wanted) = wanted
        && faults.is_empty()
        && with_years
        && !years.contains(&wanted)
    {
        let expected = format!("a row of year {wanted}");
        faults.push(sheet.fault(0, "year", "no-data", "no such row", &expected));
    }
    if !faults.is_empty() {
        return Err(lines(faults));
    }
    build(path, &cells, year)
}

fn build(path: &str, cells: &[Cell], year: Option<i16>) -> Result<Tidy, CliError> {
    let mut order: Vec<(&str, &str)> = Vec::new();
    let mut scored: BTreeMap<(&str, &str), Option<f64>> = BTreeMap::new();
    let mut rows: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut by_year: BTreeMap<i16, Vec<Row<'_>>> = BTreeMap::new();
    for (unit, column, of, value, row) in cells {
        let key = (unit.as_str(), column.as_str());
        let at = (unit.clone(), column.clone());
        if let Entry::Vacant(new) = scored.entry(key) {
            order.push(key);
            new.insert(None);
        }
        if *of == year {
            scored.insert(key, *value);
            rows.insert(at, *row);
        } else {
            rows.entry(at).or_insert(*row);
        }
        if let Some(of) = of {
            by_year.entry(*of).or_default().push((unit, column, *value));
        }
    }
    let fault = |p: readiness::Problem| CliError::input(format!("{path}:0:: {p}"));
    let cell = |key: &(&str, &str)| scored.get(key).copied().flatten();
    let table = Table::from_rows(order.iter().map(|key| (key.0, key.1, cell(key)))).map_err(fault)?;
    let mut panel = BTreeMap::new();
    for (year, cells) in by_year {
        panel.insert(year, Table::from_rows(cells).map_err(fault)?);
    }
    Ok(Tidy {
        table,
        year,
        panel,
        rows,
    })
}
