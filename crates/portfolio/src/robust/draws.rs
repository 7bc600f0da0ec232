//! Draws of what a programme takes as given: sizes of effects, costs, weights.
//!
//! Spreads are assumptions, stated here and on screen: the pack's ranges belong to candidates and are
//! not part of a problem. Every number is a function of seed, entity and draw.

use foresight::draw::{Key, Purpose};
use ledger::Cents;

use crate::evaluate::{doses, gain, starts};
use crate::{Choice, Problem};

/// Spread of the effect that all projects of an archetype share (standard deviation of its logarithm).
pub const EFFECT_SHARED: f64 = 0.35;
/// Spread of a project's own effect.
pub const EFFECT_OWN: f64 = 0.15;
/// Spread of a project's cost.
pub const COST: f64 = 0.20;
/// A weight varies evenly by at most this share, as in the rank intervals.
pub const WEIGHT: f64 = 0.25;

/// Log-normal with mean 1.
fn factor(z: f64, spread: f64) -> f64 {
    libm::exp(spread * z - spread * spread / 2.0)
}

/// Factor of every project's effect in a draw.
pub fn effects(problem: &Problem, seed: u64, draw: u32) -> Vec<f64> {
    problem
        .projects
        .iter()
        .map(|p| {
            let shared = Key::new(seed, &p.archetype, Purpose::Effect).at(draw).normal();
            let own = Key::new(seed, &p.id, Purpose::Delivery).at(draw).normal();
            factor(shared, EFFECT_SHARED) * factor(own, EFFECT_OWN)
        })
        .collect()
}

/// Factor of every project's cost in a draw.
pub fn costs(problem: &Problem, seed: u64, draw: u32) -> Vec<f64> {
    problem
        .projects
        .iter()
        .map(|p| factor(Key::new(seed, &p.id, Purpose::UnitCost).at(draw).normal(), COST))
        .collect()
}

/// Factor of every target's weight in a draw: one for each indicator, and all weights together keep
/// their sum.
pub fn weights(problem: &Problem, seed: u64, draw: u32) -> Vec<f64> {
    let raw: Vec<f64> = problem
        .targets
        .iter()
        .map(|t| {
            let u = Key::new(seed, &t.indicator, Purpose::Fallback).at(draw).uniform();
            1.0 + WEIGHT * (2.0 * u - 1.0)
        })
        .collect();
    let before: f64 = problem.targets.iter().map(|t| t.weight).sum();
    let after: f64 = problem.targets.iter().zip(&raw).map(|(t, f)| t.weight * f).sum();
    if after > 0.0 {
        raw.into_iter().map(|f| f * before / after).collect()
    } else {
        raw
    }
}

/// The problem as it is in a draw.
pub fn altered(problem: &Problem, seed: u64, draw: u32) -> Problem {
    let mut out = problem.clone();
    let (effects, costs) = (effects(problem, seed, draw), costs(problem, seed, draw));
    for ((project, effect), cost) in out.projects.iter_mut().zip(effects).zip(costs) {
        for (_, dose) in &mut project.doses {
            *dose *= effect;
        }
        for year in &mut project.yearly {
            *year = Cents::from_f64(year.dollars() * cost).unwrap_or(*year);
        }
    }
    for (target, weight) in out.targets.iter_mut().zip(weights(problem, seed, draw)) {
        target.weight *= weight;
    }
    out
}

/// The impact of a choice with other effects (by project) and weights (by target; none for the
/// problem's own).
pub fn value(problem: &Problem, effects: &[f64], weights: &[f64], chosen: &[Choice]) -> f64 {
    let mut at = starts(problem, chosen);
    at.resize(problem.projects.len(), None);
    if effects.iter().all(|e| e.to_bits() == 1.0_f64.to_bits()) && weights.is_empty() {
        return crate::evaluate::value(problem, &doses(problem, &at));
    }
    let mut total = vec![0.0; problem.targets.len()];
    for ((project, start), effect) in problem.projects.iter().zip(&at).zip(effects) {
        let Some(phi) = start.and_then(|s| project.phi.get(s)) else {
            continue;
        };
        for (t, dose) in &project.doses {
            if let Some(sum) = total.get_mut(*t) {
                *sum += dose * phi * effect;
            }
        }
    }
    problem
        .targets
        .iter()
        .enumerate()
        .zip(&total)
        .map(|((i, t), d)| t.weight * weights.get(i).copied().unwrap_or(1.0) * gain(&t.pieces, *d))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Size, generate};

    #[test]
    fn factors_average_one_and_weights_keep_their_sum() {
        let size = Size {
            projects: 30,
            years: 4,
            funders: 2,
            ties: false,
        };
        let problem = generate(5, size);
        let n = 2_000;
        let mean: f64 = (0..n).map(|d| effects(&problem, 1, d)[3]).sum::<f64>() / f64::from(n);
        assert!((mean - 1.0).abs() < 0.05, "{mean}");
        let before: f64 = problem.targets.iter().map(|t| t.weight).sum();
        let after: f64 = altered(&problem, 1, 9).targets.iter().map(|t| t.weight).sum();
        assert!((before - after).abs() < 1e-9 * before);
        assert_eq!(altered(&problem, 1, 9), altered(&problem, 1, 9));
    }
}
