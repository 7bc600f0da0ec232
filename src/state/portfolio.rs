//! The portfolio on show, the same one on every screen.
//!
//! What: [`use_shown_portfolio`]. Which one: the accepted one as long as it answers the plan's
//! programme as it is now, else the last one that was solved for this programme in this window, else
//! the heuristic's, computed there and then and labelled as not optimised. Why here: the foot of the
//! world, the portfolio and the money must never show three different portfolios. Left out: solving
//! ([`super::solving`]).

use std::rc::Rc;

use engine::{Job, Reply};
use plan::{Accepted, Plan};
use portfolio::{Outcome, Problem};
use yew::prelude::*;

use super::solving::{self, use_solved};
use super::{Same, Work, use_job_of, use_store};
use crate::text::{Phrase, Text};

/// Where the portfolio on show comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Accepted in the plan, and the plan still has the programme it was found for.
    Accepted,
    /// Solved in this window for this programme, not accepted.
    Solved,
    /// The heuristic's, computed there and then.
    Heuristic,
}

/// A portfolio on show.
#[derive(Debug)]
pub struct Shown {
    /// The plan as it is.
    pub plan: Rc<Plan>,
    /// Its programme.
    pub problem: Rc<Problem>,
    /// Hash of the programme.
    pub hash: String,
    /// The portfolio; its `problem` is `hash`.
    pub outcome: Rc<Outcome>,
    /// Where it comes from.
    pub standing: Standing,
    /// The plan has an accepted portfolio that was found for another programme and is not shown.
    pub stale: bool,
}

impl Shown {
    /// The plan with this portfolio in the place of the accepted one: what the jobs of money and
    /// projection take, whether it is accepted or not.
    pub fn funded(&self) -> Plan {
        Plan {
            accepted: Some(Accepted {
                choices: self.outcome.chosen.clone(),
                outcome: (*self.outcome).clone(),
            }),
            ..(*self.plan).clone()
        }
    }

    /// How much is proven about it, in words: *not optimised*, *optimised, gap 0.08 %*.
    pub fn label(&self, text: &Text) -> Phrase {
        match self.outcome.gap.filter(|_| self.outcome.optimised) {
            Some(gap) => text.tr(
                "portfolio-label-optimised",
                &[("gap", text.percent(gap, 2).into())],
            ),
            None if self.outcome.optimised => text.t("portfolio-label-bounded"),
            None => text.t("portfolio-label-heuristic"),
        }
    }
}

/// A portfolio under way or found.
#[derive(Clone)]
pub enum ShownPortfolio {
    /// The engine is at it, or it was refused ([`Work::Failed`]).
    Working(Work),
    /// Found. Equal only to itself, so it can key a memo.
    Ready(Same<Shown>),
}

/// The plan without what does not decide its programme, so that renaming it or accepting a portfolio
/// computes nothing anew.
pub fn programme_of(plan: &Plan) -> Plan {
    Plan {
        name: String::new(),
        id: String::new(),
        example: false,
        accepted: None,
        ..plan.clone()
    }
}

/// The programme of a plan with its hash.
#[derive(Debug)]
pub struct Hashed {
    /// Programme.
    pub problem: Rc<Problem>,
    /// Its hash.
    pub hash: String,
}

/// The programme of the plan as it is.
#[hook]
pub fn use_problem() -> (Work, Option<Same<Hashed>>) {
    let store = use_store();
    let work = use_job_of(Same(Rc::clone(&store.plan)), |plan| {
        Some(Job::Problem(Box::new(programme_of(plan))))
    });
    let reply = match &work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    };
    let hashed = use_memo(reply, |reply| match reply.as_deref() {
        Some(Reply::Problem(problem)) => {
            let hash = portfolio::hash::hash(problem);
            let problem = Rc::new((**problem).clone());
            Some(Same(Rc::new(Hashed { problem, hash })))
        }
        _ => None,
    });
    (work, (*hashed).clone())
}

/// The portfolio on show.
#[hook]
pub fn use_shown_portfolio() -> ShownPortfolio {
    use_portfolio(false)
}

/// The same for the screen where portfolios are solved and accepted: what was solved for this
/// programme in this window comes before an accepted portfolio that is not it.
#[hook]
pub fn use_newest_portfolio() -> ShownPortfolio {
    use_portfolio(true)
}

#[hook]
fn use_portfolio(newest: bool) -> ShownPortfolio {
    let store = use_store();
    let (problem_work, problem) = use_problem();
    let solved = use_solved(problem.as_ref().map(|p| p.hash.as_str()));
    let fits = |outcome: &Outcome| problem.as_ref().is_some_and(|p| p.hash == outcome.problem);
    let accepted = store.plan.accepted.as_ref().map(|a| &a.outcome);
    let standing = match (accepted.filter(|a| fits(a)), &solved) {
        (Some(accepted), Some(solved)) if newest && *accepted != **solved => Standing::Solved,
        (Some(_), _) => Standing::Accepted,
        (None, Some(_)) => Standing::Solved,
        (None, None) => Standing::Heuristic,
    };
    let heuristic_work = use_job_of((problem.clone(), standing), |(problem, standing)| {
        let problem = problem.as_ref().filter(|_| *standing == Standing::Heuristic)?;
        Some(Job::Heuristic(Box::new((*problem.problem).clone())))
    });
    let heuristic = match &heuristic_work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    };
    let plan = Same(Rc::clone(&store.plan));
    let shown = use_memo(
        (plan, problem.clone(), solved.map(Same), heuristic, standing),
        |(plan, problem, solved, heuristic, standing)| {
            let problem = problem.as_ref()?;
            let accepted = plan.accepted.as_ref().map(|a| &a.outcome);
            let outcome = match standing {
                Standing::Accepted => Rc::new(accepted?.clone()),
                Standing::Solved => Rc::clone(&solved.as_ref()?.0),
                Standing::Heuristic => match heuristic.as_deref() {
                    Some(Reply::Outcome(outcome)) if outcome.problem == problem.hash => {
                        Rc::new((**outcome).clone())
                    }
                    _ => return None,
                },
            };
            Some(Same(Rc::new(Shown {
                plan: Rc::clone(&plan.0),
                problem: Rc::clone(&problem.problem),
                hash: problem.hash.clone(),
                outcome,
                standing: *standing,
                stale: accepted.is_some_and(|a| a.problem != problem.hash),
            })))
        },
    );
    match &*shown {
        Some(shown) => ShownPortfolio::Ready(shown.clone()),
        None if problem.is_none() => ShownPortfolio::Working(problem_work),
        None => ShownPortfolio::Working(heuristic_work),
    }
}

/// The heuristic's choice for the programme on show, what a solve starts from.
pub fn start_solve(shown: &Shown) {
    solving::start(
        &shown.problem,
        &shown.hash,
        &shown.outcome.chosen,
        shown.plan.settings.gap,
    );
}
