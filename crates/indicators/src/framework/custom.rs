//! A framework of the user's own: a list of nodes that name their parents.
//!
//! The list is both the tree (by parents) and two orders: that of siblings, and that of leaves, in
//! which scores are summed. A copy keeps the order of the framework it was copied from, so that it
//! scores as that one does, bit for bit. A list can say what is no tree (a cycle, an orphan);
//! [`CustomFramework::faults`] names it and [`CustomFramework::framework`] leaves it out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Child, Framework, Group, Leaf, Mean, Role, Transform, View};
use crate::Direction;

/// Every framework of a user's own has an id that begins like this, and no shipped one does.
pub const OWN_FRAMEWORK: &str = "own-";
/// Every indicator of a user's own has an id that begins like this, and none of the pack does.
pub const OWN_INDICATOR: &str = "own_";

/// A framework that a plan holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomFramework {
    /// Id; begins with [`OWN_FRAMEWORK`].
    pub id: String,
    /// Name in the user's words.
    pub name: String,
    /// The shipped framework it was copied from.
    #[serde(default)]
    pub based_on: Option<String>,
    /// How the topmost nodes become the composite.
    #[serde(default)]
    pub mean: Mean,
    /// Nodes; see the module docs.
    pub nodes: Vec<Node>,
}

/// A group or a leaf.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Code, once in the framework.
    pub code: String,
    /// Code of the group it stands in; `None` for the topmost.
    pub parent: Option<String>,
    /// Weight among its siblings, before normalising to sum 1.
    pub weight: f64,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A group.
    Group(GroupKind),
    /// An indicator or milestone.
    Leaf(LeafKind),
}

/// A group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupKind {
    /// Name to show.
    pub name: String,
    /// How its children become its score.
    #[serde(default)]
    pub mean: Mean,
}

/// An indicator or milestone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeafKind {
    /// Indicator (of the pack, or the user's own) or milestone.
    pub indicator: String,
    /// Measured or answered.
    pub role: Role,
    /// Better side.
    pub direction: Direction,
    /// Transform.
    pub transform: Transform,
    /// Lower goalpost in raw units (after dividing).
    pub low: f64,
    /// Upper goalpost.
    pub high: f64,
    /// Indicator the value is divided by.
    #[serde(default)]
    pub denominator: Option<String>,
}

impl Node {
    /// The group's settings.
    pub fn group(&self) -> Option<&GroupKind> {
        match &self.kind {
            Kind::Group(group) => Some(group),
            Kind::Leaf(_) => None,
        }
    }

    /// The leaf's settings.
    pub fn leaf(&self) -> Option<&LeafKind> {
        match &self.kind {
            Kind::Group(_) => None,
            Kind::Leaf(leaf) => Some(leaf),
        }
    }
}

impl CustomFramework {
    /// A copy of a shipped framework. `weights` are those the user set on it, by node id or path
    /// joined by `/`: they become the copy's own.
    ///
    /// A group keeps the last part of its path as its code; where two groups share it, the later
    /// one gets a number.
    pub fn copy_of(shipped: &Framework, id: &str, name: &str, weights: &[(String, f64)]) -> Self {
        let mut copy = Self {
            id: id.to_owned(),
            name: name.to_owned(),
            based_on: Some(shipped.id.clone()),
            mean: Mean::Arithmetic,
            nodes: Vec::new(),
        };
        let weight = |node: &str, own: f64| weights.iter().find(|(n, _)| n == node).map_or(own, |(_, w)| *w);
        // Path in the shipped framework → code in the copy.
        let mut codes: Vec<(String, String)> = Vec::new();
        for leaf in &shipped.leaves {
            let mut parent: Option<String> = None;
            for depth in 1..=leaf.path.len() {
                let part = leaf.path.get(..depth).unwrap_or(&[]);
                let path = part.join("/");
                let known = codes.iter().find(|(p, _)| *p == path).map(|(_, c)| c.clone());
                let code = known.unwrap_or_else(|| {
                    let label = part.last().cloned().unwrap_or_default();
                    let code = copy.fresh(&label);
                    codes.push((path.clone(), code.clone()));
                    copy.nodes.push(Node {
                        code: code.clone(),
                        parent: parent.clone(),
                        weight: weight(&path, 1.0),
                        kind: Kind::Group(GroupKind {
                            name: label,
                            mean: Mean::Arithmetic,
                        }),
                    });
                    code
                });
                parent = Some(code);
            }
            copy.nodes.push(Node {
                code: leaf.node.clone(),
                parent,
                weight: weight(&leaf.node, leaf.weight),
                kind: Kind::Leaf(LeafKind {
                    indicator: leaf.indicator.clone(),
                    role: leaf.role,
                    direction: leaf.direction,
                    transform: leaf.transform,
                    low: leaf.goal_low,
                    high: leaf.goal_high,
                    denominator: leaf.denominator.clone(),
                }),
            });
        }
        copy
    }

