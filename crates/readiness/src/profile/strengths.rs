//! Strengths and weaknesses: only differences beyond uncertainty.
//!
//! An economy is held against the median of its peers, node by node.
//! - **A group of indicators** differs when the 5–95 % interval of the difference over weight draws
//!   (±25 %, the same draws for everybody) leaves out zero: no reasonable weights explain it away.
//! - **An indicator** has no weights inside; it differs when its points stay outside the peers'
//!   interquartile range even after an allowance for how old and how soft the value is:
//!   `allowance = age × drift + margin`, where *drift* is the indicator's own median yearly change in
//!   points among all economies of the pack, and *margin* is [`PERCEPTION_POINTS`] or
//!   [`MODELLED_POINTS`] for such series (**assumptions**).
//!
//! Sorted by contribution: effective weight × difference, what it adds to or takes from the score.
//! Left out: causes.

use atlas::Iso3;
use indicators::{Cell, Nature, Pack, Role};
use serde::{Deserialize, Serialize};

use crate::frozen::Frozen;
use crate::intervals::{percentile_of_sorted, weight_factor, weight_stream};
use crate::score_all::{EconomyReadiness, Readiness};

/// Allowance for a series of perceptions, in points. **Assumption**: about one and a half standard
/// errors of a governance indicator (near 0.2 of its units) on goalposts 3.2 units apart.
pub const PERCEPTION_POINTS: f64 = 10.0;
/// Allowance for a modelled series, in points. **Assumption.**
pub const MODELLED_POINTS: f64 = 5.0;
/// Fewest peers with a value for a comparison.
pub const FEWEST_PEERS: usize = 5;
/// Weight draws behind the interval of a group.
pub const DRAWS: u32 = 300;

/// Whom an economy is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeerGroup {
    /// Its World Bank income group.
    Income,
    /// Its UN M49 sub-region.
    Region,
    /// The nearest profiles.
    Profile,
}

/// A node on which an economy differs from its peers by more than uncertainty explains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Node id (a group or a leaf).
    pub node: String,
    /// Its indicator, for a leaf.
    pub indicator: Option<String>,
    /// Points of the economy.
    pub points: f64,
    /// Median points of the peers that have it.
    pub median: f64,
    /// Lower and upper quartile of the peers.
    pub quartiles: (f64, f64),
    /// The difference to the peers' median, 5–95 %: over weight draws for a group, with the
    /// allowance for age and nature on either side for a leaf.
    pub interval: (f64, f64),
    /// (points − median) × effective weight: what the difference adds to or takes from the score.
    pub contribution: f64,
    /// Peers that have it.
    pub peers: u32,
}

/// Against one group of peers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StrengthsWeaknesses {
    /// Group.
    pub group: PeerGroup,
    /// Its name: `low` … `high` or `unclassified`, the M49 sub-region, empty for profile peers.
    pub name: String,
    /// Scored economies in it, without this one.
    pub members: u32,
    /// Largest contribution first.
    pub strengths: Vec<Difference>,
    /// Largest loss first.
    pub weaknesses: Vec<Difference>,
    /// Nodes and leaves compared that do not differ beyond uncertainty.
    pub alike: u32,
}

/// A group of peers by code; the economy itself is skipped.
#[derive(Clone, Debug, PartialEq)]
pub struct Peers {
    /// Which.
    pub group: PeerGroup,
    /// See [`StrengthsWeaknesses::name`].
    pub name: String,
    /// Economies.
    pub economies: Vec<Iso3>,
}

