//! Rows of intervals on one axis: the bar first, the median as a tick, the number at the end. One
//! interval a row, or two under each other: without and with.

use crate::frame::{Canvas, Inset, Label, extent};
use crate::metrics;
use crate::{Anchor, Chart, Role, Table, ticks};

/// An interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Lower end.
    pub low: f64,
    /// Median.
    pub mid: f64,
    /// Upper end.
    pub high: f64,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Name, as the reader sees it.
    pub name: String,
    /// Without the plan, grey; drawn above the other.
    pub without: Option<Span>,
    /// With the plan, accent; or the only one, grey, where `alone`.
    pub with: Option<Span>,
    /// The number at the end.
    pub end: String,
}

/// State of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervals {
    /// Rows from the top.
    pub rows: Vec<Row>,
    /// The axis runs downwards: rank 1 at the right end. `false`: the larger, the further right.
    pub descending: bool,
    /// The axis begins at zero.
    pub from_zero: bool,
    /// Only one interval a row.
    pub alone: bool,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the names.
    pub name: &'a str,
    /// Head of the numbers at the end.
    pub end: &'a str,
    /// Heads of the table, low, median and high: without, then with; only the last three where `alone`.
    pub heads: [&'a str; 6],
    /// Writes a tick.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a value in the table.
    pub full: &'a dyn Fn(f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

const HEAD: f64 = 16.0;
const ROW: f64 = 18.0;

impl Intervals {
    /// Height that the rows need, units.
    pub fn height(&self) -> f64 {
        HEAD + ROW * self.rows.len() as f64 + 1.0
    }

    /// Draws at a width in units.
    pub fn draw(&self, width: f64, words: &Words<'_>) -> Chart {
        let height = self.height();
        let canvas = Canvas::new(width, height);
        let widest = |of: &dyn Fn(&Row) -> f64| self.rows.iter().map(of).fold(0.0, f64::max);
        let left = widest(&|r| metrics::width(&r.name, 11.0, false))
            .max(metrics::width(words.name, 10.0, false))
            .min(width * 0.42)
            + 12.0;
        let right =
            widest(&|r| metrics::width(&r.end, 11.0, true)).max(metrics::width(words.end, 10.0, true)) + 12.0;
        let spans = self.rows.iter().flat_map(|r| r.without.into_iter().chain(r.with));
        let (low, high) = extent(spans.flat_map(|s| [s.low, s.mid, s.high])).unwrap_or((0.0, 1.0));
        let low = if self.from_zero { low.min(0.0) } else { low };
        let place = |v: f64| if self.descending { low + high - v } else { v };
        let inset = Inset {
            left,
            right,
            ..Inset::default()
        };
        let mut plot = canvas.plot((low, high), (0.0, height), inset);
        let (first, last) = (plot.place((low, 0.0)).0, plot.place((high, 0.0)).0);
        let head = height - HEAD / 2.0;
        let small = Label {
            size: 10.0,
            ..Label::PLAIN
        };
        for tick in ticks::nice(low, high, 3) {
            plot.text((place(tick), head), (0.0, 0.0), &(words.value)(tick), small);
            plot.line(
                [(place(tick), height - HEAD), (place(tick), 0.0)],
                Role::Rule,
                1.0,
            );
        }
        plot.text((low, head), (-first, 0.0), words.name, small.at(Anchor::Start));
        plot.text(
            (high, head),
            (width - last, 0.0),
            words.end,
            Label {
                size: 10.0,
                ..Label::STRONG
            }
            .at(Anchor::End),
        );
        for (i, row) in self.rows.iter().enumerate() {
            let middle = height - HEAD - ROW * (i as f64 + 0.5);
            plot.datum(u32::try_from(i).ok());
            let mut bar = |span: Span, at: f64, half: f64, fill: Role, tick: Role| {
                plot.block((place(span.low), at - half), (place(span.high), at + half), fill);
                plot.tick((place(span.mid), at), half + 1.6, tick, 2.0);
            };
            if let (Some(span), false) = (row.without, self.alone) {
                bar(span, middle + 4.0, 2.0, Role::Interval, Role::Ink2);
            }
            if let Some(span) = row.with {
                if self.alone {
                    bar(span, middle, 3.2, Role::Interval, Role::Ink);
                } else {
                    bar(span, middle - 3.0, 2.0, Role::IntervalSelected, Role::LineWith);
                }
            }
            plot.datum(None);
            plot.text(
                (low, middle),
                (-first, 0.0),
                &row.name,
                Label::PLAIN.at(Anchor::Start).in_role(Role::Ink),
            );
            plot.text(
                (high, middle),
                (width - last, 0.0),
                &row.end,
                Label::STRONG.at(Anchor::End),
            );
        }
        drop(plot);
        let mut scene = canvas.finish();
        // Rules between the rows run the whole width, under everything else.
        let rules = (0..=self.rows.len()).map(|i| {
            let y = (HEAD + ROW * i as f64).min(height);
            let role = if i == 0 { Role::Ink } else { Role::Rule };
            crate::Mark {
                shape: crate::Shape::Line {
                    from: (0.0, y),
                    to: (width, y),
                },
                fill: None,
                stroke: Some(role),
                width: 1.0,
                dash: 0.0,
                opacity: 1.0,
                datum: None,
            }
        });
        scene.marks.splice(0..0, rules.collect::<Vec<_>>());
        Chart {
            scene,
            description: words.description.clone(),
            table: self.table(words),
        }
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let skip = if self.alone { 3 } else { 0 };
        let mut columns = vec![words.name.to_owned()];
        columns.extend(words.heads.iter().skip(skip).map(|h| (*h).to_owned()));
        let three = |span: Option<Span>| -> [String; 3] {
            span.map_or_else(Default::default, |s| {
                [s.low, s.mid, s.high].map(|v| (words.full)(v))
            })
        };
        let rows = self.rows.iter().map(|row| {
            let mut cells = vec![row.name.clone()];
            if !self.alone {
                cells.extend(three(row.without));
            }
            cells.extend(three(row.with));
            cells
        });
        Table {
            rows: rows.collect(),
            columns,
        }
    }
}
