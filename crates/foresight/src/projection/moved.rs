//! What the portfolio changes in one economy of the plan, draw by draw.

use atlas::Iso3;

use super::context::Context;
use super::kernel::{Draws, Scorer, transposed, weights};
use super::paths::RowPaths;
use super::peers::Peers;
use super::plan::{Argument, Prepared, Target};
use crate::DoseKind;
use crate::effect::respond;
use crate::risk::Point;

/// All draws of one economy of the plan.
pub(super) struct Moved {
    pub row: usize,
    pub economy: Iso3,
    /// Values with, for the lines that a dose acts on, in the order of `acted`: year × draw.
    pub with: Vec<Vec<f64>>,
    pub acted: Vec<usize>,
    /// Scores with, by view: year × draw.
    pub scores: [Vec<f64>; 2],
    /// People reached, year × draw; empty where the population is unknown or nobody is reached.
    pub people: Vec<f64>,
}

impl Moved {
    /// For a place among the economies asked for and its row; `None` past the last. `scorer` holds the
    /// row's scores without projects and is changed into those with them.
    pub fn new(
        context: &Context,
        prepared: &Prepared,
        (place, row): (usize, usize),
        paths: &RowPaths,
        scorer: &mut Scorer,
        delivered: &[Vec<f64>],
        draws: &Draws,
    ) -> Option<Self> {
        let economy = *prepared.economies.get(place)?;
        let targets = prepared.targets.get(place)?;
        let mut out = Self {
            row,
            economy,
            with: Vec::with_capacity(targets.len()),
            acted: targets.iter().map(|t| t.line).collect(),
            scores: [Vec::new(), Vec::new()],
            people: people(context, prepared, place, economy, delivered, draws.len()),
        };
        let linear = context
            .effective
            .get(row)
            .is_some_and(|e| e.iter().flatten().all(readiness::Effective::is_linear));
        let weights = weights(context, row);
        let mut moved_points: Vec<(usize, Vec<f64>)> = Vec::new();
        for target in targets {
            let with = values(context, row, target, paths, delivered, draws);
            let leaves = context.line_of_leaf.iter().zip(&weights).enumerate();
            for (leaf, (_, weight)) in leaves.filter(|(_, (line, _))| **line == target.line) {
                if linear {
                    scorer.shift(context, leaf, target.line, *weight, paths, &with);
                } else {
                    let index = context.indices[1];
                    let points = with.iter().map(|v| index.points(leaf, *v)).collect();
                    moved_points.push((leaf, points));
                }
            }
            out.with.push(transposed(&with, draws.len(), context.len()));
        }
        if !linear {
            scorer.other_means(context, row, paths, draws.len(), &moved_points);
        }
        out.scores = scorer.by_year(context, row, draws.len());
        Some(out)
    }

    /// Gives back the large buffers that ranks do not need.
    pub fn forget(&mut self) {
        self.with = Vec::new();
        self.people = Vec::new();
    }
}

impl Scorer {
    /// Adds weight × (points with − points without) of a leaf: exactly nothing where nothing moved,
    /// never less than nothing where it moved to the better side.
    fn shift(
        &mut self,
        context: &Context,
        leaf: usize,
        line: usize,
        weight: [Option<f64>; 2],
        paths: &RowPaths,
        with: &[f64],
    ) {
        let years = context.len();
        let index = context.indices[1];
        let (Some(points), Some(paths)) = (self.points.get(leaf), paths.lines.get(line)) else {
            return;
        };
        let [outcomes, all] = &mut self.sums;
        let sums = outcomes.chunks_exact_mut(years).zip(all.chunks_exact_mut(years));
        for ((sums, with), slot) in sums.zip(with.chunks_exact(years)).zip(&paths.slots) {
            let from = *slot as usize * years;
            let before = points.get(from..from + years).unwrap_or(&[]);
            let base = paths.values.get(from..from + years).unwrap_or(&[]);
            for ((((o, a), value), base), before) in sums
                .0
                .iter_mut()
                .zip(sums.1.iter_mut())
                .zip(with)
                .zip(base)
                .zip(before)
            {
                if value.to_bits() == base.to_bits() {
                    continue;
                }
                let gained = index.points(leaf, *value) - before;
                if let Some(weight) = weight[0] {
                    *o += weight * gained;
                }
                if let Some(weight) = weight[1] {
                    *a += weight * gained;
                }
            }
        }
    }
}

/// Values of a line with the portfolio, draw × year.
fn values(
    context: &Context,
    row: usize,
    target: &Target,
    paths: &RowPaths,
    delivered: &[Vec<f64>],
    draws: &Draws,
) -> Vec<f64> {
    let years = context.len();
    let income = context.incomes.get(row).copied();
    let reference = income.and_then(|i| context.reference(target.line, i));
    let direction = context.direction(target.line);
    let mut out = Vec::with_capacity(draws.len() * years);
    let Some(paths) = paths.lines.get(target.line) else {
        return out;
    };
    // The base year is the readiness value by definition, whatever has begun before.
    let first = |ready: &super::plan::Ready| ready.weight.iter().skip(1).position(|w| *w > 0.0);
    let begin = target
        .doses
        .iter()
        .filter_map(first)
        .min()
        .map_or(years, |y| y + 1);
    let mut arguments: Vec<(Argument, Option<f64>)> = Vec::with_capacity(target.doses.len());
    for (at, number) in draws.numbers().enumerate() {
        let point = Point::draw(number);
        arguments.clear();
        arguments.extend(target.doses.iter().map(|ready| {
            let of = delivered.get(ready.project).and_then(|d| d.get(at));
            let argument = ready.argument(&point, of.copied().unwrap_or(0.0));
            // A share of the gap is the same dose whatever the gap.
            let always = (ready.dose.kind == DoseKind::Gap).then(|| ready.kappa(&argument, 0.0, 1.0));
            (argument, always)
        }));
        let base = paths.of(at, years);
        out.extend(base.iter().take(begin));
        for (year, y_base) in base.iter().enumerate().skip(begin) {
            let k_eff = Peers::k_eff(reference, direction, *y_base);
            let gap = (k_eff - y_base).abs() > 0.0;
            let mut dose = 0.0;
            for (ready, (argument, always)) in target.doses.iter().zip(&arguments) {
                let weight = ready.weight.get(year).copied().unwrap_or(0.0) * argument.delivered;
                if gap && weight > 0.0 {
                    let alone = always.unwrap_or_else(|| ready.kappa(argument, *y_base, k_eff));
                    dose += alone * weight;
                }
            }
            out.push(respond(*y_base, k_eff, dose));
        }
    }
    out
}

fn people(
    context: &Context,
    prepared: &Prepared,
    place: usize,
    economy: Iso3,
    delivered: &[Vec<f64>],
    draws: usize,
) -> Vec<f64> {
    let list = prepared.reach.get(place).map_or(&[][..], Vec::as_slice);
    if list.is_empty() {
        return Vec::new();
    }
    let population = context.condition(economy).population.unwrap_or(0.0);
    let mut out = Vec::with_capacity(draws * context.len());
    for year in 0..context.len() {
        for draw in 0..draws {
            let missed = list.iter().fold(1.0, |missed, r| {
                let delivered = delivered.get(r.project).and_then(|d| d.get(draw));
                let share = r.share.get(year).copied().unwrap_or(0.0) * delivered.copied().unwrap_or(0.0);
                missed * (1.0 - share)
            });
            out.push(population * (1.0 - missed));
        }
    }
    out
}
