//! Weighted means, over the children that have a value: the weight of what is missing is shared out.

use crate::recipe::Aggregate;

/// A mean that needs values above zero met one that is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotPositive(pub f64);

/// Weighted mean of (value, weight) pairs; `None` where no weight is left. Copeland is no mean of
/// one unit (see [`crate::copeland`]) and counts as arithmetic here.
///
/// ```
/// use readiness::{Aggregate, means::mean};
/// let pairs = [(1.0, 2.0), (2.0, 1.0), (3.0, 1.0)];
/// let harmonic = mean(Aggregate::Harmonic, &pairs).unwrap().unwrap();
/// assert!((harmonic - 1.411765).abs() < 5e-7);
/// ```
pub fn mean(kind: Aggregate, pairs: &[(f64, f64)]) -> Result<Option<f64>, NotPositive> {
    let total: f64 = pairs.iter().map(|p| p.1).sum();
    if total <= 0.0 || pairs.is_empty() {
        return Ok(None);
    }
    let summed = |f: &dyn Fn(f64) -> f64| pairs.iter().map(|(x, w)| w * f(*x)).sum::<f64>() / total;
    let positive = || match pairs.iter().find(|(x, w)| *x <= 0.0 && *w > 0.0) {
        Some((x, _)) => Err(NotPositive(*x)),
        None => Ok(()),
    };
    // A zero weighs nothing, but ln(0) · 0 is not a number: such pairs are passed over.
    let pairs: Vec<(f64, f64)> = pairs.iter().copied().filter(|p| p.1 > 0.0).collect();
    let of = |f: &dyn Fn(f64) -> f64| pairs.iter().map(|(x, w)| w * f(*x)).sum::<f64>() / total;
    let value = match kind {
        Aggregate::Arithmetic | Aggregate::Copeland => summed(&|x| x),
        Aggregate::Geometric => {
            positive()?;
            libm::exp(of(&libm::log))
        }
        Aggregate::Harmonic => {
            positive()?;
            1.0 / of(&|x| 1.0 / x)
        }
        Aggregate::Generalised(p) if p.abs() < f64::EPSILON => {
            positive()?;
            libm::exp(of(&libm::log))
        }
        Aggregate::Generalised(p) => {
            positive()?;
            libm::pow(of(&|x| libm::pow(x, p)), 1.0 / p)
        }
    };
    Ok(Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(kind: Aggregate, x: &[f64], w: &[f64]) -> f64 {
        let pairs: Vec<_> = x.iter().copied().zip(w.iter().copied()).collect();
        mean(kind, &pairs).unwrap().unwrap()
    }

    /// COINr's documented answers.
    #[test]
    fn means_match_the_published_values() {
        let x = [1.0, 2.0, 3.0];
        assert!((value(Aggregate::Geometric, &x, &[1.0; 3]) - 1.817121).abs() < 5e-7);
        assert!((value(Aggregate::Geometric, &x, &[1.0, 1.0, 2.0]) - 2.059767).abs() < 5e-7);
        assert!((value(Aggregate::Harmonic, &x, &[2.0, 1.0, 1.0]) - 1.411765).abs() < 5e-7);
        assert!((value(Aggregate::Generalised(-1.0), &x, &[2.0, 1.0, 1.0]) - 1.411765).abs() < 5e-7);
    }

    #[test]
    fn zero_or_negative_under_a_geometric_mean_is_an_error() {
        for bad in [0.0, -1.0] {
            for kind in [
                Aggregate::Geometric,
                Aggregate::Harmonic,
                Aggregate::Generalised(0.5),
            ] {
                assert_eq!(mean(kind, &[(1.0, 1.0), (bad, 1.0)]), Err(NotPositive(bad)));
            }
        }
        assert_eq!(mean(Aggregate::Geometric, &[]), Ok(None));
    }

    proptest! {
        #[test]
        fn means_lie_in_order_between_least_and_greatest(
            x in prop::collection::vec((0.01f64..100.0, 0.01f64..10.0), 1..12)
        ) {
            let of = |k| mean(k, &x).unwrap().unwrap();
            let h = of(Aggregate::Harmonic);
            let g = of(Aggregate::Geometric);
            let a = of(Aggregate::Arithmetic);
            let (low, high) = x.iter().fold((f64::MAX, 0.0f64), |(l, m), p| (l.min(p.0), m.max(p.0)));
            prop_assert!(low <= h * (1.0 + 1e-9) && h <= g * (1.0 + 1e-9));
            prop_assert!(g <= a * (1.0 + 1e-9) && a <= high * (1.0 + 1e-9));
            prop_assert!((of(Aggregate::Generalised(1.0)) - a).abs() < 1e-9 * a);
            prop_assert!((of(Aggregate::Generalised(0.0)) - g).abs() < 1e-9 * g);
        }

        #[test]
        fn scaling_every_weight_changes_nothing(
            x in prop::collection::vec((0.01f64..100.0, 0.01f64..10.0), 1..12), by in 0.1f64..10.0
        ) {
            let scaled: Vec<_> = x.iter().map(|(v, w)| (*v, w * by)).collect();
            for k in [Aggregate::Arithmetic, Aggregate::Geometric, Aggregate::Harmonic] {
                let (a, b) = (mean(k, &x).unwrap().unwrap(), mean(k, &scaled).unwrap().unwrap());
                prop_assert!((a - b).abs() < 1e-9 * a.abs());
            }
        }
    }
}
