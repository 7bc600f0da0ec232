//! The checker rejects every kind of violation, by name.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use ledger::{BasisPoints, Cents, Prong};
use portfolio::generate::{Size, generate};
use portfolio::hash::hash;
use portfolio::solve::{Options, microlp};
use portfolio::{Choice, Outcome, Payment, Problem, check, heuristic};

fn solved() -> (Problem, Outcome) {
    let problem = generate(
        11,
        Size {
            projects: 24,
            years: 4,
            funders: 3,
            ties: false,
        },
    );
    let outcome = heuristic(&problem).unwrap();
    assert!(outcome.chosen.len() >= 4 && outcome.payments.len() >= 8);
    (problem, outcome)
}

/// Asserts that a change to a good outcome (and, where the rule needs it, to its problem) is found.
#[track_caller]
fn rejected(rule: &str, change: impl FnOnce(&mut Problem, &mut Outcome)) {
    let (mut problem, mut outcome) = solved();
    assert_eq!(check(&problem, &outcome), []);
    change(&mut problem, &mut outcome);
    if rule != "other-problem" {
        outcome.problem = hash(&problem);
    }
    let found: Vec<String> = check(&problem, &outcome).into_iter().map(|v| v.rule).collect();
    assert!(
        found.iter().any(|r| r == rule),
        "expected {rule}, found {found:?}"
    );
}

fn unchosen(problem: &Problem, outcome: &Outcome) -> portfolio::ProblemProject {
    let chosen = |id: &str| outcome.chosen.iter().any(|c| c.project == id);
    problem.projects.iter().find(|p| !chosen(&p.id)).unwrap().clone()
}

fn first(problem: &mut Problem, outcome: &Outcome) -> usize {
    problem
        .projects
        .iter()
        .position(|p| p.id == outcome.chosen[0].project)
        .unwrap()
}

#[test]
fn header_faults_are_found() {
    rejected("format-unknown", |_, o| o.format = "something".into());
    rejected("version-unknown", |_, o| o.version = 2);
    rejected("other-problem", |p, _| p.objective.push('!'));
}

#[test]
fn faults_of_the_choice_are_found() {
    rejected("project-unknown", |_, o| o.chosen[0].project = "a".into());
    rejected("not-sorted", |_, o| o.chosen.reverse());
    rejected("chosen-twice", |_, o| o.chosen.insert(0, o.chosen[0].clone()));
    rejected("start-impossible", |_, o| o.chosen[0].start = 1999);
    rejected("group-twice", |p, o| {
        for i in 0..2 {
            let at = p
                .projects
                .iter()
                .position(|q| q.id == o.chosen[i].project)
                .unwrap();
            p.projects[at].group = "same".into();
        }
    });
    rejected("prerequisite-unmet", |p, o| {
        let other = unchosen(p, o).id;
        let at = first(p, o);
        p.projects[at].prerequisites.push(portfolio::Clause {
            met: false,
            any_of: vec![other],
        });
    });
    rejected("prerequisite-unmet", |p, o| {
        // Chosen, but not completed in time.
        let at = first(p, o);
        let any_of = vec![o.chosen[0].project.clone()];
        p.projects[at]
            .prerequisites
            .push(portfolio::Clause { met: false, any_of });
    });
    rejected("must-missing", |p, o| p.rules.must.push(unchosen(p, o).id));
    rejected("never-chosen", |p, o| {
        p.rules.never.push(o.chosen[0].project.clone())
    });
}

#[test]
fn faults_of_floors_and_caps_are_found() {
    rejected("floor-missed", |p, _| {
        p.rules.ldc_floor = Some(BasisPoints(10_000))
    });
    rejected("floor-missed", |p, _| {
        let floor = BasisPoints(9_999);
        p.rules.prong_floor = Prong::ALL.into_iter().map(|q| (q, floor)).collect();
    });
    rejected("cap-exceeded", |p, _| {
        p.rules.economy_cap = Some(BasisPoints(100))
    });
    rejected("cap-exceeded", |p, _| {
        p.rules.prong_cap = Prong::ALL.into_iter().map(|q| (q, BasisPoints(100))).collect()
    });
    rejected("absorption-exceeded", |p, o| {
        let at = first(p, o);
        let economy = p.projects[at].split[0].0;
        p.rules.absorption = vec![(economy, Cents(1))];
    });
}

