//! Measures beside impact, as rows of the programme and as numbers of a choice.
//!
//! *Equity* is the share of what an economy could gain at most that the least served economy gains
//! (Rawls' floor). *Downside* is the mean impact over the worst quarter of scenarios in which the
//! effects of whole kinds of projects disappoint or surprise together (conditional value at risk,
//! Rockafellar and Uryasev 2000), with the scenarios of [`crate::robust::draws`]. Both are linear in
//! the programme's columns; scenarios use half as many chords, which lie under the curve, so a choice
//! never does worse than its row says. Gini's coefficient of the economies' shares is reported.

use std::collections::BTreeMap;

use atlas::Iso3;
use ledger::Cents;
use serde::{Deserialize, Serialize};

use crate::evaluate::{doses, gain, starts};
use crate::programme::{Column, Kind, Model, Row, Sense};
use crate::robust::draws;
use crate::study::Goal;
use crate::{Choice, Problem};

/// Share of the scenarios that is the worst (an assumption: with eight scenarios the worst two).
pub const WORST: f64 = 0.25;

/// The two other measures count at most this share of the impact when they break ties, the
/// augmentation of the ε-constraint (Mavrotas 2009).
const AUGMENT: f64 = 1e-3;

/// Scenarios of the downside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenarios {
    /// How many.
    pub count: u32,
    /// Seed.
    pub seed: u64,
}

/// What a solve of a study maximises, and limits beyond the problem's rules.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// Impact.
    Impact,
    /// The smallest set of rules to give up.
    Relax,
    /// Equity; impact breaks ties.
    Equity,
    /// Downside; impact breaks ties.
    Downside(Scenarios),
    /// Impact with at least so much equity and downside.
    Above {
        /// Equity, 0..1.
        equity: f64,
        /// Downside, objective points.
        downside: f64,
        /// Range of each measure over the frontier, for the augmentation.
        ranges: (f64, f64),
        /// Impact at most, for the augmentation.
        impact: f64,
        /// Scenarios.
        scenarios: Scenarios,
    },
    /// Impact with at most so much money in each economy; nothing in those not named.
    Allocated(Vec<(Iso3, Cents)>),
    /// Least money for a goal.
    LeastMoney(Goal),
}

impl Aim {
    /// A proven bound of what is maximised is one of the impact too.
    pub fn bounds_impact(&self) -> bool {
        matches!(self, Self::Impact | Self::Above { .. } | Self::Allocated(_))
    }
}

/// Changes a programme to an aim.
pub fn apply(problem: &Problem, aim: &Aim, model: &mut Model) {
    match aim {
        Aim::Impact | Aim::Relax => {}
        Aim::Equity => {
            let top = attainable(problem, model).into_values().sum::<f64>().max(1e-9);
            let e = equity(problem, model);
            scale_gains(model, AUGMENT / top);
            set_gain(model, e, 1.0);
        }
        Aim::Downside(s) => {
            let tail = downside(problem, model, *s);
            scale_gains(model, AUGMENT);
            for (column, weight) in tail {
                set_gain(model, column, weight);
            }
        }
        Aim::Above {
            equity: least,
            downside: floor,
            ranges,
            impact,
            scenarios,
        } => {
            let e = equity(problem, model);
            surplus(
                model,
                &[(e, 1.0)],
                *least,
                AUGMENT * impact / ranges.0.max(1e-9) / 2.0,
                "es",
            );
            let tail = downside(problem, model, *scenarios);
            surplus(
                model,
                &tail,
                *floor,
                AUGMENT * impact / ranges.1.max(1e-9) / 2.0,
                "ds",
            );
        }
        Aim::Allocated(most) => allocated(problem, most, model),
        Aim::LeastMoney(goal) => least_money(problem, goal, model),
    }
}

fn scale_gains(model: &mut Model, by: f64) {
    for column in &mut model.columns {
        column.gain *= by;
    }
}

fn set_gain(model: &mut Model, column: usize, gain: f64) {
    if let Some(column) = model.columns.get_mut(column) {
        column.gain = gain;
    }
}

fn helper(model: &mut Model, name: String, upper: f64) -> usize {
    model.columns.push(Column {
        name,
        kind: Kind::Helper,
        upper,
        gain: 0.0,
    });
    model.columns.len() - 1
}

/// Σ terms − surplus = least: the surplus gains a little.
fn surplus(model: &mut Model, terms: &[(usize, f64)], least: f64, gain: f64, name: &str) {
    let over = helper(model, format!("y{name}"), f64::INFINITY);
    set_gain(model, over, gain);
    let mut terms = terms.to_vec();
    terms.push((over, -1.0));
    model.rows.push(Row {
        name: format!("y{name}"),
        terms,
        sense: Sense::Eq,
        rhs: least,
    });
}

