//! The whole line on the shipped example: gap, candidates, portfolio, money, projected readiness.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fault here is the finding of the test"
)]

use engine::{Job, Reply, World, run};
use plan::Accepted;

fn go(job: &Job) -> Reply {
    run(World::load().unwrap(), job, &mut |_| true)
}

fn problem(plan: &plan::Plan) -> portfolio::Problem {
    match go(&Job::Problem(Box::new(plan.clone()))) {
        Reply::Problem(p) => *p,
        other => panic!("{other:?}"),
    }
}

fn heuristic(problem: &portfolio::Problem) -> portfolio::Outcome {
    match go(&Job::Heuristic(Box::new(problem.clone()))) {
        Reply::Outcome(o) => *o,
        other => panic!("{other:?}"),
    }
}

/// The example with the heuristic's portfolio accepted.
fn funded() -> (plan::Plan, portfolio::Problem) {
    let mut plan = engine::example(World::load().unwrap()).unwrap();
    let problem = problem(&plan);
    let outcome = heuristic(&problem);
    plan.accepted = Some(Accepted {
        choices: outcome.chosen.clone(),
        outcome,
    });
    (plan, problem)
}

#[test]
fn the_example_has_a_programme_of_at_most_150_candidates_and_a_heuristic_plan_that_passes_the_checker() {
    let (plan, problem) = funded();
    let outcome = &plan.accepted.as_ref().unwrap().outcome;
    eprintln!(
        "{} projects, {} targets",
        problem.projects.len(),
        problem.targets.len()
    );
    eprintln!(
        "objective {} with {} chosen",
        outcome.objective,
        outcome.chosen.len()
    );
    for c in &outcome.chosen {
        eprintln!("  {} {}", c.project, c.start);
    }
    assert!(problem.projects.len() <= 150 && problem.projects.len() > 60);
    assert!(!outcome.optimised && outcome.bound.is_none());
    assert_eq!(portfolio::check(&problem, outcome), []);
    assert!(outcome.chosen.len() >= 8, "{} chosen", outcome.chosen.len());
}

#[test]
fn money_adds_up_to_the_payments_and_stays_inside_every_envelope() {
    let (plan, _) = funded();
    let Reply::Money(money) = go(&Job::Money(Box::new(plan.clone()))) else {
        panic!()
    };
    let payments: ledger::Cents = plan
        .accepted
        .unwrap()
        .outcome
        .payments
        .iter()
        .map(|p| p.amount)
        .sum();
    assert_eq!(money.report.total, payments);
    assert!(!money.stale && money.gone.is_empty());
    let sum = |rows: Vec<&Vec<ledger::Cents>>| rows.into_iter().flatten().copied().sum::<ledger::Cents>();
    assert_eq!(
        sum(money.report.by_funder.iter().map(|r| &r.1).collect()),
        payments
    );
    assert_eq!(
        sum(money.report.by_prong.iter().map(|r| &r.1).collect()),
        payments
    );
    assert_eq!(
        sum(money.report.by_economy.iter().map(|r| &r.1).collect()),
        payments
    );
    assert!(payments <= sum(money.report.envelopes.iter().map(|r| &r.1).collect()));
}

#[test]
fn a_plan_changed_after_the_choice_is_called_stale() {
    let (mut plan, _) = funded();
    plan.funders[0].envelopes[0].0 /= 2;
    let Reply::Money(money) = go(&Job::Money(Box::new(plan))) else {
        panic!()
    };
    assert!(money.stale);
}

#[test]
fn the_projection_of_the_base_year_is_the_readiness_score_bit_for_bit() {
    let (plan, _) = funded();
    let world = World::load().unwrap();
    let Reply::Impact(impact) = go(&Job::Project {
        plan: Box::new(plan.clone()),
        draws: 20,
        seed: 1,
    }) else {
        panic!()
    };
    let index = engine::basis::frozen(world, &plan, "prongs", indicators::View::Milestones).unwrap();
    let readiness = engine::basis::readiness(world, &plan, &index);
    let mut seen = 0;
    for row in &impact.projection.rows {
        let base = row.year == 2025 && row.view == indicators::View::Milestones;
        if base && row.quantity == foresight::projection::Quantity::Score {
            let score = readiness.get(row.economy).unwrap().scored.as_ref().unwrap().root;
            assert_eq!(row.with.to_bits(), score.to_bits(), "{}", row.economy);
            assert_eq!(row.without.to_bits(), score.to_bits(), "{}", row.economy);
            seen += 1;
        }
    }
    assert_eq!(seen, plan.region.economies.len());
    let lifted = impact.projection.rows.iter().filter(|r| {
        r.year == 2035 && r.quantity == foresight::projection::Quantity::Score && r.with > r.without
    });
    assert!(lifted.count() >= plan.region.economies.len());
}

#[test]
fn the_same_seed_gives_the_same_projection() {
    let (plan, _) = funded();
    let job = Job::Project {
        plan: Box::new(plan),
        draws: 10,
        seed: 7,
    };
    let (Reply::Impact(a), Reply::Impact(b)) = (go(&job), go(&job)) else {
        panic!()
    };
    assert_eq!(a, b);
}
