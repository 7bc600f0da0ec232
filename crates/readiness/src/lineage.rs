//! Where a number comes from: every step of one unit at one node, typed and without words.
//!
//! [`lineage`] reads the [`Trace`](crate::Trace) of a run. For an indicator: observed, denominated,
//! refused, imputed (how, from whom), treated (rule, before, after), transformed, normalised (against
//! what), weighed (share, effective weight, contribution). For a node above: its parts, then its own
//! weight. Screens put the words to it; the command line writes it as a table.

use indicators::{Direction, Transform};

use crate::engine::Scores;
use crate::normalise::Basis;
use crate::recipe::{Aggregate, Impute, Normalise};
use crate::structure::Structure;
use crate::treat::Method;
use crate::weights::Weighting;

/// One child of a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Node.
    pub node: usize,
    /// Its score; `None`: it has none, and its weight goes to its siblings.
    pub score: Option<f64>,
    /// Share of the weight of the children that have a score; 0 without one.
    pub share: f64,
    /// Share × score, under an arithmetic mean: the parts then add up to the node's score.
    pub contribution: Option<f64>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The value as given.
    Observed(Option<f64>),
    /// Divided by this.
    Denominated {
        /// Name of the denominator.
        by: String,
        /// Its value.
        divisor: Option<f64>,
        /// The quotient.
        value: Option<f64>,
    },
    /// Refused at this node for lack of data.
    Refused {
        /// Node.
        node: usize,
        /// Share of the indicators beneath it that are observed.
        share: f64,
    },
    /// Filled.
    Imputed {
        /// How.
        method: Impute,
        /// What was put there.
        value: f64,
        /// Units it came from.
        from: Vec<usize>,
        /// Years it came from.
        years: Vec<i16>,
    },
    /// Changed by the treatment of outliers.
    Treated {
        /// Rule.
        rule: Method,
        /// Before.
        before: f64,
        /// After.
        after: f64,
    },
    /// Transformed as the structure declares.
    Transformed {
        /// How.
        by: Transform,
        /// Before.
        before: f64,
        /// After.
        after: f64,
    },
    /// Normalised, direction applied.
    Normalised {
        /// Method.
        method: Normalise,
        /// Better side.
        direction: Direction,
        /// Scale.
        scale: (f64, f64),
        /// Measured against what.
        basis: Basis,
        /// Before.
        before: f64,
        /// After: the indicator's score.
        after: f64,
    },
    /// Made of its children.
    Aggregated {
        /// How.
        by: Aggregate,
        /// The node's score.
        score: Option<f64>,
        /// Its children, in file order.
        parts: Vec<Part>,
    },
    /// What it weighs.
    Weighed {
        /// Where the weight comes from.
        method: Weighting,
        /// Parent.
        parent: usize,
        /// Share among all siblings, summing to 1.
        share: f64,
        /// Share among the siblings that have a score.
        present: f64,
        /// Product of the shares up the tree, with every value there.
        effective: f64,
        /// Product of the present shares × score: what it adds to the root, where every mean on the
        /// way is arithmetic and nobody on the way is without a score.
        contribution: Option<f64>,
    },
}

/// Every step of one unit at one node.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    /// Unit.
    pub unit: usize,
    /// Node.
    pub node: usize,
    /// Score.
    pub score: Option<f64>,
    /// Rank.
    pub rank: Option<u32>,
    /// Steps, in the order of work.
    pub steps: Vec<Step>,
}

/// The lineage of a unit at a node (positions). What is out of range has no step and no score.
///
/// ```
/// use indicators::Direction;
/// use readiness::{Node, Recipe, Structure, Table, compute, lineage::{Step, lineage}};
/// let table = Table::from_rows([("A", "x", Some(1.0)), ("B", "x", Some(3.0))]).unwrap();
/// let structure = Structure::new(vec![
///     Node::new("x", Some("index"), 1, Direction::Higher, 1.0),
///     Node::new("index", None, 2, Direction::Higher, 1.0),
/// ]).unwrap();
/// let scores = compute(&table, &structure, &Default::default(), &Recipe::default()).unwrap();
/// let steps = lineage(&scores, &structure, 1, 0).steps;
/// assert_eq!(steps[0], Step::Observed(Some(3.0)));
/// assert!(matches!(steps.last(), Some(Step::Weighed { contribution: Some(100.0), .. })));
/// ```
pub fn lineage(scores: &Scores, structure: &Structure, unit: usize, node: usize) -> Lineage {
    let read = Reader {
        scores,
        structure,
        shares: structure.shares(&scores.weights),
    };
    let mut steps = Vec::new();
    if unit < scores.units.len() && node < structure.nodes().len() {
        match structure.leaves().iter().position(|l| *l == node) {
            Some(leaf) => read.leaf(unit, node, leaf, &mut steps),
            None => read.node(unit, node, &mut steps),
        }
        read.weight(unit, node, &mut steps);
    }
    Lineage {
        unit,
        node,
        score: read.score(unit, node),
        rank: scores
            .ranks
            .get(node)
            .and_then(|r| r.get(unit))
            .copied()
            .flatten(),
        steps,
    }
}

