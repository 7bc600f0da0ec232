//! Names the language knows beside pack indicators: derived fields, distances, flags.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Expr, parse};

/// A field calculated from pack indicators by a formula of the same language.
#[derive(Clone, Copy, Debug)]
pub struct Derived {
    /// Name.
    pub name: &'static str,
    /// Formula.
    pub formula: &'static str,
    /// What it is, with its unit, and where the formula comes from or the word *assumption*.
    pub note: &'static str,
}

/// Derived fields. A formula may use earlier rows, never later ones (so there is no cycle).
pub const DERIVED: &[Derived] = &[
    Derived {
        name: "rural_population",
        formula: "population * (100 - urban_population_pct) / 100",
        note: "people outside towns; arithmetic on pack fields",
    },
    Derived {
        name: "population_0_14",
        formula: "population * population_0_14_pct / 100",
        note: "people aged 0 to 14; arithmetic on pack fields",
    },
    Derived {
        name: "population_5_19",
        formula: "population_0_14",
        note: "people of school age; assumption: the fifteen cohorts aged 5 to 19 are as many people as \
               the fifteen aged 0 to 14 (a slight overcount where births are still rising)",
    },
    Derived {
        name: "adults",
        formula: "population * (100 - population_0_14_pct) / 100",
        note: "people aged 15 and over; arithmetic on pack fields",
    },
    Derived {
        name: "people_online",
        formula: "population * internet_users_pct / 100",
        note: "people using the internet; arithmetic on pack fields",
    },
    Derived {
        name: "people_offline",
        formula: "population * (100 - internet_users_pct) / 100",
        note: "people not using the internet; arithmetic on pack fields",
    },
    Derived {
        name: "people_without_power",
        formula: "population * (100 - electricity_access_pct) / 100",
        note: "people without access to electricity; arithmetic on pack fields",
    },
    Derived {
        name: "rural_without_power",
        formula: "rural_population * (100 - rural_electricity_access_pct) / 100",
        note: "rural people without access to electricity; arithmetic on pack fields",
    },
    Derived {
        name: "people_without_4g",
        formula: "population * (100 - coverage_4g_pct) / 100",
        note: "people outside 4G coverage; arithmetic on pack fields (coverage of 2018)",
    },
    Derived {
        name: "schools",
        formula: "population_5_19 / 300",
        note: "schools; assumption: 300 people of school age to a school",
    },
    Derived {
        name: "teachers",
        formula: "population_5_19 / 30",
        note: "teachers; assumption: 30 people of school age to a teacher",
    },
    Derived {
        name: "active_researchers",
        formula: "scientific_articles * 2",
        note: "people who publish; assumption: two for each article a year (used where the count of \
               researchers is missing for half of the economies)",
    },
    Derived {
        name: "dc_demand_mw",
        formula: "people_online / 1000000",
        note: "megawatts of local data-centre load; assumption: one watt to an internet user",
    },
    Derived {
        name: "programme_size",
        formula: "clamp(sqrt(population / 20000000), 0.3, 2.5)",
        note: "size of a country programme, 1 = a country of 20 million; assumption: grows with the \
               square root of population, between 0.3 and 2.5, about the spread of the catalogue's cost ranges",
    },
    Derived {
        name: "cloud_providers",
        formula: "cloud_hyperscaler_providers_count",
        note: "large public-cloud providers with a region in the economy; pack field",
    },
];

/// Numbers that geography gives: kilometres from the population's towns to the nearest public-cloud
/// region and to the capital, area, number of land neighbours.
pub const PLACES: &[&str] = &["km_to_cloud", "km_to_capital", "area_km2", "neighbours"];

/// Yes-or-no facts of an economy.
pub const FLAGS: &[&str] = &["coastal", "ldc", "lldc", "sids", "oda"];

/// The compiled formula of a derived field.
pub fn derived(name: &str) -> Option<&'static Expr> {
    static COMPILED: OnceLock<BTreeMap<&'static str, Expr>> = OnceLock::new();
    COMPILED
        .get_or_init(|| {
            DERIVED
                .iter()
                .filter_map(|d| Some((d.name, parse(d.formula).ok()?)))
                .collect()
        })
        .get(name)
}

/// Whether a number field is known without looking at a pack.
pub fn is_known(name: &str) -> bool {
    PLACES.contains(&name) || DERIVED.iter().any(|d| d.name == name)
}
