//! The slow, obvious implementation: every definition written out once more, from the raw table to
//! the ranks, and compared with the engine on a generated table of 51 units and 49 indicators in
//! three levels under the index, with denominators, groups, gaps, ties and outliers.
//!
//! It shares no code with the engine, uses the standard library's functions, and looks every number
//! up anew. Definitions: model, section 1; COINr's order of work (denominate, impute, treat,
//! normalise, aggregate).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    clippy::needless_range_loop,
    reason = "plain loops over positions and exact ties, as the definitions have them"
)]

use std::collections::BTreeMap;

use indicators::Direction;
use readiness::treat::Method;
use readiness::{Aggregate, Aside, Impute, Node, Normalise, Recipe, Structure, Table, Treat, compute};

const UNITS: usize = 51;
const INDICATORS: usize = 49;
const PILLARS: usize = 8;

/// Columns of the raw table by indicator.
type Raw = Vec<Vec<Option<f64>>>;

struct World {
    raw: Raw,
    /// Denominator of an indicator, by unit.
    below: BTreeMap<usize, Vec<f64>>,
    groups: Vec<usize>,
    lower_is_better: Vec<bool>,
    weights: Vec<f64>,
    pillar_weights: Vec<f64>,
}

/// A linear congruential generator (Numerical Recipes), uniform in 0..1.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) % (1 << 32);
        self.0 as f64 / 4_294_967_296.0
    }
}

fn world(seed: u64) -> World {
    let mut dice = Dice(seed);
    let groups: Vec<usize> = (0..UNITS).map(|u| u % 5).collect();
    let people: Vec<f64> = (0..UNITS).map(|_| 0.5 + 90.0 * dice.roll()).collect();
    let area: Vec<f64> = (0..UNITS).map(|_| 1.0 + 800.0 * dice.roll()).collect();
    let mut below = BTreeMap::new();
    let mut raw = Vec::new();
    for indicator in 0..INDICATORS {
        let mut column: Vec<Option<f64>> = (0..UNITS)
            .map(|_| {
                let v = 5.0 + 40.0 * dice.roll() + 40.0 * dice.roll();
                Some(match indicator % 4 {
                    // Skewed by its nature, every other one beyond what Winsorising mends.
                    0 if indicator % 8 == 0 => (2.0 * v).exp(),
                    0 => (v / 12.0).exp(),
                    // With ties.
                    1 => v.round(),
                    2 => -v,
                    _ => v,
                })
            })
            .collect();
        // One to three far points, tied now and then, on either side.
        if indicator % 3 == 0 {
            for k in 0..1 + indicator % 5 {
                let far = if indicator % 2 == 0 { 4000.0 } else { -4000.0 };
                column[(indicator * 7 + k * 11) % UNITS] = Some(far * (1 + k / 2) as f64);
            }
        }
        for value in &mut column {
            if dice.roll() < 0.08 {
                *value = None;
            }
        }
        if indicator % 6 == 1 {
            below.insert(indicator, people.clone());
        }
        if indicator % 10 == 3 {
            below.insert(indicator, area.clone());
        }
        raw.push(column);
    }
    World {
        raw,
        below,
        groups,
        lower_is_better: (0..INDICATORS).map(|i| i % 5 == 2).collect(),
        weights: (0..INDICATORS).map(|_| 0.2 + dice.roll()).collect(),
        pillar_weights: (0..PILLARS).map(|_| 0.2 + dice.roll()).collect(),
    }
}

// ---------------------------------------------------------------- the slow definitions

fn skewness(x: &[f64]) -> (f64, f64) {
    let n = x.len() as f64;
    let m = x.iter().sum::<f64>() / n;
    let moment = |k: i32| x.iter().map(|v| (v - m).powi(k)).sum::<f64>() / n;
    let g1 = moment(3) / moment(2).powf(1.5);
    let g2 = moment(4) / moment(2).powi(2) - 3.0;
    let skew = g1 * (n * (n - 1.0)).sqrt() / (n - 2.0);
    let kurtosis = (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * g2 + 6.0);
    (skew, kurtosis)
}

fn is_outlying(x: &[f64]) -> bool {
    let (skew, kurtosis) = skewness(x);
    skew.abs() >= 2.0 && kurtosis >= 3.5
}

fn treated(x: &[f64]) -> Vec<f64> {
    if !is_outlying(x) {
        return x.to_vec();
    }
    let mut new = x.to_vec();
    let mut touched = vec![false; x.len()];
    while is_outlying(&new) && touched.iter().filter(|t| **t).count() < 5 {
        let mut sorted = new.clone();
        sorted.sort_by(|a, b| a.partial_cmp(b).unwrap());
        sorted.dedup();
        let top = skewness(&new).0 > 0.0;
        if !top {
            sorted.reverse();
        }
        let far = sorted[sorted.len() - 1];
        let next = sorted[sorted.len() - 2];
        for (v, t) in new.iter_mut().zip(&mut touched) {
            if *v == far {
                *v = next;
                *t = true;
            }
        }
    }
    if !is_outlying(&new) {
        return new;
    }
    let low = x.iter().copied().fold(f64::MAX, f64::min);
    let high = x.iter().copied().fold(f64::MIN, f64::max);
    x.iter().map(|v| (v - low + 0.01 * (high - low)).ln()).collect()
}

