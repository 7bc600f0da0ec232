//! What the projection says, economy by economy, for the subject on show.

use std::collections::BTreeMap;

use atlas::Iso3;
use engine::World;
use engine::job::{Impact, ImpactRow};
use foresight::Quantity;
use foresight::projection::{PEOPLE, ROOT};
use indicators::{Role, View};
use plan::Plan;
use readiness::Frozen;

/// What the fans show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The score.
    Score,
    /// The rank among all scored economies.
    Rank,
    /// A leaf of the framework, by node id.
    Leaf(String),
}

/// Whose fans are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every economy of the plan, a panel each.
    All,
    /// One economy, large.
    One(Iso3),
}

/// The word for the rank in the address.
pub const RANK: &str = "rank";

impl Subject {
    /// The subject of a setting; the score where it names nothing.
    pub fn read(setting: Option<&str>, frozen: &Frozen) -> Self {
        match setting {
            Some(RANK) => Self::Rank,
            Some(node) if frozen.leaves().iter().any(|l| l.node == node) => Self::Leaf(node.to_owned()),
            _ => Self::Score,
        }
    }

    /// The word in the address; empty for the default.
    pub fn write(&self) -> &str {
        match self {
            Self::Score => "",
            Self::Rank => RANK,
            Self::Leaf(node) => node,
        }
    }
}

/// One economy's path.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Economy.
    pub economy: Iso3,
    /// Measured, years rising, before the base year.
    pub history: Vec<(i16, f64)>,
    /// Rows of the projection, years rising.
    pub rows: Vec<ImpactRow>,
}

impl Path {
    /// The last year's row.
    pub fn last(&self) -> Option<&ImpactRow> {
        self.rows.last()
    }

    /// With less without, at the horizon.
    pub fn effect(&self) -> f64 {
        self.last().map_or(0.0, |r| r.with - r.without)
    }

    /// The same path with every value times a factor: from a rate to its total.
    #[must_use]
    pub fn scaled(mut self, by: f64) -> Self {
        for (_, value) in &mut self.history {
            *value *= by;
        }
        for row in &mut self.rows {
            let (a, b) = row.without_band;
            row.without_band = (a * by, b * by);
            for value in [
                &mut row.without,
                &mut row.with,
                &mut row.p10,
                &mut row.p50,
                &mut row.p90,
            ] {
                *value *= by;
            }
        }
        self
    }
}

/// Rows of one kind, by economy in the projection's order.
pub fn rows_of(
    impact: &Impact,
    quantity: Quantity,
    node: &str,
    view: Option<View>,
) -> Vec<(Iso3, Vec<ImpactRow>)> {
    let mut found: Vec<(Iso3, Vec<ImpactRow>)> = Vec::new();
    for row in &impact.projection.rows {
        if row.quantity != quantity || row.node != node || view.is_some_and(|v| row.view != v) {
            continue;
        }
        match found.iter_mut().find(|(e, _)| *e == row.economy) {
            Some((_, rows)) => rows.push(row.clone()),
            None => found.push((row.economy, vec![row.clone()])),
        }
    }
    found
}

/// Years of history shown before the base year. An assumption about what fits a panel.
pub const HISTORY: i16 = 7;

/// Paths of the subject, the largest effect first.
pub fn paths(world: &World, plan: &Plan, frozen: &Frozen, impact: &Impact, subject: &Subject) -> Vec<Path> {
    let view = frozen.view();
    let base = plan.settings.base_year;
    let found = match subject {
        Subject::Score => rows_of(impact, Quantity::Score, ROOT, Some(view)),
        Subject::Rank => rows_of(impact, Quantity::Rank, ROOT, Some(view)),
        Subject::Leaf(node) => rows_of(impact, Quantity::Value, node, None),
    };
    let mut paths: Vec<Path> = found
        .into_iter()
        .map(|(economy, rows)| {
            let history = match subject {
                Subject::Score => scores(world, plan, frozen, economy, base),
                // The ranks of past years would need every economy's scores of those years.
                Subject::Rank => Vec::new(),
                Subject::Leaf(node) => measured(world, frozen, node, economy, base),
            };
            Path {
                economy,
                history,
                rows,
            }
        })
        .collect();
    paths.sort_by(|a, b| {
        b.effect()
            .abs()
            .total_cmp(&a.effect().abs())
            .then(a.economy.cmp(&b.economy))
    });
    paths
}

