//! Saving text as a file, and the clipboard.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a file to the reader. Whether it was written, the browser does not tell.
///
/// # Errors
/// The browser's own words when it refuses.
pub fn save(name: &str, mime: &str, text: &str) -> Result<(), String> {
    attempt(name, mime, text).map_err(|e| format!("{e:?}"))
}

fn attempt(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let document = gloo::utils::document();
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // Browsers read the blob after the click; a minute is enough for the slowest stick.
    gloo::timers::callback::Timeout::new(60_000, move || {
        // An address that is already gone needs no revoking.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// Puts text on the clipboard. Browsers may refuse without a word; nothing depends on it.
pub fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        // The promise is not awaited: there is nothing to do when it is refused.
        let _ = window.navigator().clipboard().write_text(text);
    }
}
