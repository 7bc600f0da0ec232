//! A results chain: columns of named steps, ribbons between them as wide as what passes.
//!
//! Words stand in the columns and ribbons only in the gutters between them, so that no line ever
//! crosses a word. The steps of every column are put in the order that crosses least (barycentres,
//! Sugiyama and others 1981): the table keeps the caller's order. Left out: steps that jump a column.

use crate::frame::{Canvas, Inset, Label, Plot};
use crate::{Anchor, Chart, Mark, Role, Scene, Shape, Table, metrics};

/// A step of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Name, first line.
    pub name: String,
    /// What stands under it, second line; may be empty.
    pub note: String,
    /// Number at the end of the first line; may be empty.
    pub figure: String,
    /// The chosen one: accent.
    pub chosen: bool,
}

/// What passes from a step of a column to a step of the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Column of the first step; the other stands in the next one.
    pub column: usize,
    /// Position of the first step.
    pub from: usize,
    /// Position of the second.
    pub to: usize,
    /// Width, relative to the widest of its gutter; zero or less is drawn as a hair.
    pub weight: f64,
    /// Rests on an assumption: lighter.
    pub assumed: bool,
}

/// State of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    /// Columns from the first to the last; each with its head.
    pub columns: Vec<(String, Vec<Step>)>,
    /// Links; those that name a step that does not exist are left out.
    pub links: Vec<Link>,
}

/// Words of the caller.
pub struct Words<'a> {
    /// Heads of the table: from, to, and the three lines of a link's words.
    pub heads: [&'a str; 3],
    /// Writes a link for the table.
    pub link: &'a dyn Fn(&Link) -> String,
    /// A sentence for the whole.
    pub description: String,
}

/// Where a step's words stand, in units of the scene, so that a control can be laid over them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Left end.
    pub x: f64,
    /// Upper end.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A drawn chain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// The chart; the datum of a ribbon is its position among the links.
    pub chart: Chart,
    /// Places of the words, as the steps.
    pub places: Vec<Vec<Place>>,
}

/// Height of a step, units.
const ROW: f64 = 32.0;
/// Room for the heads, units.
const HEAD: f64 = 20.0;
/// Widest ribbon, units.
const WIDEST: f64 = 11.0;
/// Share of the width that the gutters take.
const GUTTERS: f64 = 0.24;
/// Points along a ribbon.
const STEPS: usize = 16;
/// Size of the second line, units.
const SMALL: f64 = 9.5;

