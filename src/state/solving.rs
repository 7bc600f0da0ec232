//! A solve as the whole app sees it: it goes on when the reader looks at another screen, and what it
//! finds is on show everywhere until the programme changes.
//!
//! Steps: the programme as a text (engine) → HiGHS (solver's worker) → the choice settled to the cent
//! and checked (engine). Cancel ends the solver at once and settles the best choice it had told of,
//! with the bound it had proven. Nothing here is kept in the plan; accepting is a command.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use engine::{Job, Reply};
use ledger::Cents;
use portfolio::solve::{Options, Request, Status};
use portfolio::{Choice, Outcome, Problem};
use yew::prelude::*;

use crate::platform::clock;
use crate::platform::engine::{self as client, Lost};
use crate::platform::solver::{self, Event, Progress};

/// What a solve is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The engine writes the programme out.
    Preparing,
    /// The solver is being loaded.
    Loading,
    /// The solver searches.
    Searching,
    /// The engine pays for the choice to the cent and checks it.
    Settling,
}

/// A solve under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Solve {
    /// Hash of the programme.
    pub hash: String,
    /// What it is doing.
    pub phase: Phase,
    /// How far the search is.
    pub progress: Progress,
    /// When it began, milliseconds on the page's clock.
    pub since: f64,
}

/// A solve that gave no portfolio.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Hash of the programme.
    pub hash: String,
    /// Message key.
    pub key: String,
    /// Technical detail in English.
    pub detail: String,
}

enum Held {
    Engine { _job: client::Handle },
    Solver { _solve: solver::Handle },
}

struct Task {
    problem: Rc<Problem>,
    /// What the solver gets: the problem, or the same with cents taken off (see [`AGAIN`]).
    tighter: Problem,
    again: u32,
    warm: Vec<Choice>,
    options: Options,
    solver: String,
    start: Vec<String>,
    best: Option<BTreeMap<String, f64>>,
    /// The first solve's: it belongs to the problem itself.
    bound: Option<f64>,
    /// Stopped by the reader or by a limit before the gap asked for was reached.
    held: Option<Held>,
}

#[derive(Default)]
struct Hub {
    solve: Option<Solve>,
    task: Option<Task>,
    refused: Option<Refused>,
    solved: VecDeque<Rc<Outcome>>,
    listeners: BTreeMap<u32, Callback<()>>,
    last: u32,
}

/// Solved portfolios kept in this window, one for each programme. An assumption about memory.
const KEPT: usize = 16;
/// Times a choice that is cents short is solved again; as the command line does.
const AGAIN: u32 = 3;
/// Taken off every yearly envelope of the programme before it is solved again.
const CENTS_OFF: i64 = 100;

thread_local! {
    static HUB: RefCell<Hub> = RefCell::default();
}

/// Tells everybody. Never from inside a borrow.
fn tell() {
    let all: Vec<Callback<()>> = HUB.with_borrow(|hub| hub.listeners.values().cloned().collect());
    for listener in all {
        listener.emit(());
    }
}

/// Draws the component anew whenever something happens to a solve.
#[hook]
fn use_hub() {
    let update = use_force_update();
    use_effect_with((), move |()| {
        let id = HUB.with_borrow_mut(|hub| {
            hub.last = hub.last.wrapping_add(1);
            hub.listeners
                .insert(hub.last, Callback::from(move |()| update.force_update()));
            hub.last
        });
        move || {
            let gone = HUB.with_borrow_mut(|hub| hub.listeners.remove(&id));
            drop(gone);
        }
    });
}

/// The solve under way for any programme, and the refusal of the last one.
#[hook]
pub fn use_solve() -> (Option<Solve>, Option<Refused>) {
    use_hub();
    HUB.with_borrow(|hub| (hub.solve.clone(), hub.refused.clone()))
}

/// The portfolio solved for the programme of this hash in this window. Draws the component anew only
/// when that changes.
#[hook]
pub fn use_solved(hash: Option<&str>) -> Option<Rc<Outcome>> {
    let found = hash.and_then(solved);
    let seen = use_mut_ref(|| None::<String>);
    *seen.borrow_mut() = hash.map(str::to_owned);
    let update = use_force_update();
    use_effect_with((), move |()| {
        let shown = RefCell::new(None::<*const Outcome>);
        let id = HUB.with_borrow_mut(|hub| {
            hub.last = hub.last.wrapping_add(1);
            let listener = move |()| {
                let now = seen.borrow().as_deref().and_then(solved).map(|o| Rc::as_ptr(&o));
                if *shown.borrow() != now {
                    *shown.borrow_mut() = now;
                    update.force_update();
                }
            };
            hub.listeners.insert(hub.last, Callback::from(listener));
            hub.last
        });
        move || {
            let gone = HUB.with_borrow_mut(|hub| hub.listeners.remove(&id));
            drop(gone);
        }
    });
    found
}

