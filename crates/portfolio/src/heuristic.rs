//! A feasible portfolio at once: greedy by gain per dollar, then exchanges. Never called optimised.
//!
//! What: [`heuristic`]. Why: something honest to look at before a solver has run, and a warm start
//! for it. Feasibility of money is the exact integer flow of the crate's payments; the result passes
//! the checker like any other. Deterministic: work is counted, no clock, ties by position. Left out:
//! any bound.

mod bundle;
mod exchange;
mod greedy;
mod limits;
mod state;

use crate::check::Violation;
use crate::solve::settle;
use crate::{Choice, Outcome, Problem};
use state::State;

/// Name as outcomes keep it.
pub const NAME: &str = "heuristic";

/// The best portfolio that greedy insertion and exchange find.
///
/// Errors: `no-quick-plan`, `must-impossible` for each must-have that could not be placed, or what the checker says.
/// Without a must list and least numbers or amounts there is always an answer, if need be the empty
/// portfolio.
pub fn heuristic(problem: &Problem) -> Result<Outcome, Vec<Violation>> {
    let tables = state::Tables::new(problem);
    let mut best: Option<State> = None;
    // Shares are of what is spent in the end, which is not known at the start: each round holds the
    // rules against an assumed total, and the next assumes what was really spent.
    let mut assumed = tables.most_that_can_be_spent();
    for _ in 0..ROUNDS {
        let mut state = State::empty(&tables);
        let placed = greedy::place_musts(&tables, &mut state, assumed)
            && greedy::place_counts(&tables, &mut state, assumed);
        if !placed {
            break;
        }
        greedy::place_floors(&tables, &mut state, assumed);
        greedy::fill(&tables, &mut state, limits::Base::Assumed(assumed));
        let spent = state.totals.whole;
        limits::trim(&tables, &mut state);
        if limits::shares_hold(&tables, &state.totals) && best.as_ref().is_none_or(|b| state.value > b.value)
        {
            best = Some(state);
        }
        if !tables.has_share_rules() || spent >= assumed {
            break;
        }
        assumed = spent;
    }
    let Some(mut best) = best else {
        return Err(not_found(problem));
    };
    exchange::improve(&tables, &mut best);
    let chosen: Vec<Choice> = best
        .at
        .iter()
        .zip(&problem.projects)
        .filter_map(|(s, p)| {
            Some(Choice {
                project: p.id.clone(),
                start: *p.starts.get((*s)?)?,
            })
        })
        .collect();
    settle(problem, &chosen, NAME, "", None)
}

/// Rounds of assumed totals (an assumption; the total settles within a few).
const ROUNDS: usize = 6;

/// Names the must-haves; without any, that no quick plan was found, which a solver may still find.
fn not_found(problem: &Problem) -> Vec<Violation> {
    if problem.rules.must.is_empty() {
        let expected = "floors and counts that a quick plan meets; solve to find one";
        return vec![Violation::new("no-quick-plan", "rules", "none found", expected)];
    }
    problem
        .rules
        .must
        .iter()
        .map(|id| {
            Violation::new(
                "must-impossible",
                "rules/must",
                id,
                "a start, money and rules that allow it",
            )
        })
        .collect()
}
