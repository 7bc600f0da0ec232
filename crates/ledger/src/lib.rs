//! Money: integer cents, funders with envelopes and earmarks, and totals that explain themselves.
//!
//! What: [`Cents`], exact splits ([`split`]), [`Funder`] and its [`Pot`]s; the [`book`] of what others
//! have promised and paid, [`measure`]s of money that cannot be added together, dated [`rate`]s and
//! price indices, [`total`]s that carry their parts and what was left out, [`claims`] on envelopes,
//! the [`mod@matrix`] of who funds what, and [`mod@assign`]: few funders a project. Why here: every
//! room that speaks of money uses one set of types that cannot be rounded or mixed up with a share.
//! Left out: loans and repayments, price indices of single economies.

pub mod assign;
pub mod book;
pub mod claims;
pub mod family;
pub mod funder;
pub mod matrix;
pub mod measure;
pub mod money;
pub mod pot;
pub mod prong;
pub mod rate;
mod split;
pub mod total;

pub use book::{Book, Entry, Local, Payer, Status, Upkeep};
pub use funder::{Earmark, Funder, Scope};
pub use measure::Measure;
pub use money::{BasisPoints, Cents};
pub use pot::{Pot, ProjectFacts, pots};
pub use prong::Prong;
pub use rate::{Deflator, Micro, Prices, Rate};
pub use split::{NotWhole, share_of, split, split_shares};
