//! Variance-based sensitivity of any model: Sobol indices of first and total order.
//!
//! What: a [`Design`] of input points, and [`indices`] from the outputs there. First order by the
//! estimator of Saltelli and others (2010, "Variance based sensitivity analysis of model output",
//! table 2 b), total order by Jansen's (1999, table 2 f there); intervals by bootstrap of the rows.
//! An input the model does not read gives exactly 0 in both. Points come from the Sobol sequence,
//! Owen-scrambled (crate `sobol_burley`): integer arithmetic, the same points natively and in wasm.

use serde::{Deserialize, Serialize};

use crate::draw::Stream;
use crate::intervals::percentile_of_sorted;

/// Most rows of a design: the length of the sequence.
pub const MAX_ROWS: u32 = 1 << 16;

/// Share of the bootstrap distribution between the ends of an interval.
pub const CONFIDENCE: f64 = 0.95;

/// Two independent samples A and B of the unit cube, and for each input the sample AB: A with that
/// input from B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    /// Inputs, at most 128.
    pub inputs: usize,
    /// Rows, at most [`MAX_ROWS`]; a power of two serves best.
    pub rows: u32,
    /// Seed of the scrambling.
    pub seed: u64,
}

/// A sample of a [`Design`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A.
    A,
    /// B.
    B,
    /// A with this input from B.
    Mixed(usize),
}

impl Design {
    /// Samples: A, B, then one for each input.
    pub fn samples(self) -> impl Iterator<Item = Sample> {
        [Sample::A, Sample::B]
            .into_iter()
            .chain((0..self.inputs).map(Sample::Mixed))
    }

    /// The value of an input in [0, 1).
    pub fn value(self, sample: Sample, row: u32, input: usize) -> f64 {
        let from_b = match sample {
            Sample::A => false,
            Sample::B => true,
            Sample::Mixed(i) => i == input,
        };
        let dimension = if from_b { self.inputs + input } else { input };
        let seed = crate::draw::mix(self.seed) as u32;
        let dimension = (dimension % sobol_burley::NUM_DIMENSIONS as usize) as u32;
        f64::from(sobol_burley::sample(row % MAX_ROWS, dimension, seed))
    }
}

/// An estimate with its bootstrap interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Estimate.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The indices of one input.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indices {
    /// First order: the share of the variance that goes away when this input is known.
    pub first: Estimate,
    /// Total order: the share that stays when all other inputs are known.
    pub total: Estimate,
}

/// The rows a bootstrap draws, shared by all outputs of one design.
#[derive(Clone, Debug)]
pub struct Resamples {
    /// How often each row is drawn, by resample and row.
    counts: Vec<f64>,
    rows: usize,
}

impl Resamples {
    /// `times` resamples of `rows` rows.
    pub fn new(rows: u32, times: u32, seed: u64) -> Self {
        let n = rows as usize;
        let mut counts = vec![0.0; n * times as usize];
        for (at, of_one) in counts.chunks_mut(n.max(1)).enumerate() {
            let stream = Stream::new(seed, "bootstrap", &at.to_string());
            for draw in 0..u64::from(rows) {
                let row = (stream.uniform(draw) * n as f64) as usize;
                if let Some(slot) = of_one.get_mut(row) {
                    *slot += 1.0;
                }
            }
        }
        Self { counts, rows: n }
    }
}

/// Indices from the outputs of one model: `outputs` by sample in the order of [`Design::samples`],
/// each by row. `None` where the output does not vary, so that there is nothing to explain.
///
/// ```
/// use readiness::uncertainty::sobol::{Design, Resamples, indices};
/// // y = x1 + 10 x2 + 0 x3: 1/101, 100/101, and exactly 0.
/// let design = Design { inputs: 3, rows: 4096, seed: 1 };
/// let model = |x: [f64; 3]| x[0] + 10.0 * x[1];
/// let outputs: Vec<Vec<f64>> = design.samples().map(|s| {
///     (0..design.rows).map(|row| model([0, 1, 2].map(|i| design.value(s, row, i)))).collect()
/// }).collect();
/// let found = indices(&outputs, &Resamples::new(design.rows, 100, 1)).unwrap();
/// assert!((found[1].first.value - 100.0 / 101.0).abs() < 0.01);
/// assert_eq!((found[2].first.value, found[2].total.value), (0.0, 0.0));
/// ```
pub fn indices(outputs: &[Vec<f64>], resamples: &Resamples) -> Option<Vec<Indices>> {
    let (a, rest) = outputs.split_first()?;
    let (b, mixed) = rest.split_first()?;
    let n = a.len();
    if n == 0 || outputs.iter().any(|o| o.len() != n) {
        return None;
    }
    // Centred first: the estimator of first order is far less noisy.
    let mean = a.iter().chain(b).sum::<f64>() / (2 * n) as f64;
    let a: Vec<f64> = a.iter().map(|v| v - mean).collect();
    let b: Vec<f64> = b.iter().map(|v| v - mean).collect();
    let both: Vec<f64> = a.iter().zip(&b).map(|(x, y)| x + y).collect();
    let squares: Vec<f64> = a.iter().zip(&b).map(|(x, y)| x * x + y * y).collect();
    let variance = |sum: f64, squares: f64| {
        let m = sum / (2 * n) as f64;
        squares / (2 * n) as f64 - m * m
    };
    let of_all = variance(both.iter().sum(), squares.iter().sum());
    if !(of_all > 0.0 && a.iter().chain(&b).any(|v| (v - a[0]).abs() > 0.0)) {
        return None;
    }
    let times = resamples.counts.chunks(resamples.rows.max(1));
    let variances: Vec<f64> = times
        .clone()
        .map(|c| variance(dot(c, &both), dot(c, &squares)))
        .collect();
    let estimate = |terms: &[f64], per: f64| {
        let value = terms.iter().sum::<f64>() / per / of_all;
        let mut drawn: Vec<f64> = times
            .clone()
            .zip(&variances)
            .filter(|(_, v)| **v > 0.0)
            .map(|(c, v)| dot(c, terms) / per / v)
            .collect();
        drawn.sort_unstable_by(f64::total_cmp);
        let end = |p| percentile_of_sorted(&drawn, p).unwrap_or(value);
        Estimate {
            value,
            low: end((1.0 - CONFIDENCE) / 2.0),
            high: end((1.0 + CONFIDENCE) / 2.0),
        }
    };
    let of_input = |ab: &Vec<f64>| {
        let moved: Vec<f64> = ab.iter().zip(&a).map(|(m, x)| (m - mean) - x).collect();
        let first: Vec<f64> = moved.iter().zip(&b).map(|(d, y)| y * d).collect();
        let total: Vec<f64> = moved.iter().map(|d| d * d).collect();
        Indices {
            first: estimate(&first, n as f64),
            total: estimate(&total, (2 * n) as f64),
        }
    };
    Some(mixed.iter().map(of_input).collect())
}

