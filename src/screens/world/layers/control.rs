//! Which layers are on, what their marks mean, and the list of cities for those who do not point.

use std::rc::Rc;

use yew::prelude::*;

use super::super::settings::{Layer, Layers, names};
use super::{Facts, city_words};
use crate::route::Place;
use crate::state::{use_text, use_world};
use crate::widgets::menu::{Item, Pick};

/// Properties of [`LayerControl`].
#[derive(Properties, PartialEq)]
pub struct ControlProps {
    /// Layers that are on.
    pub layers: Layers,
    /// What they show, once derived.
    pub facts: Option<Rc<Facts>>,
    /// The city chosen in the list, by its position.
    pub city: Option<usize>,
    /// Another city.
    pub on_city: Callback<Option<usize>>,
    /// Beside the table there are no marks to explain.
    #[prop_or_default]
    pub table: bool,
}

/// Buttons that are pressed or not, kept in the address.
#[component]
pub fn LayerControl(props: &ControlProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let place = use_context::<Place>();
    let layers = props.layers;
    let button = |layer: Layer| {
        let place = place.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(place) = &place {
                place.set(names::LAYERS, layers.toggled(layer).write());
            }
        });
        let on = layers.has(layer);
        let what = layer.as_str();
        html! {
            <button class="layer" aria-pressed={on.to_string()} data-testid={format!("layer-{what}")} {onclick}>
                <i class={classes!("layer-mark", what)} aria-hidden="true"></i>{ text.t(layer.key()) }
            </button>
        }
    };
    let list = props
        .facts
        .as_ref()
        .filter(|_| layers.has(Layer::Clouds) && !props.table)
        .map(|facts| {
            let items: Vec<Item> = facts
                .cities
                .iter()
                .enumerate()
                .map(|(i, city)| {
                    let words = city_words(city, world, &text);
                    Item::Choice {
                        id: i.to_string().into(),
                        label: words.html(),
                        name: words.to_string(),
                        indent: false,
                    }
                })
                .collect();
            let words = match props.city.and_then(|at| facts.cities.get(at)) {
                Some(city) => city_words(city, world, &text),
                None => text.tr("world-layer-cities", &[("n", facts.cities.len().into())]),
            };
            let on = props.on_city.clone();
            let on_choose = Callback::from(move |id: AttrValue| on.emit(id.parse().ok()));
            html! {
                <Pick label={text.t("world-layer-cities-label")} button={words.html()} {items}
                    chosen={props.city.map(|c| c.to_string()).unwrap_or_default()} {on_choose} class="pick layer-pick" />
            }
        });
    let busy = layers.any() && props.facts.is_none();
    html! {
        <div class={classes!("layers", "no-print", props.table.then_some("inline"))} role="group" aria-label={text.t("world-layers")}
            aria-busy={busy.then_some("true")}>
            <span class="note" aria-hidden="true">{ text.t("world-layers") }</span>
            { for Layer::ALL.into_iter().map(button) }
            { list.unwrap_or_default() }
        </div>
    }
}
