//! One archetype in one economy: eligible, how large, what it presupposes.

use std::collections::BTreeMap;

use atlas::Iso3;
use foresight::rules::{Evidence, Truth, Unknown, number, truth};
use foresight::sizing::{Compiled, CostFactor, Units, cost_factor, units};

use super::economy::{EconomyContext, WithProject};
use super::{Excluded, Why};
use crate::{Candidate, Requirement, Verdict};

/// A clause evaluated on the baseline.
pub(super) struct Clause<'a> {
    /// The expression.
    pub(super) rule: &'a str,
    /// Without other projects.
    pub(super) verdict: Verdict,
    /// What decided.
    pub(super) evidence: Vec<Evidence>,
    /// Archetypes any one of which, completed there, would meet it.
    pub(super) providers: Vec<String>,
}

/// An eligible archetype in an economy.
pub(super) struct Assessed<'a> {
    /// The economy.
    pub(super) context: &'a EconomyContext<'a>,
    /// Eligibility rules, none unmet.
    pub(super) eligibility: Vec<Clause<'a>>,
    /// Prerequisite clauses.
    pub(super) prerequisites: Vec<Clause<'a>>,
    /// Sizes.
    pub(super) units: Units,
    /// κ_c.
    pub(super) factor: CostFactor,
}

impl<'a> Assessed<'a> {
    /// The first clause that does not hold and that no present provider could meet.
    pub(super) fn blocked(&self, present: impl Fn(&str) -> bool) -> Option<&Clause<'a>> {
        self.prerequisites
            .iter()
            .find(|c| c.verdict == Verdict::Unmet && !c.providers.iter().any(|p| present(p)))
    }
}

/// Evaluates an archetype in an economy.
pub(super) fn assess<'a>(
    compiled: &'a Compiled<'_>,
    context: &'a EconomyContext<'a>,
) -> Result<Assessed<'a>, Box<Excluded>> {
    let out = |why, rule: &str, evidence, open: Vec<Unknown>| {
        Box::new(Excluded {
            archetype: compiled.archetype.id.clone(),
            economy: context.iso3(),
            why,
            rule: rule.to_owned(),
            evidence,
            open: open.iter().map(Unknown::to_string).collect(),
        })
    };
    let mut eligibility = Vec::new();
    for (rule, tree) in &compiled.eligible_when {
        let answer = truth(tree, context);
        let Some(verdict) = open_or_met(answer.value, &answer.open) else {
            return Err(out(Why::NotEligible, rule, answer.evidence, Vec::new()));
        };
        eligibility.push(Clause {
            rule,
            verdict,
            evidence: answer.evidence,
            providers: Vec::new(),
        });
    }
    let sizing = compiled.archetype.sizing.as_str();
    let need = number(&compiled.sizing, context);
    let Some(value) = need.value else {
        return Err(out(Why::NoSize, sizing, need.evidence, need.open));
    };
    let Some(units) = units(compiled.archetype, value) else {
        let why = Why::BelowFloor {
            need: value,
            floor: compiled.archetype.floor_units,
        };
        return Err(out(why, sizing, need.evidence, Vec::new()));
    };
    let mut prerequisites = Vec::new();
    for (rule, tree) in &compiled.prerequisites {
        let answer = truth(tree, context);
        let verdict = open_or_met(answer.value, &answer.open).unwrap_or(Verdict::Unmet);
        let meets = |archetype: &String| {
            let with = WithProject {
                base: context,
                archetype,
            };
            truth(tree, &with).value == Truth::True
        };
        let providers = match verdict {
            Verdict::Met => Vec::new(),
            _ => tree.references().projects.into_iter().filter(meets).collect(),
        };
        prerequisites.push(Clause {
            rule,
            verdict,
            evidence: answer.evidence,
            providers,
        });
    }
    Ok(Assessed {
        context,
        eligibility,
        prerequisites,
        units,
        factor: cost_factor(compiled.archetype.cost_basis, &context.site()),
    })
}

/// The verdict of a truth; `None` where it is false.
fn open_or_met(value: Truth, open: &[Unknown]) -> Option<Verdict> {
    match value {
        Truth::True => Some(Verdict::Met),
        Truth::False => None,
        Truth::Unknown => Some(Verdict::NotVerified(
            open.first().map(Unknown::to_string).unwrap_or_default(),
        )),
    }
}

impl Clause<'_> {
    /// As a requirement of a candidate, without providers' ids yet.
    pub(super) fn requirement(&self, economy: Iso3) -> Requirement {
        Requirement {
            economy,
            rule: self.rule.to_owned(),
            verdict: self.verdict.clone(),
            by_projects: Vec::new(),
            evidence: self
                .evidence
                .iter()
                .map(|e| (e.field.clone(), e.value, e.year))
                .collect(),
        }
    }
}

/// Fills in which candidates would meet each clause that the baseline does not.
pub(super) fn providers(
    compiled: &[Compiled<'_>],
    assessed: &[BTreeMap<Iso3, Assessed<'_>>],
    candidates: &mut [Candidate],
) {
    let mut by: BTreeMap<(String, Iso3), Vec<String>> = BTreeMap::new();
    for candidate in candidates.iter() {
        for economy in candidate.economies() {
            let key = (candidate.sized.archetype.clone(), economy);
            by.entry(key).or_default().push(candidate.sized.id.clone());
        }
    }
    let places: BTreeMap<&str, &BTreeMap<Iso3, Assessed<'_>>> = compiled
        .iter()
        .zip(assessed)
        .map(|(c, here)| (c.archetype.id.as_str(), here))
        .collect();
    for candidate in candidates.iter_mut() {
        let Some(here) = places.get(candidate.sized.archetype.as_str()) else {
            continue;
        };
        for requirement in &mut candidate.prerequisites {
            let clause = here
                .get(&requirement.economy)
                .and_then(|a| a.prerequisites.iter().find(|c| c.rule == requirement.rule));
            for provider in clause.map_or(&[][..], |c| c.providers.as_slice()) {
                if let Some(ids) = by.get(&(provider.clone(), requirement.economy)) {
                    requirement.by_projects.extend(ids.iter().cloned());
                }
            }
        }
    }
}
