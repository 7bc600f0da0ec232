//! The solver's worker as the page sees it: one solve, progress, the best solution so far, Cancel.
//!
//! The contract is `static/solver-worker.js`. Solving blocks the worker's thread, so cancelling ends
//! the worker; what it found until then has already arrived here and is not lost.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use portfolio::solve::{Request, Status};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

use super::page;

/// What the solver is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The whole tree.
    #[default]
    Tree,
    /// The relaxation of a large programme.
    Relaxation,
    /// The tree over what the relaxation uses.
    Restricted,
    /// The tree over what could still be better.
    Improve,
}

/// How far a solve is. Numbers that do not exist (yet) are `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub struct Progress {
    /// What it is at.
    #[serde(default)]
    pub stage: Stage,
    /// Seconds of the solver's own clock.
    pub seconds: f64,
    /// Nodes of the search tree.
    pub nodes: f64,
    /// Best objective found.
    pub incumbent: Option<f64>,
    /// Proven bound.
    pub bound: Option<f64>,
    /// (bound − incumbent) / incumbent.
    pub gap: Option<f64>,
}

/// A solution: columns by name, those that are not named are 0.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Found {
    /// Objective as the solver reports it.
    pub objective: Option<f64>,
    /// Columns.
    pub columns: BTreeMap<String, f64>,
}

/// How a solve ended.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Done {
    /// Status.
    pub status: Status,
    /// Objective as the solver reports it.
    pub objective: Option<f64>,
    /// Proven bound.
    pub bound: Option<f64>,
    /// Nodes of the search tree.
    pub nodes: f64,
    /// Seconds of the solver's own clock.
    pub seconds: f64,
    /// Columns; empty where nothing was found.
    pub columns: BTreeMap<String, f64>,
    /// Prices of rows, of a linear programme.
    #[serde(default)]
    pub duals: BTreeMap<String, f64>,
}

/// What is heard of a solve.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The solver is loaded; its version.
    Loaded(String),
    /// How far it is, ten times a second at most.
    Progress(Progress),
    /// A better solution.
    Better(Found),
    /// The end.
    Done(Done),
    /// The solver could not be loaded or failed: technical detail in English.
    Failed(String),
}

#[derive(Deserialize)]
struct Message {
    gw: Option<String>,
    version: Option<String>,
    message: Option<String>,
    progress: Option<Progress>,
    incumbent: Option<Found>,
    done: Option<Done>,
    error: Option<String>,
}

#[derive(Serialize)]
struct Ask<'a> {
    id: u32,
    #[serde(flatten)]
    request: &'a Request,
}

struct Shared {
    worker: Option<Worker>,
    on_event: Option<Box<dyn FnMut(Event)>>,
    closures: Vec<Closure<dyn FnMut(MessageEvent)>>,
}

/// A solve under way. Dropping it ends the worker; nothing more is heard.
pub struct Handle(Rc<RefCell<Shared>>);

/// Starts a solver for one request. Events arrive until [`Event::Done`] or [`Event::Failed`].
pub fn solve(request: &Request, on_event: impl FnMut(Event) + 'static) -> Handle {
    let shared = Rc::new(RefCell::new(Shared {
        worker: None,
        on_event: Some(Box::new(on_event)),
        closures: Vec::new(),
    }));
    let text = serde_json::to_string(&Ask { id: 1, request }).unwrap_or_default();
    let promise = page::call_boot("spawnSolver", &JsValue::UNDEFINED)
        .and_then(|p| wasm_bindgen::JsCast::dyn_into::<js_sys::Promise>(p).ok());
    match promise {
        Some(promise) => {
            let (made, refused) = (Rc::downgrade(&shared), Rc::downgrade(&shared));
            // Each of the two is called at most once and frees itself; the other goes with the page.
            let made = Closure::once_into_js(move |worker: JsValue| match made.upgrade() {
                Some(shared) => listen(&shared, worker, &text),
                // Cancelled while it was being made.
                None => {
                    if let Ok(worker) = wasm_bindgen::JsCast::dyn_into::<Worker>(worker) {
                        worker.terminate();
                    }
                }
            });
            let refused = Closure::once_into_js(move |why: JsValue| {
                if let Some(shared) = refused.upgrade() {
                    tell(&shared, Event::Failed(format!("{why:?}")));
                }
            });
            then(&promise, &made, &refused);
        }
        None => {
            let late = Rc::downgrade(&shared);
            gloo::timers::callback::Timeout::new(0, move || {
                if let Some(shared) = late.upgrade() {
                    tell(&shared, Event::Failed("no solver in this build".to_owned()));
                }
            })
            .forget();
        }
    }
    Handle(shared)
}

