//! From values per person to totals: how many people (subscriptions, articles) a rate stands for.
//!
//! A rate compares economies, a total says how much that is: 2 points of internet users are 1.1
//! million people in Kenya and 20,000 in Djibouti. **Assumption**: people are those of the base year
//! in every year, because the pack has no projection of population; so a total moves only where its
//! rate does. Left out: rates whose denominator is not people (GDP, exports, firms).

use atlas::Iso3;
use plan::Plan;

use crate::World;
use crate::basis::overrides;
use crate::tiering::value;

/// Whom a rate is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// Everybody.
    People,
    /// Aged 15 or older.
    Adults,
    /// Living outside of cities.
    Rural,
}

/// Whom a unit of the pack is about, and how many of them the rate counts by.
fn denominator(unit: &str) -> Option<(Whose, f64)> {
    Some(match unit {
        "% of population" | "per 100 people" => (Whose::People, 100.0),
        "per 1,000 people" => (Whose::People, 1e3),
        "per 100,000 people" => (Whose::People, 1e5),
        "per million people" => (Whose::People, 1e6),
        "kWh per person" => (Whose::People, 1.0),
        "% of adults (15+)" | "% of people 15+" => (Whose::Adults, 100.0),
        "% of rural population" => (Whose::Rural, 100.0),
        _ => return None,
    })
}

/// Whether values in a unit have a total.
///
/// ```
/// assert!(engine::totals::has_total("per 100 people"));
/// assert!(!engine::totals::has_total("% of GDP"));
/// ```
pub fn has_total(unit: &str) -> bool {
    denominator(unit).is_some()
}

/// What a value of an indicator is multiplied by to give a total in an economy; `None` where the
/// unit has no total or the people are not known.
pub fn factor(world: &World, plan: &Plan, unit: &str, economy: Iso3) -> Option<f64> {
    let (whose, by) = denominator(unit)?;
    let own = overrides(plan);
    let read = |id: &str| value(world, plan, &own, id, economy);
    let all = read("population").filter(|p| *p > 0.0)?;
    let people = match whose {
        Whose::People => all,
        Whose::Adults => all * (1.0 - read("population_0_14_pct")?.clamp(0.0, 100.0) / 100.0),
        Whose::Rural => all * (1.0 - read("urban_population_pct")?.clamp(0.0, 100.0) / 100.0),
    };
    Some(people / by)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a fault here is the finding of the test")]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_percent_of_the_population_are_the_people_of_the_economy() {
        let world = World::load().unwrap();
        let plan = crate::example(world).unwrap();
        let kenya = Iso3::new("KEN").unwrap();
        let people = world
            .pack
            .latest("population", kenya, 2025, 2014)
            .value()
            .unwrap();
        let all = factor(world, &plan, "% of population", kenya).unwrap() * 100.0;
        assert!((all - people).abs() < 1e-6 * people);
        let adults = factor(world, &plan, "% of adults (15+)", kenya).unwrap() * 100.0;
        assert!(adults > 0.5 * people && adults < people);
        assert_eq!(factor(world, &plan, "% of GDP", kenya), None);
    }
}
