//! The objective of a choice, computed from the choice alone.
//!
//! Model, section 5: Σ_t w_t · f_t(Σ_p e_pt φ_p(s_p)), with f_t the concave pieces filled from the
//! steepest on. Solvers report an objective of their own; the number that is shown and stored is
//! this one. Fixed order of summation: projects in problem order, targets in problem order.

use crate::{Choice, Piece, Problem};

/// Gain of a dose under concave pieces: the pieces are filled in their order (slopes falling).
///
/// ```
/// use portfolio::{Piece, evaluate::gain};
/// let pieces = [Piece { slope: 0.8, width: 0.5 }, Piece { slope: 0.4, width: 1.0 }];
/// assert_eq!(gain(&pieces, 1.0), 0.8 * 0.5 + 0.4 * 0.5);
/// assert_eq!(gain(&pieces, 9.0), 0.8 * 0.5 + 0.4 * 1.0);
/// ```
pub fn gain(pieces: &[Piece], dose: f64) -> f64 {
    let mut left = dose.max(0.0);
    let mut total = 0.0;
    for piece in pieces {
        let used = left.min(piece.width);
        total += piece.slope * used;
        left -= used;
        if left <= 0.0 {
            break;
        }
    }
    total
}

/// Starts by project position, `None` where the project is not chosen. Choices that name no
/// project or no possible start are left out (the checker reports them).
pub(crate) fn starts(problem: &Problem, chosen: &[Choice]) -> Vec<Option<usize>> {
    let mut at = vec![None; problem.projects.len()];
    for choice in chosen {
        if let Some(p) = problem.projects.iter().position(|p| p.id == choice.project) {
            at[p] = problem.projects[p].starts.iter().position(|s| *s == choice.start);
        }
    }
    at
}

/// The dose of every target under starts given by project position.
pub(crate) fn doses(problem: &Problem, starts: &[Option<usize>]) -> Vec<f64> {
    let mut total = vec![0.0; problem.targets.len()];
    for (project, start) in problem.projects.iter().zip(starts) {
        let Some(phi) = start.and_then(|s| project.phi.get(s)) else {
            continue;
        };
        for (t, dose) in &project.doses {
            if let Some(d) = total.get_mut(*t) {
                *d += dose * phi;
            }
        }
    }
    total
}

pub(crate) fn value(problem: &Problem, doses: &[f64]) -> f64 {
    problem
        .targets
        .iter()
        .zip(doses)
        .map(|(t, d)| t.weight * gain(&t.pieces, *d))
        .sum()
}

/// The objective of a choice, in the problem's unit (see [`Problem::objective`]).
pub fn objective(problem: &Problem, chosen: &[Choice]) -> f64 {
    value(problem, &doses(problem, &starts(problem, chosen)))
}
