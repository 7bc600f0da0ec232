use proptest::prelude::*;

use super::*;
use crate::{DoseKind, Range, catalogue_csv};

fn shipped() -> Catalogue {
    catalogue_csv::parse(
        include_str!("../../../../data/catalogue/archetypes.csv"),
        include_str!("../../../../data/catalogue/effects.csv"),
    )
    .unwrap()
}

const PACK: &str = include_str!("../../../../data/indicators.csv");

fn known(id: &str) -> bool {
    id.starts_with("milestone_") || PACK.lines().any(|l| l.split(',').next() == Some(id))
}

fn edited(id: &str, change: impl FnOnce(&mut Archetype)) -> Archetype {
    let mut a = shipped().get(id).unwrap().clone();
    change(&mut a);
    a
}

fn codes(of: &Resolved, id: &str) -> Vec<(Option<String>, String)> {
    let item = of.items.iter().find(|i| i.archetype.id == id).unwrap();
    item.faults
        .iter()
        .map(|f| (f.effect.clone(), f.code.clone()))
        .collect()
}

#[test]
fn without_edits_it_is_the_shipped_catalogue() {
    let found = resolve(&shipped(), &[], &known);
    assert_eq!(found.catalogue, shipped());
    assert!(
        found
            .items
            .iter()
            .all(|i| i.standing == Standing::Shipped && i.default.is_none())
    );
}

#[test]
fn an_edit_stands_in_place_and_keeps_the_default_beside_it() {
    let edit = edited("ixp", |a| a.unit_cost.mid = 500_000.0);
    let found = resolve(&shipped(), std::slice::from_ref(&edit), &known);
    let at = shipped().archetypes.iter().position(|a| a.id == "ixp").unwrap();
    assert_eq!(found.catalogue.archetypes[at], edit);
    assert_eq!(found.items[at].standing, Standing::Edited);
    assert_eq!(found.items[at].default.as_ref(), shipped().get("ixp"));
}

#[test]
fn a_faulty_effect_is_left_out_with_its_reason_and_the_rest_goes_on() {
    let edit = edited("ixp", |a| {
        a.effects[0].size = Range {
            low: 0.5,
            mid: 0.2,
            high: 0.6,
        };
    });
    let gone = edit.effects[0].indicator.clone();
    let found = resolve(&shipped(), &[edit], &known);
    assert_eq!(
        codes(&found, "ixp"),
        [(Some(gone.clone()), "low-above-high".to_owned())]
    );
    let used = found.catalogue.get("ixp").unwrap();
    assert_eq!(
        used.effects.len(),
        shipped().get("ixp").unwrap().effects.len() - 1
    );
    assert!(used.effects.iter().all(|e| e.indicator != gone));
    assert_eq!(found.catalogue.archetypes.len(), shipped().archetypes.len());
}

#[test]
fn a_negative_cost_and_an_unknown_indicator_are_named() {
    let edit = edited("ixp", |a| {
        a.unit_cost.low = -1.0;
        a.effects[1].indicator = "internet_users_percent".into();
    });
    let found = resolve(&shipped(), &[edit], &known);
    let all = codes(&found, "ixp");
    assert!(all.contains(&(None, "negative".into())));
    assert!(all.contains(&(Some("internet_users_percent".into()), "unknown-field".into())));
    assert!(found.catalogue.get("ixp").is_none());
    assert_eq!(found.catalogue.archetypes.len(), shipped().archetypes.len() - 1);
}

#[test]
fn of_a_circle_only_what_the_plan_wrote_is_left_out() {
    // School connectivity needs mini-grids where power is scarce; now mini-grids need schools.
    let edit = edited("minigrid", |a| {
        a.prerequisites = vec!["project(school_connect)".into()]
    });
    let found = resolve(&shipped(), &[edit], &known);
    assert_eq!(codes(&found, "minigrid"), [(None, "cycle".to_owned())]);
    assert!(found.catalogue.get("minigrid").is_none());
    assert!(found.catalogue.get("school_connect").is_some());
}

#[test]
fn a_copy_has_an_id_of_its_own_and_a_rule_that_names_what_is_gone_is_a_fault() {
    let base = shipped();
    let copy = duplicate(base.get("ixp").unwrap(), &|id| id == "own_ixp_1", "Mine");
    assert_eq!((copy.id.as_str(), copy.name.as_str()), ("own_ixp_2", "Mine"));
    let again = duplicate(&copy, &|id| id == "own_ixp_2", "Mine too");
    assert_eq!(again.id, "own_ixp_1");
    let needs = Archetype {
        prerequisites: vec!["project(own_ixp_9)".into()],
        ..copy.clone()
    };
    let found = resolve(&base, &[needs, again], &known);
    assert_eq!(
        codes(&found, "own_ixp_2"),
        [(None, "unknown-archetype".to_owned())]
    );
    assert_eq!(found.items.last().map(|i| i.standing), Some(Standing::Own));
    assert!(found.catalogue.get("own_ixp_1").is_some() && found.catalogue.get("own_ixp_2").is_none());
}

#[test]
fn what_nothing_moves_is_listed() {
    let found = unmoved(
        &shipped(),
        ["internet_users_pct", "mean_years_schooling"].into_iter(),
    );
    assert_eq!(found, ["mean_years_schooling"]);
}

#[test]
fn every_shipped_archetype_has_no_fault_of_its_own() {
    for a in &shipped().archetypes {
        let mut faults = archetype_faults(a);
        faults.extend(a.effects.iter().flat_map(|e| effect_faults(&a.id, e, &known)));
        assert!(faults.is_empty(), "{faults:?}");
    }
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -2.0f64..2.0,
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(0.0),
        0.0f64..1e7
    ]
}

proptest! {
    /// Whatever a plan holds: nothing panics, what is used has no fault, the rest is the shipped one.
    #[test]
    fn what_is_used_is_sound(at in 0usize..46, values in proptest::array::uniform8(number()), clause in "[a-z()_ ]{0,20}", kind in 0usize..6) {
        let base = shipped();
        let mut edit = base.archetypes[at].clone();
        let [low, mid, high, fixed, om, tau, size, share] = values;
        edit.unit_cost = Range { low, mid, high };
        edit.fixed_cost = fixed;
        edit.om_share = om;
        edit.tau = tau;
        edit.delivery[0] = share;
        edit.prerequisites.push(clause);
        if let Some(e) = edit.effects.first_mut() {
            e.size.mid = size;
            e.kind = [DoseKind::Exposure, DoseKind::Gap, DoseKind::Log, DoseKind::Spend, DoseKind::Count, DoseKind::Milestone][kind];
        }
        let found = resolve(&base, &[edit.clone()], &known);
        for a in &found.catalogue.archetypes {
            prop_assert!(archetype_faults(a).is_empty());
            prop_assert!(a.effects.iter().all(|e| effect_faults(&a.id, e, &known).is_empty()));
            if a.id != edit.id {
                prop_assert_eq!(Some(a), base.get(&a.id));
            }
        }
    }
}
