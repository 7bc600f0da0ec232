use std::collections::{BTreeMap, BTreeSet};

use atlas::Iso3;
use foresight::Scale;
use ledger::{BasisPoints, Cents};
use proptest::prelude::*;

use super::*;
use crate::Verdict;

#[path = "tests_world.rs"]
mod tests_world;
use tests_world::{find, has, iso, world};

const ALL: [&str; 6] = ["KEN", "TZA", "UGA", "WSM", "TON", "FRA"];

#[test]
fn the_same_input_gives_the_same_candidates_whatever_the_order_of_the_region() {
    let mut back = ALL;
    back.reverse();
    assert_eq!(world().generate(&ALL), world().generate(&back));
}

#[test]
fn money_and_splits_are_exact() {
    for c in &world().generate(&ALL).candidates {
        assert_eq!(
            c.yearly.iter().copied().sum::<Cents>(),
            c.cost.mid,
            "{}",
            c.sized.id
        );
        assert_eq!(c.yearly.len(), usize::from(c.sized.timing.duration));
        assert_eq!(c.sized.split.iter().map(|(_, s)| s.0).sum::<u32>(), 10_000);
        assert!(c.sized.split.iter().all(|(_, s)| s.0 > 0));
        assert!(c.cost.low < c.cost.mid && c.cost.mid < c.cost.high);
    }
}

#[test]
fn ids_are_unique_and_a_group_is_one_choice() {
    let generated = world().generate(&ALL);
    let ids: BTreeSet<&str> = generated.candidates.iter().map(|c| c.sized.id.as_str()).collect();
    assert_eq!(ids.len(), generated.candidates.len());
    // Two projects of one archetype in one economy are never outside one group.
    let mut group: BTreeMap<(&str, Iso3), &str> = BTreeMap::new();
    for c in &generated.candidates {
        for e in c.economies() {
            assert_eq!(*group.entry((&c.sized.archetype, e)).or_insert(&c.group), c.group);
        }
    }
}

#[test]
fn an_economy_that_gives_aid_has_no_candidates_and_says_why() {
    let generated = world().generate(&ALL);
    assert!(!generated.candidates.iter().any(|c| c.group.contains("FRA")));
    let out = generated
        .excluded
        .iter()
        .find(|x| x.economy == iso("FRA"))
        .unwrap();
    assert_eq!((out.why, out.rule.as_str()), (Why::NotOdaEligible, "oda"));
}

#[test]
fn a_rule_that_does_not_hold_is_listed_with_its_values() {
    let generated = world().generate(&["UGA"]);
    let out = generated
        .excluded
        .iter()
        .find(|x| x.archetype == "subsea_landing")
        .unwrap();
    assert_eq!((out.why, out.rule.as_str()), (Why::NotEligible, "coastal"));
    assert_eq!(
        (out.evidence[0].field.as_str(), out.evidence[0].year),
        ("coastal", 2025)
    );
}

#[test]
fn a_question_is_not_verified_until_it_is_answered_and_then_decides() {
    let open = world().generate(&["WSM"]);
    let c = find(&open, "subsea_landing:WSM:medium");
    assert_eq!(c.eligibility[0].verdict, Verdict::Met);
    assert_eq!(
        c.eligibility[1].verdict,
        Verdict::NotVerified("fewer_than_two_cables".into())
    );
    let yes = world()
        .fact("WSM", "fewer_than_two_cables", true)
        .generate(&["WSM"]);
    assert_eq!(
        find(&yes, "subsea_landing:WSM:medium").eligibility[1].verdict,
        Verdict::Met
    );
    let no = world()
        .fact("WSM", "fewer_than_two_cables", false)
        .generate(&["WSM"]);
    assert!(!has(&no, "subsea_landing"));
}

