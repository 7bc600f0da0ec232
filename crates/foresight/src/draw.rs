//! Random numbers without a generator that is passed around: every number is a function of
//! (seed, entity, purpose, draw, position).
//!
//! Why: two runs of a plan, with and without one project, must differ by that project alone
//! (common random numbers, model, section 4). A shared generator would reshuffle everybody after
//! the added one; here each entity reads its own stream and shards of draws join without loss.
//! Transcendental functions come from `libm`, so native and wasm give the same bits.
//! Left out: which quantity is drawn from which distribution ([`crate::effect`],
//! [`crate::baseline`]).

use crate::Range;

/// What a stream is for. Two purposes of one entity are independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Cost overrun of a project.
    Overrun = 1,
    /// A project's own part of the delivery risk.
    Delivery = 2,
    /// An economy's common part of the delivery risk.
    Climate = 3,
    /// Size of an archetype's effect on an indicator.
    Effect = 4,
    /// People who would have got there anyway.
    Deadweight = 5,
    /// Which origin year the baseline residuals of this draw come from.
    Origin = 6,
    /// Which economy's residual path an economy gets.
    Residual = 7,
    /// The residual path of one indicator where the drawn economy lacks it.
    Fallback = 8,
    /// Unit cost of a project, low to high of the catalogue.
    UnitCost = 9,
    /// Upkeep and absorption, where what is otherwise an assumption is varied.
    Assumption = 10,
}

/// A stream's key: everything but the draw. Cheap to keep and copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

/// Finaliser of SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number
/// generators"): every input bit reaches every output bit.
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// 2⁶⁴ divided by the golden ratio, odd: the step of SplitMix64.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key {
    /// The key of an entity (its id as text) for a purpose.
    ///
    /// ```
    /// use foresight::draw::{Key, Purpose};
    /// let key = Key::new(1, "minigrid:KEN:small", Purpose::Overrun);
    /// assert_eq!(key.at(7).uniform(), key.at(7).uniform());
    /// assert_ne!(key.at(7).uniform(), key.at(8).uniform());
    /// ```
    pub fn new(seed: u64, entity: &str, purpose: Purpose) -> Self {
        Self(mix(seed.wrapping_add(STEP)))
            .with(entity)
            .number(purpose as u64)
    }

    /// A key below this one, told apart by text.
    pub fn with(self, text: &str) -> Self {
        // FNV-1a, 64 bit, then mixed: stable across platforms and releases of the standard library.
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(mix(self.0 ^ mix(hash.wrapping_add(STEP))))
    }

    /// A key below this one, told apart by a number.
    pub fn number(self, number: u64) -> Self {
        Self(mix(self
            .0
            .wrapping_add(number.wrapping_add(1).wrapping_mul(STEP))))
    }

    /// The stream of a draw.
    pub fn at(self, draw: u32) -> Stream {
        Stream(self.number(u64::from(draw)).0)
    }
}

/// Numbers of one entity, purpose and draw, in order.
#[derive(Clone, Copy, Debug)]
pub struct Stream(u64);

impl Stream {
    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// Uniform on the open interval (0, 1), 52 bits: never 0 and never 1.
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 12) as f64 + 0.5) / 4_503_599_627_370_496.0
    }

    /// Standard normal, by inversion: one uniform a number, monotone in it.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform())
    }

    /// A position below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        // The bias of at most n / 2⁶⁴ is far below what any number of draws can show.
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// Triangular on (low, mid, high). A range that is not in order gives its mid: the catalogue
    /// reports it, a projection does not fail on it.
    pub fn triangular(&mut self, range: Range) -> f64 {
        triangular_quantile(range, self.uniform())
    }
}

/// Quantile of the triangular distribution with the mode at mid.
pub fn triangular_quantile(range: Range, u: f64) -> f64 {
    let Range { low, mid, high } = range;
    let width = high - low;
    if !(low <= mid && mid <= high && width > 0.0 && width.is_finite()) {
        return mid;
    }
    let left = mid - low;
    if u * width < left {
        low + (u * width * left).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - mid)).sqrt()
    }
}

/// Standard normal distribution function.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Standard normal quantile: algorithm AS 241, PPND16 (Wichura 1988, Applied Statistics 37),
/// relative accuracy about 1e-16. `p` outside (0, 1) gives −∞ or +∞.
pub fn normal_quantile(p: f64) -> f64 {
    let ratio = |r: f64, top: &[f64; 8], bottom: &[f64; 8]| {
        let horner = |c: &[f64; 8]| c.iter().rev().fold(0.0, |sum, k| sum * r + k);
        horner(top) / horner(bottom)
    };
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return q * ratio(0.180625 - q * q, &CENTRE.0, &CENTRE.1);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return if q < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = (-libm::log(tail)).sqrt();
    let x = if r <= 5.0 {
        ratio(r - 1.6, &MIDDLE.0, &MIDDLE.1)
    } else {
        ratio(r - 5.0, &TAIL.0, &TAIL.1)
    };
    if q < 0.0 { -x } else { x }
}

type Rational = ([f64; 8], [f64; 8]);

/// AS 241, |p − ½| ≤ 0.425.
const CENTRE: Rational = (
    [
        3.387_132_872_796_366_5,
        1.331_416_678_917_843_8e2,
        1.971_590_950_306_551_3e3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2.509_080_928_730_122_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        2.121_379_430_158_659_7e4,
        3.930_789_580_009_271e4,
        2.872_908_573_572_194_3e4,
        5.226_495_278_852_854e3,
    ],
);
/// AS 241, tail probability down to e⁻²⁵.
const MIDDLE: Rational = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        2.272_384_498_926_918_4e-2,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        1.481_039_764_274_800_8e-1,
        1.519_866_656_361_645_7e-2,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
);
/// AS 241, beyond.
const TAIL: Rational = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        2.965_605_718_285_048_7e-1,
        2.653_218_952_657_612_4e-2,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        1.487_536_129_085_061_5e-2,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

