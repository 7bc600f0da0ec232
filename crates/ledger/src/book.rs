//! The ledger of a plan: what others have promised, planned and paid, as the user entered or
//! imported it, with the rates and prices it is counted by.
//!
//! An [`Entry`] is one measure of one project in one year from one funder; a project of several
//! years or funders has several. Left out: everything that can be computed from this.

use std::fmt;

use atlas::Iso3;
use serde::{Deserialize, Serialize};

use crate::measure::Measure;
use crate::rate::{Deflator, Rate};
use crate::{BasisPoints, NotWhole};

/// Hundredths of the unit of an entry's own currency. Not [`crate::Cents`], which are US cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Local(pub i64);

impl fmt::Display for Local {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::Cents(self.0).fmt(f)
    }
}

/// Where a project stands, after IATI's codelist *ActivityStatus* (1 pipeline, 2 implementation,
/// 3 and 4 finalisation and closed, 5 cancelled; 6 suspended is a cancellation here until it resumes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Being prepared.
    Pipeline,
    /// Under way.
    Active,
    /// Finished.
    Closed,
    /// Given up or suspended: counts nowhere.
    Cancelled,
}

impl Status {
    /// All, in the order of a project's life.
    pub const ALL: [Self; 4] = [Self::Pipeline, Self::Active, Self::Closed, Self::Cancelled];

    /// As files write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pipeline => "pipeline",
            Self::Active => "active",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// One measure of one project in one year from one funder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Stable identifier inside the plan.
    pub id: String,
    /// Name or reference of the project; entries of one project write it alike.
    pub project: String,
    /// Project of which this one is a part; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parent: String,
    /// What is measured.
    pub measure: Measure,
    /// Where the project stands.
    pub status: Status,
    /// Id of a funder of the plan, or the name of another; empty for all funders together.
    #[serde(default)]
    pub funder: String,
    /// Economies and their shares, which sum to 100 %.
    pub split: Vec<(Iso3, BasisPoints)>,
    /// A theme of the catalogue (`power`), or a group of the memo (`Enable`) where no theme is known.
    pub sector: String,
    /// Year.
    pub year: i16,
    /// Amount, zero or more.
    pub amount: Local,
    /// ISO 4217 code of the amount's currency.
    pub currency: String,
    /// Base year of constant prices; none for prices of the entry's own year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices: Option<i16>,
    /// Candidate of the catalogue that this project already does; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub covers: String,
    /// Where this is known from, in the user's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// Who pays what a project costs each year after its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", content = "funder", rename_all = "kebab-case")]
pub enum Payer {
    /// A funder of the plan, by id.
    Funder(String),
    /// The partner government.
    Government,
    /// Nobody: the effect fades.
    Nobody,
}

/// Who pays for one project after its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upkeep {
    /// Candidate id.
    pub project: String,
    /// Payer.
    pub payer: Payer,
}

/// The ledger.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Book {
    /// Entries, sorted by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
    /// Exchange rates, sorted by currency and date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<Rate>,
    /// Price index of the US dollar, sorted by year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deflators: Vec<Deflator>,
    /// Who pays after the end, sorted by project; projects not named pay as the plan's settings say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub upkeep: Vec<Upkeep>,
    /// Projects of the pipeline count nowhere. False: they come off like the others.
    #[serde(skip_serializing_if = "is_false")]
    pub without_pipeline: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_false(value: &bool) -> bool {
    !value
}

/// A rule of the ledger that is broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Path inside the ledger, for example `entries/e7/split`.
    pub at: String,
    /// What stands there.
    pub found: String,
    /// What may stand there.
    pub expected: String,
}

impl Fault {
    fn new(at: String, found: impl fmt::Display, expected: &str) -> Self {
        Self {
            at,
            found: found.to_string(),
            expected: expected.to_owned(),
        }
    }
}

/// Most entries of a plan. An assumption about what a table is still read in.
pub const MOST_ENTRIES: usize = 20_000;
/// Largest amount in hundredths of a unit: 9·10¹³ units, so that every conversion fits 128 bits.
pub const LARGEST: i64 = 9_000_000_000_000_000;
/// Longest text of an entry, in characters.
pub const LONGEST: usize = 200;

