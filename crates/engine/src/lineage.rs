//! Where a number comes from: every step from the published value to the points of the score, and
//! the hashes that name the recipe and the data.
//!
//! What: [`lineage`] of one economy at one node of a frozen index, typed and without words: for a
//! leaf the cell, its goalposts, what was capped, the transform and the points; for a group its parts
//! and how they become its score; for both the shares of weight and what is earned towards the root.
//! [`Stamp`] names the recipe and the data of a plan. Why here: the page shows these numbers and
//! computes none of them. Left out: words (the app), and the lineage of a user's own table, which has
//! more steps ([`mod@readiness::lineage`]).

use atlas::Iso3;
use indicators::{Cell, Direction, Nature, Role, Transform};
use plan::Plan;
use readiness::draw::text_hash;
use readiness::frozen::Curve;
use readiness::{Aggregate, Frozen, FrozenLeaf, Readiness};

use crate::World;

/// The goalpost that a value lies beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capped {
    /// Below the lower one, and taken as it.
    Low,
    /// Above the upper one, and taken as it.
    High,
}

/// A value on its way to points: between the goalposts, transformed as they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scaled {
    /// The value used, in the indicator's unit.
    pub value: f64,
    /// The goalpost it lies beyond.
    pub capped: Option<Capped>,
    /// The value between the goalposts, transformed.
    pub taken: f64,
    /// The lower goalpost, transformed.
    pub low: f64,
    /// The upper goalpost, transformed.
    pub high: f64,
    /// Points, 0..100, direction applied.
    pub points: f64,
}

/// The steps of a leaf.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Position in [`Frozen::leaves`].
    pub at: usize,
    /// Indicator or milestone id; both ids joined by `/` where the leaf is divided.
    pub indicator: String,
    /// What is divided by what, where the leaf is.
    pub ratio: Option<(String, String)>,
    /// Measured or answered.
    pub role: Role,
    /// How the series comes about; `None` for a milestone or an indicator of the user's own.
    pub nature: Option<Nature>,
    /// What the score uses.
    pub used: Cell,
    /// What is published.
    pub published: Cell,
    /// Better side.
    pub direction: Direction,
    /// Transform of value and goalposts.
    pub transform: Transform,
    /// Goalposts in the indicator's unit.
    pub goalposts: (f64, f64),
    /// The recipe of the user's own, frozen; `None`: the goalposts alone.
    pub curve: Option<Curve>,
    /// On its way to points; `None` where there is no value.
    pub scaled: Option<Scaled>,
}

/// A part of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Node id.
    pub node: String,
    /// Name of a group, indicator id of a leaf.
    pub name: String,
    /// It is a leaf.
    pub leaf: bool,
    /// Its score; `None` where nothing beneath has a value.
    pub score: Option<f64>,
    /// Share of the weight among the parts that have a score; 0 for one that has none.
    pub share: f64,
    /// Points it earns towards the root score.
    pub earned: f64,
}

/// What a node is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Steps {
    /// An indicator or a milestone.
    Leaf(Box<Leaf>),
    /// Its parts, in file order.
    Group {
        /// How they become its score.
        mean: Aggregate,
        /// The parts.
        parts: Vec<Part>,
    },
}

/// Every step of one economy at one node.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    /// Economy.
    pub economy: Iso3,
    /// Node id.
    pub node: String,
    /// Name of a group, indicator id of a leaf.
    pub name: String,
    /// The node above; `None` for the root.
    pub parent: Option<String>,
    /// What it is made of.
    pub steps: Steps,
    /// Score, 0..100; a leaf's points. `None` without a value, or where the economy is not scored.
    pub score: Option<f64>,
    /// Weight among its siblings as given.
    pub weight: f64,
    /// The same as a share of the siblings' sum.
    pub share: f64,
    /// Product of the shares up the tree: its weight in the index when nothing is missing.
    pub full: f64,
    /// Its weight in the score of this economy: the weight of what is missing shared out. `None` where
    /// the economy is not scored.
    pub effective: Option<f64>,
    /// Points it earns towards the root score: effective weight × score; where a mean on the way is
    /// not arithmetic, the root shared out in that proportion.
    pub earned: Option<f64>,
}

