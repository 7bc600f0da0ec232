//! Laws of the whole engine: what must not matter does not, what is asked for is done or named, and
//! garbage never brings it down.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp, reason = "tests")]

use indicators::{Direction, Transform};
use proptest::prelude::*;
use readiness::lineage::Step;
use readiness::{
    Aggregate, Aside, Impute, Judgement, Node, Normalise, OfIndicator, Problem, Reason, Recipe, Scores,
    Screen, Structure, Table, Treat, Weighting, compute, lineage,
};

const UNITS: [&str; 6] = ["NA", "B", "C", "D", "E", "F"];

fn leaf(code: &str, parent: &str, weight: f64) -> Node {
    Node {
        low: Some(0.0),
        high: Some(100.0),
        target: Some(1000.0),
        ..Node::new(code, Some(parent), 1, Direction::Higher, weight)
    }
}

fn group(code: &str, parent: Option<&str>, level: u32) -> Node {
    Node::new(code, parent, level, Direction::Higher, 1.0)
}

/// w, x, y under left; z under right.
fn nodes() -> Vec<Node> {
    vec![
        leaf("w", "left", 1.0),
        leaf("x", "left", 2.0),
        leaf("y", "left", 3.0),
        leaf("z", "right", 1.0),
        group("left", Some("index"), 2),
        group("right", Some("index"), 2),
        group("index", None, 3),
    ]
}

fn structure() -> Structure {
    Structure::new(nodes()).unwrap()
}

type Columns = [Vec<Option<f64>>; 4];

fn table(columns: &Columns) -> Table {
    let mut rows = Vec::new();
    for (at, unit) in UNITS.iter().enumerate() {
        for (name, column) in ["w", "x", "y", "z"].into_iter().zip(columns) {
            rows.push((*unit, name, column[at]));
        }
    }
    Table::from_rows(rows).unwrap()
}

fn full() -> Columns {
    let of = |x: [f64; 6]| x.map(Some).to_vec();
    [
        of([10., 40., 20., 80., 55., 70.]),
        of([30., 10., 20., 40., 60., 25.]),
        of([2., 33., 9., 47., 5., 61.]),
        of([7., 1., 4., 9., 3., 8.]),
    ]
}

fn run(columns: &Columns, recipe: &Recipe) -> Result<Scores, Vec<Problem>> {
    compute(&table(columns), &structure(), &Aside::default(), recipe)
}

fn reasons(result: Result<Scores, Vec<Problem>>) -> Vec<(Reason, String, String)> {
    let faults = result.unwrap_err().into_iter();
    faults.map(|p| (p.reason, p.node, p.unit)).collect()
}

fn ok(value: &Result<Scores, Vec<Problem>>) -> &Scores {
    value.as_ref().unwrap()
}

// ------------------------------------------------------------------ settings are used or named

#[test]
fn what_a_method_needs_and_lacks_is_named_and_never_skipped() {
    let with = |f: &dyn Fn(&mut Recipe)| {
        let mut recipe = Recipe::default();
        f(&mut recipe);
        reasons(run(&full(), &recipe))
    };
    let panel = with(&|r| r.impute = Impute::PanelLinear);
    assert!(
        panel.iter().all(|p| p.0 == Reason::Setting) && panel.len() == 4,
        "{panel:?}"
    );
    let reference = with(&|r| r.normalise = Normalise::Reference);
    assert_eq!(reference.len(), 4);
    assert!(reference.iter().all(|p| p.0 == Reason::Target));
    assert_eq!(
        with(&|r| r.reference = Some("nobody".into()))[0].0,
        Reason::Setting
    );
    assert_eq!(with(&|r| r.weights = Weighting::Ahp)[0].0, Reason::Derive);
    let stray = with(&|r| {
        r.by_indicator.insert("nothing".into(), OfIndicator::default());
        r.judgements.insert("w".into(), Vec::new());
        r.aggregate_by_level.insert(9, Aggregate::Geometric);
        r.scale = (1.0, 1.0);
    });
    assert_eq!(stray.len(), 4, "all at once: {stray:?}");
    let groups = with(&|r| r.screen = Screen::every(1.5));
    assert_eq!(groups[0].0, Reason::Setting);
}

