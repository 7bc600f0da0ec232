//! A pick: a button that opens a list of choices (ARIA listbox button). Arrows move, Enter chooses,
//! Escape and a click elsewhere close, letters jump.

use yew::prelude::*;

use crate::platform::focus;

/// One line of a pick.
#[derive(Clone, PartialEq)]
pub enum Item {
    /// A heading between choices.
    Group(Html),
    /// A choice.
    Choice {
        /// Stable name.
        id: AttrValue,
        /// What it says.
        label: Html,
        /// What it is found by when letters are typed.
        name: String,
        /// Set in.
        indent: bool,
    },
}

/// Properties of [`Pick`].
#[derive(Properties, PartialEq)]
pub struct PickProps {
    /// What is chosen, for a screen reader.
    pub label: AttrValue,
    /// What the button says.
    pub button: Html,
    /// Lines.
    pub items: Vec<Item>,
    /// The choice that holds.
    pub chosen: AttrValue,
    /// Another was chosen.
    pub on_choose: Callback<AttrValue>,
    /// Class of the button: `pick` or `lang`.
    #[prop_or("pick")]
    pub class: &'static str,
    /// The list opens towards the start of the line.
    #[prop_or_default]
    pub end: bool,
}

/// A pick.
#[component]
pub fn Pick(props: &PickProps) -> Html {
    let open = use_state(|| false);
    let active = use_state(|| 0usize);
    let (button, list) = (use_node_ref(), use_node_ref());
    let choices: Vec<(AttrValue, String)> = props
        .items
        .iter()
        .filter_map(|i| match i {
            Item::Choice { id, name, .. } => Some((id.clone(), name.to_lowercase())),
            Item::Group(_) => None,
        })
        .collect();
    {
        let (list, open_now, at) = (list.clone(), *open, *active);
        use_effect_with((open_now, at), move |(open, at)| {
            if *open {
                focus::on(&list);
                focus::scroll_to_child(&list, *at);
            }
        });
    }
    let toggle = {
        let (open, active, choices, chosen) = (
            open.clone(),
            active.clone(),
            choices.clone(),
            props.chosen.clone(),
        );
        Callback::from(move |_: MouseEvent| {
            active.set(choices.iter().position(|(id, _)| *id == chosen).unwrap_or(0));
            open.set(!*open);
        })
    };
    let choose = {
        let (open, on, button) = (open.clone(), props.on_choose.clone(), button.clone());
        Callback::from(move |id: AttrValue| {
            open.set(false);
            focus::on(&button);
            on.emit(id);
        })
    };
    let onkeydown = {
        let (open, active, choices, choose, button) = (
            open.clone(),
            active.clone(),
            choices.clone(),
            choose.clone(),
            button.clone(),
        );
        Callback::from(move |event: KeyboardEvent| {
            let last = choices.len().saturating_sub(1);
            let key = event.key();
            match key.as_str() {
                "ArrowDown" => active.set((*active + 1).min(last)),
                "ArrowUp" => active.set(active.saturating_sub(1)),
                "Home" => active.set(0),
                "End" => active.set(last),
                "Enter" | " " => {
                    if let Some((id, _)) = choices.get(*active) {
                        choose.emit(id.clone());
                    }
                }
                "Escape" => {
                    open.set(false);
                    focus::on(&button);
                }
                "Tab" => open.set(false),
                letter if letter.chars().count() == 1 && !event.ctrl_key() && !event.meta_key() => {
                    let typed = letter.to_lowercase();
                    let after = (*active + 1..choices.len()).chain(0..=*active);
                    let found = after
                        .into_iter()
                        .find(|i| choices.get(*i).is_some_and(|(_, n)| n.starts_with(&typed)));
                    if let Some(i) = found {
                        active.set(i);
                    }
                }
                _ => return,
            }
            if key != "Tab" {
                event.prevent_default();
                event.stop_propagation();
            }
        })
    };
    let onfocusout = {
        let (open, list) = (open.clone(), list.clone());
        Callback::from(move |event: FocusEvent| {
            if !focus::stays_inside(&list, &event) {
                open.set(false);
            }
        })
    };
    let mut at = 0usize;
    let lines: Vec<Html> = props
        .items
        .iter()
        .map(|item| match item {
            Item::Group(label) => html! { <div class="group" role="presentation">{ label.clone() }</div> },
            Item::Choice { id, label, indent, .. } => {
                let (i, chosen) = (at, *id == props.chosen);
                at += 1;
                let (choose, of) = (choose.clone(), id.clone());
                // Mouse down, not click: the list must not lose the focus first.
                let onmousedown = Callback::from(move |event: MouseEvent| {
                    event.prevent_default();
                    choose.emit(of.clone());
                });
                html! {
                    <div role="option" data-choice={i.to_string()} id={format!("pick-{i}-{id}")} aria-selected={chosen.to_string()}
                        class={classes!((i == *active).then_some("is-active"), indent.then_some("indent"))} {onmousedown}>{ label.clone() }</div>
                }
            }
        })
        .collect();
    let active_id = choices
        .get(*active)
        .map(|(id, _)| format!("pick-{}-{id}", *active));
    html! {
        <div class="menu-anchor">
            <button ref={button} class={props.class} aria-haspopup="listbox" aria-expanded={open.to_string()}
                onclick={toggle}><span class="visually-hidden">{ props.label.clone() }{ ": " }</span>{ props.button.clone() }</button>
            if *open {
                <div ref={list} class={classes!("menu", "float", props.end.then_some("end"))} role="listbox" tabindex="-1"
                    aria-label={props.label.clone()} aria-activedescendant={active_id} {onkeydown} {onfocusout}>{ for lines }</div>
            }
        </div>
    }
}
