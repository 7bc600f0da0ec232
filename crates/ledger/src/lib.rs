//! Money: integer cents, funders with envelopes and earmarks, and totals that explain themselves.
//!
//! What: [`Cents`], [`Funder`], and the assignment of spending to funders. Why here: every room
//! that speaks of money uses one type that cannot be rounded or mixed up with a share. Left out:
//! currencies and deflators (their own issue); here every amount is in constant US dollars.

pub mod funder;
pub mod money;

pub use funder::{Earmark, Funder, Scope};
pub use money::{BasisPoints, Cents};

pub mod prong;
pub use prong::Prong;
