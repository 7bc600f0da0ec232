//! Small instances with every kind of rule, and the slow obvious way to solve them.
#![allow(dead_code)]

use ledger::{BasisPoints, Cents, Prong};
use portfolio::generate::{Numbers, Size, generate};
use portfolio::solve::settle;
use portfolio::{
    Choice, Committed, CountRule, Group, GroupKind, JointRule, Limit, NotBefore, Outcome, Problem, Rules,
    ShareRule, Side, check, evaluate,
};

/// A small instance with every kind of rule, drawn from the seed: the generator's (groups,
/// prerequisites, earmarks, carry-over, LDC floor) and all of [`portfolio::rules`].
pub fn small(seed: u64) -> Problem {
    let size = Size {
        projects: 6,
        years: 4,
        funders: 2,
        ties: seed.is_multiple_of(3),
    };
    let mut problem = generate(seed, size);
    let mut numbers = Numbers::new(seed ^ 0xabcd);
    for p in &mut problem.projects {
        let keep = 2.min(p.starts.len());
        p.starts.truncate(keep + numbers.below(2));
        p.phi.truncate(p.starts.len());
        p.delay = u8::from(numbers.unit() < 0.2);
        if numbers.unit() < 0.3 {
            p.cofinance = BasisPoints(1_500);
        }
    }
    // Envelopes as a share of so few projects buy hardly one: here they buy about two thirds.
    for e in problem.funders.iter_mut().flat_map(|f| &mut f.envelopes) {
        e.0 = e.0 * (14 + numbers.below(8) as i64) / 10;
    }
    let money: Cents = problem.funders.iter().flat_map(|f| &f.envelopes).copied().sum();
    problem.committed = vec![Committed {
        funder: problem.funders[numbers.below(2)].id.clone(),
        year: problem.years[numbers.below(4)],
        amount: Cents(money.0 / 40),
    }];
    let any = |numbers: &mut Numbers| numbers.below(6);
    let id = |problem: &Problem, p: usize| problem.projects[p].id.clone();
    let economy = problem.projects[any(&mut numbers)].split[0].0;
    let other = problem.projects[any(&mut numbers)].split[0].0;
    let share = |kind, of: &str, economies, side, limit| ShareRule {
        of: Group {
            kind,
            id: of.into(),
            economies,
        },
        side,
        limit,
    };
    let rules = Rules {
        economy_cap: Some(BasisPoints(7_000 + 1_000 * numbers.below(4) as u32)),
        prong_cap: vec![(Prong::ALL[numbers.below(4)], BasisPoints(6_000))],
        prong_floor: vec![(problem.projects[any(&mut numbers)].prong, BasisPoints(1_000))],
        absorption: vec![(economy, Cents(money.0 / 4))],
        never: (numbers.unit() < 0.5)
            .then(|| id(&problem, 5))
            .into_iter()
            .collect(),
        must: (numbers.unit() < 0.15)
            .then(|| id(&problem, 0))
            .into_iter()
            .collect(),
        shares: vec![
            share(
                GroupKind::Region,
                "here",
                vec![economy],
                Side::AtLeast,
                Limit::Share(BasisPoints(1_500)),
            ),
            share(
                GroupKind::Income,
                "low",
                vec![other],
                Side::AtMost,
                Limit::Amount(Cents(money.0 / 2)),
            ),
            share(
                GroupKind::Theme,
                &problem.projects[any(&mut numbers)].theme.clone(),
                vec![],
                Side::AtMost,
                Limit::Share(BasisPoints(8_000)),
            ),
        ],
        counts: vec![CountRule {
            projects: vec![id(&problem, 1), id(&problem, 2 + numbers.below(3))],
            at_least: 0,
            at_most: 1,
        }],
        joint: vec![JointRule {
            project: id(&problem, 3),
            with: vec![id(&problem, numbers.below(3))],
        }],
        not_before: vec![NotBefore {
            project: id(&problem, any(&mut numbers)),
            year: problem.years[1],
        }],
        counterpart_cap: vec![(economy, Cents(money.0 / 60))],
        cofinance_cap: Some(BasisPoints(900)),
        ..problem.rules.clone()
    };
    problem.rules = rules;
    problem
}

/// Every choice of starts there is, feasible or not.
pub fn every_choice(problem: &Problem) -> Vec<Vec<Choice>> {
    let mut all = Vec::new();
    let mut at = vec![0usize; problem.projects.len()];
    loop {
        let starts = problem.projects.iter().zip(&at).filter(|(_, s)| **s > 0);
        all.push(
            starts
                .map(|(p, s)| Choice {
                    project: p.id.clone(),
                    start: p.starts[s - 1],
                })
                .collect(),
        );
        let Some(p) = (0..at.len()).find(|p| at[*p] < problem.projects[*p].starts.len()) else {
            return all;
        };
        at[p] += 1;
        at[..p].iter_mut().for_each(|s| *s = 0);
    }
}