#[test]
fn a_milestone_that_operates_closes_its_archetype_and_meets_the_clause() {
    let none = world().answer("KEN", "milestone_data_protection", 0.0);
    let none = none.fact("KEN", "civil_registry", true).generate(&["KEN"]);
    let id = find(&none, "digital_id:KEN:medium");
    assert_eq!(id.prerequisites[1].verdict, Verdict::Unmet);
    assert_eq!(
        id.prerequisites[1].by_projects,
        ["dpa:KEN:small", "dpa:KEN:medium", "dpa:KEN:large"]
    );
    assert!((id.sized.unverified_factor - 1.0).abs() < 1e-12);
    let operating = world()
        .answer("KEN", "milestone_data_protection", 1.0)
        .generate(&["KEN"]);
    assert!(!has(&operating, "dpa:"));
    let met = &find(&operating, "digital_id:KEN:medium").prerequisites[1];
    assert_eq!(met.verdict, Verdict::Met);
    assert_eq!(met.evidence, [("milestone_data_protection".into(), 1.0, 2025)]);
}

#[test]
fn each_clause_that_nobody_verified_takes_its_share_of_the_effect() {
    let generated = world().generate(&["KEN"]);
    let id = find(&generated, "digital_id:KEN:medium");
    assert!((id.sized.unverified_factor - 0.85 * 0.85).abs() < 1e-12);
}

#[test]
fn a_prerequisite_that_nothing_can_meet_takes_the_archetype_out() {
    // No power, and mini-grids out of reach because the rural share is not known.
    let mut w = world();
    w.values.insert(("electricity_access_pct", iso("KEN")), 10.0);
    w.values.remove(&("urban_population_pct", iso("KEN")));
    let generated = w.generate(&["KEN"]);
    let why = |id: &str| {
        generated
            .excluded
            .iter()
            .find(|x| x.archetype == id)
            .map(|x| x.why)
    };
    assert_eq!(why("minigrid"), Some(Why::NoSize));
    assert_eq!(why("school_connect"), Some(Why::PrerequisiteOutOfReach));
}

#[test]
fn a_missing_value_is_named() {
    let mut w = world();
    w.values.remove(&("coverage_4g_pct", iso("KEN")));
    w.values.remove(&("coverage_3g_pct", iso("KEN")));
    let generated = w.generate(&["KEN"]);
    let c = find(&generated, "basic_digital:KEN:small");
    assert_eq!(
        c.prerequisites[0].verdict,
        Verdict::NotVerified("missing:coverage_3g_pct".into())
    );
    let out = generated
        .excluded
        .iter()
        .find(|x| x.archetype == "rural_4g")
        .unwrap();
    assert_eq!(
        (out.why, out.open.as_slice()),
        (Why::NoSize, &["missing:coverage_4g_pct".to_owned()][..])
    );
}

#[test]
fn moving_a_cloud_region_changes_the_cost_of_computing_and_its_reason_and_nothing_else() {
    let before = world().generate(&["KEN"]);
    let mut w = world();
    let place = w.places.get_mut(&iso("KEN")).unwrap();
    place.cloud = Some(CloudLink {
        name: "Nairobi".into(),
        provider: "aws".into(),
        km: 100.0,
    });
    let after = w.generate(&["KEN"]);
    assert_eq!(before.candidates.len(), after.candidates.len());
    for (a, b) in before.candidates.iter().zip(&after.candidates) {
        let compute =
            ["dc_edge", "gpu_cluster", "cloud_access", "public_ai"].contains(&a.sized.archetype.as_str());
        assert_eq!(b.cost.mid < a.cost.mid, compute, "{}", a.sized.id);
    }
    let dc = find(&after, "dc_edge:KEN:medium");
    let reason = dc.reasons.iter().find(|r| r.key == "reason-cloud").unwrap();
    assert!(reason.words.contains(&("cloud".into(), "Nairobi".into())));
    assert!(reason.numbers.contains(&("km".into(), 100.0)));
}

#[test]
fn an_island_is_small_and_a_large_country_is_capped() {
    let generated = world().generate(&["WSM", "TZA"]);
    let island = find(&generated, "minigrid:WSM:small");
    assert!(island.sized.units <= 1_000.0, "{}", island.sized.units);
    let mut w = world();
    w.values.insert(("population", iso("TZA")), 230e6);
    w.values
        .insert(("rural_electricity_access_pct", iso("TZA")), 25.0);
    let large = w.generate(&["TZA"]);
    let c = find(&large, "minigrid:TZA:large");
    assert!((c.sized.units - 200_000.0).abs() < 1e-9);
    assert!(c.reasons.iter().any(|r| r.key == "reason-capped"));
}

