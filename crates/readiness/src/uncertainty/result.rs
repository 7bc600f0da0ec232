//! What the draws say about each unit.

use serde::{Deserialize, Serialize};

use crate::intervals::percentile_of_counts;

/// Ranks of one unit over the draws in which it had a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitRanks {
    /// Rank under the base options with the weights as set; `None` where it has no score there.
    pub base: Option<u32>,
    /// Mean.
    pub mean: f64,
    /// 5th percentile (type 7 of Hyndman and Fan).
    pub p05: f64,
    /// Median.
    pub median: f64,
    /// 95th percentile.
    pub p95: f64,
    /// Draws in which the unit had a score.
    pub draws: u32,
    /// Draws at each rank, from `first` on; ranks beyond were never reached.
    pub counts: Vec<u32>,
    /// The rank of the first count, 1 = best.
    pub first: u32,
}

impl UnitRanks {
    /// From the draws at each rank, the first entry rank 1; `None` without a draw.
    pub fn of_counts(base: Option<u32>, counts: &[u32]) -> Option<Self> {
        let from = counts.iter().position(|c| *c > 0)?;
        let to = counts.iter().rposition(|c| *c > 0)?;
        let inner = counts.get(from..=to)?;
        let total: u64 = inner.iter().map(|c| u64::from(*c)).sum();
        let sum: u64 = (from as u64 + 1..)
            .zip(inner)
            .map(|(rank, c)| rank * u64::from(*c))
            .sum();
        let at = |p| Some(percentile_of_counts(inner, p)? + from as f64);
        Some(Self {
            base,
            mean: sum as f64 / total as f64,
            p05: at(0.05)?,
            median: at(0.5)?,
            p95: at(0.95)?,
            draws: u32::try_from(total).unwrap_or(u32::MAX),
            counts: inner.to_vec(),
            first: u32::try_from(from + 1).unwrap_or(u32::MAX),
        })
    }

    /// Probability of a rank of `k` or better.
    ///
    /// ```
    /// use readiness::uncertainty::UnitRanks;
    /// let unit = UnitRanks::of_counts(Some(2), &[1, 2, 1, 0]).unwrap();
    /// assert_eq!([1, 2, 3].map(|k| unit.top(k)), [0.25, 0.75, 1.0]);
    /// assert_eq!((unit.acceptability(2), unit.acceptability(4)), (0.5, 0.0));
    /// ```
    pub fn top(&self, k: u32) -> f64 {
        let better: u64 = (self.first..=k)
            .zip(&self.counts)
            .map(|(_, c)| u64::from(*c))
            .sum();
        better as f64 / f64::from(self.draws)
    }

    /// Rank acceptability: the share of draws at one rank (Lahdelma and Salminen 2001).
    pub fn acceptability(&self, rank: u32) -> f64 {
        let at = rank.checked_sub(self.first);
        let count = at.and_then(|a| self.counts.get(a as usize)).copied().unwrap_or(0);
        f64::from(count) / f64::from(self.draws)
    }
}

/// What the draws say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Uncertainty {
    /// By unit; `None` for a unit without a score in any draw.
    pub units: Vec<Option<UnitRanks>>,
    /// Mean over draws and units of the distance between rank and base rank.
    pub mean_shift: f64,
    /// Draws.
    pub draws: u32,
    /// Where asked for: `pairs[a * units + b]` is in how many draws unit `a` ranked strictly better
    /// than unit `b`.
    pub pairs: Vec<u32>,
}

impl Uncertainty {
    /// The share of draws in which `a` ranks strictly better than `b`; `None` where pairs were not
    /// asked for.
    pub fn better(&self, a: usize, b: usize) -> Option<f64> {
        let n = self.units.len();
        let count = self.pairs.get(a * n + b).filter(|_| a < n && b < n)?;
        Some(f64::from(*count) / f64::from(self.draws))
    }
}
