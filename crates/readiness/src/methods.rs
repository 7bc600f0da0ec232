//! Several ranking methods side by side, and how many agree on each unit.
//!
//! What: TOPSIS and PROMETHEE II, and [`side_by_side`], which ranks the units by eight methods on
//! the same normalised indicators under the same effective weights. Why: a rank that hangs on the
//! choice of a method should not be read as a fact about the unit. Left out: methods that need
//! thresholds only an expert can give (ELECTRE, preference functions other than the usual one).

use serde::{Deserialize, Serialize};

use crate::copeland::{SAME, copeland};
use crate::engine::Scores;
use crate::means::mean;
use crate::ranking::ranks;
use crate::recipe::Aggregate;
use crate::stats::{median, range};
use crate::structure::Structure;
use crate::table::Column;

/// A ranking method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RankingMethod {
    /// The recipe as it is.
    Recipe,
    /// Weighted arithmetic mean of the indicators.
    Arithmetic,
    /// Weighted geometric mean, each indicator on 1..100.
    Geometric,
    /// Weighted harmonic mean, each indicator on 1..100.
    Harmonic,
    /// Weighted count of worse units.
    Borda,
    /// Majorities won minus lost.
    Copeland,
    /// Closeness to the ideal.
    Topsis,
    /// Net outranking flow.
    Promethee,
}

/// Every method, in the order of [`SideBySide::ranks`].
pub const METHODS: [RankingMethod; 8] = [
    RankingMethod::Recipe,
    RankingMethod::Arithmetic,
    RankingMethod::Geometric,
    RankingMethod::Harmonic,
    RankingMethod::Borda,
    RankingMethod::Copeland,
    RankingMethod::Topsis,
    RankingMethod::Promethee,
];

/// Ranks by method and unit.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide {
    /// By method (in the order of [`METHODS`]) and unit; 1 = best.
    pub ranks: Vec<Vec<Option<u32>>>,
    /// Median rank of each unit.
    pub median: Vec<Option<f64>>,
    /// Methods that place the unit within the tolerance of its median rank.
    pub agreeing: Vec<usize>,
    /// The tolerance, in ranks.
    pub tolerance: u32,
}

/// TOPSIS (Hwang and Yoon 1981; Tzeng and Huang 2011): columns divided by their length, weighed,
/// closeness = distance to the worst ÷ (distance to the best + to the worst). Higher = better in
/// every column. A criterion a unit lacks is left out of its distances; the weight of the others is
/// shared out. `None` for a unit without any criterion or equally far from nothing.
pub fn topsis(columns: &[&Column], weights: &[f64]) -> Vec<Option<f64>> {
    let units = columns.first().map_or(0, |c| c.len());
    // (cells, best, worst, weight), each column of unit length.
    let mut scaled: Vec<(Column, f64, f64, f64)> = Vec::new();
    for (column, weight) in columns.iter().zip(weights) {
        let x: Vec<f64> = column.iter().flatten().copied().collect();
        let length = x.iter().map(|v| v * v).sum::<f64>().sqrt();
        if let Some((low, high)) = range(&x).filter(|_| length > 0.0) {
            let cells = column.iter().map(|v| v.map(|v| v / length)).collect();
            scaled.push((cells, high / length, low / length, *weight));
        }
    }
    (0..units)
        .map(|unit| {
            let (mut best, mut worst, mut total) = (0.0, 0.0, 0.0);
            for (column, high, low, weight) in &scaled {
                if let Some(v) = column.get(unit).copied().flatten() {
                    best += (weight * (high - v)) * (weight * (high - v));
                    worst += (weight * (v - low)) * (weight * (v - low));
                    total += weight;
                }
            }
            let (best, worst) = (best.sqrt(), worst.sqrt());
            (total > 0.0 && best + worst > 0.0).then(|| worst / (best + worst))
        })
        .collect()
}

