//! Splitting money so that the parts sum to the whole, to the cent.
//!
//! Largest remainder (Hamilton's method): every part gets its quota rounded down, the cents left
//! over go to the largest remainders, ties to the earlier part. The order of the parts is therefore
//! part of the result, and the same order gives the same cents everywhere.

use std::fmt;

use crate::{BasisPoints, Cents};

/// Shares that should be a whole and are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWhole(
    /// The sum that was found, in basis points.
    pub u64,
);

impl fmt::Display for NotWhole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "found shares of {}.{:02} %, expected 100 %",
            self.0 / 100,
            self.0 % 100
        )
    }
}

impl std::error::Error for NotWhole {}

/// Splits an amount in proportion to weights; the parts sum to the amount exactly.
///
/// Weights that are all zero put everything on the first part; no weights give no parts. A negative
/// amount is split as the positive one with the signs turned.
///
/// ```
/// use ledger::{Cents, split};
/// assert_eq!(split(Cents(100), &[1, 1, 1]), [Cents(34), Cents(33), Cents(33)]);
/// ```
pub fn split(total: Cents, weights: &[u64]) -> Vec<Cents> {
    let whole: u128 = weights.iter().map(|w| u128::from(*w)).sum();
    let amount = u128::from(total.0.unsigned_abs());
    let sign = if total.0 < 0 { -1 } else { 1 };
    if whole == 0 {
        let mut parts = vec![Cents::ZERO; weights.len()];
        if let Some(first) = parts.first_mut() {
            *first = total;
        }
        return parts;
    }
    // amount ≤ 2^63 and w ≤ whole, so quotient fits i64 and amount·w fits u128.
    let mut parts: Vec<i64> = Vec::with_capacity(weights.len());
    let mut remainders: Vec<(u128, usize)> = Vec::with_capacity(weights.len());
    let mut given = 0u128;
    for (i, w) in weights.iter().enumerate() {
        let product = amount * u128::from(*w);
        let quota = product / whole;
        given += quota;
        parts.push(i64::try_from(quota).unwrap_or(i64::MAX));
        remainders.push((product % whole, i));
    }
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let left = usize::try_from(amount - given).unwrap_or(usize::MAX);
    for (_, i) in remainders.iter().take(left) {
        parts[*i] += 1;
    }
    parts.into_iter().map(|p| Cents(sign * p)).collect()
}

/// Splits an amount by shares that must sum to 100 %.
///
/// Errors: [`NotWhole`] with the sum found, for splits of 99 or 101 %.
pub fn split_shares(total: Cents, shares: &[BasisPoints]) -> Result<Vec<Cents>, NotWhole> {
    let sum: u64 = shares.iter().map(|s| u64::from(s.0)).sum();
    if sum != u64::from(BasisPoints::WHOLE.0) {
        return Err(NotWhole(sum));
    }
    Ok(split(
        total,
        &shares.iter().map(|s| u64::from(s.0)).collect::<Vec<_>>(),
    ))
}

/// A fraction of an amount, rounded down towards zero: the part somebody pays who is never charged
/// a cent too much.
pub fn share_of(total: Cents, share: BasisPoints) -> Cents {
    let product = i128::from(total.0) * i128::from(share.0) / i128::from(BasisPoints::WHOLE.0);
    Cents(i64::try_from(product).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_sum_to_the_whole(
            total in -9_000_000_000_000_000i64..9_000_000_000_000_000,
            weights in proptest::collection::vec(0u64..1_000_000_000_000, 1..20),
        ) {
            let parts = split(Cents(total), &weights);
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(parts.into_iter().sum::<Cents>(), Cents(total));
        }

        #[test]
        fn no_part_is_a_cent_away_from_its_quota(
            total in 0i64..1_000_000_000,
            weights in proptest::collection::vec(1u64..10_000, 1..20),
        ) {
            let whole: u128 = weights.iter().map(|w| u128::from(*w)).sum();
            for (part, w) in split(Cents(total), &weights).iter().zip(&weights) {
                let scaled = i128::from(part.0) * whole as i128;
                let quota = i128::from(total) * i128::from(*w);
                prop_assert!((scaled - quota).unsigned_abs() < whole);
            }
        }

        #[test]
        fn a_larger_weight_never_gets_less(
            total in 0i64..1_000_000,
            weights in proptest::collection::vec(0u64..1_000, 2..12),
        ) {
            let parts = split(Cents(total), &weights);
            for i in 0..weights.len() {
                for j in 0..weights.len() {
                    if weights[i] > weights[j] {
                        prop_assert!(parts[i] >= parts[j]);
                    }
                }
            }
        }

        #[test]
        fn a_share_and_its_complement_lose_at_most_a_cent(total in 0i64..1_000_000_000_000, s in 0u32..=10_000) {
            let both = share_of(Cents(total), BasisPoints(s)) + share_of(Cents(total), BasisPoints(10_000 - s));
            prop_assert!(total - both.0 == 0 || total - both.0 == 1);
        }
    }

    #[test]
    fn ties_go_to_the_earlier_part() {
        assert_eq!(split(Cents(2), &[1, 1, 1]), [Cents(1), Cents(1), Cents(0)]);
        assert_eq!(split(Cents(-2), &[1, 1, 1]), [Cents(-1), Cents(-1), Cents(0)]);
    }

    #[test]
    fn weights_of_zero_put_everything_first_and_no_weights_give_nothing() {
        assert_eq!(split(Cents(7), &[0, 0]), [Cents(7), Cents(0)]);
        assert!(split(Cents(7), &[]).is_empty());
    }

    #[test]
    fn shares_of_99_or_101_percent_are_refused_with_what_was_found() {
        let bad = |a, b| split_shares(Cents(100), &[BasisPoints(a), BasisPoints(b)]);
        assert_eq!(bad(5_000, 4_900), Err(NotWhole(9_900)));
        assert_eq!(bad(5_000, 5_100), Err(NotWhole(10_100)));
        assert_eq!(
            NotWhole(9_901).to_string(),
            "found shares of 99.01 %, expected 100 %"
        );
        assert_eq!(bad(2_500, 7_500), Ok(vec![Cents(25), Cents(75)]));
    }
}
