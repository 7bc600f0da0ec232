//! Ranks of several draws at once by a sorting network.
//!
//! Batcher's merge exchange (Knuth, The Art of Computer Programming 3, algorithm 5.2.2 M) compares
//! the same places whatever the values are, so a tile of draws goes through it side by side. A key holds
//! the score's place between the least and greatest possible one, best first, above the number of
//! the unit. Two units in one step of that quantisation are told apart by their exact scores
//! afterwards; that is rare unless they are equal.

use std::cell::Cell;

use super::{LANES, Lane, Sink};

type Keys = [u32; LANES];

/// Adding this to a number in 0..2^32 leaves the nearest integer in the low 32 bits.
const TO_INTEGER: f64 = 4_503_599_627_370_496.0;

/// Places told together where the draws of a tile may mingle.
const BLOCK: u32 = 16;

/// Keys of a tile, kept between tiles.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    keys: Vec<Keys>,
    /// Bits of the unit's number.
    bits: u32,
    run: Vec<(f64, u32)>,
}

impl Order {
    /// Sorts the units of every lane, best first. `bounds`: no score lies outside.
    #[inline(always)]
    pub(super) fn sort(&mut self, scores: &[Lane], bounds: (f64, f64)) {
        let n = scores.len();
        self.bits = usize::BITS - n.saturating_sub(1).leading_zeros();
        let steps = f64::from((u32::MAX >> self.bits).saturating_sub(1));
        let (low, high) = bounds;
        let scale = if high > low { steps / (high - low) } else { 0.0 };
        self.keys.resize(n, [0; LANES]);
        for ((key, score), unit) in self.keys.iter_mut().zip(scores).zip(0u32..) {
            for (k, s) in key.iter_mut().zip(score) {
                let at = (high - s) * scale;
                let at = if at > 0.0 { at } else { 0.0 };
                let at = if at < steps { at } else { steps };
                *k = ((at + TO_INTEGER).to_bits() as u32) << self.bits | unit;
            }
        }
        merge_exchange(&mut self.keys);
    }

    /// Tells the ranks of the draws of a tile; ties share the lowest rank.
    #[inline(always)]
    pub(super) fn tell<S: Sink>(&mut self, scores: &[Lane], units: &[u32], tile: &[usize], sink: &mut S) {
        let bits = self.bits;
        let mut together = [0u32; LANES];
        for (a, b) in self.keys.iter().zip(self.keys.get(1..).unwrap_or(&[])) {
            for ((t, x), y) in together.iter_mut().zip(a).zip(b) {
                *t |= u32::from((x ^ y) >> bits == 0);
            }
        }
        let mask = (1u32 << bits) - 1;
        let unit = |key: u32| units.get((key & mask) as usize).copied().unwrap_or(0) as usize;
        if !S::BY_DRAW {
            // A few places in all draws before the next few: the units there are the same ones, and
            // what is counted for them stays in the nearest cache.
            let mut first = 1u32;
            for places in self.keys.chunks(BLOCK as usize) {
                for ((lane, spec), together) in tile.iter().enumerate().zip(&together) {
                    if *together == 0 {
                        for (rank, keys) in (first..).zip(places) {
                            sink.rank(*spec, unit(keys[lane]), rank);
                        }
                    }
                }
                first += BLOCK;
            }
        }
        for (lane, spec) in tile.iter().enumerate().take(LANES) {
            if together[lane] != 0 {
                self.tell_with_ties(scores, units, lane, *spec, sink);
            } else if S::BY_DRAW {
                for (rank, keys) in (1u32..).zip(&self.keys) {
                    sink.rank(*spec, unit(keys[lane]), rank);
                }
            }
            sink.done(*spec);
        }
    }

    /// One lane in which units share a step of the quantisation.
    #[inline(never)]
    fn tell_with_ties(
        &mut self,
        scores: &[Lane],
        units: &[u32],
        lane: usize,
        spec: usize,
        sink: &mut impl Sink,
    ) {
        let bits = self.bits;
        let mask = (1u32 << bits) - 1;
        let same = |a: &Keys, b: &Keys| (a[lane] ^ b[lane]) >> bits == 0;
        let mut place = 0u32;
        for step in self.keys.chunk_by(same) {
            self.run.clear();
            for key in step {
                let unit = key[lane] & mask;
                let score = scores.get(unit as usize).map_or(0.0, |s| s[lane]);
                self.run.push((score, unit));
            }
            self.run
                .sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let mut rank = place;
            let mut last = f64::INFINITY;
            for (score, unit) in &self.run {
                // `<` on sorted neighbours is difference; −0.0 and 0.0 tie.
                if *score < last {
                    rank = place;
                    last = *score;
                }
                place += 1;
                let unit = units.get(*unit as usize).copied().unwrap_or(0);
                sink.rank(spec, unit as usize, rank + 1);
            }
        }
    }
}

