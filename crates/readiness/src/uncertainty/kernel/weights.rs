//! Weights of every node in a tile of draws.

use super::super::tree::Tree;
use super::super::variation::WeightDraw;
use super::{LANES, Lane};
use crate::draw::Stream;
use crate::intervals::weight_stream;

/// Draws weights around those given.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    given: Vec<f64>,
    how: WeightDraw,
    streams: Vec<Stream>,
    /// Shape of each node's gamma variate under Dirichlet draws.
    shapes: Vec<f64>,
}

impl Weights {
    /// `given` by node.
    pub(crate) fn new(tree: &Tree, given: &[f64], how: WeightDraw, seed: u64) -> Self {
        let streams = match how {
            WeightDraw::Dirichlet(_) => tree.ids.iter().map(|id| Stream::new(seed, "gamma", id)).collect(),
            _ => tree.ids.iter().map(|id| weight_stream(seed, id)).collect(),
        };
        let mut shapes = vec![0.0; given.len()];
        if let WeightDraw::Dirichlet(concentration) = how {
            for group in &tree.groups {
                let children = tree.children_of(*group);
                let alive = children
                    .iter()
                    .filter(|c| given.get(**c).is_some_and(|w| *w > 0.0))
                    .count();
                for child in children {
                    if let Some(shape) = shapes.get_mut(*child) {
                        *shape = tree.share(*child, given) * alive as f64 * concentration;
                    }
                }
            }
        }
        Self {
            given: given.to_vec(),
            how,
            streams,
            shapes,
        }
    }

    /// The draws with these keys, by node. A weight of 0 stays 0; no other becomes 0.
    #[inline(always)]
    pub(crate) fn draw(&self, keys: &[u64; LANES], out: &mut [Lane]) {
        let nodes = out.iter_mut().zip(&self.given).zip(&self.streams);
        match self.how {
            WeightDraw::Held => {
                for ((lanes, weight), _) in nodes {
                    *lanes = [*weight; LANES];
                }
            }
            WeightDraw::Uniform(spread) => {
                for ((lanes, weight), stream) in nodes {
                    for (lane, key) in lanes.iter_mut().zip(keys) {
                        // As `intervals::weight_factor`, bit for bit.
                        *lane = weight * (1.0 - spread + 2.0 * spread * stream.uniform(*key));
                    }
                }
            }
            WeightDraw::Dirichlet(_) => {
                for (((lanes, weight), stream), shape) in nodes.zip(&self.shapes) {
                    for (lane, key) in lanes.iter_mut().zip(keys) {
                        *lane = if *weight > 0.0 {
                            gamma(*stream, *key, *shape).max(f64::MIN_POSITIVE)
                        } else {
                            0.0
                        };
                    }
                }
            }
        }
    }
}

/// Attempts set aside for one variate; more than a few are never needed (each is accepted with a
/// probability above 0.95).
const ATTEMPTS: u64 = 64;

/// A gamma variate of this shape and scale 1: Marsaglia and Tsang (2000), "A simple method for
/// generating gamma variables", with normals by Box and Muller. Not from a crate: the published
/// ones take logarithms from the standard library, which differ natively and in wasm.
fn gamma(stream: Stream, key: u64, shape: f64) -> f64 {
    let base = key.wrapping_mul(4 * ATTEMPTS);
    // (0, 1]: a logarithm of it is finite.
    let uniform = |at: u64| 1.0 - stream.uniform(base.wrapping_add(at));
    if (shape - 1.0).abs() < f64::EPSILON {
        return -libm::log(uniform(0));
    }
    let (raised, boost) = if shape < 1.0 {
        (shape + 1.0, libm::pow(uniform(0), 1.0 / shape))
    } else {
        (shape, 1.0)
    };
    let d = raised - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    for attempt in 0..ATTEMPTS {
        let at = 1 + attempt * 3;
        let radius = (-2.0 * libm::log(uniform(at))).sqrt();
        let x = radius * libm::cos(2.0 * std::f64::consts::PI * uniform(at + 1));
        let v = 1.0 + c * x;
        if v <= 0.0 {
            continue;
        }
        let v = v * v * v;
        if libm::log(uniform(at + 2)) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return d * v * boost;
        }
    }
    d * boost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gamma_variates_have_the_mean_and_variance_of_their_shape() {
        for shape in [0.3, 1.0, 4.5] {
            let stream = Stream::new(3, "gamma", "x");
            let n = 40_000u64;
            let x: Vec<f64> = (0..n).map(|k| gamma(stream, k, shape)).collect();
            let mean = x.iter().sum::<f64>() / n as f64;
            let variance = x.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n as f64;
            assert!((mean / shape - 1.0).abs() < 0.03, "{shape}: mean {mean}");
            assert!(
                (variance / shape - 1.0).abs() < 0.08,
                "{shape}: variance {variance}"
            );
        }
    }
}
