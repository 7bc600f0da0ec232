//! Rules over the whole portfolio, and what can be reached under them.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{BasisPoints, Cents, Pot, Prong, pots};

use super::{MOST_CENTS, Report, percent};
use crate::programme::reach;
use crate::{Problem, ProblemProject};

pub(super) fn lists(problem: &Problem, report: &mut Report) {
    let rules = &problem.rules;
    let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
    for (list, ids) in [("must", &rules.must), ("never", &rules.never)] {
        for id in ids {
            let Some(p) = problem.project(id) else {
                report.error(
                    "project-unknown",
                    format!("rules/{list}"),
                    id,
                    "the id of a project",
                );
                continue;
            };
            if list == "never" && rules.must.contains(id) {
                report.error(
                    "must-and-never",
                    "rules/never",
                    id,
                    "a project on one of the two lists",
                );
            }
            if list == "must"
                && !p.group.is_empty()
                && groups.insert(&p.group, id).is_some_and(|other| other != id)
            {
                report.error(
                    "must-exclusive",
                    "rules/must",
                    id,
                    "at most one project of a group",
                );
            }
        }
    }
    let mut shares: Vec<(String, BasisPoints)> = Vec::new();
    shares.extend(rules.ldc_floor.map(|s| ("rules/ldc_floor".to_owned(), s)));
    shares.extend(rules.economy_cap.map(|s| ("rules/economy_cap".to_owned(), s)));
    shares.extend(
        rules
            .prong_floor
            .iter()
            .map(|(p, s)| (format!("rules/prong_floor/{}", p.as_str()), *s)),
    );
    shares.extend(
        rules
            .prong_cap
            .iter()
            .map(|(p, s)| (format!("rules/prong_cap/{}", p.as_str()), *s)),
    );
    for (at, s) in shares.into_iter().filter(|(_, s)| *s > BasisPoints::WHOLE) {
        report.error("share-over-whole", at, percent(u64::from(s.0)), "at most 100 %");
    }
    for (economy, cap) in &rules.absorption {
        if cap.is_negative() || cap.0 > MOST_CENTS {
            report.error(
                "absorption-out-of-range",
                format!("rules/absorption/{economy}"),
                cap,
                "zero or more",
            );
        }
    }
}

/// Prerequisite cycles, and projects that can never start whatever is chosen.
pub(super) fn reachability(problem: &Problem, report: &mut Report) {
    let earliest = reach::earliest_starts(problem);
    for cycle in reach::cycles(problem, &earliest) {
        let at = format!(
            "projects/{}/prerequisites",
            cycle.first().map_or("", |id| id.as_str())
        );
        report.error(
            "prerequisite-cycle",
            at,
            cycle.join(" → "),
            "prerequisites that do not need each other",
        );
    }
    for (p, start) in problem.projects.iter().zip(&earliest) {
        let at = format!("projects/{}", p.id);
        if start.is_some() {
            continue;
        }
        if problem.rules.must.contains(&p.id) {
            report.error(
                "must-cannot-start",
                at,
                "no possible start",
                "a start its prerequisites allow",
            );
        } else if p.starts.is_empty() {
            report.warn("project-without-start", at + "/starts", "none", "a start year");
        } else {
            report.warn(
                "project-cannot-start",
                at,
                "prerequisites nobody can meet in time",
                "a reachable clause",
            );
        }
    }
}

/// Projects that some choice could hold: startable, not banned, payable by somebody.
pub(super) fn selectable(problem: &Problem) -> Vec<&ProblemProject> {
    let earliest = reach::earliest_starts(problem);
    let pots: Vec<Pot> = pots(&problem.funders)
        .into_iter()
        .filter(|p| p.new_money.iter().any(|m| *m > Cents::ZERO))
        .collect();
    problem
        .projects
        .iter()
        .zip(earliest)
        .filter(|(p, start)| {
            let economies = p.economies();
            start.is_some()
                && !problem.rules.never.contains(&p.id)
                && pots.iter().any(|pot| pot.allows(&p.facts(&economies)))
        })
        .map(|(p, _)| p)
        .collect()
}

pub(super) fn floors(problem: &Problem, selectable: &[&ProblemProject], report: &mut Report) {
    let rules = &problem.rules;
    for id in &rules.must {
        let free = problem
            .project(id)
            .is_some_and(|p| p.funded_total() == Cents::ZERO);
        if !free && !selectable.iter().any(|p| &p.id == id) {
            report.error(
                "must-unfundable",
                "rules/must",
                id,
                "a project that some funder may pay for",
            );
        }
    }
    if rules.ldc_floor.is_some_and(|s| s.0 > 0) && !selectable.iter().any(|p| p.ldc) {
        report.error(
            "floor-impossible",
            "rules/ldc_floor",
            "no LDC project",
            "one that can be funded and started",
        );
    }
    let of = |prong: Prong| selectable.iter().any(|p| p.prong == prong);
    let cap = |prong: Prong| {
        rules
            .prong_cap
            .iter()
            .filter(|(p, _)| *p == prong)
            .map(|(_, s)| s.0)
            .min()
    };
    let mut sum = 0u64;
    for prong in Prong::ALL {
        let Some(floor) = rules
            .prong_floor
            .iter()
            .filter(|(p, _)| *p == prong)
            .map(|(_, s)| s.0)
            .max()
        else {
            continue;
        };
        sum += u64::from(floor);
        let at = format!("rules/prong_floor/{}", prong.as_str());
        if floor > 0 && !of(prong) {
            report.error(
                "floor-impossible",
                at,
                "no project of the group",
                "one that can be funded and started",
            );
        } else if cap(prong).is_some_and(|c| c < floor) {
            report.error(
                "floor-impossible",
                at,
                percent(u64::from(floor)),
                "a floor at or under the group's cap",
            );
        }
    }
    if sum > 10_000 {
        report.error(
            "floor-impossible",
            "rules/prong_floor",
            percent(sum),
            "floors that sum to at most 100 %",
        );
    }
    let room: u64 = Prong::ALL
        .into_iter()
        .filter(|p| of(*p))
        .map(|p| u64::from(cap(p).unwrap_or(10_000)))
        .sum();
    if !selectable.is_empty() && !rules.prong_cap.is_empty() && room < 10_000 {
        report.error(
            "cap-impossible",
            "rules/prong_cap",
            percent(room),
            "caps that leave room for 100 %",
        );
    }
    if let Some(cap) = rules.economy_cap {
        let economies: BTreeSet<_> = selectable
            .iter()
            .flat_map(|p| p.split.iter().map(|(e, _)| *e))
            .collect();
        let room = u64::from(cap.0) * economies.len() as u64;
        if !selectable.is_empty() && room < 10_000 {
            report.error(
                "cap-impossible",
                "rules/economy_cap",
                percent(room),
                "a cap that leaves room for 100 %",
            );
        }
    }
}
