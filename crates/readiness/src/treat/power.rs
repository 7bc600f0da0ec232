//! The Box-Cox transformation (Box and Cox 1964, equation 1): (x^λ − 1) ÷ λ, ln x at λ = 0.
//!
//! λ is given, or the one of greatest profile likelihood (same paper, equation 8):
//! −n/2 · ln(variance of the transformed values, ÷ n) + (λ − 1) · Σ ln x, searched over −2..2 as is
//! customary. A column with values of zero or less is first shifted, as the logarithm of the other
//! rule is, so that the transformation does not mind the units.

use crate::stats::range;

/// Exponents searched.
const FROM: f64 = -2.0;
const TO: f64 = 2.0;
/// Steps of the first, coarse pass.
const STEPS: u32 = 80;

/// A transformation: what it takes to replay it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Power {
    /// Exponent.
    pub lambda: f64,
    /// Added to every value first.
    pub shift: f64,
}

impl Power {
    /// One value.
    pub fn apply(self, value: f64) -> f64 {
        let x = value + self.shift;
        if self.lambda.abs() < 1e-12 {
            libm::log(x)
        } else {
            (libm::pow(x, self.lambda) - 1.0) / self.lambda
        }
    }
}

/// Transforms values; `None` where they are all equal, or where a result would not be finite.
///
/// ```
/// let x: Vec<f64> = (0..9).map(|k| f64::from(1u32 << k)).collect();
/// let (_, power) = readiness::treat::box_cox(&x, None).unwrap();
/// assert!(power.lambda.abs() < 1e-6); // evenly spaced on a logarithm
/// ```
pub fn box_cox(x: &[f64], lambda: Option<f64>) -> Option<(Vec<f64>, Power)> {
    let (low, high) = range(x).filter(|(l, h)| l < h)?;
    let shift = if low > 0.0 { 0.0 } else { 0.01 * (high - low) - low };
    let lambda = match lambda {
        Some(lambda) => lambda,
        None => likeliest(x, shift)?,
    };
    let power = Power { lambda, shift };
    let out: Vec<f64> = x.iter().map(|v| power.apply(*v)).collect();
    out.iter().all(|v| v.is_finite()).then_some((out, power))
}

fn likelihood(x: &[f64], logs: f64, shift: f64, lambda: f64) -> f64 {
    let n = x.len() as f64;
    let power = Power { lambda, shift };
    let y: Vec<f64> = x.iter().map(|v| power.apply(*v)).collect();
    let mean = y.iter().sum::<f64>() / n;
    let variance = y.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n;
    let value = -0.5 * n * libm::log(variance) + (lambda - 1.0) * logs;
    if value.is_finite() {
        value
    } else {
        f64::NEG_INFINITY
    }
}

fn likeliest(x: &[f64], shift: f64) -> Option<f64> {
    // The likelihood does not mind the unit of x, numbers do: work at a geometric mean of 1.
    let centre = x.iter().map(|v| libm::log(v + shift)).sum::<f64>() / x.len() as f64;
    let unit: Vec<f64> = x
        .iter()
        .map(|v| libm::exp(libm::log(v + shift) - centre))
        .collect();
    let logs: f64 = unit.iter().map(|v| libm::log(*v)).sum();
    let of = |lambda: f64| likelihood(&unit, logs, 0.0, lambda);
    let step = (TO - FROM) / f64::from(STEPS);
    let mut best = (f64::NEG_INFINITY, 0.0);
    for k in 0..=STEPS {
        let lambda = FROM + step * f64::from(k);
        let value = of(lambda);
        if value > best.0 {
            best = (value, lambda);
        }
    }
    if best.0 <= f64::NEG_INFINITY {
        return None;
    }
    // Golden section around the best of the grid.
    let golden = (5f64.sqrt() - 1.0) / 2.0;
    let (mut a, mut b) = ((best.1 - step).max(FROM), (best.1 + step).min(TO));
    while b - a > 1e-9 {
        let (c, d) = (b - golden * (b - a), a + golden * (b - a));
        if of(c) >= of(d) { b = d } else { a = c }
    }
    Some(0.5 * (a + b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::treat::{KURTOSIS, SKEW, treat_power};
    use proptest::prelude::*;

    #[test]
    fn a_given_exponent_is_the_textbook_formula() {
        let (y, p) = box_cox(&[1.0, 4.0, 9.0], Some(0.5)).unwrap();
        assert_eq!(y, [0.0, 2.0, 4.0]);
        assert_eq!(p.shift, 0.0);
        let (y, _) = box_cox(&[1.0, 2.0], Some(0.0)).unwrap();
        assert_eq!(y, [0.0, libm::log(2.0)]);
    }

    #[test]
    fn no_exponent_of_a_fine_grid_is_likelier() {
        let x = [1.2, 0.4, 3.3, 18.0, 2.5, 0.9, 7.7, 5.1, 1.9, 60.0];
        let (_, p) = box_cox(&x, None).unwrap();
        let logs = x.iter().map(|v| libm::log(*v)).sum();
        let best = likelihood(&x, logs, 0.0, p.lambda);
        for k in -2000..=2000 {
            assert!(likelihood(&x, logs, 0.0, f64::from(k) / 1000.0) <= best + 1e-9);
        }
    }

    #[test]
    fn a_skewed_column_is_mended_recorded_and_gaps_stay() {
        let mut column: Vec<Option<f64>> = (0..30).map(|k| Some(libm::exp(f64::from(k) / 4.0))).collect();
        column.push(None);
        let (new, record) = treat_power(&column, None).unwrap();
        let after = record.after.unwrap();
        assert!(record.before.0 >= SKEW && record.before.1 >= KURTOSIS && after.0.abs() < 0.1);
        assert_eq!(new[30], None);
        assert!(record.method.transforms());
        let (unit, old, put) = record.changed[3];
        assert_eq!((column[unit], new[unit]), (Some(old), Some(put)));
    }

    proptest! {
        #[test]
        fn order_is_kept_and_units_do_not_matter(
            x in prop::collection::vec(-1000i32..1000, 4..30), by in 1u8..100
        ) {
            let x: Vec<f64> = x.into_iter().map(f64::from).collect();
            let scaled: Vec<f64> = x.iter().map(|v| v * f64::from(by)).collect();
            if let (Some((y, p)), Some((_, q))) = (box_cox(&x, None), box_cox(&scaled, None)) {
                prop_assert!((p.lambda - q.lambda).abs() < 1e-4, "{} {}", p.lambda, q.lambda);
                for (a, u) in x.iter().zip(&y) { for (b, v) in x.iter().zip(&y) {
                    prop_assert!(a > b || u <= v);
                }}
            }
        }
    }
}
