//! The ledger beside the programme, on the shipped example.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

use engine::{Job, Reply, World, books};
use ledger::{Cents, Payer};
use plan::{Accepted, Plan};
use portfolio::{Outcome, Problem};

fn mine() -> Plan {
    let mut plan = engine::example(World::load().unwrap()).unwrap();
    plan.example = false;
    plan
}

fn ask(job: &Job) -> Reply {
    engine::run(World::load().unwrap(), job, &mut |_| true)
}

fn problem(plan: &Plan) -> Problem {
    match ask(&Job::Problem(Box::new(plan.clone()))) {
        Reply::Problem(p) => *p,
        other => panic!("{other:?}"),
    }
}

fn heuristic(problem: &Problem) -> Outcome {
    match ask(&Job::Heuristic(Box::new(problem.clone()))) {
        Reply::Outcome(o) => *o,
        other => panic!("{other:?}"),
    }
}

fn with(plan: &Plan, csv: &str) -> Plan {
    let import = books::import(World::load().unwrap(), plan, "t.csv", csv.as_bytes());
    assert_eq!(import.diagnostics, []);
    let mut next = plan.clone();
    books::command(&import).apply(&mut next).unwrap();
    next
}

const HEAD: &str = "project,funder,economies,sector,year,amount,covers\n";

#[test]
fn commitments_leave_less_money_to_the_programme_and_the_report_adds_up() {
    let plan = mine();
    let (funder, year) = (&plan.funders[0], plan.settings.years[0]);
    let csv = format!("{HEAD}Fibre,{},KEN,connectivity,{year},1000000,\n", funder.id);
    let next = with(&plan, &csv);
    let (before, after) = (problem(&plan), problem(&next));
    let open = |p: &Problem| p.pots().iter().flat_map(|p| p.new_money.clone()).sum::<Cents>();
    assert_eq!(open(&before) - open(&after), Cents::from_dollars(1_000_000));
    let outcome = heuristic(&after);
    assert_eq!(portfolio::check(&after, &outcome), []);
    let funded = Plan {
        accepted: Some(Accepted {
            choices: outcome.chosen.clone(),
            outcome,
        }),
        ..next
    };
    let Reply::Ledger(report) = ask(&Job::Ledger(Box::new(funded.clone()))) else {
        panic!()
    };
    assert_eq!(report.commitments.amount.cents(), Cents::from_dollars(1_000_000));
    let row = report
        .claims
        .rows
        .iter()
        .find(|r| r.funder == funder.id && r.year == year)
        .unwrap();
    assert_eq!(
        row.envelope.cents() - row.left.cents(),
        Cents::from_dollars(1_000_000)
    );
    let planned: Cents = report.rows.iter().map(|r| r.planned.cents()).sum();
    let paid: Cents = funded
        .accepted
        .as_ref()
        .unwrap()
        .outcome
        .payments
        .iter()
        .map(|p| p.amount)
        .sum();
    assert_eq!(planned, paid);
    assert!(books::money_csv(&funded, &after).contains("commitment,Fibre,"));
}

#[test]
fn a_project_that_somebody_else_builds_is_not_built_again_and_closes_its_part_of_the_gap() {
    let plan = mine();
    let before = problem(&plan);
    let chosen = heuristic(&before).chosen[0].project.clone();
    let project = before.project(&chosen).unwrap();
    let (at, theme, year) = (project.economies()[0], &project.theme, plan.settings.years[0]);
    let csv = format!("{HEAD}Theirs,Somebody else,{at},{theme},{year},5,{chosen}\n");
    let after = problem(&with(&plan, &csv));
    assert!(after.rules.never.contains(&chosen));
    let variants = before.projects.iter().filter(|p| p.group == project.group);
    assert!(
        variants
            .filter(|v| after.project(&v.id).is_some())
            .all(|v| after.rules.never.contains(&v.id))
    );
    let weight = |p: &Problem, t: usize| {
        let target = &before.targets[t];
        p.targets
            .iter()
            .find(|x| x.economy == target.economy && x.indicator == target.indicator)
            .map(|x| x.weight)
    };
    let less = project
        .doses
        .iter()
        .filter(|(t, _)| weight(&after, *t) < weight(&before, *t))
        .count();
    assert_eq!(less, project.doses.len());
    assert!(!heuristic(&after).chosen.iter().any(|c| c.project == chosen));
}

#[test]
fn where_nobody_pays_after_the_end_the_effect_fades_and_where_somebody_does_it_stays() {
    let plan = mine();
    let before = problem(&plan);
    let project = before
        .projects
        .iter()
        .find(|p| p.recurrent > Cents::ZERO)
        .unwrap();
    let phi = |payer: Option<Payer>| {
        let mut next = plan.clone();
        let project = project.id.clone();
        plan::Command::SetUpkeep { project, payer }
            .apply(&mut next)
            .unwrap();
        problem(&next)
            .project(
                &before
                    .projects
                    .iter()
                    .find(|p| p.recurrent > Cents::ZERO)
                    .unwrap()
                    .id,
            )
            .map(|p| p.phi[0])
    };
    let (nobody, open, state) = (phi(Some(Payer::Nobody)), phi(None), phi(Some(Payer::Government)));
    assert!(nobody < open && open < state, "{nobody:?} {open:?} {state:?}");
}

#[test]
fn two_funders_a_project_pass_the_checker_to_the_cent() {
    let plan = mine();
    let problem = problem(&plan);
    let outcome = heuristic(&problem);
    let funded = Plan {
        accepted: Some(Accepted {
            choices: outcome.chosen.clone(),
            outcome: outcome.clone(),
        }),
        ..plan
    };
    let terms = ledger::assign::Terms {
        most_funders: 2,
        ticket: Cents::from_dollars(1_000_000),
    };
    let Reply::Assigned(found) = ask(&Job::Assign {
        plan: Box::new(funded),
        terms,
    }) else {
        panic!()
    };
    let next = Outcome {
        payments: found.payments.clone(),
        ..outcome
    };
    assert_eq!(portfolio::check(&problem, &next), []);
    println!(
        "{} of {} crowded before, {} changed, {} unmet",
        found.crowded,
        found.projects,
        found.changed,
        found.unmet.len()
    );
    for choice in &next.chosen {
        let funders: std::collections::BTreeSet<&str> = next
            .payments
            .iter()
            .filter(|p| p.project == choice.project)
            .map(|p| p.funder.as_str())
            .collect();
        assert!(funders.len() <= 2 || found.unmet.iter().any(|(id, _)| *id == choice.project));
    }
}
