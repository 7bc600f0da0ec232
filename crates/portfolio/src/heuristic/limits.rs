//! Rules over money while a portfolio grows, in integers.

use super::state::{State, Tables, chosen};
use crate::Side;
use crate::limits::Base as Of;

/// What the rules look at.
#[derive(Clone)]
pub(super) struct Totals {
    /// Funders' money.
    pub whole: i128,
    /// Partners' own money.
    partner: i128,
    /// By floor or cap, in cents × basis points.
    pub parts: Vec<i128>,
    /// By yearly cap × years + year, in cents × basis points.
    flows: Vec<i128>,
}

impl Totals {
    pub fn new(tables: &Tables<'_>) -> Self {
        Self {
            whole: 0,
            partner: 0,
            parts: vec![0; tables.limits.len()],
            flows: vec![0; tables.year_limits.len() * tables.problem.years.len()],
        }
    }

    pub fn add(&mut self, tables: &Tables<'_>, (p, s): (usize, usize)) {
        let project = &tables.problem.projects[p];
        self.whole += tables.cost[p];
        self.partner += tables.partner[p];
        for (limit, weight) in &tables.parts[p] {
            self.parts[*limit] += weight;
        }
        let years = tables.problem.years.len();
        for (limit, points) in &tables.capped[p] {
            for k in 0..project.yearly.len() {
                if let Some(y) = tables.year(i64::from(project.starts[s]) + k as i64) {
                    let flow = tables.year_limits[*limit].flow(project, k);
                    self.flows[limit * years + y] += i128::from(flow.0) * points;
                }
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

/// Every share rule against a base. Against an assumed total, a floor for some is a cap for the rest;
/// a floor in money is not looked at before the end.
fn shares(tables: &Tables<'_>, totals: &Totals, base: Base) -> bool {
    tables.limits.iter().zip(&totals.parts).all(|(limit, part)| {
        let funded = match base {
            Base::Assumed(total) => total,
            Base::Actual => totals.whole,
        };
        let of = match limit.base {
            Of::Funded => funded,
            Of::Whole => funded + totals.partner,
        };
        match (limit.side, base) {
            (Side::AtMost, _) => *part <= limit.share * of + limit.amount,
            (Side::AtLeast, Base::Actual) => *part >= limit.share * of + limit.amount,
            (Side::AtLeast, Base::Assumed(_)) => {
                limit.amount > 0 || totals.whole * 10_000 - part <= (10_000 - limit.share).max(0) * of
            }
        }
    })
}

/// Whether every share rule holds as things are.
pub(super) fn shares_hold(tables: &Tables<'_>, totals: &Totals) -> bool {
    shares(tables, totals, Base::Actual)
}

/// Yearly caps, which do not depend on what else is chosen.
pub(super) fn absorption_holds(tables: &Tables<'_>, totals: &Totals) -> bool {
    let years = tables.problem.years.len().max(1);
    totals
        .flows
        .chunks(years)
        .zip(&tables.year_limits)
        .all(|(flows, limit)| flows.iter().all(|f| *f <= i128::from(limit.cap.0) * 10_000))
}

/// Whether a portfolio may grow to these totals.
pub(super) fn may_grow(tables: &Tables<'_>, totals: &Totals, base: Base) -> bool {
    absorption_holds(tables, totals) && shares(tables, totals, base)
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
            let excess = distance(tables, &without.totals);
            let relief = distance(tables, &state.totals) - excess;
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
fn distance(tables: &Tables<'_>, totals: &Totals) -> f64 {
    let over = |limit: &crate::limits::ShareLimit, part: i128| {
        let of = match limit.base {
            Of::Funded => totals.whole,
            Of::Whole => totals.whole + totals.partner,
        };
        let by = part - limit.share * of - limit.amount;
        let by = if limit.side == Side::AtMost { by } else { -by };
        by.max(0) as f64 / 1e4
    };
    tables
        .limits
        .iter()
        .zip(&totals.parts)
        .map(|(limit, part)| over(limit, *part))
        .sum()
}