#[test]
fn an_indicator_may_differ_from_the_recipe_in_every_step() {
    let mut columns = full();
    columns[0][2] = None;
    columns[1][2] = None;
    columns[3] = [1.0, 2.0, 3.0, 4.0, 5.0, 5000.0].map(Some).to_vec();
    let mut recipe = Recipe {
        impute: Impute::Nearest,
        treat: Treat::WinsoriseLog { reflect: true },
        ..Recipe::default()
    };
    let usual = run(&columns, &recipe);
    assert_eq!(ok(&usual).trace.fills.len(), 2);
    assert!(ok(&usual).trace.treatments.contains_key(&3));
    let own = OfIndicator {
        impute: Some(Impute::None),
        treat: None,
        normalise: Some(Normalise::Rank),
        scale: None,
    };
    recipe.by_indicator.insert("w".into(), own);
    let untreated = OfIndicator {
        treat: Some(Treat::None),
        scale: Some((0.0, 1.0)),
        ..OfIndicator::default()
    };
    recipe.by_indicator.insert("z".into(), untreated);
    let own = run(&columns, &recipe);
    let own = ok(&own);
    assert_eq!(own.trace.fills.len(), 1);
    assert_eq!(own.trace.fills[0].column, 1);
    assert!(own.trace.treatments.is_empty());
    assert_eq!(own.scores[0][3], Some(5.0));
    assert_eq!(own.scores[3][5], Some(1.0));
    assert_eq!(own.scores[2], ok(&usual).scores[2]);
}

#[test]
fn a_transform_or_treatment_never_returns_its_input() {
    let mut all = nodes();
    all[3].transform = Transform::Log;
    let structure = Structure::new(all).unwrap();
    let scores = compute(&table(&full()), &structure, &Aside::default(), &Recipe::default()).unwrap();
    assert_ne!(scores.trace.transformed[3], scores.trace.treated[3]);
    let mut columns = full();
    columns[3] = [1.0, 2.0, 3.0, 4.0, 5.0, 5000.0].map(Some).to_vec();
    for treat in [
        Treat::WinsoriseLog { reflect: false },
        Treat::BoxCox { lambda: None },
        Treat::BoxCox { lambda: Some(0.0) },
    ] {
        let recipe = Recipe {
            treat,
            ..Recipe::default()
        };
        let scores = run(&columns, &recipe).unwrap();
        assert_ne!(scores.trace.treated[3], scores.trace.imputed[3], "{treat:?}");
        assert_eq!(scores.trace.treated[0], scores.trace.imputed[0]);
    }
}

#[test]
fn missing_values_hidden_in_one_pillar_are_refused_there() {
    let mut columns = full();
    columns[3][4] = None;
    let mut recipe = Recipe::default();
    recipe.screen.by_level.insert(2, 0.6);
    recipe.screen.by_level.insert(3, 0.6);
    let scores = run(&columns, &recipe).unwrap();
    // Three of four indicators overall, none of the right pillar.
    assert_eq!(scores.scores[5][4], None);
    assert_eq!(scores.trace.refused.len(), 1);
    assert_eq!(
        (scores.trace.refused[0].node, scores.trace.refused[0].unit),
        (5, 4)
    );
    assert_eq!(scores.scores[6][4], scores.scores[4][4]);
}

#[test]
fn a_panel_fills_denominated_values_from_the_units_own_years() {
    let mut columns = full();
    columns[0][2] = None;
    columns[0][3] = None;
    let mut all = nodes();
    all[0].denominator = Some("people".into());
    let structure = Structure::new(all).unwrap();
    let cells = |v: f64| UNITS.map(|u| (u, "people", Some(v)));
    let before = Table::from_rows([("C", "w", Some(8.0)), ("B", "w", Some(1.0))]).unwrap();
    let after = Table::from_rows([("C", "w", Some(30.0))]).unwrap();
    let mut aside = Aside {
        denominators: Table::from_rows(cells(2.0)).unwrap(),
        year: Some(2020),
        ..Aside::default()
    };
    aside.panel.insert(2018, before);
    aside.panel.insert(2021, after);
    aside
        .panel_denominators
        .insert(2021, Table::from_rows(cells(3.0)).unwrap());
    let of = |impute| {
        let recipe = Recipe {
            impute,
            ..Recipe::default()
        };
        compute(&table(&columns), &structure, &aside, &recipe).unwrap()
    };
    let linear = of(Impute::PanelLinear);
    // 8/2 in 2018, 30/3 in 2021: two thirds of the way is 8.
    assert_eq!(linear.trace.fills.len(), 1);
    assert!((linear.trace.fills[0].value - 8.0).abs() < 1e-12);
    assert_eq!(linear.trace.fills[0].years, [2018, 2021]);
    assert_eq!(linear.trace.imputed[0][3], None, "D has no other year");
    let latest = of(Impute::PanelLatest);
    assert_eq!(latest.trace.fills[0].value, 4.0);
    assert_eq!(latest.trace.fills[0].years, [2018]);
    let steps = lineage(&latest, &structure, 2, 0).steps;
    assert_eq!(steps[0], Step::Observed(None));
    assert!(matches!(&steps[1], Step::Denominated { divisor: Some(d), value: None, .. } if *d == 2.0));
    assert!(matches!(
        &steps[2],
        Step::Imputed {
            method: Impute::PanelLatest,
            ..
        }
    ));
}