struct Reader<'a> {
    scores: &'a Scores,
    structure: &'a Structure,
    shares: Vec<f64>,
}

impl Reader<'_> {
    fn score(&self, unit: usize, node: usize) -> Option<f64> {
        self.scores.scores.get(node)?.get(unit).copied().flatten()
    }

    fn leaf(&self, unit: usize, node: usize, leaf: usize, steps: &mut Vec<Step>) {
        let trace = &self.scores.trace;
        let Some(of) = self.structure.nodes().get(node) else {
            return;
        };
        let cell = |columns: &[Vec<Option<f64>>]| columns.get(leaf)?.get(unit).copied().flatten();
        steps.push(Step::Observed(cell(&trace.observed)));
        if let (Some(by), Some(Some(divisor))) = (&of.denominator, trace.divisors.get(leaf)) {
            steps.push(Step::Denominated {
                by: by.clone(),
                divisor: divisor.get(unit).copied().flatten(),
                value: cell(&trace.denominated),
            });
        }
        let root = self.structure.root();
        self.refusal(unit, root, steps);
        let fill = trace.fills.iter().find(|f| f.column == leaf && f.unit == unit);
        if let Some(fill) = fill {
            steps.push(Step::Imputed {
                method: fill.method,
                value: fill.value,
                from: fill.from.clone(),
                years: fill.years.clone(),
            });
        }
        if let Some(treatment) = trace.treatments.get(&leaf)
            && let Some((_, before, after)) = treatment.changed.iter().find(|c| c.0 == unit)
        {
            steps.push(Step::Treated {
                rule: treatment.method,
                before: *before,
                after: *after,
            });
        }
        let treated = cell(&trace.treated);
        let transformed = cell(&trace.transformed);
        if let (Some(before), Some(after)) = (treated, transformed)
            && of.transform != Transform::Identity
            && !trace.in_own_units(leaf)
        {
            steps.push(Step::Transformed {
                by: of.transform,
                before,
                after,
            });
        }
        if let (Some(before), Some(after), Some(basis)) =
            (transformed, cell(&trace.normalised), trace.bases.get(leaf))
        {
            steps.push(Step::Normalised {
                method: self.scores.recipe.normalise_of(&of.code),
                direction: of.direction,
                scale: self.scores.recipe.scale_of(&of.code),
                basis: *basis,
                before,
                after,
            });
        }
    }

    fn refusal(&self, unit: usize, node: usize, steps: &mut Vec<Step>) {
        let refused = &self.scores.trace.refused;
        if let Some(r) = refused.iter().find(|r| r.node == node && r.unit == unit) {
            steps.push(Step::Refused { node, share: r.share });
        }
    }

    fn node(&self, unit: usize, node: usize, steps: &mut Vec<Step>) {
        let Some(of) = self.structure.nodes().get(node) else {
            return;
        };
        self.refusal(unit, node, steps);
        let by = self.scores.recipe.aggregate_of(of);
        let parts = self
            .structure
            .children(node)
            .iter()
            .map(|child| {
                let score = self.score(unit, *child);
                let share = self.present(unit, *child);
                let added = score.filter(|_| by == Aggregate::Arithmetic).map(|s| s * share);
                Part {
                    node: *child,
                    score,
                    share,
                    contribution: added,
                }
            })
            .collect();
        let score = self.score(unit, node);
        steps.push(Step::Aggregated { by, score, parts });
    }

    /// Share among the siblings that have a score; 1 for the root.
    fn present(&self, unit: usize, node: usize) -> f64 {
        let Some(parent) = self.structure.parent(node) else {
            return 1.0;
        };
        let share = |n: &usize| self.shares.get(*n).copied().unwrap_or(0.0);
        if self.score(unit, node).is_none() {
            return 0.0;
        }
        let siblings = self.structure.children(parent).iter();
        let sum: f64 = siblings
            .filter(|s| self.score(unit, **s).is_some())
            .map(share)
            .sum();
        if sum > 0.0 { share(&node) / sum } else { 0.0 }
    }

    fn weight(&self, unit: usize, node: usize, steps: &mut Vec<Step>) {
        let Some(parent) = self.structure.parent(node) else {
            return;
        };
        let recipe = &self.scores.recipe;
        let share = |n: usize| self.shares.get(n).copied().unwrap_or(0.0);
        let mut effective = share(node);
        let mut contribution = self.score(unit, node).map(|s| s * self.present(unit, node));
        let mut up = Some(parent);
        while let Some(at) = up {
            let additive = self
                .structure
                .nodes()
                .get(at)
                .is_some_and(|n| recipe.aggregate_of(n) == Aggregate::Arithmetic);
            let there = self.score(unit, at).is_some();
            contribution = contribution
                .filter(|_| additive && there)
                .map(|c| c * self.present(unit, at));
            effective *= share(at);
            up = self.structure.parent(at);
        }
        let level = self.structure.nodes().get(parent).map_or(0, |n| n.level);
        steps.push(Step::Weighed {
            method: recipe.weighting_of(level),
            parent,
            share: share(node),
            present: self.present(unit, node),
            effective,
            contribution,
        });
    }
}
