//! Why a score or a rank changed between two editions: method, data or real.
//!
//! Definitions. Three editions of the data: *old* (the old release), *revised* (the new release,
//! values for the years of the old one) and *new* (the new release with its newer years). Two methods:
//! old and new (structure and recipe). *Method* is the change from the method alone, on the same
//! data; *data* the change from revised values for the same years, under the same method; *real* the
//! change from newer years, under the same method and within the new release.
//!
//! The three do not add up to one number by themselves: what a revision does depends on the recipe it
//! goes through. So each part is its average over the orders in which the steps can be taken: Shapley
//! (1953), with the newer years after the revision, since no old release has them (Faigle and Kern
//! 1992, precedence). Three orders: method–data–real, data–method–real, data–real–method. The parts
//! add up to the whole change; six scorings give them all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::engine::{Aside, Scores, compute};
use crate::problem::Problem;
use crate::recipe::Recipe;
use crate::structure::Structure;
use crate::table::Table;

/// Structure and recipe.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    /// Tree.
    pub structure: &'a Structure,
    /// Settings.
    pub recipe: &'a Recipe,
}

/// Values and what stands beside them.
#[derive(Clone, Copy, Debug)]
pub struct Data<'a> {
    /// Values.
    pub table: &'a Table,
    /// Denominators, groups, other years.
    pub aside: &'a Aside,
}

/// A change and its parts, which add up to it (but for rounding).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
    /// From the method.
    pub method: f64,
    /// From revised values for the same years.
    pub data: f64,
    /// From newer years.
    pub real: f64,
}

/// Splits one number. `old` and `new` are its values under the old and the new method, each on the
/// old, the revised and the new data.
///
/// ```
/// let c = readiness::change::split([10.0, 11.0, 15.0], [20.0, 21.0, 25.0]);
/// assert_eq!((c.method, c.data, c.real), (10.0, 1.0, 4.0));
/// ```
pub fn split(old: [f64; 3], new: [f64; 3]) -> Change {
    let ([a0, a1, a2], [b0, b1, b2]) = (old, new);
    // Method first, second, last; data under the old, new, new … as the three orders have them.
    let method = [b0 - a0, b1 - a1, b2 - a2];
    let data = [b1 - b0, a1 - a0, a1 - a0];
    let real = [b2 - b1, b2 - b1, a2 - a1];
    let third = |x: [f64; 3]| x.iter().sum::<f64>() / 3.0;
    Change {
        before: a0,
        after: b2,
        method: third(method),
        data: third(data),
        real: third(real),
    }
}

/// Six scorings of one index: two methods on three editions of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Corners {
    /// Old method on old, revised and new data.
    pub old: [Scores; 3],
    /// New method on the same.
    pub new: [Scores; 3],
}

/// A unit's change at a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitChange {
    /// Of the score.
    pub score: Change,
    /// Of the rank (a fall of the number is a rise).
    pub rank: Change,
}

impl Corners {
    /// Scores all six. Without a revision to tell apart give the old data as `revised`: *data* is 0
    /// then, and what changed is *real*; without newer years give the revised data as `new`.
    ///
    /// # Errors
    /// The faults of the first scoring that fails.
    pub fn score(
        old: Way<'_>,
        new: Way<'_>,
        before: Data<'_>,
        revised: Data<'_>,
        after: Data<'_>,
    ) -> Result<Self, Vec<Problem>> {
        let on = |way: Way<'_>, data: Data<'_>| compute(data.table, way.structure, data.aside, way.recipe);
        Ok(Self {
            old: [on(old, before)?, on(old, revised)?, on(old, after)?],
            new: [on(new, before)?, on(new, revised)?, on(new, after)?],
        })
    }

