//! A matrix of correlations as a heat map: the lower triangle, parts named at the left and numbered
//! below, groups set apart by a line.
//!
//! One ramp would hide the sign, and red against green hides it from one reader in twelve: agreement
//! is a step of the sequential ramp, the darker the stronger; opposition is the accent, the fuller the
//! stronger, with a minus in every cell that has room. Left out: the words, and the full square, whose
//! upper half says the same again.

use crate::frame::{Canvas, Inset, Label};
use crate::{Anchor, Chart, Role, Table, metrics};

/// A named line and column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Name.
    pub name: String,
    /// Group it belongs to; a line is drawn where it changes.
    pub group: String,
}

/// State of the chart: a square matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Parts.
    pub parts: Vec<Part>,
    /// −1..1 by line and column; `None` where it cannot be told. Only line > column is read.
    pub values: Vec<Vec<Option<f64>>>,
}

/// Words of the caller.
pub struct Words<'a> {
    /// Head of the first part of a pair.
    pub first: &'a str,
    /// Head of the second.
    pub second: &'a str,
    /// Head of the correlation.
    pub value: &'a str,
    /// A correlation written out.
    pub write: &'a dyn Fn(f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

/// Where a cell lies, for whoever points at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Upper left corner in units.
    pub at: (f64, f64),
    /// Side in units.
    pub side: f64,
    /// Line.
    pub row: usize,
    /// Column, smaller than the line.
    pub column: usize,
}

/// Most and least of a cell's side, units.
const SIDE: (f64, f64) = (9.0, 34.0);
/// Room above, and below for the numbers of the columns.
const ROOM: (f64, f64) = (4.0, 16.0);
/// From this side on a cell carries its figure, and from this one on its sign.
const FIGURE: f64 = 27.0;
const SIGN: f64 = 12.0;

/// The fill of a correlation: a role and how full it is.
pub fn tone(value: f64) -> (Role, f64) {
    let strength = value.abs().min(1.0);
    if value < 0.0 {
        // A weak opposition is nearly the ground, as a weak agreement is.
        return (Role::Accent, 0.12 + 0.78 * strength);
    }
    let class = match strength {
        s if s < 0.15 => 1,
        s if s < 0.3 => 2,
        s if s < 0.45 => 3,
        s if s < 0.6 => 4,
        s if s < 0.75 => 5,
        s if s < 0.92 => 6,
        _ => 7,
    };
    (Role::class(class), 1.0)
}

/// Ink that is legible on a tone.
fn ink(value: f64) -> Role {
    let dark = if value < 0.0 { value < -0.5 } else { value >= 0.6 };
    if dark { Role::Paper } else { Role::Ink }
}

impl Matrix {
    /// Side of a cell at a width.
    fn side(&self, width: f64) -> f64 {
        let n = self.parts.len().max(1) as f64;
        ((width - self.names(width)) / n).clamp(SIDE.0, SIDE.1)
    }

    /// Width of the names.
    fn names(&self, width: f64) -> f64 {
        let widest = self
            .parts
            .iter()
            .enumerate()
            .map(|(i, p)| metrics::width(&label(i, &p.name), 11.0, false))
            .fold(0.0, f64::max);
        (widest + 10.0).min(width * 0.5)
    }

    /// Height that the parts need at a width.
    pub fn height(&self, width: f64) -> f64 {
        ROOM.0 + self.side(width) * self.parts.len() as f64 + ROOM.1
    }

    fn value(&self, row: usize, column: usize) -> Option<f64> {
        let found = self.values.get(row)?.get(column).copied().flatten()?;
        found.is_finite().then(|| found.clamp(-1.0, 1.0))
    }

