//! Exchange rates with their date, a price index with its years, and conversion between them.
//!
//! Rates and indices are integers in millionths, so a conversion is one multiplication and one
//! rounding (half away from zero) in 128 bits. Constant prices follow the DAC's practice: convert at
//! the rate, then deflate by the index of the reporting currency, here the US dollar. The index is
//! the user's: nothing is assumed about years it does not name.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::book::{Book, Entry, Fault, Local, is_currency};
use crate::{Cents, total::Reason};

/// Millionths of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Micro(pub i64);

impl Micro {
    /// One.
    pub const ONE: Self = Self(1_000_000);
    /// Largest value a table may hold: 10⁹ units.
    pub const LARGEST: Self = Self(1_000_000_000_000_000);

    /// From plain decimal notation with a point and at most six decimals; `None` otherwise.
    ///
    /// ```
    /// use ledger::rate::Micro;
    /// assert_eq!(Micro::parse("129.35"), Some(Micro(129_350_000)));
    /// assert_eq!(Micro::parse("1e3"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        decimal(text, 6).map(Self)
    }

    /// As a number, for display.
    pub fn value(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl fmt::Display for Micro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 1_000_000, (self.0 % 1_000_000).abs());
        let digits = format!("{part:06}");
        match digits.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            short => write!(f, "{whole}.{short}"),
        }
    }
}

/// A number of zero or more in plain decimal notation, in units of 10^−`places`; `None` for anything
/// else, for more decimals than `places` and for what does not fit.
pub fn decimal(text: &str, places: usize) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !digits(whole) || !digits(part) || part.len() > places {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok()
}

/// Units of a currency for one US dollar on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// ISO 4217 code.
    pub currency: String,
    /// Day, as `2026-10-01`.
    pub date: String,
    /// Units of the currency for one US dollar.
    pub per_usd: Micro,
    /// Where it is from, in the user's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl Rate {
    /// What orders rates.
    pub fn key(&self) -> (&str, &str) {
        (&self.currency, &self.date)
    }

    pub(crate) fn fault(&self) -> Option<Fault> {
        let at = format!("rates/{}/{}", self.currency, self.date);
        let bad = |found: String, expected: &str| {
            Some(Fault {
                at: at.clone(),
                found,
                expected: expected.to_owned(),
            })
        };
        if !is_currency(&self.currency) || self.currency == "USD" {
            return bad(self.currency.clone(), "three capital letters other than USD");
        }
        if year_of(&self.date).is_none() {
            return bad(self.date.clone(), "a day as 2026-10-01");
        }
        if self.per_usd <= Micro(0) || self.per_usd > Micro::LARGEST {
            return bad(self.per_usd.to_string(), "a number above 0 and up to 10^9");
        }
        None
    }
}

/// The year of a day written as `2026-10-01`; `None` when it is not such a day.
pub fn year_of(date: &str) -> Option<i16> {
    let mut parts = date.splitn(3, '-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |s: &str, n: usize| -> Option<i16> {
        (s.len() == n && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?
    };
    let (year, month, day) = (number(y, 4)?, number(m, 2)?, number(d, 2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1960..=2100).contains(&year) && (1..=last).contains(&day)).then_some(year)
}

/// The price index of the US dollar in a year; only ratios count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deflator {
    /// Year.
    pub year: i16,
    /// Index.
    pub index: Micro,
    /// Where it is from, in the user's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl Deflator {
    pub(crate) fn fault(&self) -> Option<Fault> {
        let sound =
            (1960..=2100).contains(&self.year) && self.index > Micro(0) && self.index <= Micro::LARGEST;
        (!sound).then(|| Fault {
            at: format!("deflators/{}", self.year),
            found: self.index.to_string(),
            expected: "an index above 0 in a year from 1960 to 2100".to_owned(),
        })
    }
}

/// Prices in which money is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Prices {
    /// Of each amount's own year.
    Current,
    /// Of one year.
    Constant(i16),
}

