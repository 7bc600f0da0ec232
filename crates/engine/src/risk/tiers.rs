//! Tiers at the horizon over the draws.

use std::collections::BTreeMap;

use foresight::projection::{Draws, Seen, Watch, project_on};
use foresight::risk::Chance;
use plan::Plan;
use readiness::tiers::TierResult;
use readiness::what_if::Target as Set;

use super::{Goal, Ground, Selected, TargetChance, TierChance};
use crate::World;
use crate::basis::{Basis, Refusal};
use crate::tiering::Tiering;

/// Draws that tiers are judged on: a tier is a few yes-or-no questions, and each costs a tree.
const MOST_DRAWS: u32 = 500;

/// Tiers of the plan's economies; judges tier targets on the way. `None` when stopped.
pub(super) fn tiers(
    world: &World,
    plan: &Plan,
    ground: &Ground<'_>,
    selected: &Selected<'_>,
    targets: &mut [TargetChance],
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Option<Vec<TierChance>>, Refusal> {
    let tiering = Tiering::new(world, plan)?;
    let mut of_tiers = plan.clone();
    of_tiers.settings.framework.clone_from(&tiering.rules().framework);
    let own;
    let basis = if of_tiers.settings.framework == plan.settings.framework {
        &ground.basis
    } else {
        own = Basis::new(world, &of_tiers)?;
        &own
    };
    let context = basis.context();
    let mut watch = Judge {
        tiering: &tiering,
        ids: basis
            .milestones
            .leaves()
            .iter()
            .map(|l| l.indicator.as_str())
            .collect(),
        horizon: plan.settings.horizon,
        found: Vec::new(),
    };
    let run = Draws::new(draws.min(MOST_DRAWS), seed);
    let economies = plan.economies();
    let done = project_on(
        &context,
        &selected.projects,
        economies,
        &run,
        &mut None,
        &mut watch,
        progress,
    );
    if done.is_err() {
        return Ok(None);
    }
    for of in targets {
        if let Goal::Tier { at_least } = of.target.goal
            && let Some(found) = watch.found.iter().find(|f| f.economy == of.target.economy)
        {
            let chance = |shares: &[f64; 5]| {
                let hits: f64 = shares.iter().skip(usize::from(at_least)).sum();
                Chance::of(hits * f64::from(found.draws), found.draws as usize)
            };
            of.with = Some(chance(&found.confirmed_with));
            of.without = Some(chance(&found.confirmed_without));
        }
    }
    Ok(Some(watch.found))
}

struct Judge<'a> {
    tiering: &'a Tiering<'a>,
    ids: Vec<&'a str>,
    horizon: i16,
    found: Vec<TierChance>,
}

impl Watch for Judge<'_> {
    fn economy(&mut self, seen: &Seen<'_>) {
        let economy = seen.economy();
        let sides: Vec<(&str, [Vec<f64>; 2])> = self
            .ids
            .iter()
            .filter_map(|id| Some((*id, seen.values(id, self.horizon)?)))
            .collect();
        let draws = sides.first().map_or(0, |(_, [a, _])| a.len());
        if draws == 0 {
            return;
        }
        // The same values give the same tier: most draws of a short ladder do.
        let mut known: BTreeMap<Vec<u64>, [u8; 2]> = BTreeMap::new();
        let mut counts = [[[0.0; 5]; 2]; 2];
        for (side, counts) in counts.iter_mut().enumerate() {
            for draw in 0..draws {
                let set = |(id, values): &(&str, [Vec<f64>; 2])| {
                    let value = *values.get(side)?.get(draw)?;
                    // An answer that nobody gave stays open until a project gives it.
                    let open = id.starts_with("milestone_") && value <= 0.0;
                    (!open).then(|| Set {
                        indicator: (*id).to_owned(),
                        value,
                    })
                };
                let targets: Vec<Set> = sides.iter().filter_map(set).collect();
                let key = targets.iter().map(|t| t.value.to_bits()).collect();
                let [confirmed, at_most] = *known
                    .entry(key)
                    .or_insert_with(|| pair(&self.tiering.tier(economy, &targets)));
                for (of, tier) in counts.iter_mut().zip([confirmed, at_most]) {
                    if let Some(slot) = of.get_mut(usize::from(tier)) {
                        *slot += 1.0 / draws as f64;
                    }
                }
            }
        }
        let [[confirmed_without, without], [confirmed_with, with]] = counts;
        self.found.push(TierChance {
            economy,
            with,
            without,
            confirmed_with,
            confirmed_without,
            draws: u32::try_from(draws).unwrap_or(u32::MAX),
        });
    }
}

fn pair(tier: &TierResult) -> [u8; 2] {
    [tier.confirmed, tier.at_most]
}