/// Every choice of starts, best objective first.
pub fn choices(problem: &Problem) -> Vec<(f64, Vec<Choice>)> {
    let mut all: Vec<(f64, Vec<Choice>)> = Vec::new();
    let mut at = vec![0usize; problem.projects.len()];
    loop {
        let chosen: Vec<Choice> = problem
            .projects
            .iter()
            .zip(&at)
            .filter(|(_, s)| **s > 0)
            .map(|(p, s)| Choice {
                project: p.id.clone(),
                start: p.starts[s - 1],
            })
            .collect();
        all.push((evaluate::objective(problem, &chosen), chosen));
        let Some(p) = (0..at.len()).find(|p| at[*p] < problem.projects[*p].starts.len()) else {
            break;
        };
        at[p] += 1;
        at[..p].iter_mut().for_each(|s| *s = 0);
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all
}

/// The best choice that passes payments and checker, and the names of the rules that better choices
/// break: those are the rules that bind.
pub fn enumerated(problem: &Problem) -> (Option<Outcome>, Vec<String>) {
    let mut binding = Vec::new();
    for (_, chosen) in choices(problem) {
        if let Some(rule) = plainly_broken(problem, &chosen) {
            binding.push(rule.to_owned());
            continue;
        }
        match settle(problem, &chosen, "enumeration", "", None) {
            Ok(best) => {
                binding.sort();
                binding.dedup();
                return (Some(best), binding);
            }
            Err(broken) => binding.extend(broken.into_iter().map(|v| kind(&v))),
        }
    }
    binding.sort();
    binding.dedup();
    (None, binding)
}

/// The first rule about the choice itself that it breaks: what needs no sums of money, so that the
/// expensive part of the check is for those that get so far.
fn plainly_broken(problem: &Problem, chosen: &[Choice]) -> Option<&'static str> {
    let rules = &problem.rules;
    let start = |id: &String| chosen.iter().find(|c| &c.project == id).map(|c| c.start);
    let projects: Vec<(&portfolio::ProblemProject, i16)> = problem
        .projects
        .iter()
        .filter_map(|p| Some((p, start(&p.id)?)))
        .collect();
    let mut groups: Vec<&str> = projects.iter().map(|(p, _)| p.group.as_str()).collect();
    groups.sort_unstable();
    if groups.windows(2).any(|w| w[0] == w[1]) {
        return Some("group-twice");
    }
    let done = |id: &String, by: i16| {
        projects
            .iter()
            .any(|(p, s)| &p.id == id && *s + i16::from(p.duration) + i16::from(p.delay) <= by)
    };
    let ready = |p: &portfolio::ProblemProject, s: i16| {
        p.prerequisites
            .iter()
            .all(|c| c.met || c.any_of.iter().any(|id| done(id, s)))
    };
    if !projects.iter().all(|(p, s)| ready(p, *s)) {
        return Some("prerequisite-unmet");
    }
    let count = |c: &CountRule| c.projects.iter().filter(|id| start(id).is_some()).count();
    if rules.counts.iter().any(|c| count(c) > c.at_most as usize) {
        return Some("count-exceeded");
    }
    let alone = |j: &JointRule| start(&j.project).is_some() && j.with.iter().all(|id| start(id).is_none());
    if rules.joint.iter().any(alone) {
        return Some("joint-missing");
    }
    let early = |n: &NotBefore| start(&n.project).is_some_and(|s| s < n.year);
    if rules.not_before.iter().any(early) {
        return Some("too-early");
    }
    if rules.never.iter().any(|id| start(id).is_some()) {
        return Some("never-chosen");
    }
    if rules.must.iter().any(|id| start(id).is_none()) {
        return Some("must-missing");
    }
    None
}

/// A rule's name, with which floor or cap it is.
fn kind(v: &portfolio::Violation) -> String {
    let place: Vec<&str> = v.at.split('/').take(3).collect();
    match v.rule.as_str() {
        "floor-missed" | "cap-exceeded" => format!("{}:{}", v.rule, place.join("/")),
        rule => rule.to_owned(),
    }
}

/// The best choice that passes payments and checker.
pub fn by_enumeration(problem: &Problem) -> Option<Outcome> {
    let best = enumerated(problem).0;
    if let Some(best) = &best {
        assert_eq!(check(problem, best), []);
    }
    best
}
