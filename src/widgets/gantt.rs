//! A Gantt row: work as a bar in the group's colour, dashes until the effect begins.

use charts::svg::number;
use ledger::Prong;
use yew::prelude::*;

use super::glyph::prong_class;

/// One project on a time axis. Time is never mirrored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GanttRow {
    /// First year of the axis.
    pub first: i16,
    /// Years on the axis.
    pub years: u16,
    /// First year of work.
    pub start: i16,
    /// Years of work.
    pub duration: u8,
    /// Years from completion to the first effect.
    pub lag: u8,
    /// Group.
    pub prong: Prong,
}

/// Draws a row at a size in pixels. Silent for a screen reader: the row's cells say start and end.
pub fn gantt(row: GanttRow, width: f64, height: f64) -> Html {
    let step = width / f64::from(row.years.max(1));
    let at = |year: f64| ((year - f64::from(row.first)) * step).clamp(0.0, width);
    let (from, done) = (
        f64::from(row.start),
        f64::from(row.start) + f64::from(row.duration),
    );
    let effect = done + f64::from(row.lag);
    let (x, end, tip) = (at(from), at(done), at(effect));
    let middle = height / 2.0;
    let grid = (0..=row.years).map(|i| {
        let x = number(f64::from(i) * step);
        html! { <path d={format!("M{x} 0V{}", number(height))} stroke="var(--rule)" stroke-width="1" /> }
    });
    html! {
        <svg class={classes!("ltr", prong_class(row.prong))} aria-hidden="true" width={number(width)} height={number(height)}
            viewBox={format!("0 0 {} {}", number(width), number(height))}>
            { for grid }
            <rect x={number(x)} y={number(middle - 5.0)} width={number((end - x).max(1.0))} height="10" fill="currentColor" />
            if tip > end {
                <path d={format!("M{} {m}H{}", number(end), number(tip), m = number(middle))} stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 2" fill="none" />
                <path d={format!("M{} {}v8", number(tip), number(middle - 4.0))} stroke="currentColor" stroke-width="1.5" fill="none" />
            }
        </svg>
    }
}
