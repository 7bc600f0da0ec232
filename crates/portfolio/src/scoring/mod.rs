//! Scoring beside optimising: projects ranked on criteria by several methods, and how many of the
//! methods would have taken what the optimum takes.
//!
//! A ranking knows nothing of budgets, prerequisites and earmarks; that is why it stands beside the
//! optimum and not in its place. Criteria are read from the programme ([`criteria`]); weights may come
//! from several people ([`group`]). Methods: weighted sum of min–max scores, TOPSIS, PROMETHEE II and
//! Copeland's outranking, all of `readiness`.

pub mod group;

use std::collections::BTreeSet;

use readiness::copeland::copeland;
use readiness::methods::{promethee, topsis};
use readiness::table::Column;
use serde::{Deserialize, Serialize};

use crate::explain::above::alone;
use crate::{Choice, Problem};

/// Criteria by name, in the order of the columns; higher is better in each.
pub const CRITERIA: [&str; 6] = ["impact", "rate", "ldc", "unlocks", "early", "upkeep"];

/// Methods by name, in the order of [`Scored::ranks`].
pub const METHODS: [&str; 4] = ["sum", "topsis", "promethee", "copeland"];

/// The values of every project on every criterion, by criterion and project: stand-alone impact,
/// impact per million, all its economies are least developed, projects that may need it, how early it
/// works (its best φ), share of the cost that upkeep does not ask for again every year.
pub fn criteria(problem: &Problem) -> Vec<Column> {
    let mut table: Vec<Column> = vec![Vec::with_capacity(problem.projects.len()); CRITERIA.len()];
    for project in &problem.projects {
        let millions = project.funded_total().dollars() / 1e6;
        let gain = alone(problem, project);
        let unlocks = problem
            .projects
            .iter()
            .filter(|o| {
                o.prerequisites
                    .iter()
                    .any(|c| !c.met && c.any_of.contains(&project.id))
            })
            .count();
        let cost: f64 = project.yearly.iter().map(|c| c.dollars()).sum();
        let row = [
            Some(gain),
            (millions > 0.0).then(|| gain / millions),
            Some(f64::from(u8::from(project.ldc))),
            Some(unlocks as f64),
            project.phi.iter().copied().reduce(f64::max),
            (cost > 0.0).then(|| 1.0 - project.recurrent.dollars() / cost),
        ];
        for (column, value) in table.iter_mut().zip(row) {
            column.push(value);
        }
    }
    table
}

/// Equal weights.
pub fn equal_weights() -> Vec<f64> {
    vec![1.0 / CRITERIA.len() as f64; CRITERIA.len()]
}

/// One project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scored {
    /// Project.
    pub project: String,
    /// Values on the criteria.
    pub values: Vec<Option<f64>>,
    /// Ranks by method, 1 = best; `None` where a method cannot rank it.
    pub ranks: Vec<Option<u32>>,
    /// Methods that place it among the first *n*, *n* being the number of projects in the optimum.
    pub agreeing: usize,
    /// It is in the optimum.
    pub chosen: bool,
}

/// The report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scoring {
    /// Weights that were used, in the order of [`CRITERIA`]; they sum to 1.
    pub weights: Vec<f64>,
    /// Projects, those with most agreement first, then by the mean of their ranks.
    pub projects: Vec<Scored>,
    /// How many projects count as placed.
    pub first: usize,
    /// Chosen projects that every method places too.
    pub all_agree: usize,
    /// Chosen projects that no method places.
    pub none_agrees: usize,
}

/// Min–max to 0..1; a column without range is 1 for all.
fn min_max(column: &Column) -> Column {
    let known = || column.iter().flatten().copied();
    let (low, high) = (
        known().fold(f64::INFINITY, f64::min),
        known().fold(f64::NEG_INFINITY, f64::max),
    );
    column
        .iter()
        .map(|v| v.map(|v| if high > low { (v - low) / (high - low) } else { 1.0 }))
        .collect()
}

