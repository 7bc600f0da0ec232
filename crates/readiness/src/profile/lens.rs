//! Compatibility: a lens of its own, never part of readiness.
//!
//! A user chooses indicators and a reference group; the score is how near an economy's values are
//! to the group's mean. It says nothing about better or worse, is off until a user asks for it, and
//! its reference group stands on every output (experience, "Readiness is not alignment").

use atlas::Iso3;
use serde::{Deserialize, Serialize};

/// What a user compares with whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lens {
    /// Name in the user's words.
    pub name: String,
    /// Indicators, in the user's order.
    pub indicators: Vec<String>,
    /// Reference group, sorted.
    pub reference: Vec<Iso3>,
}

/// An indicator under the lens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LensPart {
    /// Indicator.
    pub indicator: String,
    /// Value of the economy.
    pub value: Option<f64>,
    /// Mean of the reference group (without the economy itself).
    pub reference: Option<f64>,
    /// 0..100: 100·(1 − |value − reference| ÷ range over all economies).
    pub similarity: Option<f64>,
}

/// Compatibility of an economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LensScore {
    /// Mean similarity, 0..100; `None` where no indicator can be compared.
    pub score: Option<f64>,
    /// One an indicator.
    pub parts: Vec<LensPart>,
    /// Members of the reference group that have at least one value.
    pub members: Vec<Iso3>,
}