fn group_fill(column: &[Option<f64>], groups: &[usize], unit: usize, median: bool) -> Option<f64> {
    let mut peers: Vec<f64> = Vec::new();
    for other in 0..column.len() {
        if groups[other] == groups[unit] {
            peers.extend(column[other]);
        }
    }
    if peers.is_empty() {
        return None;
    }
    if !median {
        return Some(peers.iter().sum::<f64>() / peers.len() as f64);
    }
    peers.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let half = peers.len() / 2;
    Some(if peers.len() % 2 == 1 {
        peers[half]
    } else {
        (peers[half - 1] + peers[half]) / 2.0
    })
}

fn weighted(kind: Aggregate, pairs: &[(f64, f64)]) -> f64 {
    let total: f64 = pairs.iter().map(|p| p.1).sum();
    match kind {
        Aggregate::Arithmetic => pairs.iter().map(|(x, w)| x * w / total).sum(),
        Aggregate::Geometric => pairs.iter().map(|(x, w)| x.powf(w / total)).product(),
        Aggregate::Harmonic => total / pairs.iter().map(|(x, w)| w / x).sum::<f64>(),
        _ => panic!("not in this test"),
    }
}

/// Scores by node name, from the raw table to the index.
fn slow(world: &World, recipe: &Recipe, median: bool) -> BTreeMap<String, Vec<f64>> {
    let mut scores: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let mut leaves: Vec<Vec<f64>> = Vec::new();
    for indicator in 0..INDICATORS {
        let mut column: Vec<Option<f64>> = world.raw[indicator].clone();
        if let Some(below) = world.below.get(&indicator) {
            for (v, by) in column.iter_mut().zip(below) {
                *v = v.map(|v| v / by);
            }
        }
        let full: Vec<f64> = (0..UNITS)
            .map(|u| column[u].unwrap_or_else(|| group_fill(&column, &world.groups, u, median).unwrap()))
            .collect();
        let treated = treated(&full);
        let sign = if world.lower_is_better[indicator] {
            -1.0
        } else {
            1.0
        };
        let x: Vec<f64> = treated.iter().map(|v| sign * v).collect();
        let (a, b) = recipe.scale;
        let low = x.iter().copied().fold(f64::MAX, f64::min);
        let high = x.iter().copied().fold(f64::MIN, f64::max);
        let m = x.iter().sum::<f64>() / UNITS as f64;
        let sd = (x.iter().map(|v| (v - m).powi(2)).sum::<f64>() / (UNITS - 1) as f64).sqrt();
        let worse = |v: f64| x.iter().filter(|o| **o < v).count() as f64;
        let column: Vec<f64> = x
            .iter()
            .map(|v| match recipe.normalise {
                Normalise::MinMax => a + (b - a) * (v - low) / (high - low),
                Normalise::ZScore => a + b * (v - m) / sd,
                Normalise::Rank => worse(*v) + 1.0,
                Normalise::Percentile => a + (b - a) * worse(*v) / (UNITS - 1) as f64,
                _ => panic!("not in this test"),
            })
            .collect();
        scores.insert(format!("i{indicator}"), column.clone());
        leaves.push(column);
    }
    let mean_of = |kind: Aggregate, parts: &[(&Vec<f64>, f64)]| -> Vec<f64> {
        (0..UNITS)
            .map(|u| {
                let pairs: Vec<(f64, f64)> = parts.iter().map(|(c, w)| (c[u], *w)).collect();
                weighted(kind, &pairs)
            })
            .collect()
    };
    let kind = |level: u32| {
        recipe
            .aggregate_by_level
            .get(&level)
            .copied()
            .unwrap_or(recipe.aggregate)
    };
    let mut pillars = Vec::new();
    for pillar in 0..PILLARS {
        let parts: Vec<(&Vec<f64>, f64)> = (0..INDICATORS)
            .filter(|i| i % PILLARS == pillar)
            .map(|i| (&leaves[i], world.weights[i]))
            .collect();
        pillars.push(mean_of(kind(2), &parts));
    }
    let mut halves = Vec::new();
    for half in 0..2 {
        let parts: Vec<(&Vec<f64>, f64)> = (0..PILLARS)
            .filter(|p| p % 2 == half)
            .map(|p| (&pillars[p], world.pillar_weights[p]))
            .collect();
        halves.push(mean_of(kind(3), &parts));
    }
    let index = mean_of(kind(4), &[(&halves[0], 1.0), (&halves[1], 2.0)]);
    for (at, column) in pillars.into_iter().enumerate() {
        scores.insert(format!("p{at}"), column);
    }
    for (at, column) in halves.into_iter().enumerate() {
        scores.insert(format!("h{at}"), column);
    }
    scores.insert("index".into(), index);
    scores
}

