//! The draws themselves: weights, scores of eight economies at a time, ranks, histograms.

use super::{Interval, percentile_of_counts, three_percentiles, weight_factor, weight_stream};
use crate::frozen::{Frozen, mean};
use crate::recipe::Aggregate;

/// Economies handled together: two AVX registers, four of SSE2 or wasm's 128 bits.
const LANES: usize = 8;
/// Draws between two reports of progress, sized so that weights and one block stay in the cache.
const TILE: usize = 64;
/// Beyond this many economies a general sort beats insertion into the last draw's order.
const INSERTION_UP_TO: usize = 512;

type Lane = [f64; LANES];

/// A node that aggregates, with its children standing side by side.
#[derive(Clone, Debug)]
struct Group {
    node: usize,
    first: usize,
    end: usize,
    mean: Aggregate,
}

/// Points of every economy laid out for the draws. Nodes are in breadth-first order, so that the
/// children of a node are a slice.
#[derive(Clone, Debug)]
pub(super) struct Kernel {
    /// Node ids and weights, breadth first.
    ids: Vec<String>,
    weights: Vec<f64>,
    /// Lowest groups first.
    groups: Vec<Group>,
    economies: usize,
    blocks: Vec<Block>,
    /// The economy at each place: complete ones stand together, so that most blocks need no
    /// sharing out.
    order: Vec<usize>,
}

/// Eight economies.
#[derive(Clone, Debug)]
struct Block {
    /// Points by node; groups are filled in at each draw.
    points: Vec<Lane>,
    /// 1 where the node has something beneath, 0 where it has not.
    mask: Vec<Lane>,
    /// By group: no child is missing in any of the eight.
    complete: Vec<bool>,
}

impl Kernel {
    pub(super) fn new(frozen: &Frozen, economies: &[Vec<Option<f64>>]) -> Self {
        let nodes = frozen.nodes();
        let mut bfs: Vec<usize> = if nodes.is_empty() { vec![] } else { vec![0] };
        let mut groups = Vec::new();
        let mut at = 0;
        while let Some(node) = bfs.get(at).and_then(|n| nodes.get(*n)) {
            if node.leaf.is_none() {
                let first = bfs.len();
                bfs.extend(&node.children);
                groups.push(Group {
                    node: at,
                    first,
                    end: bfs.len(),
                    mean: node.mean,
                });
            }
            at += 1;
        }
        groups.reverse();
        let sorted: Vec<_> = bfs.iter().filter_map(|n| nodes.get(*n)).collect();
        let weights: Vec<f64> = sorted.iter().map(|n| n.weight).collect();
        let leaf: Vec<Option<usize>> = sorted.iter().map(|n| n.leaf).collect();
        let mut order: Vec<usize> = (0..economies.len()).collect();
        let absent = |e: &usize| -> Vec<bool> {
            economies
                .get(*e)
                .map(|row| row.iter().map(Option::is_none).collect())
                .unwrap_or_default()
        };
        order.sort_by_cached_key(|e| (absent(e).iter().filter(|a| **a).count(), absent(e), *e));
        let mut kernel = Self {
            ids: sorted.iter().map(|n| n.id.clone()).collect(),
            weights,
            groups,
            economies: economies.len(),
            blocks: Vec::new(),
            order,
        };
        kernel.blocks = kernel
            .order
            .chunks(LANES)
            .map(|eight| kernel.block(eight, economies, &leaf))
            .collect();
        kernel
    }

