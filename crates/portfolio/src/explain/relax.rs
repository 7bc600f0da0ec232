//! Where no portfolio meets every rule: the smallest set of rules to give up.
//!
//! An elastic programme (Chinneck 2008, "Feasibility and Infeasibility in Optimization", chapter 7):
//! every row of a rule, and every pot's money, may be missed by a slack that is allowed only if the
//! rule's (or the funder's) switch is on; the number of switches is minimised first, the slack, as a
//! share of what could be missed, second. The choice that comes out says how far each rule has to
//! give: a share is set to what the choice reaches, an envelope gets what is missing, a list entry
//! goes. The relaxed problem is then settled and checked like any other.

use std::collections::BTreeMap;

use ledger::{BasisPoints, Cents};
use serde::{Deserialize, Serialize};

use super::rule::{RuleRef, closed, rows_of, rules, without};
use crate::frontier::measures::Aim;
use crate::programme::{Column, Kind, Model, Programme, Row, Sense};
use crate::solve::{Status, settle};
use crate::study::{Ask, Found};
use crate::{Choice, Limit, Outcome, Problem, Rules, ShareRule, Side};

/// A switch counts this much more than all slack together.
const SWITCH: f64 = 1_000.0;

/// One thing to give up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Give {
    /// The rule; `None` where it is money.
    pub rule: Option<RuleRef>,
    /// Value of the field or entry after the change, as JSON; `None` where it goes altogether.
    pub to: Option<String>,
    /// Money: funder, year, what is added to its envelope.
    pub money: Vec<(String, i16, Cents)>,
}

/// The report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Relaxation {
    /// Done: the search has ended.
    pub done: bool,
    /// Proven to be the smallest number of things to give up.
    pub smallest: bool,
    /// What to give up; empty where every rule can be met.
    pub give: Vec<Give>,
    /// The rules after the change.
    pub rules: Option<Rules>,
    /// A portfolio that meets every rule after the change; checked.
    pub outcome: Option<Outcome>,
}

/// Funders that may be given more, then rules: the order of the switches.
fn switches(problem: &Problem) -> (usize, Vec<RuleRef>) {
    (problem.funders.len(), rules(&problem.rules))
}

/// The elastic programme.
pub(crate) fn model(problem: &Problem) -> Model {
    // *Never* and *not before* take columns away; here they become rows that can give.
    let mut open = problem.clone();
    open.rules.never.clear();
    open.rules.not_before.clear();
    let mut model = Programme::build(&open);
    let (funders, all) = switches(problem);
    let whole: f64 = problem
        .projects
        .iter()
        .map(|p| p.funded_total().dollars() / 1e6)
        .sum();
    let whole = whole.max(1.0);
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    for (r, rule) in all.iter().enumerate() {
        let Some((id, year)) = closed(rule) else {
            // Entries of lists keep their places: only whole fields were emptied.
            for row in rows_of(&model, &open, rule) {
                rows.entry(row).or_insert(funders + r);
            }
            continue;
        };
        let shut = |c: &Column| match c.kind {
            Kind::Start { project, start } => problem.projects.get(project).is_some_and(|p| {
                p.id == id && year.is_none_or(|y| p.starts.get(start).is_some_and(|s| *s < y))
            }),
            _ => false,
        };
        let terms: Vec<(usize, f64)> = (0..model.columns.len())
            .filter(|i| model.columns.get(*i).is_some_and(shut))
            .map(|i| (i, 1.0))
            .collect();
        if !terms.is_empty() {
            rows.insert(model.rows.len(), funders + r);
            model.rows.push(Row {
                name: format!("y{r}"),
                terms,
                sense: Sense::Le,
                rhs: 0.0,
            });
        }
    }
    let pots = problem.pots();
    for (i, row) in model.rows.iter().enumerate() {
        let pot = row
            .name
            .strip_prefix('p')
            .and_then(|n| n.split('_').next()?.parse::<usize>().ok());
        if let Some(pot) = pot.and_then(|p| pots.get(p)) {
            rows.insert(i, pot.funder);
        }
    }
    for column in &mut model.columns {
        // Which portfolio it is does not matter here; the money that is summed has an end.
        column.gain = 0.0;
        if column.kind == Kind::Total {
            column.upper = whole * 2.0;
        }
    }
    let first = model.columns.len();
    for s in 0..funders + all.len() {
        model.columns.push(Column {
            name: format!("xz{s}"),
            kind: Kind::Switch,
            upper: 1.0,
            gain: -SWITCH,
        });
    }
    let count = rows.len().max(1) as f64;
    for (i, switch) in rows {
        let Some(row) = model.rows.get_mut(i) else {
            continue;
        };
        // What a row can be missed by: everything on its side at once.
        let most: f64 = row
            .terms
            .iter()
            .map(|(c, v)| v.abs() * model.columns.get(*c).map_or(1.0, |c| c.upper.min(whole * 2.0)))
            .sum::<f64>()
            + row.rhs.abs();
        let column = model.columns.len();
        let sign = match row.sense {
            Sense::Le => -1.0,
            Sense::Ge | Sense::Eq => 1.0,
        };
        row.terms.push((column, sign));
        let name = row.name.clone();
        model.columns.push(Column {
            name: format!("h{switch}_{name}"),
            kind: Kind::Helper,
            upper: most,
            gain: -1.0 / (most.max(1e-9) * count),
        });
        model.rows.push(Row {
            name: format!("z{column}"),
            terms: vec![(column, 1.0), (first + switch, -most)],
            sense: Sense::Le,
            rhs: 0.0,
        });
    }
    model
}

