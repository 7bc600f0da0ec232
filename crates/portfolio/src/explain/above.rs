//! Why A stands above B: the gain of each taken apart by indicator, and what the money costs.
//!
//! The parts are of the stand-alone objective gain per million dollars, by economy and indicator,
//! each with the pieces filled by the project alone: they sum to the two rates exactly, so the
//! waterfall from B to A closes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evaluate::gain;
use crate::{Problem, ProblemProject};

/// One step of the waterfall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Indicator.
    pub indicator: String,
    /// Points per million of A.
    pub a: f64,
    /// Points per million of B.
    pub b: f64,
}

/// The comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Above {
    /// A's and B's ids.
    pub projects: (String, String),
    /// Stand-alone gain of each, at its best start.
    pub gain: (f64, f64),
    /// Funders' money of each, millions of dollars.
    pub millions: (f64, f64),
    /// Points per million of each.
    pub rate: (f64, f64),
    /// Parts by indicator, the largest difference first; they sum to the rates.
    pub parts: Vec<Part>,
}

fn best_phi(project: &ProblemProject) -> f64 {
    project.phi.iter().copied().fold(0.0, f64::max)
}

fn by_indicator(problem: &Problem, project: &ProblemProject) -> BTreeMap<String, f64> {
    let phi = best_phi(project);
    let mut parts = BTreeMap::new();
    for (t, dose) in &project.doses {
        if let Some(target) = problem.targets.get(*t) {
            *parts.entry(target.indicator.clone()).or_insert(0.0) +=
                target.weight * gain(&target.pieces, dose * phi);
        }
    }
    parts
}

/// Stand-alone gain of a project at its best start, in the objective's unit.
pub fn alone(problem: &Problem, project: &ProblemProject) -> f64 {
    by_indicator(problem, project).values().sum()
}

/// Compares two projects; `None` where one of them is unknown or costs nothing.
pub fn above(problem: &Problem, a: &str, b: &str) -> Option<Above> {
    let (first, second) = (problem.project(a)?, problem.project(b)?);
    let millions = |p: &ProblemProject| p.funded_total().dollars() / 1e6;
    let (ma, mb) = (millions(first), millions(second));
    if ma <= 0.0 || mb <= 0.0 {
        return None;
    }
    let (pa, pb) = (by_indicator(problem, first), by_indicator(problem, second));
    let (ga, gb) = (pa.values().sum::<f64>(), pb.values().sum::<f64>());
    let mut names: Vec<&String> = pa.keys().chain(pb.keys()).collect();
    names.sort();
    names.dedup();
    let mut parts: Vec<Part> = names
        .into_iter()
        .map(|name| Part {
            indicator: name.clone(),
            a: pa.get(name).copied().unwrap_or(0.0) / ma,
            b: pb.get(name).copied().unwrap_or(0.0) / mb,
        })
        .filter(|p| p.a != 0.0 || p.b != 0.0)
        .collect();
    parts.sort_by(|x, y| (y.a - y.b).abs().total_cmp(&(x.a - x.b).abs()));
    Some(Above {
        projects: (a.to_owned(), b.to_owned()),
        gain: (ga, gb),
        millions: (ma, mb),
        rate: (ga / ma, gb / mb),
        parts,
    })
}
