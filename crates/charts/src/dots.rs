//! Several economies on one line for each indicator: each line has its own axis, from the worst to
//! the best goalpost in the indicator's own unit; a dot for each economy, named where it stands.

use crate::frame::{Canvas, Inset, Label};
use crate::metrics;
use crate::{Anchor, Chart, Role, Table};

/// Whom the dots are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Who {
    /// Short name beside a dot: a code.
    pub code: String,
    /// Head of the table's columns.
    pub name: String,
}

/// A dot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dot {
    /// Position in [`Dots::who`].
    pub who: usize,
    /// From worst, 0, to best, 1.
    pub at: f64,
    /// Its value, written out.
    pub value: String,
    /// Its year, written out.
    pub year: String,
}

/// A line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Indicator.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// The goalpost at 0, written out.
    pub worst: String,
    /// The goalpost at 1, written out.
    pub best: String,
    /// Dots.
    pub dots: Vec<Dot>,
    /// Who has no value and why, a sentence; empty for nobody.
    pub missing: String,
    /// The same, shorter, where there is no room.
    pub missing_short: String,
}

/// State of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dots {
    /// Economies.
    pub who: Vec<Who>,
    /// The one in the accent.
    pub chosen: Option<usize>,
    /// Lines from the top.
    pub rows: Vec<Row>,
}

/// Words of the caller.
pub struct Words<'a> {
    /// Head of the names.
    pub indicator: &'a str,
    /// Head of the units.
    pub unit: &'a str,
    /// Head of the years.
    pub year: &'a str,
    /// Head of who is missing.
    pub missing: &'a str,
    /// A sentence for the whole.
    pub description: String,
}

/// Where a dot is drawn, for whoever points at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Units from the left and the top.
    pub at: (f64, f64),
    /// Position in [`Dots::rows`].
    pub row: usize,
    /// Position in [`Row::dots`].
    pub dot: usize,
}

/// Height of a line in units.
const ROW: f64 = 42.0;
/// From the top of a line: codes, axis, ends.
const CODES: f64 = 9.0;
const AXIS: f64 = 21.0;
const ENDS: f64 = 33.0;
/// The column of names as a share of the width, at least and at most: charts under each other begin at
/// the same place.
const NAMES: (f64, f64, f64) = (0.32, 90.0, 205.0);
/// Least room between two codes.
const APART: f64 = 4.0;
/// Size of codes and ends.
const SMALL: f64 = 10.0;

/// A text cut to a width, with a sign that it was cut.
fn cut(text: &str, size: f64, room: f64) -> String {
    if metrics::width(text, size, false) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        let mut longer = short.clone();
        longer.push(c);
        if metrics::width(&longer, size, false) + metrics::width("…", size, false) > room {
            break;
        }
        short = longer;
    }
    format!("{}…", short.trim_end())
}

/// Places of labels of these half-widths that want to stand at these places (ascending): as near as
/// they can without touching, inside 0..room.
fn apart(wanted: &[f64], half: &[f64], room: f64) -> Vec<f64> {
    let gap = |a: usize, b: usize| {
        half.get(a).copied().unwrap_or(0.0) + half.get(b).copied().unwrap_or(0.0) + APART
    };
    // Pushed to the right as far as needed, pushed to the left as far as needed: both keep the gaps,
    // so their middle does too.
    let mut right = wanted.to_vec();
    for i in 1..right.len() {
        right[i] = right[i].max(right[i - 1] + gap(i - 1, i));
    }
    let mut left = wanted.to_vec();
    for i in (1..left.len()).rev() {
        left[i - 1] = left[i - 1].min(left[i] - gap(i - 1, i));
    }
    let mut middle: Vec<f64> = right.iter().zip(&left).map(|(r, l)| (r + l) / 2.0).collect();
    // Then into the room: from the left edge on, then back from the right edge.
    let edge = |i: usize| half.get(i).copied().unwrap_or(0.0);
    for i in 0..middle.len() {
        let least = if i == 0 {
            edge(0)
        } else {
            middle[i - 1] + gap(i - 1, i)
        };
        middle[i] = middle[i].max(least);
    }
    for i in (0..middle.len()).rev() {
        let most = if i + 1 == middle.len() {
            room - edge(i)
        } else {
            middle[i + 1] - gap(i, i + 1)
        };
        middle[i] = middle[i].min(most);
    }
    middle
}

impl Dots {
    /// Height that the lines need, units.
    pub fn height(&self) -> f64 {
        (ROW * self.rows.len() as f64).max(1.0)
    }

