//! Robustness: which projects are in whatever the weights, effects and costs turn out to be.
//!
//! Draws of all three ([`draws`]) are solved one by one; the share of the portfolios that hold a
//! project is its *core index* (Liesiö, Mild and Salo 2007, "Preference programming for robust
//! portfolio modeling"): 1 is always, 0 never, the rest depends. Regret compares the portfolios found
//! on every draw; fresh draws show how much of a promise survives (the optimiser's curse, Smith and
//! Winkler 2006). Left out: dependence between draws of different kinds (an assumption).

pub mod core;
pub mod draws;
pub mod regret;

use serde::{Deserialize, Serialize};

use crate::explain::prices::{OPTIMUM, optimum};
use crate::study::{Ask, Base, Found};
use crate::{Choice, Problem};

pub use core::{CoreLine, Verdict, core_index, non_dominated};
pub use regret::{Portfolio, Promise};

const DRAW: &str = "draw";

/// The report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Robust {
    /// Draws solved.
    pub draws: usize,
    /// Draws in which no portfolio met every rule, or none was found.
    pub failed: usize,
    /// Every project of the programme, in its order.
    pub core: Vec<CoreLine>,
    /// Distinct portfolios, the optimum of the plan first, then the most frequent.
    pub portfolios: Vec<Portfolio>,
    /// Position of the portfolio with the smallest largest regret.
    pub minimax: Option<usize>,
    /// What the plan's optimum promised, and what fresh draws keep of it.
    pub promise: Option<Promise>,
    /// The same, averaged over the portfolios that were each best on their own draw: what choosing
    /// the best of a draw promises, and what it keeps.
    pub curse: Option<Promise>,
}

/// The next draw.
pub fn next(
    problem: &Problem,
    (draws, seed): (u32, u64),
    base: Option<&Base>,
    found: &[Found],
) -> Option<Ask> {
    if base.is_none() && !found.iter().any(|f| f.key == OPTIMUM) {
        let start = crate::heuristic(problem).map(|o| o.chosen).unwrap_or_default();
        return Some(Ask::new(OPTIMUM, "", problem.clone()).from(&start));
    }
    let done = u32::try_from(found.iter().filter(|f| f.key == DRAW).count()).unwrap_or(u32::MAX);
    (done < draws).then(|| Ask::new(DRAW, done.to_string(), draws::altered(problem, seed, done)))
}

/// The report of what has been found.
pub fn report(
    problem: &Problem,
    (_, fresh, seed): (u32, u32, u64),
    base: Option<&Base>,
    found: &[Found],
) -> Robust {
    let solved: Vec<(u32, &Found)> = found
        .iter()
        .filter(|f| f.key == DRAW && f.checked)
        .filter_map(|f| Some((f.of.parse().ok()?, f)))
        .collect();
    let failed = found.iter().filter(|f| f.key == DRAW && !f.checked).count();
    let members: Vec<Vec<bool>> = solved.iter().map(|(_, f)| held(problem, &f.chosen)).collect();
    let base = optimum(base, found);
    let index = core_index(problem.projects.len(), &members);
    let core = problem
        .projects
        .iter()
        .zip(index)
        .map(|(p, share)| CoreLine {
            project: p.id.clone(),
            share,
            verdict: Verdict::of(share),
            chosen: base
                .as_ref()
                .is_some_and(|b| b.chosen.iter().any(|c| c.project == p.id)),
        })
        .collect();
    let numbers: Vec<u32> = solved.iter().map(|(n, _)| *n).collect();
    let portfolios = regret::portfolios(problem, seed, base.as_ref(), &solved, &numbers);
    let minimax = portfolios
        .iter()
        .enumerate()
        .filter(|(_, p)| !p.regret.is_empty())
        .min_by(|a, b| a.1.largest().total_cmp(&b.1.largest()))
        .map(|(i, _)| i);
    let look = |chosen: &[Choice], promised: f64| regret::promise(problem, seed, fresh, chosen, promised);
    let promise = base.as_ref().map(|b| look(&b.chosen, b.objective));
    let curse = regret::average(
        &solved
            .iter()
            .filter_map(|(_, f)| Some(look(&f.chosen, f.objective?)))
            .collect::<Vec<_>>(),
    );
    Robust {
        draws: solved.len(),
        failed,
        core: if solved.is_empty() { Vec::new() } else { core },
        portfolios,
        minimax,
        promise,
        curse,
    }
}

fn held(problem: &Problem, chosen: &[Choice]) -> Vec<bool> {
    let ids: std::collections::BTreeSet<&str> = chosen.iter().map(|c| c.project.as_str()).collect();
    problem
        .projects
        .iter()
        .map(|p| ids.contains(p.id.as_str()))
        .collect()
}
