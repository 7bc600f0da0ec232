//! Laws of edited frameworks, over the shipped ones.

use indicators::framework::{FaultReason, GroupKind, Kind, LeafKind, Node};
use indicators::{Framework, Mean, Role, Transform, View};
use proptest::prelude::*;
use readiness::{Frozen, rank_intervals};

use super::*;
use crate::document::tests_support::small_plan;
use crate::file::{self, FileError};
use crate::history::Session;

fn shipped() -> Vec<Framework> {
    Framework::parse_csv(include_str!("../../../data/frameworks.csv")).unwrap()
}

/// A plan with a copy of `prongs` and an indicator of its own.
fn own() -> Plan {
    let copy = CustomFramework::copy_of(&shipped()[0], "own-1", "Mine", &[]);
    Plan {
        frameworks: vec![copy],
        own_indicators: vec![fibre()],
        ..small_plan()
    }
}

fn fibre() -> OwnIndicator {
    OwnIndicator {
        id: "own_fibre_km".into(),
        name: "Fibre".into(),
        unit: "km per 1,000 people".into(),
        direction: Direction::Higher,
        source: "Regulator".into(),
        low: 0.0,
        high: 10.0,
    }
}

fn leaf(code: &str, parent: Option<&str>, indicator: &str) -> Node {
    Node {
        code: code.into(),
        parent: parent.map(str::to_owned),
        weight: 1.0,
        kind: Kind::Leaf(LeafKind {
            indicator: indicator.into(),
            role: Role::Outcome,
            direction: Direction::Higher,
            transform: Transform::Identity,
            low: 0.0,
            high: 10.0,
            denominator: None,
        }),
    }
}

fn group(code: &str, parent: Option<&str>) -> Node {
    Node {
        kind: Kind::Group(GroupKind {
            name: code.into(),
            mean: Mean::Geometric,
        }),
        ..leaf(code, parent, "")
    }
}

fn command(edit: Edit) -> Command {
    Command::EditFramework {
        framework: "own-1".into(),
        edit,
    }
}

/// Codes of the copy, one that is added, and one that never is.
fn any_code() -> impl Strategy<Value = String> {
    let mut codes: Vec<String> = own().frameworks[0].nodes.iter().map(|n| n.code.clone()).collect();
    codes.extend(["added".to_owned(), "nobody".to_owned()]);
    prop::sample::select(codes)
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -1.0f64..200.0,
        1 => prop::sample::select(vec![0.0, -1.0, 1e-300, 1e15, 1e308, f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
    ]
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let parent = || prop::option::weighted(0.9, any_code());
    let mean = prop::sample::select(vec![Mean::Arithmetic, Mean::Geometric, Mean::Harmonic]);
    let transform = prop::sample::select(vec![Transform::Identity, Transform::Log1p, Transform::Log]);
    let direction = prop::sample::select(vec![Direction::Higher, Direction::Lower, Direction::Neutral]);
    let indicator = prop::sample::select(vec!["population", "own_fibre_km", "own_nothing", "a/b"]);
    prop_oneof![
        (parent(), 0usize..90, indicator, any::<bool>()).prop_map(|(parent, at, indicator, grouped)| {
            let parent = parent.as_deref();
            let nodes = if grouped {
                vec![
                    (at, group("added", parent)),
                    (at + 1, leaf("added-leaf", Some("added"), indicator)),
                ]
            } else {
                vec![(at, leaf("added", parent, indicator))]
            };
            Edit::Add {
                top: "added".into(),
                nodes,
            }
        }),
        any_code().prop_map(|node| Edit::Drop { node }),
        (any_code(), parent(), 0usize..90).prop_map(|(node, parent, at)| Edit::Move { node, parent, at }),
        (any_code(), any_number()).prop_map(|(node, weight)| Edit::SetWeight { node, weight }),
        (any_code(), direction).prop_map(|(node, direction)| Edit::SetDirection { node, direction }),
        (any_code(), any_number(), any_number()).prop_map(|(node, low, high)| Edit::SetGoalposts {
            node,
            low,
            high
        }),
        (any_code(), transform).prop_map(|(node, transform)| Edit::SetTransform { node, transform }),
        (parent(), mean).prop_map(|(node, mean)| Edit::SetMean { node, mean }),
        (any_code(), prop::option::of(Just("population".to_owned())))
            .prop_map(|(node, denominator)| Edit::SetDenominator { node, denominator }),
        (parent(), "\\PC{0,12}").prop_map(|(node, name)| Edit::Rename { node, name }),
    ]
}

fn any_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        12 => any_edit().prop_map(command),
        1 => (any_code(), prop::option::of(any_number())).prop_map(|(node, weight)| Command::SetWeight {
            framework: "own-1".into(), node, weight
        }),
        1 => any::<bool>().prop_map(|keep| Command::SetOwnIndicator {
            id: "own_fibre_km".into(), indicator: keep.then(fibre)
        }),
        1 => prop::sample::select(vec!["own-1", "own-2", "prongs"])
            .prop_map(|framework| Command::ChooseFramework { framework: framework.into() }),
        1 => (any::<bool>(), 0usize..3).prop_map(|(keep, position)| Command::SetFramework {
            id: "own-2".into(),
            position,
            framework: keep.then(|| Box::new(CustomFramework::copy_of(&shipped()[1], "own-2", "Two", &[]))),
        }),
    ]
}