/// `promise.then(made, refused)`.
fn then(promise: &JsValue, made: &JsValue, refused: &JsValue) {
    let then = js_sys::Reflect::get(promise, &"then".into())
        .ok()
        .and_then(|f| wasm_bindgen::JsCast::dyn_into::<js_sys::Function>(f).ok());
    if let Some(then) = then {
        // A promise of the platform takes its callbacks.
        let _ = then.call2(promise, made, refused);
    }
}

fn listen(shared: &Rc<RefCell<Shared>>, worker: JsValue, text: &str) {
    let Ok(worker) = wasm_bindgen::JsCast::dyn_into::<Worker>(worker) else {
        return tell(shared, Event::Failed("the solver is no worker".to_owned()));
    };
    let hearing = Rc::downgrade(shared);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(shared) = hearing.upgrade() {
            for event in read(&event.data()) {
                tell(&shared, event);
            }
        }
    });
    let failing = Rc::downgrade(shared);
    let fail = Closure::<dyn FnMut(MessageEvent)>::new(move |_: MessageEvent| {
        if let Some(shared) = failing.upgrade() {
            tell(&shared, Event::Failed("the solver's worker stopped".to_owned()));
        }
    });
    use wasm_bindgen::JsCast;
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    let posted = js_sys::JSON::parse(text).and_then(|ask| worker.post_message(&ask));
    {
        let mut shared = shared.borrow_mut();
        shared.worker = Some(worker);
        shared.closures = vec![hear, fail];
    }
    if posted.is_err() {
        tell(shared, Event::Failed("the solver took no request".to_owned()));
    }
}

/// The callback is out of its place while it runs, so that it may drop the handle.
fn tell(shared: &Rc<RefCell<Shared>>, event: Event) {
    let taken = shared.borrow_mut().on_event.take();
    if let Some(mut on_event) = taken {
        on_event(event);
        shared.borrow_mut().on_event = Some(on_event);
    }
}

fn read(data: &JsValue) -> Vec<Event> {
    let text = js_sys::JSON::stringify(data).ok().and_then(|t| t.as_string());
    let message = text.as_deref().map(serde_json::from_str::<Message>);
    match message {
        Some(Ok(message)) => events(message),
        Some(Err(why)) => vec![Event::Failed(why.to_string())],
        None => Vec::new(),
    }
}

fn events(message: Message) -> Vec<Event> {
    let failed = message.error.or(message.message);
    let loaded = message.version.filter(|_| message.gw.as_deref() == Some("ready"));
    [
        failed.map(Event::Failed),
        loaded.map(Event::Loaded),
        message.progress.map(Event::Progress),
        message.incumbent.map(Event::Better),
        message.done.map(Event::Done),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Drop for Handle {
    fn drop(&mut self) {
        let (worker, on_event, closures) = {
            let mut shared = self.0.borrow_mut();
            (
                shared.worker.take(),
                shared.on_event.take(),
                std::mem::take(&mut shared.closures),
            )
        };
        if let Some(worker) = worker {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        drop(on_event);
        // Not from inside its own listener: a closure must not be dropped while it runs.
        if !closures.is_empty() {
            gloo::timers::callback::Timeout::new(0, move || drop(closures)).forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Vec<Event> {
        events(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn every_message_of_the_worker_is_understood() {
        assert_eq!(
            parse(r#"{"gw":"ready","version":"1.8.0"}"#),
            [Event::Loaded("1.8.0".into())]
        );
        assert_eq!(
            parse(r#"{"gw":"failed","message":"no"}"#),
            [Event::Failed("no".into())]
        );
        assert_eq!(parse(r#"{"id":1,"error":"no"}"#), [Event::Failed("no".into())]);
        let progress =
            r#"{"id":1,"progress":{"seconds":1.5,"nodes":3,"incumbent":null,"bound":9,"gap":null}}"#;
        assert!(
            matches!(&parse(progress)[..], [Event::Progress(p)] if p.bound == Some(9.0) && p.incumbent.is_none())
        );
        let better = r#"{"id":1,"incumbent":{"objective":4,"columns":{"x_0_0":1}}}"#;
        assert!(
            matches!(&parse(better)[..], [Event::Better(f)] if f.columns["x_0_0"].to_bits() == 1.0f64.to_bits())
        );
        let done = r#"{"id":1,"done":{"status":"optimal","objective":4,"bound":4,"gap":0,"nodes":1,"seconds":0.2,"columns":{}}}"#;
        assert!(matches!(&parse(done)[..], [Event::Done(d)] if d.status == Status::Optimal));
    }
}
