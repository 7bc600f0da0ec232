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

/// What a method is told beside the column and its direction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct How {
    /// Method.
    pub method: Normalise,
    /// Target range, or (mean, standard deviation) for z-scores.
    pub scale: (f64, f64),
    /// For [`Normalise::Goalposts`].
    pub goalposts: Option<Goalposts>,
    /// For [`Normalise::Target`], in the column's (transformed) units.
    pub target: Option<f64>,
    /// For [`Normalise::Reference`]: the unit.
    pub reference: Option<usize>,
    /// Cut what lies beyond the target or the reference.
    pub cap: bool,
}

/// What a column was measured against, in its (transformed) units: enough to replay the step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    /// Its worst and best value.
    Range {
        /// Worst.
        worst: f64,
        /// Best.
        best: f64,
    },
    /// Its mean and sample standard deviation.
    Moments {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// The order among this many units.
    Order {
        /// Units with a value.
        units: usize,
    },
    /// Goalposts.
    Goalposts(Goalposts),
    /// Its worst value and the target.
    Target {
        /// Worst value.
        worst: f64,
        /// Target.
        target: f64,
    },
    /// The value of a unit and the range.
    Reference {
        /// Unit.
        unit: usize,
        /// Its value.
        value: f64,
        /// Greatest value less the smallest.
        range: f64,
    },
    /// Its greatest value.
    Maximum(f64),
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
    let how = How {
        method,
        scale,
        goalposts,
        ..How::default()
    };
    normalise_by(column, direction, &how).map(|(column, _)| column)
}

