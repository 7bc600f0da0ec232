//! Which units have which gaps: what can be said about a run before a weight is drawn.
//!
//! The weight of a missing child is shared out among its siblings. Units that miss the same
//! children of a group share the outcome, so it is computed once for each *pattern* (a group and
//! the children that count in it), not for each unit.

use std::collections::BTreeMap;

use super::tree::Tree;

/// A group and the children that count in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    /// The group's node.
    pub group: usize,
    /// Its parent.
    pub parent: Option<usize>,
    /// Nodes of the children that count: leaves first, then groups.
    pub children: Vec<usize>,
    /// The leaves among them, as leaf numbers.
    pub leaves: Vec<usize>,
    /// Where its shares begin.
    pub first: usize,
}

/// The gaps of every unit under given weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Layout {
    /// Units with a score, those without a gap first.
    pub units: Vec<u32>,
    /// How many of them have no gap.
    pub complete: usize,
    /// By unit of `units`: patterns, children before parents.
    pub steps: Vec<Vec<usize>>,
    /// All patterns.
    pub patterns: Vec<Pattern>,
    /// The patterns without a gap, children before parents, the root's last.
    pub full: Vec<usize>,
    /// Leaves that count where nothing is missing, ascending.
    pub counted: Vec<usize>,
    /// Their nodes.
    pub counted_nodes: Vec<usize>,
    /// Shares of all patterns.
    pub shares: usize,
    /// What is done for every unit, flat.
    pub every: Walk,
    /// The same for the units with gaps alone.
    pub gappy: Walk,
}

/// A group of one unit: where its shares begin, how many of its children are leaves and groups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    pub first: u32,
    pub leaves: u32,
    pub groups: u32,
    pub group: u32,
    /// Its parent; itself for the root.
    pub parent: u32,
}

/// What is done for some units, one after another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Walk {
    pub steps: Vec<Step>,
    /// How many steps each unit has.
    pub counts: Vec<u32>,
    /// The groups among the children of each step.
    pub below: Vec<u32>,
}

impl Walk {
    fn new(layout: &Layout, skip: usize) -> Self {
        let mut out = Self::default();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        for steps in layout.steps.iter().skip(skip) {
            out.counts.push(number(steps.len()));
            for pattern in steps.iter().filter_map(|s| layout.patterns.get(*s)) {
                let groups = pattern.children.iter().skip(pattern.leaves.len());
                out.below.extend(groups.clone().map(|g| number(*g)));
                out.steps.push(Step {
                    first: number(pattern.first),
                    leaves: number(pattern.leaves.len()),
                    groups: number(groups.len()),
                    group: number(pattern.group),
                    parent: number(pattern.parent.unwrap_or(pattern.group)),
                });
            }
        }
        out
    }
}

impl Layout {
    /// `present(leaf, unit)`: a value is there; `refused`: by node and unit, empty where nobody is;
    /// `weights` by node: a child of weight 0 never counts.
    pub(crate) fn new(
        tree: &Tree,
        weights: &[f64],
        units: usize,
        present: impl Fn(usize, usize) -> bool,
        refused: &[Vec<bool>],
    ) -> Self {
        let mut out = Self::default();
        let mut known: BTreeMap<(usize, Vec<usize>), usize> = BTreeMap::new();
        let weighs = |n: usize| weights.get(n).is_some_and(|w| *w > 0.0);
        let mut alive = vec![true; tree.ids.len()];
        for (leaf, node) in tree.leaves.iter().enumerate() {
            set(&mut alive, *node, (0..units).any(|u| present(leaf, u)));
        }
        let full = steps(tree, &weighs, &mut alive, |_| false, &mut out, &mut known);
        // Leaves under groups that count, in leaf order.
        let reached = reached(tree, &out, &full);
        for (leaf, node) in tree.leaves.iter().enumerate() {
            if reached.get(*node).copied().unwrap_or(false) {
                out.counted.push(leaf);
                out.counted_nodes.push(*node);
            }
        }
        let (mut whole, mut gappy) = (Vec::new(), Vec::new());
        for unit in 0..units {
            for (leaf, node) in tree.leaves.iter().enumerate() {
                set(&mut alive, *node, present(leaf, unit));
            }
            let no = |node: usize| {
                refused
                    .get(node)
                    .and_then(|r| r.get(unit))
                    .copied()
                    .unwrap_or(false)
            };
            let steps = steps(tree, &weighs, &mut alive, no, &mut out, &mut known);
            if !alive.get(tree.root).copied().unwrap_or(false) {
                continue;
            }
            let unit = u32::try_from(unit).unwrap_or(u32::MAX);
            if steps == full {
                whole.push((unit, steps));
            } else {
                gappy.push((unit, steps));
            }
        }
        out.full = full;
        out.complete = whole.len();
        for (unit, steps) in whole.into_iter().chain(gappy) {
            out.units.push(unit);
            out.steps.push(steps);
        }
        out.every = Walk::new(&out, 0);
        out.gappy = Walk::new(&out, out.complete);
        out
    }
}

/// The patterns of one unit. `alive` holds the leaves on entry and every node on return. Groups
/// whose score no ancestor reads are left out.
fn steps(
    tree: &Tree,
    weighs: &dyn Fn(usize) -> bool,
    alive: &mut [bool],
    refused: impl Fn(usize) -> bool,
    out: &mut Layout,
    known: &mut BTreeMap<(usize, Vec<usize>), usize>,
) -> Vec<usize> {
    let mut found = Vec::with_capacity(tree.groups.len());
    for group in &tree.groups {
        let counts = |c: &&usize| weighs(**c) && alive.get(**c).copied().unwrap_or(false);
        let is_leaf = |c: &&usize| tree.leaf_of.get(**c).copied().flatten().is_some();
        let children = tree.children_of(*group).iter().filter(counts);
        let mut list: Vec<usize> = children.clone().filter(is_leaf).copied().collect();
        list.extend(children.filter(|c| !is_leaf(c)));
        let lives = !list.is_empty() && !refused(*group);
        set(alive, *group, lives);
        if !lives {
            continue;
        }
        let leaves: Vec<usize> = list
            .iter()
            .filter_map(|c| tree.leaf_of.get(*c).copied().flatten())
            .collect();
        let next = out.patterns.len();
        let at = *known.entry((*group, list.clone())).or_insert(next);
        if at == next {
            out.patterns.push(Pattern {
                group: *group,
                parent: tree.parents.get(*group).copied().flatten(),
                first: out.shares,
                leaves,
                children: list,
            });
            out.shares += out.patterns.last().map_or(0, |p| p.children.len());
        }
        found.push(at);
    }
    let used = reached(tree, out, &found);
    found.retain(|p| {
        out.patterns
            .get(*p)
            .is_some_and(|p| used.get(p.group).copied().unwrap_or(false))
    });
    found
}

/// The nodes the root reads through these patterns.
fn reached(tree: &Tree, out: &Layout, steps: &[usize]) -> Vec<bool> {
    let mut used = vec![false; tree.ids.len()];
    set(&mut used, tree.root, true);
    for pattern in steps.iter().rev().filter_map(|p| out.patterns.get(*p)) {
        if used.get(pattern.group).copied().unwrap_or(false) {
            for child in &pattern.children {
                set(&mut used, *child, true);
            }
        }
    }
    used
}

fn set(of: &mut [bool], at: usize, to: bool) {
    if let Some(slot) = of.get_mut(at) {
        *slot = to;
    }
}
