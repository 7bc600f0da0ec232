//! Over which interval of one weight an order or a rank holds.
//!
//! The weight is the node's share among its siblings, 0 to 1; the siblings are rescaled to the rest
//! and keep their proportions. Where every node is an arithmetic mean the difference between two
//! units is a quadratic in that share over a positive number (linear when neither unit has a gap
//! among the siblings), so the ends are exact. For other means the ranks are computed on a grid of
//! [`GRID`] steps and the ends halved down to [`FINE`] steps each: an order that turns and turns
//! back within one step of the grid is not seen.

mod exact;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ensemble::Ensemble;
use crate::recipe::Aggregate;
use exact::Lines;

/// Steps of the grid for means that are not arithmetic.
pub const GRID: u32 = 128;

/// Steps into which each is halved.
pub const FINE: u32 = 128;

/// A closed interval of a node's share among its siblings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    /// Lower end; 0 where it holds all the way down.
    pub low: f64,
    /// Upper end; 1 where it holds all the way up.
    pub high: f64,
    /// The share now.
    pub now: f64,
}

/// What is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// The unit's rank.
    Rank,
    /// Being among the best `k`, or not.
    Top(u32),
}

impl Question {
    fn ask(self, rank: u32) -> u32 {
        match self {
            Self::Rank => rank,
            Self::Top(k) => u32::from(rank <= k),
        }
    }
}

impl Ensemble {
    /// The interval of the share of `node` over which unit `a` and unit `b` keep their order at the
    /// base options: "holds until this weight passes 0.31". `None` where they tie now, where one has
    /// no score, and for the root.
    pub fn pair_stability(&self, weights: &[f64], node: usize, a: usize, b: usize) -> Option<Hold> {
        let now = self.share_now(weights, node)?;
        if let Some(lines) = self.lines(weights, node) {
            return lines.pair(a, b, now);
        }
        let mut grid = Grid::new(self, weights, node);
        let ranks = grid.at_share(now);
        let order = |ranks: &[Option<u32>]| {
            let rank = |u: usize| ranks.get(u).copied().flatten();
            Some(rank(a)?.cmp(&rank(b)?))
        };
        let held = order(&ranks)?;
        if held.is_eq() {
            return None;
        }
        // A tie is the end of the interval, which is closed.
        Some(grid.hold(now, |ranks| order(ranks).is_none_or(|o| o == held || o.is_eq())))
    }

    /// The interval of the share of `node` over which the units named, from best to last, keep their
    /// order: none comes before one that stands before it now. `None` where no two of them can be told
    /// apart, and for the root.
    pub fn order_stability(&self, weights: &[f64], node: usize, order: &[usize]) -> Option<Hold> {
        let now = self.share_now(weights, node)?;
        let pairs = || order.iter().zip(order.iter().skip(1));
        if let Some(lines) = self.lines(weights, node) {
            let holds = pairs().filter_map(|(a, b)| lines.pair(*a, *b, now));
            return holds.reduce(|all, one| Hold {
                low: all.low.max(one.low),
                high: all.high.min(one.high),
                now,
            });
        }
        // One grid for all: its ranks serve every pair.
        let mut grid = Grid::new(self, weights, node);
        let ranks = grid.at_share(now);
        let turned = |ranks: &[Option<u32>], a: usize, b: usize| {
            let rank = |u: usize| ranks.get(u).copied().flatten();
            rank(a).zip(rank(b)).map(|(a, b)| a.cmp(&b))
        };
        let held: Vec<(usize, usize, Ordering)> = pairs()
            .filter_map(|(a, b)| Some((*a, *b, turned(&ranks, *a, *b)?)))
            .filter(|(.., order)| order.is_ne())
            .collect();
        if held.is_empty() {
            return None;
        }
        Some(grid.hold(now, |ranks| {
            held.iter()
                .all(|(a, b, was)| turned(ranks, *a, *b).is_none_or(|o| o == *was || o.is_eq()))
        }))
    }

    /// For every unit, the interval of the share of `node` over which its rank, or its place among
    /// the best `k` or outside, holds at the base options. `None` without a score, and for the root.
    pub fn unit_stability(&self, weights: &[f64], node: usize, question: Question) -> Vec<Option<Hold>> {
        let units = self.units.len();
        let Some(now) = self.share_now(weights, node) else {
            return vec![None; units];
        };
        if let Some(lines) = self.lines(weights, node) {
            return (0..units).map(|u| lines.unit(u, question, now)).collect();
        }
        let mut grid = Grid::new(self, weights, node);
        let ranks = grid.at_share(now);
        (0..units)
            .map(|unit| {
                let held = question.ask(ranks.get(unit).copied().flatten()?);
                Some(grid.hold(now, |ranks| {
                    let rank = ranks.get(unit).copied().flatten();
                    rank.is_none_or(|r| question.ask(r) == held)
                }))
            })
            .collect()
    }

