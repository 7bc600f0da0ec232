//! Observations, units, sources, frameworks and the data pack.
//!
//! What: [`Pack`] (series of every indicator with year and source), [`Framework`] (the tree that
//! an index is computed on), and the compact grid the pack becomes at build time. Why: browser and
//! command line read the same values. Left out: computing a score (crate `readiness`).

pub mod cell;
pub mod diagnostic;
pub mod framework;
pub mod grid;
pub mod pack;
pub mod read;
pub mod sheet;

pub use cell::{Cell, Missing, Observation, Origin};
pub use diagnostic::Diagnostic;
pub use framework::{CustomFramework, Edit, Fault, Framework, Leaf, Mean, Role, Transform, View};
pub use pack::{Direction, Indicator, Nature, Pack, Point, SNAPSHOT_SLACK_YEARS, Source, Table};
pub use sheet::{Row, Sheet};
