//! The document: what a user decided, as named commands with inverses, kept in one readable file.
//!
//! What: [`Plan`], [`command::Command`], [`history::Session`], [`mod@file`]. Why: every change is one
//! serialisable command, so undo, journal and (later) merge speak one language. Left out: anything
//! that can be computed from the plan and the pack.

mod books;
pub mod catalogue;
pub mod check;
pub mod command;
pub mod document;
mod envelopes;
pub mod file;
pub mod frameworks;
pub mod history;
pub mod recipes;
pub mod rules;
mod slots;

pub use catalogue::Mitigation;
pub use command::{Command, Refusal, SurveyValue};
pub use document::{
    Accepted, Answer, Beside, Counterpart, Delay, Fact, OwnValue, Plan, RegionChoice, Settings, SurveyAnswer,
    WeightOverride,
};
pub use frameworks::OwnIndicator;
pub use history::Session;
pub use recipes::{OwnRecipe, OwnTarget};
pub use rules::RuleEdit;
