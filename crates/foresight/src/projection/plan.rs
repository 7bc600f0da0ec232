//! The chosen projects, compiled for the draws: doses by economy and indicator, delivery by draw.

use atlas::Iso3;

use super::context::Context;
use super::{Chosen, Idle, IdleDose};
use crate::draw::{Key, Purpose, delivered_share, overrun, overrun_level, triangular_quantile, unit_cost};
use crate::effect::{DEADWEIGHT, Delivery, absorption, additional, copula, delivery_shift, kappa, ramp};
use crate::risk::{Group, Point};
use crate::{Dose, DoseKind, Timing};

/// One dose, ready to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Ready<'a> {
    pub dose: &'a Dose,
    /// Position among the projects.
    pub project: usize,
    /// Group of what is not known about its size.
    effects: Group,
    size_key: Key,
    deadweight_key: Key,
    /// α times the factor for what nobody verified.
    pub factor: f64,
    /// α alone is capped at 1 where it varies.
    alpha: f64,
    /// r by year from the base year on, times `factor`.
    pub weight: Vec<f64>,
}

/// Doses on one indicator of one economy.
#[derive(Clone, Debug)]
pub(super) struct Target<'a> {
    pub line: usize,
    pub doses: Vec<Ready<'a>>,
}

/// People one project reaches in an economy.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    pub project: usize,
    /// Share of the population × r by year.
    pub share: Vec<f64>,
}

/// A chosen project with the keys of its random numbers.
pub(super) struct Ordered<'a> {
    pub chosen: Chosen<'a>,
    own: Key,
    over: Key,
    price: Key,
    delivery: Delivery,
    climates: Vec<(f64, Key)>,
}

/// See the module docs.
pub(super) struct Prepared<'a> {
    pub projects: Vec<Ordered<'a>>,
    pub economies: Vec<Iso3>,
    pub rows: Vec<Option<usize>>,
    /// By place (position among the economies asked for).
    pub targets: Vec<Vec<Target<'a>>>,
    pub reach: Vec<Vec<Reach>>,
    pub idle: Vec<IdleDose>,
    seed: u64,
}

