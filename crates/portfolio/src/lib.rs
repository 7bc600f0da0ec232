//! Candidates, the programme that chooses among them, and the checker that trusts nobody.
//!
//! What: [`Candidate`], [`Problem`] (the published schema of `problem.json`), [`Outcome`]
//! (`result.json`), the solver port ([`solve`]), the [`heuristic()`], the checker ([`check()`]). Left out: effects (crate
//! `foresight`), who holds the money (crate `ledger`). Beyond the optimum: [`study`] asks a sequence of solves for what [`explain`], [`frontier`]
//! and [`robust`] report; [`scoring`] ranks the candidates without choosing among them.

pub mod candidate;
pub mod candidates;
pub mod check;
pub mod committed;
pub mod diagnose;
pub mod evaluate;
pub mod explain;
pub mod frontier;
pub mod generate;
pub mod hash;
pub mod heuristic;
mod limits;
pub mod money;
mod payments;
pub mod problem;
pub mod programme;
pub mod robust;
pub mod rules;
pub mod scoring;
pub mod solve;
pub mod study;

pub use candidate::{Candidate, CostRange, Reason, Requirement, Verdict};
pub use check::{Violation, check};
pub use committed::Committed;
pub use diagnose::{Diagnostic, Severity, diagnose};
pub use heuristic::heuristic;
pub use problem::{Choice, Clause, Outcome, Payment, Piece, Problem, ProblemProject, Target};
pub use rules::{CountRule, Group, GroupKind, JointRule, Limit, NotBefore, Rules, ShareRule, Side};
