//! Money: integer cents, funders with envelopes and earmarks, and totals that explain themselves.
//!
//! What: [`Cents`], exact splits ([`split`]), [`Funder`] and its [`Pot`]s. Why here: every room
//! that speaks of money uses one type that cannot be rounded or mixed up with a share. Left out:
//! currencies and deflators (their own issue); here every amount is in constant US dollars.

pub mod funder;
pub mod money;
pub mod pot;
mod split;

pub use funder::{Earmark, Funder, Scope};
pub use money::{BasisPoints, Cents};
pub use pot::{Pot, ProjectFacts, pots};
pub use split::{NotWhole, share_of, split, split_shares};

pub mod prong;
pub use prong::Prong;
