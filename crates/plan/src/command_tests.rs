use proptest::prelude::*;

use super::*;
use crate::document::tests_support::small_plan;
use crate::history::Session;
use ledger::BasisPoints;

fn iso(code: &str) -> Iso3 {
    code.parse().unwrap()
}

/// Any command, valid or not: the law holds for the valid ones, and the others change nothing.
fn any_command() -> impl Strategy<Value = Command> {
    let economy = prop_oneof![Just(iso("KEN")), Just(iso("ETH")), Just(iso("NAM"))];
    let survey_economy = economy.clone();
    let node = prop_oneof![
        Just("a".to_owned()),
        Just("Enable".to_owned()),
        Just("Enable/Power".to_owned())
    ];
    let simple = prop_oneof![
        "\\PC{0,12}".prop_map(|name| Command::Rename { name }),
        (
            any::<i64>(),
            2026i16..2031,
            prop_oneof![Just("window"), Just("bilateral"), Just("nobody")]
        )
            .prop_map(|(c, year, f)| Command::SetEnvelope {
                funder: f.into(),
                year,
                amount: Cents(c)
            }),
        (node.clone(), proptest::option::of(-1.0f64..5.0)).prop_map(|(node, weight)| Command::SetWeight {
            framework: "prongs".into(),
            node,
            weight
        }),
        (
            economy.clone(),
            node.clone(),
            proptest::option::of(prop_oneof![Just(0.0), Just(0.5), Just(0.7)])
        )
            .prop_map(|(economy, milestone, value)| Command::SetAnswer {
                economy,
                milestone,
                value
            }),
        (economy.clone(), node.clone(), proptest::option::of(any::<bool>())).prop_map(
            |(economy, question, holds)| Command::SetFact {
                economy,
                question,
                holds
            }
        ),
        (
            economy.clone(),
            node,
            2010i16..2026,
            proptest::option::of((any::<f64>(), "\\PC{0,6}"))
        )
            .prop_map(|(economy, indicator, year, value)| Command::SetOwnValue {
                economy,
                indicator,
                year,
                value
            }),
        (0u32..12_000).prop_map(|s| Command::SetRules {
            rules: Rules {
                ldc_floor: Some(BasisPoints(s)),
                ..Rules::default()
            }
        }),
        rule_edit().prop_map(|edit| Command::EditRules { edit }),
        ("[a-c]", 0u8..12).prop_map(|(project, years)| Command::SetDelay { project, years }),
        (economy.clone(), proptest::option::of(0u32..11_000)).prop_map(|(economy, share)| {
            Command::SetCounterpart {
                economy,
                share: share.map(BasisPoints),
            }
        }),
        ("[a-c]", 2026i16..2029, proptest::option::of(-10i64..100)).prop_map(|(funder, year, amount)| {
            Command::SetCommitted {
                funder,
                year,
                amount: amount.map(Cents),
            }
        }),
        proptest::collection::vec(economy, 0..3).prop_map(|economies| Command::SetRegion {
            region: RegionChoice {
                id: "own".into(),
                economies
            }
        }),
        (0usize..4, any::<bool>()).prop_map(|(position, keep)| Command::SetFunder {
            id: "window".into(),
            position,
            funder: keep.then(|| small_plan().funders[0].clone()),
        }),
        Just(Command::SetAccepted { accepted: None }),
        (
            survey_economy,
            "[a-c]",
            proptest::option::of((-5.0f64..110.0, -1.0f64..3.0))
        )
            .prop_map(|(economy, source, found)| Command::SetSurvey {
                economy,
                source,
                answer: found.map(|(value, weight)| crate::SurveyValue {
                    value,
                    respondents: 12,
                    weight,
                }),
            }),
        (any::<bool>(), any::<bool>()).prop_map(|(on, sorted)| Command::SetLens {
            lens: on.then(|| readiness::Lens {
                name: "lens".into(),
                indicators: vec!["wgi_rule_of_law".into()],
                reference: if sorted {
                    vec![iso("ETH"), iso("KEN")]
                } else {
                    vec![iso("KEN"), iso("ETH")]
                },
            }),
        }),
    ];
    simple.prop_recursive(2, 8, 3, |inner| {
        proptest::collection::vec(inner, 0..4).prop_map(|commands| Command::Batch { commands })
    })
}

proptest! {
    #[test]
    fn undoing_every_step_gives_back_the_first_plan_and_redoing_the_last(
        commands in proptest::collection::vec(any_command(), 0..30)
    ) {
        let first = small_plan();
        let mut session = Session::new(first.clone());
        let mut done = 0;
        for command in commands {
            let before = session.plan.clone();
            match session.run(command) {
                Ok(()) => done += 1,
                Err(_) => prop_assert_eq!(&session.plan, &before),
            }
        }
        let last = session.plan.clone();
        for _ in 0..done {
            prop_assert!(session.undo().is_some());
        }
        prop_assert_eq!(session.undo(), None);
        prop_assert_eq!(&session.plan, &first);
        while session.redo().is_some() {}
        prop_assert_eq!(&session.plan, &last);
    }

    #[test]
    fn a_command_survives_serialisation(command in any_command()) {
        let text = serde_json::to_string(&command).unwrap();
        let back: Command = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&back).unwrap(), text);
    }
}

