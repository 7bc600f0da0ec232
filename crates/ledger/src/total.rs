//! Totals that explain themselves: every sum carries what is in it and what was left out, and why.

use std::collections::BTreeSet;

use atlas::Iso3;
use serde::{Deserialize, Serialize};

use crate::book::{Book, Entry};
use crate::family;
use crate::measure::{Kind, Measure, Money};
use crate::rate::{Prices, Rate};
use crate::{Cents, split};

/// Why an entry is not in a total.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// Given up or suspended.
    Cancelled,
    /// In preparation, and the plan counts the pipeline nowhere.
    Pipeline,
    /// The same as another entry (its id).
    Twin(String),
    /// A sum over all funders whose shares are counted one by one.
    FundersCounted,
    /// A whole whose parts are counted (their projects).
    PartsCounted(Vec<String>),
    /// Another measure: never added to this one.
    OtherMeasure(Measure),
    /// The table has no rate of this currency.
    NoRate(String),
    /// The index does not name this year.
    NoDeflator(i16),
    /// The shares of its economies do not sum to 100 %.
    SplitNotWhole,
    /// Not in the years counted.
    OtherYears,
    /// Its funder is none of the plan's.
    OtherFunder,
    /// The amount does not fit a total.
    TooLarge,
}

/// A part of a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Entry id.
    pub entry: String,
    /// What of it counts here: with an economy chosen, that economy's share.
    pub amount: Cents,
}

/// An entry that is not in a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Entry id.
    pub entry: String,
    /// What it would have been, where that can be said.
    pub amount: Option<Cents>,
    /// Why.
    pub reason: Reason,
}

/// A rate that a total was converted at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RateUsed {
    /// Currency.
    pub currency: String,
    /// Day of the rate.
    pub date: String,
    /// Units for one US dollar, in millionths.
    pub per_usd: i64,
}

impl From<&Rate> for RateUsed {
    fn from(rate: &Rate) -> Self {
        Self {
            currency: rate.currency.clone(),
            date: rate.date.clone(),
            per_usd: rate.per_usd.0,
        }
    }
}

/// A sum of one measure with everything that is in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Total<K> {
    /// The sum of the parts.
    pub amount: Money<K>,
    /// What is in it, in the order of the ledger.
    pub parts: Vec<Part>,
    /// What matches and is not in it.
    pub left_out: Vec<LeftOut>,
    /// Rates used.
    pub rates: Vec<RateUsed>,
    /// Prices it is counted in.
    pub prices: Prices,
}

/// Which entries a total is about. `None` means any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Select {
    /// Funder.
    pub funder: Option<String>,
    /// Economy; counts its share.
    pub economy: Option<Iso3>,
    /// Theme or group.
    pub sector: Option<String>,
    /// Year.
    pub year: Option<i16>,
}

impl Select {
    fn holds(&self, e: &Entry) -> bool {
        self.funder.as_ref().is_none_or(|f| *f == e.funder)
            && self.economy.is_none_or(|c| e.split.iter().any(|(x, _)| *x == c))
            && self.sector.as_ref().is_none_or(|s| *s == e.sector)
            && self.year.is_none_or(|y| y == e.year)
    }
}

/// The ledger made ready for totals: every entry judged and valued once.
#[derive(Clone, Debug)]
pub struct Ready<'a> {
    /// The ledger.
    pub book: &'a Book,
    /// Prices everything is counted in.
    pub prices: Prices,
    /// What each entry is worth, or why it does not count.
    pub worth: Vec<Result<Cents, Reason>>,
}

impl<'a> Ready<'a> {
    /// Judges and values every entry.
    pub fn new(book: &'a Book, prices: Prices) -> Self {
        let worth = family::standing(book)
            .into_iter()
            .zip(&book.entries)
            .map(|(reason, e)| match reason {
                Some(reason) => Err(reason),
                None => book.value(e, prices),
            })
            .collect();
        Self { book, prices, worth }
    }

