//! The scale a series is projected on, and the natural bounds of its unit (model, section 2).

/// Padding of natural bounds, share of their width: a value at the bound stays finite in z.
const NATURAL_PADDING: f64 = 0.005;
/// Padding of training minimum and maximum, share of their distance. **Assumption**: room for a
/// record a tenth beyond everything seen.
const TRAINING_PADDING: f64 = 0.10;
/// Sample skewness from which a non-negative series counts as heavy-tailed (the threshold of the
/// outlier rule of section 1).
const HEAVY_SKEW: f64 = 2.0;

/// z and back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// z = logit((y − low)/(high − low)).
    Logit {
        /// Padded lower bound.
        low: f64,
        /// Padded upper bound.
        high: f64,
    },
    /// z = ln(1 + y), for heavy tails; never beyond the padded training maximum, because
    /// exponential growth has no end of its own.
    Log1p {
        /// Padded training maximum.
        high: f64,
    },
    /// z = y, for milestones and indicators without data.
    Identity,
}

/// A scale with the natural bounds that a result is kept inside (never the padded ones).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounded {
    /// Scale.
    pub scale: Scale,
    /// Natural lower bound, −∞ where there is none.
    pub least: f64,
    /// Natural upper bound, +∞ where there is none.
    pub most: f64,
}

impl Bounded {
    /// A milestone: 0 none, 1 operating.
    pub const MILESTONE: Self = Self {
        scale: Scale::Identity,
        least: 0.0,
        most: 1.0,
    };

    /// From the unit in words and the training values.
    ///
    /// A percentage whose values all lie in 0–100 is bounded by both, a gross rate only by 0; a
    /// unit that names its range (`score 0-100`, `index 0-1`) is bounded by it; everything else
    /// that is never negative is bounded by 0.
    pub fn new(unit: &str, values: &[f64]) -> Self {
        let (min, max) = values
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
                (a.min(*v), b.max(*v))
            });
        let (least, most) = match named_range(unit) {
            Some((low, high)) if min >= low && max <= high => (low, high),
            _ if unit.starts_with('%') && min >= 0.0 && max <= 100.0 => (0.0, 100.0),
            _ if min >= 0.0 => (0.0, f64::INFINITY),
            _ => (f64::NEG_INFINITY, f64::INFINITY),
        };
        let scale = if values.is_empty() {
            Scale::Identity
        } else if most.is_finite() {
            let pad = NATURAL_PADDING * (most - least);
            Scale::Logit {
                low: least - pad,
                high: most + pad,
            }
        } else if min >= 0.0 && skewness(values) >= HEAVY_SKEW {
            Scale::Log1p {
                high: max + TRAINING_PADDING * (max - min),
            }
        } else {
            // A constant series gets a width of one unit so that z stays finite.
            let width = if max > min { max - min } else { 1.0 };
            Scale::Logit {
                low: min - TRAINING_PADDING * width,
                high: max + TRAINING_PADDING * width,
            }
        };
        Self { scale, least, most }
    }

    /// To z. A value outside the padded bounds counts as just inside them.
    pub fn z(&self, y: f64) -> f64 {
        match self.scale {
            Scale::Logit { low, high } => {
                let share = ((y - low) / (high - low)).clamp(1e-4, 1.0 - 1e-4);
                libm::log(share / (1.0 - share))
            }
            Scale::Log1p { .. } => libm::log1p(y.max(0.0)),
            Scale::Identity => y,
        }
    }

    /// Back from z, not clipped to the natural bounds.
    pub fn y(&self, z: f64) -> f64 {
        match self.scale {
            Scale::Logit { low, high } => low + (high - low) / (1.0 + libm::exp(-z)),
            Scale::Log1p { high } => (libm::exp(z) - 1.0).min(high),
            Scale::Identity => z,
        }
    }

    /// Kept inside the natural bounds.
    pub fn clip(&self, y: f64) -> f64 {
        y.max(self.least).min(self.most)
    }
}

/// `score 0-100`, `index 0-1`, `number (0-4)`: the last word, when it reads low-high; not the age
/// range of a percentage.
fn named_range(unit: &str) -> Option<(f64, f64)> {
    if unit.starts_with('%') {
        return None;
    }
    let word = unit.split_whitespace().last()?;
    let (low, high) = word.trim_matches(['(', ')']).split_once('-')?;
    let (low, high): (f64, f64) = (low.parse().ok()?, high.parse().ok()?);
    (low < high).then_some((low, high))
}

/// Sample skewness (not bias-corrected: thousands of values).
fn skewness(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let (m2, m3) = values.iter().fold((0.0, 0.0), |(m2, m3), v| {
        let d = v - mean;
        (m2 + d * d, m3 + d * d * d)
    });
    if m2 > 0.0 {
        (m3 / n) / ((m2 / n) * (m2 / n).sqrt())
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn units_decide_the_natural_bounds() {
        let bounds = |unit: &str, v: &[f64]| {
            let b = Bounded::new(unit, v);
            (b.least, b.most)
        };
        let inf = f64::INFINITY;
        assert_eq!(bounds("% of population", &[1.0, 99.0]), (0.0, 100.0));
        assert_eq!(bounds("% of people 15-24", &[1.0, 99.0]), (0.0, 100.0));
        assert_eq!(bounds("% of age group", &[1.0, 166.0]), (0.0, inf));
        assert_eq!(bounds("% of GDP", &[-7.0, 40.0]), (-inf, inf));
        assert_eq!(bounds("score 0-100", &[3.0]), (0.0, 100.0));
        assert_eq!(bounds("number (0-4)", &[3.0]), (0.0, 4.0));
        assert_eq!(bounds("per 100 people", &[0.1, 574.0]), (0.0, inf));
        assert_eq!(
            bounds("standard-normal units, about -2.5 to 2.5", &[-3.1]),
            (-inf, inf)
        );
    }

    #[test]
    fn heavy_tails_are_projected_in_logarithms() {
        let mut v = vec![1.0; 200];
        v.push(10_000.0);
        let of = Bounded::new("per million people", &v);
        assert!(matches!(of.scale, Scale::Log1p { .. }));
        assert!(of.y(50.0) <= 11_000.0);
    }

    proptest! {
        #[test]
        fn z_and_back_is_the_value(y in 0.0_f64..100.0) {
            for (unit, values) in [("% of population", [0.0, 100.0]), ("per 100 people", [0.0, 130.0])] {
                let b = Bounded::new(unit, &values);
                prop_assert!((b.y(b.z(y)) - y).abs() < 1e-9);
            }
        }
    }
}
