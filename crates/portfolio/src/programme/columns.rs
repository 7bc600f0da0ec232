//! Start columns, and the benefit pieces they feed.

use std::collections::BTreeMap;

use ledger::Cents;

use super::{Column, Kind, Model, Row, Sense, reach};
use crate::Problem;

/// Column position by project and start; `None` where no column was made.
pub(super) type Starts = Vec<Vec<Option<usize>>>;

/// One binary per project and start that can be chosen at all.
pub(super) fn starts(problem: &Problem, model: &mut Model) -> Starts {
    let earliest = reach::earliest_starts(problem);
    let pots = problem.pots();
    let mut all = Vec::with_capacity(problem.projects.len());
    for (p, project) in problem.projects.iter().enumerate() {
        let economies = project.economies();
        let payable = project.funded_total() == Cents::ZERO
            || pots.iter().any(|pot| pot.allows(&project.facts(&economies)));
        let mut row = Vec::with_capacity(project.starts.len());
        for (s, year) in project.starts.iter().enumerate() {
            let open = payable
                && earliest.get(p).copied().flatten().is_some_and(|e| *year >= e)
                && problem.may_start(project, *year);
            row.push(open.then(|| {
                model.columns.push(Column {
                    name: format!("x{p}_{s}"),
                    kind: Kind::Start { project: p, start: s },
                    upper: 1.0,
                    gain: 0.0,
                });
                model.columns.len() - 1
            }));
        }
        all.push(row);
    }
    all
}

/// Pieces and the dose rows that feed them: Σ_k u_tk ≤ Σ_ps e_pt φ_p(s) x_ps.
///
/// Both sides are divided by the target's reach (the largest dose any choice can give it), so that
/// the coefficients of small and large economies are of one size. Pieces beyond the reach are cut.
pub(super) fn benefits(problem: &Problem, starts: &Starts, model: &mut Model) {
    let mut feeding: Vec<Vec<(usize, f64)>> = vec![Vec::new(); problem.targets.len()];
    // Reach: at most one project of a group, at its best start.
    let mut best: Vec<BTreeMap<&str, f64>> = vec![BTreeMap::new(); problem.targets.len()];
    for (project, columns) in problem.projects.iter().zip(starts) {
        let group = if project.group.is_empty() {
            project.id.as_str()
        } else {
            project.group.as_str()
        };
        for (column, phi) in columns.iter().zip(&project.phi) {
            let Some(column) = column else { continue };
            for (t, dose) in project.doses.iter().filter(|(_, d)| d * phi > 0.0) {
                if let (Some(f), Some(b)) = (feeding.get_mut(*t), best.get_mut(*t)) {
                    f.push((*column, dose * phi));
                    let most = b.entry(group).or_insert(0.0);
                    *most = most.max(dose * phi);
                }
            }
        }
    }
    for (t, (target, feeds)) in problem.targets.iter().zip(feeding).enumerate() {
        let reach: f64 = best[t].values().sum();
        if feeds.is_empty() || target.weight <= 0.0 {
            continue;
        }
        let mut terms = Vec::with_capacity(feeds.len() + target.pieces.len());
        let mut from = 0.0;
        for (k, piece) in target.pieces.iter().enumerate() {
            let width = piece.width.min(reach - from);
            if width <= 0.0 {
                break;
            }
            from += width;
            terms.push((model.columns.len(), 1.0));
            model.columns.push(Column {
                name: format!("u{t}_{k}"),
                kind: Kind::Piece { target: t, piece: k },
                upper: width / reach,
                gain: target.weight * piece.slope * reach,
            });
        }
        terms.extend(feeds.into_iter().map(|(c, dose)| (c, -dose / reach)));
        model.rows.push(Row {
            name: format!("d{t}"),
            terms,
            sense: Sense::Le,
            rhs: 0.0,
        });
    }
}
