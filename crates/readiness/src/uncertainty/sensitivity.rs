//! Which choice moves the ranking: Sobol indices, indicators dropped, options switched, several
//! methods side by side.

use serde::{Deserialize, Serialize};

use super::ensemble::{Ensemble, Layouts};
use super::kernel::{Sink, Spec, Weights};
use super::sobol::{Design, Indices, MAX_ROWS, Resamples, indices};
use super::variation::Factor;
use crate::problem::Problem;
use crate::recipe::Aggregate;

/// What is explained. Scores are not: those of different normalisations have no common unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Output {
    /// Mean over units of the distance between rank and base rank.
    MeanShift,
    /// Rank of a unit; in draws where it has no score it stands after the last.
    Rank(usize),
}

/// How much of an output's variance a choice explains.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explained {
    /// Output.
    pub output: Output,
    /// Choice.
    pub factor: Factor,
    /// Indices; `None` where the output does not vary.
    pub indices: Option<Indices>,
}

/// How many runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SobolDraws {
    /// Rows of the design, a power of two; rows × (choices that vary + 2) draws are run.
    pub rows: u32,
    /// Bootstrap resamples.
    pub bootstrap: u32,
    /// Seed.
    pub seed: u64,
}

/// The ranking without one indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DropEffect {
    /// Leaf (in the order of the tree's leaves).
    pub leaf: usize,
    /// Its node's code or id.
    pub node: String,
    /// Ranks without it, by unit.
    pub ranks: Vec<Option<u32>>,
    /// Mean over units of the distance to the base rank.
    pub mean_shift: f64,
}

/// The ranking with one option switched, all else at the base.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SwitchEffect {
    /// Choice.
    pub factor: Factor,
    /// Option, by its number in the variation.
    pub option: usize,
    /// Ranks, by unit.
    pub ranks: Vec<Option<u32>>,
    /// Mean over units of the distance to the base rank.
    pub mean_shift: f64,
}

/// One method of several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Method {
    /// Normalisation, by its number in the variation (0 = base).
    pub normalise: usize,
    /// Aggregation.
    pub aggregate: Aggregate,
    /// Ranks, by unit.
    pub ranks: Vec<Option<u32>>,
}

/// Several methods side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Methods {
    /// The base method first.
    pub methods: Vec<Method>,
    /// Places two methods may differ by and still agree.
    pub near: u32,
    /// By unit: how many of the methods rank it within `near` places of the base rank, the base
    /// included; `None` without a base rank.
    pub agreement: Vec<Option<u32>>,
}

