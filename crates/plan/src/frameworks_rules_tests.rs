//! What the document refuses, and what a file keeps.

use super::*;

#[test]
fn a_chain_of_groups_deeper_than_eight_is_refused() {
    let mut nodes = vec![(0, group("g0", None))];
    for depth in 1..9 {
        nodes.push((
            depth,
            group(&format!("g{depth}"), Some(&format!("g{}", depth - 1))),
        ));
    }
    nodes.push((9, leaf("deep", Some("g8"), "population")));
    let (node, reason) = fault(vec![Edit::Add {
        top: "g0".into(),
        nodes,
    }]);
    assert_eq!((node.as_str(), reason), ("deep", FaultReason::TooDeep));
}

#[test]
fn a_group_can_be_made_and_filled_in_one_step() {
    let mut plan = own();
    let step = Command::Batch {
        commands: vec![
            command(Edit::Add {
                top: "Access".into(),
                nodes: vec![(0, group("Access", Some("Enable")))],
            }),
            command(Edit::Move {
                node: "coverage_4g_pct".into(),
                parent: Some("Access".into()),
                at: 1,
            }),
        ],
    };
    let before = plan.clone();
    let inverse = step.apply(&mut plan).unwrap();
    assert_eq!(plan.frameworks[0].children(Some("Access")).count(), 1);
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn an_indicator_or_framework_in_use_cannot_be_taken_away() {
    let mut plan = own();
    let add = command(Edit::Add {
        top: "fibre".into(),
        nodes: vec![(3, leaf("fibre", Some("Connectivity"), "own_fibre_km"))],
    });
    add.apply(&mut plan).unwrap();
    let choose = Command::ChooseFramework {
        framework: "own-1".into(),
    };
    choose.apply(&mut plan).unwrap();
    let before = plan.clone();
    let gone = Command::SetOwnIndicator {
        id: "own_fibre_km".into(),
        indicator: None,
    };
    assert!(matches!(gone.apply(&mut plan), Err(Refusal::Framework { fault, .. }) if fault.node == "fibre"));
    let gone = Command::SetFramework {
        id: "own-1".into(),
        position: 0,
        framework: None,
    };
    assert!(matches!(gone.apply(&mut plan), Err(Refusal::Invalid(p)) if p.at == "settings/framework"));
    assert_eq!(plan, before);
}

#[test]
fn a_weight_from_any_screen_is_the_nodes_own() {
    let mut plan = own();
    let set = |node: &str, weight| Command::SetWeight {
        framework: "own-1".into(),
        node: node.into(),
        weight,
    };
    let before = plan.clone();
    let inverse = set("Enable/Power", Some(3.0)).apply(&mut plan).unwrap();
    assert!(plan.weights.is_empty());
    assert!((plan.frameworks[0].node("Power").unwrap().weight - 3.0).abs() < f64::EPSILON);
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
    assert!(matches!(
        set("Enable/nobody", None).apply(&mut plan),
        Err(Refusal::Framework { .. })
    ));
}

#[test]
fn a_file_of_version_one_opens_and_is_written_as_it_was() {
    let by_hand = include_str!("../tests/fixtures/plan-1.json");
    let by_us = include_str!("../tests/fixtures/plan-1-edited.json");
    for text in [by_hand, by_us] {
        let plan = file::read(text.as_bytes()).unwrap();
        assert!(plan.frameworks.is_empty() && plan.own_indicators.is_empty());
    }
    let plan = file::read(by_us.as_bytes()).unwrap();
    assert_eq!(
        (plan.weights.len(), plan.own_values.len(), plan.answers.len()),
        (1, 1, 1)
    );
    assert_eq!(file::write(&plan), by_us);
}

#[test]
fn a_plan_with_a_framework_of_its_own_asks_for_a_reader_that_knows_them() {
    let plan = own();
    let text = file::write(&plan);
    assert!(text.contains("\"version\": 2") && text.contains("\"minimum_reader\": 2"));
    assert_eq!(file::read(text.as_bytes()), Ok(plan));
}

#[test]
fn a_garbled_framework_in_a_file_is_refused_with_its_place() {
    type Garble = fn(&mut Plan);
    let cases: [(Garble, &str); 9] = [
        (
            |p| p.frameworks[0].nodes[0].parent = Some("Power".into()),
            "frameworks/own-1/Enable",
        ),
        (
            |p| p.frameworks[0].nodes[1].parent = Some("gone".into()),
            "frameworks/own-1/Power",
        ),
        (
            |p| p.frameworks[0].nodes[2].code = "Power".into(),
            "frameworks/own-1/Power",
        ),
        (|p| p.frameworks[0].nodes.clear(), "frameworks/own-1/"),
        (|p| p.frameworks[0].id = "prongs".into(), "frameworks/prongs/"),
        (|p| p.frameworks.push(p.frameworks[0].clone()), "frameworks/own-1"),
        (|p| p.settings.framework = "own-7".into(), "settings/framework"),
        (
            |p| p.own_indicators[0].id = "population".into(),
            "own_indicators/population/id",
        ),
        (
            |p| p.own_indicators[0].high = 0.0,
            "own_indicators/own_fibre_km/low",
        ),
    ];
    for (garble, at) in cases {
        let mut plan = own();
        garble(&mut plan);
        match file::read(file::write(&plan).as_bytes()) {
            Err(FileError::Broken(problem)) => assert_eq!(problem.at, at, "{problem}"),
            other => panic!("{at}: {other:?}"),
        }
    }
    let text = file::write(&own()).replace("\"kind\":{\"leaf\"", "\"kind\":{\"leaves\"");
    assert!(matches!(file::read(text.as_bytes()), Err(FileError::Shape(_))));
}
