//! A newer national value beside the published one, with its source; never in its place.

use plan::Command;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Profile;
use super::indicators_table::leaf_name;
use crate::state::{Action, Toast, store, use_store, use_text, use_world};
use crate::widgets::dialog::Dialog;
use indicators::Role;

/// Properties of [`OwnValueForm`].
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// Profile.
    pub profile: Profile,
    /// The indicator; `None` lets the reader choose.
    pub indicator: Option<String>,
    /// It was added.
    #[prop_or_default]
    pub on_done: Callback<()>,
}

/// The form. The value is typed into a number field, which reads the decimal mark of the browser's
/// language itself, so nothing is guessed.
#[component]
pub fn OwnValueForm(props: &FormProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let profile = &props.profile;
    let leaves = profile.scores.frozen.leaves();
    let first = leaves
        .iter()
        .find(|l| l.role == Role::Outcome)
        .map(|l| l.indicator.clone())
        .unwrap_or_default();
    let chosen = use_state(|| props.indicator.clone().unwrap_or(first));
    let (value, year, source) = (use_node_ref(), use_node_ref(), use_node_ref());
    let fault = use_state(|| None::<&'static str>);
    let s = &store.plan.settings;
    let unit = world.pack.indicator(&chosen).map_or("", |i| i.unit.as_str());
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            use wasm_bindgen::JsCast;
            let select = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
            let picked = select
                .and_then(|s| js_sys::Reflect::get(&s, &"value".into()).ok())
                .and_then(|v| v.as_string());
            if let Some(picked) = picked {
                chosen.set(picked);
            }
        })
    };
    let onsubmit = {
        let (store, chosen, fault, on_done) = (
            store.clone(),
            chosen.clone(),
            fault.clone(),
            props.on_done.clone(),
        );
        let (value, year, source, code) = (value.clone(), year.clone(), source.clone(), profile.code);
        let (oldest, base) = (s.oldest_year, s.base_year);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let read = |node: &NodeRef| {
                node.cast::<HtmlInputElement>()
                    .map(|i| i.value().trim().to_owned())
                    .unwrap_or_default()
            };
            let number: Option<f64> = read(&value).parse().ok().filter(|v: &f64| v.is_finite());
            let of_year: Option<i16> = read(&year).parse().ok().filter(|y| (oldest..=base).contains(y));
            let words = read(&source);
            match (number, of_year, words.is_empty()) {
                (None, _, _) => fault.set(Some("own-fault-value")),
                (_, None, _) => fault.set(Some("own-fault-year")),
                (_, _, true) => fault.set(Some("own-fault-source")),
                (Some(number), Some(year), false) => {
                    fault.set(None);
                    store.dispatch(Action::Run(Box::new(Command::SetOwnValue {
                        economy: code,
                        indicator: (*chosen).clone(),
                        year,
                        value: Some((number, words)),
                    })));
                    store.dispatch(Action::Say(Toast::undoable("own-added", Vec::new())));
                    on_done.emit(());
                }
            }
        })
    };
    let mine = {
        let (store, text) = (store.clone(), text.clone());
        Callback::from(move |_: MouseEvent| store::make_mine(&store, &text))
    };
    if store.plan.example {
        return html! {
            <div class="stack">
                <p class="sub">{ text.t("own-example") }</p>
                <button class="btn primary" onclick={mine}>{ text.t("make-mine") }</button>
            </div>
        };
    }
    html! {
        <form class="own-form" novalidate=true {onsubmit}>
            if props.indicator.is_none() {
                <label class="own-wide"><span>{ text.t("import-indicator") }</span>
                    <select class="input" onchange={choose}>
                        { for leaves.iter().enumerate().filter(|(_, l)| l.role == Role::Outcome).map(|(at, l)| html! {
                            <option value={l.indicator.clone()} selected={*chosen == l.indicator}>{ leaf_name(profile, at, world, &text).to_string() }</option>
                        }) }
                    </select></label>
            }
            <label><span>{ text.t("import-value") }{ " " }<span class="note">{ text.unit(unit) }</span></span>
                <input ref={value} class="input num" type="number" step="any" name="value" data-testid="own-value" aria-invalid={(*fault == Some("own-fault-value")).to_string()} /></label>
            <label><span>{ text.t("import-year") }</span>
                <input ref={year} class="input num" type="number" min={s.oldest_year.to_string()} max={s.base_year.to_string()} name="year" data-testid="own-year" aria-invalid={(*fault == Some("own-fault-year")).to_string()} /></label>
            <label class="own-wide"><span>{ text.t("import-source") }</span>
                <input ref={source} class="input" type="text" maxlength="200" name="source" data-testid="own-source" aria-invalid={(*fault == Some("own-fault-source")).to_string()} /></label>
            { for fault.map(|key| html! { <p class="own-wide tag bad" role="alert">{ text.tr(key, &[("first", text.year(s.oldest_year).into()), ("last", text.year(s.base_year).into())]) }</p> }) }
            <button class="btn primary" type="submit" data-testid="own-add">{ text.t("own-add") }</button>
        </form>
    }
}

/// Properties of [`OwnValueDialog`].
#[derive(Properties, PartialEq)]
pub struct OwnValueDialogProps {
    /// Profile.
    pub profile: Profile,
    /// The indicator; `None` lets the reader choose.
    pub indicator: Option<String>,
    /// The reader is done.
    pub on_close: Callback<()>,
}

/// The form in a dialog.
#[component]
pub fn OwnValueDialog(props: &OwnValueDialogProps) -> Html {
    let text = use_text();
    html! {
        <Dialog label={text.t("eco-add-value")} on_close={props.on_close.clone()}>
            <h2>{ text.t("eco-add-value") }</h2>
            <p class="sub">{ text.t("drawer-values-note") }</p>
            <OwnValueForm profile={props.profile.clone()} indicator={props.indicator.clone()} on_done={props.on_close.clone()} />
        </Dialog>
    }
}
