//! The first minute: four steps that can be hidden, and found again under Help.

use yew::prelude::*;

use crate::platform::storage::{self, keys};
use crate::state::use_text;

/// The four steps, unless the reader hid them.
#[component]
pub fn Steps() -> Html {
    let text = use_text();
    let hidden = use_state(|| storage::get(keys::STEPS).is_some());
    if *hidden {
        return html! {};
    }
    let hide = {
        let hidden = hidden.clone();
        Callback::from(move |_: MouseEvent| {
            // A browser that keeps nothing shows them again next time.
            let _ = storage::set(keys::STEPS, "1");
            hidden.set(true);
        })
    };
    let steps = [
        ("world-steps-look", "world-steps-look-note"),
        ("world-steps-choose", "world-steps-choose-note"),
        ("world-steps-fund", "world-steps-fund-note"),
        ("world-steps-share", "world-steps-share-note"),
    ];
    html! {
        <div class="steps no-print">
            <ol aria-label={text.t("world-steps-label")}>
                { for steps.iter().enumerate().map(|(i, (word, note))| html! {
                    <li><b>{ text.whole((i + 1) as f64) }{ " " }{ text.t(word) }</b>{ text.t(note) }</li>
                }) }
            </ol>
            <button class="link" onclick={hide}>{ text.t("world-steps-dismiss") }</button>
        </div>
    }
}
