//! The pack's boundaries: coast, neighbours, areas, map and pointer, against known answers.
// Helpers of tests stand outside test functions, where the allowance for tests does not reach.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use atlas::boundary::Topology;
use atlas::coast::coast;
use atlas::map::{HitMap, MapShape, SMALL_AREA_PX, Viewport, graticule, map_paths, outline};
use atlas::neighbours::neighbours;
use atlas::{Iso3, LonLat};
use proptest::prelude::*;

fn topology(scale: &str) -> Topology {
    let path = format!(
        "{}/../../data/boundaries-{scale}.topojson",
        env!("CARGO_MANIFEST_DIR")
    );
    Topology::parse_topojson(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn code(text: &str) -> Iso3 {
    Iso3::new(text).unwrap()
}

fn codes(text: &str) -> Vec<Iso3> {
    text.split_whitespace().map(code).collect()
}

/// ISO3, columns of `economies.csv`.
fn pack() -> BTreeMap<Iso3, BTreeMap<String, String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/economies.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader
        .deserialize()
        .map(|row: Result<BTreeMap<String, String>, _>| row.unwrap())
        .map(|row| (code(&row["iso3"]), row))
        .collect()
}

#[test]
fn no_landlocked_developing_country_has_a_coast_and_every_island_state_has() {
    for scale in ["50m", "110m"] {
        let topology = topology(scale);
        let coast = coast(&topology);
        for (economy, row) in pack() {
            let drawn = topology.shapes.iter().any(|s| s.economy == Some(economy));
            if row["lldc"] == "1" {
                assert!(!coast.has(economy), "{economy} {scale}");
            }
            if row["sids"] == "1" && drawn {
                assert!(coast.has(economy), "{economy} {scale}");
            }
        }
    }
}

#[test]
fn the_caspian_is_a_lake_and_the_black_sea_is_not() {
    let coast = coast(&topology("50m"));
    let without: Vec<Iso3> = codes("KAZ AZE TKM ETH CHE AUT HUN CZE SVK SRB AND LIE LUX SMR VAT XKX")
        .into_iter()
        .filter(|e| coast.has(*e))
        .collect();
    assert_eq!(without, []);
    let with = codes("COD BIH ROU BGR UKR GEO IRQ JOR SVN BEL TGO GMB IRN RUS LTU POL ISR MCO");
    let dry: Vec<Iso3> = with.into_iter().filter(|e| !coast.has(*e)).collect();
    assert_eq!(dry, []);
}

#[test]
fn known_neighbours() {
    let found = neighbours(&topology("50m"));
    // CIA World Factbook, land boundaries (de facto lines: Somaliland is an area without a code).
    for (economy, expected) in [
        ("KEN", "ETH SOM SSD TZA UGA"),
        ("RWA", "BDI COD TZA UGA"),
        ("LSO", "ZAF"),
        ("GMB", "SEN"),
        ("NPL", "CHN IND"),
        ("LAO", "CHN KHM MMR THA VNM"),
        ("HTI", "DOM"),
        ("PRT", "ESP"),
        ("MDA", "ROU UKR"),
        ("PRY", "ARG BOL BRA"),
        ("MUS", ""),
        ("JPN", ""),
    ] {
        assert_eq!(found[&code(economy)], codes(expected), "{economy}");
    }
    // Arizona's four corners have a sister at Kazungula: Namibia and Zimbabwe meet in at most a point.
    assert!(!found[&code("NAM")].contains(&code("ZWE")));
}

#[test]
fn being_neighbours_is_mutual() {
    let found = neighbours(&topology("50m"));
    for (economy, near) in &found {
        assert!(!near.contains(economy));
        assert!(near.iter().all(|n| found[n].contains(economy)), "{economy}");
    }
}

/// Absolute positions of every line of a path: reads back what `map_paths` writes.
fn lines(d: &str) -> Vec<Vec<(f64, f64)>> {
    d.split('M')
        .skip(1)
        .map(|part| {
            let mut numbers: Vec<f64> = Vec::new();
            let mut word = String::new();
            for c in part.chars().chain([' ']) {
                if (matches!(c, ' ' | '-' | 'l' | 'z')) && !word.is_empty() {
                    numbers.push(word.parse().unwrap());
                    word.clear();
                }
                if matches!(c, '-' | '.' | '0'..='9') {
                    word.push(c);
                }
            }
            let mut at = (0.0, 0.0);
            numbers
                .chunks(2)
                .map(|step| {
                    at = (at.0 + step[0], at.1 + step[1]);
                    at
                })
                .collect()
        })
        .collect()
}

fn world() -> Vec<MapShape> {
    map_paths(&topology("50m"), &Viewport::default())
}

#[test]
fn nothing_streaks_across_the_map() {
    for shape in world() {
        for line in lines(&shape.d) {
            for step in line.windows(2) {
                let jump = (step[0].0 - step[1].0).abs();
                assert!(jump < 40.0, "{} jumps {jump} px", shape.code);
            }
        }
    }
}

#[test]
fn every_shape_stays_inside_the_view_and_antarctica_is_left_out() {
    let shapes = world();
    assert_eq!(shapes.len(), topology("50m").shapes.len() - 1);
    assert!(shapes.iter().all(|s| s.code != "ATA"));
    for shape in &shapes {
        let b = shape.bbox;
        assert!(
            b.left >= 0.0 && b.top >= 0.0 && b.right <= 900.0 && b.bottom <= 386.0,
            "{} {b:?}",
            shape.code
        );
        assert!(
            shape.d.starts_with('M') && shape.d.ends_with('z'),
            "{}",
            shape.code
        );
    }
}

#[test]
fn the_path_data_of_the_whole_map_stays_small() {
    let bytes: usize = world().iter().map(|s| s.d.len()).sum();
    assert!((40_000..180_000).contains(&bytes), "{bytes}");
}

#[test]
fn areas_on_the_map_are_areas_on_the_globe() {
    let topology = topology("50m");
    let viewport = Viewport::default();
    let found = atlas::geography::derive(&atlas::Atlas::default(), &topology, &[], &[]);
    for shape in world().iter().filter(|s| s.area_px > 10.0) {
        let Some(facts) = shape.economy.and_then(|e| found.of(e)) else {
            continue;
        };
        let ratio = shape.area_px * viewport.km2_per_px() / facts.area_km2;
        // Thinning moves a coast by less than a pixel; archipelagos lose their islets.
        let least = if shape.area_px > 100.0 { 0.93 } else { 0.65 };
        assert!((least..1.07).contains(&ratio), "{} {ratio}", shape.code);
    }
}

#[test]
fn neighbours_draw_their_border_through_the_same_points() {
    let shapes = world();
    let points = |name: &str| -> Vec<(i64, i64)> {
        let shape = shapes.iter().find(|s| s.code == name).unwrap();
        lines(&shape.d)
            .into_iter()
            .flatten()
            .map(|p| ((p.0 * 10.0).round() as i64, (p.1 * 10.0).round() as i64))
            .collect()
    };
    let uganda = points("UGA");
    let shared = points("KEN").into_iter().filter(|p| uganda.contains(p)).count();
    assert!(shared > 15, "{shared}");
}

#[test]
fn pointing_at_a_label_means_that_economy_or_a_small_one_on_top() {
    let shapes = world();
    let map = HitMap::new(&shapes);
    for shape in &shapes {
        let found = map
            .nearest_shape(shape.label.0, shape.label.1, 20.0)
            .map(|i| &shapes[i])
            .unwrap();
        let on_top = found.area_px < SMALL_AREA_PX && shape.area_px >= SMALL_AREA_PX;
        assert!(
            found.code == shape.code || on_top,
            "{} found at the label of {}",
            found.code,
            shape.code
        );
    }
}

#[test]
fn islands_are_found_over_the_sea_and_the_open_ocean_is_nobody() {
    let viewport = Viewport::default();
    let map = HitMap::new(&world());
    let at = |lon, lat| {
        let (x, y) = viewport.project(LonLat { lon, lat });
        map.nearest(x, y, 20.0)
    };
    assert_eq!(at(57.6, -19.0), Some(code("MUS")));
    assert_eq!(at(103.85, 1.35), Some(code("SGP")));
    assert_eq!(at(28.5, -29.5), Some(code("LSO")));
    assert_eq!(at(25.0, -29.5), Some(code("ZAF")));
    assert_eq!(at(-179.9, 67.0), Some(code("RUS")));
    assert_eq!(at(-150.0, -45.0), None);
    assert_eq!(at(45.5, 9.5), None, "Somaliland names no neighbour");
}

#[test]
fn graticule_and_edge_are_paths_inside_the_view() {
    let viewport = Viewport::default();
    for d in [graticule(&viewport), outline(&viewport)] {
        for (x, y) in lines(&d).into_iter().flatten() {
            assert!(
                (-0.1..=900.1).contains(&x) && (-10.0..=460.0).contains(&y),
                "{x} {y}"
            );
        }
    }
    assert_eq!(lines(&graticule(&viewport)).len(), 14);
}

#[test]
fn pixels_and_degrees_undo_each_other() {
    let viewport = Viewport {
        width: 640.0,
        height: 500.0,
        margin: 12.0,
    };
    let nairobi = LonLat { lon: 36.8, lat: -1.3 };
    let (x, y) = viewport.project(nairobi);
    let back = viewport.unproject(x, y).unwrap();
    assert!((back.lon - nairobi.lon).abs() < 1e-6 && (back.lat - nairobi.lat).abs() < 1e-6);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_view_keeps_all_shapes_inside(width in 60.0..2400.0, height in 40.0..1400.0, margin in 0.0..15.0) {
        for shape in map_paths(&topology("110m"), &Viewport { width, height, margin }) {
            let b = shape.bbox;
            prop_assert!(b.left >= margin - 0.2 && b.right <= width - margin + 0.2, "{} {:?}", shape.code, b);
            prop_assert!(b.top >= margin - 0.2 && b.bottom <= height - margin + 0.2, "{} {:?}", shape.code, b);
        }
    }
}
