//! The signature: the interval first, the number second.

use yew::prelude::*;

/// An interval on a track from 0 to 100 percent of its axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// 5th percentile, percent of the axis.
    pub low: f64,
    /// Median.
    pub mid: f64,
    /// 95th percentile.
    pub high: f64,
}

impl Span {
    /// Places values on an axis.
    pub fn on_axis(low: f64, mid: f64, high: f64, from: f64, to: f64) -> Self {
        let width = if (to - from).abs() > f64::EPSILON {
            to - from
        } else {
            1.0
        };
        let at = |v: f64| ((v - from) / width * 100.0).clamp(0.0, 100.0);
        Self {
            low: at(low),
            mid: at(mid),
            high: at(high),
        }
    }

    /// Ranks as they are, for a list that sets the axis for all its rows (see [`axis`]).
    pub fn of_ranks(low: f64, mid: f64, high: f64) -> Self {
        Self { low, mid, high }
    }

    fn style(self) -> String {
        format!("--a:{:.2};--m:{:.2};--b:{:.2}", self.low, self.mid, self.high)
    }
}

/// The axis that a list sets for all its rows: from one value to another.
pub fn axis(from: f64, to: f64) -> String {
    format!("--from:{from:.2};--per:{:.4}", 100.0 / (to - from).max(1e-9))
}

/// The bar with its median tick; hatched where the data are weak, hatched whole where there is
/// none. Silent for a screen reader: the number beside it says the same.
pub fn bar(span: Option<Span>, weak: bool) -> Html {
    match span {
        Some(span) => html! {
            <span class={classes!("iv", weak.then_some("weak"))} style={span.style()} aria-hidden="true"><i></i><u></u></span>
        },
        None => html! { <span class="iv none" aria-hidden="true"><i></i></span> },
    }
}

/// A rank as it is written everywhere: its 5th to 95th percentile, in whole places.
pub fn rank_words(p05: f64, p95: f64, text: &crate::text::Text) -> crate::text::Phrase {
    text.range(&text.whole(p05.round()), &text.whole(p95.round()))
}
