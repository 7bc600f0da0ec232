//! The tree the draws run on, the same for a user's structure and a frozen framework.

use crate::frozen::Frozen;
use crate::recipe::{Aggregate, Recipe};
use crate::structure::Structure;

/// Nodes with their weights, in the order of the structure or framework they come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Code or id of each node: what its weight draws are keyed by.
    pub ids: Vec<String>,
    /// Parent of each node; `None` for the root.
    pub parents: Vec<Option<usize>>,
    /// Children of each node, in file order.
    pub children: Vec<Vec<usize>>,
    /// Weight of each node among its siblings, as given.
    pub weights: Vec<f64>,
    /// A node's own aggregation.
    pub kinds: Vec<Option<Aggregate>>,
    /// Nodes with children, children before parents.
    pub groups: Vec<usize>,
    /// The node of each leaf.
    pub leaves: Vec<usize>,
    /// The leaf of each node.
    pub leaf_of: Vec<Option<usize>>,
    /// The root.
    pub root: usize,
}

impl Tree {
    /// Of a user's structure, weights as given in it; a level's own aggregation counts as its
    /// nodes'.
    pub fn of_structure(structure: &Structure, recipe: &Recipe) -> Self {
        let n = structure.nodes().len();
        let mut leaf_of = vec![None; n];
        for (leaf, at) in structure.leaves().iter().enumerate() {
            if let Some(slot) = leaf_of.get_mut(*at) {
                *slot = Some(leaf);
            }
        }
        Self {
            ids: structure.nodes().iter().map(|n| n.code.clone()).collect(),
            parents: (0..n).map(|at| structure.parent(at)).collect(),
            children: (0..n).map(|at| structure.children(at).to_vec()).collect(),
            weights: structure.weights(),
            kinds: structure
                .nodes()
                .iter()
                .map(|n| n.aggregate.or(recipe.aggregate_by_level.get(&n.level).copied()))
                .collect(),
            groups: structure
                .upwards()
                .iter()
                .copied()
                .filter(|at| !structure.children(*at).is_empty())
                .collect(),
            leaves: structure.leaves().to_vec(),
            leaf_of,
            root: structure.root(),
        }
    }

    /// Of a frozen framework: a group whose own mean is not the arithmetic keeps it; the others follow
    /// the recipe.
    pub fn of_frozen(frozen: &Frozen) -> Self {
        let nodes = frozen.nodes();
        Self {
            ids: nodes.iter().map(|n| n.id.clone()).collect(),
            parents: nodes.iter().map(|n| n.parent).collect(),
            children: nodes.iter().map(|n| n.children.clone()).collect(),
            weights: nodes.iter().map(|n| n.weight).collect(),
            kinds: nodes.iter().map(|n| own_kind(frozen, n)).collect(),
            groups: (0..nodes.len())
                .rev()
                .filter(|at| nodes.get(*at).is_some_and(|n| n.leaf.is_none()))
                .collect(),
            leaves: frozen.leaves().iter().map(|l| l.at).collect(),
            leaf_of: nodes.iter().map(|n| n.leaf).collect(),
            root: 0,
        }
    }

    /// A node by its code or id.
    pub fn node(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|n| n == id)
    }

    /// Children of a node.
    pub fn children_of(&self, node: usize) -> &[usize] {
        self.children.get(node).map_or(&[], Vec::as_slice)
    }

    /// The aggregation of a node where the recipe's is `kind`.
    pub fn kind(&self, node: usize, kind: Aggregate) -> Aggregate {
        self.kinds.get(node).copied().flatten().unwrap_or(kind)
    }

    /// Whether a node aggregates by Copeland where the recipe's is `kind`.
    pub fn has_copeland(&self, kind: Aggregate) -> bool {
        self.groups
            .iter()
            .any(|g| self.kind(*g, kind) == Aggregate::Copeland)
    }

    /// The share of a node among its siblings under the given weights.
    pub fn share(&self, node: usize, weights: &[f64]) -> f64 {
        let weight = |n: usize| weights.get(n).copied().unwrap_or(0.0);
        match self.parents.get(node).copied().flatten() {
            None => 1.0,
            Some(parent) => {
                let sum: f64 = self.children_of(parent).iter().map(|c| weight(*c)).sum();
                if sum > 0.0 { weight(node) / sum } else { 0.0 }
            }
        }
    }
}

/// The aggregation a group has whatever the recipe's is.
fn own_kind(frozen: &Frozen, node: &crate::frozen::FrozenNode) -> Option<Aggregate> {
    let follows = frozen
        .applied()
        .map_or(Aggregate::Arithmetic, |a| a.recipe.aggregate);
    (node.leaf.is_none() && node.mean != follows).then_some(node.mean)
}
