//! What the rules of all archetypes must satisfy together: known names, prerequisites a programme can
//! express, no cycle.

use std::collections::BTreeSet;

use indicators::Diagnostic;

use super::ARCHETYPES;
use crate::Archetype;
use crate::rules::{self, Expr, is_known};

/// Checks every expression against the other archetypes and the known fields.
pub(super) fn check(
    archetypes: &[Archetype],
    lines: &[usize],
    known: &dyn Fn(&str) -> bool,
    faults: &mut Vec<Diagnostic>,
) {
    let mut milestones = BTreeSet::new();
    for archetype in archetypes {
        let moved = archetype.effects.iter().map(|e| e.indicator.as_str());
        milestones.extend(moved.filter_map(|i| i.strip_prefix("milestone_")));
    }
    for (archetype, row) in archetypes.iter().zip(lines) {
        let columns = [
            ("sizing", std::slice::from_ref(&archetype.sizing)),
            ("prerequisites", archetype.prerequisites.as_slice()),
            ("eligible_when", archetype.eligible_when.as_slice()),
        ];
        for (column, texts) in columns {
            for text in texts {
                let Ok(tree) = rules::parse(text) else { continue };
                let mut fault = |code: &str, found: &str, expected: &str| {
                    faults.push(Diagnostic::new(ARCHETYPES, *row, column, code, found, expected));
                };
                let names = tree.references();
                for field in names.fields.iter().filter(|f| !is_known(f) && !known(f)) {
                    fault(
                        "unknown-field",
                        field,
                        "an indicator of the pack, a derived field or a distance",
                    );
                }
                for id in names
                    .projects
                    .iter()
                    .filter(|id| !archetypes.iter().any(|a| a.id == **id))
                {
                    fault("unknown-archetype", id, "an id of this table");
                }
                for m in names
                    .milestones
                    .iter()
                    .filter(|m| !milestones.contains(m.as_str()))
                {
                    fault("unknown-milestone", m, "a milestone that some archetype moves");
                }
                if column != "prerequisites" && !names.projects.is_empty() {
                    fault("project-outside-prerequisites", text, "no project(...) here");
                }
                if column == "sizing" && !names.questions.is_empty() {
                    fault("question-in-size", text, "no ask(...) here");
                }
                if column == "prerequisites" && !separable(&tree, true) {
                    fault(
                        "not-a-clause",
                        text,
                        "projects joined by `or`, never under `and` or `not`",
                    );
                }
            }
        }
        for effect in &archetype.effects {
            let Ok(tree) = rules::parse(&effect.target) else {
                continue;
            };
            for field in tree
                .references()
                .fields
                .iter()
                .filter(|f| !is_known(f) && !known(f))
            {
                let expected = "the target population of an effect, from known fields";
                faults.push(Diagnostic::new(
                    ARCHETYPES,
                    *row,
                    "id",
                    "unknown-field",
                    field,
                    expected,
                ));
            }
        }
    }
    cycles(archetypes, lines, faults);
}

/// A clause of the programme is met by the baseline or by any one project; so a project may stand only
/// under `or`.
fn separable(tree: &Expr, allowed: bool) -> bool {
    match tree {
        Expr::Project(_) => allowed,
        Expr::Or(a, b) => separable(a, allowed) && separable(b, allowed),
        Expr::And(a, b) => separable(a, false) && separable(b, false),
        Expr::Not(a) => separable(a, false),
        _ => true,
    }
}

/// Names every archetype that, followed through its prerequisites, comes back to itself.
fn cycles(archetypes: &[Archetype], lines: &[usize], faults: &mut Vec<Diagnostic>) {
    let needs = |id: &str| -> BTreeSet<String> {
        let found = archetypes.iter().find(|a| a.id == id);
        let clauses = found.map_or(&[][..], |a| a.prerequisites.as_slice());
        let trees = clauses.iter().filter_map(|c| rules::parse(c).ok());
        trees.flat_map(|t| t.references().projects).collect()
    };
    for (archetype, row) in archetypes.iter().zip(lines) {
        let mut reached: BTreeSet<String> = BTreeSet::new();
        let mut open: Vec<String> = needs(&archetype.id).into_iter().collect();
        while let Some(id) = open.pop() {
            if reached.insert(id.clone()) {
                open.extend(needs(&id));
            }
        }
        if reached.contains(&archetype.id) {
            let expected = "prerequisites that do not come back to their own archetype";
            let found = archetype.prerequisites.join("; ");
            faults.push(Diagnostic::new(
                ARCHETYPES,
                *row,
                "prerequisites",
                "cycle",
                &found,
                expected,
            ));
        }
    }
}
