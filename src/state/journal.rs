//! The plan and its history in the browser's storage: written after every step, before the step is
//! shown as done, so that undo and redo work after a reload too.
//!
//! Two records a plan: the plan file itself (what the rescue panel offers even when the program is
//! dead) and the history with the saved state. The plan is written first; a history that belongs to
//! another state of the plan is dropped, never applied. Where the browser's storage is too small for
//! the whole history, the oldest steps go first.

use std::cell::RefCell;

use plan::history::{Session, Step};
use plan::{Plan, file};
use serde::{Deserialize, Serialize};

use super::Saved;
use crate::platform::page;
use crate::platform::storage::{self, keys};

thread_local! {
    /// The plan as it was after the last step, written out while the program still lived.
    static LAST_TEXT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Prefix of kept histories; not that of plans, which the rescue panel offers as files.
const HISTORY: &str = "groundwork:history:";

/// What is kept beside the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct History {
    /// Hash of the plan these steps lead to.
    plan: String,
    /// Steps done, oldest first.
    done: Vec<Step>,
    /// Steps taken back, the next to redo last.
    undone: Vec<Step>,
    /// Where the plan is kept.
    saved: Saved,
}

impl History {
    fn of(session: &Session, saved: &Saved) -> Self {
        Self {
            plan: file::hash(&session.plan),
            done: session.done.clone(),
            undone: session.undone.clone(),
            saved: saved.clone(),
        }
    }

    /// The older half of the steps goes; false when there was none left to give.
    fn thin(&mut self) -> bool {
        let (done, undone) = (self.done.len(), self.undone.len());
        self.done.drain(..done.div_ceil(2));
        // What was undone first is the farthest from the present.
        self.undone.drain(..undone.div_ceil(2));
        done + undone > 0
    }
}

/// Gives the rescue panel the last text, even where the browser's storage refuses to keep it. The
/// panel falls back to the storage when the program can no longer answer.
pub fn offer_rescue() {
    page::set_boot_answer("rescue", || {
        LAST_TEXT
            .try_with(|t| t.try_borrow().map(|t| t.clone()).ok())
            .ok()
            .flatten()
    });
}

fn key(plan: &Plan) -> String {
    format!("{}{}", keys::PLAN, plan.id)
}

fn history_key(plan: &Plan) -> String {
    format!("{HISTORY}{}", plan.id)
}

/// Keeps a plan with its history and remembers it as the one worked on last; false where the
/// browser refuses to keep the plan.
#[must_use]
pub fn keep(session: &Session, saved: &Saved) -> bool {
    let (key, text) = (key(&session.plan), file::write(&session.plan));
    LAST_TEXT.set(text.clone());
    if !(storage::set(&key, &text) && storage::set(keys::LAST, &key)) {
        return false;
    }
    let at = history_key(&session.plan);
    let mut history = History::of(session, saved);
    loop {
        // Every history can be written as JSON.
        let text = serde_json::to_string(&history).unwrap_or_default();
        if storage::set(&at, &text) {
            return true;
        }
        if !history.thin() {
            storage::remove(&at);
            return true;
        }
    }
}

/// Forgets which plan was worked on last; the plan itself stays.
pub fn forget_last() {
    storage::remove(keys::LAST);
}

/// The plan worked on last with its history and where it is kept, if it can be read.
pub fn last() -> Option<(Session, Option<Saved>)> {
    let text = storage::get(&storage::get(keys::LAST)?)?;
    Some(resume(file::read(text.as_bytes()).ok()?))
}

/// The plans of the reader's own that this browser keeps, by name.
pub fn kept() -> Vec<Plan> {
    let mut plans: Vec<Plan> = storage::keys_of(keys::PLAN)
        .iter()
        .filter_map(|key| file::read(storage::get(key)?.as_bytes()).ok())
        .filter(|plan| !plan.example)
        .collect();
    plans.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    plans
}

/// A kept plan with its history and where it is kept.
pub fn resume(plan: Plan) -> (Session, Option<Saved>) {
    let history = storage::get(&history_key(&plan));
    joined(plan, history.as_deref())
}

/// A plan with the history that leads to it; without one where the record is another state's.
fn joined(plan: Plan, history: Option<&str>) -> (Session, Option<Saved>) {
    let history = history
        .and_then(|text| serde_json::from_str::<History>(text).ok())
        .filter(|history| history.plan == file::hash(&plan));
    match history {
        Some(history) => {
            let session = Session {
                plan,
                done: history.done,
                undone: history.undone,
            };
            (session, Some(history.saved))
        }
        None => (Session::new(plan), None),
    }
}

/// The shipped example.
///
/// # Errors
/// The reader's own words; a test holds that the example can be read.
pub fn example(world: &engine::World) -> Result<Plan, String> {
    let text = world.text("example.plan.json").unwrap_or_default();
    file::read(text.as_bytes()).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::Command;
    use plan::document::tests_support::small_plan;

    fn named(name: &str) -> Command {
        Command::Rename { name: name.into() }
    }

    fn edited() -> Session {
        let mut session = Session::new(small_plan());
        for name in ["one", "two", "three"] {
            session.run(named(name)).unwrap();
        }
        session.undo().unwrap();
        session
    }

    #[test]
    fn undo_and_redo_work_after_a_reload() {
        let (session, saved) = (edited(), Saved::Here { since: 5.0 });
        let text = serde_json::to_string(&History::of(&session, &saved)).unwrap();
        let plan = file::read(file::write(&session.plan).as_bytes()).unwrap();
        let (mut back, kept) = joined(plan, Some(&text));
        assert_eq!(back, session);
        assert_eq!(kept, Some(saved));
        back.redo().unwrap();
        assert_eq!(back.plan.name, "three");
        while back.undo().is_some() {}
        assert_eq!(back.plan, small_plan());
    }

    #[test]
    fn a_history_of_another_state_is_dropped() {
        let session = edited();
        let text = serde_json::to_string(&History::of(&session, &Saved::Nowhere)).unwrap();
        for history in [Some(text.as_str()), Some("{\"broken"), None] {
            let (back, kept) = joined(small_plan(), history);
            assert_eq!((back, kept), (Session::new(small_plan()), None));
        }
    }

    #[test]
    fn a_small_storage_loses_the_oldest_steps_first() {
        let mut history = History::of(&edited(), &Saved::Nowhere);
        assert!(history.thin());
        assert_eq!(history.done.last().map(|s| &s.done), Some(&named("two")));
        while history.thin() {}
        assert!(history.done.is_empty() && history.undone.is_empty());
    }
}