/// Switches that are on and slack that is used, by column name.
pub(crate) fn slack(model: &Model, values: &[f64]) -> BTreeMap<String, f64> {
    model
        .columns
        .iter()
        .zip(values)
        .filter(|(c, v)| match c.kind {
            Kind::Switch => **v > 0.5,
            Kind::Helper => **v > 1e-9,
            _ => false,
        })
        .map(|(c, v)| (c.name.clone(), *v))
        .collect()
}

/// One solve.
pub fn next(problem: &Problem, found: &[Found]) -> Option<Ask> {
    found
        .is_empty()
        .then(|| Ask::new("relax", "", problem.clone()).aiming(Aim::Relax))
}

/// What to give up.
pub fn report(problem: &Problem, found: &[Found]) -> Relaxation {
    let Some(one) = found.first() else {
        return Relaxation::default();
    };
    let (funders, all) = switches(problem);
    let on = |switch: usize| one.slack.contains_key(&format!("xz{switch}"));
    let mut out = Relaxation {
        done: true,
        smallest: one.status == Status::Optimal,
        ..Relaxation::default()
    };
    if matches!(one.status, Status::Infeasible | Status::Unknown) {
        return out;
    }
    let mut relaxed = problem.clone();
    let mut gone: Vec<&RuleRef> = Vec::new();
    for (_, rule) in all.iter().enumerate().filter(|(r, _)| on(funders + r)) {
        let to = reached(problem, rule, &one.chosen);
        match &to {
            Some(to) => relaxed.rules = with(&relaxed.rules, rule, to),
            None => gone.push(rule),
        }
        out.give.push(Give {
            rule: Some(rule.clone()),
            to,
            money: Vec::new(),
        });
    }
    relaxed.rules = without(&relaxed.rules, &gone);
    for (f, funder) in problem.funders.iter().enumerate().filter(|(f, _)| on(*f)) {
        let money = missing(problem, f, one);
        for (_, year, more) in &money {
            let y = problem.years.iter().position(|y| y == year);
            let envelope = y.and_then(|y| relaxed.funders.get_mut(f)?.envelopes.get_mut(y));
            if let Some(envelope) = envelope {
                *envelope += *more;
            }
        }
        out.give.push(Give {
            rule: None,
            to: None,
            money: money
                .into_iter()
                .map(|(_, y, m)| (funder.id.clone(), y, m))
                .collect(),
        });
    }
    out.outcome = settle(&relaxed, &one.chosen, "relaxed", "", None).ok();
    out.rules = Some(relaxed.rules);
    out
}

