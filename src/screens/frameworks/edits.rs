//! From what a person does to the commands it takes: pure, so that it is tested without a browser.

use engine::World;
use indicators::framework::{GroupKind, Kind, LeafKind, Node};
use indicators::{CustomFramework, Direction, Edit, Mean, Role, Transform};
use plan::{Command, OwnIndicator, Plan};
use readiness::intervals::percentile_of_sorted;

/// An edit of a framework as a command.
pub fn command(framework: &str, edit: Edit) -> Command {
    Command::EditFramework {
        framework: framework.to_owned(),
        edit,
    }
}

/// Where a node is moved by one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the sibling above.
    Up,
    /// Behind the sibling below.
    Down,
    /// Out of its group, behind it.
    Out,
    /// Into the group that stands before it, as its last.
    In,
}

/// Moves a node by one step; `None` where there is nowhere to go.
pub fn moved(of: &CustomFramework, code: &str, step: Step) -> Option<Edit> {
    let node = of.node(code)?;
    let parent = node.parent.as_deref();
    let siblings: Vec<&Node> = of.children(parent).collect();
    let here = siblings.iter().position(|n| n.code == code)?;
    let (parent, position) = match step {
        Step::Up => (parent, here.checked_sub(1)?),
        Step::Down => (parent, (here + 1 < siblings.len()).then_some(here + 1)?),
        Step::Out => {
            let group = of.node(parent?)?;
            let above = group.parent.as_deref();
            let at = of.children(above).position(|n| n.code == group.code)?;
            (above, at + 1)
        }
        Step::In => {
            let group = siblings.get(..here)?.iter().rev().find(|n| n.group().is_some())?;
            let code = group.code.as_str();
            (Some(code), of.children(Some(code)).count())
        }
    };
    Some(Edit::Move {
        node: code.to_owned(),
        parent: parent.map(str::to_owned),
        at: of.place(parent, position, Some(code)),
    })
}

/// Where something new goes: behind the chosen indicator, or as the last of the chosen group.
pub fn beside(of: &CustomFramework, chosen: Option<&str>) -> (Option<String>, usize) {
    match chosen.and_then(|code| of.node(code)) {
        None => (None, of.children(None).count()),
        Some(node) if node.group().is_some() => {
            (Some(node.code.clone()), of.children(Some(&node.code)).count())
        }
        Some(node) => {
            let parent = node.parent.as_deref();
            let at = of.children(parent).position(|n| n.code == node.code);
            (node.parent.clone(), at.map_or(0, |at| at + 1))
        }
    }
}

/// Adds an indicator beside the chosen node. Returns the code it gets.
pub fn added(of: &CustomFramework, leaf: LeafKind, chosen: Option<&str>) -> (String, Edit) {
    let (parent, position) = beside(of, chosen);
    let code = of.fresh(&leaf.indicator);
    let at = of.place(parent.as_deref(), position, None);
    let node = Node {
        code: code.clone(),
        parent,
        weight: 1.0,
        kind: Kind::Leaf(leaf),
    };
    let edit = Edit::Add {
        top: code.clone(),
        nodes: vec![(at, node)],
    };
    (code, edit)
}

/// Puts a new group in the place of a node and the node into it: one step, two edits. Returns the
/// group's code.
pub fn grouped(of: &CustomFramework, code: &str, name: &str) -> Option<(String, Vec<Edit>)> {
    let node = of.node(code)?;
    let at = of.position(code)?;
    let group = of.fresh(name.trim());
    let add = Edit::Add {
        top: group.clone(),
        nodes: vec![(
            at,
            Node {
                code: group.clone(),
                parent: node.parent.clone(),
                weight: node.weight,
                kind: Kind::Group(GroupKind {
                    name: name.trim().to_owned(),
                    mean: Mean::Arithmetic,
                }),
            },
        )],
    };
    let into = Edit::Move {
        node: code.to_owned(),
        parent: Some(group.clone()),
        at: at + 1,
    };
    Some((group, vec![add, into]))
}

/// What an indicator of the pack starts with: as in a shipped framework where one has it, else
/// goalposts at the 5th and 95th percentile of the latest values.
pub fn start(world: &World, plan: &Plan, id: &str) -> Option<LeafKind> {
    let indicator = world.pack.indicator(id)?;
    let mut leaves = world.frameworks.iter().flat_map(|f| &f.leaves);
    if let Some(leaf) = leaves.find(|l| l.indicator == id && l.role == Role::Outcome) {
        return Some(LeafKind {
            indicator: id.to_owned(),
            role: Role::Outcome,
            direction: leaf.direction,
            transform: leaf.transform,
            low: leaf.goal_low,
            high: leaf.goal_high,
            denominator: None,
        });
    }
    let (low, high) = usual(world, plan, id, None)?;
    Some(LeafKind {
        indicator: id.to_owned(),
        role: Role::Outcome,
        direction: match indicator.direction {
            Direction::Lower => Direction::Lower,
            Direction::Higher | Direction::Neutral => Direction::Higher,
        },
        transform: Transform::Identity,
        low,
        high,
        denominator: None,
    })
}

