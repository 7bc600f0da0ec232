//! Counter-based draws: a number from (seed, entity, draw), with no state in between.
//!
//! Why: common random numbers (model, section 4). Adding a node or an economy must not reshuffle
//! the draws of the others, and any draw must be computable on its own, on any machine. The hash
//! of the entity's id is FNV-1a (64 bit); the mixing is the finaliser of SplitMix64 (Steele, Lea
//! and Flood 2014, "Fast splittable pseudorandom number generators"), whose input walks by the
//! golden-ratio increment. Only integer arithmetic and one exact conversion: the same bytes
//! natively and in wasm.

/// 2^64 / golden ratio, odd: the increment of SplitMix64.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The finaliser of SplitMix64.
#[inline]
pub fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// FNV-1a of a text, 64 bit.
pub fn text_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The stream of one entity under one seed. `id` is its stable text id, `purpose` separates
/// streams of one entity (for example `"weight"`).
///
/// ```
/// use readiness::draw::Stream;
/// let stream = Stream::new(1, "weight", "Enable/Power");
/// assert_eq!(stream.uniform(7), Stream::new(1, "weight", "Enable/Power").uniform(7));
/// assert!((0.0..1.0).contains(&stream.uniform(7)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream(u64);

impl Stream {
    /// Opens the stream of an entity.
    pub fn new(seed: u64, purpose: &str, id: &str) -> Self {
        let key = mix(seed ^ GOLDEN).wrapping_add(text_hash(purpose));
        Self(mix(key).wrapping_add(mix(text_hash(id))))
    }

    /// 64 uniform bits of a draw.
    #[inline]
    pub fn bits(self, draw: u64) -> u64 {
        mix(self.0.wrapping_add(draw.wrapping_add(1).wrapping_mul(GOLDEN)))
    }

    /// Uniform in [0, 1), a multiple of 2^−53.
    #[inline]
    pub fn uniform(self, draw: u64) -> f64 {
        // 53 bits fit a f64 exactly, and so does the power of two.
        (self.bits(draw) >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix64_matches_its_published_first_outputs() {
        // Reference outputs of SplitMix64 with state 0 (Vigna, splitmix64.c).
        assert_eq!(mix(GOLDEN), 0xe220_a839_7b1d_cdaf);
        assert_eq!(mix(GOLDEN.wrapping_mul(2)), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn fnv_1a_matches_its_published_vectors() {
        assert_eq!(text_hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(text_hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(text_hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn uniforms_have_the_mean_and_variance_of_a_uniform_and_streams_do_not_correlate() {
        let (a, b) = (Stream::new(1, "weight", "a"), Stream::new(1, "weight", "b"));
        let n = 20_000u64;
        let (mut mean, mut square, mut cross) = (0.0, 0.0, 0.0);
        for d in 0..n {
            let (x, y) = (a.uniform(d) - 0.5, b.uniform(d) - 0.5);
            mean += x;
            square += x * x;
            cross += x * y;
        }
        let n = n as f64;
        assert!((mean / n).abs() < 0.007, "{}", mean / n);
        assert!((square / n - 1.0 / 12.0).abs() < 0.002);
        assert!((cross / n).abs() < 0.002);
    }
}