/// `a · b / c`, rounded half away from zero; `None` when it does not fit or c is 0.
fn scaled(amount: i64, by: i128, over: i128) -> Option<i64> {
    let (product, half) = (i128::from(amount).checked_mul(by)?, over / 2);
    if over <= 0 {
        return None;
    }
    let rounded = if product < 0 {
        (product - half) / over
    } else {
        (product + half) / over
    };
    i64::try_from(rounded).ok()
}

/// An amount of a currency in US cents.
pub fn to_usd(amount: Local, per_usd: Micro) -> Option<Cents> {
    scaled(amount.0, i128::from(Micro::ONE.0), i128::from(per_usd.0)).map(Cents)
}

/// US cents in another currency.
pub fn from_usd(amount: Cents, per_usd: Micro) -> Option<Local> {
    scaled(amount.0, i128::from(per_usd.0), i128::from(Micro::ONE.0)).map(Local)
}

impl Book {
    /// The rate of a currency for a year: the last dated in the year or before it, else the first
    /// after it. `None` when the table does not know the currency.
    pub fn rate(&self, currency: &str, year: i16) -> Option<&Rate> {
        let mut of = self.rates.iter().filter(|r| r.currency == currency).peekable();
        let first = of.peek().copied();
        of.take_while(|r| year_of(&r.date).is_some_and(|y| y <= year))
            .last()
            .or(first)
    }

    /// The index of a year.
    pub fn deflator(&self, year: i16) -> Option<Micro> {
        let at = self.deflators.binary_search_by_key(&year, |d| d.year).ok()?;
        self.deflators.get(at).map(|d| d.index)
    }

    /// The prices in which commitments come off envelopes: those of the plan's base year where there
    /// is a price index, else as they were entered.
    pub fn prices(&self, base: i16) -> Prices {
        if self.deflators.is_empty() {
            Prices::Current
        } else {
            Prices::Constant(base)
        }
    }

    /// US cents of one year's prices in other prices.
    ///
    /// # Errors
    /// [`Reason::NoDeflator`] for the first year the index does not name, [`Reason::TooLarge`].
    pub fn reprice(&self, amount: Cents, from: i16, to: i16) -> Result<Cents, Reason> {
        if from == to {
            return Ok(amount);
        }
        let index = |year| self.deflator(year).ok_or(Reason::NoDeflator(year));
        let (from, to) = (index(from)?, index(to)?);
        scaled(amount.0, i128::from(to.0), i128::from(from.0))
            .map(Cents)
            .ok_or(Reason::TooLarge)
    }

