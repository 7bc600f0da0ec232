//! Weights from principal components of the children's correlations.

use super::{Detail, Fault};
use crate::linear::{correlation_matrix, symmetric_eigen};
use crate::table::Column;

/// A factor counts with an eigenvalue above this (Kaiser's criterion; OECD/JRC 2008, step 6).
pub const EIGENVALUE: f64 = 1.0;
/// …and with at least this share of the variance.
pub const SHARE: f64 = 0.1;
/// Factors are added until they explain this much together.
pub const TOGETHER: f64 = 0.6;

type Weights = (Vec<f64>, Detail);

/// Squared entries of the first principal component: the share of each child in it. Signs are lost:
/// a child that runs against the others is a matter for the coherence report.
pub fn first(columns: &[&Column]) -> Result<Weights, Fault> {
    let (values, vectors) = components(columns)?;
    let (Some(value), Some(vector)) = (values.first(), vectors.first()) else {
        return Err(Fault::Nothing);
    };
    let detail = Detail::Components {
        kept: 1,
        explained: value / values.iter().sum::<f64>(),
    };
    Ok((vector.iter().map(|v| v * v).collect(), detail))
}

/// The variant of the handbook (OECD/JRC 2008, "Handbook on constructing composite indicators",
/// step 6; Nicoletti, Scarpetta and Boylaud 2000): factors with an eigenvalue above 1 and a tenth
/// of the variance each, at least 60 % together; varimax rotation; each child counts in the factor
/// it loads on most, by its squared loading in unity sum, and a factor by the variance it explains.
/// The two shares multiply to squared loading ÷ variance explained, so the greatest squared loading
/// of a child is its weight once all are divided by their sum.
pub fn factors(columns: &[&Column]) -> Result<Weights, Fault> {
    let (values, vectors) = components(columns)?;
    let total: f64 = values.iter().sum();
    let (mut kept, mut sum) = (0, 0.0);
    for value in &values {
        let counts = *value > EIGENVALUE && value / total > SHARE;
        if !(counts || sum / total < TOGETHER) || *value <= 1e-9 {
            break;
        }
        sum += value;
        kept += 1;
    }
    if kept == 0 {
        return Err(Fault::Nothing);
    }
    let mut loadings: Vec<Vec<f64>> = values
        .iter()
        .zip(&vectors)
        .take(kept)
        .map(|(value, vector)| vector.iter().map(|v| v * value.sqrt()).collect())
        .collect();
    varimax(&mut loadings);
    let weights = (0..columns.len())
        .map(|child| {
            loadings
                .iter()
                .filter_map(|f| f.get(child))
                .fold(0.0f64, |m, l| m.max(l * l))
        })
        .collect();
    let detail = Detail::Components {
        kept,
        explained: sum / total,
    };
    Ok((weights, detail))
}

type Spectrum = (Vec<f64>, Vec<Vec<f64>>);

fn components(columns: &[&Column]) -> Result<Spectrum, Fault> {
    let matrix = correlation_matrix(columns);
    for (at, row) in matrix.iter().enumerate() {
        if row.iter().any(Option::is_none) {
            // The child itself if it does not vary, else the first one whose pairs lack data.
            let alone = |n: usize| matrix.get(n).and_then(|r| r.get(n)).copied().flatten().is_none();
            let culprit = (0..matrix.len()).find(|n| alone(*n)).unwrap_or(at);
            return Err(Fault::Child(culprit));
        }
    }
    let full: Vec<Vec<f64>> = matrix
        .into_iter()
        .map(|r| r.into_iter().flatten().collect())
        .collect();
    let eigen = symmetric_eigen(&full).ok_or(Fault::Nothing)?;
    // Gaps can push the smallest eigenvalues below zero: they explain nothing.
    let values: Vec<f64> = eigen.values.iter().map(|v| v.max(0.0)).collect();
    Ok((values, eigen.vectors))
}