/// Median yearly change of points, by leaf, among all series of the pack from `oldest` to
/// `base_year`; 0 where no series has two values.
pub fn drift(frozen: &Frozen, pack: &Pack, base_year: i16, oldest: i16) -> Vec<f64> {
    let of = |leaf: usize, indicator: &str| {
        let mut changes = Vec::new();
        for (_, points) in pack.table(indicator).into_iter().flat_map(|t| t.iter()) {
            let inside = |year: i16| (oldest..=base_year).contains(&year);
            for pair in points.windows(2) {
                if let [a, b] = pair
                    && inside(a.year)
                    && inside(b.year)
                {
                    let years = f64::from(b.year) - f64::from(a.year);
                    let moved = frozen.points(leaf, b.value) - frozen.points(leaf, a.value);
                    changes.push(moved.abs() / years.max(1.0));
                }
            }
        }
        changes.sort_unstable_by(f64::total_cmp);
        percentile_of_sorted(&changes, 0.5).unwrap_or(0.0)
    };
    frozen
        .leaves()
        .iter()
        .enumerate()
        .map(|(at, l)| of(at, &l.indicator))
        .collect()
}

/// Strengths and weaknesses of an economy against each group; empty where it is not scored.
///
/// `drift` is [`drift()`]'s answer for the same index; `nature` that of a published series.
pub fn strengths(
    frozen: &Frozen,
    readiness: &Readiness,
    economy: Iso3,
    groups: &[Peers],
    drift: &[f64],
    nature: &dyn Fn(&str) -> Nature,
    seed: u64,
) -> Vec<StrengthsWeaknesses> {
    let Some(own) = readiness.get(economy).filter(|e| e.scored.is_some()) else {
        return Vec::new();
    };
    let members: Vec<Vec<&EconomyReadiness>> = groups
        .iter()
        .map(|g| {
            g.economies
                .iter()
                .filter(|e| **e != economy)
                .filter_map(|e| readiness.get(*e).filter(|e| e.scored.is_some()))
                .collect()
        })
        .collect();
    let drawn = drawn_differences(frozen, own, &members, seed);
    let mut out = Vec::new();
    for ((group, peers), drawn) in groups.iter().zip(&members).zip(&drawn) {
        let mut result = StrengthsWeaknesses {
            group: group.group,
            name: group.name.clone(),
            members: u32::try_from(peers.len()).unwrap_or(u32::MAX),
            strengths: Vec::new(),
            weaknesses: Vec::new(),
            alike: 0,
        };
        for at in 1..frozen.nodes().len() {
            let allowance = allowance(frozen, own, at, readiness.base_year, drift, nature);
            let interval = drawn.get(at).copied().flatten();
            match difference(frozen, own, peers, at, allowance, interval) {
                None => {}
                Some((0, _)) => result.alike += 1,
                Some((sign, d)) if sign > 0 => result.strengths.push(d),
                Some((_, d)) => result.weaknesses.push(d),
            }
        }
        let by = |a: &Difference, b: &Difference| a.contribution.total_cmp(&b.contribution);
        result.strengths.sort_by(|a, b| by(b, a));
        result.weaknesses.sort_by(by);
        out.push(result);
    }
    out
}

fn score(e: &EconomyReadiness, node: usize) -> Option<f64> {
    e.scored.as_ref()?.nodes.get(node)?.score
}

/// How much age and nature could have moved a leaf, in points; `None` for a group.
fn allowance(
    frozen: &Frozen,
    own: &EconomyReadiness,
    node: usize,
    base_year: i16,
    drift: &[f64],
    nature: &dyn Fn(&str) -> Nature,
) -> Option<f64> {
    let leaf = frozen.nodes().get(node)?.leaf?;
    let of = frozen.leaves().get(leaf)?;
    if of.role == Role::Milestone {
        return Some(0.0);
    }
    let age = match own.cells.get(leaf).map(|c| &c.used) {
        Some(Cell::Observed(o)) => f64::from(base_year.saturating_sub(o.year).max(0)),
        _ => 0.0,
    };
    let margin = match nature(&of.indicator) {
        Nature::Measured => 0.0,
        Nature::Modelled => MODELLED_POINTS,
        Nature::Perception => PERCEPTION_POINTS,
    };
    Some(age * drift.get(leaf).copied().unwrap_or(0.0) + margin)
}

