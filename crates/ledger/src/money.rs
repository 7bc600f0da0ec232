//! Integer money and integer shares.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// An amount in US cents, constant prices of the pack's base year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole US dollars to cents, saturating.
    pub fn from_dollars(dollars: i64) -> Self {
        Self(dollars.saturating_mul(100))
    }

    /// Nearest cent to an amount in US dollars; `None` when it is not finite or exceeds 9·10¹³ dollars.
    pub fn from_f64(dollars: f64) -> Option<Self> {
        let cents = (dollars * 100.0).round();
        (cents.is_finite() && cents.abs() < 9.0e15).then_some(Self(cents as i64))
    }

    /// The sum, or `None` when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` when it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of many, or `None` when it does not fit. `Sum` saturates; a total that is shown or
    /// checked uses this.
    pub fn checked_sum(items: impl IntoIterator<Item = Self>) -> Option<Self> {
        items.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// In US dollars, for display and for the solver, never for sums.
    pub fn dollars(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}
impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let abs = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", abs / 100, abs % 100)
    }
}

/// A share in hundredths of a percent: 10,000 is the whole. Integer so that splits sum exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BasisPoints(pub u32);

impl BasisPoints {
    /// The whole, 100 %.
    pub const WHOLE: Self = Self(10_000);

    /// As a fraction of one.
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn dollars_and_back_is_exact_within_the_range(cents in -1_000_000_000_000_000i64..1_000_000_000_000_000) {
            prop_assert_eq!(Cents::from_f64(Cents(cents).dollars()), Some(Cents(cents)));
        }

        #[test]
        fn sums_do_not_depend_on_order(mut items in proptest::collection::vec(-1_000_000_000i64..1_000_000_000, 0..30)) {
            let forward: Cents = items.iter().map(|c| Cents(*c)).sum();
            items.reverse();
            prop_assert_eq!(items.into_iter().map(Cents).sum::<Cents>(), forward);
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for bad in [f64::NAN, f64::INFINITY, 1e300, -1e300] {
            assert_eq!(Cents::from_f64(bad), None);
        }
    }

    #[test]
    fn a_sum_that_does_not_fit_is_none_not_a_wrong_number() {
        assert_eq!(Cents::checked_sum([Cents(i64::MAX), Cents(1)]), None);
        assert_eq!(Cents::checked_sum([Cents(2), Cents(-3)]), Some(Cents(-1)));
        assert_eq!(Cents(i64::MAX) + Cents(1), Cents(i64::MAX));
    }

    #[test]
    fn cents_print_with_sign_and_two_digits() {
        assert_eq!(Cents(-5).to_string(), "-0.05");
        assert_eq!(Cents(123_456).to_string(), "1234.56");
    }
}
