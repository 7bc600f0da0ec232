//! What every projection of a framework shares: baselines, the frozen index in both views, the
//! readiness values at the base year, peers and conditions.

use std::collections::BTreeMap;

use atlas::{Atlas, IncomeGroup, Iso3};
use indicators::{Direction, Pack, Role, View};
use readiness::{Effective, Frozen, FrozenLeaf, Readiness};

use super::Peers;
use crate::Baselines;
use crate::baseline::{Bounded, Start};

/// What an economy brings to delivery and absorption, at the base year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Conditions {
    /// WGI government effectiveness.
    pub effectiveness: Option<f64>,
    /// Statistical performance, 0..100.
    pub statistics: Option<f64>,
    /// People.
    pub population: Option<f64>,
}

impl Conditions {
    /// Of every economy, from the latest values since `oldest`.
    pub fn read(pack: &Pack, atlas: &Atlas, base_year: i16, oldest: i16) -> BTreeMap<Iso3, Self> {
        let value = |id: &str, e: Iso3| pack.latest(id, e, base_year, oldest).value();
        atlas
            .economies()
            .iter()
            .map(|e| {
                let conditions = Self {
                    effectiveness: value("wgi_government_effectiveness", e.iso3),
                    statistics: value("spi_overall", e.iso3),
                    population: value("population", e.iso3).filter(|p| *p > 0.0),
                };
                (e.iso3, conditions)
            })
            .collect()
    }
}

/// See the module docs. Built once for a plan's framework, weights, own values and answers.
pub struct Context<'a> {
    pub(super) baselines: &'a Baselines,
    /// Outcomes only, and with milestones.
    pub(super) indices: [&'a Frozen; 2],
    pub(super) readiness: &'a Readiness,
    pub(super) conditions: BTreeMap<Iso3, Conditions>,
    pub(super) incomes: Vec<IncomeGroup>,
    pub(super) peers: Peers,
    /// Distinct indicators of the leaves: (first leaf, handle in the baselines, natural bounds).
    pub(super) lines: Vec<IndicatorLine>,
    /// Line of each leaf of the milestones view.
    pub(super) line_of_leaf: Vec<usize>,
    /// Leaf of the milestones view for each leaf of the outcomes view.
    pub(super) outcome_leaves: Vec<usize>,
    /// Beginnings of paths by row × line.
    beginnings: Vec<Beginning>,
    /// Economy handles in the baselines by row.
    pub(super) handles: Vec<Option<usize>>,
    /// Effective weights by row and view; `None` where not scored.
    pub(super) effective: Vec<[Option<Effective>; 2]>,
}

/// Where the path of a row and line begins.
#[derive(Clone, Copy, Debug)]
pub(super) enum Beginning {
    /// No value at the base year.
    Missing,
    /// A value, but no baseline was fitted for the indicator or economy: held flat.
    Flat(f64),
    /// A value with its baseline.
    Fitted(Start),
}

/// An indicator that at least one leaf reads.
#[derive(Clone, Debug)]
pub(super) struct IndicatorLine {
    pub id: String,
    pub leaf: usize,
    pub handle: Option<usize>,
    pub bounded: Bounded,
}

/// The two views in the order of every pair here.
pub(super) const VIEWS: [View; 2] = [View::Outcomes, View::Milestones];

