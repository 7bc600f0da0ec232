//! The jobs and their replies.

use std::collections::BTreeMap;

use atlas::Iso3;
pub use foresight::projection::{ImpactRow, Projection};
use indicators::View;
use plan::Plan;
pub use portfolio::money::MoneyReport;
use portfolio::solve::{Options, Request};
use portfolio::{Choice, Outcome, Problem};
use serde::{Deserialize, Serialize};

use crate::World;
pub use crate::backtest::{HindcastPath, Hindcasts};
use crate::basis::Refusal;
pub use crate::catalogue::{CatalogueView, Dependencies};
pub use crate::chain::{Chain, ChainLink, ChainProject, ChainStep};
pub use crate::changed::{Changed, EconomyChange, Edition, FileValue, Release};
pub use crate::comparison::{Comparison, OrderHolds};
pub use crate::profile::{Mover, Profile, ProfileGap, SurveySummary, Together};
pub use crate::programme::CandidateSet;
pub use crate::risk::{Blocked, Drivers, Information, PlanPair, PlanRisk, Tornado};
pub use crate::safeguards::Screened;
pub use crate::sensitivity::{RankUncertainty, RowTable, Sensitivity, Stability};
pub use crate::studies::{Allocation, Studied, StudyStep};
pub use crate::tier_years::{TierAsk, TierYear};
pub use crate::tiers::{EconomyTier, WhatIf};
pub use crate::trial::Trial;
pub use readiness::Coherence;
pub use readiness::uncertainty::{Question, Variation};
pub use readiness::what_if::Target;

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
        /// Values up to this year instead of the plan's base year, at which the index stays frozen.
        #[serde(default)]
        year: Option<i16>,
        /// Draws.
        draws: u32,
        /// Seed.
        seed: u64,
    },
    /// Ranks of every economy over draws of the choices that vary: 500 draws while a weight is
    /// dragged, 10,000 on release. [`crate::sensitivity::variation`] has the usual choices.
    Uncertainty {
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
        /// What varies.
        variation: Variation,
    },
    /// The draws of [`Job::Uncertainty`] for a table of the caller's own on a framework as shipped: any
    /// units, any groups. The prepared table is kept for the next question.
    Rows {
        /// Framework id.
        framework: String,
        /// View.
        view: View,
        /// The table.
        table: Box<RowTable>,
        /// Draws.
        draws: u32,
        /// Seed.
        seed: u64,
        /// What varies.
        variation: Variation,
    },
    /// What moves the ranking: Sobol indices, indicators dropped, options switched, several methods.
    Sensitivity {
        /// Plan: weights, answers, own values.
        plan: Box<Plan>,
        /// Framework id.
        framework: String,
        /// View.
        view: View,
        /// Rows of the Sobol design, a power of two; (choices that vary + 2) times as many draws.
        rows: u32,
        /// Bootstrap resamples.
        bootstrap: u32,
        /// Seed.
        seed: u64,
        /// What varies.
        variation: Variation,
        /// Also explain the rank of this economy.
        economy: Option<Iso3>,
    },
    /// Over which share of one weight among its siblings ranks, or the order of a pair, hold.
    Stability {
        /// Plan: weights, answers, own values.
        plan: Box<Plan>,
        /// Framework id.
        framework: String,
        /// View.
        view: View,
        /// Node whose weight moves, not the root.
        node: String,
        /// What is to hold for every economy.
        question: Question,
        /// A pair whose order is to hold.
        pair: Option<(Iso3, Iso3)>,
    },
    /// A few economies side by side: ranks over the draws, and how often one ranks above another. The
    /// draws are those of [`Job::Uncertainty`].
    Comparison {
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
        /// What varies.
        variation: Variation,
        /// Economies.
        set: Vec<Iso3>,
    },
    /// Over which share of a weight among its siblings the order of a few economies holds.
    Order {
        /// Plan: weights, answers, own values.
        plan: Box<Plan>,
        /// Framework id.
        framework: String,
        /// View.
        view: View,
        /// The base options stand first in each list; what else it holds is not read.
        variation: Variation,
        /// Economies.
        set: Vec<Iso3>,
        /// Nodes whose weights are asked for; unknown ones and the root are left out.
        nodes: Vec<String>,
    },
    /// Every candidate of the plan's region.
    Candidates(Box<Plan>),
    /// The programme of the plan.
    Problem(Box<Plan>),
    /// A feasible portfolio at once, not optimised.
    Heuristic(Box<Problem>),
    /// The text and options that go to a solver.
    Prepare {
        /// Problem.
        problem: Box<Problem>,
        /// Options.
        options: Options,
        /// A feasible choice to start from; empty for none.
        warm: Vec<Choice>,
    },
    /// The outcome of a solver's columns: payments to the cent, objective, checked.
    Settle {
        /// Problem.
        problem: Box<Problem>,
        /// What the solver returned: columns by name, those that are not named are 0.
        columns: BTreeMap<String, f64>,
        /// Solver name and version.
        solver: String,
        /// Settings in words.
        settings: String,
        /// Proven bound.
        bound: Option<f64>,
    },
    /// Why an economy scores as it does: reliability, tier, strengths, gaps, constraint, peers,
    /// equity, published indices, lens, survey. In the plan's framework, outcomes only.
    Profile {
        /// Plan.
        plan: Box<Plan>,
        /// Economy.
        economy: Iso3,
    },
    /// Whether the parts of an index belong together.
    Coherence {
        /// Plan: weights, answers, own values.
        plan: Box<Plan>,
        /// Framework id.
        framework: String,
        /// View.
        view: View,
    },
    /// Why scores and ranks changed between two editions of method and data: method, revision, real.
    Change {
        /// Plan: weights, recipes, answers, own values.
        plan: Box<Plan>,
        /// View.
        view: View,
        /// Before.
        before: Edition,
        /// After.
        after: Edition,
        /// Values of [`Release::File`]; read by no other.
        #[serde(default)]
        file: Vec<FileValue>,
    },
    /// The tier of every economy of the atlas, with its evidence.
    Tiers {
        /// Plan: tier rules, answers, own values.
        plan: Box<Plan>,
    },
    /// Through whom the indicators of an economy move in a year, and what that means for its tier.
    Chain {
        /// Plan, with its portfolio accepted.
        plan: Box<Plan>,
        /// Economy.
        economy: Iso3,
        /// Year.
        year: i16,
        /// Indicators and milestones in that year without the portfolio, for the tier.
        without: Vec<Target>,
        /// With it.
        with: Vec<Target>,
    },
    /// The heuristic's portfolio under scaled envelopes, and what it would change: 500 draws while a
    /// slider is dragged, 2,000 on release.
    Trial {
        /// Plan; what it has accepted is not read.
        plan: Box<Plan>,
        /// Whose envelopes are scaled; `None` for everybody's.
        funder: Option<String>,
        /// Factor, 0 to 100.
        factor: f64,
        /// Draws.
        draws: u32,
        /// Seed.
        seed: u64,
    },
    /// The tier along two futures, year by year.
    TierYears {
        /// Plan: tier rules, answers, own values.
        plan: Box<Plan>,
        /// Indicators and milestones whose values are handed in.
        indicators: Vec<String>,
        /// Years of economies.
        asked: Vec<TierAsk>,
    },
    /// Target values for one economy: score, rank, interval, tier before and after, and the least
    /// change to the next tier with the projects that move its indicators.
    WhatIf {
        /// Plan.
        plan: Box<Plan>,
        /// Economy.
        economy: Iso3,
        /// View of score and rank; the tier is always of outcomes and answers.
        view: View,
        /// Targets; empty asks for the least change only.
        targets: Vec<Target>,
        /// Draws of the intervals.
        draws: u32,
        /// Seed.
        seed: u64,
    },
    /// One step of a study of a programme ([`portfolio::study`]): takes the solver's answer to the
    /// step before, gives the next request and what is known so far.
    Study(Box<StudyStep>),
    /// What allocation formulas read of every economy, and what its next tier asks of the programme.
    Allocation {
        /// Plan.
        plan: Box<Plan>,
        /// Its programme.
        problem: Box<Problem>,
    },
    /// The portfolio of a choice that a study found: paid to the cent and checked, nothing proven.
    Adopt {
        /// Problem.
        problem: Box<Problem>,
        /// Choice.
        chosen: Vec<Choice>,
    },
    /// Projects ranked on criteria beside a choice.
    Score {
        /// Problem.
        problem: Box<Problem>,
        /// Weights in the order of [`portfolio::scoring::CRITERIA`]; empty for equal ones.
        weights: Vec<f64>,
        /// The choice.
        chosen: Vec<Choice>,
    },
    /// The plan's catalogue: every archetype with its default and its faults, what nothing moves, three
    /// worked examples.
    Catalogue(Box<Plan>),
    /// What each project needs and whether it can start in an economy.
    Dependencies {
        /// Plan.
        plan: Box<Plan>,
        /// Economy.
        economy: Iso3,
    },
    /// The do-no-harm screen: every archetype in every economy of the region.
    Safeguards(Box<Plan>),
    /// The hindcasts of one economy and indicator at the published origins, and what came.
    Hindcasts {
        /// Economy.
        economy: Iso3,
        /// Indicator of the pack.
        indicator: String,
    },
    /// Who pays what when, for the accepted portfolio.
    Money(Box<Plan>),
    /// How sure the accepted portfolio's impact is: chance of targets and tiers, CVaR, people, cost
    /// per outcome.
    Risk {
        /// Plan.
        plan: Box<Plan>,
        /// Targets to judge.
        targets: Vec<crate::risk::Target>,
        /// Draws.
        draws: u32,
        /// Seed.
        seed: u64,
    },
    /// Two plans' accepted portfolios under the same draws, on A's framework, years and weights.
    Pair {
        /// A.
        a: Box<Plan>,
        /// B.
        b: Box<Plan>,
        /// Draws.
        draws: u32,
        /// Seed.
        seed: u64,
    },
    /// One group of what is not known at a time at its ends.
    Tornado {
        /// Plan.
        plan: Box<Plan>,
        /// Also choose again at each end, by the heuristic.
        again: bool,
        /// Draws of each end (200 serve).
        draws: u32,
        /// Seed.
        seed: u64,
    },
    /// Sobol indices of twelve groups of what is not known, for the accepted portfolio's gain.
    Drivers {
        /// Plan.
        plan: Box<Plan>,
        /// Rows of the design, a power of two (256 serve); 14 times as many gains are computed.
        rows: u32,
        /// Bootstrap resamples.
        bootstrap: u32,
        /// Seed.
        seed: u64,
    },
    /// Which study would change the decision: expected value of partial perfect information.
    Information {
        /// Plan.
        plan: Box<Plan>,
        /// States of what a study would settle (32 serve).
        outer: u32,
        /// States of the rest for each (32 serve).
        inner: u32,
        /// Seed.
        seed: u64,
    },
    /// The ledger counted: what commitments leave of envelopes, who funds what, plan against actual, who
    /// pays after the end; with the accepted portfolio where there is one.
    Ledger(Box<Plan>),
    /// Who pays for the accepted portfolio so that projects have few funders.
    Assign {
        /// Plan.
        plan: Box<Plan>,
        /// What is asked.
        terms: ledger::assign::Terms,
    },
    /// Projected indicators, score, rank with and without the accepted portfolio.
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
    /// Outcome indicators with no value.
    pub missing: u16,
}