#[test]
fn every_cell_under_a_mean_that_needs_more_than_zero_is_named() {
    let recipe = Recipe {
        aggregate: Aggregate::Geometric,
        ..Recipe::default()
    };
    let faults = reasons(run(&full(), &recipe));
    // The least unit of each of the four indicators, NA and C twice or more among them.
    assert!(faults.iter().all(|f| f.0 == Reason::NotPositive));
    assert!(faults.iter().any(|f| f.1 == "left" && f.2 == "NA"));
    assert!(faults.iter().any(|f| f.1 == "right" && f.2 == "B"));
    assert_eq!(faults.len(), 3, "NA in w and y, B in x, B in z: {faults:?}");
}

#[test]
fn values_too_far_apart_are_named_at_their_indicator() {
    let mut columns = full();
    columns[1][0] = Some(f64::MAX);
    columns[1][1] = Some(f64::MIN);
    for normalise in [Normalise::MinMax, Normalise::ZScore] {
        let recipe = Recipe {
            normalise,
            ..Recipe::default()
        };
        let faults = reasons(run(&columns, &recipe));
        assert_eq!(faults, [(Reason::Overflow, "x".to_owned(), String::new())]);
    }
}

#[test]
fn judgements_weigh_the_children_and_the_record_says_how_consistent_they_are() {
    let judge = |over: &str, under: &str, ratio: f64| Judgement {
        over: over.into(),
        under: under.into(),
        ratio,
    };
    let mut recipe = Recipe::default();
    recipe.weights_by_level.insert(2, Weighting::Ahp);
    let three = vec![judge("w", "x", 2.0), judge("w", "y", 4.0), judge("x", "y", 2.0)];
    recipe.judgements.insert("left".into(), three);
    let scores = run(&full(), &recipe).unwrap();
    for (w, e) in scores.weights.iter().zip([4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0, 1.0]) {
        assert!((w - e).abs() < 1e-12, "{:?}", scores.weights);
    }
    assert!(scores.trace.weighed.contains_key(&4));
}

// ------------------------------------------------------------------ laws

const METHODS: [Normalise; 9] = [
    Normalise::MinMax,
    Normalise::ZScore,
    Normalise::Rank,
    Normalise::Percentile,
    Normalise::Borda,
    Normalise::Goalposts,
    Normalise::Target,
    Normalise::Reference,
    Normalise::Frontier,
];

const WEIGHTS: [Weighting; 7] = [
    Weighting::Given,
    Weighting::Equal,
    Weighting::PcaFirst,
    Weighting::PcaFactors,
    Weighting::Entropy,
    Weighting::Critic,
    Weighting::Optimised,
];

