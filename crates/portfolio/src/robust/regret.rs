//! Regret of each portfolio on each draw, and what fresh draws keep of a promise.
//!
//! Regret is the share of the best value among the portfolios found that is missed on a draw
//! (Savage 1951), over effects and weights. Costs move what can be paid for, so beside the regret
//! stands the share of the draws in which the envelopes pay for the portfolio to the cent.

use serde::{Deserialize, Serialize};

use super::draws;
use crate::evaluate::starts;
use crate::payments::assign;
use crate::study::{Base, Found};
use crate::{Choice, Problem};

/// A portfolio that was best on some draw, or the plan's optimum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portfolio {
    /// The choice.
    pub chosen: Vec<Choice>,
    /// It is the plan's optimum.
    pub base: bool,
    /// Draws on which it was the solver's choice.
    pub times: usize,
    /// Regret by draw, 0..1.
    pub regret: Vec<f64>,
    /// Share of the draws in which it can be paid for.
    pub payable: f64,
}

impl Portfolio {
    /// The largest regret.
    pub fn largest(&self) -> f64 {
        self.regret.iter().copied().fold(0.0, f64::max)
    }

    /// The mean regret.
    pub fn mean(&self) -> f64 {
        self.regret.iter().sum::<f64>() / self.regret.len().max(1) as f64
    }
}

/// A promise and what is kept of it on fresh draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// Objective where it was chosen.
    pub promised: f64,
    /// Mean on fresh draws.
    pub mean: f64,
    /// 5th percentile.
    pub p05: f64,
    /// 95th percentile.
    pub p95: f64,
}

/// The distinct portfolios with their regrets.
pub(super) fn portfolios(
    problem: &Problem,
    seed: u64,
    base: Option<&Base>,
    solved: &[(u32, &Found)],
    draws: &[u32],
) -> Vec<Portfolio> {
    let mut all: Vec<Portfolio> = Vec::new();
    let mut add =
        |chosen: &[Choice], base: bool, times: usize| match all.iter_mut().find(|p| p.chosen == chosen) {
            Some(same) => same.times += times,
            None => all.push(Portfolio {
                chosen: chosen.to_vec(),
                base,
                times,
                regret: Vec::new(),
                payable: 0.0,
            }),
        };
    if let Some(base) = base {
        add(&base.chosen, true, 0);
    }
    for (_, one) in solved {
        add(&one.chosen, false, 1);
    }
    all.sort_by(|a, b| b.base.cmp(&a.base).then(b.times.cmp(&a.times)));
    let mut payable = vec![0usize; all.len()];
    for draw in draws {
        let (effects, weights) = (
            draws::effects(problem, seed, *draw),
            draws::weights(problem, seed, *draw),
        );
        let values: Vec<f64> = all
            .iter()
            .map(|p| draws::value(problem, &effects, &weights, &p.chosen))
            .collect();
        let best = values.iter().copied().fold(0.0, f64::max);
        let dearer = draws::altered(problem, seed, *draw);
        for ((portfolio, value), count) in all.iter_mut().zip(values).zip(&mut payable) {
            portfolio
                .regret
                .push(if best > 0.0 { 1.0 - value / best } else { 0.0 });
            *count += usize::from(assign(&dearer, &starts(&dearer, &portfolio.chosen)).is_ok());
        }
    }
    for (portfolio, count) in all.iter_mut().zip(payable) {
        portfolio.payable = count as f64 / draws.len().max(1) as f64;
    }
    all
}

/// Draws from here on are fresh: no study solves so many.
const FRESH: u32 = 1_000_000;

/// What fresh draws keep.
pub(super) fn promise(problem: &Problem, seed: u64, fresh: u32, chosen: &[Choice], promised: f64) -> Promise {
    let mut values: Vec<f64> = (0..fresh)
        .map(|i| {
            let draw = FRESH + i;
            let (effects, weights) = (
                draws::effects(problem, seed, draw),
                draws::weights(problem, seed, draw),
            );
            draws::value(problem, &effects, &weights, chosen)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let last = values.len().saturating_sub(1) as f64;
        values.get((share * last) as usize).copied().unwrap_or(promised)
    };
    Promise {
        promised,
        mean: if values.is_empty() {
            promised
        } else {
            values.iter().sum::<f64>() / values.len() as f64
        },
        p05: at(0.05),
        p95: at(0.95),
    }
}

/// The mean of several.
pub(super) fn average(all: &[Promise]) -> Option<Promise> {
    let n = all.len() as f64;
    let mean = |of: &dyn Fn(&Promise) -> f64| all.iter().map(of).sum::<f64>() / n;
    (!all.is_empty()).then(|| Promise {
        promised: mean(&|p| p.promised),
        mean: mean(&|p| p.mean),
        p05: mean(&|p| p.p05),
        p95: mean(&|p| p.p95),
    })
}
