//! The ranked list: the interval first, the number second, and the ribbon of every interval, whose
//! window is the scroll position.

use std::rc::Rc;

use atlas::Iso3;
use charts::svg::number;
use yew::prelude::*;

use crate::platform::{clock, focus, pointer};
use crate::route::{Route, Screen};
use crate::state::use_text;
use crate::widgets::interval::{self, Span};

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct RankRow {
    /// Economy.
    pub economy: Iso3,
    /// Name in the reader's language.
    pub name: AttrValue,
    /// 5th percentile, median, 95th percentile of the rank; equal where nothing is drawn.
    pub rank: (f64, f64, f64),
    /// There are draws behind the rank.
    pub drawn: bool,
    /// Many values missing.
    pub weak: bool,
    /// Rank in words: `56–71` or `64`.
    pub rank_words: AttrValue,
    /// Score or value in words.
    pub value_words: AttrValue,
    /// In the portfolio.
    pub in_plan: bool,
    /// Outside of the class filtered by.
    pub faded: bool,
}

/// Properties of [`RankList`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// Rows by median rank.
    pub rows: Rc<Vec<RankRow>>,
    /// Ranked economies, also those that a filter leaves out.
    pub of: u32,
    /// The rows stand on the scale of tiers instead of ranks.
    #[prop_or_default]
    pub tiers: bool,
    /// Head of the last column.
    pub value_head: AttrValue,
    /// The one pointed at.
    pub hovered: Option<Iso3>,
    /// The one in the accent colour.
    pub selected: Option<Iso3>,
    /// Another is pointed at.
    pub on_hover: Callback<Option<Iso3>>,
}

/// List and ribbon. Names are links, so the list is the map's keyboard equivalent: what has the
/// focus is what the card speaks of.
#[component]
pub fn RankList(props: &ListProps) -> Html {
    let text = use_text();
    let list = use_node_ref();
    let window = use_state(|| (0.0, 1.0));
    let measure = {
        let (list, window) = (list.clone(), window.clone());
        Callback::from(move |()| {
            if let Some(shares) = focus::scrolled(&list) {
                window.set(shares);
            }
        })
    };
    {
        // The chosen row is brought into sight when it, or the order, changes.
        let (list, measure) = (list.clone(), measure.clone());
        let at = props
            .selected
            .and_then(|s| props.rows.iter().position(|r| r.economy == s));
        use_effect_with((at, props.rows.len()), move |(at, of)| {
            if let Some(at) = at {
                focus::reveal_row(&list, *at, *of);
            }
            measure.emit(());
        });
    }
    let onscroll = {
        let measure = measure.clone();
        Callback::from(move |_: Event| measure.emit(()))
    };
    let onpointerleave = {
        let on = props.on_hover.clone();
        Callback::from(move |_: PointerEvent| on.emit(None))
    };
    let scroll_to = {
        let list = list.clone();
        Callback::from(move |share: f64| focus::scroll_to_share(&list, share))
    };
    // The axis follows the scroll position: what is in sight fills it, and every row in sight can be
    // compared with every other. The ribbon shows the whole.
    let (from, to) = if props.tiers {
        (0.0, f64::from(readiness::tiers::HIGHEST))
    } else {
        axis_of(&props.rows, *window, props.of)
    };
    // What is pointed at is a band behind its row, moved on a layer of its own, so that no row is
    // redrawn. It is always there: a new layer would cost what it saves.
    let at = props
        .hovered
        .and_then(|h| props.rows.iter().position(|r| r.economy == h));
    let place = format!("--at:{}", at.unwrap_or_default());
    let band = html! { <i class={classes!("hover-band", at.is_none().then_some("none"))} style={place}></i> };
    // On paper every row is there, so the axis is the whole.
    let of = f64::from(props.of.max(2));
    let axes = format!("{};--whole:{:.4}", interval::axis(from, to), 100.0 / (of - 1.0));
    let head = html! {
        <div class="rank-row rank-head">
            <span></span>
            <span>{ text.t("world-col-economy") }</span>
            <span class="axis-ends">
                <span class="no-print">{ text.whole(from) }</span><span class="no-print">{ text.whole(to) }</span>
                <span class="print-only">{ text.whole(1.0) }</span><span class="print-only">{ text.whole(of) }</span>
            </span>
            <span class="rank">{ text.t(if props.tiers { "world-col-tier" } else { "world-col-rank" }) }</span>
            <span class="score">{ props.value_head.clone() }</span>
        </div>
    };
    html! {
        <div class="ranked">
            <div class="ranked-col">
                { head }
                <div ref={list} class="rank-rows" style={axes} {onscroll} {onpointerleave}>
                    { band }
                    <Rows rows={Rc::clone(&props.rows)} selected={props.selected} on_hover={props.on_hover.clone()} />
                </div>
            </div>
            <Ribbon rows={Rc::clone(&props.rows)} of={if props.tiers { u32::from(readiness::tiers::HIGHEST) + 1 } else { props.of }} selected={props.selected} window={*window} on_scroll={scroll_to} />
        </div>
    }
}