impl<'a> Context<'a> {
    /// `outcomes` and `milestones` are the two views of one framework under the same weights;
    /// `readiness` is that of `milestones` (it holds every leaf).
    pub fn new(
        atlas: &Atlas,
        baselines: &'a Baselines,
        outcomes: &'a Frozen,
        milestones: &'a Frozen,
        readiness: &'a Readiness,
        conditions: BTreeMap<Iso3, Conditions>,
    ) -> Self {
        let leaves = milestones.leaves();
        let mut lines: Vec<IndicatorLine> = Vec::new();
        let line_of_leaf = leaves
            .iter()
            .enumerate()
            .map(|(leaf, l)| {
                lines.iter().position(|n| n.id == l.indicator).unwrap_or_else(|| {
                    lines.push(IndicatorLine {
                        id: l.indicator.clone(),
                        leaf,
                        handle: baselines.indicator(&l.indicator),
                        bounded: baselines.bounds(&l.indicator).unwrap_or(Bounded::MILESTONE),
                    });
                    lines.len() - 1
                })
            })
            .collect();
        let outcome_leaves = outcomes
            .leaves()
            .iter()
            .filter_map(|l| leaves.iter().position(|m| m.node == l.node))
            .collect();
        let rows = &readiness.economies;
        let value = |row: &readiness::EconomyReadiness, leaf: usize| row.cells.get(leaf)?.used.value();
        let handles: Vec<Option<usize>> = rows.iter().map(|r| baselines.economy(r.economy)).collect();
        let beginning = |row: &readiness::EconomyReadiness, economy: Option<usize>, line: &IndicatorLine| {
            let Some(anchor) = value(row, line.leaf).filter(|v| v.is_finite()) else {
                return Beginning::Missing;
            };
            match (economy, line.handle) {
                (Some(e), Some(i)) => Beginning::Fitted(baselines.start(e, i, anchor)),
                _ => Beginning::Flat(anchor),
            }
        };
        let mut beginnings = Vec::with_capacity(rows.len() * lines.len());
        for (row, economy) in rows.iter().zip(&handles) {
            beginnings.extend(lines.iter().map(|line| beginning(row, *economy, line)));
        }
        let effective = rows
            .iter()
            .map(|row| {
                let values: Vec<Option<f64>> = (0..leaves.len()).map(|l| value(row, l)).collect();
                [outcomes, milestones].map(|frozen| {
                    let present: Vec<bool> = frozen
                        .leaves()
                        .iter()
                        .map(|l| {
                            let at = leaves.iter().position(|m| m.node == l.node);
                            at.and_then(|at| values.get(at).copied().flatten())
                                .is_some_and(f64::is_finite)
                        })
                        .collect();
                    frozen.effective(&present)
                })
            })
            .collect();
        Self {
            baselines,
            indices: [outcomes, milestones],
            readiness,
            conditions,
            incomes: rows
                .iter()
                .map(|r| {
                    atlas
                        .get(r.economy)
                        .map_or(IncomeGroup::Unclassified, |e| e.income)
                })
                .collect(),
            peers: Peers::new(milestones, atlas, readiness),
            handles,
            lines,
            line_of_leaf,
            outcome_leaves,
            beginnings,
            effective,
        }
    }

    /// Economies of the readiness table.
    pub(super) fn rows(&self) -> usize {
        self.readiness.economies.len()
    }

    /// Row of an economy.
    pub(super) fn row(&self, economy: Iso3) -> Option<usize> {
        self.readiness
            .economies
            .binary_search_by_key(&economy, |e| e.economy)
            .ok()
    }

    /// Whether an economy has a score in either view.
    pub(super) fn scored(&self, row: usize) -> bool {
        self.effective
            .get(row)
            .is_some_and(|e| e.iter().any(Option::is_some))
    }

    /// Length of a path.
    pub(super) fn len(&self) -> usize {
        self.baselines.len()
    }

    /// The leaves of the view that has all.
    pub(super) fn leaves(&self) -> &[FrozenLeaf] {
        self.indices[1].leaves()
    }

    /// Beginnings of a row, by line.
    pub(super) fn beginnings(&self, row: usize) -> &[Beginning] {
        let from = row * self.lines.len();
        self.beginnings.get(from..from + self.lines.len()).unwrap_or(&[])
    }

    /// The readiness value of a row and line.
    pub(super) fn anchor(&self, row: usize, line: usize) -> Option<f64> {
        match self.beginnings(row).get(line)? {
            Beginning::Missing => None,
            Beginning::Flat(anchor) => Some(*anchor),
            Beginning::Fitted(start) => Some(start.anchor()),
        }
    }

    pub(super) fn condition(&self, economy: Iso3) -> Conditions {
        self.conditions.get(&economy).copied().unwrap_or_default()
    }

    pub(super) fn direction(&self, line: usize) -> Direction {
        let leaf = self.lines.get(line).and_then(|l| self.leaves().get(l.leaf));
        leaf.map_or(Direction::Neutral, |l| l.direction)
    }

    /// The peers' reference of a line, inside its natural bounds.
    pub(super) fn reference(&self, line: usize, income: IncomeGroup) -> Option<f64> {
        let line = self.lines.get(line)?;
        Some(line.bounded.clip(self.peers.reference(line.leaf, income)?))
    }

    /// View under which a leaf's values stand.
    pub(super) fn view_of(&self, leaf: usize) -> View {
        match self.leaves().get(leaf).map(|l| l.role) {
            Some(Role::Milestone) => View::Milestones,
            _ => View::Outcomes,
        }
    }
}
