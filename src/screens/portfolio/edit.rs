//! Changing the plan in place: a field that sends a command when it is left, and the offer to make
//! the example one's own together with the change, in one step.

use plan::command::Command;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::platform::clock;
use crate::state::{Action, StoreHandle, Toast, use_store, use_text};
use crate::text::Text;
use crate::widgets::dialog::Dialog;

/// Runs a command; on the example it is kept until the reader agrees to make the example theirs.
#[derive(Clone, PartialEq)]
pub struct Editor {
    /// The store.
    pub store: StoreHandle,
    offer: UseStateHandle<Option<Command>>,
}

impl Editor {
    /// The reader is being asked whether the example shall become theirs.
    pub fn offering(&self) -> bool {
        self.offer.is_some()
    }

    /// Changes the plan.
    pub fn run(&self, command: Command) {
        if self.store.plan.example {
            self.offer.set(Some(command));
        } else {
            self.store.dispatch(Action::Run(Box::new(command)));
        }
    }
}

/// An editor, and the dialog it opens on the example.
#[hook]
pub fn use_editor() -> (Editor, Html) {
    let (store, text) = (use_store(), use_text());
    let offer = use_state(|| None::<Command>);
    let dialog = (*offer).clone().map(|command| {
        let close = {
            let offer = offer.clone();
            Callback::from(move |()| offer.set(None))
        };
        let agree = {
            let (offer, store, text) = (offer.clone(), store.clone(), text.clone());
            Callback::from(move |_: MouseEvent| {
                mine_with(&store, &text, command.clone(), "portfolio-made-mine");
                offer.set(None);
            })
        };
        let refuse = {
            let close = close.clone();
            Callback::from(move |_: MouseEvent| close.emit(()))
        };
        html! {
            <Dialog label={text.t("portfolio-offer")} on_close={close}>
                <p class="lead">{ text.t("portfolio-offer") }</p>
                <p>{ text.t("portfolio-offer-note") }</p>
                <div class="dialog-actions">
                    <button class="btn" onclick={refuse}>{ text.t("portfolio-offer-no") }</button>
                    <button class="btn primary" data-testid="offer-mine" onclick={agree}>{ text.t("portfolio-offer-yes") }</button>
                </div>
            </Dialog>
        }
    });
    (Editor { store, offer }, dialog.unwrap_or_default())
}

/// Makes the example the reader's own and changes it, as one step that can be taken back.
pub fn mine_with(store: &StoreHandle, text: &Text, command: Command, said: &'static str) {
    let name = text.tr("make-mine-name", &[("name", store.plan.name.as_str().into())]);
    let mine = Command::MakeMine {
        id: clock::new_id(),
        name: name.into(),
        example: false,
    };
    let commands = vec![mine, command];
    store.dispatch(Action::Run(Box::new(Command::Batch { commands })));
    store.dispatch(Action::Say(Toast::undoable(said, Vec::new())));
}

/// Properties of [`NumberField`].
#[derive(Properties, PartialEq)]
pub struct NumberProps {
    /// What it is, for a screen reader.
    pub label: AttrValue,
    /// The value as it is; `None` shows an empty field.
    pub value: Option<f64>,
    /// Largest value allowed.
    pub max: f64,
    /// Another value was typed and the field left. `None` where it was emptied.
    pub on_change: Callback<Option<f64>>,
    /// Hook for tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// May be emptied.
    #[prop_or_default]
    pub optional: bool,
}

/// A number from zero on. What is no number, below zero or too large is not sent, and the field says
/// so; Escape brings the value back. The browser reads and writes it in the reader's notation.
#[component]
pub fn NumberField(props: &NumberProps) -> Html {
    let field = use_node_ref();
    let wrong = use_state(|| false);
    let shown = props.value.map(|v| format!("{v}")).unwrap_or_default();
    // A refused or undone change: the field goes back to what holds.
    let restore = {
        let (field, shown) = (field.clone(), shown.clone());
        move || {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                input.set_value(&shown);
            }
        }
    };
    let onchange = {
        let (wrong, optional, max, on_change, old) = (
            wrong.clone(),
            props.optional,
            props.max,
            props.on_change.clone(),
            props.value,
        );
        let restore = restore.clone();
        Callback::from(move |event: web_sys::Event| {
            let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            let typed = input.value();
            let number = typed
                .trim()
                .parse::<f64>()
                .ok()
                .filter(|n| (0.0..=max).contains(n));
            match (number, typed.trim().is_empty() && optional) {
                (None, false) => wrong.set(true),
                (new, _) => {
                    wrong.set(false);
                    if new != old {
                        // Shown again once the plan holds it.
                        restore();
                        on_change.emit(new);
                    }
                }
            }
        })
    };
    let onkeydown = {
        let wrong = wrong.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                restore();
                wrong.set(false);
            }
        })
    };
    html! {
        <input ref={field} class="input num" type="number" min="0" max={format!("{}", props.max)} step="any"
            aria-label={props.label.clone()} aria-invalid={wrong.then_some("true")} data-testid={props.testid.clone()}
            value={shown} {onchange} {onkeydown} />
    }
}