// ---------------------------------------------------------------- the engine's side

fn structure(world: &World) -> Structure {
    let mut nodes = vec![Node::new("index", None, 4, Direction::Higher, 1.0)];
    for half in 0..2 {
        let weight = (half + 1) as f64;
        nodes.push(Node::new(
            &format!("h{half}"),
            Some("index"),
            3,
            Direction::Higher,
            weight,
        ));
    }
    for pillar in 0..PILLARS {
        let (code, parent) = (format!("p{pillar}"), format!("h{}", pillar % 2));
        nodes.push(Node::new(
            &code,
            Some(&parent),
            2,
            Direction::Higher,
            world.pillar_weights[pillar],
        ));
    }
    for indicator in 0..INDICATORS {
        let direction = if world.lower_is_better[indicator] {
            Direction::Lower
        } else {
            Direction::Higher
        };
        let (code, parent) = (format!("i{indicator}"), format!("p{}", indicator % PILLARS));
        let denominator = world
            .below
            .contains_key(&indicator)
            .then(|| format!("d{indicator}"));
        nodes.push(Node {
            denominator,
            ..Node::new(&code, Some(&parent), 1, direction, world.weights[indicator])
        });
    }
    Structure::new(nodes).unwrap()
}

fn unit(u: usize) -> String {
    format!("u{u}")
}

fn inputs(world: &World) -> (Table, Aside) {
    let units: Vec<String> = (0..UNITS).map(unit).collect();
    let names: Vec<String> = (0..INDICATORS).map(|i| format!("i{i}")).collect();
    let mut rows = Vec::new();
    for (u, name) in units.iter().enumerate() {
        for (i, indicator) in names.iter().enumerate() {
            rows.push((name.as_str(), indicator.as_str(), world.raw[i][u]));
        }
    }
    let below: Vec<String> = world.below.keys().map(|i| format!("d{i}")).collect();
    let mut denominators = Vec::new();
    for (column, name) in world.below.values().zip(&below) {
        for (u, of) in units.iter().enumerate() {
            denominators.push((of.as_str(), name.as_str(), Some(column[u])));
        }
    }
    let aside = Aside {
        denominators: Table::from_rows(denominators).unwrap(),
        groups: (0..UNITS)
            .map(|u| (unit(u), world.groups[u].to_string()))
            .collect(),
        ..Aside::default()
    };
    (Table::from_rows(rows).unwrap(), aside)
}

fn agrees(seed: u64, recipe: &Recipe) -> (usize, usize, usize) {
    let world = world(seed);
    let structure = structure(&world);
    let (table, aside) = inputs(&world);
    let fast = compute(&table, &structure, &aside, recipe).unwrap();
    let expected = slow(&world, recipe, recipe.impute == Impute::GroupMedian);
    for (at, node) in structure.nodes().iter().enumerate() {
        for u in 0..UNITS {
            let (found, wanted) = (fast.scores[at][u].unwrap(), expected[&node.code][u]);
            assert!(
                (found - wanted).abs() <= 1e-12 * wanted.abs().max(1.0),
                "{} {}: {found} against {wanted}",
                node.code,
                unit(u)
            );
        }
    }
    let treatments = fast.trace.treatments.values();
    let winsorised = treatments
        .clone()
        .filter(|t| t.method == Method::Winsorised)
        .count();
    let logged = treatments.filter(|t| t.method == Method::Log).count();
    (fast.trace.fills.len(), winsorised, logged)
}

fn base() -> Recipe {
    Recipe {
        impute: Impute::GroupMean,
        treat: Treat::WinsoriseLog { reflect: false },
        ..Recipe::default()
    }
}

#[test]
fn the_engine_equals_the_slow_definitions_on_51_units_and_49_indicators() {
    let mut logs = 0;
    for seed in 1..=6 {
        let (filled, winsorised, logged) = agrees(seed, &base());
        logs += logged;
        assert!(filled > 100 && winsorised > 3, "{filled} {winsorised}");
    }
    assert!(logs > 3, "{logs}");
}

#[test]
fn medians_other_scales_and_means_by_level_equal_the_slow_definitions() {
    let mut recipe = Recipe {
        impute: Impute::GroupMedian,
        scale: (1.0, 100.0),
        aggregate: Aggregate::Geometric,
        ..base()
    };
    recipe.aggregate_by_level.insert(3, Aggregate::Harmonic);
    recipe.aggregate_by_level.insert(4, Aggregate::Arithmetic);
    for seed in 7..=10 {
        agrees(seed, &recipe);
    }
}

#[test]
fn other_normalisations_equal_the_slow_definitions() {
    for (normalise, scale) in [
        (Normalise::ZScore, (100.0, 10.0)),
        (Normalise::Rank, (0.0, 1.0)),
        (Normalise::Percentile, (0.0, 100.0)),
    ] {
        let recipe = Recipe {
            normalise,
            scale,
            ..base()
        };
        agrees(11, &recipe);
    }
}