fn columns() -> impl Strategy<Value = Columns> {
    let column = || prop::collection::vec(prop::option::weighted(0.9, (0i32..1000).prop_map(f64::from)), 6);
    prop::array::uniform4(column())
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let aggregate = prop::sample::select(vec![
        Aggregate::Arithmetic,
        Aggregate::Geometric,
        Aggregate::Harmonic,
        Aggregate::Generalised(-2.5),
        Aggregate::Copeland,
    ]);
    let impute = prop::sample::select(vec![Impute::None, Impute::Nearest]);
    let treat = prop::sample::select(vec![
        Treat::None,
        Treat::WinsoriseLog { reflect: false },
        Treat::WinsoriseLog { reflect: true },
        Treat::BoxCox { lambda: None },
    ]);
    (
        impute,
        treat,
        prop::sample::select(METHODS.to_vec()),
        prop::sample::select(WEIGHTS.to_vec()),
        aggregate.clone(),
        prop::option::of(aggregate),
    )
        .prop_map(|(impute, treat, normalise, weights, aggregate, top)| {
            let mut recipe = Recipe {
                impute,
                treat,
                normalise,
                weights,
                aggregate,
                scale: (1.0, 100.0),
                reference: Some("B".into()),
                ..Recipe::default()
            };
            recipe.aggregate_by_level.extend(top.map(|t| (3, t)));
            recipe
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn siblings_weights_sum_to_one_and_so_does_every_level(x in columns(), recipe in recipe()) {
        if let Ok(scores) = run(&x, &recipe) {
            let tree = structure();
            let shares = tree.shares(&scores.weights);
            for at in 0..tree.nodes().len() {
                let children = tree.children(at);
                let sum: f64 = children.iter().map(|c| shares[*c]).sum();
                prop_assert!(children.is_empty() || (sum - 1.0).abs() < 1e-12);
            }
            let effective = tree.effective(&scores.weights);
            for nodes in tree.levels().values() {
                let sum: f64 = nodes.iter().map(|n| effective[*n]).sum();
                prop_assert!((sum - 1.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_order_of_the_units_does_not_matter(x in columns(), recipe in recipe(), turn in 1usize..6) {
        // Equal distances to peers are settled by order, which is the one thing that may matter.
        prop_assume!(recipe.impute == Impute::None);
        let mut rows = Vec::new();
        for k in 0..6 {
            let at = (k + turn) % 6;
            for (name, column) in ["w", "x", "y", "z"].into_iter().zip(&x) {
                rows.push((UNITS[at], name, column[at]));
            }
        }
        let turned = compute(&Table::from_rows(rows).unwrap(), &structure(), &Aside::default(), &recipe);
        match (run(&x, &recipe), turned) {
            (Ok(a), Ok(b)) => for k in 0..6 {
                let (p, q) = (a.scores[6][(k + turn) % 6], b.scores[6][k]);
                match (p, q) {
                    // Copeland may count a tie that rounding breaks; all others agree.
                    (Some(p), Some(q)) => prop_assert!(
                        (p - q).abs() < 1e-5 * p.abs().max(1.0) || recipe.aggregate == Aggregate::Copeland
                            || recipe.aggregate_by_level.get(&3) == Some(&Aggregate::Copeland)
                            || recipe.weights == Weighting::Optimised, "{} {}", p, q),
                    (p, q) => prop_assert_eq!(p, q),
                }
            },
            (a, b) => prop_assert_eq!(a.is_ok(), b.is_ok()),
        }
    }

    #[test]
    fn units_of_measurement_and_a_turned_direction_do_not_matter(
        x in columns(), by in 1u8..50, normalise in prop::sample::select(METHODS.to_vec())
    ) {
        let recipe = Recipe { normalise, reference: Some("B".into()), ..Recipe::default() };
        let factor = f64::from(by);
        // The same indicator w, the other way round and in other units.
        let mut turned = x.clone();
        for v in &mut turned[0] { *v = v.map(|v| -factor * v); }
        let mut all = nodes();
        all[0].direction = Direction::Lower;
        all[0].low = Some(-100.0 * factor);
        all[0].high = Some(0.0);
        all[0].target = Some(-1000.0 * factor);
        let tree = Structure::new(all).unwrap();
        let other = compute(&table(&turned), &tree, &Aside::default(), &recipe);
        match (run(&x, &recipe), other) {
            (Ok(a), Ok(b)) => for (p, q) in a.scores[6].iter().zip(&b.scores[6]) {
                match (p, q) {
                    (Some(p), Some(q)) => prop_assert!((p - q).abs() < 1e-9, "{} {}", p, q),
                    (p, q) => prop_assert_eq!(p, q),
                }
            },
            (a, b) => prop_assert_eq!(a.is_ok(), b.is_ok()),
        }
    }

    #[test]
    fn a_better_value_never_gives_a_worse_score(
        x in columns(), unit in 0usize..6, indicator in 0usize..4, more in 1i32..500,
        aggregate in prop::sample::select(vec![Aggregate::Arithmetic, Aggregate::Geometric, Aggregate::Harmonic]),
        normalise in prop::sample::select(vec![Normalise::MinMax, Normalise::Percentile, Normalise::Goalposts, Normalise::Frontier])
    ) {
        let recipe = Recipe { normalise, aggregate, scale: (1.0, 1000.0), ..Recipe::default() };
        let mut better = x.clone();
        let Some(value) = better[indicator][unit].as_mut() else { return Ok(()) };
        *value += f64::from(more);
        let mut all = nodes();
        for node in all.iter_mut().filter(|n| n.level == 1) { node.high = Some(2000.0); }
        let tree = Structure::new(all).unwrap();
        let of = |c: &Columns| compute(&table(c), &tree, &Aside::default(), &recipe);
        if let (Ok(a), Ok(b)) = (of(&x), of(&better)) {
            let (p, q) = (a.scores[6][unit].unwrap(), b.scores[6][unit].unwrap());
            prop_assert!(q >= p - 1e-9 * p.abs(), "{} became {}", p, q);
        }
    }

    #[test]
    fn contributions_add_up_to_the_score_and_lineage_ends_where_the_score_is(x in columns(), recipe in recipe()) {
        let Ok(scores) = run(&x, &recipe) else { return Ok(()) };
        let tree = structure();
        for unit in 0..6 {
            let mut sum = 0.0;
            let mut additive = true;
            for at in 0..tree.nodes().len() {
                let line = lineage(&scores, &tree, unit, at);
                prop_assert_eq!(line.score, scores.scores[at][unit]);
                for step in &line.steps {
                    match step {
                        Step::Normalised { after, .. } => prop_assert_eq!(Some(*after), line.score),
                        Step::Aggregated { by: Aggregate::Arithmetic, score: Some(score), parts } => {
                            let parts: f64 = parts.iter().filter_map(|p| p.contribution).sum();
                            prop_assert!((parts - score).abs() < 1e-9 * score.abs().max(1.0));
                        }
                        Step::Weighed { contribution, .. } if tree.nodes()[at].level == 1 && line.score.is_some() => {
                            additive &= contribution.is_some();
                            sum += contribution.unwrap_or(0.0);
                        }
                        _ => {}
                    }
                }
            }
            if let (Some(root), true) = (scores.scores[6][unit], additive) {
                prop_assert!((sum - root).abs() < 1e-9 * root.abs().max(1.0), "{} {}", sum, root);
            }
        }
    }

    #[test]
    fn garbage_is_named_and_never_panics(
        rows in prop::collection::vec((0u8..8, 0u8..5, prop::option::of(any::<f64>())), 0..40),
        tree in prop::collection::vec((0u8..9, prop::option::of(0u8..9), 0u32..5, -1i8..2, any::<f64>(), prop::option::of((any::<f64>(), any::<f64>()))), 0..9),
        tame: bool,
        recipe in recipe(),
        scale in (any::<f64>(), any::<f64>()),
    ) {
        let codes = ["w", "x", "y", "z", "left", "right", "index", "NA", ""];
        let cells: Vec<_> = rows.iter().map(|(u, c, v)| (codes[*u as usize % 9], codes[*c as usize], *v)).collect();
        let nodes: Vec<Node> = tree.iter().map(|(code, parent, level, direction, weight, posts)| Node {
            low: posts.map(|p| p.0),
            high: posts.map(|p| p.1),
            target: posts.map(|p| p.0),
            ..Node::new(codes[*code as usize], parent.map(|p| codes[p as usize]), *level,
                match direction { 1 => Direction::Higher, 0 => Direction::Neutral, _ => Direction::Lower }, *weight)
        }).collect();
        let structure = if tame { Ok(structure()) } else { Structure::new(nodes) };
        let recipe = Recipe { scale: if tame { recipe.scale } else { scale }, ..recipe };
        match (Table::from_rows(cells), structure) {
            (Ok(table), Ok(structure)) => match compute(&table, &structure, &Aside::default(), &recipe) {
                Ok(scores) => prop_assert!(scores.scores.iter().flatten().flatten().all(|v| v.is_finite())),
                Err(faults) => prop_assert!(!faults.is_empty()),
            },
            (_, Err(faults)) => prop_assert!(!faults.is_empty()),
            (Err(_), _) => {}
        }
    }
}
