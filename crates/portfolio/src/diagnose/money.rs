//! Funders: ids, envelopes, earmarks.

use std::collections::BTreeSet;

use ledger::Cents;

use super::{MOST_CENTS, Report, percent};
use crate::Problem;
use crate::committed::{by_year, open_money};

pub(super) fn funders(problem: &Problem, report: &mut Report) {
    let mut seen = BTreeSet::new();
    let mut sum = Cents::ZERO;
    for f in &problem.funders {
        let at = format!("funders/{}", f.id);
        if f.id.is_empty() || !seen.insert(&f.id) {
            report.error("id-not-unique", &at, format!("{:?}", f.id), "an id of its own");
        }
        if f.envelopes.len() != problem.years.len() {
            report.error(
                "envelopes-not-by-year",
                format!("{at}/envelopes"),
                f.envelopes.len(),
                "one per year",
            );
        }
        for (y, e) in f.envelopes.iter().enumerate() {
            sum += *e;
            if e.0 < 0 || e.0 > MOST_CENTS || sum.0 > MOST_CENTS {
                report.error(
                    "envelope-out-of-range",
                    format!("{at}/envelopes/{y}"),
                    e,
                    "zero to 9e13 dollars",
                );
            }
        }
        let shares: u64 = f.earmarks.iter().map(|e| u64::from(e.share.0)).sum();
        if shares > 10_000 {
            report.error(
                "earmarks-over-whole",
                format!("{at}/earmarks"),
                percent(shares),
                "at most 100 %",
            );
        }
        let mut marks = BTreeSet::new();
        for e in &f.earmarks {
            if e.id.is_empty() || !marks.insert(&e.id) {
                report.error(
                    "id-not-unique",
                    format!("{at}/earmarks"),
                    format!("{:?}", e.id),
                    "an id of its own",
                );
            }
        }
    }
    committed(problem, report);
    let facts: Vec<_> = problem.projects.iter().map(|p| (p, p.economies())).collect();
    for pot in problem.pots() {
        let eligible = facts.iter().any(|(p, e)| pot.allows(&p.facts(e)));
        if eligible || pot.new_money.iter().all(|m| *m == Cents::ZERO) {
            continue;
        }
        let (code, at) = if pot.earmark.is_empty() {
            (
                "funder-without-project",
                format!("funders/{}/scope", pot.funder_id),
            )
        } else {
            (
                "earmark-without-project",
                format!("funders/{}/earmarks/{}", pot.funder_id, pot.earmark),
            )
        };
        report.warn(
            code,
            at,
            "no eligible project",
            "a scope that at least one project meets",
        );
    }
}

/// Promises name a funder and a year of the problem, and its envelopes cover them.
fn committed(problem: &Problem, report: &mut Report) {
    for (i, c) in problem.committed.iter().enumerate() {
        let at = format!("committed/{i}");
        if !problem.funders.iter().any(|f| f.id == c.funder) {
            report.error(
                "funder-unknown",
                format!("{at}/funder"),
                &c.funder,
                "the id of a funder",
            );
        }
        if !problem.years.contains(&c.year) {
            report.error(
                "year-unknown",
                format!("{at}/year"),
                c.year,
                "a year of the problem",
            );
        }
        if c.amount.is_negative() || c.amount.0 > MOST_CENTS {
            report.error(
                "committed-out-of-range",
                format!("{at}/amount"),
                c.amount,
                "zero or more",
            );
        }
    }
    if report.has_errors() {
        return;
    }
    for f in &problem.funders {
        let taken = by_year(&problem.committed, &f.id, &problem.years);
        let (_, uncovered) = open_money(&f.envelopes, &taken, f.carry_over);
        if uncovered > Cents::ZERO {
            report.warn(
                "committed-over-envelope",
                format!("funders/{}/envelopes", f.id),
                format!("{uncovered} promised and not covered"),
                "envelopes that cover what is promised",
            );
        }
    }
}