impl Entry {
    /// Whether the shares are a whole.
    ///
    /// # Errors
    /// [`NotWhole`] with the sum found.
    pub fn whole(&self) -> Result<(), NotWhole> {
        let sum: u64 = self.split.iter().map(|(_, s)| u64::from(s.0)).sum();
        if sum == u64::from(BasisPoints::WHOLE.0) {
            Ok(())
        } else {
            Err(NotWhole(sum))
        }
    }

    /// The first rule this entry breaks by itself.
    pub fn fault(&self) -> Option<Fault> {
        let at = |field: &str| format!("entries/{}/{field}", self.id);
        let texts = [
            ("id", &self.id, true),
            ("project", &self.project, true),
            ("parent", &self.parent, false),
            ("funder", &self.funder, false),
            ("sector", &self.sector, true),
            ("covers", &self.covers, false),
            ("source", &self.source, false),
        ];
        for (field, text, needed) in texts {
            let sound = text.chars().count() <= LONGEST && !text.chars().any(char::is_control);
            if !sound || (needed && text.trim().is_empty()) {
                return Some(Fault::new(at(field), format!("{text:?}"), "1 to 200 characters"));
            }
        }
        if self.measure == Measure::Envelope {
            return Some(Fault::new(at("measure"), "envelope", "envelopes at their funder"));
        }
        if self.parent == self.project {
            return Some(Fault::new(at("parent"), &self.parent, "another project"));
        }
        if let Err(sum) = self.whole() {
            let found = format!("{}.{:02} %", sum.0 / 100, sum.0 % 100);
            return Some(Fault::new(at("split"), found, "shares that sum to 100 %"));
        }
        for (i, (economy, _)) in self.split.iter().enumerate() {
            if self.split.iter().take(i).any(|(e, _)| e == economy) {
                return Some(Fault::new(at("split"), economy, "each economy once"));
            }
        }
        if !(0..=LARGEST).contains(&self.amount.0) {
            let expected = "an amount from 0 to 90 million million";
            return Some(Fault::new(at("amount"), self.amount, expected));
        }
        let year = |y: i16| (1960..=2100).contains(&y);
        if !year(self.year) {
            return Some(Fault::new(at("year"), self.year, "a year from 1960 to 2100"));
        }
        if let Some(base) = self.prices.filter(|y| !year(*y)) {
            return Some(Fault::new(at("prices"), base, "a year from 1960 to 2100"));
        }
        if !is_currency(&self.currency) {
            let found = format!("{:?}", self.currency);
            return Some(Fault::new(at("currency"), found, "three capital letters, as USD"));
        }
        None
    }
}

/// Whether a text has the form of an ISO 4217 code.
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}

impl Book {
    /// Nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The entry of an id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|e| e.id.as_str().cmp(id)).ok()?;
        self.entries.get(at)
    }

    /// The first broken rule: of an entry, of the order of the lists, of parents that go in a circle.
    pub fn fault(&self) -> Option<Fault> {
        if self.entries.len() > MOST_ENTRIES {
            let found = self.entries.len();
            return Some(Fault::new("entries".into(), found, "at most 20,000 entries"));
        }
        if let Some(fault) = self.entries.iter().find_map(Entry::fault) {
            return Some(fault);
        }
        let sorted = |at: &str, sorted: bool| {
            (!sorted).then(|| Fault::new(at.into(), "an unsorted list", "a sorted list, each once"))
        };
        let circle = crate::family::circles(&self.entries).into_iter().next();
        sorted("entries", self.entries.is_sorted_by(|a, b| a.id < b.id))
            .or_else(|| sorted("rates", self.rates.is_sorted_by(|a, b| a.key() < b.key())))
            .or_else(|| sorted("deflators", self.deflators.is_sorted_by(|a, b| a.year < b.year)))
            .or_else(|| sorted("upkeep", self.upkeep.is_sorted_by(|a, b| a.project < b.project)))
            .or_else(|| self.rates.iter().find_map(Rate::fault))
            .or_else(|| self.deflators.iter().find_map(Deflator::fault))
            .or_else(|| {
                let project = circle?;
                let at = format!("entries/{project}/parent");
                Some(Fault::new(at, "a project that is its own parent", "no circle"))
            })
    }
}
