//! The score's own band, tested on history with joint draws.
//!
//! At an origin the score of every economy is drawn forward as a projection draws it: errors of one
//! past economy and origin for all indicators together. It is judged by the score of the same
//! indicators at the target year, under the same frozen goalposts and weights.

use atlas::Atlas;
use indicators::Pack;
use readiness::Frozen;
use serde::{Deserialize, Serialize};

use crate::Baselines;
use crate::baseline::Start;
use crate::projection::quantile;

/// A value older than this at the origin, years, does not count.
const OLDEST_START: i16 = 5;
/// An outcome may be this many years older than the target year (surveys).
const OLDEST_TRUTH: i16 = 1;
/// Share of the indicators known at the origin that must have an outcome for an economy's score to
/// be judged, and their least number. **Assumption**: the threshold of the index itself.
const ENOUGH: f64 = 0.6;
const FEWEST: usize = 8;
/// Nominal share of the band.
const TAIL: f64 = 0.1;

/// How the band of the score did at one origin and horizon.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BandResult {
    /// Origin year.
    pub origin: i16,
    /// Years after it.
    pub horizon: usize,
    /// Economies judged.
    pub units: usize,
    /// Mean number of indicators in a judged score.
    pub indicators: f64,
    /// Share of scores inside the 80 % band.
    pub coverage: f64,
    /// Mean absolute error of the mid score, points of 0–100.
    pub mae: f64,
    /// The same had every indicator stayed.
    pub persistence: f64,
    /// Mean interval score, points.
    pub interval_score: f64,
}

/// Backtests the score of a framework at an origin, for several horizons.
pub fn score_band(
    pack: &Pack,
    atlas: &Atlas,
    frozen: &Frozen,
    origin: i16,
    horizons: &[usize],
    draws: u32,
    seed: u64,
) -> Vec<BandResult> {
    let longest = horizons.iter().copied().max().unwrap_or(0);
    let Ok(years) = i16::try_from(longest) else {
        return Vec::new();
    };
    let leaves = frozen.leaves();
    let ids: Vec<&str> = leaves.iter().map(|l| l.indicator.as_str()).collect();
    let baselines = Baselines::fit(pack, atlas, &ids, origin, origin + years);
    let handles: Vec<Option<usize>> = ids.iter().map(|id| baselines.indicator(id)).collect();
    let mut sums = vec![Sums::default(); horizons.len()];
    let mut path = vec![0.0; baselines.len()];
    for (economy, e) in atlas.economies().iter().enumerate() {
        let starts: Vec<Option<(i16, Start)>> = ids
            .iter()
            .zip(&handles)
            .map(|(id, handle)| {
                let points = pack.points(id, e.iso3);
                let last = points.iter().rev().find(|p| p.year <= origin)?;
                (origin - last.year <= OLDEST_START)
                    .then(|| Some((last.year, baselines.start(economy, (*handle)?, last.value))))
                    .flatten()
            })
            .collect();
        let known = starts.iter().flatten().count();
        // By horizon: outcome of each leaf, and the scores drawn.
        let mut cases: Vec<Case> = Vec::new();
        for (at, h) in horizons.iter().enumerate() {
            let target = origin + i16::try_from(*h).unwrap_or(0);
            let truths: Vec<Option<f64>> = ids
                .iter()
                .zip(&starts)
                .map(|(id, start)| {
                    let (from, _) = start.as_ref()?;
                    let points = pack.points(id, e.iso3);
                    let last = points.iter().rev().find(|p| p.year <= target)?;
                    (last.year >= target - OLDEST_TRUTH && last.year > *from).then_some(last.value)
                })
                .collect();
            let judged = truths.iter().flatten().count();
            if judged < FEWEST || (judged as f64) < ENOUGH * known as f64 {
                continue;
            }
            let present: Vec<bool> = truths.iter().map(Option::is_some).collect();
            if let Some(case) = Case::new(frozen, at, *h, judged, &present, &truths, &starts) {
                cases.push(case);
            }
        }
        if cases.is_empty() {
            continue;
        }
        let mut values = vec![0.0; leaves.len() * baselines.len()];
        for draw in 0..=draws {
            // The last round is the mid path.
            let source = baselines.source(economy, draw, seed);
            for (start, out) in starts.iter().zip(values.chunks_exact_mut(baselines.len())) {
                let Some((_, start)) = start else { continue };
                if draw == draws {
                    baselines.path_at(start, &mut path);
                } else {
                    baselines.draw_at(start, source, draw, seed, &mut path);
                }
                out.copy_from_slice(&path);
            }
            for case in &mut cases {
                case.add(frozen, &values, baselines.len(), draw == draws);
            }
        }
        for case in cases {
            if let Some(sum) = sums.get_mut(case.at) {
                sum.add(case);
            }
        }
    }
    horizons
        .iter()
        .zip(&sums)
        .filter(|(_, s)| s.units > 0)
        .map(|(h, s)| s.result(origin, *h))
        .collect()
}

struct Case {
    at: usize,
    horizon: usize,
    judged: usize,
    effective: readiness::Effective,
    truth: f64,
    stay: f64,
    mid: f64,
    draws: Vec<f64>,
}

impl Case {
    fn new(
        frozen: &Frozen,
        at: usize,
        horizon: usize,
        judged: usize,
        present: &[bool],
        truths: &[Option<f64>],
        starts: &[Option<(i16, Start)>],
    ) -> Option<Self> {
        let effective = frozen.effective(present)?;
        let score = |value: &dyn Fn(usize) -> Option<f64>| {
            let points: Vec<f64> = (0..present.len())
                .map(|leaf| value(leaf).map_or(0.0, |v| frozen.points(leaf, v)))
                .collect();
            effective.root_of_points(&points)
        };
        Some(Self {
            at,
            horizon,
            judged,
            truth: score(&|leaf| truths.get(leaf).copied().flatten()),
            stay: score(&|leaf| Some(starts.get(leaf)?.as_ref()?.1.anchor())),
            mid: 0.0,
            draws: Vec::new(),
            effective,
        })
    }

    fn add(&mut self, frozen: &Frozen, values: &[f64], years: usize, mid: bool) {
        let points: Vec<f64> = values
            .chunks_exact(years)
            .enumerate()
            .map(|(leaf, path)| path.get(self.horizon).map_or(0.0, |v| frozen.points(leaf, *v)))
            .collect();
        let score = self.effective.root_of_points(&points);
        if mid {
            self.mid = score;
        } else {
            self.draws.push(score);
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    units: usize,
    indicators: usize,
    inside: usize,
    error: f64,
    stay: f64,
    score: f64,
}

impl Sums {
    fn add(&mut self, mut case: Case) {
        case.draws.sort_unstable_by(f64::total_cmp);
        let (Some(low), Some(high)) = (quantile(&case.draws, TAIL), quantile(&case.draws, 1.0 - TAIL)) else {
            return;
        };
        self.units += 1;
        self.indicators += case.judged;
        self.inside += usize::from(low <= case.truth && case.truth <= high);
        self.error += (case.truth - case.mid).abs();
        self.stay += (case.truth - case.stay).abs();
        self.score += super::interval_score(low, high, case.truth);
    }

    fn result(&self, origin: i16, horizon: usize) -> BandResult {
        let n = self.units as f64;
        BandResult {
            origin,
            horizon,
            units: self.units,
            indicators: self.indicators as f64 / n,
            coverage: self.inside as f64 / n,
            mae: self.error / n,
            persistence: self.stay / n,
            interval_score: self.score / n,
        }
    }
}