#[inline(always)]
fn merge_exchange(keys: &mut [Keys]) {
    let n = keys.len();
    if n < 2 {
        return;
    }
    // Cells, since the two sides of a pass are interleaved slices.
    let keys = Cell::from_mut(keys).as_slice_of_cells();
    let top = n.next_power_of_two() / 2;
    let mut p = top;
    while p > 0 {
        let (mut q, mut r, mut d) = (top, 0, p);
        loop {
            let low = keys.get(r..n - d).unwrap_or(&[]);
            let high = keys.get(r + d..).unwrap_or(&[]);
            match p {
                1 => pass::<1, 2>(low, high),
                2 => pass::<2, 4>(low, high),
                4 => pass::<4, 8>(low, high),
                _ => {
                    for (a, b) in low.chunks(2 * p).zip(high.chunks(2 * p)) {
                        for (a, b) in a.iter().zip(b).take(p) {
                            exchange(a, b);
                        }
                    }
                }
            }
            if q == p {
                break;
            }
            d = q - p;
            q /= 2;
            r = p;
        }
        p /= 2;
    }
}

/// The first `P` of every `TWO_P` pairs, in steps whose length is known when this is compiled.
#[inline(always)]
fn pass<const P: usize, const TWO_P: usize>(low: &[Cell<Keys>], high: &[Cell<Keys>]) {
    let (steps, rest) = low.as_chunks::<TWO_P>();
    let (others, _) = high.as_chunks::<TWO_P>();
    for (a, b) in steps.iter().zip(others) {
        for at in 0..P {
            exchange(&a[at], &b[at]);
        }
    }
    let after = high.get(steps.len() * TWO_P..).unwrap_or(&[]);
    for (a, b) in rest.iter().zip(after).take(P) {
        exchange(a, b);
    }
}

/// Puts a pair in order in every lane.
#[inline(always)]
fn exchange(a: &Cell<Keys>, b: &Cell<Keys>) {
    let (x, y) = (a.get(), b.get());
    let (mut small, mut great) = (x, y);
    for lane in 0..LANES {
        small[lane] = x[lane].min(y[lane]);
        great[lane] = x[lane].max(y[lane]);
    }
    a.set(small);
    b.set(great);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ranking::ranks;
    use proptest::prelude::*;

    struct Collect(Vec<Vec<u32>>);

    impl Sink for Collect {
        fn rank(&mut self, spec: usize, unit: usize, rank: u32) {
            self.0[spec][unit] = rank;
        }
    }

    proptest! {
        #[test]
        fn the_network_ranks_like_the_slow_sort(
            scores in prop::collection::vec(prop::collection::vec(-3.0f64..3.0, LANES), 0..70),
            rounded: bool
        ) {
            let scores: Vec<Lane> = scores.iter().map(|s| {
                let mut lane = [0.0; LANES];
                // Rounding makes ties; a narrow spread makes steps that several units share.
                for (l, v) in lane.iter_mut().zip(s) { *l = if rounded { v.round() } else { 1.0 + v * 1e-10 }; }
                lane
            }).collect();
            let n = scores.len();
            let units: Vec<u32> = (0..n as u32).collect();
            let mut told = Collect(vec![vec![0; n]; LANES]);
            let mut order = Order::default();
            order.sort(&scores, (-3.0, 3.0));
            let tile: Vec<usize> = (0..LANES).collect();
            order.tell(&scores, &units, &tile, &mut told);
            for (lane, of_lane) in told.0.iter().enumerate() {
                let column: Vec<Option<f64>> = scores.iter().map(|s| Some(s[lane])).collect();
                let slow: Vec<u32> = ranks(&column).into_iter().flatten().collect();
                prop_assert_eq!(of_lane, &slow);
            }
        }
    }
}
