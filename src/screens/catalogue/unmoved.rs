//! What no project of the catalogue moves, by framework: said, not hidden.

use yew::prelude::*;

use super::PartProps;
use crate::screens::frameworks::words;
use crate::state::{use_store, use_text, use_world};

/// The lists.
#[component]
pub fn Unmoved(props: &PartProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let Some(view) = props.view.get() else {
        return html! {};
    };
    let lists = view.unmoved.iter().map(|(id, unmoved)| {
        let name = words::framework(&store.plan, &text, id);
        let leaves = engine::frameworks::framework(world, &store.plan, id).map_or(0, |f| f.leaves.len());
        let args = [
            ("name", name.as_str().into()),
            ("n", unmoved.len().into()),
            ("all", leaves.into()),
        ];
        html! {
            <section class="stack tight" key={id.clone()} data-framework={id.clone()}>
                <h2>{ text.tr("catalogue-unmoved-title", &args) }</h2>
                if unmoved.is_empty() { <p class="sub">{ text.t("catalogue-unmoved-none") }</p> }
                <ul class="cat-unmoved">{ for unmoved.iter().map(|i| html! {
                    <li><b>{ words::indicator(&store.plan, world, &text, i) }</b><span class="note">{ text.unit(&words::unit(&store.plan, world, i)) }</span></li>
                }) }</ul>
            </section>
        }
    });
    html! {
        <div class="cat-wide stack" data-testid="catalogue-unmoved">
            <p class="lead">{ text.t("catalogue-unmoved-lead") }</p>
            { for lists }
        </div>
    }
}
