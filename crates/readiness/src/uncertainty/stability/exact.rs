//! Scores as exact functions of one share, where every node is an arithmetic mean.

use super::super::tree::Tree;
use super::{Hold, Question};
use crate::table::Column;

/// A unit's root score where its node's parent scores (top₀ + top₁ s) / (below₀ + below₁ s).
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Root score where the parent scores 0.
    base: f64,
    /// What a point of the parent adds.
    slope: f64,
    top: [f64; 2],
    below: [f64; 2],
}

/// The lines of all units.
pub(super) struct Lines(Vec<Option<Line>>);

/// Coefficients of 1, s and s².
type Quadratic = [f64; 3];

impl Lines {
    pub(super) fn new(
        tree: &Tree,
        weights: &[f64],
        node: usize,
        leaves: &[Column],
        refused: &[Vec<bool>],
    ) -> Option<Self> {
        let parent = tree.parents.get(node).copied().flatten()?;
        let units = leaves.first().map_or(0, Vec::len);
        let weight = |n: usize| weights.get(n).copied().unwrap_or(0.0);
        let line = |unit: usize| {
            let no = |n: usize| refused.get(n).and_then(|r| r.get(unit)).copied().unwrap_or(false);
            let values = values(tree, weights, leaves, &no, unit);
            let value = |n: usize| values.get(n).copied().flatten();
            let others = || tree.children_of(parent).iter().filter(|c| **c != node);
            let all: f64 = others().map(|c| weight(*c)).sum();
            let (mut sum, mut there) = (0.0, 0.0);
            let mut gap = false;
            for child in others() {
                match value(*child) {
                    Some(v) => {
                        sum += weight(*child) * v;
                        there += weight(*child);
                    }
                    None => gap |= weight(*child) > 0.0,
                }
            }
            let own = value(node);
            // Without a gap the siblings' part is exactly 1, and the difference of two lines linear.
            let part = if gap { there / all } else { 1.0 };
            let mean = if all > 0.0 { sum / all } else { 0.0 };
            let (top, below) = match own {
                // Alone, or alone with a value: its value, whatever its weight.
                Some(x) if there <= 0.0 => ([x, 0.0], [1.0, 0.0]),
                Some(x) => ([mean, x - mean], [part, 1.0 - part]),
                None if there > 0.0 => ([sum / there, 0.0], [1.0, 0.0]),
                None => ([0.0, 0.0], [0.0, 0.0]),
            };
            let mut alive = (own.is_some() || there > 0.0) && !no(parent);
            let (mut base, mut slope) = (0.0, 1.0);
            let mut at = parent;
            while let Some(above) = tree.parents.get(at).copied().flatten() {
                let (mut sum, mut total) = (0.0, 0.0);
                for child in tree.children_of(above).iter().filter(|c| **c != at) {
                    if let Some(v) = value(*child) {
                        sum += weight(*child) * v;
                        total += weight(*child);
                    }
                }
                let own = if alive { weight(at) } else { 0.0 };
                total += own;
                alive = total > 0.0 && !no(above);
                if total > 0.0 {
                    base = (sum + own * base) / total;
                    slope = own * slope / total;
                }
                at = above;
            }
            alive.then_some(Line {
                base,
                slope,
                top,
                below: if slope.abs() > 0.0 { below } else { [1.0, 0.0] },
            })
        };
        Some(Self((0..units).map(line).collect()))
    }

    fn line(&self, unit: usize) -> Option<Line> {
        self.0.get(unit).copied().flatten()
    }

    pub(super) fn pair(&self, a: usize, b: usize, now: f64) -> Option<Hold> {
        let difference = difference(self.line(a)?, self.line(b)?);
        let sign = sign(difference, now);
        if sign == 0 {
            return None;
        }
        let ends = roots(difference);
        Some(hold(now, &ends, |s| self::sign(difference, s) == sign))
    }

