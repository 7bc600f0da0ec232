//! Focus and scrolling of elements.

use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Puts the focus on an element, without scrolling where the browser can.
pub fn on(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Scrolls a container so that the row from `top` to `bottom` (in its pixels) is in the middle,
/// unless it is in sight already.
pub fn reveal(container: &Element, top: f64, bottom: f64) {
    let (from, height) = (
        f64::from(container.scroll_top()),
        f64::from(container.client_height()),
    );
    if top < from || bottom > from + height {
        container.set_scroll_top(((top + bottom - height) / 2.0).max(0.0) as i32);
    }
}

/// The root font size in pixels: one `rem`.
pub fn rem() -> f64 {
    let size = gloo::utils::window()
        .get_computed_style(&gloo::utils::document_element())
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("font-size").ok())
        .and_then(|text| text.trim_end_matches("px").parse().ok());
    size.unwrap_or(16.0)
}

/// Scrolls a list so that its n-th choice (`data-choice`) is in sight.
pub fn scroll_to_child(list: &NodeRef, n: usize) {
    use wasm_bindgen::JsCast;
    let Some(list) = list.cast::<HtmlElement>() else {
        return;
    };
    let child = list
        .query_selector(&format!("[data-choice=\"{n}\"]"))
        .ok()
        .flatten();
    if let Some(child) = child.and_then(|c| c.dyn_into::<HtmlElement>().ok()) {
        let (top, height) = (child.offset_top(), child.offset_height());
        if top < list.scroll_top() {
            list.set_scroll_top(top);
        } else if top + height > list.scroll_top() + list.client_height() {
            list.set_scroll_top(top + height - list.client_height());
        }
    }
}

/// The focus goes from one place inside an element to another inside it.
pub fn stays_inside(element: &NodeRef, event: &web_sys::FocusEvent) -> bool {
    use wasm_bindgen::JsCast;
    let to = event
        .related_target()
        .and_then(|t| t.dyn_into::<web_sys::Node>().ok());
    match (element.cast::<web_sys::Node>(), to) {
        (Some(element), Some(to)) => element.contains(Some(&to)),
        _ => false,
    }
}

/// What can be reached with Tab.
const REACHABLE: &str =
    "a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex='0']";

/// The element that has the focus.
pub fn current() -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    gloo::utils::document().active_element()?.dyn_into().ok()
}

/// Nothing in particular has the focus.
pub fn lost() -> bool {
    current().is_none_or(|e| e.tag_name() == "BODY")
}

/// Gives the focus back to where it was, if that still exists.
pub fn back(before: Option<HtmlElement>) {
    if let Some(element) = before.filter(|e| e.is_connected()) {
        // As in `on`.
        let _ = element.focus();
    }
}

fn reachable(panel: &NodeRef) -> Vec<HtmlElement> {
    use wasm_bindgen::JsCast;
    let found = panel
        .cast::<Element>()
        .and_then(|p| p.query_selector_all(REACHABLE).ok());
    let Some(nodes) = found else {
        return Vec::new();
    };
    (0..nodes.length())
        .filter_map(|i| nodes.get(i)?.dyn_into::<HtmlElement>().ok())
        .collect()
}

/// Puts the focus on the first field of a panel that has one, else its first control, else itself.
pub fn into(panel: &NodeRef) {
    let all = reachable(panel);
    let field = all
        .iter()
        .find(|e| e.tag_name() == "INPUT")
        .or_else(|| all.first());
    match field {
        // As in `on`.
        Some(element) => drop(element.focus()),
        None => on(panel),
    }
}

/// Keeps Tab inside a panel: from the last control to the first and back.
pub fn wrap(panel: &NodeRef, event: &web_sys::KeyboardEvent) {
    let all = reachable(panel);
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return event.prevent_default();
    };
    let now = current();
    let at = |e: &HtmlElement| now.as_ref().is_some_and(|n| n.is_same_node(Some(e)));
    let to = match (event.shift_key(), at(first), at(last)) {
        (true, true, _) => last,
        (false, _, true) => first,
        _ => return,
    };
    event.prevent_default();
    // As in `on`.
    let _ = to.focus();
}

/// What part of a scrolled list is in sight, as shares of its whole height.
pub fn scrolled(list: &NodeRef) -> Option<(f64, f64)> {
    let list = list.cast::<Element>()?;
    let whole = f64::from(list.scroll_height()).max(1.0);
    let top = f64::from(list.scroll_top());
    Some((top / whole, (top + f64::from(list.client_height())) / whole))
}

/// Scrolls a list of rows of one height so that its n-th of so many is in the middle, unless it is in
/// sight. The row need not be drawn yet.
pub fn reveal_row(list: &NodeRef, n: usize, of: usize) {
    if let Some(list) = list.cast::<Element>() {
        let row = f64::from(list.scroll_height()) / of.max(1) as f64;
        reveal(&list, n as f64 * row, (n + 1) as f64 * row);
    }
}

/// Scrolls a list so that a share of its height is in the middle.
pub fn scroll_to_share(list: &NodeRef, share: f64) {
    if let Some(list) = list.cast::<Element>() {
        let middle = share * f64::from(list.scroll_height()) - f64::from(list.client_height()) / 2.0;
        list.set_scroll_top(middle.max(0.0) as i32);
    }
}

/// Brings a section of the page into sight and gives it the focus, so that Tab goes on from there.
pub fn section(id: &str) {
    use wasm_bindgen::JsCast;
    let found = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        element.scroll_into_view();
        // As in `on`.
        let _ = element.focus();
    }
}
