//! A fan: measured history, then two futures with their bands, without and with the portfolio.

use crate::frame::{Canvas, Inset, Label, Plot, extent};
use crate::ticks::nice;
use crate::{Anchor, Chart, Role, Table, metrics};

/// A year of a projection: 10th percentile, median, 90th percentile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Year.
    pub year: i16,
    /// 10th percentile.
    pub low: f64,
    /// Median.
    pub mid: f64,
    /// 90th percentile.
    pub high: f64,
}

/// State of one panel. Panels of a set share `span` so that they can be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fan {
    /// Measured values, years rising; the last is the base year's.
    pub history: Vec<(i16, f64)>,
    /// Without the portfolio, years rising.
    pub without: Vec<Band>,
    /// With it, years rising.
    pub with: Vec<Band>,
    /// Where the projection starts.
    pub start: i16,
    /// Height of the value axis in its unit, the same for every panel of a set; `None` fits this one.
    pub height: Option<f64>,
    /// The last year in which anybody pays: what nobody maintains fades after it.
    pub last_payment: Option<i16>,
    /// A large panel: values on the left, a rule at each.
    pub axis: bool,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the year column.
    pub year: &'a str,
    /// Head of the measured column.
    pub measured: &'a str,
    /// Name of the path without.
    pub without: &'a str,
    /// Name of the path with.
    pub with: &'a str,
    /// Writes a value on the chart.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a value in the table.
    pub full: &'a dyn Fn(f64) -> String,
    /// Writes a year.
    pub write_year: &'a dyn Fn(i16) -> String,
    /// A sentence for the whole.
    pub description: String,
}

impl Fan {
    /// Lowest and highest value of everything drawn.
    pub fn extent(&self) -> Option<(f64, f64)> {
        let bands = self.without.iter().chain(&self.with);
        extent(
            self.history
                .iter()
                .map(|(_, v)| *v)
                .chain(bands.flat_map(|b| [b.low, b.mid, b.high])),
        )
    }

    fn years(&self) -> (i16, i16) {
        let years = self
            .history
            .iter()
            .map(|(y, _)| *y)
            .chain(self.without.iter().chain(&self.with).map(|b| b.year));
        let (first, last) = years.fold((i16::MAX, i16::MIN), |(a, b), y| (a.min(y), b.max(y)));
        if first <= last {
            (first, last)
        } else {
            (self.start, self.start)
        }
    }

    /// Draws at a size in units.
    pub fn draw(&self, width: f64, height: f64, words: &Words<'_>) -> Chart {
        self.draw_between(self.years(), width, height, words)
    }

    /// Draws over given years, the same for every panel of a set.
    pub fn draw_between(&self, years: (i16, i16), width: f64, height: f64, words: &Words<'_>) -> Chart {
        let (first, last) = years;
        let (low, high) = self.extent().unwrap_or((0.0, 1.0));
        let (low, high) = match self.height {
            // The shared height is centred on this panel's values.
            Some(h) if h > high - low => {
                let spare = (h - (high - low)) / 2.0;
                (low - spare, high + spare)
            }
            _ => (low, high),
        };
        let canvas = Canvas::new(width, height);
        let ticks = if self.axis { nice(low, high, 5) } else { Vec::new() };
        let names: Vec<String> = ticks.iter().map(|v| (words.value)(*v)).collect();
        let widest = names
            .iter()
            .map(|n| metrics::width(n, 11.0, false))
            .fold(0.0, f64::max);
        let inset = Inset {
            top: 8.0,
            right: if self.axis { 34.0 } else { 22.0 },
            bottom: 18.0,
            left: if self.axis { widest + 10.0 } else { 4.0 },
        };
        let mut plot = canvas.plot((f64::from(first), f64::from(last)), (low, high), inset);
        for (tick, name) in ticks.iter().zip(&names) {
            plot.line(
                [(f64::from(first), *tick), (f64::from(last), *tick)],
                Role::Rule,
                1.0,
            );
            plot.text(
                (f64::from(first), *tick),
                (-6.0, 0.0),
                name,
                Label::PLAIN.at(Anchor::End),
            );
        }
        fan(&mut plot, &self.without, Role::BandWithout, 1.0);
        fan(&mut plot, &self.with, Role::BandWith, 0.7);
        let start = f64::from(self.start);
        plot.dashed((start, low), (start, high), Role::Ink3, 1.0, 1.5);
        // Where the money ends: a longer dash in the plan's colour, so that it is not taken for the
        // line between measured and projected.
        let end = self
            .last_payment
            .filter(|y| (first..=last).contains(y))
            .map(f64::from);
        if let Some(end) = end {
            plot.dashed((end, low), (end, high), Role::LineWith, 1.0, 4.0);
        }
        plot.line(
            [(f64::from(first), low), (f64::from(last), low)],
            Role::Rule2,
            1.0,
        );
        plot.datum(Some(0));
        plot.line(middle(&self.without), Role::LineWithout, 1.4);
        plot.datum(Some(1));
        plot.line(middle(&self.with), Role::LineWith, 2.0);
        plot.datum(None);
        plot.line(
            self.history.iter().map(|(y, v)| (f64::from(*y), *v)),
            Role::Ink,
            1.8,
        );
        self.ends(&plot, words);
        let years = Label::PLAIN;
        plot.text(
            (f64::from(first), low),
            (0.0, 10.0),
            &(words.write_year)(first),
            years.at(Anchor::Start),
        );
        plot.text(
            (f64::from(last), low),
            (0.0, 10.0),
            &(words.write_year)(last),
            years.at(Anchor::End),
        );
        if let Some((end, year)) = end.zip(self.last_payment).filter(|_| self.axis) {
            let label = Label::PLAIN.in_role(Role::LineWith);
            plot.text((end, low), (0.0, 10.0), &(words.write_year)(year), label);
        }
        if self.axis && self.start > first {
            plot.text((start, low), (0.0, 10.0), &(words.write_year)(self.start), years);
        }
        drop(plot);
        Chart {
            scene: canvas.finish(),
            description: words.description.clone(),
            table: self.table(words),
        }
    }

