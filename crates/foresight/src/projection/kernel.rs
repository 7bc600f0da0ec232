//! All draws of all economies: the fast way through a projection.
//!
//! By economy, so that an economy's paths stay in the cache; scores are kept by year and draw for the
//! ranks, which need every economy at once. What does not depend on the projects is the [`Backdrop`],
//! which a screen keeps while a portfolio is changed. The obvious implementation, one draw, economy and
//! year at a time through the public parts, stands in the tests as the oracle.

use std::ops::Range;

use atlas::Iso3;

use super::context::{Context, VIEWS};
use super::moved::Moved;
use super::paths::RowPaths;
use super::plan::Prepared;
use super::seen::{Seen, Watch};
use super::summary::{self, Band};
use super::{Chosen, ImpactRow, Projection, Stopped, ranks};
use crate::risk::Group;

/// A run of draws: numbers `first` to `first + count`, of one seed. Runs join without loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draws {
    first: u32,
    count: u32,
    seed: u64,
}

impl Draws {
    /// The first draws of a seed, at least one.
    pub fn new(count: u32, seed: u64) -> Self {
        Self::from(0, count, seed)
    }

    /// Any run of draws, at least one.
    pub fn from(first: u32, count: u32, seed: u64) -> Self {
        Self {
            first,
            count: count.clamp(1, u32::MAX - first),
            seed,
        }
    }

    /// Numbers of the draws.
    pub fn numbers(&self) -> Range<u32> {
        self.first..self.first + self.count
    }

    /// Seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    pub(super) fn len(&self) -> usize {
        self.count as usize
    }
}

/// Scores of every economy of the world without projects, by draw. See [`super::project_on`].
pub struct Backdrop {
    draws: Draws,
    /// By row and view: year × draw; empty where the row has no score in the view.
    pub(super) scores: Vec<[Vec<f64>; 2]>,
}

impl Backdrop {
    /// Bytes it keeps.
    pub fn bytes(&self) -> usize {
        self.scores.iter().flatten().map(|s| s.len() * 8).sum()
    }
}

/// Points of the leaves of one economy by path, and the scores of its draws.
#[derive(Default)]
pub(super) struct Scorer {
    /// Points by leaf: path × year of the leaf's line. Empty for leaves that count in no view.
    pub points: Vec<Vec<f64>>,
    weighted: Vec<f64>,
    /// By view: draw × year.
    pub sums: [Vec<f64>; 2],
}

/// Weight of every leaf in both views; `None` where it does not count or the row has no score.
pub(super) fn weights(context: &Context, row: usize) -> Vec<[Option<f64>; 2]> {
    let mut out = vec![[None; 2]; context.leaves().len()];
    let Some([outcomes, all]) = context.effective.get(row) else {
        return out;
    };
    for (view, effective) in [outcomes, all].into_iter().enumerate() {
        for (leaf, weight) in effective.iter().flat_map(|e| e.terms()) {
            let leaf = if view == 0 {
                context.outcome_leaves.get(*leaf).copied()
            } else {
                Some(*leaf)
            };
            let slot = leaf.and_then(|l| out.get_mut(l)).and_then(|w| w.get_mut(view));
            if let Some(slot) = slot {
                *slot = Some(*weight);
            }
        }
    }
    out
}

impl Scorer {
    /// Scores of a row's draws without projects. Sums run in leaf order, as in readiness: at the base
    /// year they are its score to the last bit.
    pub fn score(&mut self, context: &Context, row: usize, paths: &RowPaths, draws: usize) {
        let years = context.len();
        let index = context.indices[1];
        let weights = weights(context, row);
        self.points.resize_with(weights.len(), Vec::new);
        for sums in &mut self.sums {
            sums.clear();
            sums.resize(draws * years, 0.0);
        }
        for (leaf, ((points, line), of_view)) in self
            .points
            .iter_mut()
            .zip(&context.line_of_leaf)
            .zip(&weights)
            .enumerate()
        {
            points.clear();
            let Some(paths) = paths.lines.get(*line) else {
                continue;
            };
            points.extend(paths.values.iter().map(|v| index.points(leaf, *v)));
            for (weight, sums) in of_view.iter().zip(&mut self.sums) {
                let Some(weight) = weight else {
                    continue;
                };
                self.weighted.clear();
                self.weighted.extend(points.iter().map(|p| weight * p));
                for (sum, slot) in sums.chunks_exact_mut(years).zip(&paths.slots) {
                    let from = *slot as usize * years;
                    let terms = self.weighted.get(from..from + years).unwrap_or(&[]);
                    for (s, t) in sum.iter_mut().zip(terms) {
                        *s += t;
                    }
                }
            }
        }
        self.other_means(context, row, paths, draws, &[]);
    }