/// The 5th and 95th percentile of the latest values in the plan's years, divided where asked; apart
/// even where all values are equal. `None` where there is no value.
pub fn usual(world: &World, plan: &Plan, id: &str, by: Option<&str>) -> Option<(f64, f64)> {
    let (base, oldest) = (plan.settings.base_year, plan.settings.oldest_year);
    let latest = |id: &str, e| world.pack.latest(id, e, base, oldest).value();
    let mut values: Vec<f64> = world
        .atlas
        .economies()
        .iter()
        .filter_map(|e| {
            let value = latest(id, e.iso3)?;
            match by {
                None => Some(value),
                Some(by) => latest(by, e.iso3).filter(|v| *v > 0.0).map(|v| value / v),
            }
        })
        .filter(|v| v.is_finite())
        .collect();
    values.sort_unstable_by(f64::total_cmp);
    let low = percentile_of_sorted(&values, 0.05)?;
    let high = percentile_of_sorted(&values, 0.95)?;
    Some(if high > low { (low, high) } else { (low, low + 1.0) })
}

/// Divides a leaf or stops dividing it: the unit changes, so the goalposts move with it.
pub fn divided(world: &World, plan: &Plan, of: &CustomFramework, code: &str, by: Option<&str>) -> Vec<Edit> {
    let Some(leaf) = of.node(code).and_then(Node::leaf) else {
        return Vec::new();
    };
    let mut edits = vec![Edit::SetDenominator {
        node: code.to_owned(),
        denominator: by.map(str::to_owned),
    }];
    if let Some((low, high)) = usual(world, plan, &leaf.indicator, by) {
        edits.push(Edit::SetGoalposts {
            node: code.to_owned(),
            low,
            high,
        });
    }
    edits
}

/// An indicator of the plan's own, described and put beside the chosen node in one step.
pub fn described(of: &CustomFramework, own: &OwnIndicator, chosen: Option<&str>) -> (String, Command) {
    let leaf = LeafKind {
        indicator: own.id.clone(),
        role: Role::Outcome,
        direction: own.direction,
        transform: Transform::Identity,
        low: own.low,
        high: own.high,
        denominator: None,
    };
    let (code, edit) = added(of, leaf, chosen);
    let describe = Command::SetOwnIndicator {
        id: own.id.clone(),
        indicator: Some(own.clone()),
    };
    let commands = vec![describe, command(&of.id, edit)];
    (code, Command::Batch { commands })
}

/// Takes an indicator of the plan's own away with its values and every node that shows it.
pub fn forgotten(plan: &Plan, id: &str) -> Command {
    let mut commands = Vec::new();
    for framework in &plan.frameworks {
        let nodes = framework.nodes.iter();
        for node in nodes.filter(|n| n.leaf().is_some_and(|l| l.indicator == id)) {
            commands.push(command(
                &framework.id,
                Edit::Drop {
                    node: node.code.clone(),
                },
            ));
        }
    }
    for own in plan.own_values.iter().filter(|o| o.indicator == id) {
        commands.push(Command::SetOwnValue {
            economy: own.economy,
            indicator: own.indicator.clone(),
            year: own.year,
            value: None,
        });
    }
    commands.push(Command::SetTarget {
        indicator: id.to_owned(),
        value: None,
    });
    commands.push(Command::SetOwnIndicator {
        id: id.to_owned(),
        indicator: None,
    });
    Command::Batch { commands }
}

