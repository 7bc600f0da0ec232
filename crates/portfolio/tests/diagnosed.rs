//! Bad input is named and located.
#![allow(clippy::unwrap_used, clippy::panic)]

use ledger::{BasisPoints, Cents, Prong};
use portfolio::generate::{Size, generate};
use portfolio::{Clause, Problem, Severity, diagnose};

fn good() -> Problem {
    let mut problem = generate(
        21,
        Size {
            projects: 12,
            years: 4,
            funders: 2,
            ties: true,
        },
    );
    problem.projects.iter_mut().for_each(|p| p.prerequisites.clear());
    problem.funders.iter_mut().for_each(|f| f.earmarks.clear());
    assert_eq!(portfolio::diagnose::errors(&problem), []);
    problem
}

#[track_caller]
fn named(code: &str, place: &str, severity: Severity, change: impl FnOnce(&mut Problem)) {
    let mut problem = good();
    change(&mut problem);
    let all = diagnose(&problem);
    let found = all.iter().find(|d| d.code == code && d.at.contains(place));
    let found = found.unwrap_or_else(|| panic!("expected {code} at {place}, found {all:?}"));
    assert_eq!(found.severity, severity);
    assert!(!found.found.is_empty() && !found.expected.is_empty());
}

fn error(code: &str, place: &str, change: impl FnOnce(&mut Problem)) {
    named(code, place, Severity::Error, change);
}

#[test]
fn costs_that_are_negative_or_missing_are_errors() {
    error("cost-negative", "projects/p0003/yearly/0", |p| {
        p.projects[3].yearly[0] = Cents(-1)
    });
    error("cost-missing", "projects/p0003/yearly", |p| {
        p.projects[3].yearly.clear()
    });
    error("cost-out-of-range", "projects/p0003", |p| {
        p.projects[3].yearly[0] = Cents(i64::MAX)
    });
    error("cost-negative", "projects/p0003/recurrent", |p| {
        p.projects[3].recurrent = Cents(-1)
    });
}

#[test]
fn splits_of_99_or_101_percent_are_errors() {
    for sum in [9_900, 10_100] {
        error("split-not-whole", "projects/p0002/split", |p| {
            p.projects[2].split[0].1 = BasisPoints(sum)
        });
    }
}

#[test]
fn an_envelope_of_zero_is_fine_and_a_negative_one_is_not() {
    let mut problem = good();
    problem.funders[0]
        .envelopes
        .iter_mut()
        .for_each(|e| *e = Cents::ZERO);
    assert_eq!(portfolio::diagnose::errors(&problem), []);
    error("envelope-out-of-range", "funders/f0/envelopes/1", |p| {
        p.funders[0].envelopes[1] = Cents(-1)
    });
}

#[test]
fn a_funder_without_an_eligible_project_is_a_warning() {
    let nothing = |p: &mut Problem| p.funders[1].scope.themes = vec!["moon".into()];
    named(
        "funder-without-project",
        "funders/f1/scope",
        Severity::Warning,
        nothing,
    );
}

#[test]
fn a_prerequisite_cycle_is_named_with_its_members() {
    let mut problem = good();
    for (from, to) in [(2, 4), (4, 7), (7, 2)] {
        let any_of = vec![problem.projects[to].id.clone()];
        problem.projects[from].prerequisites = vec![Clause { met: false, any_of }];
    }
    let all = diagnose(&problem);
    let cycle = all.iter().find(|d| d.code == "prerequisite-cycle").unwrap();
    assert_eq!(cycle.found, "p0002 → p0004 → p0007 → p0002");
    // A way round the circle makes it harmless.
    let way_round = problem.projects[9].id.clone();
    problem.projects[4].prerequisites[0].any_of.push(way_round);
    problem.projects[2].starts = vec![2029];
    problem.projects[2].yearly = vec![Cents(100)];
    problem.projects[2].phi = vec![0.5];
    assert!(!diagnose(&problem).iter().any(|d| d.code == "prerequisite-cycle"));
}

#[test]
fn impossible_floors_and_caps_are_named() {
    error("floor-impossible", "rules/ldc_floor", |p| {
        p.projects.iter_mut().for_each(|q| q.ldc = false);
        p.rules.ldc_floor = Some(BasisPoints(4_000));
    });
    error("floor-impossible", "rules/prong_floor/Network", |p| {
        p.projects.iter_mut().for_each(|q| q.prong = Prong::Enable);
        p.rules.prong_floor = vec![(Prong::Network, BasisPoints(100))];
    });
    error("floor-impossible", "rules/prong_floor", |p| {
        for (i, q) in p.projects.iter_mut().enumerate() {
            q.prong = Prong::ALL[i % 4];
        }
        p.funders
            .iter_mut()
            .for_each(|f| f.scope = ledger::Scope::default());
        p.rules.prong_floor = Prong::ALL.into_iter().map(|q| (q, BasisPoints(2_600))).collect();
    });
    error("cap-impossible", "rules/economy_cap", |p| {
        p.rules.economy_cap = Some(BasisPoints(10))
    });
    error("share-over-whole", "rules/ldc_floor", |p| {
        p.rules.ldc_floor = Some(BasisPoints(10_001))
    });
}

