//! From a framework and the user's weights to the frozen tree.

use std::collections::{BTreeMap, BTreeSet};

use indicators::framework::{Child as Listed, Group};
use indicators::{Framework, Leaf, Mean, Role, Transform, View};

use super::{Frozen, FrozenLeaf, FrozenNode, ROOT};
use crate::problem::{Problem, Reason};
use crate::recipe::Aggregate;

/// ln, ln(1 + x) or the value itself; `libm`, so that native and wasm agree to the last bit.
pub(crate) fn transform(kind: Transform, value: f64) -> f64 {
    match kind {
        Transform::Identity => value,
        Transform::Log => libm::log(value),
        Transform::Log1p => libm::log1p(value),
    }
}

impl Frozen {
    /// Freezes a framework in a view. `weights` overrides weights among siblings, before they are
    /// normalised, by node id or by path joined by `/` (groups weigh 1 unless overridden).
    ///
    /// Errors: goalposts that are not finite, equal or reversed, or outside their transform;
    /// duplicate nodes; a weight for an unknown node; weights that are negative, not finite, or
    /// sum to zero among siblings; no leaf in the view.
    pub fn new(framework: &Framework, view: View, weights: &[(String, f64)]) -> Result<Self, Problem> {
        let mut overrides = checked_weights(framework, weights)?;
        let mut frozen = Self {
            framework: framework.id.clone(),
            view,
            leaves: Vec::new(),
            nodes: vec![group(ROOT, ROOT, None, 1.0)],
            outcomes: framework
                .leaves
                .iter()
                .filter(|l| l.role == Role::Outcome)
                .count(),
            applied: None,
        };
        let mut tree = Branch::default();
        let counted = |l: &&Leaf| view == View::Milestones || l.role == Role::Outcome;
        // Position of each leaf of the framework among those of the view.
        let mut places = Vec::with_capacity(framework.leaves.len());
        for leaf in &framework.leaves {
            let counts = counted(&leaf);
            places.push(counts.then_some(frozen.leaves.len()));
            if counts {
                tree.insert(&leaf.path, frozen.leaves.len());
                frozen.leaves.push(frozen_leaf(leaf)?);
            }
        }
        if !framework.groups.is_empty() {
            tree = Branch::listed(&framework.groups, &[], &places);
        }
        if frozen.leaves.is_empty() {
            return Err(Problem::at_node(
                Reason::NoData,
                ROOT,
                "no leaf",
                "at least one leaf in this view",
            ));
        }
        let own: Vec<f64> = framework
            .leaves
            .iter()
            .filter(counted)
            .map(|l| l.weight)
            .collect();
        frozen.grow(0, "", &tree, &own, &mut overrides);
        frozen.set_groups(&framework.groups, &overrides);
        frozen.level(0);
        frozen.normalise_weights()?;
        Ok(frozen)
    }

    /// Appends the children of a branch, parents before children, in file order.
    fn grow(
        &mut self,
        parent: usize,
        path: &str,
        branch: &Branch,
        own: &[f64],
        overrides: &mut BTreeMap<String, f64>,
    ) {
        for child in &branch.children {
            let at = self.nodes.len();
            let mut node = match child {
                Child::Leaf(leaf) => {
                    let mut node = group("", "", Some(parent), own.get(*leaf).copied().unwrap_or(1.0));
                    if let Some(l) = self.leaves.get_mut(*leaf) {
                        l.at = at;
                        node.id.clone_from(&l.node);
                        node.name.clone_from(&l.indicator);
                    }
                    node.leaf = Some(*leaf);
                    node
                }
                Child::Group(name, _) => {
                    let id = if path.is_empty() {
                        name.clone()
                    } else {
                        format!("{path}/{name}")
                    };
                    group(&id, name, Some(parent), 1.0)
                }
            };
            if let Some(weight) = overrides.get(&node.id) {
                node.weight = *weight;
            }
            let id = node.id.clone();
            self.nodes.push(node);
            if let Some(p) = self.nodes.get_mut(parent) {
                p.children.push(at);
            }
            if let Child::Group(_, below) = child {
                self.grow(at, &id, below, own, overrides);
            }
        }
    }

    /// Names, weights and means of a framework that lists its groups.
    fn set_groups(&mut self, groups: &[Group], overrides: &BTreeMap<String, f64>) {
        for group in groups {
            let id = group.path.join("/");
            let id = if id.is_empty() { ROOT } else { id.as_str() };
            let Some(node) = self.nodes.iter_mut().find(|n| n.id == id && n.leaf.is_none()) else {
                continue;
            };
            node.mean = match group.mean {
                Mean::Arithmetic => Aggregate::Arithmetic,
                Mean::Geometric => Aggregate::Geometric,
                Mean::Harmonic => Aggregate::Harmonic,
            };
            if id != ROOT {
                node.name.clone_from(&group.name);
                if !overrides.contains_key(id) {
                    node.weight = group.weight;
                }
            }
        }
    }

    /// Level 1 at the leaves, a group one above its highest child.
    fn level(&mut self, at: usize) -> u32 {
        let children = self.nodes.get(at).map(|n| n.children.clone()).unwrap_or_default();
        let below = children.into_iter().map(|c| self.level(c)).max().unwrap_or(0);
        if let Some(node) = self.nodes.get_mut(at) {
            node.level = below + 1;
        }
        below + 1
    }

