//! Economies, their codes and names, boundaries, the map projection and distances.
//!
//! What: the list of economies ([`Atlas`]), their shapes ([`boundary`]), the Equal Earth
//! projection ([`equal_earth`]), and what geography decides about a project ([`geography`]).
//! Why: every other room joins on ISO 3166 codes and asks geography the same questions.
//! Left out: indicator values (crate `indicators`) and drawing (crate `charts`).

pub mod boundary;
pub mod code;
pub mod economy;
pub mod place;

pub use code::Iso3;
pub use economy::{Atlas, Capital, Economy, IncomeGroup, Lang, LonLat};
pub use place::{CloudRegion, Place};
