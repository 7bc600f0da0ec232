//! A recipe of the user's own on a frozen framework.
//!
//! What: [`Frozen::with_recipe`] runs the recipe once on the economies of the base year (with the
//! engine every table goes through) and keeps what it measured: one [`Curve`] a leaf, the derived
//! weights, the aggregation of every group. From then on the index is as frozen as a shipped one: a
//! profile, what-if and a projection score with it value by value. Milestones, and indicators that
//! have no two different values, stay on their goalposts.
//!
//! **Copeland** compares economies with each other, so no score of one economy alone gives it:
//! [`Frozen::copeland`] ranks a whole table. Where one economy is looked at alone (projection,
//! objective, what-if) the arithmetic mean of the same points stands in (model, section 5).

use std::collections::BTreeMap;

use indicators::{Direction, Role, Transform};

use super::curve::Curve;
use super::{Frozen, FrozenLeaf};
use crate::copeland::copeland;
use crate::engine::{Aside, compute};
use crate::problem::Problem;
use crate::recipe::{Aggregate, Impute, Normalise, Recipe, Screen};
use crate::structure::{Node, Structure};
use crate::table::{Column, Table};
use crate::weights::{Judgement, Weighed, Weighting};

/// What a recipe reads beside the values: one entry a leaf.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Target in the indicator's unit, for distances to a target; the better goalpost where none.
    pub targets: Vec<Option<f64>>,
}

/// The recipe and what it found, kept by the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The recipe.
    pub recipe: Recipe,
    /// Derived weights, by node id.
    pub weighed: Vec<(String, Weighed)>,
    /// Leaves (positions) that stay on their goalposts though the recipe normalises otherwise.
    pub held: Vec<usize>,
}

impl Frozen {
    /// The index under a recipe of the user's own. `units` and `rows` are the economies of the base
    /// year, values in the order of [`Frozen::leaves`], after imputation; economies that are not
    /// scored must be left out.
    ///
    /// # Errors
    /// As [`compute`]: each fault at its node.
    pub fn with_recipe(
        &self,
        recipe: &Recipe,
        units: &[String],
        rows: &[Vec<Option<f64>>],
        beside: &Beside,
    ) -> Result<Self, Vec<Problem>> {
        let mut out = self.clone();
        for (node, own) in out.nodes.iter_mut().zip(&self.nodes) {
            if own.leaf.is_none() && own.mean == Aggregate::Arithmetic {
                node.mean = recipe.aggregate;
            }
        }
        let columns: Vec<Column> = (0..self.leaves.len())
            .map(|l| rows.iter().map(|r| r.get(l).copied().flatten()).collect())
            .collect();
        let varied: Vec<bool> = self
            .leaves
            .iter()
            .zip(&columns)
            .map(|(l, c)| l.role == Role::Outcome && varies(c))
            .collect();
        let mut run = Recipe {
            impute: Impute::None,
            screen: Screen::default(),
            scale: (0.0, 100.0),
            ..recipe.clone()
        };
        if run.normalise == Normalise::ZScore {
            run.scale = super::curve::Z_POINTS;
        }
        // Copeland needs no positive values, other means get theirs from the frozen tree.
        run.aggregate = if recipe.aggregate == Aggregate::Copeland {
            Aggregate::Copeland
        } else {
            Aggregate::Arithmetic
        };
        run.aggregate_by_level.clear();
        let structure = self.structure(&out, &varied, beside)?;
        let Some(structure) = structure else {
            out.applied = Some(Box::new(Applied {
                recipe: recipe.clone(),
                weighed: Vec::new(),
                held: (0..self.leaves.len()).collect(),
            }));
            return Ok(out);
        };
        run.judgements = judged(&structure, recipe);
        let table = Table::from_rows(
            self.leaves
                .iter()
                .zip(&columns)
                .zip(&varied)
                .filter(|(_, v)| **v)
                .flat_map(|((leaf, column), _)| {
                    let cells = units.iter().zip(column);
                    cells.map(move |(unit, value)| {
                        (unit.as_str(), leaf.node.as_str(), value.map(|v| inside(leaf, v)))
                    })
                }),
        )
        .map_err(|p| vec![p])?;
        let scores = compute(&table, &structure, &Aside::default(), &run)?;
        let mut held = Vec::new();
        for (at, varies) in varied.iter().enumerate() {
            let Some(leaf) = self.leaves.get(at) else { continue };
            let place = structure
                .leaves()
                .iter()
                .position(|n| structure.nodes().get(*n).is_some_and(|n| n.code == leaf.node));
            let Some(place) = place.filter(|_| *varies) else {
                if leaf.role == Role::Outcome {
                    held.push(at);
                }
                continue;
            };
            let empty = Column::new();
            let t = &scores.trace;
            let curve = t.bases.get(place).and_then(|basis| {
                let imputed = t.imputed.get(place).unwrap_or(&empty);
                let measured = t.transformed.get(place).unwrap_or(&empty);
                Curve::new(
                    leaf,
                    imputed,
                    measured,
                    t.treatments.get(&place),
                    (run.normalise_of(&leaf.node), *basis),
                )
            });
            // Goalposts on raw units are the framework's own arithmetic, to the last bit.
            let own =
                run.normalise_of(&leaf.node) == Normalise::Goalposts && !t.treatments.contains_key(&place);
            if let Some(slot) = out.leaves.get_mut(at) {
                slot.curve = curve.filter(|_| !own).map(Box::new);
            }
        }
        out.weigh(recipe, &structure, &scores.weights, &varied);
        let weighed = scores
            .trace
            .weighed
            .iter()
            .filter_map(|(at, w)| Some((structure.nodes().get(*at)?.code.clone(), w.clone())))
            .collect();
        out.applied = Some(Box::new(Applied {
            recipe: recipe.clone(),
            weighed,
            held,
        }));
        Ok(out)
    }

