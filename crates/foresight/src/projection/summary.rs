//! From draws to rows: medians, percentiles, ranks.

use indicators::View;

use super::context::{Context, VIEWS};
use super::kernel::{Backdrop, Draws};
use super::moved::Moved;
use super::paths::{Paths, RowPaths};
use super::plan::Prepared;
use super::{ImpactRow, PEOPLE, Quantity, ROOT};
use crate::risk::Point;

/// Quantile of ascending values by linear interpolation between order statistics (type 7 of
/// Hyndman and Fan 1996); `None` of nothing.
///
/// ```
/// assert_eq!(foresight::projection::quantile(&[1.0, 2.0, 4.0], 0.75), Some(3.0));
/// ```
pub fn quantile(ascending: &[f64], share: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1)?;
    let at = share.clamp(0.0, 1.0) * last as f64;
    let low = at.floor();
    let a = ascending.get(low as usize).copied()?;
    let b = ascending.get((low as usize + 1).min(last)).copied()?;
    Some(a + (at - low) * (b - a))
}

/// Shares of the percentiles of a row.
const SHARES: [f64; 3] = [0.1, 0.5, 0.9];

/// δ·x by project and draw.
pub(super) fn delivered(prepared: &Prepared, draws: &Draws) -> Vec<Vec<f64>> {
    let of = |p: &super::plan::Ordered| draws.numbers().map(|d| p.delivered(&Point::draw(d))).collect();
    prepared.projects.iter().map(of).collect()
}

/// 10th, 50th and 90th percentile, with scratch.
#[derive(Default)]
pub(super) struct Band {
    values: Vec<f64>,
    /// (value, draws) of the paths of an indicator in a year.
    paths: Vec<(f64, u32)>,
    counts: Vec<u32>,
}

impl Band {
    /// Of values by draw; by selection, not by sorting.
    pub fn of(&mut self, values: &[f64]) -> [f64; 3] {
        let Some(first) = values.first().copied() else {
            return [0.0; 3];
        };
        if values.iter().all(|v| v.to_bits() == first.to_bits()) {
            return [first; 3];
        }
        self.values.clear();
        self.values.extend_from_slice(values);
        let last = values.len() - 1;
        let mut out = [first; 3];
        // From the highest down, so that each selection only looks at what is not above the one before.
        let mut rest: &mut [f64] = &mut self.values;
        let mut above = first;
        for (slot, share) in out.iter_mut().zip(SHARES).rev() {
            let at = share * last as f64;
            let low = at.floor() as usize;
            let (_, value, higher) = rest.select_nth_unstable_by(low, f64::total_cmp);
            let value = *value;
            let next = higher.iter().copied().fold(f64::INFINITY, f64::min);
            above = if higher.is_empty() { above } else { next };
            // Of the last value itself there is no next.
            let step = if low == last { 0.0 } else { above - value };
            *slot = value + (at - at.floor()) * step;
            rest = rest.get_mut(..=low).unwrap_or_default();
        }
        out
    }

    /// Of the paths of an indicator in a year.
    fn of_paths(&mut self, paths: &Paths, year: usize, years: usize) -> [f64; 3] {
        let column = paths.values.iter().skip(year).step_by(years.max(1));
        self.paths.clear();
        self.paths
            .extend(column.copied().zip(paths.counts.iter().copied()));
        let Some((first, _)) = self.paths.first().copied() else {
            return [0.0; 3];
        };
        if self.paths.iter().all(|(v, _)| v.to_bits() == first.to_bits()) {
            return [first; 3];
        }
        let last = paths.slots.len().saturating_sub(1);
        let mut out = [first; 3];
        let mut rest: &mut [(f64, u32)] = &mut self.paths;
        let mut before = 0;
        for (slot, share) in out.iter_mut().zip(SHARES) {
            let at = share * last as f64;
            let low = at.floor() as usize;
            // A part of the paths such that those before it have at most `low` draws.
            rest = weighted_select(rest, low, &mut before);
            let a = rest.first().map_or(first, |(v, _)| *v);
            let reach = before + rest.first().map_or(0, |(_, n)| *n as usize);
            let b = if low + 1 < reach || low == last {
                a
            } else {
                rest.iter().skip(1).map(|(v, _)| *v).fold(f64::INFINITY, f64::min)
            };
            let b = if b.is_finite() { b } else { a };
            *slot = a + (at - at.floor()) * (b - a);
        }
        out
    }

