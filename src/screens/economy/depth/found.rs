//! The engine's profile of the economy on its way to the sections: asked for once, shared by all.

use std::rc::Rc;

use atlas::Iso3;
use engine::{Job, Reply};
use plan::Plan;
use yew::prelude::*;

use crate::state::{Same, Work, use_job_of};

/// The engine's profile.
pub type Facts = engine::job::Profile;

/// What a section draws from.
#[derive(Clone)]
pub struct Found {
    /// The job, for skeletons, progress and refusals.
    pub work: Work,
    reply: Option<Same<Reply>>,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        let state = |work: &Work| match work {
            Work::Idle => 0,
            Work::Running { .. } => 1,
            Work::Ready(_) => 2,
            Work::Failed { .. } => 3,
        };
        self.reply == other.reply && state(&self.work) == state(&other.work)
    }
}

impl Found {
    /// The profile, once it is there.
    pub fn facts(&self) -> Option<&Facts> {
        match self.reply.as_deref() {
            Some(Reply::Profile(facts)) => Some(facts),
            _ => None,
        }
    }
}

/// Asks for the profile of an economy under a framework. While an answer is awaited after a change
/// of the plan, the last one of the same economy stays.
#[hook]
pub fn use_found(plan: Rc<Plan>, framework: String, economy: Iso3) -> Found {
    let last = use_mut_ref(|| None::<(Iso3, String, Same<Reply>)>);
    let work = use_job_of(
        (plan, framework.clone(), economy),
        |(plan, framework, economy)| {
            let mut plan = (**plan).clone();
            // Neither the name nor the portfolio changes a profile: renaming a plan asks for nothing.
            plan.accepted = None;
            plan.name.clear();
            plan.settings.framework.clone_from(framework);
            Some(Job::Profile {
                plan: Box::new(plan),
                economy: *economy,
            })
        },
    );
    if let Work::Ready(reply) = &work {
        last.replace(Some((economy, framework.clone(), Same(Rc::clone(reply)))));
    }
    let reply = last
        .borrow()
        .as_ref()
        .filter(|(of, under, _)| *of == economy && *under == framework)
        .map(|(_, _, reply)| reply.clone());
    // Nothing of an earlier plan is shown beside a refusal.
    let reply = reply.filter(|_| !matches!(work, Work::Failed { .. }));
    Found { work, reply }
}