fn bytes(plan: &Plan) -> String {
    serde_json::to_string(&plan.frameworks).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_sequence_of_edits_and_its_inverses_restore_the_framework_to_the_byte(
        commands in prop::collection::vec(any_command(), 0..40)
    ) {
        let first = own();
        let mut session = Session::new(first.clone());
        let mut done = 0;
        for command in commands {
            let before = bytes(&session.plan);
            match session.run(command) {
                Ok(()) => done += 1,
                Err(_) => prop_assert_eq!(bytes(&session.plan), before),
            }
        }
        let last = session.plan.clone();
        for _ in 0..done {
            prop_assert!(session.undo().is_some());
        }
        prop_assert_eq!(bytes(&session.plan), bytes(&first));
        prop_assert_eq!(&session.plan, &first);
        while session.redo().is_some() {}
        prop_assert_eq!(bytes(&session.plan), bytes(&last));
        prop_assert_eq!(&session.plan, &last);
    }

    #[test]
    fn every_framework_an_edit_leaves_behind_scores_and_comes_back_from_its_file(
        commands in prop::collection::vec(any_command(), 0..40),
        cells in prop::collection::vec(prop::option::weighted(0.8, -10.0f64..1000.0), 400),
    ) {
        let mut plan = own();
        for command in commands {
            let _ = command.apply(&mut plan);
        }
        for framework in &plan.frameworks {
            for view in [View::Outcomes, View::Milestones] {
                let frozen = Frozen::new(&framework.framework(), view, &[]).unwrap();
                let n = frozen.leaves().len();
                let rows: Vec<Vec<Option<f64>>> =
                    (0..5).map(|row| (0..n).map(|l| cells[(row * n + l) % cells.len()]).collect()).collect();
                for row in &rows {
                    if let Some(scored) = frozen.score(row) {
                        prop_assert!((0.0..=100.0 + 1e-9).contains(&scored.root), "{}", scored.root);
                    }
                }
                prop_assert!(rank_intervals(&frozen, &rows, 8, 1, &mut |_| true).is_some());
            }
        }
        prop_assert_eq!(file::read(file::write(&plan).as_bytes()), Ok(plan));
    }

    #[test]
    fn dropping_a_node_and_undoing_it_gives_identical_scores(
        node in any_code(), values in prop::collection::vec(0.0f64..100.0, 60)
    ) {
        let mut session = Session::new(own());
        let score = |plan: &Plan| {
            let frozen = Frozen::new(&plan.frameworks[0].framework(), View::Milestones, &[]).unwrap();
            let row: Vec<Option<f64>> = values.iter().copied().map(Some).take(frozen.leaves().len()).collect();
            frozen.score(&row).unwrap()
        };
        let before = score(&session.plan);
        if session.run(command(Edit::Drop { node })).is_ok() {
            session.undo().unwrap();
        }
        let after = score(&session.plan);
        prop_assert_eq!(before.root.to_bits(), after.root.to_bits());
        prop_assert_eq!(before, after);
    }
}

/// Runs an edit that must be refused: the fault, and nothing changed.
fn fault(edits: Vec<Edit>) -> (String, FaultReason) {
    let mut plan = own();
    let before = plan.clone();
    let batch = Command::Batch {
        commands: edits.into_iter().map(command).collect(),
    };
    let refusal = batch.apply(&mut plan).unwrap_err();
    assert_eq!(plan, before);
    match refusal {
        Refusal::Framework { fault, .. } => (fault.node, fault.reason),
        other => panic!("{other}"),
    }
}

