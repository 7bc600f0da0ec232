//! The world map as shapes to draw and to point at.
//!
//! What: [`map_paths`] turns a [`Topology`](crate::boundary::Topology) into SVG paths in the Equal Earth
//! projection, [`HitMap`] finds the economy under a pointer, [`graticule`] and [`outline`] draw the
//! sphere. Why here: the map is pre-rendered at build time and drawn again in the browser by the
//! same code. Left out: colours, hatching, elements (the app's part).

mod arcs;
mod frame;
mod hit;
mod paths;
mod shore;
mod viewport;

pub use frame::{graticule, outline};
pub use hit::{HitMap, SMALL_AREA_PX, SMALL_REACH};
pub(crate) use paths::label_point;
pub use paths::{Bounds, MapShape, map_paths};
pub use shore::coast_path;
pub use viewport::Viewport;

/// Positions are kept in tenths of a pixel, as they are written.
pub(crate) type Tenths = (i32, i32);