    /// Draws at a width in units.
    pub fn draw(&self, width: f64, words: &Words<'_>) -> (Chart, Vec<Spot>) {
        let height = self.height();
        let canvas = Canvas::new(width, height);
        let left = (width * NAMES.0).clamp(NAMES.1, NAMES.2);
        let inset = Inset {
            left,
            right: 8.0,
            ..Inset::default()
        };
        let mut plot = canvas.plot((0.0, 1.0), (0.0, height), inset);
        let (first, last) = (plot.place((0.0, 0.0)).0, plot.place((1.0, 0.0)).0);
        let inner = (last - first).max(1.0);
        let small = Label {
            size: SMALL,
            role: Role::Ink3,
            ..Label::PLAIN
        };
        let mut spots = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            let y = |from_top: f64| height - ROW * i as f64 - from_top;
            if i > 0 {
                plot.line([(0.0, y(0.0)), (1.0, y(0.0))], Role::Rule, 0.6);
            }
            plot.line([(0.0, y(AXIS)), (1.0, y(AXIS))], Role::Rule2, 0.8);
            for end in [0.0, 1.0] {
                plot.tick((end, y(AXIS)), 3.0, Role::Rule2, 0.8);
            }
            let name = Label::PLAIN.in_role(Role::Ink).at(Anchor::Start);
            plot.text(
                (0.0, y(AXIS - 6.0)),
                (-first, 0.0),
                &cut(&row.name, 11.0, left - 12.0),
                name,
            );
            plot.text(
                (0.0, y(AXIS + 8.0)),
                (-first, 0.0),
                &cut(&row.unit, SMALL, left - 12.0),
                small.at(Anchor::Start),
            );
            plot.text((0.0, y(ENDS)), (0.0, 0.0), &row.worst, small.at(Anchor::Start));
            plot.text((1.0, y(ENDS)), (0.0, 0.0), &row.best, small.at(Anchor::End));
            if !row.missing.is_empty() {
                let ends = metrics::width(&row.worst, SMALL, false) + metrics::width(&row.best, SMALL, false);
                let room = inner - ends - 24.0;
                let long = metrics::width(&row.missing, SMALL, false) * 1.08 <= room;
                let said = if long { &row.missing } else { &row.missing_short };
                plot.text((0.5, y(ENDS)), (0.0, 0.0), said, small);
            }
            let mut order: Vec<usize> = (0..row.dots.len()).collect();
            let at = |dot: usize| row.dots.get(dot).map_or(0.0, |d| d.at.clamp(0.0, 1.0));
            order.sort_by(|a, b| at(*a).total_cmp(&at(*b)).then(a.cmp(b)));
            let code = |dot: usize| {
                let who = row.dots.get(dot).and_then(|d| self.who.get(d.who));
                who.map_or("", |w| w.code.as_str())
            };
            let wanted: Vec<f64> = order.iter().map(|d| at(*d) * inner).collect();
            let half: Vec<f64> = order
                .iter()
                .map(|d| metrics::width(code(*d), SMALL, true) / 2.0)
                .collect();
            let placed = apart(&wanted, &half, inner);
            for ((dot, label), wanted) in order.iter().zip(&placed).zip(&wanted) {
                let who = row.dots.get(*dot).map_or(0, |d| d.who);
                let chosen = self.chosen == Some(who);
                let role = if chosen { Role::Accent } else { Role::Ink2 };
                plot.datum(u32::try_from(who).ok());
                if (label - wanted).abs() > 5.0 {
                    plot.line(
                        [(label / inner, y(CODES + 5.0)), (at(*dot), y(AXIS - 4.0))],
                        Role::Rule2,
                        0.7,
                    );
                }
                plot.dot((at(*dot), y(AXIS)), 5.0, Role::Paper, 1.0);
                plot.dot((at(*dot), y(AXIS)), 4.0, role, 1.0);
                plot.text(
                    (label / inner, y(CODES)),
                    (0.0, 0.0),
                    code(*dot),
                    Label {
                        size: SMALL,
                        strong: chosen,
                        role,
                        ..Label::PLAIN
                    },
                );
                spots.push(Spot {
                    at: plot.place((at(*dot), y(AXIS))),
                    row: i,
                    dot: *dot,
                });
            }
            plot.datum(None);
        }
        drop(plot);
        let chart = Chart {
            scene: canvas.finish(),
            description: words.description.clone(),
            table: self.table(words),
        };
        (chart, spots)
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let mut columns = vec![words.indicator.to_owned(), words.unit.to_owned()];
        for who in &self.who {
            columns.push(who.name.clone());
            columns.push(format!("{} {}", who.code, words.year));
        }
        columns.push(words.missing.to_owned());
        let rows = self.rows.iter().map(|row| {
            let mut cells = vec![row.name.clone(), row.unit.clone()];
            for who in 0..self.who.len() {
                let dot = row.dots.iter().find(|d| d.who == who);
                cells.push(dot.map_or_else(String::new, |d| d.value.clone()));
                cells.push(dot.map_or_else(String::new, |d| d.year.clone()));
            }
            cells.push(row.missing.clone());
            cells
        });
        Table {
            rows: rows.collect(),
            columns,
        }
    }
}