/// Ranks a step of the axis holds: it moves by steps, not with every pixel.
const AXIS_STEP: f64 = 10.0;

/// First and last rank of the axis: the intervals of the rows in sight, in whole steps.
fn axis_of(rows: &[RankRow], (top, bottom): (f64, f64), of: u32) -> (f64, f64) {
    let (n, of) = (rows.len() as f64, f64::from(of));
    let (first, last) = ((top * n).floor() as usize, (bottom * n).ceil() as usize);
    let seen = rows.iter().take(last).skip(first);
    let (mut low, mut high) = (of.max(1.0), 1.0f64);
    for (from, _, to) in seen.map(|r| r.rank) {
        low = low.min(from);
        high = high.max(to);
    }
    let from = ((low / AXIS_STEP).floor() * AXIS_STEP).max(1.0);
    let to = ((high / AXIS_STEP).ceil() * AXIS_STEP).min(of.max(2.0));
    (from, to.max(from + 1.0))
}

/// Properties of [`Rows`].
#[derive(Properties)]
struct RowsProps {
    rows: Rc<Vec<RankRow>>,
    selected: Option<Iso3>,
    on_hover: Callback<Option<Iso3>>,
}

impl PartialEq for RowsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows)
            && self.selected == other.selected
            && self.on_hover == other.on_hover
    }
}

/// Rows in the first picture: more than a window of 1,080 pixels shows.
const FIRST_ROWS: usize = 40;
/// Rows added each time the page has nothing else to do: a few milliseconds of work.
const MORE_ROWS: usize = 40;

/// The rows, redrawn only when they or the selected one change. The first picture holds those in
/// sight, with the room of the others kept free; they follow while the page is idle.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let drawn = use_state(|| FIRST_ROWS);
    {
        let drawn = drawn.clone();
        let more = *drawn < props.rows.len();
        use_effect_with((*drawn, more), move |(now, more)| {
            let now = *now;
            let idle = more.then(|| clock::when_idle(move || drawn.set(now + MORE_ROWS)));
            move || drop(idle)
        });
    }
    let rest = props.rows.len().saturating_sub(*drawn);
    html! {
        <ol style={format!("--undrawn:{rest}")}>
            { for props.rows.iter().take(*drawn).map(|row| html! {
                <ListRow key={row.economy.to_string()} row={row.clone()} selected={props.selected == Some(row.economy)}
                    on_hover={props.on_hover.clone()} />
            }) }
        </ol>
    }
}

/// Properties of [`ListRow`].
#[derive(Properties, PartialEq)]
struct RowProps {
    row: RankRow,
    selected: bool,
    on_hover: Callback<Option<Iso3>>,
}

/// One row, redrawn only when it changes.
#[component]
fn ListRow(props: &RowProps) -> Html {
    let text = use_text();
    let row = &props.row;
    let economy = row.economy;
    let enter = {
        let on = props.on_hover.clone();
        Callback::from(move |_: PointerEvent| on.emit(Some(economy)))
    };
    let onfocus = {
        let on = props.on_hover.clone();
        Callback::from(move |_: FocusEvent| on.emit(Some(economy)))
    };
    let onblur = {
        let on = props.on_hover.clone();
        Callback::from(move |_: FocusEvent| on.emit(None))
    };
    let (low, mid, high) = row.rank;
    let span = Span::of_ranks(low, mid, high);
    let class = classes!(
        "rank-row",
        props.selected.then_some("selected"),
        row.faded.then_some("faded"),
    );
    let plan = row.in_plan.then(|| text.t("world-in-plan"));
    html! {
        <li {class} data-row={economy.to_string()} onpointerenter={enter}>
            { match plan {
                Some(words) => html! { <span class="dot" role="img" aria-label={words.clone()} title={words}></span> },
                None => html! { <span></span> },
            } }
            <a class="name ellipsis" href={Route::to(Screen::Economy(economy)).hash()} {onfocus} {onblur}>{ row.name.clone() }</a>
            { interval::bar(Some(span), row.weak) }
            <span class="rank ltr">{ row.rank_words.clone() }</span>
            <span class="score ltr">{ row.value_words.clone() }</span>
        </li>
    }
}

