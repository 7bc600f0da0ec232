//! The chosen projects, compiled for the draws: doses by economy and indicator, delivery by draw.

use atlas::Iso3;

use super::context::{Beginning, Context, Points};
use super::peers::Peers;
use super::{Chosen, Idle, IdleDose};
use crate::draw::{Key, Purpose, delivered_share, overrun, unit_cost};
use crate::effect::{
    DEADWEIGHT, Delivery, absorption, additional, copula, delivery_shift, kappa, ramp, respond,
};
use crate::{Dose, DoseKind};

/// One dose, ready to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Ready<'a> {
    pub dose: &'a Dose,
    /// Position among the projects.
    pub project: usize,
    archetype: &'a str,
    /// r by year from the base year on, times α and the factor for what nobody verified.
    weight: Vec<f64>,
}

/// Doses on one indicator of one economy.
#[derive(Clone, Debug)]
pub(super) struct Target<'a> {
    pub line: usize,
    pub doses: Vec<Ready<'a>>,
}

/// People one project reaches in an economy.
#[derive(Clone, Debug)]
struct Reach {
    project: usize,
    /// Share of the population × r by year.
    share: Vec<f64>,
}

/// See the module docs.
pub(super) struct Prepared<'a> {
    projects: Vec<Chosen<'a>>,
    economies: Vec<Iso3>,
    rows: Vec<Option<usize>>,
    /// By place (position among the economies asked for).
    pub targets: Vec<Vec<Target<'a>>>,
    reach: Vec<Vec<Reach>>,
    pub idle: Vec<IdleDose>,
}

impl<'a> Prepared<'a> {
    pub fn new(context: &Context, projects: &[Chosen<'a>], economies: &[Iso3]) -> Self {
        let mut out = Self {
            projects: projects.to_vec(),
            economies: economies.to_vec(),
            rows: economies.iter().map(|e| context.row(*e)).collect(),
            targets: vec![Vec::new(); economies.len()],
            reach: vec![Vec::new(); economies.len()],
            idle: Vec::new(),
        };
        // Sums run in the order of ids, not of the caller: order never matters, to the last bit.
        out.projects
            .sort_by(|a, b| a.project.id.cmp(&b.project.id).then(a.start.cmp(&b.start)));
        for number in 0..out.projects.len() {
            if let Some(chosen) = out.projects.get(number).copied() {
                out.add(context, number, chosen);
            }
        }
        out
    }

    fn add(&mut self, context: &Context, number: usize, chosen: Chosen<'a>) {
        let project = chosen.project;
        let years: Vec<f64> = context
            .baselines
            .years()
            .map(|year| ramp(&project.timing, chosen.start, year))
            .collect();
        for dose in &project.doses {
            let place = self.economies.iter().position(|e| *e == dose.economy);
            let line = context.lines.iter().position(|l| l.id == dose.indicator);
            let row = place.and_then(|p| self.rows.get(p).copied().flatten());
            let idle = match (row, line) {
                (None, _) => Some(Idle::NotInPlan),
                (_, None) => Some(Idle::NotInFramework),
                (Some(row), Some(line)) => context.anchor(row, line).is_none().then_some(Idle::NoBaseline),
            };
            if let Some(place) = place {
                self.reach(context, place, number, dose, &years);
            }
            if let Some(reason) = idle {
                self.idle.push(IdleDose {
                    project: project.id.clone(),
                    economy: dose.economy,
                    indicator: dose.indicator.clone(),
                    reason,
                });
                continue;
            }
            let (Some(place), Some(line)) = (place, line) else {
                continue;
            };
            let c = context.condition(dose.economy);
            let factor =
                absorption(c.effectiveness, c.statistics) * project.unverified_factor.clamp(0.0, 1.0);
            let ready = Ready {
                dose,
                project: number,
                archetype: &project.archetype,
                weight: years.iter().map(|r| r * factor).collect(),
            };
            let Some(targets) = self.targets.get_mut(place) else {
                continue;
            };
            match targets.iter_mut().find(|t| t.line == line) {
                Some(target) => target.doses.push(ready),
                None => targets.push(Target {
                    line,
                    doses: vec![ready],
                }),
            }
        }
    }

    fn reach(&mut self, context: &Context, place: usize, number: usize, dose: &Dose, years: &[f64]) {
        let Some(population) = context.condition(dose.economy).population else {
            return;
        };
        let share = (dose.people / population).clamp(0.0, 1.0);
        let Some(list) = self.reach.get_mut(place) else {
            return;
        };
        let by_year = years.iter().map(|r| share * r);
        match list.iter_mut().find(|r| r.project == number) {
            Some(known) => {
                for (slot, new) in known.share.iter_mut().zip(by_year) {
                    *slot = slot.max(new);
                }
            }
            None if share > 0.0 => list.push(Reach {
                project: number,
                share: by_year.collect(),
            }),
            None => {}
        }
    }

    /// Place of a row among the economies asked for.
    pub fn place(&self, row: usize) -> Option<usize> {
        self.rows.iter().position(|r| *r == Some(row))
    }
}

/// δ·x of every project and draw (project × draw), and the keys of drawn arguments.
pub(super) struct Drawn {
    delivered: Vec<f64>,
    draws: usize,
    seed: u64,
}

impl Drawn {
    /// x is the share of the units that the envelope still buys, δ the delivery.
    pub fn new(context: &Context, prepared: &Prepared, draws: u32, seed: u64) -> Self {
        let mut delivered = Vec::with_capacity(prepared.projects.len() * draws as usize);
        for chosen in &prepared.projects {
            let project = chosen.project;
            let own = Key::new(seed, &project.id, Purpose::Delivery);
            let over = Key::new(seed, &project.id, Purpose::Overrun);
            let price = Key::new(seed, &project.id, Purpose::UnitCost);
            let shift = project.split.iter().fold(0.0, |sum, (e, share)| {
                sum + share.fraction() * delivery_shift(context.condition(*e).effectiveness)
            });
            let delivery = Delivery::new(project.delivery, shift);
            let climates: Vec<(f64, Key)> = project
                .split
                .iter()
                .map(|(e, share)| (share.fraction(), Key::new(seed, e.as_str(), Purpose::Climate)))
                .collect();
            for draw in 0..draws {
                let common = climates
                    .iter()
                    .map(|(share, key)| (*share, key.at(draw).normal()));
                let z = copula(own.at(draw).normal(), common);
                let ratio = overrun(over, draw, project.is_it) * unit_cost(price, draw, project.unit_cost);
                let x = delivered_share(ratio);
                delivered.push(delivery.at(z) * x);
            }
        }
        Self {
            delivered,
            draws: draws as usize,
            seed,
        }
    }

