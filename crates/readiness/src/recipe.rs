//! The settings of every step, so that a run can be replayed and varied.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How missing cells are filled. Observed cells never change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Impute {
    /// Not at all: the weight of what is missing is shared out.
    #[default]
    None,
    /// Mean of the unit's group.
    GroupMean,
    /// Median of the unit's group.
    GroupMedian,
    /// Mean of the nearest peers that have the value (see [`crate::impute::PEERS`]).
    Nearest,
}

/// The share of observed indicators beneath a node below which a unit gets no score there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Screen {
    /// At every level above the indicators, 0..1; 0 refuses nothing.
    pub every: f64,
    /// Overrides by level (2 = the nodes right above the indicators).
    pub by_level: BTreeMap<u32, f64>,
}

impl Screen {
    /// One threshold for every level.
    pub fn every(threshold: f64) -> Self {
        Self {
            every: threshold,
            by_level: BTreeMap::new(),
        }
    }

    /// The threshold of a level.
    pub fn threshold(&self, level: u32) -> f64 {
        self.by_level.get(&level).copied().unwrap_or(self.every)
    }
}

/// Treatment of outliers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Treat {
    /// None.
    #[default]
    None,
    /// Winsorise, else take the logarithm of the original (see [`crate::treat`]).
    WinsoriseLog {
        /// Reflect a negatively skewed column before its logarithm (the model's default). The
        /// command line's `winsorise-log` does not: it is the rule as the field's reference
        /// implementation has it.
        reflect: bool,
    },
}

/// Normalisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Normalise {
    /// Linear between minimum and maximum, onto the scale.
    #[default]
    MinMax,
    /// Sample mean and standard deviation onto the scale read as (mean, standard deviation).
    ZScore,
    /// Rank, n = best, ties share the lowest; the scale is ignored.
    Rank,
    /// (lowest rank among ties − 1) / (n − 1), onto the scale.
    Percentile,
    /// Number of units that are worse; the scale is ignored.
    Borda,
    /// Linear between the node's goalposts, onto the scale.
    Goalposts,
}

/// Aggregation of children into a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Aggregate {
    /// Weighted arithmetic mean.
    #[default]
    Arithmetic,
    /// Weighted geometric mean; needs values above zero.
    Geometric,
    /// Weighted harmonic mean; needs values above zero.
    Harmonic,
    /// Weighted generalised (power) mean of this exponent; needs values above zero.
    Generalised(f64),
    /// Copeland: majorities won minus majorities lost.
    Copeland,
}

/// Every setting of a run. The default is the command line's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// Missing values.
    pub impute: Impute,
    /// Availability below which nothing is scored.
    pub screen: Screen,
    /// Outliers.
    pub treat: Treat,
    /// Normalisation.
    pub normalise: Normalise,
    /// Target range, or (mean, standard deviation) for z-scores.
    pub scale: (f64, f64),
    /// Aggregation wherever a node names none.
    pub aggregate: Aggregate,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            impute: Impute::None,
            screen: Screen::default(),
            treat: Treat::None,
            normalise: Normalise::MinMax,
            scale: (0.0, 100.0),
            aggregate: Aggregate::Arithmetic,
        }
    }
}
