use std::collections::BTreeMap;

use indicators::Missing;
use proptest::prelude::*;

use super::*;

#[derive(Default)]
struct World {
    fields: BTreeMap<&'static str, f64>,
    flags: BTreeMap<&'static str, bool>,
    milestones: BTreeMap<&'static str, f64>,
    projects: Vec<&'static str>,
    facts: BTreeMap<&'static str, bool>,
}

impl Context for World {
    fn field(&self, name: &str) -> Result<Reading, Missing> {
        self.fields
            .get(name)
            .map(|value| Reading {
                value: *value,
                year: 2024,
            })
            .ok_or(Missing::NeverPublished)
    }
    fn flag(&self, name: &str) -> Option<(bool, i16)> {
        self.flags.get(name).map(|b| (*b, 2025))
    }
    fn milestone(&self, name: &str) -> Option<Reading> {
        self.milestones.get(name).map(|value| Reading {
            value: *value,
            year: 2025,
        })
    }
    fn project(&self, archetype: &str) -> bool {
        self.projects.contains(&archetype)
    }
    fn fact(&self, question: &str) -> Option<(bool, i16)> {
        self.facts.get(question).map(|b| (*b, 2025))
    }
}

fn rule(text: &str) -> Expr {
    parse(text).unwrap_or_else(|e| panic!("{text}: {e}"))
}

#[test]
fn operators_bind_as_in_arithmetic() {
    let none = World::default();
    for (text, value) in [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("8 / 4 / 2", 1.0),
        ("8 - 4 - 2", 2.0),
        ("-2 * 3", -6.0),
        ("2 × 3 − 4 ÷ 2", 4.0),
        ("clamp(5, 0, 3)", 3.0),
        ("min(3, 1, 2) + max(1, 2)", 3.0),
        ("sqrt(9)", 3.0),
    ] {
        assert_eq!(number(&rule(text), &none).value, Some(value), "{text}");
    }
}

#[test]
fn a_field_that_decides_gives_its_value_and_year() {
    let world = World {
        fields: [("electricity_access_pct", 75.0)].into(),
        ..World::default()
    };
    let answer = truth(&rule("electricity_access_pct >= 30 or project(minigrid)"), &world);
    assert_eq!(answer.value, Truth::True);
    assert_eq!(
        answer.evidence,
        [Evidence {
            field: "electricity_access_pct".into(),
            value: 75.0,
            year: 2024
        }]
    );
}

#[test]
fn a_missing_value_is_unknown_and_names_the_field() {
    let answer = truth(&rule("people_offline > 1"), &World::default());
    assert_eq!(answer.value, Truth::Unknown);
    assert_eq!(
        answer.open,
        [
            Unknown::Missing("population".into()),
            Unknown::Missing("internet_users_pct".into())
        ]
    );
}

#[test]
fn a_question_is_open_until_the_user_answers() {
    let open = truth(&rule("ask(three_isps) and coastal"), &World::default());
    assert_eq!(open.value, Truth::Unknown);
    assert_eq!(open.open[0].to_string(), "three_isps");
    let world = World {
        facts: [("three_isps", false)].into(),
        ..World::default()
    };
    let no = truth(&rule("ask(three_isps) and coastal"), &world);
    assert_eq!((no.value, no.open.len()), (Truth::False, 0));
}

#[test]
fn only_the_side_that_decided_is_evidence() {
    let world = World {
        fields: [("a", 1.0), ("b", 1.0)].into(),
        ..World::default()
    };
    let answer = truth(&rule("a > 0 or b > 5 or ask(c)"), &world);
    assert_eq!(answer.value, Truth::True);
    assert_eq!(answer.evidence.len(), 1);
}

#[test]
fn a_milestone_and_a_project_decide() {
    let text = "project(dpa) or milestone(data_protection) >= 0.5";
    assert_eq!(
        truth(&rule(text), &World::default()).open,
        [Unknown::Milestone("milestone_data_protection".into())]
    );
    let answered = World {
        milestones: [("data_protection", 0.5)].into(),
        ..World::default()
    };
    assert_eq!(truth(&rule(text), &answered).value, Truth::True);
    let built = World {
        projects: vec!["dpa"],
        ..World::default()
    };
    assert_eq!(truth(&rule(text), &built).value, Truth::True);
}

#[test]
fn a_division_by_zero_and_a_root_of_a_negative_are_unknown() {
    assert_eq!(number(&rule("1 / 0"), &World::default()).value, None);
    assert_eq!(
        truth(&rule("sqrt(-1) < 3"), &World::default()).value,
        Truth::Unknown
    );
    assert_eq!(
        number(&rule("clamp(1, 5, 2)"), &World::default()).value,
        Some(2.0)
    );
}

#[test]
fn mistakes_are_named_with_their_place() {
    for (text, at, expected) in [
        ("", 0, "a number, a name or `(`"),
        ("1 +", 3, "a number, a name or `(`"),
        ("1 + coastal", 4, "a number"),
        ("coastal and 1", 12, "a condition"),
        ("(1 > 0", 6, "`)`"),
        ("clamp(1, 2)", 6, "three"),
        ("power(2)", 0, "milestone, project, ask, min, max, clamp or sqrt"),
        ("1 > 0 2", 6, "end of text"),
        ("a = b", 2, "a number, a name or an operator"),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!((error.at, error.expected.as_str()), (at, expected), "{text}");
    }
}

