//! Which method an indicator gets: rolling origin inside the training period.
//!
//! At every origin year each method sees only what had been observed by then and says the next
//! five years; its mean absolute error is compared with persistence, horizon by horizon. The
//! smallest mean ratio wins, and persistence wins unless something beats it by two per cent.

use serde::{Deserialize, Serialize};

use super::history::{FIRST_YEAR, History};
use super::scale::Scale;
use super::trend::{Slopes, growth, slopes};

/// How an indicator's path is drawn forward.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The last value stays. It often wins.
    Persistence,
    /// The economy's own slope in z, not shrunken, not damped.
    Linear,
    /// The shrunken slope in z, each year φ times the step before.
    Damped {
        /// φ.
        phi: f64,
    },
    /// Too short to test anything against persistence: held flat and marked. There is a band only
    /// where the series has several years after some origin.
    Untested,
    /// A milestone or an indicator unknown to the pack: held flat at its answer.
    Milestone,
}

/// Methods that compete. Order breaks ties: the simpler first.
pub const CANDIDATES: [Method; 5] = [
    Method::Persistence,
    Method::Damped { phi: 0.75 },
    Method::Damped { phi: 0.9 },
    Method::Damped { phi: 0.98 },
    Method::Linear,
];

/// A method must have at most this error relative to persistence to replace it.
const WORTH_IT: f64 = 0.98;
/// Horizons compared, years.
const HORIZONS: i16 = 5;
/// An observation older than this at an origin is no start for a forecast, years.
pub(super) const OLDEST_START: i16 = 5;
/// Fewest forecasts with an outcome, and fewest origins, for an indicator to count as tested.
const FEWEST_FORECASTS: u32 = 100;
const FEWEST_ORIGINS: usize = 3;

/// What was chosen for an indicator, and the evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Method.
    pub method: Method,
    /// Mean over horizons 1–5 of mean absolute error relative to persistence, by method tried;
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

/// Slopes by origin year, from [`FIRST_YEAR`] on; computed once and used for choice and residuals.
pub(super) struct Origins<'a> {
    pub history: &'a History,
    pub groups: &'a [usize],
    cache: Vec<Option<Slopes>>,
}

impl<'a> Origins<'a> {
    pub fn new(history: &'a History, groups: &'a [usize]) -> Self {
        Self {
            history,
            groups,
            cache: Vec::new(),
        }
    }

    /// Slopes for trends that end at most [`OLDEST_START`] years before an origin.
    pub fn at(&mut self, origin: i16) -> Option<&Slopes> {
        let slot = usize::try_from(origin - FIRST_YEAR).ok()?;
        if self.cache.len() <= slot {
            self.cache.resize_with(slot + 1, || None);
        }
        let entry = self.cache.get_mut(slot)?;
        if entry.is_none() {
            *entry = Some(slopes(
                self.history,
                self.groups,
                origin,
                origin - OLDEST_START - 2,
            ));
        }
        entry.as_ref()
    }
}

/// The step in z of a method from `age` to `age + h` years after the last observation.
pub(super) fn step(method: Method, slopes: &Slopes, economy: usize, age: i16, h: i16) -> f64 {
    match method {
        Method::Persistence | Method::Untested | Method::Milestone => 0.0,
        Method::Linear => slopes.own.get(economy).copied().flatten().unwrap_or(0.0) * f64::from(h),
        Method::Damped { phi } => slopes.shrunk.get(economy).copied().unwrap_or(0.0) * growth(phi, age, h),
    }
}

/// Years that never serve as an origin: a trend that ends in the pandemic.
pub(super) fn is_origin(year: i16) -> bool {
    year != 2020 && year != 2021
}

/// Chooses for one indicator.
pub(super) fn choose(origins: &mut Origins) -> Choice {
    let history = origins.history;
    let Some(last) = history.last_year() else {
        return Choice::untested(Method::Untested);
    };
    let mut errors = [[0.0_f64; HORIZONS as usize]; CANDIDATES.len()];
    let mut counts = [0_u32; HORIZONS as usize];
    let mut used = 0_usize;
    for origin in (FIRST_YEAR + 5..last).filter(|y| is_origin(*y)) {
        let Some(slopes) = origins.at(origin) else {
            continue;
        };
        let before: u32 = counts.iter().sum();
        for (economy, series) in history.series.iter().enumerate() {
            let Some(at) = history.latest(economy, origin) else {
                continue;
            };
            let Some(start) = series.get(at).filter(|s| origin - s.year <= OLDEST_START) else {
                continue;
            };
            for truth in series.iter().skip(at + 1) {
                let h = truth.year - origin;
                if h > HORIZONS {
                    break;
                }
                let Some(slot) = usize::try_from(h - 1).ok() else {
                    continue;
                };
                if let Some(count) = counts.get_mut(slot) {
                    *count += 1;
                }
                for (method, sums) in CANDIDATES.iter().zip(&mut errors) {
                    let move_z = step(*method, slopes, economy, origin - start.year, h);
                    let error = match history.bounded.scale {
                        Scale::Log1p => truth.z - start.z - move_z,
                        _ if move_z.abs() > 0.0 => {
                            truth.y - history.bounded.clip(history.bounded.y(start.z + move_z))
                        }
                        _ => truth.y - start.y,
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
    let differs = |e: &[f64; HORIZONS as usize]| e.iter().zip(&persistence).any(|(a, b)| (a - b).abs() > 0.0);
    if forecasts < FEWEST_FORECASTS || used < FEWEST_ORIGINS || !others.iter().any(differs) {
        return Choice {
            forecasts,
            origins,
            ..Choice::untested(Method::Untested)
        };
    }
    let ratio = |sums: &[f64]| {
        let ratios: Vec<f64> = sums
            .iter()
            .zip(&persistence)
            .filter(|(_, p)| **p > 0.0)
            .map(|(e, p)| e / p)
            .collect();
        if ratios.is_empty() {
            1.0
        } else {
            ratios.iter().sum::<f64>() / ratios.len() as f64
        }
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
