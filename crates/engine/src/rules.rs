//! A plan's rules with what the atlas and the candidates know: economies of regions and groups filled
//! in, and names of projects that are no candidates left out.

use atlas::{IncomeGroup, Iso3};
use plan::Plan;
use portfolio::{Group, GroupKind, Rules};

use crate::World;

/// Id of an income group in a rule.
pub fn income_id(group: IncomeGroup) -> &'static str {
    match group {
        IncomeGroup::Low => "low",
        IncomeGroup::LowerMiddle => "lower-middle",
        IncomeGroup::UpperMiddle => "upper-middle",
        IncomeGroup::High => "high",
        IncomeGroup::Unclassified => "unclassified",
    }
}

/// Economies of the plan's region that a rule counts, sorted. Empty for groups and themes.
pub fn economies(world: &World, plan: &Plan, of: &Group) -> Vec<Iso3> {
    let members = match of.kind {
        GroupKind::Region => world.atlas.region(&of.id).map(|r| r.members).unwrap_or_default(),
        GroupKind::Listed => of.economies.clone(),
        GroupKind::Economy => Iso3::new(&of.id).into_iter().collect(),
        GroupKind::Prong | GroupKind::Theme => Vec::new(),
        GroupKind::Income | GroupKind::Ldc | GroupKind::Lldc | GroupKind::Sids => world
            .atlas
            .economies()
            .iter()
            .filter(|e| match of.kind {
                GroupKind::Income => income_id(e.income) == of.id,
                GroupKind::Ldc => e.ldc,
                GroupKind::Lldc => e.lldc,
                _ => e.sids,
            })
            .map(|e| e.iso3)
            .collect(),
    };
    plan.economies()
        .iter()
        .copied()
        .filter(|e| members.contains(e))
        .collect()
}

/// The rules of a plan as its programme has them. `known` tells which projects are in the programme:
/// what is no candidate stays out anyway; what must be in and cannot is for the checker to say.
pub fn resolved(world: &World, plan: &Plan, known: &dyn Fn(&String) -> bool) -> Rules {
    let mut rules = plan.rules.clone();
    rules.never.retain(known);
    rules.not_before.retain(|n| known(&n.project));
    rules.joint.retain(|j| known(&j.project));
    for joint in &mut rules.joint {
        joint.with.retain(known);
    }
    for count in &mut rules.counts {
        count.projects.retain(known);
    }
    rules.counts.retain(|c| !c.projects.is_empty() || c.at_least > 0);
    for share in &mut rules.shares {
        share.of.economies = economies(world, plan, &share.of);
    }
    rules
}