    fn normalise_weights(&mut self) -> Result<(), Problem> {
        for at in 0..self.nodes.len() {
            let Some(node) = self.nodes.get(at) else { continue };
            let children = node.children.clone();
            if children.is_empty() {
                continue;
            }
            let sum: f64 = children
                .iter()
                .filter_map(|c| self.nodes.get(*c))
                .map(|n| n.weight)
                .sum();
            if !(sum.is_finite() && sum > 0.0) {
                let id = node.id.clone();
                return Err(Problem::at_node(
                    Reason::WeightSum,
                    &id,
                    format!("weights that sum to {sum}"),
                    "children whose weights sum to more than 0",
                ));
            }
            for child in children {
                if let Some(n) = self.nodes.get_mut(child) {
                    n.share = n.weight / sum;
                }
            }
        }
        Ok(())
    }
}

fn group(id: &str, name: &str, parent: Option<usize>, weight: f64) -> FrozenNode {
    FrozenNode {
        id: id.to_owned(),
        name: name.to_owned(),
        parent,
        level: 0,
        weight,
        share: 1.0,
        mean: Aggregate::Arithmetic,
        leaf: None,
        children: Vec::new(),
    }
}

fn frozen_leaf(leaf: &Leaf) -> Result<FrozenLeaf, Problem> {
    let low_t = transform(leaf.transform, leaf.goal_low);
    let range_t = transform(leaf.transform, leaf.goal_high) - low_t;
    let sound = leaf.goal_low.is_finite()
        && leaf.goal_high.is_finite()
        && leaf.goal_low < leaf.goal_high
        && low_t.is_finite()
        && range_t.is_finite()
        && range_t > 0.0;
    if !sound {
        return Err(Problem::at_node(
            Reason::Goalposts,
            &leaf.node,
            format!("goalposts {} to {}", leaf.goal_low, leaf.goal_high),
            "a lower goalpost below the upper one, both inside the range of the transform",
        ));
    }
    let ratio = leaf
        .denominator
        .as_ref()
        .map(|by| (leaf.indicator.clone(), by.clone()));
    Ok(FrozenLeaf {
        node: leaf.node.clone(),
        indicator: match &ratio {
            Some((of, by)) => format!("{of}/{by}"),
            None => leaf.indicator.clone(),
        },
        ratio,
        role: leaf.role,
        direction: leaf.direction,
        transform: leaf.transform,
        low: leaf.goal_low,
        high: leaf.goal_high,
        at: 0,
        curve: None,
        low_t,
        range_t,
    })
}

/// Checks every weight against the whole framework, whatever the view: a weight of a milestone
/// stays valid while the milestones are not shown.
fn checked_weights(
    framework: &Framework,
    weights: &[(String, f64)],
) -> Result<BTreeMap<String, f64>, Problem> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for group in &framework.groups {
        check_weight(&group.path.join("/"), group.weight)?;
    }
    for leaf in &framework.leaves {
        check_weight(&leaf.node, leaf.weight)?;
        for depth in 1..=leaf.path.len() {
            known.insert(leaf.path.get(..depth).unwrap_or(&[]).join("/"));
        }
    }
    let mut leaves: BTreeSet<&str> = BTreeSet::new();
    for leaf in &framework.leaves {
        if leaf.node == ROOT || known.contains(&leaf.node) || !leaves.insert(&leaf.node) {
            return Err(Problem::at_node(
                Reason::Duplicate,
                &leaf.node,
                format!("node {:?} a second time", leaf.node),
                "every node id once",
            ));
        }
    }
    let mut out = BTreeMap::new();
    for (node, weight) in weights {
        check_weight(node, *weight)?;
        if !known.contains(node) && !leaves.contains(node.as_str()) {
            return Err(Problem::at_node(
                Reason::Unknown,
                node,
                format!("{node:?}"),
                format!("a node of framework {}", framework.id),
            ));
        }
        out.insert(node.clone(), *weight);
    }
    Ok(out)
}

fn check_weight(node: &str, weight: f64) -> Result<(), Problem> {
    if weight.is_finite() && weight >= 0.0 {
        return Ok(());
    }
    Err(Problem::at_node(
        Reason::Weight,
        node,
        format!("weight {weight}"),
        "a finite weight of 0 or more",
    ))
}

/// The tree while it is built, children in the order in which the file first names them.
#[derive(Default)]
struct Branch {
    children: Vec<Child>,
}

enum Child {
    Leaf(usize),
    Group(String, Branch),
}

impl Branch {
    /// The branch of a group as the framework lists it, without the groups that hold no leaf of the
    /// view. Ends, because every path listed is one longer than its parent's.
    fn listed(groups: &[Group], path: &[String], places: &[Option<usize>]) -> Self {
        let mut branch = Self::default();
        let Some(group) = groups.iter().find(|g| g.path == path) else {
            return branch;
        };
        for child in &group.children {
            match child {
                Listed::Leaf(leaf) => {
                    let place = places.get(*leaf).copied().flatten();
                    branch.children.extend(place.map(Child::Leaf));
                }
                Listed::Group(name) => {
                    let mut below = path.to_vec();
                    below.push(name.clone());
                    let below = Self::listed(groups, &below, places);
                    if !below.children.is_empty() {
                        branch.children.push(Child::Group(name.clone(), below));
                    }
                }
            }
        }
        branch
    }

    fn insert(&mut self, path: &[String], leaf: usize) {
        let Some((first, rest)) = path.split_first() else {
            self.children.push(Child::Leaf(leaf));
            return;
        };
        for child in &mut self.children {
            if let Child::Group(name, below) = child
                && name == first
            {
                return below.insert(rest, leaf);
            }
        }
        let mut below = Branch::default();
        below.insert(rest, leaf);
        self.children.push(Child::Group(first.clone(), below));
    }
}
