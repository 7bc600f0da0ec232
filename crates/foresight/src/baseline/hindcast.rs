//! One indicator as it would have been forecast at an origin: method, path and interval of every
//! economy from nothing but what had been observed by then.

use super::choose::{Choice, Origins, choose, is_origin};
use super::conformal::{ALPHA, extend, half_width};
use super::history::{FIRST_YEAR, Groups, History};
use super::method::Method;
use super::origin::Prepared;
use super::scale::Bounded;

/// First origin of calibrating forecasts: two years of the pack before it.
const FIRST_CALIBRATION: i16 = FIRST_YEAR + 3;

/// A method, its steps by economy and horizon, and the widths of its intervals by horizon where it has some.
type Line = (Method, Vec<Vec<f64>>, Option<Vec<f64>>);

/// See the module docs.
#[derive(Clone, Debug)]
pub struct Hindcast {
    origin: i16,
    choice: Choice,
    bounded: Bounded,
    starts: Vec<Option<(i16, f64, f64)>>,
    /// Mean absolute year-on-year change up to the origin, by economy.
    naive: Vec<Option<f64>>,
    lines: Vec<Line>,
}

/// What one method says of one economy and horizon, in the indicator's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// The path.
    pub mid: f64,
    /// 80 % interval; `None` where nothing could be calibrated.
    pub band: Option<(f64, f64)>,
}

impl Hindcast {
    /// Forecasts at `origin` for 1..=`horizon` years by the chosen method and by `also`.
    ///
    /// `unit` is the indicator's unit in words (it decides the natural bounds), `series` the (year,
    /// value) pairs of each economy with years ascending. Whatever is dated after the origin is cut
    /// off first. Intervals are split-conformal in z by horizon, calibrated only on forecasts whose
    /// target year lies at or before the origin (model, section 2).
    pub fn new(
        unit: &str,
        series: &[Vec<(i16, f64)>],
        (groups, regions): (&Groups, &Groups),
        origin: i16,
        horizon: usize,
        also: &[Method],
    ) -> Self {
        let known: Vec<Vec<(i16, f64)>> = series
            .iter()
            .map(|s| {
                let up_to = |(year, value): &&(i16, f64)| *year <= origin && value.is_finite();
                s.iter().filter(up_to).copied().collect()
            })
            .collect();
        let history = History::new(unit, &known);
        let mut origins = Origins::new(Prepared::new(&history, groups, regions));
        let choice = choose(&mut origins);
        let mut methods = vec![choice.method];
        methods.extend(also.iter().filter(|m| **m != choice.method));
        let widths = calibrate(&mut origins, &methods, origin, horizon);
        let of = &origins.of;
        let fit = of.at(origin);
        let starts: Vec<_> = (0..known.len()).map(|e| of.start(e, origin)).collect();
        let lines = methods
            .iter()
            .zip(widths)
            .map(|(method, widths)| {
                let path = |(e, start): (usize, &Option<_>)| {
                    let Some(start) = start else { return Vec::new() };
                    let mut steps = vec![0.0; horizon];
                    of.steps(&fit, *method, e, *start, &mut steps);
                    steps
                };
                (*method, starts.iter().enumerate().map(path).collect(), widths)
            })
            .collect();
        let starts = starts
            .iter()
            .map(|s| s.map(|(_, s)| (s.year, s.y, s.z)))
            .collect();
        Self {
            origin,
            choice,
            bounded: history.bounded,
            starts,
            naive: known.iter().map(|s| naive(s)).collect(),
            lines,
        }
    }

    /// Origin year.
    pub fn origin(&self) -> i16 {
        self.origin
    }

    /// Method chosen and the evidence, all from before the origin.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Methods that forecast, the chosen one first.
    pub fn methods(&self) -> impl Iterator<Item = Method> {
        self.lines.iter().map(|(m, _, _)| *m)
    }

    /// Year and value of the observation an economy's path starts from; `None` where there was none
    /// in the five years up to the origin.
    pub fn start(&self, economy: usize) -> Option<(i16, f64)> {
        let (year, y, _) = self.starts.get(economy).copied().flatten()?;
        Some((year, y))
    }

    /// Mean absolute change from observation to observation up to the origin, the unit of the mean
    /// absolute scaled error (Hyndman & Koehler 2006); `None` where it is 0 or unknown.
    pub fn naive_error(&self, economy: usize) -> Option<f64> {
        self.naive.get(economy).copied().flatten()
    }

    /// A method's forecast for an economy, `h` ≥ 1 years after the origin.
    pub fn forecast(&self, method: Method, economy: usize, h: usize) -> Option<Forecast> {
        let (_, y, z) = self.starts.get(economy).copied().flatten()?;
        let (_, paths, widths) = self.lines.iter().find(|(m, _, _)| *m == method)?;
        let at = h.checked_sub(1)?;
        let step = *paths.get(economy)?.get(at)?;
        let value = |z: f64| self.bounded.clip(self.bounded.y(z));
        let mid = if step.abs() > 0.0 { value(z + step) } else { y };
        let band = widths.as_ref().and_then(|w| w.get(at)).map(|w| {
            let middle = z + step;
            (value(middle - w).min(mid), value(middle + w).max(mid))
        });
        Some(Forecast { mid, band })
    }
}

/// Half-widths in z by method and horizon.
fn calibrate(origins: &mut Origins, methods: &[Method], last: i16, horizon: usize) -> Vec<Option<Vec<f64>>> {
    let history = origins.of.history;
    let mut errors = vec![vec![Vec::<(usize, f64)>::new(); horizon]; methods.len()];
    let mut steps = vec![0.0; horizon];
    for origin in (FIRST_CALIBRATION..last).filter(|y| is_origin(*y)) {
        let Some((of, fit)) = origins.at(origin) else {
            continue;
        };
        for (economy, series) in history.series.iter().enumerate() {
            let Some((at, start)) = of.start(economy, origin) else {
                continue;
            };
            let truths = series.get(at + 1..).unwrap_or(&[]);
            if truths.is_empty() {
                continue;
            }
            for (method, by_horizon) in methods.iter().zip(&mut errors) {
                of.steps(fit, *method, economy, (at, start), &mut steps);
                for truth in truths {
                    let h = usize::try_from(truth.year - origin - 1).unwrap_or(usize::MAX);
                    let (Some(step), Some(list)) = (steps.get(h), by_horizon.get_mut(h)) else {
                        break;
                    };
                    list.push((economy, (truth.z - start.z - step).abs()));
                }
            }
        }
    }
    errors
        .iter_mut()
        .map(|by_horizon| {
            let widths: Vec<Option<f64>> = by_horizon.iter_mut().map(|e| half_width(e, ALPHA)).collect();
            extend(&widths)
        })
        .collect()
}

fn naive(series: &[(i16, f64)]) -> Option<f64> {
    let changes = series.windows(2).filter_map(|w| match w {
        [(_, a), (_, b)] => Some((b - a).abs()),
        _ => None,
    });
    let (sum, n) = changes.fold((0.0, 0.0), |(sum, n), c| (sum + c, n + 1.0));
    (sum > 0.0).then(|| sum / n)
}