    pub(super) fn unit(&self, unit: usize, question: Question, now: f64) -> Option<Hold> {
        let own = self.line(unit)?;
        let others: Vec<Quadratic> = self
            .0
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != unit)
            .filter_map(|(_, line)| Some(difference((*line)?, own)))
            .collect();
        let rank = |s: f64| {
            let better = others.iter().filter(|d| sign(**d, s) > 0).count();
            u32::try_from(better).unwrap_or(u32::MAX).saturating_add(1)
        };
        let mut ends: Vec<f64> = others.iter().flat_map(|d| roots(*d)).collect();
        ends.sort_unstable_by(f64::total_cmp);
        let held = question.ask(rank(now));
        Some(hold(now, &ends, |s| question.ask(rank(s)) == held))
    }
}

/// Values of every node for one unit, whatever its own weight is.
fn values(
    tree: &Tree,
    weights: &[f64],
    leaves: &[Column],
    refused: &dyn Fn(usize) -> bool,
    unit: usize,
) -> Vec<Option<f64>> {
    let mut out = vec![None; tree.ids.len()];
    for (node, column) in tree.leaves.iter().zip(leaves) {
        if let Some(slot) = out.get_mut(*node) {
            *slot = column.get(unit).copied().flatten();
        }
    }
    for group in &tree.groups {
        let (mut sum, mut total) = (0.0, 0.0);
        for child in tree.children_of(*group) {
            let weight = weights.get(*child).copied().unwrap_or(0.0);
            if let Some(v) = out.get(*child).copied().flatten() {
                sum += weight * v;
                total += weight;
            }
        }
        if let Some(slot) = out.get_mut(*group) {
            *slot = (total > 0.0 && !refused(*group)).then(|| sum / total);
        }
    }
    out
}

/// The sign-true numerator of the first score minus the second.
fn difference(a: Line, b: Line) -> Quadratic {
    let times = |p: [f64; 2], q: [f64; 2]| [p[0] * q[0], p[0] * q[1] + p[1] * q[0], p[1] * q[1]];
    let common = times(a.below, b.below);
    let of_a = times(a.top, b.below);
    let of_b = times(b.top, a.below);
    std::array::from_fn(|i| (a.base - b.base) * common[i] + a.slope * of_a[i] - b.slope * of_b[i])
}

/// Difference below which two scores of up to a few hundred points are one (rounding of the sums).
const SAME: f64 = 1e-11;

fn sign(d: Quadratic, s: f64) -> i32 {
    let value = d[0] + s * (d[1] + s * d[2]);
    if value > SAME {
        1
    } else if value < -SAME {
        -1
    } else {
        0
    }
}

/// Roots inside 0..1, ascending.
fn roots(d: Quadratic) -> Vec<f64> {
    let [c, b, a] = d;
    let mut out = Vec::new();
    if a.abs() <= SAME {
        if b.abs() > SAME {
            out.push(-c / b);
        }
    } else {
        let under = b * b - 4.0 * a * c;
        if under >= 0.0 {
            // The two forms that do not cancel.
            let q = -0.5 * (b + if b < 0.0 { -under.sqrt() } else { under.sqrt() });
            out.push(q / a);
            if q.abs() > 0.0 {
                out.push(c / q);
            }
        }
    }
    out.retain(|s| (0.0..=1.0).contains(s));
    out.sort_unstable_by(f64::total_cmp);
    out
}

/// The closed interval around `now` between `ends` (ascending) within which `holds`, asked in the
/// middle of each stretch.
fn hold(now: f64, ends: &[f64], holds: impl Fn(f64) -> bool) -> Hold {
    let mut low = now;
    for below in ends.iter().rev().filter(|e| **e < now).copied().chain([0.0]) {
        if below < low && !holds(below.midpoint(low)) {
            break;
        }
        low = low.min(below);
    }
    let mut high = now;
    for above in ends.iter().filter(|e| **e > now).copied().chain([1.0]) {
        if above > high && !holds(above.midpoint(high)) {
            break;
        }
        high = high.max(above);
    }
    Hold { low, high, now }
}
