//! microlp, a solver in pure Rust: the fallback and the cross-check for small programmes.
//!
//! Good to about 60–100 easy projects (model, section 5); tight or large ones it does not finish.
//! Node limits, no clock.

use microlp::{ComparisonOp, OptimizationDirection, SolutionStatus, SolveOptions, SolveOutcome, Variable};

use super::{Options, Solution, Status, settle};
use crate::check::Violation;
use crate::programme::{Model, Programme, Sense};
use crate::{Outcome, Problem};

/// Name and version as outcomes keep it.
pub const NAME: &str = "microlp 0.7";

/// Why microlp gave no solution.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No choice meets the rules.
    Infeasible,
    /// The node limit came before a feasible choice.
    NothingFound,
    /// microlp's own error, in its words.
    Solver(String),
    /// The choice does not pass [`settle`].
    Broken(Vec<Violation>),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Infeasible => f.write_str("no portfolio meets every rule"),
            Self::NothingFound => f.write_str("node limit reached before a feasible portfolio was found"),
            Self::Solver(text) => f.write_str(text),
            Self::Broken(all) => {
                f.write_str(&all.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            }
        }
    }
}

impl std::error::Error for Failure {}

/// Solves the model; column values in the model's order.
pub fn run(model: &Model, options: &Options) -> Result<Solution, Failure> {
    let mut lp = microlp::Problem::new(OptimizationDirection::Maximize);
    let columns: Vec<Variable> = model
        .columns
        .iter()
        .map(|c| {
            if c.binary() {
                lp.add_binary_var(c.gain)
            } else {
                lp.add_var(c.gain, (0.0, c.upper))
            }
        })
        .collect();
    for row in &model.rows {
        let terms: Vec<(Variable, f64)> = row
            .terms
            .iter()
            .filter_map(|(c, v)| columns.get(*c).map(|c| (*c, *v)))
            .collect();
        let sense = match row.sense {
            Sense::Le => ComparisonOp::Le,
            Sense::Ge => ComparisonOp::Ge,
            Sense::Eq => ComparisonOp::Eq,
        };
        lp.add_constraint(terms.as_slice(), sense, row.rhs);
    }
    let mut settings = SolveOptions::default();
    settings.node_limit = options.node_limit;
    settings.mip_gap = options.gap;
    settings.int_tol = 1e-9;
    settings.tolerances.feasibility = 1e-9;
    let outcome = match lp.solve_with(settings) {
        Ok(outcome) => outcome,
        Err(microlp::Error::Infeasible) => return Err(Failure::Infeasible),
        Err(other) => return Err(Failure::Solver(other.to_string())),
    };
    let SolveOutcome::Solution(solution) = outcome else {
        return Err(Failure::NothingFound);
    };
    let proven = solution.status() == SolutionStatus::Optimal;
    let objective = solution.objective();
    let bound = if proven {
        Some(objective)
    } else {
        solution.stats().best_bound
    };
    let reached = bound.is_some_and(|b| b - objective <= options.gap * objective.abs());
    Ok(Solution {
        columns: columns.iter().map(|c| solution.var_value(*c)).collect(),
        objective,
        bound,
        status: if proven || reached {
            Status::Optimal
        } else {
            Status::Stopped
        },
    })
}

/// Builds, solves and settles.
pub fn solve(problem: &Problem, options: &Options) -> Result<Outcome, Failure> {
    let model = Programme::build(problem);
    let solution = run(&model, options)?;
    let chosen = model.choices(problem, &solution.columns);
    settle(problem, &chosen, NAME, &options.in_words(), solution.bound).map_err(Failure::Broken)
}
