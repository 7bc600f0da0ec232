//! What commitments leave of the envelopes: existing and planned projects of a funder come off its
//! new money of the year they are committed for.
//!
//! A commitment larger than its year's envelope takes money that carries over from the years before,
//! the latest first; what no year can bear is named as over-committed and taken from nobody.
//! Commitments come off before earmarks are reserved, so an earmark is a share of what is left: an
//! assumption, as an entry does not say which pot paid it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::measure::{Commitment, Envelope, Measure, Money};
use crate::total::{LeftOut, Part, Ready, Reason};
use crate::{Cents, Funder};

/// Commitments of a funder in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Funder id.
    pub funder: String,
    /// Year.
    pub year: i16,
    /// New money of the year before commitments.
    pub envelope: Money<Envelope>,
    /// Commitments dated in the year.
    pub committed: Money<Commitment>,
    /// New money that is left, after commitments of this and of later years.
    pub left: Money<Envelope>,
    /// Commitments of the year that no money is left for.
    pub over: Money<Commitment>,
    /// The commitments.
    pub parts: Vec<Part>,
}

/// Every funder's years with what is left, and the commitments that come off no envelope.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// Funders in their order, years in theirs.
    pub rows: Vec<Claim>,
    /// Commitments and entries of other measures that come off nothing, and why.
    pub left_out: Vec<LeftOut>,
}

impl Claims {
    /// Takes the commitments of a ledger off the envelopes of the plan's funders.
    pub fn of(ready: &Ready<'_>, funders: &[Funder], years: &[i16]) -> Self {
        let mut parts: BTreeMap<(usize, usize), Vec<Part>> = BTreeMap::new();
        let mut left_out = Vec::new();
        for (e, worth) in ready.book.entries.iter().zip(&ready.worth) {
            let reason = match worth {
                _ if e.measure != Measure::Commitment => Some(Reason::OtherMeasure(e.measure)),
                Err(reason) => Some(reason.clone()),
                Ok(_) => None,
            };
            let funder = funders.iter().position(|f| f.id == e.funder);
            let year = years.iter().position(|y| *y == e.year);
            match (reason, worth, funder, year) {
                (None, Ok(amount), Some(f), Some(y)) => parts.entry((f, y)).or_default().push(Part {
                    entry: e.id.clone(),
                    amount: *amount,
                }),
                (reason, _, funder, _) => left_out.push(LeftOut {
                    entry: e.id.clone(),
                    amount: ready.book.value(e, ready.prices).ok(),
                    reason: reason.unwrap_or(if funder.is_none() {
                        Reason::OtherFunder
                    } else {
                        Reason::OtherYears
                    }),
                }),
            }
        }
        let mut rows: Vec<Claim> = Vec::with_capacity(funders.len() * years.len());
        for (f, funder) in funders.iter().enumerate() {
            let first = rows.len();
            for (y, year) in years.iter().enumerate() {
                let envelope = Money::new(funder.envelopes.get(y).copied().unwrap_or_default());
                let parts = parts.remove(&(f, y)).unwrap_or_default();
                let committed = parts.iter().map(|p| Money::new(p.amount)).sum();
                let (left, over) = envelope.after(committed);
                rows.push(Claim {
                    funder: funder.id.clone(),
                    year: *year,
                    envelope,
                    committed,
                    left,
                    over,
                    parts,
                });
            }
            if funder.carry_over {
                carry_back(rows.get_mut(first..).unwrap_or_default());
            }
        }
        Self { rows, left_out }
    }

    /// The funders with what is left in their envelopes.
    pub fn after(&self, funders: &[Funder]) -> Vec<Funder> {
        let mut all = funders.to_vec();
        for funder in &mut all {
            let left = self
                .rows
                .iter()
                .filter(|r| r.funder == funder.id)
                .map(|r| r.left.cents());
            for (slot, left) in funder.envelopes.iter_mut().zip(left) {
                *slot = left;
            }
        }
        all
    }

    /// Sum of commitments that no envelope bears.
    pub fn over(&self) -> Money<Commitment> {
        self.rows.iter().map(|r| r.over).sum()
    }
}

