//! Strengths and weaknesses: only differences beyond uncertainty.

use serde::{Deserialize, Serialize};

/// Whom an economy is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeerGroup {
    /// Its World Bank income group.
    Income,
    /// Its UN M49 sub-region.
    Region,
    /// The nearest profiles.
    Profile,
}

/// A node on which an economy differs from its peers by more than uncertainty explains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Node id (a group or a leaf).
    pub node: String,
    /// Its indicator, for a leaf.
    pub indicator: Option<String>,
    /// Points of the economy.
    pub points: f64,
    /// Median points of the peers that have it.
    pub median: f64,
    /// Lower and upper quartile of the peers.
    pub quartiles: (f64, f64),
    /// 5–95 % of the difference to the peers' median: over weight draws for a group, over the age
    /// and nature of the value for a leaf.
    pub interval: (f64, f64),
    /// (points − median) × effective weight: what the difference adds to or takes from the score.
    pub contribution: f64,
    /// Peers that have it.
    pub peers: u32,
}

/// Against one group of peers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StrengthsWeaknesses {
    /// Group.
    pub group: PeerGroup,
    /// Its name: `low` … `high` or `unclassified`, the M49 sub-region, empty for profile peers.
    pub name: String,
    /// Economies in it, without this one.
    pub members: u32,
    /// Largest contribution first.
    pub strengths: Vec<Difference>,
    /// Largest loss first.
    pub weaknesses: Vec<Difference>,
    /// Nodes and leaves compared that do not differ beyond uncertainty.
    pub alike: u32,
}
