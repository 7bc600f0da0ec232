//! What can be wrong with a framework of the user's own, named at its node.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{CustomFramework, Kind, LeafKind, Node, OWN_FRAMEWORK, OWN_INDICATOR, Role, View};
use crate::Direction;

/// The id of the composite in every output; no node may take it.
pub(super) const ROOT: &str = "index";
/// Most nodes of a framework: an assumption about what a person can oversee.
pub const MOST_NODES: usize = 500;
/// Most groups above a leaf. An assumption; also a bound on recursion.
pub const DEEPEST: usize = 8;
/// Longest name, code or id, in characters. An assumption.
pub const LONGEST_NAME: usize = 120;
/// Greatest weight. Weights are shares once divided by their sum, so no more is ever needed.
pub const MOST_WEIGHT: f64 = 1000.0;
/// Greatest goalpost, either side of 0: no series of the pack comes near it.
const MOST_GOALPOST: f64 = 1e15;
/// Goalposts closer than this, relative to the greater of 1 and their size, cannot be told apart
/// after a transform.
const APART: f64 = 1e-9;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultReason {
    /// The framework's id does not begin as it must.
    Id,
    /// A name that is empty, too long, or holds control characters.
    Name,
    /// A code that is empty, too long, the root's, or holds `/` or control characters.
    Code,
    /// A code a second time.
    DuplicateCode,
    /// A parent that is no node.
    UnknownParent,
    /// Parents that lead back to the node.
    Cycle,
    /// A parent that is an indicator.
    ParentIsIndicator,
    /// A group without an indicator beneath it.
    EmptyGroup,
    /// No measured indicator in the whole framework.
    NoOutcome,
    /// A weight that is negative, too great or not finite.
    Weight,
    /// Children whose weights are all zero.
    WeightSum,
    /// Goalposts that are not finite, equal, or in the wrong order.
    Goalposts,
    /// A goalpost where the transform is not defined.
    Transform,
    /// An indicator without a better side.
    Direction,
    /// An indicator that nobody declared.
    UnknownIndicator,
    /// A denominator that nobody declared.
    UnknownDenominator,
    /// A command for a node that is not there.
    UnknownNode,
    /// A setting of a group on an indicator, or of an indicator on a group.
    OtherKind,
    /// More nodes than [`MOST_NODES`].
    TooMany,
    /// Deeper than [`DEEPEST`].
    TooDeep,
}

impl FaultReason {
    /// A stable code for messages and tests.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "bad-id",
            Self::Name => "bad-name",
            Self::Code => "bad-code",
            Self::DuplicateCode => "duplicate-code",
            Self::UnknownParent => "unknown-parent",
            Self::Cycle => "cycle",
            Self::ParentIsIndicator => "parent-is-indicator",
            Self::EmptyGroup => "empty-group",
            Self::NoOutcome => "no-outcome",
            Self::Weight => "bad-weight",
            Self::WeightSum => "weight-sum",
            Self::Goalposts => "bad-goalposts",
            Self::Transform => "outside-transform",
            Self::Direction => "no-direction",
            Self::UnknownIndicator => "unknown-indicator",
            Self::UnknownDenominator => "unknown-denominator",
            Self::UnknownNode => "unknown-node",
            Self::OtherKind => "other-kind",
            Self::TooMany => "too-many-nodes",
            Self::TooDeep => "too-deep",
        }
    }
}

/// A broken rule at a node. The last good framework, and every result of it, stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Code of the node; empty where it is the framework's as a whole.
    pub node: String,
    /// What is wrong.
    pub reason: FaultReason,
    /// What stands there.
    pub found: String,
    /// What may stand there.
    pub expected: String,
}

