//! Scores of one economy: points of each leaf, scores of each node, contributions to the root.

use indicators::{Direction, Role};
use serde::{Deserialize, Serialize};

use super::build::transform;
use super::tree::{Tree, mean};
use super::{Frozen, REQUIRED_TENTHS};

/// Effective weights of the leaves that have a value: the product of their shares up the tree,
/// the weight of what is missing shared out at each level. They sum to 1.
///
/// Computed once for an economy; then [`Frozen::score_root`] takes any number of value vectors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effective {
    /// (leaf, weight), leaves ascending.
    pub(crate) terms: Vec<(usize, f64)>,
    /// The tree of what counts, where a node takes another mean than the arithmetic.
    pub(crate) tree: Option<Tree>,
}

impl Effective {
    /// (leaf, effective weight) of every leaf that counts, leaves ascending.
    pub fn terms(&self) -> &[(usize, f64)] {
        &self.terms
    }

    /// The root is the sum of weight × points, and moving one leaf moves it whatever the others are.
    pub fn is_linear(&self) -> bool {
        self.tree.is_none()
    }

    /// The root score from points (0..100) by leaf; points of absent leaves are not read.
    /// No allocation. For callers that keep points and change a few of them.
    #[inline]
    pub fn root_of_points(&self, points: &[f64]) -> f64 {
        let of = |leaf: usize| points.get(leaf).copied().unwrap_or(0.0);
        if let Some(tree) = &self.tree {
            return tree.root(&of);
        }
        let mut sum = 0.0;
        for (leaf, weight) in &self.terms {
            sum += weight * of(*leaf);
        }
        sum
    }
}

/// A node of a scored economy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NodeScore {
    /// 0..100; `None` where nothing beneath has a value.
    pub score: Option<f64>,
    /// Points earned towards the root score: the sum of effective weight × points beneath; where a
    /// mean is not arithmetic, the root shared out in that proportion.
    pub earned: f64,
    /// Points available: 100 × the effective weight beneath. Over the leaves they sum to 100.
    pub available: f64,
}

/// A scored economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scored {
    /// Root score, 0..100: exactly the sum of the leaves' `earned` in leaf order where every mean is
    /// arithmetic, else that sum but for rounding.
    pub root: f64,
    /// One a node, in the order of [`Frozen::nodes`].
    pub nodes: Vec<NodeScore>,
}

impl Frozen {
    /// Points (0..100, higher = better) of a value of a leaf: capped at the goalposts in raw
    /// units, so that no transform can leave its range, then linear between the transformed
    /// goalposts. Under a recipe of the user's own, as its [`super::Curve`] says. 0 for an unknown
    /// leaf; NaN for NaN.
    #[inline]
    pub fn points(&self, leaf: usize, value: f64) -> f64 {
        let Some(l) = self.leaves.get(leaf) else {
            return 0.0;
        };
        match &l.curve {
            Some(curve) => curve.points(l, value),
            None => self.goalpost_points(leaf, value),
        }
    }

    /// Points between the goalposts of the framework, whatever the recipe.
    #[inline]
    pub fn goalpost_points(&self, leaf: usize, value: f64) -> f64 {
        let Some(l) = self.leaves.get(leaf) else {
            return 0.0;
        };
        let up = if value >= l.high {
            100.0
        } else if value <= l.low {
            0.0
        } else {
            (transform(l.transform, value) - l.low_t) / l.range_t * 100.0
        };
        if l.direction == Direction::Lower {
            100.0 - up
        } else {
            up
        }
    }

    /// Effective weights for the leaves that are present; `None` where the economy is not scored:
    /// fewer outcome indicators than [`Frozen::required`], or all the weight on what is missing.
    /// Milestones always count: an unanswered one is a 0.
    pub fn effective(&self, present: &[bool]) -> Option<Effective> {
        let has = |at: usize| self.counts(at, present.get(at).copied().unwrap_or(false));
        let outcomes = (0..self.leaves.len())
            .filter(|at| has(*at) && self.leaves.get(*at).is_some_and(|l| l.role == Role::Outcome))
            .count();
        if outcomes * 10 < self.outcomes * REQUIRED_TENTHS {
            return None;
        }
        let alive = self.alive(&has);
        if !alive.first().copied().unwrap_or(false) {
            return None;
        }
        let mut effective = vec![0.0; self.nodes.len()];
        if let Some(root) = effective.first_mut() {
            *root = 1.0;
        }
        for (at, node) in self.nodes.iter().enumerate() {
            let of_node = effective.get(at).copied().unwrap_or(0.0);
            let living = || {
                node.children
                    .iter()
                    .filter(|c| alive.get(**c).copied().unwrap_or(false))
            };
            let weight = |c: usize| self.nodes.get(c).map_or(0.0, |n| n.weight);
            let sum: f64 = living().map(|c| weight(*c)).sum();
            if sum <= 0.0 {
                // Only reached where the node itself weighs nothing: its leaves keep 0.
                continue;
            }
            for child in living() {
                if let Some(slot) = effective.get_mut(*child) {
                    *slot = of_node * (weight(*child) / sum);
                }
            }
        }
        let terms = self
            .leaves
            .iter()
            .enumerate()
            .filter(|(at, l)| has(*at) && alive.get(l.at).copied().unwrap_or(false))
            .map(|(at, l)| (at, effective.get(l.at).copied().unwrap_or(0.0)))
            .collect();
        let tree = (!self.is_linear()).then(|| Tree::new(self, &alive));
        Some(Effective { terms, tree })
    }