/// Properties of [`Ribbon`].
#[derive(Properties, PartialEq)]
struct RibbonProps {
    rows: Rc<Vec<RankRow>>,
    of: u32,
    selected: Option<Iso3>,
    window: (f64, f64),
    on_scroll: Callback<f64>,
}

/// Every interval at once, as wide as a bookmark. The window is what the list shows.
#[component]
fn Ribbon(props: &RibbonProps) -> Html {
    let text = use_text();
    let node = use_node_ref();
    let n = props.rows.len().max(1) as f64;
    const WIDTH: f64 = 60.0;
    const STEP: f64 = 4.0;
    let height = n * STEP;
    let last = f64::from(props.of);
    let at = move |rank: f64| (rank - 1.0) / (last - 1.0).max(1.0) * WIDTH;
    // One path for all that look alike: the ribbon is drawn at every change of the ranking.
    let marks = use_memo((Rc::clone(&props.rows), props.selected), |(rows, selected)| {
        let (mut bars, mut ticks, mut planned) = (String::new(), String::new(), String::new());
        let (mut chosen_bar, mut chosen_tick) = (String::new(), String::new());
        for (i, row) in rows.iter().enumerate() {
            let y = (i as f64 + 0.5) * STEP;
            let (low, mid, high) = row.rank;
            let chosen = *selected == Some(row.economy);
            let end = at(high).max(at(low) + 1.0);
            let bar = if chosen { &mut chosen_bar } else { &mut bars };
            bar.push_str(&format!("M{} {}H{}", number(at(low)), number(y), number(end)));
            let tick = match (chosen, row.in_plan) {
                (true, _) => &mut chosen_tick,
                (false, true) => &mut planned,
                (false, false) => &mut ticks,
            };
            tick.push_str(&format!(
                "M{} {}v{}",
                number(at(mid)),
                number(y - 1.8),
                number(3.6)
            ));
        }
        html! {
            <>
                <path class="bar" d={bars} stroke-width="2.6" />
                <path class="tick" d={ticks} />
                <path class="tick in-plan" d={planned} />
                <path class="bar selected" d={chosen_bar} stroke-width="2.6" />
                <path class="tick selected" d={chosen_tick} />
            </>
        }
    });
    let to = {
        let (node, on) = (node.clone(), props.on_scroll.clone());
        move |event: &PointerEvent| {
            if let Some((_, y)) = pointer::share_of(&node, event) {
                on.emit(y);
            }
        }
    };
    let onpointerdown = {
        let (to, node) = (to.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            pointer::capture(&node, &event);
            to(&event);
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            to(&event);
        }
    });
    let (top, bottom) = props.window;
    html! {
        <div class="ribbon no-print" aria-hidden="true" title={text.t("world-ribbon-label")}>
            <span class="note">{ text.tr("world-ribbon", &[("n", props.rows.len().into())]) }</span>
            <svg ref={node} viewBox={format!("-4 0 68 {}", number(height))} preserveAspectRatio="none" {onpointerdown} {onpointermove}>
                <rect class="window" x="-4" width="68" y={number(top * height)} height={number((bottom - top) * height)} />
                { (*marks).clone() }
            </svg>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(low: f64, high: f64) -> RankRow {
        RankRow {
            economy: "KEN".parse().unwrap(),
            name: "".into(),
            rank: (low, (low + high) / 2.0, high),
            drawn: true,
            weak: false,
            rank_words: "".into(),
            value_words: "".into(),
            in_plan: false,
            faded: false,
        }
    }

    #[test]
    fn the_axis_holds_every_interval_in_sight() {
        let rows: Vec<RankRow> = (0..100)
            .map(|i| row(f64::from(i).max(1.0), f64::from(i) + 7.0))
            .collect();
        let (from, to) = axis_of(&rows, (0.3, 0.5), 107);
        assert!(from <= 30.0 && to >= 56.0, "{from}–{to}");
        assert!(to - from <= 50.0);
    }

    #[test]
    fn an_axis_without_rows_still_has_a_width() {
        let (from, to) = axis_of(&[], (0.0, 1.0), 0);
        assert!(to > from);
    }
}
