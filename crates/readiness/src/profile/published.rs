//! Agreement of published indices: where does each put this economy?

use atlas::{Atlas, Iso3};
use indicators::{Cell, Direction, Pack};
use serde::{Deserialize, Serialize};

use crate::ranking::ranks;

/// Published composite indices of the pack that rank nearly all economies. Policy ratings that
/// exist for borrowers only are left out: their ranks are of another set.
pub const INDICES: [&str; 6] = [
    "hdi",
    "human_capital_index",
    "logistics_performance_1to5",
    "spi_overall",
    "wgi_government_effectiveness",
    "women_business_law_index",
];
/// Spread of standings from which indices disagree, in hundredths of the ranking. **Assumption.**
pub const DISAGREE: f64 = 30.0;

/// One index's place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Indicator id of the index.
    pub index: String,
    /// Published value.
    pub value: f64,
    /// Year.
    pub year: i16,
    /// Rank, 1 = best, ties share the lowest.
    pub rank: u32,
    /// Economies ranked.
    pub of: u32,
    /// 100 = best, 0 = last: 100·(of − rank)/(of − 1).
    pub standing: f64,
}

/// Where published indices put an economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// One an index that has the economy.
    pub places: Vec<Place>,
    /// Standing in this readiness index.
    pub own: Option<f64>,
    /// Largest minus smallest standing of the published ones; `None` with fewer than two.
    pub spread: Option<f64>,
    /// The spread is [`DISAGREE`] or more.
    pub disagree: bool,
}

/// Where each published index puts an economy, by its latest value of `oldest..=base_year`.
///
/// `own` is the standing in the readiness index: pass its rank and the number of scored economies.
pub fn published(
    pack: &Pack,
    atlas: &Atlas,
    economy: Iso3,
    own: Option<(u32, u32)>,
    base_year: i16,
    oldest: i16,
) -> Agreement {
    let places: Vec<Place> = INDICES
        .iter()
        .filter_map(|index| {
            let cells: Vec<(Iso3, f64, i16)> = atlas
                .economies()
                .iter()
                .filter_map(|e| match pack.latest(index, e.iso3, base_year, oldest) {
                    Cell::Observed(o) => Some((e.iso3, o.value, o.year)),
                    Cell::Missing(_) => None,
                })
                .collect();
            let (at, (_, value, year)) = cells.iter().enumerate().find(|(_, c)| c.0 == economy)?;
            let lower = pack.indicator(index).map(|i| i.direction) == Some(Direction::Lower);
            let scores: Vec<Option<f64>> = cells
                .iter()
                .map(|c| Some(if lower { -c.1 } else { c.1 }))
                .collect();
            let rank = ranks(&scores).get(at).copied().flatten()?;
            let of = u32::try_from(cells.len()).unwrap_or(u32::MAX);
            Some(Place {
                index: (*index).to_owned(),
                value: *value,
                year: *year,
                rank,
                of,
                standing: standing(rank, of),
            })
        })
        .collect();
    let ends = places.iter().fold(None, |ends: Option<(f64, f64)>, p| {
        let (low, high) = ends.unwrap_or((p.standing, p.standing));
        Some((low.min(p.standing), high.max(p.standing)))
    });
    let spread = ends.filter(|_| places.len() > 1).map(|(low, high)| high - low);
    Agreement {
        places,
        own: own.map(|(rank, of)| standing(rank, of)),
        spread,
        disagree: spread.is_some_and(|s| s >= DISAGREE),
    }
}

/// 100 = best, 0 = last.
fn standing(rank: u32, of: u32) -> f64 {
    if of < 2 {
        return 100.0;
    }
    100.0 * f64::from(of.saturating_sub(rank)) / f64::from(of - 1)
}
