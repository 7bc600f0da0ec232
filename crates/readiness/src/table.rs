//! A table of units × columns, codes as text (`NA` is a name, an empty cell is missing).

use std::collections::BTreeMap;

use crate::problem::{Problem, Reason};

/// One column: a value for each unit, in the order of the units.
pub type Column = Vec<Option<f64>>;

/// Units × columns, both in the order in which they were first named.
///
/// ```
/// use readiness::Table;
/// let table = Table::from_rows([("NA", "power", Some(1.0)), ("KE", "power", None)]).unwrap();
/// assert_eq!(table.units(), ["NA", "KE"]);
/// assert_eq!(table.column("power"), Some(&vec![Some(1.0), None]));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    units: Vec<String>,
    names: Vec<String>,
    columns: BTreeMap<String, Column>,
}

impl Table {
    /// From tidy rows (unit, column, value); `None` is missing. Errors: a cell given twice, a value
    /// that is not finite.
    pub fn from_rows<'a>(
        rows: impl IntoIterator<Item = (&'a str, &'a str, Option<f64>)>,
    ) -> Result<Self, Problem> {
        let mut table = Self::default();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut cells: BTreeMap<String, BTreeMap<usize, Option<f64>>> = BTreeMap::new();
        for (unit, column, value) in rows {
            if value.is_some_and(|v| !v.is_finite()) {
                let found = value.map(|v| v.to_string()).unwrap_or_default();
                return Err(Problem::at_cell(
                    Reason::NotFinite,
                    column,
                    unit,
                    found,
                    "a finite number",
                ));
            }
            let at = *places.entry(unit.to_owned()).or_insert_with(|| {
                table.units.push(unit.to_owned());
                table.units.len() - 1
            });
            let of_column = cells.entry(column.to_owned()).or_insert_with(|| {
                table.names.push(column.to_owned());
                BTreeMap::new()
            });
            if of_column.insert(at, value).is_some() {
                return Err(Problem::at_cell(
                    Reason::Duplicate,
                    column,
                    unit,
                    "this cell a second time",
                    "every unit and column once",
                ));
            }
        }
        for (name, of_column) in cells {
            let column = (0..table.units.len())
                .map(|at| of_column.get(&at).copied().flatten())
                .collect();
            table.columns.insert(name, column);
        }
        Ok(table)
    }

    /// Units, in the order in which they were first named.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// Column names, in the order in which they were first named.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A column.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.get(name)
    }

    /// The columns' cells lined up with other units: missing where this table lacks the unit.
    pub fn aligned(&self, name: &str, units: &[String]) -> Option<Column> {
        let column = self.column(name)?;
        let places: BTreeMap<&str, usize> = (0..).zip(&self.units).map(|(at, u)| (u.as_str(), at)).collect();
        let of = |u: &String| column.get(*places.get(u.as_str())?).copied().flatten();
        Some(units.iter().map(of).collect())
    }
}
