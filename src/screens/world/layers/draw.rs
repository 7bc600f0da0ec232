//! The layers' marks, inside the map's overlay.

use std::rc::Rc;

use atlas::Iso3;
use atlas::map::Viewport;
use charts::map::{DOT, TINY};
use charts::svg::number;
use yew::prelude::*;

use super::super::map::Land;
use super::super::settings::{Layer, Layers};
use super::Facts;

/// Properties of [`LayerMarks`].
#[derive(Properties)]
pub struct MarksProps {
    /// Layers that are on.
    pub layers: Layers,
    /// What they show.
    pub facts: Rc<Facts>,
    /// The map's shapes.
    pub land: Rc<Land>,
    /// The economy whose neighbours are marked.
    pub economy: Option<Iso3>,
    /// The city chosen in the list.
    pub city: Option<usize>,
    /// The part of the page that holds the map.
    pub stage: NodeRef,
}

impl PartialEq for MarksProps {
    fn eq(&self, other: &Self) -> bool {
        self.layers == other.layers
            && self.facts == other.facts
            && Rc::ptr_eq(&self.land, &other.land)
            && self.economy == other.economy
            && self.city == other.city
            && self.stage == other.stage
    }
}

/// Marks drawn into the overlay of the map, whose zoom they share.
#[component]
pub fn LayerMarks(props: &MarksProps) -> Html {
    let host = use_state(|| None::<web_sys::Element>);
    {
        let (host, stage) = (host.clone(), props.stage.clone());
        use_effect_with((), move |()| {
            let overlay = stage
                .cast::<web_sys::Element>()
                .and_then(|stage| stage.query_selector("svg.map-overlay").ok().flatten());
            host.set(overlay);
        });
    }
    let Some(host) = (*host).clone() else {
        return html! {};
    };
    let on = |layer| props.layers.has(layer);
    let marks = html! {
        <g class="layer-marks">
            if on(Layer::Coast) { <Shore facts={Rc::clone(&props.facts)} land={Rc::clone(&props.land)} /> }
            if on(Layer::Neighbours) { { for props.economy.map(|e| neighbours(e, &props.facts, &props.land)) } }
            if on(Layer::Clouds) { <Clouds facts={Rc::clone(&props.facts)} city={props.city} /> }
        </g>
    };
    create_portal(marks, host)
}

/// The outline of an economy; a ring round the dot of one too small to see.
fn outline(economy: Iso3, land: &Land, class: &'static str) -> Option<Html> {
    let shape = land.shape(economy)?;
    let code = economy.to_string();
    Some(if shape.area_px < TINY {
        html! { <circle {class} data-layer={code} cx={number(shape.label.0)} cy={number(shape.label.1)} r={number(DOT + 1.8)} /> }
    } else {
        html! { <path {class} data-layer={code} d={shape.d.clone()} /> }
    })
}

/// Land neighbours outlined, a line to each from the label point of the economy.
fn neighbours(economy: Iso3, facts: &Facts, land: &Land) -> Html {
    let Some(found) = facts.geography.of(economy) else {
        return html! {};
    };
    let at = Viewport::default().project(found.label);
    let lines = found.neighbours.iter().filter_map(|n| {
        let to = land.shape(*n)?.label;
        Some(html! { <path class="neighbour-line" d={charts::svg::path(&[at, to], false)} /> })
    });
    html! {
        <>
            { for found.neighbours.iter().filter_map(|n| outline(*n, land, "neighbour")) }
            { for lines }
            <circle class="label-point" data-layer={economy.to_string()} cx={number(at.0)} cy={number(at.1)} r="3" />
        </>
    }
}

/// Properties of [`Shore`].
#[derive(Properties)]
struct ShoreProps {
    facts: Rc<Facts>,
    land: Rc<Land>,
}

impl PartialEq for ShoreProps {
    fn eq(&self, other: &Self) -> bool {
        self.facts == other.facts && Rc::ptr_eq(&self.land, &other.land)
    }
}

/// The coast as a line, and who has none as ruled area.
#[component]
fn Shore(props: &ShoreProps) -> Html {
    let landlocked = props.facts.geography.iter().filter(|(_, f)| !f.coastal);
    html! {
        <>
            <defs>
                <pattern id="ruled" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <path class="ruled-line" d="M2.5 0V5" />
                </pattern>
            </defs>
            { for landlocked.filter_map(|(economy, _)| outline(economy, &props.land, "landlocked")) }
            <path class="shore" d={props.facts.coast.clone()} />
        </>
    }
}

/// Properties of [`Clouds`].
#[derive(Properties, PartialEq)]
struct CloudsProps {
    facts: Rc<Facts>,
    city: Option<usize>,
}

/// A square a city: filled where it counts towards distances, hollow where it does not.
#[component]
fn Clouds(props: &CloudsProps) -> Html {
    let view = Viewport::default();
    // Half a side, in units of the map.
    const HALF: f64 = 2.4;
    let squares = props.facts.cities.iter().enumerate().map(|(i, city)| {
        let (x, y) = view.project(city.at);
        let class = classes!(
            "cloud-city",
            (!city.counted).then_some("uncounted"),
            (props.city == Some(i)).then_some("chosen")
        );
        let half = if props.city == Some(i) { HALF * 2.0 } else { HALF };
        html! { <rect {class} data-cloud={i.to_string()} x={number(x - half)} y={number(y - half)} width={number(2.0 * half)} height={number(2.0 * half)} /> }
    });
    html! { <>{ for squares }</> }
}