/// Kaiser's varimax (1958) on loadings by factor and child, rows of unit length while rotating.
fn varimax(loadings: &mut [Vec<f64>]) {
    let children = loadings.first().map_or(0, Vec::len);
    let lengths: Vec<f64> = (0..children)
        .map(|c| {
            loadings
                .iter()
                .filter_map(|f| f.get(c))
                .map(|l| l * l)
                .sum::<f64>()
                .sqrt()
        })
        .map(|l| if l > 0.0 { l } else { 1.0 })
        .collect();
    scale(loadings, |at| 1.0 / lengths.get(at).copied().unwrap_or(1.0));
    for _ in 0..100 {
        let mut largest = 0.0f64;
        for a in 0..loadings.len() {
            let (head, tail) = loadings.split_at_mut(a + 1);
            let Some(x) = head.last_mut() else { continue };
            for y in tail {
                largest = largest.max(rotate(x, y).abs());
            }
        }
        if largest < 1e-12 {
            break;
        }
    }
    scale(loadings, |at| lengths.get(at).copied().unwrap_or(1.0));
}

fn scale(loadings: &mut [Vec<f64>], by: impl Fn(usize) -> f64) {
    for factor in loadings {
        for (at, l) in factor.iter_mut().enumerate() {
            *l *= by(at);
        }
    }
}

/// Rotates two factors by the angle that maximises the varimax criterion; returns it.
fn rotate(x: &mut [f64], y: &mut [f64]) -> f64 {
    let n = x.len() as f64;
    let (mut a, mut b, mut c, mut d) = (0.0, 0.0, 0.0, 0.0);
    for (p, q) in x.iter().zip(y.iter()) {
        let (u, v) = (p * p - q * q, 2.0 * p * q);
        a += u;
        b += v;
        c += u * u - v * v;
        d += 2.0 * u * v;
    }
    let angle = 0.25 * libm::atan2(d - 2.0 * a * b / n, c - (a * a - b * b) / n);
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    for (p, q) in x.iter_mut().zip(y.iter_mut()) {
        (*p, *q) = (*p * cos + *q * sin, *q * cos - *p * sin);
    }
    angle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(x: &[f64]) -> Column {
        x.iter().map(|v| Some(*v)).collect()
    }

    #[test]
    fn two_children_weigh_the_same_whatever_their_correlation() {
        let (x, y) = (column(&[1.0, 2.0, 3.0, 7.0]), column(&[2.0, 1.0, 5.0, 4.0]));
        let (w, detail) = first(&[&x, &y]).unwrap();
        assert!((w[0] - 0.5).abs() < 1e-12 && (w[1] - 0.5).abs() < 1e-12);
        let r = crate::linear::correlation(&x, &y).unwrap();
        let Detail::Components { explained, .. } = detail else {
            panic!()
        };
        assert!((explained - (1.0 + r) / 2.0).abs() < 1e-12);
    }

    #[test]
    fn a_child_apart_from_two_that_agree_weighs_less_and_one_factor_is_the_first_component() {
        let a = column(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let b = column(&[1.0, 2.0, 3.0, 4.0, 6.0, 5.0]);
        let alone = column(&[3.0, 1.0, 2.0, 3.0, 1.0, 2.0]);
        let (one, _) = first(&[&a, &b, &alone]).unwrap();
        let (rotated, detail) = factors(&[&a, &b, &alone]).unwrap();
        assert!(one[2] < 0.15, "{one:?}");
        assert!(matches!(detail, Detail::Components { kept: 1, .. }), "{detail:?}");
        // One factor: its squared loadings are the first component's squared entries.
        let sum: f64 = rotated.iter().sum();
        for (r, o) in rotated.iter().zip(&one) {
            assert!((r / sum - o).abs() < 1e-12);
        }
    }

    #[test]
    fn two_blocks_give_two_factors_and_rotation_finds_them() {
        let a = column(&[1.0, 1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0]);
        let b = column(&[1.0, 1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -0.5]);
        let c = column(&[1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0]);
        let d = column(&[1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 0.5, -1.0]);
        let (w, detail) = factors(&[&a, &b, &c, &d]).unwrap();
        assert!(matches!(detail, Detail::Components { kept: 2, .. }));
        // Each child loads on its own block almost wholly.
        assert!(w.iter().all(|v| (0.9..=1.0 + 1e-9).contains(v)), "{w:?}");
    }

    #[test]
    fn a_child_that_does_not_vary_is_named() {
        let (x, flat) = (column(&[1.0, 2.0, 4.0]), column(&[5.0; 3]));
        assert_eq!(first(&[&x, &flat]), Err(Fault::Child(1)));
    }
}