fn solved(hash: &str) -> Option<Rc<Outcome>> {
    HUB.with_borrow(|hub| hub.solved.iter().find(|o| o.problem == hash).cloned())
}

/// Starts a solve; one that is under way is given up. `warm` is a feasible choice to start from.
pub fn start(problem: &Rc<Problem>, hash: &str, warm: &[Choice], gap: f64) {
    let options = Options {
        gap,
        ..Options::default()
    };
    let before = HUB.with_borrow_mut(|hub| {
        hub.refused = None;
        hub.solve = Some(Solve {
            hash: hash.to_owned(),
            phase: Phase::Preparing,
            progress: Progress::default(),
            since: clock::since_start(),
        });
        hub.task.replace(Task {
            problem: Rc::clone(problem),
            tighter: (**problem).clone(),
            again: 0,
            warm: warm.to_vec(),
            options,
            solver: "highs".to_owned(),
            start: Vec::new(),
            best: None,
            bound: None,
            held: None,
        })
    });
    drop(before);
    prepare();
    tell();
}

/// Ends the search at once and keeps the best choice it had found; gives up before the search.
pub fn cancel() {
    let phase = HUB.with_borrow(|hub| hub.solve.as_ref().map(|s| s.phase));
    match phase {
        Some(Phase::Searching) => settle(),
        Some(Phase::Preparing | Phase::Loading) => finish(None),
        // The last step takes a moment and is what Cancel leads to.
        Some(Phase::Settling) | None => {}
    }
}

/// Takes a step: what it holds on to replaces what the step before held on to.
fn hold(held: Option<Held>) {
    let before = HUB.with_borrow_mut(|hub| {
        let task = hub.task.as_mut()?;
        std::mem::replace(&mut task.held, held)
    });
    drop(before);
}

fn phase(phase: Phase) {
    HUB.with_borrow_mut(|hub| {
        if let Some(solve) = hub.solve.as_mut() {
            solve.phase = phase;
        }
    });
}

/// The solve ends; with a refusal or without one.
fn finish(refusal: Option<(String, String)>) {
    let task = HUB.with_borrow_mut(|hub| {
        let hash = hub.solve.take().map(|s| s.hash).unwrap_or_default();
        hub.refused = refusal.map(|(key, detail)| Refused { hash, key, detail });
        hub.task.take()
    });
    drop(task);
    tell();
}

fn engine(job: &Job, done: impl FnOnce(Reply) + 'static) {
    let handle = client::run(
        job,
        |_| {},
        move |result| match result {
            Ok(Reply::Refused { key, detail }) => finish(Some((key, detail))),
            Ok(reply) => done(reply),
            Err(Lost::Cancelled) => finish(None),
            Err(Lost::Stopped) => finish(Some(("engine-lost".to_owned(), String::new()))),
        },
    );
    hold(Some(Held::Engine { _job: handle }));
}

fn prepare() {
    phase(Phase::Preparing);
    let job = HUB.with_borrow(|hub| {
        let task = hub.task.as_ref()?;
        Some(Job::Prepare {
            problem: Box::new(task.tighter.clone()),
            options: task.options,
            warm: task.warm.clone(),
        })
    });
    if let Some(job) = job {
        engine(&job, |reply| {
            if let Reply::Request(request) = reply {
                search(&request);
            }
        });
    }
}

fn search(request: &Request) {
    HUB.with_borrow_mut(|hub| {
        if let Some(task) = hub.task.as_mut() {
            task.start.clone_from(&request.start);
            task.best = None;
        }
    });
    phase(Phase::Loading);
    let handle = solver::solve(request, hear);
    hold(Some(Held::Solver { _solve: handle }));
    tell();
}