#[test]
fn every_edit_that_cannot_stand_is_refused_at_its_node() {
    let moved = |node: &str, parent: &str| Edit::Move {
        node: node.into(),
        parent: Some(parent.into()),
        at: 0,
    };
    let weight = |node: &str, weight: f64| Edit::SetWeight {
        node: node.into(),
        weight,
    };
    let posts = |low: f64, high: f64| Edit::SetGoalposts {
        node: "internet_users_pct".into(),
        low,
        high,
    };
    let added = |node: Node| Edit::Add {
        top: node.code.clone(),
        nodes: vec![(0, node)],
    };
    let at = "internet_users_pct";
    let cases = [
        (vec![moved("Enable", "Power")], "Enable", FaultReason::Cycle),
        (
            vec![moved("Power", "nobody")],
            "Power",
            FaultReason::UnknownParent,
        ),
        (vec![moved("Power", at)], "Power", FaultReason::ParentIsIndicator),
        (
            vec![added(group("Empty", None))],
            "Empty",
            FaultReason::EmptyGroup,
        ),
        (
            ["spi_overall", "spi_data_infrastructure"]
                .map(|n| Edit::Drop { node: n.into() })
                .to_vec(),
            "Trustworthy data",
            FaultReason::EmptyGroup,
        ),
        (
            vec![added(leaf(at, None, "population"))],
            at,
            FaultReason::DuplicateCode,
        ),
        (
            vec![added(leaf("index", None, "population"))],
            "index",
            FaultReason::Code,
        ),
        (
            vec![added(leaf("a/b", None, "population"))],
            "a/b",
            FaultReason::Code,
        ),
        (
            vec![added(leaf("x", None, "own_nothing"))],
            "x",
            FaultReason::UnknownIndicator,
        ),
        (
            vec![Edit::Drop {
                node: "nobody".into(),
            }],
            "nobody",
            FaultReason::UnknownNode,
        ),
        (vec![posts(5.0, 5.0)], at, FaultReason::Goalposts),
        (vec![posts(6.0, 5.0)], at, FaultReason::Goalposts),
        (vec![posts(f64::NAN, 5.0)], at, FaultReason::Goalposts),
        (vec![posts(0.0, f64::INFINITY)], at, FaultReason::Goalposts),
        (vec![weight(at, f64::NAN)], at, FaultReason::Weight),
        (vec![weight("Enable", -1.0)], "Enable", FaultReason::Weight),
        (
            vec![weight("Enable", f64::INFINITY)],
            "Enable",
            FaultReason::Weight,
        ),
        (
            ["spi_overall", "spi_data_infrastructure"]
                .map(|n| weight(n, 0.0))
                .to_vec(),
            "Trustworthy data",
            FaultReason::WeightSum,
        ),
        (
            vec![Edit::SetTransform {
                node: at.into(),
                transform: Transform::Log,
            }],
            at,
            FaultReason::Transform,
        ),
        (
            vec![Edit::SetDirection {
                node: at.into(),
                direction: Direction::Neutral,
            }],
            at,
            FaultReason::Direction,
        ),
        (
            vec![Edit::SetMean {
                node: Some(at.into()),
                mean: Mean::Geometric,
            }],
            at,
            FaultReason::OtherKind,
        ),
        (
            vec![Edit::SetDenominator {
                node: at.into(),
                denominator: Some("own_fibre_km".into()),
            }],
            at,
            FaultReason::UnknownDenominator,
        ),
        (
            vec![Edit::Rename {
                node: Some("Enable".into()),
                name: " ".into(),
            }],
            "Enable",
            FaultReason::Name,
        ),
        (
            ["Enable", "Network", "Defend"]
                .map(|n| Edit::Drop { node: n.into() })
                .into_iter()
                .chain(["Rights and voice", "Inclusive growth"].map(|n| Edit::Drop { node: n.into() }))
                .collect(),
            "",
            FaultReason::NoOutcome,
        ),
    ];
    for (edits, node, reason) in cases {
        assert_eq!(fault(edits), (node.to_owned(), reason));
    }
}

#[path = "frameworks_rules_tests.rs"]
mod rules_tests;