/// The lineage of an economy at a node; `None` where the index has no such node or the atlas no such
/// economy.
pub fn lineage(
    world: &World,
    frozen: &Frozen,
    readiness: &Readiness,
    economy: Iso3,
    node: &str,
) -> Option<Lineage> {
    let at = frozen.node(node)?;
    let of = frozen.nodes().get(at)?;
    let row = readiness.get(economy)?;
    let scored = |at: usize| row.scored.as_ref()?.nodes.get(at).copied();
    let steps = match of.leaf {
        Some(leaf) => {
            let (l, cell) = (frozen.leaves().get(leaf)?, row.cells.get(leaf)?);
            Steps::Leaf(Box::new(Leaf {
                at: leaf,
                indicator: l.indicator.clone(),
                ratio: l.ratio.clone(),
                role: l.role,
                nature: world.pack.indicator(numerator(l)).map(|i| i.nature),
                used: cell.used.clone(),
                published: cell.published.clone(),
                direction: l.direction,
                transform: l.transform,
                goalposts: (l.low, l.high),
                curve: l.curve.as_deref().cloned(),
                scaled: cell.used.value().zip(cell.points).map(|(v, p)| scaled(l, v, p)),
            }))
        }
        None => {
            let available = scored(at).map_or(0.0, |s| s.available);
            let part = |child: &usize| {
                let n = frozen.nodes().get(*child)?;
                let s = scored(*child).unwrap_or_default();
                Some(Part {
                    node: n.id.clone(),
                    name: n.name.clone(),
                    leaf: n.leaf.is_some(),
                    score: s.score,
                    share: if available > 0.0 {
                        s.available / available
                    } else {
                        0.0
                    },
                    earned: s.earned,
                })
            };
            Steps::Group {
                mean: of.mean,
                parts: of.children.iter().filter_map(part).collect(),
            }
        }
    };
    let score = match &steps {
        Steps::Leaf(leaf) => leaf.scaled.map(|s| s.points),
        Steps::Group { .. } => scored(at).and_then(|s| s.score),
    };
    Some(Lineage {
        economy,
        node: of.id.clone(),
        name: of.name.clone(),
        parent: of
            .parent
            .and_then(|p| frozen.nodes().get(p))
            .map(|p| p.id.clone()),
        steps,
        score,
        weight: of.weight,
        share: of.share,
        full: full(frozen, at),
        effective: scored(at).map(|s| s.available / 100.0),
        earned: scored(at).map(|s| s.earned),
    })
}

/// The indicator a leaf's value is of.
pub fn numerator(leaf: &FrozenLeaf) -> &str {
    leaf.ratio
        .as_ref()
        .map_or(leaf.indicator.as_str(), |(of, _)| of.as_str())
}

fn scaled(leaf: &FrozenLeaf, value: f64, points: f64) -> Scaled {
    if let Some(curve) = &leaf.curve {
        return Scaled {
            value,
            capped: None,
            taken: curve.measured(leaf, value),
            low: leaf.transformed(leaf.low),
            high: leaf.transformed(leaf.high),
            points,
        };
    }
    let capped = if value > leaf.high {
        Some(Capped::High)
    } else if value < leaf.low {
        Some(Capped::Low)
    } else {
        None
    };
    let taken = match capped {
        Some(Capped::High) => leaf.high,
        Some(Capped::Low) => leaf.low,
        None => value,
    };
    Scaled {
        value,
        capped,
        taken: leaf.transformed(taken),
        low: leaf.transformed(leaf.low),
        high: leaf.transformed(leaf.high),
        points,
    }
}

fn full(frozen: &Frozen, node: usize) -> f64 {
    let mut product = 1.0;
    let mut open = Some(node);
    while let Some(of) = open.and_then(|at| frozen.nodes().get(at)) {
        product *= of.share;
        open = of.parent;
    }
    product
}

