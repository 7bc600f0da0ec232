//! What if: target values for the indicators of one economy, and what they would change.
//!
//! Left a slider for each indicator on the strip of its peers, the furthest behind first; above, the
//! rank interval, score and tier as they are and as they would be, side by side; beside, the least
//! change to the next tier and the projects of the catalogue that move what was changed. The targets
//! stand in the address, so that a link reproduces them; nothing here changes the plan. While a
//! slider is dragged the worker answers from 500 draws, on release from 10,000.
//! Left out: when a target could be reached (Money & impact projects that).

mod answers;
mod least;
mod levers;
mod projects;
mod standing;
pub mod targets;

use std::rc::Rc;

use atlas::Iso3;
use engine::job::WhatIf;
use engine::{Job, Reply};
use indicators::View;
use yew::prelude::*;

use self::targets::{FRAMEWORK, TARGETS, Targets};
use crate::platform::page;
use crate::route::{Place, Route, Screen};
use crate::screens::economy::depth::names::Names;
use crate::state::readiness::{self as score, Scores};
use crate::state::{Same, Work, use_job_of, use_store, use_text, use_world};
use crate::widgets::work::{Failure, Progress};

/// Draws while a slider is dragged.
const DRAWS_LIVE: u32 = 500;
/// Draws on release.
const DRAWS: u32 = 10_000;
/// Seed of the draws: the same as on the other screens.
const SEED: u64 = 1;

/// What the parts of the screen draw from.
#[derive(Clone)]
pub struct Trial {
    /// Economy.
    pub code: Iso3,
    /// The plan's framework, or the address's.
    pub scores: Rc<Scores>,
    /// The tiers' framework.
    pub tiers: Rc<Scores>,
    /// Peers of the same income group that are scored.
    pub peers: Rc<Vec<Iso3>>,
    /// Targets of the address, and the one under the finger.
    pub targets: Targets,
    /// The engine's answer; of the targets before while a new one is awaited.
    pub reply: Option<Same<Reply>>,
    /// A target under the finger; `None` when it is let go.
    pub on_drag: Callback<Option<(String, f64)>>,
    /// Sets a target, or (with `None`) takes it back.
    pub on_set: Callback<(String, Option<f64>)>,
    /// Sets several targets at once: a step of the browser's history.
    pub on_apply: Callback<Targets>,
}

impl PartialEq for Trial {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
            && self.targets == other.targets
            && self.reply == other.reply
            && Rc::ptr_eq(&self.scores, &other.scores)
            && Rc::ptr_eq(&self.tiers, &other.tiers)
            && self.on_set == other.on_set
    }
}

impl Trial {
    /// The engine's answer.
    pub fn found(&self) -> Option<&WhatIf> {
        match self.reply.as_deref() {
            Some(Reply::WhatIf(found)) => Some(found),
            _ => None,
        }
    }
}

/// Properties of the parts of the screen.
#[derive(Properties, PartialEq)]
pub struct TrialProps {
    /// The trial.
    pub trial: Trial,
}

/// The screen.
#[component]
pub fn WhatIfScreen() -> Html {
    let (text, world) = (use_text(), use_world());
    let Some(place) = use_context::<Place>() else {
        return html! {};
    };
    let Screen::WhatIf(code) = place.route.screen else {
        return html! {};
    };
    if world.atlas.get(code).is_none() {
        let detail = code.to_string();
        return html! { <div class="page"><Failure message="error-unknown-economy" {detail} /></div> };
    }
    html! { <Known key={format!("{}-{code}", text.language().code())} {code} {place} /> }
}

/// Properties of [`Known`].
#[derive(Properties, PartialEq)]
struct KnownProps {
    code: Iso3,
    place: Place,
}

