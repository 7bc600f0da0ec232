//! The do-no-harm screen of a plan: every archetype in every economy of the region.
//!
//! It reads the pack, the plan's own values and answers, and the plan's thresholds. It flags; what was
//! agreed against a flag stands beside it. Nothing is dropped.

use atlas::Iso3;
use foresight::Harm;
use foresight::safeguards::{Flag, Severity, screen};
use plan::Plan;
use portfolio::candidates::EconomyContext;
use serde::{Deserialize, Serialize};

use crate::World;
use crate::programme::with_input;

/// A flag with what was agreed against it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Screened {
    /// Archetype.
    pub archetype: String,
    /// Economy.
    pub economy: Iso3,
    /// The flag.
    pub flag: Flag,
    /// The mitigation agreed, in the user's words.
    pub agreed: Option<String>,
}

/// See [`crate::Job::Safeguards`]: sorted by archetype in the catalogue's order, economy, harm.
pub fn safeguards(world: &World, plan: &Plan) -> Vec<Screened> {
    screened_in(world, plan, &plan.region.economies)
}

/// As [`safeguards`], in some economies.
pub fn screened_in(world: &World, plan: &Plan, economies: &[Iso3]) -> Vec<Screened> {
    let thresholds = plan.thresholds();
    with_input(world, plan, economies, |input| {
        let contexts: Vec<EconomyContext<'_>> = economies
            .iter()
            .filter_map(|e| Some(EconomyContext::new(input, world.atlas.get(*e)?)))
            .collect();
        let mut out = Vec::new();
        for archetype in input.catalogue.archetypes.iter().filter(|a| !a.harms.is_empty()) {
            for context in &contexts {
                for flag in screen(&archetype.harms, context, &thresholds) {
                    let economy = context.iso3();
                    let agreed = plan.mitigation(&archetype.id, economy, flag.harm);
                    out.push(Screened {
                        archetype: archetype.id.clone(),
                        economy,
                        agreed: agreed.map(|m| m.note.clone()),
                        flag,
                    });
                }
            }
        }
        out
    })
}

/// Flags of one project: its archetype in each of its economies.
pub fn of_project<'a>(
    all: &'a [Screened],
    archetype: &'a str,
    economies: &'a [Iso3],
) -> impl Iterator<Item = &'a Screened> {
    all.iter()
        .filter(move |s| s.archetype == archetype && economies.contains(&s.economy))
}

/// A project's flags in one cell of an export, in codes: `surveillance (serious agreed) KEN`.
pub fn in_codes<'a>(flags: impl Iterator<Item = &'a Screened>) -> String {
    let of = |s: &Screened| {
        let severity = match s.flag.severity {
            Severity::Serious => "serious",
            Severity::Watch => "watch",
        };
        let agreed = if s.agreed.is_some() { " agreed" } else { "" };
        format!("{} ({severity}{agreed}) {}", s.flag.harm.as_str(), s.economy)
    };
    flags.map(of).collect::<Vec<_>>().join("; ")
}

/// The harms of a set of flags, each once with its most severe grade and whether every flag of it was
/// answered by a mitigation.
pub fn summary<'a>(flags: impl Iterator<Item = &'a Screened>) -> Vec<(Harm, Severity, bool)> {
    let mut out: Vec<(Harm, Severity, bool)> = Vec::new();
    for s in flags {
        match out.iter_mut().find(|(harm, ..)| *harm == s.flag.harm) {
            Some((_, severity, agreed)) => {
                *severity = (*severity).max(s.flag.severity);
                *agreed = *agreed && s.agreed.is_some();
            }
            None => out.push((s.flag.harm, s.flag.severity, s.agreed.is_some())),
        }
    }
    out.sort_by_key(|(harm, ..)| *harm);
    out
}
