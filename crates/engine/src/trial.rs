//! Another budget, tried: the heuristic's portfolio under scaled envelopes, and what it would change.
//!
//! What a slider asks for while it is dragged (500 draws) and when it is let go (2,000). Why the
//! heuristic: it answers at once and says that it is not optimised; whoever likes the budget solves
//! it. What does not depend on projects (the scores of every other economy, by draw) is kept from one
//! call to the next as long as nothing but money changes. Left out: accepting it.

use std::sync::{Mutex, OnceLock, PoisonError};

use foresight::projection::{Backdrop, Draws, project_on};
use ledger::Cents;
use plan::Plan;
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::Refusal;
use crate::job::{Impact, Reply};
use crate::programme;
use crate::risk::{Ground, Selected};

/// What a budget would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// Sum of the scaled envelopes.
    pub envelope: Cents,
    /// What the portfolio spends of them.
    pub paid: Cents,
    /// Projects in it.
    pub projects: u32,
    /// Its projection.
    pub impact: Impact,
}

/// The plan with the envelopes of one funder (or of all) times a factor, and nothing accepted.
fn scaled(plan: &Plan, funder: Option<&str>, factor: f64) -> Result<Plan, Refusal> {
    if !(0.0..=100.0).contains(&factor) {
        return Err(Refusal::new("error-target", factor));
    }
    let mut tried = plan.clone();
    tried.accepted = None;
    for of in &mut tried.funders {
        if funder.is_none_or(|id| of.id == id) {
            for envelope in &mut of.envelopes {
                *envelope = Cents::from_f64(envelope.dollars() * factor).unwrap_or(*envelope);
            }
        }
    }
    Ok(tried)
}

/// What a backdrop depends on: everything of a plan but its money.
fn key(plan: &Plan, draws: u32, seed: u64) -> String {
    let mut plan = plan.clone();
    plan.accepted = None;
    plan.funders.clear();
    plan.rules = portfolio::Rules::default();
    plan.name.clear();
    serde_json::to_string(&(plan, draws, seed)).unwrap_or_default()
}

/// See [`crate::Job::Trial`].
pub fn trial(
    world: &World,
    plan: &Plan,
    (funder, factor): (Option<&str>, f64),
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let tried = scaled(plan, funder, factor)?;
    let ground = Ground::new(world, &tried)?;
    let problem = programme::problem(&ground.basis, &tried)?;
    let outcome = portfolio::heuristic(&problem).map_err(|broken| {
        let lines: Vec<String> = broken.iter().map(ToString::to_string).collect();
        Refusal::new("error-infeasible", lines.join("\n"))
    })?;
    let Selected {
        projects,
        gone,
        blocked,
        ..
    } = ground.select(&tried, &outcome.chosen);
    static LAST: OnceLock<Mutex<Option<(String, Backdrop)>>> = OnceLock::new();
    let mut last = LAST
        .get_or_init(|| Mutex::new(None))
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let key = key(&tried, draws, seed);
    let mut backdrop = last.take().filter(|(of, _)| *of == key).map(|(_, b)| b);
    let found = project_on(
        &ground.basis.context(),
        &projects,
        &tried.region.economies,
        &Draws::new(draws, seed),
        &mut backdrop,
        &mut (),
        progress,
    );
    *last = backdrop.map(|b| (key, b));
    let Ok(projection) = found else {
        return Ok(Reply::Stopped);
    };
    let ids = ground.basis.milestones.leaves().iter().map(|l| &l.indicator);
    let baselines = ids
        .filter_map(|id| Some((id.clone(), ground.basis.baselines().choice(id)?.clone())))
        .collect();
    Ok(Reply::Trial(Box::new(Trial {
        envelope: tried.funders.iter().flat_map(|f| &f.envelopes).copied().sum(),
        paid: outcome.payments.iter().map(|p| p.amount).sum(),
        projects: u32::try_from(outcome.chosen.len()).unwrap_or(u32::MAX),
        impact: Impact {
            projection,
            gone,
            blocked,
            baselines,
        },
    })))
}
