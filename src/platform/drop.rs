//! Files dropped anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File};

/// Listens until it is dropped.
#[must_use]
pub struct Drops {
    _listeners: [EventListener; 2],
}

fn files(event: &web_sys::Event) -> Option<web_sys::FileList> {
    event.dyn_ref::<DragEvent>()?.data_transfer()?.files()
}

/// Hands over the first file that is dropped. Text dragged inside of the page is left to the browser.
pub fn listen(on: impl Fn(File) + 'static) -> Drops {
    let document = gloo::utils::document();
    let options = EventListenerOptions::enable_prevent_default();
    let over = EventListener::new_with_options(&document, "dragover", options, |event| {
        let carries_files = event
            .dyn_ref::<DragEvent>()
            .and_then(DragEvent::data_transfer)
            .is_some_and(|data| data.types().includes(&"Files".into(), 0));
        if carries_files {
            event.prevent_default();
        }
    });
    let drop = EventListener::new_with_options(&document, "drop", options, move |event| {
        if let Some(file) = files(event).and_then(|files| files.get(0)) {
            event.prevent_default();
            on(file);
        }
    });
    Drops {
        _listeners: [over, drop],
    }
}