    /// The changes at a node (its positions in the old and the new structure), by unit; units that
    /// have no score in one of the six are left out: their change is an entry or an exit.
    pub fn changes(&self, old_node: usize, new_node: usize) -> BTreeMap<String, UnitChange> {
        let Some(first) = self.old.first() else {
            return BTreeMap::new();
        };
        let of = |scores: &Scores, node: usize, unit: &str| -> Option<(f64, f64)> {
            let at = scores.units.iter().position(|u| u == unit)?;
            let score = scores.scores.get(node)?.get(at).copied().flatten()?;
            let rank = scores.ranks.get(node)?.get(at).copied().flatten()?;
            Some((score, f64::from(rank)))
        };
        let three = |all: &[Scores; 3], node: usize, unit: &str| -> Option<[(f64, f64); 3]> {
            let [a, b, c] = all;
            Some([of(a, node, unit)?, of(b, node, unit)?, of(c, node, unit)?])
        };
        let mut out = BTreeMap::new();
        for unit in &first.units {
            if let (Some(a), Some(b)) = (three(&self.old, old_node, unit), three(&self.new, new_node, unit)) {
                let change = UnitChange {
                    score: split(a.map(|p| p.0), b.map(|p| p.0)),
                    rank: split(a.map(|p| p.1), b.map(|p| p.1)),
                };
                out.insert(unit.clone(), change);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Aggregate, Node, Normalise};
    use indicators::Direction;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_add_up_and_a_part_that_does_not_exist_is_zero(
            old in prop::array::uniform3(-100.0f64..100.0), new in prop::array::uniform3(-100.0f64..100.0)
        ) {
            let c = split(old, new);
            prop_assert!((c.method + c.data + c.real - (c.after - c.before)).abs() < 1e-9);
            let same = split(old, old);
            prop_assert_eq!(same.method, 0.0);
            let unrevised = split([old[0], old[0], old[2]], [new[0], new[0], new[2]]);
            prop_assert_eq!(unrevised.data, 0.0);
            let no_new_years = split([old[0], old[1], old[1]], [new[0], new[1], new[1]]);
            prop_assert_eq!(no_new_years.real, 0.0);
        }
    }

    fn table(x: [f64; 3]) -> Table {
        let rows = ["A", "B", "C"].into_iter().zip(x);
        let rows: Vec<_> = rows
            .flat_map(|(u, v)| [(u, "x", Some(v)), (u, "y", Some(50.0 - v / 2.0))])
            .collect();
        Table::from_rows(rows).unwrap()
    }

    #[test]
    fn editions_are_split_by_unit() {
        let leaf = |c: &str| Node {
            low: Some(0.0),
            high: Some(100.0),
            ..Node::new(c, Some("index"), 1, Direction::Higher, 1.0)
        };
        let root = Node::new("index", None, 2, Direction::Higher, 1.0);
        let structure = Structure::new(vec![leaf("x"), leaf("y"), root]).unwrap();
        let old = Recipe {
            normalise: Normalise::Goalposts,
            ..Recipe::default()
        };
        let new = Recipe {
            aggregate: Aggregate::Geometric,
            ..old.clone()
        };
        let aside = Aside::default();
        let (t0, t1, t2) = (
            table([10.0, 20.0, 30.0]),
            table([12.0, 20.0, 30.0]),
            table([12.0, 40.0, 30.0]),
        );
        let data = |table| Data { table, aside: &aside };
        let way = |recipe| Way {
            structure: &structure,
            recipe,
        };
        let corners = Corners::score(way(&old), way(&new), data(&t0), data(&t1), data(&t2)).unwrap();
        let changes = corners.changes(2, 2);
        // A was revised, B moved, C only saw the method change.
        assert_eq!(changes["A"].score.real, 0.0);
        assert!(changes["A"].score.data > 0.0 && changes["A"].score.method < 0.0);
        assert_eq!(changes["B"].score.data, 0.0);
        assert!(changes["B"].score.real > 0.0);
        assert_eq!((changes["C"].score.data, changes["C"].score.real), (0.0, 0.0));
        assert_eq!(changes["B"].rank.before, 2.0);
        let unchanged = Corners::score(way(&old), way(&old), data(&t0), data(&t0), data(&t0)).unwrap();
        assert!(
            unchanged
                .changes(2, 2)
                .values()
                .all(|c| c.score.before == c.score.after)
        );
    }
}
