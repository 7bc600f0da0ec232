//! What if: target values for one economy, and the least change to the next tier.
//!
//! What: [`with_targets`] puts targets into an economy's values, [`interval`] ranks it among
//! the others with the same weight draws, and [`least_change`] finds the fewest goalpost points that
//! lead to a tier. Why points: they are the one unit all indicators share. Left out: what a change
//! costs and which projects bring it (the engine).

use indicators::{Direction, Transform};
use serde::{Deserialize, Serialize};

use crate::frozen::Frozen;
use crate::intervals::{Interval, rank_intervals};
use crate::tiers::{Evidence, Need, TierResult, TierRules, tier};

/// Indicators that come in whole numbers: there is no 0.7 of a cloud provider.
pub const WHOLE: [&str; 2] = ["cloud_hyperscaler_providers_count", "cloud_regions_count"];

/// A value a user tries for an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Indicator or milestone.
    pub indicator: String,
    /// In its unit.
    pub value: f64,
}

/// Where an economy stands, or would stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stand {
    /// Score, rank and their intervals over the weight draws; `None` where it is not scored.
    pub interval: Option<Interval>,
    /// Tier.
    pub tier: TierResult,
}

/// One indicator raised on the way to a tier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Raise {
    /// Node of the tiers' framework that needs it.
    pub node: String,
    /// Indicator.
    pub indicator: String,
    /// Value now, in its unit.
    pub from: f64,
    /// Value needed.
    pub to: f64,
    /// Points now and needed.
    pub points: (f64, f64),
}

/// The least change that reaches a tier.
///
/// **Objective**: the fewest goalpost points summed over indicators. A pillar is a weighted mean, so
/// that is the indicator of the greatest weight first, up to its goalpost, then the next; among
/// equal weights the one with most room, so that as few indicators as possible change. Of an
/// indicator in whole numbers ([`WHOLE`]) every level is tried. Exact as long as every node is an
/// arithmetic mean with at most one such indicator, and no indicator stands under two required nodes
/// (as in the shipped framework). Indicators without a value are not raised: publishing them could help too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeastChange {
    /// The tier aimed at.
    pub tier: u8,
    /// Raises, largest first.
    pub raises: Vec<Raise>,
    /// Sum of points raised.
    pub points: f64,
    /// Milestones to be reached or answered, and what no indicator of the framework can bring.
    pub also: Vec<Need>,
    /// The raises and the milestones suffice; false where a node has nothing to raise, or a need is
    /// about an indicator outside the framework.
    pub reachable: bool,
}

/// The values with targets in place, one a leaf; a target of an indicator that has several leaves
/// counts for each. A target that is not finite is left out.
pub fn with_targets(frozen: &Frozen, values: &[Option<f64>], targets: &[Target]) -> Vec<Option<f64>> {
    let target = |indicator: &str| {
        let of = targets.iter().rev().find(|t| t.indicator == indicator);
        of.map(|t| t.value).filter(|v| v.is_finite())
    };
    frozen
        .leaves()
        .iter()
        .enumerate()
        .map(|(at, l)| target(&l.indicator).or(values.get(at).copied().flatten()))
        .collect()
}

