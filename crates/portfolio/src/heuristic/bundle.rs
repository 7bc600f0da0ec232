//! A project with the prerequisites it still needs, pulled in together.

use super::state::{Move, Tables, clause_met};

/// Most projects pulled in with one (an assumption; longer chains are found step by step).
const MOST: usize = 8;

/// When prerequisites are pulled in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// As early as they can start: more effect.
    Early,
    /// As late as still completes in time: easier on the first years' money.
    Late,
}

/// The moves that put a project in at a start, itself first; `None` where a group is taken or a
/// clause cannot be met.
pub(super) fn bundle(tables: &Tables<'_>, at: &[Option<usize>], root: Move, when: When) -> Option<Vec<Move>> {
    let free = |at: &[Option<usize>], p: usize| {
        at[p].is_none()
            && !tables.one_too_many(at, p)
            && !at
                .iter()
                .enumerate()
                .any(|(q, s)| s.is_some() && tables.group[q] == tables.group[p])
    };
    if !*tables.open.get(root.0)?.get(root.1)? || !free(at, root.0) {
        return None;
    }
    if tables.clauses[root.0]
        .iter()
        .all(|c| clause_met(tables, at, c, tables.start(root)))
    {
        return Some(vec![root]);
    }
    let mut at = at.to_vec();
    at[root.0] = Some(root.1);
    let mut moves = vec![root];
    let mut next = 0;
    while let Some(m) = moves.get(next).copied() {
        next += 1;
        for clause in &tables.clauses[m.0] {
            let limit = tables.start(m);
            if clause_met(tables, &at, clause, limit) {
                continue;
            }
            // The cheapest member that can be completed in time.
            let in_time = |q: usize| {
                let soon = |s: &usize| !clause.completed || tables.completed((q, *s)) <= limit;
                let mut starts = (0..tables.open[q].len()).filter(|s| tables.open[q][*s] && soon(s));
                match when {
                    When::Early => starts.next(),
                    When::Late => starts.next_back(),
                }
            };
            let (_, q, s) = clause
                .any_of
                .iter()
                .filter(|q| free(&at, **q))
                .filter_map(|q| Some((tables.cost[*q], *q, in_time(*q)?)))
                .min()?;
            if moves.len() == MOST {
                return None;
            }
            at[q] = Some(s);
            moves.push((q, s));
        }
    }
    Some(moves)
}
