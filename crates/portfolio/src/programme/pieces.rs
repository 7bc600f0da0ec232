//! Chords of 1 − e^{−D}: how a saturating benefit enters a linear programme without binaries.
//!
//! The eight breakpoints are spaced evenly in e^{−D/2}, which makes the largest error of every chord
//! the same (for a chord of width h the error is about f″h²/8, so the density of breakpoints goes
//! with √f″ = e^{−D/2}). Over a reach of R the error is at most (1 − e^{−R/2})²/(2·8²), below 0.8 %
//! of the gap. Chords lie under the curve, so the objective never promises more than the curve gives.

use crate::Piece;

/// Chords per target (an assumption: the error bound above, at eight columns per target).
pub const CHORDS: usize = 8;

/// No chord reaches further than this dose: 1 − e^{−6} closes 99.75 % of the gap.
pub const REACH: f64 = 6.0;

/// Falling chords of 1 − e^{−D} from 0 to `reach` (the largest dose the projects can give together,
/// cut at [`REACH`]). Empty when the reach is not positive.
pub fn pieces(reach: f64) -> Vec<Piece> {
    if !reach.is_finite() || reach <= 0.0 {
        return Vec::new();
    }
    let reach = reach.min(REACH);
    let span = 1.0 - libm::exp(-reach / 2.0);
    let mut all = Vec::with_capacity(CHORDS);
    let mut from = 0.0;
    for j in 1..=CHORDS {
        let to = if j == CHORDS {
            reach
        } else {
            -2.0 * libm::log(1.0 - span * j as f64 / CHORDS as f64)
        };
        let width = to - from;
        if width > 0.0 {
            let rise = libm::exp(-from) - libm::exp(-to);
            all.push(Piece {
                slope: rise / width,
                width,
            });
        }
        from = to;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::gain;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn slopes_fall_and_the_end_is_exact(reach in 1e-6f64..6.0) {
            let all = pieces(reach);
            prop_assert!(all.windows(2).all(|w| w[0].slope > w[1].slope));
            prop_assert!((gain(&all, reach) - (1.0 - libm::exp(-reach))).abs() < 1e-12);
        }

        #[test]
        fn chords_lie_under_the_curve_by_less_than_eight_thousandths(reach in 1e-3f64..6.0, share in 0.0f64..1.0) {
            let dose = reach * share;
            let miss = (1.0 - libm::exp(-dose)) - gain(&pieces(reach), dose);
            prop_assert!((-1e-12..0.0079).contains(&miss), "miss {miss}");
        }
    }

    #[test]
    fn nothing_reachable_gives_no_pieces() {
        assert!(pieces(0.0).is_empty() && pieces(f64::NAN).is_empty() && pieces(-1.0).is_empty());
    }
}
