//! Studies of the programme as the whole app sees them: a sequence of solves, one after the other,
//! that goes on when the reader looks at another screen and keeps what it found when it is stopped.
//!
//! Steps: the next request (engine) → HiGHS (solver's worker) → what was found (engine), until the
//! engine has no request left. One study at a time; the last report of each kind is kept for the
//! programme it belongs to. Nothing here is in the plan.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use engine::job::StudyStep;
use engine::{Job, Reply};
use portfolio::Problem;
use portfolio::solve::Request;
use portfolio::study::{Answer, Found, Report, Study};
use yew::prelude::*;

use crate::platform::clock;
use crate::platform::engine::{self as client, Lost};
use crate::platform::solver::{self, Event};

/// A study as it stands.
#[derive(Clone, PartialEq)]
pub struct Run {
    /// Hash of the programme.
    pub hash: String,
    /// It is under way.
    pub running: bool,
    /// Solves done and in all.
    pub progress: (usize, usize),
    /// When it began, milliseconds on the page's clock.
    pub since: f64,
    /// What is known so far.
    pub report: Option<Rc<Report>>,
    /// Message key and technical detail, where it was refused.
    pub refused: Option<(String, String)>,
}

enum Held {
    Engine { _job: client::Handle },
    Solver { _solve: solver::Handle },
}

struct Task {
    name: &'static str,
    problem: Rc<Problem>,
    study: Study,
    found: Vec<Found>,
    again: u32,
    held: Option<Held>,
}

#[derive(Default)]
struct Hub {
    runs: BTreeMap<&'static str, Run>,
    task: Option<Task>,
    listeners: BTreeMap<u32, Callback<()>>,
    last: u32,
}

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

/// The study of this name for the programme of this hash.
#[hook]
pub fn use_run(name: &'static str, hash: &str) -> Option<Run> {
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
    HUB.with_borrow(|hub| hub.runs.get(name).filter(|r| r.hash == hash).cloned())
}

/// Starts a study; one that is under way is stopped and keeps what it found.
pub fn start(name: &'static str, problem: &Rc<Problem>, hash: &str, study: Study) {
    cancel();
    HUB.with_borrow_mut(|hub| {
        hub.runs.insert(
            name,
            Run {
                hash: hash.to_owned(),
                running: true,
                progress: (0, 0),
                since: clock::since_start(),
                report: None,
                refused: None,
            },
        );
        hub.task = Some(Task {
            name,
            problem: Rc::clone(problem),
            study,
            found: Vec::new(),
            again: 0,
            held: None,
        });
    });
    step(None);
    tell();
}

/// Ends the study under way at once; what it found stays.
pub fn cancel() {
    finish(None);
}

fn finish(refused: Option<(String, String)>) {
    let task = HUB.with_borrow_mut(|hub| {
        let task = hub.task.take()?;
        if let Some(run) = hub.runs.get_mut(task.name) {
            run.running = false;
            run.refused = refused;
        }
        Some(task)
    });
    drop(task);
    tell();
}

fn hold(held: Option<Held>) {
    let before = HUB.with_borrow_mut(|hub| {
        let task = hub.task.as_mut()?;
        std::mem::replace(&mut task.held, held)
    });
    drop(before);
}

/// One step of the engine, with the solver's answer if there is one.
fn step(answer: Option<Answer>) {
    let job = HUB.with_borrow(|hub| {
        let task = hub.task.as_ref()?;
        Some(Job::Study(Box::new(StudyStep {
            problem: (*task.problem).clone(),
            study: task.study.clone(),
            found: task.found.clone(),
            again: task.again,
            answer,
        })))
    });
    let Some(job) = job else { return };
    let handle = client::run(
        &job,
        |_| {},
        |result| match result {
            Ok(Reply::Studied(studied)) => {
                let request = HUB.with_borrow_mut(|hub| {
                    let task = hub.task.as_mut()?;
                    task.found.extend(studied.found);
                    task.again = studied.again;
                    let run = hub.runs.get_mut(task.name)?;
                    run.progress = studied.progress;
                    run.report = Some(Rc::new(studied.report));
                    Some(studied.request)
                });
                match request {
                    Some(Some(request)) => search(&request),
                    _ => finish(None),
                }
            }
            Ok(Reply::Refused { key, detail }) => finish(Some((key, detail))),
            Ok(_) | Err(Lost::Cancelled) => finish(None),
            Err(Lost::Stopped) => finish(Some(("engine-lost".to_owned(), String::new()))),
        },
    );
    hold(Some(Held::Engine { _job: handle }));
}

fn search(request: &Request) {
    let handle = solver::solve(request, |event| match event {
        Event::Done(done) => {
            let answer = Answer {
                status: Some(done.status),
                objective: done.objective,
                bound: done.bound,
                columns: done.columns,
                duals: done.duals,
            };
            step(Some(answer));
        }
        Event::Failed(detail) => finish(Some(("error-solver".to_owned(), detail))),
        Event::Loaded(_) | Event::Progress(_) | Event::Better(_) => {}
    });
    hold(Some(Held::Solver { _solve: handle }));
    tell();
}
