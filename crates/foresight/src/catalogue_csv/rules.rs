//! What the rules of all archetypes must satisfy together: known names, prerequisites a programme can
//! express, no cycle.

use std::collections::BTreeSet;

use crate::Archetype;
use crate::rules::{self, Expr, is_known};

/// Says what is wrong: position of the archetype, column, code, found, expected.
pub(crate) type Report<'a> = dyn FnMut(usize, &str, &str, &str, &str) + 'a;

/// Checks every expression against the other archetypes, the milestones (without prefix) and the known
/// fields, then the prerequisites of all together for cycles.
pub(crate) fn check(
    archetypes: &[Archetype],
    milestones: &BTreeSet<String>,
    known: &dyn Fn(&str) -> bool,
    report: &mut Report<'_>,
) {
    for at in 0..archetypes.len() {
        names(archetypes, at, milestones, known, report);
    }
    for at in cycles(archetypes) {
        let found = archetypes
            .get(at)
            .map_or_else(String::new, |a| a.prerequisites.join("; "));
        let expected = "prerequisites that do not come back to their own archetype";
        report(at, "prerequisites", "cycle", &found, expected);
    }
}

/// Checks the names in the expressions of one archetype.
pub(crate) fn names(
    archetypes: &[Archetype],
    at: usize,
    milestones: &BTreeSet<String>,
    known: &dyn Fn(&str) -> bool,
    report: &mut Report<'_>,
) {
    let Some(archetype) = archetypes.get(at) else {
        return;
    };
    let columns = [
        ("sizing", std::slice::from_ref(&archetype.sizing)),
        ("prerequisites", archetype.prerequisites.as_slice()),
        ("eligible_when", archetype.eligible_when.as_slice()),
    ];
    for (column, texts) in columns {
        for text in texts {
            let Ok(tree) = rules::parse(text) else { continue };
            let mut fault =
                |code: &str, found: &str, expected: &str| report(at, column, code, found, expected);
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
            report(at, "id", "unknown-field", field, expected);
        }
    }
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

/// Positions of every archetype that, followed through its prerequisites, comes back to itself.
pub(crate) fn cycles(archetypes: &[Archetype]) -> Vec<usize> {
    let needs = |id: &str| -> BTreeSet<String> {
        let found = archetypes.iter().find(|a| a.id == id);
        let clauses = found.map_or(&[][..], |a| a.prerequisites.as_slice());
        let trees = clauses.iter().filter_map(|c| rules::parse(c).ok());
        trees.flat_map(|t| t.references().projects).collect()
    };
    let mut found = Vec::new();
    for (at, archetype) in archetypes.iter().enumerate() {
        let mut reached: BTreeSet<String> = BTreeSet::new();
        let mut open: Vec<String> = needs(&archetype.id).into_iter().collect();
        while let Some(id) = open.pop() {
            if reached.insert(id.clone()) {
                open.extend(needs(&id));
            }
        }
        if reached.contains(&archetype.id) {
            found.push(at);
        }
    }
    found
}
