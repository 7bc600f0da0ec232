//! Percentiles, type 7 of Hyndman and Fan (1996): linear between order statistics at (n − 1)·p.

/// Percentile of ascending values; `None` where there are none.
pub fn percentile_of_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let h = last as f64 * p.clamp(0.0, 1.0);
    let low = h as usize;
    let a = *sorted.get(low)?;
    let b = *sorted.get(low + 1).unwrap_or(&a);
    Some(a + (b - a) * (h - low as f64))
}

/// Percentile of ranks given as counts: `counts[r]` times rank r + 1.
pub fn percentile_of_counts(counts: &[u32], p: f64) -> Option<f64> {
    let n: u64 = counts.iter().map(|c| u64::from(*c)).sum();
    let last = n.checked_sub(1)?;
    let h = last as f64 * p.clamp(0.0, 1.0);
    let low = h as u64;
    let nth = |k: u64| {
        let mut seen = 0u64;
        for (at, count) in counts.iter().enumerate() {
            seen += u64::from(*count);
            if seen > k {
                return (at + 1) as f64;
            }
        }
        counts.len() as f64
    };
    let (a, b) = (nth(low), nth((low + 1).min(last)));
    Some(a + (b - a) * (h - low as f64))
}

/// The 5th, 50th and 95th percentile by selection, which a full sort of every economy's draws
/// would take several times as long for. Reorders `values`.
pub fn three_percentiles(values: &mut [f64]) -> Option<[f64; 3]> {
    /// Below this many values a sort is as quick and keeps the indices apart.
    const SORT_BELOW: usize = 64;
    const P: [f64; 3] = [0.05, 0.5, 0.95];
    let n = values.len();
    if n < SORT_BELOW {
        values.sort_unstable_by(f64::total_cmp);
        let [a, b, c] = P.map(|p| percentile_of_sorted(values, p));
        return Some([a?, b?, c?]);
    }
    let mut out = [0.0; 3];
    let mut rest: &mut [f64] = values;
    // From the top down: what lies below one percentile holds the next.
    for (slot, p) in out.iter_mut().zip(P).rev() {
        let h = (n - 1) as f64 * p;
        let low = h as usize;
        if low + 1 >= rest.len() {
            return None;
        }
        let (below, nth, _) = rest.select_nth_unstable_by(low + 1, f64::total_cmp);
        let b = *nth;
        let (head, a, _) = below.select_nth_unstable_by(low, f64::total_cmp);
        let a = *a;
        *slot = a + (b - a) * (h - low as f64);
        rest = head;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn percentiles_interpolate_between_order_statistics() {
        let sorted: Vec<f64> = (1..=10).map(f64::from).collect();
        assert!((percentile_of_sorted(&sorted, 0.05).unwrap() - 1.45).abs() < 1e-12);
        assert!((percentile_of_sorted(&sorted, 0.5).unwrap() - 5.5).abs() < 1e-12);
        assert_eq!(percentile_of_sorted(&[7.0], 0.95), Some(7.0));
        assert_eq!(percentile_of_sorted(&[], 0.5), None);
    }

    proptest! {
        #[test]
        fn selecting_counting_and_sorting_agree(ranks in prop::collection::vec(1u32..40, 1..300)) {
            let mut sorted: Vec<f64> = ranks.iter().map(|r| f64::from(*r)).collect();
            let mut selected = sorted.clone();
            sorted.sort_by(f64::total_cmp);
            let mut counts = vec![0u32; 40];
            for r in &ranks { counts[*r as usize - 1] += 1; }
            let three = three_percentiles(&mut selected).unwrap();
            for (p, by_selection) in [0.05, 0.5, 0.95].into_iter().zip(three) {
                let by_sort = percentile_of_sorted(&sorted, p).unwrap();
                prop_assert!((by_selection - by_sort).abs() < 1e-12);
                prop_assert!((percentile_of_counts(&counts, p).unwrap() - by_sort).abs() < 1e-12);
            }
        }
    }
}
