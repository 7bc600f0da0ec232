use std::collections::BTreeMap;

use atlas::Iso3;
use foresight::DoseKind;
use ledger::Cents;
use portfolio::candidates::{Generated, Why};
use portfolio::{Candidate, Verdict};

use crate::shared::{World, world};

fn of<'a>(generated: &'a Generated, archetype: &str, economy: &str) -> Vec<&'a Candidate> {
    let at = Iso3::new(economy).unwrap();
    generated
        .candidates
        .iter()
        .filter(|c| c.sized.archetype == archetype && c.economies().any(|e| e == at))
        .collect()
}

fn everyone() -> (World, Generated) {
    let world = world();
    let generated = world.generate(&world.everyone());
    (world, generated)
}

#[test]
fn every_archetype_is_a_candidate_somewhere_and_every_pair_is_accounted_for() {
    let (world, generated) = everyone();
    let oda: Vec<Iso3> = world
        .atlas
        .economies()
        .iter()
        .filter(|e| e.oda)
        .map(|e| e.iso3)
        .collect();
    assert!(oda.len() > 130);
    for archetype in &world.catalogue.archetypes {
        let mut here = 0;
        for economy in &oda {
            let built = !of(&generated, &archetype.id, economy.as_str()).is_empty();
            let out = generated
                .excluded
                .iter()
                .any(|x| x.archetype == archetype.id && x.economy == *economy);
            assert_ne!(built, out, "{} in {economy}", archetype.id);
            here += usize::from(built);
        }
        assert!(here > 0, "{}", archetype.id);
    }
}

#[test]
fn money_splits_and_sizes_hold_for_every_candidate_of_the_pack() {
    let (world, generated) = everyone();
    let mut last: BTreeMap<(&str, Vec<Iso3>), &Candidate> = BTreeMap::new();
    for c in &generated.candidates {
        let archetype = world.catalogue.get(&c.sized.archetype).unwrap();
        let id = &c.sized.id;
        assert_eq!(c.yearly.iter().copied().sum::<Cents>(), c.cost.mid, "{id}");
        assert_eq!(
            c.sized.split.iter().map(|(_, s)| s.0).sum::<u32>(),
            10_000,
            "{id}"
        );
        assert!(c.cost.low < c.cost.mid && c.cost.mid < c.cost.high, "{id}");
        let economies = c.sized.split.len() as f64;
        // Shrunken shares sum to the cap but for the last bits.
        let most = archetype.cap_units.max(archetype.floor_units * economies);
        assert!(c.sized.units <= most * (1.0 + 1e-12), "{id}");
        let economies: Vec<Iso3> = c.economies().collect();
        if let Some(smaller) = last.insert((&c.group, economies), c) {
            assert!(smaller.sized.units < c.sized.units, "{id}");
            assert!(smaller.cost.mid < c.cost.mid, "{id}");
        }
        for r in &c.prerequisites {
            assert!(
                r.verdict != Verdict::Unmet || !r.by_projects.is_empty(),
                "{id} {}",
                r.rule
            );
        }
        for d in &c.sized.doses {
            let finite = d.size.low.is_finite() && d.size.high.is_finite();
            assert!(
                finite && d.size.low <= d.size.mid && d.size.mid <= d.size.high,
                "{id}"
            );
            let people = world
                .pack
                .latest("population", d.economy, 2025, 2014)
                .value()
                .unwrap_or(0.0);
            assert!(d.people <= people, "{id} {}", d.indicator);
            if matches!(d.kind, DoseKind::Gap | DoseKind::Milestone) {
                assert!(d.size.high <= 1.0, "{id} {}", d.indicator);
            }
        }
    }
}

#[test]
fn sizes_fit_the_country() {
    let (_, generated) = everyone();
    let units = |archetype: &str, economy: &str| -> Vec<f64> {
        of(&generated, archetype, economy)
            .iter()
            .map(|c| c.sized.units)
            .collect()
    };
    assert_eq!(units("minigrid", "NGA").last(), Some(&200_000.0));
    assert!(units("school_connect", "WSM").iter().all(|n| *n < 100.0));
    assert!(units("school_connect", "NGA").last() == Some(&3_000.0));
    // Everybody there has power.
    assert!(
        generated.excluded.iter().any(|x| {
            x.archetype == "minigrid" && x.economy.as_str() == "TUV" && x.why == Why::NotEligible
        })
    );
    // A national identity for Samoa is far smaller than one for Kenya.
    let of_samoa = of(&generated, "digital_id", "WSM")[0].cost.mid.dollars();
    let of_kenya = of(&generated, "digital_id", "KEN")[0].cost.mid.dollars();
    assert!(of_samoa < of_kenya / 10.0);
}

#[test]
fn every_value_that_decided_is_shown_with_its_year() {
    let (_, generated) = everyone();
    let c = of(&generated, "rural_4g", "KEN")[0];
    let (field, value, year) = &c.eligibility[0].evidence[0];
    assert_eq!((field.as_str(), *year), ("coverage_4g_pct", 2018));
    assert!((value - 35.0).abs() < 1e-9);
}

#[test]
fn a_cloud_region_that_moves_to_nairobi_makes_computing_there_cheaper_and_is_named() {
    let mut world = world();
    let kenya = [Iso3::new("KEN").unwrap()];
    let before = world.generate(&kenya);
    let nairobi = world.atlas.get(kenya[0]).unwrap().capital.clone().unwrap();
    let region = world
        .clouds
        .iter_mut()
        .find(|c| c.hyperscaler && c.kind == "commercial" && c.status == "ga")
        .unwrap();
    region.name = "Moved".into();
    region.at = nairobi.at;
    let after = world.generate(&kenya);
    for archetype in ["dc_edge", "gpu_cluster", "cloud_access"] {
        let (b, a) = (of(&before, archetype, "KEN")[0], of(&after, archetype, "KEN")[0]);
        assert!(a.cost.mid < b.cost.mid, "{archetype}");
        let reason = a.reasons.iter().find(|r| r.key == "reason-cloud").unwrap();
        assert!(reason.words.contains(&("cloud".into(), "Moved".into())));
    }
    let minigrid = |g: &Generated| of(g, "minigrid", "KEN")[0].cost.mid;
    assert_eq!(minigrid(&before), minigrid(&after));
}

#[test]
fn coast_and_neighbours_of_the_map_decide_who_shares() {
    let world = world();
    let generated = world.generate(&world.eastern_africa());
    let landings: Vec<&str> = generated
        .candidates
        .iter()
        .filter(|c| c.sized.archetype == "subsea_landing")
        .map(|c| c.sized.id.as_str())
        .collect();
    for landlocked in ["UGA", "RWA", "BDI", "ETH", "MWI", "ZMB", "ZWE", "SSD"] {
        assert!(!landings.iter().any(|id| id.contains(landlocked)), "{landlocked}");
    }
    let shared: Vec<&str> = generated
        .candidates
        .iter()
        .filter(|c| c.sized.split.len() > 1)
        .map(|c| c.sized.id.as_str())
        .collect();
    assert!(
        shared.iter().any(|id| id.starts_with("subsea_landing")),
        "{landings:?}"
    );
    for archetype in ["gpu_cluster", "phd_fellow", "cloud_access"] {
        assert!(
            shared.iter().any(|id| id.starts_with(archetype)),
            "{archetype} {shared:?}"
        );
    }
}
