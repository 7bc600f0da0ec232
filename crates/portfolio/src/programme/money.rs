//! Money as a network: what projects of one signature cost in a year flows from the pots that may
//! pay for them; what a pot does not spend moves to the next year where its funder carries over.
//!
//! A *signature* is the set of pots that may pay for a project. Projects of one signature are alike
//! to the money, so their flows are one set of columns (lossless; a fifth of the columns, model
//! section 5).

use std::collections::BTreeMap;

use ledger::{Cents, Pot};

use super::columns::Starts;
use super::{Column, Kind, Model, Row, Sense};
use crate::{Problem, ProblemProject};

/// Cents as millions of dollars.
pub(super) fn millions(cents: Cents) -> f64 {
    cents.0 as f64 / 1e8
}

/// The pots that may pay for a project, as positions in `pots`.
pub(crate) fn signature(project: &ProblemProject, pots: &[Pot]) -> Vec<usize> {
    let economies = project.economies();
    let facts = project.facts(&economies);
    pots.iter()
        .enumerate()
        .filter(|(_, p)| p.allows(&facts))
        .map(|(i, _)| i)
        .collect()
}

/// Position of a calendar year among the problem's years.
pub(crate) fn year_index(problem: &Problem, year: i64) -> Option<usize> {
    let first = i64::from(*problem.years.first()?);
    usize::try_from(year - first)
        .ok()
        .filter(|y| *y < problem.years.len())
}

/// Adds flow and carry columns and their rows.
pub(super) fn rows(problem: &Problem, starts: &Starts, model: &mut Model) {
    let pots = problem.pots();
    let years = problem.years.len();
    // Money needed by signature and year: start columns with their millions.
    let mut needs: BTreeMap<Vec<usize>, Vec<BTreeMap<usize, f64>>> = BTreeMap::new();
    for (project, columns) in problem.projects.iter().zip(starts) {
        let need = needs
            .entry(signature(project, &pots))
            .or_insert_with(|| vec![BTreeMap::new(); years]);
        for (column, start) in columns.iter().zip(&project.starts) {
            let Some(column) = column else { continue };
            for k in 0..project.yearly.len() {
                let paid = project.funded(k);
                let Some(y) = year_index(problem, i64::from(*start) + k as i64) else {
                    continue;
                };
                if paid > Cents::ZERO {
                    *need[y].entry(*column).or_insert(0.0) += millions(paid);
                }
            }
        }
    }
    let mut spent: Vec<Vec<Vec<usize>>> = vec![vec![Vec::new(); years]; pots.len()];
    for (s, (signature, by_year)) in needs.iter().enumerate() {
        for (y, need) in by_year.iter().enumerate() {
            if need.is_empty() {
                continue;
            }
            let mut terms: Vec<(usize, f64)> = Vec::with_capacity(need.len() + signature.len());
            for pot in signature {
                let column = model.columns.len();
                model.columns.push(Column {
                    name: format!("f{s}_{pot}_{y}"),
                    kind: Kind::Flow {
                        signature: s,
                        pot: *pot,
                        year: y,
                    },
                    upper: f64::INFINITY,
                    gain: 0.0,
                });
                terms.push((column, 1.0));
                spent[*pot][y].push(column);
            }
            terms.extend(need.iter().map(|(column, money)| (*column, -money)));
            model.rows.push(Row {
                name: format!("s{s}_{y}"),
                terms,
                sense: Sense::Eq,
                rhs: 0.0,
            });
        }
    }
    for (i, (pot, by_year)) in pots.iter().zip(&spent).enumerate() {
        balance(i, pot, by_year, model);
    }
}

/// Spending + carried out − carried in ≤ new money, year by year.
fn balance(i: usize, pot: &Pot, by_year: &[Vec<usize>], model: &mut Model) {
    let Some(last_spending) = by_year.iter().rposition(|flows| !flows.is_empty()) else {
        return;
    };
    let mut carried_in: Option<usize> = None;
    for (y, flows) in by_year.iter().enumerate().take(last_spending + 1) {
        let mut terms: Vec<(usize, f64)> = flows.iter().map(|f| (*f, 1.0)).collect();
        terms.extend(carried_in.take().map(|c| (c, -1.0)));
        if pot.carry_over && y < last_spending {
            let column = model.columns.len();
            model.columns.push(Column {
                name: format!("c{i}_{y}"),
                kind: Kind::Carry { pot: i, year: y },
                upper: f64::INFINITY,
                gain: 0.0,
            });
            terms.push((column, 1.0));
            carried_in = Some(column);
        }
        if !terms.is_empty() {
            let rhs = millions(pot.new_money.get(y).copied().unwrap_or_default());
            model.rows.push(Row {
                name: format!("p{i}_{y}"),
                terms,
                sense: Sense::Le,
                rhs,
            });
        }
    }
}
