//! The settings of every step, so that a run can be replayed and varied.
//!
//! A setting is looked up from the particular to the general: the indicator's own
//! ([`Recipe::by_indicator`]), then the level's, then the recipe's. A recipe serialises, and
//! [`crate::fingerprint::recipe_hash`] names it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::weights::{Judgement, Weighting};

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
    /// The unit's own latest value before the scored year, else its first after it (needs
    /// [`crate::Aside::panel`]).
    PanelLatest,
    /// The line between the unit's own values around the scored year; outside them the nearest one.
    PanelLinear,
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

/// Treatment of outliers: of a column that fails the skew and kurtosis rule (see [`crate::treat`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    /// Box-Cox transformation (see [`crate::treat::box_cox`]).
    BoxCox {
        /// Its exponent; `None`: the one of greatest likelihood.
        lambda: Option<f64>,
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
    /// The way from the worst value to the indicator's target, onto the scale.
    Target,
    /// Distance to [`Recipe::reference`] in units of the range, onto the scale; 1 at its value.
    Reference,
    /// Distance to the best value in units of the range, onto the scale; 1 at the best.
    Frontier,
    /// Share of the greatest value (what is left of it where less is better), onto the scale.
    FractionOfMaximum,
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

/// What one indicator does differently; `None` follows the recipe.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfIndicator {
    /// Missing values.
    pub impute: Option<Impute>,
    /// Outliers; `Some(Treat::None)` leaves the indicator alone.
    pub treat: Option<Treat>,
    /// Normalisation.
    pub normalise: Option<Normalise>,
    /// Scale of its normalisation.
    pub scale: Option<(f64, f64)>,
}

/// Every setting of a run. The default is the command line's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
    /// Unit that [`Normalise::Reference`] measures from.
    pub reference: Option<String>,
    /// What single indicators do differently, by node.
    pub by_indicator: BTreeMap<String, OfIndicator>,
    /// Weights of the children of every node.
    pub weights: Weighting,
    /// The same by the level of the parent.
    pub weights_by_level: BTreeMap<u32, Weighting>,
    /// Pairwise judgements by parent, for [`Weighting::Ahp`].
    pub judgements: BTreeMap<String, Vec<Judgement>>,
    /// Aggregation wherever neither the node nor its level names one.
    pub aggregate: Aggregate,
    /// Aggregation by the level of the node.
    pub aggregate_by_level: BTreeMap<u32, Aggregate>,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            impute: Impute::None,
            screen: Screen::default(),
            treat: Treat::None,
            normalise: Normalise::MinMax,
            scale: (0.0, 100.0),
            reference: None,
            by_indicator: BTreeMap::new(),
            weights: Weighting::Given,
            weights_by_level: BTreeMap::new(),
            judgements: BTreeMap::new(),
            aggregate: Aggregate::Arithmetic,
            aggregate_by_level: BTreeMap::new(),
        }
    }
}

impl Recipe {
    /// Imputation of an indicator (by its node).
    pub fn impute_of(&self, node: &str) -> Impute {
        self.of(node).and_then(|o| o.impute).unwrap_or(self.impute)
    }

    /// Treatment of an indicator.
    pub fn treat_of(&self, node: &str) -> Treat {
        self.of(node).and_then(|o| o.treat).unwrap_or(self.treat)
    }

    /// Normalisation of an indicator.
    pub fn normalise_of(&self, node: &str) -> Normalise {
        self.of(node).and_then(|o| o.normalise).unwrap_or(self.normalise)
    }

    /// Scale of an indicator.
    pub fn scale_of(&self, node: &str) -> (f64, f64) {
        self.of(node).and_then(|o| o.scale).unwrap_or(self.scale)
    }

    /// Aggregation of a node: its own, its level's, the recipe's.
    pub fn aggregate_of(&self, node: &crate::Node) -> Aggregate {
        let level = || self.aggregate_by_level.get(&node.level).copied();
        node.aggregate.or_else(level).unwrap_or(self.aggregate)
    }

    /// Weighting of the children of a node of this level.
    pub fn weighting_of(&self, level: u32) -> Weighting {
        self.weights_by_level.get(&level).copied().unwrap_or(self.weights)
    }

    fn of(&self, node: &str) -> Option<&OfIndicator> {
        self.by_indicator.get(node)
    }
}
