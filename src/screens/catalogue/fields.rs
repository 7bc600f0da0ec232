//! Fields that send a change when they are left: a number, a line of text, a choice.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::screens::frameworks::plain;

/// Properties of [`Number`].
#[derive(Properties, PartialEq)]
pub struct NumberProps {
    /// What it is.
    pub label: AttrValue,
    /// The value.
    pub value: f64,
    /// Another value was typed and the field left.
    pub on_change: Callback<f64>,
    /// Hook for tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// The item says that it is wrong.
    #[prop_or_default]
    pub wrong: bool,
}

/// A number of any sign. What is none is not sent, and the field says so; what breaks a rule of the
/// catalogue is sent, and the item says so.
#[component]
pub fn Number(props: &NumberProps) -> Html {
    let none = use_state(|| false);
    let onchange = {
        let (none, on, old) = (none.clone(), props.on_change.clone(), props.value);
        Callback::from(move |event: Event| {
            let input: Option<HtmlInputElement> = event.target().and_then(|t| t.dyn_into().ok());
            let typed = input.map(|i| i.value()).unwrap_or_default();
            match typed.trim().parse::<f64>().ok().filter(|n| n.is_finite()) {
                Some(new) => {
                    none.set(false);
                    if new.to_bits() != old.to_bits() {
                        on.emit(new);
                    }
                }
                None => none.set(true),
            }
        })
    };
    html! {
        <input class="input num" type="number" step="any" aria-label={props.label.clone()} title={props.label.clone()}
            aria-invalid={(*none || props.wrong).then_some("true")} data-testid={props.testid.clone()} value={plain(props.value)} {onchange} />
    }
}

/// Properties of [`Line`].
#[derive(Properties, PartialEq)]
pub struct LineProps {
    /// What it is.
    pub label: AttrValue,
    /// The text.
    pub value: AttrValue,
    /// Another text was typed and the field left.
    pub on_change: Callback<String>,
    /// Hook for tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// An expression: written from the left in every language.
    #[prop_or_default]
    pub code: bool,
}

/// A line of text.
#[component]
pub fn Line(props: &LineProps) -> Html {
    let onchange = {
        let (on, old) = (props.on_change.clone(), props.value.clone());
        Callback::from(move |event: Event| {
            let input: Option<HtmlInputElement> = event.target().and_then(|t| t.dyn_into().ok());
            let typed = input.map(|i| i.value()).unwrap_or_default();
            if *typed != *old {
                on.emit(typed);
            }
        })
    };
    html! {
        <input class={classes!("input", "wide", props.code.then_some("ltr"))} maxlength="1000" aria-label={props.label.clone()} title={props.value.clone()}
            data-testid={props.testid.clone()} value={props.value.clone()} {onchange} />
    }
}

/// A choice among a few words: value, label, whether it holds.
pub fn choice(
    label: impl Into<AttrValue>,
    options: impl IntoIterator<Item = (String, String, bool)>,
    on_change: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select: Option<HtmlSelectElement> = event.target().and_then(|t| t.dyn_into().ok());
        if let Some(select) = select {
            on_change.emit(select.value());
        }
    });
    let options = options
        .into_iter()
        .map(|(value, label, on)| html! { <option {value} selected={on}>{ label }</option> });
    let label: AttrValue = label.into();
    html! { <select class="input" aria-label={label} {onchange}>{ for options }</select> }
}
