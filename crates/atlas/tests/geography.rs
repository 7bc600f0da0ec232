//! Distances, areas and shared sets on the pack, and what moving a cloud region changes.
// Helpers of tests stand outside test functions, where the allowance for tests does not reach.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use atlas::boundary::Topology;
use atlas::coast::coast;
use atlas::geography::derive;
use atlas::shared_sets::{coastal_chains, connected};
use atlas::sphere::km_between;
use atlas::{Atlas, CloudRegion, Geography, Iso3, LonLat, Place};
use proptest::prelude::*;

type Row = BTreeMap<String, String>;

fn read(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../../data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn rows(name: &str) -> Vec<Row> {
    csv::Reader::from_reader(read(name).as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

fn topology() -> Topology {
    Topology::parse_topojson(&read("boundaries-50m.topojson")).unwrap()
}

fn code(text: &str) -> Iso3 {
    Iso3::new(text).unwrap()
}

fn at(row: &Row) -> LonLat {
    LonLat {
        lon: row["lon"].parse().unwrap(),
        lat: row["lat"].parse().unwrap(),
    }
}

fn towns() -> Vec<Place> {
    let town = |row: Row| Place {
        name: row["name"].clone(),
        economy: Iso3::new(&row["iso3"]),
        at: at(&row),
        population: row["population"].parse().ok(),
        capital: row["capital"] == "1",
    };
    rows("towns.csv").into_iter().map(town).collect()
}

fn clouds() -> Vec<CloudRegion> {
    let region = |row: Row| CloudRegion {
        provider: row["provider"].clone(),
        code: row["code"].clone(),
        name: row["name"].clone(),
        kind: row["kind"].clone(),
        economy: code(&row["iso3"]),
        city: row["city"].clone(),
        at: at(&row),
        status: row["status"].clone(),
        hyperscaler: row["hyperscaler"] == "1",
        gpu: row["gpu"] == "1",
    };
    rows("cloud_regions.csv").into_iter().map(region).collect()
}

fn geography(clouds: &[CloudRegion]) -> Geography {
    derive(&Atlas::default(), &topology(), &towns(), clouds)
}

#[test]
fn areas_agree_with_the_packs_within_a_tenth_for_most() {
    let found = geography(&[]);
    let (mut close, mut all) = (0, 0);
    for row in rows("economies.csv") {
        let (Ok(published), Some(facts)) = (row["area_km2"].parse::<f64>(), found.of(code(&row["iso3"])))
        else {
            continue;
        };
        if published >= 1_000.0 {
            all += 1;
            close += usize::from((facts.area_km2 / published - 1.0).abs() < 0.1);
        }
    }
    // The pack's area counts sea for some (Canada, Croatia, Bermuda) and only ice-free land for Greenland.
    assert!(all > 150 && close * 100 >= all * 85, "{close} of {all}");
}

#[test]
fn areas_agree_with_a_land_survey_within_three_percent() {
    let found = geography(&[]);
    // Total area in km², CIA World Factbook.
    for (economy, published) in [
        ("KEN", 580_367.0),
        ("BRA", 8_515_770.0),
        ("CAN", 9_984_670.0),
        ("AUS", 7_741_220.0),
        ("MDG", 587_041.0),
        ("KAZ", 2_724_900.0),
        ("DOM", 48_670.0),
        ("RUS", 17_098_242.0),
    ] {
        let ratio = found.of(code(economy)).unwrap().area_km2 / published;
        assert!((ratio - 1.0).abs() < 0.03, "{economy} {ratio}");
    }
}

#[test]
fn a_label_lies_in_the_economy_it_names() {
    let topology = topology();
    let found = geography(&[]);
    // Fiji and Russia reach over ±180°; their labels must stay on the globe.
    for (economy, facts) in found.iter() {
        assert!(
            facts.label.lon.abs() <= 180.0 && facts.label.lat.abs() <= 90.0,
            "{economy} {:?}",
            facts.label
        );
    }
    let shapes = atlas::map::map_paths(&topology, &atlas::map::Viewport::default());
    let map = atlas::map::HitMap::new(&shapes);
    for name in [
        "RUS", "FJI", "USA", "KEN", "CHL", "VNM", "NOR", "FRA", "ZAF", "IDN",
    ] {
        let (x, y) = atlas::map::Viewport::default().project(found.of(code(name)).unwrap().label);
        assert_eq!(map.nearest(x, y, 0.0), Some(code(name)), "{name}");
    }
}

#[test]
fn every_economy_with_towns_has_a_cloud_and_says_how_far() {
    let found = geography(&clouds());
    let kenya = found.of(code("KEN")).unwrap().nearest_cloud.clone().unwrap();
    assert!(kenya.km > 500.0 && kenya.km < 4_500.0, "{kenya:?}");
    let singapore = found.of(code("SGP")).unwrap().nearest_cloud.clone().unwrap();
    assert!(
        singapore.economy == code("SGP") && singapore.km < 30.0,
        "{singapore:?}"
    );
    let linked = found.iter().filter(|(_, f)| f.nearest_cloud.is_some()).count();
    assert!(linked >= 210, "{linked}");
}

#[test]
fn cloud_distance_is_the_weighted_mean_over_towns_of_the_nearest_region() {
    let (towns, clouds) = (towns(), clouds());
    let found = geography(&clouds);
    for economy in ["KEN", "BRA", "FJI", "KAZ"].map(code) {
        let (mut sum, mut people) = (0.0, 0.0);
        for town in towns.iter().filter(|t| t.economy == Some(economy)) {
            let Some(weight) = town.population.filter(|p| *p > 0).map(f64::from) else {
                continue;
            };
            let open = clouds
                .iter()
                .filter(|c| c.hyperscaler && c.kind == "commercial" && c.status == "ga");
            sum += weight
                * open
                    .map(|c| km_between(town.at, c.at))
                    .fold(f64::INFINITY, f64::min);
            people += weight;
        }
        let link = found.of(economy).unwrap().nearest_cloud.clone().unwrap();
        assert!((link.km - sum / people).abs() < 1e-6, "{economy}");
    }
}

#[test]
fn a_capital_without_other_towns_is_no_distance_away() {
    let found = geography(&[]);
    assert!(found.of(code("SGP")).unwrap().km_to_capital.unwrap() < 1.0);
    let drc = found.of(code("COD")).unwrap();
    let rwanda = found.of(code("RWA")).unwrap();
    assert!(drc.km_to_capital > rwanda.km_to_capital);
    assert!(drc.towns_used > 20);
}

#[test]
fn the_sea_is_far_from_landlocked_capitals() {
    let found = geography(&[]);
    let kilometres = |name: &str| found.of(code(name)).unwrap().nearest_coast_km.unwrap();
    // N'Djamena to the Bight of Biafra, about 950 km; Port Louis stands on the sea.
    assert!(
        (850.0..1_150.0).contains(&kilometres("TCD")),
        "{}",
        kilometres("TCD")
    );
    assert!(kilometres("MUS") < 15.0);
}

/// Three square economies in a row, ten degrees each, with one town in the middle.
fn row_of_three() -> (Topology, Vec<Place>) {
    let text = r#"{"type":"Topology","arcs":[
        [[0,0],[0,10],[10,10]],[[10,10],[10,0]],[[10,0],[0,0]],
        [[10,10],[20,10]],[[20,10],[20,0]],[[20,0],[10,0]],
        [[20,10],[30,10],[30,0],[20,0]]],
      "objects":{"economies":{"geometries":[
        {"type":"Polygon","id":"AAA","arcs":[[0,1,2]],"properties":{"name":"A"}},
        {"type":"Polygon","id":"BBB","arcs":[[-2,3,4,5]],"properties":{"name":"B"}},
        {"type":"Polygon","id":"CCC","arcs":[[-5,6]],"properties":{"name":"C"}}]}}}"#;
    let town = |name: &str, lon| Place {
        name: name.to_owned(),
        economy: Iso3::new(name),
        at: LonLat { lon, lat: 5.0 },
        population: Some(1000),
        capital: true,
    };
    (
        Topology::parse_topojson(text).unwrap(),
        vec![town("AAA", 5.0), town("BBB", 15.0), town("CCC", 25.0)],
    )
}

fn region(code_: &str, lon: f64) -> CloudRegion {
    CloudRegion {
        provider: "x".to_owned(),
        code: code_.to_owned(),
        name: code_.to_owned(),
        kind: "commercial".to_owned(),
        economy: code("AAA"),
        city: String::new(),
        at: LonLat { lon, lat: 5.0 },
        status: "ga".to_owned(),
        hyperscaler: true,
        gpu: false,
    }
}

#[test]
fn moving_a_cloud_region_changes_exactly_the_economies_it_serves_before_or_after() {
    let (topology, towns) = row_of_three();
    let derive = |clouds: &[CloudRegion]| derive(&Atlas::default(), &topology, &towns, clouds);
    let before = derive(&[region("west", 0.0), region("east", 30.0)]);
    // East moves to 24: C's nearest before and after; B was west's (15° is nearer to neither: the first wins) and
    // is east's now; A stays with west.
    let after = derive(&[region("west", 0.0), region("east", 24.0)]);
    let km = |g: &Geography, e: &str| g.of(code(e)).unwrap().nearest_cloud.clone().unwrap().km;
    assert!((km(&before, "AAA") - km(&after, "AAA")).abs() < 1e-12);
    assert!(km(&after, "BBB") < km(&before, "BBB") - 500.0);
    assert!(km(&after, "CCC") < km(&before, "CCC") - 400.0);
    let one_degree = km(&after, "CCC");
    assert!(
        (one_degree - 110.77).abs() < 0.1,
        "{one_degree}: 111.19 km × cos 5°"
    );
}

#[test]
fn regions_not_in_service_or_not_public_do_not_count_and_large_providers_go_first() {
    let (topology, towns) = row_of_three();
    let near = |change: fn(&mut CloudRegion)| {
        let mut changed = region("near", 5.0);
        change(&mut changed);
        let found = derive(
            &Atlas::default(),
            &topology,
            &towns,
            &[changed, region("far", 28.0)],
        );
        found.of(code("AAA")).unwrap().nearest_cloud.clone().unwrap().name
    };
    assert_eq!(near(|_| {}), "near");
    assert_eq!(near(|r| r.status = "preview".to_owned()), "far");
    assert_eq!(near(|r| r.kind = "government".to_owned()), "far");
    assert_eq!(near(|r| r.kind = "china".to_owned()), "far");
    assert_eq!(near(|r| r.hyperscaler = false), "far");
}

#[test]
fn three_in_a_row_are_one_set_and_two_ends_are_two() {
    let (topology, towns) = row_of_three();
    let found = derive(&Atlas::default(), &topology, &towns, &[]);
    let [a, b, c] = ["AAA", "BBB", "CCC"].map(code);
    assert_eq!(connected(&found, &[c, a, b]), [vec![a, b, c]]);
    assert_eq!(connected(&found, &[c, a]), [vec![a], vec![c]]);
}

#[test]
fn the_caribbean_chains_nearest_islands_first_and_leaves_out_who_has_no_coast() {
    let topology = topology();
    let members = ["TTO", "GRD", "VCT", "LCA", "DMA", "PRY"].map(code);
    let chains = coastal_chains(&topology, &coast(&topology), &members, 300.0);
    // From south to north the Lesser Antilles lie in this order (Martinique, between, is no member).
    let expected: Vec<Iso3> = ["TTO", "GRD", "VCT", "LCA", "DMA"].map(code).to_vec();
    let reversed: Vec<Iso3> = expected.iter().rev().copied().collect();
    assert_eq!(chains.len(), 1);
    assert!(
        chains[0].economies == expected || chains[0].economies == reversed,
        "{chains:?}"
    );
    assert!(
        chains[0].legs_km.iter().all(|km| (10.0..300.0).contains(km)),
        "{chains:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn each_coastal_member_is_in_one_chain_and_no_leg_is_too_long(pick in prop::collection::btree_set(0usize..240, 0..14), longest in 0.0..3000.0) {
        let topology = topology();
        let coast = coast(&topology);
        let members: Vec<Iso3> = pick.iter().filter_map(|i| topology.shapes.get(*i)?.economy).collect();
        let chains = coastal_chains(&topology, &coast, &members, longest);
        let mut chained: Vec<Iso3> = chains.iter().flat_map(|c| c.economies.clone()).collect();
        chained.sort();
        let coastal: Vec<Iso3> = members.iter().copied().filter(|e| coast.has(*e)).collect();
        prop_assert_eq!(chained, coastal);
        for chain in &chains {
            prop_assert_eq!(chain.legs_km.len() + 1, chain.economies.len());
            prop_assert!(chain.legs_km.iter().all(|km| *km <= longest));
        }
    }
}
