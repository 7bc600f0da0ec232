//! One side of the comparison: which plan, with which portfolio, and what the engine says of it.

use std::cell::RefCell;
use std::rc::Rc;

use engine::job::Impact;
use engine::{Job, Reply};
use plan::{Accepted, Command, Plan};
use portfolio::{Outcome, Problem};
use yew::prelude::*;

use crate::state::portfolio::{ShownPortfolio, programme_of, use_shown_portfolio};
use crate::state::{Same, Work, use_job_of, use_store};

/// Draws of each projection: those of the impact screen, so that a number here is the number there.
pub const DRAWS: u32 = 500;
/// Seed of each projection: the same for both, so that what is common to both is drawn once.
pub const SEED: u64 = 1;

/// Which plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The portfolio on show everywhere.
    Shown,
    /// The heuristic's, for the plan as it is.
    First,
    /// The portfolio that was accepted before, from the history.
    Before,
    /// The plan of a second file.
    File,
    /// No project at all.
    Nothing,
}

impl Which {
    /// All, in the order of the chooser.
    pub const ALL: [Self; 5] = [Self::Shown, Self::First, Self::Before, Self::File, Self::Nothing];

    /// The word in the address.
    pub fn id(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::First => "first",
            Self::Before => "before",
            Self::File => "file",
            Self::Nothing => "nothing",
        }
    }

    /// The side of a word; `None` where it names none.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.id() == word)
    }
}

thread_local! {
    /// The second plan: held by this window only, it is compared and never becomes the plan at hand.
    static SECOND: RefCell<Option<(String, Rc<Plan>)>> = const { RefCell::new(None) };
}

/// Holds a second plan under the name of its file.
pub fn hold(name: String, plan: Plan) {
    SECOND.set(Some((name, Rc::new(plan))));
}

/// The second plan, if one was opened in this window.
pub fn second() -> Option<(String, Rc<Plan>)> {
    SECOND.with_borrow(Clone::clone)
}

/// A side with everything that is compared.
#[derive(Debug)]
pub struct Side {
    /// Which.
    pub which: Which,
    /// Plan, without its portfolio.
    pub plan: Rc<Plan>,
    /// Its programme.
    pub problem: Rc<Problem>,
    /// Its portfolio.
    pub outcome: Rc<Outcome>,
    /// The portfolio was found for another programme.
    pub stale: bool,
}

impl Side {
    /// The plan with this portfolio accepted: what jobs take.
    pub fn funded(&self) -> Plan {
        Plan {
            accepted: Some(Accepted {
                choices: self.outcome.chosen.clone(),
                outcome: (*self.outcome).clone(),
            }),
            ..programme_of(&self.plan)
        }
    }
}

/// A side under way or found, and its projection.
#[derive(Clone)]
pub struct Found {
    /// The side, once it is there.
    pub side: Option<Same<Side>>,
    /// Its projection, once it is there.
    pub impact: Option<Same<Impact>>,
    /// What is being waited for, or why there is nothing; idle where there is nothing to wait for.
    pub work: Work,
}

/// The portfolio accepted before the one on show: the newest of the history that is another.
fn before(done: &[Command], now: Option<&Outcome>) -> Option<Outcome> {
    done.iter().rev().find_map(|command| match command {
        Command::SetAccepted { accepted: Some(a) } if Some(&a.outcome) != now => Some(a.outcome.clone()),
        Command::Batch { commands } => before(commands, now),
        _ => None,
    })
}

/// Whether the history holds an earlier portfolio.
#[hook]
pub fn use_before() -> Option<Rc<Outcome>> {
    let store = use_store();
    let now = store.plan.accepted.as_ref().map(|a| &a.outcome);
    before(&store.steps().0, now).map(Rc::new)
}

/// A portfolio without projects for a programme.
fn nothing(problem: &Problem) -> Outcome {
    Outcome {
        format: Outcome::FORMAT.to_owned(),
        version: Outcome::VERSION,
        problem: portfolio::hash::hash(problem),
        solver: String::new(),
        settings: String::new(),
        optimised: false,
        objective: 0.0,
        bound: None,
        gap: None,
        chosen: Vec::new(),
        payments: Vec::new(),
    }
}