#[test]
fn lists_and_references_are_checked() {
    error("project-unknown", "rules/must", |p| {
        p.rules.must.push("nothing".into())
    });
    error("must-and-never", "rules/never", |p| {
        p.rules.must.push("p0001".into());
        p.rules.never.push("p0001".into());
    });
    error("must-exclusive", "rules/must", |p| {
        p.projects[1].group = "one".into();
        p.projects[2].group = "one".into();
        p.rules.must = vec!["p0001".into(), "p0002".into()];
    });
    error("must-unfundable", "rules/must", |p| {
        p.funders
            .iter_mut()
            .for_each(|f| f.scope.themes = vec!["moon".into()]);
        p.rules = portfolio::Rules {
            must: vec!["p0001".into()],
            ..Default::default()
        };
    });
    error("project-unknown", "projects/p0001/prerequisites/0", |p| {
        p.projects[1].prerequisites = vec![Clause {
            met: false,
            any_of: vec!["nothing".into()],
        }];
    });
    error("id-not-unique", "projects/p0001", |p| {
        p.projects[2].id = "p0001".into()
    });
}

#[test]
fn rules_of_parts_either_or_and_commitments_are_checked() {
    use portfolio::{Committed, CountRule, Group, GroupKind, JointRule, Limit, NotBefore, ShareRule, Side};
    let floor = |kind, id: &str, limit| ShareRule {
        of: Group {
            kind,
            id: id.into(),
            economies: vec![],
        },
        side: Side::AtLeast,
        limit,
    };
    let share = Limit::Share(BasisPoints(100));
    error("floor-impossible", "rules/shares/0", |p| {
        p.rules.shares = vec![floor(GroupKind::Region, "nowhere", share)];
    });
    error("floor-impossible", "rules/shares/0", |p| {
        let theme = p.projects[0].theme.clone();
        let more_than_there_is = Limit::Amount(Cents(8_000_000_000_000_000));
        p.rules.shares = vec![floor(GroupKind::Theme, &theme, more_than_there_is)];
    });
    error("group-unknown", "rules/shares/0", |p| {
        p.rules.shares = vec![floor(GroupKind::Prong, "Attack", share)];
    });
    error("share-over-whole", "rules/shares/0", |p| {
        let over = Limit::Share(BasisPoints(10_001));
        p.rules.shares = vec![floor(GroupKind::Theme, "power", over)];
    });
    error("count-impossible", "rules/counts/0", |p| {
        p.rules.counts = vec![CountRule {
            projects: vec!["p0001".into(), "p0002".into()],
            at_least: 3,
            at_most: 3,
        }];
    });
    error("project-unknown", "rules/joint/0", |p| {
        p.rules.joint = vec![JointRule {
            project: "p0001".into(),
            with: vec!["nothing".into()],
        }];
    });
    error("project-unknown", "rules/not_before/0", |p| {
        p.rules.not_before = vec![NotBefore {
            project: "nothing".into(),
            year: 2027,
        }];
    });
    error("must-cannot-start", "projects/p0001", |p| {
        p.rules.must = vec!["p0001".into()];
        p.rules.not_before = vec![NotBefore {
            project: "p0001".into(),
            year: 2090,
        }];
    });
    error("funder-unknown", "committed/0", |p| {
        p.committed = vec![Committed {
            funder: "nobody".into(),
            year: p.years[0],
            amount: Cents(1),
        }];
    });
    named(
        "committed-over-envelope",
        "funders/f0",
        Severity::Warning,
        |p: &mut Problem| {
            p.committed = vec![Committed {
                funder: "f0".into(),
                year: p.years[0],
                amount: Cents(1_000_000_000_000_000),
            }];
        },
    );
}

#[test]
fn timing_doses_and_pieces_are_checked() {
    error("spending-outside-years", "projects/p0001/starts", |p| {
        let last = *p.years.last().unwrap();
        p.projects[1].yearly = vec![Cents(1); 3];
        p.projects[1].starts = vec![last];
        p.projects[1].phi = vec![0.1];
    });
    error("phi-not-by-start", "projects/p0001/phi", |p| {
        p.projects[1].phi.push(0.1)
    });
    error("phi-out-of-range", "projects/p0001/phi", |p| {
        p.projects[1].phi[0] = f64::NAN
    });
    error("dose-out-of-range", "projects/p0001/doses", |p| {
        p.projects[1].doses = vec![(0, f64::INFINITY)]
    });
    error("target-unknown", "projects/p0001/doses", |p| {
        p.projects[1].doses = vec![(9_999, 0.1)]
    });
    error("pieces-not-concave", "targets/", |p| {
        p.targets.iter_mut().for_each(|t| t.pieces.reverse());
    });
    error("weight-out-of-range", "targets/", |p| p.targets[0].weight = -1.0);
    error("years-not-consecutive", "years", |p| p.years[1] = 2050);
    error("duration-zero", "projects/p0001/duration", |p| {
        p.projects[1].duration = 0
    });
}

#[test]
fn five_thousand_projects_are_diagnosed_and_more_than_memory_allows_are_refused() {
    let size = Size {
        projects: 5_000,
        years: 5,
        funders: 3,
        ties: false,
    };
    let problem = generate(1, size);
    assert_eq!(portfolio::diagnose::errors(&problem), []);
    let years: Vec<i16> = (2026..2056).collect();
    error("too-many-projects", "projects", |p| {
        let one = p.projects[0].clone();
        p.projects = (0..4_000)
            .map(|i| portfolio::ProblemProject {
                id: i.to_string(),
                starts: years.clone(),
                ..one.clone()
            })
            .collect();
    });
}
