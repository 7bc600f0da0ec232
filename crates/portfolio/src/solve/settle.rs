//! From a solver's choice to an outcome that has passed the checker.

use crate::check::{Violation, check};
use crate::evaluate::{doses, starts, value};
use crate::hash::hash;
use crate::payments::assign;
use crate::{Choice, Outcome, Problem};

/// A bound this much below our objective, relatively, is put down to rounding and raised to it.
const ROUNDING: f64 = 1e-6;

/// Turns chosen starts into an [`Outcome`]: objective recomputed from the choice, payments assigned
/// in cents by an exact flow, everything verified by the checker.
///
/// `solver` and `settings` are kept in words; `bound` is the proven upper bound in the problem's
/// unit, `None` for a heuristic. Errors: every broken rule, among them `money-short` with year, pots
/// and amount when the choice cannot be paid for, and `bound-contradicted` when a solver's bound lies
/// below what its own choice achieves.
pub fn settle(
    problem: &Problem,
    chosen: &[Choice],
    solver: &str,
    settings: &str,
    bound: Option<f64>,
) -> Result<Outcome, Vec<Violation>> {
    let mut chosen = chosen.to_vec();
    chosen.sort();
    let at = starts(problem, &chosen);
    let objective = value(problem, &doses(problem, &at));
    let bound = match bound {
        Some(b) if !b.is_finite() => None,
        Some(b) if b < objective - ROUNDING * objective.abs().max(1e-9) => {
            return Err(vec![Violation::new(
                "bound-contradicted",
                "bound",
                b,
                format!("at least {objective}"),
            )]);
        }
        Some(b) => Some(b.max(objective)),
        None => None,
    };
    let payments = match assign(problem, &at) {
        Ok(payments) => payments,
        Err(short) => {
            return Err(short
                .into_iter()
                .map(|s| {
                    let at = format!("money/{}/{}", s.year, s.pots.join("+"));
                    Violation::new(
                        "money-short",
                        at,
                        format!("{} missing", s.missing),
                        "enough money in these pots",
                    )
                })
                .collect());
        }
    };
    let outcome = Outcome {
        format: Outcome::FORMAT.into(),
        version: Outcome::VERSION,
        problem: hash(problem),
        solver: solver.to_owned(),
        settings: settings.to_owned(),
        optimised: bound.is_some(),
        objective,
        bound,
        gap: bound.and_then(|b| gap(objective, b)),
        chosen,
        payments,
    };
    let broken = check(problem, &outcome);
    if broken.is_empty() {
        Ok(outcome)
    } else {
        Err(broken)
    }
}

/// Relative gap; an objective of zero has one only when nothing more is possible.
fn gap(objective: f64, bound: f64) -> Option<f64> {
    if bound <= objective {
        Some(0.0)
    } else if objective > 0.0 {
        Some((bound - objective) / objective)
    } else {
        None
    }
}
