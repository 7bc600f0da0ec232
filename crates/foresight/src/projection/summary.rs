//! From draws to rows: medians, percentiles, ranks.

use indicators::View;

use super::context::{Context, VIEWS};
use super::plan::Moved;
use super::{ImpactRow, PEOPLE, Quantity, ROOT};

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

/// 10th, 50th and 90th percentile, with scratch.
pub(super) struct Band {
    sorted: Vec<f64>,
    draws: usize,
}

impl Band {
    pub fn new(draws: u32) -> Self {
        Self {
            sorted: Vec::with_capacity(draws as usize),
            draws: draws as usize,
        }
    }

    fn of(&mut self, values: &[f64]) -> [f64; 3] {
        let Some(first) = values.first().copied() else {
            return [0.0; 3];
        };
        if values.iter().all(|v| v.to_bits() == first.to_bits()) {
            return [first; 3];
        }
        self.sorted.clear();
        self.sorted.extend_from_slice(values);
        self.sorted.sort_unstable_by(f64::total_cmp);
        [0.1, 0.5, 0.9].map(|share| quantile(&self.sorted, share).unwrap_or(first))
    }

    /// The draws of one year.
    fn year<'v>(&self, values: &'v [f64], year: usize) -> &'v [f64] {
        let from = year * self.draws;
        values.get(from..from + self.draws).unwrap_or(&[])
    }
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

/// Rows of values and people; gives the large buffers back.
pub(super) fn values(context: &Context, moved: &mut Moved, band: &mut Band) -> Vec<ImpactRow> {
    let years = context.len();
    let size = years * band.draws;
    let mut bands: Vec<[[f64; 3]; 2]> = Vec::with_capacity(context.lines.len() * years);
    for line in 0..context.lines.len() {
        let without = moved.without.get(line * size..(line + 1) * size).unwrap_or(&[]);
        let acted = moved.acted.iter().position(|l| *l == line);
        let with = acted.and_then(|at| moved.with.get(at * size..(at + 1) * size));
        for year in 0..years {
            let base = band.of(band.year(without, year));
            let moved = with.map_or(base, |w| band.of(band.year(w, year)));
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
            let reached = band.of(band.year(&moved.people, at));
            let key = (year, View::Outcomes);
            rows.push(row(moved, PEOPLE, Quantity::People, key, [[0.0; 3], reached]));
        }
    }
    moved.without = Vec::new();
    moved.with = Vec::new();
    moved.people = Vec::new();
    rows
}

/// Rows of score and rank in both views. `scores` are those without the portfolio by row of the
/// readiness table; `plan` holds every economy of the plan, for its scores with it.
pub(super) fn scores<'m>(
    context: &Context,
    moved: &Moved,
    plan: impl Iterator<Item = &'m Moved>,
    scores: &[[Vec<f64>; 2]],
    band: &mut Band,
    rows: &mut Vec<ImpactRow>,
) {
    let mut with_of: Vec<Option<&Moved>> = vec![None; scores.len()];
    for other in plan {
        if let Some(slot) = with_of.get_mut(other.row) {
            *slot = Some(other);
        }
    }
    let Some(own_without) = scores.get(moved.row) else {
        return;
    };
    for (view, (without, with)) in own_without.iter().zip(&moved.scores).enumerate() {
        let Some(name) = VIEWS.get(view).copied() else {
            return;
        };
        if without.is_empty() {
            continue;
        }
        let mut ranks = Vec::with_capacity(context.len());
        for (at, year) in context.baselines.years().enumerate() {
            let of = [band.year(without, at), band.year(with, at)];
            let bands = of.map(|v| band.of(v));
            rows.push(row(moved, ROOT, Quantity::Score, (year, name), bands));
            let mut places = [vec![1.0; band.draws], vec![1.0; band.draws]];
            for (other, with_of) in scores.iter().zip(&with_of) {
                let Some(other_without) = other.get(view).filter(|s| !s.is_empty()) else {
                    continue;
                };
                let other_with = with_of.and_then(|m| m.scores.get(view)).unwrap_or(other_without);
                let others = [band.year(other_without, at), band.year(other_with, at)];
                for ((places, own), others) in places.iter_mut().zip(of).zip(others) {
                    count_better(places, own, others);
                }
            }
            ranks.push(((year, name), places.map(|p| band.of(&p))));
        }
        for (key, bands) in ranks {
            rows.push(row(moved, ROOT, Quantity::Rank, key, bands));
        }
    }
}

/// Adds 1 to the rank of every draw in which the other economy is better.
fn count_better(ranks: &mut [f64], own: &[f64], others: &[f64]) {
    for ((rank, own), other) in ranks.iter_mut().zip(own).zip(others) {
        *rank += f64::from(u8::from(other > own));
    }
}