    fn block(&self, eight: &[usize], economies: &[Vec<Option<f64>>], leaf: &[Option<usize>]) -> Block {
        let size = self.ids.len();
        let mut points = vec![[0.0; LANES]; size];
        let mut mask = vec![[0.0; LANES]; size];
        for lane in 0..LANES {
            // Lanes to spare repeat the last economy and are never read.
            let Some(row) = eight.get(lane).or(eight.last()).and_then(|e| economies.get(*e)) else {
                continue;
            };
            for (at, leaf) in leaf.iter().enumerate() {
                let value = leaf.and_then(|l| row.get(l).copied().flatten());
                if let (Some(v), Some(p), Some(m)) = (value, points.get_mut(at), mask.get_mut(at)) {
                    p[lane] = v;
                    m[lane] = 1.0;
                }
            }
            for group in &self.groups {
                let children = mask.get(group.first..group.end).unwrap_or(&[]);
                let weights = self.weights.get(group.first..group.end).unwrap_or(&[]);
                let lives = children
                    .iter()
                    .zip(weights)
                    .any(|(m, w)| m[lane] > 0.0 && *w > 0.0);
                if let Some(m) = mask.get_mut(group.node) {
                    m[lane] = if lives { 1.0 } else { 0.0 };
                }
            }
        }
        let complete = |g: &Group| {
            mask.get(g.first..g.end)
                .unwrap_or(&[])
                .iter()
                .flatten()
                .all(|m| *m > 0.0)
        };
        let complete = self.groups.iter().map(complete).collect();
        Block {
            points,
            mask,
            complete,
        }
    }