/// The dot nearest to a point within a reach, units; the first of equals.
pub fn nearest(spots: &[Spot], at: (f64, f64), reach: f64) -> Option<Spot> {
    let far = |s: &Spot| {
        let (x, y) = (s.at.0 - at.0, s.at.1 - at.1);
        x * x + y * y
    };
    spots
        .iter()
        .filter(|s| far(s) <= reach * reach)
        .min_by(|a, b| far(a).total_cmp(&far(b)))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words<'a>() -> Words<'a> {
        Words {
            indicator: "indicator",
            unit: "unit",
            year: "year",
            missing: "missing",
            description: String::new(),
        }
    }

    fn dots(places: &[f64]) -> Dots {
        Dots {
            who: (0..places.len())
                .map(|i| Who {
                    code: format!("EC{i}"),
                    name: format!("Economy {i}"),
                })
                .collect(),
            chosen: Some(0),
            rows: vec![Row {
                name: "Internet users".into(),
                unit: "% of people".into(),
                worst: "0".into(),
                best: "100".into(),
                dots: places
                    .iter()
                    .enumerate()
                    .map(|(who, at)| Dot {
                        who,
                        at: *at,
                        value: "1".into(),
                        year: "2024".into(),
                    })
                    .collect(),
                ..Row::default()
            }],
        }
    }

    #[test]
    fn the_worst_stands_at_the_left_and_the_best_at_the_right() {
        let (_, spots) = dots(&[1.0, 0.0, 0.5]).draw(600.0, &words());
        let of = |dot: usize| spots.iter().find(|s| s.dot == dot).unwrap().at.0;
        assert!(of(1) < of(2) && of(2) < of(0));
    }

    #[test]
    fn whoever_is_missing_has_no_dot_but_a_word_in_the_table() {
        let mut state = dots(&[0.2, 0.4]);
        state.rows[0].dots.truncate(1);
        state.rows[0].missing = "EC1: never published".into();
        let (chart, spots) = state.draw(600.0, &words());
        assert_eq!(spots.len(), 1);
        assert_eq!(
            chart.table.rows[0],
            [
                "Internet users",
                "% of people",
                "1",
                "2024",
                "",
                "",
                "EC1: never published"
            ]
        );
    }

    #[test]
    fn pointing_finds_the_nearest_dot_or_none() {
        let (_, spots) = dots(&[0.1, 0.9]).draw(600.0, &words());
        let first = spots.iter().find(|s| s.dot == 0).unwrap();
        let near = (first.at.0 + 3.0, first.at.1 - 2.0);
        assert_eq!(nearest(&spots, near, 20.0), Some(*first));
        assert_eq!(nearest(&spots, (-500.0, 0.0), 20.0), None);
    }

    proptest! {
        #[test]
        fn labels_never_touch_while_there_is_room(mut wanted in prop::collection::vec(0.0f64..400.0, 1..7)) {
            wanted.sort_by(f64::total_cmp);
            let half = vec![12.0; wanted.len()];
            let placed = apart(&wanted, &half, 400.0);
            for pair in placed.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 24.0 + APART - 1e-9);
            }
            prop_assert!(placed[0] >= 12.0 - 1e-9 && placed[placed.len() - 1] <= 388.0 + 1e-9);
        }

        #[test]
        fn drawing_never_fails(places in prop::collection::vec(-1.0f64..2.0, 0..7), width in 1.0f64..900.0) {
            let (chart, spots) = dots(&places).draw(width, &words());
            prop_assert_eq!(spots.len(), places.len());
            prop_assert_eq!(chart.table.rows.len(), 1);
        }
    }
}
