//! Readiness of every economy under the plan, computed on the page (a few milliseconds) and kept.

use std::cell::RefCell;
use std::rc::Rc;

use engine::World;
use indicators::View;
use plan::Plan;
use readiness::{Frozen, Readiness};

/// A frozen index and every economy under it.
#[derive(Debug)]
pub struct Scores {
    /// The index.
    pub frozen: Frozen,
    /// Economies in the atlas's order.
    pub readiness: Readiness,
}

/// What a result depends on.
type Key = (String, View, i16, String);

/// Results kept: a played timeline of 26 years and a few more. An assumption about memory.
const KEPT: usize = 32;

thread_local! {
    static KEEP: RefCell<Vec<(Key, Rc<Scores>)>> = const { RefCell::new(Vec::new()) };
}

/// Scores of a framework in a view, with the latest values up to `year`, the plan's weights,
/// answers and own values. `None` where the framework is unknown or cannot be weighed.
pub fn scores(world: &World, plan: &Plan, framework: &str, view: View, year: i16) -> Option<Rc<Scores>> {
    let decided = serde_json::to_string(&(
        &plan.weights,
        &plan.answers,
        &plan.own_values,
        plan.framework(framework),
        plan.recipe(framework),
        &plan.targets,
        (plan.settings.base_year, plan.settings.oldest_year),
    ))
    .ok()?;
    let key = (framework.to_owned(), view, year, decided);
    let found = KEEP.with_borrow(|kept| kept.iter().find(|(k, _)| *k == key).map(|(_, s)| Rc::clone(s)));
    if found.is_some() {
        return found;
    }
    // The index stays as it is frozen at the base year, whatever year is looked at.
    let frozen = engine::basis::frozen(world, plan, framework, view).ok()?;
    let readiness = engine::basis::readiness(world, &as_of(plan, year), &frozen);
    let scores = Rc::new(Scores { frozen, readiness });
    KEEP.with_borrow_mut(|kept| {
        kept.insert(0, (key, Rc::clone(&scores)));
        kept.truncate(KEPT);
    });
    Some(scores)
}

pub use engine::basis::as_of;

/// Why a framework cannot be scored: message key and technical detail.
pub fn refused(world: &World, plan: &Plan, framework: &str, view: View) -> Option<engine::basis::Refusal> {
    engine::basis::frozen(world, plan, framework, view).err()
}

/// Root score of one economy in each year from `first` to `last`, from published values; years without
/// a score are left out, and all of them where economies are ranked among each other (Copeland).
pub fn path(
    world: &World,
    plan: &Plan,
    frozen: &Frozen,
    economy: atlas::Iso3,
    first: i16,
    last: i16,
) -> Vec<(i16, f64)> {
    if frozen.has_copeland() {
        return Vec::new();
    }
    let window = plan.settings.base_year - plan.settings.oldest_year;
    (first..=last)
        .filter_map(|year| {
            let value = |leaf: &readiness::FrozenLeaf| {
                readiness::score_all::published(leaf, &world.pack, economy, year, year - window).value()
            };
            let values: Vec<Option<f64>> = frozen.leaves().iter().map(value).collect();
            Some((year, frozen.score(&values)?.root))
        })
        .collect()
}