/// The most each economy can gain: every piece of its targets filled.
pub fn attainable(problem: &Problem, model: &Model) -> BTreeMap<Iso3, f64> {
    let mut all = BTreeMap::new();
    for column in &model.columns {
        if let Kind::Piece { target, .. } = column.kind
            && let Some(target) = problem.targets.get(target)
        {
            *all.entry(target.economy).or_insert(0.0) += column.gain * column.upper;
        }
    }
    all.retain(|_, most| *most > 0.0);
    all
}

/// One column that lies under every economy's share; its position.
fn equity(problem: &Problem, model: &mut Model) -> usize {
    let most = attainable(problem, model);
    let e = helper(model, "ye".into(), 1.0);
    for (n, (economy, most)) in most.into_iter().enumerate() {
        let mut terms: Vec<(usize, f64)> = model
            .columns
            .iter()
            .enumerate()
            .filter_map(|(i, c)| match c.kind {
                Kind::Piece { target, .. } if problem.targets.get(target)?.economy == economy => {
                    Some((i, c.gain / most))
                }
                _ => None,
            })
            .collect();
        terms.push((e, -1.0));
        model.rows.push(Row {
            name: format!("ye{n}"),
            terms,
            sense: Sense::Ge,
            rhs: 0.0,
        });
    }
    e
}

/// Columns whose weighted sum is the conditional value at risk (at its best, from below).
fn downside(problem: &Problem, model: &mut Model, scenarios: Scenarios) -> Vec<(usize, f64)> {
    let count = scenarios.count.max(1);
    let eta = helper(model, "yd".into(), f64::INFINITY);
    let mut sum = vec![(eta, 1.0)];
    let base: Vec<Row> = model
        .rows
        .iter()
        .filter(|r| r.name.starts_with('d'))
        .cloned()
        .collect();
    for s in 0..count {
        let factors = draws::effects(problem, scenarios.seed, s);
        let mut impact: Vec<(usize, f64)> = Vec::new();
        for row in &base {
            let mut terms = Vec::new();
            let mut pieces: Vec<(f64, f64)> = Vec::new();
            for (c, value) in &row.terms {
                let Some(column) = model.columns.get(*c) else {
                    continue;
                };
                match column.kind {
                    Kind::Piece { .. } => pieces.push((column.gain, column.upper)),
                    Kind::Start { project, .. } => {
                        terms.push((*c, value * factors.get(project).copied().unwrap_or(1.0)));
                    }
                    _ => {}
                }
            }
            for (k, pair) in pieces.chunks(2).enumerate() {
                let width: f64 = pair.iter().map(|(_, w)| w).sum();
                let rise: f64 = pair.iter().map(|(g, w)| g * w).sum();
                if width > 0.0 {
                    let column = helper(model, format!("yv{s}_{}_{k}", row.name), width);
                    terms.push((column, 1.0));
                    impact.push((column, rise / width));
                }
            }
            model.rows.push(Row {
                name: format!("yv{s}_{}", row.name),
                terms,
                sense: Sense::Le,
                rhs: 0.0,
            });
        }
        let short = helper(model, format!("yz{s}"), f64::INFINITY);
        let mut terms = impact;
        terms.extend([(short, 1.0), (eta, -1.0)]);
        model.rows.push(Row {
            name: format!("yz{s}"),
            terms,
            sense: Sense::Ge,
            rhs: 0.0,
        });
        sum.push((short, -1.0 / (WORST * f64::from(count))));
    }
    sum
}

fn allocated(problem: &Problem, most: &[(Iso3, Cents)], model: &mut Model) {
    let mut economies: Vec<Iso3> = problem.projects.iter().flat_map(|p| p.economies()).collect();
    economies.sort();
    economies.dedup();
    for (n, economy) in economies.into_iter().enumerate() {
        let cap = most
            .iter()
            .find(|(e, _)| *e == economy)
            .map_or(Cents::ZERO, |(_, c)| *c);
        let mut terms = Vec::new();
        for (i, column) in model.columns.iter().enumerate() {
            let Kind::Start { project, .. } = column.kind else {
                continue;
            };
            let Some(p) = problem.projects.get(project) else {
                continue;
            };
            let share: f64 = p
                .split
                .iter()
                .filter(|(e, _)| *e == economy)
                .map(|(_, s)| s.fraction())
                .sum();
            let each = share * p.funded_total().dollars() / 1e6;
            if each > 0.0 {
                terms.push((i, each));
            }
        }
        if !terms.is_empty() {
            model.rows.push(Row {
                name: format!("ya{n}"),
                terms,
                sense: Sense::Le,
                rhs: cap.dollars() / 1e6,
            });
        }
    }
}

