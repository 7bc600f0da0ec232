//! A few economies side by side, on the shipped data.

#![allow(clippy::panic, clippy::unwrap_used, clippy::float_cmp)]

use atlas::Iso3;
use engine::sensitivity::variation;
use engine::{Job, Reply, World};
use indicators::View;
use plan::Plan;
use readiness::uncertainty::{Factor, Variation, WeightDraw};

fn set(codes: &[&str]) -> Vec<Iso3> {
    codes.iter().map(|c| Iso3::new(c).unwrap()).collect()
}

fn example() -> Plan {
    engine::example(World::load().unwrap()).unwrap()
}

fn everything() -> Variation {
    variation(&Factor::ALL, WeightDraw::Uniform(0.25))
}

fn comparison(codes: &[&str], draws: u32) -> engine::job::Comparison {
    let job = Job::Comparison {
        plan: Box::new(example()),
        framework: "prongs".into(),
        view: View::Outcomes,
        draws,
        seed: 1,
        variation: everything(),
        set: set(codes),
    };
    match engine::run(World::load().unwrap(), &job, &mut |_| true) {
        Reply::Comparison(told) => *told,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_few_economies_have_the_ranks_they_have_among_all() {
    let told = comparison(&["KEN", "TZA", "PRK", "RWA"], 300);
    let all = Job::Uncertainty {
        plan: Box::new(example()),
        framework: "prongs".into(),
        view: View::Outcomes,
        draws: 300,
        seed: 1,
        variation: everything(),
    };
    let Reply::Uncertainty(all) = engine::run(World::load().unwrap(), &all, &mut |_| true) else {
        panic!("refused")
    };
    for (economy, ranks) in told.set.iter().zip(&told.ranks) {
        let at = all.economies.iter().position(|e| e == economy).unwrap();
        assert_eq!(*ranks, all.ranks[at], "{economy}");
    }
    assert_eq!(
        told.scored as usize,
        all.ranks.iter().flatten().filter(|r| r.base.is_some()).count()
    );
}

#[test]
fn two_chances_of_a_pair_leave_only_ties_and_no_economy_ranks_above_itself() {
    let told = comparison(&["KEN", "TZA", "RWA"], 500);
    for a in &told.set {
        assert_eq!(told.above(*a, *a), Some(0.0));
        for b in told.set.iter().filter(|b| *b != a) {
            let sum = told.above(*a, *b).unwrap() + told.above(*b, *a).unwrap();
            assert!((0.95..=1.0).contains(&sum), "{a} {b}: {sum}");
        }
    }
}

#[test]
fn the_order_turns_where_the_hold_ends_and_not_before() {
    let world = World::load().unwrap();
    let job = |plan: Plan| Job::Order {
        plan: Box::new(plan),
        framework: "prongs".into(),
        view: View::Outcomes,
        variation: Variation::default(),
        set: set(&["KEN", "GHA", "SEN"]),
        nodes: ["Enable", "Network", "Defend", "Project"]
            .map(String::from)
            .to_vec(),
    };
    let ask = |plan: Plan| match engine::run(world, &job(plan), &mut |_| true) {
        Reply::Order(told) => *told,
        other => panic!("{other:?}"),
    };
    let now = ask(example());
    let mut ends = 0;
    for node in ["Enable", "Network", "Defend", "Project"] {
        let (_, hold) = now.nodes.iter().find(|(id, _)| id == node).unwrap();
        let hold = hold.unwrap();
        assert_eq!(hold.now, 0.25);
        assert!(hold.low <= hold.now && hold.now <= hold.high);
        // A share s of a pillar beside three of weight 1 is a weight of 3 s / (1 - s).
        let order_at = |share: f64| {
            let mut plan = example();
            plan.example = false;
            let command = plan::Command::SetWeight {
                framework: "prongs".into(),
                node: node.into(),
                weight: Some(3.0 * share / (1.0 - share)),
            };
            command.apply(&mut plan).unwrap();
            ask(plan).order
        };
        if hold.high < 0.95 {
            ends += 1;
            assert_eq!(order_at(hold.high - 1e-4), now.order);
            assert_ne!(order_at(hold.high + 1e-4), now.order);
        }
    }
    assert!(ends > 0, "no weight turns this order");
}

#[test]
fn the_order_by_another_mean_holds_around_the_weight_as_set() {
    let variation = Variation {
        aggregate: vec![readiness::Aggregate::Harmonic],
        ..Variation::default()
    };
    let job = Job::Order {
        plan: Box::new(example()),
        framework: "prongs".into(),
        view: View::Outcomes,
        variation,
        set: set(&["KEN", "GHA", "SEN"]),
        nodes: vec!["Defend".into(), "index".into(), "nobody".into()],
    };
    let Reply::Order(told) = engine::run(World::load().unwrap(), &job, &mut |_| true) else {
        panic!("refused")
    };
    let [(node, Some(hold))] = told.nodes.as_slice() else {
        panic!("{:?}", told.nodes)
    };
    assert_eq!(node, "Defend");
    assert!(hold.low <= hold.now && hold.now <= hold.high);
}

#[test]
fn an_economy_that_does_not_exist_is_refused_by_name() {
    let job = Job::Comparison {
        plan: Box::new(example()),
        framework: "prongs".into(),
        view: View::Outcomes,
        draws: 10,
        seed: 1,
        variation: Variation::default(),
        set: set(&["QQQ"]),
    };
    let reply = engine::run(World::load().unwrap(), &job, &mut |_| true);
    assert!(matches!(reply, Reply::Refused { key, .. } if key == "error-unknown-economy"));
}
