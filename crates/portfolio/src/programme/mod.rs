//! The mixed-integer programme of a problem (model, section 5) as plain columns and rows.
//!
//! What: [`Programme::build`] turns a [`Problem`] into a [`Model`] that any solver can read, and
//! [`to_lp_text`] writes it. Money is in millions of US dollars here, for scaling only: whatever a
//! solver answers is recomputed in cents (see [`crate::solve::settle`]). Saturating benefits are
//! concave pieces, so starts are the only integers. Left out: lead-funder binaries (they destroy the
//! bound; payments are assigned after the choice).

mod assemble;
mod columns;
mod lp;
mod money;
mod pieces;
pub mod reach;
mod rules;

pub use assemble::{ProjectInput, Setting, TargetInput, assemble, spending_starts};
pub use lp::to_lp_text;
pub(crate) use money::{signature, year_index};
pub use pieces::{CHORDS, REACH, pieces};

use crate::{Choice, Problem};

/// What a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 1 when the project (by position) starts in the year (position in its `starts`).
    Start {
        /// Project.
        project: usize,
        /// Start.
        start: usize,
    },
    /// Use of a concave piece, as a share of the target's reach.
    Piece {
        /// Target.
        target: usize,
        /// Piece.
        piece: usize,
    },
    /// Millions a pot pays in a year for the projects of a signature.
    Flow {
        /// Signature.
        signature: usize,
        /// Pot.
        pot: usize,
        /// Year, by position.
        year: usize,
    },
    /// Millions a pot carries out of a year.
    Carry {
        /// Pot.
        pot: usize,
        /// Year, by position.
        year: usize,
    },
    /// Millions of funders' money in the whole portfolio.
    Total,
    /// A start that may be taken in part: the linear relaxation.
    Part {
        /// Project.
        project: usize,
        /// Start.
        start: usize,
    },
    /// A continuous helper of a study ([`crate::study`]).
    Helper,
    /// A yes or no of a study.
    Switch,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Short name, safe in the LP format.
    pub name: String,
    /// What it stands for.
    pub kind: Kind,
    /// Upper bound; the lower one is 0.
    pub upper: f64,
    /// Coefficient in the objective, which is maximised.
    pub gain: f64,
}

impl Column {
    /// Starts are the integers of the programme, 0 or 1.
    pub fn binary(&self) -> bool {
        matches!(self.kind, Kind::Start { .. } | Kind::Switch)
    }
}

/// Sense of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// At most.
    Le,
    /// At least.
    Ge,
    /// Equal.
    Eq,
}

/// A row: Σ coefficient · column, sense, right-hand side.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Short name, safe in the LP format; its letter tells the rule (see [`Model`]).
    pub name: String,
    /// Column positions with coefficients, each column once.
    pub terms: Vec<(usize, f64)>,
    /// Sense.
    pub sense: Sense,
    /// Right-hand side.
    pub rhs: f64,
}

/// The programme. Row names start with `g` group, `q` prerequisite, `m` must, `n` at most so many, `o`
/// at least so many, `j` only with, `s` signature money, `p` pot, `d` dose, `t` total, `l` LDC floor, `e` economy cap, `w` prong floor, `v` prong cap, `r` floor or cap
/// of a part, `k` partners' share, `a` absorption and counterpart (each followed by a letter, a number
/// or an underscore, so that none reads as a number).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
}

impl Model {
    /// The choice that column values describe: starts whose value is above one half, sorted by id.
    pub fn choices(&self, problem: &Problem, values: &[f64]) -> Vec<Choice> {
        let mut all: Vec<Choice> = self
            .columns
            .iter()
            .zip(values)
            .filter(|(_, v)| **v > 0.5)
            .filter_map(|(c, _)| match c.kind {
                Kind::Start { project, start } => {
                    let p = problem.projects.get(project)?;
                    Some(Choice {
                        project: p.id.clone(),
                        start: *p.starts.get(start)?,
                    })
                }
                _ => None,
            })
            .collect();
        all.sort();
        all
    }

    /// Names of the starts of a choice, each to be set to 1: the warm start of a solver. Choices the
    /// programme has no column for are left out.
    pub fn start_columns(&self, problem: &Problem, chosen: &[Choice]) -> Vec<usize> {
        let at = crate::evaluate::starts(problem, chosen);
        self.columns
            .iter()
            .enumerate()
            .filter(|(_, c)| match c.kind {
                Kind::Start { project, start } => at.get(project).copied().flatten() == Some(start),
                _ => false,
            })
            .map(|(i, _)| i)
            .collect()
    }

    /// Values by column from pairs of name and value, as a solver that speaks names reports them.
    /// What is not named is 0; the first unknown name is the error.
    pub fn values<'a>(&self, named: impl IntoIterator<Item = (&'a str, f64)>) -> Result<Vec<f64>, String> {
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        order.sort_by(|a, b| self.columns[*a].name.cmp(&self.columns[*b].name));
        let mut values = vec![0.0; self.columns.len()];
        for (name, value) in named {
            match order.binary_search_by(|i| self.columns[*i].name.as_str().cmp(name)) {
                Ok(found) => values[order[found]] = value,
                Err(_) => return Err(name.to_owned()),
            }
        }
        Ok(values)
    }
}

/// Builds programmes.
#[derive(Clone, Copy, Debug)]
pub struct Programme;

impl Programme {
    /// The programme of a problem that has passed [`crate::diagnose::errors`]. Starts that the lists,
    /// the prerequisites or the funders' scopes rule out get no column.
    pub fn build(problem: &Problem) -> Model {
        let mut model = Model::default();
        let starts = columns::starts(problem, &mut model);
        columns::benefits(problem, &starts, &mut model);
        rules::choice(problem, &starts, &mut model);
        money::rows(problem, &starts, &mut model);
        rules::shares(problem, &starts, &mut model);
        model
    }
}
