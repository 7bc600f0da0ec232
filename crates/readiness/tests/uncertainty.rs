//! The draws beside a slow version that runs the whole engine for each of them.

#![allow(clippy::unwrap_used, clippy::float_cmp)]

use indicators::Direction;
use proptest::prelude::*;
use readiness::draw::Stream;
use readiness::uncertainty::{
    Draws, Ensemble, Factor, Output, Question, Scaled, SobolDraws, UnitRanks, Variation, WeightDraw,
};
use readiness::{
    Aggregate, Aside, Impute, Node, Normalise, Recipe, Screen, Structure, Table, Treat, compute,
};

const LEAVES: [(&str, &str, f64); 7] = [
    ("a", "P", 1.013),
    ("b", "P", 2.171),
    ("c", "P", 0.537),
    ("d", "Q", 1.119),
    ("e", "Q", 0.931),
    ("f", "R", 3.073),
    ("g", "index", 0.717),
];

fn structure(own: Option<Aggregate>, light: f64) -> Structure {
    let mut nodes: Vec<Node> = LEAVES
        .iter()
        .enumerate()
        .map(|(i, (code, parent, weight))| {
            let direction = if i % 3 == 1 {
                Direction::Lower
            } else {
                Direction::Higher
            };
            Node::new(code, Some(parent), 1, direction, *weight)
        })
        .collect();
    nodes[1].weight = light;
    for (code, weight) in [("P", 1.033), ("Q", 2.057), ("R", 1.511)] {
        nodes.push(Node::new(code, Some("index"), 2, Direction::Higher, weight));
    }
    nodes.push(Node::new("index", None, 3, Direction::Higher, 1.0));
    for node in nodes.iter_mut().filter(|n| n.code == "Q") {
        node.aggregate = own;
    }
    Structure::new(nodes).unwrap()
}

fn table(units: usize, seed: u64, missing: f64) -> (Table, Aside) {
    let names: Vec<String> = (0..units).map(|u| format!("u{u}")).collect();
    let mut rows = Vec::new();
    for (u, unit) in names.iter().enumerate() {
        for (code, ..) in LEAVES {
            let stream = Stream::new(seed, code, unit);
            // Two units alike, so that ties happen; the first three complete, so that any method works.
            let stream = if u == 4 {
                Stream::new(seed, code, "u3")
            } else {
                stream
            };
            let there = u < 3 || stream.uniform(1) >= missing;
            rows.push((
                unit.as_str(),
                code,
                there.then(|| (stream.uniform(0) * 1000.0).round()),
            ));
        }
    }
    let mut aside = Aside::default();
    for (u, name) in names.iter().enumerate() {
        aside.groups.insert(name.clone(), format!("g{}", u % 2));
    }
    (Table::from_rows(rows).unwrap(), aside)
}

fn scaled(method: Normalise) -> Scaled {
    Scaled {
        method,
        scale: (1.0, 100.0),
    }
}

/// The ranks of one draw by the engine.
fn slow(
    (table, aside): &(Table, Aside),
    structure: &Structure,
    base: &Recipe,
    v: &Variation,
    draw: Option<(u64, u64)>,
) -> Vec<Option<u32>> {
    let pick = |f: Factor, n: usize| {
        draw.map_or(0, |(seed, d)| {
            (Stream::new(seed, "choice", f.name()).uniform(d) * n as f64) as usize
        })
    };
    let normal = &v.normalise[pick(Factor::Normalisation, v.normalise.len())];
    let recipe = Recipe {
        impute: v.impute[pick(Factor::Imputation, v.impute.len())],
        treat: v.treat[pick(Factor::Treatment, v.treat.len())],
        normalise: normal.method,
        scale: normal.scale,
        aggregate: v.aggregate[pick(Factor::Aggregation, v.aggregate.len())],
        ..base.clone()
    };
    let mut nodes = structure.nodes().to_vec();
    if let (Some((seed, d)), WeightDraw::Uniform(_)) = (draw, v.weights) {
        for node in &mut nodes {
            let stream = readiness::intervals::weight_stream(seed, &node.code);
            node.weight *= readiness::intervals::weight_factor(stream, d);
        }
    }
    let structure = Structure::new(nodes).unwrap();
    let scores = compute(table, &structure, aside, &recipe).unwrap();
    scores.ranks[structure.root()].clone()
}

