//! The plan in the browser's storage: written after every step, before the step is shown as done.

use std::cell::RefCell;

use plan::{Plan, file};

use crate::platform::page;
use crate::platform::storage::{self, keys};

thread_local! {
    /// The plan as it was after the last step, written out while the program still lived.
    static LAST_TEXT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Gives the rescue panel the last text, even where the browser's storage refuses to keep it. The
/// panel falls back to the storage when the program can no longer answer.
pub fn offer_rescue() {
    page::set_boot_answer("rescue", || LAST_TEXT.try_with(|t| t.try_borrow().map(|t| t.clone()).ok()).ok().flatten());
}

fn key(plan: &Plan) -> String {
    format!("{}{}", keys::PLAN, plan.id)
}

/// Keeps a plan and remembers it as the one worked on last; false where the browser refuses.
#[must_use]
pub fn keep(plan: &Plan) -> bool {
    let (key, text) = (key(plan), file::write(plan));
    LAST_TEXT.set(text.clone());
    storage::set(&key, &text) && storage::set(keys::LAST, &key)
}

/// Forgets which plan was worked on last; the plan itself stays.
pub fn forget_last() {
    storage::remove(keys::LAST);
}

/// The plan worked on last, if it can be read.
pub fn last() -> Option<Plan> {
    let text = storage::get(&storage::get(keys::LAST)?)?;
    file::read(text.as_bytes()).ok()
}

/// The shipped example.
///
/// # Errors
/// The reader's own words; a test holds that the example can be read.
pub fn example(world: &engine::World) -> Result<Plan, String> {
    let text = world.text("example.plan.json").unwrap_or_default();
    file::read(text.as_bytes()).map_err(|e| e.to_string())
}
