//! One solve of a study: what is asked, what came back.

use std::collections::BTreeMap;

use ledger::Cents;
use serde::{Deserialize, Serialize};

use crate::explain::prices::RELAXED;
use crate::explain::relax;
use crate::frontier::measures::{self, Aim};
use crate::programme::{Kind, Model, Programme, to_lp_text};
use crate::solve::{Options, Path, Request, Status, microlp, settle};
use crate::{Choice, Problem};

/// One solve. It is worked out again wherever it is needed, so it is never written.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What it is for, for example `without`; with `of` it names the finding.
    pub key: String,
    /// Which one, for example a rule.
    pub of: String,
    /// The problem as it is altered for this solve.
    pub problem: Problem,
    /// What is maximised, and limits beyond the problem's rules.
    pub aim: Aim,
    /// Starts may be taken in part: a linear programme, whose prices of rows are asked for.
    pub relaxed: bool,
    /// A feasible choice to start from; empty for none.
    pub warm: Vec<Choice>,
    /// Options.
    pub options: Options,
    /// Times the envelopes were lowered because a choice was cents short.
    pub again: u32,
}

/// What a solver said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// How it ended; `None` where the solver failed.
    pub status: Option<Status>,
    /// Value of what was maximised.
    pub objective: Option<f64>,
    /// Proven bound of what was maximised.
    pub bound: Option<f64>,
    /// Columns by name, those that are not named are 0.
    pub columns: BTreeMap<String, f64>,
    /// Change of the objective per unit of a row's right-hand side, by row; of a linear programme only.
    pub duals: BTreeMap<String, f64>,
}

/// What one solve found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The ask's.
    pub key: String,
    /// The ask's.
    pub of: String,
    /// How the solve ended.
    pub status: Status,
    /// The choice, settled to the cent and checked against the altered problem; empty where there is
    /// none, or of a linear programme.
    pub chosen: Vec<Choice>,
    /// The choice passed the checker.
    pub checked: bool,
    /// Impact of the choice in the altered problem; of a linear programme its optimum.
    pub objective: Option<f64>,
    /// Proven upper bound of the impact (of the measure that was maximised where it is another one).
    pub bound: Option<f64>,
    /// Funders' money of the choice.
    pub money: Cents,
    /// Prices of rows that are not 0, of a linear programme.
    pub duals: BTreeMap<String, f64>,
    /// Helper columns that are not 0, of the relaxation of rules.
    pub slack: BTreeMap<String, f64>,
    /// Broken rules in words, where the choice did not pass.
    pub broken: Vec<String>,
}

impl Found {
    /// Upper end of what is possible: the bound, never below the objective.
    pub fn top(&self) -> Option<f64> {
        match (self.bound, self.objective) {
            (Some(b), Some(o)) => Some(b.max(o)),
            (b, o) => b.or(o),
        }
    }

    /// (bound − objective) / objective.
    pub fn gap(&self) -> Option<f64> {
        let (bound, found) = (self.bound?, self.objective?);
        (found > 0.0).then(|| ((bound - found) / found).max(0.0))
    }
}

/// Times a choice that is cents short is solved again with less money in the programme.
const AGAIN: u32 = 3;
/// Taken off every yearly envelope of the programme then, as the command line and the page do.
const CENTS_OFF: i64 = 100;

impl Ask {
    /// Maximises impact in a problem.
    pub fn new(key: &str, of: impl Into<String>, problem: Problem) -> Self {
        Self {
            key: key.to_owned(),
            of: of.into(),
            problem,
            aim: Aim::Impact,
            relaxed: false,
            warm: Vec::new(),
            options: Options::default(),
            again: 0,
        }
    }

    /// The same from a feasible choice.
    #[must_use]
    pub fn from(mut self, warm: &[Choice]) -> Self {
        self.warm = warm.to_vec();
        self
    }

    /// The same with another aim.
    #[must_use]
    pub fn aiming(mut self, aim: Aim) -> Self {
        self.aim = aim;
        self
    }

    /// The same as a linear programme.
    #[must_use]
    pub fn relaxed(mut self) -> Self {
        self.relaxed = true;
        self
    }

    /// The problem with what earlier answers were short of taken off.
    fn tightened(&self) -> Problem {
        let mut problem = self.problem.clone();
        let off = Cents(CENTS_OFF * i64::from(self.again));
        for envelope in problem.funders.iter_mut().flat_map(|f| &mut f.envelopes) {
            *envelope = (*envelope - off).max(Cents::ZERO);
        }
        problem
    }

