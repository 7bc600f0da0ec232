//! Every combination of options, prepared once, and the draws over them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;

use super::kernel::{self, CopelandPlane, Plane, Scorer, Sink, Spec, Weights};
use super::layout::Layout;
use super::lift::{lift, needs_positive};
use super::prepare::{self, Prepared};
use super::result::{Uncertainty, UnitRanks};
use super::sinks::{Histogram, Pairs, RankList, Shard, threads};
use super::tree::Tree;
use super::variation::{Factor, Variation, WeightDraw};
use crate::draw::Stream;
use crate::engine::Aside;
use crate::frozen::Frozen;
use crate::problem::{Problem, Reason};
use crate::recipe::{Aggregate, Recipe};
use crate::structure::Structure;
use crate::table::{Column, Table};

/// Most units an ensemble takes: the draws at each rank are counted for each unit, four bytes each,
/// and 100 MB is all a run may use.
pub const MAX_UNITS: usize = 4_000;

/// How many draws, and what is kept of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    /// Draws: 500 while a weight is dragged, 10,000 on release.
    pub draws: u32,
    /// Seed.
    pub seed: u64,
    /// Also count how often each unit ranks better than each other.
    pub pairs: bool,
}

/// Prepared combinations. See the module docs of [`crate::uncertainty`].
#[derive(Clone, Debug)]
pub struct Ensemble {
    pub(super) units: Vec<String>,
    pub(super) tree: Tree,
    pub(super) variation: Variation,
    /// Normalised leaves by combination; see [`Prepared`].
    pub(super) combos: Vec<Vec<Column>>,
    pub(super) refused: Vec<Vec<bool>>,
    /// For each combination and aggregation (the last runs fastest).
    planes: Vec<Scorer>,
    /// Distinct gaps, by leaf and unit.
    pub(super) masks: Vec<Mask>,
    /// Their layouts under weights that are zero where those of the tree are.
    kept: Vec<Layout>,
}

/// Which cells are there, by leaf and unit.
pub(super) type Mask = Vec<Vec<bool>>;

/// Layouts of a run, one for each mask.
pub(super) struct Layouts<'e> {
    list: Cow<'e, [Layout]>,
    /// They are those the planes were laid out for.
    kept: bool,
}

impl Layouts<'_> {
    fn get(&self, at: usize) -> Option<&Layout> {
        self.list.get(at)
    }
}

/// Most bytes of points kept laid out; beyond, they are laid out in every run.
const MOST_KEPT: usize = 16_000_000;

impl Ensemble {
    /// Of a user's table. Errors: as [`crate::compute`] for any of the combinations; more units
    /// than [`MAX_UNITS`]; a mean that needs values above zero over Copeland scores.
    ///
    /// ```
    /// use indicators::Direction;
    /// use readiness::uncertainty::{Draws, Ensemble, Variation};
    /// use readiness::{Node, Recipe, Structure, Table};
    /// let table = Table::from_rows([("A", "x", Some(3.0)), ("B", "x", Some(1.0)), ("A", "y", Some(1.0)), ("B", "y", Some(2.0))]).unwrap();
    /// let structure = Structure::new(vec![
    ///     Node::new("x", Some("index"), 1, Direction::Higher, 3.0),
    ///     Node::new("y", Some("index"), 1, Direction::Higher, 1.0),
    ///     Node::new("index", None, 2, Direction::Higher, 1.0),
    /// ]).unwrap();
    /// let ensemble = Ensemble::of_table(&table, &structure, &Default::default(), &Recipe::default(), &Variation::default()).unwrap();
    /// let how = Draws { draws: 200, seed: 1, pairs: false };
    /// let told = ensemble.draws(ensemble.weights(), how, &mut |_| true).unwrap();
    /// assert_eq!(told.units[0].as_ref().unwrap().top(1), 1.0);
    /// ```
    pub fn of_table(
        table: &Table,
        structure: &Structure,
        aside: &Aside,
        recipe: &Recipe,
        variation: &Variation,
    ) -> Result<Self, Vec<Problem>> {
        few_enough(table.units().len())?;
        let variation = variation.clone().filled(recipe);
        let prepared = prepare::table(table, structure, aside, recipe, &variation)?;
        Self::new(
            table.units().to_vec(),
            Tree::of_structure(structure, recipe),
            variation,
            prepared,
        )
    }

