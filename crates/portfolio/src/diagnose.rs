//! What is wrong with a problem before anybody tries to solve it: named, located, complete.
//!
//! An *error* means the problem has no well-defined answer or surely none; a *warning* means it can
//! be solved but hardly says what was meant. Left out: infeasibility that only solving can show.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ledger::{BasisPoints, Cents, Pot, Prong, pots};
use serde::{Deserialize, Serialize};

use crate::programme::reach;
use crate::{Problem, ProblemProject};

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The problem cannot be solved as it is.
    Error,
    /// It can, but something in it has no effect.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Severity.
    pub severity: Severity,
    /// Name, for example `cost-negative`; also the tail of the message key `problem-<code>`.
    pub code: String,
    /// Place inside the problem, for example `projects/minigrid:KEN:small/yearly/0`.
    pub at: String,
    /// What stands there.
    pub found: String,
    /// What may stand there.
    pub expected: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            at,
            found,
            expected,
            ..
        } = self;
        write!(f, "{at}: {code}: found {found}, expected {expected}")
    }
}

impl std::error::Error for Diagnostic {}

/// Most start columns (projects × starts) that are built: above this the programme would not fit
/// the memory of a browser tab (an assumption; 5,000 projects × 10 starts still pass).
pub const MOST_STARTS: usize = 100_000;

/// No amount or sum of amounts above this: sums of it still fit 64 bits, 9·10¹³ US dollars.
const MOST_CENTS: i64 = 9_000_000_000_000_000;

/// Every finding, in order of place. Empty means nothing to say.
pub fn diagnose(problem: &Problem) -> Vec<Diagnostic> {
    let mut report = Report(Vec::new());
    frame(problem, &mut report);
    funders(problem, &mut report);
    targets(problem, &mut report);
    projects(problem, &mut report);
    lists(problem, &mut report);
    // What follows reads indices and sums that the checks above have to have passed.
    if !report.has_errors() {
        reachability(problem, &mut report);
        let selectable = selectable(problem);
        floors(problem, &selectable, &mut report);
    }
    report.0
}

/// The errors among the findings.
pub fn errors(problem: &Problem) -> Vec<Diagnostic> {
    diagnose(problem)
        .into_iter()
        .filter(|d| d.severity == Severity::Error)
        .collect()
}

struct Report(Vec<Diagnostic>);

impl Report {
    fn push(&mut self, severity: Severity, code: &str, at: String, found: impl fmt::Display, expected: &str) {
        self.0.push(Diagnostic {
            severity,
            code: code.to_owned(),
            at,
            found: found.to_string(),
            expected: expected.to_owned(),
        });
    }
    fn error(&mut self, code: &str, at: impl Into<String>, found: impl fmt::Display, expected: &str) {
        self.push(Severity::Error, code, at.into(), found, expected);
    }
    fn warn(&mut self, code: &str, at: impl Into<String>, found: impl fmt::Display, expected: &str) {
        self.push(Severity::Warning, code, at.into(), found, expected);
    }
    fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }
}

fn percent(points: u64) -> String {
    format!("{}.{:02} %", points / 100, points % 100)
}

fn frame(problem: &Problem, report: &mut Report) {
    if problem.format != Problem::FORMAT {
        report.error("format-unknown", "format", &problem.format, Problem::FORMAT);
    }
    if problem.version != Problem::VERSION {
        report.error("version-unknown", "version", problem.version, "1");
    }
    if problem.years.is_empty() {
        report.error("years-missing", "years", "no year", "at least one year");
    }
    if problem.years.windows(2).any(|w| w[1] != w[0].saturating_add(1)) {
        report.error(
            "years-not-consecutive",
            "years",
            format!("{:?}", problem.years),
            "consecutive years",
        );
    }
    let starts: usize = problem.projects.iter().map(|p| p.starts.len()).sum();
    if starts > MOST_STARTS {
        report.error(
            "too-many-projects",
            "projects",
            format!("{starts} possible starts"),
            "at most 100,000",
        );
    }
}

fn funders(problem: &Problem, report: &mut Report) {
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
    let facts: Vec<_> = problem.projects.iter().map(|p| (p, p.economies())).collect();
    for pot in pots(&problem.funders) {
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

fn targets(problem: &Problem, report: &mut Report) {
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

fn projects(problem: &Problem, report: &mut Report) {
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

fn lists(problem: &Problem, report: &mut Report) {
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
fn reachability(problem: &Problem, report: &mut Report) {
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
fn selectable(problem: &Problem) -> Vec<&ProblemProject> {
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

fn floors(problem: &Problem, selectable: &[&ProblemProject], report: &mut Report) {
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