fn hear(event: Event) {
    match event {
        Event::Loaded(version) => {
            HUB.with_borrow_mut(|hub| {
                if let Some(task) = hub.task.as_mut() {
                    task.solver = format!("highs {version} (WebAssembly)");
                }
            });
            phase(Phase::Searching);
            tell();
        }
        Event::Progress(progress) => {
            HUB.with_borrow_mut(|hub| {
                if let Some(solve) = hub.solve.as_mut() {
                    solve.progress = progress;
                }
                // Only the first solve's bound belongs to the problem itself.
                if let Some(task) = hub.task.as_mut().filter(|t| t.again == 0) {
                    task.bound = progress.bound.or(task.bound);
                }
            });
            tell();
        }
        Event::Better(found) => {
            HUB.with_borrow_mut(|hub| {
                if let Some(task) = hub.task.as_mut() {
                    task.best = Some(found.columns);
                }
                if let Some(solve) = hub.solve.as_mut() {
                    solve.progress.incumbent = found.objective.or(solve.progress.incumbent);
                }
            });
            tell();
        }
        Event::Done(done) => match done.status {
            Status::Infeasible => finish(Some(("error-no-portfolio-fits".to_owned(), String::new()))),
            Status::Optimal | Status::Stopped | Status::Unknown => {
                HUB.with_borrow_mut(|hub| {
                    if let Some(task) = hub.task.as_mut() {
                        if task.again == 0 {
                            task.bound = done.bound.or(task.bound);
                        }
                        if done.status != Status::Unknown {
                            task.best = Some(done.columns);
                        }
                    }
                    if let Some(solve) = hub.solve.as_mut() {
                        solve.progress.nodes = done.nodes;
                        solve.progress.seconds = done.seconds;
                    }
                });
                settle();
            }
        },
        Event::Failed(detail) => finish(Some(("error-solver".to_owned(), detail))),
    }
}

/// Pays for the best choice so far. Without one, the choice the search started from is what is known,
/// with the bound that was proven.
fn settle() {
    // The solver ends first: this is what answers a Cancel.
    hold(None);
    phase(Phase::Settling);
    let job = HUB.with_borrow(|hub| {
        let task = hub.task.as_ref()?;
        let columns = match &task.best {
            Some(columns) => columns.clone(),
            None => task.start.iter().map(|name| (name.clone(), 1.0)).collect(),
        };
        Some(Job::Settle {
            problem: Box::new((*task.problem).clone()),
            columns,
            solver: task.solver.clone(),
            settings: task.options.in_words_for(&task.problem),
            bound: task.bound,
        })
    });
    let Some(job) = job else {
        return;
    };
    let handle = client::run(
        &job,
        |_| {},
        |result| match result {
            Ok(Reply::Outcome(outcome)) => keep(*outcome),
            Ok(Reply::Refused { key, detail }) if short_of_cents(&detail) => tighten(key, detail),
            Ok(Reply::Refused { key, detail }) => finish(Some((key, detail))),
            Ok(_) | Err(Lost::Cancelled) => finish(None),
            Err(Lost::Stopped) => finish(Some(("engine-lost".to_owned(), String::new()))),
        },
    );
    hold(Some(Held::Engine { _job: handle }));
    tell();
}

/// Every broken rule is money short of cents, which the solver's tolerance hid.
fn short_of_cents(detail: &str) -> bool {
    !detail.is_empty() && detail.lines().all(|line| line.contains(": money-short: "))
}

fn tighten(key: String, detail: String) {
    let again = HUB.with_borrow_mut(|hub| {
        let task = hub.task.as_mut().filter(|t| t.again < AGAIN)?;
        task.again += 1;
        for envelope in task.tighter.funders.iter_mut().flat_map(|f| &mut f.envelopes) {
            *envelope = (*envelope - Cents(CENTS_OFF)).max(Cents::ZERO);
        }
        Some(())
    });
    match again {
        Some(()) => {
            prepare();
            tell();
        }
        None => finish(Some((key, detail))),
    }
}

fn keep(outcome: Outcome) {
    HUB.with_borrow_mut(|hub| {
        hub.solved.retain(|o| o.problem != outcome.problem);
        hub.solved.push_front(Rc::new(outcome));
        hub.solved.truncate(KEPT);
    });
    finish(None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cents_hidden_by_the_tolerance_are_solved_again() {
        let short =
            "money/2027/window+: money-short: found 0.01 missing, expected enough money in these pots";
        assert!(short_of_cents(short));
        assert!(!short_of_cents(&format!(
            "{short}\nrules/ldc: ldc-floor: found 1, expected 2"
        )));
        assert!(!short_of_cents(""));
    }
}
