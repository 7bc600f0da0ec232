//! How each job is done.

use foresight::projection::project;
use indicators::{Role, View};
use plan::Plan;
use portfolio::programme::Programme;
use portfolio::solve::{prepare, settle};
use portfolio::{Choice, Outcome, Problem, Violation, heuristic, money};
use readiness::uncertainty::SobolDraws;

use crate::basis::{Basis, Refusal, frozen, readiness};
use crate::job::{Impact, Job, Money, RankInterval, Reply};
use crate::risk::{Ground, Selected};
use crate::{World, programme, sensitivity};

/// Answers a job or refuses it.
pub fn answer(world: &World, job: &Job, progress: &mut dyn FnMut(f64) -> bool) -> Result<Reply, Refusal> {
    match job {
        Job::Hindcasts { economy, indicator } => crate::backtest::hindcasts(world, *economy, indicator)
            .map(|h| Reply::Hindcasts(Box::new(h)))
            .ok_or_else(|| Refusal::new("error-unknown-indicator", indicator)),
        Job::Ranks {
            plan,
            framework,
            view,
            year,
            draws,
            seed,
        } => ranks(world, plan, (framework, *view, *year), (*draws, *seed), progress),
        Job::Uncertainty {
            plan,
            framework,
            view,
            draws,
            seed,
            variation,
        } => sensitivity::uncertainty(
            world,
            plan,
            (framework, *view),
            variation,
            (*draws, *seed),
            progress,
        ),
        Job::Rows {
            framework,
            view,
            table,
            draws,
            seed,
            variation,
        } => sensitivity::rows(
            world,
            (framework, *view),
            table,
            variation,
            (*draws, *seed),
            progress,
        ),
        Job::Sensitivity {
            plan,
            framework,
            view,
            rows,
            bootstrap,
            seed,
            variation,
            economy,
        } => {
            let how = SobolDraws {
                rows: *rows,
                bootstrap: *bootstrap,
                seed: *seed,
            };
            let which = (framework.as_str(), *view);
            sensitivity::sensitivity(world, plan, which, variation, *economy, how, progress)
        }
        Job::Stability {
            plan,
            framework,
            view,
            node,
            question,
            pair,
        } => sensitivity::stability(world, plan, (framework, *view), node, *question, *pair),
        Job::Comparison {
            plan,
            framework,
            view,
            draws,
            seed,
            variation,
            set,
        } => crate::comparison::comparison(
            world,
            plan,
            (framework, *view),
            variation,
            set,
            (*draws, *seed),
            progress,
        ),
        Job::Order {
            plan,
            framework,
            view,
            variation,
            set,
            nodes,
        } => crate::comparison::order(world, plan, (framework, *view), variation, set, nodes),
        Job::Candidates(plan) => {
            let set = programme::candidates(&Basis::new(world, plan)?, plan)?;
            Ok(Reply::Candidates(Box::new(set)))
        }
        Job::Problem(plan) => {
            let problem = programme::problem(&Basis::new(world, plan)?, plan)?;
            Ok(Reply::Problem(Box::new(problem)))
        }
        Job::Heuristic(problem) => {
            sound(problem)?;
            outcome(heuristic(problem))
        }
        Job::Prepare {
            problem,
            options,
            warm,
        } => {
            sound(problem)?;
            let warm = (!warm.is_empty()).then_some(warm.as_slice());
            let (_, request) = prepare(problem, options, warm);
            Ok(Reply::Request(Box::new(request)))
        }
        Job::Settle {
            problem,
            columns,
            solver,
            settings,
            bound,
        } => {
            let model = Programme::build(problem);
            let values = model
                .values(columns.iter().map(|(name, value)| (name.as_str(), *value)))
                .map_err(|name| Refusal::new("error-solver-answer", format!("unknown column {name}")))?;
            let chosen = model.choices(problem, &values);
            outcome(settle(problem, &chosen, solver, settings, *bound))
        }
        Job::Study(step) => crate::studies::step(step),
        Job::Allocation { plan, problem } => crate::studies::allocation(world, plan, problem),
        Job::Adopt { problem, chosen } => {
            sound(problem)?;
            outcome(settle(problem, chosen, "study", "", None))
        }
        Job::Score {
            problem,
            weights,
            chosen,
        } => Ok(Reply::Scoring(Box::new(portfolio::scoring::score(
            problem, weights, chosen,
        )))),
        Job::Money(plan) => {
            let problem = programme::problem(&Basis::new(world, plan)?, plan)?;
            let accepted = accepted(plan)?;
            let gone = gone(&accepted.chosen, |id| problem.project(id).is_some());
            let stale = accepted.problem != portfolio::hash::hash(&problem);
            let report = money::report(&problem, accepted);
            Ok(Reply::Money(Box::new(Money { report, stale, gone })))
        }
        Job::Ledger(plan) => crate::books::report(world, plan),
        Job::Assign { plan, terms } => crate::books::assigned(world, plan, *terms),
        Job::Profile { plan, economy } => crate::profile::profile(world, plan, *economy, progress),
        Job::Coherence {
            plan,
            framework,
            view,
        } => crate::coherence::coherence(world, plan, framework, *view),
        Job::Change {
            plan,
            view,
            before,
            after,
            file,
        } => crate::changed::changed(world, plan, *view, (before, after), file, progress),
        Job::Chain {
            plan,
            economy,
            year,
            without,
            with,
        } => crate::chain::chain(world, plan, (*economy, *year), without, with),
        Job::Trial {
            plan,
            funder,
            factor,
            draws,
            seed,
        } => crate::trial::trial(
            world,
            plan,
            (funder.as_deref(), *factor),
            (*draws, *seed),
            progress,
        ),
        Job::TierYears {
            plan,
            indicators,
            asked,
        } => crate::tier_years::tier_years(world, plan, indicators, asked, progress),
        Job::Tiers { plan } => crate::tiers::tiers(world, plan),
        Job::WhatIf {
            plan,
            economy,
            view,
            targets,
            draws,
            seed,
        } => crate::tiers::what_if(world, plan, (*economy, *view, targets), (*draws, *seed), progress),
        Job::Risk {
            plan,
            targets,
            draws,
            seed,
        } => crate::risk::risk(world, plan, targets, (*draws, *seed), progress),
        Job::Pair { a, b, draws, seed } => crate::risk::pair(world, (a, b), (*draws, *seed), progress),
        Job::Tornado {
            plan,
            again,
            draws,
            seed,
        } => crate::risk::tornado(world, plan, *again, (*draws, *seed), progress),
        Job::Drivers {
            plan,
            rows,
            bootstrap,
            seed,
        } => crate::risk::drivers(world, plan, (*rows, *bootstrap, *seed), progress),
        Job::Information {
            plan,
            outer,
            inner,
            seed,
        } => crate::risk::information(world, plan, (*outer, *inner, *seed), progress),
        Job::Catalogue(plan) => Ok(Reply::Catalogue(Box::new(crate::catalogue::view(world, plan)))),
        Job::Dependencies { plan, economy } => {
            let found = crate::catalogue::dependencies(world, plan, *economy)?;
            Ok(Reply::Dependencies(Box::new(found)))
        }
        Job::Safeguards(plan) => Ok(Reply::Safeguards(crate::safeguards::safeguards(world, plan))),
        Job::Project { plan, draws, seed } => impact(world, plan, *draws, *seed, progress),
    }
}