    /// The node of a code.
    pub fn node(&self, code: &str) -> Option<&Node> {
        self.nodes.iter().find(|n| n.code == code)
    }

    /// Position of a code in the list.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.nodes.iter().position(|n| n.code == code)
    }

    /// Nodes of a parent (`None`: the topmost), in order.
    pub fn children<'a>(&'a self, parent: Option<&'a str>) -> impl Iterator<Item = &'a Node> {
        self.nodes.iter().filter(move |n| n.parent.as_deref() == parent)
    }

    /// A code that nobody has yet: the stem itself, or with a number behind it.
    pub fn fresh(&self, stem: &str) -> String {
        let mut code = stem.replace('/', " ");
        let mut number = 2;
        while code.is_empty() || code == super::fault::ROOT || self.position(&code).is_some() {
            code = format!("{}-{number}", stem.replace('/', " "));
            number += 1;
        }
        code
    }

    /// Where in the list a node must be put to be the `position`-th child of a parent. For a move,
    /// `without` names the node that is on its way: positions count as if it had been taken out.
    pub fn place(&self, parent: Option<&str>, position: usize, without: Option<&str>) -> usize {
        let list = || {
            self.nodes
                .iter()
                .filter(|n| Some(n.code.as_str()) != without)
                .enumerate()
        };
        let siblings: Vec<usize> = list()
            .filter(|(_, n)| n.parent.as_deref() == parent)
            .map(|(at, _)| at)
            .collect();
        match (siblings.get(position), siblings.last()) {
            (Some(at), _) => *at,
            (None, Some(last)) => last + 1,
            (None, None) => list()
                .find(|(_, n)| Some(n.code.as_str()) == parent)
                .map_or_else(|| list().count(), |(at, _)| at + 1),
        }
    }

    /// The codes of a node and of all beneath it. Ends also where parents lead in a circle.
    pub fn beneath<'a>(&'a self, code: &'a str) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::from([code]);
        loop {
            let before = found.len();
            for node in &self.nodes {
                if node.parent.as_deref().is_some_and(|p| found.contains(p)) {
                    found.insert(&node.code);
                }
            }
            if found.len() == before {
                return found;
            }
        }
    }

    /// The framework as the index reads it. Nodes that hang on nothing are left out; they are
    /// faults.
    pub fn framework(&self) -> Framework {
        let mut out = Framework {
            id: self.id.clone(),
            leaves: Vec::new(),
            groups: Vec::new(),
        };
        let mut at = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let path = self.path(node);
            at.push(path.is_some().then_some(out.leaves.len()));
            if let (Kind::Leaf(leaf), Some(path)) = (&node.kind, path) {
                out.leaves.push(Leaf {
                    node: node.code.clone(),
                    path,
                    indicator: leaf.indicator.clone(),
                    role: leaf.role,
                    direction: leaf.direction,
                    transform: leaf.transform,
                    goal_low: leaf.low,
                    goal_high: leaf.high,
                    weight: node.weight,
                    denominator: leaf.denominator.clone(),
                });
            }
        }
        let children = |parent: Option<&str>| {
            let of = self.nodes.iter().zip(&at);
            of.filter(|(n, _)| n.parent.as_deref() == parent)
                .filter_map(|(n, at)| match n.kind {
                    Kind::Group(_) => Some(Child::Group(n.code.clone())),
                    Kind::Leaf(_) => at.map(Child::Leaf),
                })
                .collect()
        };
        out.groups.push(Group {
            path: Vec::new(),
            name: self.name.clone(),
            weight: 1.0,
            mean: self.mean,
            children: children(None),
        });
        for node in &self.nodes {
            if let (Kind::Group(group), Some(mut path)) = (&node.kind, self.path(node)) {
                path.push(node.code.clone());
                out.groups.push(Group {
                    path,
                    name: group.name.clone(),
                    weight: node.weight,
                    mean: group.mean,
                    children: children(Some(&node.code)),
                });
            }
        }
        out
    }

    /// Codes of the ancestors from the top; `None` for an orphan, and in a circle.
    pub fn path(&self, node: &Node) -> Option<Vec<String>> {
        let mut path = Vec::new();
        let mut parent = node.parent.as_deref();
        while let Some(code) = parent {
            if path.len() > self.nodes.len() {
                return None;
            }
            path.push(code.to_owned());
            parent = self.node(code)?.parent.as_deref();
        }
        path.reverse();
        Some(path)
    }

    /// Leaves that count in a view.
    pub fn leaves_of(&self, view: View) -> impl Iterator<Item = (&Node, &LeafKind)> {
        self.nodes
            .iter()
            .filter_map(|n| Some((n, n.leaf()?)))
            .filter(move |(_, leaf)| view.counts(leaf.role))
    }
}
