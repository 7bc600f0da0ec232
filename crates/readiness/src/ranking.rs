//! Ranks: 1 = best, ties share the lowest, and nothing is rounded before it is ranked.

/// Ranks of scores, higher = better; `None` stays `None`. NaN counts as no score.
///
/// ```
/// assert_eq!(readiness::ranks(&[Some(5.0), None, Some(9.0), Some(5.0)]), [Some(2), None, Some(1), Some(2)]);
/// ```
pub fn ranks(scores: &[Option<f64>]) -> Vec<Option<u32>> {
    let mut order: Vec<(usize, f64)> = scores
        .iter()
        .enumerate()
        .filter_map(|(at, s)| s.filter(|s| !s.is_nan()).map(|s| (at, s)))
        .collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut out = vec![None; scores.len()];
    let mut before: Option<(f64, u32)> = None;
    for (place, (at, score)) in (1u32..).zip(order) {
        // `>=` on sorted neighbours is equality; −0.0 and 0.0 tie although total_cmp parts them.
        let rank = match before {
            Some((s, r)) if score >= s => r,
            _ => place,
        };
        before = Some((score, rank));
        if let Some(slot) = out.get_mut(at) {
            *slot = Some(rank);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ties_share_the_lowest_rank_and_the_next_rank_is_skipped() {
        let scores = [3.0, 1.0, 3.0, 2.0].map(Some);
        assert_eq!(ranks(&scores), [Some(1), Some(4), Some(1), Some(3)]);
        assert_eq!(ranks(&[Some(0.0), Some(-0.0)]), [Some(1), Some(1)]);
    }

    #[test]
    fn differences_in_the_last_bit_are_not_ties() {
        let near = 50.0f64;
        let above = f64::from_bits(near.to_bits() + 1);
        assert_eq!(ranks(&[Some(near), Some(above)]), [Some(2), Some(1)]);
    }

    proptest! {
        #[test]
        fn a_rank_is_one_plus_the_number_of_better_scores(
            scores in prop::collection::vec(prop::option::of(-5i8..5), 0..30)
        ) {
            let scores: Vec<Option<f64>> = scores.iter().map(|s| s.map(f64::from)).collect();
            let fast = ranks(&scores);
            for (at, s) in scores.iter().enumerate() {
                let slow = s.map(|s| 1 + scores.iter().flatten().filter(|t| **t > s).count() as u32);
                prop_assert_eq!(fast[at], slow);
            }
        }
    }
}