    /// Of ranks, by counting.
    fn of_ranks(&mut self, ranks: &[u16]) -> [f64; 3] {
        self.counts.clear();
        for rank in ranks {
            let at = *rank as usize;
            if self.counts.len() <= at {
                self.counts.resize(at + 1, 0);
            }
            if let Some(slot) = self.counts.get_mut(at) {
                *slot += 1;
            }
        }
        let last = ranks.len().saturating_sub(1);
        let value = |position: usize| {
            let mut seen = 0;
            for (rank, count) in self.counts.iter().enumerate() {
                seen += *count as usize;
                if seen > position {
                    return rank as f64;
                }
            }
            0.0
        };
        SHARES.map(|share| {
            let at = share * last as f64;
            let low = at.floor() as usize;
            let (a, b) = (value(low), value((low + 1).min(last)));
            a + (at - at.floor()) * (b - a)
        })
    }

    /// The draws of one year.
    fn year(values: &[f64], year: usize, years: usize) -> &[f64] {
        let draws = values.len() / years.max(1);
        values.get(year * draws..(year + 1) * draws).unwrap_or(&[])
    }
}

/// Quickselect by weight: reorders so that the first of the returned part is the value at position
/// `target` of the values repeated by their weights, everything after it is not smaller, and `before`
/// grows by the weight of what was left out before it.
fn weighted_select<'v>(
    mut values: &'v mut [(f64, u32)],
    target: usize,
    before: &mut usize,
) -> &'v mut [(f64, u32)] {
    // The tail that is known to be not smaller than what is searched stays behind `values`: keep the
    // whole and narrow a window instead.
    let (mut from, mut to) = (0, values.len());
    let mut left = *before;
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        if let Some(window) = values.get_mut(from..to) {
            window.select_nth_unstable_by(middle - from, |a, b| a.0.total_cmp(&b.0));
        }
        let below: usize = values
            .get(from..middle)
            .map_or(0, |w| w.iter().map(|(_, n)| *n as usize).sum());
        let own = values.get(middle).map_or(0, |(_, n)| *n as usize);
        if target < left + below {
            to = middle;
        } else if target < left + below + own {
            left += below;
            from = middle;
            break;
        } else {
            left += below + own;
            from = middle + 1;
        }
    }
    *before = left;
    values = values.get_mut(from..).unwrap_or_default();
    values
}

fn row(
    moved: &Moved,
    node: &str,
    quantity: Quantity,
    (year, view): (i16, View),
    bands: [[f64; 3]; 2],
) -> ImpactRow {
    let [without, with] = bands;
    ImpactRow {
        economy: moved.economy,
        node: node.to_owned(),
        quantity,
        year,
        view,
        without: without[1],
        with: with[1],
        p10: with[0],
        p50: with[1],
        p90: with[2],
        without_band: (without[0], without[2]),
    }
}