/// Score and rank of row `at` when its values are replaced, the others as they are, over the same
/// weight draws as [`rank_intervals`]. `None` when the progress callback says stop; the inner `None`
/// where the row has no score or `draws` is 0.
pub fn interval(
    frozen: &Frozen,
    rows: &[Vec<Option<f64>>],
    (at, values): (usize, Vec<Option<f64>>),
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Option<Option<Interval>> {
    let mut rows = rows.to_vec();
    if let Some(row) = rows.get_mut(at) {
        *row = values;
    }
    let all = rank_intervals(frozen, &rows, draws, seed, progress)?;
    Some(all.get(at).copied().flatten())
}

/// The least value on the better side that earns `points` under a recipe's curve, which rises towards
/// the better side in steps or bends: by halving the span between the goalposts, widened where the
/// curve is measured on values beyond them. The end of the span where no value earns as many.
fn by_halves(frozen: &Frozen, leaf: usize, points: f64) -> f64 {
    let Some(l) = frozen.leaves().get(leaf) else {
        return 0.0;
    };
    let span = l.high - l.low;
    let (mut worse, mut better) = if l.direction == Direction::Lower {
        (l.high + span, l.low - span)
    } else {
        (l.low - span, l.high + span)
    };
    for _ in 0..80 {
        let middle = worse + (better - worse) * 0.5;
        if frozen.points(leaf, middle) >= points {
            better = middle;
        } else {
            worse = middle;
        }
    }
    better
}

/// The value of a leaf that earns `points` (0..100): the inverse of [`Frozen::points`].
///
/// The result earns at least the points asked for: the last bit is nudged to the better side.
pub fn value_at(frozen: &Frozen, leaf: usize, points: f64) -> Option<f64> {
    let l = frozen.leaves().get(leaf)?;
    if l.curve.is_some() {
        return Some(by_halves(frozen, leaf, points));
    }
    let lower = l.direction == Direction::Lower;
    let up = if lower { 100.0 - points } else { points };
    if up >= 100.0 {
        return Some(l.high);
    }
    if up <= 0.0 {
        return Some(l.low);
    }
    let t = l.low_t + l.range_t * up / 100.0;
    let mut value = match l.transform {
        Transform::Identity => t,
        Transform::Log => libm::exp(t),
        Transform::Log1p => libm::expm1(t),
    };
    let span = (l.high - l.low) * 1e-13;
    let mut step = if lower { -span } else { span };
    for _ in 0..40 {
        if frozen.points(leaf, value) >= points {
            break;
        }
        value += step;
        step *= 2.0;
    }
    Some(value)
}

/// The least change that brings an economy to `goal`; see [`LeastChange`]. A tier it already has
/// confirmed needs nothing.
pub fn least_change(rules: &TierRules, evidence: &Evidence<'_>, goal: u8) -> LeastChange {
    let mut plan = Plan {
        frozen: evidence.frozen,
        values: evidence.values.to_vec(),
        raises: Vec::new(),
    };
    let (mut also, mut reachable) = (Vec::new(), true);
    let needs = rules.needs(goal);
    // What must be raised on its own comes first: its points count towards its node.
    for need in &needs {
        if let Need::AnyOf { indicators } = need {
            let now = |id: &str| (evidence.indicator)(id).filter(|v| v.is_finite());
            if indicators
                .iter()
                .any(|(id, least)| now(id).is_some_and(|v| v >= *least))
            {
                continue;
            }
            if !plan.cheapest_of(indicators) {
                also.push(need.clone());
                reachable = false;
            }
        }
    }
    for need in &needs {
        match need {
            Need::Node { node, at_least } => {
                if !plan.fill(node, *at_least) {
                    also.push(need.clone());
                    reachable = false;
                }
            }
            Need::Milestone { milestone, at_least } => {
                if (evidence.answer)(milestone).is_none_or(|v| v < *at_least) {
                    also.push(need.clone());
                }
            }
            Need::AnyOf { .. } => {}
        }
    }
    let mut raises = plan.raises;
    let size = |r: &Raise| r.points.1 - r.points.0;
    raises.sort_by(|a, b| size(b).total_cmp(&size(a)));
    LeastChange {
        tier: goal,
        points: raises.iter().fold(0.0, |sum, r| sum + size(r)),
        raises,
        also,
        reachable,
    }
}

fn is_whole(indicator: &str) -> bool {
    WHOLE.contains(&indicator)
}

#[derive(Clone)]
struct Plan<'a> {
    frozen: &'a Frozen,
    values: Vec<Option<f64>>,
    raises: Vec<Raise>,
}

