//! Damped Holt, ETS(A,Ad,N), fitted to each series by least one-step squared error on a grid.
//!
//! A yearly series of an economy has at most 25 points: a grid over (α, β, φ) says as much as a
//! search would, gives the same bits everywhere, and lets one pass over the series serve every
//! origin: the state after each observation is that of the grid point with the least error so far.

use super::history::Seen;

/// Smoothing of the level.
const ALPHA: [f64; 5] = [0.2, 0.4, 0.6, 0.8, 0.99];
/// Smoothing of the trend, as a share of α (β = αβ*).
const BETA: [f64; 4] = [0.05, 0.2, 0.5, 0.9];
/// Damping: the range that Hyndman & Athanasopoulos restrict φ to is 0.8–0.98.
const PHI: [f64; 3] = [0.8, 0.9, 0.98];
/// One-step errors below this number are no evidence for a trend.
const FEWEST: u32 = 3;

/// Level, trend and damping after an observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Holt {
    pub level: f64,
    pub trend: f64,
    pub phi: f64,
}

impl Holt {
    /// The value `years` after the observation: level + (φ + … + φ^years)·trend.
    pub fn after(&self, years: i16) -> f64 {
        self.level + self.trend * damped_sum(self.phi, years)
    }
}

/// φ + φ² + … + φ^n.
pub(super) fn damped_sum(phi: f64, n: i16) -> f64 {
    let mut power = 1.0;
    let mut sum = 0.0;
    for _ in 0..n.max(0) {
        power *= phi;
        sum += power;
    }
    sum
}

/// One grid point running along a series.
#[derive(Clone, Copy)]
struct Runner {
    alpha: f64,
    beta: f64,
    at: Holt,
    squares: f64,
}

impl Runner {
    fn observe(&mut self, gap: i16, y: f64) {
        let said = self.at.after(gap);
        let error = y - said;
        self.squares += error * error;
        let mut carried = self.at.trend;
        for _ in 0..gap {
            carried *= self.at.phi;
        }
        self.at.level = said + self.alpha * error;
        self.at.trend = carried + self.beta * error / f64::from(gap.max(1));
    }
}

/// State after each observation; `None` before there is evidence for a trend. `restarts[i]` is the
/// position of the first observation after the last break at or before `i`.
pub(super) fn fit(series: &[Seen], restarts: &[usize]) -> Vec<Option<Holt>> {
    let mut out = Vec::with_capacity(series.len());
    let mut runners: Vec<Runner> = Vec::new();
    let mut steps = 0_u32;
    let mut before: Option<Seen> = None;
    for (at, seen) in series.iter().enumerate() {
        let restart = restarts.get(at).is_some_and(|from| *from == at);
        match before.filter(|_| !restart) {
            None => {
                runners.clear();
                steps = 0;
            }
            Some(last) => {
                let gap = (seen.year - last.year).max(1);
                if runners.is_empty() {
                    // Start: level at the second observation, trend the first change.
                    let trend = (seen.y - last.y) / f64::from(gap);
                    runners.extend(grid(seen.y, trend));
                } else {
                    for runner in &mut runners {
                        runner.observe(gap, seen.y);
                    }
                    steps += 1;
                }
            }
        }
        before = Some(*seen);
        out.push(if steps >= FEWEST {
            runners
                .iter()
                .min_by(|a, b| a.squares.total_cmp(&b.squares))
                .map(|r| r.at)
        } else {
            None
        });
    }
    out
}

fn grid(level: f64, trend: f64) -> impl Iterator<Item = Runner> {
    ALPHA.into_iter().flat_map(move |alpha| {
        BETA.into_iter().flat_map(move |share| {
            PHI.into_iter().map(move |phi| Runner {
                alpha,
                beta: alpha * share,
                at: Holt { level, trend, phi },
                squares: 0.0,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(values: &[f64]) -> Vec<Seen> {
        (2000..)
            .zip(values)
            .map(|(year, y)| Seen { year, y: *y, z: *y })
            .collect()
    }

    /// The textbook recursion, written out once more for one grid point.
    #[test]
    fn the_recursion_is_that_of_the_textbook() {
        let y = [10.0, 12.0, 13.0, 15.0, 14.0];
        let (alpha, beta, phi) = (0.4, 0.08, 0.9);
        let mut runner = Runner {
            alpha,
            beta,
            at: Holt {
                level: y[1],
                trend: y[1] - y[0],
                phi,
            },
            squares: 0.0,
        };
        let (mut l, mut b) = (y[1], y[1] - y[0]);
        for v in &y[2..] {
            let before = l;
            l = alpha * v + (1.0 - alpha) * (before + phi * b);
            b = (beta / alpha) * (l - before) + (1.0 - beta / alpha) * phi * b;
            runner.observe(1, *v);
            assert!((runner.at.level - l).abs() < 1e-12 && (runner.at.trend - b).abs() < 1e-12);
        }
        assert!((runner.at.after(2) - (l + (phi + phi * phi) * b)).abs() < 1e-12);
    }

    #[test]
    fn damped_growth_is_the_geometric_sum() {
        assert!((damped_sum(0.5, 3) - 0.875).abs() < 1e-12);
        assert!((damped_sum(1.0, 4) - 4.0).abs() < 1e-12);
        assert!(damped_sum(0.9, -2).abs() < 1e-12);
    }

    #[test]
    fn a_line_is_continued_and_damped() {
        let values: Vec<f64> = (0..10).map(|k| 5.0 + 2.0 * f64::from(k)).collect();
        let restarts = vec![0; 10];
        let fits = fit(&seen(&values), &restarts);
        assert!(fits[3].is_none());
        let next = fits[9].unwrap().after(1);
        assert!(next > values[9] + 1.2 && next <= values[9] + 2.0, "{next}");
    }

    #[test]
    fn a_break_starts_the_series_again() {
        let mut values = vec![10.0; 8];
        values.extend([60.0, 60.5, 61.0, 61.5, 62.0]);
        let restarts: Vec<usize> = (0..13).map(|at| if at < 8 { 0 } else { 8 }).collect();
        let fits = fit(&seen(&values), &restarts);
        assert!(fits[8].is_none());
        assert!(fits[12].unwrap().trend < 1.0);
    }
}
