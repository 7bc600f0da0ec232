//! A sparkline: one path over the years, optionally beside its peers' median, ends labelled.

use crate::frame::{Canvas, Inset, Label, extent};
use crate::{Anchor, Chart, Role, Table};

/// State of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    /// This economy, years rising.
    pub points: Vec<(i16, f64)>,
    /// Peers' median, years rising; may be empty.
    pub peers: Vec<(i16, f64)>,
    /// Drawn in the accent colour (the chosen one) instead of ink.
    pub chosen: bool,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the year column.
    pub year: &'a str,
    /// Name of this economy.
    pub name: &'a str,
    /// Name of the peers' median.
    pub peers: &'a str,
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a year.
    pub write_year: &'a dyn Fn(i16) -> String,
    /// A sentence for the whole.
    pub description: String,
}

impl Spark {
    /// Draws at a size in units.
    pub fn draw(&self, width: f64, height: f64, words: &Words<'_>) -> Chart {
        let all = || self.points.iter().chain(&self.peers);
        let (low, high) = extent(all().map(|(_, v)| *v)).unwrap_or((0.0, 1.0));
        let (first, last) = extent(all().map(|(y, _)| f64::from(*y))).unwrap_or((0.0, 1.0));
        let canvas = Canvas::new(width, height);
        let inset = Inset {
            top: 8.0,
            right: 30.0,
            bottom: 16.0,
            left: 30.0,
        };
        let mut plot = canvas.plot((first, last), (low, high), inset);
        let points = |of: &[(i16, f64)]| of.iter().map(|(y, v)| (f64::from(*y), *v)).collect::<Vec<_>>();
        let (line, role) = (
            points(&self.points),
            if self.chosen { Role::Accent } else { Role::Ink },
        );
        plot.line(points(&self.peers), Role::Ink3, 1.3);
        plot.line(line.clone(), role, 1.8);
        if let Some(p) = line.first() {
            plot.text(*p, (-6.0, 0.0), &(words.value)(p.1), Label::PLAIN.at(Anchor::End));
        }
        if let Some(p) = line.last() {
            plot.dot(*p, 2.6, Role::Accent, 1.0);
            plot.text(
                *p,
                (6.0, 0.0),
                &(words.value)(p.1),
                Label::STRONG.at(Anchor::Start),
            );
        }
        if let (Some(p), Some(own)) = (points(&self.peers).last(), line.last()) {
            // Beside the own value, so pushed away from it by a line where they would touch.
            let gap = plot.place(*p).1 - plot.place(*own).1;
            let shift = if gap.abs() < 11.0 {
                if gap < 0.0 { -11.0 - gap } else { 11.0 - gap }
            } else {
                0.0
            };
            plot.text(
                *p,
                (6.0, shift),
                &(words.value)(p.1),
                Label::PLAIN.at(Anchor::Start),
            );
        }
        if let (Some((a, _)), Some((b, _))) = (self.points.first(), self.points.last()) {
            let foot = |y: i16| (f64::from(y), low);
            plot.text(
                foot(*a),
                (0.0, 11.0),
                &(words.write_year)(*a),
                Label::PLAIN.at(Anchor::Start),
            );
            if b > a {
                plot.text(
                    foot(*b),
                    (0.0, 11.0),
                    &(words.write_year)(*b),
                    Label::PLAIN.at(Anchor::End),
                );
            }
        }
        drop(plot);
        Chart {
            scene: canvas.finish(),
            description: words.description.clone(),
            table: self.table(words),
        }
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let mut columns = vec![words.year.to_owned(), words.name.to_owned()];
        if !self.peers.is_empty() {
            columns.push(words.peers.to_owned());
        }
        let rows = self.points.iter().map(|(year, value)| {
            let mut row = vec![(words.write_year)(*year), (words.value)(*value)];
            if !self.peers.is_empty() {
                let peer = self.peers.iter().find(|(y, _)| y == year);
                row.push(peer.map_or_else(String::new, |(_, v)| (words.value)(*v)));
            }
            row
        });
        Table {
            rows: rows.collect(),
            columns,
        }
    }
}
