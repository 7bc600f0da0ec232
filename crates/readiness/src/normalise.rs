//! Normalisation, direction applied exactly once: at entry, as a sign, for every method.
//!
//! Beside the methods of a recipe stand distances to a target, a reference and the frontier.

use indicators::Direction;

use crate::problem::Reason;
use crate::recipe::Normalise;
use crate::stats::{mean, range, sample_sd};
use crate::table::Column;

/// Goalposts of a column, in its (transformed) units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goalposts {
    /// Lower.
    pub low: f64,
    /// Upper.
    pub high: f64,
    /// Cut at them.
    pub cap: bool,
}

/// Position of a value between goalposts, 0 = the worse one, 1 = the better one.
///
/// ```
/// use readiness::normalise::{Goalposts, between};
/// use indicators::Direction;
/// let posts = Goalposts { low: 0.0, high: 10.0, cap: true };
/// assert_eq!([1.0, 11.0, -1.0].map(|x| between(x, posts, Direction::Higher)), [0.1, 1.0, 0.0]);
/// assert_eq!([1.0, 11.0, -1.0].map(|x| between(x, posts, Direction::Lower)), [0.9, 0.0, 1.0]);
/// ```
pub fn between(value: f64, posts: Goalposts, direction: Direction) -> f64 {
    let share = (value - posts.low) / (posts.high - posts.low);
    let share = if posts.cap { share.clamp(0.0, 1.0) } else { share };
    if direction == Direction::Lower {
        1.0 - share
    } else {
        share
    }
}

/// Normalises a column. `scale` is the target range, or (mean, standard deviation) for z-scores.
/// Errors: no value, one value, all equal, or goalposts missing for that method.
pub fn normalise(
    column: &Column,
    direction: Direction,
    method: Normalise,
    scale: (f64, f64),
    goalposts: Option<Goalposts>,
) -> Result<Column, Reason> {
    let onto = |share: f64| scale.0 + (scale.1 - scale.0) * share;
    if method == Normalise::Goalposts {
        let posts = goalposts.ok_or(Reason::Goalposts)?;
        return Ok(map(column, |v| onto(between(v, posts, direction))));
    }
    let sign = if direction == Direction::Lower { -1.0 } else { 1.0 };
    let column = map(column, |v| sign * v);
    let x: Vec<f64> = column.iter().flatten().copied().collect();
    let (low, high) = range(&x).ok_or(Reason::NoData)?;
    if x.len() == 1 {
        return Err(Reason::OneValue);
    }
    if low >= high {
        return Err(Reason::AllEqual);
    }
    let worse = |v: f64| x.iter().filter(|o| **o < v).count() as f64;
    Ok(match method {
        Normalise::MinMax | Normalise::Goalposts => map(&column, |v| onto((v - low) / (high - low))),
        Normalise::ZScore => {
            let (m, sd) = (
                mean(&x).ok_or(Reason::NoData)?,
                sample_sd(&x).ok_or(Reason::OneValue)?,
            );
            map(&column, |v| scale.0 + scale.1 * ((v - m) / sd))
        }
        Normalise::Rank => map(&column, |v| 1.0 + worse(v)),
        Normalise::Percentile => map(&column, |v| onto(worse(v) / (x.len() - 1) as f64)),
        Normalise::Borda => map(&column, worse),
    })
}

fn map(column: &Column, f: impl Fn(f64) -> f64) -> Column {
    column.iter().map(|v| v.map(&f)).collect()
}

/// Distance to a target: 0 at the worst value there is, 1 at the target, capped at 1 if asked.
/// `None` where the target is no better than the worst value.
pub fn to_target(column: &Column, direction: Direction, target: f64, cap: bool) -> Option<Column> {
    let sign = if direction == Direction::Lower { -1.0 } else { 1.0 };
    let worst = column
        .iter()
        .flatten()
        .map(|v| sign * v)
        .fold(f64::INFINITY, f64::min);
    let span = sign * target - worst;
    (span > 0.0 && span.is_finite()).then(|| {
        map(column, |v| {
            let share = (sign * v - worst) / span;
            if cap { share.min(1.0) } else { share }
        })
    })
}

/// Distance to a reference unit: 1 at its value, less below, more above, in units of the range.
pub fn to_reference(column: &Column, direction: Direction, unit: usize, cap: bool) -> Option<Column> {
    let sign = if direction == Direction::Lower { -1.0 } else { 1.0 };
    let reference = column.get(unit).copied().flatten()?;
    let x: Vec<f64> = column.iter().flatten().copied().collect();
    let (low, high) = range(&x).filter(|(l, h)| l < h)?;
    Some(map(column, |v| {
        let share = 1.0 - sign * (reference - v) / (high - low);
        if cap { share.min(1.0) } else { share }
    }))
}

/// Distance to the frontier: 1 at the best value there is, 0 at the worst.
pub fn to_frontier(column: &Column, direction: Direction) -> Result<Column, Reason> {
    normalise(column, direction, Normalise::MinMax, (0.0, 1.0), None)
}

