//! Money that is promised elsewhere already: what is left of an envelope.
//!
//! A commitment comes off its funder's envelope of its year, before the earmarks take their shares
//! (an assumption where an agreement does not say from which part it is paid). Where the funder
//! carries over, a commitment above its year's envelope is kept back from the years before, the
//! latest first, so that nothing can be promised twice. What no year covers is
//! returned, and [`crate::diagnose()`] names it.

use ledger::Cents;
use serde::{Deserialize, Serialize};

/// An amount that a funder has promised outside this portfolio.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Committed {
    /// Funder id.
    pub funder: String,
    /// Year in which it is paid.
    pub year: i16,
    /// Amount; several of one funder and year add up.
    pub amount: Cents,
}

/// What a funder has committed in each year.
pub fn by_year(committed: &[Committed], funder: &str, years: &[i16]) -> Vec<Cents> {
    let of = |year: &i16| {
        committed
            .iter()
            .filter(|c| c.funder == funder && c.year == *year)
            .map(|c| c.amount)
            .sum()
    };
    years.iter().map(of).collect()
}

/// New money of each year that is still open, and what the envelopes do not cover.
///
/// ```
/// use ledger::Cents;
/// use portfolio::committed::open_money;
/// let (open, uncovered) = open_money(&[Cents(10), Cents(10)], &[Cents(0), Cents(15)], true);
/// assert_eq!((open, uncovered), (vec![Cents(5), Cents(0)], Cents(0)));
/// let (open, uncovered) = open_money(&[Cents(10), Cents(10)], &[Cents(0), Cents(15)], false);
/// assert_eq!((open, uncovered), (vec![Cents(10), Cents(0)], Cents(5)));
/// ```
pub fn open_money(envelopes: &[Cents], taken: &[Cents], carry_over: bool) -> (Vec<Cents>, Cents) {
    let mut open = envelopes.to_vec();
    let (mut owed, mut uncovered) = (Cents::ZERO, Cents::ZERO);
    for (y, money) in open.iter_mut().enumerate().rev() {
        owed += taken.get(y).copied().unwrap_or_default();
        let paid = owed.min((*money).max(Cents::ZERO));
        *money -= paid;
        owed -= paid;
        if !carry_over {
            uncovered += std::mem::take(&mut owed);
        }
    }
    (open, uncovered + owed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn open_money_and_commitments_conserve_the_envelopes(
            years in proptest::collection::vec((0i64..1_000, 0i64..1_500), 1..8),
            carry in any::<bool>(),
        ) {
            let envelopes: Vec<Cents> = years.iter().map(|y| Cents(y.0)).collect();
            let taken: Vec<Cents> = years.iter().map(|y| Cents(y.1)).collect();
            let (open, uncovered) = open_money(&envelopes, &taken, carry);
            let sum = |v: &[Cents]| v.iter().copied().sum::<Cents>();
            prop_assert_eq!(sum(&open) + sum(&taken), sum(&envelopes) + uncovered);
            prop_assert!(open.iter().zip(&envelopes).all(|(o, e)| *o >= Cents::ZERO && o <= e));
            // Whatever is spent of the open money, every commitment can still be paid in its year.
            if carry && uncovered == Cents::ZERO {
                let mut before = Cents::ZERO;
                for y in 0..years.len() {
                    before += envelopes[y] - open[y] - taken[y];
                    prop_assert!(before >= Cents::ZERO);
                }
            }
        }
    }
}
