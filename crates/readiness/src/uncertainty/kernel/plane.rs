//! Scores of every unit in a tile of draws, where every node is a mean.
//!
//! The means used are linear after a transform: the geometric mean in logarithms, the harmonic in
//! −1/x, the generalised in ±x^p; all transforms rise. Points are therefore transformed once, when
//! the plane is made, and a draw is sums of products. Where a node's mean differs from its parent's
//! its value is carried from one transform to the other.

use std::borrow::Cow;

use super::super::layout::{Layout, Step, Walk};
use super::super::tree::Tree;
use super::{LANES, Lane};
use crate::recipe::Aggregate;

/// One combination of options, transformed for its means.
#[derive(Clone, Debug)]
pub(crate) struct Plane {
    /// By unit and leaf, in the transform of the leaf's parent; what is missing is 0 and not read.
    points: Vec<f64>,
    /// Aggregation of each node.
    kinds: Vec<Aggregate>,
    /// All nodes have one kind of mean.
    alike: bool,
    /// Least and greatest value there is, in the transform of the root.
    bounds: (f64, f64),
    /// Which layout fits.
    layout: usize,
    /// Points laid out for the weights the ensemble was made with.
    kept: Option<Laid>,
}

/// Into the transform in which a mean is linear; rising in `x`.
#[inline(always)]
fn enter(kind: Aggregate, x: f64) -> f64 {
    match kind {
        Aggregate::Arithmetic | Aggregate::Copeland => x,
        Aggregate::Geometric => libm::log(x),
        Aggregate::Harmonic => -1.0 / x,
        Aggregate::Generalised(p) if p.abs() < f64::EPSILON => libm::log(x),
        Aggregate::Generalised(p) if p < 0.0 => -libm::pow(x, p),
        Aggregate::Generalised(p) => libm::pow(x, p),
    }
}

/// Out of it again.
#[inline(always)]
fn leave(kind: Aggregate, y: f64) -> f64 {
    match kind {
        Aggregate::Arithmetic | Aggregate::Copeland => y,
        Aggregate::Geometric => libm::exp(y),
        Aggregate::Harmonic => -1.0 / y,
        Aggregate::Generalised(p) if p.abs() < f64::EPSILON => libm::exp(y),
        Aggregate::Generalised(p) if p < 0.0 => libm::pow(-y, 1.0 / p),
        Aggregate::Generalised(p) => libm::pow(y, 1.0 / p),
    }
}

impl Plane {
    /// `leaf(l, u)`: the normalised value of leaf `l` for unit `u`, above zero where a mean needs
    /// it; `kind`: the recipe's aggregation; `layout`: number of the layout whose gaps it has.
    pub(crate) fn new(
        tree: &Tree,
        units: usize,
        leaf: impl Fn(usize, usize) -> Option<f64>,
        kind: Aggregate,
        layout: usize,
    ) -> Self {
        let kinds: Vec<Aggregate> = (0..tree.ids.len()).map(|n| tree.kind(n, kind)).collect();
        let of = |n: usize| kinds.get(n).copied().unwrap_or_default();
        let root = of(tree.root);
        let alike = tree.groups.iter().all(|g| of(*g) == root);
        let mut points = Vec::with_capacity(units * tree.leaves.len());
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for unit in 0..units {
            for (l, node) in tree.leaves.iter().enumerate() {
                let parent = tree.parents.get(*node).copied().flatten().unwrap_or(*node);
                let value = leaf(l, unit);
                if let Some(x) = value {
                    (low, high) = (low.min(x), high.max(x));
                }
                points.push(value.map_or(0.0, |x| enter(of(parent), x)));
            }
        }
        Self {
            points,
            alike,
            bounds: (enter(root, low), enter(root, high)),
            kinds,
            layout,
            kept: None,
        }
    }

    pub(crate) fn layout(&self) -> usize {
        self.layout
    }
}

/// Points in the order in which a layout reads them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Laid {
    /// Of the complete units, by unit and leaf that counts.
    complete: Vec<f64>,
    /// Of the others, in the order in which their steps read them.
    walked: Vec<f64>,
}