#[test]
fn faults_of_either_or_only_with_not_before_and_parts_are_found() {
    use portfolio::{CountRule, Group, GroupKind, JointRule, Limit, NotBefore, ShareRule, Side};
    let part = |side, limit| ShareRule {
        of: Group {
            kind: GroupKind::Theme,
            id: "nothing like it".into(),
            economies: vec![],
        },
        side,
        limit,
    };
    rejected("count-exceeded", |p, o| {
        p.rules.counts = vec![CountRule {
            projects: vec![o.chosen[0].project.clone(), o.chosen[1].project.clone()],
            at_least: 0,
            at_most: 1,
        }];
    });
    rejected("count-missed", |p, o| {
        p.rules.counts = vec![CountRule {
            projects: vec![unchosen(p, o).id, o.chosen[0].project.clone()],
            at_least: 2,
            at_most: 2,
        }];
    });
    rejected("joint-missing", |p, o| {
        p.rules.joint = vec![JointRule {
            project: o.chosen[0].project.clone(),
            with: vec![unchosen(p, o).id],
        }];
    });
    rejected("too-early", |p, o| {
        p.rules.not_before = vec![NotBefore {
            project: o.chosen[0].project.clone(),
            year: o.chosen[0].start + 1,
        }];
    });
    rejected("floor-missed", |p, _| {
        p.rules.shares = vec![part(Side::AtLeast, Limit::Share(BasisPoints(1)))];
    });
    rejected("floor-missed", |p, _| {
        p.rules.shares = vec![part(Side::AtLeast, Limit::Amount(Cents(1)))];
    });
    rejected("cap-exceeded", |p, o| {
        let at = first(p, o);
        let economy = p.projects[at].split[0].0;
        let mut rule = part(Side::AtMost, Limit::Amount(Cents(1)));
        rule.of = Group {
            kind: GroupKind::Sids,
            id: String::new(),
            economies: vec![economy],
        };
        p.rules.shares = vec![rule];
    });
    rejected("cap-exceeded", |p, o| {
        let at = first(p, o);
        p.projects[at].cofinance = BasisPoints(5_000);
        p.rules.cofinance_cap = Some(BasisPoints(1));
    });
    rejected("counterpart-exceeded", |p, o| {
        let at = first(p, o);
        p.projects[at].cofinance = BasisPoints(5_000);
        p.rules.counterpart_cap = vec![(p.projects[at].split[0].0, Cents(1))];
    });
    rejected("pot-overdrawn", |p, o| {
        let paid = &o.payments[0];
        let f = p.funders.iter().find(|f| f.id == paid.funder).unwrap();
        p.committed = vec![portfolio::Committed {
            funder: f.id.clone(),
            year: *p.years.last().unwrap(),
            amount: f.envelopes.iter().copied().sum(),
        }];
    });
    rejected("prerequisite-unmet", |p, o| {
        // Completed in time as planned, but late.
        let (later, before) = o
            .chosen
            .iter()
            .find_map(|c| {
                let done = |q: &Choice| p.project(&q.project).unwrap().completed(q.start) <= c.start;
                Some((c.clone(), o.chosen.iter().find(|q| done(q))?.clone()))
            })
            .unwrap();
        for q in &mut p.projects {
            if q.id == later.project {
                q.prerequisites = vec![portfolio::Clause {
                    met: false,
                    any_of: vec![before.project.clone()],
                }];
            }
            if q.id == before.project {
                q.delay = 9;
            }
        }
    });
}

#[test]
fn faults_of_payments_are_found() {
    rejected("underpaid", |_, o| o.payments[0].amount -= Cents(1));
    rejected("overpaid", |_, o| o.payments[0].amount += Cents(1));
    rejected("underpaid", |_, o| {
        o.payments.pop();
    });
    rejected("payment-not-positive", |_, o| o.payments[0].amount = Cents::ZERO);
    rejected("payment-not-positive", |_, o| o.payments[0].amount = Cents(-5));
    rejected("payment-outside-years", |_, o| o.payments[0].year = 2050);
    rejected("overpaid", |_, o| o.payments[0].year = 2050);
    rejected("payment-for-nothing", |p, o| {
        o.payments[0].project = unchosen(p, o).id
    });
    rejected("funder-unknown", |_, o| o.payments[0].funder = "nobody".into());
    rejected("earmark-unknown", |_, o| o.payments[0].earmark = "nothing".into());
    rejected("not-sorted", |_, o| o.payments.reverse());
    rejected("outside-scope", |p, o| {
        let f = p
            .funders
            .iter_mut()
            .find(|f| f.id == o.payments[0].funder)
            .unwrap();
        f.scope.themes = vec!["nothing like it".into()];
    });
    rejected("outside-scope", |p, o| {
        let f = p
            .funders
            .iter_mut()
            .find(|f| f.id == o.payments[0].funder)
            .unwrap();
        f.scope.economies = vec![atlas::Iso3::new("ZZZ").unwrap()];
    });
    rejected("outside-earmark", |p, o| {
        let paid = o.payments.iter().find(|x| !x.earmark.is_empty()).unwrap();
        let f = p.funders.iter_mut().find(|f| f.id == paid.funder).unwrap();
        let e = f.earmarks.iter_mut().find(|e| e.id == paid.earmark).unwrap();
        e.scope.themes = vec!["nothing like it".into()];
    });
}

