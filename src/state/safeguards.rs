//! The do-no-harm screen of the plan's region, for every place that lists projects.

use std::rc::Rc;

use atlas::Iso3;
use engine::job::Screened;
use engine::{Job, Reply};
use yew::prelude::*;

use super::portfolio::programme_of;
use super::{Same, Work, use_job_of, use_store};

/// The flags once they are there.
#[derive(Clone, PartialEq)]
pub struct Flags(Option<Same<Reply>>);

impl Flags {
    /// Every flag.
    pub fn all(&self) -> &[Screened] {
        match self.0.as_deref() {
            Some(Reply::Safeguards(found)) => found,
            _ => &[],
        }
    }

    /// Flags of a project: its archetype in its economies.
    pub fn of(&self, archetype: &str, economies: &[Iso3]) -> Vec<&Screened> {
        let here = |s: &&Screened| s.archetype == archetype && economies.contains(&s.economy);
        self.all().iter().filter(here).collect()
    }

    /// They are being worked out.
    pub fn waiting(&self) -> bool {
        self.0.is_none()
    }
}

/// Asks for the screen of the plan as it is.
#[hook]
pub fn use_safeguards() -> Flags {
    let store = use_store();
    let work = use_job_of(Same(Rc::clone(&store.plan)), |plan| {
        Some(Job::Safeguards(Box::new(programme_of(plan))))
    });
    // While a changed plan is screened, what was on show stays.
    let last = use_mut_ref(|| None::<Same<Reply>>);
    if let Work::Ready(reply) = &work {
        *last.borrow_mut() = Some(Same(Rc::clone(reply)));
    }
    let now = last.borrow().clone();
    Flags(now)
}