    /// The two end values, pushed apart where they would touch.
    fn ends(&self, plot: &Plot<'_>, words: &Words<'_>) {
        const LINE: f64 = 11.0;
        let end = |bands: &[Band]| bands.last().map(|b| (f64::from(b.year), b.mid));
        let (without, with) = (end(&self.without), end(&self.with));
        let mut shift = 0.0;
        if let (Some(a), Some(b)) = (without, with) {
            let gap = plot.place(a).1 - plot.place(b).1;
            if gap.abs() < LINE {
                shift = (LINE - gap.abs()) / 2.0 * if gap < 0.0 { -1.0 } else { 1.0 };
            }
        }
        if let Some(p) = without {
            let label = Label::PLAIN.in_role(Role::LineWithout).at(Anchor::Start);
            plot.text(p, (4.0, shift), &(words.value)(p.1), label);
        }
        if let Some(p) = with {
            let label = Label::STRONG.in_role(Role::LineWith).at(Anchor::Start);
            plot.text(p, (4.0, -shift), &(words.value)(p.1), label);
        }
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let (first, last) = self.years();
        let of = |bands: &[Band], year: i16| bands.iter().find(|b| b.year == year).copied();
        let band = |b: Option<Band>| -> [String; 3] {
            b.map_or_else(Default::default, |b| {
                [(words.full)(b.low), (words.full)(b.mid), (words.full)(b.high)]
            })
        };
        let mut rows = Vec::new();
        for year in first..=last {
            let measured = self.history.iter().find(|(y, _)| *y == year).map(|(_, v)| *v);
            let (without, with) = (of(&self.without, year), of(&self.with, year));
            if measured.is_none() && without.is_none() && with.is_none() {
                continue;
            }
            let mut row = vec![
                (words.write_year)(year),
                measured.map_or_else(String::new, words.full),
            ];
            row.extend(band(without));
            row.extend(band(with));
            rows.push(row);
        }
        let heads = |name: &str| {
            [
                format!("{name} 10%"),
                format!("{name} 50%"),
                format!("{name} 90%"),
            ]
        };
        let mut columns = vec![words.year.to_owned(), words.measured.to_owned()];
        columns.extend(heads(words.without));
        columns.extend(heads(words.with));
        Table { columns, rows }
    }
}

fn middle(bands: &[Band]) -> impl Iterator<Item = (f64, f64)> + '_ {
    bands.iter().map(|b| (f64::from(b.year), b.mid))
}

fn fan(plot: &mut Plot<'_>, bands: &[Band], role: Role, opacity: f64) {
    let up = bands.iter().map(|b| (f64::from(b.year), b.high));
    let down = bands.iter().rev().map(|b| (f64::from(b.year), b.low));
    plot.area(up.chain(down), role, opacity);
}
