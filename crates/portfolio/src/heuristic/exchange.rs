//! Exchanges: put a project in, take out what stands in its way, fill up; keep what is better.

use super::bundle::{When, bundle};
use super::greedy::fill;
use super::limits::{Base, shares_hold};
use super::state::{Move, State, Tables, chosen};

/// Work allowed, in rebuilt states, up to [`SMALL`] projects (an assumption: about 100 ms).
const WORK: usize = 1_500;
/// A state costs about as much as it has projects, so above this many the allowance shrinks.
const SMALL: usize = 150;
/// Most projects taken out for one put in.
const OUT: usize = 3;

/// Improves until a whole pass finds nothing or the work is used up. Every state kept obeys every
/// rule.
pub(super) fn improve(tables: &Tables<'_>, best: &mut State) {
    let mut work = WORK * SMALL / tables.cost.len().max(SMALL);
    let ranked = ranked(tables);
    // What a dollar buys at the most, alone and first: what a trial could still gain by filling up.
    let steepest = ranked.first().map_or(0.0, |(density, _)| *density);
    loop {
        let mut improved = false;
        for (_, option) in ranked.iter().copied() {
            if best.at[option.0] == Some(option.1) {
                continue;
            }
            if work == 0 {
                return;
            }
            if let Some(better) = attempt(tables, best, option, steepest, &mut work) {
                *best = better;
                improved = true;
            }
        }
        if !improved {
            return;
        }
    }
}

/// Options by what they gain alone per dollar, best first.
fn ranked(tables: &Tables<'_>) -> Vec<(f64, Move)> {
    let empty = State::empty(tables);
    let mut all: Vec<(f64, Move)> = tables
        .moves()
        .map(|m| {
            (
                empty.added_value(tables, &[m]) / (tables.cost[m.0].max(1) as f64),
                m,
            )
        })
        .filter(|(d, _)| *d > 0.0)
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    all
}

fn attempt(
    tables: &Tables<'_>,
    best: &State,
    option: Move,
    steepest: f64,
    work: &mut usize,
) -> Option<State> {
    let mut at = best.at.clone();
    // The project itself and whoever holds its group leave first.
    let either = |p: usize| {
        tables.counted[p]
            .iter()
            .any(|c| tables.counted[option.0].contains(c) && tables.counts[*c].2 == 1)
    };
    for (p, s) in at.iter_mut().enumerate() {
        if (tables.group[p] == tables.group[option.0] || either(p)) && s.is_some() {
            if p != option.0 && tables.must.contains(&p) {
                return None;
            }
            *s = None;
        }
    }
    let moves = bundle(tables, &at, option, When::Early)?;
    for (p, s) in &moves {
        at[*p] = Some(*s);
    }
    // What was lost with the group may have carried others: they leave too.
    drop_unsupported(tables, &mut at);
    if moves.iter().any(|(p, _)| at[*p].is_none()) || tables.must.iter().any(|p| at[*p].is_none()) {
        return None;
    }
    for _ in 0..=OUT {
        *work = work.saturating_sub(1);
        if let Some(mut state) = State::of(tables, &at) {
            let free = tables.shape.unspent(&state.network) as f64;
            if state.value + steepest * free <= best.value {
                return None;
            }
            fill(tables, &mut state, Base::Actual);
            *work = work.saturating_sub(2);
            let better = state.value > best.value * (1.0 + 1e-9) && shares_hold(tables, &state.totals);
            return better.then_some(state);
        }
        at = without_least(tables, best, &at, &moves)?;
    }
    None
}

/// Projects whose clauses are no longer met leave, until all that remain are supported.
fn drop_unsupported(tables: &Tables<'_>, at: &mut [Option<usize>]) {
    loop {
        let lost = chosen(at).find(|m| {
            !tables.clauses[m.0]
                .iter()
                .all(|c| super::state::clause_met(tables, at, c, tables.start(*m)))
        });
        match lost {
            Some((p, _)) => at[p] = None,
            None => return,
        }
    }
}

/// Takes out the project that loses least per dollar, with those that stand on it.
fn without_least(
    tables: &Tables<'_>,
    best: &State,
    at: &[Option<usize>],
    keep: &[Move],
) -> Option<Vec<Option<usize>>> {
    let mut least: Option<(f64, usize)> = None;
    for (p, s) in chosen(at) {
        let fixed = keep.iter().any(|(q, _)| *q == p) || tables.must.contains(&p);
        let related = keep.iter().any(|(q, _)| tables.shape.share_a_pot(*q, p));
        if fixed || !related || tables.cost[p] == 0 {
            continue;
        }
        let loss = best.lost_value(tables, (p, s)) / (tables.cost[p] as f64);
        if least.is_none_or(|(l, _)| loss < l) {
            least = Some((loss, p));
        }
    }
    let mut at = at.to_vec();
    at[least?.1] = None;
    drop_unsupported(tables, &mut at);
    let broken = keep.iter().any(|(p, _)| at[*p].is_none()) || tables.must.iter().any(|p| at[*p].is_none());
    (!broken).then_some(at)
}
