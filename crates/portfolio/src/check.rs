//! The checker: every rule of a problem, verified on an outcome in integers.
//!
//! It reads [`Problem`] and [`Outcome`] only. It shares no code with the programme, the payments or
//! the heuristic, so that a mistake there cannot hide here: scopes, pots, shares and sums are worked
//! out again, in cents and basis points. The objective is recomputed in floating point with its own
//! loop and compared within a relative 10⁻⁹.

use std::collections::BTreeMap;
use std::fmt;

use ledger::{Cents, Prong};
use serde::{Deserialize, Serialize};

use crate::{Outcome, Problem, ProblemProject};

mod money;
mod rules;

/// A rule that an outcome breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Name, for example `pot-overdrawn`; also the tail of the message key `violation-<rule>`.
    pub rule: String,
    /// Place: a project, funder, economy or field.
    pub at: String,
    /// What was found.
    pub found: String,
    /// What the rule wants.
    pub expected: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rule,
            at,
            found,
            expected,
        } = self;
        write!(f, "{at}: {rule}: found {found}, expected {expected}")
    }
}

impl std::error::Error for Violation {}

impl Violation {
    pub(crate) fn new(
        rule: &str,
        at: impl Into<String>,
        found: impl fmt::Display,
        expected: impl fmt::Display,
    ) -> Self {
        Self {
            rule: rule.into(),
            at: at.into(),
            found: found.to_string(),
            expected: expected.to_string(),
        }
    }
}

/// A chosen project with its start.
struct Chosen<'a> {
    project: &'a ProblemProject,
    start: i16,
}

/// Verifies an outcome against its problem. Empty means: every rule holds, to the cent.
pub fn check(problem: &Problem, outcome: &Outcome) -> Vec<Violation> {
    let mut found = Vec::new();
    header(problem, outcome, &mut found);
    let chosen = choice(problem, outcome, &mut found);
    rules::groups(&chosen, &mut found);
    rules::prerequisites(&chosen, &mut found);
    rules::lists(problem, &chosen, &mut found);
    rules::together(problem, &chosen, &mut found);
    rules::shares(problem, &chosen, &mut found);
    rules::parts(problem, &chosen, &mut found);
    rules::absorption(problem, &chosen, &mut found);
    rules::counterpart(problem, &chosen, &mut found);
    money::payments(problem, outcome, &chosen, &mut found);
    objective(problem, outcome, &chosen, &mut found);
    found
}

fn header(problem: &Problem, outcome: &Outcome, found: &mut Vec<Violation>) {
    if outcome.format != Outcome::FORMAT {
        found.push(Violation::new(
            "format-unknown",
            "format",
            &outcome.format,
            Outcome::FORMAT,
        ));
    }
    if outcome.version != Outcome::VERSION {
        found.push(Violation::new(
            "version-unknown",
            "version",
            outcome.version,
            Outcome::VERSION,
        ));
    }
    let hash = crate::hash::hash(problem);
    if outcome.problem != hash {
        found.push(Violation::new("other-problem", "problem", &outcome.problem, hash));
    }
}

fn choice<'a>(problem: &'a Problem, outcome: &Outcome, found: &mut Vec<Violation>) -> Vec<Chosen<'a>> {
    let by_id: BTreeMap<&str, &ProblemProject> =
        problem.projects.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut chosen: Vec<Chosen<'a>> = Vec::new();
    if outcome.chosen.windows(2).any(|w| w[0].project > w[1].project) {
        found.push(Violation::new(
            "not-sorted",
            "chosen",
            "another order",
            "projects sorted by id",
        ));
    }
    for c in &outcome.chosen {
        let at = format!("chosen/{}", c.project);
        let Some(project) = by_id.get(c.project.as_str()) else {
            found.push(Violation::new(
                "project-unknown",
                at,
                &c.project,
                "a project of the problem",
            ));
            continue;
        };
        if chosen.iter().any(|o| o.project.id == c.project) {
            found.push(Violation::new(
                "chosen-twice",
                at,
                "a second start",
                "each project at most once",
            ));
            continue;
        }
        if !project.starts.contains(&c.start) {
            found.push(Violation::new(
                "start-impossible",
                at,
                c.start,
                format!("one of {:?}", project.starts),
            ));
        }
        chosen.push(Chosen {
            project,
            start: c.start,
        });
    }
    chosen
}

/// Objective of the choice, and the bound and gap that go with it.
fn objective(problem: &Problem, outcome: &Outcome, chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    let mut total = 0.0;
    for (t, target) in problem.targets.iter().enumerate() {
        let mut dose = 0.0;
        for c in chosen {
            let phi = c
                .project
                .starts
                .iter()
                .position(|s| *s == c.start)
                .and_then(|s| c.project.phi.get(s));
            for (at, d) in &c.project.doses {
                if *at == t {
                    dose += d * phi.copied().unwrap_or(0.0);
                }
            }
        }
        for piece in &target.pieces {
            let used = if dose < piece.width { dose } else { piece.width };
            total += target.weight * piece.slope * used;
            dose -= used;
        }
    }
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9);
    if !near(total, outcome.objective) {
        found.push(Violation::new(
            "objective-wrong",
            "objective",
            outcome.objective,
            total,
        ));
    }
    match (outcome.optimised, outcome.bound, outcome.gap) {
        (true, Some(bound), Some(gap)) => {
            if !(bound.is_finite() && bound >= outcome.objective) {
                found.push(Violation::new(
                    "bound-below-objective",
                    "bound",
                    bound,
                    outcome.objective,
                ));
            }
            let expected = if bound > outcome.objective {
                (bound - outcome.objective) / outcome.objective
            } else {
                0.0
            };
            if (gap - expected).abs() > 1e-9 {
                found.push(Violation::new("gap-wrong", "gap", gap, expected));
            }
        }
        (true, None, _) => {
            found.push(Violation::new(
                "bound-missing",
                "bound",
                "none",
                "a proven bound, or not optimised",
            ));
        }
        // An objective of zero has no relative gap.
        (true, Some(bound), None) => {
            if outcome.objective > 0.0 || bound < outcome.objective {
                found.push(Violation::new(
                    "gap-wrong",
                    "gap",
                    "none",
                    "(bound − objective) / objective",
                ));
            }
        }
        (false, None, None) => {}
        (false, _, _) => {
            found.push(Violation::new(
                "bound-unproven",
                "bound",
                "a bound or gap",
                "none when not optimised",
            ));
        }
    }
}

/// Basis points of a project in an economy.
fn split_in(project: &ProblemProject, economy: atlas::Iso3) -> i128 {
    project
        .split
        .iter()
        .filter(|(e, _)| *e == economy)
        .map(|(_, s)| i128::from(s.0))
        .sum()
}

/// What funders owe a project in year `k` after its start: cost less the partner's share rounded
/// down to the cent.
fn owed(project: &ProblemProject, k: usize) -> i128 {
    let cost = project.yearly.get(k).map_or(0, |c| i128::from(c.0));
    cost - cost * i128::from(project.cofinance.0) / 10_000
}

fn owed_total(project: &ProblemProject) -> i128 {
    (0..project.yearly.len()).map(|k| owed(project, k)).sum()
}

/// What the partner pays itself in year `k` after the start, rounded down to the cent.
fn own(project: &ProblemProject, k: usize) -> i128 {
    let cost = project.yearly.get(k).map_or(0, |c| i128::from(c.0));
    cost - owed(project, k)
}

fn cents(amount: i128) -> Cents {
    Cents(i64::try_from(amount).unwrap_or(i64::MAX))
}

fn prong_name(prong: Prong) -> &'static str {
    prong.as_str()
}
