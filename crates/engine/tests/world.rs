//! What the app ships is what `data/` says, to the last bit.

// Helpers outside `#[test]` functions may fail a test by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use atlas::boundary::Topology;
use engine::World;
use indicators::{Framework, read};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

fn text(name: &str) -> String {
    fs::read_to_string(data().join(name)).unwrap()
}

fn world() -> &'static World {
    World::load().unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn every_shipped_value_is_the_published_one() {
    let published = read::pack_from_dir(&data()).unwrap();
    let shipped = &world().pack;
    assert_eq!(shipped.indicators(), published.indicators());
    assert_eq!(shipped.sources(), published.sources());
    assert_eq!(shipped.years(), published.years());
    for indicator in published.indicators() {
        // Every value is finite and none a negative zero, so equality is equality of bits.
        assert_eq!(
            shipped.table(&indicator.id),
            published.table(&indicator.id),
            "{}",
            indicator.id
        );
    }
}

#[test]
fn economies_towns_regions_and_frameworks_are_those_of_the_files() {
    let world = world();
    assert_eq!(
        world.atlas.economies(),
        read::economies(&text("economies.csv")).unwrap()
    );
    assert_eq!(world.aliases, read::aliases(&text("aliases.csv")).unwrap());
    assert_eq!(world.towns(), read::towns(&text("towns.csv")).unwrap());
    assert_eq!(
        world.cloud_regions,
        read::cloud_regions(&text("cloud_regions.csv")).unwrap()
    );
    assert_eq!(
        world.frameworks,
        Framework::parse_csv(&text("frameworks.csv")).unwrap()
    );
    assert!(world.framework("prongs").is_some() && world.framework("ai_foundations").is_some());
    assert_eq!(
        world.text("catalogue/archetypes.csv"),
        Some(text("catalogue/archetypes.csv").as_str())
    );
    assert!(!world.catalogue().archetypes.is_empty());
}

/// The arcs of a file, absolute, by plain reading of the JSON.
fn arcs(name: &str) -> Vec<Vec<(i32, i32)>> {
    let json: serde_json::Value = serde_json::from_str(&text(name)).unwrap();
    let arcs: Vec<Vec<(i32, i32)>> = serde_json::from_value(json["arcs"].clone()).unwrap();
    let absolute = |arc: &Vec<(i32, i32)>| {
        let mut at = (0, 0);
        arc.iter()
            .map(|step| {
                at = (at.0 + step.0, at.1 + step.1);
                at
            })
            .collect()
    };
    arcs.iter().map(absolute).collect()
}

fn ends(topology: &Topology, arc: i32) -> ((i32, i32), (i32, i32)) {
    let points = &topology.arcs[usize::try_from(arc.max(!arc)).unwrap()];
    let (first, last) = (*points.first().unwrap(), *points.last().unwrap());
    if arc < 0 { (last, first) } else { (first, last) }
}

#[test]
fn boundaries_keep_their_arcs_and_every_ring_closes() {
    let files = [
        ("boundaries-50m.topojson", world().boundaries(), 240),
        ("boundaries-110m.topojson", world().outlines(), 177),
    ];
    for (name, topology, shapes) in files {
        assert_eq!(topology.arcs, arcs(name), "{name}");
        assert_eq!(topology.shapes.len(), shapes, "{name}");
        let mut used: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for shape in &topology.shapes {
            for ring in shape.polygons.iter().flatten() {
                assert!(!ring.is_empty(), "{name} {}", shape.code);
                for (at, arc) in ring.iter().enumerate() {
                    let next = ring[(at + 1) % ring.len()];
                    assert_eq!(
                        ends(topology, *arc).1,
                        ends(topology, next).0,
                        "{name} {} is open",
                        shape.code
                    );
                    used.entry(usize::try_from(*arc.max(&!*arc)).unwrap())
                        .or_default()
                        .insert(&shape.code);
                }
            }
        }
        // A border is one arc of two shapes, a coast one arc of one shape; no arc is idle. (The
        // source's North Korea at 1:110m runs along one of its own coast arcs three times.)
        assert_eq!(used.len(), topology.arcs.len(), "{name}");
        assert!(used.values().all(|shapes| shapes.len() <= 2), "{name}");
        let borders = used.values().filter(|shapes| shapes.len() == 2).count();
        assert!(borders > 200, "{name}: only {borders} shared arcs");
    }
}

#[test]
fn shapes_belong_to_economies_except_the_four_without_a_code() {
    let world = world();
    let mut without: Vec<&str> = Vec::new();
    for shape in &world.boundaries().shapes {
        match shape.economy {
            Some(economy) => {
                assert!(world.atlas.get(economy).is_some(), "{economy}");
                assert_eq!(economy.as_str(), shape.code);
            }
            None => without.push(&shape.code),
        }
    }
    assert_eq!(without, ["CYN", "IOA", "KAS", "SOL"]);
    assert!(world.boundaries().shapes.is_sorted_by(|a, b| a.code < b.code));
}

#[test]
fn at_least_194_mapped_economies_have_a_value_at_the_base_year() {
    let world = world();
    let mapped = world.boundaries().shapes.iter().filter_map(|s| s.economy);
    let valued = mapped.filter(|e| {
        world
            .pack
            .latest("internet_users_pct", *e, 2025, 2014)
            .value()
            .is_some()
    });
    assert!(valued.count() >= 194);
}

#[test]
fn what_is_decoded_at_the_first_question_can_be_decoded() {
    world().verify().unwrap();
    assert!(!world().boundaries().shapes.is_empty() && !world().outlines().shapes.is_empty());
    assert!(!world().catalogue().archetypes.is_empty() && !world().towns().is_empty());
}