#[test]
fn a_pot_overdrawn_by_a_cent_is_found_even_if_the_project_is_paid_exactly() {
    rejected("pot-overdrawn", |p, o| {
        // Everything a funder pays in the first year, against an envelope one cent smaller.
        let (funder, year) = (o.payments[0].funder.clone(), p.years[0]);
        let paid: Cents = o
            .payments
            .iter()
            .filter(|x| x.funder == funder && x.year == year)
            .map(|x| x.amount)
            .sum();
        let f = p.funders.iter_mut().find(|f| f.id == funder).unwrap();
        f.earmarks.clear();
        f.envelopes[0] = paid - Cents(1);
        for x in o.payments.iter_mut().filter(|x| x.funder == funder) {
            x.earmark.clear();
        }
        merge(o);
    });
    rejected("pot-overdrawn", |p, o| {
        // Without carry-over, later years cannot use what earlier years left.
        let f = p
            .funders
            .iter_mut()
            .find(|f| f.id == o.payments[0].funder)
            .unwrap();
        let all: Cents = f.envelopes.iter().copied().sum();
        f.envelopes.iter_mut().for_each(|e| *e = Cents::ZERO);
        f.envelopes[0] = all;
        f.carry_over = false;
    });
}

/// Joins payments that became alike.
fn merge(outcome: &mut Outcome) {
    outcome.payments.sort();
    let mut joined: Vec<Payment> = Vec::new();
    for p in outcome.payments.drain(..) {
        match joined.last_mut() {
            Some(l)
                if (&l.funder, &l.earmark, l.year, &l.project)
                    == (&p.funder, &p.earmark, p.year, &p.project) =>
            {
                l.amount += p.amount;
            }
            _ => joined.push(p),
        }
    }
    outcome.payments = joined;
}

#[test]
fn faults_of_objective_and_bound_are_found() {
    rejected("objective-wrong", |_, o| o.objective *= 1.000_001);
    rejected("objective-wrong", |_, o| o.objective = f64::NAN);
    rejected("bound-unproven", |_, o| o.bound = Some(o.objective));
    rejected("bound-missing", |_, o| o.optimised = true);
    rejected("bound-below-objective", |_, o| {
        (o.optimised, o.bound, o.gap) = (true, Some(o.objective * 0.5), Some(0.0));
    });
    rejected("gap-wrong", |_, o| {
        (o.optimised, o.bound, o.gap) = (true, Some(o.objective * 1.1), Some(0.0))
    });
}

#[test]
fn a_choice_left_out_of_the_list_leaves_payments_for_nothing() {
    rejected("payment-for-nothing", |_, o| {
        o.chosen.remove(0);
    });
    rejected("underpaid", |p, o| {
        let extra = unchosen(p, o);
        o.chosen.push(Choice {
            project: extra.id,
            start: extra.starts[0],
        });
        o.chosen.sort();
    });
}

#[test]
fn the_money_report_equals_the_payments_to_the_cent_in_every_table() {
    for seed in 1..12 {
        let problem = generate(
            seed,
            Size {
                projects: 30,
                years: 5,
                funders: 3,
                ties: seed.is_multiple_of(2),
            },
        );
        let outcome = heuristic(&problem).unwrap();
        let report = portfolio::money::report(&problem, &outcome);
        let paid: Cents = outcome.payments.iter().map(|p| p.amount).sum();
        assert_eq!(report.total, paid);
        let all = |rows: Vec<&Vec<Cents>>| rows.into_iter().flatten().copied().sum::<Cents>();
        assert_eq!(all(report.by_funder.iter().map(|r| &r.1).collect()), paid);
        assert_eq!(all(report.by_prong.iter().map(|r| &r.1).collect()), paid);
        assert_eq!(all(report.by_economy.iter().map(|r| &r.1).collect()), paid);
        let cost: Cents = outcome
            .chosen
            .iter()
            .map(|c| {
                problem
                    .project(&c.project)
                    .unwrap()
                    .yearly
                    .iter()
                    .copied()
                    .sum::<Cents>()
            })
            .sum();
        assert_eq!(report.total + report.cofinance, cost);
    }
}

#[test]
fn an_outcome_survives_its_file() {
    let (problem, outcome) = solved();
    let text = serde_json::to_string(&outcome).unwrap();
    let back: Outcome = serde_json::from_str(&text).unwrap();
    assert_eq!(back, outcome);
    let problem_back: Problem = serde_json::from_str(&serde_json::to_string(&problem).unwrap()).unwrap();
    assert_eq!(hash(&problem_back), hash(&problem));
    assert_eq!(check(&problem_back, &back), []);
}

#[test]
fn a_solver_bound_below_its_own_choice_is_not_believed() {
    let (problem, outcome) = solved();
    let wrong = portfolio::solve::settle(&problem, &outcome.chosen, "x", "", Some(outcome.objective * 0.9));
    assert_eq!(wrong.unwrap_err()[0].rule, "bound-contradicted");
    let options = Options {
        gap: 0.5,
        node_limit: Some(50),
    };
    if let Ok(solved) = microlp::solve(&problem, &options) {
        assert!(solved.bound.unwrap() >= solved.objective);
    }
}
