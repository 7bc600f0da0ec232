//! Draws in which a node aggregates by Copeland's rule: quadratic in units, so drawn less often.
//!
//! The loop over opponents runs side by side; a pair's outcome is the one of
//! [`crate::copeland::copeland`], tolerance included.

use super::super::layout::Layout;
use super::super::tree::Tree;
use super::{LANES, Lane};
use crate::copeland::SAME;
use crate::means::mean;
use crate::recipe::Aggregate;

/// One combination of options with a Copeland node.
#[derive(Clone, Debug)]
pub(crate) struct CopelandPlane {
    /// By leaf and unit, normalised; NaN is missing (inside this file only).
    leaves: Vec<Vec<f64>>,
    kinds: Vec<Aggregate>,
    bounds: (f64, f64),
    layout: usize,
    refused: Vec<Vec<bool>>,
}

impl CopelandPlane {
    /// As [`super::Plane::new`].
    pub(crate) fn new(
        tree: &Tree,
        units: usize,
        leaf: impl Fn(usize, usize) -> Option<f64>,
        kind: Aggregate,
        layout: usize,
        refused: &[Vec<bool>],
    ) -> Self {
        let of_leaf = |l: usize| (0..units).map(|u| leaf(l, u).unwrap_or(f64::NAN)).collect();
        let leaves: Vec<Vec<f64>> = (0..tree.leaves.len()).map(of_leaf).collect();
        let wins = units as f64;
        let (mut low, mut high) = (-wins, wins);
        for x in leaves.iter().flatten().filter(|x| x.is_finite()) {
            (low, high) = (low.min(*x), high.max(*x));
        }
        Self {
            leaves,
            kinds: (0..tree.ids.len()).map(|n| tree.kind(n, kind)).collect(),
            bounds: (low, high),
            layout,
            refused: refused.to_vec(),
        }
    }

    pub(crate) fn layout(&self) -> usize {
        self.layout
    }

    /// With the layout of a run.
    pub(crate) fn ready<'p>(&'p self, tree: &Tree, layout: &'p Layout) -> Ready<'p> {
        let units = self.leaves.first().map_or(0, Vec::len);
        let mut columns = vec![vec![f64::NAN; units]; tree.ids.len()];
        for (node, leaf) in tree.leaves.iter().zip(&self.leaves) {
            if let Some(slot) = columns.get_mut(*node) {
                slot.clone_from(leaf);
            }
        }
        Ready {
            plane: self,
            layout,
            columns,
            won: vec![0.0; units],
            total: vec![0.0; units],
            net: vec![0.0; units],
            pairs: Vec::new(),
            scores: vec![[0.0; LANES]; layout.units.len()],
        }
    }
}

/// Made ready for the weights of one run.
pub(crate) struct Ready<'p> {
    plane: &'p CopelandPlane,
    layout: &'p Layout,
    columns: Vec<Vec<f64>>,
    won: Vec<f64>,
    total: Vec<f64>,
    net: Vec<f64>,
    pairs: Vec<(f64, f64)>,
    scores: Vec<Lane>,
}

impl Ready<'_> {
    pub(super) fn scores(&self) -> &[Lane] {
        &self.scores
    }

    pub(super) fn units(&self) -> &[u32] {
        &self.layout.units
    }

    pub(super) fn bounds(&self) -> (f64, f64) {
        self.plane.bounds
    }

    /// Scores all units in the first `used` draws.
    #[inline(always)]
    pub(super) fn score(&mut self, tree: &Tree, drawn: &[Lane], used: usize) {
        for lane in 0..used.min(LANES) {
            for group in &tree.groups {
                let mut column = self
                    .columns
                    .get_mut(*group)
                    .map(std::mem::take)
                    .unwrap_or_default();
                let children = tree.children_of(*group);
                let kind = self.plane.kinds.get(*group).copied().unwrap_or_default();
                if kind == Aggregate::Copeland {
                    self.majorities(children, drawn, lane, &mut column);
                } else {
                    self.means(kind, children, drawn, lane, &mut column);
                }
                let refused = self.plane.refused.get(*group);
                for (value, no) in column.iter_mut().zip(refused.into_iter().flatten()) {
                    if *no {
                        *value = f64::NAN;
                    }
                }
                if let Some(slot) = self.columns.get_mut(*group) {
                    *slot = column;
                }
            }
            let root = self.columns.get(tree.root);
            for (score, unit) in self.scores.iter_mut().zip(&self.layout.units) {
                score[lane] = root.and_then(|r| r.get(*unit as usize)).copied().unwrap_or(0.0);
            }
        }
    }

    #[inline(always)]
    fn majorities(&mut self, children: &[usize], drawn: &[Lane], lane: usize, out: &mut [f64]) {
        let n = out.len();
        self.net.fill(0.0);
        for a in 0..n {
            let after = a + 1..n;
            let won = self.won.get_mut(after.clone()).unwrap_or(&mut []);
            let total = self.total.get_mut(after.clone()).unwrap_or(&mut []);
            won.fill(0.0);
            total.fill(0.0);
            for child in children {
                let weight = drawn.get(*child).map_or(0.0, |w| w[lane]);
                let column = self.columns.get(*child).map_or(&[][..], Vec::as_slice);
                let x = column.get(a).copied().unwrap_or(f64::NAN);
                if x.is_nan() || weight <= 0.0 {
                    continue;
                }
                let others = column.get(after.clone()).unwrap_or(&[]);
                let half = 0.5 * weight;
                let size = x.abs();
                for ((w, t), y) in won.iter_mut().zip(total.iter_mut()).zip(others) {
                    let greater = if y.abs() > size { y.abs() } else { size };
                    let ties = (x - y).abs() <= SAME * greater;
                    let gain = if x > *y { weight } else { 0.0 };
                    *w += if ties { half } else { gain };
                    *t += if y.is_nan() { 0.0 } else { weight };
                }
            }
            let mut own = 0.0;
            let net = self.net.get_mut(after).unwrap_or(&mut []);
            for ((w, t), score) in won.iter().zip(total.iter()).zip(net) {
                // With nothing shared this is 0 / 0, neither side's majority.
                let share = w / t;
                let up = if share > 0.5 + SAME { 1.0 } else { 0.0 };
                let down = if share < 0.5 - SAME { 1.0 } else { 0.0 };
                own += up - down;
                *score -= up - down;
            }
            if let Some(slot) = self.net.get_mut(a) {
                *slot += own;
            }
        }
        for (unit, (value, net)) in out.iter_mut().zip(&self.net).enumerate() {
            let seen = children.iter().any(|c| {
                let there = self
                    .columns
                    .get(*c)
                    .and_then(|c| c.get(unit))
                    .is_some_and(|v| !v.is_nan());
                there && drawn.get(*c).is_some_and(|w| w[lane] > 0.0)
            });
            *value = if seen { *net } else { f64::NAN };
        }
    }

    fn means(&mut self, kind: Aggregate, children: &[usize], drawn: &[Lane], lane: usize, out: &mut [f64]) {
        for (unit, slot) in out.iter_mut().enumerate() {
            self.pairs.clear();
            for child in children {
                let value = self.columns.get(*child).and_then(|c| c.get(unit)).copied();
                let weight = drawn.get(*child).map_or(0.0, |w| w[lane]);
                if let Some(v) = value.filter(|v| !v.is_nan()) {
                    self.pairs.push((v, weight));
                }
            }
            // A mean that needs values above zero was given them, or stands above Copeland scores,
            // which have no such mean: no score.
            *slot = mean(kind, &self.pairs).ok().flatten().unwrap_or(f64::NAN);
        }
    }
}
