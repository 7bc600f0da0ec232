//! The drawer itself.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::history::Steps;
use super::own_values::OwnValues;
use super::{Incoming, files, saved_words};
use crate::platform::{download, files as platform_files, page, save_file};
use crate::route::{Route, Screen};
use crate::screens::drawer::files::Opened;
use crate::state::{Action, Saved, Toast, journal, use_store, use_text};
use crate::widgets::dialog::Dialog;

/// Properties of [`Drawer`].
#[derive(Properties, PartialEq)]
pub struct DrawerProps {
    /// The reader is done.
    pub on_close: Callback<()>,
    /// A file was chosen.
    pub on_file: Callback<File>,
    /// The question about the incoming file was answered.
    pub settled: Callback<()>,
    /// A file that needs an answer or was refused.
    pub incoming: Option<Incoming>,
}

/// An input for a file that looks like a button; the input itself has the focus.
pub fn file_button(label: Html, test: &'static str, accept: &'static str, on: Callback<File>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = platform_files::chosen(&input) {
            on.emit(file);
        }
    });
    html! {
        <label class="btn file-button">
            <span>{ label }</span>
            <input class="visually-hidden" type="file" {accept} data-testid={test} {onchange} />
        </label>
    }
}

/// Plan and safety.
#[component]
pub fn Drawer(props: &DrawerProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let plan = &store.plan;
    let hash = use_memo(plan.clone(), |plan| plan::file::hash(plan));
    let (state, mark) = saved_words(&store.saved, &text);
    let close = {
        let on = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on.emit(()))
    };
    let act = |what: fn(&crate::state::StoreHandle)| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| what(&store))
    };
    let make_mine = {
        let (store, text) = (store.clone(), text.clone());
        Callback::from(move |_: MouseEvent| crate::state::store::make_mine(&store, &text))
    };
    let to_example = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            if let Ok(plan) = journal::example(store.world) {
                journal::forget_last();
                store.dispatch(Action::Open(Box::new(plan), None));
            }
        })
    };
    let copy_hash = {
        let (hash, store) = (hash.clone(), store.clone());
        Callback::from(move |_: MouseEvent| {
            download::copy(&hash);
            store.dispatch(Action::Say(Toast::new("drawer-hash-copied", Vec::new())));
        })
    };
    let why = match &store.saved {
        Saved::Example => text.t("drawer-why-example"),
        Saved::Here { .. } => text.t("drawer-why-here"),
        Saved::File { name, .. } => text.tr("drawer-why-file", &[("file", name.as_str().into())]),
        Saved::Nowhere => text.t("drawer-why-nowhere"),
    };
    let picks = save_file::available();
    html! {
        <Dialog label={text.t("drawer-title")} on_close={props.on_close.clone()} class="plan-drawer">
            <div class="drawer-body" data-testid="plan-drawer">
                <header class="drawer-head">
                    <div class="stack tight">
                        <p class="eyebrow">{ text.t("drawer-title") }</p>
                        <Name />
                    </div>
                    <button class="link" onclick={close}>{ text.t("close") }</button>
                </header>
                { for props.incoming.as_ref().map(|incoming| html! { <Arrived incoming={incoming.clone()} settled={props.settled.clone()} /> }) }
                <section class="stack">
                    <p><span class={classes!("saved", "strong", mark)} data-testid="saved-state">{ state }</span></p>
                    <p class="sub">{ why }</p>
                    <div class="drawer-actions">
                        if plan.example {
                            <button class="btn primary" data-testid="make-mine" onclick={make_mine}>{ text.t("make-mine") }</button>
                        }
                        <button class={classes!("btn", (!plan.example).then_some("primary"))} data-testid="plan-save" onclick={act(files::save)}>{ text.t("plan-save") }</button>
                        { file_button(text.t("plan-open").html(), "plan-open", ".json,.gwk,application/json", props.on_file.clone()) }
                    </div>
                    <p class="note">{ text.t(if picks { "drawer-save-picked" } else { "drawer-save-blind" }) }</p>
                    <div class="row wrap">
                        if picks {
                            <button class="link" data-testid="plan-download" onclick={act(files::offer)}>{ text.t("drawer-download") }</button>
                        }
                        if !plan.example {
                            <button class="link" onclick={to_example}>{ text.t("plan-new-example") }</button>
                        }
                        <button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
                    </div>
                </section>
                <Kept />
                <OwnValues on_file={props.on_file.clone()} />
                <Steps />
                <section class="stack">
                    <h2>{ text.t("drawer-safety") }</h2>
                    <p class="sub">{ text.t("drawer-sends-nothing") }</p>
                    <dl class="facts">
                        <dt>{ text.t("drawer-hash") }</dt>
                        <dd class="row"><code class="ltr hash" data-testid="plan-hash" title={(*hash).clone()}>{ hash.chars().take(16).collect::<String>() }{ "…" }</code>
                            <button class="link" onclick={copy_hash}>{ text.t("drawer-hash-copy") }</button></dd>
                        <dt>{ text.t("drawer-id") }</dt><dd><code class="ltr hash">{ plan.id.clone() }</code></dd>
                        <dt>{ text.t("drawer-format") }</dt><dd class="ltr">{ format!("{} {}", plan::file::FORMAT, plan::file::VERSION) }</dd>
                    </dl>
                    <p class="note">{ text.t("drawer-boundaries") }</p>
                    <p><a class="link" href={Route::to(Screen::Frameworks).hash()} onclick={{
                        let on = props.on_close.clone();
                        Callback::from(move |_: MouseEvent| on.emit(()))
                    }}>{ text.t("screen-frameworks") }</a></p>
                    <p><a class="link" href={Route::to(Screen::Sources).hash()} onclick={{
                        let on = props.on_close.clone();
                        Callback::from(move |_: MouseEvent| on.emit(()))
                    }}>{ text.t("drawer-sources") }</a></p>
                </section>
            </div>
        </Dialog>
    }
}