impl Chain {
    fn sound(&self) -> impl Iterator<Item = (usize, Link)> + '_ {
        let rows = |c: usize| self.columns.get(c).map_or(0, |(_, s)| s.len());
        self.links
            .iter()
            .copied()
            .enumerate()
            .filter(move |(_, l)| l.from < rows(l.column) && l.to < rows(l.column + 1))
    }

    /// Height it needs, units.
    pub fn height(&self) -> f64 {
        let most = self.columns.iter().map(|(_, s)| s.len()).max().unwrap_or(0);
        HEAD + ROW * most.max(1) as f64 + 4.0
    }

    /// Position from the top of every step of every column, 0 first.
    fn order(&self) -> Vec<Vec<usize>> {
        let mut rank: Vec<Vec<f64>> = self
            .columns
            .iter()
            .map(|(_, s)| (0..s.len()).map(|i| i as f64).collect())
            .collect();
        let sort = |rank: &mut Vec<Vec<f64>>, column: usize, towards: usize| {
            let Some((_, steps)) = self.columns.get(column) else {
                return;
            };
            let mut keyed: Vec<(f64, usize)> = (0..steps.len())
                .map(|i| {
                    let (mut sum, mut weights) = (0.0, 0.0);
                    for (_, l) in self.sound() {
                        let other = match (l.column == column, l.column + 1 == column) {
                            (true, _) if l.from == i && towards > column => rank[towards].get(l.to),
                            (_, true) if l.to == i && towards < column => rank[towards].get(l.from),
                            _ => None,
                        };
                        if let Some(at) = other {
                            let weight = l.weight.max(1e-9);
                            sum += at * weight;
                            weights += weight;
                        }
                    }
                    let own = rank[column].get(i).copied().unwrap_or_default();
                    (if weights > 0.0 { sum / weights } else { own }, i)
                })
                .collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            for (place, (_, i)) in keyed.iter().enumerate() {
                if let Some(slot) = rank[column].get_mut(*i) {
                    // On one scale whatever the length of the column.
                    *slot = (place as f64 + 0.5) / steps.len() as f64;
                }
            }
        };
        let last = self.columns.len();
        // The last column keeps the caller's order: sweeps run from it and back.
        for _ in 0..3 {
            for column in (0..last.saturating_sub(1)).rev() {
                sort(&mut rank, column, column + 1);
            }
            for column in 1..last.saturating_sub(1) {
                sort(&mut rank, column, column - 1);
            }
        }
        for column in (0..last.saturating_sub(1)).rev() {
            sort(&mut rank, column, column + 1);
        }
        rank.iter()
            .map(|column| {
                let mut at: Vec<usize> = (0..column.len()).collect();
                at.sort_by(|a, b| column[*a].total_cmp(&column[*b]).then(a.cmp(b)));
                let mut place = vec![0; column.len()];
                for (p, i) in at.into_iter().enumerate() {
                    place[i] = p;
                }
                place
            })
            .collect()
    }

    /// Draws at a width in units.
    pub fn draw(&self, width: f64, words: &Words<'_>) -> Drawn {
        let height = self.height();
        let canvas = Canvas::new(width, height);
        let n = self.columns.len().max(1) as f64;
        let gutter = if n > 1.0 { width * GUTTERS / (n - 1.0) } else { 0.0 };
        let column = (width - gutter * (n - 1.0)) / n;
        let left = |c: usize| c as f64 * (column + gutter);
        let order = self.order();
        let middle = |c: usize, i: usize| -> f64 {
            let (rows, place) = order
                .get(c)
                .map_or((1, 0), |o| (o.len(), o.get(i).copied().unwrap_or_default()));
            let room = height - HEAD - 4.0;
            HEAD + room * (place as f64 + 0.5) / rows.max(1) as f64
        };
        let mut plot = canvas.plot((0.0, width), (0.0, height), Inset::default());
        self.ribbons(&mut plot, (&left, column, gutter), &middle, height);
        let mut places = Vec::with_capacity(self.columns.len());
        for (c, (head, steps)) in self.columns.iter().enumerate() {
            let small = Label {
                size: 10.0,
                ..Label::PLAIN
            };
            plot.text(
                (left(c), height - HEAD / 2.0 + 3.0),
                (0.0, 0.0),
                head,
                small.at(Anchor::Start),
            );
            let mut of = Vec::with_capacity(steps.len());
            for (i, step) in steps.iter().enumerate() {
                of.push(write(&plot, step, (left(c), column), middle(c, i), height));
            }
            places.push(of);
        }
        drop(plot);
        let mut scene = canvas.finish();
        rule(&mut scene, width);
        Drawn {
            chart: Chart {
                scene,
                description: words.description.clone(),
                table: self.table(words),
            },
            places,
        }
    }

    fn ribbons(
        &self,
        plot: &mut Plot<'_>,
        (left, column, gutter): (&dyn Fn(usize) -> f64, f64, f64),
        middle: &dyn Fn(usize, usize) -> f64,
        height: f64,
    ) {
        let widest = |c: usize| {
            self.sound()
                .filter(|(_, l)| l.column == c)
                .map(|(_, l)| l.weight)
                .filter(|w| w.is_finite())
                .fold(0.0, f64::max)
        };
        for (number, link) in self.sound() {
            let most = widest(link.column);
            let share = if most > 0.0 && link.weight.is_finite() {
                (link.weight / most).clamp(0.0, 1.0)
            } else {
                0.0
            };
            let half = (share * WIDEST).max(0.8) / 2.0;
            let (x0, x1) = (left(link.column) + column, left(link.column) + column + gutter);
            let (y0, y1) = (middle(link.column, link.from), middle(link.column + 1, link.to));
            let along = |i: usize, shift: f64| {
                let t = i as f64 / STEPS as f64;
                let s = t * t * (3.0 - 2.0 * t);
                (
                    x0 + 2.0 + (x1 - x0 - 8.0) * t,
                    height - (y0 + (y1 - y0) * s + shift),
                )
            };
            plot.datum(u32::try_from(number).ok());
            let (role, opacity) = if link.assumed {
                (Role::Interval, 0.85)
            } else {
                (Role::IntervalSelected, 0.85)
            };
            let upper = (0..=STEPS).map(|i| along(i, -half));
            let lower = (0..=STEPS).rev().map(|i| along(i, half));
            plot.area(upper.chain(lower), role, opacity);
        }
        plot.datum(None);
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let name = |c: usize, i: usize| {
            self.columns
                .get(c)
                .and_then(|(_, s)| s.get(i))
                .map(|s| {
                    [s.name.as_str(), s.note.as_str(), s.figure.as_str()]
                        .into_iter()
                        .filter(|t| !t.is_empty())
                        .collect::<Vec<_>>()
                        .join(" · ")
                })
                .unwrap_or_default()
        };
        Table {
            columns: words.heads.map(str::to_owned).to_vec(),
            rows: self
                .sound()
                .map(|(_, l)| vec![name(l.column, l.from), name(l.column + 1, l.to), (words.link)(&l)])
                .collect(),
        }
    }
}

/// A hairline under the heads, beneath everything.
fn rule(scene: &mut Scene, width: f64) {
    scene.marks.insert(
        0,
        Mark {
            shape: Shape::Line {
                from: (0.0, HEAD - 4.0),
                to: (width, HEAD - 4.0),
            },
            fill: None,
            stroke: Some(Role::Rule2),
            width: 1.0,
            dash: 0.0,
            opacity: 1.0,
            datum: None,
        },
    );
}

