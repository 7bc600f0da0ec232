//! A value with its year and source, or a typed reason why there is none.

use serde::{Deserialize, Serialize};

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The data pack; the text is the source id in `sources.csv`.
    Published(String),
    /// A value of the user's own beside the published one; the text is the source the user named.
    Own(String),
    /// The user's answer to a milestone question.
    Answer,
    /// An unanswered milestone, counted as 0 and marked *assumed*.
    Assumed,
    /// Filled in by the recipe, from other economies or other years; never observed.
    Imputed,
}

/// A value, the year it belongs to, and its origin. The unit is the indicator's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// In the indicator's own unit.
    pub value: f64,
    /// Calendar year.
    pub year: i16,
    /// Source.
    pub origin: Origin,
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// The source has never published one for this economy.
    NeverPublished,
    /// There is one, but its year lies before the window (the year is the latest there is).
    TooOld(i16),
    /// The pack does not know this indicator.
    UnknownIndicator,
}

/// One cell of a table: observed or missing with a reason. Never 0, never NaN.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// A value.
    Observed(Observation),
    /// None, and why.
    Missing(Missing),
}

impl Cell {
    /// The number, where there is one.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Observed(o) => Some(o.value),
            Self::Missing(_) => None,
        }
    }
}
