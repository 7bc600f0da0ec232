//! Profiles over the committed pack: peers, climbers, strengths, gaps, constraint, equity, lens.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

mod common;

use std::sync::OnceLock;

use atlas::{Atlas, Iso3};
use common::{framework, pack};
use indicators::{Nature, View};
use proptest::prelude::*;
use readiness::profile::equity::{ABSENT, Group, SERIES, equity};
use readiness::profile::gaps::{Inhabitants, gaps};
use readiness::profile::lens::{Lens, compatibility};
use readiness::profile::peers::{climbers, distance, nearest};
use readiness::profile::published::{INDICES, published};
use readiness::profile::strengths::{PeerGroup, Peers, drift, strengths};
use readiness::{Frozen, Overrides, Readiness, score_all};

fn iso(code: &str) -> Iso3 {
    code.parse().unwrap()
}

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(common::atlas)
}

fn frozen() -> Frozen {
    Frozen::new(&framework("prongs"), View::Outcomes, &[]).unwrap()
}

fn year(frozen: &Frozen, year: i16) -> Readiness {
    score_all(frozen, atlas(), pack(), &Overrides::default(), year, year - 11)
}

#[test]
fn an_economy_is_nobodys_own_peer_and_peers_are_nearest_first() {
    let frozen = frozen();
    let today = year(&frozen, 2025);
    let peers = nearest(&today, iso("KEN"), 10);
    assert_eq!(peers.len(), 10);
    assert!(peers.iter().all(|p| p.economy != iso("KEN") && p.shared >= 23));
    assert!(peers.windows(2).all(|w| w[0].distance <= w[1].distance));
    // Slow and obvious: nobody left out is nearer.
    let points = |e: &readiness::EconomyReadiness| e.cells.iter().map(|c| c.points).collect::<Vec<_>>();
    let own = points(today.get(iso("KEN")).unwrap());
    let nearer = today
        .scored()
        .filter(|(e, _)| e.economy != iso("KEN"))
        .filter_map(|(e, _)| distance(&own, &points(e)))
        .filter(|(d, _)| *d < peers[9].distance)
        .count();
    assert_eq!(nearer, 9);
}

#[test]
fn climbers_were_near_then_and_stand_higher_now() {
    let frozen = frozen();
    let today = year(&frozen, 2025);
    let past: Vec<Readiness> = [2012, 2016, 2020].iter().map(|y| year(&frozen, *y)).collect();
    let found = climbers(&frozen, &today, &past, iso("ETH"));
    assert!(!found.is_empty());
    assert!(found.windows(2).all(|w| w[0].rise >= w[1].rise));
    for c in &found {
        assert!(c.rise > 0.0 && c.economy != iso("ETH") && [2012, 2016, 2020].contains(&c.year));
        assert!(c.through.iter().all(|(_, then, now)| now > then));
    }
}

#[test]
fn strengths_lie_beyond_the_interval_and_an_economy_like_its_peers_has_none() {
    let frozen = frozen();
    let today = year(&frozen, 2025);
    let drift = drift(&frozen, pack(), 2025, 2014);
    assert!(drift.iter().all(|d| (0.0..20.0).contains(d)));
    let nature = |id: &str| pack().indicator(id).map_or(Nature::Measured, |i| i.nature);
    let peers = |codes: &[&str]| Peers {
        group: PeerGroup::Region,
        name: String::new(),
        economies: codes.iter().map(|c| iso(c)).collect(),
    };
    let around = peers(&["UGA", "TZA", "RWA", "ETH", "MWI", "MOZ", "ZMB", "KEN"]);
    let found = strengths(&frozen, &today, iso("KEN"), &[around], &drift, &nature, 1);
    let kenya = &found[0];
    assert_eq!(kenya.members, 7);
    assert!(!kenya.strengths.is_empty());
    for d in &kenya.strengths {
        assert!(d.contribution > 0.0 && d.interval.0 > 0.0, "{d:?}");
        assert!(d.indicator.is_none() || d.points > d.quartiles.1, "{d:?}");
    }
    for d in &kenya.weaknesses {
        assert!(d.contribution < 0.0 && d.interval.1 < 0.0, "{d:?}");
    }
    assert!(
        kenya
            .strengths
            .windows(2)
            .all(|w| w[0].contribution >= w[1].contribution)
    );
    // Peers that are all the economy itself differ in nothing.
    let mut twins = today.clone();
    let own = today.get(iso("KEN")).unwrap().clone();
    for e in &mut twins.economies {
        *e = readiness::EconomyReadiness {
            economy: e.economy,
            ..own.clone()
        };
    }
    let all = peers(&["UGA", "TZA", "RWA", "ETH", "MWI"]);
    let same = strengths(&frozen, &twins, iso("KEN"), &[all], &drift, &nature, 1);
    assert!(same[0].strengths.is_empty() && same[0].weaknesses.is_empty() && same[0].alike > 30);
}

