//! The plan's catalogue through the jobs: an edit changes candidates and projection, a fault names its
//! item, safeguards flag and never drop.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fault here is the finding of the test"
)]

use std::collections::BTreeSet;

use engine::catalogue::{Readiness, Stage};
use engine::job::{CandidateSet, CatalogueView, Dependencies, Screened};
use engine::{Job, Reply, World, run};
use foresight::catalogue::Standing;
use foresight::safeguards::Severity;
use foresight::{Archetype, Harm, Range};
use plan::{Command, Plan};

fn world() -> &'static World {
    World::load().unwrap()
}

fn plan() -> Plan {
    let mut plan = engine::example(world()).unwrap();
    plan.example = false;
    plan
}

fn edited(id: &str, change: impl FnOnce(&mut Archetype)) -> Plan {
    let mut plan = plan();
    let mut archetype = world().catalogue().get(id).unwrap().clone();
    change(&mut archetype);
    let command = Command::SetArchetype {
        id: archetype.id.clone(),
        archetype: Some(Box::new(archetype)),
    };
    command.apply(&mut plan).unwrap();
    plan
}

fn view(plan: &Plan) -> CatalogueView {
    match run(world(), &Job::Catalogue(Box::new(plan.clone())), &mut |_| true) {
        Reply::Catalogue(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn candidates(plan: &Plan) -> CandidateSet {
    match run(world(), &Job::Candidates(Box::new(plan.clone())), &mut |_| true) {
        Reply::Candidates(set) => *set,
        other => panic!("{other:?}"),
    }
}

fn screened(plan: &Plan) -> Vec<Screened> {
    match run(world(), &Job::Safeguards(Box::new(plan.clone())), &mut |_| true) {
        Reply::Safeguards(found) => found,
        other => panic!("{other:?}"),
    }
}

fn graph(code: &str) -> Dependencies {
    let job = Job::Dependencies {
        plan: Box::new(plan()),
        economy: code.parse().unwrap(),
    };
    match run(world(), &job, &mut |_| true) {
        Reply::Dependencies(found) => *found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_dearer_unit_makes_dearer_candidates_and_a_larger_effect_a_more_valuable_one() {
    let of = |plan: &Plan| {
        let set = candidates(plan);
        let at = set
            .generated
            .candidates
            .iter()
            .position(|c| c.sized.archetype == "open_data")
            .unwrap();
        (set.generated.candidates[at].cost.mid, set.value[at])
    };
    let (cost, value) = of(&plan());
    let twice = edited("open_data", |a| {
        a.unit_cost = Range {
            low: a.unit_cost.low * 2.0,
            mid: a.unit_cost.mid * 2.0,
            high: a.unit_cost.high * 2.0,
        };
        for e in &mut a.effects {
            e.size.mid *= 0.5;
            e.size.low = 0.0;
        }
    });
    let (dearer, less) = of(&twice);
    assert!((dearer.dollars() / cost.dollars() - 2.0).abs() < 1e-6);
    assert!(less < value);
}

#[test]
fn an_archetype_of_the_plans_own_makes_candidates_in_its_economies() {
    let own = edited("open_data", |a| a.id = "own_open_data_1".into());
    let set = candidates(&own);
    let of = |id: &str| {
        let all = set.generated.candidates.iter();
        all.filter(|c| c.sized.archetype == id).count()
    };
    assert!(of("own_open_data_1") > 0 && of("own_open_data_1") == of("open_data"));
    let item = view(&own).items.pop().unwrap();
    assert_eq!(
        (item.archetype.id.as_str(), item.standing),
        ("own_open_data_1", Standing::Own)
    );
}

#[test]
fn bad_values_are_named_on_their_item_and_every_other_candidate_stays() {
    let before: BTreeSet<String> = candidates(&plan())
        .generated
        .candidates
        .iter()
        .map(|c| c.sized.id.clone())
        .collect();
    let bad = edited("ixp", |a| {
        a.unit_cost.low = -5.0;
        a.effects[0].size = Range {
            low: 0.9,
            mid: 0.1,
            high: 0.2,
        };
    });
    let item = view(&bad)
        .items
        .into_iter()
        .find(|i| i.archetype.id == "ixp")
        .unwrap();
    let codes: Vec<&str> = item.faults.iter().map(|f| f.code.as_str()).collect();
    assert_eq!(codes, ["negative", "low-above-high"]);
    assert_eq!(item.standing, Standing::Edited);
    assert!(item.default.is_some() && !item.used());
    let after: BTreeSet<String> = candidates(&bad)
        .generated
        .candidates
        .iter()
        .map(|c| c.sized.id.clone())
        .collect();
    let lost: Vec<&String> = before.difference(&after).collect();
    assert!(
        lost.iter().all(|id| id.starts_with("ixp:")) && !lost.is_empty(),
        "{lost:?}"
    );
}

#[test]
fn what_nothing_moves_is_listed_for_each_framework_and_an_edit_can_end_it() {
    let lists = view(&plan()).unmoved;
    assert_eq!(lists[0].0, "prongs");
    assert!(lists[0].1.iter().any(|i| i == "mean_years_schooling"));
    assert!(lists[0].1.iter().all(|i| i != "internet_users_pct"));
    let moved = edited("teacher_ict", |a| {
        a.effects[1].indicator = "mean_years_schooling".into()
    });
    assert!(
        view(&moved).unmoved[0]
            .1
            .iter()
            .all(|i| i != "mean_years_schooling")
    );
}

#[test]
fn the_graph_runs_from_power_to_services_and_says_what_waits_and_why() {
    let graph = graph("TZA");
    let stages: BTreeSet<Stage> = graph.nodes.iter().map(|n| n.stage).collect();
    assert_eq!(stages.len(), 7);
    assert!(graph.nodes.windows(2).all(|w| w[0].stage <= w[1].stage));
    let node = |id: &str| graph.nodes.iter().find(|n| n.archetype == id).unwrap();
    assert!(node("ai_services").needs.contains(&"public_ai".to_owned()));
    assert!(node("public_ai").needs.contains(&"gpu_cluster".to_owned()));
    assert!(node("gpu_cluster").needs.contains(&"dc_edge".to_owned()));
    for n in &graph.nodes {
        match n.state {
            Readiness::Waits => assert!(!n.waits_for.is_empty(), "{}", n.archetype),
            Readiness::Blocked | Readiness::Out => assert!(n.excluded.is_some(), "{}", n.archetype),
            Readiness::Open | Readiness::Ready => assert!(n.excluded.is_none()),
        }
    }
}

#[test]
fn an_economy_that_receives_no_assistance_is_out_with_its_reason() {
    assert!(
        graph("FRA")
            .nodes
            .iter()
            .all(|n| n.state == Readiness::Out && n.excluded.is_some())
    );
}

#[test]
fn safeguards_flag_what_can_watch_people_where_voice_is_weak_and_drop_nothing() {
    let mut plan = plan();
    let before = candidates(&plan).generated.candidates.len();
    let find = |plan: &Plan, code: &str, harm: Harm| {
        let all = screened(plan);
        let mut of = all
            .into_iter()
            .filter(|s| s.archetype == "digital_id" && s.economy.as_str() == code && s.flag.harm == harm);
        of.next()
    };
    // Burundi's voice and accountability is below −1 in every year of the pack.
    let flag = find(&plan, "BDI", Harm::Surveillance).unwrap();
    assert_eq!(flag.flag.severity, Severity::Serious);
    assert!(flag.agreed.is_none() && !flag.flag.evidence.is_empty());
    Command::SetMitigation {
        archetype: "digital_id".into(),
        economy: "BDI".parse().unwrap(),
        harm: Harm::Surveillance,
        note: Some("independent oversight".into()),
    }
    .apply(&mut plan)
    .unwrap();
    let agreed = find(&plan, "BDI", Harm::Surveillance).unwrap();
    assert_eq!(agreed.agreed.as_deref(), Some("independent oversight"));
    assert_eq!(agreed.flag, flag.flag);
    let t = plan
        .thresholds()
        .with("voice", -2.5)
        .with("rule_of_law", -2.5)
        .with("margin", 0.0);
    Command::SetSafeguards { thresholds: Some(t) }
        .apply(&mut plan)
        .unwrap();
    assert!(find(&plan, "BDI", Harm::Surveillance).is_none());
    assert_eq!(candidates(&plan).generated.candidates.len(), before);
}

#[test]
fn the_example_stays_within_its_shortlist() {
    let set = candidates(&plan());
    assert!(set.kept.len() <= 150, "{}", set.kept.len());
    let kinds: BTreeSet<&str> = set
        .kept
        .iter()
        .map(|at| set.generated.candidates[*at].sized.archetype.as_str())
        .collect();
    assert!(kinds.len() >= 40, "{} kinds of project are compared", kinds.len());
}
