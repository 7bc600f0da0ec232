//! The jobs on how sure a ranking is, on the shipped data.

#![allow(clippy::unwrap_used, clippy::float_cmp)]

use atlas::Iso3;
use engine::sensitivity::variation;
use engine::{Job, Reply, World};
use indicators::View;
use readiness::uncertainty::{Factor, Question, Variation, WeightDraw};

fn job(draws: u32, variation: Variation) -> Job {
    let plan = engine::example(World::load().unwrap()).unwrap();
    Job::Uncertainty {
        plan: Box::new(plan),
        framework: "prongs".into(),
        view: View::Outcomes,
        draws,
        seed: 1,
        variation,
    }
}

#[test]
fn with_weights_alone_the_ranks_are_those_of_the_weight_draws() {
    let world = World::load().unwrap();
    let plan = engine::example(world).unwrap();
    let only = variation(&[Factor::Weights], WeightDraw::Uniform(0.25));
    let Reply::Uncertainty(told) = engine::run(world, &job(400, only), &mut |_| true) else {
        panic!("refused")
    };
    let ranks = Job::Ranks {
        plan: Box::new(plan),
        framework: "prongs".into(),
        view: View::Outcomes,
        year: None,
        draws: 400,
        seed: 1,
    };
    let Reply::Ranks(known) = engine::run(world, &ranks, &mut |_| true) else {
        panic!("refused")
    };
    assert!(known.len() > 150);
    for interval in known {
        let at = told
            .economies
            .iter()
            .position(|e| *e == interval.economy)
            .unwrap();
        let of = told.ranks[at].as_ref().unwrap();
        assert_eq!(of.base, Some(interval.rank));
        assert_eq!(
            [of.p05, of.median, of.p95],
            [interval.p05, interval.median, interval.p95]
        );
    }
}

#[test]
fn every_choice_may_vary_and_the_reply_survives_its_journey() {
    let world = World::load().unwrap();
    let full = variation(&Factor::ALL, WeightDraw::Dirichlet(4.0));
    for view in [View::Outcomes, View::Milestones] {
        let Job::Uncertainty {
            plan,
            framework,
            draws,
            seed,
            variation,
            ..
        } = job(200, full.clone())
        else {
            unreachable!()
        };
        let job = Job::Uncertainty {
            plan,
            framework,
            view,
            draws,
            seed,
            variation,
        };
        let reply = engine::run(world, &job, &mut |_| true);
        let text = serde_json::to_string(&reply).unwrap();
        let Reply::Uncertainty(told) = reply else {
            panic!("{reply:?}")
        };
        let Reply::Uncertainty(back) = serde_json::from_str(&text).unwrap() else {
            panic!("another reply")
        };
        assert_eq!(told, back);
        assert!(told.mean_shift > 0.0);
    }
}

#[test]
fn sensitivity_explains_drops_and_compares() {
    let world = World::load().unwrap();
    let plan = engine::example(world).unwrap();
    let job = Job::Sensitivity {
        plan: Box::new(plan),
        framework: "prongs".into(),
        view: View::Outcomes,
        rows: 128,
        bootstrap: 50,
        seed: 1,
        variation: variation(&Factor::ALL, WeightDraw::Uniform(0.25)),
        economy: "KEN".parse::<Iso3>().ok(),
    };
    let Reply::Sensitivity(told) = engine::run(world, &job, &mut |_| true) else {
        panic!("refused")
    };
    assert_eq!(told.explained.len(), 2 * 5);
    assert_eq!(told.drops.len(), 38);
    assert_eq!(told.methods.methods.len(), 7);
    assert!(told.drops.iter().any(|d| d.mean_shift > 0.0));
}

#[test]
fn stability_names_the_share_at_which_a_pair_turns() {
    let world = World::load().unwrap();
    let plan = engine::example(world).unwrap();
    let job = Job::Stability {
        plan: Box::new(plan),
        framework: "prongs".into(),
        view: View::Outcomes,
        node: "Enable".into(),
        question: Question::Top(50),
        pair: "KEN".parse::<Iso3>().ok().zip("GHA".parse::<Iso3>().ok()),
    };
    let Reply::Stability(told) = engine::run(world, &job, &mut |_| true) else {
        panic!("refused")
    };
    let pair = told.pair.unwrap();
    assert!(pair.low <= pair.now && pair.now <= pair.high && pair.now == 0.25);
    assert!(told.holds.iter().flatten().count() > 150);
}
