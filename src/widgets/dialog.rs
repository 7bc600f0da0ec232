//! A dialog: takes the focus, keeps Tab inside, Escape closes, gives the focus back.

use yew::prelude::*;

use crate::platform::focus;

/// Properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// What it is, for a screen reader.
    pub label: AttrValue,
    /// The reader wants out.
    pub on_close: Callback<()>,
    /// Class of the panel.
    #[prop_or("dialog")]
    pub class: &'static str,
    /// What stands in it.
    pub children: Html,
}

/// A dialog over a scrim. A click on the scrim closes.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let panel = use_node_ref();
    {
        let panel = panel.clone();
        use_effect_with((), move |()| {
            let before = focus::current();
            focus::into(&panel);
            move || focus::back(before)
        });
    }
    {
        // What had the focus may have gone, as a button does that has done its work: without the
        // focus inside, Escape and Tab would no longer be the dialog's.
        let panel = panel.clone();
        use_effect(move || {
            if focus::lost() {
                focus::on(&panel);
            }
        });
    }
    let onkeydown = {
        let (close, panel) = (props.on_close.clone(), panel.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                close.emit(());
            }
            "Tab" => focus::wrap(&panel, &event),
            _ => {}
        })
    };
    let outside = {
        let close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let inside = Callback::from(|event: MouseEvent| event.stop_propagation());
    html! {
        <div class="scrim" onmousedown={outside}>
            <div ref={panel} class={classes!("float", props.class)} role="dialog" aria-modal="true" aria-label={props.label.clone()}
                tabindex="-1" {onkeydown} onmousedown={inside}>{ props.children.clone() }</div>
        </div>
    }
}