    /// Entries that count, with their worth.
    pub fn live(&self) -> impl Iterator<Item = (&'a Entry, Cents)> + '_ {
        let pairs = self.book.entries.iter().zip(&self.worth);
        pairs.filter_map(|(e, worth)| Some((e, *worth.as_ref().ok()?)))
    }

    /// A total of one measure.
    pub fn total<K: Kind>(&self, select: &Select) -> Total<K> {
        let mut total = Total {
            amount: Money::ZERO,
            parts: Vec::new(),
            left_out: Vec::new(),
            rates: Vec::new(),
            prices: self.prices,
        };
        let mut rates = BTreeSet::new();
        for (e, worth) in self.book.entries.iter().zip(&self.worth) {
            if !select.holds(e) {
                continue;
            }
            let here = |cents: Cents| match select.economy {
                Some(code) => share_in(e, cents, code),
                None => cents,
            };
            let mut leave = |reason: Reason| {
                let amount = self.book.value(e, self.prices).ok().map(here);
                total.left_out.push(LeftOut {
                    entry: e.id.clone(),
                    amount,
                    reason,
                });
            };
            match worth {
                _ if e.measure != K::MEASURE => leave(Reason::OtherMeasure(e.measure)),
                Err(reason) => leave(reason.clone()),
                Ok(cents) => {
                    let amount = here(*cents);
                    if total.amount.cents().checked_add(amount).is_none() {
                        leave(Reason::TooLarge);
                        continue;
                    }
                    total.amount += Money::new(amount);
                    total.parts.push(Part {
                        entry: e.id.clone(),
                        amount,
                    });
                    let rate = self.book.rate(&e.currency, e.year);
                    rates.extend(rate.filter(|_| e.currency != "USD").map(RateUsed::from));
                }
            }
        }
        total.rates = rates.into_iter().collect();
        total
    }
}

/// An entry's money by economy; sums to the amount, to the cent.
pub fn by_economy(e: &Entry, amount: Cents) -> impl Iterator<Item = (Iso3, Cents)> + '_ {
    let weights: Vec<u64> = e.split.iter().map(|(_, s)| u64::from(s.0)).collect();
    let codes = e.split.iter().map(|(code, _)| *code);
    codes.zip(split(amount, &weights))
}

