//! What several jobs of one plan share: the index in both views, the readiness under it, geography.
//!
//! Built for each job from the world and the plan, so that no job depends on one before it. Only the
//! fitted baselines, which depend on nothing a user decides but the base year and the horizon, are
//! kept between jobs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use atlas::Iso3;
use foresight::Baselines;
use foresight::projection::{Conditions, Context};
use indicators::{Observation, Origin, View};
use plan::Plan;
use readiness::{Frozen, Overrides, Readiness, score_all};

use crate::World;

/// Why a job could not be done: a message key and a technical detail in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Message key.
    pub key: &'static str,
    /// Technical detail.
    pub detail: String,
}

impl Refusal {
    /// A refusal with its detail.
    pub fn new(key: &'static str, detail: impl ToString) -> Self {
        Self {
            key,
            detail: detail.to_string(),
        }
    }
}

/// The user's own values and answers in the form readiness takes them. Of several own values for one
/// economy and indicator the latest year counts.
pub fn overrides(plan: &Plan) -> Overrides {
    let mut all = Overrides::default();
    for own in &plan.own_values {
        let key = (own.economy, own.indicator.clone());
        let newer = all
            .values
            .get(&key)
            .is_none_or(|o: &Observation| o.year < own.year);
        if newer && own.year <= plan.settings.base_year && own.year >= plan.settings.oldest_year {
            let origin = Origin::Own(own.source.clone());
            all.values.insert(
                key,
                Observation {
                    value: own.value,
                    year: own.year,
                    origin,
                },
            );
        }
    }
    for answer in &plan.answers {
        all.answers
            .insert((answer.economy, answer.milestone.clone()), answer.value);
    }
    all
}

/// What readiness depends on, as of a year: the window keeps its length, own values of later years
/// are left out, and everything about money is taken out, so that it changes no key of a cache.
#[must_use]
pub fn as_of(plan: &Plan, year: i16) -> Plan {
    let mut plan = plan.clone();
    let window = plan.settings.base_year - plan.settings.oldest_year;
    plan.settings.base_year = year;
    plan.settings.oldest_year = year - window;
    plan.own_values.retain(|o| o.year <= year);
    plan.accepted = None;
    plan.funders.clear();
    plan.delays.clear();
    plan.counterparts.clear();
    plan.committed.clear();
    plan.rules = portfolio::Rules::default();
    plan.facts.clear();
    plan.name.clear();
    plan.id.clear();
    plan
}

/// The index of a framework under the plan's weights and, for one of the plan's own, its recipe, frozen
/// at the plan's base year.
///
/// # Errors
/// `error-unknown-framework`, `error-framework` for one of the plan's own that cannot be computed
/// on, `error-weights` when no weight of a group is above zero, or `error-recipe`.
pub fn frozen(world: &World, plan: &Plan, framework: &str, view: View) -> Result<Frozen, Refusal> {
    let plain = plain(world, plan, framework, view)?;
    match crate::recipe::own(plan, framework) {
        Some(recipe) => crate::recipe::applied(world, plan, &plain, recipe),
        None => Ok(plain),
    }
}

/// The index without a recipe.
fn plain(world: &World, plan: &Plan, framework: &str, view: View) -> Result<Frozen, Refusal> {
    let of = crate::frameworks::framework(world, plan, framework)?;
    let weights: Vec<(String, f64)> = plan
        .weights
        .iter()
        .filter(|w| w.framework == framework)
        .map(|w| (w.node.clone(), w.weight))
        .collect();
    Frozen::new(&of, view, &weights).map_err(|e| Refusal::new("error-weights", e))
}

/// Readiness of every economy under a frozen index, with the plan's own values and answers: missing
/// values filled as the recipe says, economies ranked among each other where it says Copeland.
pub fn readiness(world: &World, plan: &Plan, frozen: &Frozen) -> Readiness {
    let mut all = readiness_by_means(world, plan, frozen);
    if frozen.has_copeland() {
        all.contest(frozen);
    }
    all
}

/// The same where each economy is looked at by itself, as projection and objective do: the arithmetic
/// mean stands in for Copeland's rule.
pub fn readiness_by_means(world: &World, plan: &Plan, frozen: &Frozen) -> Readiness {
    let mut all = observed(world, plan, frozen);
    if let Some(applied) = frozen.applied() {
        let fills = crate::recipe::fills(world, frozen, &all, &applied.recipe);
        all.fill(frozen, &fills);
    }
    all
}

fn observed(world: &World, plan: &Plan, frozen: &Frozen) -> Readiness {
    let s = &plan.settings;
    score_all(
        frozen,
        &world.atlas,
        &world.pack,
        &overrides(plan),
        s.base_year,
        s.oldest_year,
    )
}

/// The plan's framework in both views and the readiness that holds every leaf.
pub struct Basis<'w> {
    /// The world.
    pub world: &'w World,
    /// Outcomes only.
    pub outcomes: Frozen,
    /// Outcomes and milestones.
    pub milestones: Frozen,
    /// Readiness under `milestones`.
    pub readiness: Readiness,
    baselines: Arc<Baselines>,
    conditions: BTreeMap<Iso3, Conditions>,
}

impl<'w> Basis<'w> {
    /// For a plan.
    ///
    /// # Errors
    /// As [`frozen`].
    pub fn new(world: &'w World, plan: &Plan) -> Result<Self, Refusal> {
        let s = &plan.settings;
        let outcomes = frozen(world, plan, &s.framework, View::Outcomes)?;
        let milestones = frozen(world, plan, &s.framework, View::Milestones)?;
        Ok(Self {
            world,
            readiness: readiness_by_means(world, plan, &milestones),
            baselines: baselines(world, &milestones, s.base_year, s.horizon),
            conditions: Conditions::read(&world.pack, &world.atlas, s.base_year, s.oldest_year),
            outcomes,
            milestones,
        })
    }

    /// The context every projection of this plan runs in.
    pub fn context(&self) -> Context<'_> {
        Context::new(
            &self.world.atlas,
            &self.baselines,
            &self.outcomes,
            &self.milestones,
            &self.readiness,
            self.conditions.clone(),
        )
    }

    /// People of an economy at the base year.
    pub fn population(&self, economy: Iso3) -> Option<f64> {
        self.conditions.get(&economy)?.population
    }

    /// The fitted baselines: which method was chosen for each indicator and why.
    pub fn baselines(&self) -> &Baselines {
        &self.baselines
    }
}

type Fitted = (Vec<String>, i16, i16, Arc<Baselines>);

/// Baselines of a framework's indicators; the last fit is kept. An indicator of the plan's own, or
/// one that is divided, has no history: its path is held flat and says so.
fn baselines(world: &World, index: &Frozen, base_year: i16, horizon: i16) -> Arc<Baselines> {
    static LAST: OnceLock<Mutex<Option<Fitted>>> = OnceLock::new();
    let cell = LAST.get_or_init(|| Mutex::new(None));
    let mut last = cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let ids: Vec<&str> = index.leaves().iter().map(|l| l.indicator.as_str()).collect();
    if let Some((of, base, end, fitted)) = last.as_ref()
        && *of == ids
        && (*base, *end) == (base_year, horizon)
    {
        return Arc::clone(fitted);
    }
    let fitted = Arc::new(Baselines::fit(
        &world.pack,
        &world.atlas,
        &ids,
        base_year,
        horizon,
    ));
    *last = Some((
        ids.iter().map(|id| (*id).to_owned()).collect(),
        base_year,
        horizon,
        Arc::clone(&fitted),
    ));
    fitted
}
