//! Rules over money while a portfolio grows, in integers.

use super::state::{State, Tables, chosen};
use crate::Problem;

/// What the rules look at.
#[derive(Clone)]
pub(super) struct Totals {
    /// Funders' money.
    pub whole: i128,
    ldc: i128,
    prong: [i128; 4],
    /// By economy number, in cents × basis points.
    economy: Vec<i128>,
    /// By economy number × years + year, all sources, in cents × basis points.
    absorbed: Vec<i128>,
}

impl Totals {
    pub fn new(tables: &Tables<'_>) -> Self {
        let economies = tables.economies.len();
        let years = tables.problem.years.len();
        Self {
            whole: 0,
            ldc: 0,
            prong: [0; 4],
            economy: vec![0; economies],
            absorbed: if tables.problem.rules.absorption.is_empty() {
                Vec::new()
            } else {
                vec![0; economies * years]
            },
        }
    }

    pub fn add(&mut self, tables: &Tables<'_>, (p, s): (usize, usize)) {
        let project = &tables.problem.projects[p];
        let cost = tables.cost[p];
        self.whole += cost;
        self.prong[tables.prong(p)] += cost;
        if project.ldc {
            self.ldc += cost;
        }
        for (economy, points) in &tables.split[p] {
            self.economy[*economy] += cost * points;
        }
        if self.absorbed.is_empty() {
            return;
        }
        let years = tables.problem.years.len();
        for (k, cost) in project.yearly.iter().enumerate() {
            let Some(y) = tables.year(i64::from(project.starts[s]) + k as i64) else {
                continue;
            };
            for (economy, points) in &tables.split[p] {
                self.absorbed[economy * years + y] += i128::from(cost.0) * points;
            }
        }
    }
}

/// The total that shares refer to.
#[derive(Clone, Copy)]
pub(super) enum Base {
    /// Spending that is expected in the end.
    Assumed(i128),
    /// What is spent now.
    Actual,
}

/// Every share rule against a base. Against an assumed total, a floor for some is a cap for the rest.
fn shares(problem: &Problem, totals: &Totals, base: Base) -> bool {
    let whole = match base {
        Base::Assumed(total) => total,
        Base::Actual => totals.whole,
    };
    let rules = &problem.rules;
    let cap = |spent: i128, share: u32| spent * 10_000 <= i128::from(share) * whole;
    let floor = |spent: i128, share: u32| cap(totals.whole - spent, 10_000 - share.min(10_000));
    let prong = |p: ledger::Prong| {
        ledger::Prong::ALL
            .iter()
            .position(|q| *q == p)
            .map_or(0, |i| totals.prong[i])
    };
    rules.ldc_floor.is_none_or(|s| floor(totals.ldc, s.0))
        && rules.prong_floor.iter().all(|(p, s)| floor(prong(*p), s.0))
        && rules.prong_cap.iter().all(|(p, s)| cap(prong(*p), s.0))
        && rules
            .economy_cap
            .is_none_or(|s| totals.economy.iter().all(|e| *e <= i128::from(s.0) * whole))
}

/// Whether every share rule holds as things are.
pub(super) fn shares_hold(tables: &Tables<'_>, totals: &Totals) -> bool {
    shares(tables.problem, totals, Base::Actual)
}

/// Absorption, which does not depend on what else is chosen.
pub(super) fn absorption_holds(tables: &Tables<'_>, totals: &Totals) -> bool {
    let years = tables.problem.years.len();
    tables.problem.rules.absorption.iter().all(|(economy, cap)| {
        let Ok(e) = tables.economies.binary_search(economy) else {
            return true;
        };
        totals
            .absorbed
            .get(e * years..(e + 1) * years)
            .is_none_or(|flows| flows.iter().all(|flow| *flow <= i128::from(cap.0) * 10_000))
    })
}

/// Whether a portfolio may grow to these totals.
pub(super) fn may_grow(tables: &Tables<'_>, totals: &Totals, base: Base) -> bool {
    absorption_holds(tables, totals) && shares(tables.problem, totals, base)
}

/// Takes projects out, the least useful per dollar first, until every share rule holds.
pub(super) fn trim(tables: &Tables<'_>, state: &mut State) {
    while !shares_hold(tables, &state.totals) {
        let mut best: Option<(f64, State)> = None;
        for (p, _) in chosen(&state.at).filter(|(p, _)| !tables.must.contains(p)) {
            let mut at = state.at.clone();
            at[p] = None;
            let Some(without) = State::of(tables, &at) else {
                continue;
            };
            let excess = distance(tables.problem, &without.totals);
            let relief = distance(tables.problem, &state.totals) - excess;
            if relief <= 0.0 {
                continue;
            }
            // Value lost per cent of violation removed.
            let price = (state.value - without.value) / relief;
            if best.as_ref().is_none_or(|(b, _)| price < *b) {
                best = Some((price, without));
            }
        }
        match best {
            Some((_, without)) => *state = without,
            None => break,
        }
    }
}

/// How far the share rules are from holding, in cents; 0 when they hold.
fn distance(problem: &Problem, totals: &Totals) -> f64 {
    let rules = &problem.rules;
    let over =
        |spent: i128, share: u32| (spent * 10_000 - i128::from(share) * totals.whole).max(0) as f64 / 1e4;
    let under =
        |spent: i128, share: u32| (i128::from(share) * totals.whole - spent * 10_000).max(0) as f64 / 1e4;
    let prong = |p: ledger::Prong| {
        ledger::Prong::ALL
            .iter()
            .position(|q| *q == p)
            .map_or(0, |i| totals.prong[i])
    };
    let mut sum = rules.ldc_floor.map_or(0.0, |s| under(totals.ldc, s.0));
    sum += rules
        .prong_floor
        .iter()
        .map(|(p, s)| under(prong(*p), s.0))
        .sum::<f64>();
    sum += rules
        .prong_cap
        .iter()
        .map(|(p, s)| over(prong(*p), s.0))
        .sum::<f64>();
    if let Some(cap) = rules.economy_cap {
        sum += totals
            .economy
            .iter()
            .map(|e| (e - i128::from(cap.0) * totals.whole).max(0) as f64 / 1e4)
            .sum::<f64>();
    }
    sum
}
