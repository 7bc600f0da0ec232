//! Recipes of the plan's own: frozen at the base year, the same numbers as the engine of any table.

#![allow(clippy::float_cmp, reason = "what is frozen is exact")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

use std::collections::BTreeMap;

use engine::job::{Edition, Release};
use engine::{Job, Reply, World, basis};
use indicators::{Cell, CustomFramework, Origin, Role, View};
use plan::{Command, Plan};
use readiness::{
    Aggregate, Aside, Frozen, Impute, Node, Normalise, Recipe, Structure, Table, Treat, Weighting, compute,
};

fn world() -> &'static World {
    World::load().unwrap()
}

fn own() -> Plan {
    let mut plan = engine::example(world()).unwrap();
    plan.example = false;
    let shipped = world().framework("prongs").unwrap();
    plan.frameworks
        .push(CustomFramework::copy_of(shipped, "own-1", "Mine", &[]));
    plan
}

fn with(recipe: Recipe) -> Plan {
    let mut plan = own();
    let set = Command::SetRecipe {
        framework: "own-1".into(),
        recipe: Some(Box::new(recipe)),
    };
    set.apply(&mut plan).unwrap();
    plan
}

fn shipped() -> Recipe {
    readiness::uncertainty::frozen_recipe()
}

fn index(plan: &Plan) -> Frozen {
    basis::frozen(world(), plan, "own-1", View::Outcomes).unwrap()
}

fn roots(plan: &Plan) -> BTreeMap<String, f64> {
    let all = basis::readiness(world(), plan, &index(plan));
    all.scored()
        .map(|(e, s)| (e.economy.to_string(), s.root))
        .collect()
}

/// The table of the scored economies and the tree, for the engine that freezes nothing.
fn slow(plan: &Plan, recipe: &Recipe) -> BTreeMap<String, f64> {
    let plain = index(&own());
    let all = basis::readiness(world(), plan, &plain);
    let scored: Vec<_> = all
        .scored()
        .map(|(e, _)| (e.economy.to_string(), e.values()))
        .collect();
    let rows = scored.iter().flat_map(|(unit, values)| {
        plain
            .leaves()
            .iter()
            .zip(values)
            .map(move |(l, v)| (unit.as_str(), l.node.as_str(), *v))
    });
    let table = Table::from_rows(rows).unwrap();
    let nodes = plain.nodes().iter().map(|n| {
        let parent = n.parent.map(|p| plain.nodes()[p].id.as_str());
        match n.leaf.map(|l| &plain.leaves()[l]) {
            Some(l) => Node {
                transform: l.transform,
                low: Some(l.low),
                high: Some(l.high),
                cap: true,
                target: Some(if l.direction == indicators::Direction::Lower {
                    l.low
                } else {
                    l.high
                }),
                ..Node::new(&n.id, parent, 1, l.direction, n.weight)
            },
            None => Node::new(&n.id, parent, n.level, indicators::Direction::Higher, n.weight),
        }
    });
    let structure = Structure::new(nodes.collect()).unwrap();
    let mut aside = Aside::default();
    for (unit, _) in &scored {
        let income = world().atlas.get(unit.parse().unwrap()).unwrap().income;
        aside.groups.insert(unit.clone(), format!("{income:?}"));
    }
    let scores = compute(&table, &structure, &aside, recipe).unwrap();
    let root = &scores.scores[structure.root()];
    scores
        .units
        .iter()
        .cloned()
        .zip(root.iter().map(|s| s.unwrap()))
        .collect()
}

#[test]
fn the_shipped_recipe_chosen_by_hand_changes_no_bit() {
    let plain = index(&own());
    let all = basis::readiness(world(), &own(), &plain);
    let rows: Vec<Vec<Option<f64>>> = all.scored().map(|(e, _)| e.values()).collect();
    let units: Vec<String> = all.scored().map(|(e, _)| e.economy.to_string()).collect();
    let again = plain
        .with_recipe(&shipped(), &units, &rows, &Default::default())
        .unwrap();
    for (row, (_, scored)) in rows.iter().zip(all.scored()) {
        assert_eq!(again.score(row).unwrap().root.to_bits(), scored.root.to_bits());
    }
}

