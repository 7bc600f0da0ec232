//! Changes of one archetype, each a command that starts from the plan as it is.

use foresight::catalogue::{OWN_ARCHETYPE, duplicate};
use foresight::catalogue_csv::base_of;
use foresight::{Archetype, CostBasis, DoseKind, Effect, Grade, Range};
use ledger::Prong;
use plan::{Command, Plan};

use crate::screens::portfolio::edit::Editor;

/// Changes an archetype; one that is again as shipped is restored, not kept as an edit.
pub fn apply(editor: &Editor, id: &str, change: impl FnOnce(&mut Archetype)) {
    let world = editor.store.world;
    let now = editor.store.now(|plan| engine::catalogue::item(world, plan, id));
    if let Some(item) = now {
        let mut next = item.archetype.clone();
        change(&mut next);
        if next != item.archetype {
            editor.run(set(world, next));
        }
    }
}

/// The command that makes an archetype what it is given as.
pub fn set(world: &engine::World, archetype: Archetype) -> Command {
    let shipped = world.catalogue().get(&archetype.id) == Some(&archetype);
    Command::SetArchetype {
        id: archetype.id.clone(),
        archetype: (!shipped).then(|| Box::new(archetype)),
    }
}

/// Restores the shipped archetype, or removes one of the plan's own.
pub fn restore(id: &str) -> Command {
    Command::SetArchetype {
        id: id.to_owned(),
        archetype: None,
    }
}

/// A copy under an id of its own.
pub fn copy(world: &engine::World, plan: &Plan, of: &Archetype, name: &str) -> Archetype {
    let taken = |id: &str| world.catalogue().get(id).is_some() || plan.archetype(id).is_some();
    duplicate(of, &taken, name)
}

/// An empty archetype of the plan's own: one country programme that moves nothing yet. Every number is a
/// place to write in, called an assumption.
pub fn blank(world: &engine::World, plan: &Plan, name: &str) -> Archetype {
    let assumption = || "assumption".to_owned();
    let blank = Archetype {
        id: format!("{OWN_ARCHETYPE}project"),
        name: name.to_owned(),
        prong: Prong::Enable,
        theme: "governance".into(),
        unit: "country programme".into(),
        unit_cost: Range {
            low: 500_000.0,
            mid: 1_000_000.0,
            high: 2_000_000.0,
        },
        cost_basis: CostBasis::People,
        fixed_cost: 0.0,
        scale_exponent: 0.0,
        typical_units: (1.0, 1.0),
        om_share: 0.1,
        om_source: assumption(),
        duration: 3,
        lag: 0,
        tau: 1.5,
        decay: 0.1,
        sizing: "programme_size".into(),
        sizing_source: assumption(),
        shares: [0.6, 1.0, 1.5],
        floor_units: 0.15,
        cap_units: 4.0,
        integer_units: false,
        shared: false,
        is_it: false,
        prerequisites: Vec::new(),
        eligible_when: Vec::new(),
        rule_notes: String::new(),
        delivery: [0.55, 0.33, 0.12],
        cost_grade: Grade::D,
        effect_grade: Grade::D,
        cost_source: assumption(),
        effect_source: assumption(),
        harms: Vec::new(),
        effects: Vec::new(),
    };
    copy(world, plan, &blank, name)
}

/// A new effect on an indicator or milestone, with a small assumed size.
pub fn effect(indicator: &str) -> Effect {
    let milestone = indicator.starts_with("milestone_");
    let (kind, size) = if milestone {
        (DoseKind::Milestone, [0.1, 0.2, 0.4])
    } else {
        (DoseKind::Gap, [0.0, 0.01, 0.03])
    };
    let [low, mid, high] = size;
    Effect {
        indicator: indicator.to_owned(),
        kind,
        size: Range { low, mid, high },
        per_unit: Range::ONE,
        target: String::new(),
        base: 1.0,
        net: false,
        grade: Grade::D,
        source: "assumption".into(),
    }
}

/// Another kind of dose: base and target population become what the kind asks for.
pub fn kind(of: &mut Effect, kind: DoseKind) {
    of.kind = kind;
    let people = matches!(kind, DoseKind::Exposure | DoseKind::Count);
    of.base = match kind {
        DoseKind::Exposure | DoseKind::Count | DoseKind::Spend => base_of(&of.indicator),
        DoseKind::Gap | DoseKind::Log | DoseKind::Milestone => 1.0,
    };
    if people && of.target.is_empty() {
        of.target = "population".into();
    }
    if !people {
        of.target.clear();
        of.per_unit = Range::ONE;
    }
}

/// Sets the low, mid or high of a range.
pub fn part(range: &mut Range, which: usize, value: f64) {
    match which {
        0 => range.low = value,
        1 => range.mid = value,
        _ => range.high = value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> (&'static engine::World, Plan) {
        let world = engine::World::load().unwrap();
        let mut plan = engine::example(world).unwrap();
        plan.example = false;
        (world, plan)
    }

    #[test]
    fn an_archetype_that_is_again_as_shipped_is_restored() {
        let (world, mut plan) = plan();
        let shipped = world.catalogue().get("ixp").unwrap().clone();
        let mut edit = shipped.clone();
        edit.unit_cost.mid += 1.0;
        set(world, edit).apply(&mut plan).unwrap();
        assert_eq!(plan.catalogue.len(), 1);
        set(world, shipped).apply(&mut plan).unwrap();
        assert!(plan.catalogue.is_empty());
    }

    #[test]
    fn a_new_project_is_sound_and_moves_nothing_until_an_effect_is_added() {
        let (world, mut plan) = plan();
        let mut new = blank(world, &plan, "Mine");
        for id in [
            "internet_users_pct",
            "milestone_csirt",
            "github_developers_per1000",
        ] {
            new.effects.push(effect(id));
        }
        kind(&mut new.effects[2], DoseKind::Count);
        set(world, new.clone()).apply(&mut plan).unwrap();
        let item = engine::catalogue::item(world, &plan, &new.id).unwrap();
        assert!(item.faults.is_empty(), "{:?}", item.faults);
        assert_ne!(blank(world, &plan, "Mine").id, new.id);
        kind(&mut new.effects[2], DoseKind::Log);
        assert!(new.effects[2].target.is_empty());
    }
}