    /// What an entry is worth in US cents: converted and repriced with one rounding.
    ///
    /// # Errors
    /// Why it cannot be said: no rate, no index, too large.
    pub fn value(&self, entry: &Entry, prices: Prices) -> Result<Cents, Reason> {
        let per_usd = if entry.currency == "USD" {
            Micro::ONE
        } else {
            let rate = self.rate(&entry.currency, entry.year);
            rate.ok_or_else(|| Reason::NoRate(entry.currency.clone()))?
                .per_usd
        };
        let from = entry.prices.unwrap_or(entry.year);
        let to = match prices {
            Prices::Current => entry.year,
            Prices::Constant(base) => base,
        };
        let (mut by, mut over) = (i128::from(Micro::ONE.0), i128::from(per_usd.0));
        if from != to {
            let index = |year| self.deflator(year).ok_or(Reason::NoDeflator(year));
            by = by.saturating_mul(i128::from(index(to)?.0));
            over = over.saturating_mul(i128::from(index(from)?.0));
        }
        scaled(entry.amount.0, by, over)
            .map(Cents)
            .ok_or(Reason::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rate(currency: &str, date: &str, per_usd: i64) -> Rate {
        Rate {
            currency: currency.into(),
            date: date.into(),
            per_usd: Micro(per_usd),
            source: String::new(),
        }
    }

    proptest! {
        #[test]
        fn conversion_forth_and_back_is_off_by_less_than_a_unit_of_the_coarser_side(
            cents in 0i64..9_000_000_000_000,
            rate in 1_000i64..50_000_000_000,
        ) {
            let rate = Micro(rate);
            let there = from_usd(Cents(cents), rate).unwrap();
            let back = to_usd(there, rate).unwrap();
            // Half a unit of the other currency, in US cents, and half a cent.
            let most = 1_000_000 / (2 * rate.0) + 1;
            prop_assert!((back.0 - cents).abs() <= most, "{cents} {there:?} {back:?}");
        }

        #[test]
        fn prices_forth_and_back_are_off_by_less_than_the_coarser_side(
            cents in -1_000_000_000_000i64..1_000_000_000_000,
            a in 10_000_000i64..1_000_000_000, b in 10_000_000i64..1_000_000_000,
        ) {
            let deflators = [(2020, a), (2025, b)].map(|(year, index)| Deflator { year, index: Micro(index), source: String::new() });
            let book = Book { deflators: deflators.to_vec(), ..Book::default() };
            let there = book.reprice(Cents(cents), 2020, 2025).unwrap();
            let back = book.reprice(there, 2025, 2020).unwrap();
            prop_assert!((back.0 - cents).abs() <= a / (2 * b) + 1);
        }

        #[test]
        fn a_number_of_six_decimals_reads_back(micro in 0i64..1_000_000_000_000_000) {
            prop_assert_eq!(Micro::parse(&Micro(micro).to_string()), Some(Micro(micro)));
        }

        #[test]
        fn no_text_makes_the_reader_of_numbers_or_days_panic(text in "\\PC{0,14}") {
            let _ = (Micro::parse(&text), year_of(&text));
        }
    }

    #[test]
    fn the_rate_of_a_year_is_the_last_one_known_then_and_says_its_date() {
        let book = Book {
            rates: vec![
                rate("KES", "2025-06-30", 129_000_000),
                rate("KES", "2025-12-31", 130_000_000),
                rate("KES", "2027-01-15", 140_000_000),
                rate("RWF", "2025-01-01", 1_300_000_000),
            ],
            ..Book::default()
        };
        let date = |code, year| book.rate(code, year).map(|r| r.date.as_str());
        assert_eq!(date("KES", 2026), Some("2025-12-31"));
        assert_eq!(date("KES", 2030), Some("2027-01-15"));
        assert_eq!(date("KES", 2020), Some("2025-06-30"));
        assert_eq!(date("RWF", 2030), Some("2025-01-01"));
        assert_eq!(date("EUR", 2026), None);
    }

    /// 129 shillings for a dollar, prices 4 % higher a year later: 1,290,000 shillings of 2026 are
    /// 10,000 dollars of 2026 and 9,615.38 of 2025.
    #[test]
    fn shillings_of_2026_in_dollars_of_2025() {
        let index = |year, index| Deflator {
            year,
            index: Micro(index),
            source: String::new(),
        };
        let book = Book {
            rates: vec![rate("KES", "2026-01-01", 129_000_000)],
            deflators: vec![index(2025, 100_000_000), index(2026, 104_000_000)],
            ..Book::default()
        };
        let mut entry = crate::total::tests::entry("a", "Fibre");
        entry.currency = "KES".into();
        entry.amount = Local(129_000_000);
        entry.year = 2026;
        assert_eq!(book.value(&entry, Prices::Current), Ok(Cents(1_000_000)));
        assert_eq!(book.value(&entry, Prices::Constant(2025)), Ok(Cents(961_538)));
        assert_eq!(
            book.value(&entry, Prices::Constant(2024)),
            Err(Reason::NoDeflator(2024))
        );
        entry.currency = "EUR".into();
        assert_eq!(
            book.value(&entry, Prices::Current),
            Err(Reason::NoRate("EUR".into()))
        );
    }

    #[test]
    fn days_that_do_not_exist_are_no_days() {
        assert_eq!(year_of("2024-02-29"), Some(2024));
        for bad in [
            "2023-02-29",
            "2026-13-01",
            "2026-4-01",
            "01-04-2026",
            "2026-04-31",
            "",
        ] {
            assert_eq!(year_of(bad), None, "{bad}");
        }
    }
}
