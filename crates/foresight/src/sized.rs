//! An archetype sized for its economies: the thing that has a cost, a timing and doses.

use atlas::Iso3;
use ledger::BasisPoints;
use serde::{Deserialize, Serialize};

use crate::{DoseKind, Grade, Range};

/// Scale variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// Small.
    Small,
    /// Medium.
    Medium,
    /// Large.
    Large,
}

/// When work ends and how the effect builds up and fades. Years.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Timing {
    /// Years of work, D.
    pub duration: u8,
    /// Years from completion to first effect, L.
    pub lag: u8,
    /// Ramp time constant τ.
    pub tau: f64,
    /// Decay without maintenance, share a year.
    pub decay: f64,
    /// Share of maintenance that somebody pays for after completion, 0..1.
    pub maintained: f64,
}

/// The stand-alone effect of a sized project on one indicator of one economy, at full delivery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dose {
    /// Economy.
    pub economy: Iso3,
    /// Indicator or milestone.
    pub indicator: String,
    /// Kind: `gap` and `log` read `size` as a share of the gap and as δ; every other kind reads it
    /// as an increment in the indicator's native unit.
    pub kind: DoseKind,
    /// Argument, low mid high.
    pub size: Range,
    /// Share of people who would have got there anyway is taken off (false where adoption is net).
    pub deadweight: bool,
    /// People reached, where the effect reaches people.
    pub people: f64,
    /// Evidence grade.
    pub grade: Grade,
}

/// A project as foresight sees it. Budget and choice live in `portfolio`; here is only how far the price of
/// what the budget buys may be off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SizedProject {
    /// Stable id, `archetype:ISO3:scale` or `archetype:ISO3+ISO3:scale`.
    pub id: String,
    /// Archetype id.
    pub archetype: String,
    /// Scale.
    pub scale: Scale,
    /// Cost and benefit split; sums to 10,000.
    pub split: Vec<(Iso3, BasisPoints)>,
    /// Units of the cost driver.
    pub units: f64,
    /// Timing.
    pub timing: Timing,
    /// Unit cost over the mid that its budget is made with: low, 1, high.
    #[serde(default = "Range::one")]
    pub unit_cost: Range,
    /// Fat-tailed overrun (information technology).
    pub is_it: bool,
    /// Probabilities of full, partial and failed delivery.
    pub delivery: [f64; 3],
    /// Factor on the effect for prerequisites that nobody has verified (1 when all are).
    pub unverified_factor: f64,
    /// Doses.
    pub doses: Vec<Dose>,
}
