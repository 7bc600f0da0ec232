//! Published composite indices, by our own engine.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

mod common;

use common::text;
use indicators::{Direction, Sheet, Transform};
use readiness::{Aggregate, Node, Normalise, Recipe, Scores, Structure, Table, compute};

fn table(sheet: &Sheet, columns: &[&str]) -> Table {
    let mut rows = Vec::new();
    for row in sheet.rows() {
        for column in columns {
            rows.push((row.text("iso3"), *column, row.optional_number(column).unwrap()));
        }
    }
    Table::from_rows(rows).unwrap()
}

fn goalposts(scale: (f64, f64)) -> Recipe {
    Recipe {
        normalise: Normalise::Goalposts,
        scale,
        ..Recipe::default()
    }
}

fn node(code: &str, parent: Option<&str>, level: u32, posts: Option<(f64, f64)>) -> Node {
    Node {
        low: posts.map(|p| p.0),
        high: posts.map(|p| p.1),
        cap: true,
        ..Node::new(code, parent, level, Direction::Higher, 1.0)
    }
}

fn root(scores: &Scores, structure: &Structure) -> Vec<f64> {
    scores.scores[structure.root()]
        .iter()
        .map(|s| s.unwrap())
        .collect()
}

/// World Bank Statistical Performance Indicators 2019: overall = mean of the five pillars.
#[test]
fn statistical_performance_is_the_mean_of_its_pillars_for_all_174_economies() {
    let pillars = [
        "pillar_use",
        "pillar_services",
        "pillar_products",
        "pillar_sources",
        "pillar_infrastructure",
    ];
    let csv = text("reference/spi_2019.csv");
    let sheet = Sheet::parse("spi_2019.csv", &csv, &pillars).unwrap();
    let mut nodes: Vec<Node> = pillars
        .iter()
        .map(|p| node(p, Some("overall"), 1, Some((0.0, 100.0))))
        .collect();
    nodes.push(node("overall", None, 2, None));
    let structure = Structure::new(nodes).unwrap();
    let scores = compute(
        &table(&sheet, &pillars),
        &structure,
        &Default::default(),
        &goalposts((0.0, 100.0)),
    )
    .unwrap();
    let scored = root(&scores, &structure);
    assert_eq!(scored.len(), 174);
    for (row, score) in sheet.rows().zip(scored) {
        let published = row.number_in("overall_published").unwrap();
        // Published with at most six decimals.
        assert!(
            (score - published).abs() < 1e-6,
            "{}: {score} against {published}",
            row.text("iso3")
        );
    }
}

/// Human development index (UNDP, technical note 1): goalposts 20–85 years of life, 0–18 and 0–15
/// years of schooling averaged, ln income 100–75,000 (2017 PPP $); geometric mean of the three.
#[test]
fn human_development_follows_from_its_components_for_all_193_economies() {
    let columns = [
        "life_expectancy",
        "expected_schooling",
        "mean_schooling",
        "gni_pc_ppp_2017usd",
    ];
    let csv = text("reference/hdi_2022.csv");
    let sheet = Sheet::parse("hdi_2022.csv", &csv, &columns).unwrap();
    let income = Node {
        transform: Transform::Log,
        ..node("gni_pc_ppp_2017usd", Some("income"), 1, Some((100.0, 75_000.0)))
    };
    let structure = Structure::new(vec![
        node("life_expectancy", Some("health"), 1, Some((20.0, 85.0))),
        node("expected_schooling", Some("education"), 1, Some((0.0, 18.0))),
        node("mean_schooling", Some("education"), 1, Some((0.0, 15.0))),
        income,
        node("health", Some("hdi"), 2, None),
        node("education", Some("hdi"), 2, None),
        node("income", Some("hdi"), 2, None),
        Node {
            aggregate: Some(Aggregate::Geometric),
            ..node("hdi", None, 3, None)
        },
    ])
    .unwrap();
    let scores = compute(
        &table(&sheet, &columns),
        &structure,
        &Default::default(),
        &goalposts((0.0, 1.0)),
    )
    .unwrap();
    let scored = root(&scores, &structure);
    assert_eq!(scored.len(), 193);
    for (row, score) in sheet.rows().zip(scored) {
        let published = row.number_in("hdi_published").unwrap();
        assert!(
            ((score * 1000.0).round() / 1000.0 - published).abs() < 1e-9,
            "{}: {score} against {published}",
            row.text("iso3")
        );
    }
}
