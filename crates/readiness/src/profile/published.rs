//! Agreement of published indices: where does each put this economy?

use serde::{Deserialize, Serialize};

/// Published composite indices of the pack that rank nearly all economies. Policy ratings that
/// exist for borrowers only are left out: their ranks are of another set.
pub const INDICES: [&str; 6] = [
    "hdi",
    "human_capital_index",
    "logistics_performance_1to5",
    "spi_overall",
    "wgi_government_effectiveness",
    "women_business_law_index",
];
/// Spread of standings from which indices disagree, in hundredths of the ranking. **Assumption.**
pub const DISAGREE: f64 = 30.0;

/// One index's place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Indicator id of the index.
    pub index: String,
    /// Published value.
    pub value: f64,
    /// Year.
    pub year: i16,
    /// Rank, 1 = best, ties share the lowest.
    pub rank: u32,
    /// Economies ranked.
    pub of: u32,
    /// 100 = best, 0 = last: 100·(of − rank)/(of − 1).
    pub standing: f64,
}

/// Where published indices put an economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// One an index that has the economy.
    pub places: Vec<Place>,
    /// Standing in this readiness index.
    pub own: Option<f64>,
    /// Largest minus smallest standing of the published ones; `None` with fewer than two.
    pub spread: Option<f64>,
    /// The spread is [`DISAGREE`] or more.
    pub disagree: bool,
}
