//! Gap to the target and to the frontier, in native units and in people.

use serde::{Deserialize, Serialize};

/// What a number per 100, per 1,000 or of a share counts when it is multiplied by its population.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// People.
    People,
    /// Adults (15 and older).
    Adults,
    /// People in the countryside.
    RuralPeople,
    /// Subscriptions, servers, articles, accounts …: the things the indicator counts.
    Things,
}

/// How much is wanting to one level.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distance {
    /// The level, in the indicator's unit.
    pub level: f64,
    /// How much is wanting in the indicator's unit; 0 where the level is reached.
    pub wanting: f64,
    /// The same in points of the goalposts.
    pub points: f64,
    /// The same in people or things; `None` where the unit has no population in the pack.
    pub heads: Option<f64>,
}

/// One leaf's gaps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Node id.
    pub node: String,
    /// Indicator.
    pub indicator: String,
    /// Value at the base year; `None` where missing (then there is no gap, only a missing value).
    pub value: Option<f64>,
    /// Year of the value.
    pub year: Option<i16>,
    /// To the better goalpost.
    pub target: Option<Distance>,
    /// To the frontier: the 95th percentile (5th where lower is better) of the income group above.
    pub frontier: Option<Distance>,
    /// What `heads` counts.
    pub counted: Option<Counted>,
}
