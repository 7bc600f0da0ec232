//! What is wrong with a problem before anybody tries to solve it: named, located, complete.
//!
//! An *error* means the problem has no well-defined answer or surely none; a *warning* means it can
//! be solved but hardly says what was meant. Left out: infeasibility that only solving can show.

mod money;
mod projects;
mod rules;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Problem;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The problem cannot be solved as it is.
    Error,
    /// It can, but something in it has no effect.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Severity.
    pub severity: Severity,
    /// Name, for example `cost-negative`; also the tail of the message key `problem-<code>`.
    pub code: String,
    /// Place inside the problem, for example `projects/minigrid:KEN:small/yearly/0`.
    pub at: String,
    /// What stands there.
    pub found: String,
    /// What may stand there.
    pub expected: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            at,
            found,
            expected,
            ..
        } = self;
        write!(f, "{at}: {code}: found {found}, expected {expected}")
    }
}

impl std::error::Error for Diagnostic {}

/// Most start columns (projects × starts) that are built: above this the programme would not fit
/// the memory of a browser tab (an assumption; 5,000 projects × 10 starts still pass).
pub const MOST_STARTS: usize = 100_000;

/// No amount or sum of amounts above this: sums of it still fit 64 bits, 9·10¹³ US dollars.
const MOST_CENTS: i64 = 9_000_000_000_000_000;

/// Every finding, in order of place. Empty means nothing to say.
pub fn diagnose(problem: &Problem) -> Vec<Diagnostic> {
    let mut report = Report(Vec::new());
    frame(problem, &mut report);
    money::funders(problem, &mut report);
    projects::targets(problem, &mut report);
    projects::projects(problem, &mut report);
    rules::lists(problem, &mut report);
    // What follows reads indices and sums that the checks above have to have passed.
    if !report.has_errors() {
        rules::reachability(problem, &mut report);
        let selectable = rules::selectable(problem);
        rules::floors(problem, &selectable, &mut report);
    }
    report.0
}

/// The errors among the findings.
pub fn errors(problem: &Problem) -> Vec<Diagnostic> {
    diagnose(problem)
        .into_iter()
        .filter(|d| d.severity == Severity::Error)
        .collect()
}

struct Report(Vec<Diagnostic>);

impl Report {
    fn push(&mut self, severity: Severity, code: &str, at: String, found: impl fmt::Display, expected: &str) {
        self.0.push(Diagnostic {
            severity,
            code: code.to_owned(),
            at,
            found: found.to_string(),
            expected: expected.to_owned(),
        });
    }
    fn error(&mut self, code: &str, at: impl Into<String>, found: impl fmt::Display, expected: &str) {
        self.push(Severity::Error, code, at.into(), found, expected);
    }
    fn warn(&mut self, code: &str, at: impl Into<String>, found: impl fmt::Display, expected: &str) {
        self.push(Severity::Warning, code, at.into(), found, expected);
    }
    fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }
}

fn percent(points: u64) -> String {
    format!("{}.{:02} %", points / 100, points % 100)
}

fn frame(problem: &Problem, report: &mut Report) {
    if problem.format != Problem::FORMAT {
        report.error("format-unknown", "format", &problem.format, Problem::FORMAT);
    }
    if problem.version != Problem::VERSION {
        report.error("version-unknown", "version", problem.version, "1");
    }
    if problem.years.is_empty() {
        report.error("years-missing", "years", "no year", "at least one year");
    }
    if problem.years.windows(2).any(|w| w[1] != w[0].saturating_add(1)) {
        report.error(
            "years-not-consecutive",
            "years",
            format!("{:?}", problem.years),
            "consecutive years",
        );
    }
    let starts: usize = problem.projects.iter().map(|p| p.starts.len()).sum();
    if starts > MOST_STARTS {
        report.error(
            "too-many-projects",
            "projects",
            format!("{starts} possible starts"),
            "at most 100,000",
        );
    }
}
