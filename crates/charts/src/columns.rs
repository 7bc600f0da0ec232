//! Stacked columns of years under an envelope line: who pays when, or for which group.

use crate::frame::{Canvas, Inset, Label, extent};
use crate::ticks;
use crate::{Anchor, Chart, Role, Table};

/// One layer of the columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Name, as the reader sees it.
    pub name: String,
    /// Colour.
    pub role: Role,
    /// Value per year, in the order of the years; all of one sign, zero or more.
    pub values: Vec<f64>,
}

/// State of the chart. Values are in one unit, named by the caller's subtitle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Years, rising.
    pub years: Vec<i16>,
    /// Layers from the bottom up.
    pub layers: Vec<Layer>,
    /// Envelope of each year, where there is one.
    pub envelope: Vec<Option<f64>>,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the year column.
    pub year: &'a str,
    /// Head of the total column.
    pub total: &'a str,
    /// Head of the envelope column.
    pub envelope: &'a str,
    /// Writes a value on the chart.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a value in the table, in full.
    pub full: &'a dyn Fn(f64) -> String,
    /// Writes a year.
    pub write_year: &'a dyn Fn(i16) -> String,
    /// A sentence for the whole.
    pub description: String,
}

impl Columns {
    /// Total of a year, by its place.
    pub fn total(&self, at: usize) -> f64 {
        self.layers.iter().filter_map(|l| l.values.get(at)).sum()
    }

    /// Draws at a size in units. The datum of a block is `year × layers + layer`.
    pub fn draw(&self, width: f64, height: f64, words: &Words<'_>) -> Chart {
        let totals: Vec<f64> = (0..self.years.len()).map(|i| self.total(i)).collect();
        let most = extent(
            totals
                .iter()
                .copied()
                .chain(self.envelope.iter().flatten().copied()),
        )
        .map_or(1.0, |(_, high)| high)
        .max(1e-9);
        let canvas = Canvas::new(width, height);
        let inset = Inset {
            top: 20.0,
            right: 4.0,
            bottom: 20.0,
            left: 34.0,
        };
        let n = self.years.len().max(1) as f64;
        let mut plot = canvas.plot((0.0, n), (0.0, most), inset);
        for tick in ticks::nice(0.0, most, 4) {
            plot.line(
                [(0.0, tick), (n, tick)],
                if tick > 0.0 { Role::Rule } else { Role::Rule2 },
                1.0,
            );
            let label = Label::PLAIN.at(Anchor::End);
            plot.text((0.0, tick), (-8.0, 0.0), &(words.value)(tick), label);
        }
        for (i, year) in self.years.iter().enumerate() {
            let (left, right) = (i as f64 + 0.08, i as f64 + 0.92);
            let mut floor = 0.0;
            for (k, layer) in self.layers.iter().enumerate() {
                let value = layer.values.get(i).copied().unwrap_or(0.0).max(0.0);
                if value > 0.0 {
                    plot.datum(u32::try_from(i * self.layers.len() + k).ok());
                    plot.block((left, floor), (right, floor + value), layer.role);
                    plot.line([(left, floor + value), (right, floor + value)], Role::Paper, 1.0);
                    floor += value;
                }
            }
            plot.datum(None);
            let mut top = floor;
            if let Some(envelope) = self.envelope.get(i).copied().flatten() {
                plot.line(
                    [(i as f64 + 0.02, envelope), (i as f64 + 0.98, envelope)],
                    Role::Accent,
                    2.0,
                );
                top = top.max(envelope);
            }
            let middle = i as f64 + 0.5;
            if floor > 0.0 {
                plot.text((middle, top), (0.0, -9.0), &(words.value)(floor), Label::STRONG);
            }
            plot.text(
                (middle, 0.0),
                (0.0, 12.0),
                &(words.write_year)(*year),
                Label::PLAIN,
            );
        }
        drop(plot);
        Chart {
            scene: canvas.finish(),
            description: words.description.clone(),
            table: self.table(words),
        }
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let mut columns = vec![words.year.to_owned()];
        columns.extend(self.layers.iter().map(|l| l.name.clone()));
        columns.push(words.total.to_owned());
        let enveloped = self.envelope.iter().any(Option::is_some);
        if enveloped {
            columns.push(words.envelope.to_owned());
        }
        let rows = self.years.iter().enumerate().map(|(i, year)| {
            let mut row = vec![(words.write_year)(*year)];
            row.extend(
                self.layers
                    .iter()
                    .map(|l| l.values.get(i).map_or_else(String::new, |v| (words.full)(*v))),
            );
            row.push((words.full)(self.total(i)));
            if enveloped {
                let envelope = self.envelope.get(i).copied().flatten();
                row.push(envelope.map_or_else(String::new, words.full));
            }
            row
        });
        Table {
            rows: rows.collect(),
            columns,
        }
    }
}
