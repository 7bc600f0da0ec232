//! Peers by profile distance, and which of them climbed out.

use atlas::Iso3;
use serde::{Deserialize, Serialize};

/// Share of the leaves two economies must both have to be compared, in tenths. **Assumption.**
pub const LEAST_OVERLAP_TENTHS: usize = 6;
/// Peers listed.
pub const NEAREST: usize = 10;

/// An economy with a similar profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peer {
    /// Economy.
    pub economy: Iso3,
    /// 0 (alike) to 1: mean absolute difference of points over shared leaves, ÷ 100 (Gower 1971).
    pub distance: f64,
    /// Shared leaves.
    pub shared: u32,
    /// Its score.
    pub score: f64,
}

/// An economy that once was where this one is, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Climber {
    /// Economy.
    pub economy: Iso3,
    /// The past year in which its profile was nearest.
    pub year: i16,
    /// Distance of that past profile to this economy's today.
    pub distance: f64,
    /// Shared leaves.
    pub shared: u32,
    /// Its score then, by the same index with the values of that year.
    pub score_then: f64,
    /// Its score at the base year.
    pub score_now: f64,
    /// Rise of the score over leaves it had in both years: free of what was only newly published.
    pub rise: f64,
    /// Leaves that rose most: (indicator, points then, points now), largest weighted rise first.
    pub through: Vec<(String, f64, f64)>,
}
