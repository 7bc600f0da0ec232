//! The tree an index is computed on, with goalposts and weights (`data/frameworks.csv`).

use serde::{Deserialize, Serialize};

use crate::Direction;

/// Whether a leaf is measured or answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A measured outcome indicator.
    Outcome,
    /// A milestone (0 none, 0.5 under way, 1 operating) that only a user can answer.
    Milestone,
}

/// Transform applied to the value and to its goalposts before normalising.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Transform {
    /// None.
    Identity,
    /// Natural logarithm; values must be above zero.
    Log,
    /// ln(1 + x); zeros allowed.
    Log1p,
}

/// Which leaves count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Outcome indicators only.
    Outcomes,
    /// Outcomes and milestones; an unanswered milestone counts as 0, marked assumed.
    Milestones,
}

/// A leaf of a framework. `path` names its ancestors from the top, for example `["Enable", "Power"]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leaf {
    /// Unique node id.
    pub node: String,
    /// Ancestors from the top; the root (the composite) is implied.
    pub path: Vec<String>,
    /// Indicator or milestone id.
    pub indicator: String,
    /// Measured or answered.
    pub role: Role,
    /// Which side is better.
    pub direction: Direction,
    /// Transform.
    pub transform: Transform,
    /// Lower goalpost in raw units.
    pub goal_low: f64,
    /// Upper goalpost in raw units.
    pub goal_high: f64,
    /// Weight among its siblings, before normalising to sum 1.
    pub weight: f64,
}

/// A framework: an id and its leaves in file order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Framework {
    /// `prongs` or `ai_foundations`, or the user's own.
    pub id: String,
    /// Leaves in file order.
    pub leaves: Vec<Leaf>,
}