impl Fault {
    /// At a node.
    pub fn new(node: &str, reason: FaultReason, found: impl fmt::Display, expected: &str) -> Self {
        Self {
            node: node.to_owned(),
            reason,
            found: found.to_string(),
            expected: expected.to_owned(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.node.is_empty() {
            write!(f, "{}: ", self.node)?;
        }
        let (found, expected) = (&self.found, &self.expected);
        write!(f, "found {found}, expected {expected} [{}]", self.reason.code())
    }
}

impl std::error::Error for Fault {}

/// A name a person reads: not empty, not endless, no control characters.
pub(crate) fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST_NAME && !text.chars().any(char::is_control)
}

impl CustomFramework {
    /// Every broken rule; empty where the framework can be computed on. `indicator` says whether an
    /// indicator, milestone or denominator of this id is known.
    ///
    /// Total: whatever a file or a command says gives faults or a framework that scores. Rules of
    /// the tree come first; the others are looked at once it is one.
    pub fn faults(&self, known: &dyn Fn(&str) -> bool) -> Vec<Fault> {
        let mut faults = self.whole();
        faults.extend(self.tree());
        if faults.is_empty() {
            for node in &self.nodes {
                faults.extend(node_faults(node, known));
            }
        }
        if faults.is_empty() {
            faults.extend(self.sums());
        }
        faults
    }

    fn whole(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let tail = self.id.strip_prefix(OWN_FRAMEWORK).unwrap_or("");
        if !is_code(&self.id) || tail.is_empty() {
            let found = format!("id {:?}", self.id);
            faults.push(Fault::new(
                "",
                FaultReason::Id,
                found,
                "an id that begins with own-",
            ));
        }
        if !is_name(&self.name) {
            let found = format!("{:?}", self.name);
            faults.push(Fault::new(
                "",
                FaultReason::Name,
                found,
                "a name of 1 to 120 characters",
            ));
        }
        if self.nodes.len() > MOST_NODES {
            let found = format!("{} nodes", self.nodes.len());
            faults.push(Fault::new("", FaultReason::TooMany, found, "at most 500 nodes"));
        }
        if self.leaves_of(View::Outcomes).next().is_none() {
            let expected = "at least one measured indicator";
            faults.push(Fault::new("", FaultReason::NoOutcome, "none", expected));
        }
        faults
    }

    fn tree(&self) -> Vec<Fault> {
        if self.nodes.len() > MOST_NODES {
            return Vec::new();
        }
        let mut faults = Vec::new();
        let mut codes: BTreeMap<&str, &Node> = BTreeMap::new();
        for node in &self.nodes {
            if !is_code(&node.code) {
                let found = format!("code {:?}", node.code);
                let expected = "1 to 120 characters without /, not \"index\"";
                faults.push(Fault::new(&node.code, FaultReason::Code, found, expected));
            }
            if codes.insert(&node.code, node).is_some() {
                let found = format!("{:?} a second time", node.code);
                let expected = "every code once";
                faults.push(Fault::new(
                    &node.code,
                    FaultReason::DuplicateCode,
                    found,
                    expected,
                ));
            }
        }
        let mut full: BTreeSet<&str> = BTreeSet::new();
        for node in &self.nodes {
            let fault =
                |reason, found: String, expected: &str| Fault::new(&node.code, reason, found, expected);
            let mut above = node.parent.as_deref();
            match above.map(|code| codes.get(code)) {
                Some(None) => {
                    let found = format!("parent {:?}", above.unwrap_or_default());
                    faults.push(fault(
                        FaultReason::UnknownParent,
                        found,
                        "a group of this framework",
                    ));
                }
                Some(Some(parent)) if parent.leaf().is_some() => {
                    let found = format!("parent {:?}, an indicator", parent.code);
                    faults.push(fault(FaultReason::ParentIsIndicator, found, "a group"));
                }
                _ => {}
            }
            let mut depth = 0;
            while let Some(parent) = above.and_then(|code| codes.get(code)) {
                depth += 1;
                if parent.code == node.code {
                    let found = format!("parents that lead back to {:?}", node.code);
                    faults.push(fault(FaultReason::Cycle, found, "a tree"));
                    break;
                }
                if depth > self.nodes.len() {
                    break;
                }
                if node.leaf().is_some() {
                    full.insert(&parent.code);
                }
                above = parent.parent.as_deref();
            }
            if depth > DEEPEST && depth <= self.nodes.len() {
                let found = format!("{depth} groups above it");
                faults.push(fault(FaultReason::TooDeep, found, "at most 8"));
            }
        }
        for node in &self.nodes {
            if node.group().is_some() && !full.contains(node.code.as_str()) {
                let expected = "at least one indicator beneath it";
                faults.push(Fault::new(&node.code, FaultReason::EmptyGroup, "none", expected));
            }
        }
        faults
    }

