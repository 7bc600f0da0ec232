//! Candidates of the committed pack.

mod candidates;
mod shared;