fn ranks(
    world: &World,
    plan: &Plan,
    (framework, view, year): (&str, View, Option<i16>),
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let index = frozen(world, plan, framework, view)?;
    let scored = match year {
        Some(year) => readiness(world, &crate::basis::as_of(plan, year), &index),
        None => readiness(world, plan, &index),
    };
    let draws = crate::recipe::draws(&index, draws);
    let found = if index.has_copeland() {
        readiness::intervals::contest_intervals(&index, &scored, draws, seed, progress)
    } else {
        let rows: Vec<Vec<Option<f64>>> = scored.economies.iter().map(|e| e.values()).collect();
        readiness::rank_intervals(&index, &rows, draws, seed, progress)
    };
    let Some(intervals) = found else {
        return Ok(Reply::Stopped);
    };
    let outcomes = index.leaves().iter().filter(|l| l.role == Role::Outcome).count();
    let all = scored
        .economies
        .iter()
        .zip(intervals)
        .filter_map(|(e, interval)| {
            let i = interval?;
            Some(RankInterval {
                economy: e.economy,
                score: i.score,
                rank: i.rank,
                p05: i.p05,
                median: i.median,
                p95: i.p95,
                score_p05: i.score_p05,
                score_p95: i.score_p95,
                missing: u16::try_from(outcomes - e.observed.min(outcomes)).unwrap_or(u16::MAX),
            })
        })
        .collect();
    Ok(Reply::Ranks(all))
}

fn impact(
    world: &World,
    plan: &Plan,
    draws: u32,
    seed: u64,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let accepted = accepted(plan)?;
    let ground = Ground::new(world, plan)?;
    let Selected {
        projects: chosen,
        gone,
        blocked,
        ..
    } = ground.select(plan, &accepted.chosen);
    let basis = &ground.basis;
    match project(
        &basis.context(),
        &chosen,
        &plan.region.economies,
        draws,
        seed,
        progress,
    ) {
        Ok(projection) => {
            let ids = basis.milestones.leaves().iter().map(|l| &l.indicator);
            let baselines = ids
                .filter_map(|id| Some((id.clone(), basis.baselines().choice(id)?.clone())))
                .collect();
            Ok(Reply::Impact(Box::new(Impact {
                projection,
                gone,
                blocked,
                baselines,
            })))
        }
        Err(_) => Ok(Reply::Stopped),
    }
}

pub(crate) fn accepted(plan: &Plan) -> Result<&Outcome, Refusal> {
    let accepted = plan.accepted.as_ref();
    accepted
        .map(|a| &a.outcome)
        .ok_or_else(|| Refusal::new("error-no-portfolio", "nothing accepted"))
}

fn gone(chosen: &[Choice], there: impl Fn(&str) -> bool) -> Vec<String> {
    chosen
        .iter()
        .map(|c| &c.project)
        .filter(|id| !there(id))
        .cloned()
        .collect()
}

/// Refuses a problem whose data cannot be solved, naming every fault.
fn sound(problem: &Problem) -> Result<(), Refusal> {
    let faults: Vec<String> = portfolio::diagnose::errors(problem)
        .iter()
        .map(ToString::to_string)
        .collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Refusal::new("error-problem", faults.join("\n")))
    }
}

fn outcome(result: Result<Outcome, Vec<Violation>>) -> Result<Reply, Refusal> {
    match result {
        Ok(outcome) => Ok(Reply::Outcome(Box::new(outcome))),
        Err(broken) => {
            let lines: Vec<String> = broken.iter().map(ToString::to_string).collect();
            Err(Refusal::new("error-infeasible", lines.join("\n")))
        }
    }
}
