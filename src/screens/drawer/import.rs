//! Importing a table of own values: read, asked where it must be, previewed, applied as one step.

use exchange::tidy::DecimalMark;
use gloo::file::callbacks::FileReader;
use web_sys::File;
use yew::prelude::*;

use super::preview::Preview;
use super::reading::{self, Reading};
use crate::platform::files;
use crate::state::{Action, Toast, store, use_store, use_text, use_world};
use crate::widgets::dialog::Dialog;

/// Properties of [`ImportDialog`].
#[derive(Properties, PartialEq)]
pub struct ImportProps {
    /// The table.
    pub file: File,
    /// The reader is done.
    pub on_close: Callback<()>,
}

/// The dialog. Nothing is changed before its last button.
#[component]
pub fn ImportDialog(props: &ImportProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let bytes = use_state(|| None::<Result<std::rc::Rc<Vec<u8>>, String>>);
    let mark = use_state(|| None::<DecimalMark>);
    let name = props.file.name();
    {
        let (bytes, mark) = (bytes.clone(), mark.clone());
        use_effect_with(props.file.clone(), move |file| {
            mark.set(None);
            let task: FileReader = files::read(file, move |read| bytes.set(Some(read.map(std::rc::Rc::new))));
            move || drop(task)
        });
    }
    let reading = use_memo(
        (
            name.clone(),
            (*bytes).clone(),
            *mark,
            store.plan.own_indicators.clone(),
        ),
        |(name, bytes, mark, own)| match bytes {
            Some(Ok(bytes)) => Some(reading::read((world, own), name, bytes, *mark)),
            _ => None,
        },
    );
    let choose = |to: DecimalMark| {
        let mark = mark.clone();
        Callback::from(move |_: Event| mark.set(Some(to)))
    };
    let asked = mark.is_some() || matches!(&*reading, Some(Reading::Ask));
    let question = asked.then(|| {
        let radio = |of: DecimalMark, key: &str| html! {
            <label class="field"><input type="radio" name="decimal-mark" checked={*mark == Some(of)} onchange={choose(of)} />{ text.t(key) }</label>
        };
        html! {
            <fieldset class="decimal-mark" data-testid="decimal-mark">
                <legend class="strong">{ text.t("import-decimal") }</legend>
                { radio(DecimalMark::Point, "import-decimal-point") }
                { radio(DecimalMark::Comma, "import-decimal-comma") }
            </fieldset>
        }
    });
    let close = {
        let on = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on.emit(()))
    };
    let mine = {
        let (store, text) = (store.clone(), text.clone());
        Callback::from(move |_: MouseEvent| store::make_mine(&store, &text))
    };
    let body = match (&*bytes, &*reading) {
        (None, _) => html! { <div class="skeleton-lines" aria-busy="true"><i></i><i></i><i></i></div> },
        (Some(Err(words)), _) => html! {
            <div class="state error" role="alert">
                <p class="lead">{ text.tr("error-plan-file", &[("file", name.as_str().into())]) }</p>
                <p class="note" lang="en" dir="ltr">{ words.clone() }</p>
            </div>
        },
        (_, Some(Reading::Read(import))) => {
            let apply = {
                let (store, on) = (store.clone(), props.on_close.clone());
                let (command, n) = (reading::batch(import, &name), import.accepted.len());
                Callback::from(move |_: MouseEvent| {
                    store.dispatch(Action::Run(Box::new(command.clone())));
                    store.dispatch(Action::Say(Toast::undoable("import-done", vec![("n", n.into())])));
                    on.emit(());
                })
            };
            let n = import.accepted.len();
            html! {
                <>
                    <Preview file={name.clone()} import={std::rc::Rc::new(import.clone())} />
                    if store.plan.example && n > 0 {
                        <p class="sub">{ text.t("import-example") }</p>
                    }
                    <div class="dialog-actions">
                        <button class="link" onclick={close.clone()}>{ text.t("import-cancel") }</button>
                        if store.plan.example {
                            <button class="btn" data-testid="import-make-mine" onclick={mine}>{ text.t("make-mine") }</button>
                        }
                        <button class="btn primary" data-testid="import-apply" disabled={n == 0 || store.plan.example} onclick={apply}>
                            { text.tr("import-apply", &[("n", n.into())]) }</button>
                    </div>
                </>
            }
        }
        _ => html! {
            <div class="dialog-actions"><button class="link" onclick={close.clone()}>{ text.t("import-cancel") }</button></div>
        },
    };
    html! {
        <Dialog label={text.t("import-title")} on_close={props.on_close.clone()} class="dialog import-dialog">
            <div data-testid="import-preview">
                <p class="eyebrow">{ text.t("import-title") }{ " · " }<span class="isolate">{ name }</span></p>
                { question }
                { body }
            </div>
        </Dialog>
    }
}