#[test]
fn every_choice_scores_as_the_engine_of_any_table_does() {
    let base = shipped();
    let minmax = Recipe {
        normalise: Normalise::MinMax,
        ..base.clone()
    };
    let cases = [
        minmax.clone(),
        Recipe {
            normalise: Normalise::Percentile,
            ..base.clone()
        },
        Recipe {
            normalise: Normalise::Frontier,
            ..base.clone()
        },
        Recipe {
            normalise: Normalise::Target,
            ..base.clone()
        },
        Recipe {
            treat: Treat::WinsoriseLog { reflect: true },
            ..minmax.clone()
        },
        Recipe {
            treat: Treat::BoxCox { lambda: None },
            ..minmax.clone()
        },
        Recipe {
            impute: Impute::GroupMedian,
            ..minmax.clone()
        },
        Recipe {
            impute: Impute::Nearest,
            ..minmax.clone()
        },
        Recipe {
            weights: Weighting::Equal,
            ..minmax.clone()
        },
        Recipe {
            weights: Weighting::PcaFirst,
            ..minmax.clone()
        },
        Recipe {
            weights: Weighting::Entropy,
            ..minmax.clone()
        },
        Recipe {
            weights: Weighting::Critic,
            ..minmax.clone()
        },
    ];
    for recipe in cases {
        let plan = with(recipe.clone());
        let (fast, slow) = (roots(&plan), slow(&plan, &recipe));
        assert_eq!(fast.len(), slow.len());
        for (unit, score) in &fast {
            let told = slow[unit];
            assert!(
                (score - told).abs() < 1e-9,
                "{recipe:?} {unit}: {score} and {told}"
            );
        }
    }
}

#[test]
fn copeland_ranks_the_world_as_the_engine_of_any_table_does() {
    let recipe = Recipe {
        aggregate: Aggregate::Copeland,
        ..shipped()
    };
    let plan = with(recipe.clone());
    let (fast, slow) = (roots(&plan), slow(&plan, &recipe));
    let order = |of: &BTreeMap<String, f64>| {
        let units: Vec<&String> = of.keys().collect();
        let ranks = readiness::ranks(&of.values().map(|v| Some(*v)).collect::<Vec<_>>());
        units.into_iter().cloned().zip(ranks).collect::<Vec<_>>()
    };
    assert_eq!(order(&fast), order(&slow));
    assert!(fast.values().all(|v| (0.0..=100.0).contains(v)));
    let job = Job::Ranks {
        plan: Box::new(plan),
        framework: "own-1".into(),
        view: View::Outcomes,
        year: None,
        draws: 500,
        seed: 1,
    };
    let Reply::Ranks(ranks) = engine::run(world(), &job, &mut |_| true) else {
        panic!("no ranks")
    };
    assert_eq!(ranks.len(), fast.len());
    assert!(ranks.iter().all(|r| r.p05 <= r.median && r.median <= r.p95));
}

#[test]
fn what_is_filled_in_is_marked_and_who_had_no_score_still_has_none() {
    let before = basis::readiness(world(), &own(), &index(&own()));
    let plan = with(Recipe {
        impute: Impute::GroupMedian,
        ..shipped()
    });
    let after = basis::readiness(world(), &plan, &index(&plan));
    let mut filled = 0;
    for (a, b) in before.economies.iter().zip(&after.economies) {
        assert_eq!(a.scored.is_some(), b.scored.is_some());
        for (x, y) in a.cells.iter().zip(&b.cells) {
            match (&x.used, &y.used) {
                (Cell::Missing(_), Cell::Observed(o)) => {
                    assert_eq!(o.origin, Origin::Imputed);
                    filled += 1;
                }
                (x, y) => assert_eq!(x, y),
            }
        }
    }
    assert!(filled > 100, "{filled}");
}

#[test]
fn a_recipe_stays_as_it_was_measured_at_the_base_year() {
    let plan = with(Recipe {
        normalise: Normalise::MinMax,
        ..shipped()
    });
    let frozen = index(&plan);
    let then = basis::readiness(world(), &basis::as_of(&plan, 2015), &frozen);
    assert!(then.scored().count() > 100);
    for (e, s) in then.scored() {
        assert!((0.0..=100.0).contains(&s.root), "{}", e.economy);
        assert_eq!(
            frozen.score(&e.values()).unwrap().root.to_bits(),
            s.root.to_bits()
        );
    }
    let job = |year| Job::Ranks {
        plan: Box::new(plan.clone()),
        framework: "own-1".into(),
        view: View::Outcomes,
        year,
        draws: 50,
        seed: 1,
    };
    let Reply::Ranks(ranks) = engine::run(world(), &job(Some(2015)), &mut |_| true) else {
        panic!("no ranks")
    };
    let of = |code: atlas::Iso3| then.get(code).unwrap().scored.as_ref().unwrap().root;
    assert!(ranks.iter().all(|r| r.score == of(r.economy)));
}

#[test]
fn a_zero_plan_starts_at_the_score_under_the_recipe_bit_for_bit() {
    let recipe = Recipe {
        normalise: Normalise::MinMax,
        aggregate: Aggregate::Geometric,
        impute: Impute::GroupMedian,
        weights: Weighting::Critic,
        ..shipped()
    };
    let mut plan = with(recipe);
    plan.settings.framework = "own-1".into();
    let base = basis::Basis::new(world(), &plan).unwrap();
    let context = base.context();
    let projection =
        foresight::projection::project(&context, &[], &plan.region.economies, 5, 1, &mut |_| true).unwrap();
    let mut told = 0;
    for row in projection
        .rows
        .iter()
        .filter(|r| r.year == plan.settings.base_year && r.quantity == foresight::projection::Quantity::Score)
    {
        let frozen = if row.view == View::Outcomes {
            &base.outcomes
        } else {
            &base.milestones
        };
        let all = basis::readiness(world(), &plan, frozen);
        if let Some(scored) = all.get(row.economy).and_then(|e| e.scored.as_ref()) {
            assert_eq!(row.without.to_bits(), scored.root.to_bits(), "{}", row.economy);
            told += 1;
        }
    }
    assert!(told > 0);
}

