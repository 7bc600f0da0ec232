//! Reliability 0–10 of the numbers behind an economy's score.
//!
//! Every outcome leaf gets a confidence between 0 and 1; reliability is ten times their mean,
//! weighted by the leaves' shares in the whole tree as if nothing were missing:
//!
//! `reliability = 10 · Σ w·age·nature·filled`, where
//! - a missing leaf has confidence 0;
//! - `age` = 1 up to [`FRESH_YEARS`] years before the base year, then falling in a straight line to
//!   [`OLD_FLOOR`] at [`STALE_YEARS`] years, and staying there;
//! - `nature` = 1 measured, [`MODELLED`] modelled, [`PERCEPTION`] perception or expert judgement;
//! - `filled` = [`IMPUTED`] where the value was imputed, else 1.
//!
//! **Our assumption** (model, section 1, step 10 names the ingredients, not the formula): the
//! factors order what field guides order (a count before an estimate before an opinion; this year
//! before ten years ago) and are shown beside the result. Left out: the error the publisher states,
//! which the pack does not carry.

use indicators::Nature;
use serde::{Deserialize, Serialize};

/// Values up to this many years before the base year count in full. **Assumption.**
pub const FRESH_YEARS: i16 = 2;
/// Values of this age or more count [`OLD_FLOOR`]. **Assumption.**
pub const STALE_YEARS: i16 = 10;
/// Confidence factor of a value of [`STALE_YEARS`] or more. **Assumption.**
pub const OLD_FLOOR: f64 = 0.4;
/// Values older than this are counted in [`Reliability::old`], in years. **Assumption.**
pub const OLD_YEARS: i16 = 5;
/// Confidence factor of a modelled series. **Assumption.**
pub const MODELLED: f64 = 0.85;
/// Confidence factor of a series of perceptions or expert judgement. **Assumption.**
pub const PERCEPTION: f64 = 0.7;
/// Confidence factor of an imputed value. **Assumption.**
pub const IMPUTED: f64 = 0.5;

/// One leaf's part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellReliability {
    /// Node id of the leaf.
    pub node: String,
    /// Indicator.
    pub indicator: String,
    /// How the series comes about.
    pub nature: Nature,
    /// Years between the value and the base year (0 for a newer one); `None` without a value.
    pub age: Option<i16>,
    /// The value was imputed.
    pub imputed: bool,
    /// 0..1.
    pub confidence: f64,
    /// Weight in the mean; over the leaves they sum to 1.
    pub weight: f64,
}

/// Reliability of an economy's score. Shares are of outcome leaves, weighted as the score is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// 0 (nothing known) to 10 (all measured, fresh).
    pub score: f64,
    /// Share without a value.
    pub missing: f64,
    /// Share with a value older than [`OLD_YEARS`].
    pub old: f64,
    /// Share imputed.
    pub imputed: f64,
    /// Share from modelled series (of those with a value).
    pub modelled: f64,
    /// Share from perception or expert judgement.
    pub perception: f64,
    /// Weighted mean age of the values, in years; `None` without a value.
    pub mean_age: Option<f64>,
    /// One an outcome leaf, in leaf order.
    pub cells: Vec<CellReliability>,
}