/// Normalises a column by any method, and says against what. Errors: no value, one value, all
/// equal; [`Reason::Goalposts`] where goalposts are missing; [`Reason::Target`] where a target is
/// missing or no better than the worst value, a reference has no value, or the greatest value is not
/// above zero; [`Reason::Overflow`] where values lie too far apart for a finite difference.
pub fn normalise_by(column: &Column, direction: Direction, how: &How) -> Result<(Column, Basis), Reason> {
    let (scale, method) = (how.scale, how.method);
    let onto = |share: f64| scale.0 + (scale.1 - scale.0) * share;
    if method == Normalise::Goalposts {
        let posts = how.goalposts.ok_or(Reason::Goalposts)?;
        let new = map(column, |v| onto(between(v, posts, direction)));
        return Ok((new, Basis::Goalposts(posts)));
    }
    let x: Vec<f64> = column.iter().flatten().copied().collect();
    let (smallest, greatest) = range(&x).ok_or(Reason::NoData)?;
    if method == Normalise::FractionOfMaximum {
        let new = fraction_of_maximum(column, direction).ok_or(Reason::Target)?;
        return Ok((map(&new, onto), Basis::Maximum(greatest)));
    }
    if !(greatest - smallest).is_finite() {
        return Err(Reason::Overflow);
    }
    let lower = direction == Direction::Lower;
    if method == Normalise::Target {
        let target = how.target.ok_or(Reason::Target)?;
        let new = to_target(column, direction, target, how.cap).ok_or(Reason::Target)?;
        let worst = if lower { greatest } else { smallest };
        return Ok((map(&new, onto), Basis::Target { worst, target }));
    }
    if x.len() == 1 {
        return Err(Reason::OneValue);
    }
    if smallest >= greatest {
        return Err(Reason::AllEqual);
    }
    if method == Normalise::Reference {
        let unit = how.reference.ok_or(Reason::Target)?;
        let new = to_reference(column, direction, unit, how.cap).ok_or(Reason::Target)?;
        let value = column.get(unit).copied().flatten().ok_or(Reason::Target)?;
        let range = greatest - smallest;
        return Ok((map(&new, onto), Basis::Reference { unit, value, range }));
    }
    let sign = if lower { -1.0 } else { 1.0 };
    let signed = map(column, |v| sign * v);
    let x: Vec<f64> = signed.iter().flatten().copied().collect();
    let (low, high) = range(&x).ok_or(Reason::NoData)?;
    let worse = |v: f64| x.iter().filter(|o| **o < v).count() as f64;
    let order = Basis::Order { units: x.len() };
    Ok(match method {
        Normalise::ZScore => {
            let m = mean(&x).ok_or(Reason::NoData)?;
            let sd = sample_sd(&x).filter(|s| *s > 0.0).ok_or(Reason::AllEqual)?;
            if !(m.is_finite() && sd.is_finite()) {
                return Err(Reason::Overflow);
            }
            let new = map(&signed, |v| scale.0 + scale.1 * ((v - m) / sd));
            (new, Basis::Moments { mean: sign * m, sd })
        }
        Normalise::Rank => (map(&signed, |v| 1.0 + worse(v)), order),
        Normalise::Percentile => (map(&signed, |v| onto(worse(v) / (x.len() - 1) as f64)), order),
        Normalise::Borda => (map(&signed, worse), order),
        _ => {
            let (worst, best) = (sign * low, sign * high);
            let new = map(&signed, |v| onto((v - low) / (high - low)));
            (new, Basis::Range { worst, best })
        }
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

/// Fraction of the greatest value; what is left of it, 1 − x ÷ greatest, where less is better, so
/// that the fraction is turned round once and stays on the same scale. `None` unless the greatest
/// value is above zero.
pub fn fraction_of_maximum(column: &Column, direction: Direction) -> Option<Column> {
    let high = column.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    (high > 0.0).then(|| {
        map(column, |v| match direction {
            Direction::Lower => 1.0 - v / high,
            _ => v / high,
        })
    })
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

    const ALL: [Normalise; 10] = [
        Normalise::MinMax,
        Normalise::ZScore,
        Normalise::Rank,
        Normalise::Percentile,
        Normalise::Borda,
        Normalise::Goalposts,
        Normalise::Target,
        Normalise::Reference,
        Normalise::Frontier,
        Normalise::FractionOfMaximum,
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
        assert_eq!(
            fraction_of_maximum(&x, Direction::Higher),
            Some(column(&[0.0, 0.5, 1.0]))
        );
        assert_eq!(
            fraction_of_maximum(&x, Direction::Lower),
            Some(column(&[1.0, 0.5, 0.0]))
        );
        assert_eq!(
            fraction_of_maximum(&column(&[-1.0, 0.0]), Direction::Higher),
            None
        );
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

    #[test]
    fn the_basis_replays_every_value() {
        let x = column(&[2.0, 5.0, 12.0]);
        for method in [
            Normalise::MinMax,
            Normalise::ZScore,
            Normalise::Target,
            Normalise::Reference,
            Normalise::Frontier,
            Normalise::FractionOfMaximum,
        ] {
            for direction in [Direction::Higher, Direction::Lower] {
                let how = How {
                    method,
                    scale: (10.0, 60.0),
                    target: Some(if direction == Direction::Lower { 0.0 } else { 20.0 }),
                    reference: Some(1),
                    ..How::default()
                };
                let (new, basis) = normalise_by(&x, direction, &how).unwrap();
                let sign = if direction == Direction::Lower { -1.0 } else { 1.0 };
                for (v, n) in x.iter().flatten().zip(new.iter().flatten()) {
                    let share = match basis {
                        Basis::Range { worst, best } => (v - worst) / (best - worst),
                        Basis::Target { worst, target } => (v - worst) / (target - worst),
                        Basis::Reference { value, range, .. } => 1.0 - sign * (value - v) / range,
                        Basis::Maximum(m) if sign < 0.0 => 1.0 - v / m,
                        Basis::Maximum(m) => v / m,
                        Basis::Moments { mean, sd } => {
                            assert!((n - (10.0 + 60.0 * sign * (v - mean) / sd)).abs() < 1e-12);
                            continue;
                        }
                        Basis::Order { .. } | Basis::Goalposts(_) => unreachable!(),
                    };
                    assert!(
                        (n - (10.0 + 50.0 * share)).abs() < 1e-12,
                        "{method:?} {direction:?}"
                    );
                }
            }
        }
    }

    proptest! {
        #[test]
        fn every_method_gives_more_to_the_better_value_in_both_directions(
            x in prop::collection::vec(1i32..1000, 2..20), lower: bool
        ) {
            let x: Vec<f64> = x.into_iter().map(f64::from).collect();
            prop_assume!(x.iter().any(|v| *v != x[0]));
            let direction = if lower { Direction::Lower } else { Direction::Higher };
            for method in ALL {
                let how = How {
                    method,
                    scale: (0.0, 100.0),
                    goalposts: Some(Goalposts { low: 0.0, high: 1000.0, cap: true }),
                    target: Some(if lower { 0.0 } else { 1000.0 }),
                    reference: Some(0),
                    cap: false,
                };
                let (new, _) = normalise_by(&column(&x), direction, &how).unwrap();
                let new: Vec<f64> = new.into_iter().flatten().collect();
                for (a, p) in x.iter().zip(&new) { for (b, q) in x.iter().zip(&new) {
                    let better = if lower { a < b } else { a > b };
                    prop_assert!(!better || p > q, "{:?}: {} {} became {} {}", method, a, b, p, q);
                }}
            }
        }

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