/// The share of one economy.
pub fn share_in(e: &Entry, amount: Cents, economy: Iso3) -> Cents {
    by_economy(e, amount)
        .filter(|(c, _)| *c == economy)
        .map(|(_, a)| a)
        .sum()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::BasisPoints;
    use crate::book::{Local, Status};
    use crate::measure::{Budget, Commitment, Disbursement, PlannedDisbursement};
    use crate::rate::Micro;
    use proptest::prelude::*;

    fn iso(code: &str) -> Iso3 {
        Iso3::new(code).unwrap()
    }

    /// A commitment of 1,000 US dollars to Kenya in 2027.
    pub(crate) fn entry(id: &str, project: &str) -> Entry {
        Entry {
            id: id.into(),
            project: project.into(),
            parent: String::new(),
            measure: Measure::Commitment,
            status: Status::Active,
            funder: "window".into(),
            split: vec![(iso("KEN"), BasisPoints::WHOLE)],
            sector: "power".into(),
            year: 2027,
            amount: Local(100_000),
            currency: "USD".into(),
            prices: None,
            covers: String::new(),
            source: String::new(),
        }
    }

    const ECONOMIES: [&str; 3] = ["ETH", "KEN", "UGA"];

    prop_compose! {
        fn arb_entry()(
            project in 0usize..6, parent in 0usize..14, measure in 0usize..4, status in 0usize..4,
            funder in 0usize..4, share in 0u32..=10_000, at in 0usize..3, sector in 0usize..3,
            year in 2026i16..2030, amount in 0i64..1_000_000_000, currency in 0usize..4,
        ) -> Entry {
            let (a, b) = (ECONOMIES[at], ECONOMIES[(at + 1) % 3]);
            let parent = ["P0", "P1", "P2", "P3", "P4", "P5"].get(parent).copied().unwrap_or_default();
            let name = format!("P{project}");
            Entry {
                parent: if parent == name { String::new() } else { parent.into() },
                project: name,
                measure: Measure::ENTRIES[measure],
                status: Status::ALL[status],
                funder: ["window", "bilateral", "other", ""][funder].into(),
                split: vec![(iso(a), BasisPoints(share)), (iso(b), BasisPoints(10_000 - share))],
                sector: ["power", "skills", "Enable"][sector].into(),
                year,
                amount: Local(amount),
                currency: ["USD", "USD", "KES", "XXX"][currency].into(),
                ..entry("", "")
            }
        }
    }

    prop_compose! {
        /// A ledger with parents, circles, co-funders, missing rates.
        pub(crate) fn arb_book()(mut entries in proptest::collection::vec(arb_entry(), 0..14), without in any::<bool>()) -> Book {
            for (i, e) in entries.iter_mut().enumerate() {
                e.id = format!("e{i:03}");
            }
            let kes = Rate { currency: "KES".into(), date: "2026-01-01".into(), per_usd: Micro(129_350_000), source: String::new() };
            Book { entries, rates: vec![kes], without_pipeline: without, ..Book::default() }
        }
    }

    fn amount<K: Kind>(ready: &Ready<'_>, select: &Select) -> Cents {
        ready.total::<K>(select).amount.cents()
    }

    proptest! {
        #[test]
        fn funders_economies_sectors_and_years_each_sum_to_the_same_total(book in arb_book()) {
            let ready = Ready::new(&book, Prices::Current);
            let all = amount::<Commitment>(&ready, &Select::default());
            let funders: Cents = ["window", "bilateral", "other", ""].iter().map(|f| amount::<Commitment>(&ready, &Select { funder: Some((*f).into()), ..Select::default() })).sum();
            let places: Cents = ECONOMIES.iter().map(|c| amount::<Commitment>(&ready, &Select { economy: Some(iso(c)), ..Select::default() })).sum();
            let sectors: Cents = ["power", "skills", "Enable"].iter().map(|s| amount::<Commitment>(&ready, &Select { sector: Some((*s).into()), ..Select::default() })).sum();
            let years: Cents = (2026..2030).map(|y| amount::<Commitment>(&ready, &Select { year: Some(y), ..Select::default() })).sum();
            prop_assert_eq!([funders, places, sectors, years], [all; 4]);
        }

        #[test]
        fn every_entry_is_in_a_total_or_named_as_left_out_and_the_parts_are_the_total(book in arb_book()) {
            let ready = Ready::new(&book, Prices::Current);
            let total = ready.total::<Commitment>(&Select::default());
            let mut ids: Vec<&str> = total.parts.iter().map(|p| p.entry.as_str()).chain(total.left_out.iter().map(|l| l.entry.as_str())).collect();
            ids.sort_unstable();
            prop_assert_eq!(ids, book.entries.iter().map(|e| e.id.as_str()).collect::<Vec<_>>());
            prop_assert_eq!(total.parts.iter().map(|p| p.amount).sum::<Cents>(), total.amount.cents());
        }

        #[test]
        fn what_is_taken_out_and_put_back_leaves_every_total_as_it_was(book in arb_book(), at in any::<proptest::sample::Index>(), edits in proptest::collection::vec((any::<proptest::sample::Index>(), 0i64..1_000_000), 0..6)) {
            prop_assume!(!book.entries.is_empty());
            let sums = |book: &Book| {
                let ready = Ready::new(book, Prices::Current);
                let any = Select::default();
                [amount::<Budget>(&ready, &any), amount::<PlannedDisbursement>(&ready, &any), amount::<Commitment>(&ready, &any), amount::<Disbursement>(&ready, &any)]
            };
            let mut edited = book.clone();
            for (at, amount) in &edits {
                let n = edited.entries.len();
                edited.entries[at.index(n)].amount = Local(*amount);
            }
            let before = sums(&edited);
            let taken = edited.entries.remove(at.index(book.entries.len()));
            let without = sums(&edited);
            edited.entries.insert(at.index(book.entries.len()), taken.clone());
            prop_assert_eq!(sums(&edited), before);
            // An entry moves the totals of its own measure only, unless it ties its project to another.
            for (k, measure) in Measure::ENTRIES.iter().enumerate() {
                prop_assert!(*measure == taken.measure || !taken.parent.is_empty() || without[k] == before[k]);
            }
        }
    }

    #[test]
    fn a_total_names_its_rates_with_their_day() {
        let mut e = entry("a", "Fibre");
        e.currency = "KES".into();
        let kes = Rate {
            currency: "KES".into(),
            date: "2026-10-01".into(),
            per_usd: Micro(129_000_000),
            source: String::new(),
        };
        let book = Book {
            entries: vec![e],
            rates: vec![kes],
            ..Book::default()
        };
        let total = Ready::new(&book, Prices::Current).total::<Commitment>(&Select::default());
        assert_eq!(total.amount.cents(), Cents(775));
        assert_eq!(total.rates[0].date, "2026-10-01");
    }

    #[test]
    fn splits_of_99_or_101_percent_are_named_and_never_rescaled() {
        for share in [9_900, 10_100] {
            let mut e = entry("a", "Fibre");
            e.split = vec![(iso("KEN"), BasisPoints(share))];
            let fault = e.fault().unwrap();
            assert_eq!(fault.at, "entries/a/split");
            assert_eq!(fault.found, format!("{}.00 %", share / 100));
            let book = Book {
                entries: vec![e],
                ..Book::default()
            };
            let total = Ready::new(&book, Prices::Current).total::<Commitment>(&Select::default());
            assert_eq!(total.amount, Money::ZERO);
            assert_eq!(total.left_out[0].reason, Reason::SplitNotWhole);
        }
    }
}
