//! Projected indicators, scores and ranks with and without a portfolio (model, sections 2 to 4).
//!
//! Every number runs through the index that readiness uses, frozen at the base year: a zero plan
//! at the base year reproduces the readiness score bit for bit, and a zero plan in any year
//! reproduces the baseline bit for bit. Draws are keyed by entity ([`crate::draw`]): shards join,
//! and a further project or economy leaves the others' draws alone.
//!
//! What is drawn: baseline residuals (whole economy paths), unit cost and overrun (shrink the units
//! that a fixed envelope buys), delivery, size of effects, deadweight. The size of an effect and the
//! deadweight are drawn once for an archetype, not for each project: what is not known about
//! mini-grids is not known in any economy. Left out: tiers, comparison of plans, sensitivity
//! ([`crate::risk`] has the last two).

mod context;
mod expected;
mod gain;
mod kernel;
mod moved;
mod paths;
mod peers;
mod plan;
mod ranks;
mod seen;
mod summary;

use atlas::Iso3;
use indicators::View;
use serde::{Deserialize, Serialize};

pub use context::{Conditions, Context};
pub use expected::ExpectedDose;
pub use gain::Gains;
pub use kernel::{Backdrop, Draws};
pub use peers::{Peers, group_above};
pub use seen::{Seen, Watch};
pub use summary::quantile;

use crate::SizedProject;

/// Node id of score and rank rows of the composite.
pub const ROOT: &str = "index";
/// Node id of rows on people reached.
pub const PEOPLE: &str = "people";

/// A chosen project with its first year of work.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    /// Project.
    pub project: &'a SizedProject,
    /// First year of work.
    pub start: i16,
}

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quantity {
    /// An indicator's value, in its unit.
    Value,
    /// Score of the composite, 0..100.
    Score,
    /// Rank among all scored economies, 1 = best, ties share the lowest.
    Rank,
    /// People reached by at least one project.
    People,
}

impl Quantity {
    /// The word of `impact.csv`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Score => "score",
            Self::Rank => "rank",
            Self::People => "people",
        }
    }
}

/// One row of the impact table. Percentiles are of *with*, over the draws; linear interpolation
/// between order statistics. At the base year every draw is the readiness value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImpactRow {
    /// Economy.
    pub economy: Iso3,
    /// Leaf node id, [`ROOT`] or [`PEOPLE`].
    pub node: String,
    /// What is counted.
    pub quantity: Quantity,
    /// Calendar year.
    pub year: i16,
    /// View: outcome indicators and people stand under outcomes, milestones under milestones,
    /// score and rank under each.
    pub view: View,
    /// Median of the draws without the portfolio.
    pub without: f64,
    /// Median of the draws with it.
    pub with: f64,
    /// 10th percentile with it.
    pub p10: f64,
    /// 50th percentile with it.
    pub p50: f64,
    /// 90th percentile with it.
    pub p90: f64,
    /// 10th and 90th percentile without it.
    pub without_band: (f64, f64),
}

/// Why a dose of a chosen project moves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Idle {
    /// The economy has no value of the indicator at the base year.
    NoBaseline,
    /// The framework has no leaf of this indicator: the effect is real but not counted.
    NotInFramework,
    /// The economy is not among those projected.
    NotInPlan,
}

/// A dose that moves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdleDose {
    /// Project id.
    pub project: String,
    /// Economy.
    pub economy: Iso3,
    /// Indicator.
    pub indicator: String,
    /// Why.
    pub reason: Idle,
}

/// A projection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Projection {
    /// Rows by economy in the order asked for: leaves in framework order, then people, then score
    /// and rank by view; years ascending within each.
    pub rows: Vec<ImpactRow>,
    /// Doses that move nothing, and why.
    pub idle: Vec<IdleDose>,
}

/// The caller's progress callback said stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Projects `economies` (normally those of the plan's region; unknown codes are skipped) with and
/// without the chosen projects.
///
/// Every scored economy of the world is drawn too, for the ranks: they keep their baseline.
/// `draws` below 1 count as 1. `progress` gets a share between 0 and 1 and returns false to stop.
///
/// People reached: a project reaches `people × units delivered × delivery × r(t)` of an economy's
/// population; of several projects the share reached by at least one is `1 − Π(1 − share)`, as if
/// they chose independently (**assumption**: without addresses nobody knows the overlap). A project
/// counts once, by the largest of its doses. No rows where the population is unknown.
///
/// # Errors
/// [`Stopped`] when `progress` said so.
pub fn project(
    context: &Context,
    projects: &[Chosen],
    economies: &[Iso3],
    draws: u32,
    seed: u64,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Projection, Stopped> {
    let draws = Draws::new(draws, seed);
    project_on(context, projects, economies, &draws, &mut None, &mut (), progress)
}

/// [`project`] for any run of draws, with a backdrop that is kept from one call to the next and a
/// watcher that sees every draw.
///
/// `backdrop` is what does not depend on the projects: made where it is `None` or of other draws, and
/// left there. It belongs to one context: the caller drops it when the context changes.
///
/// # Errors
/// [`Stopped`] when `progress` said so.
pub fn project_on(
    context: &Context,
    projects: &[Chosen],
    economies: &[Iso3],
    draws: &Draws,
    backdrop: &mut Option<Backdrop>,
    watch: &mut dyn Watch,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Projection, Stopped> {
    kernel::run(context, projects, economies, draws, backdrop, watch, progress)
}

#[cfg(test)]
#[path = "projection/tests.rs"]
mod tests;
