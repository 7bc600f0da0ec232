//! The draws themselves: sixteen draws at a time, from weights to ranks, without an allocation.
//!
//! What a draw needs that does not depend on its weights (imputation, treatment, normalisation, the
//! transform that makes a mean linear) is in a [`Plane`], prepared once for each combination of
//! options. A tile of sixteen draws of one plane then runs as:
//!
//! 1. weights of every node by draw (module [`weights`]), shared out once for each *pattern* of
//!    missing children rather than for each unit;
//! 2. scores of each unit in all draws of the tile, lanes over draws: sums of products, a logarithm and
//!    an exponential only where a node's mean differs from its parent's;
//! 3. ranks by a sorting network over 32-bit keys, each a quantised score and the unit's number
//!    (module [`order`]); units that fall into one step of the quantisation are put in order by
//!    their exact scores, so nothing is rounded before it is ranked.
//!
//! One fixed order of summation, no fused multiply-add: the same bytes natively and in wasm.

mod copeland;
mod order;
mod plane;
mod weights;

pub(crate) use copeland::CopelandPlane;
pub(crate) use plane::Plane;
pub(crate) use weights::Weights;

use order::Order;

use super::layout::Layout;
use super::tree::Tree;

/// Draws handled together.
pub(crate) const LANES: usize = 16;

/// One number for each of the draws of a tile.
pub(crate) type Lane = [f64; LANES];

/// One draw: which plane it is scored on and the key of its weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spec {
    /// Plane.
    pub plane: usize,
    /// Draw number of the weights; equal keys, equal weights.
    pub key: u64,
}

/// Takes the ranks of a draw, unit by unit, best first.
pub(crate) trait Sink {
    /// Whether the units of a draw are told one after another; else the draws of a tile mingle,
    /// which is quicker.
    const BY_DRAW: bool = true;

    /// `unit` has rank `rank` (1 = best) in draw `spec`.
    fn rank(&mut self, spec: usize, unit: usize, rank: u32);
    /// All units of draw `spec` have been told.
    fn done(&mut self, _spec: usize) {}
}

/// What scores a tile of draws.
#[derive(Clone, Debug)]
pub(crate) enum Scorer {
    /// Means only.
    Means(Plane),
    /// Copeland at one node or more.
    Copeland(CopelandPlane),
}

impl Scorer {
    /// Number of the layout whose gaps it has.
    pub(crate) fn layout(&self) -> usize {
        match self {
            Self::Means(p) => p.layout(),
            Self::Copeland(p) => p.layout(),
        }
    }
}

/// Tiles between two reports of progress.
const REPORT: usize = 32;

/// Runs the draws on their planes and tells the sink. `plane` gives a plane, the layout of its gaps, and
/// whether that is the layout the plane was laid out for. `None` when `progress` said stop.
pub(crate) fn run<'p>(
    tree: &Tree,
    plane: impl Fn(usize) -> Option<(&'p Scorer, &'p Layout, bool)>,
    specs: &[Spec],
    weights: &Weights,
    sink: &mut impl Sink,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Option<()> {
    // Draws of one plane stand together; the order among them stays, and no sum depends on it.
    let mut by_plane: Vec<usize> = (0..specs.len()).collect();
    by_plane.sort_by_key(|at| specs.get(*at).map(|s| s.plane));
    let plane_of = |at: &usize| specs.get(*at).map_or(0, |s| s.plane);
    let mut order = Order::default();
    let mut drawn = vec![[0.0; LANES]; tree.ids.len()];
    let mut tiles = 0;
    let mut done = 0;
    for of_plane in by_plane.chunk_by(|a, b| plane_of(a) == plane_of(b)) {
        let Some((scorer, layout, kept)) = of_plane.first().and_then(|at| plane(plane_of(at))) else {
            continue;
        };
        let mut ready = match scorer {
            Scorer::Means(p) => Ready::Means(p.ready(tree, layout, kept)),
            Scorer::Copeland(p) => Ready::Copeland(p.ready(tree, layout)),
        };
        for tile in of_plane.chunks(LANES) {
            let mut keys = [0u64; LANES];
            for (lane, key) in keys.iter_mut().enumerate() {
                // Lanes to spare repeat the last draw and are never read.
                let at = tile.get(lane).or(tile.last());
                *key = at.and_then(|a| specs.get(*a)).map_or(0, |s| s.key);
            }
            vectorised(Tile {
                tree,
                weights,
                keys,
                drawn: &mut drawn,
                ready: &mut ready,
                order: &mut order,
                specs: tile,
                sink,
            });
            done += tile.len();
            tiles += 1;
            let report = tiles % REPORT == 0 || matches!(ready, Ready::Copeland(_));
            if report && !progress(done as f64 / specs.len() as f64) {
                return None;
            }
        }
    }
    progress(1.0).then_some(())
}

enum Ready<'p> {
    Means(plane::Ready<'p>),
    Copeland(copeland::Ready<'p>),
}

/// The work on one tile, as a value, so that all of it can be compiled for wider vectors.
struct Tile<'a, 'p, S> {
    tree: &'a Tree,
    weights: &'a Weights,
    keys: [u64; LANES],
    drawn: &'a mut [Lane],
    ready: &'a mut Ready<'p>,
    order: &'a mut Order,
    specs: &'a [usize],
    sink: &'a mut S,
}

impl<S: Sink> Tile<'_, '_, S> {
    #[inline(always)]
    fn run(self) {
        self.weights.draw(&self.keys, self.drawn);
        match self.ready {
            Ready::Means(r) => {
                r.score(self.drawn);
                self.order.sort(r.scores(), r.bounds());
                self.order.tell(r.scores(), r.units(), self.specs, self.sink);
            }
            Ready::Copeland(r) => {
                r.score(self.tree, self.drawn, self.specs.len());
                self.order.sort(r.scores(), r.bounds());
                self.order.tell(r.scores(), r.units(), self.specs, self.sink);
            }
        }
    }
}

/// Runs a tile compiled for the widest vectors this machine has. The same operations in the same
/// order, only more lanes at once: the result is the same to the last bit.
#[cfg(not(target_arch = "wasm32"))]
#[inline(always)]
fn vectorised<S: Sink>(tile: Tile<'_, '_, S>) {
    pulp::Arch::new().dispatch(tile);
}

#[cfg(not(target_arch = "wasm32"))]
impl<S: Sink> pulp::NullaryFnOnce for Tile<'_, '_, S> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.run();
    }
}

/// In wasm the width is fixed when the module is built.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn vectorised<S: Sink>(tile: Tile<'_, '_, S>) {
    tile.run();
}