/// Weighted sum; a missing criterion's weight is shared out.
fn weighted_sum(columns: &[&Column], weights: &[f64]) -> Column {
    let units = columns.first().map_or(0, |c| c.len());
    (0..units)
        .map(|u| {
            let (mut sum, mut total) = (0.0, 0.0);
            for (column, weight) in columns.iter().zip(weights) {
                if let Some(v) = column.get(u).copied().flatten() {
                    sum += weight * v;
                    total += weight;
                }
            }
            (total > 0.0).then(|| sum / total)
        })
        .collect()
}

/// 1 = best; equal scores share the lowest rank.
fn ranked(scores: &Column) -> Vec<Option<u32>> {
    scores
        .iter()
        .map(|s| {
            let s = (*s)?;
            let better = scores.iter().flatten().filter(|o| **o > s).count();
            u32::try_from(better + 1).ok()
        })
        .collect()
}

/// Ranks the projects of a problem. `weights` in the order of [`CRITERIA`]; those that are not
/// positive numbers count as 0, and all zero as equal.
pub fn score(problem: &Problem, weights: &[f64], chosen: &[Choice]) -> Scoring {
    let clean: Vec<f64> = (0..CRITERIA.len())
        .map(|i| {
            weights
                .get(i)
                .copied()
                .filter(|w| w.is_finite() && *w > 0.0)
                .unwrap_or(0.0)
        })
        .collect();
    let sum: f64 = clean.iter().sum();
    let weights = if sum > 0.0 {
        clean.into_iter().map(|w| w / sum).collect()
    } else {
        equal_weights()
    };
    let table: Vec<Column> = criteria(problem);
    let scaled: Vec<Column> = table.iter().map(min_max).collect();
    let columns: Vec<&Column> = scaled.iter().collect();
    let by_method: Vec<Vec<Option<u32>>> = [
        weighted_sum(&columns, &weights),
        topsis(&columns, &weights),
        promethee(&columns, &weights),
        copeland(&columns, &weights),
    ]
    .iter()
    .map(ranked)
    .collect();
    let ids: BTreeSet<&str> = chosen.iter().map(|c| c.project.as_str()).collect();
    let first = ids.len();
    let mut projects: Vec<Scored> = problem
        .projects
        .iter()
        .enumerate()
        .map(|(u, p)| {
            let ranks: Vec<Option<u32>> = by_method.iter().map(|m| m.get(u).copied().flatten()).collect();
            Scored {
                project: p.id.clone(),
                values: table.iter().map(|c| c.get(u).copied().flatten()).collect(),
                agreeing: ranks.iter().flatten().filter(|r| **r as usize <= first).count(),
                chosen: ids.contains(p.id.as_str()),
                ranks,
            }
        })
        .collect();
    let mean = |s: &Scored| {
        let known: Vec<f64> = s.ranks.iter().flatten().map(|r| f64::from(*r)).collect();
        known.iter().sum::<f64>() / known.len().max(1) as f64
    };
    projects.sort_by(|a, b| {
        b.agreeing
            .cmp(&a.agreeing)
            .then_with(|| mean(a).total_cmp(&mean(b)))
            .then_with(|| a.project.cmp(&b.project))
    });
    let count = |n: usize| projects.iter().filter(|p| p.chosen && p.agreeing == n).count();
    Scoring {
        weights,
        all_agree: count(METHODS.len()),
        none_agrees: count(0),
        first,
        projects,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Size, generate};

    fn sample() -> Problem {
        generate(
            11,
            Size {
                projects: 30,
                years: 4,
                funders: 2,
                ties: false,
            },
        )
    }

    #[test]
    fn a_project_better_in_everything_is_never_ranked_below() {
        let problem = sample();
        let scored = score(&problem, &[], &[]);
        for a in &scored.projects {
            for b in &scored.projects {
                let better = a.values.iter().zip(&b.values).all(|(x, y)| x > y);
                if better {
                    assert!(
                        a.ranks.iter().zip(&b.ranks).all(|(x, y)| x < y),
                        "{} {}",
                        a.project,
                        b.project
                    );
                }
            }
        }
    }

    #[test]
    fn all_the_weight_on_one_criterion_makes_every_method_rank_by_it() {
        let problem = sample();
        let weights = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let scored = score(&problem, &weights, &[]);
        for p in &scored.projects {
            assert!(p.ranks.windows(2).all(|w| w[0] == w[1]), "{:?}", p.ranks);
        }
    }
}
