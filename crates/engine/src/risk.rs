//! How sure a plan's impact is: the jobs behind *Money & impact*.
//!
//! What: [`PlanRisk`] (probability of targets and tiers, CVaR, people, cost per outcome),
//! [`PlanPair`] (two plans under the same draws), [`Tornado`], [`Drivers`] (Sobol) and
//! [`Information`] (which study would change the decision). All of them run on the accepted portfolio,
//! by the effects and draws of crate `foresight`. The gain is the mean over the region's economies,
//! weighted by people to the plan's exponent, and over the years to the horizon, of score with less
//! score without, in the plan's view: index points.

mod chances;
mod chosen;
mod decision;
mod outcomes;
mod tiers;

use atlas::Iso3;
use foresight::risk::{Chance, Driver, Paired, Spread, Study};
use indicators::View;
use ledger::Cents;
use serde::{Deserialize, Serialize};

pub use chances::risk;
pub(crate) use chosen::{Ground, Selected};
pub use decision::{drivers, information, pair, tornado};

/// What is to be reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Goal {
    /// An indicator's value: at least this, at most where lower is better.
    Value {
        /// Indicator or milestone id.
        indicator: String,
        /// In its unit.
        value: f64,
    },
    /// A score of at least this.
    Score {
        /// View.
        view: View,
        /// 0..100.
        at_least: f64,
    },
    /// A rank of at most this.
    Rank {
        /// View.
        view: View,
        /// 1 = best.
        at_most: u16,
    },
    /// At least this tier, counted as confirmed: what nobody knows counts against it.
    Tier {
        /// 1..=4.
        at_least: u8,
    },
}

/// A goal of an economy in a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Economy.
    pub economy: Iso3,
    /// Year, base year to horizon; of a tier always the horizon.
    pub year: i16,
    /// Goal.
    pub goal: Goal,
}

/// How likely a target is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetChance {
    /// Target.
    pub target: Target,
    /// With the portfolio; `None` where there is nothing to judge (no value, no score, no such year).
    pub with: Option<Chance>,
    /// Without it.
    pub without: Option<Chance>,
}

/// Tiers of an economy at the horizon over the draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierChance {
    /// Economy.
    pub economy: Iso3,
    /// Share of the draws whose best possible tier is n, n = 0..=4, with the portfolio; the five sum
    /// to 1. An unanswered milestone or missing evidence does not speak against a tier here.
    pub with: [f64; 5],
    /// The same without.
    pub without: [f64; 5],
    /// Share of the draws whose confirmed tier is n, with.
    pub confirmed_with: [f64; 5],
    /// The same without.
    pub confirmed_without: [f64; 5],
    /// Draws judged.
    pub draws: u32,
}

/// What an economy gains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EconomyGain {
    /// Economy.
    pub economy: Iso3,
    /// Mean gain over the years, index points.
    pub gain: Spread,
    /// Score at the horizon with the portfolio, plan's view; `None` where it has none.
    pub score: Option<Spread>,
    /// The same without.
    pub score_without: Option<Spread>,
    /// People reached at the horizon, each once.
    pub people: Option<Spread>,
}

/// What a dollar buys of one indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeCost {
    /// Indicator or milestone.
    pub indicator: String,
    /// Economies with a dose on it.
    pub economies: Vec<Iso3>,
    /// Capital of the projects that act on it, mid, once each: the whole of their cost, so that these
    /// amounts must not be added over indicators.
    pub cost: Cents,
    /// Change at the horizon towards the better side, in the indicator's unit: mean over those
    /// economies, weighted by population where it is known.
    pub change: Spread,
    /// People for whom that is: change × population ÷ 100 where the unit is a share of people.
    pub people: Option<Spread>,
    /// Dollars for one of those people, or else for one unit of change in one million people, at the
    /// 10th, 50th and 90th percentile over the draws; `None` in a tenth where nothing is reached.
    pub dollars: [Option<f64>; 3],
    /// The dollars are for a person (else for a unit and a million people).
    pub per_person: bool,
}

/// A chosen project that cannot start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Blocked {
    /// Project.
    pub project: String,
    /// Economy whose prerequisite is wanting.
    pub economy: Iso3,
    /// The rule as the catalogue writes it.
    pub rule: String,
    /// Candidates that would meet it, once completed.
    pub by: Vec<String>,
}

/// See [`crate::Job::Risk`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanRisk {
    /// Draws.
    pub draws: u32,
    /// The region's gain, index points.
    pub gain: Spread,
    /// By economy of the region.
    pub economies: Vec<EconomyGain>,
    /// How likely each target is, in the order asked for.
    pub targets: Vec<TargetChance>,
    /// Tiers at the horizon.
    pub tiers: Vec<TierChance>,
    /// People reached at the horizon by at least one project, each counted once.
    pub people: Spread,
    /// Capital of the chosen projects, mid.
    pub cost: Cents,
    /// Dollars for a person reached, at the 10th, 50th and 90th percentile.
    pub dollars_per_person: [Option<f64>; 3],
    /// Dollars for an index point of the region's gain, at the same.
    pub dollars_per_point: [Option<f64>; 3],
    /// By indicator, in the framework's order.
    pub outcomes: Vec<OutcomeCost>,
    /// Chosen projects that are no candidates any more.
    pub gone: Vec<String>,
    /// Chosen projects that cannot start.
    pub blocked: Vec<Blocked>,
}

/// See [`crate::Job::Pair`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanPair {
    /// Draws.
    pub draws: u32,
    /// A's gain over the economies of both plans.
    pub a: Spread,
    /// B's.
    pub b: Spread,
    /// A − B and P(A > B), draw by draw.
    pub paired: Paired,
    /// The same by economy.
    pub economies: Vec<(Iso3, Paired)>,
    /// Capital of A's and B's projects.
    pub cost: [Cents; 2],
}

/// A bar of the tornado.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TornadoBar {
    /// Mean gain of the accepted portfolio with the group at its 10th and 90th percentile.
    pub fixed: foresight::risk::Bar,
    /// The same of a portfolio found by the heuristic for that end: what knowing it in time would
    /// allow. `None` where it was not asked for, or the group does not enter the choice (baseline).
    pub again: Option<(f64, f64)>,
    /// Projects that would then differ from the heuristic's choice at the middle, at either end.
    pub changed: Option<(u32, u32)>,
}

/// See [`crate::Job::Tornado`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tornado {
    /// Draws of each end.
    pub draws: u32,
    /// Gain with everything drawn.
    pub gain: Spread,
    /// Widest first.
    pub bars: Vec<TornadoBar>,
}

/// See [`crate::Job::Drivers`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drivers {
    /// Rows of the design; 14 times as many gains were computed.
    pub rows: u32,
    /// The largest total order first.
    pub drivers: Vec<Driver>,
}

/// A portfolio that is compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The accepted one, or the end of a group for which the heuristic chose it.
    pub from: Option<foresight::risk::Held>,
    /// Projects.
    pub projects: u32,
    /// Projects that the accepted portfolio does not have.
    pub new: Vec<String>,
    /// Mean gain.
    pub gain: Spread,
}

/// See [`crate::Job::Information`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Information {
    /// Portfolios that were compared, the accepted one first.
    pub alternatives: Vec<Alternative>,
    /// What a study of each group would be worth, the most valuable first; in index points of gain.
    pub studies: Vec<Study>,
}
