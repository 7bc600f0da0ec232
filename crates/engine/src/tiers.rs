//! Tiers of every economy, what-if, and the least change to the next tier.

use std::sync::{Arc, Mutex, OnceLock};

use atlas::{Economy, Iso3};
use indicators::View;
use plan::Plan;
use portfolio::candidates::Generated;
use readiness::tiers::{HIGHEST, Need, TierResult};
use readiness::what_if::{LeastChange, Stand, Target, interval, with_targets};
use readiness::{Frozen, Interval, Readiness};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::{Refusal, frozen, readiness};
use crate::job::Reply;
use crate::movers::{Frontier, Mover, candidates, movers};
use crate::tiering::Tiering;

/// The tier of one economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EconomyTier {
    /// Economy.
    pub economy: Iso3,
    /// Its tier with the evidence.
    pub tier: TierResult,
}

/// What targets would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhatIf {
    /// Economy.
    pub economy: Iso3,
    /// As it stands.
    pub before: Stand,
    /// With the targets; the other economies as they are.
    pub after: Stand,
    /// Targets of indicators that neither the framework nor the tiers use: they change nothing.
    pub unused: Vec<String>,
    /// Projects that move a target's indicator: (indicator, movers, cheapest first).
    pub movers: Vec<(String, Vec<Mover>)>,
    /// Least change from where the targets lead to the tier after that; `None` at tier 4.
    pub least: Option<LeastChange>,
    /// Projects that move an indicator of the least change.
    pub least_movers: Vec<(String, Vec<Mover>)>,
}

/// See [`crate::Job::Tiers`].
pub fn tiers(world: &World, plan: &Plan) -> Result<Reply, Refusal> {
    let tiering = Tiering::new(world, plan)?;
    let of = |e: &Economy| EconomyTier {
        economy: e.iso3,
        tier: tiering.tier(e.iso3, &[]),
    };
    Ok(Reply::Tiers(world.atlas.economies().iter().map(of).collect()))
}

/// See [`crate::Job::WhatIf`].
pub fn what_if(
    world: &World,
    plan: &Plan,
    (economy, view, targets): (Iso3, View, &[Target]),
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let index = frozen(world, plan, &plan.settings.framework, view)?;
    let today = readiness(world, plan, &index);
    let at = today.economies.iter().position(|e| e.economy == economy);
    let at = at.ok_or_else(|| Refusal::new("error-unknown-economy", economy))?;
    if let Some(bad) = targets.iter().find(|t| !t.value.is_finite()) {
        return Err(Refusal::new(
            "error-target",
            format!("{}: {}", bad.indicator, bad.value),
        ));
    }
    let tiering = Tiering::new(world, plan)?;
    let rows: Vec<Vec<Option<f64>>> = today.economies.iter().map(|e| e.values()).collect();
    let own = rows.get(at).cloned().unwrap_or_default();
    let tried = with_targets(&index, &own, targets);
    let mut half = |of: f64, values: Vec<Option<f64>>| {
        let mut part = |share: f64| progress(of + share / 2.0);
        interval(&index, &rows, (at, values), (draws, seed), &mut part)
    };
    // While a target is dragged only it changes: what the economy has now is kept from the last
    // question, and so are its projects.
    let standing = standing(world, plan, economy, (view, draws, seed))?;
    let before = match *standing
        .before
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
    {
        Some(known) => Some(known),
        None => half(0.0, own),
    };
    let Some(before) = before else {
        return Ok(Reply::Stopped);
    };
    *standing
        .before
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(before);
    let Some(after) = half(0.5, tried) else {
        return Ok(Reply::Stopped);
    };
    let after = Stand {
        interval: after,
        tier: tiering.tier(economy, targets),
    };
    let next = after.tier.confirmed + 1;
    let least = (next <= HIGHEST).then(|| tiering.least(economy, targets, next));
    let projects = Projects {
        world,
        tiering: &tiering,
        economy,
        kept: &standing,
    };
    let wanted: Vec<(&str, f64)> = targets.iter().map(|t| (t.indicator.as_str(), t.value)).collect();
    let raised: Vec<(&str, f64)> = least
        .iter()
        .flat_map(|l| &l.raises)
        .map(|r| (r.indicator.as_str(), r.to))
        .collect();
    Ok(Reply::WhatIf(Box::new(WhatIf {
        economy,
        before: Stand {
            interval: before,
            tier: tiering.tier(economy, &[]),
        },
        after,
        unused: unused(&index, &tiering, targets),
        movers: projects.of(&wanted),
        least_movers: projects.of(&raised),
        least,
    })))
}

/// What a what-if knows of an economy before any target.
struct Standing {
    index: Frozen,
    today: Readiness,
    generated: Generated,
    /// Its interval, once drawn.
    before: Mutex<Option<Option<Interval>>>,
}

/// The standing of an economy under a plan; the last one is kept.
fn standing(
    world: &World,
    plan: &Plan,
    economy: Iso3,
    how: (View, u32, u64),
) -> Result<Arc<Standing>, Refusal> {
    type Last = Mutex<Option<(String, Arc<Standing>)>>;
    static LAST: OnceLock<Last> = OnceLock::new();
    let key = serde_json::to_string(&(plan, economy, how)).map_err(|e| Refusal::new("error-target", e))?;
    let cell = LAST.get_or_init(|| Mutex::new(None));
    let mut last = cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((_, found)) = last.as_ref().filter(|(known, _)| *known == key) {
        return Ok(Arc::clone(found));
    }
    let index = frozen(world, plan, &plan.settings.framework, View::Milestones)?;
    let fresh = Arc::new(Standing {
        today: readiness(world, plan, &index),
        index,
        generated: candidates(world, plan, economy)?,
        before: Mutex::new(None),
    });
    *last = Some((key, Arc::clone(&fresh)));
    Ok(fresh)
}

/// Targets that neither score nor tier reads.
fn unused(index: &Frozen, tiering: &Tiering<'_>, targets: &[Target]) -> Vec<String> {
    let needed = |id: &str| {
        tiering.rules().rules.iter().any(|r| match &r.need {
            Need::Node { .. } => false,
            Need::Milestone { milestone, .. } => milestone == id,
            Need::AnyOf { indicators } => indicators.iter().any(|(i, _)| i == id),
        })
    };
    targets
        .iter()
        .map(|t| &t.indicator)
        .filter(|id| {
            let leaf = index.leaf_of(id).or(tiering.frozen.leaf_of(id));
            leaf.is_none() && !needed(id)
        })
        .cloned()
        .collect()
}

/// The catalogue's projects in an economy, by indicator of the plan's framework or the tiers'.
struct Projects<'a> {
    world: &'a World,
    tiering: &'a Tiering<'a>,
    economy: Iso3,
    kept: &'a Standing,
}

impl Projects<'_> {
    /// The movers of each indicator towards a value.
    fn of(&self, wanted: &[(&str, f64)]) -> Vec<(String, Vec<Mover>)> {
        let own = Frontier::new(self.world, &self.kept.index, &self.kept.today, self.economy);
        let tiers = Frontier::new(
            self.world,
            &self.tiering.frozen,
            &self.tiering.readiness,
            self.economy,
        );
        let of = |id: &str, value: f64| {
            let reach = own.reach(id).or_else(|| tiers.reach(id));
            reach.map_or_else(Vec::new, |reach| {
                movers(&self.kept.generated, self.economy, id, reach, Some(value))
            })
        };
        wanted
            .iter()
            .map(|(id, value)| ((*id).to_owned(), of(id, *value)))
            .collect()
    }
}