/// Sign (0 = alike) and the difference; `None` where it cannot be compared.
fn difference(
    frozen: &Frozen,
    own: &EconomyReadiness,
    peers: &[&EconomyReadiness],
    at: usize,
    allowance: Option<f64>,
    drawn: Option<(f64, f64)>,
) -> Option<(i8, Difference)> {
    let node = frozen.nodes().get(at)?;
    let points = score(own, at)?;
    let mut theirs: Vec<f64> = peers.iter().filter_map(|p| score(p, at)).collect();
    if theirs.len() < FEWEST_PEERS {
        return None;
    }
    theirs.sort_unstable_by(f64::total_cmp);
    let at_share = |share: f64| percentile_of_sorted(&theirs, share);
    let (q1, median, q3) = (at_share(0.25)?, at_share(0.5)?, at_share(0.75)?);
    let by = points - median;
    let (sign, interval) = match allowance {
        Some(a) => {
            let sign = i8::from(points - a > q3) - i8::from(points + a < q1);
            (sign, (by - a, by + a))
        }
        None => {
            let (low, high) = drawn?;
            (i8::from(low > 0.0) - i8::from(high < 0.0), (low, high))
        }
    };
    let available = own.scored.as_ref()?.nodes.get(at)?.available;
    let difference = Difference {
        node: node.id.clone(),
        indicator: node
            .leaf
            .and_then(|l| Some(frozen.leaves().get(l)?.indicator.clone())),
        points,
        median,
        quartiles: (q1, q3),
        interval,
        contribution: by * available / 100.0,
        peers: u32::try_from(theirs.len()).unwrap_or(u32::MAX),
    };
    Some((sign, difference))
}

/// 5–95 % of the difference to the peers' median, by group of peers and node; `None` for leaves.
fn drawn_differences(
    frozen: &Frozen,
    own: &EconomyReadiness,
    members: &[Vec<&EconomyReadiness>],
    seed: u64,
) -> Vec<Vec<Option<(f64, f64)>>> {
    let nodes = frozen.nodes();
    let is_group = |at: usize| nodes.get(at).is_some_and(|n| n.leaf.is_none());
    let streams: Vec<_> = nodes.iter().map(|n| weight_stream(seed, &n.id)).collect();
    let mut drawn: Vec<Vec<Vec<f64>>> = vec![vec![Vec::new(); nodes.len()]; members.len()];
    let values: Vec<Vec<Vec<Option<f64>>>> = members
        .iter()
        .map(|m| m.iter().map(|e| e.values()).collect())
        .collect();
    let own_values = own.values();
    for draw in 0..u64::from(DRAWS) {
        let factors: Vec<f64> = streams.iter().map(|s| weight_factor(*s, draw)).collect();
        let index = frozen.reweighed(&factors);
        let mine = index.node_scores(&own_values);
        for (values, drawn) in values.iter().zip(&mut drawn) {
            let theirs: Vec<Vec<Option<f64>>> = values.iter().map(|v| index.node_scores(v)).collect();
            for (at, slot) in drawn.iter_mut().enumerate().filter(|(at, _)| is_group(*at)) {
                let of = |row: &Vec<Option<f64>>| row.get(at).copied().flatten();
                let mut peers: Vec<f64> = theirs.iter().filter_map(of).collect();
                peers.sort_unstable_by(f64::total_cmp);
                if let (Some(mine), Some(median)) = (of(&mine), percentile_of_sorted(&peers, 0.5)) {
                    slot.push(mine - median);
                }
            }
        }
    }
    drawn
        .into_iter()
        .map(|group| {
            group
                .into_iter()
                .map(|mut d| {
                    d.sort_unstable_by(f64::total_cmp);
                    Some((percentile_of_sorted(&d, 0.05)?, percentile_of_sorted(&d, 0.95)?))
                })
                .collect()
        })
        .collect()
}
