//! The plan's own versions of archetypes, archetypes of its own, and what it decided about safeguards.
//!
//! An edited archetype is kept whole, beside the shipped one, which never changes: restoring the
//! default is taking the record away. What is wrong with a record by the rules of the catalogue (low
//! above high, a circle of prerequisites, an unknown indicator) does not keep a plan from opening: the
//! engine leaves the item out and says why. Only what no file may hold is refused here.

use std::cmp::Ordering;

use atlas::Iso3;
use foresight::safeguards::Thresholds;
use foresight::{Archetype, Harm, Range};
use serde::{Deserialize, Serialize};

use crate::check::Problem;
use crate::command::Command;
use crate::{Plan, slots};

/// Most archetypes of a plan. An assumption about what is kept apart.
pub const MOST_ARCHETYPES: usize = 200;
/// Longest text of an archetype, in characters.
pub const LONGEST_TEXT: usize = 1_000;

/// A mitigation that was agreed: the flag stays, and says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mitigation {
    /// Archetype.
    pub archetype: String,
    /// Economy.
    pub economy: Iso3,
    /// Which harm it answers.
    pub harm: Harm,
    /// What was agreed, in the user's words.
    pub note: String,
}

impl Mitigation {
    fn place(&self, archetype: &str, economy: Iso3, harm: Harm) -> Ordering {
        (self.archetype.as_str(), self.economy, self.harm).cmp(&(archetype, economy, harm))
    }
}

impl Plan {
    /// The plan's version of an archetype, or one of its own.
    pub fn archetype(&self, id: &str) -> Option<&Archetype> {
        self.catalogue.iter().find(|a| a.id == id)
    }

    /// The mitigation agreed for a harm of an archetype in an economy.
    pub fn mitigation(&self, archetype: &str, economy: Iso3, harm: Harm) -> Option<&Mitigation> {
        self.mitigations
            .iter()
            .find(|m| m.place(archetype, economy, harm) == Ordering::Equal)
    }

    /// The thresholds of the do-no-harm screen: the plan's, or the default.
    pub fn thresholds(&self) -> Thresholds {
        self.safeguards.unwrap_or_default()
    }
}

/// See [`Command::SetArchetype`].
pub(crate) fn set(plan: &mut Plan, id: &str, archetype: Option<&Archetype>) -> Command {
    let old = slots::put(&mut plan.catalogue, |a| a.id.as_str().cmp(id), archetype.cloned());
    Command::SetArchetype {
        id: id.to_owned(),
        archetype: old.map(Box::new),
    }
}

/// See [`Command::SetMitigation`].
pub(crate) fn mitigate(
    plan: &mut Plan,
    (archetype, economy, harm): (&str, Iso3, Harm),
    note: Option<&String>,
) -> Command {
    let new = note.map(|note| Mitigation {
        archetype: archetype.to_owned(),
        economy,
        harm,
        note: note.clone(),
    });
    let old = slots::put(&mut plan.mitigations, |m| m.place(archetype, economy, harm), new);
    Command::SetMitigation {
        archetype: archetype.to_owned(),
        economy,
        harm,
        note: old.map(|m| m.note),
    }
}

fn broken(at: String, found: impl ToString, expected: &str) -> Problem {
    Problem {
        at,
        found: found.to_string(),
        expected: expected.to_owned(),
    }
}

/// The rules of the document about archetypes and safeguards.
pub(crate) fn check(plan: &Plan) -> Result<(), Problem> {
    if plan.catalogue.len() > MOST_ARCHETYPES {
        let expected = "at most 200 archetypes";
        return Err(broken("catalogue".into(), plan.catalogue.len(), expected));
    }
    if plan
        .catalogue
        .windows(2)
        .any(|w| matches!(w, [a, b] if a.id >= b.id))
    {
        let expected = "ids in order, each once";
        return Err(broken("catalogue".into(), "an unsorted list", expected));
    }
    for archetype in &plan.catalogue {
        sound(archetype)?;
    }
    if let Some(name) = plan.safeguards.and_then(|t| t.fault()) {
        let (low, high) = Thresholds::bounds(name);
        let found = plan.safeguards.and_then(|t| t.get(name)).unwrap_or(f64::NAN);
        let expected = format!("a number from {low} to {high}");
        return Err(broken(format!("safeguards/{name}"), found, &expected));
    }
    let key = |m: &Mitigation| (m.archetype.clone(), m.economy, m.harm);
    if plan
        .mitigations
        .windows(2)
        .any(|w| matches!(w, [a, b] if key(a) >= key(b)))
    {
        let expected = "sorted by archetype, economy and harm, each once";
        return Err(broken("mitigations".into(), "an unsorted list", expected));
    }
    match plan.mitigations.iter().find(|m| !short(&m.note)) {
        None => Ok(()),
        Some(m) => {
            let at = format!("mitigations/{}/{}/{}", m.archetype, m.economy, m.harm.as_str());
            Err(broken(
                at,
                "a long text or one with control characters",
                "up to 1,000 characters",
            ))
        }
    }
}

fn short(text: &str) -> bool {
    text.chars().count() <= LONGEST_TEXT && !text.chars().any(char::is_control)
}

/// What no file may hold: ids that are none, endless texts, numbers that JSON cannot write.
fn sound(a: &Archetype) -> Result<(), Problem> {
    let at = |field: &str| format!("catalogue/{}/{field}", a.id);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if a.id.is_empty() || a.id.len() > 60 || !a.id.chars().all(plain) {
        let expected = "small letters, digits or _, at most 60";
        return Err(broken(at("id"), format!("{:?}", a.id), expected));
    }
    let texts = [
        &a.name,
        &a.theme,
        &a.unit,
        &a.om_source,
        &a.sizing,
        &a.sizing_source,
        &a.rule_notes,
        &a.cost_source,
        &a.effect_source,
    ];
    let of_effects = a
        .effects
        .iter()
        .flat_map(|e| [&e.indicator, &e.target, &e.source]);
    let all = texts
        .into_iter()
        .chain(&a.prerequisites)
        .chain(&a.eligible_when)
        .chain(of_effects);
    if let Some(text) = all.into_iter().find(|t| !short(t)) {
        let start: String = text.chars().take(20).collect();
        return Err(broken(
            at("text"),
            format!("{start:?}…"),
            "up to 1,000 characters",
        ));
    }
    let lists = [a.effects.len(), a.prerequisites.len(), a.eligible_when.len()];
    if let Some(most) = lists.into_iter().find(|n| *n > 100) {
        return Err(broken(at("effects"), most, "at most 100 of each"));
    }
    let range = |r: &Range| [r.low, r.mid, r.high];
    let mut numbers = range(&a.unit_cost).to_vec();
    numbers.extend(a.shares);
    numbers.extend(a.delivery);
    numbers.extend([
        a.fixed_cost,
        a.scale_exponent,
        a.typical_units.0,
        a.typical_units.1,
        a.om_share,
        a.tau,
        a.decay,
        a.floor_units,
        a.cap_units,
    ]);
    for e in &a.effects {
        numbers.extend(range(&e.size));
        numbers.extend(range(&e.per_unit));
        numbers.push(e.base);
    }
    match numbers.into_iter().find(|n| !n.is_finite()) {
        Some(bad) => Err(broken(at("number"), bad, "a finite number")),
        None => Ok(()),
    }
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
