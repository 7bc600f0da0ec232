//! Gap to the target and to the frontier, in native units and in people.

use indicators::{Cell, Direction, Role};
use serde::{Deserialize, Serialize};

use crate::frozen::Frozen;
use crate::score_all::EconomyReadiness;

/// What a number per 100, per 1,000 or of a share counts when it is multiplied by its population.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// People.
    People,
    /// Adults (15 and older).
    Adults,
    /// People in the countryside.
    RuralPeople,
    /// Subscriptions, servers, articles, accounts …: the things the indicator counts.
    Things,
}

/// How much is wanting to one level.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distance {
    /// The level, in the indicator's unit.
    pub level: f64,
    /// How much is wanting in the indicator's unit; 0 where the level is reached.
    pub wanting: f64,
    /// The same in points of the goalposts.
    pub points: f64,
    /// The same in people or things; `None` where the unit has no population in the pack.
    pub heads: Option<f64>,
}

/// One leaf's gaps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Node id.
    pub node: String,
    /// Indicator.
    pub indicator: String,
    /// Value at the base year; `None` where missing (then there is no gap, only a missing value).
    pub value: Option<f64>,
    /// Year of the value.
    pub year: Option<i16>,
    /// To the plan's target, or the better goalpost where it sets none.
    pub target: Option<Distance>,
    /// The target is the plan's own, not the goalpost.
    #[serde(default)]
    pub own_target: bool,
    /// To the frontier: the 95th percentile (5th where lower is better) of the income group above.
    pub frontier: Option<Distance>,
    /// What `heads` counts.
    pub counted: Option<Counted>,
}

/// Who lives in an economy, for turning shares into people.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Inhabitants {
    /// People.
    pub population: Option<f64>,
    /// Children (0–14), % of population.
    pub children_pct: Option<f64>,
    /// Urban, % of population.
    pub urban_pct: Option<f64>,
}

/// What one unit of an indicator comes to in an economy: what is counted and how many of it. `None`
/// for a unit that is no share of people and no number per people, or where the pack does not know
/// the people (it has none by sex: shares of women stay shares).
///
/// ```
/// use readiness::profile::gaps::{Counted, Inhabitants, heads};
/// let people = Inhabitants { population: Some(1e6), children_pct: Some(40.0), urban_pct: Some(25.0) };
/// assert_eq!(heads("% of population", &people), Some((Counted::People, 1e4)));
/// assert_eq!(heads("% of adults (15+)", &people), Some((Counted::Adults, 6e3)));
/// assert_eq!(heads("% of rural population", &people), Some((Counted::RuralPeople, 7.5e3)));
/// assert_eq!(heads("per 100 people", &people), Some((Counted::Things, 1e4)));
/// assert_eq!(heads("score 0-100", &people), None);
/// ```
pub fn heads(unit: &str, people: &Inhabitants) -> Option<(Counted, f64)> {
    let all = people.population.filter(|p| *p > 0.0)?;
    let share = |pct: Option<f64>| pct.map(|p| all * (100.0 - p).clamp(0.0, 100.0) / 100.0);
    let (counted, of, per) = match unit {
        "% of population" => (Counted::People, Some(all), 100.0),
        "% of adults (15+)" | "% of people 15+" => (Counted::Adults, share(people.children_pct), 100.0),
        "% of rural population" => (Counted::RuralPeople, share(people.urban_pct), 100.0),
        "per 100 people" => (Counted::Things, Some(all), 100.0),
        "per 1,000 people" => (Counted::Things, Some(all), 1_000.0),
        "per million people" => (Counted::Things, Some(all), 1e6),
        _ => return None,
    };
    of.map(|of| (counted, of / per))
}

/// Gaps of every outcome leaf of an economy, in leaf order.
///
/// `frontier` gives the level peers have reached, by leaf (foresight's K_eff at the base year: the
/// 95th percentile of the income group above, the 5th where lower is better); `unit` the unit of an
/// indicator; `aim` the target a plan sets for it.
pub fn gaps(
    frozen: &Frozen,
    economy: &EconomyReadiness,
    frontier: &dyn Fn(usize) -> Option<f64>,
    unit: &dyn Fn(&str) -> Option<String>,
    aim: &dyn Fn(&str) -> Option<f64>,
    people: &Inhabitants,
) -> Vec<Gap> {
    let mut out = Vec::new();
    for (at, leaf) in frozen.leaves().iter().enumerate() {
        if leaf.role != Role::Outcome {
            continue;
        }
        let observed = match economy.cells.get(at).map(|c| &c.used) {
            Some(Cell::Observed(o)) if o.value.is_finite() => Some(o),
            _ => None,
        };
        let head = unit(&leaf.indicator).and_then(|u| heads(&u, people));
        let lower = leaf.direction == Direction::Lower;
        let to = |level: f64| {
            observed.map(|o| {
                let wanting = if lower { o.value - level } else { level - o.value };
                let wanting = wanting.max(0.0);
                Distance {
                    level,
                    wanting,
                    points: (frozen.points(at, level) - frozen.points(at, o.value)).max(0.0),
                    heads: head.map(|(_, per)| wanting * per),
                }
            })
        };
        out.push(Gap {
            node: leaf.node.clone(),
            indicator: leaf.indicator.clone(),
            value: observed.map(|o| o.value),
            year: observed.map(|o| o.year),
            target: to(aim(&leaf.indicator).unwrap_or(if lower { leaf.low } else { leaf.high })),
            own_target: aim(&leaf.indicator).is_some(),
            frontier: frontier(at).and_then(to),
            counted: head.map(|(counted, _)| counted),
        });
    }
    out
}
