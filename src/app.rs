//! The root: decodes the world, opens the plan worked on last (or the example), provides words,
//! preferences and the store to everything below.

use engine::World;
use yew::prelude::*;

use crate::platform::storage::{self, keys};
use crate::platform::{clock, page};
use crate::shell::Shell;
use crate::state::contexts::Theme;
use crate::state::{Preferences, Saved, Store, StoreHandle, journal};
use crate::text::{Language, Text};

/// The app's root component.
#[component]
pub fn App() -> Html {
    let language = use_state(first_language);
    let theme = use_state(first_theme);
    let text = use_memo(*language, |language| Text::new(*language));
    use_effect_with(*language, |language| {
        page::root_attribute("lang", Some(language.code()));
        page::root_attribute("dir", Some(language.dir()));
    });
    use_effect_with(*theme, |theme| {
        page::root_attribute("data-theme", theme.map(Theme::as_str))
    });
    let preferences = Preferences {
        language: *language,
        theme: *theme,
        set_language: {
            let language = language.clone();
            Callback::from(move |chosen: Language| {
                // A browser that keeps nothing forgets the choice; the page still follows it.
                let _ = storage::set(keys::LANGUAGE, chosen.code());
                language.set(chosen);
            })
        },
        set_theme: {
            let theme = theme.clone();
            Callback::from(move |chosen: Option<Theme>| {
                match chosen {
                    // As above.
                    Some(chosen) => drop(storage::set(keys::THEME, chosen.as_str())),
                    None => storage::remove(keys::THEME),
                }
                theme.set(chosen);
            })
        },
    };
    let inner = match World::load() {
        Ok(world) => html! { <Provided {world} /> },
        Err(fault) => {
            let detail = fault.to_string();
            html! { <crate::widgets::work::Failure message="error-data" {detail} /> }
        }
    };
    html! {
        <ContextProvider<Text> context={(*text).clone()}>
            <ContextProvider<Preferences> context={preferences}>{ inner }</ContextProvider<Preferences>>
        </ContextProvider<Text>>
    }
}

/// Properties of [`Provided`].
#[derive(Properties)]
struct ProvidedProps {
    world: &'static World,
}

impl PartialEq for ProvidedProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.world, other.world)
    }
}

/// The store around the shell.
#[component]
fn Provided(props: &ProvidedProps) -> Html {
    let world = props.world;
    let example = use_memo((), move |()| journal::example(world));
    match &*example {
        Ok(plan) => html! { <Opened {world} plan={plan.clone()} /> },
        Err(detail) => {
            html! { <crate::widgets::work::Failure message="error-data" detail={detail.clone()} /> }
        }
    }
}

/// Properties of [`Opened`].
#[derive(Properties)]
struct OpenedProps {
    world: &'static World,
    plan: plan::Plan,
}

impl PartialEq for OpenedProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.world, other.world) && self.plan == other.plan
    }
}

/// The store, with the plan worked on last where there is one.
#[component]
fn Opened(props: &OpenedProps) -> Html {
    let (world, example) = (props.world, props.plan.clone());
    let store: StoreHandle = use_reducer(move || match journal::last() {
        // The example with a history: *make it mine* was taken back and can be done again.
        Some((session, _)) if session.plan.example && session.plan == example => {
            Store::restored(world, session, Saved::Example)
        }
        Some((session, saved)) if !session.plan.example => {
            let unsaved = Saved::Here { since: clock::now() };
            Store::restored(world, session, saved.unwrap_or(unsaved))
        }
        _ => Store::new(world, example, Saved::Example),
    });
    use_effect_with((), |()| journal::offer_rescue());
    let text = crate::state::use_text();
    // Names the plan gives to archetypes are heard wherever an archetype is named.
    let own = own_names(world, &store.plan);
    let named = use_memo((text, own), |(text, own)| text.with_own(own.clone()));
    html! {
        <ContextProvider<Text> context={(*named).clone()}>
            <ContextProvider<StoreHandle> context={store}><Shell /></ContextProvider<StoreHandle>>
        </ContextProvider<Text>>
    }
}

/// Id and name of every archetype of the plan whose name is not the shipped one's.
fn own_names(world: &World, plan: &plan::Plan) -> Vec<(String, String)> {
    if plan.catalogue.is_empty() {
        return Vec::new();
    }
    let shipped = |id: &str| world.catalogue().get(id).map(|a| a.name.as_str());
    plan.catalogue
        .iter()
        .filter(|a| shipped(&a.id) != Some(a.name.as_str()))
        .map(|a| (a.id.clone(), a.name.clone()))
        .collect()
}

/// The kept choice, else the browser's language, else English.
fn first_language() -> Language {
    storage::get(keys::LANGUAGE)
        .or_else(page::browser_language)
        .and_then(|tag| Language::of_tag(&tag))
        .unwrap_or_default()
}

/// The kept choice, else the system's.
fn first_theme() -> Option<Theme> {
    match storage::get(keys::THEME).as_deref() {
        Some("light") => Some(Theme::Light),
        Some("dark") => Some(Theme::Dark),
        _ => None,
    }
}