    fn argument(&self, ready: &Ready, draw: u32) -> Argument {
        let dose = ready.dose;
        let key = effect_key(self.seed, ready.archetype, &dose.indicator, dose.kind);
        let deadweight = if dose.deadweight {
            let key = Key::new(self.seed, ready.archetype, Purpose::Deadweight);
            key.at(draw).triangular(DEADWEIGHT)
        } else {
            0.0
        };
        Argument {
            size: key.at(draw).triangular(dose.size),
            additional: additional(dose, deadweight),
            delivered: self.of(ready.project, draw),
        }
    }

    fn of(&self, project: usize, draw: u32) -> f64 {
        self.delivered
            .get(project * self.draws + draw as usize)
            .copied()
            .unwrap_or(0.0)
    }
}

/// Key of an archetype's effect: the same for every project of the archetype.
pub(super) fn effect_key(seed: u64, archetype: &str, indicator: &str, kind: DoseKind) -> Key {
    Key::new(seed, archetype, Purpose::Effect)
        .with(indicator)
        .number(kind as u64)
}

/// Scratch: the values of one economy in one draw, line × year.
pub(super) struct Values {
    pub base: Vec<f64>,
    with: Vec<f64>,
    pub points: Points,
}

impl Values {
    pub fn new(context: &Context) -> Self {
        let size = context.lines.len() * context.len();
        Self {
            base: vec![0.0; size],
            with: vec![0.0; size],
            points: Points::new(context),
        }
    }

