//! Weights of the children of a node: given, equal, or derived from the data or from judgements.
//!
//! What: [`derive()`] turns the normalised columns of the children into shares that sum to 1, with
//! what the method found beside them ([`Detail`]). The engine calls it from the indicators
//! upwards, so that a pillar's weight is derived from the pillars' own scores. Left out: where the
//! weights go (module [`crate::engine`]), and draws around them (module [`crate::monte_carlo`]).

pub mod ahp;
pub mod optimised;
pub mod pca;
pub mod spread;

use serde::{Deserialize, Serialize};

pub use ahp::{Consistency, Judgement, Judgements, Misfit};

use crate::recipe::Aggregate;
use crate::table::Column;

/// Where weights come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weighting {
    /// The structure's.
    #[default]
    Given,
    /// The same for every child.
    Equal,
    /// Squared entries of the first principal component.
    PcaFirst,
    /// Rotated factors, as the OECD/JRC handbook describes (see [`pca::factors`]).
    PcaFactors,
    /// Entropy: more for a child that tells units further apart (see [`spread::entropy`]).
    Entropy,
    /// CRITIC: spread times conflict with the other children (see [`spread::critic`]).
    Critic,
    /// Pairwise judgements, principal eigenvector (see [`ahp`]).
    Ahp,
    /// So that each child's importance in the parent is its given weight (see [`optimised`]).
    Optimised,
}

/// What a method found beside its weights.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// Nothing.
    Plain,
    /// Components that count, and the share of variance they explain.
    Components {
        /// Number kept.
        kept: usize,
        /// Share of the children's variance, 0..1.
        explained: f64,
    },
    /// How consistent the judgements are.
    Judged(Consistency),
    /// The importances reached, in the order of the children, summing to 1.
    Reached(Vec<f64>),
}

/// Weights of the children of one node.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Method.
    pub method: Weighting,
    /// Shares in the order of the children, summing to 1.
    pub shares: Vec<f64>,
    /// What the method found.
    pub detail: Detail,
}

/// Why weights cannot be derived.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// This child (position) has too few values, or values that are all equal.
    Child(usize),
    /// The judgements: what stands there.
    Judgements(String),
    /// No child varies enough to weigh any.
    Nothing,
}

/// Derives the shares of children. `columns` are their scores, `given` their weights in the
/// structure (for [`Weighting::Optimised`]: the importances wanted), `kind` how the parent
/// aggregates. An only child weighs everything, whatever the method.
pub fn derive(
    method: Weighting,
    columns: &[&Column],
    given: &[f64],
    kind: Aggregate,
    judgements: Option<&Judgements>,
) -> Result<Weighed, Fault> {
    let n = columns.len();
    let plain = |shares: Vec<f64>| Weighed {
        method,
        shares: to_one(&shares),
        detail: Detail::Plain,
    };
    if n <= 1 {
        return Ok(plain(vec![1.0; n]));
    }
    let (shares, detail) = match method {
        Weighting::Given => return Ok(plain(given.to_vec())),
        Weighting::Equal => return Ok(plain(vec![1.0; n])),
        Weighting::PcaFirst => pca::first(columns)?,
        Weighting::PcaFactors => pca::factors(columns)?,
        Weighting::Entropy => (spread::entropy(columns)?, Detail::Plain),
        Weighting::Critic => (spread::critic(columns)?, Detail::Plain),
        Weighting::Ahp => {
            let judged = judgements.ok_or_else(|| Fault::Judgements("no judgement".into()))?;
            let (shares, consistency) = judged.weights();
            (shares, Detail::Judged(consistency))
        }
        Weighting::Optimised => {
            let (shares, reached) = optimised::weights(columns, given, kind)?;
            (shares, Detail::Reached(reached))
        }
    };
    let sum: f64 = shares.iter().sum();
    if !(sum.is_finite() && sum > 0.0) {
        return Err(Fault::Nothing);
    }
    Ok(Weighed {
        method,
        shares: to_one(&shares),
        detail,
    })
}

/// Divides by the sum.
pub(crate) fn to_one(x: &[f64]) -> Vec<f64> {
    let sum: f64 = x.iter().sum();
    x.iter().map(|v| if sum > 0.0 { v / sum } else { *v }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DERIVED: [Weighting; 7] = [
        Weighting::Given,
        Weighting::Equal,
        Weighting::PcaFirst,
        Weighting::PcaFactors,
        Weighting::Entropy,
        Weighting::Critic,
        Weighting::Optimised,
    ];

    proptest! {
        #[test]
        fn derived_weights_are_shares_that_sum_to_one_or_a_named_fault(
            x in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.9, -50i32..50), 12), 2..6)
        ) {
            let x: Vec<Column> = x.iter().map(|c| c.iter().map(|v| v.map(f64::from)).collect()).collect();
            let columns: Vec<&Column> = x.iter().collect();
            let given: Vec<f64> = (1..=x.len()).map(|i| i as f64).collect();
            for method in DERIVED {
                if let Ok(w) = derive(method, &columns, &given, Aggregate::Arithmetic, None) {
                    prop_assert_eq!(w.shares.len(), x.len());
                    prop_assert!(w.shares.iter().all(|s| (0.0..=1.0 + 1e-12).contains(s)), "{:?}", w);
                    prop_assert!((w.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                }
            }
        }

        #[test]
        fn the_order_of_the_children_does_not_matter(
            x in prop::collection::vec(prop::collection::vec(-50i32..50, 12), 3)
        ) {
            let x: Vec<Column> = x.iter().map(|c| c.iter().map(|v| Some(f64::from(*v))).collect()).collect();
            let (one, other) = ([&x[0], &x[1], &x[2]], [&x[2], &x[0], &x[1]]);
            for method in [Weighting::Entropy, Weighting::Critic, Weighting::PcaFirst] {
                let of = |c: &[&Column]| derive(method, c, &[1.0; 3], Aggregate::Arithmetic, None);
                if let (Ok(a), Ok(b)) = (of(&one), of(&other)) {
                    for (at, to) in [(0, 1), (1, 2), (2, 0)] {
                        prop_assert!((a.shares[at] - b.shares[to]).abs() < 1e-7, "{:?} {:?}", a, b);
                    }
                }
            }
        }
    }

    #[test]
    fn an_only_child_weighs_everything() {
        let flat = vec![Some(1.0); 3];
        for method in DERIVED {
            let w = derive(method, &[&flat], &[7.0], Aggregate::Arithmetic, None).unwrap();
            assert_eq!(w.shares, [1.0]);
        }
    }
}
