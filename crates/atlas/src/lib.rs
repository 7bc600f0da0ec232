//! Economies, their codes and names, boundaries, the map projection and distances.
//!
//! What: the list of economies ([`Atlas`]) and their lookup ([`names`], [`region`]), their shapes
//! ([`boundary`]), the Equal Earth projection ([`equal_earth`]), the map to draw and point at ([`map`]), and
//! what geography decides about a project ([`geography`], [`shared_sets`]).
//! Why: every other room joins on ISO 3166 codes and asks geography the same questions.
//! Left out: indicator values (crate `indicators`) and drawing (crate `charts`).

pub mod boundary;
pub mod coast;
pub mod code;
pub mod community;
pub mod economy;
pub mod equal_earth;
pub mod geography;
pub mod map;
pub mod names;
pub mod neighbours;
pub mod place;
pub mod region;
pub mod shared_sets;
pub mod sphere;

pub use code::Iso3;
pub use economy::{Atlas, Capital, Economy, IncomeGroup, Lang, LonLat};
pub use geography::{Facts, Geography};
pub use names::{Find, Hit};
pub use place::{CloudRegion, Place};
pub use region::{Region, RegionKind};
