//! Rules over the whole portfolio, and what can be reached under them.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{BasisPoints, Cents, Pot, Prong};

use super::{MOST_CENTS, Report, percent};
use crate::programme::reach;
use crate::{GroupKind, Limit, Problem, ProblemProject, Side};

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
    shares.extend(rules.cofinance_cap.map(|s| ("rules/cofinance_cap".to_owned(), s)));
    shares.extend(
        rules
            .shares
            .iter()
            .enumerate()
            .filter_map(|(i, r)| match r.limit {
                Limit::Share(s) => Some((format!("rules/shares/{i}/limit"), s)),
                Limit::Amount(_) => None,
            }),
    );
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
    let caps = [
        ("absorption", &rules.absorption),
        ("counterpart_cap", &rules.counterpart_cap),
    ];
    for (list, (economy, cap)) in caps
        .iter()
        .flat_map(|(list, all)| all.iter().map(move |c| (list, c)))
    {
        if cap.is_negative() || cap.0 > MOST_CENTS {
            report.error(
                &format!("{}-out-of-range", list.trim_end_matches("_cap")),
                format!("rules/{list}/{economy}"),
                cap,
                "zero or more",
            );
        }
    }
    together(problem, report);
}

/// Parts, either/or, only with, not before: what they name exists, and how many is possible.
fn together(problem: &Problem, report: &mut Report) {
    let rules = &problem.rules;
    for (i, rule) in rules.shares.iter().enumerate() {
        let at = format!("rules/shares/{i}");
        let known = match rule.of.kind {
            GroupKind::Prong => Prong::ALL.iter().any(|p| p.as_str() == rule.of.id),
            GroupKind::Economy => atlas::Iso3::new(&rule.of.id).is_some(),
            GroupKind::Theme => !rule.of.id.is_empty(),
            _ => true,
        };
        if !known {
            report.error(
                "group-unknown",
                format!("{at}/of"),
                format!("{:?}", rule.of.id),
                "a group",
            );
        }
        if let Limit::Amount(a) = rule.limit
            && (a.is_negative() || a.0 > MOST_CENTS)
        {
            report.error(
                "amount-out-of-range",
                format!("{at}/limit"),
                a,
                "zero to 9e13 dollars",
            );
        }
    }
    let mut unknown = |at: String, ids: &[String]| {
        for id in ids.iter().filter(|id| problem.project(id).is_none()) {
            report.error("project-unknown", &at, id, "the id of a project");
        }
    };
    for (i, rule) in rules.counts.iter().enumerate() {
        unknown(format!("rules/counts/{i}"), &rule.projects);
    }
    for (i, rule) in rules.joint.iter().enumerate() {
        unknown(format!("rules/joint/{i}"), &rule.with);
        unknown(format!("rules/joint/{i}"), std::slice::from_ref(&rule.project));
    }
    for (i, rule) in rules.not_before.iter().enumerate() {
        unknown(
            format!("rules/not_before/{i}"),
            std::slice::from_ref(&rule.project),
        );
    }
    for (i, rule) in rules.counts.iter().enumerate() {
        let distinct: BTreeSet<&String> = rule.projects.iter().collect();
        if rule.at_least > rule.at_most || rule.at_least as usize > distinct.len() {
            report.error(
                "count-impossible",
                format!("rules/counts/{i}"),
                format!("{} to {} of {}", rule.at_least, rule.at_most, distinct.len()),
                "at least not above at most, nor above the number of projects",
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
    let pots: Vec<Pot> = problem
        .pots()
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
    part_floors(problem, selectable, report);
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

/// Floors of parts that nothing can reach: no project, too little of it, too little money, or a cap
/// on the same part below it.
fn part_floors(problem: &Problem, selectable: &[&ProblemProject], report: &mut Report) {
    let shares = &problem.rules.shares;
    let money: Cents = problem.pots().iter().flat_map(|p| &p.new_money).copied().sum();
    for (i, rule) in shares.iter().enumerate().filter(|(_, r)| r.side == Side::AtLeast) {
        let at = format!("rules/shares/{i}");
        let (is_floor, same) = match rule.limit {
            Limit::Share(s) => (s.0 > 0, Limit::Share(s)),
            Limit::Amount(a) => (a > Cents::ZERO, Limit::Amount(a)),
        };
        if !is_floor {
            continue;
        }
        let part = |p: &&ProblemProject| i128::from(p.funded_total().0) * i128::from(rule.of.part(p));
        let most: i128 = selectable.iter().map(part).sum();
        if most == 0 {
            let expected = "a project it counts that can be funded and started";
            report.error("floor-impossible", at, "no such project", expected);
            continue;
        }
        if let Limit::Amount(a) = same
            && (i128::from(a.0) * 10_000 > most || a > money)
        {
            report.error(
                "floor-impossible",
                at,
                a,
                "an amount that its projects and the money allow",
            );
            continue;
        }
        let cap = shares.iter().find(|c| c.side == Side::AtMost && c.of == rule.of);
        let crossed = match (rule.limit, cap.map(|c| c.limit)) {
            (Limit::Share(f), Some(Limit::Share(c))) => f > c,
            (Limit::Amount(f), Some(Limit::Amount(c))) => f > c,
            _ => false,
        };
        if crossed {
            report.error(
                "floor-impossible",
                at,
                "a floor above the cap",
                "a floor at or under the cap",
            );
        }
    }
}