/// Σ x·y in eight running sums, added up in one order.
fn dot(x: &[f64], y: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (xs, ys) = (x.chunks_exact(8), y.chunks_exact(8));
    let rest: f64 = xs
        .remainder()
        .iter()
        .zip(ys.remainder())
        .map(|(a, b)| a * b)
        .sum();
    for (a, b) in xs.zip(ys) {
        for ((s, p), q) in sums.iter_mut().zip(a).zip(b) {
            *s += p * q;
        }
    }
    sums.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inputs: usize, rows: u32, model: impl Fn(&[f64]) -> f64) -> Vec<Indices> {
        let design = Design {
            inputs,
            rows,
            seed: 7,
        };
        let row = |s, r| (0..inputs).map(|i| design.value(s, r, i)).collect::<Vec<f64>>();
        let outputs: Vec<Vec<f64>> = design
            .samples()
            .map(|s| (0..rows).map(|r| model(&row(s, r))).collect())
            .collect();
        indices(&outputs, &Resamples::new(rows, 200, 1)).unwrap()
    }

    /// Ishigami and Homma (1990), a = 7, b = 0.1, inputs uniform on −π..π.
    #[test]
    fn the_ishigami_function_has_its_published_indices() {
        let pi = std::f64::consts::PI;
        let found = of(3, 1 << 14, |x| {
            let x: Vec<f64> = x.iter().map(|u| (2.0 * u - 1.0) * pi).collect();
            let (s1, s2) = (libm::sin(x[0]), libm::sin(x[1]));
            s1 + 7.0 * s2 * s2 + 0.1 * x[2] * x[2] * x[2] * x[2] * s1
        });
        for (i, (s, t)) in [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)]
            .into_iter()
            .enumerate()
        {
            assert!((found[i].first.value - s).abs() < 0.005, "S{i} {:?}", found[i]);
            assert!((found[i].total.value - t).abs() < 0.005, "ST{i} {:?}", found[i]);
            assert!(
                found[i].first.low <= s && s <= found[i].first.high,
                "{:?}",
                found[i]
            );
            assert!(
                found[i].total.low <= t && t <= found[i].total.high,
                "{:?}",
                found[i]
            );
        }
    }

    #[test]
    fn an_input_that_is_not_read_explains_exactly_nothing() {
        let found = of(3, 4096, |x| x[0] + 10.0 * x[1] + 0.0 * x[2]);
        assert!((found[0].first.value - 1.0 / 101.0).abs() < 0.002);
        assert!((found[1].first.value - 100.0 / 101.0).abs() < 0.002);
        let zero = Estimate {
            value: 0.0,
            low: 0.0,
            high: 0.0,
        };
        assert_eq!(
            found[2],
            Indices {
                first: zero,
                total: zero
            }
        );
    }

    #[test]
    fn a_linear_model_splits_by_squared_coefficients() {
        let found = of(3, 4096, |x| x[0] + 2.0 * x[1] + 3.0 * x[2]);
        for (of_input, share) in found.iter().zip([1.0 / 14.0, 4.0 / 14.0, 9.0 / 14.0]) {
            assert!((of_input.first.value - share).abs() < 0.002);
            assert!((of_input.total.value - share).abs() < 0.002);
        }
    }

    #[test]
    fn an_output_that_never_moves_has_no_indices() {
        let same = vec![vec![3.1; 64]; 4];
        assert_eq!(indices(&same, &Resamples::new(64, 10, 1)), None);
        assert_eq!(indices(&[], &Resamples::new(0, 10, 1)), None);
    }
}