    /// Of a frozen framework. `rows`: the values of each unit in the order of [`Frozen::leaves`]; a
    /// row that is not scored gets no ranks. `groups`: the group of each unit, for imputing by
    /// group. The base is the framework's own recipe (the base recipe) unless the
    /// variation says otherwise.
    pub fn of_frozen(
        frozen: &Frozen,
        units: &[String],
        rows: &[Vec<Option<f64>>],
        groups: &BTreeMap<String, String>,
        variation: &Variation,
    ) -> Result<Self, Vec<Problem>> {
        few_enough(units.len())?;
        let variation = variation.clone().filled(&prepare::base_recipe(frozen));
        let prepared = prepare::frozen(frozen, units, rows, groups, &variation)?;
        Self::new(units.to_vec(), Tree::of_frozen(frozen), variation, prepared)
    }

    fn new(
        units: Vec<String>,
        mut tree: Tree,
        variation: Variation,
        prepared: Prepared,
    ) -> Result<Self, Vec<Problem>> {
        tree.weights = prepared.weights;
        let mut out = Self {
            units,
            tree,
            variation,
            combos: prepared.combos,
            refused: prepared.refused,
            planes: Vec::new(),
            masks: Vec::new(),
            kept: Vec::new(),
        };
        let (mut planes, mut masks) = (Vec::new(), Vec::new());
        for combo in 0..out.combos.len() {
            for kind in &out.variation.aggregate {
                planes.push(out.plane(combo, *kind, &mut masks)?);
            }
        }
        let kept = out.layouts_of(&masks, &out.tree.weights).list.into_owned();
        let bytes = planes.len() * out.units.len() * out.tree.leaves.len() * size_of::<f64>();
        if bytes <= MOST_KEPT {
            for scorer in &mut planes {
                let layout = kept.get(scorer.layout());
                if let (Scorer::Means(plane), Some(layout)) = (scorer, layout) {
                    plane.keep(&out.tree, layout);
                }
            }
        }
        (out.planes, out.masks, out.kept) = (planes, masks, kept);
        Ok(out)
    }

    /// Units, in the order of every result.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Weights by node: given, or derived as the recipe says.
    pub fn weights(&self) -> &[f64] {
        &self.tree.weights
    }

    /// What varies, with the base options filled in.
    pub fn variation(&self) -> &Variation {
        &self.variation
    }

    /// Normalised leaves under options of imputation, treatment and normalisation (by their numbers
    /// in the variation), in the order of the tree's leaves, each by unit.
    pub fn normalised(&self, options: [usize; 3]) -> &[Column] {
        let v = &self.variation;
        let [i, t, n] = options;
        let at = (i * v.treat.len() + t) * v.normalise.len() + n;
        self.combos.get(at).map_or(&[], Vec::as_slice)
    }

