//! The generic engine: from a table, a structure and a recipe to scores and ranks of every node.
//!
//! Order of work (command line): denominate, screen, impute, treat, transform, normalise with
//! direction, aggregate upwards. Every step is kept in the [`Trace`], so that any score can be
//! taken apart and a run replayed.
//!
//! Screening comes before imputation and looks at observed cells. A unit refused at the root takes
//! no part in any statistic of the others; one refused at a lower node has no score there, and its
//! weight is shared out among the node's siblings.

mod aggregate;
mod divide;
mod fill;
mod prepare;
mod scale;
mod settings;

use std::collections::BTreeMap;

pub use aggregate::aggregate;
use divide::divide;

use crate::impute::Imputed;
use crate::normalise::Basis;
use crate::problem::Problem;
use crate::ranking::ranks;
use crate::recipe::Recipe;
use crate::structure::Structure;
use crate::table::{Column, Table};
use crate::treat::Treatment;
use crate::weights::Weighed;

/// What a run reads beside its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aside {
    /// Denominators, by unit and name.
    pub denominators: Table,
    /// Group of each unit.
    pub groups: BTreeMap<String, String>,
    /// Year of the table that is scored; needed to impute from other years.
    pub year: Option<i16>,
    /// Values of other years (that of the scored year is not read).
    pub panel: BTreeMap<i16, Table>,
    /// Denominators of other years; where a year has none, `denominators` serve.
    pub panel_denominators: BTreeMap<i16, Table>,
}

/// A unit refused at a node for lack of data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refused {
    /// Node (position in the structure).
    pub node: usize,
    /// Unit.
    pub unit: usize,
    /// Share of the indicators beneath that are observed.
    pub share: f64,
}

/// Every step, by leaf (in the order of [`Structure::leaves`]) and unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// Values as given.
    pub observed: Vec<Column>,
    /// What each leaf is divided by; `None` where it asks for no denominator.
    pub divisors: Vec<Option<Column>>,
    /// After denominators and screening.
    pub denominated: Vec<Column>,
    /// After imputation.
    pub imputed: Vec<Column>,
    /// After treatment.
    pub treated: Vec<Column>,
    /// After transforms.
    pub transformed: Vec<Column>,
    /// After normalising: what is aggregated.
    pub normalised: Vec<Column>,
    /// What each leaf was normalised against.
    pub bases: Vec<Basis>,
    /// Refusals.
    pub refused: Vec<Refused>,
    /// Filled cells.
    pub fills: Vec<Imputed>,
    /// Treated columns, by leaf.
    pub treatments: BTreeMap<usize, Treatment>,
    /// Derived weights by parent (position in the structure); none where they are as given.
    pub weighed: BTreeMap<usize, Weighed>,
}

impl Trace {
    /// Whether a leaf's treatment left it in units of its own.
    pub fn in_own_units(&self, leaf: usize) -> bool {
        self.treatments.get(&leaf).is_some_and(|t| t.method.transforms())
    }
}

/// The result of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Units.
    pub units: Vec<String>,
    /// By node (in the order of [`Structure::nodes`]) and unit; higher = better.
    pub scores: Vec<Column>,
    /// Ranks of the same, 1 = best, ties share the lowest.
    pub ranks: Vec<Vec<Option<u32>>>,
    /// The weights used, by node: as given, or derived (then siblings sum to 1). See
    /// [`Structure::shares`] and [`Structure::effective`].
    pub weights: Vec<f64>,
    /// The settings of the run.
    pub recipe: Recipe,
    /// Every step.
    pub trace: Trace,
}

impl Scores {
    /// Which units are refused, by node and unit.
    pub fn refusals(&self) -> Vec<Vec<bool>> {
        let mut out = vec![vec![false; self.units.len()]; self.scores.len()];
        for refused in &self.trace.refused {
            if let Some(slot) = out
                .get_mut(refused.node)
                .and_then(|row| row.get_mut(refused.unit))
            {
                *slot = true;
            }
        }
        out
    }
}

/// Runs a recipe. All faults of the step that fails are reported, each at its node or cell; no
/// partial result is returned.
///
/// ```
/// use indicators::Direction;
/// use readiness::{Node, Recipe, Structure, Table, compute};
/// let table = Table::from_rows([("A", "x", Some(1.0)), ("B", "x", Some(3.0)), ("C", "x", Some(2.0))]).unwrap();
/// let structure = Structure::new(vec![
///     Node::new("x", Some("index"), 1, Direction::Higher, 1.0),
///     Node::new("index", None, 2, Direction::Higher, 1.0),
/// ]).unwrap();
/// let scores = compute(&table, &structure, &Default::default(), &Recipe::default()).unwrap();
/// assert_eq!(scores.scores[1], [0.0, 100.0, 50.0].map(Some));
/// assert_eq!(scores.ranks[1], [3, 1, 2].map(Some));
/// ```
pub fn compute(
    table: &Table,
    structure: &Structure,
    aside: &Aside,
    recipe: &Recipe,
) -> Result<Scores, Vec<Problem>> {
    let trace = prepare::prepare(table, structure, aside, recipe)?;
    let mut out = Scores {
        units: table.units().to_vec(),
        scores: Vec::new(),
        ranks: Vec::new(),
        weights: Vec::new(),
        recipe: recipe.clone(),
        trace,
    };
    let refused = if out.trace.refused.is_empty() {
        Vec::new()
    } else {
        out.scores = vec![Vec::new(); structure.nodes().len()];
        out.refusals()
    };
    let done =
        aggregate::weigh_and_aggregate(structure, &out.trace.normalised, recipe, &refused, &out.units)?;
    out.scores = done.scores;
    out.weights = done.weights;
    out.trace.weighed = done.weighed;
    out.ranks = out.scores.iter().map(|s| ranks(s)).collect();
    Ok(out)
}
