//! Whether the parts of an index belong together: correlations, alpha, principal components.
//!
//! What: [`coherence`] looks at every group of a frozen index over all scored economies, and gives
//! the matrices behind a typed verdict (model, section 1, step 9). Correlations are Pearson's on
//! points (0..100, direction and transform applied), pairwise complete with their number; alpha
//! (Cronbach 1951) and principal components are of the economies that have every part. Why points:
//! direction is in them, so a negative correlation with a sibling is a conflict and not a matter of
//! sign. Left out: words (the app has a message for each verdict) and causes.

mod statistics;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// Correlation from which two parts say the same: they count the same thing twice. The handbook
/// (OECD/JRC 2008, section 1.4) and COINr warn from 0.92 on.
pub const REDUNDANT: f64 = 0.92;
/// Correlation under which two parts pull against each other. **Assumption**: COINr flags −0.4; we
/// use the same.
pub const CONFLICTING: f64 = -0.4;
/// A part whose correlation with the composite stays under this says almost nothing about it.
/// **Assumption**: COINr's "weak" bound, 0.3.
pub const WEAK: f64 = 0.3;
/// Alpha from which a group counts as consistent (Nunnally 1978: 0.7).
pub const CONSISTENT_ALPHA: f64 = 0.7;
/// Fewest economies for any statistic to be given.
pub const FEWEST: usize = 5;

/// Parts of one node and how they hang together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NodeCoherence {
    /// Node id.
    pub node: String,
    /// Ids of its parts, in tree order.
    pub parts: Vec<String>,
    /// Correlation of every pair of parts; `None` with too few economies or a constant side.
    pub correlation: Vec<Vec<Option<f64>>>,
    /// Economies behind each of them.
    pub pairs: Vec<Vec<u32>>,
    /// Correlation of each part with this node.
    pub with_node: Vec<Option<f64>>,
    /// Correlation of each part with the composite.
    pub with_root: Vec<Option<f64>>,
    /// Cronbach's alpha of the parts.
    pub alpha: Option<Alpha>,
    /// Principal components of the parts.
    pub components: Option<Components>,
    /// The verdict.
    pub verdict: Verdict,
    /// What the verdict rests on, one by one.
    pub flags: Vec<Flag>,
}

/// Cronbach's alpha over economies that have every part.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alpha {
    /// k/(k−1)·(1 − Σ variance of the parts ÷ variance of their sum), on points.
    pub raw: f64,
    /// k·r̄/(1 + (k−1)·r̄) with the mean correlation r̄: as if all parts had equal variance.
    pub standardised: f64,
    /// Economies with every part.
    pub economies: u32,
}

/// Principal components of the correlation matrix over economies that have every part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Components {
    /// Eigenvalues, largest first; they sum to the number of parts.
    pub eigenvalues: Vec<f64>,
    /// Share of the variance each explains.
    pub explained: Vec<f64>,
    /// `loadings[component][part]`: eigenvector × √eigenvalue, the correlation of part and component.
    pub loadings: Vec<Vec<f64>>,
    /// Components with an eigenvalue above 1 (Kaiser 1960): how many things the node measures.
    pub above_one: usize,
    /// Economies with every part.
    pub economies: u32,
}

/// How a node holds together. The first that applies, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// One part only: nothing to compare.
    Single,
    /// Too few economies have the parts.
    TooFew,
    /// Two parts pull against each other, or one against the node.
    Conflicting,
    /// Two parts say the same.
    Redundant,
    /// More than one thing is measured: several components above 1.
    SeveralDimensions,
    /// Alpha below [`CONSISTENT_ALPHA`]: the parts say different things.
    Loose,
    /// The parts belong together.
    Coherent,
}

/// One finding about a node's parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "flag", rename_all = "kebab-case")]
pub enum Flag {
    /// Two parts correlate by [`REDUNDANT`] or more.
    Redundant {
        /// First part.
        a: String,
        /// Second part.
        b: String,
        /// Correlation.
        r: f64,
        /// Economies.
        economies: u32,
    },
    /// Two parts correlate by [`CONFLICTING`] or less.
    Conflicting {
        /// First part.
        a: String,
        /// Second part.
        b: String,
        /// Correlation.
        r: f64,
        /// Economies.
        economies: u32,
    },
    /// A part correlates negatively with its own node.
    AgainstNode {
        /// Part.
        part: String,
        /// Correlation.
        r: f64,
    },
    /// A part hardly moves with the composite.
    Weak {
        /// Part.
        part: String,
        /// Correlation with the composite.
        r: f64,
    },
    /// A part has the same points everywhere.
    Constant {
        /// Part.
        part: String,
    },
}

/// A pair of leaves anywhere in the index that say the same or pull against each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeafPair {
    /// First leaf.
    pub a: String,
    /// Second leaf.
    pub b: String,
    /// Correlation.
    pub r: f64,
    /// Economies.
    pub economies: u32,
    /// They stand under one parent.
    pub siblings: bool,
}

/// Coherence of a whole index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coherence {
    /// Scored economies.
    pub economies: u32,
    /// Every node that has parts, the root first.
    pub nodes: Vec<NodeCoherence>,
    /// Node ids of the leaves, the order of the matrices below.
    pub leaves: Vec<String>,
    /// Correlation of every pair of leaves.
    pub correlation: Vec<Vec<Option<f64>>>,
    /// Economies behind each of them.
    pub pairs: Vec<Vec<u32>>,
    /// Pairs of leaves, within and across nodes, that are redundant; strongest first.
    pub redundant: Vec<LeafPair>,
    /// Pairs of leaves that conflict; strongest first.
    pub conflicting: Vec<LeafPair>,
    /// Leaves that contribute almost nothing: correlation with the composite and the share of the
    /// composite's variance they carry (the covariance of weight × points with the composite, over
    /// its variance), weakest first; of every leaf, in that order.
    pub contributions: Vec<Contribution>,
}

/// What a leaf does to the composite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Leaf.
    pub leaf: String,
    /// Correlation with the composite.
    pub with_root: Option<f64>,
    /// Share of the composite's variance among scored economies; over the leaves they sum to 1.
    pub variance_share: f64,
    /// It contributes almost nothing: |correlation| under [`WEAK`] and a share under half of an
    /// equal one.
    pub negligible: bool,
}

/// Coherence of an index over its scored economies.
pub fn coherence(frozen: &crate::Frozen, readiness: &crate::Readiness) -> Coherence {
    statistics::coherence(frozen, readiness)
}
