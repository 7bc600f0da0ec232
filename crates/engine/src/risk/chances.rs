//! The job `Risk`: what the draws of a projection say about targets, people and cost.

use atlas::Iso3;
use foresight::projection::{Draws, Seen, Watch, project_on};
use foresight::risk::{Chance, Point, Spread};
use indicators::{Direction, View};
use plan::Plan;

use super::outcomes::Changes;
use super::tiers::tiers;
use super::{EconomyGain, Goal, Ground, PlanRisk, Target, TargetChance};
use crate::World;
use crate::basis::Refusal;
use crate::job::Reply;

/// Share of the work done by the projection, and by the tiers.
const PARTS: [f64; 2] = [0.6, 0.85];

/// See [`crate::Job::Risk`].
///
/// # Errors
/// `error-no-portfolio` where nothing is accepted; as [`crate::basis::Basis::new`].
pub fn risk(
    world: &World,
    plan: &Plan,
    targets: &[Target],
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let accepted = crate::work::accepted(plan)?;
    let ground = Ground::new(world, plan)?;
    let selected = ground.select(plan, &accepted.chosen);
    let context = ground.basis.context();
    let economies = plan.economies();
    let mut watch = Watching {
        ground: &ground,
        targets: targets.iter().map(unjudged).collect(),
        horizon: plan.settings.horizon,
        view: plan.settings.view,
        found: Vec::new(),
        people: vec![0.0; draws.max(1) as usize],
        changes: Changes::default(),
    };
    let run = Draws::new(draws, seed);
    let mut part = |share: f64| progress(PARTS[0] * share);
    let projected = project_on(
        &context,
        &selected.projects,
        economies,
        &run,
        &mut None,
        &mut watch,
        &mut part,
    );
    if projected.is_err() {
        return Ok(Reply::Stopped);
    }
    let Watching {
        found,
        people,
        changes,
        mut targets,
        ..
    } = watch;
    let mut part = |share: f64| progress(PARTS[0] + (PARTS[1] - PARTS[0]) * share);
    let Some(tiers) = tiers(
        world,
        plan,
        &ground,
        &selected,
        &mut targets,
        (draws, seed),
        &mut part,
    )?
    else {
        return Ok(Reply::Stopped);
    };
    let weighted = ground.weights(plan, economies);
    let gains = selected.gains(&context, plan, &weighted, seed);
    let mut of_region = Vec::with_capacity(draws as usize);
    let mut of_economy: Vec<Vec<f64>> = vec![Vec::with_capacity(draws as usize); economies.len()];
    for number in run.numbers() {
        if number % 64 == 0 && !progress(PARTS[1] + (1.0 - PARTS[1]) * f64::from(number) / f64::from(draws)) {
            return Ok(Reply::Stopped);
        }
        let point = Point::draw(number);
        of_region.push(gains.gain(&point));
        for (list, gain) in of_economy.iter_mut().zip(gains.by_economy(&point)) {
            list.push(gain);
        }
    }
    let by_economy = economies.iter().zip(&of_economy).map(|(economy, gain)| {
        let known = found.iter().find(|f| f.economy == *economy);
        EconomyGain {
            economy: *economy,
            gain: Spread::of(gain),
            score: known.and_then(|f| f.scores.map(|s| s[1])),
            score_without: known.and_then(|f| f.scores.map(|s| s[0])),
            people: known.and_then(|f| f.people),
        }
    });
    let cost = selected.cost();
    Ok(Reply::Risk(Box::new(PlanRisk {
        draws: draws.max(1),
        gain: Spread::of(&of_region),
        economies: by_economy.collect(),
        targets,
        tiers,
        dollars_per_person: super::outcomes::dollars(cost, &people),
        dollars_per_point: super::outcomes::dollars(cost, &of_region),
        people: Spread::of(&people),
        cost,
        outcomes: changes.outcomes(&ground, &selected),
        gone: selected.gone,
        blocked: selected.blocked,
    })))
}

fn unjudged(target: &Target) -> TargetChance {
    TargetChance {
        target: target.clone(),
        with: None,
        without: None,
    }
}

struct Found {
    economy: Iso3,
    scores: Option<[Spread; 2]>,
    people: Option<Spread>,
}

struct Watching<'a> {
    ground: &'a Ground<'a>,
    targets: Vec<TargetChance>,
    horizon: i16,
    view: View,
    found: Vec<Found>,
    people: Vec<f64>,
    changes: Changes,
}

fn share(values: &[f64], holds: impl Fn(f64) -> bool) -> Chance {
    Chance::of(values.iter().filter(|v| holds(**v)).count() as f64, values.len())
}

impl Watch for Watching<'_> {
    fn economy(&mut self, seen: &Seen<'_>) {
        let economy = seen.economy();
        for of in self.targets.iter_mut().filter(|t| t.target.economy == economy) {
            let year = of.target.year;
            let judged = match &of.target.goal {
                Goal::Value { indicator, value } => seen.values(indicator, year).map(|sides| {
                    let lower = self.ground.direction(indicator) == Direction::Lower;
                    let holds = |v: f64| if lower { v <= *value } else { v >= *value };
                    sides.map(|s| share(&s, holds))
                }),
                Goal::Score { view, at_least } => seen
                    .scores(*view, year)
                    .map(|sides| sides.map(|s| share(s, |v| v >= *at_least))),
                Goal::Rank { .. } | Goal::Tier { .. } => None,
            };
            if let Some([without, with]) = judged {
                (of.without, of.with) = (Some(without), Some(with));
            }
        }
        let people = seen.people(self.horizon);
        for (sum, of) in self.people.iter_mut().zip(people.unwrap_or(&[])) {
            *sum += of;
        }
        self.found.push(Found {
            economy,
            scores: seen.scores(self.view, self.horizon).map(|s| s.map(Spread::of)),
            people: people.map(Spread::of),
        });
        self.changes.see(self.ground, seen, self.horizon);
    }

    fn ranks(&mut self, economy: Iso3, view: View, year: i16, without: &[u16], with: &[u16]) {
        for of in &mut self.targets {
            let t = &of.target;
            if let Goal::Rank { view: asked, at_most } = &t.goal
                && (t.economy, t.year, *asked) == (economy, year, view)
            {
                let chance = |ranks: &[u16]| {
                    let hits = ranks.iter().filter(|r| *r <= at_most).count();
                    Chance::of(hits as f64, ranks.len())
                };
                (of.without, of.with) = (Some(chance(without)), Some(chance(with)));
            }
        }
    }
}