/// PROMETHEE II with the usual preference function (Brans and Vincke 1985): net flow = mean over the
/// other units of the weight of the criteria on which a unit is better less that on which it is
/// worse. Criteria missing on either side of a pair say nothing about it; the weight of the others is
/// shared out. Values that differ by rounding alone tie.
pub fn promethee(columns: &[&Column], weights: &[f64]) -> Vec<Option<f64>> {
    let units = columns.first().map_or(0, |c| c.len());
    let mut flows = vec![(0.0, 0u32); units];
    for a in 0..units {
        for b in a + 1..units {
            let (mut net, mut total) = (0.0, 0.0);
            for (column, weight) in columns.iter().zip(weights) {
                let value = |unit: usize| column.get(unit).copied().flatten();
                if let (Some(x), Some(y)) = (value(a), value(b)) {
                    total += weight;
                    if (x - y).abs() > SAME * x.abs().max(y.abs()) {
                        net += if x > y { *weight } else { -weight };
                    }
                }
            }
            if total > 0.0 {
                for (unit, by) in [(a, net / total), (b, -net / total)] {
                    if let Some(flow) = flows.get_mut(unit) {
                        flow.0 += by;
                        flow.1 += 1;
                    }
                }
            }
        }
    }
    flows
        .into_iter()
        .map(|(sum, n)| (n > 0).then(|| sum / f64::from(n)))
        .collect()
}

/// Ranks the units that have a score at the root by every method of [`METHODS`]. `tolerance`: ranks
/// from the median within which a method agrees.
pub fn side_by_side(scores: &Scores, structure: &Structure, tolerance: u32) -> SideBySide {
    let effective = structure.effective(&scores.weights);
    let leaves = structure.leaves();
    let weights: Vec<f64> = leaves.iter().filter_map(|l| effective.get(*l)).copied().collect();
    let root = scores.scores.get(structure.root()).cloned().unwrap_or_default();
    // Who is not scored takes no part.
    let columns: Vec<Column> = leaves
        .iter()
        .filter_map(|l| scores.scores.get(*l))
        .map(|c| {
            c.iter()
                .zip(&root)
                .map(|(v, r)| v.filter(|_| r.is_some()))
                .collect()
        })
        .collect();
    let refs: Vec<&Column> = columns.iter().collect();
    let positive: Vec<Column> = columns.iter().map(onto_hundred).collect();
    let borda: Vec<Column> = columns.iter().map(worse).collect();
    let flat = |kind: Aggregate, of: &[Column]| -> Column {
        (0..root.len())
            .map(|unit| {
                let value = |c: &Column| c.get(unit).copied().flatten();
                let pairs: Vec<(f64, f64)> = of
                    .iter()
                    .zip(&weights)
                    .filter_map(|(c, w)| Some((value(c)?, *w)))
                    .collect();
                mean(kind, &pairs).ok().flatten()
            })
            .collect()
    };
    let by_method: Vec<Vec<Option<u32>>> = METHODS
        .iter()
        .map(|method| {
            ranks(&match method {
                RankingMethod::Recipe => root.clone(),
                RankingMethod::Arithmetic => flat(Aggregate::Arithmetic, &columns),
                RankingMethod::Geometric => flat(Aggregate::Geometric, &positive),
                RankingMethod::Harmonic => flat(Aggregate::Harmonic, &positive),
                RankingMethod::Borda => flat(Aggregate::Arithmetic, &borda),
                RankingMethod::Copeland => copeland(&refs, &weights),
                RankingMethod::Topsis => topsis(&refs, &weights),
                RankingMethod::Promethee => promethee(&refs, &weights),
            })
        })
        .collect();
    let places = |unit: usize| -> Vec<f64> {
        by_method
            .iter()
            .filter_map(|r| r.get(unit).copied().flatten())
            .map(f64::from)
            .collect()
    };
    let middle: Vec<Option<f64>> = (0..root.len()).map(|u| median(&places(u))).collect();
    let agreeing = middle
        .iter()
        .enumerate()
        .map(|(unit, m)| {
            let near = |r: &&f64| m.is_some_and(|m| (**r - m).abs() <= f64::from(tolerance));
            places(unit).iter().filter(near).count()
        })
        .collect();
    SideBySide {
        ranks: by_method,
        median: middle,
        agreeing,
        tolerance,
    }
}

/// Onto 1..100 by the column's own range; 100 throughout where it does not vary.
fn onto_hundred(column: &Column) -> Column {
    let x: Vec<f64> = column.iter().flatten().copied().collect();
    let (low, high) = range(&x).unwrap_or((0.0, 0.0));
    let share = |v: f64| if high > low { (v - low) / (high - low) } else { 1.0 };
    column.iter().map(|v| v.map(|v| 1.0 + 99.0 * share(v))).collect()
}

