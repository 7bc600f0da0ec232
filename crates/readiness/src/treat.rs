//! Outliers: Winsorise the skewed side, else take a logarithm of the original.
//!
//! The rule (model, section 1, step 4; as in COINr, the field's reference implementation): a column
//! is treated where |skew| ≥ 2 **and** kurtosis ≥ 3.5 (bias-corrected). The greatest value (the
//! least where the skew is negative) is set to the next one; the side is judged again at each
//! step; a block of ties is one step; steps go on while fewer than five points are changed, so that
//! a block may overshoot. Where that does not bring the column within bounds, the logarithm of the
//! *original* is taken, ln(x − min + 0.01·(max − min)). What changed is recorded by cell.
//!
//! The alternative for a column that fails the rule is a Box-Cox transformation ([`box_cox`]).

mod power;

pub use power::{Power, box_cox};

use crate::stats::{range, skew_kurtosis};
use crate::table::Column;

/// |skew| from which a column may be treated (OECD/JRC handbook practice; model, section 1).
pub const SKEW: f64 = 2.0;
/// Kurtosis from which a column may be treated (model, section 1).
pub const KURTOSIS: f64 = 3.5;
/// Points that may be Winsorised before the logarithm is taken (model, section 1).
pub const MAX_POINTS: usize = 5;

/// How a column was treated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// Winsorised.
    Winsorised,
    /// Logarithm of the original.
    Log,
    /// The same of the reflected column, turned back so that order is kept.
    ReflectedLog,
    /// Box-Cox transformation of the original.
    BoxCox(Power),
}

impl Method {
    /// Whether values are in units of their own afterwards: every rule but Winsorising.
    pub fn transforms(self) -> bool {
        self != Self::Winsorised
    }
}

/// The record of a treated column.
#[derive(Clone, Debug, PartialEq)]
pub struct Treatment {
    /// Method.
    pub method: Method,
    /// Skewness and kurtosis before.
    pub before: (f64, f64),
    /// After; `None` where they no longer exist (all equal).
    pub after: Option<(f64, f64)>,
    /// (unit, value before, value after) of every changed cell.
    pub changed: Vec<(usize, f64, f64)>,
}

fn fails(x: &[f64]) -> Option<(f64, f64)> {
    skew_kurtosis(x).filter(|(skew, kurtosis)| skew.abs() >= SKEW && *kurtosis >= KURTOSIS)
}

/// Winsorises until the column passes or `max_points` are changed. Returns the new values and
/// which of them changed.
pub fn winsorise(x: &[f64], max_points: usize) -> (Vec<f64>, Vec<bool>) {
    let mut out = x.to_vec();
    let mut changed = vec![false; x.len()];
    while let Some((skew, _)) = fails(&out)
        && changed.iter().filter(|c| **c).count() < max_points
    {
        let Some((low, high)) = range(&out) else { break };
        let high_side = skew >= 0.0;
        // The extreme itself and the value next to it.
        let extreme = if high_side { high } else { low };
        let is_extreme = |v: f64| if high_side { v >= extreme } else { v <= extreme };
        let inner: Vec<f64> = out.iter().copied().filter(|v| !is_extreme(*v)).collect();
        let Some((inner_low, inner_high)) = range(&inner) else {
            break;
        };
        let to = if high_side { inner_high } else { inner_low };
        for (v, c) in out.iter_mut().zip(&mut changed) {
            if is_extreme(*v) {
                *v = to;
                *c = true;
            }
        }
    }
    (out, changed)
}

/// ln(x − min + 0.01·(max − min)).
pub fn shifted_log(x: &[f64]) -> Vec<f64> {
    let (low, high) = range(x).unwrap_or((0.0, 0.0));
    x.iter()
        .map(|v| libm::log(v - low + 0.01 * (high - low)))
        .collect()
}

/// Treats a column; `None` where it passes untouched. Missing cells stay missing.
pub fn treat(column: &Column, reflect: bool, max_points: usize) -> Option<(Column, Treatment)> {
    let x: Vec<f64> = column.iter().flatten().copied().collect();
    let before = fails(&x)?;
    let (mut new, _) = winsorise(&x, max_points);
    let mut method = Method::Winsorised;
    if fails(&new).is_some() {
        if reflect && before.0 < 0.0 {
            let mirrored: Vec<f64> = x.iter().map(|v| -v).collect();
            new = shifted_log(&mirrored).into_iter().map(|v| -v).collect();
            method = Method::ReflectedLog;
        } else {
            new = shifted_log(&x);
            method = Method::Log;
        }
    }
    Some(recorded(column, &new, method, before))
}