#[test]
fn the_example_refuses_every_edit_until_it_is_made_ones_own() {
    let mut plan = Plan {
        example: true,
        ..small_plan()
    };
    let rename = Command::Rename { name: "x".into() };
    assert_eq!(rename.apply(&mut plan), Err(Refusal::ReadOnlyExample));
    let mine = Command::MakeMine {
        id: "another".into(),
        name: "Mine".into(),
        example: false,
    };
    let mut session = Session::new(plan.clone());
    session.run(mine).unwrap();
    session.run(rename).unwrap();
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(session.plan, plan);
}

#[test]
fn a_batch_that_breaks_a_rule_changes_nothing() {
    let mut plan = small_plan();
    let before = plan.clone();
    let batch = Command::Batch {
        commands: vec![
            Command::Rename {
                name: "half done".into(),
            },
            Command::SetEnvelope {
                funder: "window".into(),
                year: 2027,
                amount: Cents(-1),
            },
        ],
    };
    assert!(matches!(batch.apply(&mut plan), Err(Refusal::Invalid(_))));
    assert_eq!(plan, before);
}

#[test]
fn decisions_made_in_any_order_give_the_same_plan() {
    let set = |economy: &str| Command::SetAnswer {
        economy: iso(economy),
        milestone: "milestone_csirt".into(),
        value: Some(0.5),
    };
    let (mut a, mut b) = (small_plan(), small_plan());
    for code in ["KEN", "ETH", "NAM"] {
        set(code).apply(&mut a).unwrap();
    }
    for code in ["NAM", "ETH", "KEN"] {
        set(code).apply(&mut b).unwrap();
    }
    assert_eq!(a, b);
}

#[test]
fn the_example_is_made_ones_own_and_edited_in_one_step_that_can_be_taken_back() {
    let mut plan = Plan {
        example: true,
        ..small_plan()
    };
    let before = plan.clone();
    let mine = Command::MakeMine {
        id: "another".into(),
        name: "Mine".into(),
        example: false,
    };
    let edit = Command::SetEnvelope {
        funder: "window".into(),
        year: 2027,
        amount: ledger::Cents::from_dollars(5),
    };
    let late = Command::Batch {
        commands: vec![edit.clone(), mine.clone()],
    };
    assert_eq!(late.apply(&mut plan), Err(Refusal::ReadOnlyExample));
    let inverse = Command::Batch {
        commands: vec![mine, edit],
    }
    .apply(&mut plan)
    .unwrap();
    assert!(!plan.example && plan.funders[0].envelopes[0] == ledger::Cents::from_dollars(5));
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn a_survey_beyond_its_scale_and_tier_rules_that_fall_are_refused_and_old_plans_open_without_either() {
    let mut plan = small_plan();
    let survey = |value| Command::SetSurvey {
        economy: iso("KEN"),
        source: "desk".into(),
        answer: Some(crate::SurveyValue {
            value,
            respondents: 5,
            weight: 1.0,
        }),
    };
    assert!(matches!(survey(101.0).apply(&mut plan), Err(Refusal::Invalid(_))));
    let inverse = survey(64.0).apply(&mut plan).unwrap();
    assert_eq!(plan.survey[0].value.to_bits(), 64.0f64.to_bits());
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, small_plan());
    let mut rules = readiness::TierRules::default();
    rules.rules[0].from = 9;
    let mut settings = plan.settings.clone();
    settings.tier_rules = Some(rules);
    assert!(Command::SetSettings { settings }.apply(&mut plan).is_err());
    // What a plan does not use is not in its file, so earlier files and hashes stay as they were.
    let text = crate::file::write(&plan);
    assert!(!text.contains("survey") && !text.contains("lens") && !text.contains("tier_rules"));
    assert_eq!(crate::file::read(text.as_bytes()).unwrap(), plan);
}

fn rule_edit() -> impl Strategy<Value = crate::RuleEdit> {
    use crate::RuleEdit;
    use portfolio::{CountRule, Group, GroupKind, JointRule, Limit, Side};
    let group = prop_oneof![
        Just(GroupKind::Region),
        Just(GroupKind::Ldc),
        Just(GroupKind::Theme)
    ]
    .prop_map(|kind| Group {
        kind,
        id: "a".into(),
        economies: vec![],
    });
    prop_oneof![
        (group, any::<bool>(), proptest::option::of(0u32..11_000)).prop_map(|(of, floor, limit)| {
            RuleEdit::Share {
                of,
                side: if floor { Side::AtLeast } else { Side::AtMost },
                limit: limit.map(|s| Limit::Share(BasisPoints(s))),
            }
        }),
        (0usize..4, proptest::option::of((0u32..3, 0u32..3)), any::<bool>()).prop_map(
            |(position, count, insert)| RuleEdit::Count {
                position,
                count: count.map(|(at_least, at_most)| CountRule {
                    projects: vec!["a".into(), "b".into()],
                    at_least,
                    at_most,
                }),
                insert,
            }
        ),
        ("[a-c]", any::<bool>()).prop_map(|(project, holds)| RuleEdit::Joint {
            joint: JointRule {
                project,
                with: vec!["b".into()],
            },
            holds,
        }),
        ("[a-c]", proptest::option::of(2026i16..2030))
            .prop_map(|(project, year)| RuleEdit::NotBefore { project, year }),
        proptest::option::of(0u32..11_000).prop_map(|share| RuleEdit::CofinanceCap {
            share: share.map(BasisPoints),
        }),
        proptest::option::of(-5i64..5).prop_map(|amount| RuleEdit::CounterpartCap {
            economy: iso("KEN"),
            amount: amount.map(Cents),
        }),
    ]
}
