//! One project looked at closely, every answer by solving again: what having it costs (or losing it),
//! and how much cheaper it would have to be, or how much more money which funder would need, to
//! change the answer.

use ledger::Cents;
use serde::{Deserialize, Serialize};

use super::prices::{OPTIMUM, optimum};
use crate::programme::signature;
use crate::study::{Ask, Base, Found};
use crate::{Problem, ProblemProject};

const FORCED: &str = "forced";
const CHEAPER: &str = "cheaper";
const MONEY: &str = "money";

/// Cuts of the cost that are tried, largest first, then halves between the last two: four solves
/// place the turning point within a sixteenth of the cost.
const CUTS: usize = 4;

/// More money that is tried, as shares of the project's own cost.
const MORE: [f64; 2] = [1.0, 2.0];

/// The report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// The project.
    pub project: String,
    /// It is in the optimum.
    pub chosen: bool,
    /// Impact lost by having it (where it is out) or gained by it (where it is in): at least and at
    /// most, as far as is proven. `None` before it is solved, or where no portfolio has it.
    pub price: Option<(f64, f64)>,
    /// Having it is against the rules whatever else is chosen.
    pub impossible: bool,
    /// What goes out when it comes in, or comes in when it goes.
    pub others: Vec<String>,
    /// Out: it comes in when it is cheaper by this share of its cost, and not when by the first one
    /// only. `None` before it is solved.
    pub cheaper: Option<(f64, f64)>,
    /// Even free it does not come in.
    pub not_even_free: bool,
    /// Out: with this much more from this funder, in the first year it can be spent, it comes in.
    pub money: Option<(String, i16, Cents)>,
    /// So much more money was tried and did not bring it in.
    pub tried: Option<Cents>,
}

/// Solves in all.
pub fn total(known: bool) -> usize {
    usize::from(!known) + 1 + CUTS + MORE.len()
}

/// The funder that may pay for it and has most money.
fn payer(problem: &Problem, project: &ProblemProject) -> Option<usize> {
    let pots = problem.pots();
    let may: Vec<usize> = signature(project, &pots)
        .into_iter()
        .filter_map(|i| Some(pots.get(i)?.funder))
        .collect();
    may.into_iter().max_by_key(|f| {
        let money: Cents = problem
            .funders
            .get(*f)
            .map_or(Cents::ZERO, |f| f.envelopes.iter().copied().sum());
        (money, std::cmp::Reverse(*f))
    })
}

fn cheaper(problem: &Problem, id: &str, cut: f64) -> Problem {
    let mut problem = problem.clone();
    for project in problem.projects.iter_mut().filter(|p| p.id == id) {
        for cost in &mut project.yearly {
            *cost = Cents::from_f64(cost.dollars() * (1.0 - cut)).unwrap_or(*cost);
        }
    }
    problem
}

/// Cuts known to bring it in and not to, so far: (largest that does not, smallest that does).
fn between(found: &[Found], id: &str) -> (f64, Option<f64>, usize) {
    let (mut not, mut does, mut n) = (0.0f64, None::<f64>, 0);
    for one in found.iter().filter(|f| f.key == CHEAPER) {
        n += 1;
        let cut: f64 = one.of.parse().unwrap_or(0.0);
        if one.chosen.iter().any(|c| c.project == id) {
            does = Some(does.map_or(cut, |d| d.min(cut)));
        } else {
            not = not.max(cut);
        }
    }
    (not, does, n)
}

/// The next solve.
pub fn next(problem: &Problem, id: &str, base: Option<&Base>, found: &[Found]) -> Option<Ask> {
    let project = problem.project(id)?;
    let Some(known) = optimum(base, found) else {
        return (!found.iter().any(|f| f.key == OPTIMUM)).then(|| {
            let start = crate::heuristic(problem).map(|o| o.chosen).unwrap_or_default();
            Ask::new(OPTIMUM, "", problem.clone()).from(&start)
        });
    };
    let is_in = known.chosen.iter().any(|c| c.project == id);
    if !found.iter().any(|f| f.key == FORCED) {
        let mut other = problem.clone();
        if is_in {
            other.rules.must.retain(|m| m != id);
            other.rules.never.push(id.to_owned());
        } else {
            other.rules.never.retain(|n| n != id);
            other.rules.must.push(id.to_owned());
        }
        return Some(Ask::new(FORCED, id, other));
    }
    if is_in || problem.rules.never.iter().any(|n| n == id) {
        return None;
    }
    let (not, does, n) = between(found, id);
    if n < CUTS && (n == 0 || does.is_some()) {
        let cut = if n == 0 {
            1.0
        } else {
            (not + does.unwrap_or(1.0)) / 2.0
        };
        return Some(Ask::new(CHEAPER, cut.to_string(), cheaper(problem, id, cut)).from(&known.chosen));
    }
    let funder = payer(problem, project)?;
    let tried: Vec<&Found> = found.iter().filter(|f| f.key == MONEY).collect();
    let came = tried.iter().any(|f| f.chosen.iter().any(|c| c.project == id));
    let share = MORE.get(tried.len()).filter(|_| !came)?;
    let more = Cents::from_f64(project.funded_total().dollars() * share)?;
    let mut richer = problem.clone();
    let y = first_year(problem, project)?;
    *richer.funders.get_mut(funder)?.envelopes.get_mut(y)? += more;
    Some(Ask::new(MONEY, more.0.to_string(), richer).from(&known.chosen))
}

/// The first year it can start in, by position.
fn first_year(problem: &Problem, project: &ProblemProject) -> Option<usize> {
    let first = project.starts.iter().min()?;
    problem.years.iter().position(|y| y == first)
}

/// The report of what has been found.
pub fn report(problem: &Problem, id: &str, base: Option<&Base>, found: &[Found]) -> Why {
    let mut why = Why {
        project: id.to_owned(),
        ..Why::default()
    };
    let (Some(known), Some(project)) = (optimum(base, found), problem.project(id)) else {
        return why;
    };
    why.chosen = known.chosen.iter().any(|c| c.project == id);
    if let Some(forced) = found.iter().find(|f| f.key == FORCED) {
        why.impossible = forced.status == crate::solve::Status::Infeasible;
        why.price = forced.objective.zip(forced.top()).map(|(objective, top)| {
            (
                (known.objective - top).max(0.0),
                (known.bound - objective).max(0.0),
            )
        });
        let there = |list: &[crate::Choice], id: &str| list.iter().any(|c| c.project == id);
        let (from, to) = if why.chosen {
            (&forced.chosen, &known.chosen)
        } else {
            (&known.chosen, &forced.chosen)
        };
        if !forced.chosen.is_empty() {
            why.others = from
                .iter()
                .filter(|c| c.project != id && !there(to, &c.project))
                .map(|c| c.project.clone())
                .collect();
        }
    }
    let (not, does, n) = between(found, id);
    why.not_even_free = n > 0 && does.is_none();
    why.cheaper = does.map(|d| (not, d));
    for one in found.iter().filter(|f| f.key == MONEY) {
        let more = Cents(one.of.parse().unwrap_or(0));
        if one.chosen.iter().any(|c| c.project == id) {
            let funder = payer(problem, project).and_then(|f| problem.funders.get(f));
            let year = first_year(problem, project).and_then(|y| problem.years.get(y));
            why.money = funder.zip(year).map(|(f, y)| (f.id.clone(), *y, more));
        } else {
            why.tried = Some(more);
        }
    }
    why
}
