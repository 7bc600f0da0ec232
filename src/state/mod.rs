//! What the app holds: the plan with its history, where it is kept, what the engine found.
//!
//! Data flow one way: pack → engine → screen. A user's action flows the other way only as a
//! [`plan::command::Command`] through [`Store`]. Left out: anything that can be computed
//! (selectors, jobs) and anything that a screen alone knows (its own state, its address).

pub mod contexts;
pub mod jobs;
pub mod journal;
pub mod live;
pub mod portfolio;
pub mod readiness;
pub mod refusal;
pub mod safeguards;
pub mod solving;
pub mod store;
pub mod studies;

#[allow(
    unused_imports,
    reason = "the screens that show a portfolio take what they need"
)]
pub use self::portfolio::{Shown, ShownPortfolio, Standing, use_shown_portfolio};
pub use contexts::{Preferences, use_preferences, use_store, use_text, use_world};
pub use jobs::{Work, use_job, use_job_of};
pub use store::{Action, Saved, Store, StoreHandle, Toast};

/// A shared value that is equal only to itself: a cheap key for memos.
#[derive(Debug)]
pub struct Same<T>(pub std::rc::Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(std::rc::Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        std::rc::Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Same<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
