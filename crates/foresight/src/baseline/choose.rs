//! Which method an indicator gets: rolling origin inside the training period.
//!
//! At every origin year each method sees only what had been observed by then and says the next
//! five years; its mean absolute error, in the indicator's own unit, is compared with persistence,
//! horizon by horizon. The smallest ratio, averaged with the horizons as weights, wins, and
//! persistence wins unless something beats it by two per cent.
//! (Winsorising limits and the scale are those of the whole training period; never of later years.)

use serde::{Deserialize, Serialize};

use super::history::FIRST_YEAR;
use super::method::{CANDIDATES, Method};
use super::origin::{At, Prepared};

/// A method must have at most this error relative to persistence to replace it.
const WORTH_IT: f64 = 0.98;
/// Horizons compared, years.
const HORIZONS: usize = 5;
/// First origin: five years of the pack before it.
const FIRST_ORIGIN: i16 = FIRST_YEAR + 5;
/// Fewest forecasts with an outcome, and fewest origins, for an indicator to count as tested.
const FEWEST_FORECASTS: u32 = 100;
const FEWEST_ORIGINS: usize = 3;

/// What was chosen for an indicator, and the evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Method.
    pub method: Method,
    /// Mean over horizons 1–5, weighted by their length, of mean absolute error relative to
    /// persistence, by method tried;
    /// empty where nothing could be tested.
    pub tried: Vec<(Method, f64)>,
    /// Forecasts with a known outcome.
    pub forecasts: u32,
    /// Origin years used.
    pub origins: u16,
}

impl Choice {
    /// A choice without a test.
    pub(super) fn untested(method: Method) -> Self {
        Self {
            method,
            tried: Vec::new(),
            forecasts: 0,
            origins: 0,
        }
    }

    /// Error of the chosen method relative to persistence; `None` where untested.
    pub fn ratio(&self) -> Option<f64> {
        self.tried
            .iter()
            .find(|(m, _)| *m == self.method)
            .map(|(_, r)| *r)
    }

    /// True where persistence won against methods that were tested.
    pub fn persistence_won(&self) -> bool {
        self.method == Method::Persistence
    }
}

/// Fits by origin year; computed once and used for choice and residuals.
pub(super) struct Origins<'a> {
    pub of: Prepared<'a>,
    cache: Vec<Option<At>>,
}

impl<'a> Origins<'a> {
    pub fn new(of: Prepared<'a>) -> Self {
        Self {
            of,
            cache: Vec::new(),
        }
    }

    /// The fit at an origin; `None` before the pack begins.
    pub fn at(&mut self, origin: i16) -> Option<(&Prepared<'a>, &At)> {
        let slot = usize::try_from(origin - FIRST_YEAR).ok()?;
        if self.cache.len() <= slot {
            self.cache.resize_with(slot + 1, || None);
        }
        let entry = self.cache.get_mut(slot)?;
        let fit = entry.get_or_insert_with(|| self.of.at(origin));
        Some((&self.of, fit))
    }
}

/// Years that never serve as an origin: a trend that ends in the pandemic.
pub(super) fn is_origin(year: i16) -> bool {
    year != 2020 && year != 2021
}

/// Chooses for one indicator.
pub(super) fn choose(origins: &mut Origins) -> Choice {
    let history = origins.of.history;
    let Some(last) = history.last_year() else {
        return Choice::untested(Method::Untested);
    };
    let mut errors = [[0.0_f64; HORIZONS]; CANDIDATES.len()];
    let mut counts = [0_u32; HORIZONS];
    let mut used = 0_usize;
    let mut steps = [[0.0_f64; HORIZONS]; CANDIDATES.len()];
    for origin in (FIRST_ORIGIN..last).filter(|y| is_origin(*y)) {
        let Some((of, fit)) = origins.at(origin) else {
            continue;
        };
        let before: u32 = counts.iter().sum();
        for (economy, series) in history.series.iter().enumerate() {
            let Some((at, start)) = of.start(economy, origin) else {
                continue;
            };
            let truths = series
                .iter()
                .skip(at + 1)
                .take_while(|t| usize::try_from(t.year - origin).is_ok_and(|h| h <= HORIZONS));
            let mut said = false;
            for truth in truths {
                if !said {
                    for (method, path) in CANDIDATES.iter().zip(&mut steps) {
                        of.steps(fit, *method, economy, (at, start), path);
                    }
                    said = true;
                }
                let Ok(slot) = usize::try_from(truth.year - origin - 1) else {
                    continue;
                };
                if let Some(count) = counts.get_mut(slot) {
                    *count += 1;
                }
                for (path, sums) in steps.iter().zip(&mut errors) {
                    let step = path.get(slot).copied().unwrap_or(0.0);
                    let error = if step.abs() > 0.0 {
                        truth.y - history.bounded.clip(history.bounded.y(start.z + step))
                    } else {
                        truth.y - start.y
                    };
                    if let Some(sum) = sums.get_mut(slot) {
                        *sum += error.abs();
                    }
                }
            }
        }
        used += usize::from(counts.iter().sum::<u32>() > before);
    }
    let forecasts: u32 = counts.iter().sum();
    let origins = u16::try_from(used).unwrap_or(u16::MAX);
    let [persistence, others @ ..] = errors;
    // Four surveys three years apart give no slope: then nothing has been tested.
    let differs = |e: &[f64; HORIZONS]| e.iter().zip(&persistence).any(|(a, b)| (a - b).abs() > 0.0);
    if forecasts < FEWEST_FORECASTS || used < FEWEST_ORIGINS || !others.iter().any(differs) {
        return Choice {
            forecasts,
            origins,
            ..Choice::untested(Method::Untested)
        };
    }
    // A horizon weighs by its length: a plan asks for years ahead, not for next year.
    let ratio = |sums: &[f64]| {
        let (mut sum, mut weights) = (0.0, 0.0);
        for ((h, e), p) in (1_u8..).zip(sums).zip(&persistence) {
            if *p > 0.0 {
                sum += f64::from(h) * e / p;
                weights += f64::from(h);
            }
        }
        if weights > 0.0 { sum / weights } else { 1.0 }
    };
    let tried: Vec<(Method, f64)> = CANDIDATES
        .iter()
        .zip(&errors)
        .map(|(m, sums)| (*m, ratio(sums)))
        .collect();
    let best = tried
        .iter()
        .filter(|(_, r)| *r < WORTH_IT)
        .min_by(|a, b| a.1.total_cmp(&b.1));
    Choice {
        method: best.map_or(Method::Persistence, |(m, _)| *m),
        tried,
        forecasts,
        origins,
    }
}
