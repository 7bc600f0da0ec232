//! When a project can start at the earliest if everything it needs were chosen, and which
//! prerequisites wait for each other in a circle.

use std::collections::BTreeMap;

use crate::Problem;

/// The earliest start of every project that its clauses allow, in problem order; `None` where it
/// can never start. Money is not looked at.
pub fn earliest_starts(problem: &Problem) -> Vec<Option<i16>> {
    let index = by_id(problem);
    let mut earliest: Vec<Option<i16>> = vec![None; problem.projects.len()];
    // A start only ever gets known or earlier; each pass settles at least one project or stops.
    for _ in 0..=problem.projects.len() {
        let mut changed = false;
        for (p, project) in problem.projects.iter().enumerate() {
            let ready =
                project
                    .prerequisites
                    .iter()
                    .filter(|c| !c.met)
                    .try_fold(i16::MIN, |latest, clause| {
                        let soonest = clause
                            .any_of
                            .iter()
                            .filter_map(|id| index.get(id.as_str()))
                            .filter_map(|q| earliest[*q].map(|s| problem.projects[*q].completed(s)))
                            .min()?;
                        Some(latest.max(soonest))
                    });
            let start = ready.and_then(|r| {
                let open = |s: &i16| *s >= r && problem.may_start(project, *s);
                project.starts.iter().copied().find(open)
            });
            if start != earliest[p] {
                earliest[p] = start;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    earliest
}

/// Circles among the projects that can never start: each is a list of ids, closed by its first.
pub fn cycles(problem: &Problem, earliest: &[Option<i16>]) -> Vec<Vec<String>> {
    let index = by_id(problem);
    // A stuck project waits for the stuck members of its clauses without a startable member.
    let waits: Vec<Vec<usize>> = problem
        .projects
        .iter()
        .enumerate()
        .map(|(p, project)| {
            if earliest.get(p).copied().flatten().is_some() {
                return Vec::new();
            }
            let members = |c: &crate::Clause| -> Vec<usize> {
                c.any_of
                    .iter()
                    .filter_map(|id| index.get(id.as_str()).copied())
                    .collect()
            };
            project
                .prerequisites
                .iter()
                .filter(|c| !c.met)
                .map(members)
                .filter(|m| m.iter().all(|q| earliest.get(*q).copied().flatten().is_none()))
                .flatten()
                .collect()
        })
        .collect();
    let mut state = vec![0u8; waits.len()];
    let mut found = Vec::new();
    for root in 0..waits.len() {
        if state[root] != 0 {
            continue;
        }
        // Depth first with an explicit path: a step back onto the path closes a circle.
        let mut path: Vec<(usize, usize)> = vec![(root, 0)];
        state[root] = 1;
        while let Some((at, next)) = path.last_mut() {
            let (at, step) = (*at, *next);
            *next += 1;
            match waits[at].get(step) {
                None => {
                    state[at] = 2;
                    path.pop();
                }
                Some(&to) if state[to] == 0 => {
                    state[to] = 1;
                    path.push((to, 0));
                }
                Some(&to) if state[to] == 1 => {
                    let from = path.iter().position(|(p, _)| *p == to).unwrap_or(0);
                    let mut circle: Vec<String> = path[from..]
                        .iter()
                        .map(|(p, _)| problem.projects[*p].id.clone())
                        .collect();
                    circle.push(problem.projects[to].id.clone());
                    found.push(circle);
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// Positions by id.
pub(crate) fn by_id(problem: &Problem) -> BTreeMap<&str, usize> {
    problem
        .projects
        .iter()
        .enumerate()
        .map(|(i, p)| (p.id.as_str(), i))
        .collect()
}