impl<'a> Prepared<'a> {
    /// `effects` is the group of an archetype's effects.
    pub fn new(
        context: &Context,
        projects: &[Chosen<'a>],
        economies: &[Iso3],
        seed: u64,
        effects: &dyn Fn(&str) -> Group,
    ) -> Self {
        // Sums run in the order of ids, not of the caller: order never matters, to the last bit.
        let mut sorted = projects.to_vec();
        sorted.sort_by(|a, b| a.project.id.cmp(&b.project.id).then(a.start.cmp(&b.start)));
        let mut out = Self {
            projects: sorted
                .into_iter()
                .map(|c| Ordered::new(context, c, seed))
                .collect(),
            economies: economies.to_vec(),
            rows: economies.iter().map(|e| context.row(*e)).collect(),
            targets: vec![Vec::new(); economies.len()],
            reach: vec![Vec::new(); economies.len()],
            idle: Vec::new(),
            seed,
        };
        for number in 0..out.projects.len() {
            if let Some(chosen) = out.projects.get(number).map(|p| p.chosen) {
                out.add(context, number, chosen, effects(&chosen.project.archetype));
            }
        }
        out
    }

    fn add(&mut self, context: &Context, number: usize, chosen: Chosen<'a>, effects: Group) {
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
            let alpha = absorption(c.effectiveness, c.statistics);
            let factor = alpha * project.unverified_factor.clamp(0.0, 1.0);
            let ready = Ready {
                dose,
                project: number,
                effects,
                size_key: effect_key(self.seed, &project.archetype, &dose.indicator, dose.kind),
                deadweight_key: Key::new(self.seed, &project.archetype, Purpose::Deadweight),
                factor,
                alpha,
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

    /// δ·x of every project at a point.
    pub fn delivered(&self, point: &Point) -> Vec<f64> {
        self.projects.iter().map(|p| p.delivered(point)).collect()
    }

    /// r·α·unverified of a dose by year at a point, where upkeep or absorption are not as set there;
    /// `None` where [`Ready::weight`] holds.
    pub fn weights(
        &self,
        ready: &Ready,
        point: &Point,
        years: impl Iterator<Item = i16>,
    ) -> Option<Vec<f64>> {
        let ordered = self.projects.get(ready.project)?;
        let timing = ordered.chosen.project.timing;
        let upkeep = point.upkeep(self.seed, timing.maintained);
        let absorption = point.absorption(self.seed);
        let as_set = (absorption - 1.0).abs() <= 0.0;
        if upkeep.is_none() && as_set {
            return None;
        }
        let timing = Timing {
            maintained: upkeep.unwrap_or(timing.maintained),
            ..timing
        };
        let factor = ready.factor / ready.alpha * (ready.alpha * absorption).min(1.0);
        Some(
            years
                .map(|y| ramp(&timing, ordered.chosen.start, y) * factor)
                .collect(),
        )
    }
}

impl<'a> Ordered<'a> {
    fn new(context: &Context, chosen: Chosen<'a>, seed: u64) -> Self {
        let project = chosen.project;
        let shift = project.split.iter().fold(0.0, |sum, (e, share)| {
            sum + share.fraction() * delivery_shift(context.condition(*e).effectiveness)
        });
        Self {
            chosen,
            own: Key::new(seed, &project.id, Purpose::Delivery),
            over: Key::new(seed, &project.id, Purpose::Overrun),
            price: Key::new(seed, &project.id, Purpose::UnitCost),
            delivery: Delivery::new(project.delivery, shift),
            climates: project
                .split
                .iter()
                .map(|(e, share)| (share.fraction(), Key::new(seed, e.as_str(), Purpose::Climate)))
                .collect(),
        }
    }

    /// x is the share of the units that the envelope still buys, δ the delivery.
    pub fn delivered(&self, point: &Point) -> f64 {
        let project = self.chosen.project;
        let common = self
            .climates
            .iter()
            .map(|(share, key)| (*share, point.normal(Group::DeliveryCommon, *key)));
        let z = copula(point.normal(Group::DeliveryOwn, self.own), common);
        let over = match point.quantile(Group::Overrun) {
            Some(q) => overrun_level(project.is_it, q),
            None => overrun(self.over, point.number(Group::Overrun), project.is_it),
        };
        let price = match point.quantile(Group::UnitCost) {
            Some(q) => triangular_quantile(project.unit_cost, q),
            None => unit_cost(self.price, point.number(Group::UnitCost), project.unit_cost),
        };
        self.delivery.at(z) * delivered_share(over * price)
    }
}

/// One dose's drawn arguments.
#[derive(Clone, Copy)]
pub(super) struct Argument {
    size: f64,
    additional: f64,
    /// δ·x.
    pub delivered: f64,
}

impl Ready<'_> {
    /// Arguments at a point.
    pub fn argument(&self, point: &Point, delivered: f64) -> Argument {
        let deadweight = if self.dose.deadweight {
            point.triangular(Group::Deadweight, self.deadweight_key, DEADWEIGHT)
        } else {
            0.0
        };
        Argument {
            size: point.triangular(self.effects, self.size_key, self.dose.size),
            additional: additional(self.dose, deadweight),
            delivered,
        }
    }

    /// κ of the dose alone.
    pub fn kappa(&self, argument: &Argument, y_base: f64, k_eff: f64) -> f64 {
        kappa(self.dose.kind, argument.size, argument.additional, y_base, k_eff)
    }
}

/// Key of an archetype's effect: the same for every project of the archetype.
fn effect_key(seed: u64, archetype: &str, indicator: &str, kind: DoseKind) -> Key {
    Key::new(seed, archetype, Purpose::Effect)
        .with(indicator)
        .number(kind as u64)
}
