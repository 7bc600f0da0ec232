//! The pack: series of every indicator with year and source.
//!
//! Values live in one [`Table`] an indicator. A table from the compact grid is decoded when it is
//! first asked for, so that opening the app costs only the header.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use atlas::Iso3;
use serde::{Deserialize, Serialize};

use crate::cell::{Cell, Missing, Observation, Origin};
use crate::grid::Block;

/// Which side of an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// Neither: context only.
    Neutral,
}

/// How a series comes about: what a reader should know before trusting a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Counted, registered, surveyed or calculated from such.
    #[default]
    Measured,
    /// Filled or smoothed by a model of the publisher (electricity access, ILO modelled labour
    /// series, population estimates, indices built on them).
    Modelled,
    /// Perceptions or expert judgement (governance indicators, policy ratings, expert-coded law).
    Perception,
}

/// One row of `data/indicators.csv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Stable id, for example `internet_users_pct`.
    pub id: String,
    /// Name in English.
    pub name: String,
    /// Unit in words.
    pub unit: String,
    /// Better side.
    pub direction: Direction,
    /// Theme it is filed under, for example `infrastructure`; a heading, not a part of any index.
    pub theme: String,
    /// Source id.
    pub source: String,
    /// The source's own code of the series.
    pub source_code: String,
    /// Definition in our own words.
    pub definition: String,
    /// How the series comes about.
    pub nature: Nature,
}

/// One row of `data/sources.csv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Licence.
    pub licence: String,
    /// Where the licence text stands; empty where none.
    pub licence_url: String,
    /// Vintage in words.
    pub vintage: String,
    /// Text to show.
    pub attribution: String,
}

/// One published value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Calendar year.
    pub year: i16,
    /// In the indicator's unit.
    pub value: f64,
}

/// Every series of one indicator: economies ascending, years ascending within each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    economies: Vec<Iso3>,
    ends: Vec<u32>,
    points: Vec<Point>,
    years: Option<(i16, i16)>,
}

impl Table {
    /// From series in any order; of two points of one year the later given one is kept, and an
    /// economy without a point is left out.
    pub fn new(series: BTreeMap<Iso3, Vec<Point>>) -> Self {
        let mut table = Self::default();
        for (economy, points) in series {
            let by_year: BTreeMap<i16, f64> = points.iter().map(|p| (p.year, p.value)).collect();
            table.push(
                economy,
                by_year.into_iter().map(|(year, value)| Point { year, value }),
            );
        }
        table
    }

    /// Appends a series; the caller keeps economies and years ascending.
    pub(crate) fn push(&mut self, economy: Iso3, points: impl Iterator<Item = Point>) {
        let before = self.points.len();
        for point in points {
            let (first, last) = self.years.unwrap_or((point.year, point.year));
            self.years = Some((first.min(point.year), last.max(point.year)));
            self.points.push(point);
        }
        if self.points.len() > before {
            self.economies.push(economy);
            self.ends
                .push(u32::try_from(self.points.len()).unwrap_or(u32::MAX));
        }
    }

    /// Economies with at least one value, ascending.
    pub fn economies(&self) -> &[Iso3] {
        &self.economies
    }

    /// The series of an economy, years ascending; empty where there is none.
    pub fn points(&self, economy: Iso3) -> &[Point] {
        match self.economies.binary_search(&economy) {
            Ok(at) => self.nth(at),
            Err(_) => &[],
        }
    }

    /// Every series in order of economies.
    pub fn iter(&self) -> impl Iterator<Item = (Iso3, &[Point])> {
        self.economies
            .iter()
            .enumerate()
            .map(|(at, economy)| (*economy, self.nth(at)))
    }

    fn nth(&self, at: usize) -> &[Point] {
        let start = at
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.points.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// First and last year of any value; `None` where there is no value.
    pub fn years(&self) -> Option<(i16, i16)> {
        self.years
    }
}

/// How many years after the base year a snapshot series may be dated and still count at it.
///
/// A snapshot is an indicator with values of one single year only. The cloud counts are such a
/// list, dated January 2026: at base year 2025 the value of 2026 counts (model, section 1: at the
/// base year a value is the readiness value whatever its own year). One year, not more, so that a
/// hindcast from 2014 never sees them.
pub const SNAPSHOT_SLACK_YEARS: i16 = 1;

/// Every series, indicator and source.
///
/// ```
/// use atlas::Iso3;
/// use indicators::{Direction, Indicator, Pack, Point};
/// let kenya: Iso3 = "KEN".parse().unwrap();
/// let indicator = Indicator {
///     id: "internet_users_pct".into(), name: "People using the internet".into(),
///     unit: "% of population".into(), direction: Direction::Higher, theme: "inclusion".into(),
///     source: "gapminder".into(), source_code: String::new(), definition: String::new(), nature: Default::default(),
/// };
/// let pack = Pack::from_rows(vec![indicator], Vec::new(), [("internet_users_pct", kenya, 2023, 35.0)]);
/// assert_eq!(pack.series("internet_users_pct", kenya), [Point { year: 2023, value: 35.0 }]);
/// assert_eq!(pack.latest("internet_users_pct", kenya, 2025, 2014).value(), Some(35.0));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Pack {
    indicators: Vec<Indicator>,
    sources: Vec<Source>,
    /// One a row of `indicators`.
    tables: Vec<Slot>,
    /// Positions in `indicators`, ordered by id.
    by_id: Vec<usize>,
    years: (i16, i16),
}

