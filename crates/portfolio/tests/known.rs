//! Known answers of choosing: the greedy trap, exclusivity, prerequisites that pay only together.
#![allow(clippy::unwrap_used, clippy::panic)]

use atlas::Iso3;
use ledger::{BasisPoints, Cents, Funder, Prong, Scope};
use portfolio::solve::{Options, microlp};
use portfolio::{Clause, Outcome, Piece, Problem, ProblemProject, Rules, Target, heuristic};

/// One project of one year with its own target, so that its benefit is a plain number.
fn plain(id: &str, cost: i64, benefit: f64, n: usize) -> (ProblemProject, Target) {
    let kenya = Iso3::new("KEN").unwrap();
    let project = ProblemProject {
        id: id.into(),
        split: vec![(kenya, BasisPoints::WHOLE)],
        archetype: "plain".into(),
        prong: Prong::Enable,
        theme: "power".into(),
        group: id.into(),
        starts: vec![2026],
        duration: 1,
        delay: 0,
        yearly: vec![Cents::from_dollars(cost)],
        recurrent: Cents::ZERO,
        cofinance: BasisPoints(0),
        prerequisites: vec![],
        ldc: false,
        doses: vec![(n, 1.0)],
        phi: vec![1.0],
    };
    let target = Target {
        economy: kenya,
        indicator: format!("i{n}"),
        weight: benefit,
        pieces: vec![Piece {
            slope: 1.0,
            width: 1.0,
        }],
    };
    (project, target)
}

fn problem(items: &[(&str, i64, f64)], budget: i64) -> Problem {
    let (projects, targets) = items
        .iter()
        .enumerate()
        .map(|(n, (id, c, b))| plain(id, *c, *b, n))
        .unzip();
    Problem {
        format: Problem::FORMAT.into(),
        version: 1,
        objective: "benefit".into(),
        years: vec![2026],
        horizon: 2030,
        funders: vec![Funder {
            id: "f".into(),
            name: "F".into(),
            envelopes: vec![Cents::from_dollars(budget)],
            carry_over: false,
            scope: Scope::default(),
            earmarks: vec![],
        }],
        committed: vec![],
        projects,
        targets,
        rules: Rules::default(),
    }
}

fn ids(outcome: &Outcome) -> Vec<&str> {
    outcome.chosen.iter().map(|c| c.project.as_str()).collect()
}

const EXACT: Options = Options {
    gap: 0.0,
    node_limit: Some(10_000),
};

/// Known answers, "greedy trap": best per cost gives 30, the optimum is 40.
#[test]
fn the_greedy_trap_is_not_fallen_into() {
    let trap = problem(&[("x", 6, 30.0), ("y", 5, 20.0), ("z", 5, 20.0)], 10);
    let solved = microlp::solve(&trap, &EXACT).unwrap();
    assert_eq!(ids(&solved), ["y", "z"]);
    assert!((solved.objective - 40.0).abs() < 1e-9);
    assert!((solved.gap.unwrap()).abs() < 1e-9);
    // Exchange gets the heuristic out of it as well.
    assert!((heuristic(&trap).unwrap().objective - 40.0).abs() < 1e-9);
}

/// Liesiö, Mild and Salo's example in the known answers, at the three extreme points of the weights
/// w1 ≥ w2 ≥ w3: the optimum at each is one of the four non-dominated portfolios.
#[test]
fn the_optimum_at_every_extreme_weight_is_a_non_dominated_portfolio() {
    let scores = [
        ("a", 3, [9.0, 2.0, 4.0]),
        ("b", 2, [4.0, 7.0, 3.0]),
        ("c", 4, [8.0, 8.0, 8.0]),
        ("d", 1, [2.0, 1.0, 6.0]),
        ("e", 2, [5.0, 5.0, 1.0]),
        ("f", 3, [3.0, 9.0, 7.0]),
    ];
    let third = 1.0 / 3.0;
    for weights in [[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [third, third, third]] {
        let items: Vec<(&str, i64, f64)> = scores
            .iter()
            .map(|(id, cost, v)| (*id, *cost, v.iter().zip(weights).map(|(v, w)| v * w).sum()))
            .collect();
        let solved = microlp::solve(&problem(&items, 7), &EXACT).unwrap();
        let found = ids(&solved).concat();
        assert!(
            ["bcd", "abe", "cde", "bef"].contains(&found.as_str()),
            "{weights:?}: {found}"
        );
    }
}

#[test]
fn a_prerequisite_without_benefit_is_bought_when_what_follows_is_worth_both() {
    let mut chain = problem(&[("dam", 4, 0.0), ("grid", 4, 10.0), ("alone", 6, 9.0)], 8);
    chain.years = vec![2026, 2027];
    chain.funders[0].envelopes = vec![Cents::from_dollars(4); 2];
    chain.funders[0].carry_over = true;
    for p in &mut chain.projects {
        p.starts = vec![2026, 2027];
        p.phi = vec![1.0, 1.0];
    }
    chain.projects[1].prerequisites = vec![Clause {
        met: false,
        any_of: vec!["dam".into()],
    }];
    let solved = microlp::solve(&chain, &EXACT).unwrap();
    assert_eq!(ids(&solved), ["dam", "grid"]);
    assert_eq!(
        solved.chosen.iter().map(|c| c.start).collect::<Vec<_>>(),
        [2026, 2027]
    );
    assert!((heuristic(&chain).unwrap().objective - 10.0).abs() < 1e-9);
}

#[test]
fn an_envelope_of_zero_gives_the_empty_portfolio() {
    let broke = problem(&[("x", 6, 30.0)], 0);
    assert_eq!(portfolio::diagnose::errors(&broke), []);
    assert!(microlp::solve(&broke, &EXACT).unwrap().chosen.is_empty());
    assert!(heuristic(&broke).unwrap().chosen.is_empty());
}

#[test]
fn a_cost_equal_to_the_envelope_fits_to_the_cent_and_one_cent_more_does_not() {
    let mut exact = problem(&[("x", 10, 1.0)], 10);
    exact.projects[0].yearly = vec![Cents(1_000)];
    assert_eq!(ids(&microlp::solve(&exact, &EXACT).unwrap()), ["x"]);
    exact.projects[0].yearly = vec![Cents(1_001)];
    assert!(microlp::solve(&exact, &EXACT).unwrap().chosen.is_empty());
}

#[test]
fn a_must_have_that_cannot_be_paid_is_infeasible_not_ignored() {
    let mut must = problem(&[("x", 6, 30.0)], 5);
    must.rules.must = vec!["x".into()];
    assert_eq!(microlp::solve(&must, &EXACT), Err(microlp::Failure::Infeasible));
    assert_eq!(heuristic(&must).unwrap_err()[0].rule, "must-impossible");
}
