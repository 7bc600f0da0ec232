//! Rules over the choice: groups, prerequisites, lists, shares, absorption.

use std::collections::{BTreeMap, BTreeSet};

use super::{Chosen, Violation, cents, owed_total, prong_name, split_in};
use crate::Problem;

pub(super) fn groups(chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for c in chosen.iter().filter(|c| !c.project.group.is_empty()) {
        if let Some(first) = seen.insert(&c.project.group, &c.project.id) {
            found.push(Violation::new(
                "group-twice",
                format!("group/{}", c.project.group),
                format!("{first} and {}", c.project.id),
                "at most one",
            ));
        }
    }
}

pub(super) fn prerequisites(chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    for c in chosen {
        for (i, clause) in c.project.prerequisites.iter().enumerate() {
            // Work lasts from the start to start + duration − 1; the next year is free to follow.
            let completed = |o: &Chosen<'_>| i32::from(o.start) + i32::from(o.project.duration);
            let done = clause.met
                || chosen
                    .iter()
                    .any(|o| clause.any_of.contains(&o.project.id) && completed(o) <= i32::from(c.start));
            if !done {
                found.push(Violation::new(
                    "prerequisite-unmet",
                    format!("chosen/{}/prerequisites/{i}", c.project.id),
                    format!("none completed before {}", c.start),
                    format!("one of {}", clause.any_of.join(", ")),
                ));
            }
        }
    }
}

pub(super) fn lists(problem: &Problem, chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    let ids: BTreeSet<&str> = chosen.iter().map(|c| c.project.id.as_str()).collect();
    for id in problem.rules.must.iter().filter(|id| !ids.contains(id.as_str())) {
        found.push(Violation::new("must-missing", "rules/must", "not chosen", id));
    }
    for id in problem.rules.never.iter().filter(|id| ids.contains(id.as_str())) {
        found.push(Violation::new("never-chosen", "rules/never", id, "not chosen"));
    }
}

/// Shares of funders' money. Compared as part · 10,000 against share · whole, so nothing is rounded.
pub(super) fn shares(problem: &Problem, chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    let whole: i128 = chosen.iter().map(|c| owed_total(c.project)).sum();
    let part = |of: &dyn Fn(&Chosen<'_>) -> bool| -> i128 {
        chosen
            .iter()
            .filter(|c| of(c))
            .map(|c| owed_total(c.project))
            .sum()
    };
    let say = |at: String, part: i128, sign: &str, share: u32| {
        let rule = if sign == "≥" {
            "floor-missed"
        } else {
            "cap-exceeded"
        };
        let limit = format!("{sign} {}.{:02} % of {}", share / 100, share % 100, cents(whole));
        Violation::new(rule, at, cents(part), limit)
    };
    if let Some(floor) = problem.rules.ldc_floor {
        let ldc = part(&|c| c.project.ldc);
        if ldc * 10_000 < i128::from(floor.0) * whole {
            found.push(say("rules/ldc_floor".into(), ldc, "≥", floor.0));
        }
    }
    for (prong, floor) in &problem.rules.prong_floor {
        let spent = part(&|c| c.project.prong == *prong);
        if spent * 10_000 < i128::from(floor.0) * whole {
            found.push(say(
                format!("rules/prong_floor/{}", prong_name(*prong)),
                spent,
                "≥",
                floor.0,
            ));
        }
    }
    for (prong, cap) in &problem.rules.prong_cap {
        let spent = part(&|c| c.project.prong == *prong);
        if spent * 10_000 > i128::from(cap.0) * whole {
            found.push(say(
                format!("rules/prong_cap/{}", prong_name(*prong)),
                spent,
                "≤",
                cap.0,
            ));
        }
    }
    if let Some(cap) = problem.rules.economy_cap {
        let economies: BTreeSet<_> = chosen
            .iter()
            .flat_map(|c| c.project.split.iter().map(|(e, _)| *e))
            .collect();
        for economy in economies {
            // In basis points of cents, because a split may cut a cent.
            let spent: i128 = chosen
                .iter()
                .map(|c| owed_total(c.project) * split_in(c.project, economy))
                .sum();
            if spent > i128::from(cap.0) * whole {
                found.push(say(
                    format!("rules/economy_cap/{economy}"),
                    spent / 10_000,
                    "≤",
                    cap.0,
                ));
            }
        }
    }
}

/// All sources together, by economy and year.
pub(super) fn absorption(problem: &Problem, chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    for (economy, cap) in &problem.rules.absorption {
        let mut by_year: BTreeMap<i32, i128> = BTreeMap::new();
        for c in chosen {
            let share = split_in(c.project, *economy);
            for (k, cost) in c.project.yearly.iter().enumerate() {
                let year = i32::from(c.start) + i32::try_from(k).unwrap_or(i32::MAX / 2);
                *by_year.entry(year).or_insert(0) += i128::from(cost.0) * share;
            }
        }
        for (year, flow) in by_year {
            if flow > i128::from(cap.0) * 10_000 {
                found.push(Violation::new(
                    "absorption-exceeded",
                    format!("rules/absorption/{economy}/{year}"),
                    cents(flow / 10_000),
                    format!("≤ {cap}"),
                ));
            }
        }
    }
}