/// The money of the accepted portfolio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Money {
    /// The report.
    pub report: MoneyReport,
    /// The plan has changed since the portfolio was found: its rules may no longer hold.
    pub stale: bool,
    /// Chosen projects that are no candidates any more.
    pub gone: Vec<String>,
}

/// The projection of the accepted portfolio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Impact {
    /// Rows, and doses that move nothing.
    pub projection: Projection,
    /// Chosen projects that are no candidates any more.
    pub gone: Vec<String>,
    /// Chosen projects that cannot start, because a prerequisite is neither there nor completed by
    /// another chosen project: they have no effect.
    pub blocked: Vec<Blocked>,
    /// How each indicator's path without the portfolio is drawn forward, and what that method was
    /// tested against; in the framework's order.
    pub baselines: Vec<(String, foresight::baseline::Choice)>,
}

/// What a job returns.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// See [`Job::Ranks`].
    Ranks(Vec<RankInterval>),
    /// See [`Job::Uncertainty`].
    Uncertainty(Box<RankUncertainty>),
    /// See [`Job::Rows`].
    Rows(Box<readiness::uncertainty::Uncertainty>),
    /// See [`Job::Sensitivity`].
    Sensitivity(Box<Sensitivity>),
    /// See [`Job::Stability`].
    Stability(Box<Stability>),
    /// See [`Job::Comparison`].
    Comparison(Box<Comparison>),
    /// See [`Job::Order`].
    Order(Box<OrderHolds>),
    /// See [`Job::Candidates`].
    Candidates(Box<CandidateSet>),
    /// See [`Job::Problem`].
    Problem(Box<Problem>),
    /// See [`Job::Prepare`].
    Request(Box<Request>),
    /// See [`Job::Heuristic`] and [`Job::Settle`].
    Outcome(Box<Outcome>),
    /// See [`Job::Study`].
    Studied(Box<Studied>),
    /// See [`Job::Allocation`].
    Allocation(Box<Allocation>),
    /// See [`Job::Score`].
    Scoring(Box<portfolio::scoring::Scoring>),
    /// See [`Job::Catalogue`].
    Catalogue(Box<CatalogueView>),
    /// See [`Job::Dependencies`].
    Dependencies(Box<Dependencies>),
    /// See [`Job::Safeguards`].
    Safeguards(Vec<Screened>),
    /// See [`Job::Money`].
    Money(Box<Money>),
    /// See [`Job::Ledger`].
    Ledger(Box<crate::books::LedgerReport>),
    /// See [`Job::Assign`].
    Assigned(Box<crate::books::Assignment>),
    /// See [`Job::Project`].
    Impact(Box<Impact>),
    /// See [`Job::Profile`].
    Profile(Box<Profile>),
    /// See [`Job::Coherence`].
    Coherence(Box<Coherence>),
    /// See [`Job::Change`].
    Changed(Box<Changed>),
    /// See [`Job::Chain`].
    Chain(Box<Chain>),
    /// See [`Job::Trial`].
    Trial(Box<Trial>),
    /// See [`Job::TierYears`].
    TierYears(Vec<TierYear>),
    /// See [`Job::Tiers`].
    Tiers(Vec<EconomyTier>),
    /// See [`Job::Hindcasts`].
    Hindcasts(Box<Hindcasts>),
    /// See [`Job::WhatIf`].
    WhatIf(Box<WhatIf>),
    /// See [`Job::Risk`].
    Risk(Box<PlanRisk>),
    /// See [`Job::Pair`].
    Pair(Box<PlanPair>),
    /// See [`Job::Tornado`].
    Tornado(Box<Tornado>),
    /// See [`Job::Drivers`].
    Drivers(Box<Drivers>),
    /// See [`Job::Information`].
    Information(Box<Information>),
    /// The caller's progress callback said stop.
    Stopped,
    /// The job could not be done: a message key and a technical detail.
    Refused {
        /// Message key.
        key: String,
        /// Technical detail in English.
        detail: String,
    },
}

/// Does a job. `progress` gets a share between 0 and 1 and returns false to stop.
///
/// ```
/// use engine::{Job, Reply, World};
/// let world = World::load().unwrap();
/// let plan = engine::example(world).unwrap();
/// let Reply::Problem(problem) = engine::run(world, &Job::Problem(Box::new(plan)), &mut |_| true) else {
///     panic!("the example has a programme");
/// };
/// assert!(problem.projects.len() <= 150);
/// ```
pub fn run(world: &World, job: &Job, progress: &mut dyn FnMut(f64) -> bool) -> Reply {
    match crate::work::answer(world, job, progress) {
        Ok(reply) => reply,
        Err(Refusal { key, detail }) => Reply::Refused {
            key: key.to_owned(),
            detail,
        },
    }
}
