//! Two plans side by side, and what a decision hangs on: tornado, drivers, value of information.

use foresight::risk::{self as of_plan, ENDS, Gains, Group, Held, Point, Spread, paired};
use plan::Plan;
use portfolio::{Choice, heuristic};

use super::{Alternative, Drivers, Ground, Information, PlanPair, Selected, Tornado, TornadoBar};
use crate::World;
use crate::basis::Refusal;
use crate::job::Reply;
use crate::programme;

/// Portfolios compared at most: beyond them another one adds time, not insight.
const MOST_ALTERNATIVES: usize = 8;

/// Gains of draws, one after the other. `None` when stopped.
fn drawn(gains: &Gains<'_>, draws: u32, progress: &mut dyn FnMut(f64) -> bool) -> Option<Vec<f64>> {
    let mut out = Vec::with_capacity(draws as usize);
    for number in 0..draws.max(1) {
        if number % 64 == 0 && !progress(f64::from(number) / f64::from(draws.max(1))) {
            return None;
        }
        out.push(gains.gain(&Point::draw(number)));
    }
    Some(out)
}

/// See [`crate::Job::Pair`].
///
/// # Errors
/// `error-no-portfolio` where one of them accepted nothing; as [`crate::basis::Basis::new`].
pub fn pair(
    world: &World,
    (a, b): (&Plan, &Plan),
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let (of_a, of_b) = (crate::work::accepted(a)?, crate::work::accepted(b)?);
    let ground = Ground::new(world, a)?;
    let other = Ground::new(world, b)?;
    let (left, right) = (ground.select(a, &of_a.chosen), other.select(b, &of_b.chosen));
    let context = ground.basis.context();
    let mut economies = [a.economies(), b.economies()].concat();
    economies.sort_unstable();
    economies.dedup();
    // Both under A's framework, years and weights: the same axes.
    let weights = ground.weights(a, &economies);
    let sides = [&left, &right].map(|s| s.gains(&context, a, &weights, seed));
    let mut totals = [Vec::new(), Vec::new()];
    let mut each = [
        vec![Vec::new(); economies.len()],
        vec![Vec::new(); economies.len()],
    ];
    for number in 0..draws.max(1) {
        if number % 64 == 0 && !progress(f64::from(number) / f64::from(draws.max(1))) {
            return Ok(Reply::Stopped);
        }
        let point = Point::draw(number);
        for ((gains, total), each) in sides.iter().zip(&mut totals).zip(&mut each) {
            total.push(gains.gain(&point));
            for (list, gain) in each.iter_mut().zip(gains.by_economy(&point)) {
                list.push(gain);
            }
        }
    }
    let [of_a, of_b] = &each;
    let by_economy = economies.iter().zip(of_a.iter().zip(of_b));
    Ok(Reply::Pair(Box::new(PlanPair {
        draws: draws.max(1),
        a: Spread::of(&totals[0]),
        b: Spread::of(&totals[1]),
        paired: paired(&totals[0], &totals[1]),
        economies: by_economy.map(|(e, (a, b))| (*e, paired(a, b))).collect(),
        cost: [left.cost(), right.cost()],
    })))
}

/// The heuristic's choice where a group is held; `None` where there is none.
fn chosen_at(ground: &Ground<'_>, plan: &Plan, held: Option<Held>) -> Result<Option<Vec<Choice>>, Refusal> {
    let problem = programme::problem_held(&ground.basis, plan, held)?;
    Ok(heuristic(&problem).ok().map(|o| o.chosen))
}

/// Groups that enter the choice: all but the baseline.
fn choosable() -> impl Iterator<Item = Group> {
    Group::ALL.into_iter().filter(|g| *g != Group::Baseline)
}

