//! Which choice matters: for each choice the share of the variation it explains alone (first order,
//! dark) and with all it takes part in (total order, light), each with its bootstrap interval.

use crate::frame::{Canvas, Inset, Label};
use crate::metrics;
use crate::{Anchor, Chart, Role, Table};

/// An estimate with its interval, shares of one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// Estimate.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Name.
    pub name: String,
    /// Alone.
    pub first: Share,
    /// With all it takes part in.
    pub total: Share,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the names.
    pub choice: &'a str,
    /// Head of the first order.
    pub first: &'a str,
    /// Head of the total order.
    pub total: &'a str,
    /// Writes a share as a percentage.
    pub percent: &'a dyn Fn(f64) -> String,
    /// Writes an interval of two percentages.
    pub range: &'a dyn Fn(f64, f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

const HEAD: f64 = 18.0;
const ROW: f64 = 32.0;

/// Draws the choices in their order at a width in units. The axis runs from nothing to everything.
pub fn draw(bars: &[Bar], width: f64, words: &Words<'_>) -> Chart {
    let height = HEAD + ROW * bars.len().max(1) as f64;
    let canvas = Canvas::new(width, height);
    let widest = bars
        .iter()
        .map(|b| metrics::width(&b.name, 11.0, false))
        .fold(0.0, f64::max);
    let end = |b: &Bar| (words.percent)(b.total.value.clamp(0.0, 1.0));
    let ends = bars
        .iter()
        .map(|b| metrics::width(&end(b), 11.0, true))
        .fold(0.0, f64::max);
    let inset = Inset {
        left: (widest * 1.08 + 16.0).min(width * 0.42),
        right: ends + 14.0,
        ..Inset::default()
    };
    let mut plot = canvas.plot((0.0, 1.0), (0.0, height), inset);
    let (first, last) = (plot.place((0.0, 0.0)).0, plot.place((1.0, 0.0)).0);
    let small = Label {
        size: 10.0,
        ..Label::PLAIN
    };
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        plot.line([(tick, height - HEAD), (tick, 0.0)], Role::Rule, 1.0);
        plot.text(
            (tick, height - HEAD / 2.0),
            (0.0, 0.0),
            &(words.percent)(tick),
            small,
        );
    }
    for (i, bar) in bars.iter().enumerate() {
        let middle = height - HEAD - ROW * (i as f64 + 0.5);
        plot.datum(u32::try_from(i).ok());
        for (share, at, fill) in [
            (bar.first, middle + 5.5, Role::Ink2),
            (bar.total, middle - 5.5, Role::Interval),
        ] {
            plot.block((0.0, at - 3.5), (share.value.clamp(0.0, 1.0), at + 3.5), fill);
            // The whisker stands under the bar's edge, so that it is seen on dark and light.
            let (low, high) = (share.low.clamp(0.0, 1.0), share.high.clamp(0.0, 1.0));
            plot.line([(low, at), (high, at)], Role::Paper, 2.6);
            plot.line([(low, at), (high, at)], Role::Ink, 1.0);
            for end in [low, high] {
                plot.tick((end, at), 2.6, Role::Ink, 1.0);
            }
        }
        plot.text(
            (0.0, middle),
            (-first, 0.0),
            &bar.name,
            Label::PLAIN.in_role(Role::Ink).at(Anchor::Start),
        );
        plot.text(
            (1.0, middle),
            (width - last, 0.0),
            &end(bar),
            Label::STRONG.at(Anchor::End),
        );
    }
    plot.datum(None);
    drop(plot);
    let rows = bars.iter().map(|b| {
        vec![
            b.name.clone(),
            (words.percent)(b.first.value),
            (words.range)(b.first.low, b.first.high),
            (words.percent)(b.total.value),
            (words.range)(b.total.low, b.total.high),
        ]
    });
    Chart {
        scene: canvas.finish(),
        description: words.description.clone(),
        table: Table {
            columns: vec![
                words.choice.to_owned(),
                words.first.to_owned(),
                String::new(),
                words.total.to_owned(),
                String::new(),
            ],
            rows: rows.collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shape;

    fn words<'a>() -> Words<'a> {
        Words {
            choice: "choice",
            first: "first",
            total: "total",
            percent: &|v| format!("{:.0}%", v * 100.0),
            range: &|a, b| format!("{:.0}–{:.0}%", a * 100.0, b * 100.0),
            description: String::new(),
        }
    }

    fn share(value: f64) -> Share {
        Share {
            value,
            low: value - 0.1,
            high: value + 0.1,
        }
    }

    #[test]
    fn bars_are_as_long_as_their_shares_and_the_table_keeps_the_intervals() {
        let bars = [
            Bar {
                name: "Weights".into(),
                first: share(0.2),
                total: share(0.4),
            },
            Bar {
                name: "Scaling".into(),
                first: share(0.4),
                total: share(0.8),
            },
        ];
        let chart = draw(&bars, 400.0, &words());
        let widths: Vec<f64> = chart
            .scene
            .marks
            .iter()
            .filter_map(|m| match m.shape {
                Shape::Rect { size, .. } => Some(size.0),
                _ => None,
            })
            .collect();
        assert_eq!(widths.len(), 4);
        assert!((widths[3] / widths[0] - 4.0).abs() < 0.1, "{widths:?}");
        assert_eq!(chart.table.rows[0], ["Weights", "20%", "10–30%", "40%", "30–50%"]);
    }

    #[test]
    fn an_estimate_outside_nothing_and_everything_stays_on_the_axis() {
        let bars = [Bar {
            name: "Weights".into(),
            first: share(-0.05),
            total: share(1.2),
        }];
        for mark in draw(&bars, 300.0, &words()).scene.marks {
            if let Shape::Rect { at, size } = mark.shape {
                assert!(at.0 >= 0.0 && at.0 + size.0 <= 300.5);
            }
        }
    }

    #[test]
    fn no_choice_draws_nothing_and_does_not_fail() {
        assert!(draw(&[], 300.0, &words()).table.rows.is_empty());
    }
}
