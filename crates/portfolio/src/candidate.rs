//! A candidate project: a sized archetype with its cost, requirements and the reasons for both.

use atlas::Iso3;
use foresight::SizedProject;
use ledger::{Cents, Prong};
use serde::{Deserialize, Serialize};

/// Low, mid and high cost. Capital, whole project, before co-finance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostRange {
    /// Low.
    pub low: Cents,
    /// Mid: the one that is budgeted.
    pub mid: Cents,
    /// High.
    pub high: Cents,
}

/// What is known about a requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Verdict {
    /// Decided by a pack field, geography or an answer: holds.
    Met,
    /// Decided: does not hold.
    Unmet,
    /// No field can decide: the first open question, as `foresight::rules::Unknown` writes it. A
    /// question's id (`three_isps`), a milestone (`milestone_csirt`), or `missing:` and the pack field
    /// that has no value. Shown *not verified*.
    NotVerified(String),
}

/// A prerequisite clause or an eligibility rule, evaluated for one candidate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    /// The economy it was evaluated for; a shared project repeats each rule for each of its economies.
    pub economy: Iso3,
    /// The expression as the catalogue writes it.
    pub rule: String,
    /// Verdict on the baseline (without other projects).
    pub verdict: Verdict,
    /// Candidate ids whose completion would also meet it.
    pub by_projects: Vec<String>,
    /// The values that decided, for display: field, value, year.
    pub evidence: Vec<(String, f64, i16)>,
}

/// A reason shown beside a candidate: a message key with its numbers and names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Message key, for example `reason-far-from-cloud`.
    pub key: String,
    /// Named numbers (unit is part of the message).
    pub numbers: Vec<(String, f64)>,
    /// Named words that are not translated (names of towns, cloud regions, ISO3 codes).
    pub words: Vec<(String, String)>,
}

/// A candidate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The sized project; `sized.id` is the candidate's id.
    pub sized: SizedProject,
    /// Declared group of its archetype.
    pub prong: Prong,
    /// Theme of its archetype.
    pub theme: String,
    /// One-per-group: the scale variants of one archetype in one economy (or one shared set).
    pub group: String,
    /// Capital cost.
    pub cost: CostRange,
    /// Mid capital cost by year after the start; sums to `cost.mid` exactly.
    pub yearly: Vec<Cents>,
    /// Recurrent cost a year after completion (mid).
    pub recurrent: Cents,
    /// Eligibility rules.
    pub eligibility: Vec<Requirement>,
    /// Prerequisite clauses.
    pub prerequisites: Vec<Requirement>,
    /// Sizing, geography and cost reasons.
    pub reasons: Vec<Reason>,
}

impl Candidate {
    /// Economies it works in.
    pub fn economies(&self) -> impl Iterator<Item = Iso3> + '_ {
        self.sized.split.iter().map(|(e, _)| *e)
    }
}
