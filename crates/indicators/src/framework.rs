//! The tree an index is computed on, with goalposts and weights.
//!
//! What: [`Framework`], as the index reads it: shipped ones from `data/frameworks.csv` (module
//! `csv`), and [`CustomFramework`], one that a user copied and edits by [`Edit`]s, each with its
//! inverse and every broken rule as a [`Fault`] at its node. Left out: scores (crate `readiness`).

mod csv;
mod custom;
mod edit;
mod fault;

use serde::{Deserialize, Serialize};

use crate::{Direction, Pack};

pub use custom::{CustomFramework, GroupKind, Kind, LeafKind, Node, OWN_FRAMEWORK, OWN_INDICATOR};
pub use edit::Edit;
pub use fault::{DEEPEST, Fault, FaultReason, LONGEST_NAME, MOST_NODES, MOST_WEIGHT};

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

/// How the children of a node become its score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mean {
    /// Weighted arithmetic mean: a strength makes up for a weakness.
    #[default]
    Arithmetic,
    /// Weighted geometric mean: a weakness costs more; a child at 0 points makes the node 0.
    Geometric,
    /// Weighted harmonic mean: a weakness costs most; a child at 0 points makes the node 0.
    Harmonic,
}

/// A child of a [`Group`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Child {
    /// Position in [`Framework::leaves`].
    Leaf(usize),
    /// Last part of the path of a group.
    Group(String),
}

/// A group with settings of its own. Where a framework lists its groups, it lists all of them, the
/// root (whose path is empty) included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Ancestors from the top and the group itself.
    pub path: Vec<String>,
    /// Name to show; the path's last part stays what it is known by.
    pub name: String,
    /// Weight among its siblings, before normalising to sum 1.
    pub weight: f64,
    /// How its children become its score.
    pub mean: Mean,
    /// Children in order.
    pub children: Vec<Child>,
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
    /// Indicator the value is divided by, of the same year where there is one.
    pub denominator: Option<String>,
}

/// A framework: an id and its leaves in file order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Framework {
    /// `prongs` or `ai_foundations`, or the user's own.
    pub id: String,
    /// Leaves in file order: the order of every sum.
    pub leaves: Vec<Leaf>,
    /// Groups with weights, means and an order of their own; empty where every group weighs 1,
    /// takes the arithmetic mean and stands where a leaf first mentions it (the shipped ones).
    pub groups: Vec<Group>,
}

impl View {
    /// Whether a leaf of this role counts in the view.
    pub fn counts(self, role: Role) -> bool {
        role == Role::Outcome || self == Self::Milestones
    }
}

impl Transform {
    /// The lowest raw value the transform is defined at, exclusive; `None` = everywhere.
    fn floor(self) -> Option<f64> {
        match self {
            Self::Identity => None,
            Self::Log => Some(0.0),
            Self::Log1p => Some(-1.0),
        }
    }
}

impl Framework {
    /// The leaves that count in a view, in file order.
    pub fn leaves_of(&self, view: View) -> impl Iterator<Item = &Leaf> {
        self.leaves.iter().filter(move |leaf| view.counts(leaf.role))
    }

    /// Outcome leaves whose indicator the pack does not know.
    pub fn unknown_indicators<'a>(&'a self, pack: &'a Pack) -> impl Iterator<Item = &'a Leaf> {
        self.leaves_of(View::Outcomes)
            .filter(|leaf| pack.indicator(&leaf.indicator).is_none())
    }
}
