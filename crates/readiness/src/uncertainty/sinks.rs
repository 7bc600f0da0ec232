//! What the draws of an ensemble are counted into, and how many threads count.

use super::kernel::Sink;

/// Fewest draws that are worth a second thread. An assumption about what starting one costs.
const WORTH_A_THREAD: usize = 1_000;

/// Threads for so many draws; one in the browser, whose worker is one.
pub(super) fn threads(draws: usize) -> usize {
    if cfg!(target_arch = "wasm32") || draws < WORTH_A_THREAD {
        return 1;
    }
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// A sink that can count in parts.
pub(super) trait Shard: Sink + Send {
    /// One that has counted nothing.
    fn fresh(&self) -> Self;
    /// Adds what another has counted.
    fn merge(&mut self, other: Self);
}

/// Adds counts, place by place.
pub(super) fn add(to: &mut [u32], from: &[u32]) {
    for (a, b) in to.iter_mut().zip(from) {
        *a += b;
    }
}

impl Shard for Histogram {
    fn fresh(&self) -> Self {
        Self {
            n: self.n,
            counts: vec![0; self.counts.len()],
        }
    }

    fn merge(&mut self, other: Self) {
        add(&mut self.counts, &other.counts);
    }
}

impl Shard for Pairs {
    fn fresh(&self) -> Self {
        Self {
            histogram: self.histogram.fresh(),
            pairs: vec![0; self.pairs.len()],
            ranks: vec![u32::MAX; self.ranks.len()],
        }
    }

    fn merge(&mut self, other: Self) {
        self.histogram.merge(other.histogram);
        add(&mut self.pairs, &other.pairs);
    }
}

/// Counts how often each unit has each rank.
pub(super) struct Histogram {
    pub n: usize,
    pub counts: Vec<u32>,
}

impl Sink for Histogram {
    const BY_DRAW: bool = false;

    #[inline(always)]
    fn rank(&mut self, _spec: usize, unit: usize, rank: u32) {
        if let Some(slot) = self.counts.get_mut(unit * self.n + rank as usize - 1) {
            *slot += 1;
        }
    }
}

/// The same, and how often each unit ranks better than each other.
pub(super) struct Pairs {
    pub histogram: Histogram,
    pub pairs: Vec<u32>,
    pub ranks: Vec<u32>,
}

impl Sink for Pairs {
    #[inline(always)]
    fn rank(&mut self, spec: usize, unit: usize, rank: u32) {
        self.histogram.rank(spec, unit, rank);
        if let Some(slot) = self.ranks.get_mut(unit) {
            *slot = rank;
        }
    }

    #[inline(always)]
    fn done(&mut self, _spec: usize) {
        for (rank, row) in self.ranks.iter().zip(self.pairs.chunks_mut(self.histogram.n)) {
            for (count, other) in row.iter_mut().zip(&self.ranks) {
                *count += u32::from(rank < other);
            }
        }
        self.ranks.fill(u32::MAX);
    }
}

/// Keeps every rank of a few draws.
pub(super) struct RankList(pub Vec<Vec<Option<u32>>>);

impl Sink for RankList {
    fn rank(&mut self, spec: usize, unit: usize, rank: u32) {
        if let Some(slot) = self.0.get_mut(spec).and_then(|r| r.get_mut(unit)) {
            *slot = Some(rank);
        }
    }
}
