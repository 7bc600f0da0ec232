//! Rank intervals of any table by Monte Carlo.
//!
//! What: [`rank_draws`] turns a closure that scores one draw into intervals; [`weight_intervals`]
//! is its first user, varying the weights of every node by ±25 % (model, section 1, step 8) with
//! the normalised leaves held. Why split: imputation, treatment, normalisation and aggregation
//! become further closures over the same reduction. The draws of a node depend on the seed, its
//! code and the number of the draw alone (module [`crate::draw`]).

use crate::engine::{Scores, aggregate};
use crate::intervals::{percentile_of_sorted, weight_factor, weight_stream};
use crate::problem::Problem;
use crate::ranking::ranks;
use crate::stats::mean;
use crate::structure::Structure;
use crate::table::Column;

/// Ranks of one unit over the draws in which it had a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitInterval {
    /// Mean.
    pub mean: f64,
    /// Median.
    pub median: f64,
    /// 5th percentile.
    pub p05: f64,
    /// 95th percentile.
    pub p95: f64,
}

/// What a stopped or failed run returns.
#[derive(Clone, Debug, PartialEq)]
pub enum Stopped {
    /// `progress` said so.
    Cancelled,
    /// A draw could not be scored.
    Failed(Problem),
}

/// Ranks every draw's scores and reduces them to one interval a unit; `None` for a unit that had a
/// score in no draw.
pub fn rank_draws(
    units: usize,
    draws: u32,
    mut score: impl FnMut(u64) -> Result<Column, Problem>,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Vec<Option<UnitInterval>>, Stopped> {
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(draws as usize); units];
    for draw in 0..draws {
        let scores = score(u64::from(draw)).map_err(Stopped::Failed)?;
        for (rank, of_unit) in ranks(&scores).into_iter().zip(&mut drawn) {
            of_unit.extend(rank.map(f64::from));
        }
        if draw % 64 == 0 && !progress(f64::from(draw) / f64::from(draws)) {
            return Err(Stopped::Cancelled);
        }
    }
    if !progress(1.0) {
        return Err(Stopped::Cancelled);
    }
    Ok(drawn.iter_mut().map(|ranks| reduce(ranks)).collect())
}

fn reduce(ranks: &mut [f64]) -> Option<UnitInterval> {
    ranks.sort_unstable_by(f64::total_cmp);
    Some(UnitInterval {
        mean: mean(ranks)?,
        median: percentile_of_sorted(ranks, 0.5)?,
        p05: percentile_of_sorted(ranks, 0.05)?,
        p95: percentile_of_sorted(ranks, 0.95)?,
    })
}

/// Rank intervals of the root over draws of every node's weight.
pub fn weight_intervals(
    scores: &Scores,
    structure: &Structure,
    draws: u32,
    seed: u64,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Vec<Option<UnitInterval>>, Stopped> {
    let streams: Vec<_> = structure
        .nodes()
        .iter()
        .map(|n| weight_stream(seed, &n.code))
        .collect();
    let given = &scores.weights;
    let refused = if scores.trace.refused.is_empty() {
        Vec::new()
    } else {
        scores.refusals()
    };
    let one = |draw: u64| {
        let weights: Vec<f64> = given
            .iter()
            .zip(&streams)
            .map(|(w, s)| w * weight_factor(*s, draw))
            .collect();
        let leaves = &scores.trace.normalised;
        let mut nodes = aggregate(
            structure,
            leaves,
            &weights,
            &scores.recipe,
            &refused,
            &scores.units,
        )?;
        Ok(if structure.root() < nodes.len() {
            nodes.swap_remove(structure.root())
        } else {
            Vec::new()
        })
    };
    rank_draws(scores.units.len(), draws, one, progress)
}
