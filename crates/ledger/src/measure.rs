//! Measures of money as types: what is promised, planned, committed and paid is never one number.
//!
//! The five measures follow the IATI standard (budget, planned disbursement, transaction types
//! *outgoing commitment* and *disbursement*) and the DAC's reporting directives; *envelope* is a
//! funder's new money of a year. [`Money`] of one measure adds only to money of the same measure, so
//! a sum across measures does not compile. Left out: loans, repayments, guarantees.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::marker::PhantomData;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use crate::Cents;

/// A measure of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// A funder's new money of a year.
    Envelope,
    /// What a project expects to cost in a year.
    Budget,
    /// What is planned to be paid out in a year.
    PlannedDisbursement,
    /// What is firmly promised, dated by the year it is meant for.
    Commitment,
    /// What was paid out.
    Disbursement,
}

impl Measure {
    /// What an entry of the ledger may be: all but the envelope, which belongs to a funder.
    pub const ENTRIES: [Self; 4] = [
        Self::Budget,
        Self::PlannedDisbursement,
        Self::Commitment,
        Self::Disbursement,
    ];

    /// As files write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Envelope => "envelope",
            Self::Budget => "budget",
            Self::PlannedDisbursement => "planned-disbursement",
            Self::Commitment => "commitment",
            Self::Disbursement => "disbursement",
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A type that stands for a measure.
pub trait Kind: Copy {
    /// Which.
    const MEASURE: Measure;
}

macro_rules! kinds {
    ($($name:ident),*) => {$(
        #[doc = concat!("The measure [`Measure::", stringify!($name), "`] as a type.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
        impl Kind for $name {
            const MEASURE: Measure = Measure::$name;
        }
    )*};
}
kinds!(Envelope, Budget, PlannedDisbursement, Commitment, Disbursement);

/// US cents of one measure.
///
/// ```
/// use ledger::measure::{Commitment, Money};
/// use ledger::Cents;
/// let two = Money::<Commitment>::new(Cents(1)) + Money::new(Cents(1));
/// assert_eq!(two.cents(), Cents(2));
/// ```
/// Measures do not add up:
/// ```compile_fail
/// use ledger::measure::{Budget, Commitment, Money};
/// use ledger::Cents;
/// let wrong = Money::<Commitment>::new(Cents(1)) + Money::<Budget>::new(Cents(1));
/// ```
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Money<K> {
    cents: Cents,
    #[serde(skip)]
    kind: PhantomData<K>,
}

impl<K> Money<K> {
    /// Nothing.
    pub const ZERO: Self = Self::new(Cents::ZERO);

    /// An amount of this measure.
    pub const fn new(cents: Cents) -> Self {
        Self {
            cents,
            kind: PhantomData,
        }
    }

    /// The bare amount, for display.
    pub const fn cents(self) -> Cents {
        self.cents
    }
}

impl Money<Envelope> {
    /// What is left of new money once commitments are taken off it, and by how much they exceed it.
    /// One of the two is zero.
    pub fn after(self, committed: Money<Commitment>) -> (Self, Money<Commitment>) {
        let left = self.cents - committed.cents;
        if left.is_negative() {
            (Self::ZERO, Money::new(-left))
        } else {
            (Self::new(left), Money::ZERO)
        }
    }
}

impl<K> Clone for Money<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Money<K> {}
impl<K> Default for Money<K> {
    fn default() -> Self {
        Self::ZERO
    }
}
impl<K> fmt::Debug for Money<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cents.fmt(f)
    }
}
impl<K> PartialEq for Money<K> {
    fn eq(&self, other: &Self) -> bool {
        self.cents == other.cents
    }
}
impl<K> Eq for Money<K> {}
impl<K> PartialOrd for Money<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Money<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.cents.cmp(&other.cents)
    }
}
impl<K> Add for Money<K> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.cents + other.cents)
    }
}
impl<K> AddAssign for Money<K> {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl<K> Sum for Money<K> {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commitments_come_off_an_envelope_and_never_leave_it_below_zero() {
        let envelope = Money::<Envelope>::new(Cents(100));
        let after = |c| envelope.after(Money::new(Cents(c)));
        assert_eq!(after(30), (Money::new(Cents(70)), Money::ZERO));
        assert_eq!(after(130), (Money::ZERO, Money::new(Cents(30))));
    }

    #[test]
    fn money_is_written_as_a_plain_number() {
        let money = Money::<Budget>::new(Cents(12));
        assert_eq!(serde_json::to_string(&money).unwrap(), "12");
        assert_eq!(serde_json::from_str::<Money<Budget>>("12").unwrap(), money);
    }
}
