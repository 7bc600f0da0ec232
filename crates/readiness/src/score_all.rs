//! Readiness of every economy of the pack: the cells with year and source, scores, ranks.

use std::collections::BTreeMap;

use atlas::{Atlas, Iso3};
use indicators::{Cell, Missing, Observation, Origin, Pack, Role};

use crate::frozen::{Frozen, FrozenLeaf, Scored};
use crate::ranking::ranks;

/// What the user puts beside the pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// Own values by economy and indicator: used in place of the published one, whatever their
    /// year; the published one stays visible.
    pub values: BTreeMap<(Iso3, String), Observation>,
    /// Answers by economy and milestone: 0 none, 0.5 under way, 1 operating.
    pub answers: BTreeMap<(Iso3, String), f64>,
}

/// One leaf of one economy.
#[derive(Clone, Debug, PartialEq)]
pub struct LeafCell {
    /// The value the score uses.
    pub used: Cell,
    /// The published value; the same as `used` unless the user has an own value. A milestone has
    /// none.
    pub published: Cell,
    /// Points of `used`, 0..100.
    pub points: Option<f64>,
}

/// One economy.
#[derive(Clone, Debug, PartialEq)]
pub struct EconomyReadiness {
    /// Economy.
    pub economy: Iso3,
    /// One a leaf, in the order of [`Frozen::leaves`].
    pub cells: Vec<LeafCell>,
    /// Scores; `None` where too few outcome indicators have a value.
    pub scored: Option<Scored>,
    /// Rank of the root score among scored economies, 1 = best, ties share the lowest.
    pub rank: Option<u32>,
    /// Outcome indicators with a value.
    pub observed: usize,
}

impl EconomyReadiness {
    /// The values the score uses, in leaf order. An unanswered milestone is `None` here (and 0 in
    /// the score), so that [`Frozen::missing_effect`] can tell it from an answer.
    pub fn values(&self) -> Vec<Option<f64>> {
        self.cells
            .iter()
            .map(|c| match &c.used {
                Cell::Observed(o) if o.origin != Origin::Assumed => Some(o.value),
                _ => None,
            })
            .collect()
    }

    /// The same without what the recipe filled in.
    pub fn observed_values(&self) -> Vec<Option<f64>> {
        self.cells
            .iter()
            .map(|c| match &c.used {
                Cell::Observed(o) if !matches!(o.origin, Origin::Assumed | Origin::Imputed) => Some(o.value),
                _ => None,
            })
            .collect()
    }
}

/// Every economy of the atlas under one frozen index.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// Base year.
    pub base_year: i16,
    /// Values before this year are not used.
    pub oldest: i16,
    /// Economies, sorted by code.
    pub economies: Vec<EconomyReadiness>,
}

impl Readiness {
    /// The row of an economy.
    pub fn get(&self, economy: Iso3) -> Option<&EconomyReadiness> {
        let at = self
            .economies
            .binary_search_by_key(&economy, |e| e.economy)
            .ok()?;
        self.economies.get(at)
    }

    /// Economies that have a score.
    pub fn scored(&self) -> impl Iterator<Item = (&EconomyReadiness, &Scored)> {
        self.economies
            .iter()
            .filter_map(|e| Some((e, e.scored.as_ref()?)))
    }

    /// Puts filled values (by row and leaf) in the place of missing ones and scores again. Economies
    /// without a score keep none: what was observed decides who is scored.
    pub fn fill(&mut self, frozen: &Frozen, fills: &[(usize, usize, f64)]) {
        for (row, leaf, value) in fills {
            let cell = self.economies.get_mut(*row).filter(|e| e.scored.is_some());
            let Some(cell) = cell.and_then(|e| e.cells.get_mut(*leaf)) else {
                continue;
            };
            if matches!(cell.used, Cell::Missing(_)) && value.is_finite() {
                cell.used = Cell::Observed(Observation {
                    value: *value,
                    year: self.base_year,
                    origin: Origin::Imputed,
                });
                cell.points = Some(frozen.points(*leaf, *value));
            }
        }
        for economy in &mut self.economies {
            if economy.scored.is_some() {
                economy.scored = frozen.score(&economy.values());
            }
        }
        self.rank();
    }

    /// Scores by Copeland's rule where the index has it: what an economy earns is its score shared
    /// out in the proportion of the means that stand in for it.
    pub fn contest(&mut self, frozen: &Frozen) {
        let points: Vec<Vec<Option<f64>>> = (0..frozen.leaves().len())
            .map(|l| {
                let of = |e: &EconomyReadiness| e.scored.as_ref().and(e.cells.get(l)).and_then(|c| c.points);
                self.economies.iter().map(of).collect()
            })
            .collect();
        let columns = frozen.copeland(&points);
        for (row, economy) in self.economies.iter_mut().enumerate() {
            let Some(scored) = &mut economy.scored else {
                continue;
            };
            let of = |node: usize| columns.get(node).and_then(|c| c.get(row)).copied().flatten();
            let root = of(0).unwrap_or(0.0);
            let share = if scored.root > 0.0 {
                root / scored.root
            } else {
                0.0
            };
            scored.root = root;
            for (at, node) in scored.nodes.iter_mut().enumerate() {
                node.score = of(at);
                node.earned *= share;
            }
        }
        self.rank();
    }

