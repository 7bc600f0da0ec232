use std::collections::BTreeMap;

use atlas::Iso3;
use indicators::Missing;
use proptest::prelude::*;

use super::*;
use crate::rules::{Context, Reading};
use crate::{Catalogue, CostBasis, DoseKind, Range, catalogue_csv};

fn catalogue() -> Catalogue {
    catalogue_csv::parse(
        include_str!("../../../../data/catalogue/archetypes.csv"),
        include_str!("../../../../data/catalogue/effects.csv"),
    )
    .unwrap()
}

struct Fields(BTreeMap<&'static str, f64>);

impl Context for Fields {
    fn field(&self, name: &str) -> Result<Reading, Missing> {
        self.0
            .get(name)
            .map(|value| Reading {
                value: *value,
                year: 2024,
            })
            .ok_or(Missing::NeverPublished)
    }
    fn flag(&self, _: &str) -> Option<(bool, i16)> {
        None
    }
    fn milestone(&self, _: &str) -> Option<Reading> {
        None
    }
    fn project(&self, _: &str) -> bool {
        false
    }
    fn fact(&self, _: &str) -> Option<(bool, i16)> {
        None
    }
}

fn dose_of(id: &str, indicator: &str, part: Sized, fields: &[(&'static str, f64)]) -> crate::Dose {
    let catalogue = catalogue();
    let compiled = Compiled::new(catalogue.get(id).unwrap()).unwrap();
    let (found, _) = doses(&compiled, &part, &Fields(fields.iter().copied().collect()));
    found.into_iter().find(|d| d.indicator == indicator).unwrap()
}

fn part(units: f64, medium: f64) -> Sized {
    Sized {
        economy: Iso3::new("KEN").unwrap(),
        units,
        medium,
        yearly_dollars: 0.0,
    }
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1e-9), "{a} is not {b}");
}

/// By hand: 20,000 connections × 4.5 people = 90,000 of 15,000,000 people; × 0.95 = 0.57 points.
/// Low: relative distances 0.5/4.5 and 0.10/0.95 in quadrature, 0.15304 below mid.
#[test]
fn exposure_by_hand_mini_grid_connections_in_a_country_of_fifteen_million() {
    let d = dose_of(
        "minigrid",
        "electricity_access_pct",
        part(20_000.0, 20_000.0),
        &[("population", 15_000_000.0)],
    );
    assert_eq!(d.kind, DoseKind::Exposure);
    near(d.size.mid, 0.57);
    near(
        d.size.low,
        0.57 * (1.0 - ((0.5 / 4.5f64).powi(2) + (0.1 / 0.95f64).powi(2)).sqrt()),
    );
    near(d.people, 90_000.0);
    assert!(d.deadweight);
}

/// By hand: rural access is over the rural population, 15 million × 60 % = 9 million: 90,000 × 0.95 / 9 million.
#[test]
fn exposure_over_the_rural_population() {
    let d = dose_of(
        "minigrid",
        "rural_electricity_access_pct",
        part(20_000.0, 20_000.0),
        &[("population", 15_000_000.0), ("urban_population_pct", 40.0)],
    );
    near(d.size.mid, 0.95);
}

/// By hand: half of the medium length closes half of the catalogue's 6 % of the gap.
#[test]
fn gap_by_hand_half_the_medium_fibre_closes_half_the_share() {
    let d = dose_of(
        "fibre_backbone",
        "fixed_broadband_per100",
        part(400.0, 800.0),
        &[],
    );
    assert_eq!(d.kind, DoseKind::Gap);
    near(d.size.low, 0.01);
    near(d.size.mid, 0.03);
    near(d.size.high, 0.075);
}

/// By hand: twice the medium megawatts doubles δ = 0.20 (servers × e^0.4).
#[test]
fn log_by_hand_twice_the_medium_data_centre_doubles_the_exponent() {
    let d = dose_of(
        "dc_edge",
        "secure_servers_per_million",
        part(2.0, 1.0),
        &[("population", 1.0)],
    );
    assert_eq!(d.kind, DoseKind::Log);
    near(d.size.mid, 0.40);
}

/// By hand: 100 fellows, 60 % retained, of 50 million people: 1.2 to a million.
#[test]
fn count_by_hand_fellows_retained_to_a_million_people() {
    let d = dose_of(
        "phd_fellow",
        "researchers_per_million",
        part(100.0, 100.0),
        &[("population", 50_000_000.0)],
    );
    near(d.size.mid, 1.2);
    near(d.people, 100.0);
}

/// By hand: 64 GPUs, 60 % in productive use, a plain count; nobody is reached.
#[test]
fn count_by_hand_a_plain_count_of_accelerators() {
    let d = dose_of("gpu_cluster", "ai_compute_h100e_known", part(64.0, 64.0), &[]);
    near(d.size.mid, 38.4);
    near(d.people, 0.0);
}

/// By hand: 10 million a year of a GDP of 10 billion is 0.1 % of GDP, and 30 % crowd-in makes 0.13 points.
#[test]
fn spend_by_hand_yearly_grants_over_yearly_gdp() {
    let d = dose_of(
        "rd_cofund",
        "rd_expenditure_pct_gdp",
        Sized {
            yearly_dollars: 1e7,
            ..part(40.0, 40.0)
        },
        &[("gdp_usd", 1e10)],
    );
    near(d.size.mid, 0.13);
    near(d.size.low, 0.10);
    near(d.size.high, 0.20);
}

#[test]
fn a_larger_unit_does_not_open_a_second_milestone_and_a_smaller_opens_part_of_one() {
    near(
        dose_of("csirt", "milestone_csirt", part(1.5, 1.0), &[]).size.mid,
        1.0,
    );
    near(
        dose_of("csirt", "milestone_csirt", part(0.6, 1.0), &[]).size.mid,
        0.6,
    );
}

#[test]
fn an_effect_without_its_population_is_listed_with_the_field() {
    let catalogue = catalogue();
    let compiled = Compiled::new(catalogue.get("minigrid").unwrap()).unwrap();
    let (found, without) = doses(&compiled, &part(1.0, 1.0), &Fields(BTreeMap::new()));
    assert!(found.iter().all(|d| d.kind == DoseKind::Log));
    assert_eq!(without.len(), 2);
    assert_eq!(without[0].1[0].to_string(), "missing:population");
}

#[test]
fn an_exposure_never_reaches_more_than_everybody() {
    let d = dose_of(
        "minigrid",
        "electricity_access_pct",
        part(1e6, 1e6),
        &[("population", 1_000.0)],
    );
    near(d.people, 1_000.0);
    assert!(d.size.high <= 100.0);
}

#[test]
fn a_single_size_is_the_medium_one_and_sizes_grow() {
    let catalogue = catalogue();
    let landing = units(catalogue.get("subsea_landing").unwrap(), 1.0).unwrap();
    assert_eq!(landing.variants, [(Scale::Medium, 1.0)]);
    let minigrid = catalogue.get("minigrid").unwrap();
    let village = units(minigrid, 300.0).unwrap();
    assert_eq!(village.variants, [(Scale::Medium, 100.0), (Scale::Large, 120.0)]);
    let nigeria = units(minigrid, 15_000_000.0).unwrap();
    assert_eq!(
        nigeria.variants,
        [
            (Scale::Small, 25_000.0),
            (Scale::Medium, 75_000.0),
            (Scale::Large, 200_000.0)
        ]
    );
    near(nigeria.medium, 2_250_000.0);
}

#[test]
fn computing_is_dearer_far_from_a_cloud_region_and_works_on_islands() {
    let site = |km: f64| Site {
        km_to_cloud: Some(km),
        ..Site::default()
    };
    near(cost_factor(CostBasis::Compute, &site(0.0)).factor, 1.0);
    near(cost_factor(CostBasis::Compute, &site(2000.0)).factor, 1.1);
    near(cost_factor(CostBasis::Compute, &site(9000.0)).factor, 1.25);
    near(cost_factor(CostBasis::Physical, &site(9000.0)).factor, 1.0);
    let island = Site {
        sids: true,
        km_to_capital: Some(500.0),
        ..Site::default()
    };
    near(cost_factor(CostBasis::Physical, &island).factor, 1.25);
    let dear = Site {
        price_level: Some(0.48),
        ..Site::default()
    };
    near(cost_factor(CostBasis::People, &dear).factor, 1.0 + 0.7 * 0.2);
}

/// By hand: 1,000 schools at 25,000, κ 1.2, typical √(200·3000) = 774.6, scale (1000/774.6)^−0.05, plus 150,000.
#[test]
fn cost_by_hand_a_thousand_schools() {
    let catalogue = catalogue();
    let range = cost(catalogue.get("school_connect").unwrap(), &[(1_000.0, 1.2)]);
    near(
        range.mid,
        1_000.0 * 25_000.0 * 1.2 * (1_000.0 / 600_000.0f64.sqrt()).powf(-0.05) + 150_000.0,
    );
    assert!(range.low < range.mid && range.mid < range.high);
}

#[test]
fn buying_together_is_never_dearer_than_apart() {
    for a in &catalogue().archetypes {
        let n = a.floor_units * 2.0;
        let together = cost(a, &[(n, 1.1), (n, 1.3)]).mid;
        let apart = cost(a, &[(n, 1.1)]).mid + cost(a, &[(n, 1.3)]).mid;
        assert!(together <= apart * (1.0 + 1e-12), "{}", a.id);
    }
}

fn range() -> impl Strategy<Value = Range> {
    (0.0f64..1.0, 0.0f64..1.0, 0.0f64..1.0).prop_map(|(a, b, c)| Range {
        low: a,
        mid: a + b,
        high: a + b + c,
    })
}

proptest! {
    #[test]
    fn more_units_always_cost_more(id in 0usize..46, a in 1.0f64..1e6, more in 1.001f64..10.0) {
        let catalogue = catalogue();
        let archetype = &catalogue.archetypes[id];
        prop_assert!(cost(archetype, &[(a * more, 1.0)]).mid > cost(archetype, &[(a, 1.0)]).mid);
    }

    #[test]
    fn sizes_stay_between_floor_and_cap_and_never_shrink(id in 0usize..46, need in 0.0f64..1e9) {
        let catalogue = catalogue();
        let a = &catalogue.archetypes[id];
        if let Some(sizes) = units(a, need) {
            prop_assert!(!sizes.variants.is_empty());
            prop_assert!(sizes.variants.iter().all(|(_, n)| *n >= a.floor_units && *n <= a.cap_units));
            prop_assert!(sizes.variants.windows(2).all(|w| w[0].1 < w[1].1 && w[0].0 < w[1].0));
            prop_assert!(sizes.medium > 0.0);
        } else {
            prop_assert!(need < a.floor_units);
        }
    }

    #[test]
    fn a_product_keeps_its_order_and_is_narrower_than_the_extremes(a in range(), b in range()) {
        let p = product(a, b);
        prop_assert!(p.low <= p.mid && p.mid <= p.high);
        prop_assert!(p.high <= a.high * b.high + 1e-9 || p.mid == 0.0);
    }
}
