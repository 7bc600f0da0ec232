//! What a dollar buys: changes of indicators at the horizon, summed over economies draw by draw.

use std::collections::BTreeMap;

use atlas::Iso3;
use foresight::projection::{Seen, quantile};
use foresight::risk::Spread;
use indicators::Direction;
use ledger::Cents;

use super::{Ground, OutcomeCost, Selected};

impl Ground<'_> {
    /// Better side of an indicator of the plan's framework.
    pub fn direction(&self, indicator: &str) -> Direction {
        let index = &self.basis.milestones;
        let leaf = index.leaf_of(indicator).and_then(|l| index.leaves().get(l));
        leaf.map_or(Direction::Neutral, |l| l.direction)
    }

    fn population(&self, economy: Iso3) -> Option<f64> {
        self.basis.population(economy)
    }

    /// Whether an indicator counts people: its unit is a share of a population, or a number in 100.
    fn counts_people(&self, indicator: &str) -> bool {
        let unit = self
            .basis
            .world
            .pack
            .indicator(indicator)
            .map(|i| i.unit.as_str());
        unit.is_some_and(|u| u.starts_with("% of population") || u.starts_with("% of people"))
    }
}

/// Changes of one indicator.
#[derive(Default)]
struct Change {
    economies: Vec<Iso3>,
    /// Sum over economies of weight × change, by draw.
    sum: Vec<f64>,
    weight: f64,
    /// Every economy's population is known.
    peopled: bool,
}

/// Changes of every indicator that a dose acts on.
#[derive(Default)]
pub(super) struct Changes(BTreeMap<String, Change>);

impl Changes {
    /// Adds an economy.
    pub fn see(&mut self, ground: &Ground<'_>, seen: &Seen<'_>, horizon: i16) {
        for indicator in seen.acted() {
            let Some([without, with]) = seen.values(indicator, horizon) else {
                continue;
            };
            let sign = if ground.direction(indicator) == Direction::Lower {
                -1.0
            } else {
                1.0
            };
            let population = ground.population(seen.economy());
            let weight = population.unwrap_or(1.0);
            let entry = self.0.entry(indicator.to_owned()).or_insert_with(|| Change {
                peopled: true,
                sum: vec![0.0; with.len()],
                ..Change::default()
            });
            entry.economies.push(seen.economy());
            entry.weight += weight;
            entry.peopled &= population.is_some();
            for (sum, (a, b)) in entry.sum.iter_mut().zip(without.iter().zip(&with)) {
                *sum += weight * sign * (b - a);
            }
        }
    }

    /// In the framework's order.
    pub fn outcomes(&self, ground: &Ground<'_>, selected: &Selected<'_>) -> Vec<OutcomeCost> {
        let mut out = Vec::new();
        for leaf in ground.basis.milestones.leaves() {
            let id = &leaf.indicator;
            if out.iter().any(|o: &OutcomeCost| o.indicator == *id) {
                continue;
            }
            let Some(change) = self.0.get(id) else {
                continue;
            };
            let acts = |c: &&&portfolio::Candidate| {
                let doses = &c.sized.doses;
                doses
                    .iter()
                    .any(|d| d.indicator == *id && change.economies.contains(&d.economy))
            };
            let cost: Cents = selected.candidates.iter().filter(acts).map(|c| c.cost.mid).sum();
            let mean: Vec<f64> = change.sum.iter().map(|s| s / change.weight).collect();
            let per_person = change.peopled && ground.counts_people(id);
            let people: Vec<f64> = change.sum.iter().map(|s| s / 100.0).collect();
            let unit: Vec<f64> = change.sum.iter().map(|s| s / 1e6).collect();
            out.push(OutcomeCost {
                indicator: id.clone(),
                economies: change.economies.clone(),
                cost,
                change: Spread::of(&mean),
                dollars: dollars(cost, if per_person { &people } else { &unit }),
                people: per_person.then(|| Spread::of(&people)),
                per_person,
            });
        }
        out
    }
}

/// Dollars for a unit, at the 10th, 50th and 90th percentile; `None` where that part of the draws
/// reaches nothing.
pub(super) fn dollars(cost: Cents, reached: &[f64]) -> [Option<f64>; 3] {
    let mut each: Vec<f64> = reached
        .iter()
        .map(|r| {
            if *r > 0.0 {
                cost.dollars() / r
            } else {
                f64::INFINITY
            }
        })
        .collect();
    each.sort_unstable_by(f64::total_cmp);
    [0.1, 0.5, 0.9].map(|share| quantile(&each, share).filter(|v| v.is_finite()))
}
