//! Every floor and cap of the rules in one integer form, for the programme and the heuristic.
//!
//! Σ weight · x compared with share · Σ base · x + amount, weights in cents × basis points. The
//! checker does not use this file: it works the rules out again.

use std::collections::BTreeSet;

use atlas::Iso3;
use ledger::{BasisPoints, Cents};

use crate::{Limit, Problem, ProblemProject, Side};

/// What a share is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// Funders' money.
    Funded,
    /// Funders' and partners' money.
    Whole,
}

/// A floor or cap over the whole portfolio.
#[derive(Clone, Debug)]
pub(crate) struct ShareLimit {
    /// Name of its row in the programme.
    pub row: String,
    /// Floor or cap.
    pub side: Side,
    /// What each project counts, in cents × basis points.
    pub weight: Vec<i128>,
    /// What the share is of.
    pub base: Base,
    /// Share in basis points.
    pub share: i128,
    /// Amount in cents × basis points.
    pub amount: i128,
}

/// A cap on the money of one economy in each year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct YearLimit {
    /// Economy.
    pub economy: Iso3,
    /// Most in a year.
    pub cap: Cents,
    /// Only what partners pay themselves; else all sources.
    pub partner: bool,
}

impl YearLimit {
    /// What a project counts in year `k` after its start, before the split.
    pub fn flow(&self, project: &ProblemProject, k: usize) -> Cents {
        if self.partner {
            project.partner(k)
        } else {
            project.yearly.get(k).copied().unwrap_or_default()
        }
    }
}

/// What partners pay of a project over all years.
pub(crate) fn partner_total(project: &ProblemProject) -> Cents {
    (0..project.yearly.len()).map(|k| project.partner(k)).sum()
}

/// The share of a project's split in one economy, in basis points.
pub(crate) fn split_in(project: &ProblemProject, economy: Iso3) -> i128 {
    project
        .split
        .iter()
        .filter(|(e, _)| *e == economy)
        .map(|(_, s)| i128::from(s.0))
        .sum()
}

/// Floors and caps of the rules, in the order in which the rules stand.
pub(crate) fn share_limits(problem: &Problem) -> Vec<ShareLimit> {
    let rules = &problem.rules;
    let funded: Vec<i128> = problem
        .projects
        .iter()
        .map(|p| i128::from(p.funded_total().0))
        .collect();
    let weigh = |part: &dyn Fn(&ProblemProject) -> i128| -> Vec<i128> {
        problem
            .projects
            .iter()
            .zip(&funded)
            .map(|(p, cost)| cost * part(p))
            .collect()
    };
    let mut all = Vec::new();
    let mut push = |row: String, side: Side, weight: Vec<i128>, limit: Limit| {
        let (share, amount) = match limit {
            Limit::Share(s) => (i128::from(s.0), 0),
            Limit::Amount(a) => (0, i128::from(a.0) * i128::from(BasisPoints::WHOLE.0)),
        };
        all.push(ShareLimit {
            row,
            side,
            weight,
            base: Base::Funded,
            share,
            amount,
        });
    };
    let if_so = |yes: bool| if yes { i128::from(BasisPoints::WHOLE.0) } else { 0 };
    if let Some(floor) = rules.ldc_floor {
        push(
            "l_".into(),
            Side::AtLeast,
            weigh(&|p| if_so(p.ldc)),
            Limit::Share(floor),
        );
    }
    for (i, (prong, floor)) in rules.prong_floor.iter().enumerate() {
        let weight = weigh(&|p| if_so(p.prong == *prong));
        push(format!("w{i}"), Side::AtLeast, weight, Limit::Share(*floor));
    }
    for (i, (prong, cap)) in rules.prong_cap.iter().enumerate() {
        let weight = weigh(&|p| if_so(p.prong == *prong));
        push(format!("v{i}"), Side::AtMost, weight, Limit::Share(*cap));
    }
    if let Some(cap) = rules.economy_cap {
        let economies: BTreeSet<Iso3> = problem.projects.iter().flat_map(|p| p.economies()).collect();
        for economy in economies {
            let weight = weigh(&|p| split_in(p, economy));
            push(format!("ec_{economy}"), Side::AtMost, weight, Limit::Share(cap));
        }
    }
    for (i, rule) in rules.shares.iter().enumerate() {
        let weight = weigh(&|p| i128::from(rule.of.part(p)));
        push(format!("r{i}"), rule.side, weight, rule.limit);
    }
    if let Some(cap) = rules.cofinance_cap {
        let own = |p: &ProblemProject| i128::from(partner_total(p).0) * i128::from(BasisPoints::WHOLE.0);
        all.push(ShareLimit {
            row: "k_".into(),
            side: Side::AtMost,
            weight: problem.projects.iter().map(own).collect(),
            base: Base::Whole,
            share: i128::from(cap.0),
            amount: 0,
        });
    }
    all
}

/// Absorption, then counterpart caps, each in the order of the rules.
pub(crate) fn year_limits(problem: &Problem) -> Vec<YearLimit> {
    let of = |list: &[(Iso3, Cents)], partner: bool| -> Vec<YearLimit> {
        list.iter()
            .map(|(economy, cap)| YearLimit {
                economy: *economy,
                cap: *cap,
                partner,
            })
            .collect()
    };
    let mut all = of(&problem.rules.absorption, false);
    all.extend(of(&problem.rules.counterpart_cap, true));
    all
}
