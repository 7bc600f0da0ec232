//! What a portfolio gains, as one number for a point in the space of what is not known.
//!
//! The gain is the mean over the economies, weighted as the objective weighs them, and over the years
//! after the base year, of score with less score without: points of the index. Only the indicators that
//! a dose acts on are drawn, so that thousands of points cost little.

use atlas::Iso3;
use indicators::View;

use super::Chosen;
use super::context::{Beginning, Context, VIEWS};
use super::peers::Peers;
use super::plan::Prepared;
use crate::effect::respond;
use crate::risk::{Group, Held, Point};

/// See the module docs.
pub struct Gains<'a> {
    context: &'a Context<'a>,
    prepared: Prepared<'a>,
    view: usize,
    /// By place; sums to 1 over the economies that have a score.
    weights: Vec<f64>,
    seed: u64,
}

impl<'a> Gains<'a> {
    /// `weights` are by economy, in any unit, and normalised over those that have a score in the view;
    /// `effects` is the group of an archetype's effects.
    pub fn new(
        context: &'a Context<'a>,
        projects: &[Chosen<'a>],
        economies: &[(Iso3, f64)],
        view: View,
        seed: u64,
        effects: &dyn Fn(&str) -> Group,
    ) -> Self {
        let list: Vec<Iso3> = economies.iter().map(|(e, _)| *e).collect();
        let view = VIEWS.iter().position(|v| *v == view).unwrap_or(0);
        let prepared = Prepared::new(context, projects, &list, seed, effects);
        let scored = |row: Option<usize>| {
            let of = row.and_then(|r| context.effective.get(r)?.get(view)?.as_ref());
            of.is_some()
        };
        let mut weights: Vec<f64> = economies
            .iter()
            .zip(&prepared.rows)
            .map(|((_, w), row)| if scored(*row) { w.max(0.0) } else { 0.0 })
            .collect();
        let sum = weights.iter().fold(0.0, |sum, w| sum + w);
        if sum > 0.0 {
            for w in &mut weights {
                *w /= sum;
            }
        }
        Self {
            context,
            prepared,
            view,
            weights,
            seed,
        }
    }

    /// Economies, in the order asked for.
    pub fn economies(&self) -> &[Iso3] {
        &self.prepared.economies
    }

    /// The gain at a point.
    pub fn gain(&self, point: &Point) -> f64 {
        self.gain_and_drift(point).0
    }

    /// Mean gain over draws with a group held.
    pub fn mean_held(&self, draws: u32, held: Held) -> f64 {
        let sum = (0..draws).fold(0.0, |sum, d| sum + self.gain(&Point::draw(d).held_at(held)));
        sum / f64::from(draws.max(1))
    }

    /// The gain, and the mean points per year that the acted-on indicators earn without projects: how
    /// fast things move anyway, up to a constant.
    pub fn gain_and_drift(&self, point: &Point) -> (f64, f64) {
        let mut sum = (0.0, 0.0);
        self.visit(point, &mut |place, gain, drift| {
            let weight = self.weights.get(place).copied().unwrap_or(0.0);
            sum = (sum.0 + weight * gain, sum.1 + weight * drift);
        });
        sum
    }

    /// The gain of each economy at a point, in the order asked for; 0 where there is no score.
    pub fn by_economy(&self, point: &Point) -> Vec<f64> {
        let mut out = vec![0.0; self.weights.len()];
        self.visit(point, &mut |place, gain, _| {
            if let Some(slot) = out.get_mut(place) {
                *slot = gain;
            }
        });
        out
    }

    fn visit(&self, point: &Point, found: &mut dyn FnMut(usize, f64, f64)) {
        let delivered = self.prepared.delivered(point);
        for (place, (targets, row)) in self.prepared.targets.iter().zip(&self.prepared.rows).enumerate() {
            let Some(row) = row.filter(|_| !targets.is_empty()) else {
                continue;
            };
            let (gain, drift) = self.economy(place, row, point, &delivered);
            if gain.is_finite() {
                found(place, gain, drift);
            }
        }
    }

    fn economy(&self, place: usize, row: usize, point: &Point, delivered: &[f64]) -> (f64, f64) {
        let context = self.context;
        let years = context.len();
        let number = point.number(Group::Baseline);
        let handle = context.handles.get(row).copied().flatten();
        let source = handle.and_then(|e| context.baselines.source(e, number, self.seed));
        let targets = self.prepared.targets.get(place).map_or(&[][..], Vec::as_slice);
        let effective = context
            .effective
            .get(row)
            .and_then(|e| e.get(self.view)?.as_ref());
        let Some(effective) = effective else {
            return (0.0, 0.0);
        };
        // Paths of the acted lines, or of all where a leaf's worth depends on the others.
        let mut moved: Vec<(usize, Vec<f64>, Vec<f64>)> = Vec::with_capacity(targets.len());
        for target in targets {
            let base = self.path(row, target.line, source, number);
            let mut with = base.clone();
            let income = context.incomes.get(row).copied();
            let reference = income.and_then(|i| context.reference(target.line, i));
            let direction = context.direction(target.line);
            let doses: Vec<_> = target
                .doses
                .iter()
                .map(|ready| {
                    let of = delivered.get(ready.project).copied().unwrap_or(0.0);
                    let weights = self.prepared.weights(ready, point, context.baselines.years());
                    (ready, ready.argument(point, of), weights)
                })
                .collect();
            for (year, value) in with.iter_mut().enumerate().skip(1) {
                let k_eff = Peers::k_eff(reference, direction, *value);
                let mut dose = 0.0;
                for (ready, argument, weights) in &doses {
                    let of_year = weights.as_ref().unwrap_or(&ready.weight).get(year);
                    let weight = of_year.copied().unwrap_or(0.0) * argument.delivered;
                    if weight > 0.0 {
                        dose += ready.kappa(argument, *value, k_eff) * weight;
                    }
                }
                *value = respond(*value, k_eff, dose);
            }
            moved.push((target.line, base, with));
        }
        let index = context.indices[self.view];
        let line_of = |leaf: usize| {
            let leaf = if self.view == 0 {
                context.outcome_leaves.get(leaf).copied()
            } else {
                Some(leaf)
            };
            leaf.and_then(|l| context.line_of_leaf.get(l).copied())
        };
        let (mut gain, mut drift) = (0.0, 0.0);
        if effective.is_linear() {
            for (leaf, weight) in effective.terms() {
                let line = line_of(*leaf);
                let Some((_, base, with)) = moved.iter().find(|(l, _, _)| Some(*l) == line) else {
                    continue;
                };
                for (a, b) in base.iter().zip(with).skip(1) {
                    let before = index.points(*leaf, *a);
                    drift += weight * before;
                    if a.to_bits() != b.to_bits() {
                        gain += weight * (index.points(*leaf, *b) - before);
                    }
                }
            }
        } else {
            let leaves = index.leaves().len();
            let paths: Vec<Vec<f64>> = (0..leaves)
                .map(|leaf| line_of(leaf).map_or_else(Vec::new, |l| self.path(row, l, source, number)))
                .collect();
            for year in 1..years {
                let root = |with: bool| {
                    let points: Vec<f64> = (0..leaves)
                        .map(|leaf| {
                            let own = moved.iter().find(|(l, _, _)| Some(*l) == line_of(leaf));
                            let value = match own {
                                Some((_, _, path)) if with => path.get(year),
                                _ => paths.get(leaf).and_then(|p| p.get(year)),
                            };
                            index.points(leaf, value.copied().unwrap_or(0.0))
                        })
                        .collect();
                    effective.root_of_points(&points)
                };
                let before = root(false);
                drift += before;
                gain += root(true) - before;
            }
        }
        let n = (years.saturating_sub(1)).max(1) as f64;
        (gain / n, drift / n)
    }

    fn path(
        &self,
        row: usize,
        line: usize,
        source: Option<crate::baseline::Source>,
        number: u32,
    ) -> Vec<f64> {
        let context = self.context;
        let mut out = vec![0.0; context.len()];
        match context.beginnings(row).get(line) {
            Some(Beginning::Fitted(start)) => {
                context
                    .baselines
                    .draw_at(start, source, number, self.seed, &mut out);
            }
            Some(Beginning::Flat(anchor)) => out.fill(*anchor),
            Some(Beginning::Missing) | None => {}
        }
        out
    }
}
