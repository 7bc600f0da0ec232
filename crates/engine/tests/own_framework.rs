//! A plan's own framework and indicators, through every job.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]
#![allow(clippy::float_cmp, reason = "bit equality is the point")]

use atlas::Iso3;
use engine::frameworks;
use engine::job::RankInterval;
use engine::{Job, Reply, World};
use foresight::baseline::Method;
use foresight::projection::Quantity;
use indicators::framework::{Kind, LeafKind, Node};
use indicators::{Cell, Direction, Edit, Mean, Origin, Role, Transform, View};
use plan::{Accepted, Command, OwnIndicator, Plan};

fn iso(code: &str) -> Iso3 {
    code.parse().unwrap()
}

fn run(job: &Job) -> Reply {
    engine::run(World::load().unwrap(), job, &mut |_| true)
}

/// The example, with a copy of its framework chosen, by commands alone.
fn own() -> Plan {
    let world = World::load().unwrap();
    let mut plan = engine::example(world).unwrap();
    plan.example = false;
    let copy = frameworks::copy(world, &plan, "prongs", "own-1", "Mine").unwrap();
    let commands = vec![
        Command::SetFramework {
            id: "own-1".into(),
            position: 0,
            framework: Some(Box::new(copy)),
        },
        Command::ChooseFramework {
            framework: "own-1".into(),
        },
    ];
    Command::Batch { commands }.apply(&mut plan).unwrap();
    plan
}

fn edit(plan: &mut Plan, edit: Edit) {
    let command = Command::EditFramework {
        framework: "own-1".into(),
        edit,
    };
    command.apply(plan).unwrap();
}

/// Adds an indicator of the plan's own under *Connectivity*, with values for two economies.
fn with_fibre(mut plan: Plan) -> Plan {
    let indicator = OwnIndicator {
        id: "own_fibre_km".into(),
        name: "Fibre".into(),
        unit: "km per 1,000 people".into(),
        direction: Direction::Higher,
        source: "Regulator".into(),
        low: 0.0,
        high: 10.0,
    };
    Command::SetOwnIndicator {
        id: "own_fibre_km".into(),
        indicator: Some(indicator),
    }
    .apply(&mut plan)
    .unwrap();
    for (economy, value) in [("KEN", 8.0), ("RWA", 5.0)] {
        Command::SetOwnValue {
            economy: iso(economy),
            indicator: "own_fibre_km".into(),
            year: 2024,
            value: Some((value, "Regulator, 2024".into())),
        }
        .apply(&mut plan)
        .unwrap();
    }
    let node = Node {
        code: "fibre".into(),
        parent: Some("Connectivity".into()),
        weight: 2.0,
        kind: Kind::Leaf(LeafKind {
            indicator: "own_fibre_km".into(),
            role: Role::Outcome,
            direction: Direction::Higher,
            transform: Transform::Identity,
            low: 0.0,
            high: 10.0,
            denominator: None,
        }),
    };
    let framework = plan.framework("own-1").unwrap();
    let at = framework.place(Some("Connectivity"), 1, None);
    edit(
        &mut plan,
        Edit::Add {
            top: "fibre".into(),
            nodes: vec![(at, node)],
        },
    );
    plan
}

fn ranks(plan: &Plan, framework: &str) -> Vec<RankInterval> {
    let job = Job::Ranks {
        plan: Box::new(plan.clone()),
        framework: framework.into(),
        view: View::Milestones,
        year: None,
        draws: 60,
        seed: 1,
    };
    match run(&job) {
        Reply::Ranks(ranks) => ranks,
        other => panic!("{other:?}"),
    }
}

fn score(ranks: &[RankInterval], code: &str) -> f64 {
    ranks.iter().find(|r| r.economy == iso(code)).unwrap().score
}

#[test]
fn a_copy_ranks_and_finds_projects_as_the_shipped_framework_does() {
    let plan = own();
    let of = |framework: &str| -> Vec<(Iso3, u64, u32)> {
        let all = ranks(&plan, framework);
        all.iter()
            .map(|r| (r.economy, r.score.to_bits(), r.rank))
            .collect()
    };
    assert_eq!(of("own-1"), of("prongs"));
    let candidates = |plan: &Plan| match run(&Job::Candidates(Box::new(plan.clone()))) {
        Reply::Candidates(set) => set,
        other => panic!("{other:?}"),
    };
    let shipped = Plan {
        settings: plan::Settings {
            framework: "prongs".into(),
            ..plan.settings.clone()
        },
        ..plan.clone()
    };
    assert_eq!(candidates(&plan), candidates(&shipped));
}

#[test]
fn an_indicator_of_ones_own_moves_only_whom_it_has_values_for() {
    let (before, after) = (own(), with_fibre(own()));
    let (before, after) = (ranks(&before, "own-1"), ranks(&after, "own-1"));
    assert!(score(&after, "KEN") > score(&before, "KEN"));
    assert_eq!(score(&after, "UGA"), score(&before, "UGA"));
}