#[test]
fn a_gap_is_in_units_points_and_people_and_never_negative() {
    let frozen = frozen();
    let today = year(&frozen, 2025);
    let people = Inhabitants {
        population: Some(50e6),
        children_pct: Some(40.0),
        urban_pct: Some(30.0),
    };
    let unit = |id: &str| pack().indicator(id).map(|i| i.unit.clone());
    let found = gaps(
        &frozen,
        today.get(iso("KEN")).unwrap(),
        &|_| Some(1.0),
        &unit,
        &|id| (id == "mobile_subscriptions_per100").then_some(120.0),
        &people,
    );
    assert_eq!(found.len(), 38);
    let of = |id: &str| found.iter().find(|g| g.indicator == id).unwrap();
    let net = of("internet_users_pct");
    let target = net.target.unwrap();
    assert!((target.wanting - (100.0 - net.value.unwrap())).abs() < 1e-9);
    assert!((target.heads.unwrap() - target.wanting * 5e5).abs() < 1e-3);
    for g in &found {
        for d in g.target.iter().chain(&g.frontier) {
            assert!(d.wanting >= 0.0 && d.points >= 0.0);
        }
        assert!(g.value.is_some() || (g.target.is_none() && g.frontier.is_none()));
    }
    // A target of the plan takes the goalpost's place.
    let mobile = of("mobile_subscriptions_per100");
    assert!(mobile.own_target && !net.own_target);
    assert!((mobile.target.unwrap().level - 120.0).abs() < 1e-12);
    // Lower is better: a frontier above the value is reached.
    let outages = of("firms_with_power_outages_pct");
    assert!(outages.frontier.unwrap().wanting > 0.0);
}

#[test]
fn the_equity_lens_knows_rural_people_and_names_what_the_pack_does_not_have() {
    for (_, id, against) in SERIES {
        assert!(
            pack().indicator(id).is_some() && against.is_none_or(|a| pack().indicator(a).is_some()),
            "{id}"
        );
    }
    for (_, id) in ABSENT {
        assert!(pack().indicator(id).is_some(), "{id}");
    }
    let people = Inhabitants {
        population: Some(10e6),
        children_pct: Some(40.0),
        urban_pct: Some(25.0),
    };
    let found = equity(pack(), atlas(), &people, iso("ETH"), 2025, 2014);
    let rural = found.gaps.iter().find(|g| g.group == Group::Rural).unwrap();
    let (value, average, gap) = (rural.value.unwrap(), rural.average.unwrap(), rural.gap.unwrap());
    assert_eq!(value.1, average.1);
    assert!((gap - (average.0 - value.0)).abs() < 1e-12 && gap > 0.0);
    assert!((rural.people.unwrap() - 7.5e6 * gap / 100.0).abs() < 1e-3);
    assert_eq!(found.absent.len(), ABSENT.len());
    let (worse, of) = rural.worse.unwrap();
    assert!(worse < of);
}

#[test]
fn published_indices_are_ranked_among_all_that_have_them() {
    for index in INDICES {
        assert!(pack().indicator(index).is_some(), "{index}");
    }
    let found = published(pack(), atlas(), iso("DNK"), Some((1, 194)), 2025, 2014);
    assert_eq!((found.places.len(), found.own), (6, Some(100.0)));
    assert!(
        found
            .places
            .iter()
            .all(|p| p.rank >= 1 && p.rank <= p.of && (0.0..=100.0).contains(&p.standing))
    );
    let low = found.places.iter().map(|p| p.standing).fold(f64::MAX, f64::min);
    let high = found.places.iter().map(|p| p.standing).fold(0.0, f64::max);
    assert_eq!(found.spread, Some(high - low));
}

#[test]
fn a_member_of_a_group_of_its_likes_is_wholly_compatible_and_the_other_end_not_at_all() {
    let all: Vec<Iso3> = ["AAA", "BBB", "CCC", "DDD"].iter().map(|c| iso(c)).collect();
    let value = |_: &str, e: Iso3| match e.as_str() {
        "AAA" | "BBB" => Some(10.0),
        "CCC" => Some(0.0),
        _ => None,
    };
    let lens = Lens {
        name: "l".into(),
        indicators: vec!["x".into()],
        reference: vec![iso("AAA"), iso("BBB")],
    };
    let of = |e: &str| compatibility(&lens, &all, &value, iso(e)).score;
    assert_eq!((of("AAA"), of("CCC"), of("DDD")), (Some(100.0), Some(0.0), None));
}

proptest! {
    #[test]
    fn distance_is_symmetric_zero_to_itself_and_at_most_one(
        a in prop::collection::vec(prop::option::of(0.0f64..100.0), 10),
        b in prop::collection::vec(prop::option::of(0.0f64..100.0), 10)
    ) {
        prop_assert_eq!(distance(&a, &b), distance(&b, &a));
        if let Some((d, shared)) = distance(&a, &b) {
            prop_assert!((0.0..=1.0).contains(&d) && shared >= 6);
        }
        if let Some((d, _)) = distance(&a, &a) {
            prop_assert!(d.abs() < 1e-15);
        }
    }
}
