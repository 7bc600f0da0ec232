//! From candidates, weights and doses to a [`Problem`].
//!
//! The objective (model, section 5) is Σ over economies of people^γ × score points gained, where γ is
//! the population exponent and people are in millions. The score points of an indicator are its
//! effective weight × the distance of its normalised value from the value at K_eff; the share of that
//! distance that a portfolio closes is 1 − e^{−D}, entered as falling chords. Doses, φ and score
//! points come from outside as plain numbers, so that this crate needs no data pack.

use std::collections::BTreeMap;

use atlas::Iso3;
use ledger::{BasisPoints, Funder};

use super::pieces::pieces;
use crate::{Candidate, Clause, Committed, Problem, ProblemProject, Rules, Target, Verdict};

/// One economy × indicator with the score points of closing its whole gap.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetInput {
    /// Economy.
    pub economy: Iso3,
    /// Indicator or milestone id.
    pub indicator: String,
    /// Score points: effective weight × |norm(K_eff) − norm(y_base)|, on the index's 0–100 scale.
    pub points: f64,
    /// People in the economy.
    pub population: f64,
}

/// A candidate with what the programme needs beside it.
#[derive(Clone, Debug)]
pub struct ProjectInput<'a> {
    /// Candidate.
    pub candidate: &'a Candidate,
    /// Every economy of its split is a least developed country.
    pub ldc: bool,
    /// Years by which the work is expected to end late; `phi` has it in.
    pub delay: u8,
    /// Share of the cost that the partner pays itself.
    pub cofinance: BasisPoints,
    /// Possible starts, rising; see [`spending_starts`].
    pub starts: Vec<i16>,
    /// φ for each start: the average of r over the horizon (`foresight::effect::phi`).
    pub phi: Vec<f64>,
    /// Expected dose κ (delivery, absorption and additionality included) by economy and indicator.
    pub doses: Vec<(Iso3, String, f64)>,
}

/// The frame of a problem.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Years in which money is spent, consecutive.
    pub years: Vec<i16>,
    /// Last year of the projection.
    pub horizon: i16,
    /// Exponent γ of population.
    pub population_exponent: f64,
    /// Framework and view, in words, for the problem's `objective`.
    pub index: String,
    /// Funders.
    pub funders: Vec<Funder>,
    /// What funders have promised elsewhere.
    pub committed: Vec<Committed>,
    /// Rules.
    pub rules: Rules,
}

/// Start years that keep all spending of a candidate inside the years.
pub fn spending_starts(candidate: &Candidate, years: &[i16]) -> Vec<i16> {
    let paid = candidate.yearly.len().max(1);
    years
        .iter()
        .copied()
        .take((years.len() + 1).saturating_sub(paid))
        .collect()
}

/// Builds the problem. Candidates keep their order; targets are sorted by economy and indicator, and
/// only those that some project moves are kept. A requirement counts as met when it is met or *not
/// verified* (whose reduced effect is already in the doses); an unmet one keeps those of its
/// candidates that are in the programme. Rules that name projects outside the programme keep the name
/// only where [`crate::diagnose()`] should report it.
pub fn assemble(setting: Setting, targets: &[TargetInput], projects: &[ProjectInput<'_>]) -> Problem {
    let wanted: BTreeMap<(Iso3, &str), &TargetInput> = targets
        .iter()
        .map(|t| ((t.economy, t.indicator.as_str()), t))
        .collect();
    // Reach by target: at most one project of a group, at its best start.
    let mut reach: BTreeMap<(Iso3, &str), BTreeMap<&str, f64>> = BTreeMap::new();
    for p in projects {
        let phi = p.phi.iter().copied().fold(0.0, f64::max);
        for (economy, indicator, dose) in p.doses.iter().filter(|(_, _, d)| d.is_finite() && *d > 0.0) {
            let key = (*economy, indicator.as_str());
            if wanted.get(&key).is_some_and(|t| t.points > 0.0) && phi > 0.0 {
                let most = reach
                    .entry(key)
                    .or_default()
                    .entry(&p.candidate.group)
                    .or_insert(0.0);
                *most = most.max(dose * phi);
            }
        }
    }
    let mut position: BTreeMap<(Iso3, &str), usize> = BTreeMap::new();
    let mut all = Vec::with_capacity(reach.len());
    for (key, by_group) in &reach {
        let Some(target) = wanted.get(key) else { continue };
        let people = libm::pow((target.population / 1e6).max(0.0), setting.population_exponent);
        position.insert(*key, all.len());
        all.push(Target {
            economy: target.economy,
            indicator: target.indicator.clone(),
            weight: target.points * people,
            pieces: pieces(by_group.values().sum()),
        });
    }
    let ids: Vec<&str> = projects.iter().map(|p| p.candidate.sized.id.as_str()).collect();
    Problem {
        format: Problem::FORMAT.into(),
        version: Problem::VERSION,
        objective: format!(
            "sum over economies of (population in millions)^{} x score points gained ({}), averaged over the years to {}; \
             saturation 1 - exp(-dose) by chords",
            setting.population_exponent, setting.index, setting.horizon
        ),
        years: setting.years,
        horizon: setting.horizon,
        funders: setting.funders,
        committed: setting.committed,
        projects: projects.iter().map(|p| project(p, &ids, &position)).collect(),
        targets: all,
        rules: setting.rules,
    }
}

fn project(
    input: &ProjectInput<'_>,
    ids: &[&str],
    position: &BTreeMap<(Iso3, &str), usize>,
) -> ProblemProject {
    let candidate = input.candidate;
    let mut doses: BTreeMap<usize, f64> = BTreeMap::new();
    for (economy, indicator, dose) in input.doses.iter().filter(|(_, _, d)| d.is_finite() && *d > 0.0) {
        if let Some(t) = position.get(&(*economy, indicator.as_str())) {
            *doses.entry(*t).or_insert(0.0) += dose;
        }
    }
    ProblemProject {
        id: candidate.sized.id.clone(),
        split: candidate.sized.split.clone(),
        archetype: candidate.sized.archetype.clone(),
        prong: candidate.prong,
        theme: candidate.theme.clone(),
        group: candidate.group.clone(),
        starts: input.starts.clone(),
        duration: candidate.sized.timing.duration.max(1),
        delay: input.delay,
        yearly: candidate.yearly.clone(),
        recurrent: candidate.recurrent,
        cofinance: input.cofinance,
        prerequisites: candidate
            .prerequisites
            .iter()
            .map(|r| Clause {
                met: r.verdict != Verdict::Unmet,
                any_of: r
                    .by_projects
                    .iter()
                    .filter(|id| ids.contains(&id.as_str()))
                    .cloned()
                    .collect(),
            })
            .collect(),
        ldc: input.ldc,
        doses: doses.into_iter().collect(),
        phi: input.phi.clone(),
    }
}
