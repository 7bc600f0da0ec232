//! Tabs: a row of choices of which one holds. Arrow keys move, Home and End jump (ARIA tab pattern).

use yew::prelude::*;

/// One choice.
#[derive(Clone, PartialEq)]
pub struct Tab {
    /// Stable name.
    pub id: AttrValue,
    /// What it says.
    pub label: Html,
}

/// Properties of [`Tabs`].
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// What is chosen between, for a screen reader.
    pub label: AttrValue,
    /// Choices.
    pub tabs: Vec<Tab>,
    /// The one that holds.
    pub chosen: AttrValue,
    /// Another was chosen.
    pub on_choose: Callback<AttrValue>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A row of tabs; only the one that holds is in the tab order.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let nodes: Vec<NodeRef> = props.tabs.iter().map(|_| NodeRef::default()).collect();
    let at = props.tabs.iter().position(|t| t.id == props.chosen).unwrap_or(0);
    let onkeydown = {
        let (ids, on, nodes) = (
            props.tabs.iter().map(|t| t.id.clone()).collect::<Vec<_>>(),
            props.on_choose.clone(),
            nodes.clone(),
        );
        let rtl = crate::state::use_text().language().rtl();
        Callback::from(move |event: KeyboardEvent| {
            let last = ids.len().saturating_sub(1);
            let forward = if rtl { "ArrowLeft" } else { "ArrowRight" };
            let backward = if rtl { "ArrowRight" } else { "ArrowLeft" };
            let to = match event.key().as_str() {
                k if k == forward => (at + 1).min(last),
                k if k == backward => at.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            if let (Some(id), Some(node)) = (ids.get(to), nodes.get(to)) {
                on.emit(id.clone());
                crate::platform::focus::on(node);
            }
        })
    };
    html! {
        <div class={classes!("tabs", props.class.clone())} role="tablist" aria-label={props.label.clone()} {onkeydown}>
            { for props.tabs.iter().zip(&nodes).enumerate().map(|(i, (tab, node))| {
                let (on, id) = (props.on_choose.clone(), tab.id.clone());
                let onclick = Callback::from(move |_: MouseEvent| on.emit(id.clone()));
                let chosen = i == at;
                html! {
                    <button ref={node.clone()} role="tab" aria-selected={chosen.to_string()}
                        tabindex={if chosen { "0" } else { "-1" }} {onclick}>{ tab.label.clone() }</button>
                }
            }) }
        </div>
    }
}
