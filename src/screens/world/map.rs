//! The map: one path an economy, drawn once; pointing, zoom and outlines never redraw it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use atlas::Iso3;
use atlas::map::{HitMap, MapShape, Viewport, graticule, map_paths};
use charts::map::{DOT, Land as Drawn, TINY};
use charts::svg::number;
use engine::World;
use yew::prelude::*;

use crate::platform::{land, pointer};
use crate::state::{Same, use_text};

/// Shapes of the world, projected at the first question: the first picture is the build's.
pub struct Land {
    world: &'static World,
    /// Size of the drawing.
    pub view: Viewport,
    projected: OnceCell<Projected>,
}

struct Projected {
    /// Shapes, the largest first, so that small ones lie on top.
    shapes: Vec<MapShape>,
    /// Who is meant by a pointer.
    hit: HitMap,
    /// Parallels and meridians.
    graticule: String,
}

impl Land {
    /// Nothing is projected yet.
    pub fn new(world: &'static World) -> Self {
        Self {
            world,
            view: Viewport::default(),
            projected: OnceCell::new(),
        }
    }

    fn projected(&self) -> &Projected {
        self.projected.get_or_init(|| {
            let mut shapes = map_paths(self.world.boundaries(), &self.view);
            shapes.sort_by(|a, b| b.area_px.total_cmp(&a.area_px));
            Projected {
                hit: HitMap::new(&shapes),
                graticule: graticule(&self.view),
                shapes,
            }
        })
    }

    /// The shape of an economy.
    pub fn shape(&self, economy: Iso3) -> Option<&MapShape> {
        self.projected()
            .shapes
            .iter()
            .find(|s| s.economy == Some(economy))
    }
}

/// Class of each economy on the map; one without a class has no data.
pub type Classes = BTreeMap<Iso3, u8>;

/// Properties of [`WorldMap`].
#[derive(Properties)]
pub struct MapProps {
    /// Shapes.
    pub land: Rc<Land>,
    /// Class of each economy.
    pub classes: Rc<Classes>,
    /// Only this class stands out.
    pub only: Option<u8>,
    /// Economies of the portfolio.
    pub in_plan: Rc<BTreeSet<Iso3>>,
    /// The one pointed at.
    pub hovered: Option<Iso3>,
    /// The one pinned.
    pub pinned: Option<Iso3>,
    /// Where the leader line ends: the corner of the card, in shares of the map.
    pub leader: Option<(f64, f64)>,
    /// What the map says, for a screen reader.
    pub label: AttrValue,
    /// Another economy is pointed at.
    pub on_hover: Callback<Option<Iso3>>,
    /// An economy was clicked.
    pub on_open: Callback<Iso3>,
    /// Set aside to be compared.
    pub on_compare: Callback<Iso3>,
}

impl PartialEq for MapProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.land, &other.land)
            && self.classes == other.classes
            && self.only == other.only
            && self.in_plan == other.in_plan
            && self.hovered == other.hovered
            && self.pinned == other.pinned
            && self.leader == other.leader
            && self.label == other.label
            && self.on_hover == other.on_hover
            && self.on_open == other.on_open
            && self.on_compare == other.on_compare
    }
}

/// What part of the map is in view, in its own units.
#[derive(Clone, Copy, PartialEq)]
struct Window {
    x: f64,
    y: f64,
    zoom: f64,
}

/// Closest zoom. An assumption: the 1:50m boundaries carry no more detail.
const CLOSEST: f64 = 12.0;

impl Window {
    const WHOLE: Self = Self {
        x: 0.0,
        y: 0.0,
        zoom: 1.0,
    };

    /// Zooms by a factor about a point given in shares of the view.
    fn zoomed(self, factor: f64, at: (f64, f64), view: Viewport) -> Self {
        let zoom = (self.zoom * factor).clamp(1.0, CLOSEST);
        let kept = |from: f64, share: f64, side: f64| from + share * side * (1.0 / self.zoom - 1.0 / zoom);
        Self {
            x: kept(self.x, at.0, view.width),
            y: kept(self.y, at.1, view.height),
            zoom,
        }
        .inside(view)
    }

