use foresight::catalogue_csv;
use proptest::prelude::*;

use super::*;
use crate::command::Refusal;
use crate::document::tests_support::small_plan;
use crate::file;
use crate::history::Session;

fn ixp() -> Archetype {
    catalogue_csv::parse(
        include_str!("../../../data/catalogue/archetypes.csv"),
        include_str!("../../../data/catalogue/effects.csv"),
    )
    .unwrap()
    .get("ixp")
    .unwrap()
    .clone()
}

fn set(archetype: Option<Archetype>) -> Command {
    Command::SetArchetype {
        id: "ixp".into(),
        archetype: archetype.map(Box::new),
    }
}

#[test]
fn an_edit_is_undone_and_the_default_restored_by_taking_it_away() {
    let mut session = Session::new(small_plan());
    let edit = Archetype {
        fixed_cost: 7.0,
        ..ixp()
    };
    session.run(set(Some(edit.clone()))).unwrap();
    assert_eq!(session.plan.archetype("ixp"), Some(&edit));
    session.run(set(None)).unwrap();
    assert_eq!(session.plan, small_plan());
    session.undo().unwrap();
    assert_eq!(session.plan.archetype("ixp"), Some(&edit));
    session.undo().unwrap();
    assert_eq!(session.plan, small_plan());
}

#[test]
fn a_fault_of_the_catalogue_is_kept_in_the_plan_and_comes_back_from_its_file() {
    let mut plan = small_plan();
    let mut bad = ixp();
    bad.unit_cost = Range {
        low: 3.0,
        mid: 2.0,
        high: -1.0,
    };
    bad.prerequisites = vec!["project(ixp)".into(), "nonsense (".into()];
    set(Some(bad)).apply(&mut plan).unwrap();
    assert_eq!(file::read(file::write(&plan).as_bytes()), Ok(plan));
}

#[test]
fn a_plan_with_a_catalogue_or_safeguards_needs_a_newer_reader_and_others_do_not() {
    let mut plan = small_plan();
    assert_eq!(file::version_of(&plan), 1);
    set(Some(ixp())).apply(&mut plan).unwrap();
    assert_eq!(file::version_of(&plan), 3);
    let mut plan = small_plan();
    let t = Thresholds::default().with("voice", 0.0);
    Command::SetSafeguards { thresholds: Some(t) }
        .apply(&mut plan)
        .unwrap();
    assert_eq!((file::version_of(&plan), plan.thresholds().voice), (3, 0.0));
    let text = file::write(&plan);
    assert!(text.contains("\"minimum_reader\": 3"));
    assert_eq!(file::read(text.as_bytes()), Ok(plan));
}

#[test]
fn files_of_before_open_without_a_catalogue() {
    for old in [
        &include_bytes!("../tests/fixtures/plan-1.json")[..],
        &include_bytes!("../tests/fixtures/plan-1-edited.json")[..],
    ] {
        let plan = file::read(old).unwrap();
        assert!(plan.catalogue.is_empty() && plan.mitigations.is_empty() && plan.safeguards.is_none());
    }
}

#[test]
fn what_no_file_may_hold_is_refused_and_nothing_changes() {
    let mut plan = small_plan();
    for change in [
        |a: &mut Archetype| a.tau = f64::NAN,
        |a: &mut Archetype| a.effects[0].size.high = f64::INFINITY,
        |a: &mut Archetype| a.name = "x".repeat(2_000),
        |a: &mut Archetype| a.unit = "a\u{0}".into(),
    ] {
        let mut bad = ixp();
        change(&mut bad);
        assert!(matches!(
            set(Some(bad)).apply(&mut plan),
            Err(Refusal::Invalid(_))
        ));
        assert_eq!(plan, small_plan());
    }
    let t = Thresholds::default().with("power", 200.0);
    let refused = Command::SetSafeguards { thresholds: Some(t) }.apply(&mut plan);
    assert!(matches!(refused, Err(Refusal::Invalid(p)) if p.at == "safeguards/power"));
}

#[test]
fn an_agreed_mitigation_is_kept_by_archetype_economy_and_harm() {
    let mut plan = small_plan();
    let kenya: Iso3 = "KEN".parse().unwrap();
    let agree = |harm, note: Option<&str>| Command::SetMitigation {
        archetype: "digital_id".into(),
        economy: kenya,
        harm,
        note: note.map(str::to_owned),
    };
    agree(Harm::Surveillance, Some("independent audit"))
        .apply(&mut plan)
        .unwrap();
    let back = agree(Harm::Exclusion, Some("paper route"))
        .apply(&mut plan)
        .unwrap();
    assert_eq!(
        plan.mitigation("digital_id", kenya, Harm::Exclusion)
            .unwrap()
            .note,
        "paper route"
    );
    back.apply(&mut plan).unwrap();
    assert_eq!(plan.mitigations.len(), 1);
    assert!(
        plan.mitigation("digital_id", "ETH".parse().unwrap(), Harm::Surveillance)
            .is_none()
    );
}

fn any_step() -> impl Strategy<Value = Command> {
    let economy = prop_oneof![Just("KEN"), Just("ETH")].prop_map(|c| c.parse::<Iso3>().unwrap());
    prop_oneof![
        ("[a-c_]{1,3}", proptest::option::of(-1.0f64..1.0)).prop_map(|(id, cost)| Command::SetArchetype {
            archetype: cost.map(|c| Box::new(Archetype {
                id: id.clone(),
                fixed_cost: c,
                ..ixp()
            })),
            id,
        }),
        (economy, 0usize..7, proptest::option::of("\\PC{0,5}")).prop_map(|(economy, harm, note)| {
            Command::SetMitigation {
                archetype: "a".into(),
                economy,
                harm: Harm::ALL[harm],
                note,
            }
        }),
        proptest::option::of(-6.0f64..6.0).prop_map(|v| Command::SetSafeguards {
            thresholds: v.map(|v| Thresholds::default().with("voice", v))
        }),
    ]
}

proptest! {
    #[test]
    fn every_step_is_taken_back_exactly(steps in proptest::collection::vec(any_step(), 1..12)) {
        let mut plan = small_plan();
        let mut undo = Vec::new();
        for step in &steps {
            let before = plan.clone();
            match step.apply(&mut plan) {
                Ok(inverse) => undo.push((before, inverse)),
                Err(_) => prop_assert_eq!(&plan, &before),
            }
        }
        prop_assert_eq!(file::read(file::write(&plan).as_bytes()), Ok(plan.clone()));
        for (before, inverse) in undo.into_iter().rev() {
            inverse.apply(&mut plan).unwrap();
            prop_assert_eq!(&plan, &before);
        }
    }
}
