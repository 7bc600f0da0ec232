//! A quantity over the draws, and two of them side by side.

use serde::{Deserialize, Serialize};

use crate::projection::quantile;

/// The worst share of draws that CVaR averages over.
pub const TAIL: f64 = 0.1;

/// A quantity over the draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Draws.
    pub draws: u32,
    /// Mean.
    pub mean: f64,
    /// Monte Carlo standard error of the mean: sample standard deviation over the root of the draws.
    pub se: f64,
    /// 10th percentile.
    pub p10: f64,
    /// Median.
    pub p50: f64,
    /// 90th percentile.
    pub p90: f64,
    /// CVaR10: mean of the worst tenth, where less is worse (Rockafellar and Uryasev 2000).
    pub cvar10: f64,
}

impl Spread {
    /// Of values by draw; all 0 of nothing.
    ///
    /// ```
    /// let values: Vec<f64> = (1..=20).map(f64::from).collect();
    /// let s = foresight::risk::Spread::of(&values);
    /// assert_eq!((s.mean, s.p50, s.cvar10), (10.5, 10.5, 1.5));
    /// ```
    pub fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        if values.is_empty() {
            return Self::default();
        }
        let mean = values.iter().fold(0.0, |sum, v| sum + v) / n;
        let squares = values.iter().fold(0.0, |sum, v| sum + (v - mean) * (v - mean));
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let worst = sorted.len().div_ceil(10);
        let tail = sorted.iter().take(worst).fold(0.0, |sum, v| sum + v);
        let at = |share| quantile(&sorted, share).unwrap_or(mean);
        Self {
            draws: u32::try_from(values.len()).unwrap_or(u32::MAX),
            mean,
            se: if n > 1.0 {
                (squares / (n - 1.0) / n).sqrt()
            } else {
                0.0
            },
            p10: at(0.1),
            p50: at(0.5),
            p90: at(0.9),
            cvar10: tail / worst as f64,
        }
    }
}

/// How often something holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// Share of the draws, 0..1.
    pub share: f64,
    /// Its Monte Carlo standard error.
    pub se: f64,
}

impl Chance {
    /// Of `hits` (halves count ties) among draws; 0 of nothing.
    pub fn of(hits: f64, draws: usize) -> Self {
        if draws == 0 {
            return Self::default();
        }
        let share = hits / draws as f64;
        Self {
            share,
            se: (share * (1.0 - share) / draws as f64).sqrt(),
        }
    }
}

/// Two plans under the same draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paired {
    /// A − B, draw by draw: its error is that of the difference, not of two runs.
    pub difference: Spread,
    /// P(A > B); a tie counts half.
    pub a_better: Chance,
}

/// Compares two quantities draw by draw. Draws that only one of them has are left out.
pub fn paired(a: &[f64], b: &[f64]) -> Paired {
    let difference: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let hits = difference.iter().fold(0.0, |sum, d| {
        sum + if *d > 0.0 {
            1.0
        } else if *d < 0.0 {
            0.0
        } else {
            0.5
        }
    });
    Paired {
        a_better: Chance::of(hits, difference.len()),
        difference: Spread::of(&difference),
    }
}