/// Rows of values and people.
pub(super) fn values(context: &Context, moved: &Moved, paths: &RowPaths, band: &mut Band) -> Vec<ImpactRow> {
    let years = context.len();
    let mut bands: Vec<[[f64; 3]; 2]> = Vec::with_capacity(context.lines.len() * years);
    for (line, paths) in paths.lines.iter().enumerate() {
        let acted = moved.acted.iter().position(|l| *l == line);
        let with = acted.and_then(|at| moved.with.get(at));
        for year in 0..years {
            let base = band.of_paths(paths, year, years);
            let moved = with.map_or(base, |w| band.of(Band::year(w, year, years)));
            bands.push([base, moved]);
        }
    }
    let mut rows = Vec::with_capacity(context.leaves().len() * years);
    for (leaf, (of, line)) in context.leaves().iter().zip(&context.line_of_leaf).enumerate() {
        if context.anchor(moved.row, *line).is_none() {
            continue;
        }
        let of_line = bands.iter().skip(line * years).take(years);
        for (year, bands) in context.baselines.years().zip(of_line) {
            let key = (year, context.view_of(leaf));
            rows.push(row(moved, &of.node, Quantity::Value, key, *bands));
        }
    }
    if !moved.people.is_empty() {
        for (at, year) in context.baselines.years().enumerate() {
            let reached = band.of(Band::year(&moved.people, at, years));
            let key = (year, View::Outcomes);
            rows.push(row(moved, PEOPLE, Quantity::People, key, [[0.0; 3], reached]));
        }
    }
    rows
}

/// Rows of the score in both views.
pub(super) fn scores(context: &Context, moved: &Moved, behind: &Backdrop, band: &mut Band) -> Vec<ImpactRow> {
    let years = context.len();
    let mut rows = Vec::new();
    let Some(own) = behind.scores.get(moved.row) else {
        return rows;
    };
    for ((without, with), name) in own.iter().zip(&moved.scores).zip(VIEWS) {
        if without.is_empty() {
            continue;
        }
        for (at, year) in context.baselines.years().enumerate() {
            let bands = [without, with].map(|v| band.of(Band::year(v, at, years)));
            rows.push(row(moved, ROOT, Quantity::Score, (year, name), bands));
        }
    }
    rows
}

/// The row of a rank.
pub(super) fn ranks(moved: &Moved, key: (i16, View), ranks: [&[u16]; 2], band: &mut Band) -> ImpactRow {
    row(moved, ROOT, Quantity::Rank, key, ranks.map(|r| band.of_ranks(r)))
}

/// By view, scores before ranks, years ascending.
pub(super) fn in_order(mut rows: Vec<ImpactRow>) -> Vec<ImpactRow> {
    let view = |r: &ImpactRow| VIEWS.iter().position(|v| *v == r.view);
    rows.sort_by_key(|r| (view(r), r.quantity, r.year));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slow(values: &[f64]) -> [f64; 3] {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        SHARES.map(|s| quantile(&sorted, s).unwrap())
    }

    proptest! {
        #[test]
        fn selected_percentiles_are_those_of_the_sorted_values(values in prop::collection::vec(-9_i32..9, 1..80)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let found = Band::default().of(&values);
            for (a, b) in found.into_iter().zip(slow(&values)) {
                prop_assert!((a - b).abs() < 1e-12, "{found:?} {:?}", slow(&values));
            }
        }

        #[test]
        fn percentiles_of_paths_are_those_of_their_draws(paths in prop::collection::vec((-9_i32..9, 1_u32..9), 1..40)) {
            let mut of = Paths::default();
            for (at, (value, count)) in paths.iter().enumerate() {
                of.values.extend([0.0, f64::from(*value)]);
                of.counts.push(*count);
                for _ in 0..*count {
                    of.slots.push(u32::try_from(at).unwrap());
                }
            }
            let drawn: Vec<f64> = (0..of.slots.len()).map(|d| of.of(d, 2)[1]).collect();
            let found = Band::default().of_paths(&of, 1, 2);
            for (a, b) in found.into_iter().zip(slow(&drawn)) {
                prop_assert!((a - b).abs() < 1e-12, "{found:?} {:?}", slow(&drawn));
            }
        }

        #[test]
        fn percentiles_of_ranks_are_those_of_the_sorted_ranks(ranks in prop::collection::vec(1_u16..200, 1..60)) {
            let values: Vec<f64> = ranks.iter().map(|r| f64::from(*r)).collect();
            for (a, b) in Band::default().of_ranks(&ranks).into_iter().zip(slow(&values)) {
                prop_assert!((a - b).abs() < 1e-12);
            }
        }
    }
}
