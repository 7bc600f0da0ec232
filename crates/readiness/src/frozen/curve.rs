//! How a value of a leaf becomes points under a recipe of the user's own, frozen at the base year.
//!
//! What: [`Curve`], every step of the recipe that looks at other economies (treatment, normalisation)
//! reduced to the numbers it was measured against at the base year, so that one value alone gives its
//! points, in any year and in a projection (model, section 1: "bounds, treatment, imputation and
//! weights are frozen at the base year"). Points are 0..100: a value beyond what the base year saw
//! earns what the nearest end earns. Left out: the goalposts of a framework, which need no curve.

use indicators::Direction;

use super::FrozenLeaf;
use super::build::transform;
use crate::normalise::{Basis, Goalposts};
use crate::recipe::Normalise;
use crate::table::Column;
use crate::treat::{Method, Power, Treatment};

/// Points of a z-score of 0, and points a standard deviation: ten, so that what lies within five of
/// them keeps its distance. An assumption; an arithmetic mean ranks alike on any such scale.
pub const Z_POINTS: (f64, f64) = (50.0, 10.0);

/// A value on the scale that its points are measured on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Measure {
    /// Transformed as the framework says, cut where Winsorising cut.
    Plain {
        /// No value counts as less.
        from: f64,
        /// No value counts as more.
        to: f64,
    },
    /// ln(x − least + 0.01·range), as the treatment took it.
    Log {
        /// Least value of the base year.
        least: f64,
        /// Range of the base year.
        range: f64,
    },
    /// The same of the reflected value, turned back.
    ReflectedLog {
        /// Greatest value of the base year.
        greatest: f64,
        /// Range of the base year.
        range: f64,
    },
    /// Box and Cox; no value counts as less than the least of the base year.
    Power(Power, f64),
}

/// From the measure to a share of the scale.
#[derive(Clone, Debug, PartialEq)]
enum Scale {
    /// 0 at `zero`, 1 at `one`.
    Line {
        /// Worst.
        zero: f64,
        /// Best, target or reference.
        one: f64,
    },
    /// Mean and standard deviation (negative where lower is better).
    Moments(f64, f64),
    /// Share of the values of the base year that are worse; sorted, worst first, sign applied.
    Order(Vec<f64>),
}

/// The frozen steps of one leaf.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    measure: Measure,
    scale: Scale,
    lower: bool,
    /// Method of normalisation.
    pub method: Normalise,
    /// Method of treatment, where the column was treated.
    pub treated: Option<Method>,
    /// What the leaf is measured against.
    pub basis: Basis,
}

impl Curve {
    /// From what a run of the recipe recorded. `imputed`: the raw column it started from, `measured`:
    /// the column before normalising.
    pub(crate) fn new(
        leaf: &FrozenLeaf,
        imputed: &Column,
        measured: &Column,
        treatment: Option<&Treatment>,
        (method, basis): (Normalise, Basis),
    ) -> Option<Self> {
        let (least, greatest) = crate::stats::range(&imputed.iter().flatten().copied().collect::<Vec<_>>())?;
        let range = greatest - least;
        let measure = match treatment.map(|t| t.method) {
            None => Measure::Plain {
                from: f64::MIN,
                to: f64::MAX,
            },
            Some(Method::Winsorised) => {
                // Cut on the side that was cut, where it was cut.
                let changed = || treatment.into_iter().flat_map(|t| &t.changed);
                let high = changed()
                    .filter(|(_, a, b)| b < a)
                    .map(|c| c.2)
                    .fold(f64::MAX, f64::min);
                let low = changed()
                    .filter(|(_, a, b)| b > a)
                    .map(|c| c.2)
                    .fold(f64::MIN, f64::max);
                Measure::Plain { from: low, to: high }
            }
            Some(Method::Log) => Measure::Log { least, range },
            Some(Method::ReflectedLog) => Measure::ReflectedLog { greatest, range },
            Some(Method::BoxCox(power)) => Measure::Power(power, least),
        };
        let lower = leaf.direction == Direction::Lower;
        let scale = match basis {
            Basis::Range { worst, best } => Scale::Line {
                zero: worst,
                one: best,
            },
            Basis::Moments { mean, sd } => Scale::Moments(mean, if lower { -sd } else { sd }),
            Basis::Order { .. } => {
                let sign = if lower { -1.0 } else { 1.0 };
                let mut order: Vec<f64> = measured.iter().flatten().map(|v| sign * v).collect();
                order.sort_unstable_by(f64::total_cmp);
                Scale::Order(order)
            }
            Basis::Goalposts(Goalposts { low, high, .. }) => {
                let (zero, one) = if lower { (high, low) } else { (low, high) };
                Scale::Line { zero, one }
            }
            Basis::Target { worst, target } => Scale::Line {
                zero: worst,
                one: target,
            },
            Basis::Reference { value, range, .. } => Scale::Line {
                zero: if lower { value + range } else { value - range },
                one: value,
            },
            Basis::Maximum(greatest) => {
                let (zero, one) = if lower { (greatest, 0.0) } else { (0.0, greatest) };
                Scale::Line { zero, one }
            }
        };
        Some(Self {
            measure,
            scale,
            lower,
            method,
            treated: treatment.map(|t| t.method),
            basis,
        })
    }

    /// A value on the scale its points are measured on: treated and transformed.
    pub fn measured(&self, leaf: &FrozenLeaf, value: f64) -> f64 {
        match self.measure {
            Measure::Plain { from, to } => {
                let cut = if value > to {
                    to
                } else if value < from {
                    from
                } else {
                    value
                };
                let new = transform(leaf.transform, cut);
                if new.is_finite() {
                    new
                } else {
                    transform(leaf.transform, leaf.low)
                }
            }
            Measure::Log { least, range } => {
                let above = if value > least { value - least } else { 0.0 };
                libm::log(above + 0.01 * range)
            }
            Measure::ReflectedLog { greatest, range } => {
                let below = if value < greatest { greatest - value } else { 0.0 };
                -libm::log(below + 0.01 * range)
            }
            Measure::Power(power, least) => power.apply(if value > least { value } else { least }),
        }
    }

    /// Points of a value, 0..100, higher = better; NaN for NaN.
    pub fn points(&self, leaf: &FrozenLeaf, value: f64) -> f64 {
        if value.is_nan() {
            return value;
        }
        let at = self.measured(leaf, value);
        let points = match &self.scale {
            Scale::Line { zero, one } => (at - zero) / (one - zero) * 100.0,
            Scale::Moments(mean, sd) => Z_POINTS.0 + Z_POINTS.1 * ((at - mean) / sd),
            Scale::Order(order) => {
                let signed = if self.lower { -at } else { at };
                let worse = order.partition_point(|o| *o < signed);
                let last = order.len().saturating_sub(1).max(1);
                worse as f64 / last as f64 * 100.0
            }
        };
        if points >= 100.0 {
            100.0
        } else if points > 0.0 {
            points
        } else {
            0.0
        }
    }
}