    /// The tree of the leaves that vary, with the groups above them; `None` where there are none.
    fn structure(
        &self,
        of: &Frozen,
        varied: &[bool],
        beside: &Beside,
    ) -> Result<Option<Structure>, Vec<Problem>> {
        let mut used = vec![false; self.nodes.len()];
        for (leaf, varies) in self.leaves.iter().zip(varied) {
            let mut at = Some(leaf.at).filter(|_| *varies);
            while let Some(here) = at {
                if let Some(slot) = used.get_mut(here) {
                    *slot = true;
                }
                at = self.nodes.get(here).and_then(|n| n.parent);
            }
        }
        if !used.first().copied().unwrap_or(false) {
            return Ok(None);
        }
        // Leaving leaves out may lower a group: levels are counted anew.
        let mut levels = vec![1u32; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let below = node
                .children
                .iter()
                .filter(|c| used.get(**c).copied().unwrap_or(false));
            let highest = below.filter_map(|c| levels.get(*c)).max().copied();
            if let (Some(slot), Some(highest)) = (levels.get_mut(at), highest) {
                *slot = highest + 1;
            }
        }
        let mut nodes = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if !used.get(at).copied().unwrap_or(false) {
                continue;
            }
            let parent = node.parent.and_then(|p| self.nodes.get(p)).map(|p| p.id.as_str());
            let level = levels.get(at).copied().unwrap_or(1);
            let base = Node::new(&node.id, parent, level, Direction::Higher, node.weight);
            let Some((place, leaf)) = node.leaf.and_then(|l| Some((l, self.leaves.get(l)?))) else {
                let kind = of
                    .nodes
                    .get(at)
                    .map(|n| n.mean)
                    .filter(|m| *m == Aggregate::Copeland);
                nodes.push(Node {
                    aggregate: Some(kind.unwrap_or_default()),
                    ..base
                });
                continue;
            };
            let better = if leaf.direction == Direction::Lower {
                leaf.low
            } else {
                leaf.high
            };
            nodes.push(Node {
                direction: leaf.direction,
                transform: leaf.transform,
                low: Some(leaf.low),
                high: Some(leaf.high),
                cap: true,
                target: Some(beside.targets.get(place).copied().flatten().unwrap_or(better)),
                ..base
            });
        }
        Structure::new(nodes).map(Some)
    }

    /// Derived weights in the place of the given ones: those of the outcomes in a group share what
    /// they had together, so that a milestone beside them keeps its own.
    fn weigh(&mut self, recipe: &Recipe, structure: &Structure, derived: &[f64], varied: &[bool]) {
        if recipe.weights == Weighting::Given && recipe.weights_by_level.is_empty() {
            return;
        }
        let of_node = |id: &str| {
            structure
                .nodes()
                .iter()
                .position(|n| n.code == id)
                .and_then(|at| derived.get(at))
                .copied()
        };
        let counts: Vec<bool> = self
            .nodes
            .iter()
            .map(|n| n.leaf.is_none_or(|l| varied.get(l).copied().unwrap_or(false)))
            .collect();
        for at in 0..self.nodes.len() {
            let children = self.nodes.get(at).map(|n| n.children.clone()).unwrap_or_default();
            let found: Vec<(usize, f64)> = children
                .iter()
                .filter(|c| counts.get(**c).copied().unwrap_or(false))
                .filter_map(|c| Some((*c, of_node(&self.nodes.get(*c)?.id)?)))
                .collect();
            let had: f64 = found
                .iter()
                .filter_map(|(c, _)| self.nodes.get(*c))
                .map(|n| n.weight)
                .sum();
            let sum: f64 = found.iter().map(|f| f.1).sum();
            if had <= 0.0 || sum <= 0.0 {
                continue;
            }
            for (child, weight) in found {
                if let Some(n) = self.nodes.get_mut(child) {
                    n.weight = weight / sum * had;
                }
            }
        }
        for at in 0..self.nodes.len() {
            let children = self.nodes.get(at).map(|n| n.children.clone()).unwrap_or_default();
            let sum: f64 = children
                .iter()
                .filter_map(|c| self.nodes.get(*c))
                .map(|n| n.weight)
                .sum();
            for child in children {
                if let Some(n) = self.nodes.get_mut(child).filter(|_| sum > 0.0) {
                    n.share = n.weight / sum;
                }
            }
        }
    }

    /// The recipe of the user's own, and what it found; `None` for a framework as it is.
    pub fn applied(&self) -> Option<&Applied> {
        self.applied.as_deref()
    }

    /// Whether a node is combined by Copeland's rule, so that economies are ranked among each other.
    pub fn has_copeland(&self) -> bool {
        self.nodes
            .iter()
            .any(|n| n.leaf.is_none() && n.mean == Aggregate::Copeland)
    }

    /// Scores of every node and economy where Copeland's rule is among the means: by node, in the
    /// order of the rows. `points`: by leaf and economy; economies that are not scored have none. A
    /// Copeland score is told as the share of the contests with others that were won, draws counting
    /// half, in percent.
    pub fn copeland(&self, points: &[Column]) -> Vec<Column> {
        let mut columns: Vec<Column> = vec![Column::new(); self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let column = match node.leaf {
                Some(leaf) => points.get(leaf).cloned().unwrap_or_default(),
                None => {
                    let of: Vec<&Column> = node.children.iter().filter_map(|c| columns.get(*c)).collect();
                    let weights: Vec<f64> = node
                        .children
                        .iter()
                        .filter_map(|c| self.nodes.get(*c))
                        .map(|n| n.weight)
                        .collect();
                    if node.mean == Aggregate::Copeland {
                        won(&copeland(&of, &weights))
                    } else {
                        let n = of.first().map_or(0, |c| c.len());
                        let of_unit = |unit: usize| {
                            let pairs = weights
                                .iter()
                                .zip(&of)
                                .filter_map(|(w, c)| Some((*w, c.get(unit).copied().flatten()?)));
                            super::tree::mean(node.mean, pairs)
                        };
                        (0..n).map(of_unit).collect()
                    }
                }
            };
            if let Some(slot) = columns.get_mut(at) {
                *slot = column;
            }
        }
        columns
    }
}

