//! Impact over money: the optimum at several budgets, each with its gap, and what a further million
//! brings between them.

use ledger::{Cents, split};
use serde::{Deserialize, Serialize};

use crate::study::{Ask, Found};
use crate::{Choice, Problem};

/// One budget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Total of all envelopes.
    pub budget: Cents,
    /// Funders' money that is spent.
    pub spent: Cents,
    /// Impact found.
    pub impact: f64,
    /// Proven upper bound.
    pub bound: Option<f64>,
    /// (bound − impact) / impact.
    pub gap: Option<f64>,
    /// Impact per further million since the budget before (from nothing for the first).
    pub per_million: f64,
    /// The choice.
    pub chosen: Vec<Choice>,
}

/// The report: points by budget.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Points.
    pub points: Vec<Point>,
    /// Budgets for which no portfolio meets every rule.
    pub infeasible: Vec<Cents>,
}

/// The total of all envelopes.
pub fn total(problem: &Problem) -> Cents {
    problem.funders.iter().flat_map(|f| &f.envelopes).copied().sum()
}

/// A problem whose envelopes are scaled to a total, to the cent (largest remainder); a plan without
/// money gets it in equal parts.
pub fn with_budget(problem: &Problem, budget: Cents) -> Problem {
    let mut problem = problem.clone();
    let weights: Vec<u64> = problem
        .funders
        .iter()
        .flat_map(|f| &f.envelopes)
        .map(|e| u64::try_from(e.0).unwrap_or(0))
        .collect();
    let weights = if weights.iter().all(|w| *w == 0) {
        vec![1; weights.len()]
    } else {
        weights
    };
    let parts = split(budget, &weights);
    for (envelope, part) in problem
        .funders
        .iter_mut()
        .flat_map(|f| &mut f.envelopes)
        .zip(parts)
    {
        *envelope = part;
    }
    problem
}

/// The next budget.
pub fn next(problem: &Problem, budgets: &[Cents], found: &[Found]) -> Option<Ask> {
    let budget = *budgets.get(found.len())?;
    let problem = with_budget(problem, budget);
    // What was found for less money is feasible for more only if the rules are shares; the solver
    // drops a start that is not.
    let start = crate::heuristic(&problem).map(|o| o.chosen).unwrap_or_default();
    Some(Ask::new("budget", budget.0.to_string(), problem).from(&start))
}

/// The curve so far.
pub fn report(_: &Problem, budgets: &[Cents], found: &[Found]) -> Curve {
    let mut curve = Curve::default();
    let mut all: Vec<(Cents, &Found)> = budgets.iter().copied().zip(found).collect();
    all.sort_by_key(|(b, _)| *b);
    let mut before = (0.0, 0.0);
    for (budget, one) in all {
        let (Some(impact), true) = (one.objective, one.checked) else {
            curve.infeasible.push(budget);
            continue;
        };
        let millions = budget.dollars() / 1e6;
        let per_million = if millions > before.0 {
            ((impact - before.1) / (millions - before.0)).max(0.0)
        } else {
            0.0
        };
        before = (millions, impact);
        curve.points.push(Point {
            budget,
            spent: one.money,
            impact,
            bound: one.top(),
            gap: one.gap(),
            per_million,
            chosen: one.chosen.clone(),
        });
    }
    curve
}
