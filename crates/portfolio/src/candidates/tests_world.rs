//! The small world the tests of candidates run in.

use std::collections::BTreeMap;

use atlas::{Atlas, Capital, Economy, IncomeGroup, Iso3, LonLat};
use foresight::{Catalogue, catalogue_csv};
use indicators::{Cell, Missing, Observation, Origin};

use super::super::*;
use crate::Candidate;

pub(super) fn iso(code: &str) -> Iso3 {
    Iso3::new(code).unwrap()
}

pub(super) fn economy(code: &str, oda: bool, sids: bool, at: (f64, f64)) -> Economy {
    Economy {
        iso3: iso(code),
        iso2: code[..2].into(),
        numeric: "000".into(),
        names: std::array::from_fn(|_| code.to_owned()),
        un_region: String::new(),
        un_subregion: String::new(),
        un_intermediate: String::new(),
        wb_region: String::new(),
        income: IncomeGroup::LowerMiddle,
        ldc: false,
        lldc: false,
        sids,
        oda,
        capital: Some(Capital {
            name: code.into(),
            at: LonLat { lon: at.0, lat: at.1 },
        }),
        area_km2: Some(500_000.0),
    }
}

/// Three neighbours on a coast (KEN, TZA, UGA is landlocked), two islands in reach (WSM, TON), one giver (FRA).
pub(super) struct World {
    pub(super) atlas: Atlas,
    pub(super) places: BTreeMap<Iso3, Surroundings>,
    pub(super) catalogue: Catalogue,
    pub(super) values: BTreeMap<(&'static str, Iso3), f64>,
    pub(super) answers: BTreeMap<(Iso3, String), f64>,
    pub(super) facts: BTreeMap<(Iso3, String), bool>,
}

pub(super) fn world() -> World {
    let mut places = BTreeMap::new();
    let mut place = |code: &str, coastal: bool, neighbours: &[&str]| {
        places.insert(
            iso(code),
            Surroundings {
                coastal: Some(coastal),
                neighbours: neighbours.iter().map(|n| iso(n)).collect(),
                area_km2: None,
                cloud: Some(CloudLink {
                    name: "Cape Town".into(),
                    provider: "aws".into(),
                    km: 3_000.0,
                }),
                km_to_capital: Some(200.0),
            },
        );
    };
    place("KEN", true, &["TZA", "UGA"]);
    place("TZA", true, &["KEN", "UGA"]);
    place("UGA", false, &["KEN", "TZA"]);
    place("WSM", true, &[]);
    place("TON", true, &[]);
    let mut values = BTreeMap::new();
    for (code, population) in [
        ("KEN", 56e6),
        ("TZA", 68e6),
        ("UGA", 50e6),
        ("WSM", 2.2e5),
        ("TON", 1.0e5),
    ] {
        let e = iso(code);
        for (field, value) in [
            ("population", population),
            ("population_0_14_pct", 38.0),
            ("urban_population_pct", 30.0),
            ("internet_users_pct", 40.0),
            ("electricity_access_pct", 60.0),
            ("rural_electricity_access_pct", 50.0),
            ("coverage_4g_pct", 60.0),
            ("coverage_3g_pct", 90.0),
            ("fixed_broadband_per100", 1.0),
            ("firms_with_power_outages_pct", 70.0),
            ("gni_pc_atlas_usd", 2_000.0),
            ("gdp_usd", population * 2_000.0),
            ("spi_overall", 50.0),
            ("spi_data_services", 60.0),
            ("tertiary_enrolment_gross_pct", 15.0),
            ("rd_expenditure_pct_gdp", 0.4),
            ("scientific_articles", population / 25_000.0),
            ("new_businesses_per_100k_working_age", 100.0),
            ("gdp_pc_usd", 2_000.0),
            ("gdp_pc_ppp", 5_000.0),
        ] {
            values.insert((field, e), value);
        }
    }
    World {
        atlas: Atlas::new(vec![
            economy("KEN", true, false, (36.8, -1.3)),
            economy("TZA", true, false, (39.3, -6.8)),
            economy("UGA", true, false, (32.6, 0.3)),
            economy("WSM", true, true, (-171.8, -13.8)),
            economy("TON", true, true, (-175.2, -21.1)),
            economy("FRA", false, false, (2.4, 48.9)),
        ]),
        places,
        catalogue: catalogue_csv::parse(
            include_str!("../../../../data/catalogue/archetypes.csv"),
            include_str!("../../../../data/catalogue/effects.csv"),
        )
        .unwrap(),
        values,
        answers: BTreeMap::new(),
        facts: BTreeMap::new(),
    }
}

impl World {
    pub(super) fn generate(&self, economies: &[&str]) -> Generated {
        let economies: Vec<Iso3> = economies.iter().map(|c| iso(c)).collect();
        let value = |indicator: &str, e: Iso3| {
            let found = self
                .values
                .iter()
                .find(|((i, at), _)| *i == indicator && *at == e);
            found.map_or(Cell::Missing(Missing::NeverPublished), |(_, v)| {
                Cell::Observed(Observation {
                    value: *v,
                    year: 2024,
                    origin: Origin::Published("wdi".into()),
                })
            })
        };
        generate(&GenerateInput {
            atlas: &self.atlas,
            places: &self.places,
            value: &value,
            catalogue: &self.catalogue,
            economies: &economies,
            answers: &self.answers,
            facts: &self.facts,
            base_year: 2025,
            maintained: 0.5,
        })
        .unwrap()
    }

    pub(super) fn fact(mut self, code: &str, question: &str, holds: bool) -> Self {
        self.facts.insert((iso(code), question.into()), holds);
        self
    }

    pub(super) fn answer(mut self, code: &str, milestone: &str, value: f64) -> Self {
        self.answers.insert((iso(code), milestone.into()), value);
        self
    }
}

pub(super) fn find<'a>(generated: &'a Generated, id: &str) -> &'a Candidate {
    generated
        .candidates
        .iter()
        .find(|c| c.sized.id == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

pub(super) fn has(generated: &Generated, prefix: &str) -> bool {
    generated
        .candidates
        .iter()
        .any(|c| c.sized.id.starts_with(prefix))
}