    fn moved(self, share: (f64, f64), view: Viewport) -> Self {
        Self {
            x: self.x - share.0 * view.width / self.zoom,
            y: self.y - share.1 * view.height / self.zoom,
            ..self
        }
        .inside(view)
    }

    fn inside(self, view: Viewport) -> Self {
        let most = |side: f64| side - side / self.zoom;
        Self {
            x: self.x.clamp(0.0, most(view.width)),
            y: self.y.clamp(0.0, most(view.height)),
            ..self
        }
    }
}

/// The map with its zoom buttons. An image with a label for a screen reader: list and table are its
/// equivalent. Ctrl with the wheel zooms, dragging moves the zoomed map; the page is never trapped.
#[component]
pub fn WorldMap(props: &MapProps) -> Html {
    let text = use_text();
    let node = use_node_ref();
    let window = use_state(|| Window::WHOLE);
    let drag = use_mut_ref(|| None::<(f64, f64, bool)>);
    let view = props.land.view;
    let zoom_by = |factor: f64| {
        let window = window.clone();
        Callback::from(move |_: MouseEvent| window.set(window.zoomed(factor, (0.5, 0.5), view)))
    };
    let onpointermove = {
        let (land, node, window, drag, on_hover, hovered) = (
            Rc::clone(&props.land),
            node.clone(),
            window.clone(),
            Rc::clone(&drag),
            props.on_hover.clone(),
            props.hovered,
        );
        Callback::from(move |event: PointerEvent| {
            // Where the pointer is asks the browser to lay the page out: only when it matters.
            let place = || pointer::share_of(&node, &event);
            let last = *drag.borrow();
            let dragging = last.filter(|_| event.buttons() & 1 == 1 && window.zoom > 1.0);
            if let Some(((x, y, moved), at)) = dragging.and_then(|last| Some((last, place()?))) {
                let by = (at.0 - x, at.1 - y);
                let far = moved || by.0.abs() + by.1.abs() > 0.01;
                if far {
                    *drag.borrow_mut() = Some((at.0, at.1, true));
                    window.set(window.moved(by, view));
                    return;
                }
            }
            let under = pointer::attribute(&event, "data-economy").and_then(|code| Iso3::new(&code));
            // Over the sea, or a shape without a code: the nearest within twenty pixels.
            let found = under.or_else(|| {
                let at = place()?;
                let width = pointer::size(&node)?.0.max(1.0);
                let reach = 20.0 * view.width / width / window.zoom;
                let (x, y) = (
                    window.x + at.0 * view.width / window.zoom,
                    window.y + at.1 * view.height / window.zoom,
                );
                land.projected().hit.nearest(x, y, reach)
            });
            if found != hovered {
                on_hover.emit(found);
            }
        })
    };
    let onpointerdown = {
        let (node, drag) = (node.clone(), Rc::clone(&drag));
        Callback::from(move |event: PointerEvent| {
            *drag.borrow_mut() = pointer::share_of(&node, &event).map(|(x, y)| (x, y, false));
        })
    };
    let onclick = {
        let (drag, hovered) = (Rc::clone(&drag), props.hovered);
        let (on_open, on_compare) = (props.on_open.clone(), props.on_compare.clone());
        Callback::from(move |event: MouseEvent| {
            let dragged = drag.borrow_mut().take().is_some_and(|(.., moved)| moved);
            let under = pointer::attribute(&event, "data-economy").and_then(|code| Iso3::new(&code));
            match (under.or(hovered), dragged, event.shift_key()) {
                (Some(economy), false, true) => on_compare.emit(economy),
                (Some(economy), false, false) => on_open.emit(economy),
                _ => {}
            }
        })
    };
    let onpointerleave = {
        let on_hover = props.on_hover.clone();
        Callback::from(move |_: PointerEvent| on_hover.emit(None))
    };
    let onwheel = {
        let (node, window) = (node.clone(), window.clone());
        Callback::from(move |event: WheelEvent| {
            if event.ctrl_key() {
                event.prevent_default();
                let at = pointer::share_of_mouse(&node, &event).unwrap_or((0.5, 0.5));
                window.set(window.zoomed(if event.delta_y() < 0.0 { 1.25 } else { 0.8 }, at, view));
            }
        })
    };
    let reset = {
        let window = window.clone();
        Callback::from(move |_: MouseEvent| window.set(Window::WHOLE))
    };
    let frame = format!(
        "{} {} {} {}",
        number(window.x),
        number(window.y),
        number(view.width / window.zoom),
        number(view.height / window.zoom)
    );
    let outline = |economy: Iso3, class: &'static str| {
        props.land.shape(economy).map(|shape| {
            if shape.area_px < TINY {
                html! { <circle class={classes!("outline", class)} cx={number(shape.label.0)} cy={number(shape.label.1)} r={number(DOT + 1.2)} /> }
            } else {
                html! { <path class={classes!("outline", class)} d={shape.d.clone()} /> }
            }
        })
    };
    let leader = props
        .leader
        .zip(props.hovered.and_then(|e| props.land.shape(e)))
        .map(|(to, shape)| {
            let (x, y) = (
                window.x + to.0 * view.width / window.zoom,
                window.y + to.1 * view.height / window.zoom,
            );
            let d = charts::svg::path(&[shape.label, (x, y)], false);
            html! { <path class="leader" {d} /> }
        });
    // Outlines lie on a layer of their own: pointing repaints them and not the map beneath.
    html! {
        <>
            <svg ref={node} class="map" style={format!("--zoom:{:.3}", window.zoom)} viewBox={frame.clone()} preserveAspectRatio="xMidYMin meet" role="img" aria-label={props.label.clone()}
                {onpointermove} {onpointerdown} {onpointerleave} {onclick} {onwheel}>
                <Shapes land={Rc::clone(&props.land)} classes={Rc::clone(&props.classes)} only={props.only} />
            </svg>
            <svg class="map-overlay" viewBox={frame} preserveAspectRatio="xMidYMin meet" aria-hidden="true">
                    { for props.in_plan.iter().filter_map(|e| outline(*e, "in-plan")) }
                    { for props.pinned.and_then(|e| outline(e, "chosen")) }
                    { for props.hovered.and_then(|e| outline(e, "hovered")) }
                    { leader }
            </svg>
            <div class="zoom no-print">
                <button onclick={zoom_by(1.6)} aria-label={text.t("world-zoom-in")} title={text.t("world-zoom-in")} disabled={window.zoom >= CLOSEST}>{ "+" }</button>
                <button onclick={zoom_by(1.0 / 1.6)} aria-label={text.t("world-zoom-out")} title={text.t("world-zoom-out")} disabled={window.zoom <= 1.0}>{ "−" }</button>
                if window.zoom > 1.0 {
                    <button onclick={reset} aria-label={text.t("world-zoom-reset")} title={text.t("world-zoom-reset")}>{ "⌂" }</button>
                }
            </div>
        </>
    }
}

