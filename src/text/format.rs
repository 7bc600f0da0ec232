//! How numbers, money and dates are written: by the browser's Intl, with a true minus sign.
//!
//! Charts show three significant digits, tables show every digit that is meant, money is in
//! millions or thousands of US dollars and never in scientific notation.

use fluent_bundle::types::FluentNumber;
use ledger::Cents;

use super::{Phrase, Text};
use crate::platform::intl::{self, Digits};

/// A number inside a message.
pub(super) fn fluent_number(n: &FluentNumber) -> String {
    let o = &n.options;
    let most = o
        .maximum_fraction_digits
        .or(o.minimum_fraction_digits)
        .unwrap_or(2);
    let least = o.minimum_fraction_digits.unwrap_or(0);
    intl::number(n.value, Digits::Fraction(to_u8(least), to_u8(most.max(least))))
}

fn to_u8(n: usize) -> u8 {
    u8::try_from(n.min(20)).unwrap_or(20)
}

impl Text {
    /// Exactly so many decimals, with the language's thousands.
    pub fn fixed(&self, value: f64, decimals: u8) -> String {
        intl::number(value, Digits::Fraction(decimals, decimals))
    }

    /// A whole number with the language's thousands.
    pub fn whole(&self, value: f64) -> String {
        intl::number(value, Digits::Fraction(0, 0))
    }

    /// Three significant digits, for charts and running text.
    pub fn short(&self, value: f64) -> String {
        let magnitude = value.abs();
        if magnitude >= 100.0 {
            self.whole(value)
        } else {
            intl::number(value, Digits::Significant(3))
        }
    }

    /// Every digit up to six decimals, for tables and exports shown on screen.
    pub fn full(&self, value: f64) -> String {
        intl::number(value, Digits::Fraction(0, 6))
    }

    /// Up to so many decimals, for tables.
    pub fn full_to(&self, value: f64, decimals: u8) -> String {
        intl::number(value, Digits::Fraction(0, decimals))
    }

    /// With a plus or a true minus in front.
    pub fn signed(&self, value: f64, decimals: u8) -> String {
        let text = self.fixed(value, decimals);
        if value > 0.0 { format!("+{text}") } else { text }
    }

    /// A share of one as a percentage.
    pub fn percent(&self, share: f64, decimals: u8) -> Phrase {
        self.tr("percent", &[("n", self.fixed(share * 100.0, decimals).into())])
    }

    /// A year: never grouped, in the language's digits.
    pub fn year(&self, year: i16) -> String {
        intl::number(f64::from(year), Digits::Plain)
    }

    /// Money in words: `US$ 31.7 m`, below a million in thousands, below a thousand in full.
    pub fn money(&self, amount: Cents) -> Phrase {
        let dollars = amount.dollars();
        let magnitude = dollars.abs();
        let (key, value, decimals) = if magnitude >= 999_500.0 {
            ("money-m", dollars / 1e6, 1)
        } else if magnitude >= 1000.0 {
            ("money-k", dollars / 1e3, 0)
        } else {
            ("money-plain", dollars, 0)
        };
        self.tr(key, &[("amount", self.fixed(value, decimals).into())])
    }

    /// Money as a number of millions with one decimal, for a column headed *US$ m*.
    pub fn millions(&self, amount: Cents) -> String {
        self.fixed(amount.dollars() / 1e6, 1)
    }

    /// An interval: `56–71`.
    pub fn range(&self, low: &str, high: &str) -> Phrase {
        self.tr("range", &[("low", low.into()), ("high", high.into())])
    }
}
