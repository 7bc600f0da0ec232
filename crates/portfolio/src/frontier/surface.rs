//! Impact against equity against downside: a grid of proven points by the augmented ε-constraint
//! method (Mavrotas 2009, "Effective implementation of the ε-constraint method").
//!
//! First the best of each measure alone: they span the ranges. Then impact is maximised with at least
//! so much of the other two, over a grid; a surplus of either gains a little, so that no point found
//! is dominated by another with the same impact. What is infeasible at a level is infeasible beyond
//! it (no solve), and a point that has more than the next level asks for is the next point too
//! (bypass). Each point carries its proven gap; points that another one dominates, which gaps can
//! leave, are dropped and counted.

use serde::{Deserialize, Serialize};

use super::measures::{Aim, Measured, Scenarios, attainable, measure};
use crate::programme::Programme;
use crate::study::{Ask, Found};
use crate::{Choice, Problem};

const IMPACT: &str = "most-impact";
const EQUITY: &str = "most-equity";
const DOWNSIDE: &str = "most-downside";
const POINT: &str = "point";

/// A point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its measures, worked out from the choice.
    pub measured: Measured,
    /// Proven upper bound of the impact at this equity and downside.
    pub bound: Option<f64>,
    /// (bound − impact) / impact.
    pub gap: Option<f64>,
    /// The choice.
    pub chosen: Vec<Choice>,
}

/// The report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Surface {
    /// Points, most impact first; none dominates another.
    pub points: Vec<Point>,
    /// Points found that another one dominates within its gap.
    pub dominated: usize,
    /// Scenarios of the downside.
    pub scenarios: u32,
}

/// Solves in all, as far as is known.
pub fn total(levels: (u32, u32), found: &[Found]) -> usize {
    let skipped = found.len().min(3);
    3 + (levels.0 * levels.1) as usize - usize::from(skipped == 3)
}

fn cell(i: u32, j: u32) -> String {
    format!("{i}/{j}")
}

/// What the grid needs of the three first solves.
struct Frame {
    equity: (f64, f64),
    downside: (f64, f64),
    impact: f64,
}

fn frame(problem: &Problem, s: Scenarios, found: &[Found]) -> Option<Frame> {
    let most = attainable(problem, &Programme::build(problem));
    let all: Vec<Measured> = [IMPACT, EQUITY, DOWNSIDE]
        .iter()
        .filter_map(|key| found.iter().find(|f| f.key == *key && f.checked))
        .map(|f| measure(problem, &most, s, &f.chosen))
        .collect();
    let range = |of: &dyn Fn(&Measured) -> f64| {
        all.iter()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |r, v| {
                (r.0.min(v), r.1.max(v))
            })
    };
    (!all.is_empty()).then(|| Frame {
        equity: range(&|m| m.equity),
        downside: range(&|m| m.downside),
        impact: range(&|m| m.impact).1,
    })
}

/// Level `i` of `n` between two ends; the first is no limit.
fn level(range: (f64, f64), i: u32, n: u32) -> f64 {
    let share = f64::from(i) / f64::from(n.saturating_sub(1).max(1));
    // A hair below what was reached, so that a tolerance does not make it infeasible.
    (range.0 + (range.1 - range.0) * share) * (1.0 - 1e-6)
}

/// The next solve.
pub fn next(problem: &Problem, levels: (u32, u32), scenarios: (u32, u64), found: &[Found]) -> Option<Ask> {
    let s = Scenarios {
        count: scenarios.0,
        seed: scenarios.1,
    };
    let has = |key: &str| found.iter().any(|f| f.key == key);
    let best = found
        .iter()
        .find(|f| f.key == IMPACT)
        .map(|f| f.chosen.clone())
        .unwrap_or_default();
    if !has(IMPACT) {
        let start = crate::heuristic(problem).map(|o| o.chosen).unwrap_or_default();
        return Some(Ask::new(IMPACT, "", problem.clone()).from(&start));
    }
    if !has(EQUITY) {
        return Some(
            Ask::new(EQUITY, "", problem.clone())
                .from(&best)
                .aiming(Aim::Equity),
        );
    }
    if !has(DOWNSIDE) {
        return Some(
            Ask::new(DOWNSIDE, "", problem.clone())
                .from(&best)
                .aiming(Aim::Downside(s)),
        );
    }
    let frame = frame(problem, s, found)?;
    let most = attainable(problem, &Programme::build(problem));
    let points: Vec<(u32, u32, Option<Measured>)> = found
        .iter()
        .filter(|f| f.key == POINT)
        .filter_map(|f| {
            let (i, j) = f.of.split_once('/')?;
            let measured = f.checked.then(|| measure(problem, &most, s, &f.chosen));
            Some((i.parse().ok()?, j.parse().ok()?, measured))
        })
        .collect();
    for i in 0..levels.0 {
        for j in 0..levels.1 {
            if i == 0 && j == 0 {
                // The most impact of all.
                continue;
            }
            let (e, d) = (
                level(frame.equity, i, levels.0),
                level(frame.downside, j, levels.1),
            );
            let settled = points.iter().any(|(pi, pj, m)| match m {
                // Asked for no more, has as much as is asked for now: it is the optimum here too.
                Some(m) => {
                    (*pi == i && *pj == j) || (*pi <= i && *pj <= j && m.equity >= e && m.downside >= d)
                }
                // Nothing has as much as was asked for there.
                None => *pi <= i && *pj <= j,
            });
            if !settled {
                let aim = Aim::Above {
                    equity: e,
                    downside: d,
                    ranges: (
                        frame.equity.1 - frame.equity.0,
                        frame.downside.1 - frame.downside.0,
                    ),
                    impact: frame.impact,
                    scenarios: s,
                };
                return Some(Ask::new(POINT, cell(i, j), problem.clone()).aiming(aim));
            }
        }
    }
    None
}

/// One is at least as good in all and better in one.
fn dominates(a: &Measured, b: &Measured) -> bool {
    let pairs = [
        (a.impact, b.impact),
        (a.equity, b.equity),
        (a.downside, b.downside),
    ];
    pairs.iter().all(|(x, y)| x >= y) && pairs.iter().any(|(x, y)| x > y)
}

/// The points so far.
pub fn report(problem: &Problem, scenarios: (u32, u64), found: &[Found]) -> Surface {
    let s = Scenarios {
        count: scenarios.0,
        seed: scenarios.1,
    };
    let most = attainable(problem, &Programme::build(problem));
    let mut all: Vec<Point> = Vec::new();
    for one in found.iter().filter(|f| f.checked) {
        if all.iter().any(|p| p.chosen == one.chosen) {
            continue;
        }
        // The bound of another measure says nothing about the impact.
        let proven = one.key == IMPACT || one.key == POINT;
        all.push(Point {
            measured: measure(problem, &most, s, &one.chosen),
            bound: one.top().filter(|_| proven),
            gap: one.gap().filter(|_| proven),
            chosen: one.chosen.clone(),
        });
    }
    let n = all.len();
    let keep: Vec<bool> = all
        .iter()
        .enumerate()
        .map(|(i, p)| {
            !all.iter()
                .enumerate()
                .any(|(j, q)| dominates(&q.measured, &p.measured) || (j < i && q.measured == p.measured))
        })
        .collect();
    let mut points: Vec<Point> = all
        .into_iter()
        .zip(keep)
        .filter(|(_, k)| *k)
        .map(|(p, _)| p)
        .collect();
    points.sort_by(|a, b| b.measured.impact.total_cmp(&a.measured.impact));
    Surface {
        dominated: n - points.len(),
        points,
        scenarios: s.count,
    }
}
