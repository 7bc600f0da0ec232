//! The screens that are not looked at every day: a button in the navigation that opens their list.
//!
//! Links, not choices: Tab goes through them, Escape and leaving the list close it. Left out: nesting.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::platform::focus;
use crate::route::{Place, Route};
use crate::screens::ALSO;
use crate::state::use_text;

/// The button and its list.
#[component]
pub fn More() -> Html {
    let text = use_text();
    let open = use_state(|| false);
    let button = use_node_ref();
    let here = use_context::<Place>().map(|p| p.route.screen);
    {
        let open = open.clone();
        use_effect_with(here, move |_| open.set(false));
    }
    let current = ALSO
        .iter()
        .find(|entry| here.is_some_and(|h| h.key() == entry.screen.key()));
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                open.set(false);
                focus::on(&button);
            }
        })
    };
    let onfocusout = {
        let open = open.clone();
        Callback::from(move |event: FocusEvent| {
            let held = event
                .current_target()
                .and_then(|t| t.dyn_into::<web_sys::Node>().ok());
            let next = event
                .related_target()
                .and_then(|t| t.dyn_into::<web_sys::Node>().ok());
            let inside = held.is_some_and(|h| h.contains(next.as_ref()));
            if !inside {
                open.set(false);
            }
        })
    };
    let label = text.t(current.map_or("more-screens", |entry| entry.key));
    let links = ALSO.iter().map(|entry| {
        let is_here = current.is_some_and(|c| c.key == entry.key);
        html! {
            <li><a href={Route::to(entry.screen).hash()} aria-current={is_here.then_some("page")}>{ text.t(entry.key) }</a></li>
        }
    });
    html! {
        <nav class="nav-more" aria-label={text.t("more-screens-label")} {onkeydown} {onfocusout}>
            <button type="button" ref={button} aria-expanded={open.to_string()} aria-controls="more-screens"
                class={classes!(current.is_some().then_some("is-current"))} onclick={toggle}>
                { label }
            </button>
            if *open { <ul id="more-screens" class="menu float end">{ for links }</ul> }
        </nav>
    }
}