/// Names of what a number was computed from, for screens and prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// See [`recipe_hash`].
    pub recipe: String,
    /// See [`data_hash`].
    pub data: String,
}

/// The stamp of a plan under an index.
pub fn stamp(world: &World, plan: &Plan, frozen: &Frozen) -> Stamp {
    let s = &plan.settings;
    Stamp {
        recipe: recipe_hash(frozen, s.base_year, s.oldest_year, world.pack_hash()),
        data: data_hash(plan, world.pack_hash()),
    }
}

/// Hash of everything that turns data into scores: framework and view, every node with its weight and
/// its mean, every leaf with direction, transform and goalposts, base year and oldest year, and the
/// pack it was made for. FNV-1a, 64 bit, as [`readiness::recipe_hash`]: it tells one recipe from
/// another and is no defence against someone who wants two with one name.
///
/// ```
/// use engine::{World, basis, lineage::recipe_hash};
/// use indicators::View;
/// let world = World::load().unwrap();
/// let plan = engine::example(world).unwrap();
/// let index = basis::frozen(world, &plan, "prongs", View::Outcomes).unwrap();
/// let hash = recipe_hash(&index, 2025, 2014, world.pack_hash());
/// assert!(hash.starts_with("fnv1a64:"));
/// assert_ne!(hash, recipe_hash(&index, 2024, 2014, world.pack_hash()));
/// ```
pub fn recipe_hash(frozen: &Frozen, base_year: i16, oldest: i16, pack: u64) -> String {
    let nodes: Vec<_> = frozen
        .nodes()
        .iter()
        .map(|n| (&n.id, n.parent, n.weight, n.mean))
        .collect();
    let leaves: Vec<_> = frozen
        .leaves()
        .iter()
        .map(|l| {
            (
                &l.indicator,
                &l.ratio,
                l.role,
                l.direction,
                l.transform,
                l.low,
                l.high,
                l.curve.as_ref().map(|c| format!("{c:?}")),
            )
        })
        .collect();
    hash(&(
        frozen.framework(),
        frozen.view(),
        nodes,
        leaves,
        base_year,
        oldest,
        pack,
        frozen.applied().map(|a| &a.recipe),
    ))
}

/// Hash of what is scored: the pack, and the plan's own values and answers beside it.
pub fn data_hash(plan: &Plan, pack: u64) -> String {
    hash(&(pack, &plan.own_values, &plan.answers))
}

