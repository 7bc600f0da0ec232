//! Where in the user's files a fault of the engine stands.

use std::collections::BTreeMap;

use indicators::Diagnostic;
use readiness::{Problem, Reason, Structure};

use super::input::Inputs;
use crate::error::CliError;

/// Rows by file, header = 1.
#[derive(Default)]
pub struct Places {
    pub values_file: String,
    structure_file: String,
    denominators_file: String,
    groups_file: String,
    /// (unit, indicator) → row.
    pub values: BTreeMap<(String, String), usize>,
    /// node → rows.
    pub nodes: BTreeMap<String, Vec<usize>>,
    /// (unit, denominator) → row.
    pub denominators: BTreeMap<(String, String), usize>,
}

impl Places {
    pub fn new(values: &str, structure: &str, denominators: Option<&str>, groups: Option<&str>) -> Self {
        Self {
            values_file: values.to_owned(),
            structure_file: structure.to_owned(),
            denominators_file: denominators.unwrap_or("denominators").to_owned(),
            groups_file: groups.unwrap_or("groups").to_owned(),
            ..Self::default()
        }
    }

    /// The line to print: `file:row:column: found …, expected …`.
    pub fn place(&self, problem: &Problem, structure: Option<&Structure>) -> String {
        let node = structure.and_then(|s| s.nodes().iter().find(|n| n.code == problem.node));
        let cell = |of: &BTreeMap<(String, String), usize>, column: &str| {
            of.get(&(problem.unit.clone(), column.to_owned()))
                .copied()
                .unwrap_or(0)
        };
        let (file, row, column) = match problem.reason {
            Reason::ZeroDenominator => {
                let name = node.and_then(|n| n.denominator.as_deref()).unwrap_or("");
                (&self.denominators_file, cell(&self.denominators, name), "value")
            }
            Reason::NotFinite if problem.found.contains("denominator") => {
                let name = node.and_then(|n| n.denominator.as_deref()).unwrap_or("");
                (&self.denominators_file, cell(&self.denominators, name), "value")
            }
            Reason::Transform | Reason::NotFinite if !problem.unit.is_empty() => {
                let name = node.map_or("", |n| n.indicator.as_str());
                (&self.values_file, cell(&self.values, name), "value")
            }
            Reason::Unknown if !problem.unit.is_empty() => (&self.groups_file, 0, "unit"),
            reason => (
                &self.structure_file,
                self.node_row(problem),
                column(reason, problem),
            ),
        };
        let found = match (problem.reason, problem.unit.as_str()) {
            (Reason::NotPositive | Reason::Overflow, unit) if !unit.is_empty() => {
                format!("{} for unit {unit:?}", problem.found)
            }
            _ => problem.found.clone(),
        };
        // `found` is already worded by the engine: no second pair of quotes.
        let d = Diagnostic::new(
            file,
            row,
            column,
            problem.reason.code(),
            &found,
            &problem.expected,
        );
        format!(
            "{}:{}:{}: found {}, expected {} [{}]",
            d.file, d.row, d.column, d.found, d.expected, d.code
        )
    }

    fn node_row(&self, problem: &Problem) -> usize {
        let rows = self.nodes.get(&problem.node).map_or(&[][..], Vec::as_slice);
        let which = if problem.reason == Reason::Duplicate {
            rows.last()
        } else {
            rows.first()
        };
        which.copied().unwrap_or(0)
    }
}

/// The column of `structure.csv` that a reason is about.
fn column(reason: Reason, problem: &Problem) -> &'static str {
    match reason {
        Reason::UnknownParent | Reason::Cycle | Reason::Root => "parent",
        Reason::Level | Reason::EmptyLevel => "level",
        Reason::Weight | Reason::WeightSum | Reason::Derive => "weight",
        Reason::Goalposts => "low",
        Reason::Target => "target",
        Reason::Overflow if problem.unit.is_empty() => "indicator",
        Reason::NotPositive | Reason::Overflow => "aggregate",
        Reason::Setting if problem.found.starts_with("direction") => "direction",
        Reason::Unknown if problem.found.starts_with("denominator") => "denominator",
        Reason::Unknown | Reason::NoData | Reason::OneValue | Reason::AllEqual => "indicator",
        _ => "node",
    }
}

impl Inputs {
    /// See [`Places::place`].
    pub fn place(&self, problem: &Problem) -> String {
        self.places.place(problem, Some(&self.structure))
    }

    /// Every fault at its place.
    pub fn faults(&self, problems: &[Problem]) -> CliError {
        CliError::Input(problems.iter().map(|p| self.place(p)).collect())
    }
}
