//! Catalogue: the kinds of project that can be proposed, what a unit costs, what it moves, how good the
//! evidence is; edited in place, with the shipped value kept beside it.
//!
//! Four views, one at a time: the projects by group with the chosen one opened beside them; what stands
//! on what, for one economy; what no project moves; the do-no-harm screen with its thresholds. Left
//! out: which projects to choose (the portfolio).

mod detail;
mod edits;
mod effects;
mod fields;
mod graph;
mod guard;
mod list;
mod unmoved;

use std::rc::Rc;

pub use detail::harm_key;
use engine::job::CatalogueView;
use engine::{Job, Reply};
use foresight::Grade;
use foresight::catalogue::is_assumption;
use yew::prelude::*;

use crate::platform::page;
use crate::route::{Place, Route, Screen};
use crate::screens::portfolio::edit::{Editor, use_editor};
use crate::state::portfolio::programme_of;
use crate::state::{Same, Work, use_job_of, use_store, use_text};
use crate::text::{Phrase, Text};
use crate::widgets::tabs::{Tab, Tabs};
use crate::widgets::work::Failure;

/// Settings of the address.
mod names {
    /// The view on show.
    pub const SHOW: &str = "show";
    /// The archetype that is open.
    pub const ID: &str = "id";
    /// The economy of the graph.
    pub const ECONOMY: &str = "economy";
    /// `outcomes` leaves milestones out.
    pub const COUNT: &str = "count";
}

/// The catalogue of the plan, once it is there.
#[derive(Clone, PartialEq)]
pub struct View(Same<Reply>);

impl View {
    /// What the engine found.
    pub fn get(&self) -> Option<&CatalogueView> {
        match &*self.0 {
            Reply::Catalogue(view) => Some(view),
            _ => None,
        }
    }
}

/// Properties of the parts of the screen.
#[derive(Properties, PartialEq)]
pub struct PartProps {
    /// The catalogue.
    pub view: View,
    /// Changes the plan.
    pub editor: Editor,
    /// Address and settings.
    pub place: Place,
}

/// The plan's catalogue; the one before while a changed plan is worked out.
#[hook]
pub fn use_catalogue() -> (Option<View>, Work) {
    let store = use_store();
    let work = use_job_of(Same(Rc::clone(&store.plan)), |plan| {
        Some(Job::Catalogue(Box::new(programme_of(plan))))
    });
    let last = use_mut_ref(|| None::<View>);
    if let Work::Ready(reply) = &work {
        *last.borrow_mut() = Some(View(Same(Rc::clone(reply))));
    }
    let view = last.borrow().clone();
    (view, work)
}

/// The screen.
#[component]
pub fn CatalogueScreen() -> Html {
    let text = use_text();
    let place = use_context::<Place>();
    let (editor, dialog) = use_editor();
    let (view, work) = use_catalogue();
    let Some(place) = place else {
        return html! {};
    };
    let Some(view) = view else {
        return match work {
            Work::Failed { key, detail, retry } => {
                html! { <div class="page"><Failure message={key} {detail} {retry} /></div> }
            }
            _ => {
                html! { <div class="page catalogue" aria-busy="true"><header class="page-head strong-rule"><div><h1>{ text.t("screen-catalogue") }</h1></div></header>
                <div class="skeleton-lines" aria-hidden="true">{ for (0..14).map(|i| html! { <i style={format!("inline-size:{}%", 92 - (i * 17) % 45)}></i> }) }</div></div> }
            }
        };
    };
    let Some(found) = view.get() else {
        return html! {};
    };
    let show = place.route.get(names::SHOW).unwrap_or("").to_owned();
    let tabs = [
        ("", "catalogue-tab-list"),
        ("graph", "catalogue-tab-graph"),
        ("unmoved", "catalogue-tab-unmoved"),
        ("guard", "catalogue-tab-guard"),
    ]
    .map(|(id, key)| Tab {
        id: id.into(),
        label: text.t(key).html(),
    });
    let on_choose = {
        let place = place.clone();
        Callback::from(move |id: AttrValue| {
            place.set(names::SHOW, Some(id.to_string()).filter(|s| !s.is_empty()));
        })
    };
    let part = match show.as_str() {
        "graph" => {
            html! { <graph::Graph view={view.clone()} editor={editor.clone()} place={place.clone()} /> }
        }
        "unmoved" => {
            html! { <unmoved::Unmoved view={view.clone()} editor={editor.clone()} place={place.clone()} /> }
        }
        "guard" => {
            html! { <guard::Guard view={view.clone()} editor={editor.clone()} place={place.clone()} /> }
        }
        _ => html! { <list::List view={view.clone()} editor={editor.clone()} place={place.clone()} /> },
    };
    html! {
        <div class="page catalogue">
            <header class="page-head strong-rule">
                <div>
                    <h1 data-testid="catalogue-title">{ finding(found, &text) }</h1>
                    <p class="sub">{ text.t("catalogue-sub") }</p>
                </div>
                <div class="page-actions">
                    <a class="link" href={Route::to(Screen::Method).hash()}>{ text.t("screen-method") }</a>
                    <button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
                </div>
            </header>
            <Tabs label={text.t("catalogue-tabs")} tabs={tabs.to_vec()} chosen={show} {on_choose} class="catalogue-tabs" />
            { part }
            { dialog }
        </div>
    }
}

/// How much of it is known.
fn finding(view: &CatalogueView, text: &Text) -> Phrase {
    let all = view.items.iter().map(|i| &i.archetype);
    let cost = all
        .clone()
        .filter(|a| a.cost_grade == Grade::D || is_assumption(&a.cost_source))
        .count();
    let effect = all
        .clone()
        .filter(|a| a.effect_grade == Grade::D || a.effects.iter().all(|e| is_assumption(&e.source)))
        .count();
    text.tr(
        "catalogue-finding",
        &[
            ("n", view.items.len().into()),
            ("cost", cost.into()),
            ("effect", effect.into()),
        ],
    )
}
