//! Coherence: whether the parts of an index belong together, in plain words first, then the matrix
//! behind them, alpha and principal components, pairs that say the same or pull against each other,
//! and indicators that contribute almost nothing. All of it the engine's ([`engine::Job::Coherence`]);
//! the bounds are those of [`readiness::coherence`] and are told on the screen. Left out: what to do
//! about it, which is editing the framework (its own screen).

mod matrix;
mod tables;
mod words;

use std::rc::Rc;

use engine::{Job, Reply};
use indicators::View;
use readiness::Coherence;
use readiness::coherence::Verdict;
use yew::prelude::*;

use crate::platform::page;
use crate::route::{Place, Route, Screen};
use crate::state::readiness::{self as score, Scores};
use crate::state::{Same, use_job_of, use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::lineage;
use crate::widgets::menu::{Item, Pick};
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::work::{Failure, WorkView};

/// Settings of the address: framework, what counts, the group whose matrix is shown.
mod names {
    pub const FRAMEWORK: &str = "framework";
    pub const COUNT: &str = "count";
    pub const NODE: &str = "node";
}

/// What every part of the screen draws from.
#[derive(Clone)]
pub struct Told {
    reply: Rc<Reply>,
    scores: Rc<Scores>,
    plan: Rc<plan::Plan>,
}

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reply, &other.reply) && Rc::ptr_eq(&self.scores, &other.scores)
    }
}

impl Told {
    /// The engine's findings.
    pub fn coherence(&self) -> Option<&Coherence> {
        match &*self.reply {
            Reply::Coherence(found) => Some(found),
            _ => None,
        }
    }

    /// Name of a node.
    pub fn name(&self, node: &str, text: &Text, world: &engine::World) -> String {
        if node == readiness::frozen::ROOT {
            return text.t("coh-whole").into();
        }
        let found = self.scores.frozen.node(node);
        let found = found.and_then(|at| self.scores.frozen.nodes().get(at));
        let (name, leaf) = found.map_or((node, false), |n| (n.name.as_str(), n.leaf.is_some()));
        lineage::name(name, leaf, text, &self.plan, world).into()
    }
}

/// Properties of the parts of the screen.
#[derive(Properties, PartialEq)]
pub struct ToldProps {
    /// What was found.
    pub told: Told,
    /// Address.
    pub place: Place,
}

/// Name of a framework: its own, or the catalogue's.
fn framework_name(id: &str, plan: &plan::Plan, text: &Text) -> Phrase {
    let own = plan.framework(id).map_or(id, |f| f.name.as_str());
    text.find(&format!("framework-{id}"), &[])
        .unwrap_or_else(|| text.tr("coh-own-name", &[("name", own.into())]))
}

/// The screen.
#[component]
pub fn CoherenceScreen() -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(place) = use_context::<Place>() else {
        return html! {};
    };
    let plan = Rc::clone(&store.plan);
    let framework = place
        .route
        .get(names::FRAMEWORK)
        .filter(|id| world.framework(id).is_some() || plan.framework(id).is_some())
        .unwrap_or(&plan.settings.framework)
        .to_owned();
    let view = if place.route.get(names::COUNT) == Some("milestones") {
        View::Milestones
    } else {
        View::Outcomes
    };
    let base = plan.settings.base_year;
    let work = use_job_of(
        (Same(Rc::clone(&plan)), framework.clone(), view),
        move |(plan, framework, view)| {
            Some(Job::Coherence {
                plan: Box::new(score::as_of(plan, base)),
                framework: framework.clone(),
                view: *view,
            })
        },
    );
    let Some(scores) = score::scores(world, &plan, &framework, view, base) else {
        return html! { <div class="page"><Failure message="error-weights" /></div> };
    };
    let ready = {
        let (plan, place) = (Rc::clone(&plan), place.clone());
        Callback::from(move |reply: Rc<Reply>| {
            let told = Told {
                reply,
                scores: Rc::clone(&scores),
                plan: Rc::clone(&plan),
            };
            html! { <Found {told} place={place.clone()} /> }
        })
    };
    let shipped = world.frameworks.iter().map(|f| f.id.clone());
    let items: Vec<Item> = shipped
        .chain(plan.frameworks.iter().map(|f| f.id.clone()))
        .map(|id| {
            let name = framework_name(&id, &plan, &text);
            Item::Choice {
                label: name.html(),
                name: name.into(),
                id: id.into(),
                indent: false,
            }
        })
        .collect();
    let on_framework = {
        let (place, usual) = (place.clone(), plan.settings.framework.clone());
        Callback::from(move |id: AttrValue| {
            let id = (id.as_str() != usual).then(|| id.to_string());
            place.replace(
                place
                    .route
                    .clone()
                    .with(names::FRAMEWORK, id)
                    .with(names::NODE, None),
            );
        })
    };
    let on_view = {
        let place = place.clone();
        Callback::from(move |id: AttrValue| {
            place.set(names::COUNT, (id == "milestones").then(|| id.to_string()));
        })
    };
    let views = ["outcomes", "milestones"]
        .map(|id| Tab {
            id: id.into(),
            label: text
                .t(if id == "outcomes" {
                    "coh-outcomes"
                } else {
                    "coh-milestones"
                })
                .html(),
        })
        .to_vec();
    let chosen = if view == View::Milestones {
        "milestones"
    } else {
        "outcomes"
    };
    html! {
        <div class="page coherence" data-testid="coherence">
            <div class="coh-controls no-print">
                <Pick label={text.t("eco-framework")} button={framework_name(&framework, &plan, &text).html()} {items} chosen={framework.clone()} on_choose={on_framework} />
                <Tabs label={text.t("eco-view")} tabs={views} {chosen} on_choose={on_view} />
                <a class="link" href={Route::to(Screen::Frameworks).hash()}>{ text.t("screen-frameworks") }</a>
                <a class="link" href={Route::to(Screen::Sources).hash()}>{ text.t("screen-sources") }</a>
                <button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
            </div>
            <WorkView {work} lines={16} {ready} />
        </div>
    }
}

/// The result.
#[component]
fn Found(props: &ToldProps) -> Html {
    let text = use_text();
    let Some(found) = props.told.coherence() else {
        return html! {};
    };
    let judged: Vec<_> = found
        .nodes
        .iter()
        .filter(|n| !matches!(n.verdict, Verdict::Single | Verdict::TooFew))
        .collect();
    let good = judged.iter().filter(|n| n.verdict == Verdict::Coherent).count();
    let title = text.tr(
        "coh-title",
        &[
            ("good", good.into()),
            ("of", judged.len().into()),
            ("same", found.redundant.len().into()),
            ("against", found.conflicting.len().into()),
        ],
    );
    html! {
        <>
            <div class="page-head strong-rule">
                <div><h1>{ title.html() }</h1><p class="sub">{ text.tr("coh-sub", &[("n", found.economies.into()), ("leaves", found.leaves.len().into())]) }</p></div>
            </div>
            <div class="coh-top">
                <words::PlainWords told={props.told.clone()} place={props.place.clone()} />
                <matrix::MatrixView told={props.told.clone()} place={props.place.clone()} />
            </div>
            <div class="coh-two">
                <tables::Nodes told={props.told.clone()} place={props.place.clone()} />
                <tables::Loadings told={props.told.clone()} place={props.place.clone()} />
            </div>
            <div class="coh-two">
                <tables::Pairs told={props.told.clone()} place={props.place.clone()} />
                <tables::Little told={props.told.clone()} place={props.place.clone()} />
            </div>
        </>
    }
}
