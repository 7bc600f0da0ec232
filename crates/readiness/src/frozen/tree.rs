//! The root of a tree in which some nodes take other means than the arithmetic.
//!
//! A geometric or harmonic mean of points needs no special case but one: where a child that weighs
//! anything has 0 points, the mean is 0, the limit of both as the child goes to 0. So capping at a
//! goalpost never makes a score impossible.

use super::Frozen;
use crate::recipe::Aggregate;

/// Weighted mean of (weight, points), 0..100, in the order given; `None` where there is no weight.
/// Copeland's rule, which is no mean of one economy, counts as arithmetic.
pub(crate) fn mean(kind: Aggregate, children: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut sum, mut total, mut nought) = (0.0, 0.0, false);
    let power = match kind {
        Aggregate::Generalised(p) if p.abs() < f64::EPSILON => None,
        Aggregate::Generalised(p) => Some(p),
        _ => None,
    };
    for (weight, points) in children {
        total += weight;
        match kind {
            Aggregate::Arithmetic | Aggregate::Copeland => sum += weight * points,
            _ if weight <= 0.0 => {}
            // A rising power has a value at 0; the others reach 0 there.
            Aggregate::Generalised(p) if p > 0.0 && power.is_some() => {
                sum += weight * libm::pow(if points > 0.0 { points } else { 0.0 }, p);
            }
            _ if points <= 0.0 => nought = true,
            Aggregate::Harmonic => sum += weight / points,
            Aggregate::Generalised(p) if power.is_some() => sum += weight * libm::pow(points, p),
            Aggregate::Geometric | Aggregate::Generalised(_) => sum += weight * libm::log(points),
        }
    }
    if total <= 0.0 {
        return None;
    }
    Some(match (kind, power) {
        (Aggregate::Arithmetic | Aggregate::Copeland, _) => sum / total,
        _ if nought => 0.0,
        // Rounding must not lift a mean of hundreds above 100.
        (Aggregate::Harmonic, _) => (total / sum).min(100.0),
        (_, Some(p)) => libm::pow(sum / total, 1.0 / p).min(100.0),
        _ => libm::exp(sum / total).min(100.0),
    })
}

/// Nodes that have something beneath, with the weights of their living children.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tree {
    nodes: Vec<Branch>,
}

#[derive(Clone, Debug, PartialEq)]
struct Branch {
    mean: Aggregate,
    leaf: Option<usize>,
    /// (weight, position in the tree).
    children: Vec<(f64, usize)>,
}

impl Tree {
    /// Of the nodes that are alive.
    pub(crate) fn new(frozen: &Frozen, alive: &[bool]) -> Self {
        let lives = |at: usize| alive.get(at).copied().unwrap_or(false);
        let nodes = frozen.nodes().iter().map(|node| Branch {
            mean: node.mean,
            leaf: node.leaf,
            children: node
                .children
                .iter()
                .filter(|c| lives(**c))
                .filter_map(|c| Some((frozen.nodes().get(*c)?.weight, *c)))
                .collect(),
        });
        Self {
            nodes: nodes.collect(),
        }
    }

    /// The root score from points by leaf. No allocation.
    pub(crate) fn root(&self, points: &dyn Fn(usize) -> f64) -> f64 {
        self.score(0, points)
    }

    fn score(&self, at: usize, points: &dyn Fn(usize) -> f64) -> f64 {
        let Some(node) = self.nodes.get(at) else {
            return 0.0;
        };
        if let Some(leaf) = node.leaf {
            return points(leaf);
        }
        let children = node
            .children
            .iter()
            .map(|(weight, child)| (*weight, self.score(*child, points)));
        mean(node.mean, children).unwrap_or(0.0)
    }
}
