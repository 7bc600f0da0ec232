//! Payments: for whom, from which pot, within its scope and its money, and to the cent.

use std::collections::BTreeMap;

use ledger::{Cents, Funder, Scope};

use super::{Chosen, Violation, cents, owed};
use crate::{Outcome, Problem, ProblemProject};

pub(super) fn payments(
    problem: &Problem,
    outcome: &Outcome,
    chosen: &[Chosen<'_>],
    found: &mut Vec<Violation>,
) {
    let mut paid: BTreeMap<(&str, i16), i128> = BTreeMap::new();
    let mut drawn: BTreeMap<(&str, &str, i16), i128> = BTreeMap::new();
    if outcome.payments.windows(2).any(|w| w[0] > w[1]) {
        found.push(Violation::new(
            "not-sorted",
            "payments",
            "another order",
            "payments sorted",
        ));
    }
    for (i, p) in outcome.payments.iter().enumerate() {
        let at = format!("payments/{i}");
        if p.amount <= Cents::ZERO {
            found.push(Violation::new(
                "payment-not-positive",
                &at,
                p.amount,
                "an amount above zero",
            ));
        }
        if !problem.years.contains(&p.year) {
            found.push(Violation::new(
                "payment-outside-years",
                &at,
                p.year,
                "a year of the problem",
            ));
        }
        *paid.entry((&p.project, p.year)).or_insert(0) += i128::from(p.amount.0);
        *drawn.entry((&p.funder, &p.earmark, p.year)).or_insert(0) += i128::from(p.amount.0);
        let Some(c) = chosen.iter().find(|c| c.project.id == p.project) else {
            found.push(Violation::new(
                "payment-for-nothing",
                &at,
                &p.project,
                "a chosen project",
            ));
            continue;
        };
        let Some(funder) = problem.funders.iter().find(|f| f.id == p.funder) else {
            found.push(Violation::new(
                "funder-unknown",
                &at,
                &p.funder,
                "a funder of the problem",
            ));
            continue;
        };
        if !inside(&funder.scope, c.project) {
            found.push(Violation::new(
                "outside-scope",
                &at,
                &p.project,
                format!("the scope of {}", p.funder),
            ));
        }
        if !p.earmark.is_empty() {
            match funder.earmarks.iter().find(|e| e.id == p.earmark) {
                None => found.push(Violation::new(
                    "earmark-unknown",
                    &at,
                    &p.earmark,
                    "an earmark of the funder",
                )),
                Some(e) if !inside(&e.scope, c.project) => {
                    let expected = format!("the scope of {}/{}", p.funder, p.earmark);
                    found.push(Violation::new("outside-earmark", &at, &p.project, expected));
                }
                Some(_) => {}
            }
        }
    }
    owed_is_paid(chosen, &paid, found);
    for funder in &problem.funders {
        pots(problem, funder, &drawn, found);
    }
}

/// Every chosen project gets what it is owed in each year, neither a cent more nor less.
fn owed_is_paid(chosen: &[Chosen<'_>], paid: &BTreeMap<(&str, i16), i128>, found: &mut Vec<Violation>) {
    let mut due: BTreeMap<(&str, i16), i128> = BTreeMap::new();
    for c in chosen {
        for k in 0..c.project.yearly.len() {
            let year = c.start.saturating_add(i16::try_from(k).unwrap_or(i16::MAX));
            *due.entry((&c.project.id, year)).or_insert(0) += owed(c.project, k);
        }
    }
    for ((project, year), amount) in &due {
        let got = paid.get(&(*project, *year)).copied().unwrap_or(0);
        if got != *amount {
            let rule = if got < *amount { "underpaid" } else { "overpaid" };
            found.push(Violation::new(
                rule,
                format!("{project}/{year}"),
                cents(got),
                cents(*amount),
            ));
        }
    }
    for ((project, year), got) in paid {
        let is_chosen = chosen.iter().any(|c| c.project.id == *project);
        if is_chosen && !due.contains_key(&(*project, *year)) {
            found.push(Violation::new(
                "overpaid",
                format!("{project}/{year}"),
                cents(*got),
                "0.00",
            ));
        }
    }
}

fn inside(scope: &Scope, project: &ProblemProject) -> bool {
    for (economy, _) in &project.split {
        if !scope.economies.is_empty() && !scope.economies.contains(economy) {
            return false;
        }
    }
    if !scope.prongs.is_empty() && !scope.prongs.contains(&project.prong) {
        return false;
    }
    if !scope.themes.is_empty() && !scope.themes.contains(&project.theme) {
        return false;
    }
    project.ldc || !scope.ldc_only
}

/// Each pot of a funder: what it paid against what it had, carried where the funder carries over.
///
/// The new money of a pot is its largest-remainder part of the year's envelope: quotas of
/// envelope · share / 10,000 rounded down, the cents left over to the largest remainders in the
/// order earmarks, then the free part.
fn pots(
    problem: &Problem,
    funder: &Funder,
    drawn: &BTreeMap<(&str, &str, i16), i128>,
    found: &mut Vec<Violation>,
) {
    let mut names: Vec<&str> = funder.earmarks.iter().map(|e| e.id.as_str()).collect();
    let mut shares: Vec<i128> = funder.earmarks.iter().map(|e| i128::from(e.share.0)).collect();
    let reserved: i128 = shares.iter().sum();
    names.push("");
    shares.push((10_000 - reserved).max(0));
    let whole: i128 = shares.iter().sum();
    let mut had: Vec<i128> = vec![0; names.len()];
    let open = uncommitted(problem, funder);
    for (y, year) in problem.years.iter().enumerate() {
        let envelope = open.get(y).copied().unwrap_or(0);
        let mut new: Vec<i128> = shares.iter().map(|s| envelope * s / whole.max(1)).collect();
        let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
        by_remainder.sort_by_key(|i| (-(envelope * shares[*i] % whole.max(1)), *i));
        let mut left = envelope - new.iter().sum::<i128>();
        for i in by_remainder {
            if left > 0 {
                new[i] += 1;
                left -= 1;
            }
        }
        for (i, name) in names.iter().enumerate() {
            if !funder.carry_over {
                had[i] = 0;
            }
            had[i] += new[i];
            let out = drawn
                .get(&(funder.id.as_str(), *name, *year))
                .copied()
                .unwrap_or(0);
            if out > had[i] {
                let pot = if name.is_empty() { "free" } else { name };
                let at = format!("{}/{pot}/{year}", funder.id);
                found.push(Violation::new(
                    "pot-overdrawn",
                    at,
                    cents(out),
                    format!("≤ {}", cents(had[i])),
                ));
            }
            had[i] = (had[i] - out).max(0);
        }
    }
}

/// What is left of each year's envelope: a promise comes off its own year and, where money carries
/// over, what that year lacks is kept back from the years before it, the latest first.
fn uncommitted(problem: &Problem, funder: &Funder) -> Vec<i128> {
    let money = |y: usize| funder.envelopes.get(y).map_or(0, |e| i128::from(e.0));
    let mut open: Vec<i128> = (0..problem.years.len()).map(money).collect();
    for c in problem.committed.iter().filter(|c| c.funder == funder.id) {
        let Some(own_year) = problem.years.iter().position(|y| *y == c.year) else {
            continue;
        };
        let mut owed = i128::from(c.amount.0);
        let first = if funder.carry_over { 0 } else { own_year };
        for y in (first..=own_year).rev() {
            let paid = owed.min(open[y]).max(0);
            open[y] -= paid;
            owed -= paid;
        }
    }
    open
}
