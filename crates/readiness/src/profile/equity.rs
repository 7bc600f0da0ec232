//! Equity lens: averages never hide the worst-off group.
//!
//! What the pack has by group is little: women's accounts, rural electricity, and measures of
//! inequality. It is held against the average of the same year, and what is missing is named too
//! ([`Equity::absent`]), so that silence is not taken for equality. Left out: estimates of what
//! nobody has published.

use atlas::{Atlas, Iso3};
use indicators::{Direction, Pack, Point};
use serde::{Deserialize, Serialize};

use super::gaps::Inhabitants;

/// A group that an average can hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Women.
    Women,
    /// People in the countryside.
    Rural,
    /// The poorest.
    Poorest,
}

/// Series by group: (group, its series, the average it is held against).
pub const SERIES: [(Group, &str, Option<&str>); 11] = [
    (
        Group::Women,
        "account_ownership_women_pct",
        Some("account_ownership_pct"),
    ),
    (Group::Women, "female_labour_participation_pct", None),
    (Group::Women, "female_vulnerable_employment_pct", None),
    (Group::Women, "youth_unemployment_female_pct", None),
    (Group::Women, "women_in_parliament_pct", None),
    (Group::Women, "women_business_law_index", None),
    (Group::Women, "gender_inequality_index", None),
    (
        Group::Rural,
        "rural_electricity_access_pct",
        Some("electricity_access_pct"),
    ),
    (Group::Poorest, "ihdi", Some("hdi")),
    (Group::Poorest, "extreme_poverty_pct", None),
    (Group::Poorest, "gini_index", None),
];

/// Averages of the pack that matter by group and that it has for no group.
pub const ABSENT: [(Group, &str); 9] = [
    (Group::Women, "internet_users_pct"),
    (Group::Women, "tertiary_enrolment_gross_pct"),
    (Group::Women, "researchers_per_million"),
    (Group::Rural, "internet_users_pct"),
    (Group::Rural, "coverage_4g_pct"),
    (Group::Rural, "account_ownership_pct"),
    (Group::Poorest, "internet_users_pct"),
    (Group::Poorest, "electricity_access_pct"),
    (Group::Poorest, "account_ownership_pct"),
];

/// How the worst-off compare with the average.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EquityGap {
    /// Group.
    pub group: Group,
    /// Series of the group.
    pub indicator: String,
    /// Series of the average it is held against; `None` where the series is itself a measure of
    /// how a group fares or of inequality.
    pub against: Option<String>,
    /// Latest value of the group and its year.
    pub value: Option<(f64, i16)>,
    /// Average and its year: the same year where there is one, else the latest before it.
    pub average: Option<(f64, i16)>,
    /// average − group in the unit of the series, positive where the group is worse off.
    pub gap: Option<f64>,
    /// People of the group behind the average: gap × people of the group; rural people only, the
    /// pack counts no women and no poorest.
    pub people: Option<f64>,
    /// Among economies of the same income group with a value: how many are worse (a larger gap, or
    /// a worse value of a single measure), and how many there are, this one included.
    pub worse: Option<(u32, u32)>,
}

/// What the pack cannot say about a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoSeries {
    /// Group.
    pub group: Group,
    /// Indicator without a series for the group.
    pub indicator: String,
}

/// The equity lens of an economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Equity {
    /// What the pack has, by group.
    pub gaps: Vec<EquityGap>,
    /// What it has only as an average although it matters by group.
    pub absent: Vec<NoSeries>,
}

/// The lens of an economy, from published values of `oldest..=base_year`.
pub fn equity(
    pack: &Pack,
    atlas: &Atlas,
    people: &Inhabitants,
    economy: Iso3,
    base_year: i16,
    oldest: i16,
) -> Equity {
    let income = atlas.get(economy).map(|e| e.income);
    let gaps = SERIES.iter().map(|(group, id, against)| {
        let of = |e: Iso3| pair(pack, id, *against, e, base_year, oldest);
        let (value, average, gap) = of(economy);
        let peers = atlas.economies().iter().filter(|e| Some(e.income) == income);
        // Of a single measure the worse side is the gap.
        let lower = pack.indicator(id).map(|i| i.direction) == Some(Direction::Lower);
        let bad = |(value, _, gap): Pair| match against {
            Some(_) => gap,
            None => value.map(|(v, _)| if lower { v } else { -v }),
        };
        let own = bad((value, average, gap));
        let all: Vec<f64> = peers.filter_map(|e| bad(of(e.iso3))).collect();
        let worse = own.map(|own| {
            let worse = all.iter().filter(|v| **v > own).count();
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            (count(worse), count(all.len()))
        });
        let rural = people.population.zip(people.urban_pct);
        let behind = rural.zip(gap.filter(|g| *g > 0.0));
        EquityGap {
            group: *group,
            indicator: (*id).to_owned(),
            against: against.map(str::to_owned),
            value,
            average,
            gap,
            people: behind
                .filter(|_| *group == Group::Rural)
                .map(|((all, urban), gap)| all * (100.0 - urban).clamp(0.0, 100.0) / 100.0 * gap / 100.0),
            worse,
        }
    });
    Equity {
        gaps: gaps.collect(),
        absent: ABSENT
            .iter()
            .map(|(group, id)| NoSeries {
                group: *group,
                indicator: (*id).to_owned(),
            })
            .collect(),
    }
}

type Pair = (Option<(f64, i16)>, Option<(f64, i16)>, Option<f64>);

fn pair(pack: &Pack, id: &str, against: Option<&str>, e: Iso3, base_year: i16, oldest: i16) -> Pair {
    let latest = |id: &str, until: i16| {
        let inside = |p: &&Point| (oldest..=until).contains(&p.year);
        let found = pack.points(id, e).iter().rev().find(inside);
        found.map(|p| (p.value, p.year))
    };
    let value = latest(id, base_year);
    let Some(against) = against else {
        return (value, None, None);
    };
    let average = value.and_then(|(_, year)| latest(against, year));
    let lower = pack.indicator(against).map(|i| i.direction) == Some(Direction::Lower);
    let gap = value
        .zip(average)
        .map(|((v, _), (a, _))| if lower { v - a } else { a - v });
    (value, average, gap)
}
