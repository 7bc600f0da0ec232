//! The recipe of a framework of the plan's own: applied to the economies of the base year, and kept.
//!
//! What: [`applied`] gives the frozen index under the recipe, [`fills`] what the recipe puts in the
//! place of missing values in a year, [`variation_base`] what draws vary around. Why here: imputing
//! by group and from other years needs the atlas and the pack, which `readiness` does not hold.

use std::sync::{Arc, Mutex, OnceLock};

use atlas::Iso3;
use indicators::{Direction, Role};
use plan::Plan;
use readiness::frozen::Beside;
use readiness::{Frozen, Impute, Readiness, Recipe, impute, score_all};

use crate::World;
use crate::basis::{Refusal, overrides};

/// Draws of a ranking by Copeland's rule, which is quadratic in economies: a tenth of the thousand
/// that other rankings get on screen, and never more. An assumption about patience.
pub const COPELAND_DRAWS: u32 = 100;

/// The plan's recipe for a framework; `None` where it is scored as it was shipped.
pub fn own<'p>(plan: &'p Plan, framework: &str) -> Option<&'p Recipe> {
    plan.recipe(framework)
}

/// Draws that are made where so many are asked for.
pub fn draws(index: &Frozen, asked: u32) -> u32 {
    if index.has_copeland() {
        asked.min(COPELAND_DRAWS)
    } else {
        asked
    }
}

/// The recipe that draws vary around, for screens that vary its choices. What a recipe fills in from
/// an economy's own past is data there, and no choice between economies.
pub fn variation_base(plan: &Plan, framework: &str) -> Recipe {
    let shipped = readiness::uncertainty::frozen_recipe();
    let Some(own) = own(plan, framework) else {
        return shipped;
    };
    let mut base = own.clone();
    base.scale = if base.normalise == readiness::Normalise::ZScore {
        readiness::frozen::curve::Z_POINTS
    } else {
        shipped.scale
    };
    if of_own_past(base.impute) {
        base.impute = Impute::None;
    }
    base
}

/// Whether missing values come from the economy's own other years.
pub fn of_own_past(method: Impute) -> bool {
    matches!(method, Impute::PanelLatest | Impute::PanelLinear)
}

type Kept = (String, Arc<Frozen>);

/// Indices kept: both views of a framework, before and after an edit. An assumption about memory.
const KEPT: usize = 6;

/// A framework under the plan's recipe, frozen at the plan's base year.
///
/// # Errors
/// `error-recipe` with every fault, one a line, each at its node.
pub fn applied(world: &World, plan: &Plan, plain: &Frozen, recipe: &Recipe) -> Result<Frozen, Refusal> {
    static LAST: OnceLock<Mutex<Vec<Kept>>> = OnceLock::new();
    let s = &plan.settings;
    let weights: Vec<f64> = plain.nodes().iter().map(|n| n.weight).collect();
    let key = serde_json::to_string(&(
        plan.framework(plain.framework()),
        plain.view(),
        recipe,
        weights,
        &plan.own_values,
        &plan.targets,
        (s.base_year, s.oldest_year),
    ))
    .map_err(|e| Refusal::new("error-recipe", e))?;
    let cell = LAST.get_or_init(|| Mutex::new(Vec::new()));
    let find = |kept: &Vec<Kept>| kept.iter().find(|(k, _)| *k == key).map(|(_, f)| Arc::clone(f));
    if let Some(found) = find(&cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner)) {
        return Ok(Frozen::clone(&found));
    }
    let mut scored = score_all(
        plain,
        &world.atlas,
        &world.pack,
        &overrides(plan),
        s.base_year,
        s.oldest_year,
    );
    let filled = fills(world, plain, &scored, recipe);
    scored.fill(plain, &filled);
    let there: Vec<_> = scored.scored().map(|(e, _)| e).collect();
    let units: Vec<String> = there.iter().map(|e| e.economy.to_string()).collect();
    let rows: Vec<Vec<Option<f64>>> = there.iter().map(|e| e.values()).collect();
    let target = |id: &str| plan.target(id);
    let beside = Beside {
        targets: plain.leaves().iter().map(|l| target(&l.indicator)).collect(),
    };
    let index = plain
        .with_recipe(recipe, &units, &rows, &beside)
        .map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Refusal::new("error-recipe", lines.join("\n"))
        })?;
    let mut kept = cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    kept.insert(0, (key, Arc::new(index.clone())));
    kept.truncate(KEPT);
    Ok(index)
}

