//! Binding constraint: which single fix raises the score or the tier most.

use serde::{Deserialize, Serialize};

/// The chain along which capacity is built (model, section 3): each stage stands on those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Power.
    Power,
    /// Connectivity.
    Connectivity,
    /// Data.
    Data,
    /// Compute.
    Compute,
    /// Skills: beside the chain, needed by models and services.
    Skills,
    /// Models and software.
    Models,
    /// Services, markets, institutions.
    Services,
}

/// One leaf or group brought to the frontier of the income group above.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    /// Node id; every leaf beneath it that has a value is brought to its frontier.
    pub node: String,
    /// Its indicator, for a leaf.
    pub indicator: Option<String>,
    /// Score it adds.
    pub score_gain: f64,
    /// Confirmed tier afterwards.
    pub tier_after: u8,
    /// Upper bound of the tier afterwards.
    pub at_most_after: u8,
    /// Where it stands in the chain, for a node of the tiers' framework.
    pub stage: Option<Stage>,
}

/// What holds an economy back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Binding {
    /// Single leaves, the best fix first (tier, then score).
    pub leaves: Vec<Fix>,
    /// Groups, the best fix first.
    pub groups: Vec<Fix>,
    /// For the next tier: the unmet node requirements in the order of the chain, the first of
    /// which binds: (node, stage, points wanting).
    pub next_tier: Vec<(String, Option<Stage>, f64)>,
}