/// Properties of [`Shapes`].
#[derive(Properties)]
struct ShapesProps {
    land: Rc<Land>,
    classes: Rc<Classes>,
    only: Option<u8>,
}

impl PartialEq for ShapesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.land, &other.land) && self.classes == other.classes && self.only == other.only
    }
}

/// The shapes: made once for the life of the page; a change of classes touches what differs.
#[component]
fn Shapes(props: &ShapesProps) -> Html {
    use_effect_with(
        (Same(Rc::clone(&props.classes)), props.only),
        |(classes, only)| land::classify(|economy| class_in(classes, economy), *only),
    );
    let group = use_memo((), |()| {
        land::group(|| {
            let projected = props.land.projected();
            let drawn = projected.shapes.iter().map(|shape| Drawn {
                economy: shape.economy.as_ref().map(Iso3::as_str),
                d: &shape.d,
                label: shape.label,
                area: shape.area_px,
                disputed: shape.disputed,
                class: class_in(&props.classes, shape.economy.as_ref().map(Iso3::as_str)),
            });
            (drawn.collect(), projected.graticule.as_str())
        })
    });
    html! {
        <>
            <defs>
                <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="hatch-ground" width="4" height="4" /><path class="hatch-line" d="M1 0V4" />
                </pattern>
            </defs>
            { (*group).clone().map_or_else(Html::default, Html::VRef) }
        </>
    }
}

fn class_in(classes: &Classes, economy: Option<&str>) -> u8 {
    let class = economy.and_then(Iso3::new).and_then(|e| classes.get(&e));
    class.copied().unwrap_or_default()
}
