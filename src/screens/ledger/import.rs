//! Importing a table into the ledger: read, previewed with every refused row, applied as one step.

use std::rc::Rc;

use gloo::file::callbacks::FileReader;
use web_sys::File;
use yew::prelude::*;

use crate::platform::files;
use crate::screens::portfolio::edit::Editor;
use crate::state::{use_text, use_world};
use crate::widgets::dialog::Dialog;

/// Properties of [`Import`].
#[derive(Properties, PartialEq)]
pub struct ImportProps {
    /// The table.
    pub file: File,
    /// The reader is done.
    pub on_close: Callback<()>,
    /// Changes the plan.
    pub editor: Editor,
}

/// The dialog. Nothing is changed before its last button.
#[component]
pub fn Import(props: &ImportProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let bytes = use_state(|| None::<Result<Rc<Vec<u8>>, String>>);
    let name = props.file.name();
    {
        let bytes = bytes.clone();
        use_effect_with(props.file.clone(), move |file| {
            let task: FileReader = files::read(file, move |read| bytes.set(Some(read.map(Rc::new))));
            move || drop(task)
        });
    }
    let close = {
        let on = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on.emit(()))
    };
    let body = match &*bytes {
        None => html! { <div class="skeleton-lines" aria-busy="true"><i></i><i></i></div> },
        Some(Err(words)) => html! { <p class="lead" role="alert">{ words.clone() }</p> },
        Some(Ok(bytes)) => {
            let import = engine::books::import(world, &props.editor.store.plan, &name, bytes);
            let (taken, refused) = (import.accepted(), import.refused.max(import.diagnostics.len()));
            let apply = {
                let (editor, on, command) = (
                    props.editor.clone(),
                    props.on_close.clone(),
                    engine::books::command(&import),
                );
                Callback::from(move |_: MouseEvent| {
                    on.emit(());
                    editor.run(command.clone());
                })
            };
            html! {
                <>
                    <p class="lead" role="status">
                        <span data-testid="import-accepted" data-n={taken.to_string()}>{ text.tr("import-n-accepted", &[("n", taken.into())]) }</span>{ " · " }
                        <span data-testid="import-refused" data-n={refused.to_string()}>{ text.tr("import-n-refused", &[("n", refused.into())]) }</span>
                    </p>
                    if !import.diagnostics.is_empty() {
                        <div class="table-wrap tall" tabindex="0"><table data-testid="import-faults">
                            <thead><tr>
                                <th scope="col" class="num">{ text.t("import-row") }</th><th scope="col">{ text.t("import-column") }</th>
                                <th scope="col">{ text.t("import-found") }</th><th scope="col">{ text.t("import-expected") }</th>
                            </tr></thead>
                            <tbody>{ for import.diagnostics.iter().map(|d| html! {
                                <tr><td class="num">{ d.row }</td><td>{ d.column.clone() }</td><td>{ d.found.to_string() }</td><td lang="en" dir="ltr">{ d.expected.clone() }</td></tr>
                            }) }</tbody>
                        </table></div>
                    }
                    <div class="dialog-actions">
                        <button class="link" onclick={close}>{ text.t("import-cancel") }</button>
                        <button class="btn primary" data-testid="import-apply" disabled={taken == 0} onclick={apply}>{ text.tr("import-apply", &[("n", taken.into())]) }</button>
                    </div>
                </>
            }
        }
    };
    html! {
        <Dialog label={text.t("ledger-import-title")} on_close={props.on_close.clone()} class="dialog import-dialog">
            <div data-testid="import-preview">
                <p class="eyebrow">{ text.t("ledger-import-title") }{ " · " }<span class="isolate">{ name }</span></p>
                { body }
            </div>
        </Dialog>
    }
}
