//! The tree as rows: what stands where, how much it weighs, how much data it has.

use std::collections::BTreeSet;

use indicators::framework::{Kind, Node};
use indicators::{Cell, CustomFramework, Mean, Origin, Role};
use readiness::Frozen;
use readiness::frozen::ROOT;

use crate::state::readiness::Scores;

/// A row of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The node; `None` is the composite.
    pub node: Option<Node>,
    /// 1 for the composite.
    pub level: usize,
    /// Place among its siblings, from 1.
    pub place: usize,
    /// How many siblings, itself included.
    pub of: usize,
    /// Open or shut; `None` for a leaf.
    pub open: Option<bool>,
    /// How its children become its score; `None` for a leaf.
    pub mean: Option<Mean>,
    /// Share among its siblings in the view, 0..1; `None` where it does not count in it.
    pub share: Option<f64>,
    /// Share of the whole, 0..1.
    pub effective: Option<f64>,
    /// Economies with a value (answers, for a milestone); for a group the fewest beneath.
    pub economies: Option<usize>,
    /// Year of the middle one of those values.
    pub year: Option<i16>,
    /// Answered, not measured.
    pub milestone: bool,
}

impl Row {
    /// Code of the node; `index` for the composite.
    pub fn code(&self) -> &str {
        self.node.as_ref().map_or(ROOT, |n| n.code.as_str())
    }
}

/// Every row in sight, from the composite down.
pub fn rows(of: &CustomFramework, scores: Option<&Scores>, shut: &BTreeSet<String>) -> Vec<Row> {
    let mut out = vec![Row {
        node: None,
        level: 1,
        place: 1,
        of: 1,
        open: Some(true),
        mean: Some(of.mean),
        share: Some(1.0),
        effective: Some(1.0),
        economies: scores.map(|s| s.readiness.scored().count()),
        year: None,
        milestone: false,
    }];
    below(of, scores, shut, None, &mut Vec::new(), 1.0, &mut out);
    out
}

fn below(
    of: &CustomFramework,
    scores: Option<&Scores>,
    shut: &BTreeSet<String>,
    parent: Option<&str>,
    path: &mut Vec<String>,
    above: f64,
    out: &mut Vec<Row>,
) {
    // The document has at most eight groups above a leaf; a file that says otherwise is not opened.
    if path.len() > indicators::framework::DEEPEST {
        return;
    }
    let siblings: Vec<&Node> = of.children(parent).collect();
    for (at, node) in siblings.iter().enumerate() {
        path.push(node.code.clone());
        let group = node.group();
        let id = if group.is_some() {
            path.join("/")
        } else {
            node.code.clone()
        };
        let frozen = scores.map(|s| &s.frozen);
        let share = frozen.and_then(|f| share(f, &id));
        let effective = share.map(|s| s * above);
        let milestone = node.leaf().is_some_and(|l| l.role == Role::Milestone);
        let (economies, year) = match (&node.kind, scores) {
            (Kind::Leaf(_), Some(scores)) => data(scores, &node.code),
            _ => (None, None),
        };
        let open = group.map(|_| !shut.contains(&node.code));
        out.push(Row {
            node: Some((*node).clone()),
            level: path.len() + 1,
            place: at + 1,
            of: siblings.len(),
            open,
            mean: group.map(|g| g.mean),
            share,
            effective,
            economies,
            year,
            milestone,
        });
        if open == Some(true) {
            below(
                of,
                scores,
                shut,
                Some(&node.code),
                path,
                effective.unwrap_or(0.0),
                out,
            );
        }
        path.pop();
    }
}

fn share(frozen: &Frozen, id: &str) -> Option<f64> {
    Some(frozen.nodes().get(frozen.node(id)?)?.share)
}

/// How many economies have a value of a leaf, and the year of the middle one.
fn data(scores: &Scores, code: &str) -> (Option<usize>, Option<i16>) {
    let Some(leaf) = scores.frozen.leaves().iter().position(|l| l.node == code) else {
        return (None, None);
    };
    let mut years: Vec<i16> = scores
        .readiness
        .economies
        .iter()
        .filter_map(|e| match &e.cells.get(leaf)?.used {
            Cell::Observed(o) if o.origin != Origin::Assumed => Some(o.year),
            _ => None,
        })
        .collect();
    years.sort_unstable();
    (Some(years.len()), years.get(years.len() / 2).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::readiness::scores;
    use indicators::View;

    #[test]
    fn every_node_has_its_row_and_the_leaves_make_up_the_whole() {
        let world = engine::World::load().unwrap();
        let plan = engine::example(world).unwrap();
        let copy = engine::frameworks::copy(world, &plan, "prongs", "own-1", "Mine").unwrap();
        let found = scores(world, &plan, "prongs", View::Milestones, 2025).unwrap();
        let all = rows(&copy, Some(&found), &BTreeSet::new());
        assert_eq!(all.len(), copy.nodes.len() + 1);
        let leaves = all.iter().filter(|r| r.open.is_none());
        let sum: f64 = leaves.clone().filter_map(|r| r.effective).sum();
        assert!((sum - 1.0).abs() < 1e-9);
        assert!(
            leaves
                .filter(|r| !r.milestone)
                .all(|r| r.economies > Some(50) && r.year > Some(2013))
        );
        let shut = rows(&copy, Some(&found), &BTreeSet::from(["Enable".to_owned()]));
        assert!(shut.len() < all.len() && shut.iter().all(|r| r.code() != "Power"));
    }
}