    fn rank(&mut self) {
        let roots: Vec<Option<f64>> = self
            .economies
            .iter()
            .map(|e| e.scored.as_ref().map(|s| s.root))
            .collect();
        for (economy, rank) in self.economies.iter_mut().zip(ranks(&roots)) {
            economy.rank = rank;
        }
    }

    /// Ranks of a node (position in [`Frozen::nodes`]) among scored economies, in the order of
    /// `economies`.
    pub fn node_ranks(&self, node: usize) -> Vec<Option<u32>> {
        let score = |e: &EconomyReadiness| e.scored.as_ref()?.nodes.get(node)?.score;
        ranks(&self.economies.iter().map(score).collect::<Vec<_>>())
    }
}

/// Scores every economy of the atlas: the latest published value with
/// `oldest <= year <= base_year` (see [`Pack::latest`]), an own value where the user has one, the
/// user's answers for milestones (unanswered: 0, marked assumed).
pub fn score_all(
    frozen: &Frozen,
    atlas: &Atlas,
    pack: &Pack,
    overrides: &Overrides,
    base_year: i16,
    oldest: i16,
) -> Readiness {
    let economies: Vec<EconomyReadiness> = atlas
        .economies()
        .iter()
        .map(|e| {
            let cells = cells(frozen, pack, overrides, e.iso3, base_year, oldest);
            let values: Vec<Option<f64>> = cells.iter().map(|c| c.used.value()).collect();
            let observed = frozen
                .leaves()
                .iter()
                .zip(&values)
                .filter(|(l, v)| l.role == Role::Outcome && v.is_some())
                .count();
            EconomyReadiness {
                economy: e.iso3,
                scored: frozen.score(&values),
                cells,
                rank: None,
                observed,
            }
        })
        .collect();
    let mut out = Readiness {
        base_year,
        oldest,
        economies,
    };
    out.rank();
    out
}

/// The published value of a leaf, divided where the leaf is.
///
/// The denominator is that of the numerator's year, else its latest in the same window. It is missing
/// for the reason that either of the two is; one that is zero or less divides nothing.
pub fn published(leaf: &FrozenLeaf, pack: &Pack, economy: Iso3, base_year: i16, oldest: i16) -> Cell {
    let Some((of, by)) = &leaf.ratio else {
        return pack.latest(&leaf.indicator, economy, base_year, oldest);
    };
    match pack.latest(of, economy, base_year, oldest) {
        Cell::Observed(o) => divided(&o, denominator(pack, by, economy, o.year, base_year, oldest)),
        missing => missing,
    }
}

fn denominator(pack: &Pack, by: &str, economy: Iso3, year: i16, base_year: i16, oldest: i16) -> Cell {
    match pack.at_year(by, economy, year) {
        Some(value) => Cell::Observed(Observation {
            value,
            year,
            origin: Origin::Published(pack.source_of(by).to_owned()),
        }),
        None => pack.latest(by, economy, base_year, oldest),
    }
}

fn divided(of: &Observation, by: Cell) -> Cell {
    let quotient = match by.value() {
        None => return by,
        Some(value) => of.value / value,
    };
    if by.value().is_some_and(|v| v > 0.0) && quotient.is_finite() {
        Cell::Observed(Observation {
            value: quotient,
            ..of.clone()
        })
    } else {
        Cell::Missing(Missing::NeverPublished)
    }
}

fn cells(
    frozen: &Frozen,
    pack: &Pack,
    overrides: &Overrides,
    economy: Iso3,
    base_year: i16,
    oldest: i16,
) -> Vec<LeafCell> {
    let finite = |o: &&Observation| o.value.is_finite();
    frozen
        .leaves()
        .iter()
        .enumerate()
        .map(|(at, leaf)| {
            let key = (economy, leaf.indicator.clone());
            let (used, published) = if leaf.role == Role::Milestone {
                let answer = overrides.answers.get(&key).filter(|v| v.is_finite());
                let (value, origin) = match answer {
                    Some(value) => (*value, Origin::Answer),
                    None => (0.0, Origin::Assumed),
                };
                let used = Cell::Observed(Observation {
                    value,
                    year: base_year,
                    origin,
                });
                (used, Cell::Missing(Missing::NeverPublished))
            } else {
                let published = published(leaf, pack, economy, base_year, oldest);
                let own = match &leaf.ratio {
                    None => overrides.values.get(&key).filter(finite).cloned(),
                    Some((of, by)) => {
                        let own = overrides
                            .values
                            .get(&(economy, of.clone()))
                            .filter(finite)
                            .cloned();
                        let by = |o: &Observation| denominator(pack, by, economy, o.year, base_year, oldest);
                        own.and_then(|o| match divided(&o, by(&o)) {
                            Cell::Observed(quotient) => Some(quotient),
                            Cell::Missing(_) => None,
                        })
                    }
                };
                (own.map_or_else(|| published.clone(), Cell::Observed), published)
            };
            LeafCell {
                points: used.value().map(|v| frozen.points(at, v)),
                used,
                published,
            }
        })
        .collect()
}
