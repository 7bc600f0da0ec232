//! Weights of the framework's first level: dragging repaints the intervals, releasing is a command.

use plan::Command;
use readiness::frozen::FrozenNode;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Profile, pillar_mark};
use crate::state::{Action, use_store, use_text};

/// Heaviest weight a slider gives: three times the framework's own. An assumption about what is tried.
const HEAVIEST: f64 = 3.0;

/// Properties of [`Weights`].
#[derive(Properties, PartialEq)]
pub struct WeightsProps {
    /// Profile.
    pub profile: Profile,
    /// A weight under the finger; `None` when it is let go.
    pub on_drag: Callback<Option<(String, f64)>>,
}

/// The sliders.
#[component]
pub fn Weights(props: &WeightsProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let frozen = &props.profile.scores.frozen;
    let framework = props.profile.settings.framework.clone();
    let children: Vec<&FrozenNode> = frozen
        .nodes()
        .first()
        .map(|root| {
            root.children
                .iter()
                .filter_map(|c| frozen.nodes().get(*c))
                .collect()
        })
        .unwrap_or_default();
    let changed: Vec<String> = store
        .plan
        .weights
        .iter()
        .filter(|w| w.framework == framework)
        .map(|w| w.node.clone())
        .collect();
    let rows = children.iter().map(|node| {
        let value = |event: &web_sys::Event| -> Option<f64> {
            use wasm_bindgen::JsCast;
            event.target()?.dyn_into::<HtmlInputElement>().ok()?.value().parse().ok()
        };
        let oninput = {
            let (on, id) = (props.on_drag.clone(), node.id.clone());
            Callback::from(move |event: InputEvent| {
                if let Some(weight) = value(&event) {
                    on.emit(Some((id.clone(), weight)));
                }
            })
        };
        let onchange = {
            let (on, id, framework, store) = (props.on_drag.clone(), node.id.clone(), framework.clone(), store.clone());
            Callback::from(move |event: Event| {
                on.emit(None);
                if let Some(weight) = value(&event) {
                    store.dispatch(Action::Run(Box::new(Command::SetWeight {
                        framework: framework.clone(),
                        node: id.clone(),
                        weight: Some(weight),
                    })));
                }
            })
        };
        let mark = pillar_mark(&node.id);
        let name = text.pillar(&node.name);
        let label: String = text.tr("eco-weight-of", &[("part", (&name).into())]).into();
        html! {
            <label key={node.id.clone()} class="eco-weight">
                <span>{ for mark.map(|(prong, _)| html! { <>{ crate::widgets::glyph::prong(prong) }{ " " }</> }) }{ name }</span>
                <input type="range" min="0" max={HEAVIEST.to_string()} step="0.1" value={node.weight.to_string()} aria-label={label}
                    data-testid={format!("weight-{}", node.id)} {oninput} {onchange} />
                <span class="num">{ text.percent(node.share, 0) }</span>
            </label>
        }
    });
    let equal = {
        let (store, framework) = (store.clone(), framework.clone());
        let changed = changed.clone();
        Callback::from(move |_: MouseEvent| {
            let commands = changed
                .iter()
                .map(|node| Command::SetWeight {
                    framework: framework.clone(),
                    node: node.clone(),
                    weight: None,
                })
                .collect();
            store.dispatch(Action::Run(Box::new(Command::Batch { commands })));
        })
    };
    html! {
        <section class="stack tight eco-weights no-print">
            <div class="between">
                <h3>{ text.t("eco-weights") }</h3>
                if !changed.is_empty() { <button class="link" data-testid="weights-reset" onclick={equal}>{ text.t("eco-weights-own") }</button> }
            </div>
            { for rows }
            <p class="note">{ text.t(if store.plan.example { "eco-weights-example" } else { "eco-weights-note" }) }</p>
        </section>
    }
}