fn agree(
    data: &(Table, Aside),
    structure: &Structure,
    base: &Recipe,
    v: &Variation,
    draws: u32,
    seed: u64,
) -> Result<(), TestCaseError> {
    let v = &v.clone().filled(base);
    let ensemble = Ensemble::of_table(&data.0, structure, &data.1, base, v).unwrap();
    let how = Draws {
        draws,
        seed,
        pairs: true,
    };
    let fast = ensemble.draws(ensemble.weights(), how, &mut |_| true).unwrap();
    let n = data.0.units().len();
    let mut counts = vec![vec![0u32; n]; n];
    let mut better = vec![0u32; n * n];
    let nominal = slow(data, structure, base, v, None);
    for d in 0..u64::from(draws) {
        let ranks = slow(data, structure, base, v, Some((seed, d)));
        for (unit, rank) in ranks.iter().enumerate() {
            if let Some(rank) = rank {
                counts[unit][*rank as usize - 1] += 1;
                for (other, than) in ranks.iter().enumerate() {
                    better[unit * n + other] += u32::from(than.is_none_or(|t| *rank < t));
                }
            }
        }
    }
    let slow: Vec<Option<UnitRanks>> = nominal
        .iter()
        .zip(&counts)
        .map(|(base, c)| UnitRanks::of_counts(*base, c))
        .collect();
    prop_assert_eq!(&fast.units, &slow);
    prop_assert_eq!(&fast.pairs, &better);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn every_draw_ranks_as_the_engine_does(
        units in 6usize..22, seed in 0u64..1000, missing in 0.0f64..0.4,
        own in prop::option::of(prop::sample::select(vec![Aggregate::Harmonic, Aggregate::Arithmetic, Aggregate::Copeland])),
        screen in prop::sample::select(vec![0.0, 0.6]), light in prop::sample::select(vec![0.0, 2.0]),
        uniform: bool,
    ) {
        let own = own.filter(|o| *o != Aggregate::Copeland || missing < 0.2);
        let means = own != Some(Aggregate::Copeland);
        let variation = Variation {
            impute: vec![Impute::None, Impute::Nearest, Impute::GroupMedian],
            treat: vec![Treat::None, Treat::WinsoriseLog { reflect: false }],
            normalise: vec![scaled(Normalise::MinMax), scaled(Normalise::Percentile), scaled(Normalise::Rank)],
            weights: if uniform { WeightDraw::Uniform(0.25) } else { WeightDraw::Held },
            aggregate: if means {
                vec![Aggregate::Arithmetic, Aggregate::Geometric, Aggregate::Harmonic, Aggregate::Generalised(0.5), Aggregate::Generalised(-2.0)]
            } else { vec![Aggregate::Arithmetic, Aggregate::Copeland] },
        };
        let base = Recipe { scale: (1.0, 100.0), screen: Screen::every(screen), ..Recipe::default() };
        agree(&table(units, seed, missing), &structure(own, light), &base, &variation, 40, seed)?;
    }

    #[test]
    fn copeland_draws_rank_as_the_engine_does(units in 6usize..20, seed in 0u64..1000, missing in 0.0f64..0.4) {
        let variation = Variation {
            aggregate: vec![Aggregate::Copeland, Aggregate::Geometric],
            normalise: vec![scaled(Normalise::MinMax)],
            ..Variation::default()
        };
        let base = Recipe { scale: (1.0, 100.0), ..Recipe::default() };
        agree(&table(units, seed, missing), &structure(None, 1.0), &base, &variation, 12, seed)?;
    }
}

fn ensemble(weights: WeightDraw, aggregate: Vec<Aggregate>) -> Ensemble {
    let data = table(20, 5, 0.1);
    let variation = Variation {
        weights,
        aggregate,
        normalise: vec![
            scaled(Normalise::MinMax),
            scaled(Normalise::ZScore),
            scaled(Normalise::Percentile),
        ],
        ..Variation::default()
    };
    Ensemble::of_table(
        &data.0,
        &structure(None, 2.0),
        &data.1,
        &Recipe::default(),
        &variation,
    )
    .unwrap()
}

#[test]
fn more_draws_and_more_options_leave_the_first_draws_as_they_were() {
    let all = ensemble(WeightDraw::Dirichlet(1.0), vec![Aggregate::Arithmetic]);
    let how = |draws| Draws {
        draws,
        seed: 3,
        pairs: false,
    };
    let few = all.draws(all.weights(), how(100), &mut |_| true).unwrap();
    let again = all.draws(all.weights(), how(100), &mut |_| true).unwrap();
    let many = all.draws(all.weights(), how(200), &mut |_| true).unwrap();
    assert_eq!(few, again);
    for (a, b) in few.units.iter().zip(&many.units) {
        let (a, b) = (a.as_ref().unwrap(), b.as_ref().unwrap());
        for rank in 1..=20 {
            let count = |u: &UnitRanks| (u.acceptability(rank) * f64::from(u.draws)).round() as u32;
            assert!(count(a) <= count(b));
        }
    }
}

