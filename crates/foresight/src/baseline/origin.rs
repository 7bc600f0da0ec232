//! Everything fitted on what had been observed by one year, and what each method says from there.

use super::history::{FIRST_YEAR, Groups, History, Seen};
use super::holt::{self, Holt, damped_sum};
use super::method::{MEDIAN_PHI, Method};
use super::s_curve::{Curve, Pair, Steps};
use super::trend::{Slopes, slope, slopes};

/// An observation older than this at an origin is no start for a forecast, years.
pub(super) const OLDEST_START: i16 = 5;
/// Longest span of a pace in years.
const LONGEST_SPAN: i16 = 5;
/// Years the regional pace looks back.
const PACE_YEARS: i16 = 5;

/// An indicator's history with all that does not depend on an origin.
pub(super) struct Prepared<'a> {
    pub history: &'a History,
    pub groups: &'a Groups,
    pub regions: &'a Groups,
    steps: Steps,
    /// By span, one year first.
    paces: Vec<Steps>,
    /// By year, from the first on.
    slopes: Vec<Slopes>,
    /// State after each observation, by economy.
    holt: Vec<Vec<Option<Holt>>>,
}

/// Fitted at an origin.
pub(super) struct At {
    pub year: i16,
    slopes: Slopes,
    paces_of_panel: Vec<Option<Curve>>,
    lines: Vec<Option<f64>>,
    paces: Vec<f64>,
    curve: Option<Curve>,
}

impl<'a> Prepared<'a> {
    /// Prepares a history. `regions` serve the regional mean alone.
    pub fn new(history: &'a History, groups: &'a Groups, regions: &'a Groups) -> Self {
        let last = history.last_year().unwrap_or(FIRST_YEAR);
        let slopes: Vec<Slopes> = (FIRST_YEAR..=last)
            .map(|year| slopes(history, groups, year, year - OLDEST_START - 2))
            .collect();
        let paces = (1..=LONGEST_SPAN)
            .map(|span| Steps::new(&pairs(history, &slopes, span), groups, FIRST_YEAR, last))
            .collect();
        Self {
            paces,
            slopes,
            history,
            groups,
            regions,
            steps: Steps::new(&Steps::yearly(history), groups, FIRST_YEAR, last),
            holt: history
                .series
                .iter()
                .enumerate()
                .map(|(e, s)| holt::fit(s, history.restarts(e)))
                .collect(),
        }
    }

    /// Fits at an origin. Trends must have ended at most seven years before it.
    pub fn at(&self, year: i16) -> At {
        let known = usize::try_from(year - FIRST_YEAR)
            .ok()
            .and_then(|at| self.slopes.get(at));
        let slopes = match known {
            Some(known) => known.clone(),
            None => slopes(self.history, self.groups, year, year - OLDEST_START - 2),
        };
        self.with(year, year - OLDEST_START - 2, slopes)
    }

    /// Fits with an oldest end of a trend of one's own: at the base year, series that ended earlier
    /// still have the trend they ended with.
    pub fn fit(&self, year: i16, oldest: i16) -> At {
        self.with(year, oldest, slopes(self.history, self.groups, year, oldest))
    }

    fn with(&self, year: i16, oldest: i16, slopes: Slopes) -> At {
        At {
            year,
            slopes,
            paces_of_panel: self.paces.iter().map(|p| p.fit(year)).collect(),
            lines: self.lines(year, oldest),
            paces: self.paces(year),
            curve: self.steps.fit(year),
        }
    }

    /// Least-squares slopes in the indicator's unit.
    fn lines(&self, year: i16, oldest: i16) -> Vec<Option<f64>> {
        (0..self.history.series.len())
            .map(|e| {
                let last = self.history.latest(e, year)?;
                let points = self.history.window(e, last, super::trend::WINDOW);
                if points.last()?.year < oldest {
                    return None;
                }
                let native: Vec<Seen> = points.iter().map(|p| Seen { z: p.y, ..*p }).collect();
                slope(&native, 0.0).map(|s| s.d)
            })
            .collect()
    }

