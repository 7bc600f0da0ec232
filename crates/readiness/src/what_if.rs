//! What if: target values for one economy, and the least change to the next tier.

use serde::{Deserialize, Serialize};

use crate::intervals::Interval;
use crate::tiers::{Need, TierResult};

/// A value a user tries for an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Indicator or milestone.
    pub indicator: String,
    /// In its unit.
    pub value: f64,
}

/// Where an economy stands, or would stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stand {
    /// Score, rank and their intervals over the weight draws; `None` where it is not scored.
    pub interval: Option<Interval>,
    /// Tier.
    pub tier: TierResult,
}

/// One indicator raised on the way to a tier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Raise {
    /// Node of the tiers' framework that needs it.
    pub node: String,
    /// Indicator.
    pub indicator: String,
    /// Value now and needed, in its unit.
    pub from: f64,
    /// Value needed.
    pub to: f64,
    /// Points now and needed.
    pub points: (f64, f64),
}

/// The least change that reaches a tier.
///
/// Objective: the fewest goalpost points summed over indicators; among indicators of equal weight
/// the one with most room first, so that as few as possible change. Exact as long as no indicator
/// stands under two required nodes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeastChange {
    /// The tier aimed at.
    pub tier: u8,
    /// Raises, largest first.
    pub raises: Vec<Raise>,
    /// Sum of points raised.
    pub points: f64,
    /// Milestones to be answered or reached, and needs that no indicator with a value can meet.
    pub also: Vec<Need>,
    /// The raises (and `also`) suffice; false where a node has no value to raise.
    pub reachable: bool,
}