/// What a year cannot bear is kept from the years before, the latest first.
fn carry_back(rows: &mut [Claim]) {
    for y in 0..rows.len() {
        let (before, rest) = rows.split_at_mut(y);
        let Some(row) = rest.first_mut() else { continue };
        for earlier in before.iter_mut().rev() {
            let take: Cents = earlier.left.cents().min(row.over.cents());
            earlier.left = Money::new(earlier.left.cents() - take);
            row.over = Money::new(row.over.cents() - take);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scope;
    use crate::book::{Book, Local};
    use crate::rate::Prices;
    use crate::total::tests::{arb_book, entry};
    use proptest::prelude::*;

    fn funder(id: &str, envelopes: &[i64], carry_over: bool) -> Funder {
        Funder {
            id: id.into(),
            name: id.into(),
            envelopes: envelopes.iter().map(|e| Cents(*e)).collect(),
            carry_over,
            scope: Scope::default(),
            earmarks: vec![],
        }
    }

    fn committed(amounts: &[(i16, i64)]) -> Book {
        let one = |(i, (year, amount)): (usize, &(i16, i64))| {
            let mut e = entry(&format!("e{i}"), &format!("P{i}"));
            (e.year, e.amount) = (*year, Local(*amount));
            e
        };
        Book {
            entries: amounts.iter().enumerate().map(one).collect(),
            ..Book::default()
        }
    }

    proptest! {
        #[test]
        fn no_cent_of_an_envelope_or_a_commitment_is_lost(
            book in arb_book(), a in proptest::collection::vec(0i64..2_000_000_000, 3), carry in any::<bool>(),
        ) {
            let funders = [funder("window", &a, carry), funder("bilateral", &[5, 0, 1_000_000], !carry)];
            let claims = Claims::of(&Ready::new(&book, Prices::Current), &funders, &[2027, 2028, 2029]);
            for f in &funders {
                let of = || claims.rows.iter().filter(|r| r.funder == f.id);
                let sum = |pick: &dyn Fn(&Claim) -> Cents| of().map(pick).sum::<Cents>();
                prop_assert_eq!(sum(&|r| r.envelope.cents()) - sum(&|r| r.committed.cents()), sum(&|r| r.left.cents()) - sum(&|r| r.over.cents()));
                prop_assert!(of().all(|r| !r.left.cents().is_negative() && !r.over.cents().is_negative()));
            }
            let ids = claims.rows.iter().flat_map(|r| &r.parts).map(|p| &p.entry).chain(claims.left_out.iter().map(|l| &l.entry)).count();
            prop_assert_eq!(ids, book.entries.len());
        }

        #[test]
        fn what_is_left_can_pay_every_commitment_in_its_year(amounts in proptest::collection::vec((2027i16..2030, 0i64..100), 0..8), envelopes in proptest::collection::vec(0i64..200, 3)) {
            // The slow way: walk through the years with a purse.
            let book = committed(&amounts);
            let funders = [funder("window", &envelopes, true)];
            let claims = Claims::of(&Ready::new(&book, Prices::Current), &funders, &[2027, 2028, 2029]);
            let (mut purse, mut short) = (0i64, 0i64);
            for (y, new) in envelopes.iter().enumerate() {
                let due: i64 = amounts.iter().filter(|(year, _)| *year == 2027 + y as i16).map(|(_, a)| a).sum();
                purse += new - due;
                if purse < 0 {
                    short -= purse;
                    purse = 0;
                }
            }
            prop_assert_eq!(claims.over().cents(), Cents(short));
            prop_assert_eq!(claims.rows.iter().map(|r| r.left.cents()).sum::<Cents>(), Cents(purse));
        }
    }

    #[test]
    fn a_late_commitment_keeps_money_of_earlier_years_where_it_carries_over() {
        let book = committed(&[(2028, 150)]);
        let left = |carry| {
            let funders = [funder("window", &[100, 100], carry)];
            let claims = Claims::of(&Ready::new(&book, Prices::Current), &funders, &[2027, 2028]);
            (claims.after(&funders)[0].envelopes.clone(), claims.over().cents())
        };
        assert_eq!(left(true), (vec![Cents(50), Cents(0)], Cents(0)));
        assert_eq!(left(false), (vec![Cents(100), Cents(0)], Cents(50)));
    }

    #[test]
    fn other_funders_and_other_years_come_off_nothing_and_are_named() {
        let mut book = committed(&[(2020, 5), (2027, 7)]);
        book.entries[1].funder = "Somebody else".into();
        let funders = [funder("window", &[100], true)];
        let claims = Claims::of(&Ready::new(&book, Prices::Current), &funders, &[2027]);
        let reasons: Vec<&Reason> = claims.left_out.iter().map(|l| &l.reason).collect();
        assert_eq!(reasons, [&Reason::OtherYears, &Reason::OtherFunder]);
        assert_eq!(claims.rows[0].left.cents(), Cents(100));
    }
}
