//! K_eff: the best that can be reached, from the income group above (model, section 3).

use atlas::{Atlas, IncomeGroup};
use indicators::{Direction, Role};
use readiness::{Frozen, Readiness};

use super::summary::quantile;
use crate::effect::better;

/// Fewest values of a group for its percentile to be taken; below it that of all economies.
const SMALLEST: usize = 5;

/// The group whose 95th percentile an economy can reach. High-income economies look at their own;
/// unclassified ones (in 2026 Ethiopia, Venezuela and territories) at upper-middle income, a
/// declared fallback: **assumption**.
pub fn group_above(income: IncomeGroup) -> IncomeGroup {
    match income {
        IncomeGroup::Low => IncomeGroup::LowerMiddle,
        IncomeGroup::LowerMiddle | IncomeGroup::Unclassified => IncomeGroup::UpperMiddle,
        IncomeGroup::UpperMiddle | IncomeGroup::High => IncomeGroup::High,
    }
}

/// Reference values by leaf and income group, taken once at the base year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Peers {
    by_leaf: Vec<Vec<(IncomeGroup, Option<f64>)>>,
}

const GROUPS: [IncomeGroup; 5] = [
    IncomeGroup::Low,
    IncomeGroup::LowerMiddle,
    IncomeGroup::UpperMiddle,
    IncomeGroup::High,
    IncomeGroup::Unclassified,
];

impl Peers {
    /// From the readiness values: the 95th percentile of the group above, the 5th where lower is
    /// better; 1 for a milestone.
    pub fn new(frozen: &Frozen, atlas: &Atlas, readiness: &Readiness) -> Self {
        let by_leaf = frozen
            .leaves()
            .iter()
            .enumerate()
            .map(|(leaf, of)| {
                let values = |group: Option<IncomeGroup>| -> Vec<f64> {
                    let member = |e: &&readiness::EconomyReadiness| {
                        group.is_none() || atlas.get(e.economy).map(|a| a.income) == group
                    };
                    let mut v: Vec<f64> = readiness
                        .economies
                        .iter()
                        .filter(member)
                        .filter_map(|e| e.cells.get(leaf)?.used.value())
                        .collect();
                    v.sort_unstable_by(f64::total_cmp);
                    v
                };
                let at = if of.direction == Direction::Lower {
                    0.05
                } else {
                    0.95
                };
                GROUPS
                    .iter()
                    .map(|group| {
                        if of.role == Role::Milestone {
                            return (*group, Some(1.0));
                        }
                        let peers = values(Some(group_above(*group)));
                        let found = if peers.len() < SMALLEST {
                            values(None)
                        } else {
                            peers
                        };
                        (*group, quantile(&found, at))
                    })
                    .collect()
            })
            .collect();
        Self { by_leaf }
    }

    /// The reference of a leaf for an economy of an income group.
    pub fn reference(&self, leaf: usize, income: IncomeGroup) -> Option<f64> {
        let row = self.by_leaf.get(leaf)?;
        row.iter().find(|(g, _)| *g == income)?.1
    }

    /// K_eff: the better of the reference and the baseline of the year; the baseline where there
    /// is no reference.
    pub fn k_eff(reference: Option<f64>, direction: Direction, y_base: f64) -> f64 {
        reference.map_or(y_base, |r| better(direction, r, y_base))
    }
}
