//! What the result shows: which number, of whom, per person or in all, with or without milestones.

use atlas::Iso3;
use indicators::View;
use yew::prelude::*;

use super::fans::view_id;
use super::names;
use super::outcome::{Scope, Subject};
use crate::state::{use_text, use_world};
use crate::widgets::tabs::{Tab, Tabs};

/// Properties of [`Controls`].
#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    /// What is shown.
    pub subject: Subject,
    /// Leaves that can be shown: node and name, in order.
    pub leaves: Vec<(String, String)>,
    /// Of whom.
    pub scope: Scope,
    /// Economies of the plan.
    pub economies: Vec<Iso3>,
    /// `None` where the number has no total; else whether the total is shown.
    pub total: Option<bool>,
    /// View.
    pub view: View,
    /// Another subject is wanted, as the address writes it.
    pub on_subject: Callback<String>,
    /// Another economy is wanted; `None` for all.
    pub on_scope: Callback<Option<Iso3>>,
    /// The total (or the rate) is wanted.
    pub on_total: Callback<bool>,
    /// Another view is wanted.
    pub on_view: Callback<AttrValue>,
}

fn chosen(event: &Event) -> Option<String> {
    Some(event.target_dyn_into::<web_sys::HtmlSelectElement>()?.value())
}

/// The row of choosers.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let on_subject = {
        let on = props.on_subject.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = chosen(&event) {
                on.emit(value);
            }
        })
    };
    let on_scope = {
        let on = props.on_scope.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = chosen(&event) {
                on.emit(Iso3::new(&value));
            }
        })
    };
    let on_total = {
        let on = props.on_total.clone();
        Callback::from(move |id: AttrValue| on.emit(id == "total"))
    };
    let fixed = [
        (Subject::Score, "impact-score"),
        (Subject::Rank, "outcome-rank"),
    ]
    .map(|(subject, key)| {
        html! { <option value={subject.write().to_owned()} selected={props.subject == subject}>{ text.t(key).to_string() }</option> }
    });
    let leaves = props.leaves.iter().map(|(node, name)| {
        let on = props.subject == Subject::Leaf(node.clone());
        html! { <option value={node.clone()} selected={on}>{ name.clone() }</option> }
    });
    let economies = props.economies.iter().map(|code| {
        let on = props.scope == Scope::One(*code);
        html! { <option value={code.to_string()} selected={on}>{ names::economy(world, &text, *code) }</option> }
    });
    let tab = |id: &'static str, key: &str| Tab {
        id: id.into(),
        label: text.t(key).html(),
    };
    let views = vec![
        tab(view_id(View::Outcomes), "view-outcomes"),
        tab(view_id(View::Milestones), "view-milestones"),
    ];
    let measures = vec![tab("rate", "outcome-rate"), tab("total", "outcome-total")];
    html! {
        <div class="impact-controls">
            <label class="field"><span class="quiet">{ text.t("impact-subject") }</span>
                <select class="input" data-testid="impact-subject" onchange={on_subject}>
                    { for fixed }
                    { for leaves }
                </select>
            </label>
            <label class="field"><span class="quiet">{ text.t("outcome-of") }</span>
                <select class="input" data-testid="impact-economy" onchange={on_scope}>
                    <option value="" selected={props.scope == Scope::All}>{ text.t("outcome-all").to_string() }</option>
                    { for economies }
                </select>
            </label>
            if let Some(total) = props.total {
                <Tabs label={text.t("outcome-measure")} tabs={measures} chosen={if total { "total" } else { "rate" }} on_choose={on_total} />
            }
            <Tabs label={text.t("impact-view-label")} tabs={views} chosen={view_id(props.view)} on_choose={props.on_view.clone()} />
        </div>
    }
}