    /// Draws the baseline of a row. Lines without a value stay at 0 and are never read.
    pub fn draw(&mut self, context: &Context, row: usize, draw: u32, seed: u64) {
        let economy = context.handles.get(row).copied().flatten();
        let source = economy.and_then(|e| context.baselines.source(e, draw, seed));
        let paths = self.base.chunks_exact_mut(context.len());
        for (beginning, out) in context.beginnings(row).iter().zip(paths) {
            match beginning {
                Beginning::Missing => out.fill(0.0),
                Beginning::Flat(anchor) => out.fill(*anchor),
                Beginning::Fitted(start) => context.baselines.draw_at(start, source, draw, seed, out),
            }
        }
    }
}

/// All draws of one economy of the plan.
pub(super) struct Moved {
    pub row: usize,
    pub economy: Iso3,
    /// Values without, line × year × draw.
    pub without: Vec<f64>,
    /// Values with, for the lines that a dose acts on, in the order of `acted`.
    pub with: Vec<f64>,
    pub acted: Vec<usize>,
    /// Scores with, by view: year × draw.
    pub scores: [Vec<f64>; 2],
    /// People reached, year × draw; empty where the population is unknown or nobody is reached.
    pub people: Vec<f64>,
    place: usize,
    references: Vec<Option<f64>>,
}

/// One dose's drawn arguments.
#[derive(Clone, Copy)]
struct Argument {
    size: f64,
    additional: f64,
    /// δ·x.
    delivered: f64,
}

impl Moved {
    /// Empty, for a place among the economies asked for; `None` past the last.
    pub fn new(context: &Context, prepared: &Prepared, place: usize, row: usize, draws: u32) -> Option<Self> {
        let cells = context.len() * draws as usize;
        let economy = *prepared.economies.get(place)?;
        let targets = prepared.targets.get(place)?;
        let income = *context.incomes.get(row)?;
        let reached = prepared.reach.get(place).is_some_and(|r| !r.is_empty());
        Some(Self {
            row,
            economy,
            without: vec![0.0; context.lines.len() * cells],
            with: vec![0.0; targets.len() * cells],
            acted: targets.iter().map(|t| t.line).collect(),
            scores: [0, 1].map(|view| context.empty_scores(row, view, draws)),
            people: vec![0.0; if reached { cells } else { 0 }],
            place,
            references: targets
                .iter()
                .map(|t| context.reference(t.line, income))
                .collect(),
        })
    }

    /// Adds one draw: stores the baseline in `values`, moves it, scores it.
    pub fn apply(
        &mut self,
        context: &Context,
        prepared: &Prepared,
        drawn: &Drawn,
        values: &mut Values,
        (draw, draws): (u32, u32),
    ) {
        let (at, step, years) = (draw as usize, draws as usize, context.len());
        for (value, slot) in values
            .base
            .iter()
            .zip(self.without.iter_mut().skip(at).step_by(step))
        {
            *slot = *value;
        }
        values.with.copy_from_slice(&values.base);
        let targets = prepared.targets.get(self.place).map_or(&[][..], Vec::as_slice);
        let mut arguments: Vec<Argument> = Vec::new();
        for (number, (target, reference)) in targets.iter().zip(&self.references).enumerate() {
            arguments.clear();
            arguments.extend(target.doses.iter().map(|ready| drawn.argument(ready, draw)));
            let direction = context.direction(target.line);
            let from = target.line * years;
            let path = values.with.get_mut(from..from + years).unwrap_or(&mut []);
            let store = self
                .with
                .iter_mut()
                .skip(number * years * step + at)
                .step_by(step);
            for (year, (value, slot)) in path.iter_mut().zip(store).enumerate() {
                // The base year is the readiness value by definition, whatever has begun before.
                if year > 0 {
                    let y_base = *value;
                    let k_eff = Peers::k_eff(*reference, direction, y_base);
                    let dose = target.doses.iter().zip(&arguments).fold(0.0, |sum, (ready, a)| {
                        let weight = ready.weight.get(year).copied().unwrap_or(0.0) * a.delivered;
                        if weight > 0.0 {
                            sum + kappa(ready.dose.kind, a.size, a.additional, y_base, k_eff) * weight
                        } else {
                            sum
                        }
                    });
                    *value = respond(y_base, k_eff, dose);
                }
                *slot = *value;
            }
        }
        context.roots(
            self.row,
            &values.with,
            &mut values.points,
            (draw, draws),
            &mut self.scores,
        );
        self.reach(context, prepared, drawn, (draw, draws));
    }

    fn reach(&mut self, context: &Context, prepared: &Prepared, drawn: &Drawn, (draw, draws): (u32, u32)) {
        let population = context.condition(self.economy).population.unwrap_or(0.0);
        let list = prepared.reach.get(self.place).map_or(&[][..], Vec::as_slice);
        let store = self.people.iter_mut().skip(draw as usize).step_by(draws as usize);
        for (year, slot) in store.enumerate() {
            let missed = list.iter().fold(1.0, |missed, r| {
                let share = r.share.get(year).copied().unwrap_or(0.0) * drawn.of(r.project, draw);
                missed * (1.0 - share)
            });
            *slot = population * (1.0 - missed);
        }
    }
}
