//! Frameworks and indicators of the user's own: commands about them, and the rules they keep.
//!
//! The rules of one framework are those of [`CustomFramework::faults`]. What the pack knows is not
//! known here: an indicator that does not begin with `own_` passes, and the engine, which holds the
//! pack, refuses one that is not there.

use indicators::framework::{LONGEST_NAME, OWN_FRAMEWORK, OWN_INDICATOR};
use indicators::{CustomFramework, Direction, Edit, Fault};
use serde::{Deserialize, Serialize};

use crate::check::Problem;
use crate::command::{Command, Refusal};
use crate::{Plan, slots};

/// Most frameworks, and most indicators, of a plan's own. An assumption about what is kept apart.
pub const MOST_OWN: usize = 100;

/// An indicator that no source of the pack publishes; its values are own values of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnIndicator {
    /// Id; begins with `own_`.
    pub id: String,
    /// Name.
    pub name: String,
    /// Unit in words.
    pub unit: String,
    /// Better side.
    pub direction: Direction,
    /// Source in the user's words.
    pub source: String,
    /// Lower goalpost a framework starts with.
    pub low: f64,
    /// Upper goalpost.
    pub high: f64,
}

impl Plan {
    /// The plan's own framework of an id.
    pub fn framework(&self, id: &str) -> Option<&CustomFramework> {
        self.frameworks.iter().find(|f| f.id == id)
    }

    /// The plan's own indicator of an id.
    pub fn own_indicator(&self, id: &str) -> Option<&OwnIndicator> {
        self.own_indicators.iter().find(|i| i.id == id)
    }

    /// Whether an indicator may be named: one of the plan's own, or one the pack may have.
    pub(crate) fn may_know(&self, id: &str) -> bool {
        !id.starts_with(OWN_INDICATOR) || self.own_indicator(id).is_some()
    }

    /// The first broken rule of any of the plan's frameworks: the framework's id and the fault.
    pub fn framework_fault(&self) -> Option<(&str, Fault)> {
        self.frameworks.iter().find_map(|f| {
            let fault = f.faults(&|id| self.may_know(id)).into_iter().next()?;
            Some((f.id.as_str(), fault))
        })
    }
}

/// See [`Command::SetFramework`].
pub(crate) fn set(
    plan: &mut Plan,
    id: &str,
    position: usize,
    framework: Option<&CustomFramework>,
) -> Result<Command, Refusal> {
    let at = plan.frameworks.iter().position(|f| f.id == id);
    let (position, old) = match (at, framework) {
        (Some(at), Some(new)) => match plan.frameworks.get_mut(at) {
            Some(slot) => (at, Some(std::mem::replace(slot, new.clone()))),
            None => (at, None),
        },
        (Some(at), None) => (at, Some(plan.frameworks.remove(at))),
        (None, Some(new)) => {
            let at = position.min(plan.frameworks.len());
            plan.frameworks.insert(at, new.clone());
            (at, None)
        }
        (None, None) => return Err(Refusal::UnknownFramework(id.to_owned())),
    };
    Ok(Command::SetFramework {
        id: id.to_owned(),
        position,
        framework: old.map(Box::new),
    })
}

/// See [`Command::EditFramework`].
pub(crate) fn edit(plan: &mut Plan, framework: &str, edit: &Edit) -> Result<Command, Refusal> {
    let found = plan.frameworks.iter_mut().find(|f| f.id == framework);
    let found = found.ok_or_else(|| Refusal::UnknownFramework(framework.to_owned()))?;
    let inverse = edit.apply(found).map_err(|fault| refused(framework, fault))?;
    Ok(Command::EditFramework {
        framework: framework.to_owned(),
        edit: inverse,
    })
}

/// A weight on a framework of the plan's own is the node's, named by code or by path; without one it
/// weighs 1. So every screen weighs in one way, and no weight is left behind when a node moves.
pub(crate) fn weigh(
    plan: &mut Plan,
    framework: &str,
    node: &str,
    weight: Option<f64>,
) -> Option<Result<Command, Refusal>> {
    let found = plan.frameworks.iter_mut().find(|f| f.id == framework)?;
    let code = node.rsplit('/').next().unwrap_or(node).to_owned();
    let set = Edit::SetWeight {
        node: code,
        weight: weight.unwrap_or(1.0),
    };
    Some(match set.apply(found) {
        Ok(Edit::SetWeight { weight: old, .. }) => Ok(Command::SetWeight {
            framework: framework.to_owned(),
            node: node.to_owned(),
            weight: Some(old),
        }),
        Ok(edit) => Ok(Command::EditFramework {
            framework: framework.to_owned(),
            edit,
        }),
        Err(fault) => Err(refused(framework, fault)),
    })
}

