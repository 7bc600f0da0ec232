//! One indicator's history on a yearly grid, in z, for every economy of the atlas.

use atlas::{Atlas, IncomeGroup};
use indicators::Pack;

use super::scale::Bounded;

/// First year of the grid: the pack begins in 2000.
pub(super) const FIRST_YEAR: i16 = 2000;

/// A jump of more than this many times the usual yearly change is a change of source or a survey,
/// not an event (the pack's README lists such jumps): a trend starts after it. **Assumption.**
const BREAK_TIMES: f64 = 12.0;

/// An observation: year, native value, z.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub year: i16,
    pub y: f64,
    pub z: f64,
}

/// Every series of an indicator up to the base year.
#[derive(Clone, Debug)]
pub(super) struct History {
    pub bounded: Bounded,
    /// By position in the atlas, years ascending.
    pub series: Vec<Vec<Seen>>,
    /// First year of the trend window that holds no break, by economy and observation: position
    /// of the first observation after the last break at or before it.
    after_break: Vec<Vec<usize>>,
    /// Median absolute yearly change in z.
    pub usual_change: f64,
}

impl History {
    /// Reads an indicator; an unknown one gives empty series.
    pub fn read(pack: &Pack, atlas: &Atlas, indicator: &str, base_year: i16) -> Self {
        let unit = pack.indicator(indicator).map_or("", |i| i.unit.as_str());
        let raw: Vec<Vec<(i16, f64)>> = atlas
            .economies()
            .iter()
            .map(|e| {
                pack.points(indicator, e.iso3)
                    .iter()
                    .filter(|p| p.year >= FIRST_YEAR && p.year <= base_year && p.value.is_finite())
                    .map(|p| (p.year, p.value))
                    .collect()
            })
            .collect();
        Self::new(unit, &raw)
    }

    /// From (year, value) pairs by economy, years ascending.
    pub fn new(unit: &str, raw: &[Vec<(i16, f64)>]) -> Self {
        let values: Vec<f64> = raw.iter().flatten().map(|(_, v)| *v).collect();
        let bounded = Bounded::new(unit, &values);
        let series: Vec<Vec<Seen>> = raw
            .iter()
            .map(|points| {
                points
                    .iter()
                    .map(|&(year, y)| Seen {
                        year,
                        y,
                        z: bounded.z(y),
                    })
                    .collect()
            })
            .collect();
        let mut changes: Vec<f64> = series
            .iter()
            .flat_map(|s| s.windows(2))
            .filter_map(|pair| match pair {
                [a, b] => Some(yearly_change(a, b).abs()),
                _ => None,
            })
            .collect();
        let usual_change = median(&mut changes).unwrap_or(0.0);
        let after_break = series
            .iter()
            .map(|s| {
                let mut from = 0;
                let mut starts = Vec::with_capacity(s.len());
                for at in 0..s.len() {
                    if let (Some(a), Some(b)) = (at.checked_sub(1).and_then(|p| s.get(p)), s.get(at))
                        && usual_change > 0.0
                        && yearly_change(a, b).abs() > BREAK_TIMES * usual_change
                    {
                        from = at;
                    }
                    starts.push(from);
                }
                starts
            })
            .collect();
        Self {
            bounded,
            series,
            after_break,
            usual_change,
        }
    }

    /// Whether no break lies between two observations of an economy, by position.
    pub fn unbroken(&self, economy: usize, first: usize, last: usize) -> bool {
        let starts = self.after_break.get(economy);
        starts
            .and_then(|s| s.get(last))
            .is_some_and(|from| *from <= first)
    }

    /// Position of the first observation after the last break, by observation.
    pub fn restarts(&self, economy: usize) -> &[usize] {
        self.after_break.get(economy).map_or(&[], Vec::as_slice)
    }

    /// Position of the latest observation at or before a year.
    pub fn latest(&self, economy: usize, year: i16) -> Option<usize> {
        let s = self.series.get(economy)?;
        s.partition_point(|o| o.year <= year).checked_sub(1)
    }

    /// The observations that a trend ending at observation `last` may use: at most `window` years,
    /// after the last break, and not ending in 2020 or 2021 alone: pandemic years at the end are
    /// left out of the trend (model, section 2).
    pub fn window(&self, economy: usize, last: usize, window: i16) -> &[Seen] {
        let Some(s) = self.series.get(economy) else {
            return &[];
        };
        let Some(end) = s.get(last).map(|o| o.year) else {
            return &[];
        };
        let from_break = self
            .after_break
            .get(economy)
            .and_then(|b| b.get(last))
            .copied()
            .unwrap_or(0);
        let from = s.partition_point(|o| o.year <= end - window).max(from_break);
        let mut to = last + 1;
        if end == 2020 || end == 2021 {
            to = s.partition_point(|o| o.year < 2020);
        }
        s.get(from..to.max(from)).unwrap_or(&[])
    }

    /// Last year in which any economy has a value.
    pub fn last_year(&self) -> Option<i16> {
        self.series.iter().filter_map(|s| s.last().map(|o| o.year)).max()
    }
}

fn yearly_change(a: &Seen, b: &Seen) -> f64 {
    (b.z - a.z) / f64::from((b.year - a.year).max(1))
}

/// Median by selection, the upper of the two middle values when the number is even.
pub(super) fn median(values: &mut [f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let middle = values.len() / 2;
    Some(*values.select_nth_unstable_by(middle, f64::total_cmp).1)
}

/// A partition of the economies (or units of any table), for pooling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// Group of each economy, below `count`.
    pub(crate) of: Vec<usize>,
    /// Number of groups.
    pub(crate) count: usize,
}

impl Groups {
    /// All in one.
    pub fn one(economies: usize) -> Self {
        Self {
            of: vec![0; economies],
            count: 1,
        }
    }

    /// From names, in order of first appearance.
    pub fn named<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut seen: Vec<&str> = Vec::new();
        let of = names
            .map(|name| {
                seen.iter().position(|s| *s == name).unwrap_or_else(|| {
                    seen.push(name);
                    seen.len() - 1
                })
            })
            .collect();
        Self {
            of,
            count: seen.len(),
        }
    }

    /// Regions of an atlas (UN subregions).
    pub fn regions(atlas: &Atlas) -> Self {
        Self::named(atlas.economies().iter().map(|e| e.un_subregion.as_str()))
    }

    /// Income groups of an atlas. Today's groups leak a little into hindcasts (model, section 2).
    pub fn incomes(atlas: &Atlas) -> Self {
        let position = |income| match income {
            IncomeGroup::Low => 0,
            IncomeGroup::LowerMiddle => 1,
            IncomeGroup::UpperMiddle => 2,
            IncomeGroup::High => 3,
            IncomeGroup::Unclassified => 4,
        };
        Self {
            of: atlas.economies().iter().map(|e| position(e.income)).collect(),
            count: 5,
        }
    }
}
