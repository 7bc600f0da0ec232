//! What would have been said in 2009, 2014, 2017 and 2019, and what came.
//!
//! A forecast at an origin sees nothing dated later (model, section 2); it is judged at the years
//! that followed. Errors are in the indicator's unit, of every economy with a value in the five
//! years up to the origin and a value in the target year. Left out: the score's own band
//! ([`band`]), and files (crate `engine` and the command line).

pub mod band;
mod judge;
mod reason;

pub use judge::{Judged, MethodResult, interval_score, judge};
pub use reason::{Reason, reasons};

/// Origins of the published table (model, section 2).
pub const ORIGINS: [i16; 4] = [2009, 2014, 2017, 2019];
/// Horizons of the published table, years.
pub const HORIZONS: [usize; 6] = [1, 2, 3, 4, 5, 10];
/// Longest horizon, years.
pub const LONGEST: usize = 10;

/// Indicators that had a trend to be seen (model, section 2); the others mostly stay where they are.
pub const TRENDING: [&str; 13] = [
    "internet_users_pct",
    "fixed_broadband_per100",
    "coverage_4g_pct",
    "mobile_subscriptions_per100",
    "electricity_access_pct",
    "rural_electricity_access_pct",
    "secure_servers_per_million",
    "tertiary_enrolment_gross_pct",
    "mean_years_schooling",
    "expected_years_schooling",
    "account_ownership_pct",
    "scientific_articles_per_million",
    "github_developers_per1000",
];

#[cfg(test)]
#[path = "backtest/tests.rs"]
mod tests;