    /// Varies every choice of the variation and draws weights around `weights` (by node). `None`
    /// when `progress` (a share between 0 and 1) said stop.
    pub fn draws(
        &self,
        weights: &[f64],
        how: Draws,
        progress: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Uncertainty> {
        let layouts = self.layouts(weights);
        let base = self.base_ranks(weights, &layouts);
        let n = self.units.len();
        let mut counts = Histogram {
            n,
            counts: vec![0; n * n],
        };
        let mut pairs = Vec::new();
        if how.pairs {
            let mut both = Pairs {
                histogram: counts,
                pairs: vec![0; n * n],
                ranks: vec![u32::MAX; n],
            };
            self.run_draws(weights, how, &layouts, &mut both, progress)?;
            (counts, pairs) = (both.histogram, both.pairs);
        } else {
            self.run_draws(weights, how, &layouts, &mut counts, progress)?;
        }
        let (mut shift, mut told) = (0u64, 0u64);
        for (base, of_unit) in base.iter().zip(counts.counts.chunks(n.max(1))) {
            if let Some(base) = base {
                for (rank, count) in (1u32..).zip(of_unit) {
                    shift += u64::from(base.abs_diff(rank)) * u64::from(*count);
                    told += u64::from(*count);
                }
            }
        }
        let units = base
            .iter()
            .zip(counts.counts.chunks(n.max(1)))
            .map(|(base, of_unit)| UnitRanks::of_counts(*base, of_unit))
            .collect();
        let mean_shift = if told > 0 { shift as f64 / told as f64 } else { 0.0 };
        Some(Uncertainty {
            units,
            mean_shift,
            draws: how.draws,
            pairs,
        })
    }

    /// Runs the draws into a sink. Natively the draws are shared out among threads: each counts for
    /// itself, and counts are whole numbers, so that their sum is the same to the last bit.
    pub(super) fn run_draws<S: Shard>(
        &self,
        weights: &[f64],
        how: Draws,
        layouts: &Layouts<'_>,
        sink: &mut S,
        progress: &mut dyn FnMut(f64) -> bool,
    ) -> Option<()> {
        let mut specs = self.specs(how);
        let drawn = Weights::new(&self.tree, weights, self.variation.weights, how.seed);
        let threads = threads(specs.len());
        if threads < 2 {
            return self.run(layouts, &specs, &drawn, sink, progress);
        }
        // Draws of one plane stand together, so that a thread prepares few planes.
        specs.sort_by_key(|s| s.plane);
        let each = specs.len().div_ceil(threads).next_multiple_of(kernel::LANES);
        let stop = AtomicBool::new(false);
        let (own, others) = specs.split_at_checked(each).unwrap_or((&specs, &[]));
        let (drawn, stop) = (&drawn, &stop);
        std::thread::scope(|scope| {
            let running: Vec<_> = others
                .chunks(each)
                .map(|part| {
                    let mut shard = sink.fresh();
                    scope.spawn(move || {
                        let go = self.run(layouts, part, drawn, &mut shard, &mut |_| !stop.load(Relaxed));
                        go.map(|()| shard)
                    })
                })
                .collect();
            let mut done = self.run(layouts, own, drawn, sink, progress);
            if done.is_none() {
                stop.store(true, Relaxed);
            }
            for thread in running {
                match thread.join() {
                    Ok(Some(shard)) => sink.merge(shard),
                    _ => done = None,
                }
            }
            done
        })
    }

    /// The options of each draw: the choice of a factor depends on the seed, the factor and the
    /// number of the draw alone.
    fn specs(&self, how: Draws) -> Vec<Spec> {
        let stream = |f: Factor| Stream::new(how.seed, "choice", f.name());
        let streams = [
            Factor::Imputation,
            Factor::Treatment,
            Factor::Normalisation,
            Factor::Aggregation,
        ]
        .map(stream);
        (0..u64::from(how.draws))
            .map(|draw| Spec {
                plane: self.plane_at(streams.map(|s| s.uniform(draw))),
                key: draw,
            })
            .collect()
    }

    /// The plane of uniform numbers for imputation, treatment, normalisation, aggregation.
    pub(super) fn plane_at(&self, at: [f64; 4]) -> usize {
        let v = &self.variation;
        let sizes = [
            v.impute.len(),
            v.treat.len(),
            v.normalise.len(),
            v.aggregate.len(),
        ];
        let mut plane = 0;
        for (u, size) in at.into_iter().zip(sizes) {
            let option = ((u * size as f64) as usize).min(size.saturating_sub(1));
            plane = plane * size + option;
        }
        plane
    }

    /// The plane of options by number.
    pub(super) fn plane_of(&self, options: [usize; 4]) -> usize {
        let v = &self.variation;
        let [i, t, n, a] = options;
        ((i * v.treat.len() + t) * v.normalise.len() + n) * v.aggregate.len() + a
    }

    /// Layouts of the ensemble's masks. Only which weights are above zero decides them.
    pub(super) fn layouts(&self, weights: &[f64]) -> Layouts<'_> {
        let mut pairs = weights.iter().zip(&self.tree.weights);
        if weights.len() == self.tree.weights.len() && pairs.all(|(a, b)| (*a > 0.0) == (*b > 0.0)) {
            return Layouts {
                list: Cow::Borrowed(&self.kept),
                kept: true,
            };
        }
        self.layouts_of(&self.masks, weights)
    }

