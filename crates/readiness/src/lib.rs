//! The composite index: normalise, weigh, aggregate, and how sure the ranking is.
//!
//! What: the shipped frameworks with everything frozen at the base year
//! ([`Frozen`]), the readiness of every economy of the pack ([`score_all`]), and rank intervals
//! over weight draws ([`rank_intervals`]). Why: the screen, the projection and the command line
//! must score with the same arithmetic, so that a zero plan reproduces the readiness score bit
//! for bit. Equations: model, section 1 (the ten steps of the OECD/JRC handbook). Left out:
//! data (crate `indicators`) and anything that happens after the base year (crate `foresight`).

pub mod draw;
pub mod frozen;
pub mod intervals;
pub mod problem;
pub mod ranking;
pub mod score_all;

pub use frozen::{Effective, Frozen, FrozenLeaf, FrozenNode, MissingEffect, NodeScore, Scored};
pub use intervals::{Interval, Intervals, rank_intervals};
pub use problem::{Problem, Reason};
pub use ranking::ranks;
pub use score_all::{EconomyReadiness, LeafCell, Overrides, Readiness, score_all};
