//! Readiness of every economy under the plan, computed on the page (a few milliseconds) and kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use engine::World;
use indicators::{Observation, Origin, View};
use plan::Plan;
use readiness::{Frozen, Overrides, Readiness, score_all};

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
    let decided = serde_json::to_string(&(&plan.weights, &plan.answers, &plan.own_values, plan.settings.oldest_year)).ok()?;
    let key = (framework.to_owned(), view, year, decided);
    let found = KEEP.with_borrow(|kept| kept.iter().find(|(k, _)| *k == key).map(|(_, s)| Rc::clone(s)));
    if found.is_some() {
        return found;
    }
    let weights: Vec<(String, f64)> = plan
        .weights
        .iter()
        .filter(|w| w.framework == framework)
        .map(|w| (w.node.clone(), w.weight))
        .collect();
    let frozen = Frozen::new(world.framework(framework)?, view, &weights).ok()?;
    // The window keeps its length when an earlier year is shown.
    let window = plan.settings.base_year - plan.settings.oldest_year;
    let readiness = score_all(&frozen, &world.atlas, &world.pack, &overrides(plan, year), year, year - window);
    let scores = Rc::new(Scores { frozen, readiness });
    KEEP.with_borrow_mut(|kept| {
        kept.insert(0, (key, Rc::clone(&scores)));
        kept.truncate(KEPT);
    });
    Some(scores)
}

/// The plan's own values (the latest up to a year) and answers, as readiness wants them.
fn overrides(plan: &Plan, year: i16) -> Overrides {
    let mut values = BTreeMap::new();
    // Sorted by year, so that the latest stands.
    for own in plan.own_values.iter().filter(|o| o.year <= year) {
        values.insert(
            (own.economy, own.indicator.clone()),
            Observation {
                value: own.value,
                year: own.year,
                origin: Origin::Own(own.source.clone()),
            },
        );
    }
    let answers = plan.answers.iter().map(|a| ((a.economy, a.milestone.clone()), a.value));
    Overrides {
        values,
        answers: answers.collect(),
    }
}
