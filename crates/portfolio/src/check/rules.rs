//! Rules over the choice: groups, prerequisites, lists, shares, absorption.

use std::collections::{BTreeMap, BTreeSet};

use atlas::Iso3;

use super::{Chosen, Violation, cents, owed_total, own, prong_name, split_in};
use crate::{GroupKind, Limit, Problem, Side};

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
            let completed = |o: &Chosen<'_>| {
                i32::from(o.start) + i32::from(o.project.duration) + i32::from(o.project.delay)
            };
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

/// Either/or, only with, not before.
pub(super) fn together(problem: &Problem, chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    let is_in = |id: &String| chosen.iter().any(|c| &c.project.id == id);
    for (i, rule) in problem.rules.counts.iter().enumerate() {
        let distinct: BTreeSet<&String> = rule.projects.iter().collect();
        let n = distinct.iter().filter(|id| is_in(id)).count();
        if n > rule.at_most as usize {
            let expected = format!("at most {}", rule.at_most);
            found.push(Violation::new(
                "count-exceeded",
                format!("rules/counts/{i}"),
                n,
                expected,
            ));
        }
        if n < rule.at_least as usize {
            let expected = format!("at least {}", rule.at_least);
            found.push(Violation::new(
                "count-missed",
                format!("rules/counts/{i}"),
                n,
                expected,
            ));
        }
    }
    for (i, rule) in problem.rules.joint.iter().enumerate() {
        if is_in(&rule.project) && !rule.with.iter().any(is_in) {
            let expected = format!("{} only with one of {}", rule.project, rule.with.join(", "));
            found.push(Violation::new(
                "joint-missing",
                format!("rules/joint/{i}"),
                "none of them",
                expected,
            ));
        }
    }
    for rule in &problem.rules.not_before {
        for c in chosen
            .iter()
            .filter(|c| c.project.id == rule.project && c.start < rule.year)
        {
            found.push(Violation::new(
                "too-early",
                format!("rules/not_before/{}", rule.project),
                c.start,
                format!("{} or later", rule.year),
            ));
        }
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

/// Floors and caps of parts in shares or money, and the partners' share of the whole cost.
pub(super) fn parts(problem: &Problem, chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    let whole: i128 = chosen.iter().map(|c| owed_total(c.project)).sum();
    for (i, rule) in problem.rules.shares.iter().enumerate() {
        // In basis points of cents, because a split may cut a cent.
        let counted = |c: &Chosen<'_>| -> i128 {
            let of = &rule.of;
            match of.kind {
                GroupKind::Prong if prong_name(c.project.prong) == of.id => 10_000,
                GroupKind::Theme if c.project.theme == of.id => 10_000,
                GroupKind::Prong | GroupKind::Theme => 0,
                GroupKind::Economy => Iso3::new(&of.id).map_or(0, |e| split_in(c.project, e)),
                _ => of.economies.iter().map(|e| split_in(c.project, *e)).sum(),
            }
        };
        let spent: i128 = chosen.iter().map(|c| owed_total(c.project) * counted(c)).sum();
        let (limit, said) = match rule.limit {
            Limit::Share(s) => {
                let said = format!("{}.{:02} % of {}", s.0 / 100, s.0 % 100, cents(whole));
                (i128::from(s.0) * whole, said)
            }
            Limit::Amount(a) => (i128::from(a.0) * 10_000, a.to_string()),
        };
        let (name, broken, sign) = match rule.side {
            Side::AtLeast => ("floor-missed", spent < limit, "≥"),
            Side::AtMost => ("cap-exceeded", spent > limit, "≤"),
        };
        if broken {
            let at = format!("rules/shares/{i}");
            found.push(Violation::new(
                name,
                at,
                cents(spent / 10_000),
                format!("{sign} {said}"),
            ));
        }
    }
    if let Some(cap) = problem.rules.cofinance_cap {
        let of = |c: &Chosen<'_>| -> i128 { (0..c.project.yearly.len()).map(|k| own(c.project, k)).sum() };
        let partners: i128 = chosen.iter().map(of).sum();
        if partners * 10_000 > i128::from(cap.0) * (whole + partners) {
            found.push(Violation::new(
                "cap-exceeded",
                "rules/cofinance_cap",
                cents(partners),
                format!(
                    "≤ {}.{:02} % of {}",
                    cap.0 / 100,
                    cap.0 % 100,
                    cents(whole + partners)
                ),
            ));
        }
    }
}

/// Partners' own money, by economy and year.
pub(super) fn counterpart(problem: &Problem, chosen: &[Chosen<'_>], found: &mut Vec<Violation>) {
    for (economy, cap) in &problem.rules.counterpart_cap {
        let mut by_year: BTreeMap<i32, i128> = BTreeMap::new();
        for c in chosen {
            let share = split_in(c.project, *economy);
            for k in 0..c.project.yearly.len() {
                let year = i32::from(c.start) + i32::try_from(k).unwrap_or(i32::MAX / 2);
                *by_year.entry(year).or_insert(0) += own(c.project, k) * share;
            }
        }
        for (year, flow) in by_year
            .into_iter()
            .filter(|(_, f)| *f > i128::from(cap.0) * 10_000)
        {
            found.push(Violation::new(
                "counterpart-exceeded",
                format!("rules/counterpart_cap/{economy}/{year}"),
                cents(flow / 10_000),
                format!("≤ {cap}"),
            ));
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
