//! For every candidate in or out: why, and what would change it, from one linear relaxation and the
//! solves without each rule.
//!
//! The reduced cost of a start is its gain less what it uses up at the prices of the rows. Scaling a
//! project's cost by 1 − θ scales what it uses of money and of rules over money, so the θ at which
//! the reduced cost vanishes says how much cheaper (or dearer) it would have to be for the relaxation
//! to change its mind. An estimate, and named one; [`super::why`] tries it by solving again.

use std::collections::BTreeMap;

use ledger::Cents;
use serde::{Deserialize, Serialize};

use super::prices::RulePrice;
use crate::programme::{Kind, Model};
use crate::study::{Base, Found};
use crate::{Problem, ProblemProject};

/// The main reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// In: the plan says it must be.
    Must,
    /// In: others that are in cannot start without it.
    Needed,
    /// In: its gain is above what its money would gain elsewhere.
    Worth,
    /// In: a rule brings it in; without that rule it leaves.
    Rule,
    /// Out: the plan says never.
    Never,
    /// Out: another size of it is in.
    Sibling,
    /// Out: something it needs is not in.
    Prerequisite,
    /// Out: no funder may pay for it, or it cannot end within the years.
    Impossible,
    /// Out: its money gains more elsewhere.
    Dear,
    /// Out: a rule keeps it out; without that rule it comes in.
    RuleOut,
}

/// One project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reasons {
    /// Project id.
    pub project: String,
    /// It is in the optimum.
    pub chosen: bool,
    /// The main reason.
    pub because: Because,
    /// What the reason names: a project, or a rule's id.
    pub of: String,
    /// Out: cheaper by this, it would come in. In: dearer by this, it would leave. Estimate of the
    /// linear relaxation; `None` where no price alone would do, or where the relaxation takes a part of
    /// the project and so knows no price.
    pub change: Option<Cents>,
    /// Ids of rules whose absence changes it, proven by solving again.
    pub rules: Vec<String>,
}

/// Share of the cost below which the relaxation holds a project for even, within its tolerance.
const EVEN: f64 = 1e-6;

/// Reduced cost of a column less the part that scales with its cost, and that part.
fn reduced(model: &Model, duals: &BTreeMap<String, f64>, rows: &[(usize, f64)], gain: f64) -> (f64, f64) {
    let (mut own, mut money) = (gain, 0.0);
    for (row, value) in rows {
        let Some(row) = model.rows.get(*row) else { continue };
        let used = duals.get(&row.name).copied().unwrap_or(0.0) * value;
        // Gains, groups, prerequisites and lists do not change with the cost.
        if row.name.starts_with(['d', 'b', 'g', 'q', 'm', 'n', 'o', 'j']) {
            own -= used;
        } else {
            money -= used;
        }
    }
    (own, money)
}

/// Every project, in the problem's order.
pub fn all(
    problem: &Problem,
    model: &Model,
    base: Option<&Base>,
    relaxed: &Found,
    prices: &[RulePrice],
) -> Vec<Reasons> {
    let mut rows: Vec<Vec<(usize, f64)>> = vec![Vec::new(); model.columns.len()];
    for (i, row) in model.rows.iter().enumerate() {
        for (column, value) in &row.terms {
            if let Some(list) = rows.get_mut(*column) {
                list.push((i, *value));
            }
        }
    }
    // The share of the cost at which the best start changes sides.
    let mut turn: Vec<Option<f64>> = vec![None; problem.projects.len()];
    let mut open = vec![false; problem.projects.len()];
    let chosen = |id: &str| base.is_some_and(|b| b.chosen.iter().any(|c| c.project == id));
    for (c, column) in model.columns.iter().enumerate() {
        let Kind::Start { project, .. } = column.kind else {
            continue;
        };
        let (Some(p), Some(slot), Some(at)) =
            (problem.projects.get(project), turn.get_mut(project), rows.get(c))
        else {
            continue;
        };
        if let Some(o) = open.get_mut(project) {
            *o = true;
        }
        let (own, money) = reduced(model, &relaxed.duals, at, column.gain);
        if money >= -1e-12 {
            continue;
        }
        // own + (1 − θ)·money = 0
        let theta = 1.0 + own / money;
        let share = if chosen(&p.id) { -theta } else { theta };
        if share.is_finite() {
            // In: the largest rise that some start bears. Out: the smallest cut that some start needs.
            let better = match *slot {
                None => true,
                Some(old) => (share < old) != chosen(&p.id),
            };
            if better {
                *slot = Some(share);
            }
        }
    }
    problem
        .projects
        .iter()
        .enumerate()
        .map(|(at, p)| {
            let is_in = chosen(&p.id);
            let by_rule: Vec<String> = prices
                .iter()
                .filter(|r| {
                    if is_in {
                        r.leave.contains(&p.id)
                    } else {
                        r.enter.contains(&p.id)
                    }
                })
                .map(|r| r.rule.id())
                .collect();
            let possible = open.get(at).copied().unwrap_or(false);
            let (because, of) = reason(problem, p, is_in, possible, &chosen, &by_rule);
            let share = turn.get(at).copied().flatten();
            // Nothing is cheaper than free. A share of nothing is a column that the relaxation takes in
            // part: its price is even there, which says nothing of the whole project.
            let change = share
                .filter(|s| *s > EVEN && (*s <= 1.0 || is_in))
                .filter(|_| !matches!(because, Because::Must | Because::Never | Because::Impossible))
                .and_then(|s| Cents::from_f64(p.funded_total().dollars() * s));
            Reasons {
                project: p.id.clone(),
                chosen: is_in,
                because,
                of,
                change,
                rules: by_rule,
            }
        })
        .collect()
}

fn reason(
    problem: &Problem,
    project: &ProblemProject,
    is_in: bool,
    possible: bool,
    chosen: &dyn Fn(&str) -> bool,
    by_rule: &[String],
) -> (Because, String) {
    let none = String::new;
    if is_in {
        if problem.rules.must.contains(&project.id) {
            return (Because::Must, none());
        }
        let needs = |other: &&ProblemProject| {
            chosen(&other.id)
                && other.prerequisites.iter().any(|c| {
                    !c.met
                        && c.any_of.contains(&project.id)
                        && !c.any_of.iter().any(|q| *q != project.id && chosen(q))
                })
        };
        if let Some(other) = problem.projects.iter().find(needs) {
            return (Because::Needed, other.id.clone());
        }
        return match by_rule.first() {
            Some(rule) => (Because::Rule, rule.clone()),
            None => (Because::Worth, none()),
        };
    }
    if problem.rules.never.contains(&project.id) {
        return (Because::Never, none());
    }
    let sibling = problem.projects.iter().find(|o| {
        !project.group.is_empty() && o.group == project.group && o.id != project.id && chosen(&o.id)
    });
    if let Some(other) = sibling {
        return (Because::Sibling, other.id.clone());
    }
    if !possible {
        return (Because::Impossible, none());
    }
    let missing = project
        .prerequisites
        .iter()
        .find(|c| !c.met && !c.any_of.iter().any(|q| chosen(q)));
    if let Some(first) = missing.and_then(|c| c.any_of.first()) {
        return (Because::Prerequisite, first.clone());
    }
    match by_rule.first() {
        Some(rule) => (Because::RuleOut, rule.clone()),
        None => (Because::Dear, none()),
    }
}
