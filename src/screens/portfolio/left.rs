//! What was left out, and what it would take: each group that is not chosen is added to the portfolio
//! on show, at its smallest size and every start, and the engine's own settling and checking says what
//! stands in the way. Done in slices of a few milliseconds, so that the page stays free.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use engine::job::CandidateSet;
use gloo::timers::callback::Interval;
use ledger::Cents;
use portfolio::candidates::LeftOut;
use portfolio::solve::settle;
use portfolio::{Candidate, Choice, Outcome, Problem, ProblemProject, Violation};
use yew::prelude::*;

use crate::platform::clock;
use crate::state::{Same, Shown};

/// What stands between a project and the portfolio.
#[derive(Clone, Debug, PartialEq)]
pub enum Take {
    /// Not worked out yet.
    NotTried,
    /// Nothing: it fits and adds so many points. Only a portfolio that is not optimal leaves this.
    Fits(f64),
    /// It fits and adds nothing beside what is chosen.
    Adds,
    /// So much more money in that year.
    Money(Cents, i16),
    /// It cannot end within the plan's years.
    NoStart,
    /// The plan says never.
    Never,
    /// A project of this archetype first.
    First(String),
    /// A project of this archetype, which is chosen, would have to end sooner, or the plan later.
    Sooner(String),
    /// A rule that would be broken.
    Rule(Violation),
    /// No stand-alone value: not in the programme.
    NoValue,
    /// The limit of candidates: not in the programme.
    Limit,
}

/// A group of candidates none of which is chosen, at its smallest size.
#[derive(Clone, Debug, PartialEq)]
pub struct Out {
    /// Group.
    pub group: String,
    /// Position of its cheapest candidate.
    pub candidate: usize,
    /// Stand-alone value of the candidate of the group that has most.
    pub value: f64,
    /// What is known without trying; [`Take::NotTried`] where trying decides.
    pub take: Take,
}

/// The groups that are not chosen: those of the programme, then the others, the most valuable first.
pub fn groups(set: &CandidateSet, problem: &Problem, outcome: &Outcome) -> Vec<Out> {
    let chosen: BTreeSet<&str> = outcome.chosen.iter().map(|c| c.project.as_str()).collect();
    let left: BTreeMap<usize, LeftOut> = set.left_out.iter().copied().collect();
    let candidates = &set.generated.candidates;
    let taken: BTreeSet<&str> = candidates
        .iter()
        .filter(|c| chosen.contains(c.sized.id.as_str()))
        .map(|c| c.group.as_str())
        .collect();
    let mut all: BTreeMap<&str, Out> = BTreeMap::new();
    for (at, candidate) in candidates
        .iter()
        .enumerate()
        .filter(|(_, c)| !taken.contains(c.group.as_str()))
    {
        let value = set.value.get(at).copied().unwrap_or(0.0);
        let take = match left.get(&at) {
            Some(LeftOut::NoValue) => Take::NoValue,
            Some(LeftOut::Limit) => Take::Limit,
            None => problem
                .project(&candidate.sized.id)
                .map_or(Take::NoStart, |p| known(problem, p, &chosen)),
        };
        let out = all.entry(&candidate.group).or_insert_with(|| Out {
            group: candidate.group.clone(),
            candidate: at,
            value,
            take: take.clone(),
        });
        out.value = out.value.max(value);
        let cheaper = candidates
            .get(out.candidate)
            .is_some_and(|c: &Candidate| candidate.cost.mid < c.cost.mid);
        if cheaper {
            (out.candidate, out.take) = (at, take);
        }
    }
    let mut list: Vec<Out> = all.into_values().collect();
    // Those of the programme first: they are the ones that something could bring in.
    let rank = |out: &Out| match out.take {
        Take::NoValue => 2,
        Take::Limit => 1,
        _ => 0,
    };
    list.sort_by(|a, b| {
        let by_value = || b.value.total_cmp(&a.value).then_with(|| a.group.cmp(&b.group));
        rank(a).cmp(&rank(b)).then_with(by_value)
    });
    list
}

/// What a look at the project alone decides.
fn known(problem: &Problem, project: &ProblemProject, chosen: &BTreeSet<&str>) -> Take {
    if project.starts.is_empty() {
        return Take::NoStart;
    }
    if problem.rules.never.contains(&project.id) {
        return Take::Never;
    }
    let first = project
        .prerequisites
        .iter()
        .filter(|c| !c.met && !c.any_of.iter().any(|id| chosen.contains(id.as_str())))
        .find_map(|c| c.any_of.first());
    let archetype = first
        .and_then(|id| problem.project(id))
        .map(|p| p.archetype.clone());
    archetype.map_or(Take::NotTried, Take::First)
}

/// The money that is short, by the violation's own words: place `money/YEAR/pots`, found `N missing`.
fn short(violations: &[Violation]) -> Option<(Cents, i16)> {
    let mut most: Option<(Cents, i16)> = None;
    for violation in violations.iter().filter(|v| v.rule == "money-short") {
        let year = violation.at.split('/').nth(1)?.parse().ok()?;
        let amount = Cents::from_f64(violation.found.strip_suffix(" missing")?.parse().ok()?)?;
        if most.is_none_or(|(a, _)| amount > a) {
            most = Some((amount, year));
        }
    }
    most
}

