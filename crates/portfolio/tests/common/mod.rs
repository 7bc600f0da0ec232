//! Small instances with every kind of rule, and the slow obvious way to solve them.
#![allow(dead_code)]

use ledger::{BasisPoints, Cents, Prong};
use portfolio::generate::{Numbers, Size, generate};
use portfolio::solve::settle;
use portfolio::{Choice, Outcome, Problem, evaluate};

/// A small instance: the generator's rules plus some of the others, drawn from the seed.
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
    }
    let money: Cents = problem.funders.iter().flat_map(|f| &f.envelopes).copied().sum();
    let rules = &mut problem.rules;
    if numbers.unit() < 0.5 {
        rules
            .prong_cap
            .push((Prong::ALL[numbers.below(4)], BasisPoints(6_000)));
    }
    if numbers.unit() < 0.3 {
        rules
            .prong_floor
            .push((problem.projects[numbers.below(6)].prong, BasisPoints(2_000)));
    }
    if numbers.unit() < 0.5 {
        let economy = problem.projects[numbers.below(6)].split[0].0;
        rules.absorption.push((economy, Cents(money.0 / 6)));
    }
    if numbers.unit() < 0.4 {
        rules.economy_cap = Some(BasisPoints(7_000));
    }
    if numbers.unit() < 0.3 {
        rules.never.push(problem.projects[numbers.below(6)].id.clone());
    }
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

/// Every choice of starts, best objective first, until one passes: payments and checker included.
pub fn by_enumeration(problem: &Problem) -> Option<Outcome> {
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
    all.into_iter()
        .find_map(|(_, chosen)| settle(problem, &chosen, "enumeration", "", None).ok())
}
