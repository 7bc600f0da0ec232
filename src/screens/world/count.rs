//! Which leaves of the framework count: outcomes, or outcomes and milestones.

use indicators::View;
use yew::prelude::*;

use super::settings::names;
use crate::route::Place;
use crate::state::use_text;

/// Properties of [`Count`].
#[derive(Properties, PartialEq)]
pub struct CountProps {
    /// The view that holds.
    pub view: View,
}

/// One button, pressed where milestones count besides.
#[component]
pub fn Count(props: &CountProps) -> Html {
    let text = use_text();
    let place = use_context::<Place>();
    let on = props.view == View::Milestones;
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(place) = &place {
            place.set(names::COUNT, (!on).then(|| "milestones".to_owned()));
        }
    });
    html! {
        <button class="toggle" aria-pressed={on.to_string()} data-testid="count-milestones" title={text.t("world-count-title")} {onclick}>
            <i aria-hidden="true"></i>{ text.t("world-count-milestones") }
        </button>
    }
}
