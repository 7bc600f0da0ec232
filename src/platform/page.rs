//! The page itself: its language, theme, address and readiness.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Sets an attribute of the root element.
pub fn root_attribute(name: &str, value: Option<&str>) {
    let root = gloo::utils::document_element();
    let done = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    // Names here are constants of ours, which a document never refuses.
    let _ = done;
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Takes away the map that was painted before the app started, and says that the app is usable.
pub fn ready() {
    if let Some(first_paint) = gloo::utils::document().get_element_by_id("first-paint") {
        first_paint.remove();
    }
    root_attribute("data-ready", Some(""));
}

/// The part of the address after `#`, decoded by nobody yet.
pub fn hash() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// Goes to a hash; a new entry in the history.
pub fn go(hash: &str) {
    // An address that is refused leaves the reader where they are.
    let _ = gloo::utils::window().location().set_hash(hash);
}

/// Replaces the hash without a new entry in the history and without an event.
pub fn replace(hash: &str) {
    if let Ok(history) = gloo::utils::window().history() {
        // As above.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// The browser's preferred language.
pub fn browser_language() -> Option<String> {
    gloo::utils::window().navigator().language()
}

/// Opens the print dialog.
pub fn print() {
    // A browser without printing ignores it.
    let _ = gloo::utils::window().print();
}

/// A property of `globalThis.groundwork`, the boot script's contract.
pub fn boot(name: &str) -> Option<JsValue> {
    let groundwork = js_sys::Reflect::get(&js_sys::global(), &"groundwork".into()).ok()?;
    let value = js_sys::Reflect::get(&groundwork, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Gives the boot script a function that answers with a text; it lives as long as the page.
pub fn set_boot_answer(name: &str, answer: impl Fn() -> Option<String> + 'static) {
    let function = Closure::<dyn Fn() -> JsValue>::new(move || answer().map_or(JsValue::NULL, JsValue::from));
    if let Ok(groundwork) = js_sys::Reflect::get(&js_sys::global(), &"groundwork".into()) {
        // Without a boot script (a component test) there is nobody to answer.
        let _ = js_sys::Reflect::set(&groundwork, &name.into(), function.as_ref());
    }
    function.forget();
}

/// Calls a function of the boot script.
pub fn call_boot(name: &str, argument: &JsValue) -> Option<JsValue> {
    use wasm_bindgen::JsCast;
    boot(name)?
        .dyn_into::<js_sys::Function>()
        .ok()?
        .call1(&JsValue::UNDEFINED, argument)
        .ok()
}
