//! Job and reply: one `run` for page, worker and command line.
//!
//! What: [`World`] (everything the app ships, decoded once), [`Job`], [`Reply`], [`run`]. Why: the
//! screen and the command line can only agree if they call the same function. Left out: solving
//! itself (a port: JavaScript HiGHS in the browser, native HiGHS or microlp on the command line).

pub mod backtest;
pub mod basis;
pub mod books;
pub mod catalogue;
pub mod chain;
pub mod changed;
mod coherence;
pub mod comparison;
pub mod frameworks;
pub mod job;
pub mod lineage;
mod movers;
pub mod profile;
pub mod programme;
pub mod recipe;
pub mod risk;
pub mod rules;
pub mod safeguards;
pub mod sensitivity;
pub mod studies;
pub mod sweep;
pub mod tables;
pub mod tier_years;
mod tiering;
pub mod tiers;
pub mod totals;
pub mod trial;
mod work;
pub mod world;

pub use job::{Job, Reply, run};
pub use world::{PackFault, World};

/// The shipped example plan: read-only, nothing accepted.
///
/// # Errors
/// As [`plan::file::read`]; a test holds that it opens.
pub fn example(world: &World) -> Result<plan::Plan, plan::file::FileError> {
    plan::file::read(world.text("example.plan.json").unwrap_or_default().as_bytes())
}