impl Plan<'_> {
    fn points(&self, leaf: usize) -> Option<f64> {
        let value = self.values.get(leaf).copied().flatten()?;
        Some(self.frozen.points(leaf, value))
    }

    /// Raises a leaf, and every other leaf of its indicator with it.
    fn raise(&mut self, node: &str, leaf: usize, to: f64) {
        let (Some(from), Some(l)) = (
            self.values.get(leaf).copied().flatten(),
            self.frozen.leaves().get(leaf),
        ) else {
            return;
        };
        let points = (self.frozen.points(leaf, from), self.frozen.points(leaf, to));
        for (at, other) in self.frozen.leaves().iter().enumerate() {
            if other.indicator == l.indicator
                && let Some(slot) = self.values.get_mut(at)
                && slot.is_some()
            {
                *slot = Some(to);
            }
        }
        match self.raises.iter_mut().find(|r| r.indicator == l.indicator) {
            Some(known) => {
                known.to = to;
                known.points.1 = points.1;
            }
            None => self.raises.push(Raise {
                node: node.to_owned(),
                indicator: l.indicator.clone(),
                from,
                to,
                points,
            }),
        }
    }

    /// Of alternatives that are leaves with a value the one that takes the fewest points.
    fn cheapest_of(&mut self, indicators: &[(String, f64)]) -> bool {
        let cost = |(id, least): &(String, f64)| {
            let leaf = self.frozen.leaf_of(id)?;
            let now = self.points(leaf)?;
            Some(((self.frozen.points(leaf, *least) - now).max(0.0), leaf, *least))
        };
        let best = indicators
            .iter()
            .filter_map(cost)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, leaf, least)) = best else {
            return false;
        };
        let node = self.parent_of(leaf);
        self.raise(&node, leaf, least);
        true
    }

    fn parent_of(&self, leaf: usize) -> String {
        let nodes = self.frozen.nodes();
        let at = self.frozen.leaves().get(leaf).and_then(|l| nodes.get(l.at));
        let parent = at.and_then(|n| nodes.get(n.parent?));
        parent.map(|n| n.id.clone()).unwrap_or_default()
    }

    /// Sum of points raised so far.
    fn total(&self) -> f64 {
        let raised = self.raises.iter().map(|r| r.points.1 - r.points.0);
        raised.fold(0.0, |sum, r| sum + r)
    }

    /// Raises leaves beneath a node until its score reaches a threshold: of every level of the leaf
    /// in whole numbers, if there is one, the cheapest.
    fn fill(&mut self, node: &str, at_least: f64) -> bool {
        let Some(at) = self.frozen.node(node) else {
            return false;
        };
        let whole = self.frozen.leaves_under(at).into_iter().find_map(|leaf| {
            let of = self
                .frozen
                .leaves()
                .get(leaf)
                .filter(|l| is_whole(&l.indicator))?;
            Some((leaf, self.values.get(leaf).copied().flatten()?, of.high))
        });
        let mut best: Option<Self> = None;
        let mut keep = |plan: Self| {
            if best.as_ref().is_none_or(|b| plan.total() < b.total()) {
                best = Some(plan);
            }
        };
        let mut plain = self.clone();
        if plain.fill_rest(at, node, at_least) {
            keep(plain);
        }
        if let Some((leaf, now, high)) = whole {
            let mut level = now.floor() + 1.0;
            while level <= high.ceil() {
                let mut tried = self.clone();
                tried.raise(node, leaf, level);
                if tried.fill_rest(at, node, at_least) {
                    keep(tried);
                }
                level += 1.0;
            }
        }
        match best {
            Some(plan) => {
                *self = plan;
                true
            }
            None => false,
        }
    }

    /// Raises the leaves that are no whole numbers.
    fn fill_rest(&mut self, at: usize, node: &str, at_least: f64) -> bool {
        let score = |values: &[Option<f64>]| self.frozen.node_scores(values).get(at).copied().flatten();
        let Some(mut now) = score(&self.values) else {
            return false;
        };
        let mut order: Vec<(f64, f64, usize)> = self
            .frozen
            .leaves_under(at)
            .into_iter()
            .filter(|leaf| {
                let of = self.frozen.leaves().get(*leaf);
                of.is_some_and(|l| !is_whole(&l.indicator))
            })
            .filter_map(|leaf| {
                let room = 100.0 - self.points(leaf)?;
                Some((self.gain_a_point(at, leaf, now)?, room, leaf))
            })
            .filter(|(gain, room, _)| *gain > 0.0 && *room > 0.0)
            .collect();
        // Weights that are equal but for rounding are equal.
        order.sort_by(|a, b| {
            if (a.0 - b.0).abs() <= 1e-9 * a.0.abs().max(b.0.abs()) {
                b.1.total_cmp(&a.1).then(a.2.cmp(&b.2))
            } else {
                b.0.total_cmp(&a.0)
            }
        });
        for (gain, _, leaf) in order {
            if now >= at_least {
                return true;
            }
            let Some(points) = self.points(leaf) else { continue };
            let mut wanted = (points + (at_least - now) / gain).min(100.0);
            // The mean of rounded points may miss the threshold by its last bit.
            for _ in 0..30 {
                let Some(to) = value_at(self.frozen, leaf, wanted) else {
                    break;
                };
                self.raise(node, leaf, to);
                now = self
                    .frozen
                    .node_scores(&self.values)
                    .get(at)
                    .copied()
                    .flatten()
                    .unwrap_or(now);
                if now >= at_least || wanted >= 100.0 {
                    break;
                }
                wanted = (wanted + (100.0 - wanted) * 1e-9 + (at_least - now) / gain).min(100.0);
            }
        }
        now >= at_least
    }

    /// How much the node's score rises with a point of a leaf.
    fn gain_a_point(&self, node: usize, leaf: usize, now: f64) -> Option<f64> {
        let points = self.points(leaf)?;
        let to = value_at(self.frozen, leaf, 100.0)?;
        let mut values = self.values.clone();
        *values.get_mut(leaf)? = Some(to);
        let then = self.frozen.node_scores(&values).get(node).copied().flatten()?;
        let room = 100.0 - points;
        (room > 0.0).then(|| (then - now) / room)
    }
}

/// Tier of an economy whose indicators are partly set to other values: `targets` come before what
/// the evidence says, for leaves, single indicators and milestones alike.
pub fn tier_with(rules: &TierRules, evidence: &Evidence<'_>, targets: &[Target]) -> TierResult {
    let values = with_targets(evidence.frozen, evidence.values, targets);
    let target = |id: &str| {
        let found = targets.iter().rev().find(|t| t.indicator == id);
        found.map(|t| t.value).filter(|v| v.is_finite())
    };
    tier(
        rules,
        &Evidence {
            frozen: evidence.frozen,
            values: &values,
            answer: &|id| target(id).or_else(|| (evidence.answer)(id)),
            indicator: &|id| target(id).or_else(|| (evidence.indicator)(id)),
        },
    )
}
