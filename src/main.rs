//! Groundwork in the browser.
//!
//! One WebAssembly module serves two places: on a page it mounts the app, in a worker (no window)
//! it answers messages. Which one it is, the boot script decides by where it starts the module.

mod worker;

use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The app's root component.
#[component]
fn App() -> Html {
    use_effect_with((), |()| {
        let document = gloo::utils::document();
        if let Some(first_paint) = document.get_element_by_id("first-paint") {
            first_paint.remove();
        }
        if let Some(root) = document.document_element() {
            // Nothing to do when the attribute is refused: it only tells tests that the app is up.
            let _ = root.set_attribute("data-ready", "");
        }
    });
    html! { <main><h1>{ "Groundwork" }</h1></main> }
}

fn main() {
    if web_sys::window().is_some() {
        let body: web_sys::Element = gloo::utils::body().unchecked_into();
        let app = gloo::utils::document().get_element_by_id("app");
        yew::Renderer::<App>::with_root(app.unwrap_or(body)).render();
    } else {
        worker::install();
    }
}
