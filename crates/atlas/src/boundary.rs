//! Boundaries as shared arcs.
//!
//! What: [`Topology`] keeps the grid positions of a quantised TopoJSON file; `parse` reads such a file,
//! `rings` puts arcs together to rings and polygons. Why: a border that two economies share is stored,
//! simplified and drawn once, so that no gap can open between them, and adjacency is a fact of the file
//! instead of a geometric test. Left out: the compact form inside the app (crate `engine`).

mod parse;
mod rings;

pub use parse::BoundaryError;
pub(crate) use rings::{arc_of, jump};

use serde::{Deserialize, Serialize};

use crate::Iso3;

/// Degrees of a grid position: `translate + scale × position` (TopoJSON's transform).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Transform {
    /// Degrees a grid step, longitude and latitude.
    pub scale: (f64, f64),
    /// Degrees of the grid's origin, longitude and latitude.
    pub translate: (f64, f64),
}

/// The rings of one shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShapeRings {
    /// Economy; `None` for an area without an ISO code (Somaliland, Northern Cyprus …).
    pub economy: Option<Iso3>,
    /// ISO code, or Natural Earth's where there is none.
    pub code: String,
    /// English name.
    pub name: String,
    /// Status or extent is contested; a drawing hint, no statement.
    pub disputed: bool,
    /// Polygons; of each the outer ring, then holes; a ring is a list of arcs, and `!i` (TopoJSON's
    /// `~i`, a negative number) is arc `i` backwards.
    pub polygons: Vec<Vec<Vec<i32>>>,
}

/// Every boundary once: a border between two shapes is one arc that both name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Topology {
    /// Grid to degrees.
    pub transform: Transform,
    /// Arcs as grid positions (absolute, not differences).
    pub arcs: Vec<Vec<(i32, i32)>>,
    /// Shapes, sorted by code.
    pub shapes: Vec<ShapeRings>,
}