/// Takes a framework of the plan's own away; where the plan scores by it, the one it was copied from
/// takes its place.
pub fn removed(world: &World, plan: &Plan, id: &str) -> Command {
    let mut commands = Vec::new();
    if plan.settings.framework == id {
        let based = plan.framework(id).and_then(|f| f.based_on.clone());
        let based = based.filter(|b| world.framework(b).is_some() || plan.framework(b).is_some());
        let first = || world.frameworks.first().map(|f| f.id.clone()).unwrap_or_default();
        commands.push(Command::ChooseFramework {
            framework: based.unwrap_or_else(first),
        });
    }
    commands.push(Command::SetRecipe {
        framework: id.to_owned(),
        recipe: None,
    });
    commands.push(Command::SetFramework {
        id: id.to_owned(),
        position: 0,
        framework: None,
    });
    Command::Batch { commands }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> (&'static World, Plan) {
        let world = World::load().unwrap();
        let mut plan = engine::example(world).unwrap();
        plan.example = false;
        let copy = engine::frameworks::copy(world, &plan, "prongs", "own-1", "Mine").unwrap();
        plan.frameworks.push(copy);
        (world, plan)
    }

    fn run(plan: &mut Plan, edits: Vec<Edit>) {
        let commands = edits.into_iter().map(|e| command("own-1", e)).collect();
        Command::Batch { commands }.apply(plan).unwrap();
    }

    fn children(plan: &Plan, parent: Option<&str>) -> Vec<String> {
        let nodes = plan.frameworks[0].children(parent);
        nodes.map(|n| n.code.clone()).collect()
    }

    #[test]
    fn a_step_up_and_a_step_down_give_back_the_order() {
        let (_, mut plan) = plan();
        let before = children(&plan, None);
        let step = |plan: &Plan, step| moved(&plan.frameworks[0], "Network", step).unwrap();
        let up = step(&plan, Step::Up);
        run(&mut plan, vec![up]);
        assert_eq!(children(&plan, None), ["Network", "Enable", "Defend", "Project"]);
        assert_eq!(moved(&plan.frameworks[0], "Network", Step::Up), None);
        let down = step(&plan, Step::Down);
        run(&mut plan, vec![down]);
        assert_eq!(children(&plan, None), before);
    }

    #[test]
    fn a_step_out_stands_behind_its_group_and_a_step_in_leads_back() {
        let (_, mut plan) = plan();
        let out = moved(&plan.frameworks[0], "Power", Step::Out).unwrap();
        run(&mut plan, vec![out]);
        assert_eq!(children(&plan, None)[..2], ["Enable", "Power"]);
        let back = moved(&plan.frameworks[0], "Power", Step::In).unwrap();
        run(&mut plan, vec![back]);
        assert_eq!(children(&plan, Some("Enable")).last().unwrap(), "Power");
    }

    #[test]
    fn every_indicator_of_the_pack_with_values_can_be_added() {
        let (world, mut plan) = plan();
        let mut n = 0;
        for indicator in world.pack.indicators() {
            let Some(leaf) = start(world, &plan, &indicator.id) else {
                continue;
            };
            let (_, edit) = added(&plan.frameworks[0], leaf, Some("Power"));
            run(&mut plan, vec![edit]);
            n += 1;
        }
        assert!(n > 100, "{n}");
        assert!(engine::frameworks::faults(world, &plan, &plan.frameworks[0]).is_empty());
    }

    #[test]
    fn a_group_takes_the_place_of_what_it_holds() {
        let (_, mut plan) = plan();
        let before = children(&plan, Some("Enable"));
        let (group, edits) = grouped(&plan.frameworks[0], "Compute", "Access").unwrap();
        run(&mut plan, edits);
        let at = before.iter().position(|c| c == "Compute").unwrap();
        assert_eq!(children(&plan, Some("Enable"))[at], group);
        assert_eq!(children(&plan, Some(&group)), ["Compute"]);
    }

    #[test]
    fn an_indicator_of_ones_own_comes_and_goes_with_all_that_hangs_on_it() {
        let (_, mut plan) = plan();
        let before = plan.clone();
        let own = OwnIndicator {
            id: super::super::words::own_code(&plan, "Fibre, km"),
            name: "Fibre, km".into(),
            unit: "km".into(),
            direction: Direction::Higher,
            source: "Regulator".into(),
            low: 0.0,
            high: 10.0,
        };
        assert_eq!(own.id, "own_fibre_km");
        let (_, command) = described(&plan.frameworks[0], &own, Some("Connectivity"));
        command.apply(&mut plan).unwrap();
        let value = Command::SetOwnValue {
            economy: "KEN".parse().unwrap(),
            indicator: own.id.clone(),
            year: 2024,
            value: Some((3.0, "Regulator".into())),
        };
        value.apply(&mut plan).unwrap();
        forgotten(&plan, &own.id).apply(&mut plan).unwrap();
        assert_eq!(plan, before);
    }

    #[test]
    fn removing_the_framework_in_use_goes_back_to_the_one_it_was_copied_from() {
        let (world, mut plan) = plan();
        plan.settings.framework = "own-1".into();
        removed(world, &plan, "own-1").apply(&mut plan).unwrap();
        assert_eq!(plan.settings.framework, "prongs");
        assert!(plan.frameworks.is_empty());
    }
}
