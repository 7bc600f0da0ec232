//! What is on the map, in the list and in the table: one value an economy, its year, its class.

use std::collections::BTreeMap;
use std::rc::Rc;

use atlas::Iso3;
use charts::ticks;
use engine::World;
use engine::job::EconomyTier;
use indicators::{Cell, Missing};
use plan::Plan;

use super::settings::{Settings, Subject};
use crate::state::readiness::Scores;

/// The value of one economy.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Score or value in the indicator's unit.
    pub value: f64,
    /// Year of an indicator's value; a score draws on several.
    pub year: Option<i16>,
    /// Class of the ramp, 1 to 7.
    pub class: u8,
    /// Rank, 1 = best; ties share the lowest.
    pub rank: u32,
}

/// Everything shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Values of the economies that have one.
    pub values: BTreeMap<Iso3, Value>,
    /// Reasons for the others, where there is more to say than "no data".
    pub missing: BTreeMap<Iso3, Missing>,
    /// Upper edges of the classes.
    pub edges: Vec<f64>,
    /// Leaves beneath what is shown.
    pub leaves: usize,
    /// Of the economies shown, how many.
    pub scored: u32,
    /// Share of cells with a value of each year.
    pub years: Rc<charts::years::YearShares>,
}

impl Shown {
    /// Class of an economy: 0 for no data.
    pub fn class(&self, economy: Iso3) -> u8 {
        self.values.get(&economy).map_or(0, |v| v.class)
    }
}

/// Puts together what the settings ask for.
pub fn shown(
    world: &World,
    plan: &Plan,
    settings: &Settings,
    scores: &Scores,
    years: &Rc<charts::years::YearShares>,
    tiers: Option<&[EconomyTier]>,
) -> Shown {
    match &settings.subject {
        Subject::Node(_) => of_node(settings, scores, years),
        Subject::Indicator(id) => of_indicator(world, plan, settings, id, years),
        Subject::Tiers => of_tiers(tiers.unwrap_or(&[]), years),
    }
}

fn of_node(settings: &Settings, scores: &Scores, years: &Rc<charts::years::YearShares>) -> Shown {
    let node = settings.node(&scores.frozen);
    let edges = ticks::tens();
    let ranks = scores.readiness.node_ranks(node);
    let mut values = BTreeMap::new();
    for (economy, rank) in scores.readiness.economies.iter().zip(ranks) {
        let score = economy.scored.as_ref().and_then(|s| s.nodes.get(node)?.score);
        if let (Some(value), Some(rank)) = (score, rank) {
            let class = ticks::class(value, &edges);
            let shown = Value {
                value,
                year: None,
                class,
                rank,
            };
            values.insert(economy.economy, shown);
        }
    }
    Shown {
        scored: u32::try_from(values.len()).unwrap_or(u32::MAX),
        values,
        missing: BTreeMap::new(),
        edges,
        leaves: leaves_beneath(&scores.frozen, node),
        years: Rc::clone(years),
    }
}

/// Leaves beneath a node.
pub fn leaves_beneath(frozen: &readiness::Frozen, node: usize) -> usize {
    let Some(of) = frozen.nodes().get(node) else {
        return 0;
    };
    if of.leaf.is_some() {
        return 1;
    }
    of.children.iter().map(|c| leaves_beneath(frozen, *c)).sum()
}

/// Upper edges of the tiers' classes: each tier its own.
const TIER_EDGES: [f64; 4] = [1.0, 2.0, 3.0, 4.0];

/// The confirmed tier of every economy; ties share a rank.
fn of_tiers(tiers: &[EconomyTier], years: &Rc<charts::years::YearShares>) -> Shown {
    let confirmed: Vec<Option<f64>> = tiers.iter().map(|t| Some(f64::from(t.tier.confirmed))).collect();
    let ranks = readiness::ranks(&confirmed);
    // Nothing known of any foundation: no tier, rather than tier 0.
    let known = |t: &EconomyTier| {
        t.tier
            .requirements
            .iter()
            .any(|r| r.tier == 1 && r.found.is_some())
    };
    let values = tiers
        .iter()
        .zip(ranks)
        .filter(|(t, _)| known(t))
        .filter_map(|(t, rank)| {
            let shown = Value {
                value: f64::from(t.tier.confirmed),
                year: None,
                class: ticks::class(f64::from(t.tier.confirmed), &TIER_EDGES),
                rank: rank?,
            };
            Some((t.economy, shown))
        });
    let values: BTreeMap<Iso3, Value> = values.collect();
    Shown {
        scored: u32::try_from(values.len()).unwrap_or(u32::MAX),
        values,
        missing: BTreeMap::new(),
        edges: TIER_EDGES.to_vec(),
        leaves: 1,
        years: Rc::clone(years),
    }
}