/// Share of the other units with a value that are worse, ties counting half.
fn worse(column: &Column) -> Column {
    let x: Vec<f64> = column.iter().flatten().copied().collect();
    let of = |v: f64| {
        let below = x.iter().filter(|o| **o < v).count() as f64;
        let ties = x.iter().filter(|o| **o <= v).count() as f64 - below - 1.0;
        (below + 0.5 * ties) / (x.len().max(2) - 1) as f64
    };
    column.iter().map(|v| v.map(of)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Node, Recipe, Table, compute};
    use indicators::Direction;
    use proptest::prelude::*;

    fn columns(rows: &[&[f64]]) -> Vec<Column> {
        let width = rows.first().map_or(0, |r| r.len());
        (0..width)
            .map(|c| rows.iter().map(|r| Some(r[c])).collect())
            .collect()
    }

    /// Tzeng and Huang 2011, "Multiple attribute decision making".
    #[test]
    fn topsis_matches_the_published_closeness() {
        let x = columns(&[&[5., 8., 4.], &[7., 6., 8.], &[8., 8., 6.], &[7., 4., 6.]]);
        let found = topsis(&x.iter().collect::<Vec<_>>(), &[0.3, 0.4, 0.3]);
        for (f, e) in found.iter().flatten().zip([0.5037, 0.6581, 0.7482, 0.3340]) {
            assert!((f - e).abs() < 5e-5, "{f} {e}");
        }
        assert_eq!(found.len(), 4);
    }

    /// Brans and Vincke's net flows by the usual criterion, recomputed by hand.
    #[test]
    fn promethee_matches_the_known_net_flows() {
        let x = columns(&[&[4., 3., 2.], &[3., 2., 4.], &[5., 1., 3.]]);
        let found = promethee(&x.iter().collect::<Vec<_>>(), &[0.5, 0.3, 0.2]);
        for (f, e) in found.iter().flatten().zip([0.1, -0.3, 0.2]) {
            assert!((f - e).abs() < 1e-12, "{f} {e}");
        }
    }

    #[test]
    fn a_unit_that_is_best_everywhere_is_first_by_every_method() {
        let mut rows = Vec::new();
        for (unit, k) in [("A", 1.0), ("B", 2.0), ("C", 3.0), ("D", 4.0)] {
            for (name, by) in [("x", 1.0), ("y", 7.0), ("z", 0.1)] {
                rows.push((unit, name, Some(k * by)));
            }
        }
        let table = Table::from_rows(rows).unwrap();
        let leaf = |c: &str| Node::new(c, Some("index"), 1, Direction::Higher, 1.0);
        let root = Node::new("index", None, 2, Direction::Higher, 1.0);
        let structure = Structure::new(vec![leaf("x"), leaf("y"), leaf("z"), root]).unwrap();
        let scores = compute(&table, &structure, &Default::default(), &Recipe::default()).unwrap();
        let all = side_by_side(&scores, &structure, 0);
        assert!(all.ranks.iter().all(|r| *r == [4, 3, 2, 1].map(Some)), "{all:?}");
        assert_eq!(all.agreeing, [8; 4]);
        assert_eq!(all.median, [4.0, 3.0, 2.0, 1.0].map(Some));
    }

    proptest! {
        #[test]
        fn net_flows_cancel_and_closeness_lies_between_none_and_all(
            x in prop::collection::vec(prop::collection::vec(prop::option::of(0i8..9), 6), 1..5)
        ) {
            let x: Vec<Column> = x.iter().map(|c| c.iter().map(|v| v.map(f64::from)).collect()).collect();
            let refs: Vec<&Column> = x.iter().collect();
            let w: Vec<f64> = (1..=x.len()).map(|i| i as f64).collect();
            if x.iter().flatten().all(Option::is_some) {
                prop_assert!(promethee(&refs, &w).iter().flatten().sum::<f64>().abs() < 1e-12);
            }
            prop_assert!(topsis(&refs, &w).iter().flatten().all(|c| (0.0..=1.0).contains(c)));
        }
    }
}