#[test]
fn neighbours_share_and_the_shared_one_costs_less_than_the_parts() {
    let generated = world().generate(&["KEN", "TZA", "UGA"]);
    let shared = find(&generated, "phd_fellow:KEN+TZA+UGA:medium");
    assert!(!has(&generated, "phd_fellow:KEN:"));
    let alone: f64 = ["KEN", "TZA", "UGA"]
        .iter()
        .map(|code| {
            let one = world().generate(&[code]);
            find(&one, &format!("phd_fellow:{code}:medium"))
                .cost
                .mid
                .dollars()
        })
        .sum();
    assert!(shared.cost.mid.dollars() < alone);
    assert!(shared.reasons.iter().any(|r| r.key == "reason-shared"));
    let economies: BTreeSet<Iso3> = shared.sized.doses.iter().map(|d| d.economy).collect();
    assert_eq!(economies.len(), 3);
    // The larger need carries the larger share: TZA > KEN > UGA.
    let split: Vec<u32> = shared.sized.split.iter().map(|(_, s)| s.0).collect();
    assert!(split[1] > split[0] && split[0] > split[2]);
}

#[test]
fn coasts_share_a_cable_and_may_still_land_alone_in_one_group() {
    let generated = world().generate(&["KEN", "TZA", "UGA", "WSM", "TON"]);
    let ids: Vec<(&str, &str)> = generated
        .candidates
        .iter()
        .filter(|c| c.sized.archetype == "subsea_landing")
        .map(|c| (c.sized.id.as_str(), c.group.as_str()))
        .collect();
    assert_eq!(
        ids,
        [
            ("subsea_landing:KEN:medium", "subsea_landing:KEN+TZA"),
            ("subsea_landing:TZA:medium", "subsea_landing:KEN+TZA"),
            ("subsea_landing:KEN+TZA:medium", "subsea_landing:KEN+TZA"),
            ("subsea_landing:TON:medium", "subsea_landing:TON+WSM"),
            ("subsea_landing:WSM:medium", "subsea_landing:TON+WSM"),
            ("subsea_landing:TON+WSM:medium", "subsea_landing:TON+WSM"),
        ]
    );
    assert!((find(&generated, "subsea_landing:KEN+TZA:medium").sized.units - 2.0).abs() < 1e-9);
}

#[test]
fn within_a_group_more_units_cost_more() {
    let generated = world().generate(&ALL);
    for pair in generated.candidates.windows(2) {
        let [a, b] = pair else { continue };
        if a.group == b.group && a.sized.split.len() == b.sized.split.len() && a.sized.scale < b.sized.scale {
            assert!(a.sized.units < b.sized.units, "{} {}", a.sized.id, b.sized.id);
            assert!(a.cost.mid < b.cost.mid);
        }
    }
}

#[test]
fn running_cost_in_the_unit_cost_is_not_asked_for_twice() {
    let generated = world().generate(&["KEN"]);
    let rural = find(&generated, "rural_4g:KEN:small");
    assert_eq!(rural.recurrent, Cents::ZERO);
    assert!((rural.sized.timing.maintained - 1.0).abs() < 1e-12);
    assert!(
        rural
            .reasons
            .iter()
            .any(|r| r.key == "reason-running-cost-included")
    );
    assert!((find(&generated, "minigrid:KEN:small").sized.timing.maintained - 0.5).abs() < 1e-12);
}

#[test]
fn every_reason_key_is_listed() {
    for c in &world().generate(&ALL).candidates {
        for r in &c.reasons {
            assert!(REASON_KEYS.contains(&r.key.as_str()), "{}", r.key);
        }
    }
}