/// Scores of the years before the base year, with the index and the answers as they are now.
fn scores(world: &World, plan: &Plan, frozen: &Frozen, economy: Iso3, base: i16) -> Vec<(i16, f64)> {
    let window = base - plan.settings.oldest_year;
    let answers: BTreeMap<&str, f64> = plan
        .answers
        .iter()
        .filter(|a| a.economy == economy)
        .map(|a| (a.milestone.as_str(), a.value))
        .collect();
    (base - HISTORY..base)
        .filter_map(|year| {
            let values: Vec<Option<f64>> = frozen
                .leaves()
                .iter()
                .map(|leaf| match leaf.role {
                    Role::Milestone => answers.get(leaf.indicator.as_str()).copied(),
                    Role::Outcome => world
                        .pack
                        .latest(&leaf.indicator, economy, year, year - window)
                        .value(),
                })
                .collect();
            Some((year, frozen.score(&values)?.root))
        })
        .collect()
}

fn measured(world: &World, frozen: &Frozen, node: &str, economy: Iso3, base: i16) -> Vec<(i16, f64)> {
    let Some(leaf) = frozen.leaves().iter().find(|l| l.node == node) else {
        return Vec::new();
    };
    world
        .pack
        .series(&leaf.indicator, economy)
        .iter()
        .filter(|p| p.year >= base - HISTORY && p.year < base)
        .map(|p| (p.year, p.value))
        .collect()
}

/// Leaves that a project moves in some economy, by the size of the largest move relative to the
/// goalposts' distance; and leaves that none moves, in the framework's order.
pub fn moved(impact: &Impact, frozen: &Frozen) -> (Vec<String>, Vec<String>) {
    let mut most: BTreeMap<&str, f64> = BTreeMap::new();
    for row in impact
        .projection
        .rows
        .iter()
        .filter(|r| r.quantity == Quantity::Value)
    {
        let size = (row.with - row.without).abs();
        let entry = most.entry(&row.node).or_default();
        *entry = entry.max(size);
    }
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    for leaf in frozen.leaves() {
        let Some(size) = most.get(leaf.node.as_str()) else {
            continue;
        };
        if *size > 0.0 {
            let distance = (leaf.high - leaf.low).abs().max(1e-12);
            yes.push((size / distance, leaf.node.clone()));
        } else {
            no.push(leaf.node.clone());
        }
    }
    yes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    (yes.into_iter().map(|(_, node)| node).collect(), no)
}

/// The last rows of a quantity of the whole, by economy.
pub fn at_horizon(impact: &Impact, quantity: Quantity, view: View) -> Vec<ImpactRow> {
    let node = if quantity == Quantity::People {
        PEOPLE
    } else {
        ROOT
    };
    let view = (quantity != Quantity::People).then_some(view);
    rows_of(impact, quantity, node, view)
        .into_iter()
        .filter_map(|(_, rows)| rows.last().cloned())
        .collect()
}

/// Whether the two 80 % intervals of a row have no value in common.
pub fn apart(row: &ImpactRow) -> bool {
    row.p90 < row.without_band.0 || row.p10 > row.without_band.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, year: i16, without: f64, with: f64) -> ImpactRow {
        ImpactRow {
            economy: Iso3::new(code).unwrap(),
            node: ROOT.into(),
            quantity: Quantity::Score,
            year,
            view: View::Outcomes,
            without,
            with,
            p10: with - 1.0,
            p50: with,
            p90: with + 1.0,
            without_band: (without - 1.0, without + 1.0),
        }
    }

    #[test]
    fn intervals_that_share_a_value_are_not_apart() {
        assert!(!apart(&row("KEN", 2035, 10.0, 12.0)));
        assert!(apart(&row("KEN", 2035, 10.0, 12.5)));
        assert!(apart(&row("KEN", 2035, 12.5, 10.0)));
    }

    #[test]
    fn a_total_is_the_rate_times_its_people_in_every_number() {
        let path = Path {
            economy: Iso3::new("KEN").unwrap(),
            history: vec![(2024, 2.0)],
            rows: vec![row("KEN", 2035, 10.0, 12.0)],
        }
        .scaled(3.0);
        assert_eq!(path.history, [(2024, 6.0)]);
        let r = &path.rows[0];
        assert_eq!((r.without, r.with, r.p10, r.p90), (30.0, 36.0, 33.0, 39.0));
        assert_eq!(r.without_band, (27.0, 33.0));
        assert!((path.effect() - 6.0).abs() < 1e-12);
    }

    #[test]
    fn rows_of_a_view_stay_with_their_economy() {
        let mut impact = Impact {
            projection: Default::default(),
            blocked: Vec::new(),
            gone: Vec::new(),
            baselines: Vec::new(),
        };
        impact.projection.rows = vec![
            row("KEN", 2034, 1.0, 2.0),
            row("KEN", 2035, 1.0, 3.0),
            row("UGA", 2035, 1.0, 1.0),
        ];
        let last = at_horizon(&impact, Quantity::Score, View::Outcomes);
        assert_eq!(
            last.iter().map(|r| (r.year, r.with)).collect::<Vec<_>>(),
            [(2035, 3.0), (2035, 1.0)]
        );
        assert!(at_horizon(&impact, Quantity::Score, View::Milestones).is_empty());
    }
}
