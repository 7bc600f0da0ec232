//! A shipped (or edited) framework with bounds and weights frozen at the base year.
//!
//! What: [`Frozen`], the index that readiness and projection share: goalposts given by the
//! framework, each indicator capped 0–100, groups equal at every level unless the user weighs
//! them, arithmetic means unless the user's own framework says otherwise, the weight of what is
//! missing shared out at each level, scored from 60 % of the outcome indicators on (model,
//! section 1, "The shipped frameworks"). Why frozen: a
//! score means the same in every year and for every set of peers. Left out: methods whose bounds
//! depend on the units at hand (module [`crate::engine`]).
//!
//! **Two paths, one sum.** The root score is *defined* as Σ effective weight × points over the
//! leaves with a value, in leaf order, where the effective weight of a leaf is the product of its
//! shares up the tree. [`Frozen::score`] and the projection's [`Frozen::score_root`] compute that
//! same sum in that same order, so they agree bit for bit, and the contributions of the leaves add
//! up to the score exactly.
//!
//! **Other means.** Where a node of a user's framework takes a geometric or harmonic mean, the root
//! is that of the tree (module `tree`), on both paths alike, and what the leaves contribute is the
//! root shared out in proportion to effective weight × points.

mod build;
pub mod curve;
mod effect;
mod recipe;
mod reweigh;
mod score;
mod tree;

pub(crate) use build::transform;
pub use curve::Curve;
pub use effect::{LeafEffect, MissingEffect};
pub use recipe::{Applied, Beside};
pub use score::{Effective, NodeScore, Scored};
pub(crate) use tree::mean;

use indicators::{Direction, Role, Transform, View};

use crate::recipe::Aggregate;

/// Id of the root node in every output.
pub const ROOT: &str = "index";

/// Share of the outcome indicators an economy must have to be scored, in tenths (model, section 1:
/// 60 %). An integer, so that 60 % of 45 is 27 and not 27.000000000000004.
pub const REQUIRED_TENTHS: usize = 6;

/// A leaf with its goalposts transformed once.
#[derive(Clone, Debug, PartialEq)]
pub struct FrozenLeaf {
    /// Node id.
    pub node: String,
    /// Indicator or milestone id; for a leaf that is divided, both ids joined by `/`: a series of
    /// its own, which no other leaf and no effect of the catalogue means.
    pub indicator: String,
    /// What is divided by what, where the leaf is.
    pub ratio: Option<(String, String)>,
    /// Measured or answered.
    pub role: Role,
    /// Better side.
    pub direction: Direction,
    /// Transform of the value and its goalposts.
    pub transform: Transform,
    /// Lower goalpost, raw units.
    pub low: f64,
    /// Upper goalpost, raw units.
    pub high: f64,
    /// Position in [`Frozen::nodes`].
    pub at: usize,
    /// Treatment and normalisation of a recipe of the user's own; `None`: the goalposts.
    pub curve: Option<Box<Curve>>,
    pub(crate) low_t: f64,
    pub(crate) range_t: f64,
}

impl FrozenLeaf {
    /// A raw value on the scale that points are linear in.
    pub fn transformed(&self, value: f64) -> f64 {
        transform(self.transform, value)
    }
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct FrozenNode {
    /// `index` for the root, the path joined by `/` for a group, the node id for a leaf.
    pub id: String,
    /// Name of a group (the last part of its path unless the user named it); the indicator for a leaf.
    pub name: String,
    /// Position of the parent; `None` for the root.
    pub parent: Option<usize>,
    /// 1 = leaf; a group is one above its highest child.
    pub level: u32,
    /// Weight among its siblings as given.
    pub weight: f64,
    /// The same, normalised so that siblings sum to 1.
    pub share: f64,
    /// How the children become the score.
    pub mean: Aggregate,
    /// Position in [`Frozen::leaves`] for a leaf.
    pub leaf: Option<usize>,
    /// Positions of the children, in file order.
    pub children: Vec<usize>,
}

/// The frozen index. See the module docs.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    framework: String,
    view: View,
    leaves: Vec<FrozenLeaf>,
    /// The root first, every parent before its children.
    nodes: Vec<FrozenNode>,
    /// Outcome leaves of the framework.
    outcomes: usize,
    applied: Option<Box<Applied>>,
}

impl Frozen {
    /// Framework id.
    pub fn framework(&self) -> &str {
        &self.framework
    }

    /// View.
    pub fn view(&self) -> View {
        self.view
    }

    /// The leaves that count in this view, in file order: the order of every value slice.
    pub fn leaves(&self) -> &[FrozenLeaf] {
        &self.leaves
    }

    /// Every node, the root first and every parent before its children.
    pub fn nodes(&self) -> &[FrozenNode] {
        &self.nodes
    }

    /// The position of a node (leaf id, or path joined by `/`, or `index`).
    pub fn node(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|n| n.id == id)
    }

    /// The position of the first leaf of an indicator.
    pub fn leaf_of(&self, indicator: &str) -> Option<usize> {
        self.leaves.iter().position(|l| l.indicator == indicator)
    }

    /// Whether every node takes the arithmetic mean, so that the root is one sum over the leaves. An
    /// economy by itself has no Copeland score: the arithmetic mean stands in (module `recipe`).
    pub fn is_linear(&self) -> bool {
        let linear = |m: Aggregate| matches!(m, Aggregate::Arithmetic | Aggregate::Copeland);
        self.nodes.iter().all(|n| linear(n.mean))
    }

    /// Positions of the leaves beneath a node (the node itself, when it is one), in tree order.
    pub fn leaves_under(&self, node: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut open = vec![node];
        while let Some(at) = open.pop() {
            let Some(n) = self.nodes.get(at) else { continue };
            out.extend(n.leaf);
            open.extend(n.children.iter().rev());
        }
        out
    }

    /// Outcome indicators an economy must have to be scored.
    pub fn required(&self) -> usize {
        (self.outcomes * REQUIRED_TENTHS).div_ceil(10)
    }
}