/// The code of a node in a framework of the user's own: the last part of its path.
fn code(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// The recipe's judgements on the nodes that are there, by codes; a pair that nobody judged counts as
/// even, so that an edit of the tree never leaves it without weights.
fn judged(structure: &Structure, recipe: &Recipe) -> BTreeMap<String, Vec<Judgement>> {
    let mut out = BTreeMap::new();
    for (at, parent) in structure.nodes().iter().enumerate() {
        let children: Vec<&str> = structure
            .children(at)
            .iter()
            .filter_map(|c| structure.nodes().get(*c))
            .map(|n| n.code.as_str())
            .collect();
        let given = recipe
            .judgements
            .get(code(&parent.code))
            .map_or(&[][..], Vec::as_slice);
        let mut all = Vec::new();
        for (first, over) in children.iter().enumerate() {
            for under in children.iter().skip(first + 1) {
                let ratio =
                    given
                        .iter()
                        .rev()
                        .find_map(|j| match (j.over == code(over), j.under == code(under)) {
                            (true, true) => Some(j.ratio),
                            _ if j.over == code(under) && j.under == code(over) => Some(1.0 / j.ratio),
                            _ => None,
                        });
                all.push(Judgement {
                    over: (*over).to_owned(),
                    under: (*under).to_owned(),
                    ratio: ratio.unwrap_or(1.0),
                });
            }
        }
        out.insert(parent.code.clone(), all);
    }
    out.retain(|_, list| !list.is_empty());
    out
}

/// Copeland scores −(n − 1)..n − 1 as percent of the contests won.
fn won(scores: &Column) -> Column {
    let n = scores.iter().flatten().count();
    let most = n.saturating_sub(1).max(1) as f64;
    scores.iter().map(|s| s.map(|s| 50.0 + 50.0 * s / most)).collect()
}

/// Two different values or more.
fn varies(column: &Column) -> bool {
    let mut there = column.iter().flatten();
    there
        .next()
        .is_some_and(|first| there.any(|v| (v - first).abs() > 0.0))
}

/// A value its transform can take: outside, the goalpost it is cut at anyway.
fn inside(leaf: &FrozenLeaf, value: f64) -> f64 {
    if leaf.transform == Transform::Identity || leaf.transformed(value).is_finite() {
        value
    } else {
        leaf.low
    }
}
