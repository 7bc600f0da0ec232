//! The jobs and their replies.

use atlas::Iso3;
use indicators::View;
use plan::Plan;
pub use portfolio::money::MoneyReport;
use portfolio::{Candidate, Outcome, Problem};
use serde::{Deserialize, Serialize};

/// Work to be done, the same wherever it runs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Job {
    /// Rank intervals of every scored economy over weight draws (±25 %).
    Ranks {
        /// Plan: weights, answers, own values.
        plan: Box<Plan>,
        /// Framework id.
        framework: String,
        /// View.
        view: View,
        /// Draws.
        draws: u32,
        /// Seed.
        seed: u64,
    },
    /// Every candidate of the plan's region.
    Candidates(Box<Plan>),
    /// The programme of the plan.
    Problem(Box<Plan>),
    /// A feasible plan at once, not optimised.
    Heuristic(Box<Problem>),
    /// The outcome of a solver's chosen starts: payments to the cent, objective, checked.
    Settle {
        /// Problem.
        problem: Box<Problem>,
        /// Chosen starts.
        chosen: Vec<portfolio::Choice>,
        /// Solver name and settings.
        solver: String,
        /// Settings in words.
        settings: String,
        /// Proven bound.
        bound: Option<f64>,
    },
    /// Who pays what when.
    Money(Box<Plan>),
    /// Projected indicators, score, rank with and without the portfolio.
    Project {
        /// Plan.
        plan: Box<Plan>,
        /// Draws.
        draws: u32,
        /// Seed.
        seed: u64,
    },
}

/// The rank of one economy over the draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankInterval {
    /// Economy.
    pub economy: Iso3,
    /// Score with the weights as set.
    pub score: f64,
    /// Rank with the weights as set, 1 = best.
    pub rank: u32,
    /// 5th percentile of rank.
    pub p05: f64,
    /// Median.
    pub median: f64,
    /// 95th percentile of rank.
    pub p95: f64,
    /// 5th percentile of score.
    pub score_p05: f64,
    /// 95th percentile of score.
    pub score_p95: f64,
    /// Leaves with no value.
    pub missing: u16,
}

/// One row of `impact.csv` and one number of the impact screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImpactRow {
    /// Economy.
    pub economy: Iso3,
    /// Indicator, milestone or node id; `score` rows carry the root's id `index`.
    pub node: String,
    /// `value`, `score`, `rank` or `people`.
    pub quantity: String,
    /// Year.
    pub year: i16,
    /// View.
    pub view: View,
    /// Median without the portfolio (for year = base year: the readiness value).
    pub without: f64,
    /// Mid estimate with it (median of the draws).
    pub with: f64,
    /// 10th percentile of *with*.
    pub p10: f64,
    /// Median of *with*.
    pub p50: f64,
    /// 90th percentile of *with*.
    pub p90: f64,
    /// 10th and 90th percentile of *without*, for the screen's grey band.
    pub without_band: (f64, f64),
}

/// What a job returns.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// See [`Job::Ranks`].
    Ranks(Vec<RankInterval>),
    /// See [`Job::Candidates`].
    Candidates(Vec<Candidate>),
    /// See [`Job::Problem`].
    Problem(Box<Problem>),
    /// See [`Job::Heuristic`] and [`Job::Settle`].
    Outcome(Box<Outcome>),
    /// See [`Job::Money`].
    Money(Box<MoneyReport>),
    /// See [`Job::Project`].
    Impact(Vec<ImpactRow>),
    /// The job could not be done: a message key and a technical detail.
    Refused {
        /// Message key.
        key: String,
        /// Technical detail in English.
        detail: String,
    },
}

/// Does a job. `progress` gets a share between 0 and 1 and returns false to stop.
pub fn run(_job: &Job, _progress: &mut dyn FnMut(f64) -> bool) -> Reply {
    Reply::Refused {
        key: "error-not-built".into(),
        detail: String::new(),
    }
}
