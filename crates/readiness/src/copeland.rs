//! Outranking and Copeland's rule: majorities won minus majorities lost.
//!
//! A criterion that is missing for either unit of a pair says nothing about the pair; the weight of
//! the others is shared out. Values closer than [`SAME`] relative to their size tie: scores that are
//! equal by definition may differ in their last bit after being summed in different ways.

use crate::table::Column;

/// Relative difference below which two values tie, and a majority is not one.
pub const SAME: f64 = 1e-12;

/// Weight of the criteria by which `a` is at least as good as `b`, ties counting half, as a share
/// of the criteria both have; `None` where they share none.
pub fn outranks(columns: &[&Column], weights: &[f64], a: usize, b: usize) -> Option<f64> {
    let (mut won, mut total) = (0.0, 0.0);
    for (column, weight) in columns.iter().zip(weights) {
        let value = |unit: usize| column.get(unit).copied().flatten();
        if let (Some(x), Some(y)) = (value(a), value(b)) {
            total += weight;
            if (x - y).abs() <= SAME * x.abs().max(y.abs()) {
                won += 0.5 * weight;
            } else if x > y {
                won += weight;
            }
        }
    }
    (total > 0.0).then(|| won / total)
}

/// Copeland scores, −(n − 1)..n − 1; `None` for a unit with no value at all.
///
/// ```
/// use readiness::copeland::copeland;
/// let (x1, x2, x3) = ([1., 2., 3., 4.].map(Some).to_vec(), [3., 2., 1., 5.].map(Some).to_vec(), [2., 3., 1., 4.].map(Some).to_vec());
/// assert_eq!(copeland(&[&x1, &x2, &x3], &[1.0; 3]), [-1.0, 1.0, -3.0, 3.0].map(Some));
/// ```
pub fn copeland(columns: &[&Column], weights: &[f64]) -> Vec<Option<f64>> {
    let n = columns.first().map_or(0, |c| c.len());
    let mut scores = vec![0i64; n];
    for a in 0..n {
        for b in a + 1..n {
            let Some(share) = outranks(columns, weights, a, b) else {
                continue;
            };
            let sign = if share > 0.5 + SAME {
                1
            } else if share < 0.5 - SAME {
                -1
            } else {
                0
            };
            for (unit, by) in [(a, sign), (b, -sign)] {
                if let Some(s) = scores.get_mut(unit) {
                    *s += by;
                }
            }
        }
    }
    let seen = |unit: usize| {
        columns
            .iter()
            .zip(weights)
            .any(|(c, w)| *w > 0.0 && c.get(unit).copied().flatten().is_some())
    };
    scores
        .into_iter()
        .enumerate()
        .map(|(unit, s)| seen(unit).then_some(s as f64))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn column(x: &[f64]) -> Column {
        x.iter().map(|v| Some(*v)).collect()
    }

    /// COINr's documented example, sums of thirds.
    #[test]
    fn outranking_and_copeland_match_the_published_values() {
        let x = [
            column(&[1.0, 2.0, 3.0, 4.0]),
            column(&[3.0, 2.0, 1.0, 5.0]),
            column(&[2.0, 3.0, 1.0, 4.0]),
        ];
        let x: Vec<&Column> = x.iter().collect();
        let share = |a, b| outranks(&x, &[1.0; 3], a, b).unwrap();
        assert!((share(1, 0) - 2.0 / 3.0).abs() < 1e-12);
        assert!((share(2, 0) - 1.0 / 3.0).abs() < 1e-12);
        assert!((share(3, 0) - 1.0).abs() < 1e-12);
        assert_eq!(copeland(&x, &[1.0; 3]), [-1.0, 1.0, -3.0, 3.0].map(Some));
    }

    #[test]
    fn an_even_split_is_no_majority() {
        let x = [column(&[1.0, 2.0]), column(&[2.0, 1.0])];
        let x: Vec<&Column> = x.iter().collect();
        assert_eq!(copeland(&x, &[1.0; 2]), [0.0, 0.0].map(Some));
        // 0.1 + 0.2 against 0.3 is even although the sums differ in the last bit.
        let x = [column(&[1.0, 2.0]), column(&[1.0, 2.0]), column(&[2.0, 1.0])];
        let x: Vec<&Column> = x.iter().collect();
        assert_eq!(copeland(&x, &[0.1, 0.2, 0.3]), [0.0, 0.0].map(Some));
    }

    #[test]
    fn values_that_differ_by_rounding_tie() {
        let x = [column(&[0.1 + 0.2, 0.3])];
        assert_eq!(copeland(&[&x[0]], &[1.0]), [0.0, 0.0].map(Some));
    }

    proptest! {
        #[test]
        fn outranking_is_antisymmetric_and_copeland_sums_to_zero(
            x in prop::collection::vec(prop::collection::vec(prop::option::of(-4i8..4), 6), 1..5)
        ) {
            let x: Vec<Column> = x.iter().map(|c| c.iter().map(|v| v.map(f64::from)).collect()).collect();
            let x: Vec<&Column> = x.iter().collect();
            let w: Vec<f64> = (1..=x.len()).map(|i| i as f64).collect();
            for a in 0..6 { for b in 0..6 { if a != b {
                match (outranks(&x, &w, a, b), outranks(&x, &w, b, a)) {
                    (Some(p), Some(q)) => prop_assert!((p + q - 1.0).abs() < 1e-12),
                    (p, q) => prop_assert_eq!(p, q),
                }
            }}}
            let sum: f64 = copeland(&x, &w).iter().flatten().sum();
            prop_assert_eq!(sum, 0.0);
        }
    }
}
