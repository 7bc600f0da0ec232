//! World: where everybody stands and how sure that is.

use yew::prelude::*;

/// The home screen.
#[component]
pub fn WorldScreen() -> Html {
    html! { <div class="page"></div> }
}
