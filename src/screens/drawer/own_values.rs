//! The reader's own values: importing a table, and taking a value back.

use plan::Command;
use web_sys::File;
use yew::prelude::*;

use super::panel::file_button;
use crate::screens::frameworks::words;
use crate::state::{Action, Toast, use_store, use_text, use_world};

/// Properties of [`OwnValues`].
#[derive(Properties, PartialEq)]
pub struct OwnValuesProps {
    /// A table was chosen.
    pub on_file: Callback<File>,
}

/// The list, and the way in.
#[component]
pub fn OwnValues(props: &OwnValuesProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let values = &store.plan.own_values;
    let rows = values.iter().map(|own| {
        let remove = {
            let (store, own) = (store.clone(), own.clone());
            Callback::from(move |_: MouseEvent| {
                store.dispatch(Action::Run(Box::new(Command::SetOwnValue {
                    economy: own.economy,
                    indicator: own.indicator.clone(),
                    year: own.year,
                    value: None,
                })));
                store.dispatch(Action::Say(Toast::undoable("value-removed", Vec::new())));
            })
        };
        let name = words::indicator(&store.plan, world, &text, &own.indicator);
        html! {
            <li class="own-value">
                <span><span class="ltr strong">{ own.economy.to_string() }</span>{ " " }{ name }</span>
                <span class="num">{ text.full(own.value) }</span>
                <span class="quiet">{ text.year(own.year) }</span>
                <span class="note ellipsis" title={own.source.clone()}>{ own.source.clone() }</span>
                <button class="link" onclick={remove}>{ text.t("value-remove") }</button>
            </li>
        }
    });
    html! {
        <section class="stack tight">
            <h2>{ text.tr("drawer-values", &[("n", values.len().into())]) }</h2>
            <p class="sub">{ text.t("drawer-values-note") }</p>
            <ul class="own-values">{ for rows }</ul>
            <div class="row wrap">
                { file_button(text.t("import-values").html(), "import-values", ".csv,.tsv,.txt,text/csv", props.on_file.clone()) }
                <code class="ltr note">{ "iso3,indicator,year,value,source" }</code>
            </div>
        </section>
    }
}
