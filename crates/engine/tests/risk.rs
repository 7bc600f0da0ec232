//! How sure a plan's impact is, on the shipped example with the heuristic's portfolio.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a fault here is the finding of the test"
)]

use engine::risk::{Goal, Target};
use engine::{Job, Reply, World, run};
use foresight::risk::Group;
use indicators::View;
use plan::{Accepted, Plan};

fn go(job: &Job) -> Reply {
    run(World::load().unwrap(), job, &mut |_| true)
}

fn funded() -> Plan {
    let mut plan = engine::example(World::load().unwrap()).unwrap();
    let Reply::Problem(problem) = go(&Job::Problem(Box::new(plan.clone()))) else {
        panic!("no problem")
    };
    let Reply::Outcome(outcome) = go(&Job::Heuristic(problem)) else {
        panic!("no outcome")
    };
    plan.accepted = Some(Accepted {
        choices: outcome.chosen.clone(),
        outcome: *outcome,
    });
    plan
}

#[test]
fn chances_people_and_costs_agree_with_the_projection_of_the_same_draws() {
    let plan = Box::new(funded());
    let economy = plan.economies()[0];
    let year = plan.settings.horizon;
    let score = |at_least| Target {
        economy,
        year,
        goal: Goal::Score {
            view: View::Milestones,
            at_least,
        },
    };
    let targets = vec![
        score(0.0),
        score(100.5),
        Target {
            economy,
            year,
            goal: Goal::Rank {
                view: View::Outcomes,
                at_most: 194,
            },
        },
        Target {
            economy,
            year,
            goal: Goal::Tier { at_least: 0 },
        },
        Target {
            economy,
            year: 1900,
            goal: Goal::Score {
                view: View::Outcomes,
                at_least: 1.0,
            },
        },
    ];
    let Reply::Risk(risk) = go(&Job::Risk {
        plan: plan.clone(),
        targets,
        draws: 40,
        seed: 1,
    }) else {
        panic!("refused")
    };
    let share = |at: usize| risk.targets[at].with.map(|c| c.share);
    assert_eq!([share(0), share(1), share(2)], [Some(1.0), Some(0.0), Some(1.0)]);
    assert!((share(3).unwrap() - 1.0).abs() < 1e-9);
    assert_eq!(share(4), None);
    let Reply::Impact(impact) = go(&Job::Project {
        plan: plan.clone(),
        draws: 40,
        seed: 1,
    }) else {
        panic!("refused")
    };
    let view = plan.settings.view;
    for of in &risk.economies {
        let row = impact
            .projection
            .rows
            .iter()
            .find(|r| (r.economy, r.node.as_str(), r.year, r.view) == (of.economy, "index", year, view));
        if let (Some(row), Some(score)) = (row, of.score) {
            assert!((row.p10 - score.p10).abs() < 1e-9 && (row.p90 - score.p90).abs() < 1e-9);
        }
        assert!(of.gain.p10 >= 0.0);
    }
    assert!(risk.gain.mean > 0.0 && risk.gain.cvar10 <= risk.gain.p10 && risk.gain.se > 0.0);
    assert!(risk.people.p50 > 0.0 && risk.dollars_per_person[1].is_some());
    assert!(!risk.outcomes.is_empty() && risk.outcomes.iter().all(|o| o.change.p10 >= 0.0));
    for t in &risk.tiers {
        for shares in [t.with, t.without, t.confirmed_with, t.confirmed_without] {
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }
}

#[test]
fn a_plan_ties_with_itself_and_beats_one_without_projects() {
    let a = Box::new(funded());
    let mut b = a.clone();
    if let Some(accepted) = &mut b.accepted {
        accepted.outcome.chosen.clear();
    }
    let Reply::Pair(same) = go(&Job::Pair {
        a: a.clone(),
        b: a.clone(),
        draws: 30,
        seed: 1,
    }) else {
        panic!("refused")
    };
    assert_eq!(
        (same.paired.a_better.share, same.paired.difference.mean),
        (0.5, 0.0)
    );
    let Reply::Pair(other) = go(&Job::Pair {
        a,
        b,
        draws: 30,
        seed: 1,
    }) else {
        panic!("refused")
    };
    assert!(
        other.paired.a_better.share > 0.99 && other.b.mean == 0.0,
        "{:?}",
        other.paired
    );
}

#[test]
fn tornado_drivers_and_information_name_every_group_and_survive_their_journey() {
    let plan = Box::new(funded());
    let Reply::Tornado(tornado) = go(&Job::Tornado {
        plan: plan.clone(),
        again: false,
        draws: 20,
        seed: 1,
    }) else {
        panic!("refused")
    };
    assert_eq!(tornado.bars.len(), Group::ALL.len());
    let bar = |g: Group| tornado.bars.iter().find(|b| b.fixed.group == g).unwrap().fixed;
    // More overrun, dearer units and more deadweight never gain more; better delivery, more upkeep and
    // absorption never less.
    for g in [Group::Overrun, Group::UnitCost, Group::Deadweight] {
        assert!(bar(g).low >= bar(g).high, "{:?}", bar(g));
    }
    for g in [
        Group::DeliveryCommon,
        Group::DeliveryOwn,
        Group::Upkeep,
        Group::Absorption,
    ] {
        assert!(bar(g).low <= bar(g).high, "{:?}", bar(g));
    }
    let job = Job::Drivers {
        plan: plan.clone(),
        rows: 32,
        bootstrap: 20,
        seed: 1,
    };
    let Reply::Drivers(drivers) = go(&job) else {
        panic!("refused")
    };
    assert_eq!(drivers.drivers.len(), Group::ALL.len());
    let job = Job::Information {
        plan,
        outer: 4,
        inner: 8,
        seed: 1,
    };
    let reply = go(&job);
    let Reply::Information(information) = &reply else {
        panic!("refused")
    };
    assert_eq!(information.studies.len(), Group::ALL.len());
    assert!(
        information.alternatives.len() >= 2 && information.studies.iter().all(|s| s.partial.value >= 0.0)
    );
    assert!(serde_json::from_str::<Reply>(&serde_json::to_string(&reply).unwrap()).is_ok());
}
