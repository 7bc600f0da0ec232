//! The money of an outcome: by funder, group, economy and year, to the cent.
//!
//! Every table is a regrouping of the same payments, so each sums to the same total; shared projects
//! are divided by their split with the largest remainder. Left out: whether the payments are allowed
//! (the checker's business).

use std::collections::BTreeMap;

use atlas::Iso3;
use ledger::{Cents, Prong, split};
use serde::{Deserialize, Serialize};

use crate::{Outcome, Problem};

/// Money by year and funder or theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MoneyReport {
    /// Years.
    pub years: Vec<i16>,
    /// Paid by funder and year, in the order of the plan's funders.
    pub by_funder: Vec<(String, Vec<Cents>)>,
    /// Paid by group and year, in the order of `Prong::ALL`.
    pub by_prong: Vec<(Prong, Vec<Cents>)>,
    /// Paid by economy and year (shared projects by their split, largest remainder), sorted by code.
    pub by_economy: Vec<(Iso3, Vec<Cents>)>,
    /// New envelope money by funder and year, less what is committed elsewhere.
    pub envelopes: Vec<(String, Vec<Cents>)>,
    /// Recurrent cost a year after completion, by year to the horizon: who pays is open.
    pub recurrent: Vec<(i16, Cents)>,
    /// Sum of all payments.
    pub total: Cents,
    /// Partner co-finance, not in the total.
    pub cofinance: Cents,
}

/// Regroups the payments of an outcome that passed the checker. Payments for unknown projects,
/// funders or years are left out of the tables they would belong to (the checker names them).
pub fn report(problem: &Problem, outcome: &Outcome) -> MoneyReport {
    let years = problem.years.len();
    let none = || vec![Cents::ZERO; years];
    let mut by_funder: Vec<(String, Vec<Cents>)> =
        problem.funders.iter().map(|f| (f.id.clone(), none())).collect();
    let mut by_prong: Vec<(Prong, Vec<Cents>)> = Prong::ALL.into_iter().map(|p| (p, none())).collect();
    let mut by_project: BTreeMap<&str, Vec<Cents>> = BTreeMap::new();
    let mut total = Cents::ZERO;
    for p in &outcome.payments {
        total += p.amount;
        let Some(y) = problem.years.iter().position(|y| *y == p.year) else {
            continue;
        };
        if let Some((_, row)) = by_funder.iter_mut().find(|(id, _)| *id == p.funder) {
            row[y] += p.amount;
        }
        if let Some(project) = problem.project(&p.project) {
            if let Some((_, row)) = by_prong.iter_mut().find(|(prong, _)| *prong == project.prong) {
                row[y] += p.amount;
            }
            by_project.entry(&project.id).or_insert_with(none)[y] += p.amount;
        }
    }
    let mut by_economy: BTreeMap<Iso3, Vec<Cents>> = BTreeMap::new();
    let mut recurrent: BTreeMap<i16, Cents> = BTreeMap::new();
    let mut cofinance = Cents::ZERO;
    for (id, paid) in &by_project {
        let Some(project) = problem.project(id) else {
            continue;
        };
        let weights: Vec<u64> = project.split.iter().map(|(_, s)| u64::from(s.0)).collect();
        for (y, amount) in paid.iter().enumerate() {
            for ((economy, _), part) in project.split.iter().zip(split(*amount, &weights)) {
                by_economy.entry(*economy).or_insert_with(none)[y] += part;
            }
        }
    }
    let horizon = problem
        .horizon
        .max(problem.years.last().copied().unwrap_or(problem.horizon));
    for choice in &outcome.chosen {
        let Some(project) = problem.project(&choice.project) else {
            continue;
        };
        cofinance += (0..project.yearly.len()).map(|k| project.partner(k)).sum();
        for year in project.completed(choice.start)..=horizon {
            *recurrent.entry(year).or_default() += project.recurrent;
        }
    }
    MoneyReport {
        years: problem.years.clone(),
        by_funder,
        by_prong,
        by_economy: by_economy.into_iter().collect(),
        envelopes: problem
            .open_funders()
            .into_iter()
            .map(|f| (f.id, f.envelopes))
            .collect(),
        recurrent: recurrent.into_iter().collect(),
        total,
        cofinance,
    }
}
