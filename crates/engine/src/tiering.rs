//! The tiers' framework under a plan: rules, values, answers.

use atlas::Iso3;
use indicators::View;
use plan::Plan;
use readiness::tiers::{Evidence, TierResult};
use readiness::what_if::{LeastChange, Target, least_change, tier_with, with_targets};
use readiness::{Frozen, Overrides, Readiness, TierRules};

use crate::World;
use crate::basis::{Refusal, frozen, overrides, readiness};

/// The latest value of any indicator of the pack, the user's own first.
pub fn value(world: &World, plan: &Plan, own: &Overrides, indicator: &str, economy: Iso3) -> Option<f64> {
    match own.values.get(&(economy, indicator.to_owned())) {
        Some(o) => Some(o.value),
        None => {
            let s = &plan.settings;
            let cell = world.pack.latest(indicator, economy, s.base_year, s.oldest_year);
            cell.value()
        }
    }
}

/// What every tier of a plan is judged with.
pub struct Tiering<'w> {
    world: &'w World,
    plan: &'w Plan,
    own: Overrides,
    rules: TierRules,
    /// The tiers' framework, outcomes only.
    pub frozen: Frozen,
    /// Readiness under it.
    pub readiness: Readiness,
}

impl<'w> Tiering<'w> {
    /// For a plan: its own rules, or the model's.
    ///
    /// # Errors
    /// `error-tier-rules` where a rule cannot be applied or names a node the framework does not
    /// have; as [`frozen`].
    pub fn new(world: &'w World, plan: &'w Plan) -> Result<Self, Refusal> {
        let rules = plan.settings.tier_rules.clone().unwrap_or_default();
        rules.check().map_err(|e| Refusal::new("error-tier-rules", e))?;
        let frozen = frozen(world, plan, &rules.framework, View::Outcomes)?;
        if let Some(node) = rules.unknown_nodes(&frozen).next() {
            return Err(Refusal::new("error-tier-rules", format!("no node {node:?}")));
        }
        let readiness = readiness(world, plan, &frozen);
        Ok(Self {
            world,
            plan,
            own: overrides(plan),
            rules,
            frozen,
            readiness,
        })
    }

    /// The rules.
    pub fn rules(&self) -> &TierRules {
        &self.rules
    }

    /// Values of an economy in leaf order; all missing for an unknown one.
    pub fn values(&self, economy: Iso3) -> Vec<Option<f64>> {
        let row = self.readiness.get(economy);
        row.map_or_else(|| vec![None; self.frozen.leaves().len()], |e| e.values())
    }

    fn with<R>(&self, economy: Iso3, values: &[Option<f64>], of: impl FnOnce(&Evidence<'_>) -> R) -> R {
        let answers = &self.own.answers;
        of(&Evidence {
            frozen: &self.frozen,
            values,
            answer: &|id| answers.get(&(economy, id.to_owned())).copied(),
            indicator: &|id| value(self.world, self.plan, &self.own, id, economy),
        })
    }

    /// The tier of an economy with some indicators or milestones set to other values.
    pub fn tier(&self, economy: Iso3, targets: &[Target]) -> TierResult {
        self.with(economy, &self.values(economy), |e| {
            tier_with(&self.rules, e, targets)
        })
    }

    /// The least change from where the targets lead to a tier.
    pub fn least(&self, economy: Iso3, targets: &[Target], goal: u8) -> LeastChange {
        let values = with_targets(&self.frozen, &self.values(economy), targets);
        let target = |id: &str| targets.iter().rev().find(|t| t.indicator == id).map(|t| t.value);
        self.with(economy, &values, |e| {
            let evidence = Evidence {
                frozen: e.frozen,
                values: e.values,
                answer: &|id| target(id).or_else(|| (e.answer)(id)),
                indicator: &|id| target(id).or_else(|| (e.indicator)(id)),
            };
            least_change(&self.rules, &evidence, goal)
        })
    }
}