#[test]
fn acceptabilities_sum_to_one_and_the_top_probability_rises() {
    let all = ensemble(
        WeightDraw::Dirichlet(2.0),
        vec![Aggregate::Arithmetic, Aggregate::Geometric],
    );
    let how = Draws {
        draws: 300,
        seed: 9,
        pairs: true,
    };
    let told = all.draws(all.weights(), how, &mut |_| true).unwrap();
    for (at, unit) in told.units.iter().enumerate() {
        let unit = unit.as_ref().unwrap();
        let sum: f64 = (1..=20).map(|r| unit.acceptability(r)).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        assert!((1..20).all(|k| unit.top(k) <= unit.top(k + 1)));
        assert_eq!(unit.top(20), 1.0);
        assert!(unit.p05 <= unit.median && unit.median <= unit.p95);
        assert_eq!(told.better(at, at), Some(0.0));
    }
    // Units 3 and 4 are alike.
    assert_eq!(told.units[3], told.units[4]);
}

#[test]
fn draws_stop_when_told_to() {
    let all = ensemble(WeightDraw::Uniform(0.25), vec![Aggregate::Arithmetic]);
    let how = Draws {
        draws: 5000,
        seed: 1,
        pairs: false,
    };
    let mut asked = 0;
    let stopped = all.draws(all.weights(), how, &mut |share| {
        assert!((0.0..=1.0).contains(&share));
        asked += 1;
        asked < 3
    });
    assert!(stopped.is_none() && asked == 3);
}

#[test]
fn a_choice_that_is_held_explains_nothing_and_dropping_an_indicator_of_no_weight_moves_nobody() {
    let data = table(20, 5, 0.1);
    let variation = Variation {
        impute: vec![Impute::None, Impute::None],
        aggregate: vec![Aggregate::Arithmetic, Aggregate::Geometric],
        ..Variation::default()
    };
    let all = Ensemble::of_table(
        &data.0,
        &structure(None, 0.0),
        &data.1,
        &Recipe::default(),
        &variation,
    )
    .unwrap();
    let how = SobolDraws {
        rows: 256,
        bootstrap: 50,
        seed: 1,
    };
    let found = all
        .sobol(
            all.weights(),
            &[Output::MeanShift, Output::Rank(2)],
            how,
            &mut |_| true,
        )
        .unwrap();
    assert_eq!(found.len(), 6);
    // Imputing nothing twice: exactly nothing.
    for row in found.iter().filter(|r| r.factor == Factor::Imputation) {
        let of = row.indices.unwrap();
        assert_eq!((of.first.value, of.total.value), (0.0, 0.0));
    }
    for row in &found {
        let of = row.indices.unwrap();
        assert!(of.total.low <= of.total.value && of.total.value <= of.total.high);
    }
    let drops = all.drops(all.weights());
    assert_eq!(drops.len(), LEAVES.len());
    assert_eq!(drops[1].mean_shift, 0.0);
    assert!(drops.iter().any(|d| d.mean_shift > 0.0));
    assert_eq!(all.switches(all.weights()).len(), 2);
}

#[test]
fn dropping_an_indicator_ranks_as_a_structure_without_it() {
    let data = table(15, 8, 0.2);
    let full = structure(None, 2.0);
    let base = Recipe::default();
    let all = Ensemble::of_table(&data.0, &full, &data.1, &base, &Variation::default()).unwrap();
    for drop in all.drops(all.weights()) {
        let mut nodes: Vec<Node> = full
            .nodes()
            .iter()
            .filter(|n| n.code != drop.node)
            .cloned()
            .collect();
        // R has one indicator: it goes with it.
        if drop.node == "f" {
            nodes.retain(|n| n.code != "R");
        }
        let without = Structure::new(nodes).unwrap();
        let scores = compute(&data.0, &without, &data.1, &base).unwrap();
        assert_eq!(drop.ranks, scores.ranks[without.root()], "without {}", drop.node);
    }
}

#[test]
fn several_methods_stand_side_by_side_with_their_agreement() {
    let all = ensemble(WeightDraw::Held, vec![Aggregate::Arithmetic]);
    let told = all.methods(all.weights(), 0).unwrap();
    assert_eq!(told.methods.len(), 6);
    for (unit, agreement) in told.agreement.iter().enumerate() {
        let base = told.methods[0].ranks[unit];
        let count = told.methods.iter().filter(|m| m.ranks[unit] == base).count();
        assert_eq!(*agreement, u32::try_from(count).ok());
    }
    let wide = all.methods(all.weights(), 20).unwrap();
    assert!(wide.agreement.iter().all(|a| *a == Some(6)));
}

