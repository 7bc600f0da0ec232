//! Rows of the choice itself (groups, prerequisites, lists) and of the rules over its money.

use std::collections::{BTreeMap, BTreeSet};

use ledger::Cents;

use super::columns::Starts;
use super::money::{millions, year_index};
use super::reach::by_id;
use super::{Column, Kind, Model, Row, Sense};
use crate::limits::{Base, share_limits, split_in, year_limits};
use crate::{Problem, ProblemProject, Side};

/// Groups, prerequisites, either/or, only with, and the must list.
pub(super) fn choice(problem: &Problem, starts: &Starts, model: &mut Model) {
    let mut groups: BTreeMap<&str, Vec<(usize, f64)>> = BTreeMap::new();
    for (project, columns) in problem.projects.iter().zip(starts) {
        groups
            .entry(group_of(project))
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
    together(problem, starts, model);
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

/// Projects of one group with the same open clause: at most one of them is chosen, so one row says
/// it for all of them, which is tighter than a row for each.
type Waiting = BTreeMap<(usize, BTreeSet<usize>), Vec<usize>>;

/// Cumulative, one row per clause and year: Σ_{s≤t} x_ps ≤ Σ_{q, s+D_q≤t} x_qs.
fn prerequisites(problem: &Problem, starts: &Starts, model: &mut Model) {
    let index = by_id(problem);
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    let mut waiting: Waiting = BTreeMap::new();
    for (p, project) in problem.projects.iter().enumerate() {
        let next = groups.len();
        let group = *groups.entry(group_of(project)).or_insert(next);
        for clause in project.prerequisites.iter().filter(|c| !c.met) {
            let members: BTreeSet<usize> = clause
                .any_of
                .iter()
                .filter_map(|id| index.get(id.as_str()).copied())
                .collect();
            let list = waiting.entry((group, members)).or_default();
            if list.last() != Some(&p) {
                list.push(p);
            }
        }
    }
    for (c, ((_, members), waiting)) in waiting.iter().enumerate() {
        let mut years: BTreeSet<i16> = BTreeSet::new();
        for p in waiting {
            let open = problem.projects[*p].starts.iter().zip(&starts[*p]);
            years.extend(open.filter(|(_, x)| x.is_some()).map(|(s, _)| *s));
        }
        let done = |year: i16| -> BTreeSet<usize> {
            let of = |q: &usize| {
                let other = &problem.projects[*q];
                let completed = other.starts.iter().zip(&starts[*q]);
                completed.filter_map(move |(s, x)| x.filter(|_| other.completed(*s) <= year))
            };
            members.iter().flat_map(of).collect()
        };
        let years: Vec<i16> = years.into_iter().collect();
        for (t, year) in years.iter().enumerate() {
            let provided = done(*year);
            // With the same providers a later year says more.
            if years.get(t + 1).is_some_and(|next| done(*next) == provided) {
                continue;
            }
            let mut terms: BTreeMap<usize, f64> = BTreeMap::new();
            for p in waiting {
                let so_far = problem.projects[*p].starts.iter().zip(&starts[*p]);
                terms.extend(
                    so_far
                        .filter_map(|(s, x)| x.filter(|_| s <= year))
                        .map(|x| (x, 1.0)),
                );
            }
            for x in provided {
                *terms.entry(x).or_insert(0.0) -= 1.0;
            }
            model.rows.push(Row {
                name: format!("q{c}_{t}"),
                terms: terms.into_iter().filter(|(_, v)| *v != 0.0).collect(),
                sense: Sense::Le,
                rhs: 0.0,
            });
        }
    }
}

fn group_of(project: &ProblemProject) -> &str {
    if project.group.is_empty() {
        &project.id
    } else {
        &project.group
    }
}

/// Either/or and only with.
fn together(problem: &Problem, starts: &Starts, model: &mut Model) {
    let index = by_id(problem);
    let of = |ids: &[String], sign: f64| -> BTreeMap<usize, f64> {
        ids.iter()
            .filter_map(|id| index.get(id.as_str()))
            .flat_map(|p| starts[*p].iter().flatten().map(|x| (*x, sign)))
            .collect()
    };
    for (i, rule) in problem.rules.counts.iter().enumerate() {
        let terms: Vec<(usize, f64)> = of(&rule.projects, 1.0).into_iter().collect();
        model.rows.push(Row {
            name: format!("n{i}"),
            terms: terms.clone(),
            sense: Sense::Le,
            rhs: f64::from(rule.at_most),
        });
        if rule.at_least > 0 {
            model.rows.push(Row {
                name: format!("o{i}"),
                terms,
                sense: Sense::Ge,
                rhs: f64::from(rule.at_least),
            });
        }
    }
    for (i, rule) in problem.rules.joint.iter().enumerate() {
        let mut terms = of(&rule.with, -1.0);
        terms.extend(of(std::slice::from_ref(&rule.project), 1.0));
        model.rows.push(Row {
            name: format!("j{i}"),
            terms: terms.into_iter().collect(),
            sense: Sense::Le,
            rhs: 0.0,
        });
    }
}

/// Floors and caps over money, and yearly caps by economy.
pub(super) fn shares(problem: &Problem, starts: &Starts, model: &mut Model) {
    let limits = share_limits(problem);
    let weighted = |each: &dyn Fn(usize) -> f64| -> Vec<(usize, f64)> {
        let mut terms = Vec::new();
        for (p, columns) in starts.iter().enumerate() {
            let each = each(p);
            if each != 0.0 {
                terms.extend(columns.iter().flatten().map(|c| (*c, each)));
            }
        }
        terms
    };
    let mut total = None;
    if limits.iter().any(|l| l.base == Base::Funded && l.share != 0) {
        let column = model.columns.len();
        model.columns.push(Column {
            name: "tt".into(),
            kind: Kind::Total,
            upper: f64::INFINITY,
            gain: 0.0,
        });
        let mut terms = weighted(&|p| millions(problem.projects[p].funded_total()));
        terms.push((column, -1.0));
        model.rows.push(Row {
            name: "t_".into(),
            terms,
            sense: Sense::Eq,
            rhs: 0.0,
        });
        total = Some(column);
    }
    for limit in limits {
        let share = limit.share as f64 / 1e4;
        // Cents × basis points to millions of dollars.
        let part = |p: usize| limit.weight.get(p).map_or(0.0, |w| *w as f64 / 1e12);
        let mut terms = match limit.base {
            Base::Funded => weighted(&part),
            Base::Whole => {
                weighted(&|p| part(p) - share * millions(problem.projects[p].yearly.iter().copied().sum()))
            }
        };
        if let (Base::Funded, Some(total)) = (limit.base, total) {
            terms.push((total, -share));
        }
        terms.retain(|(_, v)| *v != 0.0);
        model.rows.push(Row {
            name: limit.row,
            terms,
            sense: match limit.side {
                Side::AtLeast => Sense::Ge,
                Side::AtMost => Sense::Le,
            },
            rhs: limit.amount as f64 / 1e12,
        });
    }
    by_year(problem, starts, model);
}

/// At most the cap in one economy in one year (shared projects by their split): absorption whatever
/// the source, counterpart of partners' own money.
fn by_year(problem: &Problem, starts: &Starts, model: &mut Model) {
    for (a, limit) in year_limits(problem).into_iter().enumerate() {
        let mut by_year: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); problem.years.len()];
        for (project, columns) in problem.projects.iter().zip(starts) {
            let share = split_in(project, limit.economy) as f64 / 1e4;
            if share <= 0.0 {
                continue;
            }
            for (column, start) in columns.iter().zip(&project.starts) {
                let Some(column) = column else { continue };
                for k in 0..project.yearly.len() {
                    let flow = limit.flow(project, k);
                    let Some(y) = year_index(problem, i64::from(*start) + k as i64) else {
                        continue;
                    };
                    if flow > Cents::ZERO {
                        *by_year[y].entry(*column).or_insert(0.0) += share * millions(flow);
                    }
                }
            }
        }
        for (y, terms) in by_year.into_iter().enumerate() {
            // A row that all its columns together cannot break says nothing.
            let most: f64 = terms.values().sum();
            if most > millions(limit.cap) {
                model.rows.push(Row {
                    name: format!("a{a}_{y}"),
                    terms: terms.into_iter().collect(),
                    sense: Sense::Le,
                    rhs: millions(limit.cap),
                });
            }
        }
    }
}
