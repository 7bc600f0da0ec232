//! The matrices and the judgement over them.

use super::{
    Alpha, CONFLICTING, CONSISTENT_ALPHA, Coherence, Components, Contribution, FEWEST, Flag, LeafPair,
    NodeCoherence, REDUNDANT, Verdict, WEAK,
};
use crate::frozen::Frozen;
use crate::linear::{correlation, correlation_matrix, symmetric_eigen};
use crate::score_all::Readiness;
use crate::table::Column;

/// See [`super::coherence`].
pub fn coherence(frozen: &Frozen, readiness: &Readiness) -> Coherence {
    let scored: Vec<_> = readiness.scored().collect();
    let columns: Vec<Column> = (0..frozen.nodes().len())
        .map(|node| {
            scored
                .iter()
                .map(|(_, s)| s.nodes.get(node).and_then(|n| n.score))
                .collect()
        })
        .collect();
    let nodes = frozen.nodes();
    let root = columns.first().cloned().unwrap_or_default();
    let leaf_nodes: Vec<usize> = frozen.leaves().iter().map(|l| l.at).collect();
    let leaf_columns: Vec<&Column> = leaf_nodes.iter().filter_map(|at| columns.get(*at)).collect();
    let matrix = correlation_matrix(&leaf_columns);
    let pairs = pair_counts(&leaf_columns);
    let id = |at: &usize| nodes.get(*at).map(|n| n.id.clone()).unwrap_or_default();
    let of_nodes = nodes.iter().enumerate().filter(|(_, n)| !n.children.is_empty());
    let earned: Vec<Vec<f64>> = leaf_nodes
        .iter()
        .map(|at| {
            scored
                .iter()
                .map(|(_, s)| s.nodes.get(*at).map_or(0.0, |n| n.earned))
                .collect()
        })
        .collect();
    let (redundant, conflicting) = leaf_pairs(frozen, &leaf_nodes, &matrix, &pairs);
    Coherence {
        economies: count(scored.len()),
        nodes: of_nodes
            .map(|(at, n)| {
                let parts: Vec<&Column> = n.children.iter().filter_map(|c| columns.get(*c)).collect();
                let names = n.children.iter().map(&id).collect();
                let own = columns.get(at).cloned().unwrap_or_default();
                node_coherence(&n.id, names, &parts, &own, &root)
            })
            .collect(),
        leaves: leaf_nodes.iter().map(&id).collect(),
        correlation: matrix,
        pairs,
        redundant,
        conflicting,
        contributions: contributions(
            &leaf_nodes.iter().map(&id).collect::<Vec<_>>(),
            &leaf_columns,
            &earned,
            &root,
        ),
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Rows both columns have, for every pair.
fn pair_counts(columns: &[&Column]) -> Vec<Vec<u32>> {
    let both = |a: &Column, b: &Column| {
        count(
            a.iter()
                .zip(b)
                .filter(|(x, y)| x.is_some() && y.is_some())
                .count(),
        )
    };
    columns
        .iter()
        .map(|a| columns.iter().map(|b| both(a, b)).collect())
        .collect()
}

/// One node from the columns of its parts, its own and the composite's.
pub(super) fn node_coherence(
    node: &str,
    parts: Vec<String>,
    columns: &[&Column],
    own: &Column,
    root: &Column,
) -> NodeCoherence {
    let matrix = correlation_matrix(columns);
    let pairs = pair_counts(columns);
    let with = |to: &Column| columns.iter().map(|c| correlation(c, to)).collect::<Vec<_>>();
    let (with_node, with_root) = (with(own), with(root));
    let complete = complete_rows(columns);
    let enough = parts.len() > 1 && complete.len() >= FEWEST;
    let alpha = enough.then(|| alpha(&complete)).flatten();
    let components = enough.then(|| components(&complete)).flatten();
    let flags = flags(&parts, columns, (&matrix, &pairs), &with_node, &with_root);
    NodeCoherence {
        node: node.to_owned(),
        verdict: verdict(parts.len(), &flags, alpha, components.as_ref()),
        parts,
        correlation: matrix,
        pairs,
        with_node,
        with_root,
        alpha,
        components,
        flags,
    }
}

fn verdict(parts: usize, flags: &[Flag], alpha: Option<Alpha>, components: Option<&Components>) -> Verdict {
    let conflict = |f: &Flag| matches!(f, Flag::Conflicting { .. } | Flag::AgainstNode { .. });
    let redundant = |f: &Flag| matches!(f, Flag::Redundant { .. });
    if parts < 2 {
        Verdict::Single
    } else if flags.iter().any(conflict) {
        Verdict::Conflicting
    } else if flags.iter().any(redundant) {
        Verdict::Redundant
    } else if components.is_some_and(|c| c.above_one > 1) {
        Verdict::SeveralDimensions
    } else {
        match alpha {
            None => Verdict::TooFew,
            Some(a) if a.raw < CONSISTENT_ALPHA => Verdict::Loose,
            Some(_) => Verdict::Coherent,
        }
    }
}

fn flags(
    parts: &[String],
    columns: &[&Column],
    (matrix, pairs): (&[Vec<Option<f64>>], &[Vec<u32>]),
    with_node: &[Option<f64>],
    with_root: &[Option<f64>],
) -> Vec<Flag> {
    let mut out = Vec::new();
    for (i, a) in parts.iter().enumerate() {
        for (j, b) in parts.iter().enumerate().skip(i + 1) {
            let cell = matrix.get(i).and_then(|r| r.get(j)).copied().flatten();
            let n = pairs.get(i).and_then(|r| r.get(j)).copied().unwrap_or(0);
            let Some(r) = cell.filter(|_| n as usize >= FEWEST) else {
                continue;
            };
            let (a, b) = (a.clone(), b.clone());
            if r >= REDUNDANT {
                out.push(Flag::Redundant {
                    a,
                    b,
                    r,
                    economies: n,
                });
            } else if r <= CONFLICTING {
                out.push(Flag::Conflicting {
                    a,
                    b,
                    r,
                    economies: n,
                });
            }
        }
    }
    for (i, part) in parts.iter().enumerate() {
        let part = part.clone();
        let known = columns.get(i).map_or(0, |c| c.iter().flatten().count());
        if known < FEWEST {
            continue;
        }
        if columns.get(i).is_some_and(|c| constant(c)) {
            out.push(Flag::Constant { part });
            continue;
        }
        // A node with one part is that part.
        if let Some(r) = with_node.get(i).copied().flatten().filter(|r| *r < 0.0) {
            out.push(Flag::AgainstNode {
                part: part.clone(),
                r,
            });
        }
        if let Some(r) = with_root.get(i).copied().flatten().filter(|r| r.abs() < WEAK) {
            out.push(Flag::Weak { part, r });
        }
    }
    out
}

fn constant(column: &Column) -> bool {
    let mut values = column.iter().flatten();
    let first = values.next();
    values.all(|v| first.is_some_and(|f| (f - v).abs() < f64::EPSILON))
}

/// Rows that every column has, row by row.
fn complete_rows(columns: &[&Column]) -> Vec<Vec<f64>> {
    let rows = columns.iter().map(|c| c.len()).min().unwrap_or(0);
    (0..rows)
        .filter_map(|at| columns.iter().map(|c| c.get(at).copied().flatten()).collect())
        .collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Sample variance, n − 1.
fn variance(values: &[f64]) -> f64 {
    let m = mean(values);
    values.iter().map(|v| (v - m) * (v - m)).sum::<f64>() / (values.len() as f64 - 1.0)
}

/// Cronbach's alpha of complete rows (Cronbach 1951); `None` with fewer than two rows or parts, or
/// where nothing varies.
pub(super) fn alpha(rows: &[Vec<f64>]) -> Option<Alpha> {
    let parts = rows.first()?.len();
    if parts < 2 || rows.len() < 2 {
        return None;
    }
    let k = parts as f64;
    let columns = transposed(rows);
    let totals: Vec<f64> = rows.iter().map(|r| r.iter().sum()).collect();
    let total = variance(&totals);
    let of_parts: f64 = columns.iter().map(|c| variance(c)).sum();
    if !(total > 0.0 && total.is_finite()) {
        return None;
    }
    let matrix = filled_correlations(&columns);
    let mut sum = 0.0;
    let mut pairs = 0.0;
    for (i, row) in matrix.iter().enumerate() {
        for r in row.iter().skip(i + 1) {
            sum += r;
            pairs += 1.0;
        }
    }
    let r = sum / pairs;
    let standardised = k * r / (1.0 + (k - 1.0) * r);
    Some(Alpha {
        raw: k / (k - 1.0) * (1.0 - of_parts / total),
        standardised: if standardised.is_finite() {
            standardised
        } else {
            0.0
        },
        economies: count(rows.len()),
    })
}

fn transposed(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let parts = rows.first().map_or(0, Vec::len);
    (0..parts)
        .map(|p| rows.iter().map(|r| r.get(p).copied().unwrap_or(0.0)).collect())
        .collect()
}

/// Correlations with 0 where a column does not vary.
fn filled_correlations(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let columns: Vec<Column> = columns
        .iter()
        .map(|c| c.iter().map(|v| Some(*v)).collect())
        .collect();
    let matrix = correlation_matrix(&columns.iter().collect::<Vec<_>>());
    matrix
        .iter()
        .map(|row| row.iter().map(|r| r.unwrap_or(0.0)).collect())
        .collect()
}

/// Principal components of complete rows; `None` where a part does not vary.
pub(super) fn components(rows: &[Vec<f64>]) -> Option<Components> {
    let matrix = filled_correlations(&transposed(rows));
    if matrix.len() < 2
        || matrix
            .iter()
            .enumerate()
            .any(|(i, r)| r.get(i).is_none_or(|d| *d < 1.0))
    {
        return None;
    }
    let eigen = symmetric_eigen(&matrix)?;
    // The trace of a correlation matrix; rounding may leave a speck below zero.
    let sum = matrix.len() as f64;
    let values: Vec<f64> = eigen.values.iter().map(|v| v.max(0.0)).collect();
    Some(Components {
        explained: values.iter().map(|v| v / sum).collect(),
        loadings: eigen
            .vectors
            .iter()
            .zip(&values)
            .map(|(vector, value)| vector.iter().map(|v| v * value.sqrt()).collect())
            .collect(),
        above_one: values.iter().filter(|v| **v > 1.0 + 1e-9).count(),
        eigenvalues: values,
        economies: count(rows.len()),
    })
}

fn leaf_pairs(
    frozen: &Frozen,
    leaf_nodes: &[usize],
    matrix: &[Vec<Option<f64>>],
    pairs: &[Vec<u32>],
) -> (Vec<LeafPair>, Vec<LeafPair>) {
    let (mut redundant, mut conflicting) = (Vec::new(), Vec::new());
    let node = |at: usize| leaf_nodes.get(at).and_then(|n| frozen.nodes().get(*n));
    for (i, row) in matrix.iter().enumerate() {
        for (j, r) in row.iter().enumerate().skip(i + 1) {
            let n = pairs.get(i).and_then(|p| p.get(j)).copied().unwrap_or(0);
            let (Some(r), Some(a), Some(b)) = (*r, node(i), node(j)) else {
                continue;
            };
            if (n as usize) < FEWEST || (CONFLICTING < r && r < REDUNDANT) {
                continue;
            }
            let list = if r > 0.0 { &mut redundant } else { &mut conflicting };
            list.push(LeafPair {
                a: a.id.clone(),
                b: b.id.clone(),
                r,
                economies: n,
                siblings: a.parent == b.parent,
            });
        }
    }
    redundant.sort_by(|a, b| b.r.total_cmp(&a.r));
    conflicting.sort_by(|a, b| a.r.total_cmp(&b.r));
    (redundant, conflicting)
}

/// Shares of the composite's variance: it is the sum of what the leaves earn, so its variance is
/// the sum of their covariances with it.
fn contributions(
    names: &[String],
    columns: &[&Column],
    earned: &[Vec<f64>],
    root: &Column,
) -> Vec<Contribution> {
    let root_values: Vec<f64> = root.iter().map(|v| v.unwrap_or(0.0)).collect();
    let total = if root_values.len() < 2 {
        0.0
    } else {
        variance(&root_values)
    };
    let m = mean(&root_values);
    let covariance = |values: &[f64]| {
        let own = mean(values);
        let sum = values.iter().zip(&root_values).map(|(v, r)| (v - own) * (r - m));
        sum.sum::<f64>() / (root_values.len() as f64 - 1.0)
    };
    let fair = 1.0 / names.len().max(1) as f64;
    let mut out: Vec<Contribution> = names
        .iter()
        .zip(columns)
        .zip(earned)
        .map(|((leaf, column), earned)| {
            let with_root = correlation(column, root);
            let variance_share = if total > 0.0 {
                covariance(earned) / total
            } else {
                0.0
            };
            Contribution {
                leaf: leaf.clone(),
                with_root,
                variance_share,
                negligible: with_root.is_none_or(|r| r.abs() < WEAK) && variance_share.abs() < fair / 2.0,
            }
        })
        .collect();
    let strength = |c: &Contribution| c.with_root.map_or(0.0, f64::abs);
    out.sort_by(|a, b| strength(a).total_cmp(&strength(b)));
    out
}