    pub(super) fn layouts_of(&self, masks: &[Mask], weights: &[f64]) -> Layouts<'static> {
        let of = |mask: &Mask| {
            let present = |leaf: usize, unit: usize| {
                let cell = mask.get(leaf).and_then(|c| c.get(unit));
                cell.copied().unwrap_or(false)
            };
            Layout::new(&self.tree, weights, self.units.len(), present, &self.refused)
        };
        Layouts {
            list: Cow::Owned(masks.iter().map(of).collect()),
            kept: false,
        }
    }

    pub(super) fn run(
        &self,
        layouts: &Layouts<'_>,
        specs: &[Spec],
        weights: &Weights,
        sink: &mut impl Sink,
        progress: &mut dyn FnMut(f64) -> bool,
    ) -> Option<()> {
        let plane = |at: usize| {
            let scorer = self.planes.get(at)?;
            Some((scorer, layouts.get(scorer.layout())?, layouts.kept))
        };
        kernel::run(&self.tree, plane, specs, weights, sink, progress)
    }

    /// Ranks of every unit on some planes, with the weights as given.
    pub(super) fn ranks_on(
        &self,
        planes: &[usize],
        weights: &[f64],
        layouts: &Layouts<'_>,
    ) -> Vec<Vec<Option<u32>>> {
        let specs: Vec<Spec> = planes.iter().map(|p| Spec { plane: *p, key: 0 }).collect();
        let held = Weights::new(&self.tree, weights, WeightDraw::Held, 0);
        let mut ranks = RankList(vec![vec![None; self.units.len()]; planes.len()]);
        // Nothing stops it, so that there is always a result.
        let _ = self.run(layouts, &specs, &held, &mut ranks, &mut |_| true);
        ranks.0
    }

    /// Ranks of every unit on a plane of its own.
    pub(super) fn ranks_of(
        &self,
        scorer: &Scorer,
        weights: &[f64],
        layouts: &Layouts<'_>,
    ) -> Vec<Option<u32>> {
        let held = Weights::new(&self.tree, weights, WeightDraw::Held, 0);
        let mut ranks = RankList(vec![vec![None; self.units.len()]]);
        let plane = |_| Some((scorer, layouts.get(scorer.layout())?, false));
        let one = [Spec { plane: 0, key: 0 }];
        let _ = kernel::run(&self.tree, plane, &one, &held, &mut ranks, &mut |_| true);
        ranks.0.into_iter().next().unwrap_or_default()
    }

    pub(super) fn base_ranks(&self, weights: &[f64], layouts: &Layouts<'_>) -> Vec<Option<u32>> {
        self.ranks_on(&[0], weights, layouts)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    /// Prepares a combination for an aggregation.
    pub(super) fn plane(
        &self,
        combo: usize,
        kind: Aggregate,
        masks: &mut Vec<Mask>,
    ) -> Result<Scorer, Vec<Problem>> {
        let columns = self.combos.get(combo).map_or(&[][..], Vec::as_slice);
        let mask: Mask = columns
            .iter()
            .map(|c| c.iter().map(Option::is_some).collect())
            .collect();
        let layout = match masks.iter().position(|m| *m == mask) {
            Some(at) => at,
            None => {
                masks.push(mask);
                masks.len() - 1
            }
        };
        let lift = lift(&self.tree, columns, kind);
        let leaf = |l: usize, unit: usize| {
            let value = columns.get(l).and_then(|c| c.get(unit)).copied().flatten();
            value.map(&lift)
        };
        let units = self.units.len();
        if !self.tree.has_copeland(kind) {
            return Ok(Scorer::Means(Plane::new(&self.tree, units, leaf, kind, layout)));
        }
        for group in &self.tree.groups {
            let parent = self.tree.parents.get(*group).copied().flatten();
            let above = parent.map(|p| self.tree.kind(p, kind));
            if self.tree.kind(*group, kind) == Aggregate::Copeland && above.is_some_and(needs_positive) {
                let code = parent
                    .and_then(|p| self.tree.ids.get(p))
                    .map_or("", String::as_str);
                return Err(vec![Problem::at_node(
                    Reason::NotPositive,
                    code,
                    "Copeland scores, which may be negative, below a mean that needs values above 0",
                    "an arithmetic mean or Copeland above Copeland",
                )]);
            }
        }
        let plane = CopelandPlane::new(&self.tree, units, leaf, kind, layout, &self.refused);
        Ok(Scorer::Copeland(plane))
    }
}

fn few_enough(units: usize) -> Result<(), Vec<Problem>> {
    if units <= MAX_UNITS {
        return Ok(());
    }
    Err(vec![Problem::at_node(
        Reason::Setting,
        "",
        format!("{units} units"),
        format!("at most {MAX_UNITS} units for rank acceptability"),
    )])
}

#[cfg(test)]
#[path = "ensemble_tests.rs"]
mod tests;
