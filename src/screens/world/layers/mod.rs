//! What geography adds to the map: cloud regions, the coast, neighbours; each off until asked for.
//!
//! The marks lie in the map's own overlay, so that zoom and place are the map's; the facts are those
//! that decide costs and shared projects ([`atlas::geography`]), nothing is derived here a second
//! time. The table tab carries the same facts as columns ([`columns`]).

mod cities;
pub mod columns;
mod control;
mod draw;

use std::rc::Rc;

use atlas::Geography;
use engine::World;
use yew::prelude::*;

pub use self::cities::City;
pub use self::control::LayerControl;
pub use self::draw::LayerMarks;
use super::settings::{Layer, Layers};
use crate::state::use_world;
use crate::text::Text;

/// What the layers show, derived once a layer is asked for.
pub struct Facts {
    /// Cities with cloud regions.
    pub cities: Vec<City>,
    /// Coast, neighbours, label points.
    pub geography: &'static Geography,
    /// The ocean coast as path data.
    pub coast: String,
}

impl PartialEq for Facts {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Facts {
    fn new(world: &'static World) -> Self {
        let coast = atlas::coast::coast(world.boundaries());
        let view = atlas::map::Viewport::default();
        Self {
            cities: cities::cities(&world.cloud_regions),
            geography: world.geography(),
            coast: atlas::map::coast_path(world.boundaries(), &coast, &view),
        }
    }
}

/// The facts, derived after the next picture, and only where a layer is on.
#[hook]
pub fn use_layer_facts(layers: Layers) -> Option<Rc<Facts>> {
    let world = use_world();
    let facts = use_state(|| None::<Rc<Facts>>);
    {
        let facts = facts.clone();
        use_effect_with(layers.any() && facts.is_none(), move |wanted| {
            let timer = wanted.then(|| {
                gloo::timers::callback::Timeout::new(30, move || facts.set(Some(Rc::new(Facts::new(world)))))
            });
            move || drop(timer)
        });
    }
    (*facts).clone().filter(|_| layers.any())
}

/// The city with its economy and its providers, in words.
pub fn city_words(city: &City, world: &World, text: &Text) -> crate::text::Phrase {
    let economy = world
        .atlas
        .get(city.economy)
        .map_or_else(|| city.economy.to_string(), |e| text.economy(e).to_owned());
    let key = if city.counted {
        "world-layer-city"
    } else {
        "world-layer-city-uncounted"
    };
    let args = [
        ("city", city.name.as_str().into()),
        ("economy", economy.into()),
        ("providers", providers(city, text).into()),
    ];
    text.tr(key, &args)
}

/// The providers of a city by their proper names.
pub fn providers(city: &City, text: &Text) -> String {
    let names: Vec<String> = city
        .providers
        .iter()
        .map(|p| text.provider(p).to_string())
        .collect();
    text.list(&names)
}

/// The words beside a city that is pointed at, at a place in shares of the map.
pub fn tip(city: &City, (x, y): (f64, f64), world: &World, text: &Text) -> Html {
    let style = format!("--x:{:.1};--y:{:.1}", x * 100.0, y * 100.0);
    let class = classes!("layer-tip", "float", (x > 0.6).then_some("before"));
    html! { <p {class} {style}>{ city_words(city, world, text) }</p> }
}

/// What the marks of the layers that are on mean.
pub fn note(layers: Layers, text: &Text) -> Html {
    let keys = [
        (Layer::Clouds, "world-layer-clouds-note"),
        (Layer::Coast, "world-layer-coast-note"),
        (Layer::Neighbours, "world-layer-neighbours-note"),
    ];
    let words = keys
        .into_iter()
        .filter(|(layer, _)| layers.has(*layer))
        .map(|(_, key)| text.t(key).html());
    html! { { for words.enumerate().map(|(i, w)| html! { <>{ if i > 0 { " · " } else { "" } }{ w }</> }) } }
}
