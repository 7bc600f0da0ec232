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

#[path = "engine/laws.rs"]
mod laws;
