//! Candidates, the programme that chooses among them, and the checker that trusts nobody.
//!
//! What: [`Candidate`], [`Problem`] (the published schema of `problem.json`), [`Outcome`]
//! (`result.json`), the [`solve::Solver`] port, heuristic, checker. Left out: effects (crate
//! `foresight`), who holds the money (crate `ledger`).

pub mod candidate;
pub mod problem;

pub use candidate::{Candidate, CostRange, Reason, Requirement, Verdict};
pub use problem::{Choice, Clause, Outcome, Payment, Piece, Problem, ProblemProject, Rules, Target};
