//! Groundwork in the browser.
//!
//! One WebAssembly module serves two places: on a page it mounts the app, in a worker (no window)
//! it answers jobs. Which one it is, the boot script decides by where it starts the module.

mod app;
mod platform;
mod route;
mod screens;
mod shell;
mod state;
#[cfg(test)]
mod style_tests;
mod text;
mod widgets;
mod worker;

use wasm_bindgen::JsCast;

fn main() {
    if web_sys::window().is_some() {
        let body: web_sys::Element = gloo::utils::body().unchecked_into();
        let app = gloo::utils::document().get_element_by_id("app");
        yew::Renderer::<app::App>::with_root(app.unwrap_or(body)).render();
    } else {
        worker::install();
    }
}
