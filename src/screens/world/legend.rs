//! The legend: a histogram of the classes whose bars are filter buttons.

use charts::histogram::{Bin, bins};
use yew::prelude::*;

use crate::state::use_text;
use crate::text::{Phrase, Text};

/// Properties of [`Legend`].
#[derive(Properties, PartialEq)]
pub struct LegendProps {
    /// Values shown.
    pub values: std::rc::Rc<Vec<f64>>,
    /// Upper edges of the classes.
    pub edges: Vec<f64>,
    /// The classes are tiers.
    #[prop_or_default]
    pub tiers: bool,
    /// Economies without a value.
    pub without: u32,
    /// The class filtered by, 0 for no data.
    pub chosen: Option<u8>,
    /// Another filter, or none.
    pub on_choose: Callback<Option<u8>>,
    /// The class pointed at.
    pub on_hover: Callback<Option<u8>>,
}

/// Height of the tallest bar, pixels.
const TALLEST: f64 = 30.0;

fn range(bin: &Bin, text: &Text) -> Phrase {
    let write = |v: f64| text.short(v);
    match (bin.low, bin.high) {
        (None, Some(high)) => text.tr("world-legend-below", &[("high", write(high).into())]),
        (Some(low), Some(high)) => text.tr(
            "world-legend-between",
            &[("low", write(low).into()), ("high", write(high).into())],
        ),
        (Some(low), None) => text.tr("world-legend-above", &[("low", write(low).into())]),
        (None, None) => text.t("world-pillar-all"),
    }
}

/// The legend. Buttons that are pressed or not; pointing highlights, a click filters.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    let text = use_text();
    let click = |class: u8| {
        let (on, chosen) = (props.on_choose.clone(), props.chosen);
        Callback::from(move |_: MouseEvent| on.emit((chosen != Some(class)).then_some(class)))
    };
    let point = |class: Option<u8>| {
        let on = props.on_hover.clone();
        Callback::from(move |_: PointerEvent| on.emit(class))
    };
    let found = bins(&props.values, &props.edges);
    let buttons = found.iter().enumerate().map(|(at, bin)| {
        let words = if props.tiers {
            text.tr("world-tier", &[("n", at.into())])
        } else {
            range(bin, &text)
        };
        let label = text.tr("world-legend-bin", &[("range", (&words).into()), ("n", bin.count.into())]);
        let height = format!("--h:{:.1}", (bin.share * TALLEST).max(if bin.count > 0 { 3.0 } else { 0.0 }));
        html! {
            <button class="bin" aria-pressed={(props.chosen == Some(bin.class)).to_string()}
                onclick={click(bin.class)} onpointerenter={point(Some(bin.class))} onpointerleave={point(None)}>
                <span class="visually-hidden">{ label }</span>
                <span class="ltr" aria-hidden="true">{ text.whole(f64::from(bin.count)) }</span>
                <i class={format!("c{}", bin.class)} style={height}></i>
                <b class="ltr" aria-hidden="true">{ words }</b>
            </button>
        }
    });
    let none = text.t("world-legend-nodata");
    let label = text.tr(
        "world-legend-bin",
        &[("range", (&none).into()), ("n", props.without.into())],
    );
    html! {
        <div class="legend">
            <span class="note">{ text.t("world-legend") }</span>
            <div class={classes!("bins", props.chosen.is_some().then_some("filtered"))}>
                { for buttons }
                <button class="bin no-data" aria-pressed={(props.chosen == Some(0)).to_string()}
                    onclick={click(0)} onpointerenter={point(Some(0))} onpointerleave={point(None)}>
                    <span class="visually-hidden">{ label }</span>
                    <span class="ltr" aria-hidden="true">{ text.whole(f64::from(props.without)) }</span>
                    <i style="--h:8"></i>
                    <b aria-hidden="true">{ none }</b>
                </button>
            </div>
        </div>
    }
}