    /// Draws at a width. The datum of a cell is its row of the table.
    pub fn draw(&self, width: f64, words: &Words<'_>) -> (Chart, Vec<Spot>) {
        let (side, names) = (self.side(width), self.names(width));
        let n = self.parts.len();
        let size = (names + side * n as f64 + 4.0, self.height(width));
        let canvas = Canvas::new(size.0, size.1);
        let mut spots = Vec::new();
        let mut rows = Vec::new();
        {
            let mut plot = canvas.plot((0.0, size.0), (0.0, size.1), Inset::default());
            let up = |y: f64| size.1 - y;
            let corner =
                |row: usize, column: usize| (names + side * column as f64, ROOM.0 + side * row as f64);
            for (row, part) in self.parts.iter().enumerate() {
                let (_, y) = corner(row, 0);
                let name = cut(&label(row, &part.name), 11.0, names - 8.0);
                plot.text(
                    (names - 6.0, up(y + side / 2.0)),
                    (0.0, 0.0),
                    &name,
                    Label::PLAIN.at(Anchor::End),
                );
                for column in 0..row {
                    let (x, y) = corner(row, column);
                    let value = self.value(row, column);
                    plot.datum(u32::try_from(rows.len()).ok());
                    let corners = [
                        (x + 0.5, up(y + 0.5)),
                        (x + side - 0.5, up(y + 0.5)),
                        (x + side - 0.5, up(y + side - 0.5)),
                        (x + 0.5, up(y + side - 0.5)),
                    ];
                    match value {
                        Some(value) => {
                            let (role, fullness) = tone(value);
                            plot.area(corners, role, fullness);
                            let figure = if side >= FIGURE {
                                (words.write)(value)
                            } else if side >= SIGN && value < 0.0 {
                                "−".to_owned()
                            } else {
                                String::new()
                            };
                            if !figure.is_empty() {
                                let label = Label {
                                    role: ink(value),
                                    size: 10.0,
                                    ..Label::PLAIN
                                };
                                plot.text((x + side / 2.0, up(y + side / 2.0)), (0.0, 0.0), &figure, label);
                            }
                        }
                        None => plot.outline(
                            (x + 1.0, up(y + 1.0)),
                            (x + side - 1.0, up(y + side - 1.0)),
                            Role::Rule,
                            0.75,
                        ),
                    }
                    spots.push(Spot {
                        at: (x, y),
                        side,
                        row,
                        column,
                    });
                    let name = |at: usize| self.parts.get(at).map_or(String::new(), |p| p.name.clone());
                    rows.push(vec![
                        name(row),
                        name(column),
                        value.map_or_else(String::new, words.write),
                    ]);
                }
                plot.datum(None);
                let (x, y) = corner(row, row);
                let number = Label {
                    role: Role::Ink3,
                    size: 9.0,
                    ..Label::PLAIN
                };
                let numbered = side >= SIGN || (row + 1).is_multiple_of(5);
                if numbered {
                    plot.text(
                        (x + side / 2.0, up(y + side / 2.0)),
                        (0.0, 0.0),
                        &(row + 1).to_string(),
                        number,
                    );
                    let below = ROOM.0 + side * n as f64 + 8.0;
                    plot.text(
                        (x + side / 2.0, up(below)),
                        (0.0, 0.0),
                        &(row + 1).to_string(),
                        number,
                    );
                }
                let before = row.checked_sub(1).and_then(|b| self.parts.get(b));
                if before.is_some_and(|b| b.group != part.group) {
                    // From the cells on: under the names it would read as one of them struck out.
                    plot.line([(names, up(y)), (x, up(y))], Role::Rule2, 0.75);
                    let foot = ROOM.0 + side * n as f64;
                    plot.line([(x, up(y)), (x, up(foot))], Role::Rule2, 0.75);
                }
            }
        }
        let chart = Chart {
            scene: canvas.finish(),
            description: words.description.clone(),
            table: Table {
                columns: [words.first, words.second, words.value]
                    .map(str::to_owned)
                    .to_vec(),
                rows,
            },
        };
        (chart, spots)
    }
}

/// A name with its number, which names the column too.
fn label(at: usize, name: &str) -> String {
    format!("{name}  {}", at + 1)
}

