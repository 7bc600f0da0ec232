//! HiGHS built natively (feature `native-highs`): the same programme and the same path as the worker
//! script, a few times faster. Left out: incumbents while it searches (the safe bindings have no
//! callbacks), so Ctrl-C falls back to the plan the search began with.

#![allow(clippy::disallowed_types, reason = "a time limit reads the clock")]

use std::time::Instant;

use highs::{Col, HighsModelStatus, HighsSolutionStatus, RowProblem, Sense, SolvedModel};
use portfolio::programme::{Model, Sense as RowSense};
use portfolio::solve::{Path, Request, Solution, Status};
use serde_json::Value;

use crate::error::CliError;

/// Name and version as outcomes keep it.
const NAME: &str = "highs 1.16 (native)";
/// As in the worker script: the restricted tree's share of the time, and its nodes.
const RESTRICTED_SHARE: f64 = 0.3;
const RESTRICTED_NODES: i32 = 200;
const EXACT: f64 = 1e-9;

fn failed(what: &str) -> CliError {
    CliError::input(format!("HiGHS: {what}"))
}

/// The model with these bounds of its columns; without integers where `relaxed`.
fn built(model: &Model, bounds: &[(f64, f64)], relaxed: bool) -> Result<highs::Model, CliError> {
    let mut problem = RowProblem::default();
    let columns: Vec<Col> = model
        .columns
        .iter()
        .zip(bounds)
        .map(|(c, (low, high))| {
            if c.binary() && !relaxed {
                problem.add_integer_column(c.gain, *low..=*high)
            } else {
                problem.add_column(c.gain, *low..=*high)
            }
        })
        .collect();
    for row in &model.rows {
        let terms = row
            .terms
            .iter()
            .filter_map(|(c, v)| Some((*columns.get(*c)?, *v)));
        match row.sense {
            RowSense::Le => problem.add_row(..=row.rhs, terms),
            RowSense::Ge => problem.add_row(row.rhs.., terms),
            RowSense::Eq => problem.add_row(row.rhs..=row.rhs, terms),
        }
    }
    let mut built = problem
        .try_optimise(Sense::Maximise)
        .map_err(|_| failed("the model was refused"))?;
    built.make_quiet();
    Ok(built)
}

struct Search<'a> {
    model: &'a Model,
    options: &'a Value,
    goal: f64,
    ends: Option<(Instant, f64)>,
    best: Option<(f64, Vec<f64>)>,
    bound: f64,
}

