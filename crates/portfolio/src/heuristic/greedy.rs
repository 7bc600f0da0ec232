//! Greedy insertion by gain per dollar, lazily: gains mostly shrink as the portfolio grows, so an
//! option is recomputed only when it comes to the top.

use std::collections::BinaryHeap;

use super::bundle::{When, bundle};
use super::limits::{Base, may_grow};
use super::state::{Move, State, Tables};

/// An option in the heap: gain per dollar, then the earlier project and start.
#[derive(PartialEq)]
struct Option_ {
    density: f64,
    at: Move,
}
impl Eq for Option_ {}
impl PartialOrd for Option_ {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Option_ {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.density
            .total_cmp(&other.density)
            .then_with(|| other.at.cmp(&self.at))
    }
}

fn cost(tables: &Tables<'_>, moves: &[Move]) -> i128 {
    moves.iter().map(|(p, _)| tables.cost[*p]).sum()
}

/// Gain per dollar; what costs funders nothing counts as one cent.
fn density(tables: &Tables<'_>, state: &State, moves: &[Move]) -> f64 {
    state.added_value(tables, moves) / (cost(tables, moves).max(1) as f64)
}

/// Puts the must-haves in, each at the start that gains most and fits. False when one does not.
pub(super) fn place_musts(tables: &Tables<'_>, state: &mut State, assumed: i128) -> bool {
    for p in &tables.must {
        if state.at[*p].is_some() {
            continue;
        }
        let mut options: Vec<(f64, Vec<Move>)> = Vec::new();
        for s in 0..tables.open[*p].len() {
            for when in [When::Early, When::Late] {
                if let Some(moves) = bundle(tables, &state.at, (*p, s), when) {
                    options.push((state.added_value(tables, &moves), moves));
                }
            }
        }
        options.sort_by(|a, b| b.0.total_cmp(&a.0));
        // Against the assumed total first; a must-have may also be what breaks a share for now.
        let absorbed = |t: &super::limits::Totals| super::limits::absorption_holds(tables, t);
        let placed = options
            .iter()
            .any(|(_, m)| state.take(tables, m, |t| may_grow(tables, t, Base::Assumed(assumed))))
            || options.iter().any(|(_, m)| state.take(tables, m, absorbed));
        if !placed {
            return false;
        }
    }
    true
}

/// Puts members of every either/or with a least number in until it is reached. False when one cannot.
pub(super) fn place_counts(tables: &Tables<'_>, state: &mut State, assumed: i128) -> bool {
    for (all, least, _) in &tables.counts {
        while all.iter().filter(|p| state.at[**p].is_some()).count() < *least {
            let mut options: Vec<(f64, Vec<Move>)> = Vec::new();
            for p in all.iter().filter(|p| state.at[**p].is_none()) {
                for s in 0..tables.open[*p].len() {
                    for when in [When::Early, When::Late] {
                        if let Some(moves) = bundle(tables, &state.at, (*p, s), when) {
                            options.push((density(tables, state, &moves), moves));
                        }
                    }
                }
            }
            options.sort_by(|a, b| b.0.total_cmp(&a.0));
            let absorbed = |t: &super::limits::Totals| super::limits::absorption_holds(tables, t);
            let placed = options
                .iter()
                .any(|(_, m)| state.take(tables, m, |t| may_grow(tables, t, Base::Assumed(assumed))))
                || options.iter().any(|(_, m)| state.take(tables, m, absorbed));
            if !placed {
                return false;
            }
        }
    }
    true
}

/// Puts projects in until every floor in money is reached, as far as that goes.
pub(super) fn place_floors(tables: &Tables<'_>, state: &mut State, assumed: i128) {
    for (l, limit) in tables.limits.iter().enumerate() {
        if limit.side == crate::Side::AtLeast && limit.amount > 0 {
            let counts = |p: usize| limit.weight.get(p).is_some_and(|w| *w > 0);
            let until = |s: &State| s.totals.parts.get(l).is_some_and(|part| *part >= limit.amount);
            fill_with(tables, state, Base::Assumed(assumed), &counts, &until);
        }
    }
}

/// Adds whatever still gains and fits.
pub(super) fn fill(tables: &Tables<'_>, state: &mut State, base: Base) {
    fill_with(tables, state, base, &|_| true, &|_| false);
}

/// Adds what still gains and fits of the projects that `which` names, until `done`.
fn fill_with(
    tables: &Tables<'_>,
    state: &mut State,
    base: Base,
    which: &dyn Fn(usize) -> bool,
    done: &dyn Fn(&State) -> bool,
) {
    let mut heap: BinaryHeap<Option_> = tables
        .moves()
        .filter(|m| which(m.0))
        .filter(|m| state.at[m.0].is_none() && tables.shape.may_fit(&state.network, m.0, tables.cost[m.0]))
        .filter_map(|at| {
            let moves = bundle(tables, &state.at, at, When::Early)?;
            Some(Option_ {
                density: density(tables, state, &moves),
                at,
            })
        })
        .filter(|o| o.density > 0.0)
        .collect();
    while let Some(top) = heap.pop() {
        if done(state) {
            return;
        }
        let cost = tables.cost[top.at.0];
        if state.at[top.at.0].is_some() || !tables.shape.may_fit(&state.network, top.at.0, cost) {
            continue;
        }
        let Some(moves) = bundle(tables, &state.at, top.at, When::Early) else {
            continue;
        };
        let now = density(tables, state, &moves);
        if now <= 0.0 {
            continue;
        }
        if heap.peek().is_some_and(|next| now < next.density) {
            heap.push(Option_ {
                density: now,
                at: top.at,
            });
            continue;
        }
        let allowed = |t: &super::limits::Totals| may_grow(tables, t, base);
        if state.take(tables, &moves, allowed) || moves.len() == 1 {
            continue;
        }
        if let Some(late) = bundle(tables, &state.at, top.at, When::Late) {
            state.take(tables, &late, allowed);
        }
    }
}