    /// Mean yearly change of each region over the last years, in the indicator's unit.
    fn paces(&self, year: i16) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); self.regions.count];
        for (e, region) in self.regions.of.iter().enumerate() {
            let Some(last) = self.history.latest(e, year) else {
                continue;
            };
            let points = self.history.window(e, last, PACE_YEARS + 1);
            if let ([first, .., last], Some(sum)) = (points, sums.get_mut(*region))
                && last.year >= year - OLDEST_START
            {
                sum.0 += (last.y - first.y) / f64::from(last.year - first.year);
                sum.1 += 1.0;
            }
        }
        sums.iter()
            .map(|(sum, n)| if *n > 0.0 { sum / n } else { 0.0 })
            .collect()
    }

    /// The latest observation of an economy at an origin: (position, observation), where it is no
    /// older than five years.
    pub fn start(&self, economy: usize, year: i16) -> Option<(usize, Seen)> {
        let at = self.history.latest(economy, year)?;
        let seen = *self.history.series.get(economy)?.get(at)?;
        (year - seen.year <= OLDEST_START).then_some((at, seen))
    }

    /// The step in z of a method from the start to `h` years after the origin, for h = 1 … n.
    ///
    /// The start stands for the origin year whatever its age (model, section 1), so a trend moves
    /// on from there; it is damped from the year it was last seen, and Holt's smoothed level
    /// replaces the start.
    pub fn steps(
        &self,
        fit: &At,
        method: Method,
        economy: usize,
        (at, start): (usize, Seen),
        out: &mut [f64],
    ) {
        if method.is_flat() {
            out.fill(0.0);
            return;
        }
        let age = fit.year - start.year;
        let b = &self.history.bounded;
        let aged = |m: Method| -> (f64, Walk) {
            let walk = self.walk(fit, m, economy, at, start);
            // f(0) in z beside the start.
            let level = match m {
                Method::Holt => b.z(b.clip(walk.value(0))) - start.z,
                _ => 0.0,
            };
            (level, walk)
        };
        match method {
            Method::Median => {
                let mut three = [Method::Holt, Method::Damped { phi: MEDIAN_PHI }, Method::Paces].map(|m| {
                    let mut path = vec![0.0; out.len()];
                    self.steps(fit, m, economy, (at, start), &mut path);
                    path.into_iter()
                });
                for slot in out {
                    let mut values = [0.0; 3];
                    for (value, path) in values.iter_mut().zip(&mut three) {
                        *value = path.next().unwrap_or(0.0);
                    }
                    values.sort_unstable_by(f64::total_cmp);
                    *slot = values[1];
                }
            }
            Method::Damped { phi } => {
                let d = self.slope(fit, economy);
                let before = damped_sum(phi, age);
                for (h, slot) in (1..).zip(out) {
                    *slot = d * (damped_sum(phi, age.saturating_add(h)) - before);
                }
            }
            Method::SCurve => {
                let Some(curve) = &fit.curve else {
                    out.fill(0.0);
                    return;
                };
                let group = self.groups.of.get(economy).copied().unwrap_or(0);
                let (mut z, mut d) = (start.z, self.slope(fit, economy));
                for _ in 0..age {
                    (z, d) = curve.next(group, z, d);
                }
                let from = z;
                for slot in out {
                    (z, d) = curve.next(group, z, d);
                    *slot = z - from;
                }
            }
            Method::Paces => {
                let group = self.groups.of.get(economy).copied().unwrap_or(0);
                let slope = self.slope(fit, economy);
                let from = fit.ahead(group, start.z, slope, age);
                for (h, slot) in (1..).zip(out) {
                    *slot = fit.ahead(group, start.z, slope, age.saturating_add(h)) - from;
                }
            }
            _ => {
                let (level, walk) = aged(method);
                let from = b.z(b.clip(walk.value(age)));
                for (h, slot) in (1..).zip(out) {
                    *slot = b.z(b.clip(walk.value(age.saturating_add(h)))) - from + level;
                }
            }
        }
    }

    fn slope(&self, fit: &At, economy: usize) -> f64 {
        fit.slopes.shrunk.get(economy).copied().unwrap_or(0.0)
    }

    /// A path in the indicator's own unit.
    fn walk(&self, fit: &At, method: Method, economy: usize, at: usize, start: Seen) -> Walk {
        let pace = match method {
            Method::Linear => fit.lines.get(economy).copied().flatten(),
            Method::RegionalMean => {
                let region = self.regions.of.get(economy);
                region.and_then(|r| fit.paces.get(*r)).copied()
            }
            _ => None,
        };
        let holt = if method == Method::Holt {
            self.holt_at(economy, at)
        } else {
            None
        };
        Walk {
            start: start.y,
            pace: pace.unwrap_or(0.0),
            holt,
        }
    }

    /// Holt's state at an observation; one of 2020 or 2021 gives its level but not its trend.
    fn holt_at(&self, economy: usize, at: usize) -> Option<Holt> {
        let states = self.holt.get(economy)?;
        let series = self.history.series.get(economy)?;
        let seen = series.get(at)?;
        if seen.year != 2020 && seen.year != 2021 {
            return states.get(at).copied().flatten();
        }
        let before = series.partition_point(|o| o.year < 2020).checked_sub(1)?;
        let state = states.get(before).copied().flatten()?;
        Some(Holt {
            level: seen.y,
            ..state
        })
    }
}

