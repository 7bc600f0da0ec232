//! The accepted portfolio on its ground: context, candidates, gates.

use std::collections::BTreeMap;

use atlas::Iso3;
use foresight::gate::{Clause, Gated, blocked};
use foresight::projection::Chosen;
use foresight::projection::Context;
use foresight::risk::{Gains, Group};
use ledger::Cents;
use plan::Plan;
use portfolio::candidates::Generated;
use portfolio::{Candidate, Choice, Verdict};

use super::Blocked;
use crate::World;
use crate::basis::{Basis, Refusal};
use crate::programme::{self, delay};

/// What every job on a portfolio needs.
pub(crate) struct Ground<'w> {
    pub basis: Basis<'w>,
    pub generated: Generated,
}

/// The projects of a choice that exist and may start.
pub(crate) struct Selected<'g> {
    pub projects: Vec<Chosen<'g>>,
    pub candidates: Vec<&'g Candidate>,
    pub gone: Vec<String>,
    pub blocked: Vec<Blocked>,
}

impl<'w> Ground<'w> {
    /// For a plan.
    pub fn new(world: &'w World, plan: &Plan) -> Result<Self, Refusal> {
        let basis = Basis::new(world, plan)?;
        let generated = programme::generated(&basis, plan)?;
        Ok(Self { basis, generated })
    }

    /// A choice among the candidates.
    pub fn select(&self, plan: &Plan, choices: &[Choice]) -> Selected<'_> {
        let mut by_id: BTreeMap<&str, &Candidate> = BTreeMap::new();
        for c in &self.generated.candidates {
            by_id.insert(c.sized.id.as_str(), c);
        }
        let found: Vec<(&Candidate, &Choice)> = choices
            .iter()
            .filter_map(|c| Some((*by_id.get(c.project.as_str())?, c)))
            .collect();
        let there = |c: &&Choice| !by_id.contains_key(c.project.as_str());
        let gone = choices.iter().filter(there).map(|c| c.project.clone()).collect();
        let gated: Vec<Gated<'_>> = found
            .iter()
            .map(|(candidate, choice)| Gated {
                id: &candidate.sized.id,
                start: choice.start,
                duration: late(candidate, plan),
                clauses: candidate
                    .prerequisites
                    .iter()
                    .map(|r| Clause {
                        met: r.verdict != Verdict::Unmet,
                        any_of: &r.by_projects,
                    })
                    .collect(),
            })
            .collect();
        let shut = blocked(&gated);
        let mut out = Selected {
            projects: Vec::new(),
            candidates: Vec::new(),
            gone,
            blocked: Vec::new(),
        };
        for ((candidate, choice), shut) in found.iter().zip(shut) {
            match shut.and_then(|at| candidate.prerequisites.get(at)) {
                Some(rule) => out.blocked.push(Blocked {
                    project: candidate.sized.id.clone(),
                    economy: rule.economy,
                    rule: rule.rule.clone(),
                    by: rule.by_projects.clone(),
                }),
                None => {
                    out.candidates.push(candidate);
                    out.projects.push(Chosen {
                        project: &candidate.sized,
                        // A delay moves completion and everything after it by whole years.
                        start: choice
                            .start
                            .saturating_add(i16::from(delay(plan, &candidate.sized.id))),
                    });
                }
            }
        }
        out
    }

    /// Economies of a plan with the weight the objective gives them.
    pub fn weights(&self, plan: &Plan, economies: &[Iso3]) -> Vec<(Iso3, f64)> {
        let weight = |e: &Iso3| (*e, programme::people(&self.basis, plan, *e));
        economies.iter().map(weight).collect()
    }
}

/// Years of work with the delay that is expected.
fn late(candidate: &Candidate, plan: &Plan) -> u8 {
    let timing = candidate.sized.timing;
    timing.duration.saturating_add(delay(plan, &candidate.sized.id))
}

impl<'g> Selected<'g> {
    /// What they gain.
    pub fn gains<'a>(
        &self,
        context: &'a Context<'a>,
        plan: &Plan,
        economies: &[(Iso3, f64)],
        seed: u64,
    ) -> Gains<'a>
    where
        'g: 'a,
    {
        let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
        for c in &self.candidates {
            groups.insert(c.sized.archetype.as_str(), Group::effect(c.prong));
        }
        let effects = |archetype: &str| groups.get(archetype).copied().unwrap_or(Group::EffectEnable);
        let view = plan.settings.view;
        Gains::new(context, &self.projects, economies, view, seed, &effects)
    }

    /// Capital, mid.
    pub fn cost(&self) -> Cents {
        self.candidates.iter().map(|c| c.cost.mid).sum()
    }
}
