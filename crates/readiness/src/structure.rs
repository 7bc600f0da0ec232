//! The tree of a user's index: every node, its level, direction and weight.

use std::collections::BTreeMap;

use indicators::{Direction, Transform};
use serde::Serialize;

use crate::problem::{Problem, Reason};
use crate::recipe::Aggregate;

/// One row of `structure.csv`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Unique code.
    pub code: String,
    /// Code of the parent; `None` for the root.
    pub parent: Option<String>,
    /// 1 = indicators, rising upwards.
    pub level: u32,
    /// Better side; nodes above level 1 are [`Direction::Higher`].
    pub direction: Direction,
    /// Weight among siblings, before normalising to sum 1.
    pub weight: f64,
    /// Column of the values; the code by default.
    pub indicator: String,
    /// Column of the denominators to divide by.
    pub denominator: Option<String>,
    /// Transform of values and goalposts.
    pub transform: Transform,
    /// Lower goalpost, in the units of the value (after its denominator).
    pub low: Option<f64>,
    /// Upper goalpost.
    pub high: Option<f64>,
    /// Cut at the goalposts, the target or the reference.
    pub cap: bool,
    /// Target, in the units of the value (after its denominator), for
    /// [`Normalise::Target`](crate::Normalise::Target).
    pub target: Option<f64>,
    /// Aggregation of this node, where it differs from the recipe's.
    pub aggregate: Option<Aggregate>,
}

impl Node {
    /// A node with every optional column at its default.
    pub fn new(code: &str, parent: Option<&str>, level: u32, direction: Direction, weight: f64) -> Self {
        Self {
            code: code.to_owned(),
            parent: parent.map(str::to_owned),
            level,
            direction,
            weight,
            indicator: code.to_owned(),
            denominator: None,
            transform: Transform::Identity,
            low: None,
            high: None,
            cap: false,
            target: None,
            aggregate: None,
        }
    }
}

/// A checked tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    nodes: Vec<Node>,
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    /// Children before parents.
    upwards: Vec<usize>,
    leaves: Vec<usize>,
    root: usize,
}

impl Structure {
    /// Checks the nodes: unique codes, one root, known parents, no cycle, levels that rise, no
    /// empty level, indicators at level 1 and only there, weights that sum to more than 0 among
    /// siblings. All faults are reported, each at its node.
    pub fn new(nodes: Vec<Node>) -> Result<Self, Vec<Problem>> {
        let mut faults = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, node) in nodes.iter().enumerate() {
            if places.insert(&node.code, at).is_some() {
                let found = format!("node {:?} a second time", node.code);
                faults.push(Problem::at_node(
                    Reason::Duplicate,
                    &node.code,
                    found,
                    "every code once",
                ));
            }
        }
        let mut parents = Vec::with_capacity(nodes.len());
        let mut children = vec![Vec::new(); nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            let parent = node.parent.as_deref().and_then(|p| places.get(p).copied());
            if let (Some(name), None) = (&node.parent, parent) {
                let found = format!("parent {name:?}");
                faults.push(Problem::at_node(
                    Reason::UnknownParent,
                    &node.code,
                    found,
                    "the code of a node",
                ));
            }
            if let Some(list) = parent.and_then(|p| children.get_mut(p)) {
                list.push(at);
            }
            parents.push(parent);
        }
        faults.extend(roots(&nodes));
        faults.extend(cycles(&nodes, &parents));
        if !faults.is_empty() {
            return Err(faults);
        }
        faults.extend(level_faults(&nodes, &parents, &children));
        faults.extend(weights(&nodes, &children));
        faults.extend(settings(&nodes));
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut upwards: Vec<usize> = (0..nodes.len()).collect();
        upwards.sort_by_key(|at| nodes.get(*at).map(|n| n.level));
        Ok(Self {
            leaves: (0..nodes.len())
                .filter(|at| children.get(*at).is_some_and(Vec::is_empty))
                .collect(),
            root: parents.iter().position(Option::is_none).unwrap_or(0),
            nodes,
            parents,
            children,
            upwards,
        })
    }

    /// Nodes in file order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Positions of the indicators (level 1), in file order.
    pub fn leaves(&self) -> &[usize] {
        &self.leaves
    }

    /// Position of the root.
    pub fn root(&self) -> usize {
        self.root
    }

    /// Position of a node's parent.
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.parents.get(node).copied().flatten()
    }

    /// Positions of a node's children, in file order.
    pub fn children(&self, node: usize) -> &[usize] {
        self.children.get(node).map_or(&[], Vec::as_slice)
    }

    /// Every position, children before parents.
    pub fn upwards(&self) -> &[usize] {
        &self.upwards
    }

    /// Each node's share among its siblings under any weights (by node), summing to 1; 1 for the
    /// root.
    pub fn shares(&self, weights: &[f64]) -> Vec<f64> {
        let weight = |n: usize| weights.get(n).copied().unwrap_or(0.0);
        (0..self.nodes.len())
            .map(|at| match self.parent(at) {
                None => 1.0,
                Some(parent) => {
                    let sum: f64 = self.children(parent).iter().map(|c| weight(*c)).sum();
                    weight(at) / sum
                }
            })
            .collect()
    }

    /// The levels that have a node, each with its nodes (positions, in file order).
    pub fn levels(&self) -> BTreeMap<u32, Vec<usize>> {
        let mut out: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            out.entry(node.level).or_default().push(at);
        }
        out
    }

    /// Weights as given, in file order.
    pub fn weights(&self) -> Vec<f64> {
        self.nodes.iter().map(|n| n.weight).collect()
    }

    /// Effective weight of every node in the root under its given weights: the product of the
    /// shares up the tree. At every level whose nodes cover all branches they sum to 1.
    pub fn effective_weights(&self) -> Vec<f64> {
        self.effective(&self.weights())
    }

    /// The same under any weights (by node), such as [`crate::Scores::weights`].
    pub fn effective(&self, weights: &[f64]) -> Vec<f64> {
        let mut out = self.shares(weights);
        for at in self.upwards.iter().rev() {
            if let Some(above) = self.parent(*at).and_then(|p| out.get(p).copied())
                && let Some(slot) = out.get_mut(*at)
            {
                *slot *= above;
            }
        }
        out
    }
}

