//! A job of the engine as a value of a component: asked for by what it needs, shared by all who ask
//! for the same, cached so that going back to a screen is instant.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use engine::{Job, Reply};
use yew::prelude::*;

use crate::platform::clock;
use crate::platform::engine::{self as client, Handle, Lost};

/// How far a job is.
#[derive(Clone)]
pub enum Work {
    /// Nothing was asked for.
    Idle,
    /// Under way.
    Running {
        /// Share done, 0..1.
        share: f64,
        /// When it was asked for, milliseconds on the page's clock.
        since: f64,
        /// Ends it.
        cancel: Callback<()>,
    },
    /// Done.
    Ready(Rc<Reply>),
    /// Refused by the engine (message key, technical detail), cancelled or lost.
    Failed {
        /// Message key.
        key: String,
        /// Technical detail in English, may be empty.
        detail: String,
        /// Asks again.
        retry: Callback<()>,
    },
}

/// Replies kept. An assumption about memory: the largest, an impact of a region, is about 1 MB.
const KEPT: usize = 24;

thread_local! {
    static CACHE: RefCell<VecDeque<(String, Rc<Reply>)>> = const { RefCell::new(VecDeque::new()) };
}

fn cached(key: &str) -> Option<Rc<Reply>> {
    CACHE.with_borrow_mut(|cache| {
        let at = cache.iter().position(|(k, _)| k == key)?;
        let entry = cache.remove(at)?;
        let reply = Rc::clone(&entry.1);
        cache.push_front(entry);
        Some(reply)
    })
}

fn keep(key: String, reply: Rc<Reply>) {
    CACHE.with_borrow_mut(|cache| {
        cache.push_front((key, reply));
        cache.truncate(KEPT);
    });
}

/// Key of a job in the cache: the job itself, written out.
fn key_of(job: &Job) -> String {
    serde_json::to_string(job).unwrap_or_default()
}

/// A job with its key.
struct Asked {
    key: String,
    job: Job,
}

/// Runs a job and follows it. A new job replaces the old one; while it runs the component sees
/// [`Work::Running`] and keeps showing what it has. `None` asks for nothing.
///
/// The job is written out at every render to see whether it is still the same; where a component
/// renders often (on every movement of the pointer), [`use_job_of`] writes it out only when what it
/// is made of changes.
#[hook]
pub fn use_job(job: Option<Job>) -> Work {
    let asked = job.map(|job| Asked {
        key: key_of(&job),
        job,
    });
    let key = asked.as_ref().map(|a| a.key.clone());
    let kept = use_memo(key, |_| asked);
    use_asked(kept)
}

/// As [`use_job`], with a job made only when `of` changes.
#[hook]
pub fn use_job_of<D, F>(of: D, make: F) -> Work
where
    D: PartialEq + 'static,
    F: FnOnce(&D) -> Option<Job>,
{
    let kept = use_memo(of, |of| {
        make(of).map(|job| Asked {
            key: key_of(&job),
            job,
        })
    });
    use_asked(kept)
}

#[hook]
fn use_asked(asked: Rc<Option<Asked>>) -> Work {
    let state = use_state(|| Work::Idle);
    let attempt = use_state(|| 0u32);
    let key = (*asked).as_ref().map(|a| a.key.clone());
    // A reply at hand is used in this very render: no flash of a skeleton.
    let at_hand = key.as_deref().and_then(cached);
    {
        let (state, attempt) = (state.clone(), attempt.clone());
        let at_hand = at_hand.is_some();
        use_effect_with((key.clone(), *attempt), move |_| {
            let held: Rc<RefCell<Option<Handle>>> = Rc::default();
            if let (Some(asked), false) = (&*asked, at_hand) {
                start(&asked.job, asked.key.clone(), &state, &attempt, &held);
            }
            // The next job, or the end of the component, drops the handle of this one.
            move || drop(held.take())
        });
    }
    match (at_hand, key) {
        (Some(reply), _) => Work::Ready(reply),
        (None, None) => Work::Idle,
        (None, Some(_)) => match &*state {
            // What the state says belongs to an older job as long as no new effect has run.
            Work::Idle | Work::Ready(_) => Work::Running {
                share: 0.0,
                since: clock::since_start(),
                cancel: Callback::noop(),
            },
            other => other.clone(),
        },
    }
}

fn start(
    job: &Job,
    key: String,
    state: &UseStateHandle<Work>,
    attempt: &UseStateHandle<u32>,
    held: &Rc<RefCell<Option<Handle>>>,
) {
    let since = clock::since_start();
    let cancel = {
        let held = Rc::clone(held);
        Callback::from(move |()| {
            // Taken first: cancelling calls back, and the callback may drop this.
            let handle = held.borrow_mut().take();
            if let Some(handle) = handle {
                handle.cancel();
            }
        })
    };
    let running = move |share: f64, cancel: &Callback<()>| Work::Running {
        share,
        since,
        cancel: cancel.clone(),
    };
    state.set(running(0.0, &cancel));
    let on_progress = {
        let (state, cancel) = (state.clone(), cancel.clone());
        move |share: f64| state.set(running(share, &cancel))
    };
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |()| attempt.set(attempt.wrapping_add(1)))
    };
    let on_done = {
        let state = state.clone();
        move |result: Result<Reply, Lost>| match result {
            Ok(Reply::Refused { key, detail }) => state.set(Work::Failed { key, detail, retry }),
            Ok(reply) => {
                let reply = Rc::new(reply);
                keep(key, Rc::clone(&reply));
                state.set(Work::Ready(reply));
            }
            Err(Lost::Cancelled) => state.set(Work::Failed {
                key: "work-cancelled".to_owned(),
                detail: String::new(),
                retry,
            }),
            Err(Lost::Stopped) => state.set(Work::Failed {
                key: "engine-lost".to_owned(),
                detail: String::new(),
                retry,
            }),
        }
    };
    *held.borrow_mut() = Some(client::run(job, on_progress, on_done));
}
