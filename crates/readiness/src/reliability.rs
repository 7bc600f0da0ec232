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

use indicators::{Cell, Nature, Origin, Role};
use serde::{Deserialize, Serialize};

use crate::frozen::Frozen;
use crate::score_all::EconomyReadiness;

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

/// Confidence of a value: its age factor × its nature's factor × the factor of imputation.
///
/// ```
/// use indicators::Nature;
/// use readiness::reliability::confidence;
/// assert_eq!(confidence(1, Nature::Measured, false), 1.0);
/// assert!((confidence(6, Nature::Measured, false) - 0.7).abs() < 1e-12); // half way from 1 to 0.4
/// ```
pub fn confidence(age: i16, nature: Nature, imputed: bool) -> f64 {
    let span = f64::from(STALE_YEARS - FRESH_YEARS);
    let past = f64::from(age.clamp(FRESH_YEARS, STALE_YEARS) - FRESH_YEARS);
    let of_age = 1.0 - (1.0 - OLD_FLOOR) * past / span;
    let of_nature = match nature {
        Nature::Measured => 1.0,
        Nature::Modelled => MODELLED,
        Nature::Perception => PERCEPTION,
    };
    of_age * of_nature * if imputed { IMPUTED } else { 1.0 }
}

/// Reliability of an economy under an index. `nature` is asked for published values; a value of the
/// user's own counts as measured. `imputed` tells by leaf whether its value was imputed (the shipped
/// frameworks impute nothing).
pub fn reliability(
    frozen: &Frozen,
    economy: &EconomyReadiness,
    base_year: i16,
    nature: &dyn Fn(&str) -> Nature,
    imputed: &dyn Fn(usize) -> bool,
) -> Reliability {
    let mut cells = Vec::new();
    let weights = full_weights(frozen);
    for (at, leaf) in frozen.leaves().iter().enumerate() {
        if leaf.role != Role::Outcome {
            continue;
        }
        let used = economy.cells.get(at).map(|c| &c.used);
        let observation = match used {
            Some(Cell::Observed(o)) if o.value.is_finite() => Some(o),
            _ => None,
        };
        let nature = match observation.map(|o| &o.origin) {
            Some(Origin::Own(_)) => Nature::Measured,
            _ => nature(&leaf.indicator),
        };
        let age = observation.map(|o| base_year.saturating_sub(o.year).max(0));
        let filled = observation.is_some_and(|o| o.origin == Origin::Imputed);
        let imputed = filled || (observation.is_some() && imputed(at));
        cells.push(CellReliability {
            node: leaf.node.clone(),
            indicator: leaf.indicator.clone(),
            nature,
            age,
            imputed,
            confidence: age.map_or(0.0, |age| confidence(age, nature, imputed)),
            weight: weights.get(at).copied().unwrap_or(0.0),
        });
    }
    summary(cells)
}

fn summary(mut cells: Vec<CellReliability>) -> Reliability {
    let sum: f64 = cells.iter().map(|c| c.weight).sum();
    if sum > 0.0 {
        for cell in &mut cells {
            cell.weight /= sum;
        }
    }
    let share = |of: &dyn Fn(&CellReliability) -> bool| -> f64 {
        cells.iter().filter(|c| of(c)).fold(0.0, |s, c| s + c.weight)
    };
    let known = |c: &CellReliability| c.age.is_some();
    let aged = cells.iter().filter_map(|c| Some(c.weight * f64::from(c.age?)));
    let total_age = aged.fold(0.0, |s, a| s + a);
    let known_share = share(&known);
    Reliability {
        score: 10.0 * cells.iter().fold(0.0, |s, c| s + c.weight * c.confidence),
        missing: share(&|c| !known(c)),
        old: share(&|c| c.age.is_some_and(|a| a > OLD_YEARS)),
        imputed: share(&|c| c.imputed),
        modelled: share(&|c| known(c) && c.nature == Nature::Modelled),
        perception: share(&|c| known(c) && c.nature == Nature::Perception),
        mean_age: (known_share > 0.0).then(|| total_age / known_share),
        cells,
    }
}

/// Product of the shares up the tree, by leaf, as if nothing were missing.
fn full_weights(frozen: &Frozen) -> Vec<f64> {
    let of = |at: usize| {
        let mut weight = 1.0;
        let mut here = Some(at);
        while let Some(node) = here.and_then(|h| frozen.nodes().get(h)) {
            if node.parent.is_some() {
                weight *= node.share;
            }
            here = node.parent;
        }
        weight
    };
    frozen.leaves().iter().map(|l| of(l.at)).collect()
}
