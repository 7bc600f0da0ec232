//! Studies of a programme, one step a job: the page holds what was found and asks for the next step.
//!
//! Also what a study needs of the pack: the facts of allocation formulas, and the doses that lift an
//! economy to its next tier.

use atlas::Iso3;
use indicators::{Direction, View};
use plan::Plan;
use portfolio::Problem;
use portfolio::frontier::formulas::{Facts, NAMES, shares};
use portfolio::solve::Request;
use portfolio::study::{self, Answer, Formula, Found, Goal, Report, Study};
use readiness::tiers::HIGHEST;
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::{Refusal, frozen, overrides, readiness};
use crate::job::Reply;
use crate::movers::Frontier;
use crate::tiering::{Tiering, value};

/// One step: what the solver answered, and what was found before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StudyStep {
    /// Problem.
    pub problem: Problem,
    /// What is asked.
    pub study: Study,
    /// Found so far.
    pub found: Vec<Found>,
    /// Times the step under way was asked again because a choice was cents short.
    pub again: u32,
    /// The solver's answer; `None` at the start, and to ask for the report alone.
    pub answer: Option<Answer>,
}

/// What a step gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Studied {
    /// The finding the answer gave; to be put behind those before.
    pub found: Option<Found>,
    /// To be handed back with the next answer.
    pub again: u32,
    /// What goes to the solver next; `None` when the study is done.
    pub request: Option<Request>,
    /// Name of the next solve, for example `without`.
    pub key: String,
    /// What it is about, for example a rule.
    pub of: String,
    /// Solves done and in all.
    pub progress: (usize, usize),
    /// What is known so far.
    pub report: Report,
}

/// Faults that a study of the rules is there to mend.
fn about_rules(place: &str) -> bool {
    place.starts_with("rules")
}

/// See [`crate::Job::Study`].
pub fn step(step: &StudyStep) -> Result<Reply, Refusal> {
    let StudyStep {
        problem,
        study,
        found,
        again,
        answer,
    } = step;
    let relax = matches!(study.spec, study::Spec::Relax);
    let faults: Vec<String> = portfolio::diagnose::errors(problem)
        .iter()
        .filter(|d| !(relax && about_rules(&d.at)))
        .map(ToString::to_string)
        .collect();
    if !faults.is_empty() {
        return Err(Refusal::new("error-problem", faults.join("\n")));
    }
    let mut found = found.clone();
    let mut ask = study::next(problem, study, &found);
    let (mut new, mut times) = (None, 0);
    if let (Some(mut asked), Some(answer)) = (ask.take(), answer) {
        asked.again = *again;
        match study::receive(&asked, answer) {
            Ok(one) => {
                found.push(one.clone());
                new = Some(one);
                ask = study::next(problem, study, &found);
            }
            Err(once_more) => {
                times = once_more.again;
                ask = Some(*once_more);
            }
        }
    } else {
        ask = study::next(problem, study, &found);
    }
    let report = study::report(problem, study, &found);
    Ok(Reply::Studied(Box::new(Studied {
        found: new,
        again: times,
        progress: study::progress(problem, study, &found),
        key: ask.as_ref().map(|a| a.key.clone()).unwrap_or_default(),
        of: ask.as_ref().map(|a| a.of.clone()).unwrap_or_default(),
        request: ask.map(|a| a.request()),
        report,
    })))
}

/// What an economy's next tier asks of the programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierGoal {
    /// Economy.
    pub economy: Iso3,
    /// Tier now.
    pub from: u8,
    /// The next.
    pub to: u8,
    /// The doses; `None` where the programme cannot bring it about.
    pub goal: Option<Goal>,
    /// Indicators to be raised.
    pub raises: usize,
    /// Needs beyond indicators (milestones, questions) that money alone does not meet.
    pub also: usize,
    /// Indicators that no project of the programme moves far enough.
    pub beyond: Vec<String>,
}

/// What formulas and tiers say about the plan's economies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Allocation {
    /// Facts, by economy.
    pub facts: Vec<Facts>,
    /// Formulas with their shares.
    pub formulas: Vec<Formula>,
    /// Economies that lack what a formula reads, by formula.
    pub missing: Vec<(String, Vec<Iso3>)>,
    /// Next tiers; economies at the highest are left out.
    pub tiers: Vec<TierGoal>,
}

/// See [`crate::Job::Allocation`].
pub fn allocation(world: &World, plan: &Plan, problem: &Problem) -> Result<Reply, Refusal> {
    let tiering = Tiering::new(world, plan)?;
    let index = frozen(world, plan, &plan.settings.framework, View::Outcomes)?;
    let today = readiness(world, plan, &index);
    let own = overrides(plan);
    let read = |id: &str, e: Iso3| value(world, plan, &own, id, e);
    let facts: Vec<Facts> = plan
        .region
        .economies
        .iter()
        .map(|e| Facts {
            economy: *e,
            population: read("population", *e),
            income: read("gni_pc_atlas_usd", *e),
            rating: read("cpia_overall", *e),
            need: today
                .get(*e)
                .and_then(|r| r.scored.as_ref()?.nodes.first()?.score)
                .map(|s| (100.0 - s).max(0.0)),
            tiers: Some(f64::from(HIGHEST.saturating_sub(tiering.tier(*e, &[]).confirmed))),
        })
        .collect();
    let (mut formulas, mut missing) = (Vec::new(), Vec::new());
    for name in NAMES {
        let (shares, lack) = shares(name, &facts);
        if shares.iter().any(|(_, s)| *s > 0.0) {
            formulas.push(Formula {
                name: name.to_owned(),
                shares,
            });
        }
        if !lack.is_empty() {
            missing.push((name.to_owned(), lack));
        }
    }
    let tiers = plan
        .region
        .economies
        .iter()
        .filter_map(|e| tier_goal(world, problem, &tiering, *e))
        .collect();
    Ok(Reply::Allocation(Box::new(Allocation {
        facts,
        formulas,
        missing,
        tiers,
    })))
}

/// The doses that lift an economy to its next tier: y = y₀ + (K − y₀)(1 − e^−D) solved for D.
fn tier_goal(world: &World, problem: &Problem, tiering: &Tiering<'_>, economy: Iso3) -> Option<TierGoal> {
    let from = tiering.tier(economy, &[]).confirmed;
    let to = from.checked_add(1).filter(|t| *t <= HIGHEST)?;
    let least = tiering.least(economy, &[], to);
    let frontier = Frontier::new(world, &tiering.frozen, &tiering.readiness, economy);
    let (mut doses, mut beyond) = (Vec::new(), Vec::new());
    for raise in &least.raises {
        let target = problem
            .targets
            .iter()
            .position(|t| t.economy == economy && t.indicator == raise.indicator);
        let dose = frontier.reach(&raise.indicator).and_then(|reach| {
            let sign = if reach.direction == Direction::Lower {
                -1.0
            } else {
                1.0
            };
            let (gap, rise) = (
                sign * (reach.frontier - raise.from),
                sign * (raise.to - raise.from),
            );
            (rise < gap).then(|| -libm::log(1.0 - rise / gap))
        });
        match target.zip(dose) {
            Some((target, dose)) if dose > 0.0 => doses.push((target, dose)),
            Some(_) => {}
            None => beyond.push(raise.indicator.clone()),
        }
    }
    let reachable = beyond.is_empty() && !doses.is_empty();
    Some(TierGoal {
        economy,
        from,
        to,
        goal: reachable.then_some(Goal {
            economy,
            doses,
            share: 0.0,
        }),
        raises: least.raises.len(),
        also: least.also.len(),
        beyond,
    })
}