fn hash(of: &impl serde::Serialize) -> String {
    let text = serde_json::to_string(of).unwrap_or_default();
    format!("fnv1a64:{:016x}", text_hash(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis;
    use indicators::View;
    use plan::Command;

    fn example() -> (&'static World, Plan) {
        let world = World::load().unwrap();
        let mut plan = crate::example(world).unwrap();
        plan.example = false;
        (world, plan)
    }

    fn of(plan: &Plan, economy: Iso3, node: &str) -> Lineage {
        let (world, _) = example();
        let frozen = basis::frozen(world, plan, "prongs", View::Outcomes).unwrap();
        let readiness = basis::readiness(world, plan, &frozen);
        lineage(world, &frozen, &readiness, economy, node).unwrap()
    }

    #[test]
    fn the_parts_of_every_group_add_up_to_it_for_every_scored_economy() {
        let (world, plan) = example();
        let frozen = basis::frozen(world, &plan, "prongs", View::Outcomes).unwrap();
        let readiness = basis::readiness(world, &plan, &frozen);
        for (row, _) in readiness.scored() {
            for node in frozen.nodes().iter().filter(|n| n.leaf.is_none()) {
                let found = lineage(world, &frozen, &readiness, row.economy, &node.id).unwrap();
                let Steps::Group { parts, .. } = &found.steps else {
                    panic!("{} is a group", node.id);
                };
                let earned: f64 = parts.iter().map(|p| p.earned).sum();
                assert!((earned - found.earned.unwrap()).abs() < 1e-9, "{}", node.id);
                let Some(score) = found.score else { continue };
                let mean: f64 = parts.iter().map(|p| p.share * p.score.unwrap_or(0.0)).sum();
                assert!((mean - score).abs() < 1e-9, "{} {}", row.economy, node.id);
            }
        }
    }

    #[test]
    fn the_formula_of_a_leaf_gives_its_points_and_weight_times_points_what_it_earns() {
        let (world, plan) = example();
        let frozen = basis::frozen(world, &plan, "prongs", View::Outcomes).unwrap();
        let readiness = basis::readiness(world, &plan, &frozen);
        let mut capped = 0;
        for (row, _) in readiness.scored() {
            for leaf in frozen.leaves() {
                let found = lineage(world, &frozen, &readiness, row.economy, &leaf.node).unwrap();
                let Steps::Leaf(steps) = &found.steps else {
                    panic!("{} is a leaf", leaf.node);
                };
                let Some(s) = steps.scaled else { continue };
                capped += usize::from(s.capped.is_some());
                let up = 100.0 * (s.taken - s.low) / (s.high - s.low);
                let points = match steps.direction {
                    Direction::Lower => 100.0 - up,
                    _ => up,
                };
                assert!((points - s.points).abs() < 1e-9, "{} {}", row.economy, leaf.node);
                let earned = found.effective.unwrap() * s.points;
                assert!((earned - found.earned.unwrap()).abs() < 1e-9);
            }
        }
        assert!(capped > 0);
    }

    #[test]
    fn an_own_value_stands_beside_the_published_one_and_changes_the_data_hash_alone() {
        let (world, mut plan) = example();
        let kenya: Iso3 = "KEN".parse().unwrap();
        let frozen = basis::frozen(world, &plan, "prongs", View::Outcomes).unwrap();
        let before = stamp(world, &plan, &frozen);
        let leaf = frozen.leaves()[0].clone();
        let value = f64::midpoint(leaf.low, leaf.high);
        let own = plan::OwnValue {
            economy: kenya,
            indicator: leaf.indicator.clone(),
            year: plan.settings.base_year,
            value,
            source: "census".into(),
        };
        plan.own_values.push(own);
        let Steps::Leaf(steps) = of(&plan, kenya, &leaf.node).steps else {
            panic!("a leaf");
        };
        assert_eq!(steps.used.value(), Some(value));
        assert_ne!(steps.published.value(), Some(value));
        let after = stamp(world, &plan, &frozen);
        assert_eq!(before.recipe, after.recipe);
        assert_ne!(before.data, after.data);
    }

    #[test]
    fn a_weight_a_view_or_a_year_changes_the_recipe_hash_alone() {
        let (world, mut plan) = example();
        let index = |plan: &Plan, view| basis::frozen(world, plan, "prongs", view).unwrap();
        let before = stamp(world, &plan, &index(&plan, View::Outcomes));
        assert_eq!(before, stamp(world, &plan, &index(&plan, View::Outcomes)));
        let milestones = stamp(world, &plan, &index(&plan, View::Milestones));
        assert_ne!(before.recipe, milestones.recipe);
        let command = Command::SetWeight {
            framework: "prongs".into(),
            node: "Enable".into(),
            weight: Some(0.7),
        };
        command.apply(&mut plan).unwrap();
        let after = stamp(world, &plan, &index(&plan, View::Outcomes));
        assert_ne!(before.recipe, after.recipe);
        assert_eq!(before.data, after.data);
        plan.settings.base_year -= 1;
        let earlier = stamp(world, &plan, &index(&plan, View::Outcomes));
        assert_ne!(after.recipe, earlier.recipe);
    }

    #[test]
    fn what_does_not_exist_has_no_lineage() {
        let (world, plan) = example();
        let frozen = basis::frozen(world, &plan, "prongs", View::Outcomes).unwrap();
        let readiness = basis::readiness(world, &plan, &frozen);
        let kenya: Iso3 = "KEN".parse().unwrap();
        assert_eq!(lineage(world, &frozen, &readiness, kenya, "nowhere"), None);
        let nobody: Iso3 = "ZZZ".parse().unwrap();
        assert_eq!(lineage(world, &frozen, &readiness, nobody, "index"), None);
    }
}
