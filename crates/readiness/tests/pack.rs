//! Readiness of the committed pack.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]
#![allow(clippy::float_cmp, reason = "bit equality is the point")]

mod common;

use std::collections::BTreeSet;

use atlas::Iso3;
use common::{atlas, framework, pack, text};
use indicators::{Cell, Observation, Origin, Role, View};
use readiness::{Frozen, Overrides, Readiness, score_all};

fn readiness(id: &str, view: View, overrides: &Overrides) -> (Frozen, Readiness) {
    let frozen = Frozen::new(&framework(id), view, &[]).unwrap();
    let all = score_all(&frozen, &atlas(), pack(), overrides, 2025, 2014);
    (frozen, all)
}

/// Codes in the committed 50 m boundaries, without a topology reader.
fn mapped() -> BTreeSet<Iso3> {
    let shapes = text("boundaries-50m.topojson");
    let known = atlas();
    let codes = known.economies().iter().map(|e| e.iso3);
    codes
        .filter(|c| shapes.contains(&format!("\"id\":\"{c}\"")))
        .collect()
}

#[test]
fn one_hundred_and_ninety_four_economies_are_scored_and_all_but_tuvalu_are_on_the_map() {
    let (frozen, all) = readiness("prongs", View::Outcomes, &Overrides::default());
    assert_eq!((frozen.leaves().len(), frozen.required()), (38, 23));
    assert_eq!(all.scored().count(), 194);
    let mapped = mapped();
    let unmapped: Vec<Iso3> = all
        .scored()
        .map(|(e, _)| e.economy)
        .filter(|c| !mapped.contains(c))
        .collect();
    assert_eq!(
        unmapped,
        ["TUV".parse().unwrap()],
        "the 50 m boundaries have no shape of Tuvalu"
    );
    for (economy, scored) in all.scored() {
        assert!(
            (0.0..=100.0 + 1e-9).contains(&scored.root),
            "{} {}",
            economy.economy,
            scored.root
        );
        assert!(economy.observed >= 23);
    }
}

#[test]
fn both_frameworks_score_in_both_views_and_milestones_only_lower() {
    for id in ["prongs", "ai_foundations"] {
        let (_, outcomes) = readiness(id, View::Outcomes, &Overrides::default());
        let (frozen, both) = readiness(id, View::Milestones, &Overrides::default());
        assert_eq!(outcomes.scored().count(), both.scored().count());
        for ((e, a), (_, b)) in outcomes.scored().zip(both.scored()) {
            assert!(
                b.root <= a.root + 1e-9,
                "{id} {}: an unanswered milestone raised the score",
                e.economy
            );
        }
        assert!(frozen.leaves().iter().any(|l| l.role == Role::Milestone));
    }
}

#[test]
fn ranks_are_one_for_the_best_and_follow_the_scores() {
    let (_, all) = readiness("prongs", View::Outcomes, &Overrides::default());
    let best = all.scored().max_by(|a, b| a.1.root.total_cmp(&b.1.root)).unwrap();
    assert_eq!(best.0.rank, Some(1));
    assert_eq!(
        all.node_ranks(0),
        all.economies.iter().map(|e| e.rank).collect::<Vec<_>>()
    );
}

#[test]
fn an_own_value_is_used_beside_the_published_one() {
    let kenya: Iso3 = "KEN".parse().unwrap();
    let mut own = Overrides::default();
    let observation = Observation {
        value: 99.0,
        year: 2026,
        origin: Origin::Own("our survey".into()),
    };
    own.values
        .insert((kenya, "internet_users_pct".into()), observation.clone());
    let (frozen, before) = readiness("prongs", View::Outcomes, &Overrides::default());
    let (_, after) = readiness("prongs", View::Outcomes, &own);
    let leaf = frozen.leaf_of("internet_users_pct").unwrap();
    let (old, new) = (
        &before.get(kenya).unwrap().cells[leaf],
        &after.get(kenya).unwrap().cells[leaf],
    );
    assert_eq!(new.used, Cell::Observed(observation));
    assert_eq!(new.published, old.published);
    assert_eq!(new.points, Some(99.0));
    assert!(
        after.get(kenya).unwrap().scored.as_ref().unwrap().root
            > before.get(kenya).unwrap().scored.as_ref().unwrap().root
    );
}

#[test]
fn an_answered_milestone_is_marked_an_answer_and_the_others_assumed() {
    let rwanda: Iso3 = "RWA".parse().unwrap();
    let mut own = Overrides::default();
    own.answers.insert((rwanda, "milestone_csirt".into()), 1.0);
    let (frozen, all) = readiness("prongs", View::Milestones, &own);
    let row = all.get(rwanda).unwrap();
    let origin = |indicator: &str| match &row.cells[frozen.leaf_of(indicator).unwrap()].used {
        Cell::Observed(o) => o.origin.clone(),
        Cell::Missing(_) => panic!("a milestone is never missing"),
    };
    assert_eq!(origin("milestone_csirt"), Origin::Answer);
    assert_eq!(origin("milestone_ai_strategy"), Origin::Assumed);
    assert_eq!(
        row.values()[frozen.leaf_of("milestone_ai_strategy").unwrap()],
        None
    );
}

#[test]
fn no_value_lies_outside_the_window() {
    let (_, all) = readiness("prongs", View::Outcomes, &Overrides::default());
    for row in &all.economies {
        for cell in &row.cells {
            if let Cell::Observed(o) = &cell.used {
                // Snapshots may be dated one year after the base year.
                assert!((2014..=2026).contains(&o.year));
                assert!(matches!(&o.origin, Origin::Published(s) if !s.is_empty()));
            }
        }
    }
}
