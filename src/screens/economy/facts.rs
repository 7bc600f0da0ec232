//! What a profile says, computed from the index: pure, so that it is tested without a browser.

use atlas::Iso3;
use charts::strip::median;
use indicators::Direction;
use readiness::{EconomyReadiness, Frozen, Readiness};

/// A part of the score: a group that holds indicators. The parts' points sum to the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Position in [`Frozen::nodes`].
    pub node: usize,
    /// First word of its path: the pillar.
    pub pillar: String,
    /// Last word of its path.
    pub name: String,
    /// Points of the score obtained.
    pub earned: f64,
    /// Points that could be had, the weight of what is missing shared out.
    pub available: f64,
    /// Its own score, 0..100.
    pub score: Option<f64>,
    /// Median of what the peers obtained.
    pub peers_earned: Option<f64>,
    /// Median of the peers' own scores.
    pub peers_score: Option<f64>,
    /// Positions of its leaves in [`Frozen::leaves`].
    pub leaves: Vec<usize>,
}

impl Part {
    /// Points of the score that are not obtained.
    pub fn gap(&self) -> f64 {
        self.available - self.earned
    }

    /// Own score less the peers' median.
    pub fn ahead(&self) -> Option<f64> {
        Some(self.score? - self.peers_score?)
    }
}

/// The groups nearest to the root that hold a leaf themselves: none lies beneath another and every
/// leaf is beneath one, so what they obtain sums to the score.
fn cut(frozen: &Frozen) -> Vec<usize> {
    let nodes = frozen.nodes();
    let holds_leaf = |at: usize| {
        nodes.get(at).is_some_and(|n| {
            n.children
                .iter()
                .any(|c| nodes.get(*c).is_some_and(|n| n.leaf.is_some()))
        })
    };
    let mut found = Vec::new();
    let mut open = vec![0usize];
    while let Some(at) = open.pop() {
        if holds_leaf(at) {
            found.push(at);
        } else if let Some(node) = nodes.get(at) {
            open.extend(node.children.iter().rev());
        }
    }
    found
}

fn leaves_under(frozen: &Frozen, node: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(at) = open.pop() {
        if let Some(node) = frozen.nodes().get(at) {
            found.extend(node.leaf);
            open.extend(node.children.iter().rev());
        }
    }
    found.sort_unstable();
    found
}

/// The parts of an economy's score, in the framework's order, beside its peers.
pub fn parts(frozen: &Frozen, economy: &EconomyReadiness, peers: &[&EconomyReadiness]) -> Vec<Part> {
    let own = frozen.node_scores(&economy.values());
    cut(frozen)
        .into_iter()
        .filter_map(|at| {
            let node = frozen.nodes().get(at)?;
            let credit = economy
                .scored
                .as_ref()
                .and_then(|s| s.nodes.get(at))
                .copied()
                .unwrap_or_default();
            let of_peers = |pick: &dyn Fn(&readiness::frozen::NodeScore) -> Option<f64>| {
                let all: Vec<f64> = peers
                    .iter()
                    .filter_map(|p| pick(p.scored.as_ref()?.nodes.get(at)?))
                    .collect();
                median(&all)
            };
            Some(Part {
                node: at,
                pillar: node.id.split('/').next().unwrap_or_default().to_owned(),
                name: node.name.clone(),
                earned: credit.earned,
                available: credit.available,
                score: own.get(at).copied().flatten(),
                peers_earned: of_peers(&|n| Some(n.earned)),
                peers_score: of_peers(&|n| n.score),
                leaves: leaves_under(frozen, at),
            })
        })
        .collect()
}

/// Rank of an economy's value of a leaf among all that have one: better values + 1, and how many
/// there are. `None` without a value.
pub fn leaf_rank(frozen: &Frozen, readiness: &Readiness, leaf: usize, economy: Iso3) -> Option<(u32, u32)> {
    let better_is_higher = frozen.leaves().get(leaf)?.direction == Direction::Higher;
    let value = |e: &EconomyReadiness| e.cells.get(leaf)?.used.value();
    let own = value(readiness.get(economy)?)?;
    let (mut rank, mut of) = (1, 0);
    for other in readiness.economies.iter().filter_map(value) {
        of += 1;
        if (better_is_higher && other > own) || (!better_is_higher && other < own) {
            rank += 1;
        }
    }
    Some((rank, of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::readiness::scores;
    use engine::World;
    use indicators::View;

    fn with(framework: &str, view: View, check: impl Fn(&Frozen, &Readiness)) {
        let world = World::load().unwrap();
        let plan = engine::example(world).unwrap();
        let found = scores(world, &plan, framework, view, plan.settings.base_year).unwrap();
        check(&found.frozen, &found.readiness);
    }

    #[test]
    fn contributions_sum_to_the_score_and_what_is_available_to_100() {
        for framework in ["prongs", "ai_foundations"] {
            for view in [View::Outcomes, View::Milestones] {
                with(framework, view, |frozen, readiness| {
                    for (economy, scored) in readiness.scored() {
                        let parts = parts(frozen, economy, &[]);
                        let sum = |pick: fn(&Part) -> f64| parts.iter().map(pick).sum::<f64>();
                        assert!(
                            (sum(|p| p.earned) - scored.root).abs() < 1e-9,
                            "{}",
                            economy.economy
                        );
                        assert!((sum(|p| p.available) - 100.0).abs() < 1e-9, "{}", economy.economy);
                    }
                });
            }
        }
    }

    #[test]
    fn every_leaf_is_in_exactly_one_part() {
        with("prongs", View::Milestones, |frozen, readiness| {
            let mut leaves: Vec<usize> = parts(frozen, &readiness.economies[0], &[])
                .into_iter()
                .flat_map(|p| p.leaves)
                .collect();
            leaves.sort_unstable();
            assert_eq!(leaves, (0..frozen.leaves().len()).collect::<Vec<_>>());
        });
    }

    #[test]
    fn the_best_value_ranks_first_whichever_way_is_better() {
        with("prongs", View::Outcomes, |frozen, readiness| {
            for leaf in 0..frozen.leaves().len() {
                let ranks: Vec<(u32, u32)> = readiness
                    .economies
                    .iter()
                    .filter_map(|e| leaf_rank(frozen, readiness, leaf, e.economy))
                    .collect();
                assert!(ranks.iter().any(|(rank, _)| *rank == 1));
                assert!(
                    ranks
                        .iter()
                        .all(|(rank, of)| rank <= of && *of as usize == ranks.len())
                );
            }
        });
    }
}