fn roots(nodes: &[Node]) -> Vec<Problem> {
    let roots: Vec<&Node> = nodes.iter().filter(|n| n.parent.is_none()).collect();
    match roots.as_slice() {
        [_] => Vec::new(),
        // With no root there is a cycle or an unknown parent, which says more; but not in an
        // empty file.
        [] if !nodes.is_empty() => Vec::new(),
        [] => vec![Problem::at_node(
            Reason::Root,
            "",
            "no node",
            "one node without a parent",
        )],
        [_, more @ ..] => more
            .iter()
            .map(|n| {
                let found = format!("{:?} as another node without a parent", n.code);
                Problem::at_node(Reason::Root, &n.code, found, "one root")
            })
            .collect(),
    }
}

fn cycles(nodes: &[Node], parents: &[Option<usize>]) -> Vec<Problem> {
    let mut faults = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let mut above = parents.get(at).copied().flatten();
        for _ in 0..nodes.len() {
            match above {
                Some(up) if up == at => {
                    let found = format!("parents that lead back to {:?}", node.code);
                    faults.push(Problem::at_node(Reason::Cycle, &node.code, found, "a tree"));
                    break;
                }
                Some(up) => above = parents.get(up).copied().flatten(),
                None => break,
            }
        }
    }
    faults
}

fn level_faults(nodes: &[Node], parents: &[Option<usize>], children: &[Vec<usize>]) -> Vec<Problem> {
    let mut faults = Vec::new();
    let mut fault = |reason, node: &Node, found: String, expected: &str| {
        faults.push(Problem::at_node(reason, &node.code, found, expected));
    };
    for (at, node) in nodes.iter().enumerate() {
        let parent = parents.get(at).copied().flatten().and_then(|p| nodes.get(p));
        if let Some(p) = parent
            && p.level <= node.level
        {
            let found = format!("level {} under {:?} of level {}", node.level, p.code, p.level);
            fault(Reason::Level, node, found, "a parent of a higher level");
        }
        let childless = children.get(at).is_some_and(Vec::is_empty);
        if childless && node.level > 1 {
            let found = format!("no children at level {}", node.level);
            fault(Reason::EmptyLevel, node, found, "at least one child, or level 1");
        }
        if !childless && node.level <= 1 {
            fault(
                Reason::Level,
                node,
                format!("children at level {}", node.level),
                "level 2 or more",
            );
        }
        if childless && node.level == 0 {
            fault(Reason::Level, node, "level 0".into(), "level 1 for an indicator");
        }
        if !childless && node.direction != Direction::Higher {
            fault(
                Reason::Setting,
                node,
                "direction -1".into(),
                "direction 1 above level 1: direction belongs to indicators",
            );
        }
        if childless && node.direction == Direction::Neutral {
            fault(Reason::Setting, node, "no direction".into(), "direction 1 or -1");
        }
    }
    faults
}

fn weights(nodes: &[Node], children: &[Vec<usize>]) -> Vec<Problem> {
    let mut faults = Vec::new();
    for node in nodes {
        if !(node.weight.is_finite() && node.weight >= 0.0) {
            let found = format!("weight {}", node.weight);
            faults.push(Problem::at_node(
                Reason::Weight,
                &node.code,
                found,
                "a finite weight of 0 or more",
            ));
        }
    }
    if !faults.is_empty() {
        return faults;
    }
    for (node, children) in nodes.iter().zip(children) {
        let sum: f64 = children
            .iter()
            .filter_map(|c| nodes.get(*c))
            .map(|n| n.weight)
            .sum();
        let sound = sum.is_finite() && sum > 0.0;
        if !(children.is_empty() || sound) {
            let found = format!("children whose weights sum to {sum}");
            faults.push(Problem::at_node(
                Reason::WeightSum,
                &node.code,
                found,
                "a finite sum of more than 0",
            ));
        }
    }
    faults
}

fn settings(nodes: &[Node]) -> Vec<Problem> {
    let mut faults = Vec::new();
    for node in nodes {
        let finite = [node.low, node.high].into_iter().flatten().all(f64::is_finite);
        let ordered = match (node.low, node.high) {
            (Some(low), Some(high)) => low < high,
            (None, None) => true,
            _ => false,
        };
        if !finite || !ordered {
            let text = |v: Option<f64>| v.map_or("nothing".to_owned(), |v| v.to_string());
            let found = format!("goalposts {} to {}", text(node.low), text(node.high));
            faults.push(Problem::at_node(
                Reason::Goalposts,
                &node.code,
                found,
                "both or none, the lower one first",
            ));
        }
        if let Some(target) = node.target
            && !target.is_finite()
        {
            let found = format!("target {target}");
            faults.push(Problem::at_node(
                Reason::Target,
                &node.code,
                found,
                "a finite target",
            ));
        }
        if let Some(Aggregate::Generalised(p)) = node.aggregate
            && !p.is_finite()
        {
            let found = format!("exponent {p}");
            faults.push(Problem::at_node(
                Reason::Setting,
                &node.code,
                found,
                "a finite exponent",
            ));
        }
    }
    faults
}