/// The plan's name: a field once the plan is the reader's own.
#[component]
fn Name() -> Html {
    let (text, store) = (use_text(), use_store());
    let name = store.plan.name.clone();
    let onchange = {
        let (store, before) = (store.clone(), name.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let name = input.value().trim().to_owned();
            if name.is_empty() || name == before {
                return input.set_value(&before);
            }
            store.dispatch(Action::Run(Box::new(plan::Command::Rename { name })));
        })
    };
    if store.plan.example {
        html! { <p class="lead">{ name }{ " " }<span class="tag example">{ text.t("example-tag") }</span></p> }
    } else {
        html! {
            <input class="drawer-name lead" aria-label={text.t("drawer-name")} data-testid="plan-name" maxlength="120" autocomplete="off" value={name} {onchange} />
        }
    }
}

/// Properties of [`Arrived`].
#[derive(Properties, PartialEq)]
struct ArrivedProps {
    incoming: Incoming,
    settled: Callback<()>,
}

/// A file that was refused, or whose opening needs the reader's word.
#[component]
fn Arrived(props: &ArrivedProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let name = props.incoming.name.clone();
    let done = {
        let settled = props.settled.clone();
        Callback::from(move |_: MouseEvent| settled.emit(()))
    };
    match &props.incoming.opened {
        Opened::Fault(fault) => html! {
            <div class="state error" role="alert" data-testid="plan-fault">
                <p class="lead">{ text.tr("error-plan-file", &[("file", name.into())]) }</p>
                <p>{ fault.sentence(&text) }</p>
                <button class="link" onclick={done}>{ text.t("close") }</button>
            </div>
        },
        Opened::Plan(plan) | Opened::Ask(plan) => {
            let open = {
                let (store, plan, settled, name) =
                    (store.clone(), plan.clone(), props.settled.clone(), name.clone());
                Callback::from(move |_: MouseEvent| {
                    store.dispatch(Action::Open(plan.clone(), Some(name.clone())));
                    settled.emit(());
                })
            };
            let save = {
                let store = store.clone();
                Callback::from(move |_: MouseEvent| files::save(&store))
            };
            html! {
                <div class="state" role="alert">
                    <p class="lead">{ text.tr("drawer-ask", &[("file", name.into()), ("name", plan.name.as_str().into())]) }</p>
                    <p>{ text.t("drawer-ask-why") }</p>
                    <div class="drawer-actions">
                        <button class="btn primary" onclick={save}>{ text.t("drawer-ask-save") }</button>
                        <button class="btn" onclick={open}>{ text.t("drawer-ask-open") }</button>
                        <button class="link" onclick={done}>{ text.t("drawer-ask-cancel") }</button>
                    </div>
                </div>
            }
        }
        Opened::Same => html! {},
    }
}

/// Other plans that this browser keeps.
#[component]
fn Kept() -> Html {
    let (text, store) = (use_text(), use_store());
    let here = store.plan.id.clone();
    let others = use_memo(here, |here| {
        journal::kept()
            .into_iter()
            .filter(|plan| plan.id != *here)
            .collect::<Vec<_>>()
    });
    if others.is_empty() {
        return html! {};
    }
    html! {
        <section class="stack tight">
            <h2>{ text.tr("drawer-kept", &[("n", others.len().into())]) }</h2>
            <ul>{ for others.iter().map(|plan| {
                let (store, kept) = (store.clone(), plan.clone());
                let resume = Callback::from(move |_: MouseEvent| store.dispatch(Action::Resume(Box::new(kept.clone()))));
                html! { <li key={plan.id.clone()}><button class="link" onclick={resume}>{ plan.name.clone() }</button></li> }
            }) }</ul>
        </section>
    }
}
