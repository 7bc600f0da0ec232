//! Explanations: what each rule costs, what a dollar is worth, why a project is in or out, and what
//! to give up where the rules contradict each other (model, section 5).
//!
//! Prices of rules come from solving again without the rule and carry what is proven about them;
//! values of a dollar and of a cheaper project come from the prices of rows (dual values) of the
//! linear relaxation and are called that. Left out: words ([`crate::study::Report`] is numbers, ids
//! and names of rules).

pub mod above;
pub mod prices;
pub mod reasons;
pub mod relax;
pub mod rule;
pub mod why;

pub use rule::{RuleRef, rules, without};