/// What a recipe puts in the place of missing outcome values, by row and leaf: from the economies of
/// the same income group or the nearest ones that year, or from the economy's own other years.
pub fn fills(
    world: &World,
    index: &Frozen,
    readiness: &Readiness,
    recipe: &Recipe,
) -> Vec<(usize, usize, f64)> {
    if recipe.impute == Impute::None {
        return Vec::new();
    }
    // Only who is scored: the others are no peers of anyone, and get nothing.
    let rows: Vec<usize> = (0..readiness.economies.len())
        .filter(|at| readiness.economies.get(*at).is_some_and(|e| e.scored.is_some()))
        .collect();
    let economy = |unit: usize| rows.get(unit).and_then(|at| readiness.economies.get(*at));
    let leaves: Vec<usize> = (0..index.leaves().len())
        .filter(|l| index.leaves().get(*l).is_some_and(|l| l.role == Role::Outcome))
        .collect();
    let columns: Vec<Vec<Option<f64>>> = leaves
        .iter()
        .map(|l| {
            let of = |unit: usize| economy(unit)?.observed_values().get(*l).copied().flatten();
            (0..rows.len()).map(of).collect()
        })
        .collect();
    let filled: Vec<(usize, usize, f64)> = match recipe.impute {
        Impute::None => Vec::new(),
        Impute::GroupMean | Impute::GroupMedian => {
            let names: Vec<Option<String>> = (0..rows.len())
                .map(|unit| Some(format!("{:?}", world.atlas.get(economy(unit)?.economy)?.income)))
                .collect();
            let groups: Vec<Option<&str>> = names.iter().map(Option::as_deref).collect();
            let found = impute::by_group(&columns, &groups, recipe.impute == Impute::GroupMedian);
            found.into_iter().map(|f| (f.unit, f.column, f.value)).collect()
        }
        Impute::Nearest => {
            let found = impute::nearest(&columns);
            found.into_iter().map(|f| (f.unit, f.column, f.value)).collect()
        }
        Impute::PanelLatest | Impute::PanelLinear => {
            let mut found = Vec::new();
            for (column, leaf) in leaves.iter().enumerate() {
                let Some(leaf) = index.leaves().get(*leaf).filter(|l| l.ratio.is_none()) else {
                    continue;
                };
                for unit in 0..rows.len() {
                    let missing = columns
                        .get(column)
                        .and_then(|c| c.get(unit))
                        .is_some_and(Option::is_none);
                    let Some(e) = economy(unit).filter(|_| missing) else {
                        continue;
                    };
                    if let Some(value) = past(
                        world,
                        &leaf.indicator,
                        e.economy,
                        readiness.base_year,
                        recipe.impute,
                    ) {
                        found.push((unit, column, value));
                    }
                }
            }
            found
        }
    };
    filled
        .into_iter()
        .filter_map(|(unit, column, value)| Some((*rows.get(unit)?, *leaves.get(column)?, value)))
        .collect()
}

/// A value of the economy's own other years: the latest before, else the first after; or on the line
/// between the two.
fn past(world: &World, indicator: &str, economy: Iso3, year: i16, method: Impute) -> Option<f64> {
    let points = world.pack.points(indicator, economy);
    let before = points.iter().rev().find(|p| p.year <= year);
    let after = points.iter().find(|p| p.year > year);
    match (before, after, method) {
        (Some(b), Some(a), Impute::PanelLinear) => {
            let share = f64::from(year - b.year) / f64::from(a.year - b.year);
            Some(b.value + (a.value - b.value) * share)
        }
        (Some(p), _, _) | (None, Some(p), _) => Some(p.value),
        (None, None, _) => None,
    }
}

/// The level a leaf aims at: the plan's target for its indicator, or (marked by `false`) the better
/// goalpost.
pub fn aim(plan: &Plan, leaf: &readiness::FrozenLeaf) -> (f64, bool) {
    match plan.target(&leaf.indicator) {
        Some(own) => (own, true),
        None if leaf.direction == Direction::Lower => (leaf.low, false),
        None => (leaf.high, false),
    }
}