    /// The root score of one value a leaf, under effective weights made for the same leaves.
    /// Values of absent leaves are not read. No allocation; equal bit for bit to [`Frozen::score`].
    #[inline]
    pub fn score_root(&self, effective: &Effective, values: &[f64]) -> f64 {
        let of = |leaf: usize| self.points(leaf, values.get(leaf).copied().unwrap_or(0.0));
        if let Some(tree) = &effective.tree {
            return tree.root(&of);
        }
        let mut sum = 0.0;
        for (leaf, weight) in &effective.terms {
            sum += weight * of(*leaf);
        }
        sum
    }

    /// Scores of every node from one value a leaf, in the order of [`Frozen::leaves`]; `None`
    /// where the economy is not scored (see [`Frozen::effective`]). A value that is not finite
    /// counts as missing; an unanswered milestone as 0.
    pub fn score(&self, values: &[Option<f64>]) -> Option<Scored> {
        let values = self.filled(values);
        let present: Vec<bool> = values.iter().map(Option::is_some).collect();
        let effective = self.effective(&present)?;
        let mut nodes = vec![NodeScore::default(); self.nodes.len()];
        let of = |leaf: usize| self.points(leaf, values.get(leaf).copied().flatten().unwrap_or(0.0));
        let mut root = 0.0;
        for (leaf, weight) in &effective.terms {
            root += weight * of(*leaf);
        }
        // Exactly 1 where the root is that sum, so that the leaves add up to it to the last bit.
        let mut share = 1.0;
        if let Some(tree) = &effective.tree {
            let of_tree = tree.root(&of);
            share = if root > 0.0 { of_tree / root } else { 0.0 };
            root = of_tree;
        }
        for (leaf, weight) in &effective.terms {
            self.credit(&mut nodes, *leaf, weight * of(*leaf) * share, weight * 100.0);
        }
        for (node, score) in nodes.iter_mut().zip(self.node_scores(&values)) {
            node.score = score;
        }
        if let Some(top) = nodes.first_mut() {
            top.score = Some(root);
        }
        Some(Scored { root, nodes })
    }

    /// Scores of every node by weighted means from the leaves up, whether or not the economy has
    /// enough outcome indicators to be scored as a whole.
    pub fn node_scores(&self, values: &[Option<f64>]) -> Vec<Option<f64>> {
        let values = self.filled(values);
        let mut scores: Vec<Option<f64>> = vec![None; self.nodes.len()];
        // Children stand after their parents: walking backwards meets them first.
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let score = match node.leaf {
                Some(leaf) => values.get(leaf).copied().flatten().map(|v| self.points(leaf, v)),
                None => {
                    let of_child = |c: &usize| Some((self.nodes.get(*c)?.weight, scores.get(*c).copied()??));
                    mean(node.mean, node.children.iter().filter_map(of_child))
                }
            };
            if let Some(slot) = scores.get_mut(at) {
                *slot = score;
            }
        }
        scores
    }

    /// Unanswered milestones as 0, values that are not finite as missing, one entry a leaf.
    pub(crate) fn filled(&self, values: &[Option<f64>]) -> Vec<Option<f64>> {
        self.leaves
            .iter()
            .enumerate()
            .map(|(at, l)| {
                let given = values.get(at).copied().flatten().filter(|v| v.is_finite());
                given.or((l.role == Role::Milestone).then_some(0.0))
            })
            .collect()
    }

    fn counts(&self, leaf: usize, present: bool) -> bool {
        present || self.leaves.get(leaf).is_some_and(|l| l.role == Role::Milestone)
    }

    /// Nodes that have a value beneath and weight to give it.
    fn alive(&self, has: &dyn Fn(usize) -> bool) -> Vec<bool> {
        let mut alive = vec![false; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let lives = match node.leaf {
                Some(leaf) => has(leaf),
                None => node.children.iter().any(|c| {
                    alive.get(*c).copied().unwrap_or(false)
                        && self.nodes.get(*c).is_some_and(|n| n.weight > 0.0)
                }),
            };
            if let Some(slot) = alive.get_mut(at) {
                *slot = lives;
            }
        }
        alive
    }

    fn credit(&self, nodes: &mut [NodeScore], leaf: usize, earned: f64, available: f64) {
        let mut at = self.leaves.get(leaf).map(|l| l.at);
        while let Some(here) = at {
            if let Some(node) = nodes.get_mut(here) {
                node.earned += earned;
                node.available += available;
            }
            at = self.nodes.get(here).and_then(|n| n.parent);
        }
    }
}