    /// Runs the draws and reduces them; `score` and `rank` of the result are left for the caller.
    pub(super) fn run(
        &self,
        draws: usize,
        seed: u64,
        progress: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Vec<Interval>> {
        let n = self.economies;
        if n == 0 || draws == 0 {
            return Some(Vec::new());
        }
        let streams: Vec<_> = self.ids.iter().map(|id| weight_stream(seed, id)).collect();
        let mut shares = vec![0.0; self.ids.len() * TILE];
        let mut by_economy = vec![0.0; n * draws];
        let mut tile = vec![0.0; n * TILE];
        let mut ranking = Ranking::new(n);
        let mut blocks = self.blocks.clone();
        let mut done = 0;
        while done < draws {
            let now = TILE.min(draws - done);
            for (d, row) in shares.chunks_exact_mut(self.ids.len()).take(now).enumerate() {
                for ((share, weight), stream) in row.iter_mut().zip(&self.weights).zip(&streams) {
                    *share = weight * weight_factor(*stream, (done + d) as u64);
                }
                self.normalise(row);
            }
            for (at, block) in blocks.iter_mut().enumerate() {
                for (d, row) in shares.chunks_exact(self.ids.len()).take(now).enumerate() {
                    let roots = self.roots(block, row);
                    for (lane, root) in roots.iter().enumerate() {
                        let Some(e) = self.order.get(at * LANES + lane) else {
                            break;
                        };
                        if let Some(slot) = by_economy.get_mut(e * draws + done + d) {
                            *slot = *root;
                        }
                        if let Some(slot) = tile.get_mut(d * n + e) {
                            *slot = *root;
                        }
                    }
                }
            }
            tile.chunks_exact(n)
                .take(now)
                .for_each(|scores| ranking.count(scores));
            done += now;
            if !progress(done as f64 / draws as f64) {
                return None;
            }
        }
        Some(
            by_economy
                .chunks_exact_mut(draws)
                .zip(ranking.counts.chunks_exact(n))
                .filter_map(|(scores, counts)| reduce(scores, counts))
                .collect(),
        )
    }

    /// Weights to shares that sum to 1 among siblings.
    fn normalise(&self, row: &mut [f64]) {
        for group in &self.groups {
            if let Some(children) = row.get_mut(group.first..group.end) {
                let sum: f64 = children.iter().sum();
                children.iter_mut().for_each(|s| *s /= sum);
            }
        }
    }

    /// Root scores of eight economies under one draw's shares.
    #[inline]
    fn roots(&self, block: &mut Block, shares: &[f64]) -> Lane {
        for (group, complete) in self.groups.iter().zip(&block.complete) {
            let (above, points) = block.points.split_at_mut(group.first);
            let points = points.get(..group.end - group.first).unwrap_or(&[]);
            let shares = shares.get(group.first..group.end).unwrap_or(&[]);
            let mut sum = [0.0; LANES];
            if !matches!(group.mean, Aggregate::Arithmetic | Aggregate::Copeland) {
                let mask = block.mask.get(group.first..group.end).unwrap_or(&[]);
                for (at, s) in sum.iter_mut().enumerate() {
                    let children = shares.iter().zip(points).zip(mask);
                    let children = children.map(|((share, p), m)| (share * m[at], p[at]));
                    // Nothing beneath: 0, which the parent's mask keeps out.
                    *s = mean(group.mean, children).unwrap_or(0.0);
                }
                if let Some(slot) = above.get_mut(group.node) {
                    *slot = sum;
                }
                continue;
            }
            for (share, lane) in shares.iter().zip(points) {
                for (s, p) in sum.iter_mut().zip(lane) {
                    *s += share * p;
                }
            }
            if !complete {
                let mask = block.mask.get(group.first..group.end).unwrap_or(&[]);
                let mut weight = [0.0; LANES];
                for (share, lane) in shares.iter().zip(mask) {
                    for (w, m) in weight.iter_mut().zip(lane) {
                        *w += share * m;
                    }
                }
                for (s, w) in sum.iter_mut().zip(weight) {
                    // Nothing beneath: 0, which the parent's mask keeps out.
                    *s = if w > 0.0 { *s / w } else { 0.0 };
                }
            }
            if let Some(slot) = above.get_mut(group.node) {
                *slot = sum;
            }
        }
        block.points.first().copied().unwrap_or([0.0; LANES])
    }
}

fn reduce(scores: &mut [f64], counts: &[u32]) -> Option<Interval> {
    let total: u64 = counts.iter().map(|c| u64::from(*c)).sum();
    let sum: u64 = (1u64..).zip(counts).map(|(rank, c)| rank * u64::from(*c)).sum();
    let [score_p05, score_median, score_p95] = three_percentiles(scores)?;
    Some(Interval {
        score: 0.0,
        rank: 0,
        mean: sum as f64 / total as f64,
        p05: percentile_of_counts(counts, 0.05)?,
        median: percentile_of_counts(counts, 0.5)?,
        p95: percentile_of_counts(counts, 0.95)?,
        score_p05,
        score_median,
        score_p95,
    })
}

/// How often each economy had each rank. Keeps the order of the last draw: ranks move little from
/// draw to draw, and insertion into a nearly sorted list is far quicker than sorting anew.
struct Ranking {
    n: usize,
    /// `counts[e * n + r]`: draws in which economy e had rank r + 1.
    counts: Vec<u32>,
    keyed: Vec<(f64, usize)>,
}

impl Ranking {
    fn new(n: usize) -> Self {
        Self {
            n,
            counts: vec![0; n * n],
            keyed: (0..n).map(|e| (0.0, e)).collect(),
        }
    }

    fn count(&mut self, scores: &[f64]) {
        for (score, e) in &mut self.keyed {
            *score = scores.get(*e).copied().unwrap_or(0.0);
        }
        if self.n <= INSERTION_UP_TO {
            insertion_sort_descending(&mut self.keyed);
        } else {
            self.keyed
                .sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        }
        let (mut rank, mut last) = (0, f64::INFINITY);
        for (place, (score, e)) in self.keyed.iter().enumerate() {
            if *score < last {
                rank = place;
                last = *score;
            }
            if let Some(slot) = self.counts.get_mut(e * self.n + rank) {
                *slot += 1;
            }
        }
    }
}

fn insertion_sort_descending(keyed: &mut [(f64, usize)]) {
    for i in 1..keyed.len() {
        let Some(item) = keyed.get(i).copied() else { break };
        let mut j = i;
        while j > 0
            && let Some(before) = keyed.get(j - 1).copied()
            && before.0 < item.0
        {
            if let Some(slot) = keyed.get_mut(j) {
                *slot = before;
            }
            j -= 1;
        }
        if let Some(slot) = keyed.get_mut(j) {
            *slot = item;
        }
    }
}