impl At {
    /// z `years` after a level and pace by the S-curve of paces: the span's own regression up to the
    /// longest span that could be fitted, and from there on again.
    fn ahead(&self, group: usize, mut z: f64, mut pace: f64, years: i16) -> f64 {
        let Some(longest) = self.paces_of_panel.iter().rposition(Option::is_some) else {
            return z;
        };
        let mut left = years;
        while left > 0 {
            let span = left.min(i16::try_from(longest + 1).unwrap_or(left));
            let curve = usize::try_from(span - 1)
                .ok()
                .and_then(|at| self.paces_of_panel.get(at)?.as_ref());
            let Some(curve) = curve else { return z };
            pace = curve.next(group, z, pace).1;
            z += pace * f64::from(span);
            left -= span;
        }
        z
    }
}

/// Every level with its slope so far and the pace of the `span` years that followed.
fn pairs(history: &History, slopes: &[Slopes], span: i16) -> Vec<Pair> {
    let mut out = Vec::new();
    for (economy, series) in history.series.iter().enumerate() {
        for (at, seen) in series.iter().enumerate() {
            let year = usize::try_from(seen.year - FIRST_YEAR).unwrap_or(usize::MAX);
            let of_year = slopes.get(year);
            let known = of_year.filter(|s| s.own.get(economy).copied().flatten().is_some());
            let before = known.and_then(|s| s.shrunk.get(economy)).copied();
            let later = series.iter().skip(at + 1);
            let after = later
                .take_while(|t| t.year <= seen.year + span)
                .find(|t| t.year == seen.year + span);
            if let (Some(before), Some(after)) = (before, after) {
                out.push(Pair {
                    economy,
                    z: seen.z,
                    before,
                    after: (after.z - seen.z) / f64::from(span),
                    year: after.year,
                });
            }
        }
    }
    out
}

/// A path in the indicator's own unit: a pace, or Holt's.
struct Walk {
    start: f64,
    pace: f64,
    holt: Option<Holt>,
}

impl Walk {
    /// Value `years` after the last observation.
    fn value(&self, years: i16) -> f64 {
        match &self.holt {
            Some(holt) => holt.after(years),
            None => self.start + self.pace * f64::from(years),
        }
    }
}
