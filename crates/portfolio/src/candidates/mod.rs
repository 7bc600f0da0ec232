//! Every candidate of a region: eligible archetypes in ODA-eligible economies, sized, priced and explained.
//!
//! What: [`generate`] and [`shortlist`]. Why: one deterministic function from data, geography and the user's
//! answers to projects, so that a moved cloud region or one more answer changes exactly what it should. A
//! rule that nothing decides leaves its candidate in, marked *not verified*; what is left out is listed with
//! the rule and the values that decided it. Left out: which of them to choose.

mod assess;
mod build;
mod economy;
mod place;
mod reasons;
mod sets;
mod shortlist;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use atlas::{Atlas, Iso3};
use foresight::sizing::{Compiled, NotAnExpression};
use foresight::{Catalogue, rules::Evidence};
use indicators::Cell;
use serde::{Deserialize, Serialize};

use crate::Candidate;
use assess::{Assessed, assess};
pub use economy::EconomyContext;
pub use place::{CloudLink, Surroundings, surroundings};
pub use reasons::REASON_KEYS;
pub use sets::{ISLAND_REACH_KM, MOST_LANDINGS_TOGETHER, MOST_TOGETHER};
pub use shortlist::{LeftOut, Shortlist, shortlist, shortlist_with};

/// Factor on the effect for each prerequisite clause that is only *not verified*. **Assumption**: one chance
/// in seven that an unchecked condition does not hold and spoils the project. An eligibility rule that is not
/// verified is shown as such and takes nothing off: where there is no need, the gap to close is small by itself.
pub const UNVERIFIED_FACTOR: f64 = 0.85;

/// What candidates are made from.
#[derive(Clone, Copy)]
pub struct GenerateInput<'a> {
    /// Economies with their groups.
    pub atlas: &'a Atlas,
    /// What geography knows about each economy.
    pub places: &'a BTreeMap<Iso3, Surroundings>,
    /// The value of an indicator in an economy at the base year: the pack's latest inside the window, or
    /// the user's own value where the plan prefers it. Must give the same answer each time.
    pub value: &'a dyn Fn(&str, Iso3) -> Cell,
    /// Intervention catalogue.
    pub catalogue: &'a Catalogue,
    /// The region.
    pub economies: &'a [Iso3],
    /// Answers to milestones: economy and `milestone_csirt` to 0, 0.5 or 1.
    pub answers: &'a BTreeMap<(Iso3, String), f64>,
    /// Answers to questions: economy and question id to yes or no.
    pub facts: &'a BTreeMap<(Iso3, String), bool>,
    /// Year that answers, flags and distances are stated for.
    pub base_year: i16,
    /// Share of maintenance that is paid after completion, 0..1.
    pub maintained: f64,
}

/// Why an archetype is no candidate in an economy.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Why {
    /// The economy is not on the list of recipients of development assistance.
    NotOdaEligible,
    /// An eligibility rule does not hold.
    NotEligible,
    /// A field that the size needs has no value.
    NoSize,
    /// The need is below the floor, both in units.
    BelowFloor {
        /// Units that would meet the need.
        need: f64,
        /// Fewest units that make sense.
        floor: f64,
    },
    /// A prerequisite does not hold and no candidate of the economy could meet it.
    PrerequisiteOutOfReach,
}

/// An archetype left out in an economy, with the rule and the values that decided it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Excluded {
    /// Archetype id; empty where the economy as a whole is out.
    pub archetype: String,
    /// Economy.
    pub economy: Iso3,
    /// Why.
    pub why: Why,
    /// The expression that decided.
    pub rule: String,
    /// The values that decided.
    pub evidence: Vec<Evidence>,
    /// Fields without a value, where that is the reason.
    pub open: Vec<String>,
}

/// Candidates and what is left out, both in a fixed order (archetype, then economy, then scale).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Generated {
    /// Candidates.
    pub candidates: Vec<Candidate>,
    /// Left out.
    pub excluded: Vec<Excluded>,
}

/// Every candidate of the region.
///
/// A shared archetype (submarine cable, GPU cluster, fellowships, regional cloud access) joins up to
/// [`MOST_TOGETHER`] neighbouring economies in one project with a split; an economy without a partner gets
/// it alone. For submarine cables each partner may also land alone, in the same one-per-group group.
///
/// # Errors
/// [`NotAnExpression`] for a catalogue whose rules do not parse.
pub fn generate(input: &GenerateInput<'_>) -> Result<Generated, NotAnExpression> {
    let compiled: Vec<Compiled<'_>> = input
        .catalogue
        .archetypes
        .iter()
        .map(Compiled::new)
        .collect::<Result<_, _>>()?;
    let mut excluded = Vec::new();
    let mut contexts = Vec::new();
    for iso3 in input.economies.iter().copied().collect::<BTreeSet<_>>() {
        match input.atlas.get(iso3) {
            Some(economy) if economy.oda => contexts.push(EconomyContext::new(input, economy)),
            _ => excluded.push(not_oda(input, iso3)),
        }
    }
    let mut assessed: Vec<BTreeMap<Iso3, Assessed<'_>>> = Vec::new();
    for archetype in &compiled {
        let mut here = BTreeMap::new();
        for context in &contexts {
            match assess(archetype, context) {
                Ok(found) => {
                    here.insert(context.iso3(), found);
                }
                Err(out) => excluded.push(*out),
            }
        }
        assessed.push(here);
    }
    out_of_reach(&compiled, &mut assessed, &mut excluded);
    let drafts: Vec<Vec<sets::Set>> = compiled
        .iter()
        .zip(&assessed)
        .map(|(archetype, here)| sets::sets(archetype.archetype, here, input))
        .collect();
    let mut candidates = Vec::new();
    for ((archetype, here), sets) in compiled.iter().zip(&assessed).zip(&drafts) {
        for set in sets {
            candidates.extend(build::candidates(archetype, set, here, input));
        }
    }
    assess::providers(&compiled, &assessed, &mut candidates);
    Ok(Generated { candidates, excluded })
}

fn not_oda(input: &GenerateInput<'_>, economy: Iso3) -> Excluded {
    let known = input.atlas.get(economy).map(|_| Evidence {
        field: "oda".into(),
        value: 0.0,
        year: input.base_year,
    });
    Excluded {
        archetype: String::new(),
        economy,
        why: Why::NotOdaEligible,
        rule: "oda".into(),
        evidence: known.into_iter().collect(),
        open: Vec::new(),
    }
}

/// Removes, until nothing changes, every archetype whose unmet prerequisite nothing in its economy can meet.
fn out_of_reach(
    compiled: &[Compiled<'_>],
    assessed: &mut [BTreeMap<Iso3, Assessed<'_>>],
    excluded: &mut Vec<Excluded>,
) {
    loop {
        let present: BTreeSet<(String, Iso3)> = compiled
            .iter()
            .zip(assessed.iter())
            .flat_map(|(c, here)| here.keys().map(|e| (c.archetype.id.clone(), *e)))
            .collect();
        let mut changed = false;
        for (c, here) in compiled.iter().zip(assessed.iter_mut()) {
            here.retain(|economy, found| {
                let Some(clause) =
                    found.blocked(|provider| present.contains(&(provider.to_owned(), *economy)))
                else {
                    return true;
                };
                changed = true;
                excluded.push(Excluded {
                    archetype: c.archetype.id.clone(),
                    economy: *economy,
                    why: Why::PrerequisiteOutOfReach,
                    rule: clause.rule.to_owned(),
                    evidence: clause.evidence.clone(),
                    open: Vec::new(),
                });
                false
            });
        }
        if !changed {
            return;
        }
    }
}