/// A text cut to a width, with an ellipsis where it is.
fn fitted(text: &str, size: f64, strong: bool, room: f64) -> String {
    // Readers' fonts run up to a twelfth wider than the table of widths.
    if metrics::width(text, size, strong) * 1.08 <= room {
        return text.to_owned();
    }
    let mut cut: String = text.to_owned();
    while cut.pop().is_some() {
        let tried = format!("{}…", cut.trim_end());
        if metrics::width(&tried, size, strong) * 1.08 <= room {
            return tried;
        }
    }
    String::new()
}

fn write(plot: &Plot<'_>, step: &Step, (x, column): (f64, f64), middle: f64, height: f64) -> Place {
    let role = if step.chosen { Role::Accent } else { Role::Ink };
    let figure = metrics::width(&step.figure, 11.0, true) * 1.08;
    let room = column - if step.figure.is_empty() { 0.0 } else { figure + 8.0 };
    let two = !step.note.is_empty();
    let first = middle - if two { 6.0 } else { 0.0 };
    let at = |y: f64| (x, height - y);
    plot.text(
        at(first),
        (0.0, 0.0),
        &fitted(&step.name, 11.0, false, room),
        Label { role, ..Label::PLAIN }.at(Anchor::Start),
    );
    if !step.figure.is_empty() {
        plot.text(
            at(first),
            (column - 2.0, 0.0),
            &step.figure,
            Label::STRONG.in_role(role).at(Anchor::End),
        );
    }
    if two {
        plot.text(
            at(middle + 7.0),
            (0.0, 0.0),
            &fitted(&step.note, SMALL, false, column),
            Label {
                size: SMALL,
                role: Role::Ink3,
                ..Label::PLAIN
            }
            .at(Anchor::Start),
        );
    }
    Place {
        x,
        y: middle - ROW / 2.0,
        width: column,
        height: ROW,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &str) -> Step {
        Step {
            name: name.into(),
            ..Step::default()
        }
    }

    fn words<'a>() -> Words<'a> {
        Words {
            heads: ["from", "to", "what"],
            link: &|l| format!("{}", l.weight),
            description: "d".into(),
        }
    }

    fn link(column: usize, from: usize, to: usize, weight: f64) -> Link {
        Link {
            column,
            from,
            to,
            weight,
            assumed: false,
        }
    }

    fn two() -> Chain {
        Chain {
            columns: vec![
                ("a".into(), vec![step("a0"), step("a1")]),
                ("b".into(), vec![step("b0"), step("b1")]),
            ],
            links: vec![link(0, 0, 1, 4.0), link(0, 1, 0, 1.0)],
        }
    }

    #[test]
    fn steps_are_ordered_so_that_links_do_not_cross() {
        let order = two().order();
        assert_eq!(order, [vec![1, 0], vec![0, 1]]);
    }

    #[test]
    fn a_link_to_nowhere_is_left_out_and_the_table_names_both_ends() {
        let mut chain = two();
        chain.links.push(link(0, 7, 0, 1.0));
        chain.links.push(link(3, 0, 0, 1.0));
        let drawn = chain.draw(400.0, &words());
        assert_eq!(
            drawn.chart.table.rows,
            [
                ["a0".to_owned(), "b1".to_owned(), "4".to_owned()],
                ["a1".to_owned(), "b0".to_owned(), "1".to_owned()]
            ]
        );
    }

    #[test]
    fn a_ribbon_is_as_wide_as_its_share_of_the_widest() {
        let drawn = two().draw(400.0, &words());
        let size = |datum: u32| {
            let ys: Vec<f64> = drawn
                .chart
                .scene
                .marks
                .iter()
                .filter(|m| m.datum == Some(datum))
                .filter_map(|m| match &m.shape {
                    Shape::Area(points) => Some((points.first()?.1 - points.last()?.1).abs()),
                    _ => None,
                })
                .collect();
            ys[0]
        };
        assert!((size(0) - WIDEST).abs() < 0.2, "{}", size(0));
        assert!((size(1) - WIDEST / 4.0).abs() < 0.2, "{}", size(1));
    }

    #[test]
    fn words_stay_in_their_column() {
        let mut chain = two();
        chain.columns[0].1[0].name = "a very long name that would run into the gutter".repeat(3);
        let drawn = chain.draw(400.0, &words());
        for mark in &drawn.chart.scene.marks {
            if let Shape::Text { at, text, size, .. } = &mark.shape {
                assert!(at.0 + metrics::width(text, *size, false) <= 400.0 + 1.0, "{text}");
            }
        }
        assert_eq!(drawn.places[0].len(), 2);
    }

    #[test]
    fn nothing_draws_nothing_and_does_not_fail() {
        let drawn = Chain::default().draw(300.0, &words());
        assert!(drawn.chart.table.rows.is_empty());
        let bad = Chain {
            links: vec![link(0, 0, 0, f64::NAN)],
            columns: vec![("a".into(), vec![step("x")]), ("b".into(), vec![step("y")])],
        };
        bad.draw(f64::NAN, &words());
    }
}
