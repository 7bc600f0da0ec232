//! Edits of a framework, each with its inverse.
//!
//! An edit changes the list of nodes and says what takes it back, to the last byte. It checks only
//! what it needs to be done at all; whether the framework that results may stand is for
//! [`CustomFramework::faults`], so that several edits can pass through a state that may not.

use serde::{Deserialize, Serialize};

use super::{CustomFramework, Fault, FaultReason, GroupKind, Kind, LeafKind, Mean, Node, Transform};
use crate::Direction;

/// One change of a framework. Nodes are named by code; `None` is the composite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "kebab-case")]
pub enum Edit {
    /// Adds a node with all beneath it.
    Add {
        /// The topmost of the nodes.
        top: String,
        /// Nodes with their places in the list that results, ascending (see
        /// [`CustomFramework::place`]).
        nodes: Vec<(usize, Node)>,
    },
    /// Takes a node away, with all beneath it.
    Drop {
        /// Node.
        node: String,
    },
    /// Moves a node, with all beneath it, to another parent or place.
    Move {
        /// Node.
        node: String,
        /// New parent.
        parent: Option<String>,
        /// Place in the list once the node is taken out (see [`CustomFramework::place`]).
        at: usize,
    },
    /// Sets a weight.
    SetWeight {
        /// Node.
        node: String,
        /// Weight among siblings, before normalising.
        weight: f64,
    },
    /// Sets which side is better.
    SetDirection {
        /// Indicator's node.
        node: String,
        /// Direction.
        direction: Direction,
    },
    /// Sets both goalposts: what counts as 0 and what as 100 (or the other way round, where lower is
    /// better). A target is the better of the two.
    SetGoalposts {
        /// Indicator's node.
        node: String,
        /// Lower, raw units.
        low: f64,
        /// Upper.
        high: f64,
    },
    /// Sets the transform.
    SetTransform {
        /// Indicator's node.
        node: String,
        /// Transform.
        transform: Transform,
    },
    /// Sets how children become the score.
    SetMean {
        /// Group.
        node: Option<String>,
        /// Mean.
        mean: Mean,
    },
    /// Sets or clears what the value is divided by.
    SetDenominator {
        /// Indicator's node.
        node: String,
        /// Indicator of the pack.
        denominator: Option<String>,
    },
    /// Names a group, or the framework.
    Rename {
        /// Group.
        node: Option<String>,
        /// New name.
        name: String,
    },
}

impl Edit {
    /// The node it is about; `None` for the composite.
    pub fn node(&self) -> Option<&str> {
        match self {
            Self::Add { top: node, .. }
            | Self::Drop { node }
            | Self::Move { node, .. }
            | Self::SetWeight { node, .. }
            | Self::SetDirection { node, .. }
            | Self::SetGoalposts { node, .. }
            | Self::SetTransform { node, .. }
            | Self::SetDenominator { node, .. } => Some(node),
            Self::SetMean { node, .. } | Self::Rename { node, .. } => node.as_deref(),
        }
    }

    /// Changes the framework and returns the inverse, or refuses and changes nothing.
    ///
    /// # Errors
    /// A node that is not there, is there already, or is of the other kind.
    pub fn apply(&self, to: &mut CustomFramework) -> Result<Self, Fault> {
        match self {
            Self::Add { top, nodes } => add(to, top, nodes),
            Self::Drop { node } => drop_node(to, node),
            Self::Move { node, parent, at } => move_node(to, node, parent.as_ref(), *at),
            Self::SetWeight { node, weight } => {
                let slot = &mut found(to, node)?.weight;
                let weight = std::mem::replace(slot, *weight);
                Ok(Self::SetWeight {
                    node: node.clone(),
                    weight,
                })
            }
            Self::SetDirection { node, direction } => {
                let slot = &mut leaf(to, node)?.direction;
                let direction = std::mem::replace(slot, *direction);
                Ok(Self::SetDirection {
                    node: node.clone(),
                    direction,
                })
            }
            Self::SetGoalposts { node, low, high } => {
                let slot = leaf(to, node)?;
                Ok(Self::SetGoalposts {
                    node: node.clone(),
                    low: std::mem::replace(&mut slot.low, *low),
                    high: std::mem::replace(&mut slot.high, *high),
                })
            }
            Self::SetTransform { node, transform } => {
                let slot = &mut leaf(to, node)?.transform;
                let transform = std::mem::replace(slot, *transform);
                Ok(Self::SetTransform {
                    node: node.clone(),
                    transform,
                })
            }
            Self::SetMean { node, mean } => {
                let slot = match node {
                    None => &mut to.mean,
                    Some(code) => &mut group(to, code)?.mean,
                };
                let mean = std::mem::replace(slot, *mean);
                Ok(Self::SetMean {
                    node: node.clone(),
                    mean,
                })
            }
            Self::SetDenominator { node, denominator } => {
                let slot = &mut leaf(to, node)?.denominator;
                let denominator = std::mem::replace(slot, denominator.clone());
                Ok(Self::SetDenominator {
                    node: node.clone(),
                    denominator,
                })
            }
            Self::Rename { node, name } => {
                let slot = match node {
                    None => &mut to.name,
                    Some(code) => &mut group(to, code)?.name,
                };
                let name = std::mem::replace(slot, name.clone());
                Ok(Self::Rename {
                    node: node.clone(),
                    name,
                })
            }
        }
    }
}

