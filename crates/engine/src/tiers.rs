//! Tiers of every economy, what-if, and the least change to the next tier.

use atlas::Iso3;
use plan::Plan;
use readiness::tiers::TierResult;
use readiness::what_if::{LeastChange, Stand, Target};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::Refusal;
use crate::job::Reply;
use crate::profile::Mover;

/// The tier of one economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EconomyTier {
    /// Economy.
    pub economy: Iso3,
    /// Its tier with the evidence.
    pub tier: TierResult,
}

/// What targets would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhatIf {
    /// Economy.
    pub economy: Iso3,
    /// As it stands.
    pub before: Stand,
    /// With the targets; the other economies as they are.
    pub after: Stand,
    /// Targets of indicators that neither the framework nor the tiers use: they change nothing.
    pub unused: Vec<String>,
    /// Projects that move a target's indicator: (indicator, movers, cheapest first).
    pub movers: Vec<(String, Vec<Mover>)>,
    /// Least change from where the targets lead to the tier after that; `None` at tier 4.
    pub least: Option<LeastChange>,
    /// Projects that move an indicator of the least change.
    pub least_movers: Vec<(String, Vec<Mover>)>,
}

/// See [`crate::Job::Tiers`].
pub fn tiers(_world: &World, _plan: &Plan) -> Result<Reply, Refusal> {
    Err(Refusal::new("error-not-yet", "tiers"))
}

/// See [`crate::Job::WhatIf`].
pub fn what_if(
    _world: &World,
    _plan: &Plan,
    (_economy, _targets): (Iso3, &[Target]),
    (_draws, _seed): (u32, u64),
    _progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    Err(Refusal::new("error-not-yet", "what if"))
}