#[test]
fn nesting_and_length_are_limited() {
    assert!(parse(&format!("{}1{}", "(".repeat(500), ")".repeat(500))).is_err());
    assert!(parse(&format!("{}1", "-".repeat(1_000))).is_err());
    assert!(parse(&"1+".repeat(1_000)).is_err());
    assert!(parse(&format!("{}1", "1+".repeat(999))).is_ok());
}

#[test]
fn every_derived_field_parses_and_uses_earlier_ones_only() {
    for (at, d) in DERIVED.iter().enumerate() {
        assert_eq!(rule(d.formula).sort(), Sort::Number);
        for field in rule(d.formula).references().fields {
            let later = DERIVED.iter().skip(at).any(|l| l.name == field);
            assert!(!later, "{} uses {field}", d.name);
        }
        assert!(derived(d.name).is_some());
    }
}

fn truths() -> impl Strategy<Value = Truth> {
    prop_oneof![Just(Truth::True), Just(Truth::False), Just(Truth::Unknown)]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("a".to_owned()),
        Just("b".to_owned()),
        Just("population".to_owned()),
        Just("km_to_cloud".to_owned())
    ]
}

fn numbers() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        (0.0f64..1e9).prop_map(Expr::Number),
        name().prop_map(Expr::Field),
        name().prop_map(Expr::Milestone),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            inner.clone().prop_map(|a| Expr::Negate(Box::new(a))),
            (
                pair,
                prop_oneof![
                    Just(Arithmetic::Add),
                    Just(Arithmetic::Subtract),
                    Just(Arithmetic::Multiply),
                    Just(Arithmetic::Divide)
                ]
            )
                .prop_map(|((a, b), op)| Expr::Arithmetic(op, Box::new(a), Box::new(b))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|v| Expr::Call(Function::Min, v)),
            prop::collection::vec(inner.clone(), 3..4).prop_map(|v| Expr::Call(Function::Clamp, v)),
            inner.prop_map(|a| Expr::Call(Function::Sqrt, vec![a])),
        ]
    })
}

fn conditions() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        Just(Expr::Flag("coastal".into())),
        name().prop_map(Expr::Project),
        name().prop_map(Expr::Ask),
        (
            numbers(),
            numbers(),
            prop_oneof![
                Just(Comparison::Less),
                Just(Comparison::LessOrEqual),
                Just(Comparison::Greater),
                Just(Comparison::GreaterOrEqual)
            ]
        )
            .prop_map(|(a, b, op)| Expr::Compare(op, Box::new(a), Box::new(b))),
    ];
    leaf.prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|a| Expr::Not(Box::new(a))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Expr::And(Box::new(a), Box::new(b))),
            (inner.clone(), inner).prop_map(|(a, b)| Expr::Or(Box::new(a), Box::new(b))),
        ]
    })
}

fn some_world() -> World {
    World {
        fields: [("a", 3.0)].into(),
        flags: [("coastal", true)].into(),
        facts: [("b", true)].into(),
        ..World::default()
    }
}

proptest! {
    #[test]
    fn de_morgan_holds_in_kleene_logic(a in truths(), b in truths()) {
        prop_assert_eq!(!(a.and(b)), (!a).or(!b));
        prop_assert_eq!(!(a.or(b)), (!a).and(!b));
        prop_assert_eq!(!!a, a);
    }

    #[test]
    fn and_or_are_associative_commutative_and_distribute(a in truths(), b in truths(), c in truths()) {
        prop_assert_eq!(a.and(b), b.and(a));
        prop_assert_eq!(a.or(b), b.or(a));
        prop_assert_eq!(a.and(b.and(c)), a.and(b).and(c));
        prop_assert_eq!(a.and(b.or(c)), a.and(b).or(a.and(c)));
    }

    #[test]
    fn de_morgan_holds_for_evaluated_rules(a in conditions(), b in conditions()) {
        let world = some_world();
        let not = |e: &Expr| Expr::Not(Box::new(e.clone()));
        let both = Expr::And(Box::new(a.clone()), Box::new(b.clone()));
        let either = Expr::Or(Box::new(not(&a)), Box::new(not(&b)));
        prop_assert_eq!(truth(&not(&both), &world).value, truth(&either, &world).value);
    }

    #[test]
    fn printing_and_parsing_gives_the_same_tree(tree in conditions()) {
        let text = tree.to_string();
        prop_assume!(text.len() <= MAX_LENGTH);
        prop_assert_eq!(parse(&text), Ok(tree));
    }

    #[test]
    fn an_unknown_rule_always_says_what_is_open_and_a_decided_one_nothing(tree in conditions()) {
        let answer = truth(&tree, &some_world());
        prop_assert_eq!(answer.value == Truth::Unknown, !answer.open.is_empty());
    }

    #[test]
    fn no_text_panics(text in ".{0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_text_of_the_language_s_own_pieces_panics(
        pieces in prop::collection::vec(prop_oneof![
            Just("("), Just(")"), Just("not"), Just("and"), Just("or"), Just("-"), Just("*"), Just("<"),
            Just("1.5"), Just("1.2.3"), Just("coastal"), Just("population"), Just("ask("), Just("clamp("),
            Just(","), Just("é"), Just("≥"),
        ], 0..80)
    ) {
        if let Ok(tree) = parse(&pieces.join(" ")) {
            let world = some_world();
            match tree.sort() {
                Sort::Truth => { truth(&tree, &world); }
                Sort::Number => { prop_assert!(number(&tree, &world).value.is_none_or(f64::is_finite)); }
            }
        }
    }
}