#[test]
fn a_recipe_that_cannot_be_computed_names_its_node_and_judgements_never_break() {
    let lost = Recipe {
        normalise: Normalise::Reference,
        reference: Some("XXX".into()),
        ..shipped()
    };
    let refused = basis::frozen(world(), &with(lost), "own-1", View::Outcomes).unwrap_err();
    assert_eq!(refused.key, "error-recipe");
    assert!(refused.detail.contains("XXX"), "{}", refused.detail);
    let mut ahp = Recipe {
        weights: Weighting::Ahp,
        ..shipped()
    };
    let over = |over: &str, under: &str| readiness::Judgement {
        over: over.into(),
        under: under.into(),
        ratio: 3.0,
    };
    ahp.judgements.insert(
        "index".into(),
        vec![over("Enable", "Defend"), over("gone", "Network")],
    );
    let frozen = index(&with(ahp));
    let share = |id: &str| frozen.nodes()[frozen.node(id).unwrap()].share;
    assert!(share("Enable") > share("Network") && share("Network") > share("Defend"));
}

#[test]
fn draws_around_a_recipe_have_its_scores_as_their_base() {
    let recipe = Recipe {
        normalise: Normalise::ZScore,
        aggregate: Aggregate::Geometric,
        ..shipped()
    };
    let plan = with(recipe);
    let variation = readiness::uncertainty::Variation::around(
        &engine::recipe::variation_base(&plan, "own-1"),
        &readiness::uncertainty::Factor::ALL,
        readiness::uncertainty::WeightDraw::Uniform(0.25),
        true,
    );
    let job = Job::Uncertainty {
        plan: Box::new(plan.clone()),
        framework: "own-1".into(),
        view: View::Outcomes,
        draws: 60,
        seed: 1,
        variation,
    };
    let Reply::Uncertainty(told) = engine::run(world(), &job, &mut |_| true) else {
        panic!("no draws")
    };
    let scored = told.ranks.iter().flatten().count();
    assert_eq!(scored, roots(&plan).len());
}

#[test]
fn a_change_is_split_and_a_part_that_does_not_exist_is_zero() {
    let mut plan = with(Recipe {
        normalise: Normalise::MinMax,
        ..shipped()
    });
    let kenya = "KEN".parse().unwrap();
    let set = Command::SetOwnValue {
        economy: kenya,
        indicator: "internet_users_pct".into(),
        year: 2019,
        value: Some((90.0, "Census".into())),
    };
    set.apply(&mut plan).unwrap();
    let edition = |framework: &str, release, year| Edition {
        framework: framework.into(),
        release,
        year,
    };
    let run = |before, after| {
        let job = Job::Change {
            plan: Box::new(plan.clone()),
            view: View::Outcomes,
            before,
            after,
            file: Vec::new(),
        };
        match engine::run(world(), &job, &mut |_| true) {
            Reply::Changed(found) => found,
            other => panic!("{other:?}"),
        }
    };
    let method = run(
        edition("prongs", Release::Pack, 2025),
        edition("own-1", Release::Pack, 2025),
    );
    assert!(
        method
            .economies
            .iter()
            .all(|c| c.score.data == 0.0 && c.score.real == 0.0)
    );
    assert!(method.economies.iter().any(|c| c.score.method.abs() > 1.0));
    let real = run(
        edition("prongs", Release::Pack, 2020),
        edition("prongs", Release::Pack, 2025),
    );
    assert!(
        real.economies
            .iter()
            .all(|c| c.score.data == 0.0 && c.score.method == 0.0)
    );
    let all = run(
        edition("prongs", Release::Pack, 2019),
        edition("own-1", Release::Own, 2025),
    );
    for c in &all.economies {
        let sum = c.score.method + c.score.data + c.score.real;
        assert!((sum - (c.score.after - c.score.before)).abs() < 1e-9);
        assert_eq!(c.score.data != 0.0, c.economy == kenya, "{}", c.economy);
    }
}

#[test]
fn a_recipe_of_a_milestone_view_keeps_the_milestones_weights() {
    let plan = with(Recipe {
        weights: Weighting::Critic,
        normalise: Normalise::MinMax,
        ..shipped()
    });
    let plain = basis::frozen(world(), &own(), "own-1", View::Milestones).unwrap();
    let frozen = basis::frozen(world(), &plan, "own-1", View::Milestones).unwrap();
    for (a, b) in plain.nodes().iter().zip(frozen.nodes()) {
        if let Some(l) = a.leaf.filter(|l| plain.leaves()[*l].role == Role::Milestone) {
            assert!((a.share - b.share).abs() < 1e-12, "{}", plain.leaves()[l].node);
        }
    }
}