    /// The programme that is solved.
    pub fn model(&self) -> Model {
        let mut model = if matches!(self.aim, Aim::Relax) {
            relax::model(&self.problem)
        } else {
            let problem = self.tightened();
            let mut model = Programme::build(&problem);
            measures::apply(&problem, &self.aim, &mut model);
            model
        };
        if self.relaxed {
            for column in &mut model.columns {
                if let Kind::Start { project, start } = column.kind {
                    column.kind = Kind::Part { project, start };
                    // Another letter, because binaries are told by theirs.
                    column.name.replace_range(..1, "r");
                }
            }
        }
        model
    }

    /// What goes to the solver.
    pub fn request(&self) -> Request {
        let model = self.model();
        let start = if self.relaxed || self.warm.is_empty() {
            Vec::new()
        } else {
            let columns = model.start_columns(&self.problem, &self.warm);
            columns
                .into_iter()
                .filter_map(|i| Some(model.columns.get(i)?.name.clone()))
                .collect()
        };
        Request {
            lp: to_lp_text(&model),
            options: self.options.highs(),
            start,
            path: if self.relaxed || matches!(self.aim, Aim::Relax) {
                Path::Full
            } else {
                Path::of(&self.problem)
            },
        }
    }

    /// Answers with microlp: the cross-check for small programmes. It tells no prices of rows.
    pub fn microlp(&self) -> Answer {
        let model = self.model();
        match microlp::run(&model, &self.options) {
            Ok(solution) => Answer {
                status: Some(solution.status),
                objective: Some(solution.objective),
                bound: solution.bound,
                columns: model
                    .columns
                    .iter()
                    .zip(&solution.columns)
                    .filter(|(_, v)| v.abs() > 1e-11)
                    .map(|(c, v)| (c.name.clone(), *v))
                    .collect(),
                duals: BTreeMap::new(),
            },
            Err(failure) => Answer {
                status: Some(if failure == microlp::Failure::Infeasible {
                    Status::Infeasible
                } else {
                    Status::Unknown
                }),
                ..Answer::default()
            },
        }
    }
}

/// What an answer means, or the ask once more with a little less money in the programme because the
/// choice was cents short (a solver's tolerance).
pub fn receive(ask: &Ask, answer: &Answer) -> Result<Found, Box<Ask>> {
    let status = answer.status.unwrap_or(Status::Unknown);
    let mut found = Found {
        key: ask.key.clone(),
        of: ask.of.clone(),
        status,
        chosen: Vec::new(),
        checked: false,
        objective: None,
        bound: answer.bound.filter(|b| b.is_finite()),
        money: Cents::ZERO,
        duals: BTreeMap::new(),
        slack: BTreeMap::new(),
        broken: Vec::new(),
    };
    if ask.relaxed {
        found.objective = answer.objective;
        // Only one relaxation's prices are read; the others are asked for their optimum.
        if ask.key == RELAXED {
            found.duals = answer.duals.clone();
            found.duals.retain(|_, v| v.abs() > 1e-12);
        }
        return Ok(found);
    }
    if matches!(status, Status::Infeasible | Status::Unknown) {
        return Ok(found);
    }
    let model = ask.model();
    let named = answer.columns.iter().map(|(n, v)| (n.as_str(), *v));
    let values = match model.values(named) {
        Ok(values) => values,
        Err(name) => {
            found.status = Status::Unknown;
            found.broken.push(format!("unknown column {name}"));
            return Ok(found);
        }
    };
    let chosen = model.choices(&ask.problem, &values);
    if matches!(ask.aim, Aim::Relax) {
        found.slack = relax::slack(&model, &values);
        found.chosen = chosen;
        return Ok(found);
    }
    // A bound of another measure than impact is no bound of the objective.
    let bound = found.bound.filter(|_| ask.aim.bounds_impact());
    match settle(&ask.problem, &chosen, "study", &ask.options.in_words(), bound) {
        Ok(outcome) => {
            found.objective = Some(outcome.objective);
            found.bound = outcome.bound.or(found.bound);
            found.money = money_of(&ask.problem, &outcome.chosen);
            found.chosen = outcome.chosen;
            found.checked = true;
            Ok(found)
        }
        Err(broken) if ask.again < AGAIN && broken.iter().all(|v| v.rule == "money-short") => {
            let mut again = ask.clone();
            again.again += 1;
            Err(Box::new(again))
        }
        Err(broken) => {
            found.status = Status::Unknown;
            found.broken = broken.iter().map(ToString::to_string).collect();
            Ok(found)
        }
    }
}

/// Funders' money of a choice.
pub(crate) fn money_of(problem: &Problem, chosen: &[Choice]) -> Cents {
    chosen
        .iter()
        .filter_map(|c| problem.project(&c.project))
        .map(|p| p.funded_total())
        .sum()
}
