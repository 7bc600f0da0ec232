//! One indicator of one economy: what was said at an origin with its 80 % interval, and the truth
//! drawn over it.

use std::rc::Rc;

use atlas::Iso3;
use charts::fan::{Band, Fan, Words};
use engine::{Job, Reply};
use yew::prelude::*;

use super::{choice, indicator_name, method_words};
use crate::state::{use_job, use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::menu::{Item, Pick};
use crate::widgets::work::WorkView;

/// Size of the picture in units.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 240.0;

/// Properties of [`HindcastFan`].
#[derive(Properties, PartialEq)]
pub struct FanProps {
    /// Economy.
    pub economy: Iso3,
    /// Indicator.
    pub indicator: String,
    /// Origin.
    pub origin: i16,
    /// Another economy was chosen.
    pub on_economy: Callback<AttrValue>,
}

/// The picture with its finding.
#[component]
pub fn HindcastFan(props: &FanProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let work = use_job(Some(Job::Hindcasts {
        economy: props.economy,
        indicator: props.indicator.clone(),
    }));
    let who = |code: Iso3| {
        world
            .atlas
            .get(code)
            .map_or_else(|| code.to_string(), |e| text.economy(e).to_owned())
    };
    let items: Vec<Item> = world
        .atlas
        .economies()
        .iter()
        .map(|e| choice(e.iso3.as_str(), text.economy(e)))
        .collect();
    let name = who(props.economy);
    let (origin, indicator, button) = (props.origin, props.indicator.clone(), html! { { name.clone() } });
    let ready = {
        let text = text.clone();
        Callback::from(move |reply: Rc<Reply>| {
            let Reply::Hindcasts(found) = &*reply else {
                return html! {};
            };
            let label = indicator_name(&indicator, &text, world);
            let unit = world.pack.indicator(&indicator).map_or("", |i| i.unit.as_str());
            let Some(path) = found.paths.iter().find(|p| p.origin == origin) else {
                let args = [("who", name.as_str().into()), ("year", text.year(origin).into())];
                return html! { <><h2>{ label }</h2><p class="note">{ text.tr("back-no-start", &args) }</p></> };
            };
            let came = found
                .truth
                .iter()
                .rev()
                .find(|(y, _)| *y > origin && *y <= origin + 5);
            let said = came.and_then(|(y, v)| Some((path.years.iter().find(|p| p.0 == *y)?, *v)));
            let args = |key: &str, year: i16, mid: f64, value: f64| {
                let args = [
                    ("name", label.clone().into()),
                    ("who", name.as_str().into()),
                    ("year", text.year(year).into()),
                    ("said", text.short(mid).into()),
                    ("came", text.short(value).into()),
                ];
                text.tr(key, &args).to_string()
            };
            let title = match said {
                Some(((year, low, mid, high), value)) if path.banded && *low <= value && value <= *high => {
                    args("back-inside", *year, *mid, value)
                }
                Some(((year, _, mid, _), value)) if path.banded => args("back-outside", *year, *mid, value),
                Some(((year, _, mid, _), value)) => args("back-no-band", *year, *mid, value),
                None => args("back-no-truth", origin, path.start.1, path.start.1),
            };
            let fan = Fan {
                history: found.truth.clone(),
                without: path
                    .years
                    .iter()
                    .map(|(year, low, mid, high)| Band {
                        year: *year,
                        low: *low,
                        mid: *mid,
                        high: *high,
                    })
                    .collect(),
                with: Vec::new(),
                start: origin,
                height: None,
                ..Fan::default()
            };
            let (year, measured, without) = (
                text.t("back-year"),
                text.t("back-measured"),
                text.t("back-forecast"),
            );
            let chart = fan.draw(
                WIDTH,
                HEIGHT,
                &Words {
                    year: &year.to_string(),
                    measured: &measured.to_string(),
                    without: &without.to_string(),
                    with: "",
                    value: &|v| text.short(v),
                    full: &|v| v.to_string(),
                    write_year: &|y| text.year(y),
                    description: title.clone(),
                },
            );
            let method = method_words(&path.method.name(), &text);
            let sub = text
                .tr(
                    "back-fan-sub",
                    &[("method", method.into()), ("unit", text.unit(unit).into())],
                )
                .to_string();
            html! {
                <>
                    <h2>{ title.clone() }</h2>
                    <p class="note">{ sub.clone() }</p>
                    <ChartView chart={Rc::new(chart)} title={title} subtitle={sub} file="groundwork-hindcast" />
                </>
            }
        })
    };
    html! {
        <section>
            <div class="between no-print"><Pick label={text.t("back-economy")} {button} {items} chosen={props.economy.to_string()} on_choose={props.on_economy.clone()} /></div>
            <WorkView {work} lines={8} {ready} />
        </section>
    }
}