/// What a funder's envelopes miss by year, to the next thousand dollars; an earmark's money is only a
/// share of what is added to the envelope.
fn missing(problem: &Problem, funder: usize, one: &Found) -> Vec<(usize, i16, Cents)> {
    let pots = problem.pots();
    let mut all = Vec::new();
    for (y, year) in problem.years.iter().enumerate() {
        let mut need: f64 = 0.0;
        for (i, pot) in pots.iter().enumerate().filter(|(_, p)| p.funder == funder) {
            let short = one
                .slack
                .get(&format!("h{funder}_p{i}_{y}"))
                .copied()
                .unwrap_or(0.0);
            let new: Cents = pots
                .iter()
                .filter(|p| p.funder == funder)
                .filter_map(|p| p.new_money.get(y))
                .copied()
                .sum();
            let own = pot.new_money.get(y).copied().unwrap_or_default();
            // Of an envelope of zero the whole goes where it is missed.
            let share = if new > Cents::ZERO && own > Cents::ZERO {
                own.dollars() / new.dollars()
            } else {
                1.0
            };
            need = need.max(short / share);
        }
        if need > 0.0 {
            let thousands = libm::ceil(need * 1e3 + 1e-6);
            if let Some(more) = Cents::from_f64(thousands * 1e3) {
                all.push((funder, *year, more));
            }
        }
    }
    all
}

/// The value a share rule has to take for a choice to meet it; `None` where the rule has to go.
fn reached(problem: &Problem, rule: &RuleRef, chosen: &[Choice]) -> Option<String> {
    let projects = || chosen.iter().filter_map(|c| problem.project(&c.project));
    let whole: i128 = projects().map(|p| i128::from(p.funded_total().0)).sum();
    if whole == 0 {
        return None;
    }
    let part = |of: &dyn Fn(&crate::ProblemProject) -> bool| -> i128 {
        projects()
            .filter(|p| of(p))
            .map(|p| i128::from(p.funded_total().0))
            .sum()
    };
    let down = |part: i128| part * 10_000 / whole;
    let up = |part: i128| (part * 10_000 + whole - 1) / whole;
    let entry: serde_json::Value = serde_json::from_str(&rule.value).ok()?;
    let prong = || entry.get(0)?.as_str().map(str::to_owned);
    match rule.field.as_str() {
        "ldc_floor" => Some(down(part(&|p| p.ldc)).to_string()),
        "prong_floor" | "prong_cap" => {
            let name = prong()?;
            let spent = part(&|p| p.prong.as_str() == name);
            let share = if rule.field == "prong_floor" {
                down(spent)
            } else {
                up(spent)
            };
            Some(serde_json::json!([name, share]).to_string())
        }
        "economy_cap" => {
            let mut by: BTreeMap<atlas::Iso3, i128> = BTreeMap::new();
            for p in projects() {
                for (economy, share) in &p.split {
                    *by.entry(*economy).or_insert(0) += i128::from(p.funded_total().0) * i128::from(share.0);
                }
            }
            let most = by.into_values().max()?;
            Some(((most + whole - 1) / whole).to_string())
        }
        "shares" => {
            let share: ShareRule = serde_json::from_value(entry).ok()?;
            // In basis points of cents, because a split may cut a cent.
            let spent: i128 = projects()
                .map(|p| i128::from(p.funded_total().0) * i128::from(share.of.part(p)))
                .sum();
            let floor = share.side == Side::AtLeast;
            let round = |number: i128, by: i128| {
                if floor {
                    number / by
                } else {
                    (number + by - 1) / by
                }
            };
            let limit = match share.limit {
                Limit::Share(_) => Limit::Share(BasisPoints(u32::try_from(round(spent, whole)).ok()?)),
                Limit::Amount(_) => Limit::Amount(Cents(i64::try_from(round(spent, 10_000)).ok()?)),
            };
            serde_json::to_string(&ShareRule { limit, ..share }).ok()
        }
        _ => None,
    }
}

/// The rules with a field or entry set to another value.
fn with(rules: &Rules, rule: &RuleRef, to: &str) -> Rules {
    let set = || -> Option<Rules> {
        let mut map = serde_json::to_value(rules).ok()?;
        let value = serde_json::from_str(to).ok()?;
        let slot = match rule.index {
            Some(i) => map.get_mut(&rule.field)?.get_mut(i)?,
            None => map.get_mut(&rule.field)?,
        };
        *slot = value;
        serde_json::from_value(map).ok()
    };
    set().unwrap_or_else(|| rules.clone())
}