/// See [`crate::Job::Tornado`].
///
/// # Errors
/// As [`pair`].
pub fn tornado(
    world: &World,
    plan: &Plan,
    again: bool,
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let accepted = crate::work::accepted(plan)?;
    let ground = Ground::new(world, plan)?;
    let selected = ground.select(plan, &accepted.chosen);
    let context = ground.basis.context();
    let weights = ground.weights(plan, plan.economies());
    let gains = selected.gains(&context, plan, &weights, seed);
    let fixed_part = if again { 0.3 } else { 0.9 };
    let mut part = |share: f64| progress(0.1 * share);
    let Some(all) = drawn(&gains, draws, &mut part) else {
        return Ok(Reply::Stopped);
    };
    let mut part = |share: f64| progress(0.1 + fixed_part * share);
    let Some(bars) = of_plan::tornado(&gains, draws, &mut part) else {
        return Ok(Reply::Stopped);
    };
    let middle = if again {
        chosen_at(&ground, plan, None)?
    } else {
        None
    };
    let mut out = Vec::with_capacity(bars.len());
    for (at, fixed) in bars.into_iter().enumerate() {
        let mut bar = TornadoBar {
            fixed,
            again: None,
            changed: None,
        };
        if again && fixed.group != Group::Baseline {
            if !progress(0.4 + 0.6 * at as f64 / Group::ALL.len() as f64) {
                return Ok(Reply::Stopped);
            }
            let mut ends = [0.0; 2];
            let mut changed = [0; 2];
            for ((quantile, end), changed) in ENDS.into_iter().zip(&mut ends).zip(&mut changed) {
                let held = Held {
                    group: fixed.group,
                    quantile,
                };
                let choice = chosen_at(&ground, plan, Some(held))?.unwrap_or_default();
                let other = ground.select(plan, &choice).gains(&context, plan, &weights, seed);
                *end = other.mean_held(draws, held);
                *changed = differing(middle.as_deref().unwrap_or(&[]), &choice);
            }
            bar.again = Some((ends[0], ends[1]));
            bar.changed = Some((changed[0], changed[1]));
        }
        out.push(bar);
    }
    Ok(Reply::Tornado(Box::new(Tornado {
        draws: draws.max(1),
        gain: Spread::of(&all),
        bars: out,
    })))
}

/// Projects of either choice that the other does not have.
fn differing(a: &[Choice], b: &[Choice]) -> u32 {
    let only = |x: &[Choice], y: &[Choice]| {
        let there = |c: &&Choice| !y.iter().any(|o| o.project == c.project);
        x.iter().filter(there).count()
    };
    u32::try_from(only(a, b) + only(b, a)).unwrap_or(u32::MAX)
}

/// See [`crate::Job::Drivers`].
///
/// # Errors
/// As [`pair`].
pub fn drivers(
    world: &World,
    plan: &Plan,
    (rows, bootstrap, seed): (u32, u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let accepted = crate::work::accepted(plan)?;
    let ground = Ground::new(world, plan)?;
    let selected = ground.select(plan, &accepted.chosen);
    let context = ground.basis.context();
    let weights = ground.weights(plan, plan.economies());
    let gains = selected.gains(&context, plan, &weights, seed);
    let Some(mut drivers) = of_plan::drivers(&gains, rows, bootstrap, seed, progress) else {
        return Ok(Reply::Stopped);
    };
    let total = |d: &of_plan::Driver| d.indices.map_or(0.0, |i| i.total.value);
    drivers.sort_by(|a, b| total(b).total_cmp(&total(a)).then(a.group.cmp(&b.group)));
    Ok(Reply::Drivers(Box::new(Drivers { rows, drivers })))
}

/// See [`crate::Job::Information`].
///
/// # Errors
/// As [`pair`].
pub fn information(
    world: &World,
    plan: &Plan,
    (outer, inner, seed): (u32, u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let accepted = crate::work::accepted(plan)?;
    let ground = Ground::new(world, plan)?;
    let context = ground.basis.context();
    let mut choices: Vec<(Option<Held>, Vec<Choice>)> = vec![(None, accepted.chosen.clone())];
    'groups: for (at, group) in choosable().enumerate() {
        for quantile in ENDS {
            if choices.len() == MOST_ALTERNATIVES {
                break 'groups;
            }
            if !progress(0.4 * at as f64 / Group::ALL.len() as f64) {
                return Ok(Reply::Stopped);
            }
            let held = Held { group, quantile };
            if let Some(choice) = chosen_at(&ground, plan, Some(held))?
                && !choices.iter().any(|(_, known)| *known == choice)
            {
                choices.push((Some(held), choice));
            }
        }
    }
    let weights = ground.weights(plan, plan.economies());
    let selected: Vec<Selected<'_>> = choices.iter().map(|(_, c)| ground.select(plan, c)).collect();
    let gains: Vec<Gains<'_>> = selected
        .iter()
        .map(|s| s.gains(&context, plan, &weights, seed))
        .collect();
    let mut part = |share: f64| progress(0.4 + 0.5 * share);
    let Some(studies) = of_plan::information(&gains, outer, inner, &mut part) else {
        return Ok(Reply::Stopped);
    };
    let mut alternatives = Vec::with_capacity(choices.len());
    for ((from, choice), gains) in choices.into_iter().zip(&gains) {
        let Some(all) = drawn(gains, inner.max(200), &mut |_| progress(0.95)) else {
            return Ok(Reply::Stopped);
        };
        let new = |c: &&Choice| !accepted.chosen.iter().any(|o| o.project == c.project);
        alternatives.push(Alternative {
            from,
            projects: u32::try_from(choice.len()).unwrap_or(u32::MAX),
            new: choice.iter().filter(new).map(|c| c.project.clone()).collect(),
            gain: Spread::of(&all),
        });
    }
    Ok(Reply::Information(Box::new(Information {
        alternatives,
        studies,
    })))
}
