//! The composite index: normalise, weigh, aggregate, and how sure the ranking is.
//!
//! What: a generic engine for any table of units × indicators ([`Table`], [`Structure`],
//! [`Recipe`], [`compute`]), the shipped frameworks with everything frozen at the base year
//! ([`Frozen`]), the readiness of every economy of the pack ([`score_all()`]), and rank intervals
//! over weight draws ([`rank_intervals`]). Why: the screen, the projection and the command line
//! must score with the same arithmetic, so that a zero plan reproduces the readiness score bit
//! for bit. Equations: model, section 1 (the ten steps of the OECD/JRC handbook). Left out:
//! data (crate `indicators`) and anything that happens after the base year (crate `foresight`).

// Known answers are exact where the arithmetic is.
#![cfg_attr(test, allow(clippy::float_cmp))]

pub mod change;
pub mod coherence;
pub mod copeland;
pub mod draw;
pub mod engine;
pub mod fingerprint;
pub mod frozen;
pub mod impute;
pub mod intervals;
pub mod lineage;
pub mod linear;
pub mod means;
pub mod methods;
pub mod monte_carlo;
pub mod normalise;
pub mod panel;
pub mod problem;
pub mod profile;
pub mod ranking;
pub mod recipe;
pub mod reliability;
pub mod score_all;
pub mod stats;
pub mod structure;
pub mod table;
pub mod tiers;
pub mod treat;
pub mod uncertainty;
pub mod weights;
pub mod what_if;

pub use coherence::Coherence;
pub use engine::{Aside, Scores, Trace, compute};
pub use fingerprint::{data_hash, recipe_hash, structure_hash};
pub use frozen::{Effective, Frozen, FrozenLeaf, FrozenNode, MissingEffect, NodeScore, Scored};
pub use intervals::{Interval, Intervals, rank_intervals};
pub use lineage::{Lineage, lineage};
pub use monte_carlo::{Stopped, UnitInterval, weight_intervals};
pub use problem::{Problem, Reason};
pub use profile::lens::Lens;
pub use ranking::ranks;
pub use recipe::{Aggregate, Impute, Normalise, OfIndicator, Recipe, Screen, Treat};
pub use reliability::Reliability;
pub use score_all::{EconomyReadiness, LeafCell, Overrides, Readiness, score_all};
pub use structure::{Node, Structure};
pub use table::Table;
pub use tiers::{TierResult, TierRules};
pub use weights::{Judgement, Judgements, Weighting};
