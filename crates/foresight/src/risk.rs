//! How sure a plan's gain is, and on what that hangs (model, section 4).
//!
//! What: [`Spread`] (percentiles, CVaR, Monte Carlo standard error), [`Chance`], [`paired`]
//! comparison with common random numbers, [`tornado`], Sobol indices of twelve [`Group`]s of what is
//! not known ([`drivers`]), and what knowing one of them would be worth ([`information`]). Why
//! groups: nobody can act on four hundred distributions, but one can commission a study of adoption
//! or of unit costs. All of it runs on [`Gains`]: one number for a [`Point`] in the space of what is
//! not known. Left out: which portfolios are compared (the caller's), values and ranks over the draws
//! ([`crate::projection`]).

mod drivers;
mod group;
mod information;
mod spread;
mod tornado;

pub use crate::projection::Gains;
pub use drivers::{Driver, drivers};
pub use group::{ABSORPTION_FACTOR, Group, Held, Point};
pub use information::{Partial, Study, information, partial_perfect};
pub use spread::{Chance, Paired, Spread, TAIL, paired};
pub use tornado::{Bar, ENDS, tornado};

#[cfg(test)]
mod tests;
