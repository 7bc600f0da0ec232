//! The pack: series of every indicator with year and source.

use serde::{Deserialize, Serialize};

/// Which side of an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// Neither: context only.
    Neutral,
}

/// One row of `data/indicators.csv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Stable id, for example `internet_users_pct`.
    pub id: String,
    /// Name in English.
    pub name: String,
    /// Unit in words.
    pub unit: String,
    /// Better side.
    pub direction: Direction,
    /// Source id.
    pub source: String,
    /// Definition in our own words.
    pub definition: String,
}

/// One row of `data/sources.csv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Licence.
    pub licence: String,
    /// Where the licence text stands; empty where none.
    pub licence_url: String,
    /// Vintage in words.
    pub vintage: String,
    /// Text to show.
    pub attribution: String,
}

/// One published value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Calendar year.
    pub year: i16,
    /// In the indicator's unit.
    pub value: f64,
}

/// Every series, indicator and source. See the contract in the module docs of [`crate`].
#[derive(Clone, Debug, Default)]
pub struct Pack {}
