//! Profile, coherence, tiers and what-if of the shipped example.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fault here is the finding of the test"
)]

use atlas::Iso3;
use engine::job::{Profile, Target, WhatIf};
use engine::{Job, Reply, World, run};
use indicators::View;
use plan::{Answer, Plan, SurveyAnswer};
use readiness::Lens;
use readiness::tiers::{Standing, TierRules};

fn go(job: &Job) -> Reply {
    let reply = run(World::load().unwrap(), job, &mut |_| true);
    // Every reply travels to the page as text or bytes.
    serde_json::to_string(&reply).unwrap();
    reply
}

fn example() -> Plan {
    engine::example(World::load().unwrap()).unwrap()
}

fn iso(code: &str) -> Iso3 {
    code.parse().unwrap()
}

fn profile(plan: Plan, economy: &str) -> Profile {
    match go(&Job::Profile {
        plan: Box::new(plan),
        economy: iso(economy),
    }) {
        Reply::Profile(p) => *p,
        other => panic!("{other:?}"),
    }
}

fn what_if(plan: Plan, economy: &str, targets: Vec<Target>) -> WhatIf {
    match go(&Job::WhatIf {
        plan: Box::new(plan),
        economy: iso(economy),
        view: View::Outcomes,
        targets,
        draws: 100,
        seed: 1,
    }) {
        Reply::WhatIf(w) => *w,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_profile_says_why_with_gaps_projects_peers_and_what_is_missing() {
    let p = profile(example(), "KEN");
    assert!(p.reliability.score > 2.0 && p.reliability.score < 10.0);
    assert!(p.reliability.perception > 0.0 && p.reliability.modelled > 0.0);
    assert_eq!(p.strengths.len(), 3);
    assert_eq!(p.gaps.len(), 38);
    let of = |id: &str| p.gaps.iter().find(|g| g.gap.indicator == id).unwrap();
    let net = of("internet_users_pct");
    assert!(net.gap.frontier.unwrap().heads.unwrap() > 1e6);
    assert!(net.closed_by.is_some() != net.most.is_some());
    let (most, all) = (net.most.as_ref().unwrap(), net.together.as_ref().unwrap());
    assert!(all.projects.contains(&most.project) && all.closes >= most.closes && all.closes < 1.0);
    assert!(all.cost >= most.cost);
    let cloud = of("cloud_hyperscaler_providers_count");
    assert!(cloud.km.is_some_and(|km| km > 100.0));
    // Nothing in the catalogue raises the years of schooling or the seats of women: it says so.
    let unmoved = p
        .gaps
        .iter()
        .filter(|g| g.closed_by.is_none() && g.most.is_none());
    assert!(unmoved.count() > 0);
    assert_eq!(p.peers.len(), 10);
    assert!(!p.climbers.is_empty());
    assert!(!p.binding.leaves.is_empty() && p.binding.leaves.iter().all(|f| f.score_gain >= 0.0));
    assert!(!p.equity.gaps.is_empty() && !p.equity.absent.is_empty());
    assert!(p.published.places.len() >= 4);
    assert_eq!((p.lens, p.survey), (None, None));
}

#[test]
fn lens_and_survey_stand_beside_the_score_and_change_nothing_in_it() {
    let plain = profile(example(), "KEN");
    let mut plan = example();
    plan.lens = Some(Lens {
        name: "Neighbours".into(),
        indicators: vec!["wgi_rule_of_law".into(), "internet_users_pct".into()],
        reference: vec![iso("TZA"), iso("UGA")],
    });
    let answer = |source: &str, value: f64, weight: f64| SurveyAnswer {
        economy: iso("KEN"),
        source: source.into(),
        value,
        respondents: 10,
        weight,
    };
    plan.survey = vec![answer("a", 80.0, 3.0), answer("b", 40.0, 1.0)];
    let with = profile(plan, "KEN");
    let lens = with.lens.clone().unwrap();
    assert!(lens.score.is_some_and(|s| (0.0..=100.0).contains(&s)) && lens.members.len() == 2);
    let survey = with.survey.clone().unwrap();
    assert_eq!((survey.mean, survey.respondents), (Some(70.0), 20));
    let bare = Profile {
        lens: None,
        survey: None,
        ..with
    };
    assert_eq!(bare, plain);
}

#[test]
fn every_economy_has_a_tier_and_no_tier_two_without_an_answer() {
    let Reply::Tiers(all) = go(&Job::Tiers {
        plan: Box::new(example()),
    }) else {
        panic!("no tiers");
    };
    assert_eq!(all.len(), 250);
    let answered = |e: Iso3| {
        let plan = example();
        plan.answers
            .iter()
            .any(|a| a.economy == e && a.milestone == "milestone_ai_strategy")
    };
    for e in &all {
        assert!(e.tier.confirmed <= e.tier.at_most);
        assert!(e.tier.confirmed < 2 || answered(e.economy), "{}", e.economy);
    }
    assert!(all.iter().any(|e| e.tier.at_most >= 3));
    // An answer decides.
    let open = all
        .iter()
        .find(|e| e.tier.at_most >= 2 && e.tier.confirmed == 1 && e.tier.open(2).count() == 1)
        .unwrap();
    let mut plan = example();
    plan.answers.retain(|a| a.economy != open.economy);
    plan.answers.push(Answer {
        economy: open.economy,
        milestone: "milestone_ai_strategy".into(),
        value: 0.5,
    });
    let Reply::Tiers(then) = go(&Job::Tiers { plan: Box::new(plan) }) else {
        panic!("no tiers");
    };
    let now = then.iter().find(|e| e.economy == open.economy).unwrap();
    assert!(now.tier.confirmed >= 2 && now.tier.at_most <= open.tier.at_most);
}

#[test]
fn tier_rules_of_the_plan_replace_the_models_and_broken_ones_are_refused() {
    let mut plan = example();
    let mut rules = TierRules::default();
    rules.rules.truncate(1);
    plan.settings.tier_rules = Some(rules.clone());
    let Reply::Tiers(all) = go(&Job::Tiers {
        plan: Box::new(plan.clone()),
    }) else {
        panic!("no tiers");
    };
    assert!(all.iter().all(|e| e.tier.requirements.len() == 4));
    rules.framework = "prongs".into();
    plan.settings.tier_rules = Some(rules);
    assert!(matches!(
        go(&Job::Tiers { plan: Box::new(plan) }),
        Reply::Refused { key, .. } if key == "error-tier-rules"
    ));
}

#[test]
fn the_least_change_taken_as_targets_reaches_the_tier_but_for_milestones() {
    let open = what_if(example(), "KEN", Vec::new());
    assert_eq!(open.before, open.after);
    let least = open.least.unwrap();
    let targets: Vec<Target> = least
        .raises
        .iter()
        .map(|r| Target {
            indicator: r.indicator.clone(),
            value: r.to,
        })
        .collect();
    assert_eq!(open.least_movers.len(), targets.len());
    let whole = |t: &Target| !t.indicator.starts_with("cloud_") || t.value.fract().abs() < f64::EPSILON;
    assert!(targets.iter().all(whole));
    let then = what_if(example(), "KEN", targets);
    if least.reachable {
        assert!(then.after.tier.at_most >= least.tier);
        let open = then.after.tier.open(least.tier);
        assert!(open.into_iter().all(|r| r.standing == Standing::Unanswered));
    }
}

#[test]
fn a_target_moves_score_and_rank_and_an_unknown_one_is_named() {
    let targets = [("internet_users_pct", 95.0), ("no_such_thing", 1.0)].map(|(id, value)| Target {
        indicator: id.into(),
        value,
    });
    let w = what_if(example(), "ETH", targets.to_vec());
    let (before, after) = (w.before.interval.unwrap(), w.after.interval.unwrap());
    assert!(after.score > before.score && after.rank <= before.rank && after.score_p05 <= after.score_p95);
    assert_eq!(w.unused, ["no_such_thing"]);
    let movers = &w.movers[0].1;
    assert!(!movers.is_empty() && movers.windows(2).all(|m| m[0].cost <= m[1].cost));
    assert!(movers.iter().all(|m| m.moves > 0.0 && m.closes <= 0.951));
}

#[test]
fn coherence_of_both_frameworks_has_a_verdict_for_every_group() {
    for (framework, groups) in [("prongs", 16), ("ai_foundations", 10)] {
        let Reply::Coherence(c) = go(&Job::Coherence {
            plan: Box::new(example()),
            framework: framework.into(),
            view: View::Outcomes,
        }) else {
            panic!("no coherence");
        };
        assert_eq!(c.nodes.len(), groups, "{framework}");
        assert_eq!(c.leaves.len(), c.correlation.len());
        let sum: f64 = c.contributions.iter().map(|l| l.variance_share).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    }
}