/// The screen of an economy that the atlas knows.
#[component]
fn Known(props: &KnownProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let (code, place) = (props.code, &props.place);
    let dragged = use_state(|| None::<(String, f64)>);
    let framework = place
        .route
        .get(FRAMEWORK)
        .filter(|id| world.framework(id).is_some() || store.plan.framework(id).is_some())
        .unwrap_or(&store.plan.settings.framework)
        .to_owned();
    let set = Targets::read(place.route.get(TARGETS).unwrap_or_default());
    let mut targets = set.clone();
    if let Some((id, value)) = &*dragged {
        targets.0.insert(id.clone(), *value);
    }
    let base = store.plan.settings.base_year;
    let of = |id: &str| score::scores(world, &store.plan, id, View::Outcomes, base);
    let rules = store.plan.settings.tier_rules.clone().unwrap_or_default();
    let draws = if dragged.is_some() { DRAWS_LIVE } else { DRAWS };
    let asked = (Rc::clone(&store.plan), framework.clone(), targets.clone(), draws);
    let work = use_job_of(asked, |(plan, framework, targets, draws)| {
        let mut plan = (**plan).clone();
        plan.accepted = None;
        plan.name.clear();
        plan.settings.framework.clone_from(framework);
        Some(Job::WhatIf {
            plan: Box::new(plan),
            economy: code,
            view: View::Outcomes,
            targets: targets.list(),
            draws: *draws,
            seed: SEED,
        })
    });
    let last = use_mut_ref(|| None::<(String, Same<Reply>)>);
    if let Work::Ready(reply) = &work {
        last.replace(Some((framework.clone(), Same(Rc::clone(reply)))));
    }
    let reply = last
        .borrow()
        .as_ref()
        .filter(|(under, _)| *under == framework)
        .map(|(_, r)| r.clone());
    let reply = reply.filter(|_| !matches!(work, Work::Failed { .. }));
    let (Some(scores), Some(tiers)) = (of(&framework), of(&rules.framework)) else {
        return html! { <div class="page"><Failure message="error-weights" /></div> };
    };
    let income = world.atlas.get(code).map(|e| e.income);
    let peers: Vec<Iso3> = scores
        .readiness
        .scored()
        .map(|(e, _)| e.economy)
        .filter(|e| *e != code && world.atlas.get(*e).map(|o| o.income) == income)
        .collect();
    let on_drag = {
        let dragged = dragged.clone();
        Callback::from(move |to: Option<(String, f64)>| dragged.set(to))
    };
    let on_set = {
        let (dragged, place, set) = (dragged.clone(), place.clone(), set.clone());
        Callback::from(move |(id, value): (String, Option<f64>)| {
            let mut next = set.clone();
            match value {
                Some(value) => next.0.insert(id, value),
                None => next.0.remove(&id),
            };
            dragged.set(None);
            place.set(TARGETS, next.write());
        })
    };
    let on_apply = {
        let route = place.route.clone();
        Callback::from(move |targets: Targets| route.clone().with(TARGETS, targets.write()).go())
    };
    let trial = Trial {
        code,
        scores,
        tiers,
        peers: Rc::new(peers),
        targets,
        reply,
        on_drag,
        on_set,
        on_apply,
    };
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let reset = {
        let on = trial.on_apply.clone();
        Callback::from(move |_: MouseEvent| on.emit(Targets::default()))
    };
    let profile =
        Route::to(Screen::Economy(code)).with(FRAMEWORK, place.route.get(FRAMEWORK).map(str::to_owned));
    let state = match &work {
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        Work::Running { share, since, cancel } => {
            html! { <Progress share={*share} since={*since} cancel={cancel.clone()} /> }
        }
        _ => html! {},
    };
    // Busy while the answer is not that of the targets on show; a drag is never called busy.
    let busy = matches!(work, Work::Running { .. }) && dragged.is_none();
    html! {
        <div class="page what-if" lang={text.language().code()} aria-busy={busy.to_string()}>
            <header class="page-head strong-rule">
                <div>
                    <p class="eyebrow"><a class="inline-link" href={profile.hash()}>{ names.economy(code) }</a>{ " › " }{ text.t("screen-what-if") }</p>
                    <h1 data-testid="what-if-title">{ standing::finding(&trial, &names).html() }</h1>
                    <p class="sub">{ text.t("wi-sub") }</p>
                </div>
                <div class="page-actions">
                    if !trial.targets.0.is_empty() { <button class="btn" data-testid="what-if-reset" onclick={reset}>{ text.t("wi-reset") }</button> }
                    <a class="link" href={profile.hash()}>{ text.t("wi-profile") }</a>
                    <button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
                </div>
            </header>
            <standing::Standing trial={trial.clone()} />
            { state }
            <div class="wi-body">
                <div class="wi-main">
                    <levers::Levers trial={trial.clone()} />
                    <answers::Answers trial={trial.clone()} />
                </div>
                <div class="wi-side">
                    <least::Least trial={trial.clone()} />
                    <projects::Projects trial={trial.clone()} />
                </div>
            </div>
        </div>
    }
}