/// A table, or the block it will be decoded from when first asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slot {
    pub(crate) block: Option<Block>,
    pub(crate) table: OnceLock<Table>,
}

impl Pack {
    pub(crate) fn from_slots(
        indicators: Vec<Indicator>,
        sources: Vec<Source>,
        tables: Vec<Slot>,
        years: (i16, i16),
    ) -> Self {
        let mut by_id: Vec<usize> = (0..indicators.len()).collect();
        by_id.sort_by(|a, b| {
            indicators
                .get(*a)
                .map(|i| &i.id)
                .cmp(&indicators.get(*b).map(|i| &i.id))
        });
        Self {
            indicators,
            sources,
            tables,
            by_id,
            years,
        }
    }

    /// From tables in the order of `indicators`; a missing table is empty.
    pub fn from_tables(indicators: Vec<Indicator>, sources: Vec<Source>, mut tables: Vec<Table>) -> Self {
        tables.resize(indicators.len(), Table::default());
        let ranges: Vec<(i16, i16)> = tables.iter().filter_map(Table::years).collect();
        let years = (
            ranges.iter().map(|r| r.0).min().unwrap_or(0),
            ranges.iter().map(|r| r.1).max().unwrap_or(0),
        );
        let slots = tables
            .into_iter()
            .map(|t| Slot {
                block: None,
                table: OnceLock::from(t),
            })
            .collect();
        Self::from_slots(indicators, sources, slots, years)
    }

    /// From tidy rows (indicator, economy, year, value); rows of an unknown indicator are left out.
    pub fn from_rows<'a>(
        indicators: Vec<Indicator>,
        sources: Vec<Source>,
        rows: impl IntoIterator<Item = (&'a str, Iso3, i16, f64)>,
    ) -> Self {
        let mut series: BTreeMap<&str, BTreeMap<Iso3, Vec<Point>>> = BTreeMap::new();
        for (indicator, economy, year, value) in rows {
            let of_indicator = series.entry(indicator).or_default();
            of_indicator
                .entry(economy)
                .or_default()
                .push(Point { year, value });
        }
        let tables = indicators
            .iter()
            .map(|i| Table::new(series.remove(i.id.as_str()).unwrap_or_default()))
            .collect();
        Self::from_tables(indicators, sources, tables)
    }

    /// Every indicator, in file order.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    fn position(&self, id: &str) -> Option<usize> {
        let of = |at: &usize| self.indicators.get(*at).map(|i| i.id.as_str());
        let found = self.by_id.binary_search_by(|at| of(at).cmp(&Some(id))).ok()?;
        self.by_id.get(found).copied()
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.get(self.position(id)?)
    }

    /// Every source, in file order.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The source of an id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }

    /// The source id of an indicator's values; empty where the indicator is unknown.
    ///
    /// In this pack an indicator never mixes sources: the importer refuses one that does.
    pub fn source_of(&self, indicator: &str) -> &str {
        self.indicator(indicator).map_or("", |i| i.source.as_str())
    }

    /// The table of an indicator, decoded on first use.
    pub fn table(&self, indicator: &str) -> Option<&Table> {
        let slot = self.tables.get(self.position(indicator)?)?;
        Some(
            slot.table
                .get_or_init(|| slot.block.as_ref().map(Block::table).unwrap_or_default()),
        )
    }

    /// The series of an economy, years ascending, borrowed; empty where there is none.
    pub fn points(&self, indicator: &str, economy: Iso3) -> &[Point] {
        self.table(indicator).map_or(&[], |t| t.points(economy))
    }

    /// The same, owned.
    pub fn series(&self, indicator: &str, economy: Iso3) -> Vec<Point> {
        self.points(indicator, economy).to_vec()
    }

    /// The value of one year.
    pub fn at_year(&self, indicator: &str, economy: Iso3, year: i16) -> Option<f64> {
        let points = self.points(indicator, economy);
        let at = points.binary_search_by_key(&year, |p| p.year).ok()?;
        points.get(at).map(|p| p.value)
    }

    /// The latest value with `oldest <= year <= base_year`, with its year and source.
    ///
    /// A snapshot indicator (one single year in the whole pack) also counts when it is dated up to
    /// [`SNAPSHOT_SLACK_YEARS`] after the base year. Otherwise the cell says why it is missing:
    /// [`Missing::TooOld`] with the year of the latest value before the window, or
    /// [`Missing::NeverPublished`] (by the base year).
    pub fn latest(&self, indicator: &str, economy: Iso3, base_year: i16, oldest: i16) -> Cell {
        let Some(table) = self.table(indicator) else {
            return Cell::Missing(Missing::UnknownIndicator);
        };
        let snapshot = table.years().is_some_and(|(first, last)| first == last);
        let newest = if snapshot {
            base_year.saturating_add(SNAPSHOT_SLACK_YEARS)
        } else {
            base_year
        };
        match table.points(economy).iter().rev().find(|p| p.year <= newest) {
            None => Cell::Missing(Missing::NeverPublished),
            Some(p) if p.year < oldest => Cell::Missing(Missing::TooOld(p.year)),
            Some(p) => Cell::Observed(Observation {
                value: p.value,
                year: p.year,
                origin: Origin::Published(self.source_of(indicator).to_owned()),
            }),
        }
    }

    /// First and last year of any value in the pack; (0, 0) where it is empty.
    pub fn years(&self) -> (i16, i16) {
        self.years
    }
}
