//! The store: one plan, its history, its honest saved state, the toast.

use std::cell::RefCell;
use std::rc::Rc;

use engine::World;
use plan::Plan;
use plan::command::{Command, Refusal};
use plan::history::Session;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::journal;
use crate::platform::clock;
use crate::text::Value;

/// Where the plan is kept. A download that the browser does not confirm never counts as saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Saved {
    /// The shipped example: there is nothing of the reader's to lose.
    Example,
    /// In this browser's storage, never in a file, since this time (milliseconds since 1970).
    Here {
        /// First change that no file has.
        since: f64,
    },
    /// As it is, in a file that was opened here.
    File {
        /// Name of the file.
        name: String,
        /// When, milliseconds since 1970.
        at: f64,
    },
    /// The browser's storage refuses: only this window holds the changes.
    Nowhere,
}

/// A message that floats for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Message key.
    pub key: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, Value)>,
    /// Technical detail in English, for refusals.
    pub detail: Option<String>,
    /// Offers to undo the last step.
    pub undo: bool,
    /// Makes one toast differ from the next that says the same.
    pub serial: u32,
}

/// The store.
#[derive(Clone)]
pub struct Store {
    /// Everything shipped.
    pub world: &'static World,
    /// The plan as it is now.
    pub plan: Rc<Plan>,
    /// Where it is kept.
    pub saved: Saved,
    /// The toast on show.
    pub toast: Option<Toast>,
    /// There is a step to undo.
    pub can_undo: bool,
    /// There is a step to redo.
    pub can_redo: bool,
    session: Rc<RefCell<Session>>,
    serial: u32,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        self.serial == other.serial && Rc::ptr_eq(&self.plan, &other.plan)
    }
}

/// What can happen to the store.
pub enum Action {
    /// A user's command.
    Run(Box<Command>),
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Take back so many steps at once.
    UndoSteps(usize),
    /// Do so many steps again.
    RedoSteps(usize),
    /// Another plan, with the name of the file it came from; its history starts anew.
    Open(Box<Plan>, Option<String>),
    /// A plan that this browser keeps, with its history.
    Resume(Box<Plan>),
    /// A file of this name was written and read back: it holds the plan of this hash.
    SavedTo {
        /// Name of the file.
        name: String,
        /// [`plan::file::hash`] of the plan in the file.
        hash: String,
    },
    /// Show a message.
    Say(Toast),
    /// The toast goes.
    Hush,
}

/// How components reach the store.
pub type StoreHandle = UseReducerHandle<Store>;

impl Toast {
    /// A plain message.
    pub fn new(key: &'static str, args: Vec<(&'static str, Value)>) -> Self {
        Self {
            key,
            args,
            detail: None,
            undo: false,
            serial: 0,
        }
    }

    /// A message that offers to undo the last step.
    pub fn undoable(key: &'static str, args: Vec<(&'static str, Value)>) -> Self {
        Self {
            undo: true,
            ..Self::new(key, args)
        }
    }
}

impl Store {
    /// The store of a plan without history.
    pub fn new(world: &'static World, plan: Plan, saved: Saved) -> Self {
        Self::restored(world, Session::new(plan), saved)
    }

    /// Reads the plan as it is now: what a component was last drawn with may be a change behind.
    pub fn now<T>(&self, read: impl FnOnce(&Plan) -> T) -> T {
        read(&self.session.borrow().plan)
    }

    /// The store of a plan with its history.
    pub fn restored(world: &'static World, session: Session, saved: Saved) -> Self {
        Self {
            world,
            plan: Rc::new(session.plan.clone()),
            saved,
            toast: None,
            can_undo: !session.done.is_empty(),
            can_redo: !session.undone.is_empty(),
            session: Rc::new(RefCell::new(session)),
            serial: 0,
        }
    }

    /// What was done (oldest first) and what was taken back (the next to redo last).
    pub fn steps(&self) -> (Vec<Command>, Vec<Command>) {
        let session = self.session.borrow();
        let commands = |steps: &[plan::history::Step]| steps.iter().map(|s| s.done.clone()).collect();
        (commands(&session.done), commands(&session.undone))
    }

    /// Takes over what the session holds, and keeps it in the browser before anybody sees it.
    fn refresh(&mut self) {
        let session = self.session.borrow();
        self.plan = Rc::new(session.plan.clone());
        self.can_undo = !session.done.is_empty();
        self.can_redo = !session.undone.is_empty();
        drop(session);
        let since = match &self.saved {
            Saved::Here { since } => *since,
            _ => clock::now(),
        };
        let saved = if self.plan.example {
            Saved::Example
        } else {
            Saved::Here { since }
        };
        self.keep(saved);
    }

