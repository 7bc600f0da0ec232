//! Split-conformal half-widths in z, by horizon, with residuals clustered by economy.
//!
//! Errors of one economy at successive origins are nearly one error: counted one by one they would
//! promise too much. Each economy therefore has the same weight whatever the number of its errors,
//! and the infinite future error weighs as one economy more: the "pooling CDFs" rule for two layers
//! of data (Dunn, Wasserman & Ramdas 2022, *Distribution-free prediction sets for two-layer
//! hierarchical models*, JASA). With one error an economy it is the rank ⌈(n + 1)(1 − α)⌉.

/// Share of truths an interval leaves outside.
pub const ALPHA: f64 = 0.2;
/// Fewest economies with an error for a half-width of a horizon.
const FEWEST: usize = 10;

/// Half-width at 1 − α from (economy, absolute error) pairs in any order; `None` below ten economies
/// or where the rank is beyond the largest error.
pub fn half_width(errors: &mut [(usize, f64)], alpha: f64) -> Option<f64> {
    errors.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut weighted: Vec<(f64, f64)> = Vec::with_capacity(errors.len());
    let mut economies = 0_usize;
    for cluster in errors.chunk_by(|a, b| a.0 == b.0) {
        economies += 1;
        let share = 1.0 / cluster.len() as f64;
        weighted.extend(cluster.iter().map(|(_, e)| (*e, share)));
    }
    if economies < FEWEST {
        return None;
    }
    weighted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    // A hair less, so that sums of thirds reach the whole they stand for.
    let needed = (economies + 1) as f64 * (1.0 - alpha) - 1e-9;
    let mut reached = 0.0;
    weighted.iter().find_map(|(e, w)| {
        reached += w;
        (reached >= needed).then_some(*e)
    })
}

/// Half-widths for horizons 1..=n: never narrower with the horizon, and beyond the last calibrated
/// one growing with the square root of the horizon. `None` where nothing could be calibrated.
pub fn extend(known: &[Option<f64>]) -> Option<Vec<f64>> {
    let mut last: Option<(usize, f64)> = None;
    let mut out = Vec::with_capacity(known.len());
    for (h, width) in (1_usize..).zip(known) {
        let width = match (width, last) {
            (Some(w), Some((_, before))) => w.max(before),
            (Some(w), None) => *w,
            (None, Some((of, before))) => before * (h as f64 / of as f64).sqrt(),
            (None, None) => f64::NAN,
        };
        if known.get(h - 1).is_some_and(Option::is_some) {
            last = Some((h, width));
        }
        out.push(width);
    }
    last?;
    // Horizons before the first calibrated one: its width, which is no narrower than theirs.
    let first = out.iter().copied().find(|w| w.is_finite())?;
    for slot in &mut out {
        if !slot.is_finite() {
            *slot = first;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vovk's rank: with one error an economy, the ⌈(n + 1)(1 − α)⌉-th smallest.
    #[test]
    fn one_error_an_economy_gives_the_rank_of_the_textbook() {
        let mut errors: Vec<(usize, f64)> = (1..=19).map(|k| (k, k as f64)).collect();
        assert_eq!(half_width(&mut errors, 0.2), Some(16.0));
        let mut errors: Vec<(usize, f64)> = (1..=20).map(|k| (k, k as f64)).collect();
        assert_eq!(half_width(&mut errors, 0.2), Some(17.0));
    }

    #[test]
    fn an_economy_counts_once_however_many_errors_it_has() {
        let mut errors: Vec<(usize, f64)> = (1..=19).map(|k| (k, k as f64)).collect();
        errors.extend((0..500).map(|_| (1, 1.0)));
        assert_eq!(half_width(&mut errors, 0.2), Some(16.0));
    }

    #[test]
    fn too_few_economies_or_too_high_a_rank_give_no_width() {
        let mut errors: Vec<(usize, f64)> = (0..9).map(|k| (k, 1.0)).collect();
        assert_eq!(half_width(&mut errors, 0.2), None);
        let mut errors: Vec<(usize, f64)> = (0..10).map(|k| (k, 1.0)).collect();
        assert_eq!(half_width(&mut errors, 0.05), None);
    }

    #[test]
    fn widths_never_shrink_and_grow_with_the_square_root_beyond_the_last() {
        let widths = extend(&[None, Some(2.0), Some(1.0), None]).unwrap();
        assert_eq!(widths.get(..3), Some(&[2.0, 2.0, 2.0][..]));
        assert!((widths[3] - 2.0 * (4.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        assert_eq!(extend(&[None, None]), None);
    }
}
