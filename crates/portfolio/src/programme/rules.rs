//! Rows of the choice itself (groups, prerequisites, lists) and of the rules over its money.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Cents, Prong};

use super::columns::Starts;
use super::money::{millions, year_index};
use super::reach::by_id;
use super::{Column, Kind, Model, Row, Sense};
use crate::Problem;

/// Groups, prerequisites and the must list.
pub(super) fn choice(problem: &Problem, starts: &Starts, model: &mut Model) {
    let mut groups: BTreeMap<&str, Vec<(usize, f64)>> = BTreeMap::new();
    for (project, columns) in problem.projects.iter().zip(starts) {
        let group = if project.group.is_empty() {
            project.id.as_str()
        } else {
            project.group.as_str()
        };
        groups
            .entry(group)
            .or_default()
            .extend(columns.iter().flatten().map(|c| (*c, 1.0)));
    }
    for (g, terms) in groups.into_values().enumerate() {
        if !terms.is_empty() {
            model.rows.push(Row {
                name: format!("g{g}"),
                terms,
                sense: Sense::Le,
                rhs: 1.0,
            });
        }
    }
    prerequisites(problem, starts, model);
    let must: BTreeSet<&String> = problem.rules.must.iter().collect();
    for (p, (project, columns)) in problem.projects.iter().zip(starts).enumerate() {
        if must.contains(&project.id) {
            let terms = columns.iter().flatten().map(|c| (*c, 1.0)).collect();
            model.rows.push(Row {
                name: format!("m{p}"),
                terms,
                sense: Sense::Eq,
                rhs: 1.0,
            });
        }
    }
}

/// Cumulative, one row per clause and start: Σ_{s≤t} x_ps ≤ Σ_{q, s+D_q≤t} x_qs.
fn prerequisites(problem: &Problem, starts: &Starts, model: &mut Model) {
    let index = by_id(problem);
    for (p, project) in problem.projects.iter().enumerate() {
        for (c, clause) in project.prerequisites.iter().enumerate().filter(|(_, c)| !c.met) {
            for (t, year) in project.starts.iter().enumerate() {
                if starts[p][t].is_none() {
                    continue;
                }
                let mut terms: BTreeMap<usize, f64> =
                    starts[p][..=t].iter().flatten().map(|x| (*x, 1.0)).collect();
                let members: BTreeSet<usize> = clause
                    .any_of
                    .iter()
                    .filter_map(|id| index.get(id.as_str()).copied())
                    .collect();
                for q in members {
                    let other = &problem.projects[q];
                    for (s, column) in other.starts.iter().zip(&starts[q]) {
                        if let (Some(column), true) = (column, other.completed(*s) <= *year) {
                            *terms.entry(*column).or_insert(0.0) -= 1.0;
                        }
                    }
                }
                let terms = terms.into_iter().filter(|(_, v)| *v != 0.0).collect();
                model.rows.push(Row {
                    name: format!("q{p}_{c}_{t}"),
                    terms,
                    sense: Sense::Le,
                    rhs: 0.0,
                });
            }
        }
    }
}

/// Floors and caps over funders' money, and absorption by economy and year.
pub(super) fn shares(problem: &Problem, starts: &Starts, model: &mut Model) {
    let rules = &problem.rules;
    let funded: Vec<f64> = problem
        .projects
        .iter()
        .map(|p| millions(p.funded_total()))
        .collect();
    let weighted = |share: &dyn Fn(usize) -> f64| -> Vec<(usize, f64)> {
        let mut terms = Vec::new();
        for (p, columns) in starts.iter().enumerate() {
            let each = funded[p] * share(p);
            if each != 0.0 {
                terms.extend(columns.iter().flatten().map(|c| (*c, each)));
            }
        }
        terms
    };
    let any = rules.ldc_floor.is_some()
        || rules.economy_cap.is_some()
        || !rules.prong_floor.is_empty()
        || !rules.prong_cap.is_empty();
    if any {
        let total = model.columns.len();
        model.columns.push(Column {
            name: "tt".into(),
            kind: Kind::Total,
            upper: f64::INFINITY,
            gain: 0.0,
        });
        let mut terms = weighted(&|_| 1.0);
        terms.push((total, -1.0));
        model.rows.push(Row {
            name: "t_".into(),
            terms,
            sense: Sense::Eq,
            rhs: 0.0,
        });
        let mut bound = |name: String, mut terms: Vec<(usize, f64)>, share: f64, sense| {
            terms.push((total, -share));
            terms.retain(|(_, v)| *v != 0.0);
            model.rows.push(Row {
                name,
                terms,
                sense,
                rhs: 0.0,
            });
        };
        if let Some(floor) = rules.ldc_floor {
            let ldc = weighted(&|p| f64::from(u8::from(problem.projects[p].ldc)));
            bound("l_".into(), ldc, floor.fraction(), Sense::Ge);
        }
        let of = |prong: Prong| weighted(&|p| f64::from(u8::from(problem.projects[p].prong == prong)));
        for (i, (prong, floor)) in rules.prong_floor.iter().enumerate() {
            bound(format!("w{i}"), of(*prong), floor.fraction(), Sense::Ge);
        }
        for (i, (prong, cap)) in rules.prong_cap.iter().enumerate() {
            bound(format!("v{i}"), of(*prong), cap.fraction(), Sense::Le);
        }
        if let Some(cap) = rules.economy_cap {
            let economies: BTreeSet<_> = problem.projects.iter().flat_map(|p| p.economies()).collect();
            for economy in economies {
                let part = |p: usize| -> f64 {
                    problem.projects[p]
                        .split
                        .iter()
                        .filter(|(e, _)| *e == economy)
                        .map(|(_, s)| s.fraction())
                        .sum()
                };
                bound(
                    format!("ec_{economy}"),
                    weighted(&part),
                    cap.fraction(),
                    Sense::Le,
                );
            }
        }
    }
    absorption(problem, starts, model);
}

/// Whatever the source, at most the cap in one economy in one year (shared projects by their split).
fn absorption(problem: &Problem, starts: &Starts, model: &mut Model) {
    for (a, (economy, cap)) in problem.rules.absorption.iter().enumerate() {
        let mut by_year: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); problem.years.len()];
        for (project, columns) in problem.projects.iter().zip(starts) {
            let share: f64 = project
                .split
                .iter()
                .filter(|(e, _)| e == economy)
                .map(|(_, s)| s.fraction())
                .sum();
            if share <= 0.0 {
                continue;
            }
            for (column, start) in columns.iter().zip(&project.starts) {
                let Some(column) = column else { continue };
                for (k, cost) in project.yearly.iter().enumerate() {
                    let Some(y) = year_index(problem, i64::from(*start) + k as i64) else {
                        continue;
                    };
                    if *cost > Cents::ZERO {
                        *by_year[y].entry(*column).or_insert(0.0) += share * millions(*cost);
                    }
                }
            }
        }
        for (y, terms) in by_year.into_iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            model.rows.push(Row {
                name: format!("a{a}_{y}"),
                terms: terms.into_iter().collect(),
                sense: Sense::Le,
                rhs: millions(*cap),
            });
        }
    }
}
