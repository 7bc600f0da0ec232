//! The tier along two futures: with the portfolio and without it, year by year.
//!
//! What: the tier of the middle path, from values the caller takes off the projection. Why not of
//! every draw: a tier is a list of requirements with evidence, and what a reader asks first is which
//! requirement the middle path meets when; how likely a tier is stands beside it. Indicators and
//! milestones that the projection does not hold stay as they are at the base year.

use atlas::Iso3;
use plan::Plan;
use readiness::what_if::Target;
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::Refusal;
use crate::job::Reply;
use crate::tiering::Tiering;

/// One year of one economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierAsk {
    /// Economy.
    pub economy: Iso3,
    /// Year.
    pub year: i16,
    /// Values in the order of the indicators asked with; `None` leaves the base year's.
    pub without: Vec<Option<f64>>,
    /// The same with the portfolio.
    pub with: Vec<Option<f64>>,
}

/// The tiers of one year of one economy: confirmed, and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierYear {
    /// Economy.
    pub economy: Iso3,
    /// Year.
    pub year: i16,
    /// Without the portfolio.
    pub without: (u8, u8),
    /// With it.
    pub with: (u8, u8),
}

/// See [`crate::Job::TierYears`].
pub fn tier_years(
    world: &World,
    plan: &Plan,
    indicators: &[String],
    asked: &[TierAsk],
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let tiering = Tiering::new(world, plan)?;
    let targets = |values: &[Option<f64>]| -> Vec<Target> {
        indicators
            .iter()
            .zip(values)
            .filter_map(|(id, v)| {
                Some(Target {
                    indicator: id.clone(),
                    value: v.filter(|v| v.is_finite())?,
                })
            })
            .collect()
    };
    let mut out = Vec::with_capacity(asked.len());
    for (i, ask) in asked.iter().enumerate() {
        if !progress(i as f64 / asked.len() as f64) {
            return Ok(Reply::Stopped);
        }
        let of = |values: &[Option<f64>]| {
            let tier = tiering.tier(ask.economy, &targets(values));
            (tier.confirmed, tier.at_most)
        };
        out.push(TierYear {
            economy: ask.economy,
            year: ask.year,
            without: of(&ask.without),
            with: of(&ask.with),
        });
    }
    Ok(Reply::TierYears(out))
}