    /// Weights of the children of every node, in each view in which it has any.
    fn sums(&self) -> Vec<Fault> {
        let parents: BTreeMap<&str, Option<&str>> = self
            .nodes
            .iter()
            .map(|n| (n.code.as_str(), n.parent.as_deref()))
            .collect();
        for view in [View::Outcomes, View::Milestones] {
            let mut counted: BTreeSet<&str> = BTreeSet::new();
            for (leaf, _) in self.leaves_of(view) {
                let mut at = Some(leaf.code.as_str());
                while let Some(code) = at.filter(|code| counted.insert(code)) {
                    at = parents.get(code).copied().flatten();
                }
            }
            let mut sums: BTreeMap<Option<&str>, f64> = BTreeMap::new();
            for node in self.nodes.iter().filter(|n| counted.contains(n.code.as_str())) {
                *sums.entry(node.parent.as_deref()).or_default() += node.weight;
            }
            let empty = sums.iter().filter(|(_, sum)| **sum <= 0.0);
            let faults: Vec<Fault> = empty
                .map(|(parent, sum)| {
                    let found = format!("weights beneath it that sum to {sum}");
                    let expected = "at least one weight above 0 in each view";
                    Fault::new(
                        parent.unwrap_or_default(),
                        FaultReason::WeightSum,
                        found,
                        expected,
                    )
                })
                .collect();
            if !faults.is_empty() {
                return faults;
            }
        }
        Vec::new()
    }
}

fn is_code(code: &str) -> bool {
    is_name(code) && code != ROOT && !code.contains('/')
}

fn node_faults(node: &Node, known: &dyn Fn(&str) -> bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !(0.0..=MOST_WEIGHT).contains(&node.weight) {
        let found = format!("weight {}", node.weight);
        faults.push(Fault::new(
            &node.code,
            FaultReason::Weight,
            found,
            "a number from 0 to 1,000",
        ));
    }
    match &node.kind {
        Kind::Group(group) if !is_name(&group.name) => {
            let found = format!("{:?}", group.name);
            let expected = "a name of 1 to 120 characters";
            faults.push(Fault::new(&node.code, FaultReason::Name, found, expected));
        }
        Kind::Group(_) => {}
        Kind::Leaf(leaf) => faults.extend(leaf_faults(&node.code, leaf, known)),
    }
    faults
}

fn leaf_faults(code: &str, leaf: &LeafKind, known: &dyn Fn(&str) -> bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault =
        |reason, found: String, expected: &str| faults.push(Fault::new(code, reason, found, expected));
    let (low, high) = (leaf.low, leaf.high);
    let bounded = low.abs() <= MOST_GOALPOST && high.abs() <= MOST_GOALPOST;
    if !(bounded && high - low > APART * low.abs().max(high.abs()).max(1.0)) {
        let found = format!("goalposts {low} and {high}");
        fault(FaultReason::Goalposts, found, "a lower below an upper goalpost");
    } else if leaf.transform.floor().is_some_and(|floor| low <= floor) {
        let found = format!("a lower goalpost of {low}");
        fault(
            FaultReason::Transform,
            found,
            "a goalpost at which the transform is defined",
        );
    }
    if leaf.direction == Direction::Neutral {
        fault(FaultReason::Direction, "no direction".into(), "higher or lower");
    }
    if !is_code(&leaf.indicator) || !known(&leaf.indicator) {
        let found = format!("indicator {:?}", leaf.indicator);
        fault(
            FaultReason::UnknownIndicator,
            found,
            "an indicator of the pack or of the plan",
        );
    }
    if let Some(by) = &leaf.denominator {
        let own = by.starts_with(OWN_INDICATOR);
        if own || leaf.role == Role::Milestone || !is_code(by) || !known(by) {
            let found = format!("denominator {by:?}");
            fault(
                FaultReason::UnknownDenominator,
                found,
                "an indicator of the pack, under a measured one",
            );
        }
    }
    faults
}
