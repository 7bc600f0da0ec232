//! The toast: what was done, and Undo. Spoken politely; goes by itself after eight seconds.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::state::{Action, use_store, use_text};

/// Milliseconds a toast stays; long enough to read a sentence and reach Undo. An assumption.
const STAYS: u32 = 8_000;

/// The store's toast.
#[component]
pub fn Toasts() -> Html {
    let (store, text) = (use_store(), use_text());
    {
        let store = store.clone();
        use_effect_with(store.toast.as_ref().map(|t| t.serial), move |serial| {
            let timer = serial.map(|_| Timeout::new(STAYS, move || store.dispatch(Action::Hush)));
            move || drop(timer)
        });
    }
    let shown = store.toast.clone().map(|toast| {
        let undo = {
            let store = store.clone();
            Callback::from(move |_: MouseEvent| store.dispatch(Action::Undo))
        };
        let close = {
            let store = store.clone();
            Callback::from(move |_: MouseEvent| store.dispatch(Action::Hush))
        };
        let args: Vec<(&str, crate::text::Value)> = toast.args.iter().map(|(k, v)| (*k, v.clone())).collect();
        html! {
            <div class="toast float">
                <span>{ text.tr(toast.key, &args) }{ for toast.detail.iter().map(|d| html! { <span class="note" lang="en" dir="ltr">{ " " }{ d.clone() }</span> }) }</span>
                if toast.undo {
                    <button class="link" onclick={undo}>{ text.t("undo") }</button>
                } else {
                    <button class="link" onclick={close}>{ text.t("close") }</button>
                }
            </div>
        }
    });
    html! { <div class="toasts" role="status" aria-live="polite">{ shown }</div> }
}