    /// Roots where a node takes another mean than the arithmetic: through the tree, draw by draw.
    /// `moved` holds the points of leaves that projects moved: (leaf, draw × year).
    pub fn other_means(
        &mut self,
        context: &Context,
        row: usize,
        paths: &RowPaths,
        draws: usize,
        moved: &[(usize, Vec<f64>)],
    ) {
        let years = context.len();
        let Some(effective) = context.effective.get(row) else {
            return;
        };
        let mut all = vec![0.0; self.points.len()];
        let mut outcomes = vec![0.0; context.outcome_leaves.len()];
        for (view, effective) in effective.iter().enumerate() {
            let Some(effective) = effective.as_ref().filter(|e| !e.is_linear()) else {
                continue;
            };
            for draw in 0..draws {
                for year in 0..years {
                    for (leaf, (slot, line)) in all.iter_mut().zip(&context.line_of_leaf).enumerate() {
                        let own = moved.iter().find(|(l, _)| *l == leaf);
                        let value = match own {
                            Some((_, points)) => points.get(draw * years + year),
                            None => {
                                let path = paths.lines.get(*line).and_then(|p| p.slots.get(draw));
                                let at = path.map_or(0, |p| *p as usize * years + year);
                                self.points.get(leaf).and_then(|p| p.get(at))
                            }
                        };
                        *slot = value.copied().unwrap_or(0.0);
                    }
                    for (slot, leaf) in outcomes.iter_mut().zip(&context.outcome_leaves) {
                        *slot = all.get(*leaf).copied().unwrap_or(0.0);
                    }
                    let root = effective.root_of_points(if view == 0 { &outcomes } else { &all });
                    let sums = self.sums.get_mut(view);
                    if let Some(slot) = sums.and_then(|s| s.get_mut(draw * years + year)) {
                        *slot = root;
                    }
                }
            }
        }
    }

    /// The scores by year and draw; empty where the row has no score in the view.
    pub fn by_year(&self, context: &Context, row: usize, draws: usize) -> [Vec<f64>; 2] {
        let years = context.len();
        [0, 1].map(|view| {
            let scored = context
                .effective
                .get(row)
                .and_then(|e| e.get(view))
                .is_some_and(Option::is_some);
            if !scored {
                return Vec::new();
            }
            let sums = self.sums.get(view).map_or(&[][..], Vec::as_slice);
            transposed(sums, draws, years)
        })
    }
}

/// draw × year as year × draw.
pub(super) fn transposed(values: &[f64], draws: usize, years: usize) -> Vec<f64> {
    let mut out = Vec::with_capacity(values.len());
    for year in 0..years {
        out.extend(values.iter().skip(year).step_by(years.max(1)).take(draws));
    }
    out
}

/// See [`super::project_on`].
pub(super) fn run(
    context: &Context,
    projects: &[Chosen],
    economies: &[Iso3],
    draws: &Draws,
    backdrop: &mut Option<Backdrop>,
    watch: &mut dyn Watch,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Projection, Stopped> {
    let known = backdrop.take().filter(|b| b.draws == *draws);
    let fresh = known.is_none();
    let mut behind = known.unwrap_or_else(|| Backdrop {
        draws: draws.clone(),
        scores: Vec::with_capacity(context.rows()),
    });
    // One effect group serves: every group takes the numbers of the draw.
    let prepared = Prepared::new(context, projects, economies, draws.seed, &|_| Group::EffectEnable);
    let delivered = summary::delivered(&prepared, draws);
    let (mut paths, mut scorer, mut band) = (RowPaths::default(), Scorer::default(), Band::default());
    let mut plan: Vec<Option<(Moved, Vec<ImpactRow>)>> = Vec::new();
    plan.resize_with(economies.len(), || None);
    for row in 0..context.rows() {
        if !progress(0.9 * row as f64 / context.rows().max(1) as f64) {
            return Err(Stopped);
        }
        let place = prepared.place(row);
        if place.is_none() && (!fresh || !context.scored(row)) {
            if fresh {
                behind.scores.push([Vec::new(), Vec::new()]);
            }
            continue;
        }
        paths.draw(context, row, &draws.numbers(), draws.seed);
        scorer.score(context, row, &paths, draws.len());
        if fresh {
            behind.scores.push(scorer.by_year(context, row, draws.len()));
        }
        let moved = place.and_then(|p| {
            Moved::new(
                context,
                &prepared,
                (p, row),
                &paths,
                &mut scorer,
                &delivered,
                draws,
            )
        });
        if let (Some(slot), Some(mut moved)) = (place.and_then(|p| plan.get_mut(p)), moved) {
            let rows = summary::values(context, &moved, &paths, &mut band);
            let without = behind.scores.get(row);
            watch.economy(&Seen::new(context, &moved, &paths, without));
            moved.forget();
            *slot = Some((moved, rows));
        }
    }
    if !progress(0.9) {
        return Err(Stopped);
    }
    let mut scored: Vec<Vec<ImpactRow>> = plan
        .iter()
        .map(|p| {
            p.as_ref().map_or_else(Vec::new, |(moved, _)| {
                summary::scores(context, moved, &behind, &mut band)
            })
        })
        .collect();
    let moved: Vec<Option<&Moved>> = plan.iter().map(|p| p.as_ref().map(|(m, _)| m)).collect();
    for (view, name) in VIEWS.into_iter().enumerate() {
        for (at, year) in context.baselines.years().enumerate() {
            if !progress(0.9 + 0.05 * (view as f64 + at as f64 / context.len() as f64)) {
                return Err(Stopped);
            }
            ranks::year(
                view,
                at,
                draws.len(),
                &behind,
                &moved,
                &mut |place, without, with| {
                    if let (Some(Some(of)), Some(rows)) = (moved.get(place), scored.get_mut(place)) {
                        rows.push(summary::ranks(of, (year, name), [without, with], &mut band));
                        watch.ranks(of.economy, name, year, without, with);
                    }
                },
            );
        }
    }
    let mut rows: Vec<ImpactRow> = Vec::new();
    for (entry, scores) in plan.into_iter().zip(scored) {
        if let Some((_, values)) = entry {
            rows.extend(values);
            rows.extend(summary::in_order(scores));
        }
    }
    *backdrop = Some(behind);
    Ok(Projection {
        rows,
        idle: prepared.idle,
    })
}