/// See [`Command::SetOwnIndicator`].
pub(crate) fn set_indicator(plan: &mut Plan, id: &str, indicator: Option<&OwnIndicator>) -> Command {
    let old = slots::put(
        &mut plan.own_indicators,
        |i| i.id.as_str().cmp(id),
        indicator.cloned(),
    );
    Command::SetOwnIndicator {
        id: id.to_owned(),
        indicator: old,
    }
}

/// A fault as the refusal of a command.
pub(crate) fn refused(framework: &str, fault: Fault) -> Refusal {
    Refusal::Framework {
        framework: framework.to_owned(),
        fault,
    }
}

fn broken(at: String, found: String, expected: &str) -> Problem {
    Problem {
        at,
        found,
        expected: expected.to_owned(),
    }
}

/// The rules of the document about frameworks and indicators of the plan's own.
pub(crate) fn check(plan: &Plan) -> Result<(), Problem> {
    let most = plan.frameworks.len().max(plan.own_indicators.len());
    if most > MOST_OWN {
        return Err(broken("frameworks".into(), most.to_string(), "at most 100"));
    }
    for (number, framework) in plan.frameworks.iter().enumerate() {
        if plan.frameworks.iter().take(number).any(|f| f.id == framework.id) {
            let at = format!("frameworks/{}", framework.id);
            return Err(broken(at, "the same id twice".into(), "an id of its own"));
        }
    }
    for indicator in &plan.own_indicators {
        own_indicator(indicator)?;
    }
    if plan
        .own_indicators
        .windows(2)
        .any(|w| matches!(w, [a, b] if a.id >= b.id))
    {
        let expected = "ids in order, each once";
        return Err(broken(
            "own_indicators".into(),
            "an unsorted list".into(),
            expected,
        ));
    }
    if let Some((framework, fault)) = plan.framework_fault() {
        let at = format!("frameworks/{framework}/{}", fault.node);
        let found = format!("{} [{}]", fault.found, fault.reason.code());
        return Err(broken(at, found, &fault.expected));
    }
    let chosen = &plan.settings.framework;
    if chosen.starts_with(OWN_FRAMEWORK) && plan.framework(chosen).is_none() {
        let expected = "a shipped framework or one of the plan's own";
        return Err(broken(
            "settings/framework".into(),
            format!("{chosen:?}"),
            expected,
        ));
    }
    if let Some(w) = plan
        .weights
        .iter()
        .find(|w| w.framework.starts_with(OWN_FRAMEWORK))
    {
        let at = format!("weights/{}", w.node);
        let expected = "weights of the plan's own frameworks at their nodes";
        return Err(broken(at, w.framework.clone(), expected));
    }
    match plan.own_values.iter().find(|o| !plan.may_know(&o.indicator)) {
        None => Ok(()),
        Some(o) => {
            let at = format!("own_values/{}/{}/{}", o.economy, o.indicator, o.year);
            let expected = "an indicator of the plan's own";
            Err(broken(at, format!("{:?}", o.indicator), expected))
        }
    }
}

fn own_indicator(of: &OwnIndicator) -> Result<(), Problem> {
    let at = |field: &str| format!("own_indicators/{}/{field}", of.id);
    let tail = of.id.strip_prefix(OWN_INDICATOR).unwrap_or("");
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if tail.is_empty() || of.id.len() > LONGEST_NAME || !tail.chars().all(plain) {
        let expected = "own_ and small letters, digits or _";
        return Err(broken(at("id"), format!("{:?}", of.id), expected));
    }
    for (field, text) in [("name", &of.name), ("unit", &of.unit), ("source", &of.source)] {
        let sound = text.chars().count() <= LONGEST_NAME && !text.chars().any(char::is_control);
        if !sound || text.trim().is_empty() {
            return Err(broken(at(field), format!("{text:?}"), "1 to 120 characters"));
        }
    }
    if of.direction == Direction::Neutral {
        return Err(broken(at("direction"), "none".into(), "higher or lower"));
    }
    if !(of.low.is_finite() && of.high.is_finite() && of.low < of.high) {
        let found = format!("{} and {}", of.low, of.high);
        return Err(broken(at("low"), found, "a lower below an upper goalpost"));
    }
    Ok(())
}

#[cfg(test)]
#[path = "frameworks_tests.rs"]
mod tests;
