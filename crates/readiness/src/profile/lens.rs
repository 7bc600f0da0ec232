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

/// Compatibility of an economy. `value` gives the latest value of any indicator and economy;
/// `economies` are all whose range counts. Without any other member of the reference group, or where
/// all economies have one value, an indicator cannot be compared and is left out of the mean.
pub fn compatibility(
    lens: &Lens,
    economies: &[Iso3],
    value: &dyn Fn(&str, Iso3) -> Option<f64>,
    economy: Iso3,
) -> LensScore {
    let mut members: Vec<Iso3> = Vec::new();
    let parts: Vec<LensPart> = lens
        .indicators
        .iter()
        .map(|indicator| {
            let finite = |e: Iso3| value(indicator, e).filter(|v| v.is_finite());
            let group: Vec<(Iso3, f64)> = lens
                .reference
                .iter()
                .filter(|e| **e != economy)
                .filter_map(|e| Some((*e, finite(*e)?)))
                .collect();
            members.extend(group.iter().map(|(e, _)| *e));
            let reference =
                (!group.is_empty()).then(|| group.iter().fold(0.0, |s, (_, v)| s + v) / group.len() as f64);
            let own = finite(economy);
            let ends = economies.iter().filter_map(|e| finite(*e)).fold(None, |ends, v| {
                let (low, high): (f64, f64) = ends.unwrap_or((v, v));
                Some((low.min(v), high.max(v)))
            });
            let range = ends.map(|(low, high)| high - low).filter(|r| *r > 0.0);
            let similarity = match (own, reference, range) {
                (Some(v), Some(r), Some(range)) => {
                    Some(100.0 * (1.0 - (v - r).abs() / range).clamp(0.0, 1.0))
                }
                _ => None,
            };
            LensPart {
                indicator: indicator.clone(),
                value: own,
                reference,
                similarity,
            }
        })
        .collect();
    members.sort_unstable();
    members.dedup();
    let known: Vec<f64> = parts.iter().filter_map(|p| p.similarity).collect();
    LensScore {
        score: (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64),
        parts,
        members,
    }
}
