//! Readers of the files of `data/`. Total: every fault is a [`crate::Diagnostic`], none is a panic.

mod economies;
mod pack;
mod places;

pub use economies::{Alias, AliasTarget, aliases, economies};
#[cfg(not(target_arch = "wasm32"))]
pub use pack::pack_from_dir;
pub use pack::{indicators, pack, sources, text_tables};
pub use places::{cloud_regions, towns};