#[test]
fn an_own_value_stands_beside_the_published_one_under_an_edited_framework() {
    let world = World::load().unwrap();
    let mut plan = with_fibre(own());
    Command::SetOwnValue {
        economy: iso("KEN"),
        indicator: "internet_users_pct".into(),
        year: 2024,
        value: Some((77.0, "Census".into())),
    }
    .apply(&mut plan)
    .unwrap();
    let frozen = engine::basis::frozen(world, &plan, "own-1", View::Outcomes).unwrap();
    let readiness = engine::basis::readiness(world, &plan, &frozen);
    let row = readiness.get(iso("KEN")).unwrap();
    let cell = &row.cells[frozen.leaf_of("internet_users_pct").unwrap()];
    let used = match &cell.used {
        Cell::Observed(o) => o,
        Cell::Missing(m) => panic!("{m:?}"),
    };
    assert_eq!((used.value, &used.origin), (77.0, &Origin::Own("Census".into())));
    assert!(matches!(&cell.published, Cell::Observed(o) if matches!(o.origin, Origin::Published(_))));
    let own = &row.cells[frozen.leaf_of("own_fibre_km").unwrap()];
    assert!(matches!(&own.used, Cell::Observed(o) if o.origin == Origin::Own("Regulator, 2024".into())));
    assert!(matches!(own.published, Cell::Missing(_)));
}

#[test]
fn a_projection_starts_at_the_edited_readiness_and_holds_own_indicators_flat_and_marked() {
    let world = World::load().unwrap();
    let mut plan = with_fibre(own());
    for (node, mean) in [(None, Mean::Geometric), (Some("Connectivity"), Mean::Harmonic)] {
        let node = node.map(str::to_owned);
        edit(&mut plan, Edit::SetMean { node, mean });
    }
    edit(
        &mut plan,
        Edit::Drop {
            node: "Research".into(),
        },
    );
    let Reply::Problem(problem) = run(&Job::Problem(Box::new(plan.clone()))) else {
        panic!("no programme")
    };
    assert!(!problem.projects.is_empty());
    let Reply::Outcome(outcome) = run(&Job::Heuristic(problem)) else {
        panic!("no portfolio")
    };
    assert!(!outcome.chosen.is_empty());
    plan.accepted = Some(Accepted {
        choices: outcome.chosen.clone(),
        outcome: *outcome,
    });
    let job = Job::Project {
        plan: Box::new(plan.clone()),
        draws: 20,
        seed: 1,
    };
    let Reply::Impact(impact) = run(&job) else {
        panic!("no projection")
    };
    let method = impact.baselines.iter().find(|(id, _)| id == "own_fibre_km");
    assert_eq!(method.unwrap().1.method, Method::Milestone);
    let frozen = engine::basis::frozen(world, &plan, "own-1", View::Outcomes).unwrap();
    let readiness = engine::basis::readiness(world, &plan, &frozen);
    let root = readiness.get(iso("KEN")).unwrap().scored.as_ref().unwrap().root;
    let rows = || impact.projection.rows.iter().filter(|r| r.economy == iso("KEN"));
    let base = rows().find(|r| r.quantity == Quantity::Score && r.view == View::Outcomes && r.year == 2025);
    assert_eq!(base.unwrap().without.to_bits(), root.to_bits());
    let fibre: Vec<f64> = rows()
        .filter(|r| r.node == "fibre")
        .flat_map(|r| [r.p10, r.p90, r.without])
        .collect();
    assert!(fibre.len() > 20 && fibre.iter().all(|v| *v == 8.0));
    assert!(rows().any(|r| r.quantity == Quantity::Score && r.with > r.without));
}

#[test]
fn what_only_the_pack_can_tell_is_refused_at_its_node() {
    let mut plan = own();
    let framework = &mut plan.frameworks[0];
    for node in &mut framework.nodes {
        if let Kind::Leaf(leaf) = &mut node.kind {
            match node.code.as_str() {
                "spi_overall" => leaf.indicator = "spi_of_another_pack".into(),
                "coverage_4g_pct" => leaf.denominator = Some("nothing".into()),
                "wgi_rule_of_law" => leaf.indicator = "milestone_csirt".into(),
                _ => {}
            }
        }
    }
    let Reply::Refused { key, detail } = run(&Job::Problem(Box::new(plan))) else {
        panic!("not refused")
    };
    assert_eq!(key, "error-framework");
    for node in ["spi_overall", "coverage_4g_pct", "wgi_rule_of_law"] {
        assert!(detail.contains(&format!("{node}: found")), "{detail}");
    }
}

#[test]
fn no_id_of_the_pack_begins_as_those_of_a_users_own_do() {
    let world = World::load().unwrap();
    assert!(world.pack.indicators().iter().all(|i| !i.id.starts_with("own_")));
    assert!(world.frameworks.iter().all(|f| !f.id.starts_with("own-")));
}
