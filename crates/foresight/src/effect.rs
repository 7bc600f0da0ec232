//! What a project changes: dose, shared saturation, delivery, timing, absorption (model, section 3).
//!
//! All projects of one economy and indicator share one saturation curve:
//! `y = y_base + (K_eff − y_base)(1 − e^{−D})`, `D = Σ κ·x·δ·α·r`. So nothing is counted twice,
//! order does not matter, and nothing moves past the best that peers have reached.
//! Left out: random draws of the arguments ([`crate::projection`]) and native-unit increments,
//! which sizing has already put into [`Dose::size`] for every kind but gap and log.

use indicators::Direction;

use crate::draw::{normal_cdf, normal_quantile};
use crate::{Dose, DoseKind, Timing};

/// Largest share of the remaining gap that one project alone can close: keeps κ finite.
pub const LARGEST_SHARE: f64 = 0.95;

/// Values of a delivered project: full, partial, failed (model, section 3).
pub const DELIVERED: [f64; 3] = [1.0, 0.5, 0.05];

/// Correlation of delivery between two projects of one economy on the normal scale.
pub const DELIVERY_RHO: f64 = 0.25;

/// Shift of delivery on the normal scale per unit of government effectiveness. **Assumption**:
/// one unit (about the distance between a low-income and an upper-middle-income median) moves a
/// 55 % chance of full delivery to about 61 %.
pub const DELIVERY_SHIFT: f64 = 0.15;

/// Government effectiveness at which the catalogue's probabilities hold as they stand.
/// **Assumption**: near the median of economies that may receive development assistance.
pub const DELIVERY_REFERENCE: f64 = -0.5;

/// People who would have got there anyway, low mid high (assumption; model, section 3).
pub const DEADWEIGHT: crate::Range = crate::Range {
    low: 0.10,
    mid: 0.25,
    high: 0.50,
};

/// r(t): the share of the full effect that is there in a year; 0 before completion plus lag.
///
/// `r = (1 − e^{−(t−s−D−L)/τ})⁺ · e^{−λ·age·(1−om)}`, λ = −ln(1 − decay),
/// age = max(0, t − s − D). τ = 0 is a step.
///
/// ```
/// use foresight::{Timing, effect::ramp};
/// let t = Timing { duration: 2, lag: 1, tau: 1.0, decay: 0.1, maintained: 1.0 };
/// assert_eq!(ramp(&t, 2026, 2029), 0.0);
/// assert!(ramp(&t, 2026, 2030) > 0.6);
/// ```
pub fn ramp(timing: &Timing, start: i16, year: i16) -> f64 {
    let since = f64::from(year) - f64::from(start) - f64::from(timing.duration);
    let effective = since - f64::from(timing.lag);
    if effective <= 0.0 {
        return 0.0;
    }
    let built = if timing.tau > 0.0 {
        1.0 - libm::exp(-effective / timing.tau)
    } else {
        1.0
    };
    let unmaintained = 1.0 - timing.maintained.clamp(0.0, 1.0);
    let rate = libm::log(1.0 - timing.decay.clamp(0.0, 0.999_999));
    built * libm::exp(rate * since * unmaintained)
}

/// φ: the average of r over the years after the base year up to the horizon (model, section 5),
/// so that earlier is worth more. 0 where the horizon is not after the base year.
pub fn phi(timing: &Timing, start: i16, base_year: i16, horizon: i16) -> f64 {
    let years = horizon.saturating_sub(base_year);
    if years <= 0 {
        return 0.0;
    }
    let sum = (1..=years).fold(0.0, |sum, h| sum + ramp(timing, start, base_year + h));
    sum / f64::from(years)
}

/// Of two values the one on the better side. Neutral indicators count as higher-is-better.
pub fn better(direction: Direction, a: f64, b: f64) -> f64 {
    match direction {
        Direction::Lower => a.min(b),
        Direction::Higher | Direction::Neutral => a.max(b),
    }
}

/// |Δ|: the stand-alone move of a dose in native units, at full delivery.
///
/// `size` is the drawn or mid argument after additionality has been taken off where it applies
///. Negative arguments count as 0: a project
/// never moves an indicator to the worse side.
fn raw_increment(kind: DoseKind, size: f64, y_base: f64, gap: f64) -> f64 {
    let size = size.max(0.0);
    match kind {
        DoseKind::Gap => size * gap,
        DoseKind::Log => y_base.abs() * libm::expm1(size),
        DoseKind::Exposure | DoseKind::Spend | DoseKind::Count | DoseKind::Milestone => size,
    }
}

