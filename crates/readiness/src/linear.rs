//! Correlations and eigenvectors: what weighting and coherence need of linear algebra.
//!
//! What: Pearson correlation of columns with gaps (pairwise complete), and the eigenvalues of a
//! symmetric matrix, sorted and with a fixed sign, so that the same matrix always gives the same
//! answer. The decomposition is nalgebra's (Householder reduction and implicit QR) on `libm`
//! arithmetic. Left out: everything that is not symmetric; the judgements of a pairwise
//! comparison have their own power iteration beside the weights.

use nalgebra::{DMatrix, linalg::SymmetricEigen};

use crate::table::Column;

/// Pearson correlation over the units both columns have; `None` with fewer than three of them or
/// where one side is constant there.
///
/// ```
/// use readiness::linear::correlation;
/// let (x, y) = (vec![Some(1.0), Some(2.0), Some(3.0), None], vec![Some(2.0), Some(4.0), Some(6.0), Some(9.0)]);
/// assert!((correlation(&x, &y).unwrap() - 1.0).abs() < 1e-15);
/// ```
pub fn correlation(x: &Column, y: &Column) -> Option<f64> {
    let pairs: Vec<(f64, f64)> = x
        .iter()
        .zip(y)
        .filter_map(|(x, y)| Some(((*x)?, (*y)?)))
        .collect();
    if pairs.len() < 3 {
        return None;
    }
    let n = pairs.len() as f64;
    let mx = pairs.iter().map(|p| p.0).sum::<f64>() / n;
    let my = pairs.iter().map(|p| p.1).sum::<f64>() / n;
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in &pairs {
        xx += (x - mx) * (x - mx);
        yy += (y - my) * (y - my);
        xy += (x - mx) * (y - my);
    }
    // Equal values whose mean is off by its last bit leave a speck of variance behind.
    let speck = |m: f64| n * (m * 1e-14) * (m * 1e-14);
    if !(xx > speck(mx) && yy > speck(my)) {
        return None;
    }
    let r = xy / (xx.sqrt() * yy.sqrt());
    r.is_finite().then(|| r.clamp(-1.0, 1.0))
}

/// Correlation of every pair of columns, symmetric, 1 on the diagonal of a column that varies.
pub fn correlation_matrix(columns: &[&Column]) -> Vec<Vec<Option<f64>>> {
    let n = columns.len();
    let mut out = vec![vec![None; n]; n];
    for (a, x) in columns.iter().enumerate() {
        for (b, y) in columns.iter().enumerate().skip(a) {
            // Exactly 1, not nearly.
            let r = correlation(x, y).map(|r| if a == b { 1.0 } else { r });
            for (row, at) in [(a, b), (b, a)] {
                if let Some(slot) = out.get_mut(row).and_then(|r| r.get_mut(at)) {
                    *slot = r;
                }
            }
        }
    }
    out
}

/// Eigenvalues and eigenvectors of a symmetric matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Eigen {
    /// Eigenvalues, greatest first.
    pub values: Vec<f64>,
    /// `vectors[k]` belongs to `values[k]`: unit length, its entries' sum positive (of a sum of
    /// zero: the first entry that is not zero positive).
    pub vectors: Vec<Vec<f64>>,
}