/// Mean of the lognormal cost ratio (assumption shaped by Flyvbjerg; model, section 3).
pub const OVERRUN_MEAN: f64 = 1.1;
/// σ of its logarithm.
pub const OVERRUN_SIGMA: f64 = 0.25;
/// Share of information-technology projects in the fat tail.
pub const TAIL_SHARE: f64 = 0.18;
/// Pareto exponent of the fat tail.
pub const TAIL_ALPHA: f64 = 1.5;
/// Cost ratio where the fat tail begins.
pub const TAIL_FROM: f64 = 1.5;
/// Cost ratio where it is truncated.
pub const TAIL_TO: f64 = 6.0;

/// Cost over budget as a ratio, from two uniforms (which part, where in it).
///
/// Lognormal; for information technology 0.82 of that and 0.18 Pareto between 1.5 and 6
/// (truncated: what lies beyond 6 is spread over the rest, not piled up at 6).
pub fn overrun_quantile(is_it: bool, part: f64, u: f64) -> f64 {
    if is_it && part < TAIL_SHARE {
        let kept = 1.0 - libm::pow(TAIL_FROM / TAIL_TO, TAIL_ALPHA);
        TAIL_FROM * libm::pow(1.0 - u * kept, -1.0 / TAIL_ALPHA)
    } else {
        let mu = libm::log(OVERRUN_MEAN) - 0.5 * OVERRUN_SIGMA * OVERRUN_SIGMA;
        libm::exp(mu + OVERRUN_SIGMA * normal_quantile(u))
    }
}

/// A quantile of the cost ratio. For information technology that of the mixture, by bisection.
pub fn overrun_level(is_it: bool, q: f64) -> f64 {
    let of_normal = |u| overrun_quantile(false, 1.0, u);
    if !is_it {
        return of_normal(q);
    }
    let mu = libm::log(OVERRUN_MEAN) - 0.5 * OVERRUN_SIGMA * OVERRUN_SIGMA;
    let kept = 1.0 - libm::pow(TAIL_FROM / TAIL_TO, TAIL_ALPHA);
    let below = |x: f64| {
        let tail = if x <= TAIL_FROM {
            0.0
        } else {
            ((1.0 - libm::pow(TAIL_FROM / x, TAIL_ALPHA)) / kept).min(1.0)
        };
        (1.0 - TAIL_SHARE) * normal_cdf((libm::log(x) - mu) / OVERRUN_SIGMA) + TAIL_SHARE * tail
    };
    let (mut low, mut high) = (of_normal(1e-12), TAIL_TO.max(of_normal(1.0 - 1e-12)));
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if below(middle) < q {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// A project's cost ratio in a draw.
pub fn overrun(key: Key, draw: u32, is_it: bool) -> f64 {
    let mut stream = key.at(draw);
    let part = stream.uniform();
    overrun_quantile(is_it, part, stream.uniform())
}

/// A project's unit cost over the mid that its budget is made with, in a draw: triangular between the
/// catalogue's low and high (model, section 4). Independent of the overrun, which is what planning
/// misses, not what prices do: an **assumption**.
pub fn unit_cost(key: Key, draw: u32, ratio: Range) -> f64 {
    key.at(draw).triangular(ratio)
}

/// Share of the units that a fixed envelope still buys at a cost ratio: 1 / ratio, at most 1.
/// A project that comes out cheaper does not grow.
pub fn delivered_share(ratio: f64) -> f64 {
    if ratio > 1.0 { 1.0 / ratio } else { 1.0 }
}

/// Quantiles of the overrun in [`expected_delivered_share`], and of the unit cost beside them.
const OVERRUNS: u32 = 512;
const UNIT_COSTS: u32 = 32;

/// Expectation of [`delivered_share`] of overrun times unit cost, by the midpoint rule on 512 quantiles
/// of the one and 32 of the other. Of a unit cost that is certain: exactly that of the overrun alone.
pub fn expected_delivered_share(is_it: bool, unit_cost: Range) -> f64 {
    let at = |i: u32, of: u32| (f64::from(i) + 0.5) / f64::from(of);
    let certain = unit_cost.low >= unit_cost.high;
    let costs: Vec<f64> = if certain {
        vec![triangular_quantile(unit_cost, 0.5)]
    } else {
        (0..UNIT_COSTS)
            .map(|i| triangular_quantile(unit_cost, at(i, UNIT_COSTS)))
            .collect()
    };
    let mean = |part: f64| {
        let overruns: Vec<f64> = (0..OVERRUNS)
            .map(|i| overrun_quantile(is_it, part, at(i, OVERRUNS)))
            .collect();
        let of_cost = |cost: &f64| {
            overruns
                .iter()
                .fold(0.0, |sum, ratio| sum + delivered_share(ratio * cost))
                / f64::from(OVERRUNS)
        };
        costs.iter().map(of_cost).fold(0.0, |sum, share| sum + share) / costs.len() as f64
    };
    if is_it {
        TAIL_SHARE * mean(0.0) + (1.0 - TAIL_SHARE) * mean(1.0)
    } else {
        mean(1.0)
    }
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;