    /// Writes plan, history and saved state to the browser's storage; an example without history is
    /// shipped with the program and needs no keeping.
    fn keep(&mut self, saved: Saved) {
        let untouched = self.plan.example && !self.can_undo && !self.can_redo;
        let kept = untouched || journal::keep(&self.session.borrow(), &saved);
        // A file that holds the plan is a better home than this browser.
        self.saved = match saved {
            Saved::Here { .. } if !kept => Saved::Nowhere,
            saved => saved,
        };
    }

    fn say(&mut self, toast: Toast) {
        self.toast = Some(Toast {
            serial: self.serial,
            ..toast
        });
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        next.serial = next.serial.wrapping_add(1);
        match action {
            Action::Run(command) => {
                let result = next.session.borrow_mut().run(*command);
                match result {
                    Ok(()) => next.refresh(),
                    Err(refusal) => next.say(refused(&refusal)),
                }
            }
            Action::Undo => {
                let undone = next.session.borrow_mut().undo();
                if undone.is_some() {
                    next.refresh();
                }
                next.toast = None;
            }
            Action::Redo => {
                let redone = next.session.borrow_mut().redo();
                if redone.is_some() {
                    next.refresh();
                }
            }
            Action::UndoSteps(n) => {
                let undone = (0..n).map_while(|_| next.session.borrow_mut().undo()).count();
                if undone > 0 {
                    next.refresh();
                }
                next.toast = None;
            }
            Action::RedoSteps(n) => {
                let redone = (0..n).map_while(|_| next.session.borrow_mut().redo()).count();
                if redone > 0 {
                    next.refresh();
                }
            }
            Action::Open(plan, file) => {
                let example = plan.example;
                next.session = Rc::new(RefCell::new(Session::new(*plan)));
                next.saved = Saved::Nowhere;
                next.refresh();
                if let (Some(name), false) = (file, example) {
                    let at = clock::now();
                    next.keep(Saved::File { name, at });
                }
                next.toast = None;
            }
            Action::Resume(plan) => {
                let (session, saved) = journal::resume(*plan);
                next.session = Rc::new(RefCell::new(session));
                next.saved = Saved::Nowhere;
                next.refresh();
                if let Some(saved) = saved {
                    next.keep(saved);
                }
                next.toast = None;
            }
            Action::SavedTo { name, hash } => {
                // An edit while the file was written is not in the file.
                if plan::file::hash(&next.plan) == hash {
                    let at = clock::now();
                    next.keep(Saved::File { name, at });
                }
            }
            Action::Say(toast) => next.say(toast),
            Action::Hush => next.toast = None,
        }
        Rc::new(next)
    }
}

/// A refusal as a message.
fn refused(refusal: &Refusal) -> Toast {
    match refusal {
        Refusal::ReadOnlyExample => Toast::new("error-read-only-example", Vec::new()),
        Refusal::UnknownFunder(id) => {
            Toast::new("error-unknown-funder", vec![("funder", id.as_str().into())])
        }
        Refusal::UnknownYear(year) => {
            Toast::new("error-unknown-year", vec![("year", year.to_string().into())])
        }
        Refusal::UnknownFramework(id) => {
            Toast::new("error-unknown-own-framework", vec![("id", id.as_str().into())])
        }
        Refusal::Framework { fault, .. } => {
            let (key, args) = super::refusal::fault(fault);
            Toast {
                detail: Some(fault.to_string()),
                ..Toast::new(key, args)
            }
        }
        Refusal::Invalid(problem) => Toast::new(
            "error-invalid",
            vec![
                ("at", problem.at.as_str().into()),
                ("found", problem.found.as_str().into()),
                ("expected", problem.expected.as_str().into()),
            ],
        ),
    }
}

/// Makes the example the reader's own: a copy with an id of its own, one step that can be undone.
pub fn make_mine(store: &StoreHandle, text: &crate::text::Text) {
    let name = text.tr("make-mine-name", &[("name", store.plan.name.as_str().into())]);
    store.dispatch(Action::Run(Box::new(Command::MakeMine {
        id: clock::new_id(),
        name: name.into(),
        example: false,
    })));
    store.dispatch(Action::Say(Toast::undoable("made-mine", Vec::new())));
}