/// The latest value of an indicator in the window: published, or the plan's own for one of its own.
pub fn latest(world: &World, plan: &Plan, id: &str, economy: Iso3, year: i16) -> Cell {
    let window = plan.settings.base_year - plan.settings.oldest_year;
    if plan.own_indicator(id).is_none() {
        return world.pack.latest(id, economy, year, year - window);
    }
    let of = plan
        .own_values
        .iter()
        .filter(|o| o.economy == economy && o.indicator == id && o.year <= year);
    match of.max_by_key(|o| o.year) {
        Some(o) if o.year >= year - window => Cell::Observed(indicators::Observation {
            value: o.value,
            year: o.year,
            origin: indicators::Origin::Own(o.source.clone()),
        }),
        Some(o) => Cell::Missing(Missing::TooOld(o.year)),
        None => Cell::Missing(Missing::NeverPublished),
    }
}

fn of_indicator(
    world: &World,
    plan: &Plan,
    settings: &Settings,
    id: &str,
    years: &Rc<charts::years::YearShares>,
) -> Shown {
    let mut found = Vec::new();
    let mut missing = BTreeMap::new();
    for economy in world.atlas.economies() {
        match latest(world, plan, id, economy.iso3, settings.year) {
            Cell::Observed(o) => found.push((economy.iso3, o.value, o.year)),
            Cell::Missing(reason) => {
                missing.insert(economy.iso3, reason);
            }
        }
    }
    let all: Vec<f64> = found.iter().map(|(_, v, _)| *v).collect();
    let edges = ticks::edges(&all);
    let direction = plan.own_indicator(id).map(|i| i.direction);
    let direction = direction.or_else(|| world.pack.indicator(id).map(|i| i.direction));
    let lower = direction == Some(indicators::Direction::Lower);
    let signed: Vec<Option<f64>> = all.iter().map(|v| Some(if lower { -v } else { *v })).collect();
    let ranks = readiness::ranks(&signed);
    let values = found
        .iter()
        .zip(ranks)
        .filter_map(|((economy, value, year), rank)| {
            let shown = Value {
                value: *value,
                year: Some(*year),
                class: ticks::class(*value, &edges),
                rank: rank?,
            };
            Some((*economy, shown))
        });
    let values: BTreeMap<Iso3, Value> = values.collect();
    Shown {
        scored: u32::try_from(values.len()).unwrap_or(u32::MAX),
        values,
        missing,
        edges,
        leaves: 1,
        years: Rc::clone(years),
    }
}

/// Share of cells (economies × these indicators) with a value of each year, from `first` to `last`.
pub fn year_shares(world: &World, indicators: &[&str], first: i16, last: i16) -> charts::years::YearShares {
    let length = usize::try_from(i32::from(last) - i32::from(first) + 1).unwrap_or(0);
    let mut counts = vec![0u32; length];
    for id in indicators {
        let Some(table) = world.pack.table(id) else {
            continue;
        };
        for (economy, points) in table.iter() {
            if world.atlas.get(economy).is_none() {
                continue;
            }
            for point in points {
                let at = usize::try_from(i32::from(point.year) - i32::from(first));
                if let Some(count) = at.ok().and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
    }
    let cells = (indicators.len() * world.atlas.economies().len()).max(1) as f64;
    charts::years::YearShares {
        first,
        shares: counts.iter().map(|c| f64::from(*c) / cells).collect(),
    }
}

/// The region that holds most of the `n` lowest values, with how many it holds.
pub fn lowest_region(world: &World, shown: &Shown, n: usize) -> Option<(String, usize)> {
    let mut lowest: Vec<(&Iso3, &Value)> = shown.values.iter().collect();
    lowest.sort_by_key(|(_, v)| std::cmp::Reverse(v.rank));
    let mut regions: BTreeMap<&str, usize> = BTreeMap::new();
    for (economy, _) in lowest.into_iter().take(n) {
        if let Some(economy) = world.atlas.get(*economy) {
            *regions.entry(economy.un_subregion.as_str()).or_default() += 1;
        }
    }
    regions
        .into_iter()
        // Of equal counts the first by name, so that a title never flickers.
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)))
        .map(|(region, count)| (region.to_owned(), count))
}

/// First and third quartile of the values shown.
pub fn quartiles(shown: &Shown) -> Option<(f64, f64)> {
    let mut sorted: Vec<f64> = shown.values.values().map(|v| v.value).collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let at = |share: usize| sorted.get(last * share / 4).copied();
    Some((at(1)?, at(3)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_counts_every_cell_of_its_year_once() {
        let world = World::load().unwrap();
        let shares = year_shares(world, &["internet_users_pct"], 2000, 2024);
        assert_eq!(shares.shares.len(), 25);
        assert!(shares.shares.iter().all(|s| (0.0..=1.0).contains(s)));
        assert!(shares.share(2020).unwrap() > 0.5);
    }
}
