//! Geography that decides costs: coast, neighbours, kilometres to compute and to the capital, area,
//! with a small outline.

use std::rc::Rc;

use atlas::Iso3;
use atlas::map::{MapShape, Viewport, map_paths};
use charts::svg::number;
use yew::prelude::*;

use crate::route::{Route, Screen};
use crate::state::{use_text, use_world};

/// The world the outline is cut from, pixels.
const WORLD: Viewport = Viewport {
    width: 2400.0,
    height: 1030.0,
    margin: 0.0,
};
/// Width over height of the cut.
const RATIO: f64 = 1.7;
/// Narrowest cut, so that a small island keeps its surroundings, pixels.
const NARROWEST: f64 = 110.0;

/// Properties of [`Geography`].
#[derive(Properties, PartialEq)]
pub struct GeographyProps {
    /// Economy.
    pub code: Iso3,
}

/// Facts and outline.
#[component]
pub fn Geography(props: &GeographyProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let shapes = use_memo((), |()| map_paths(world.outlines(), &WORLD));
    // Deriving takes a while the first time: after the rest of the screen is painted.
    let derived = use_state(|| None::<Rc<atlas::geography::Facts>>);
    {
        let derived = derived.clone();
        use_effect_with(props.code, move |code| {
            let code = *code;
            let timer = gloo::timers::callback::Timeout::new(30, move || {
                derived.set(world.geography().of(code).cloned().map(Rc::new));
            });
            move || drop(timer)
        });
    }
    let Some(facts) = (*derived).clone() else {
        return html! { <section class="stack"><div class="skeleton-lines eco-geo-wait" aria-busy="true"><i></i><i></i><i></i><i></i></div></section> };
    };
    let km = |v: f64| text.tr("eco-km", &[("n", text.whole(v).into())]);
    let name = |code: Iso3| {
        world
            .atlas
            .get(code)
            .map_or_else(|| code.to_string(), |e| text.economy(e).to_owned())
    };
    let neighbours = facts.neighbours.iter().enumerate().map(|(i, n)| {
        html! { <>{ if i > 0 { ", " } else { "" } }<a class="inline-link" href={Route::to(Screen::Economy(*n)).hash()}>{ name(*n) }</a></> }
    });
    let cloud = facts.nearest_cloud.as_ref().map(|link| {
        text.tr(
            "eco-cloud",
            &[
                ("km", text.whole(link.km).into()),
                ("region", link.name.as_str().into()),
                ("provider", text.provider(&link.provider).into()),
                ("economy", name(link.economy).into()),
            ],
        )
    });
    let title = match &facts.nearest_cloud {
        Some(link) if link.economy == props.code => text.t("eco-geo-home"),
        Some(link) => text.tr(
            "eco-geo-title",
            &[
                ("km", text.whole(link.km).into()),
                ("economy", name(link.economy).into()),
            ],
        ),
        None => text.t("eco-geo-plain"),
    };
    let coast = match (facts.coastal, facts.nearest_coast_km) {
        (true, _) => text.t("eco-coast"),
        (false, Some(distance)) => text.tr("eco-landlocked", &[("km", text.whole(distance).into())]),
        (false, None) => text.t("eco-landlocked-plain"),
    };
    html! {
        <section class="stack eco-geo" data-testid="geography">
            <h2>{ title.html() }</h2>
            { outline(&shapes, &facts, props.code, &text.tr("eco-outline", &[("name", name(props.code).into())]).to_string()) }
            <dl class="facts">
                <dt>{ text.t("eco-geo-coast") }</dt><dd>{ coast }</dd>
                <dt>{ text.t("eco-geo-neighbours") }</dt><dd>if facts.neighbours.is_empty() { { text.t("eco-geo-none") } } else { { for neighbours } }</dd>
                <dt>{ text.t("eco-geo-cloud") }</dt><dd>{ for cloud.map(|c| c.html()) }</dd>
                <dt>{ text.t("eco-geo-capital") }</dt><dd>{ for facts.km_to_capital.map(|v| km(v).html()) }</dd>
                <dt>{ text.t("eco-geo-area") }</dt><dd>{ text.tr("eco-km2", &[("n", text.whole(facts.area_km2).into())]) }</dd>
            </dl>
            <p class="note">{ text.tr("eco-geo-note", &[("n", facts.towns_used.into())]) }</p>
        </section>
    }
}

/// The economy with its surroundings, and the way to the cloud region where that is in the cut.
fn outline(shapes: &[MapShape], facts: &atlas::geography::Facts, code: Iso3, label: &str) -> Html {
    let own = shapes.iter().find(|s| s.economy == Some(code));
    let at = WORLD.project(facts.label);
    let cloud = facts
        .nearest_cloud
        .as_ref()
        .filter(|l| l.economy != code)
        .map(|l| WORLD.project(l.at));
    let (mut left, mut top, mut right, mut bottom) = own.map_or((at.0, at.1, at.0, at.1), |s| {
        (s.bbox.left, s.bbox.top, s.bbox.right, s.bbox.bottom)
    });
    if let Some((x, y)) = cloud {
        // A cut over half of the world shows nothing: then the way is left to the words.
        if (x - at.0).abs() < WORLD.width / 4.0 {
            (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
        }
    }
    let pad = 0.18;
    let width = ((right - left) * (1.0 + 2.0 * pad))
        .max((bottom - top) * (1.0 + 2.0 * pad) * RATIO)
        .max(NARROWEST);
    let height = width / RATIO;
    let (x, y) = ((left + right - width) / 2.0, (top + bottom - height) / 2.0);
    let unit = width / 248.0;
    let visible = |s: &&MapShape| {
        s.bbox.right > x && s.bbox.left < x + width && s.bbox.bottom > y && s.bbox.top < y + height
    };
    html! {
        <svg class="eco-outline" role="img" aria-label={label.to_owned()} viewBox={format!("{} {} {} {}", number(x), number(y), number(width), number(height))}>
            <g>
                { for shapes.iter().filter(visible).map(|s| html! {
                    <path d={s.d.clone()} class={classes!("land", (s.economy == Some(code)).then_some("own"), s.disputed.then_some("disputed"))} vector-effect="non-scaling-stroke" fill-rule="evenodd" />
                }) }
            </g>
            { for cloud.map(|(cx, cy)| html! { <>
                <path class="way" d={format!("M{} {}L{} {}", number(at.0), number(at.1), number(cx), number(cy))} vector-effect="non-scaling-stroke" />
                <rect class="cloud" x={number(cx - 3.0 * unit)} y={number(cy - 3.0 * unit)} width={number(6.0 * unit)} height={number(6.0 * unit)} />
            </> }) }
            <circle class="own-dot" cx={number(at.0)} cy={number(at.1)} r={number(3.0 * unit)} />
        </svg>
    }
}
