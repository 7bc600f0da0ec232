//! The year handle: it slides on the share of cells measured that year. Time is never mirrored.

use std::rc::Rc;

use charts::svg::number;
use charts::years::YearShares;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::platform::pointer;
use crate::state::use_text;

/// Properties of [`YearHandle`].
#[derive(Properties, PartialEq)]
pub struct YearProps {
    /// Shares of the years.
    pub shares: Rc<YearShares>,
    /// Year shown.
    pub year: i16,
    /// Another year.
    pub on_year: Callback<i16>,
}

const WIDTH: f64 = 390.0;
const HEIGHT: f64 = 62.0;
const BASE: f64 = 44.0;
const TOP: f64 = 8.0;
const EDGE: f64 = 8.0;
/// Milliseconds a played year stays. An assumption.
const STEP: u32 = 700;

/// A slider: arrows move a year, Page keys five, Home and End to the ends; Play runs to the end.
#[component]
pub fn YearHandle(props: &YearProps) -> Html {
    let text = use_text();
    let node = use_node_ref();
    let playing = use_state(|| false);
    let (first, last) = (props.shares.first, props.shares.last());
    {
        let (year, on, stop) = (props.year, props.on_year.clone(), playing.clone());
        use_effect_with((*playing, year), move |(playing, year)| {
            let year = *year;
            let timer = playing.then(|| {
                Interval::new(STEP, move || {
                    if year >= last {
                        stop.set(false);
                    } else {
                        on.emit(year + 1);
                    }
                })
            });
            move || drop(timer)
        });
    }
    let span = f64::from((last - first).max(1));
    let at = |year: i16| EDGE + f64::from(year - first) / span * (WIDTH - 2.0 * EDGE);
    let up = |share: f64| BASE - share * (BASE - TOP);
    let set = {
        let on = props.on_year.clone();
        Callback::from(move |year: i16| on.emit(year.clamp(first, last)))
    };
    let from_x = {
        let (set, node) = (set.clone(), node.clone());
        move |event: &PointerEvent| {
            if let Some((x, _)) = pointer::share_of(&node, event) {
                let share = ((x * WIDTH - EDGE) / (WIDTH - 2.0 * EDGE)).clamp(0.0, 1.0);
                set.emit(first + (share * span).round() as i16);
            }
        }
    };
    let onpointerdown = {
        let (from_x, node) = (from_x.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            pointer::capture(&node, &event);
            from_x(&event);
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            from_x(&event);
        }
    });
    let onkeydown = {
        let (set, year) = (set, props.year);
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => year + 1,
                "ArrowLeft" | "ArrowDown" => year - 1,
                "PageUp" => year + 5,
                "PageDown" => year - 5,
                "Home" => first,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            set.emit(to);
        })
    };
    let play = {
        let (playing, on, year) = (playing.clone(), props.on_year.clone(), props.year);
        Callback::from(move |_: MouseEvent| {
            if !*playing && year >= last {
                on.emit(first);
            }
            playing.set(!*playing);
        })
    };
    let share = props.shares.share(props.year).unwrap_or(0.0);
    let most = props.shares.peak().map_or(1.0, |(_, s)| s).max(0.01);
    // The tallest year fills the height; shares are written beside the peak and the handle.
    let scaled = |share: f64| up(share / most * 0.9);
    let mut area = vec![(at(first), BASE)];
    area.extend(
        props
            .shares
            .shares
            .iter()
            .enumerate()
            .map(|(i, s)| (at(first + i as i16), scaled(*s))),
    );
    area.push((at(last), BASE));
    let labels = (first..=last).filter(|y| y % 5 == 0 && (i32::from(*y) - i32::from(props.year)).abs() > 2);
    let now = at(props.year);
    let anchor = |x: f64| {
        if x < 24.0 {
            "start"
        } else if x > WIDTH - 24.0 {
            "end"
        } else {
            "middle"
        }
    };
    let percent = |s: f64| text.percent(s, 0).to_string();
    let spoken = text.tr(
        "world-year-value",
        &[
            ("year", text.year(props.year).into()),
            ("share", percent(share).into()),
        ],
    );
    let peak = props.shares.peak().filter(|(y, _)| (at(*y) - now).abs() > 60.0);
    html! {
        <div class="year">
            <span class="year-head">
                <span class="note">{ text.t("world-year") }</span>
                <button class="play push" onclick={play}>{ text.t(if *playing { "world-pause" } else { "world-play" }) }</button>
            </span>
            <svg ref={node} class="year-svg" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="slider" tabindex="0"
                aria-label={text.t("world-year-label")} aria-valuemin={first.to_string()} aria-valuemax={last.to_string()}
                aria-valuenow={props.year.to_string()} aria-valuetext={spoken} {onpointerdown} {onpointermove} {onkeydown}>
                <path class="area" d={charts::svg::path(&area, true)} />
                <path class="base" d={format!("M{EDGE} {BASE}H{}", WIDTH - EDGE)} />
                { for labels.map(|y| html! { <text x={number(at(y))} y="58" text-anchor={anchor(at(y))}>{ text.year(y) }</text> }) }
                { for peak.map(|(y, s)| html! {
                    <><circle class="peak" cx={number(at(y))} cy={number(scaled(s))} r="2" />
                    <text x={number(at(y))} y={number(scaled(s) + 20.0)} text-anchor="middle">{ percent(s) }</text></>
                }) }
                <path class="handle" d={format!("M{} 6V{BASE}", number(now))} />
                <circle class="knob" cx={number(now)} cy={number(BASE)} r="6.5" />
                <text x={number(if now > 60.0 { now - 9.0 } else { now + 9.0 })} y="18" text-anchor={if now > 60.0 { "end" } else { "start" }}>{ percent(share) }</text>
                <text class="now" x={number(now)} y="58" text-anchor={anchor(now)}>{ text.year(props.year) }</text>
            </svg>
        </div>
    }
}