#[test]
fn the_shortlist_keeps_whole_groups_with_their_providers_and_says_why_others_are_out() {
    let generated = world()
        .answer("KEN", "milestone_digital_id", 0.0)
        .generate(&["KEN"]);
    let value: Vec<f64> = generated
        .candidates
        .iter()
        .map(|c| match c.sized.archetype.as_str() {
            "egov_dpi" => 100.0 * c.cost.mid.dollars(),
            "csirt" => c.cost.mid.dollars(),
            _ => 0.0,
        })
        .collect();
    let names = |at: &[usize]| -> BTreeSet<String> {
        at.iter()
            .map(|i| generated.candidates[*i].sized.archetype.clone())
            .collect()
    };
    let list = shortlist(&generated.candidates, &value, 6);
    assert_eq!(
        names(&list.kept),
        ["digital_id".to_owned(), "egov_dpi".to_owned()].into()
    );
    assert_eq!(list.kept.len(), 6);
    assert_eq!(list.kept.len() + list.left_out.len(), generated.candidates.len());
    let csirt = generated
        .candidates
        .iter()
        .position(|c| c.sized.archetype == "csirt")
        .unwrap();
    assert!(list.left_out.contains(&(csirt, LeftOut::Limit)));
    let tiny = shortlist(&generated.candidates, &value, 5);
    assert_eq!(names(&tiny.kept), ["csirt".to_owned()].into());
}

proptest! {
    #[test]
    fn shares_sum_to_the_whole_and_nobody_has_nothing(weights in prop::collection::vec(0.001f64..1e9, 1..12)) {
        let parts = build::shares(&weights);
        prop_assert_eq!(parts.iter().map(|p| p.0).sum::<u32>(), BasisPoints::WHOLE.0);
        prop_assert!(parts.iter().all(|p| p.0 > 0));
    }

    #[test]
    fn yearly_amounts_sum_to_the_total(total in 0i64..1_000_000_000_000, years in 1u8..30) {
        let parts = build::yearly(Cents(total), years);
        prop_assert_eq!(parts.iter().copied().sum::<Cents>(), Cents(total));
        prop_assert_eq!(parts.len(), usize::from(years));
    }

    #[test]
    fn a_shortlist_never_exceeds_its_limit_and_never_cuts_a_group(
        limit in 0usize..200, seed in prop::collection::vec(0.0f64..1.0, 40)
    ) {
        let generated = world().generate(&["KEN", "UGA", "WSM"]);
        let value: Vec<f64> = (0..generated.candidates.len()).map(|i| seed[i % seed.len()] - 0.3).collect();
        let list = shortlist(&generated.candidates, &value, limit);
        prop_assert!(list.kept.len() <= limit);
        let kept: BTreeSet<&str> = list.kept.iter().map(|i| generated.candidates[*i].group.as_str()).collect();
        for (i, _) in &list.left_out {
            prop_assert!(!kept.contains(generated.candidates[*i].group.as_str()));
        }
        for i in &list.kept {
            for r in &generated.candidates[*i].prerequisites {
                if r.verdict == Verdict::Unmet {
                    let mut kept = list.kept.iter().map(|k| &generated.candidates[*k].sized.id);
                    let provided = kept.any(|id| r.by_projects.contains(id));
                    prop_assert!(provided);
                }
            }
        }
    }
}

#[test]
fn a_project_that_must_be_in_is_kept_without_value_and_beyond_the_limit() {
    let generated = world().generate(&["KEN", "UGA", "WSM"]);
    let all = &generated.candidates;
    let value = vec![0.0; all.len()];
    for must in all {
        let ids = [must.sized.id.clone()];
        let list = shortlist_with(all, &value, 0, &ids);
        let kept = |id: &String| list.kept.iter().any(|k| all[*k].sized.id == *id);
        assert!(kept(&must.sized.id));
        for r in must.prerequisites.iter().filter(|r| r.verdict == Verdict::Unmet) {
            assert!(
                r.by_projects.iter().any(kept),
                "{} has what it needs",
                must.sized.id
            );
        }
    }
    let none: [String; 0] = [];
    assert_eq!(shortlist_with(all, &value, 9, &none), shortlist(all, &value, 9));
}

#[test]
fn a_scale_is_part_of_the_id() {
    let generated = world().generate(&["KEN"]);
    for c in &generated.candidates {
        let name = match c.sized.scale {
            Scale::Small => "small",
            Scale::Medium => "medium",
            Scale::Large => "large",
        };
        assert!(c.sized.id.ends_with(name));
    }
}
