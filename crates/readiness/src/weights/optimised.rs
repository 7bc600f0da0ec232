//! Weights such that each child's importance in the parent is the one wanted.
//!
//! A weight is not an importance: of two children with the same weight the one that varies and
//! correlates more decides the ranking (Paruolo, Saisana and Saltelli 2013; Becker et al. 2017).
//! Importance here is the squared correlation of a child with its parent, divided by the sum over
//! the siblings. Wanted: the given weights in unity sum. The search is a damped fixed point (a child
//! that counts too little gets more), then a pattern search on the logarithms of the weights with
//! halving steps; the best weights seen are kept. They need not reach the wanted importances, which
//! correlations may forbid: what was reached is returned beside them.

use super::{Fault, to_one};
use crate::copeland::copeland;
use crate::linear::correlation;
use crate::means::mean;
use crate::recipe::Aggregate;
use crate::table::Column;

/// Rounds of the fixed point.
const ROUNDS: usize = 200;
/// Least change of a logarithm that the pattern search tries.
const FINEST: f64 = 1e-9;

/// Importance of each child in a parent, summing to 1; `None` where no correlation exists.
pub fn importance(columns: &[&Column], parent: &Column) -> Option<Vec<f64>> {
    let squares: Vec<f64> = columns
        .iter()
        .map(|c| correlation(c, parent).map(|r| r * r))
        .collect::<Option<_>>()?;
    let sum: f64 = squares.iter().sum();
    (sum > 0.0).then(|| squares.iter().map(|s| s / sum).collect())
}

fn parent(columns: &[&Column], weights: &[f64], kind: Aggregate) -> Column {
    if kind == Aggregate::Copeland {
        return copeland(columns, weights);
    }
    let units = columns.first().map_or(0, |c| c.len());
    (0..units)
        .map(|unit| {
            let value = |c: &&Column| c.get(unit).copied().flatten();
            let pairs: Vec<(f64, f64)> = columns
                .iter()
                .zip(weights)
                .filter_map(|(c, w)| Some((value(c)?, *w)))
                .collect();
            mean(kind, &pairs).ok().flatten()
        })
        .collect()
}

/// Weights and the importances they reach.
pub fn weights(columns: &[&Column], wanted: &[f64], kind: Aggregate) -> Result<(Vec<f64>, Vec<f64>), Fault> {
    if let Some(at) = columns.iter().position(|c| correlation(c, c).is_none()) {
        return Err(Fault::Child(at));
    }
    let wanted = to_one(wanted);
    let of = |w: &[f64]| importance(columns, &parent(columns, w, kind));
    let miss = |reached: &[f64]| -> f64 {
        let squares = reached.iter().zip(&wanted).map(|(r, t)| (r - t) * (r - t));
        squares.sum()
    };
    let mut w = wanted.clone();
    let mut reached = of(&w).ok_or(Fault::Nothing)?;
    let mut best = (miss(&reached), w.clone(), reached.clone());
    for _ in 0..ROUNDS {
        for ((w, r), t) in w.iter_mut().zip(&reached).zip(&wanted) {
            *w *= (t / r.max(1e-12)).sqrt().clamp(0.5, 2.0);
        }
        w = to_one(&w);
        match of(&w) {
            Some(now) => reached = now,
            None => break,
        }
        if miss(&reached) < best.0 {
            best = (miss(&reached), w.clone(), reached.clone());
        }
    }
    // Copeland's steps have no slope to follow, and pairs are costly: the fixed point suffices.
    let mut step = if kind == Aggregate::Copeland { 0.0 } else { 0.25 };
    while step > FINEST && best.0 > 1e-24 {
        let mut better = false;
        for at in 0..columns.len() {
            for sign in [1.0, -1.0] {
                let mut tried = best.1.clone();
                if let Some(w) = tried.get_mut(at) {
                    *w *= libm::exp(sign * step);
                }
                let tried = to_one(&tried);
                if let Some(now) = of(&tried)
                    && miss(&now) < best.0
                {
                    best = (miss(&now), tried, now);
                    better = true;
                }
            }
        }
        if !better {
            step *= 0.5;
        }
    }
    Ok((best.1, best.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(x: &[f64]) -> Column {
        x.iter().map(|v| Some(*v)).collect()
    }

    #[test]
    fn the_wanted_importance_is_reached_where_it_can_be() {
        let a = column(&[1.0, 4.0, 2.0, 8.0, 5.0, 7.0]);
        let b = column(&[30.0, 10.0, 20.0, 40.0, 60.0, 20.0]);
        let c = column(&[2.0, 3.0, 9.0, 4.0, 5.0, 6.0]);
        let columns = [&a, &b, &c];
        let before = importance(
            &columns,
            &parent(&columns, &[0.3, 0.4, 0.3], Aggregate::Arithmetic),
        )
        .unwrap();
        let (w, reached) = weights(&columns, &[0.3, 0.4, 0.3], Aggregate::Arithmetic).unwrap();
        assert!((before[1] - 0.4).abs() > 0.2, "{before:?}");
        for (r, t) in reached.iter().zip([0.3, 0.4, 0.3]) {
            assert!((r - t).abs() < 1e-6, "{reached:?}");
        }
        let again = importance(&columns, &parent(&columns, &w, Aggregate::Arithmetic)).unwrap();
        assert_eq!(again, reached);
    }

    #[test]
    fn what_cannot_be_reached_is_no_worse_than_the_start() {
        let a = column(&[1.0, 2.0, 3.0, 4.0]);
        let (_, reached) = weights(&[&a, &a], &[0.9, 0.1], Aggregate::Arithmetic).unwrap();
        assert!(
            reached.iter().all(|r| (r - 0.5).abs() < 1e-9),
            "twins count the same"
        );
    }
}