/// A plane made ready for the weights of one run.
pub(crate) struct Ready<'p> {
    plane: &'p Plane,
    layout: &'p Layout,
    /// Weights by pattern and child, shared out.
    shares: Vec<Lane>,
    /// Effective weight of each node where nothing is missing.
    effective: Vec<Lane>,
    /// The same by leaf that counts.
    terms: Vec<Lane>,
    laid: Cow<'p, Laid>,
    /// What is done for the units with gaps, one after another.
    walk: &'p Walk,
    /// Values of the groups of the unit at hand.
    groups: Vec<Lane>,
    scores: Vec<Lane>,
}

impl Plane {
    /// Points laid out for a layout.
    pub(crate) fn laid(&self, tree: &Tree, layout: &Layout) -> Laid {
        let leaves = tree.leaves.len();
        let at = |unit: u32, leaf: usize| {
            let at = unit as usize * leaves + leaf;
            self.points.get(at).copied().unwrap_or(0.0)
        };
        let mut out = Laid::default();
        if self.alike {
            for unit in layout.units.iter().take(layout.complete) {
                out.complete
                    .extend(layout.counted.iter().map(|leaf| at(*unit, *leaf)));
            }
        }
        let skip = if self.alike { layout.complete } else { 0 };
        for (unit, steps) in layout.units.iter().zip(&layout.steps).skip(skip) {
            for pattern in steps.iter().filter_map(|s| layout.patterns.get(*s)) {
                out.walked
                    .extend(pattern.leaves.iter().map(|leaf| at(*unit, *leaf)));
            }
        }
        out
    }

    /// Keeps the points laid out for the layout that most runs have.
    pub(crate) fn keep(&mut self, tree: &Tree, layout: &Layout) {
        self.kept = Some(self.laid(tree, layout));
    }

    /// With the layout of a run; `kept`: it is the one that [`Plane::keep`] saw.
    pub(crate) fn ready<'p>(&'p self, tree: &Tree, layout: &'p Layout, kept: bool) -> Ready<'p> {
        let laid = match self.kept.as_ref().filter(|_| kept) {
            Some(laid) => Cow::Borrowed(laid),
            None => Cow::Owned(self.laid(tree, layout)),
        };
        Ready {
            plane: self,
            layout,
            shares: vec![[0.0; LANES]; layout.shares],
            effective: vec![[0.0; LANES]; tree.ids.len()],
            terms: vec![[0.0; LANES]; layout.counted.len()],
            laid,
            walk: if self.alike { &layout.gappy } else { &layout.every },
            groups: vec![[0.0; LANES]; tree.ids.len()],
            scores: vec![[0.0; LANES]; layout.units.len()],
        }
    }
}