fn unknown(code: &str) -> Fault {
    let found = format!("{code:?}");
    Fault::new(code, FaultReason::UnknownNode, found, "a node of this framework")
}

fn found<'a>(of: &'a mut CustomFramework, code: &str) -> Result<&'a mut Node, Fault> {
    of.nodes
        .iter_mut()
        .find(|n| n.code == code)
        .ok_or_else(|| unknown(code))
}

fn leaf<'a>(of: &'a mut CustomFramework, code: &str) -> Result<&'a mut LeafKind, Fault> {
    match &mut found(of, code)?.kind {
        Kind::Leaf(leaf) => Ok(leaf),
        Kind::Group(_) => Err(Fault::new(
            code,
            FaultReason::OtherKind,
            "a group",
            "an indicator",
        )),
    }
}

fn group<'a>(of: &'a mut CustomFramework, code: &str) -> Result<&'a mut GroupKind, Fault> {
    match &mut found(of, code)?.kind {
        Kind::Group(group) => Ok(group),
        Kind::Leaf(_) => Err(Fault::new(
            code,
            FaultReason::OtherKind,
            "an indicator",
            "a group",
        )),
    }
}

fn add(to: &mut CustomFramework, top: &str, nodes: &[(usize, Node)]) -> Result<Edit, Fault> {
    for (number, (_, node)) in nodes.iter().enumerate() {
        let among = nodes.iter().take(number).any(|(_, n)| n.code == node.code);
        let taken = |n: &Node| n.code == node.code || n.parent.as_ref() == Some(&node.code);
        if among || to.nodes.iter().any(taken) {
            let found = format!("{:?} a second time", node.code);
            let expected = "a code of its own";
            return Err(Fault::new(
                &node.code,
                FaultReason::DuplicateCode,
                found,
                expected,
            ));
        }
    }
    let mut next = to.nodes.clone();
    for (at, node) in nodes {
        next.insert((*at).min(next.len()), node.clone());
    }
    let before = std::mem::replace(&mut to.nodes, next);
    // The inverse takes away the topmost with all beneath it: that must be exactly what came.
    let added = to.beneath(top);
    let whole = added.len() == nodes.len() && nodes.iter().all(|(_, n)| added.contains(n.code.as_str()));
    if whole {
        Ok(Edit::Drop { node: top.to_owned() })
    } else {
        to.nodes = before;
        let expected = "one node with all beneath it";
        Err(Fault::new(
            top,
            FaultReason::UnknownParent,
            "nodes apart",
            expected,
        ))
    }
}

fn drop_node(from: &mut CustomFramework, code: &str) -> Result<Edit, Fault> {
    if from.position(code).is_none() {
        return Err(unknown(code));
    }
    let gone: Vec<String> = from.beneath(code).into_iter().map(str::to_owned).collect();
    let mut taken = Vec::new();
    let mut kept = Vec::new();
    for (at, node) in std::mem::take(&mut from.nodes).into_iter().enumerate() {
        if gone.binary_search(&node.code).is_ok() {
            taken.push((at, node));
        } else {
            kept.push(node);
        }
    }
    from.nodes = kept;
    Ok(Edit::Add {
        top: code.to_owned(),
        nodes: taken,
    })
}

fn move_node(
    in_: &mut CustomFramework,
    code: &str,
    parent: Option<&String>,
    at: usize,
) -> Result<Edit, Fault> {
    let from = in_.position(code).ok_or_else(|| unknown(code))?;
    let mut node = in_.nodes.remove(from);
    let old = std::mem::replace(&mut node.parent, parent.cloned());
    in_.nodes.insert(at.min(in_.nodes.len()), node);
    Ok(Edit::Move {
        node: code.to_owned(),
        parent: old,
        at: from,
    })
}