impl Search<'_> {
    fn left(&self) -> Option<f64> {
        self.ends
            .map(|(began, seconds)| (seconds - began.elapsed().as_secs_f64()).max(0.01))
    }

    /// Runs a model under the request's options; `share` of the time left, `nodes` at the most.
    fn run(&self, mut built: highs::Model, share: f64, nodes: Option<i32>) -> Result<SolvedModel, CliError> {
        for (name, value) in self.options.as_object().into_iter().flatten() {
            let set = match (name.as_str(), value) {
                ("time_limit", _) => Ok(()),
                (_, Value::Number(n)) if n.is_i64() => {
                    let n = n.as_i64().and_then(|n| i32::try_from(n).ok()).unwrap_or(i32::MAX);
                    built.try_set_option(name.as_str(), n)
                }
                (_, Value::Number(n)) => built.try_set_option(name.as_str(), n.as_f64().unwrap_or(0.0)),
                (_, Value::Bool(b)) => built.try_set_option(name.as_str(), *b),
                _ => Ok(()),
            };
            set.map_err(|_| failed(&format!("the option {name} was refused")))?;
        }
        let mut limits = built.try_set_option("threads", 1);
        if let Some(seconds) = self.left() {
            limits = limits.and(built.try_set_option("time_limit", seconds * share));
        }
        if let Some(nodes) = nodes {
            let asked = self.options.get("mip_max_nodes").and_then(Value::as_i64);
            let most = asked.and_then(|n| i32::try_from(n).ok()).unwrap_or(i32::MAX);
            limits = limits.and(built.try_set_option("mip_max_nodes", nodes.min(most)));
        }
        limits.map_err(|_| failed("a limit was refused"))?;
        built.try_solve().map_err(|_| failed("the solve failed"))
    }

    /// Runs a tree and keeps what is better; `whole` turns its bound into one on everything.
    fn tree(
        &mut self,
        bounds: &[(f64, f64)],
        warm: Option<&[f64]>,
        (share, nodes): (f64, Option<i32>),
        whole: impl Fn(f64) -> f64,
    ) -> Result<HighsModelStatus, CliError> {
        let mut built = built(self.model, bounds, false)?;
        if let Some(columns) = warm {
            built
                .try_set_solution(Some(columns), None, None, None)
                .map_err(|_| failed("the start was refused"))?;
        }
        let solved = self.run(built, share, nodes)?;
        if solved.primal_solution_status() == HighsSolutionStatus::Feasible {
            let value = solved.objective_value();
            if self.best.as_ref().is_none_or(|(b, _)| value > *b) {
                self.best = Some((value, solved.get_solution().columns().to_vec()));
            }
        }
        let status = solved.status();
        if status != HighsModelStatus::Infeasible
            && let Ok(bound) = solved.double_info_value(c"mip_dual_bound")
            && bound.abs() < 1e30
        {
            self.bound = self.bound.min(whole(bound));
        }
        Ok(status)
    }

    fn near(&self) -> bool {
        self.best
            .as_ref()
            .is_some_and(|(v, _)| self.bound - v <= self.goal * v.abs())
    }

    /// The restricted path: see the worker script.
    fn restricted(&mut self, given: &[f64]) -> Result<Option<Status>, CliError> {
        let all: Vec<(f64, f64)> = self.model.columns.iter().map(|c| (0.0, c.upper)).collect();
        let relaxed = self.run(built(self.model, &all, true)?, 1.0, None)?;
        match relaxed.status() {
            HighsModelStatus::Optimal => {}
            HighsModelStatus::Infeasible => return Ok(Some(Status::Infeasible)),
            _ => return Ok(None),
        }
        let value = relaxed.objective_value();
        self.bound = value;
        let solution = relaxed.get_solution();
        let (x, reduced) = (solution.columns(), solution.dual_columns());
        let starts: Vec<usize> = (0..all.len())
            .filter(|i| self.model.columns[*i].binary())
            .collect();
        let mut keep: Vec<bool> = (0..all.len()).map(|i| x[i] > 1e-6 || given[i] > 0.5).collect();
        let used = starts.iter().filter(|i| keep[**i]).count();
        let mut rest: Vec<usize> = starts.iter().copied().filter(|i| !keep[*i]).collect();
        rest.sort_by(|a, b| reduced[*a].abs().total_cmp(&reduced[*b].abs()).then(a.cmp(b)));
        rest.into_iter().take(used).for_each(|i| keep[i] = true);
        let mut bounds = all.clone();
        for i in starts.iter().filter(|i| !keep[**i]) {
            bounds[*i] = (0.0, 0.0);
        }
        let limits = (RESTRICTED_SHARE, Some(RESTRICTED_NODES));
        self.tree(&bounds, Some(given), limits, |_| value)?;
        if self.near() {
            return Ok(Some(Status::Optimal));
        }
        let Some((from, best)) = self.best.clone() else {
            let status = self.tree(&all, None, (1.0, None), |b| b)?;
            return Ok(ended(status));
        };
        let slack = from + from.abs() * self.goal * 0.5 + EXACT;
        let mut bounds = all;
        for i in starts.iter().filter(|i| value - reduced[**i].abs() <= slack) {
            if x[*i] < EXACT {
                bounds[*i] = (0.0, 0.0);
            } else if x[*i] > 1.0 - EXACT {
                bounds[*i] = (1.0, 1.0);
            }
        }
        let status = self.tree(&bounds, Some(&best), (1.0, None), |b| b.max(slack))?;
        if status == HighsModelStatus::Infeasible {
            self.bound = self.bound.min(slack);
        }
        let done = self.near() || matches!(status, HighsModelStatus::Optimal | HighsModelStatus::Infeasible);
        Ok(done.then_some(Status::Optimal))
    }
}

fn ended(status: HighsModelStatus) -> Option<Status> {
    match status {
        HighsModelStatus::Optimal => Some(Status::Optimal),
        HighsModelStatus::Infeasible => Some(Status::Infeasible),
        _ => None,
    }
}

/// Solves a request; the solution and the solver's name.
///
/// # Errors
/// What HiGHS refuses, in words.
pub fn solve(model: &Model, request: &Request) -> Result<(Solution, String), CliError> {
    let seconds = request.options.get("time_limit").and_then(Value::as_f64);
    let mut search = Search {
        model,
        options: &request.options,
        goal: request
            .options
            .get("mip_rel_gap")
            .and_then(Value::as_f64)
            .unwrap_or(0.0),
        ends: seconds.map(|s| (Instant::now(), s)),
        best: None,
        bound: f64::INFINITY,
    };
    let given = model
        .values(request.start.iter().map(|name| (name.as_str(), 1.0)))
        .map_err(|name| failed(&format!("unknown column {name}")))?;
    let warm = (!request.start.is_empty()).then_some(given.as_slice());
    let status = match request.path {
        Path::Restricted if model.columns.iter().any(portfolio::programme::Column::binary) => {
            search.restricted(&given)?
        }
        _ => {
            let all: Vec<(f64, f64)> = model.columns.iter().map(|c| (0.0, c.upper)).collect();
            let status = search.tree(&all, warm, (1.0, None), |b| b)?;
            if status == HighsModelStatus::Optimal && search.bound.is_infinite() {
                // Without integers there is no tree: an optimum is its own bound.
                search.bound = search.best.as_ref().map_or(f64::INFINITY, |(v, _)| *v);
            }
            ended(status)
        }
    };
    let bound = search.bound.is_finite().then_some(search.bound);
    let (objective, columns, found) = match search.best {
        Some((objective, columns)) => (objective, columns, Status::Stopped),
        None => (0.0, vec![0.0; model.columns.len()], Status::Unknown),
    };
    let solution = Solution {
        columns,
        objective,
        bound,
        status: status.unwrap_or(found),
    };
    Ok((solution, NAME.to_owned()))
}
