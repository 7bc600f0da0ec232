//! Studies: what a planner asks of a programme beyond its optimum, as a sequence of solves.
//!
//! What: [`Study`] says what is asked; [`next`] gives the next solve as plain data, [`receive`] turns
//! the solver's answer into a [`Found`] that has been settled and checked, and the reports
//! ([`report`]) are made of any number of findings, so that stopping early keeps what is done. Why
//! data and not a loop: the solver in a browser is asynchronous, and the same study runs on the
//! command line with [`run`]. Each step is a function of problem, study and findings alone. Left out:
//! solving itself ([`crate::solve`]).

mod ask;
mod report;

use atlas::Iso3;
use ledger::Cents;
use serde::{Deserialize, Serialize};

pub use ask::{Answer, Ask, Found, receive};
pub use report::{Report, report};

use crate::solve::{Options, Request};
use crate::{Choice, Problem, explain, frontier, robust};

/// The portfolio a study starts from: solved before, for this very problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Base {
    /// Its choice.
    pub chosen: Vec<Choice>,
    /// Its objective.
    pub objective: f64,
    /// Proven upper bound.
    pub bound: f64,
}

/// Least money for so much gain in one economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Economy.
    pub economy: Iso3,
    /// Doses that are needed at least: position in the problem's targets, dose.
    pub doses: Vec<(usize, f64)>,
    /// Share of what the programme could gain at most in this economy, 0..1.
    pub share: f64,
}

/// An allocation to be compared: shares of the money by economy, summing to about 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Formula {
    /// Stable name, for example `ida`.
    pub name: String,
    /// Shares by economy; economies that are not named get nothing.
    pub shares: Vec<(Iso3, f64)>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spec {
    /// The price of every rule, and the value of a dollar by funder, year and economy.
    Prices {
        /// The optimum, if it is known.
        base: Option<Base>,
    },
    /// What would bring one project in, or put it out: every answer by solving again.
    Why {
        /// The project.
        project: String,
        /// The optimum, if it is known.
        base: Option<Base>,
    },
    /// The smallest set of rules to relax where no portfolio meets them all.
    Relax,
    /// Impact over money: the envelopes scaled to these totals.
    Curve {
        /// Totals of all envelopes.
        budgets: Vec<Cents>,
    },
    /// Impact × equity × downside.
    Surface {
        /// Levels of equity.
        equity: u32,
        /// Levels of downside.
        downside: u32,
        /// Scenarios of effects the downside is measured on.
        scenarios: u32,
        /// Seed of the scenarios.
        seed: u64,
    },
    /// Least money for goals, one solve a goal.
    Least {
        /// Goals.
        goals: Vec<Goal>,
    },
    /// Allocation formulas beside the optimum.
    Formulas {
        /// Formulas.
        formulas: Vec<Formula>,
        /// The optimum, if it is known.
        base: Option<Base>,
    },
    /// Core index and regret over draws of weights, effects and costs.
    Robust {
        /// Draws that are solved.
        draws: u32,
        /// Fresh draws on which the portfolios are looked at again.
        fresh: u32,
        /// Seed.
        seed: u64,
        /// The optimum, if it is known.
        base: Option<Base>,
    },
}

/// What is asked, and how well each solve is to be proven.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Study {
    /// What is asked.
    pub spec: Spec,
    /// Options of every solve.
    pub options: Options,
}

/// Economies that projects of a problem work in, sorted.
pub fn economies(problem: &Problem) -> Vec<Iso3> {
    let mut all: Vec<Iso3> = problem.projects.iter().flat_map(|p| p.economies()).collect();
    all.sort();
    all.dedup();
    all
}

/// The budgets of a curve by default: a quarter to three times what there is, and one and three
/// billion dollars where they lie within ten times of it.
pub fn usual_budgets(total: Cents) -> Vec<Cents> {
    let mut all: Vec<Cents> = [0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0]
        .iter()
        .filter_map(|s| Cents::from_f64(total.dollars() * s))
        .collect();
    let round = [1_000_000_000, 3_000_000_000].map(Cents::from_dollars);
    all.extend(round.into_iter().filter(|r| r.0 <= total.0.saturating_mul(10)));
    all.retain(|b| *b > Cents::ZERO);
    all.sort();
    all.dedup();
    all
}

/// How far a study is: solves done, and how many there are in all as far as is known.
pub fn progress(problem: &Problem, study: &Study, found: &[Found]) -> (usize, usize) {
    let total = match &study.spec {
        Spec::Prices { base } => explain::prices::total(problem, base.is_some()),
        Spec::Why { base, .. } => explain::why::total(base.is_some()),
        Spec::Relax => 1,
        Spec::Curve { budgets } => budgets.len(),
        Spec::Surface { equity, downside, .. } => frontier::surface::total((*equity, *downside), found),
        Spec::Least { goals } => goals.len(),
        Spec::Formulas { formulas, base } => formulas.len() + usize::from(base.is_none()),
        Spec::Robust { draws, base, .. } => *draws as usize + usize::from(base.is_none()),
    };
    (found.len(), total.max(found.len()))
}

/// The next solve, `None` when the study is done.
pub fn next(problem: &Problem, study: &Study, found: &[Found]) -> Option<Ask> {
    let mut ask = match &study.spec {
        Spec::Prices { base } => explain::prices::next(problem, base.as_ref(), found),
        Spec::Why { project, base } => explain::why::next(problem, project, base.as_ref(), found),
        Spec::Relax => explain::relax::next(problem, found),
        Spec::Curve { budgets } => frontier::curve::next(problem, budgets, found),
        Spec::Surface {
            equity,
            downside,
            scenarios,
            seed,
        } => frontier::surface::next(problem, (*equity, *downside), (*scenarios, *seed), found),
        Spec::Least { goals } => frontier::least::next(problem, goals, found),
        Spec::Formulas { formulas, base } => {
            frontier::formulas::next(problem, formulas, base.as_ref(), found)
        }
        Spec::Robust {
            draws, seed, base, ..
        } => robust::next(problem, (*draws, *seed), base.as_ref(), found),
    }?;
    ask.options = study.options;
    Some(ask)
}

/// Runs a study with a solver that blocks. `solve` gets the text that goes to the solver and the ask
/// it belongs to; `step` hears how far it is before every solve and returns false to stop.
///
/// # Errors
/// What `solve` returns.
pub fn run<E>(
    problem: &Problem,
    study: &Study,
    solve: &mut dyn FnMut(&Ask, &Request) -> Result<Answer, E>,
    step: &mut dyn FnMut(usize, usize, &Ask) -> bool,
) -> Result<Vec<Found>, E> {
    let mut found = Vec::new();
    while let Some(mut ask) = next(problem, study, &found) {
        let (done, total) = progress(problem, study, &found);
        if !step(done, total, &ask) {
            break;
        }
        loop {
            let answer = solve(&ask, &ask.request())?;
            match receive(&ask, &answer) {
                Ok(one) => break found.push(one),
                Err(again) => ask = *again,
            }
        }
    }
    Ok(found)
}
