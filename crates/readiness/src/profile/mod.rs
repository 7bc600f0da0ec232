//! Why an economy scores as it does: strengths, gaps, constraint, peers, equity.
//!
//! Everything here is of one economy among all, on the points of a frozen index at the base year.
//! Why apart from [`crate::score_all()`]: a screen asks for it when an economy is opened. Left out:
//! money and distances (the engine adds them from the catalogue and geography) and words.

pub mod binding;
pub mod equity;
pub mod gaps;
pub mod lens;
pub mod peers;
pub mod published;
pub mod strengths;