    /// The share of a node among its siblings; `None` for the root.
    fn share_now(&self, weights: &[f64], node: usize) -> Option<f64> {
        self.tree.parents.get(node).copied().flatten()?;
        Some(self.tree.share(node, weights))
    }

    /// Exact lines where every node is an arithmetic mean.
    fn lines(&self, weights: &[f64], node: usize) -> Option<Lines> {
        let first = self.variation.aggregate.first().copied().unwrap_or_default();
        let arithmetic = |g: &usize| self.tree.kind(*g, first) == Aggregate::Arithmetic;
        if !self.tree.groups.iter().all(arithmetic) {
            return None;
        }
        Lines::new(&self.tree, weights, node, self.combos.first()?, &self.refused)
    }
}

/// Ranks at shares of one weight, each computed once.
struct Grid<'e> {
    ensemble: &'e Ensemble,
    weights: Vec<f64>,
    node: usize,
    known: BTreeMap<u32, Vec<Option<u32>>>,
}

impl<'e> Grid<'e> {
    fn new(ensemble: &'e Ensemble, weights: &[f64], node: usize) -> Self {
        Self {
            ensemble,
            weights: weights.to_vec(),
            node,
            known: BTreeMap::new(),
        }
    }

    /// Ranks where the node has this share.
    fn at_share(&self, share: f64) -> Vec<Option<u32>> {
        let tree = &self.ensemble.tree;
        let mut weights = self.weights.clone();
        let parent = tree.parents.get(self.node).copied().flatten();
        let siblings: Vec<usize> = parent.map_or(Vec::new(), |p| tree.children_of(p).to_vec());
        let others: f64 = siblings
            .iter()
            .filter(|s| **s != self.node)
            .filter_map(|s| self.weights.get(*s))
            .sum();
        if others > 0.0 {
            for s in siblings {
                if let Some(w) = weights.get_mut(s) {
                    *w = if s == self.node {
                        share
                    } else {
                        *w / others * (1.0 - share)
                    };
                }
            }
        }
        let layouts = self.ensemble.layouts(&weights);
        self.ensemble.base_ranks(&weights, &layouts)
    }

    fn at(&mut self, step: u32) -> &[Option<u32>] {
        if !self.known.contains_key(&step) {
            let ranks = self.at_share(f64::from(step) / f64::from(GRID * FINE));
            self.known.insert(step, ranks);
        }
        self.known.get(&step).map_or(&[], Vec::as_slice)
    }

    /// The interval around `now` over which `holds`, as far as the grid sees.
    fn hold(&mut self, now: f64, holds: impl Fn(&[Option<u32>]) -> bool) -> Hold {
        let steps = GRID * FINE;
        let place = (now * f64::from(steps)).clamp(0.0, f64::from(steps));
        let share = |step: u32| f64::from(step) / f64::from(steps);
        let (mut below, mut above) = (place.floor() as u32, place.ceil() as u32);
        // `good` holds (or is `now` itself), `bad` does not.
        let mut low = 0.0;
        let mut good = None;
        loop {
            if !holds(self.at(below)) {
                low = self.halve(good.map_or(now, share), below, &holds);
                break;
            }
            good = Some(below);
            if below == 0 {
                break;
            }
            below = below.saturating_sub(1) / FINE * FINE;
        }
        let mut high = 1.0;
        let mut good = None;
        loop {
            if !holds(self.at(above)) {
                high = self.halve(good.map_or(now, share), above, &holds);
                break;
            }
            good = Some(above);
            if above == steps {
                break;
            }
            above = ((above / FINE + 1) * FINE).min(steps);
        }
        Hold { low, high, now }
    }

    /// The last share from `good` towards `bad` (a step) at which it holds.
    fn halve(&mut self, good: f64, bad: u32, holds: impl Fn(&[Option<u32>]) -> bool) -> f64 {
        let steps = f64::from(GRID * FINE);
        let at = good * steps;
        let mut near = if at > f64::from(bad) {
            at.floor()
        } else {
            at.ceil()
        } as u32;
        let mut far = bad;
        if near == far {
            return good;
        }
        while near.abs_diff(far) > 1 {
            let middle = near.midpoint(far);
            if holds(self.at(middle)) {
                near = middle;
            } else {
                far = middle;
            }
        }
        f64::from(near) / steps
    }
}
