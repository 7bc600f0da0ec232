//! The framework a plan means by an id: shipped, or its own and checked against the pack.

use std::borrow::Cow;

use indicators::framework::{Fault, FaultReason, Kind, OWN_INDICATOR};
use indicators::{CustomFramework, Framework, Role};
use plan::Plan;

use crate::World;
use crate::basis::Refusal;

/// Whether an indicator, milestone or denominator of this id is known to the pack or to the plan.
pub fn knows(world: &World, plan: &Plan, id: &str) -> bool {
    let milestone = || {
        let mut leaves = world.frameworks.iter().flat_map(|f| &f.leaves);
        leaves.any(|l| l.role == Role::Milestone && l.indicator == id)
    };
    if id.starts_with(OWN_INDICATOR) {
        plan.own_indicator(id).is_some()
    } else {
        world.pack.indicator(id).is_some() || milestone()
    }
}

/// Every broken rule of a framework of the plan's own, those included that only the pack can tell.
pub fn faults(world: &World, plan: &Plan, framework: &CustomFramework) -> Vec<Fault> {
    let mut faults = framework.faults(&|id| knows(world, plan, id));
    // Each id is known, but not as what it stands for here.
    for node in &framework.nodes {
        if let Kind::Leaf(leaf) = &node.kind
            && knows(world, plan, &leaf.indicator)
        {
            let measured =
                world.pack.indicator(&leaf.indicator).is_some() || leaf.indicator.starts_with(OWN_INDICATOR);
            if measured != (leaf.role == Role::Outcome) {
                let (found, expected) = (
                    format!("{:?} as {:?}", leaf.indicator, leaf.role),
                    "an indicator as an outcome, a milestone as a milestone",
                );
                faults.push(Fault::new(
                    &node.code,
                    FaultReason::UnknownIndicator,
                    found,
                    expected,
                ));
            }
        }
    }
    faults
}

/// The framework of an id: a shipped one, or one of the plan's own.
///
/// # Errors
/// `error-unknown-framework`; `error-framework` with every fault, one a line.
pub fn framework<'w>(world: &'w World, plan: &Plan, id: &str) -> Result<Cow<'w, Framework>, Refusal> {
    if let Some(shipped) = world.framework(id) {
        return Ok(Cow::Borrowed(shipped));
    }
    let own = plan
        .framework(id)
        .ok_or_else(|| Refusal::new("error-unknown-framework", id))?;
    let faults = faults(world, plan, own);
    if faults.is_empty() {
        Ok(Cow::Owned(own.framework()))
    } else {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Err(Refusal::new("error-framework", lines.join("\n")))
    }
}

/// Every framework that can be chosen: the shipped ones, then the plan's own. Id and, for the plan's
/// own, the name the user gave it.
pub fn all<'a>(world: &'a World, plan: &'a Plan) -> Vec<(&'a str, Option<&'a str>)> {
    let shipped = world.frameworks.iter().map(|f| (f.id.as_str(), None));
    let own = plan
        .frameworks
        .iter()
        .map(|f| (f.id.as_str(), Some(f.name.as_str())));
    shipped.chain(own).collect()
}

/// A copy of a framework to be edited, with the plan's weights for it as its own. `None` where
/// there is no framework of this id.
pub fn copy(world: &World, plan: &Plan, of: &str, id: &str, name: &str) -> Option<CustomFramework> {
    if let Some(own) = plan.framework(of) {
        return Some(CustomFramework {
            id: id.to_owned(),
            name: name.to_owned(),
            ..own.clone()
        });
    }
    let weights: Vec<(String, f64)> = plan
        .weights
        .iter()
        .filter(|w| w.framework == of)
        .map(|w| (w.node.clone(), w.weight))
        .collect();
    Some(CustomFramework::copy_of(world.framework(of)?, id, name, &weights))
}

/// An id for a framework that the plan does not have yet.
pub fn fresh_id(plan: &Plan) -> String {
    let free = |n: &usize| plan.framework(&format!("own-{n}")).is_none();
    format!("own-{}", (1..).find(free).unwrap_or_default())
}