/// Transforms a column that fails the rule by Box and Cox; `None` where it passes untouched or no
/// exponent gives finite values. `lambda`: the exponent, `None` for the one of greatest likelihood.
pub fn treat_power(column: &Column, lambda: Option<f64>) -> Option<(Column, Treatment)> {
    let x: Vec<f64> = column.iter().flatten().copied().collect();
    let before = fails(&x)?;
    let (new, power) = box_cox(&x, lambda)?;
    Some(recorded(column, &new, Method::BoxCox(power), before))
}

/// Puts new values in the place of those that are there and records what changed.
fn recorded(column: &Column, new: &[f64], method: Method, before: (f64, f64)) -> (Column, Treatment) {
    let mut out = column.clone();
    let mut changed = Vec::new();
    let present = out
        .iter_mut()
        .enumerate()
        .filter_map(|(at, v)| v.as_mut().map(|v| (at, v)));
    for ((at, slot), new) in present.zip(new) {
        // Bits, not values: the record says what was written.
        if slot.to_bits() != new.to_bits() {
            changed.push((at, *slot, *new));
        }
        *slot = *new;
    }
    let treatment = Treatment {
        method,
        before,
        after: skew_kurtosis(new),
        changed,
    };
    (out, treatment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one_to(n: u32, more: &[f64]) -> Vec<f64> {
        (1..=n).map(f64::from).chain(more.iter().copied()).collect()
    }

    /// COINr's documented examples.
    #[test]
    fn winsorising_matches_the_published_values() {
        let (x, changed) = winsorise(&one_to(10, &[100.0]), MAX_POINTS);
        assert_eq!(x[10], 10.0);
        assert_eq!(changed.iter().filter(|c| **c).count(), 1);
        let (x, _) = winsorise(&one_to(10, &[30.0, 100.0]), MAX_POINTS);
        assert_eq!(&x[10..], [30.0, 30.0]);
    }

    #[test]
    fn a_column_that_winsorising_cannot_mend_gets_the_log_of_the_original() {
        let x = one_to(20, &[100.0, 200.0]);
        let column: Column = x.iter().map(|v| Some(*v)).collect();
        let (treated, record) = treat(&column, false, 1).unwrap();
        assert_eq!(record.method, Method::Log);
        for (t, v) in treated.iter().flatten().zip(&x) {
            assert!((t - (v - 1.0 + 1.99f64).ln()).abs() < 1e-12, "{v} became {t}");
        }
        assert_eq!(record.changed.len(), 22);
    }

    #[test]
    fn a_block_of_ties_is_one_step_and_may_overshoot() {
        let mut x = one_to(60, &[]);
        x.extend([900.0; 4]);
        x.extend([1000.0; 3]);
        let (new, changed) = winsorise(&x, MAX_POINTS);
        // 3 points at the first step, all 7 at the second: more than five, one block at a time.
        assert_eq!(changed.iter().filter(|c| **c).count(), 7);
        assert_eq!(&new[60..], [60.0; 7]);
    }

    #[test]
    fn low_outliers_are_winsorised_from_below_and_reflection_keeps_order() {
        let x = one_to(20, &[-500.0]);
        let (new, _) = winsorise(&x, MAX_POINTS);
        assert_eq!(new[20], 1.0);
        let column: Column = x.iter().map(|v| Some(*v)).collect();
        let (treated, record) = treat(&column, true, 0).unwrap();
        assert_eq!(record.method, Method::ReflectedLog);
        let t: Vec<f64> = treated.into_iter().flatten().collect();
        assert!(t[..20].windows(2).all(|w| w[0] < w[1]) && t[20] < t[0]);
    }

    #[test]
    fn well_behaved_equal_and_short_columns_are_left_alone() {
        assert_eq!(
            treat(&one_to(20, &[]).into_iter().map(Some).collect(), false, 5),
            None
        );
        assert_eq!(treat(&vec![Some(4.0); 12], false, 5), None);
        assert_eq!(treat(&vec![Some(4.0), None, Some(1e9)], false, 5), None);
    }

    proptest! {
        #[test]
        fn treatment_never_turns_an_order_round(
            x in prop::collection::vec(prop::option::weighted(0.9, -1000i32..1000), 0..40),
            far in 2000i32..100_000, reflect: bool
        ) {
            let mut column: Column = x.iter().map(|v| v.map(f64::from)).collect();
            column.push(Some(f64::from(far)));
            if let Some((new, record)) = treat(&column, reflect, MAX_POINTS) {
                for (a, x) in column.iter().zip(&new) {
                    prop_assert_eq!(a.is_some(), x.is_some());
                    for (b, y) in column.iter().zip(&new) {
                        if let (Some(a), Some(b), Some(x), Some(y)) = (a, b, x, y) {
                            prop_assert!(a > b || x <= y);
                        }
                    }
                }
                prop_assert!(!record.changed.is_empty());
            }
        }
    }
}
