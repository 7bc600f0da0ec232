//! The results chain and the tiers along two futures, on the shipped example.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fault here is the finding of the test"
)]

use std::collections::BTreeMap;

use atlas::Iso3;
use engine::job::{Chain, Target, TierAsk};
use engine::{Job, Reply, World, run};
use plan::Accepted;

fn go(job: &Job) -> Reply {
    run(World::load().unwrap(), job, &mut |_| true)
}

fn funded() -> plan::Plan {
    let mut plan = engine::example(World::load().unwrap()).unwrap();
    let Reply::Problem(problem) = go(&Job::Problem(Box::new(plan.clone()))) else {
        panic!()
    };
    let Reply::Outcome(outcome) = go(&Job::Heuristic(problem)) else {
        panic!()
    };
    plan.accepted = Some(Accepted {
        choices: outcome.chosen.clone(),
        outcome: *outcome,
    });
    plan
}

fn chain(plan: &plan::Plan, economy: &str, without: &[Target], with: &[Target]) -> Chain {
    match go(&Job::Chain {
        plan: Box::new(plan.clone()),
        economy: Iso3::new(economy).unwrap(),
        year: plan.settings.horizon,
        without: without.to_vec(),
        with: with.to_vec(),
    }) {
        Reply::Chain(chain) => *chain,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_projects_of_an_economy_share_the_move_of_each_indicator_between_them() {
    let plan = funded();
    let chain = chain(&plan, "RWA", &[], &[]);
    assert!(!chain.projects.is_empty() && !chain.links.is_empty());
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for link in &chain.links {
        assert!(link.share > 0.0 && link.share <= 1.0, "{link:?}");
        assert!(link.project < chain.projects.len());
        *sums.entry(&link.indicator).or_default() += link.share;
    }
    for (indicator, sum) in sums {
        assert!((sum - 1.0).abs() < 1e-9, "{indicator}: {sum}");
    }
    for p in &chain.projects {
        assert!(p.start < p.completed && p.completed < p.first_effect, "{p:?}");
        assert!(p.stands <= p.stands_maintained + 1e-12, "{p:?}");
        assert!(p.id.contains("RWA"), "{p:?}");
    }
    assert_eq!(chain.tier_without, chain.tier_with, "no values were handed in");
}

#[test]
fn a_foundation_rises_by_what_moves_beneath_it() {
    let plan = funded();
    let target = |value: f64| {
        vec![Target {
            indicator: "internet_users_pct".into(),
            value,
        }]
    };
    let chain = chain(&plan, "RWA", &target(30.0), &target(60.0));
    let step = chain
        .steps
        .iter()
        .find(|s| s.node == "Foundations/Connectivity")
        .unwrap();
    assert!(step.with.unwrap() > step.without.unwrap());
    assert_eq!(step.moved.len(), 1);
    let alone = step.moved[0].1;
    assert!((step.with.unwrap() - step.without.unwrap() - alone).abs() < 1e-9);
}

#[test]
fn the_tier_along_two_futures_is_that_of_the_values_handed_in() {
    let plan = funded();
    let kenya = Iso3::new("KEN").unwrap();
    let Reply::Tiers(today) = go(&Job::Tiers {
        plan: Box::new(plan.clone()),
    }) else {
        panic!()
    };
    let today = today.iter().find(|t| t.economy == kenya).unwrap();
    let ask = |with: Option<f64>| TierAsk {
        economy: kenya,
        year: 2030,
        without: vec![None],
        with: vec![with],
    };
    let Reply::TierYears(years) = go(&Job::TierYears {
        plan: Box::new(plan.clone()),
        indicators: vec!["internet_users_pct".into()],
        asked: vec![ask(None), ask(Some(0.0))],
    }) else {
        panic!()
    };
    let as_it_is = (today.tier.confirmed, today.tier.at_most);
    assert_eq!(years[0].without, as_it_is);
    assert_eq!(years[0].with, as_it_is);
    assert!(years[1].with <= as_it_is);
}

#[test]
fn a_value_that_is_no_number_is_refused_by_name() {
    let job = Job::Chain {
        plan: Box::new(funded()),
        economy: Iso3::new("RWA").unwrap(),
        year: 2035,
        without: vec![],
        with: vec![Target {
            indicator: "internet_users_pct".into(),
            value: f64::NAN,
        }],
    };
    let Reply::Refused { key, detail } = go(&job) else {
        panic!()
    };
    assert_eq!(key, "error-target");
    assert!(detail.contains("internet_users_pct"));
}