impl Ensemble {
    /// Sobol indices of every choice that varies, for each output. `None` when `progress` said
    /// stop. Weights count as one input.
    pub fn sobol(
        &self,
        weights: &[f64],
        outputs: &[Output],
        how: SobolDraws,
        progress: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Vec<Explained>> {
        let factors = self.variation.factors();
        let design = Design {
            inputs: factors.len(),
            rows: how.rows.min(MAX_ROWS),
            seed: how.seed,
        };
        let mut specs = Vec::new();
        for sample in design.samples() {
            for row in 0..design.rows {
                let value = |f: Factor| {
                    let at = factors.iter().position(|g| *g == f);
                    at.map_or(0.0, |at| design.value(sample, row, at))
                };
                let options = [
                    Factor::Imputation,
                    Factor::Treatment,
                    Factor::Normalisation,
                    Factor::Aggregation,
                ];
                specs.push(Spec {
                    plane: self.plane_at(options.map(value)),
                    // Any weighting belongs to one value of its input.
                    key: crate::draw::mix(value(Factor::Weights).to_bits()),
                });
            }
        }
        let layouts = self.layouts(weights);
        let base = self.base_ranks(weights, &layouts);
        let drawn = Weights::new(&self.tree, weights, self.variation.weights, how.seed);
        let mut told = Told::new(outputs, &base, specs.len());
        self.run(&layouts, &specs, &drawn, &mut told, &mut |share| {
            progress(share * 0.8)
        })?;
        let resamples = Resamples::new(design.rows, how.bootstrap, how.seed);
        let rows = design.rows as usize;
        let mut out = Vec::new();
        for (at, (output, values)) in outputs.iter().zip(&told.values).enumerate() {
            let samples: Vec<Vec<f64>> = values
                .chunks(rows.max(1))
                .map(|c| c.iter().map(|v| f64::from(*v)).collect())
                .collect();
            let found = indices(&samples, &resamples);
            for (f, factor) in factors.iter().enumerate() {
                out.push(Explained {
                    output: *output,
                    factor: *factor,
                    indices: found.as_ref().and_then(|all| all.get(f)).copied(),
                });
            }
            if !progress(0.8 + 0.2 * (at + 1) as f64 / outputs.len() as f64) {
                return None;
            }
        }
        Some(out)
    }

    /// The ranking without each indicator: its weight shared out among its siblings, all else at
    /// the base. Statistics of the other indicators do not change.
    pub fn drops(&self, weights: &[f64]) -> Vec<DropEffect> {
        let base = self.base_ranks(weights, &self.layouts(weights));
        let without = |(leaf, node): (usize, &usize)| {
            let mut weights = weights.to_vec();
            if let Some(slot) = weights.get_mut(*node) {
                *slot = 0.0;
            }
            let ranks = self.base_ranks(&weights, &self.layouts(&weights));
            DropEffect {
                leaf,
                node: self.tree.ids.get(*node).cloned().unwrap_or_default(),
                mean_shift: mean_shift(&base, &ranks),
                ranks,
            }
        };
        self.tree.leaves.iter().enumerate().map(without).collect()
    }

    /// The ranking with each option but the base switched on its own.
    pub fn switches(&self, weights: &[f64]) -> Vec<SwitchEffect> {
        let v = &self.variation;
        let sizes = [
            (Factor::Imputation, v.impute.len()),
            (Factor::Treatment, v.treat.len()),
            (Factor::Normalisation, v.normalise.len()),
            (Factor::Aggregation, v.aggregate.len()),
        ];
        let mut which = Vec::new();
        let mut planes = vec![0];
        for (at, (factor, size)) in sizes.into_iter().enumerate() {
            for option in 1..size {
                let mut options = [0; 4];
                options[at] = option;
                which.push((factor, option));
                planes.push(self.plane_of(options));
            }
        }
        let mut all = self
            .ranks_on(&planes, weights, &self.layouts(weights))
            .into_iter();
        let base = all.next().unwrap_or_default();
        which
            .into_iter()
            .zip(all)
            .map(|((factor, option), ranks)| SwitchEffect {
                factor,
                option,
                mean_shift: mean_shift(&base, &ranks),
                ranks,
            })
            .collect()
    }

    /// Several methods side by side, with imputation and treatment at the base: the base method,
    /// the base normalisation under arithmetic, geometric and harmonic means and Copeland, and
    /// every other normalisation of the variation under the base aggregation. `near`: places two
    /// methods may differ by and still agree.
    ///
    /// Errors: as [`Ensemble::of_table`] for Copeland.
    pub fn methods(&self, weights: &[f64], near: u32) -> Result<Methods, Vec<Problem>> {
        let first = self.variation.aggregate.first().copied().unwrap_or_default();
        let mut asked = vec![(0, first)];
        for kind in [
            Aggregate::Arithmetic,
            Aggregate::Geometric,
            Aggregate::Harmonic,
            Aggregate::Copeland,
        ] {
            if kind != first {
                asked.push((0, kind));
            }
        }
        asked.extend((1..self.variation.normalise.len()).map(|n| (n, first)));
        let mut planes = Vec::new();
        let mut masks = self.masks.clone();
        for (normalise, kind) in &asked {
            // Base imputation and treatment: the first combinations, one a normalisation.
            planes.push(self.plane(*normalise, *kind, &mut masks)?);
        }
        let layouts: Layouts = self.layouts_of(&masks, weights);
        let mut ranks = Vec::new();
        for plane in &planes {
            ranks.push(self.ranks_of(plane, weights, &layouts));
        }
        let base = ranks.first().cloned().unwrap_or_default();
        let agreement = base
            .iter()
            .enumerate()
            .map(|(unit, base)| {
                let base = (*base)?;
                let agrees = |r: &&Vec<Option<u32>>| {
                    let rank = r.get(unit).copied().flatten();
                    rank.is_some_and(|r| r.abs_diff(base) <= near)
                };
                u32::try_from(ranks.iter().filter(agrees).count()).ok()
            })
            .collect();
        let methods = asked
            .into_iter()
            .zip(ranks)
            .map(|((normalise, aggregate), ranks)| Method {
                normalise,
                aggregate,
                ranks,
            })
            .collect();
        Ok(Methods {
            methods,
            near,
            agreement,
        })
    }
}

/// Mean distance over the units with both ranks; 0 where there are none.
fn mean_shift(base: &[Option<u32>], ranks: &[Option<u32>]) -> f64 {
    let (mut sum, mut n) = (0u64, 0u64);
    for (b, r) in base.iter().zip(ranks) {
        if let (Some(b), Some(r)) = (b, r) {
            sum += u64::from(b.abs_diff(*r));
            n += 1;
        }
    }
    if n > 0 { sum as f64 / n as f64 } else { 0.0 }
}

/// Keeps the outputs of every draw. Ranks, and sums of their distances below 2^24, are exact in 32
/// bits; indices do not depend on the unit, so the sum stands for the mean.
struct Told {
    base: Vec<u32>,
    /// The output that is a unit's rank.
    of_unit: Vec<Option<usize>>,
    shift_at: Option<usize>,
    shift: u32,
    values: Vec<Vec<f32>>,
}

impl Told {
    fn new(outputs: &[Output], base: &[Option<u32>], draws: usize) -> Self {
        let mut of_unit = vec![None; base.len()];
        let last = (base.len() + 1) as f32;
        let mut values = Vec::new();
        for (at, output) in outputs.iter().enumerate() {
            match output {
                Output::Rank(unit) => {
                    if let Some(slot) = of_unit.get_mut(*unit) {
                        *slot = Some(at);
                    }
                    values.push(vec![last; draws]);
                }
                Output::MeanShift => values.push(vec![0.0; draws]),
            }
        }
        Self {
            base: base.iter().map(|b| b.unwrap_or(0)).collect(),
            of_unit,
            shift_at: outputs.iter().position(|o| *o == Output::MeanShift),
            shift: 0,
            values,
        }
    }

    fn put(&mut self, at: Option<usize>, spec: usize, value: f32) {
        if let Some(slot) = at
            .and_then(|at| self.values.get_mut(at))
            .and_then(|v| v.get_mut(spec))
        {
            *slot = value;
        }
    }
}

impl Sink for Told {
    fn rank(&mut self, spec: usize, unit: usize, rank: u32) {
        let base = self.base.get(unit).copied().unwrap_or(0);
        if base > 0 {
            self.shift += base.abs_diff(rank);
        }
        let at = self.of_unit.get(unit).copied().flatten();
        self.put(at, spec, rank as f32);
    }

    fn done(&mut self, spec: usize) {
        let shift = std::mem::take(&mut self.shift);
        self.put(self.shift_at, spec, shift as f32);
    }
}
