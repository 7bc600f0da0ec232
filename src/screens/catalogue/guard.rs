//! The do-no-harm screen of the region: thresholds that can be changed, and for each kind of project and
//! harm where it is serious, where it is watched, and what was agreed.

use foresight::Harm;
use foresight::safeguards::{Severity, THRESHOLDS, Thresholds};
use plan::Command;
use yew::prelude::*;

use super::PartProps;
use super::detail::harm_key;
use super::fields::Number;
use crate::screens::portfolio::words;
use crate::state::safeguards::use_safeguards;
use crate::state::{use_store, use_text, use_world};

/// Message key of a threshold.
fn threshold_key(name: &str) -> String {
    format!("threshold-{name}")
}

/// The screen's thresholds and findings.
#[component]
pub fn Guard(props: &PartProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let flags = use_safeguards();
    let now = store.plan.thresholds();
    let fields = THRESHOLDS.map(|name| {
        let editor = props.editor.clone();
        let on_change = Callback::from(move |value: f64| {
            let next = editor.store.now(|plan| plan.thresholds()).with(name, value);
            let thresholds = (next != Thresholds::default()).then_some(next);
            editor.run(Command::SetSafeguards { thresholds });
        });
        let label = text.find(&threshold_key(name), &[]).unwrap_or_else(|| text.t("catalogue-threshold"));
        html! {
            <label class="cat-field"><span>{ label.clone() }</span>
                <Number label={label} value={now.get(name).unwrap_or(0.0)} testid={format!("threshold-{name}")} {on_change} /></label>
        }
    });
    let restore = {
        let editor = props.editor.clone();
        Callback::from(move |_: MouseEvent| editor.run(Command::SetSafeguards { thresholds: None }))
    };
    let mut pairs: Vec<(String, Harm)> = Vec::new();
    for s in flags.all() {
        let pair = (s.archetype.clone(), s.flag.harm);
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    let serious = flags
        .all()
        .iter()
        .filter(|s| s.flag.severity == Severity::Serious)
        .count();
    let agreed = flags
        .all()
        .iter()
        .filter(|s| s.agreed.is_some() && s.flag.severity == Severity::Serious)
        .count();
    let rows = pairs.iter().map(|(id, harm)| {
        let here = || flags.all().iter().filter(|s| s.archetype == *id && s.flag.harm == *harm);
        let list = |severity: Severity| -> String {
            let all = here().filter(|s| s.flag.severity == severity);
            all.map(|s| words::economy(world, &text, s.economy)).collect::<Vec<_>>().join(", ")
        };
        let answered = here().filter(|s| s.agreed.is_some()).count();
        let none = || html! { <span class="quieter" aria-hidden="true">{ "–" }</span> };
        let cell = |list: String| if list.is_empty() { none() } else { html! { { list } } };
        html! {
            <tr data-archetype={id.clone()} data-harm={harm.as_str()}>
                <th scope="row">{ words::archetype(world, &text, id) }</th>
                <td>{ text.t(harm_key(*harm)) }</td>
                <td class="cat-serious">{ cell(list(Severity::Serious)) }</td>
                <td class="quieter">{ cell(list(Severity::Watch)) }</td>
                <td class="num">{ text.tr("guard-answered", &[("n", answered.into()), ("all", here().count().into())]) }</td>
            </tr>
        }
    });
    let args = [("n", serious.into()), ("agreed", agreed.into())];
    html! {
        <div class="cat-guard" data-testid="catalogue-guard" aria-busy={flags.waiting().to_string()}>
            <section class="stack">
                <h2 data-testid="guard-title">{ text.tr("guard-title", &args) }</h2>
                <p class="sub">{ text.t("guard-sub") }</p>
                <div class="table-wrap" tabindex="0" role="region" aria-label={text.t("catalogue-tab-guard")}>
                    <table>
                        <thead><tr>
                            <th scope="col">{ text.t("portfolio-col-project") }</th>
                            <th scope="col">{ text.t("guard-col-harm") }</th>
                            <th scope="col">{ text.t("guard-serious") }</th>
                            <th scope="col">{ text.t("guard-watch") }</th>
                            <th scope="col" class="num">{ text.t("guard-col-agreed") }</th>
                        </tr></thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </div>
            </section>
            <aside class="stack">
                <h2>{ text.t("guard-thresholds") }{ " " }<span class="tag warn">{ text.t("help-assumption") }</span></h2>
                { for fields }
                if store.plan.safeguards.is_some() { <button class="link" data-testid="guard-restore" onclick={restore}>{ text.t("guard-restore") }</button> }
                <p class="note">{ text.t("guard-thresholds-note") }</p>
            </aside>
        </div>
    }
}
