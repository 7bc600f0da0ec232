//! The catalogue a plan means: the shipped one with the plan's own versions and additions, without
//! what is faulty.
//!
//! Why here: every job that needs an archetype (candidates, projection, what-if) must see the same
//! one, and a fault of one item must not take the others with it. Left out: storing edits (crate
//! `plan`) and what the pack knows, which comes in as `known`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::faults::{ItemFault, archetype_faults, effect_faults};
use crate::catalogue_csv::rules;
use crate::{Archetype, Catalogue};

/// How the id of an archetype of a plan's own begins.
pub const OWN_ARCHETYPE: &str = "own_";

/// Where an archetype comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// As shipped.
    Shipped,
    /// Shipped, with values of the plan.
    Edited,
    /// Of the plan's own.
    Own,
}

/// An archetype of the resolved catalogue, faulty or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// As the plan has it, with every effect.
    pub archetype: Archetype,
    /// Where it comes from.
    pub standing: Standing,
    /// The shipped version of an edited one.
    pub default: Option<Archetype>,
    /// What is wrong with it or with one of its effects.
    pub faults: Vec<ItemFault>,
}

impl Item {
    /// It makes candidates: no fault concerns the archetype as a whole.
    pub fn used(&self) -> bool {
        self.faults.iter().all(|f| f.effect.is_some())
    }
}

/// The catalogue of a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Resolved {
    /// What is computed with: no item and no effect with a fault.
    pub catalogue: Catalogue,
    /// Everything, in the order of the shipped tables, then the plan's own by id.
    pub items: Vec<Item>,
}

/// Puts the plan's versions and additions (`edits`) into the shipped catalogue. Of several edits of one
/// id the first counts. `known` answers for indicators of the pack and milestones with their prefix.
///
/// A fault of an effect leaves that effect out. A fault of an archetype leaves the archetype out; of
/// several archetypes that need one another in a circle, those the plan wrote are left out.
pub fn resolve(shipped: &Catalogue, edits: &[Archetype], known: &dyn Fn(&str) -> bool) -> Resolved {
    let edit_of = |id: &str| edits.iter().find(|e| e.id == id);
    let mut items: Vec<Item> = shipped
        .archetypes
        .iter()
        .map(|a| match edit_of(&a.id) {
            Some(edit) => Item {
                archetype: edit.clone(),
                standing: if edit == a {
                    Standing::Shipped
                } else {
                    Standing::Edited
                },
                default: (edit != a).then(|| a.clone()),
                faults: Vec::new(),
            },
            None => Item {
                archetype: a.clone(),
                standing: Standing::Shipped,
                default: None,
                faults: Vec::new(),
            },
        })
        .collect();
    let mut own: Vec<&Archetype> = edits.iter().filter(|e| shipped.get(&e.id).is_none()).collect();
    own.sort_by(|a, b| a.id.cmp(&b.id));
    own.dedup_by(|a, b| a.id == b.id);
    items.extend(own.into_iter().map(|a| Item {
        archetype: a.clone(),
        standing: Standing::Own,
        default: None,
        faults: Vec::new(),
    }));
    for item in items.iter_mut().filter(|i| i.standing != Standing::Shipped) {
        alone(item, known);
    }
    together(&mut items, shipped, known);
    let used = items.iter().filter(|i| i.used()).map(without_faulty).collect();
    Resolved {
        catalogue: Catalogue { archetypes: used },
        items,
    }
}

/// Faults that an archetype has by itself.
fn alone(item: &mut Item, known: &dyn Fn(&str) -> bool) {
    let a = &item.archetype;
    item.faults = archetype_faults(a);
    for (at, effect) in a.effects.iter().enumerate() {
        item.faults.extend(effect_faults(&a.id, effect, known));
        if a.effects.iter().take(at).any(|e| e.indicator == effect.indicator) {
            item.faults.push(ItemFault {
                archetype: a.id.clone(),
                effect: Some(effect.indicator.clone()),
                field: "indicator".into(),
                code: "duplicate-key".into(),
                found: effect.indicator.clone(),
                expected: "one effect of an archetype on an indicator".into(),
            });
        }
    }
}

/// Faults that show only beside the others: unknown names in rules, then cycles, of what the plan wrote.
fn together(items: &mut [Item], shipped: &Catalogue, known: &dyn Fn(&str) -> bool) {
    let all: Vec<Archetype> = items.iter().map(|i| i.archetype.clone()).collect();
    let moved = shipped
        .archetypes
        .iter()
        .chain(&all)
        .flat_map(|a| &a.effects)
        .filter_map(|e| e.indicator.strip_prefix("milestone_"));
    let milestones: BTreeSet<String> = moved.map(str::to_owned).collect();
    for (at, item) in items.iter_mut().enumerate() {
        if item.standing == Standing::Shipped {
            continue;
        }
        let id = item.archetype.id.clone();
        rules::names(
            &all,
            at,
            &milestones,
            known,
            &mut |_, column, code, found, expected| {
                // The target of an effect is that effect's own fault.
                if column != "id" {
                    item.faults.push(ItemFault {
                        archetype: id.clone(),
                        effect: None,
                        field: column.to_owned(),
                        code: code.to_owned(),
                        found: found.to_owned(),
                        expected: expected.to_owned(),
                    });
                }
            },
        );
    }
    // What is left out already closes no circle.
    let open: Vec<usize> = (0..items.len())
        .filter(|at| items.get(*at).is_some_and(Item::used))
        .collect();
    let left: Vec<Archetype> = open.iter().filter_map(|at| all.get(*at).cloned()).collect();
    for at in rules::cycles(&left) {
        let Some(item) = open.get(at).and_then(|at| items.get_mut(*at)) else {
            continue;
        };
        if item.standing != Standing::Shipped {
            item.faults.push(ItemFault {
                archetype: item.archetype.id.clone(),
                effect: None,
                field: "prerequisites".into(),
                code: "cycle".into(),
                found: item.archetype.prerequisites.join("; "),
                expected: "prerequisites that do not come back to their own archetype".into(),
            });
        }
    }
}

fn without_faulty(item: &Item) -> Archetype {
    let mut archetype = item.archetype.clone();
    let faulty = |indicator: &str| item.faults.iter().any(|f| f.effect.as_deref() == Some(indicator));
    archetype.effects.retain(|e| !faulty(&e.indicator));
    archetype
}

/// A copy under an id of the plan's own: `own_` and the first free number after the id it copies.
pub fn duplicate(of: &Archetype, taken: &dyn Fn(&str) -> bool, name: &str) -> Archetype {
    let stem = of.id.strip_prefix(OWN_ARCHETYPE).unwrap_or(&of.id);
    let stem = stem
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches('_');
    let id = |n: u32| format!("{OWN_ARCHETYPE}{stem}_{n}");
    let free = (1..=u32::from(u16::MAX))
        .find(|n| !taken(&id(*n)))
        .unwrap_or(u32::MAX);
    Archetype {
        id: id(free),
        name: name.to_owned(),
        ..of.clone()
    }
}

/// Of the ids given (the leaves of a framework), those that no effect of the catalogue moves.
pub fn unmoved<'a>(catalogue: &Catalogue, ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let effects = || catalogue.archetypes.iter().flat_map(|a| &a.effects);
    let mut out: Vec<&str> = ids.filter(|id| !effects().any(|e| e.indicator == *id)).collect();
    out.dedup();
    out
}

#[cfg(test)]
#[path = "resolve_tests.rs"]
mod tests;