/// Fraction of the greatest value; `None` unless that is above zero.
pub fn fraction_of_maximum(column: &Column) -> Option<Column> {
    let high = column.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    (high > 0.0).then(|| map(column, |v| v / high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const METHODS: [Normalise; 5] = [
        Normalise::MinMax,
        Normalise::ZScore,
        Normalise::Rank,
        Normalise::Percentile,
        Normalise::Borda,
    ];

    fn column(x: &[f64]) -> Column {
        x.iter().map(|v| Some(*v)).collect()
    }

    fn normal(x: &[f64], direction: Direction, method: Normalise, scale: (f64, f64)) -> Vec<f64> {
        normalise(&column(x), direction, method, scale, None)
            .unwrap()
            .into_iter()
            .flatten()
            .collect()
    }

    #[test]
    fn every_method_follows_its_definition_in_both_directions() {
        let x = [10.0, 20.0, 20.0, 40.0];
        let up = |m, s| normal(&x, Direction::Higher, m, s);
        let down = |m, s| normal(&x, Direction::Lower, m, s);
        assert_eq!(up(Normalise::Rank, (0.0, 1.0)), [1.0, 2.0, 2.0, 4.0]);
        assert_eq!(down(Normalise::Rank, (0.0, 1.0)), [4.0, 2.0, 2.0, 1.0]);
        assert_eq!(up(Normalise::Borda, (0.0, 1.0)), [0.0, 1.0, 1.0, 3.0]);
        assert_eq!(down(Normalise::Borda, (0.0, 1.0)), [3.0, 1.0, 1.0, 0.0]);
        assert_eq!(up(Normalise::Percentile, (0.0, 3.0)), [0.0, 1.0, 1.0, 3.0]);
        assert_eq!(up(Normalise::MinMax, (1.0, 4.0)), [1.0, 2.0, 2.0, 4.0]);
        assert_eq!(down(Normalise::MinMax, (1.0, 4.0)), [4.0, 3.0, 3.0, 1.0]);
        let z = up(Normalise::ZScore, (100.0, 15.0));
        assert!((mean(&z).unwrap() - 100.0).abs() < 1e-12 && (sample_sd(&z).unwrap() - 15.0).abs() < 1e-12);
    }

    /// COINr's documented examples.
    #[test]
    fn goalposts_and_distance_to_target_match_the_published_values() {
        let posts = Goalposts {
            low: 0.0,
            high: 10.0,
            cap: true,
        };
        let of = |d| {
            normalise(
                &column(&[1.0, 11.0, -1.0]),
                d,
                Normalise::Goalposts,
                (0.0, 1.0),
                Some(posts),
            )
        };
        assert_eq!(of(Direction::Higher), Ok(column(&[0.1, 1.0, 0.0])));
        assert_eq!(of(Direction::Lower), Ok(column(&[0.9, 0.0, 1.0])));
        let x = column(&[0.0, 5.0, 11.0]);
        assert_eq!(
            to_target(&x, Direction::Higher, 10.0, false),
            Some(column(&[0.0, 0.5, 1.1]))
        );
        assert_eq!(
            to_target(&x, Direction::Higher, 10.0, true),
            Some(column(&[0.0, 0.5, 1.0]))
        );
        assert_eq!(to_target(&x, Direction::Lower, 11.0, true), None);
    }

    #[test]
    fn a_reference_unit_is_at_one_and_the_frontier_too() {
        let x = column(&[0.0, 5.0, 10.0]);
        assert_eq!(
            to_reference(&x, Direction::Higher, 1, false),
            Some(column(&[0.5, 1.0, 1.5]))
        );
        assert_eq!(
            to_reference(&x, Direction::Lower, 1, true),
            Some(column(&[1.0, 1.0, 0.5]))
        );
        assert_eq!(to_frontier(&x, Direction::Lower), Ok(column(&[1.0, 0.5, 0.0])));
        assert_eq!(fraction_of_maximum(&x), Some(column(&[0.0, 0.5, 1.0])));
    }

    #[test]
    fn no_value_one_value_and_equal_values_are_named() {
        for m in METHODS {
            let of = |x: &Column| normalise(x, Direction::Higher, m, (0.0, 1.0), None);
            assert_eq!(of(&vec![None; 3]), Err(Reason::NoData));
            assert_eq!(of(&vec![None, Some(1.0)]), Err(Reason::OneValue));
            assert_eq!(of(&vec![Some(2.0); 4]), Err(Reason::AllEqual));
        }
        assert_eq!(
            normalise(
                &column(&[1.0]),
                Direction::Higher,
                Normalise::Goalposts,
                (0.0, 1.0),
                None
            ),
            Err(Reason::Goalposts)
        );
    }

    proptest! {
        #[test]
        fn direction_is_applied_once_and_units_do_not_matter(
            x in prop::collection::vec(-1000i32..1000, 2..30), by in 1i32..50, plus in -100i32..100
        ) {
            let x: Vec<f64> = x.into_iter().map(f64::from).collect();
            prop_assume!(x.iter().any(|v| *v != x[0]));
            let negated: Vec<f64> = x.iter().map(|v| -v).collect();
            let scaled: Vec<f64> = x.iter().map(|v| v * f64::from(by) + f64::from(plus)).collect();
            for m in METHODS {
                let up = normal(&x, Direction::Higher, m, (0.0, 100.0));
                // Turning the values and the direction round changes nothing.
                prop_assert_eq!(&up, &normal(&negated, Direction::Lower, m, (0.0, 100.0)));
                for ((a, b), (c, _)) in up.iter().zip(normal(&scaled, Direction::Higher, m, (0.0, 100.0))).zip(x.iter().zip(0..)) {
                    prop_assert!((a - b).abs() < 1e-9, "{:?} {} {} at {}", m, a, b, c);
                }
                // Higher is never worse.
                for (a, p) in x.iter().zip(&up) { for (b, q) in x.iter().zip(&up) {
                    prop_assert!(a > b || p <= q);
                }}
            }
        }
    }
}
