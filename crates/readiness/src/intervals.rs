//! Rank and score intervals of a frozen index over weight draws.
//!
//! What: every weight of every node is multiplied by 1 ± 25 % (uniform, independent), the economies
//! are scored and ranked again, and the 5th percentile, median and 95th percentile of rank and
//! score are kept (model, section 1, step 8). Why first: weights are the most arbitrary choice of
//! an index, so no rank is shown without its interval. The draws are counter-based (module
//! [`crate::draw`]): adding a node, an economy or more draws changes none of the others.
//!
//! The kernel takes economies eight at a time and draws in tiles, in one fixed order
//! of summation and without fused multiply-add: the same bytes natively and in wasm. A slow
//! version that builds a [`Frozen`] for every draw stands beside it in the tests.
//!
//! Left out: drawing imputation, treatment, normalisation and aggregation, which a frozen index
//! holds fixed; see [`crate::monte_carlo`] for tables.

mod kernel;
mod percentile;

pub use percentile::{percentile_of_counts, percentile_of_sorted, three_percentiles};

use serde::{Deserialize, Serialize};

use crate::draw::Stream;
use crate::frozen::Frozen;
use crate::ranking::ranks;
use kernel::Kernel;

/// Half-width of a weight draw, relative (model, section 1, step 8: ±25 %, uniform).
pub const WEIGHT_SPREAD: f64 = 0.25;

/// The factor on a node's weight in a draw.
#[inline]
pub fn weight_factor(stream: Stream, draw: u64) -> f64 {
    1.0 - WEIGHT_SPREAD + 2.0 * WEIGHT_SPREAD * stream.uniform(draw)
}

/// The stream of a node's weight.
pub fn weight_stream(seed: u64, node: &str) -> Stream {
    Stream::new(seed, "weight", node)
}

/// One scored economy over the draws. Percentiles interpolate linearly between order statistics
/// (Hyndman and Fan, type 7).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Score with the weights as set, 0..100.
    pub score: f64,
    /// Rank with the weights as set, 1 = best.
    pub rank: u32,
    /// Mean rank.
    pub mean: f64,
    /// 5th percentile of rank.
    pub p05: f64,
    /// Median rank.
    pub median: f64,
    /// 95th percentile of rank.
    pub p95: f64,
    /// 5th percentile of score.
    pub score_p05: f64,
    /// Median score.
    pub score_median: f64,
    /// 95th percentile of score.
    pub score_p95: f64,
}

/// Economies prepared for draws: normalise once, run as often as a weight is dragged.
#[derive(Clone, Debug)]
pub struct Intervals {
    kernel: Kernel,
    /// Rows of the caller that are scored, ascending.
    scored: Vec<usize>,
    rows: usize,
    scores: Vec<f64>,
}

impl Intervals {
    /// `rows`: the values of each economy in the order of [`Frozen::leaves`]; a row that is not
    /// scored gets no interval. The frozen index carries the weights the draws spread around.
    pub fn new(frozen: &Frozen, rows: &[Vec<Option<f64>>]) -> Self {
        let mut scored = Vec::new();
        let mut scores = Vec::new();
        let mut values = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let filled = frozen.filled(row);
            let present: Vec<bool> = filled.iter().map(Option::is_some).collect();
            let Some(effective) = frozen.effective(&present) else {
                continue;
            };
            let points: Vec<Option<f64>> = filled
                .iter()
                .enumerate()
                .map(|(leaf, v)| v.map(|v| frozen.points(leaf, v)))
                .collect();
            let flat: Vec<f64> = points.iter().map(|p| p.unwrap_or(0.0)).collect();
            scored.push(at);
            scores.push(effective.root_of_points(&flat));
            values.push(points);
        }
        Self {
            kernel: Kernel::new(frozen, &values),
            scored,
            rows: rows.len(),
            scores,
        }
    }

    /// Runs the draws. `progress` gets a share between 0 and 1 about every 64 draws and returns
    /// false to stop, upon which the result is `None`. Otherwise one entry a row; `None` for rows
    /// without a score, and for all of them where `draws` is 0.
    pub fn run(
        &self,
        draws: u32,
        seed: u64,
        progress: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Vec<Option<Interval>>> {
        let mut out = vec![None; self.rows];
        let drawn = self.kernel.run(draws as usize, seed, progress)?;
        let base = ranks(&self.scores.iter().map(|s| Some(*s)).collect::<Vec<_>>());
        for (at, row) in self.scored.iter().enumerate() {
            let (Some(score), Some(Some(rank)), Some(of)) =
                (self.scores.get(at), base.get(at), drawn.get(at))
            else {
                continue;
            };
            if let Some(slot) = out.get_mut(*row) {
                *slot = Some(Interval {
                    score: *score,
                    rank: *rank,
                    ..*of
                });
            }
        }
        Some(out)
    }
}

/// [`Intervals::new`] and [`Intervals::run`] in one call.
///
/// The default of the app is 1,000 draws; 10,000 are for print.
pub fn rank_intervals(
    frozen: &Frozen,
    rows: &[Vec<Option<f64>>],
    draws: u32,
    seed: u64,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<Option<Interval>>> {
    Intervals::new(frozen, rows).run(draws, seed, progress)
}

/// Intervals where Copeland's rule ranks: the same weight draws, each a whole table of contests.
/// `readiness` holds the points; one entry an economy, `None` for those without a score. `None` when
/// `progress` said stop.
pub fn contest_intervals(
    frozen: &Frozen,
    readiness: &crate::Readiness,
    draws: u32,
    seed: u64,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<Option<Interval>>> {
    let rows = &readiness.economies;
    let points: Vec<Vec<Option<f64>>> = (0..frozen.leaves().len())
        .map(|l| {
            let of =
                |e: &crate::EconomyReadiness| e.scored.as_ref().and(e.cells.get(l)).and_then(|c| c.points);
            rows.iter().map(of).collect()
        })
        .collect();
    let streams: Vec<Stream> = frozen
        .nodes()
        .iter()
        .map(|n| weight_stream(seed, &n.id))
        .collect();
    let mut drawn: Vec<(Vec<f64>, Vec<f64>)> = vec![(Vec::new(), Vec::new()); rows.len()];
    for draw in 0..draws {
        if !progress(f64::from(draw) / f64::from(draws)) {
            return None;
        }
        let factors: Vec<f64> = streams
            .iter()
            .map(|s| weight_factor(*s, u64::from(draw)))
            .collect();
        let columns = frozen.reweighed(&factors).copeland(&points);
        let scores = columns.into_iter().next().unwrap_or_default();
        for ((rank, score), of) in ranks(&scores).into_iter().zip(&scores).zip(&mut drawn) {
            of.0.extend(rank.map(f64::from));
            of.1.extend(score);
        }
    }
    let of = |e: &crate::EconomyReadiness, drawn: &mut (Vec<f64>, Vec<f64>)| {
        let (ranks, scores) = drawn;
        ranks.sort_unstable_by(f64::total_cmp);
        scores.sort_unstable_by(f64::total_cmp);
        let rank = |p| percentile_of_sorted(ranks, p);
        let score = |p| percentile_of_sorted(scores, p);
        Some(Interval {
            score: e.scored.as_ref()?.root,
            rank: e.rank?,
            mean: crate::stats::mean(ranks)?,
            p05: rank(0.05)?,
            median: rank(0.5)?,
            p95: rank(0.95)?,
            score_p05: score(0.05)?,
            score_median: score(0.5)?,
            score_p95: score(0.95)?,
        })
    };
    progress(1.0).then(|| rows.iter().zip(&mut drawn).map(|(e, d)| of(e, d)).collect())
}