/// Adds one project at one start.
fn attempt(problem: &Problem, outcome: &Outcome, id: &str, start: i16) -> Take {
    let mut chosen = outcome.chosen.clone();
    chosen.push(Choice {
        project: id.to_owned(),
        start,
    });
    match settle(problem, &chosen, "", "", None) {
        Ok(with) if with.objective > outcome.objective => Take::Fits(with.objective - outcome.objective),
        Ok(_) => Take::Adds,
        Err(broken) => match (short(&broken), broken.into_iter().next()) {
            (Some((amount, year)), _) => Take::Money(amount, year),
            (None, Some(violation)) => sooner(problem, id, &violation).unwrap_or(Take::Rule(violation)),
            (None, None) => Take::Adds,
        },
    }
}

/// A prerequisite that is chosen but not completed in time: place `chosen/ID/prerequisites/CLAUSE`.
fn sooner(problem: &Problem, id: &str, violation: &Violation) -> Option<Take> {
    if violation.rule != "prerequisite-unmet" {
        return None;
    }
    let clause: usize = violation.at.rsplit('/').next()?.parse().ok()?;
    let first = problem.project(id)?.prerequisites.get(clause)?.any_of.first()?;
    Some(Take::Sooner(problem.project(first)?.archetype.clone()))
}

/// The nearer to the portfolio, the smaller.
fn distance(take: &Take) -> (u8, i64) {
    match take {
        Take::Fits(_) => (0, 0),
        Take::Adds => (1, 0),
        Take::Sooner(_) | Take::Rule(_) => (2, 0),
        Take::Money(amount, _) => (3, amount.0),
        _ => (4, 0),
    }
}

struct Trial {
    shown: Same<Shown>,
    queue: Vec<(String, String, i16)>,
    found: BTreeMap<String, Take>,
}

/// Milliseconds of work in one slice, and between slices: the page is free half of the time.
const SLICE: f64 = 8.0;
const PAUSE: u32 = 16;

/// What each group would take, filled in as it is worked out; by group.
#[hook]
pub fn use_takes(
    shown: &Same<Shown>,
    outs: &Rc<Vec<Out>>,
    set: &Option<Rc<CandidateSet>>,
) -> Rc<BTreeMap<String, Take>> {
    let found = use_state(|| Rc::new(BTreeMap::new()));
    {
        let found = found.clone();
        let (outs, set) = (Rc::clone(outs), set.clone());
        use_effect_with((shown.clone(), Same(Rc::clone(&outs))), move |(shown, _)| {
            found.set(Rc::new(BTreeMap::new()));
            let name = |out: &Out| {
                let set = set.as_ref()?;
                Some((
                    out.group.clone(),
                    set.generated.candidates.get(out.candidate)?.sized.id.clone(),
                ))
            };
            let mut queue: Vec<(String, String, i16)> = Vec::new();
            for out in outs.iter().filter(|o| o.take == Take::NotTried) {
                let Some((group, id)) = name(out) else { continue };
                let starts = shown
                    .problem
                    .project(&id)
                    .map_or(&[][..], |p| p.starts.as_slice());
                queue.extend(starts.iter().map(|s| (group.clone(), id.clone(), *s)));
            }
            queue.reverse();
            let trial = RefCell::new(Trial {
                shown: shown.clone(),
                queue,
                found: BTreeMap::new(),
            });
            let told = std::cell::Cell::new(false);
            let timer = Interval::new(PAUSE, move || {
                if told.get() {
                    return;
                }
                let mut trial = trial.borrow_mut();
                step(&mut trial);
                if trial.queue.is_empty() {
                    told.set(true);
                    found.set(Rc::new(std::mem::take(&mut trial.found)));
                }
            });
            move || drop(timer)
        });
    }
    Rc::clone(&found)
}

fn step(trial: &mut Trial) {
    let since = clock::since_start();
    while let Some((group, id, start)) = trial.queue.pop() {
        let take = attempt(&trial.shown.problem, &trial.shown.outcome, &id, start);
        let nearer = trial
            .found
            .get(&group)
            .is_none_or(|t| distance(&take) < distance(t));
        if nearer {
            trial.found.insert(group, take);
        }
        if clock::since_start() - since > SLICE {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_amount_and_year_of_missing_money_are_read_from_the_violation() {
        let violation = |at: &str, found: &str| Violation {
            rule: "money-short".into(),
            at: at.into(),
            found: found.into(),
            expected: String::new(),
        };
        let all = [
            violation("money/2027/a+b", "12.50 missing"),
            violation("money/2029/a", "99.00 missing"),
        ];
        assert_eq!(short(&all), Some((Cents(9_900), 2029)));
        assert_eq!(short(&[]), None);
    }
}
