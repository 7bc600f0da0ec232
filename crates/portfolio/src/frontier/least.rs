//! Least money for a goal in one economy: a share of what it could gain, or the doses that lift
//! indicators to given values (the next tier).
//!
//! Envelopes, shares and absorption are left out: the question is what it would take, not who pays.
//! Groups, prerequisites and the never list hold. Only projects that work in the economy, and what
//! they need, are looked at.

use std::collections::BTreeSet;

use atlas::Iso3;
use ledger::{Cents, Funder, Scope};
use serde::{Deserialize, Serialize};

use super::measures::Aim;
use crate::solve::Status;
use crate::study::{Ask, Found, Goal};
use crate::{Choice, Problem, Rules};

/// One economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cost {
    /// Economy.
    pub economy: Iso3,
    /// Least money found; `None` where no project reaches the goal.
    pub money: Option<Cents>,
    /// Proven: no portfolio does it for less than this, dollars.
    pub at_least: Option<f64>,
    /// The projects.
    pub chosen: Vec<Choice>,
}

/// The report, in the order of the goals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Least {
    /// Economies looked at so far.
    pub economies: Vec<Cost>,
}

/// The problem of one economy, with money for everything.
fn alone(problem: &Problem, economy: Iso3) -> Problem {
    let mut keep: BTreeSet<&str> = problem
        .projects
        .iter()
        .filter(|p| p.split.iter().any(|(e, _)| *e == economy))
        .map(|p| p.id.as_str())
        .collect();
    loop {
        let needed: Vec<&str> = problem
            .projects
            .iter()
            .filter(|p| keep.contains(p.id.as_str()))
            .flat_map(|p| p.prerequisites.iter().filter(|c| !c.met).flat_map(|c| &c.any_of))
            .map(String::as_str)
            .filter(|id| !keep.contains(id))
            .collect();
        if needed.is_empty() {
            break;
        }
        keep.extend(needed);
    }
    let projects: Vec<_> = problem
        .projects
        .iter()
        .filter(|p| keep.contains(p.id.as_str()))
        .cloned()
        .collect();
    let all: Cents = projects.iter().map(|p| p.funded_total()).sum();
    let never = problem
        .rules
        .never
        .iter()
        .filter(|id| keep.contains(id.as_str()))
        .cloned()
        .collect();
    Problem {
        funders: vec![Funder {
            id: "anyone".into(),
            name: String::new(),
            envelopes: vec![all + Cents::from_dollars(1); problem.years.len()],
            carry_over: false,
            scope: Scope::default(),
            earmarks: Vec::new(),
        }],
        projects,
        rules: Rules {
            never,
            ..Rules::default()
        },
        ..problem.clone()
    }
}

/// The next goal.
pub fn next(problem: &Problem, goals: &[Goal], found: &[Found]) -> Option<Ask> {
    let goal = goals.get(found.len())?;
    let alone = alone(problem, goal.economy);
    Some(Ask::new("least", goal.economy.to_string(), alone).aiming(Aim::LeastMoney(goal.clone())))
}

/// The costs so far.
pub fn report(_: &Problem, goals: &[Goal], found: &[Found]) -> Least {
    let economies = goals
        .iter()
        .zip(found)
        .map(|(goal, one)| Cost {
            economy: goal.economy,
            money: (one.checked && one.status != Status::Infeasible).then_some(one.money),
            at_least: one.bound.map(|b| (-b * 1e6).max(0.0)).filter(|_| one.checked),
            chosen: one.chosen.clone(),
        })
        .collect();
    Least { economies }
}
