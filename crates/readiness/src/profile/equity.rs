//! Equity lens: averages never hide the worst-off group.

use serde::{Deserialize, Serialize};

/// A group that an average can hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Women.
    Women,
    /// People in the countryside.
    Rural,
    /// The poorest.
    Poorest,
}

/// How the worst-off compare with the average.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EquityGap {
    /// Group.
    pub group: Group,
    /// Series of the group.
    pub indicator: String,
    /// Series of the average or of the better-off half it is held against; `None` where the series
    /// is itself a measure of inequality.
    pub against: Option<String>,
    /// Value of the group and its year.
    pub value: Option<(f64, i16)>,
    /// Value it is held against and its year (the same year where there is one).
    pub average: Option<(f64, i16)>,
    /// average − group, in the unit, positive where the group is worse off.
    pub gap: Option<f64>,
    /// People of the group behind the average: gap × the group's people where the pack knows them.
    pub people: Option<f64>,
    /// Economies of the income group that have a larger gap (or, for a single measure, a worse
    /// value), and all that have one.
    pub worse: Option<(u32, u32)>,
}

/// What the pack cannot say about a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoSeries {
    /// Group.
    pub group: Group,
    /// Indicator without a series for the group.
    pub indicator: String,
}

/// The equity lens of an economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Equity {
    /// What the pack has.
    pub gaps: Vec<EquityGap>,
    /// What the pack has only as an average although it matters by group.
    pub absent: Vec<NoSeries>,
}