impl Ready<'_> {
    pub(super) fn scores(&self) -> &[Lane] {
        &self.scores
    }

    pub(super) fn units(&self) -> &[u32] {
        &self.layout.units
    }

    pub(super) fn bounds(&self) -> (f64, f64) {
        self.plane.bounds
    }

    /// Scores all units under drawn weights.
    #[inline(always)]
    pub(super) fn score(&mut self, drawn: &[Lane]) {
        self.share_out(drawn);
        let mut complete = 0;
        if self.plane.alike {
            complete = self.layout.complete.min(self.scores.len());
            self.weigh_leaves();
            let (scores, _) = self.scores.split_at_mut(complete);
            products(&self.laid.complete, &self.terms, scores);
        }
        self.walk(complete);
    }

    /// The weights of each pattern's children, as shares that sum to 1.
    #[inline(always)]
    fn share_out(&mut self, drawn: &[Lane]) {
        for pattern in &self.layout.patterns {
            let children = pattern.children.iter().filter_map(|c| drawn.get(*c));
            let mut total = [0.0; LANES];
            for weight in children.clone() {
                for (t, w) in total.iter_mut().zip(weight) {
                    *t += w;
                }
            }
            let rows = self.shares.get_mut(pattern.first..).unwrap_or(&mut []);
            for (row, weight) in rows.iter_mut().zip(children) {
                for ((s, w), t) in row.iter_mut().zip(weight).zip(total) {
                    *s = w / t;
                }
            }
        }
    }

    /// Effective weight of each leaf where nothing is missing.
    #[inline(always)]
    fn weigh_leaves(&mut self) {
        let layout = self.layout;
        if let Some(root) = layout
            .full
            .last()
            .and_then(|p| layout.patterns.get(*p))
            .and_then(|p| self.effective.get_mut(p.group))
        {
            *root = [1.0; LANES];
        }
        for pattern in layout.full.iter().rev().filter_map(|p| layout.patterns.get(*p)) {
            let above = self.effective.get(pattern.group).copied().unwrap_or([0.0; LANES]);
            let rows = self.shares.get(pattern.first..).unwrap_or(&[]);
            for (child, share) in pattern.children.iter().zip(rows) {
                if let Some(slot) = self.effective.get_mut(*child) {
                    for ((e, a), s) in slot.iter_mut().zip(above).zip(share) {
                        *e = a * s;
                    }
                }
            }
        }
        for (term, node) in self.terms.iter_mut().zip(&layout.counted_nodes) {
            *term = self.effective.get(*node).copied().unwrap_or([0.0; LANES]);
        }
    }

    /// Units with gaps, or with different means: group by group.
    #[inline(always)]
    fn walk(&mut self, from: usize) {
        let mut points = self.laid.walked.as_slice();
        let mut below = self.walk.below.as_slice();
        let mut steps = self.walk.steps.iter();
        for (score, count) in self.scores.iter_mut().skip(from).zip(&self.walk.counts) {
            let mut value = [0.0; LANES];
            for step in steps.by_ref().take(*count as usize) {
                let first = step.first as usize;
                let (leaves, groups) = (step.leaves as usize, step.groups as usize);
                let shares = self.shares.get(first..first + leaves + groups).unwrap_or(&[]);
                let (of_leaves, of_groups) = shares.split_at_checked(leaves).unwrap_or((&[], &[]));
                let (own, rest) = points.split_at_checked(leaves).unwrap_or((&[], &[]));
                points = rest;
                let mut sum = [0.0; LANES];
                for (point, share) in own.iter().zip(of_leaves) {
                    add(&mut sum, share, *point);
                }
                let (children, rest) = below.split_at_checked(groups).unwrap_or((&[], &[]));
                below = rest;
                for (child, share) in children.iter().zip(of_groups) {
                    if let Some(of_child) = self.groups.get(*child as usize) {
                        for ((v, s), c) in sum.iter_mut().zip(share).zip(of_child) {
                            *v += s * c;
                        }
                    }
                }
                if let Some(slot) = self.groups.get_mut(step.group as usize) {
                    *slot = sum;
                    if !self.plane.alike {
                        carry(slot, &self.plane.kinds, step);
                    }
                }
                value = sum;
            }
            *score = value;
        }
    }
}

/// From a node's transform to its parent's.
#[inline(never)]
fn carry(value: &mut Lane, kinds: &[Aggregate], step: &Step) {
    let of = |n: u32| kinds.get(n as usize).copied().unwrap_or_default();
    let (from, to) = (of(step.group), of(step.parent));
    if from != to {
        for v in value {
            *v = enter(to, leave(from, *v));
        }
    }
}

/// `scores[u] = Σ terms[l] · points[u][l]`, two units at a time.
#[inline(always)]
fn products(points: &[f64], terms: &[Lane], scores: &mut [Lane]) {
    let width = terms.len();
    if width == 0 {
        return;
    }
    for (two, out) in points.chunks(2 * width).zip(scores.chunks_mut(2)) {
        let (p, q) = two.split_at_checked(width).unwrap_or((two, &[]));
        let (mut x, mut y) = ([0.0; LANES], [0.0; LANES]);
        if let [a, b] = out {
            for ((term, p), q) in terms.iter().zip(p).zip(q) {
                add(&mut x, term, *p);
                add(&mut y, term, *q);
            }
            (*a, *b) = (x, y);
        } else if let [a] = out {
            for (term, p) in terms.iter().zip(p) {
                add(&mut x, term, *p);
            }
            *a = x;
        }
    }
}

/// `sum += weights · point`.
#[inline(always)]
fn add(sum: &mut Lane, weights: &Lane, point: f64) {
    for (s, w) in sum.iter_mut().zip(weights) {
        *s += w * point;
    }
}
