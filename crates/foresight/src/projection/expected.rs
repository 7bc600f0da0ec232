//! The expected dose of a project, for the objective of the portfolio (model, section 5).

use atlas::Iso3;
use indicators::View;

use super::Peers;
use super::context::{Beginning, Context, VIEWS};
use crate::draw::{
    delivered_share, expected_delivered_share, normal_quantile, overrun_level, triangular_quantile,
};
use crate::effect::{DEADWEIGHT, DELIVERY_RHO, Delivery, absorption, additional, delivery_shift, kappa};
use crate::risk::{ABSORPTION_FACTOR, Group, Held};
use crate::{Range, SizedProject};

/// A project's expected effect on one indicator of one economy, at r = 1, from mid values.
///
/// The year of comparison is the middle of the horizon: there the gap is what the objective can
/// close on average. `points · (1 − e^{−dose})` is the gain in score of the project alone.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedDose {
    /// Economy.
    pub economy: Iso3,
    /// Indicator.
    pub indicator: String,
    /// κ · expected x · expected δ · α · unverified factor, with mid size and mid deadweight.
    pub dose: f64,
    /// |K_eff − y_base| in the indicator's unit.
    pub gap: f64,
    /// Points of the composite if the whole gap closed.
    pub points: f64,
}

impl Context<'_> {
    /// Expected doses of a project in a view, in the order in which its doses name them; doses on
    /// one indicator of one economy are summed. Left out: doses without a baseline value, without a
    /// leaf in the view or without a gap.
    pub fn expected_doses(&self, view: View, project: &SizedProject) -> Vec<ExpectedDose> {
        self.expected_doses_held(view, project, None, Group::EffectEnable)
    }

    /// The same with a group held at a quantile: what the objective would be if that were known.
    /// `effects` is the group of the archetype's effects. Upkeep acts through timing and the baseline
    /// through nothing here.
    pub fn expected_doses_held(
        &self,
        view: View,
        project: &SizedProject,
        held: Option<Held>,
        effects: Group,
    ) -> Vec<ExpectedDose> {
        let quantile = |group: Group| held.filter(|h| h.group == group).map(|h| h.quantile);
        let mid_or =
            |group: Group, range: Range| quantile(group).map_or(range.mid, |q| triangular_quantile(range, q));
        let certain = self.delivery(project, &quantile)
            * share_bought(project, &quantile)
            * project.unverified_factor.clamp(0.0, 1.0);
        let factor = mid_or(Group::Absorption, ABSORPTION_FACTOR);
        let mut out: Vec<ExpectedDose> = Vec::new();
        for dose in &project.doses {
            let Some(target) = self.target(view, dose.economy, &dose.indicator) else {
                continue;
            };
            let c = self.condition(dose.economy);
            let additional = additional(dose, mid_or(Group::Deadweight, DEADWEIGHT));
            let size = mid_or(effects, dose.size);
            let alone = kappa(dose.kind, size, additional, target.y_base, target.k_eff);
            let alpha = absorption(c.effectiveness, c.statistics);
            let expected = alone * certain * (alpha * factor).min(alpha.max(1.0));
            let known = |d: &&mut ExpectedDose| d.economy == dose.economy && d.indicator == dose.indicator;
            match out.iter_mut().find(known) {
                Some(entry) => entry.dose += expected,
                None if expected > 0.0 => out.push(ExpectedDose {
                    economy: dose.economy,
                    indicator: dose.indicator.clone(),
                    dose: expected,
                    gap: (target.k_eff - target.y_base).abs(),
                    points: target.points,
                }),
                None => {}
            }
        }
        out
    }

    fn delivery(&self, project: &SizedProject, quantile: &dyn Fn(Group) -> Option<f64>) -> f64 {
        let shift = project.split.iter().fold(0.0, |sum, (e, share)| {
            sum + share.fraction() * delivery_shift(self.condition(*e).effectiveness)
        });
        let delivery = Delivery::new(project.delivery, shift);
        if let Some(q) = quantile(Group::DeliveryCommon) {
            let roots = project
                .split
                .iter()
                .fold(0.0, |sum, (_, share)| sum + share.fraction().sqrt());
            let mean = DELIVERY_RHO.sqrt() * roots * normal_quantile(q);
            return delivery.expected_given(mean, (1.0 - DELIVERY_RHO).sqrt());
        }
        if let Some(q) = quantile(Group::DeliveryOwn) {
            let mean = (1.0 - DELIVERY_RHO).sqrt() * normal_quantile(q);
            return delivery.expected_given(mean, DELIVERY_RHO.sqrt());
        }
        delivery.expected()
    }

    fn target(&self, view: View, economy: Iso3, indicator: &str) -> Option<Target> {
        let row = self.row(economy)?;
        let line = self.lines.iter().position(|l| l.id == indicator)?;
        let mut path = vec![self.anchor(row, line)?; self.len()];
        if let Some(Beginning::Fitted(start)) = self.beginnings(row).get(line) {
            self.baselines.path_at(start, &mut path);
        }
        let y_base = *path.get(path.len() / 2)?;
        let reference = self.reference(line, *self.incomes.get(row)?);
        let k_eff = Peers::k_eff(reference, self.direction(line), y_base);
        let which = VIEWS.iter().position(|v| *v == view)?;
        let index = self.indices.get(which)?;
        let effective = self.effective.get(row)?.get(which)?.as_ref()?;
        let linear = || {
            effective.terms().iter().fold(0.0, |sum, (leaf, weight)| {
                let same = index
                    .leaves()
                    .get(*leaf)
                    .is_some_and(|l| l.indicator == indicator);
                if same {
                    sum + weight * (index.points(*leaf, k_eff) - index.points(*leaf, y_base))
                } else {
                    sum
                }
            })
        };
        let points = if effective.is_linear() {
            linear()
        } else {
            // What the gap is worth depends on the other indicators: they stay at the base year.
            let root = |value: f64| {
                let points = index.leaves().iter().enumerate().map(|(leaf, of)| {
                    let line = self.lines.iter().position(|l| l.id == of.indicator);
                    let at = line.filter(|_| of.indicator != indicator);
                    let others = at.and_then(|line| self.anchor(row, line));
                    let value = if of.indicator == indicator {
                        Some(value)
                    } else {
                        others
                    };
                    value.map_or(0.0, |v| index.points(leaf, v))
                });
                effective.root_of_points(&points.collect::<Vec<f64>>())
            };
            root(k_eff) - root(y_base)
        };
        let counted = index.leaf_of(indicator).is_some();
        counted.then_some(Target {
            y_base,
            k_eff,
            points,
        })
    }
}

/// Unit costs an overrun that is known is averaged over.
const UNIT_COSTS: u32 = 32;

/// Expected share of the units that the envelope buys.
fn share_bought(project: &SizedProject, quantile: &dyn Fn(Group) -> Option<f64>) -> f64 {
    if let Some(q) = quantile(Group::Overrun) {
        let over = overrun_level(project.is_it, q);
        let sum = (0..UNIT_COSTS).fold(0.0, |sum, i| {
            let u = (f64::from(i) + 0.5) / f64::from(UNIT_COSTS);
            sum + delivered_share(over * triangular_quantile(project.unit_cost, u))
        });
        return sum / f64::from(UNIT_COSTS);
    }
    let unit_cost = match quantile(Group::UnitCost) {
        Some(q) => {
            let at = triangular_quantile(project.unit_cost, q);
            Range {
                low: at,
                mid: at,
                high: at,
            }
        }
        None => project.unit_cost,
    };
    expected_delivered_share(project.is_it, unit_cost)
}

struct Target {
    y_base: f64,
    k_eff: f64,
    points: f64,
}