/// κ: the dose that alone moves the indicator by |Δ|: −ln(1 − min(|Δ|/|K − y|, 0.95)); 0 where
/// there is no gap (model, section 3).
///
/// `additional` is 1 − deadweight, 1 where adoption is already net.
///
/// ```
/// use foresight::{DoseKind, effect::{kappa, respond}};
/// let d = kappa(DoseKind::Count, 2.0, 1.0, 40.0, 90.0);
/// assert!((respond(40.0, 90.0, d) - 42.0).abs() < 1e-12);
/// ```
pub fn kappa(kind: DoseKind, size: f64, additional: f64, y_base: f64, k_eff: f64) -> f64 {
    let gap = (k_eff - y_base).abs();
    if gap <= 0.0 || !gap.is_finite() {
        return 0.0;
    }
    let share = raw_increment(kind, size, y_base, gap) * additional / gap;
    if share > 0.0 {
        -libm::log1p(-share.min(LARGEST_SHARE))
    } else {
        0.0
    }
}

/// y = y_base + (K_eff − y_base)(1 − e^{−D}); exactly y_base where D = 0.
pub fn respond(y_base: f64, k_eff: f64, dose: f64) -> f64 {
    if dose > 0.0 {
        y_base - (k_eff - y_base) * libm::expm1(-dose)
    } else {
        y_base
    }
}

/// Whether people who would have got there anyway are taken off a dose.
pub fn additional(dose: &Dose, deadweight: f64) -> f64 {
    if dose.deadweight {
        1.0 - deadweight.clamp(0.0, 1.0)
    } else {
        1.0
    }
}

/// α_c: how much an economy's institutions can absorb, 0.4 to 1. **Assumption**: 0.4 + 0.6 × the
/// mean of government effectiveness between −1.66 and 1.60 (the goalposts of the frameworks) and
/// statistical performance between 0 and 100; of what is known of the two; 0.7 where neither is.
pub fn absorption(effectiveness: Option<f64>, statistics: Option<f64>) -> f64 {
    let e = effectiveness.map(|v| ((v + 1.66) / 3.26).clamp(0.0, 1.0));
    let s = statistics.map(|v| (v / 100.0).clamp(0.0, 1.0));
    let strength = match (e, s) {
        (Some(e), Some(s)) => 0.5 * (e + s),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => 0.5,
    };
    0.4 + 0.6 * strength
}

/// Shift of delivery on the normal scale for an economy; 0 where effectiveness is unknown.
pub fn delivery_shift(effectiveness: Option<f64>) -> f64 {
    effectiveness.map_or(0.0, |e| {
        DELIVERY_SHIFT * (e.clamp(-2.5, 2.5) - DELIVERY_REFERENCE)
    })
}

/// Delivery thresholds on the normal scale: below the first a project fails, below the second it
/// is delivered in part. Probabilities are normalised by their sum; a non-positive sum means full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delivery {
    fail_below: f64,
    partial_below: f64,
}

impl Delivery {
    /// From (full, partial, fail) and the shift of its economies.
    pub fn new(probabilities: [f64; 3], shift: f64) -> Self {
        let [full, partial, fail] = probabilities.map(|p| if p > 0.0 { p } else { 0.0 });
        let sum = full + partial + fail;
        let quantile = |p: f64| {
            if sum > 0.0 {
                normal_quantile(p / sum) - shift
            } else {
                f64::NEG_INFINITY
            }
        };
        Self {
            fail_below: quantile(fail),
            partial_below: if full > 0.0 || sum <= 0.0 {
                quantile(fail + partial)
            } else {
                f64::INFINITY
            },
        }
    }

    /// δ at a standard normal number.
    pub fn at(&self, z: f64) -> f64 {
        let [full, partial, fail] = DELIVERED;
        if z < self.fail_below {
            fail
        } else if z < self.partial_below {
            partial
        } else {
            full
        }
    }

    /// Expected δ.
    pub fn expected(&self) -> f64 {
        self.expected_given(0.0, 1.0)
    }

    /// Expected δ where the normal number has another mean and standard deviation.
    pub fn expected_given(&self, mean: f64, sd: f64) -> f64 {
        let [full, partial, fail] = DELIVERED;
        let p_fail = normal_cdf((self.fail_below - mean) / sd);
        let p_below = normal_cdf((self.partial_below - mean) / sd);
        full * (1.0 - p_below) + partial * (p_below - p_fail) + fail * p_fail
    }
}

/// Gaussian copula: √ρ · Σ √share · economy + √(1 − ρ) · own. Shares sum to 1, so the result is
/// standard normal; two projects of one economy have correlation ρ, a shared project leans on its
/// economies by their split.
pub fn copula(own: f64, economies: impl Iterator<Item = (f64, f64)>) -> f64 {
    let common = economies.fold(0.0, |sum, (share, z)| sum + share.max(0.0).sqrt() * z);
    DELIVERY_RHO.sqrt() * common + (1.0 - DELIVERY_RHO).sqrt() * own
}

#[cfg(test)]
#[path = "effect_tests.rs"]
mod tests;