/// Decomposes a symmetric matrix (rows). `None` for a matrix that is empty, not square, not
/// symmetric (relative 1e-9), not finite, or that does not converge.
///
/// ```
/// let e = readiness::linear::symmetric_eigen(&[vec![2.0, 1.0], vec![1.0, 2.0]]).unwrap();
/// assert!((e.values[0] - 3.0).abs() < 1e-12 && (e.values[1] - 1.0).abs() < 1e-12);
/// assert!((e.vectors[0][0] - 0.5f64.sqrt()).abs() < 1e-12);
/// ```
pub fn symmetric_eigen(matrix: &[Vec<f64>]) -> Option<Eigen> {
    let n = matrix.len();
    let cell = |a: usize, b: usize| matrix.get(a).and_then(|r| r.get(b)).copied().unwrap_or(f64::NAN);
    let mut largest = 0.0f64;
    for row in matrix {
        if row.len() != n || row.iter().any(|v| !v.is_finite()) {
            return None;
        }
        largest = row.iter().fold(largest, |l, v| l.max(v.abs()));
    }
    let even = (0..n).all(|a| (a..n).all(|b| (cell(a, b) - cell(b, a)).abs() <= 1e-9 * largest));
    if n == 0 || !even {
        return None;
    }
    let found = SymmetricEigen::try_new(DMatrix::from_fn(n, n, cell), f64::EPSILON, 1000 * n)?;
    let mut pairs: Vec<(f64, Vec<f64>)> = found
        .eigenvalues
        .iter()
        .zip(found.eigenvectors.column_iter())
        .map(|(value, vector)| (*value, upright(vector.iter().copied().collect())))
        .collect();
    // Stable: equal eigenvalues keep the decomposition's order.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (values, vectors) = pairs.into_iter().unzip();
    Some(Eigen { values, vectors })
}

/// An eigenvector is one up to its sign: this fixes it.
fn upright(vector: Vec<f64>) -> Vec<f64> {
    let sum: f64 = vector.iter().sum();
    let sign = if sum.abs() > 1e-12 {
        sum
    } else {
        vector.iter().copied().find(|v| v.abs() > 1e-12).unwrap_or(1.0)
    };
    if sign < 0.0 {
        vector.into_iter().map(|v| -v).collect()
    } else {
        vector
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn constant_columns_and_pairs_that_are_too_few_have_no_correlation() {
        let flat = vec![Some(0.1); 7];
        let up: Column = (0..7).map(|v| Some(f64::from(v))).collect();
        assert_eq!(correlation(&flat, &up), None);
        assert_eq!(
            correlation(&vec![Some(1.0), Some(2.0), None], &vec![Some(1.0); 3]),
            None
        );
        let m = correlation_matrix(&[&flat, &up]);
        assert_eq!(m, [[None, None], [None, Some(1.0)]]);
    }

    #[test]
    fn what_is_no_symmetric_matrix_is_refused() {
        assert_eq!(symmetric_eigen(&[]), None);
        assert_eq!(symmetric_eigen(&[vec![1.0, 2.0]]), None);
        assert_eq!(symmetric_eigen(&[vec![1.0, 2.0], vec![3.0, 1.0]]), None);
        assert_eq!(symmetric_eigen(&[vec![f64::NAN]]), None);
    }

    proptest! {
        #[test]
        fn eigenvectors_rebuild_the_matrix_in_falling_order(
            x in prop::collection::vec(prop::collection::vec(-10.0f64..10.0, 5), 5)
        ) {
            let m: Vec<Vec<f64>> = (0..5).map(|a| (0..5).map(|b| x[a][b] + x[b][a]).collect()).collect();
            let e = symmetric_eigen(&m).unwrap();
            prop_assert!(e.values.windows(2).all(|w| w[0] >= w[1]));
            for (a, row) in m.iter().enumerate() { for (b, cell) in row.iter().enumerate() {
                let built: f64 = (0..5).map(|k| e.values[k] * e.vectors[k][a] * e.vectors[k][b]).sum();
                prop_assert!((built - cell).abs() < 1e-9, "{} {}", built, cell);
            }}
        }

        #[test]
        fn a_correlation_lies_between_minus_one_and_one_and_does_not_mind_units(
            x in prop::collection::vec((-100i32..100, -100i32..100), 3..30), by in 1i32..9
        ) {
            let of = |f: &dyn Fn(&(i32, i32)) -> i32| -> Column { x.iter().map(|p| Some(f64::from(f(p)))).collect() };
            let (a, b) = (of(&|p| p.0), of(&|p| p.1));
            let scaled = of(&|p| p.1 * by + 7);
            match (correlation(&a, &b), correlation(&a, &scaled)) {
                (Some(r), Some(s)) => prop_assert!((-1.0..=1.0).contains(&r) && (r - s).abs() < 1e-9),
                (r, s) => prop_assert_eq!(r, s),
            }
        }
    }
}
