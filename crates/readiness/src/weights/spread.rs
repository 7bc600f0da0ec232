//! Weights from how far the children tell units apart: entropy and CRITIC.
//!
//! Both first bring each child onto 0..1 by its own minimum and maximum (its score is already
//! positive in direction), so that the scale of the normalisation does not matter.

use super::Fault;
use crate::linear::correlation;
use crate::stats::{range, sample_sd};
use crate::table::Column;

/// Each child on 0..1.
fn onto_one(columns: &[&Column]) -> Result<Vec<Column>, Fault> {
    columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let x: Vec<f64> = column.iter().flatten().copied().collect();
            let (low, high) = range(&x).filter(|(l, h)| l < h).ok_or(Fault::Child(at))?;
            Ok(column
                .iter()
                .map(|v| v.map(|v| (v - low) / (high - low)))
                .collect())
        })
        .collect()
}

/// Shannon's entropy (Hwang and Yoon 1981): p = x ÷ Σx over the units, e = −Σ p ln p ÷ ln n,
/// weight ∝ 1 − e. A zero adds nothing to the sum.
///
/// ```
/// use readiness::weights::spread::entropy;
/// let (x, y) = (vec![Some(0.0), Some(1.0), Some(1.0)], vec![Some(0.0), Some(0.0), Some(1.0)]);
/// let w = entropy(&[&x, &y]).unwrap();
/// assert!((w[1] - 1.0).abs() < 1e-12 && w[0] < w[1]);
/// ```
pub fn entropy(columns: &[&Column]) -> Result<Vec<f64>, Fault> {
    onto_one(columns)?
        .iter()
        .map(|column| {
            let x: Vec<f64> = column.iter().flatten().copied().collect();
            let sum: f64 = x.iter().sum();
            let e: f64 = x
                .iter()
                .filter(|v| **v > 0.0)
                .map(|v| v / sum * libm::log(v / sum))
                .sum();
            Ok((1.0 + e / libm::log(x.len() as f64)).max(0.0))
        })
        .collect()
}

/// CRITIC (Diakoulaki, Mavrotas and Papayannakis 1995): standard deviation × Σ (1 − correlation
/// with every other child).
pub fn critic(columns: &[&Column]) -> Result<Vec<f64>, Fault> {
    let x = onto_one(columns)?;
    let mut out = Vec::with_capacity(x.len());
    for (at, column) in x.iter().enumerate() {
        let present: Vec<f64> = column.iter().flatten().copied().collect();
        let sd = sample_sd(&present).ok_or(Fault::Child(at))?;
        let mut conflict = 0.0;
        for (other, with) in x.iter().enumerate() {
            if other != at {
                conflict += 1.0 - correlation(column, with).ok_or(Fault::Child(at))?;
            }
        }
        out.push(sd * conflict);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(x: &[f64]) -> Column {
        x.iter().map(|v| Some(*v)).collect()
    }

    #[test]
    fn the_more_uneven_child_weighs_more_by_entropy() {
        let even = column(&[0.0, 0.9, 1.0, 0.95]);
        let uneven = column(&[0.0, 0.1, 1.0, 0.05]);
        let w = entropy(&[&even, &uneven]).unwrap();
        assert!(w[1] > w[0]);
        // By hand: p = 18/57, 20/57, 19/57.
        let e: f64 = [0.9f64, 1.0, 0.95]
            .iter()
            .map(|v| v / 2.85 * (v / 2.85).ln())
            .sum::<f64>()
            / -(4f64.ln());
        assert!((w[0] - (1.0 - e)).abs() < 1e-12);
    }

    #[test]
    fn a_child_that_conflicts_weighs_more_by_critic() {
        let a = column(&[0.0, 1.0, 2.0, 3.0]);
        let b = column(&[0.0, 1.0, 2.0, 3.0]);
        let against = column(&[3.0, 2.0, 1.0, 0.0]);
        let w = critic(&[&a, &b, &against]).unwrap();
        let sd = sample_sd(&[0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0]).unwrap();
        assert!((w[0] - sd * 2.0).abs() < 1e-12 && (w[2] - sd * 4.0).abs() < 1e-12);
    }

    #[test]
    fn a_child_that_does_not_vary_is_named() {
        let (x, flat) = (column(&[1.0, 2.0, 4.0]), column(&[5.0; 3]));
        assert_eq!(entropy(&[&x, &flat]), Err(Fault::Child(1)));
        assert_eq!(critic(&[&flat, &x]), Err(Fault::Child(0)));
    }
}
