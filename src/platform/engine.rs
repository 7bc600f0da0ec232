//! The engine's worker as the page sees it: one job at a time, progress, cancel, never a blocked page.
//!
//! Jobs wait on this side, so a job that is no longer wanted costs nothing. A running job cannot
//! be interrupted (it computes without returning to its messages), so cancelling ends the worker
//! and starts another; the module is already compiled and that takes a few hundredths of a second.

use std::cell::RefCell;
use std::collections::VecDeque;

use engine::{Job, Reply};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// What the page asks.
#[derive(Serialize)]
struct Ask<'a> {
    id: u32,
    job: &'a Job,
}

/// The same as the worker reads it.
#[derive(Deserialize)]
pub struct Asked {
    /// Number of the question.
    pub id: u32,
    /// What to do.
    pub job: Job,
}

/// What the worker answers: some shares of progress, then one reply.
#[derive(Serialize, Deserialize)]
pub struct Answer {
    /// Number of the question.
    pub id: u32,
    /// Share done, 0..1.
    pub progress: Option<f64>,
    /// The reply, the last answer of a question.
    pub reply: Option<Reply>,
}

/// Why there is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Cancelled here.
    Cancelled,
    /// The worker ended or could not be started.
    Stopped,
}

type Done = Box<dyn FnOnce(Result<Reply, Lost>)>;

struct Task {
    id: u32,
    message: String,
    progress: Box<dyn FnMut(f64)>,
    done: Done,
}

#[derive(Default)]
struct Client {
    worker: Option<Worker>,
    listeners: Vec<Closure<dyn FnMut(MessageEvent)>>,
    waiting: VecDeque<Task>,
    running: Option<Task>,
    /// Kept while its callback is out on a call.
    last: u32,
}

thread_local! {
    static CLIENT: RefCell<Client> = RefCell::default();
}

/// A job under way. Dropping it takes the job from the queue; a job that runs already goes on, but
/// nobody hears of it.
#[must_use]
pub struct Handle {
    id: u32,
}

/// Puts a job into the queue. `on_done` is called exactly once unless the handle is dropped.
pub fn run(
    job: &Job,
    on_progress: impl FnMut(f64) + 'static,
    on_done: impl FnOnce(Result<Reply, Lost>) + 'static,
) -> Handle {
    let id = CLIENT.with_borrow_mut(|client| {
        client.last = client.last.wrapping_add(1);
        client.last
    });
    match serde_json::to_string(&Ask { id, job }) {
        Ok(message) => CLIENT.with_borrow_mut(|client| {
            client.waiting.push_back(Task {
                id,
                message,
                progress: Box::new(on_progress),
                done: Box::new(on_done),
            });
        }),
        // Every job can be written as JSON; one that cannot is refused like a stopped worker.
        Err(_) => on_done(Err(Lost::Stopped)),
    }
    next();
    Handle { id }
}

impl Handle {
    /// Ends the job at once, running or not; its `on_done` gets [`Lost::Cancelled`].
    pub fn cancel(self) {
        let (task, ran) = CLIENT.with_borrow_mut(|client| {
            if let Some(at) = client.waiting.iter().position(|t| t.id == self.id) {
                return (client.waiting.remove(at), false);
            }
            let ours = client.running.as_ref().is_some_and(|t| t.id == self.id);
            (if ours { client.running.take() } else { None }, ours)
        });
        if ran {
            stop();
        }
        if let Some(task) = task {
            (task.done)(Err(Lost::Cancelled));
        }
        next();
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // Taken out first and dropped after the borrow: a callback may hold another handle.
        let gone = CLIENT.with_borrow_mut(|client| {
            if let Some(task) = client.running.as_mut().filter(|t| t.id == self.id) {
                task.progress = Box::new(|_| {});
                let done: Done = Box::new(|_| {});
                return (None, Some(std::mem::replace(&mut task.done, done)));
            }
            let at = client.waiting.iter().position(|t| t.id == self.id);
            (at.and_then(|at| client.waiting.remove(at)), None)
        });
        drop(gone);
    }
}

/// Ends the worker; the next job starts another.
fn stop() {
    let old = CLIENT.with_borrow_mut(|client| (client.worker.take(), std::mem::take(&mut client.listeners)));
    if let Some(worker) = old.0 {
        worker.set_onmessage(None);
        worker.set_onerror(None);
        worker.terminate();
    }
}

/// Starts the next job if none is running.
fn next() {
    let idle = CLIENT.with_borrow(|c| c.running.is_none() && !c.waiting.is_empty());
    if !idle {
        return;
    }
    let ready = CLIENT.with_borrow(|c| c.worker.is_some()) || spawn();
    let failed = CLIENT.with_borrow_mut(|client| {
        let task = client.waiting.pop_front()?;
        let posted = ready
            && client
                .worker
                .as_ref()
                .is_some_and(|w| w.post_message(&JsValue::from_str(&task.message)).is_ok());
        if posted {
            client.running = Some(task);
            None
        } else {
            Some(task)
        }
    });
    if let Some(task) = failed {
        (task.done)(Err(Lost::Stopped));
    }
}

fn spawn() -> bool {
    let made =
        super::page::call_boot("spawnEngine", &JsValue::UNDEFINED).and_then(|w| w.dyn_into::<Worker>().ok());
    let Some(worker) = made else {
        return false;
    };
    let hear =
        Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| match event.data().as_string() {
            Some(text) => answer(&text),
            // The boot script speaks in objects, and only to say that the module is dead.
            None => lost(),
        });
    let fail = Closure::<dyn FnMut(MessageEvent)>::new(|_| lost());
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    CLIENT.with_borrow_mut(|client| {
        client.worker = Some(worker);
        client.listeners = vec![hear, fail];
    });
    true
}

fn answer(text: &str) {
    let Ok(answer) = serde_json::from_str::<Answer>(text) else {
        return lost();
    };
    if let Some(share) = answer.progress {
        // The callback is out of its place while it runs, so that it may start or drop jobs.
        let taken = CLIENT.with_borrow_mut(|client| {
            let task = client.running.as_mut().filter(|t| t.id == answer.id)?;
            Some(std::mem::replace(&mut task.progress, Box::new(|_| {})))
        });
        if let Some(mut progress) = taken {
            progress(share);
            CLIENT.with_borrow_mut(|client| {
                if let Some(task) = client.running.as_mut().filter(|t| t.id == answer.id) {
                    task.progress = progress;
                }
            });
        }
    }
    if let Some(reply) = answer.reply {
        let task = CLIENT.with_borrow_mut(|client| client.running.take_if(|t| t.id == answer.id));
        if let Some(task) = task {
            (task.done)(Ok(reply));
        }
        next();
    }
}

/// The worker is gone: its job is lost, the others go to a new one.
fn lost() {
    let task = CLIENT.with_borrow_mut(|client| client.running.take());
    // Not from inside its own listener: the closure must not be dropped while it runs.
    gloo::timers::callback::Timeout::new(0, move || {
        stop();
        if let Some(task) = task {
            (task.done)(Err(Lost::Stopped));
        }
        next();
    })
    .forget();
}
