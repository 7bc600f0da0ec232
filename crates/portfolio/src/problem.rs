//! The programme as data: the published schema of `problem.json` and `result.json`.

use atlas::Iso3;
use ledger::{BasisPoints, Cents, Funder, Pot, ProjectFacts, Prong, pots, share_of};
use serde::{Deserialize, Serialize};

use crate::committed::{Committed, by_year, open_money};
use crate::rules::Rules;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(n: &u8) -> bool {
    *n == 0
}

/// One prerequisite clause of a project: met by the baseline, or by any of these projects completed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// The baseline meets it.
    pub met: bool,
    /// Project ids, any of which meets it once completed.
    pub any_of: Vec<String>,
}

/// A project of the programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemProject {
    /// Id.
    pub id: String,
    /// Economies with the split, sums to 10,000.
    pub split: Vec<(Iso3, BasisPoints)>,
    /// Archetype.
    pub archetype: String,
    /// Declared group.
    pub prong: Prong,
    /// Theme.
    pub theme: String,
    /// Exclusivity group: at most one project of a group is chosen.
    pub group: String,
    /// Possible start years.
    pub starts: Vec<i16>,
    /// Years of work; completed at the end of `start + duration − 1`.
    pub duration: u8,
    /// Years by which the work is expected to end late: what waits for it waits longer; `phi` has it
    /// in already. Money is spent as planned.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub delay: u8,
    /// Cost per year after start, before co-finance.
    pub yearly: Vec<Cents>,
    /// Recurrent cost a year after completion; reported, not part of the programme's money.
    #[serde(default)]
    pub recurrent: Cents,
    /// Share of the cost that the partner pays itself.
    pub cofinance: BasisPoints,
    /// Clauses joined by AND.
    pub prerequisites: Vec<Clause>,
    /// Every economy of the split is a least developed country.
    pub ldc: bool,
    /// Dose D per economy and indicator at full effect: `(index into targets, dose)`.
    pub doses: Vec<(usize, f64)>,
    /// φ per entry of `starts`: the average of r over the horizon.
    pub phi: Vec<f64>,
}

impl ProblemProject {
    /// Economies of the split, in its order.
    pub fn economies(&self) -> Vec<Iso3> {
        self.split.iter().map(|(e, _)| *e).collect()
    }

    /// What the partner pays itself in year `k` after the start: its share, rounded down to the cent.
    pub fn partner(&self, k: usize) -> Cents {
        share_of(self.yearly.get(k).copied().unwrap_or_default(), self.cofinance)
    }

    /// What funders pay in year `k` after the start: the rest, to the cent.
    pub fn funded(&self, k: usize) -> Cents {
        self.yearly.get(k).copied().unwrap_or_default() - self.partner(k)
    }

    /// What funders pay over all years.
    pub fn funded_total(&self) -> Cents {
        (0..self.yearly.len()).map(|k| self.funded(k)).sum()
    }

    /// First year after the work of a start, delay included: what depends on this project can start
    /// then.
    pub fn completed(&self, start: i16) -> i16 {
        start
            .saturating_add(i16::from(self.duration))
            .saturating_add(i16::from(self.delay))
    }

    /// Whether funders' money with these scopes may pay for it.
    pub fn facts<'a>(&'a self, economies: &'a [Iso3]) -> ProjectFacts<'a> {
        ProjectFacts {
            economies,
            prong: self.prong,
            theme: &self.theme,
            ldc: self.ldc,
        }
    }
}

/// A concave piece of 1 − e^{−D}: slope, valid over a width of dose.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// Gain of 1 − e^{−D} per unit of dose.
    pub slope: f64,
    /// Width in dose.
    pub width: f64,
}

/// One economy × indicator that the objective values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Economy.
    pub economy: Iso3,
    /// Indicator or milestone.
    pub indicator: String,
    /// Weight: score points if the whole gap closed × population^exponent (normalised; see `objective`).
    pub weight: f64,
    /// Concave pieces, slopes falling.
    pub pieces: Vec<Piece>,
}

/// The programme of a plan, ready to solve. Field order is the file's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// `groundwork-problem`.
    pub format: String,
    /// 1.
    pub version: u32,
    /// What the objective is, in words.
    pub objective: String,
    /// Years in which money is spent, consecutive.
    pub years: Vec<i16>,
    /// Last year of the projection that φ averages over; 0 in a file that does not say.
    #[serde(default)]
    pub horizon: i16,
    /// Funders.
    pub funders: Vec<Funder>,
    /// Money that is promised elsewhere already: it comes off the envelopes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub committed: Vec<Committed>,
    /// Projects.
    pub projects: Vec<ProblemProject>,
    /// What the objective values.
    pub targets: Vec<Target>,
    /// Rules.
    pub rules: Rules,
}

impl Problem {
    /// Format name of `problem.json`.
    pub const FORMAT: &'static str = "groundwork-problem";
    /// Version this code reads and writes.
    pub const VERSION: u32 = 1;

    /// Every pot of the funders, with what is [committed](Problem::committed) taken off.
    pub fn pots(&self) -> Vec<Pot> {
        pots(&self.open_funders())
    }

    /// The funders with what is left of their envelopes (see [`crate::committed`]).
    pub fn open_funders(&self) -> Vec<Funder> {
        let mut funders = self.funders.clone();
        for funder in &mut funders {
            let taken = by_year(&self.committed, &funder.id, &self.years);
            funder.envelopes = open_money(&funder.envelopes, &taken, funder.carry_over).0;
        }
        funders
    }

    /// Whether the lists and dates let a project start in a year at all.
    pub fn may_start(&self, project: &ProblemProject, year: i16) -> bool {
        let late = |n: &crate::NotBefore| n.project != project.id || n.year <= year;
        !self.rules.never.contains(&project.id) && self.rules.not_before.iter().all(late)
    }

    /// The project of an id.
    pub fn project(&self, id: &str) -> Option<&ProblemProject> {
        self.projects.iter().find(|p| p.id == id)
    }
}

/// A project chosen with its start.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Choice {
    /// Project id.
    pub project: String,
    /// First year of work.
    pub start: i16,
}

/// A payment: which funder (and which of its pots) pays how much for which project in which year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Payment {
    /// Funder id.
    pub funder: String,
    /// Earmark id, empty for the free part of the envelope.
    pub earmark: String,
    /// Year.
    pub year: i16,
    /// Project id.
    pub project: String,
    /// Amount.
    pub amount: Cents,
}

/// The result of a solve or of the heuristic: `result.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// `groundwork-result`.
    pub format: String,
    /// 1.
    pub version: u32,
    /// Hash of the problem it answers.
    pub problem: String,
    /// `heuristic`, `highs …` or `microlp …` with version.
    pub solver: String,
    /// Settings in words, for example `mip_rel_gap=0.001`.
    pub settings: String,
    /// True only when a solver proved the gap below.
    pub optimised: bool,
    /// Objective, recomputed by us from the choice.
    pub objective: f64,
    /// Proven upper bound; absent for the heuristic.
    pub bound: Option<f64>,
    /// (bound − objective) / objective; absent without bound.
    pub gap: Option<f64>,
    /// Chosen projects, sorted by id.
    pub chosen: Vec<Choice>,
    /// Who pays what, sorted; sums to the cost of the chosen projects less co-finance, to the cent.
    pub payments: Vec<Payment>,
}

impl Outcome {
    /// Format name of `result.json`.
    pub const FORMAT: &'static str = "groundwork-result";
    /// Version this code reads and writes.
    pub const VERSION: u32 = 1;
}
