//! Projects and the targets they move: ids, splits, costs, years, doses.

use std::collections::BTreeSet;

use ledger::{BasisPoints, Cents};

use super::{MOST_CENTS, Report, percent};
use crate::{Problem, ProblemProject};

pub(super) fn targets(problem: &Problem, report: &mut Report) {
    for t in &problem.targets {
        let at = format!("targets/{}/{}", t.economy, t.indicator);
        if !(t.weight.is_finite() && t.weight >= 0.0) {
            report.error(
                "weight-out-of-range",
                format!("{at}/weight"),
                t.weight,
                "a number of zero or more",
            );
        }
        let good =
            |p: &crate::Piece| p.slope.is_finite() && p.slope >= 0.0 && p.width.is_finite() && p.width > 0.0;
        if !t.pieces.iter().all(good) || t.pieces.windows(2).any(|w| w[1].slope > w[0].slope) {
            report.error(
                "pieces-not-concave",
                format!("{at}/pieces"),
                format!("{:?}", t.pieces.iter().map(|p| p.slope).collect::<Vec<_>>()),
                "positive widths, slopes of zero or more that never rise",
            );
        }
    }
}

pub(super) fn projects(problem: &Problem, report: &mut Report) {
    let ids: BTreeSet<&str> = problem.projects.iter().map(|p| p.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut sum = Cents::ZERO;
    for p in &problem.projects {
        let at = format!("projects/{}", p.id);
        if p.id.is_empty() || !seen.insert(&p.id) {
            report.error("id-not-unique", &at, format!("{:?}", p.id), "an id of its own");
        }
        split(p, &at, report);
        cost(p, &at, &mut sum, report);
        timing(problem, p, &at, report);
        if p.cofinance > BasisPoints::WHOLE {
            report.error(
                "share-over-whole",
                format!("{at}/cofinance"),
                percent(u64::from(p.cofinance.0)),
                "at most 100 %",
            );
        }
        for (c, clause) in p.prerequisites.iter().enumerate() {
            for id in clause.any_of.iter().filter(|id| !ids.contains(id.as_str())) {
                report.error(
                    "project-unknown",
                    format!("{at}/prerequisites/{c}"),
                    id,
                    "the id of a project",
                );
            }
        }
        let mut hit = BTreeSet::new();
        for (t, dose) in &p.doses {
            if *t >= problem.targets.len() || !hit.insert(*t) {
                report.error(
                    "target-unknown",
                    format!("{at}/doses"),
                    t,
                    "the position of a target, each once",
                );
            }
            if !(dose.is_finite() && *dose >= 0.0) {
                report.error(
                    "dose-out-of-range",
                    format!("{at}/doses"),
                    dose,
                    "a number of zero or more",
                );
            }
        }
    }
}

fn split(p: &ProblemProject, at: &str, report: &mut Report) {
    let sum: u64 = p.split.iter().map(|(_, s)| u64::from(s.0)).sum();
    if sum != 10_000 {
        report.error("split-not-whole", format!("{at}/split"), percent(sum), "100 %");
    }
    let distinct: BTreeSet<_> = p.split.iter().map(|(e, _)| *e).collect();
    if distinct.len() != p.split.len() {
        report.error(
            "split-twice",
            format!("{at}/split"),
            "an economy twice",
            "each economy once",
        );
    }
}

fn cost(p: &ProblemProject, at: &str, sum: &mut Cents, report: &mut Report) {
    if p.yearly.iter().all(|c| *c == Cents::ZERO) {
        report.error(
            "cost-missing",
            format!("{at}/yearly"),
            "no cost",
            "a cost above zero in some year",
        );
    }
    for (k, c) in p.yearly.iter().enumerate() {
        *sum += *c;
        if c.is_negative() {
            report.error("cost-negative", format!("{at}/yearly/{k}"), c, "zero or more");
        } else if c.0 > MOST_CENTS || sum.0 > MOST_CENTS {
            report.error(
                "cost-out-of-range",
                format!("{at}/yearly/{k}"),
                c,
                "sums of at most 9e13 dollars",
            );
        }
    }
    if p.recurrent.is_negative() {
        report.error(
            "cost-negative",
            format!("{at}/recurrent"),
            p.recurrent,
            "zero or more",
        );
    }
}

fn timing(problem: &Problem, p: &ProblemProject, at: &str, report: &mut Report) {
    if p.duration == 0 {
        report.error("duration-zero", format!("{at}/duration"), 0, "at least one year");
    }
    if p.starts.windows(2).any(|w| w[1] <= w[0]) {
        report.error(
            "starts-not-rising",
            format!("{at}/starts"),
            format!("{:?}", p.starts),
            "rising years",
        );
    }
    if p.phi.len() != p.starts.len() {
        report.error(
            "phi-not-by-start",
            format!("{at}/phi"),
            p.phi.len(),
            "one number per start",
        );
    }
    if let Some(bad) = p.phi.iter().find(|v| !(0.0..=1.0).contains(*v)) {
        report.error(
            "phi-out-of-range",
            format!("{at}/phi"),
            bad,
            "numbers from 0 to 1",
        );
    }
    let paid = p.yearly.len() as i64;
    let (first, last) = match (problem.years.first(), problem.years.last()) {
        (Some(f), Some(l)) => (i64::from(*f), i64::from(*l)),
        _ => return,
    };
    for s in &p.starts {
        if i64::from(*s) < first || i64::from(*s) + paid - 1 > last {
            report.error(
                "spending-outside-years",
                format!("{at}/starts/{s}"),
                format!("money in {s} to {}", i64::from(*s) + paid - 1),
                "all spending inside the problem's years",
            );
        }
    }
}
