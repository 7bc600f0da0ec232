//! The language of the catalogue's rules and sizes: small, total, three-valued.
//!
//! What: [`parse`] turns `electricity_access_pct >= 30 or project(minigrid)` into an [`Expr`];
//! [`truth`] and [`number`] evaluate it against a [`Context`] (the pack, geography, the user's answers,
//! other projects). Why: a rule written as data can be read, edited and shown with the values that
//! decided it. A rule that nothing decides is [`Truth::Unknown`] with the open question, never silently
//! true (Kleene's strong three-valued logic, S. C. Kleene, *Introduction to Metamathematics*, 1952, §64).
//! Left out: loops, functions of one's own, text values.

mod ast;
mod eval;
mod fields;
mod kleene;
mod parse;

#[cfg(test)]
mod tests;

pub use ast::{Arithmetic, Comparison, Expr, Function, References, Sort};
pub use eval::{Answer, Context, Evidence, Reading, Unknown, number, truth};
pub use fields::{DERIVED, Derived, FLAGS, PLACES, derived, is_known};
pub use kleene::Truth;
pub use parse::{MAX_DEPTH, MAX_LENGTH, ParseError, parse};