/// A label cut in its name, so that its number stays.
fn cut(text: &str, size: f64, room: f64) -> String {
    if metrics::width(text, size, false) <= room {
        return text.to_owned();
    }
    let (name, number) = text.rsplit_once("  ").unwrap_or((text, ""));
    let tail = format!("…  {number}");
    let mut short = String::new();
    for c in name.chars() {
        let mut longer = short.clone();
        longer.push(c);
        if metrics::width(&format!("{longer}{tail}"), size, false) > room {
            break;
        }
        short = longer;
    }
    format!("{}{tail}", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shape;
    use proptest::prelude::*;

    fn words() -> Words<'static> {
        Words {
            first: "First",
            second: "Second",
            value: "r",
            write: &|v| format!("{v:.2}"),
            description: "How three parts go together.".to_owned(),
        }
    }

    fn part(name: &str, group: &str) -> Part {
        Part {
            name: name.to_owned(),
            group: group.to_owned(),
        }
    }

    fn three() -> Matrix {
        Matrix {
            parts: vec![part("Power", "a"), part("Fibre", "a"), part("Skills", "b")],
            values: vec![
                vec![Some(1.0), Some(0.95), Some(-0.5)],
                vec![Some(0.95), Some(1.0), None],
                vec![Some(-0.5), None, Some(1.0)],
            ],
        }
    }

    #[test]
    fn every_pair_is_a_cell_and_a_row_once() {
        let (chart, spots) = three().draw(400.0, &words());
        let pairs: Vec<(usize, usize)> = spots.iter().map(|s| (s.row, s.column)).collect();
        assert_eq!(pairs, [(1, 0), (2, 0), (2, 1)]);
        assert_eq!(
            chart.table.rows,
            [
                ["Fibre", "Power", "0.95"],
                ["Skills", "Power", "-0.50"],
                ["Skills", "Fibre", ""]
            ]
        );
    }

    #[test]
    fn what_works_against_another_is_told_by_hue_and_by_a_minus() {
        let small = Matrix {
            parts: (0..20).map(|i| part(&format!("p{i}"), "a")).collect(),
            values: vec![vec![Some(-0.6); 20]; 20],
        };
        let (chart, _) = small.draw(320.0, &words());
        let mut marks = chart.scene.marks.iter();
        let opposed = |m: &crate::Mark| m.datum.is_some() && m.fill == Some(Role::Accent);
        assert!(marks.clone().any(opposed));
        assert!(marks.any(|m| matches!(&m.shape, Shape::Text { text, .. } if text == "−")));
    }

    #[test]
    fn a_stronger_agreement_is_never_lighter() {
        let class = |v: f64| Role::ALL.iter().position(|r| *r == tone(v).0);
        let steps: Vec<_> = (0..=100).map(|i| class(f64::from(i) / 100.0)).collect();
        assert!(steps.windows(2).all(|w| w[0] <= w[1]));
        assert_eq!(tone(0.92).0, Role::Seq7);
    }

    #[test]
    fn without_parts_there_is_an_empty_scene() {
        let (chart, spots) = Matrix::default().draw(300.0, &words());
        assert!(spots.is_empty() && chart.table.rows.is_empty());
    }

    proptest! {
        #[test]
        fn any_matrix_at_any_width_is_drawn_inside_its_scene(
            n in 0usize..12,
            width in 1.0f64..900.0,
            values in proptest::collection::vec(proptest::option::of(-2.0f64..2.0), 144),
        ) {
            let matrix = Matrix {
                parts: (0..n).map(|i| part("A rather long name of a part", if i < 4 { "a" } else { "b" })).collect(),
                values: values.chunks(12).map(<[_]>::to_vec).collect(),
            };
            let (chart, spots) = matrix.draw(width, &words());
            prop_assert_eq!(spots.len(), n * n.saturating_sub(1) / 2);
            for spot in spots {
                prop_assert!(spot.at.0 + spot.side <= chart.scene.width + 1e-6);
                prop_assert!(spot.at.1 + spot.side <= chart.scene.height + 1e-6);
            }
        }
    }
}