/// Scores with the share of a node set and its siblings rescaled, by the engine.
fn ranks_at(
    data: &(Table, Aside),
    structure: &Structure,
    base: &Recipe,
    node: usize,
    share: f64,
) -> Vec<Option<u32>> {
    let mut nodes = structure.nodes().to_vec();
    let parent = structure.parent(node).unwrap();
    let others: f64 = structure
        .children(parent)
        .iter()
        .filter(|c| **c != node)
        .map(|c| nodes[*c].weight)
        .sum();
    for c in structure.children(parent) {
        nodes[*c].weight = if *c == node {
            share
        } else {
            nodes[*c].weight / others * (1.0 - share)
        };
    }
    let structure = Structure::new(nodes).unwrap();
    compute(&data.0, &structure, &data.1, base).unwrap().ranks[structure.root()].clone()
}

#[test]
fn an_order_holds_inside_its_interval_and_turns_outside() {
    for (kind, missing, margin) in [
        (Aggregate::Arithmetic, 0.0, 1e-6),
        (Aggregate::Arithmetic, 0.3, 1e-6),
        (Aggregate::Geometric, 0.2, 2e-4),
    ] {
        let data = table(12, 3, missing);
        let structure = structure(None, 2.0);
        let base = Recipe {
            scale: (1.0, 100.0),
            aggregate: kind,
            ..Recipe::default()
        };
        let all = Ensemble::of_table(&data.0, &structure, &data.1, &base, &Variation::default()).unwrap();
        let mut turned = 0;
        for node in [0, 1, 6, 7, 9] {
            for (a, b) in [(0, 1), (2, 7), (5, 9), (3, 8)] {
                let hold = all.pair_stability(all.weights(), node, a, b).unwrap();
                assert!(hold.low <= hold.now && hold.now <= hold.high);
                let order = |s: f64| {
                    let ranks = ranks_at(&data, &structure, &base, node, s);
                    ranks[a].cmp(&ranks[b])
                };
                let now = order(hold.now);
                let width = hold.high - hold.low;
                for part in [0.01, 0.3, 0.7, 0.99] {
                    assert_eq!(order(hold.low + width * part), now, "{kind:?} {node} {a} {b}");
                }
                if hold.high < 1.0 - margin {
                    assert_ne!(order(hold.high + margin), now);
                    turned += 1;
                }
                if hold.low > margin {
                    assert_ne!(order(hold.low - margin), now);
                    turned += 1;
                }
            }
            let top = all.unit_stability(all.weights(), node, Question::Top(3));
            for (unit, hold) in top.iter().enumerate() {
                let hold = hold.unwrap();
                let within =
                    |s: f64| ranks_at(&data, &structure, &base, node, s)[unit].is_some_and(|r| r <= 3);
                let now = within(hold.now);
                for part in [0.01, 0.5, 0.99] {
                    assert_eq!(within(hold.low + (hold.high - hold.low) * part), now);
                }
                if hold.high < 1.0 - margin {
                    assert_ne!(within(hold.high + margin), now, "{kind:?} {node} {unit} {hold:?}");
                }
            }
        }
        assert!(turned > 4, "{kind:?}: {turned}");
    }
}

#[test]
fn two_units_cross_where_their_lines_do() {
    // x: 100 against 0, y: 0 against 50 of 0..100; equal where 100 s = 50 (1 − s), s = 1/3.
    let rows = [
        ("A", "x", 100.0),
        ("B", "x", 0.0),
        ("A", "y", 0.0),
        ("B", "y", 50.0),
        ("C", "y", 100.0),
        ("C", "x", 0.0),
    ];
    let table = Table::from_rows(rows.map(|(u, c, v)| (u, c, Some(v)))).unwrap();
    let structure = Structure::new(vec![
        Node::new("x", Some("index"), 1, Direction::Higher, 1.0),
        Node::new("y", Some("index"), 1, Direction::Higher, 1.0),
        Node::new("index", None, 2, Direction::Higher, 1.0),
    ])
    .unwrap();
    let all = Ensemble::of_table(
        &table,
        &structure,
        &Aside::default(),
        &Recipe::default(),
        &Variation::default(),
    )
    .unwrap();
    let hold = all.pair_stability(all.weights(), 0, 0, 1).unwrap();
    assert!((hold.low - 1.0 / 3.0).abs() < 1e-12 && hold.high == 1.0 && hold.now == 0.5);
    // A and C tie now.
    assert_eq!(all.pair_stability(all.weights(), 0, 0, 2), None);
    assert_eq!(all.pair_stability(all.weights(), 2, 0, 1), None);
}