fn least_money(problem: &Problem, goal: &Goal, model: &mut Model) {
    let most = attainable(problem, model)
        .get(&goal.economy)
        .copied()
        .unwrap_or(0.0);
    let mut share: Vec<(usize, f64)> = Vec::new();
    let mut needs: Vec<Vec<(usize, f64)>> = vec![Vec::new(); goal.doses.len()];
    for (i, column) in model.columns.iter_mut().enumerate() {
        match column.kind {
            Kind::Piece { target, .. } => {
                let here = problem
                    .targets
                    .get(target)
                    .is_some_and(|t| t.economy == goal.economy);
                if here && most > 0.0 {
                    share.push((i, column.gain / most));
                }
                column.gain = 0.0;
            }
            Kind::Start { project, start } => {
                let Some(p) = problem.projects.get(project) else {
                    continue;
                };
                column.gain = -p.funded_total().dollars() / 1e6;
                let phi = p.phi.get(start).copied().unwrap_or(0.0);
                for ((target, _), terms) in goal.doses.iter().zip(&mut needs) {
                    let dose: f64 = p.doses.iter().filter(|(t, _)| t == target).map(|(_, d)| d).sum();
                    if phi > 0.0 && dose > 0.0 {
                        // At full effect, not averaged over the horizon: a tier is a level.
                        terms.push((i, dose));
                    }
                }
            }
            _ => {}
        }
    }
    if goal.share > 0.0 {
        model.rows.push(Row {
            name: "ys".into(),
            terms: share,
            sense: Sense::Ge,
            rhs: goal.share,
        });
    }
    for (n, ((_, dose), terms)) in goal.doses.iter().zip(needs).enumerate() {
        model.rows.push(Row {
            name: format!("yn{n}"),
            terms,
            sense: Sense::Ge,
            rhs: *dose,
        });
    }
}

/// The measures of a choice, from the choice alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Objective points.
    pub impact: f64,
    /// Share of what is attainable that the least served economy gains, 0..1.
    pub equity: f64,
    /// Mean impact over the worst quarter of the scenarios.
    pub downside: f64,
    /// Gini's coefficient of the economies' shares, 0 = all alike.
    pub gini: f64,
}

/// Share of what is attainable by economy.
pub fn shares(problem: &Problem, most: &BTreeMap<Iso3, f64>, chosen: &[Choice]) -> Vec<(Iso3, f64)> {
    let at = doses(problem, &starts(problem, chosen));
    let mut gained: BTreeMap<Iso3, f64> = BTreeMap::new();
    for (target, dose) in problem.targets.iter().zip(&at) {
        *gained.entry(target.economy).or_insert(0.0) += target.weight * gain(&target.pieces, *dose);
    }
    most.iter()
        .map(|(e, most)| (*e, gained.get(e).copied().unwrap_or(0.0) / most))
        .collect()
}

/// Measures a choice.
pub fn measure(
    problem: &Problem,
    most: &BTreeMap<Iso3, f64>,
    scenarios: Scenarios,
    chosen: &[Choice],
) -> Measured {
    let by_economy: Vec<f64> = shares(problem, most, chosen)
        .into_iter()
        .map(|(_, s)| s)
        .collect();
    let mut impacts: Vec<f64> = (0..scenarios.count.max(1))
        .map(|s| draws::value(problem, &draws::effects(problem, scenarios.seed, s), &[], chosen))
        .collect();
    impacts.sort_by(f64::total_cmp);
    Measured {
        impact: crate::evaluate::objective(problem, chosen),
        equity: by_economy
            .iter()
            .copied()
            .fold(f64::INFINITY, f64::min)
            .clamp(0.0, 1.0),
        downside: tail(&impacts),
        gini: gini(&by_economy),
    }
}

/// Mean of the lowest quarter of sorted values; a part of a value counts in part.
fn tail(sorted: &[f64]) -> f64 {
    let mut left = WORST * sorted.len() as f64;
    let (whole, mut sum) = (left, 0.0);
    for value in sorted {
        let used = left.min(1.0);
        sum += value * used;
        left -= used;
        if left <= 0.0 {
            break;
        }
    }
    if whole > 0.0 { sum / whole } else { 0.0 }
}

/// Gini's coefficient: mean absolute difference over twice the mean.
pub fn gini(values: &[f64]) -> f64 {
    let (n, sum) = (values.len() as f64, values.iter().sum::<f64>());
    if sum <= 0.0 {
        return 0.0;
    }
    let differences: f64 = values
        .iter()
        .map(|a| values.iter().map(|b| (a - b).abs()).sum::<f64>())
        .sum();
    differences / (2.0 * n * sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gini_is_zero_among_equals_and_near_one_where_one_has_all() {
        assert!(gini(&[2.0, 2.0, 2.0]).abs() < 1e-12);
        assert!((gini(&[0.0, 0.0, 0.0, 1.0]) - 0.75).abs() < 1e-12);
    }

    #[test]
    fn the_tail_takes_a_part_of_a_value_where_the_quarter_is_not_whole() {
        // A quarter of six is one and a half.
        assert!((tail(&[1.0, 4.0, 9.0, 9.0, 9.0, 9.0]) - 2.0).abs() < 1e-12);
        assert!((tail(&[1.0, 3.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0]) - 2.0).abs() < 1e-12);
    }
}
