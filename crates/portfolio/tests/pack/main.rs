//! Candidates of the committed pack.
#![allow(clippy::unwrap_used)] // a test says what is wrong by failing

mod candidates;
mod shared;
