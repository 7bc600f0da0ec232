//! Where a pointer is, relative to an element, and who gets its movements.

use web_sys::Element;
use yew::prelude::*;

/// Position inside an element as shares of its width and height.
pub fn share_of(node: &NodeRef, event: &PointerEvent) -> Option<(f64, f64)> {
    let rect = node.cast::<Element>()?.get_bounding_client_rect();
    if rect.width() <= 0.0 || rect.height() <= 0.0 {
        return None;
    }
    let x = (f64::from(event.client_x()) - rect.left()) / rect.width();
    let y = (f64::from(event.client_y()) - rect.top()) / rect.height();
    Some((x, y))
}

/// Size of an element in pixels.
pub fn size(node: &NodeRef) -> Option<(f64, f64)> {
    let rect = node.cast::<Element>()?.get_bounding_client_rect();
    Some((rect.width(), rect.height()))
}

/// The element gets every movement until the button is let go.
pub fn capture(node: &NodeRef, event: &PointerEvent) {
    if let Some(element) = node.cast::<Element>() {
        // A pointer that is already gone cannot be captured, and needs not be.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// An attribute of the element under the pointer.
pub fn attribute(event: &web_sys::Event, name: &str) -> Option<String> {
    use wasm_bindgen::JsCast;
    event.target()?.dyn_into::<Element>().ok()?.get_attribute(name)
}

/// As [`share_of`], for events that are not pointers.
pub fn share_of_mouse(node: &NodeRef, event: &web_sys::MouseEvent) -> Option<(f64, f64)> {
    let rect = node.cast::<Element>()?.get_bounding_client_rect();
    if rect.width() <= 0.0 || rect.height() <= 0.0 {
        return None;
    }
    let x = (f64::from(event.client_x()) - rect.left()) / rect.width();
    let y = (f64::from(event.client_y()) - rect.top()) / rect.height();
    Some((x, y))
}
