//! The solver port: how any solver, here or in another language, answers a programme.
//!
//! Solving may happen in asynchronous JavaScript, so the port is data, not a trait that blocks:
//! [`request`] gives the text and options that go to the solver, a [`Solution`] comes back, and
//! [`settle`] turns its choice into a checked [`crate::Outcome`] in cents. Nothing a solver says is
//! believed except the choice itself and its proven bound.
//!
//! Tolerances: the programme is in millions of dollars and the requested feasibility tolerance is
//! 10⁻⁹, a tenth of a cent, so a choice that a solver calls feasible is as a rule payable to the
//! cent. Where it is not, `settle` returns the shortfall; no payment is nudged. The command line then
//! solves again with every envelope of the *programme* lowered by the shortfall (the bound of the
//! first solve stays valid, because it belongs to the looser programme).

pub mod microlp;
mod settle;

use serde::{Deserialize, Serialize};

pub use settle::settle;

use crate::programme::{Model, Programme, to_lp_text};
use crate::{Choice, Problem};

/// Options that every solver understands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// Relative gap at which the search stops.
    pub gap: f64,
    /// Most nodes of the search tree; `None` for no limit. Tests use nodes, never seconds.
    pub node_limit: Option<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            gap: 0.001,
            node_limit: None,
        }
    }
}

impl Options {
    /// In words, as [`crate::Outcome::settings`] keeps them.
    pub fn in_words(&self) -> String {
        match self.node_limit {
            Some(nodes) => format!("mip_rel_gap={} mip_max_nodes={nodes}", self.gap),
            None => format!("mip_rel_gap={}", self.gap),
        }
    }

    /// In words, with the path that a problem's size asks for.
    pub fn in_words_for(&self, problem: &Problem) -> String {
        format!("{} path={}", self.in_words(), Path::of(problem).as_str())
    }

    /// HiGHS options by name.
    pub fn highs(&self) -> serde_json::Value {
        let mut all = serde_json::json!({
            "mip_rel_gap": self.gap,
            "mip_abs_gap": 1e-9,
            "mip_feasibility_tolerance": 1e-9,
            "primal_feasibility_tolerance": 1e-9,
            "random_seed": 0,
        });
        if let (Some(nodes), Some(map)) = (self.node_limit, all.as_object_mut()) {
            map.insert(
                "mip_max_nodes".into(),
                serde_json::json!(nodes.min(i32::MAX as u64)),
            );
        }
        all
    }
}

/// Up to this many projects the whole tree is searched; above, the restricted path (model, section 5).
pub const WHOLE_TREE: usize = 150;

/// How a solver goes about a programme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Path {
    /// The whole tree.
    #[default]
    Full,
    /// The relaxation, then the tree over what it uses, then over what could still be better.
    Restricted,
}

impl Path {
    /// The path for a problem of this size.
    pub fn of(problem: &Problem) -> Self {
        if problem.projects.len() > WHOLE_TREE {
            Self::Restricted
        } else {
            Self::Full
        }
    }

    /// Name, as the solver's worker and settings have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Restricted => "restricted",
        }
    }
}

/// What goes to a solver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The programme in the CPLEX LP format.
    pub lp: String,
    /// HiGHS options by name.
    pub options: serde_json::Value,
    /// Names of the binaries that are 1 in a known feasible choice (all others 0), if there is one.
    pub start: Vec<String>,
    /// Which way to go.
    #[serde(default)]
    pub path: Path,
}

/// How a solve ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Proven within the gap asked for.
    Optimal,
    /// Stopped earlier with an incumbent (limit, Cancel).
    Stopped,
    /// Proven to have no solution.
    Infeasible,
    /// Stopped without an incumbent.
    Unknown,
}

/// What comes back from a solver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Solution {
    /// Value of every column of the [`Model`], in its order.
    pub columns: Vec<f64>,
    /// Objective as the solver reports it.
    pub objective: f64,
    /// Proven upper bound.
    pub bound: Option<f64>,
    /// Status.
    pub status: Status,
}

/// What a solver that reads LP text needs, with an optional warm start.
pub fn request(problem: &Problem, model: &Model, options: &Options, warm: Option<&[Choice]>) -> Request {
    Request {
        lp: to_lp_text(model),
        options: options.highs(),
        start: warm
            .map(|chosen| {
                model
                    .start_columns(problem, chosen)
                    .into_iter()
                    .map(|i| model.columns[i].name.clone())
                    .collect()
            })
            .unwrap_or_default(),
        path: Path::of(problem),
    }
}

/// Builds the programme and the request in one call.
pub fn prepare(problem: &Problem, options: &Options, warm: Option<&[Choice]>) -> (Model, Request) {
    let model = Programme::build(problem);
    let request = request(problem, &model, options, warm);
    (model, request)
}