/// A side of the comparison. `version` changes when another second file is opened.
#[hook]
pub fn use_side(which: Which, version: u32) -> Found {
    let store = use_store();
    let shown = use_shown_portfolio();
    let earlier = use_before();
    let base = Same(Rc::clone(&store.plan));
    let plan = use_memo((which, version, base), |(which, _, base)| match which {
        Which::File => second().map(|(_, plan)| Same(plan)),
        _ => Some(base.clone()),
    });
    let problem_work = use_job_of((*plan).clone(), |plan| {
        Some(Job::Problem(Box::new(programme_of(plan.as_ref()?))))
    });
    let reply = |work: &Work| match work {
        Work::Ready(reply) => Some(Same(Rc::clone(reply))),
        _ => None,
    };
    let problem = use_memo(reply(&problem_work), |reply| match reply.as_deref() {
        Some(Reply::Problem(problem)) => Some(Same(Rc::new((**problem).clone()))),
        _ => None,
    });
    // A file without an accepted portfolio is compared by the heuristic's, and says so.
    let accepted = plan
        .as_ref()
        .as_ref()
        .and_then(|p| p.accepted.as_ref().map(|a| a.outcome.clone()));
    let wants_heuristic = match which {
        Which::First => true,
        Which::File => accepted.is_none(),
        _ => false,
    };
    let heuristic_work = use_job_of(((*problem).clone(), wants_heuristic), |(problem, wanted)| {
        let problem = problem.as_ref().filter(|_| *wanted)?;
        Some(Job::Heuristic(Box::new((*problem.0).clone())))
    });
    let heuristic = reply(&heuristic_work);
    let on_show = match &shown {
        ShownPortfolio::Ready(shown) if which == Which::Shown => Some(Same(Rc::clone(&shown.outcome))),
        _ => None,
    };
    let earlier = (which == Which::Before)
        .then_some(earlier)
        .flatten()
        .map(|o| (*o).clone());
    let key = (
        which,
        (*plan).clone(),
        (*problem).clone(),
        heuristic,
        on_show,
        earlier,
    );
    let side = use_memo(key, |(which, plan, problem, heuristic, on_show, earlier)| {
        let (plan, problem) = (plan.as_ref()?, problem.as_ref()?);
        let found = |reply: &Option<Same<Reply>>| match reply.as_deref() {
            Some(Reply::Outcome(outcome)) => Some((**outcome).clone()),
            _ => None,
        };
        let outcome = match which {
            Which::Shown => Rc::clone(&on_show.as_ref()?.0),
            Which::First => Rc::new(found(heuristic)?),
            Which::Before => Rc::new(earlier.clone()?),
            Which::File => Rc::new(match &plan.accepted {
                Some(a) => a.outcome.clone(),
                None => found(heuristic)?,
            }),
            Which::Nothing => Rc::new(nothing(problem)),
        };
        let stale = outcome.problem != portfolio::hash::hash(problem);
        Some(Same(Rc::new(Side {
            which: *which,
            plan: Rc::clone(&plan.0),
            problem: Rc::clone(&problem.0),
            outcome,
            stale,
        })))
    });
    let project = use_job_of((*side).clone(), |side| {
        Some(Job::Project {
            plan: Box::new(side.as_ref()?.funded()),
            draws: DRAWS,
            seed: SEED,
        })
    });
    let impact = use_memo(reply(&project), |reply| match reply.as_deref() {
        Some(Reply::Impact(impact)) => Some(Same(Rc::new((**impact).clone()))),
        _ => None,
    });
    let work = match (&shown, which) {
        _ if side.is_some() => project,
        (ShownPortfolio::Working(work), Which::Shown) => work.clone(),
        _ if problem.is_none() => problem_work,
        _ => heuristic_work,
    };
    Found {
        side: (*side).clone(),
        impact: (*impact).clone(),
        work,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_side_reads_its_own_word() {
        for which in Which::ALL {
            assert_eq!(Which::read(which.id()), Some(which));
        }
        assert_eq!(Which::read("both"), None);
    }

    #[test]
    fn the_portfolio_before_is_the_newest_of_the_history_that_is_another() {
        let outcome = |solver: &str| Outcome {
            format: String::new(),
            version: 1,
            problem: String::new(),
            solver: solver.into(),
            settings: String::new(),
            optimised: false,
            objective: 0.0,
            bound: None,
            gap: None,
            chosen: vec![],
            payments: vec![],
        };
        let accept = |solver: &str| Command::SetAccepted {
            accepted: Some(Box::new(Accepted {
                choices: vec![],
                outcome: outcome(solver),
            })),
        };
        let done = [
            accept("first"),
            accept("second"),
            Command::SetAccepted { accepted: None },
        ];
        let now = outcome("second");
        assert_eq!(before(&done, Some(&now)).unwrap().solver, "first");
        assert_eq!(before(&done, None).unwrap().solver, "second");
        assert_eq!(before(&[], None), None);
    }
}
