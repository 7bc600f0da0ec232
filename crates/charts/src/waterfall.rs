//! From one score to another: a bar for each part of the difference, each beginning where the one
//! above it ends; what adds is filled, what takes away is an outline.

use crate::frame::{Canvas, Inset, Label, extent};
use crate::metrics;
use crate::{Anchor, Chart, Role, Table};

/// A part of the difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Name with its glyph.
    pub name: String,
    /// Points it adds; below zero where it takes away.
    pub adds: f64,
    /// Colour of its group.
    pub role: Role,
}

/// State of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waterfall {
    /// Name and score it starts from.
    pub from: (String, f64),
    /// Name and score it leads to.
    pub to: (String, f64),
    /// Parts from the top; they sum to the difference.
    pub steps: Vec<Step>,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the names.
    pub part: &'a str,
    /// Head of the points.
    pub points: &'a str,
    /// Writes a score.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes points with their sign.
    pub signed: &'a dyn Fn(f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

const ROW: f64 = 21.0;

impl Waterfall {
    /// Where each step begins and ends.
    fn runs(&self) -> Vec<(f64, f64)> {
        let mut at = self.from.1;
        self.steps
            .iter()
            .map(|step| {
                let begin = at;
                at += step.adds;
                (begin, at)
            })
            .collect()
    }

    /// Draws at a width in units.
    pub fn draw(&self, width: f64, words: &Words<'_>) -> Chart {
        let rows = self.steps.len() + 2;
        let height = ROW * rows as f64;
        let canvas = Canvas::new(width, height);
        let runs = self.runs();
        let names = self.steps.iter().map(|s| metrics::width(&s.name, 11.0, false));
        let heads = [&self.from.0, &self.to.0].map(|n| metrics::width(n, 11.0, true));
        let widest = names.chain(heads).fold(0.0, f64::max);
        let ends = [self.from.1, self.to.1];
        let (low, high) = extent(runs.iter().flat_map(|(a, b)| [*a, *b]).chain(ends)).unwrap_or((0.0, 1.0));
        let edge = ((high - low) * 0.03).max(0.05);
        let inset = Inset {
            left: (widest * 1.08 + 18.0).min(width * 0.46),
            right: 46.0,
            ..Inset::default()
        };
        let mut plot = canvas.plot((low - edge, high + edge), (0.0, height), inset);
        let axis = (low - edge, high + edge);
        let (first, last) = (plot.place((axis.0, 0.0)).0, plot.place((axis.1, 0.0)).0);
        let middle = |row: usize| height - ROW * (row as f64 + 0.5);
        let line = |plot: &mut crate::frame::Plot<'_>, row: usize, name: &str, figure: &str, strong: bool| {
            let label = if strong {
                Label::STRONG
            } else {
                Label::PLAIN.in_role(Role::Ink)
            };
            plot.text(
                (axis.0, middle(row)),
                (-first, 0.0),
                name,
                label.at(Anchor::Start),
            );
            plot.text(
                (axis.1, middle(row)),
                (width - last, 0.0),
                figure,
                label.at(Anchor::End),
            );
        };
        for (row, (name, score), role) in [(0, &self.from, Role::Ink2), (rows - 1, &self.to, Role::Accent)] {
            plot.tick((*score, middle(row)), 7.0, role, 3.0);
            line(&mut plot, row, name, &(words.value)(*score), true);
        }
        // The level carried from one row to the next.
        let mut level = self.from.1;
        for (i, (step, (begin, end))) in self.steps.iter().zip(&runs).enumerate() {
            let at = middle(i + 1);
            plot.line([(level, middle(i)), (level, at)], Role::Rule2, 0.7);
            plot.datum(u32::try_from(i).ok());
            if step.adds >= 0.0 {
                plot.block((*begin, at - 5.5), (*end, at + 5.5), step.role);
            } else {
                plot.block((*end, at - 5.5), (*begin, at + 5.5), Role::Paper);
                plot.outline((*end, at - 5.5), (*begin, at + 5.5), step.role, 1.4);
            }
            line(&mut plot, i + 1, &step.name, &(words.signed)(step.adds), false);
            plot.datum(None);
            level = *end;
        }
        plot.line(
            [(level, middle(rows - 2)), (level, middle(rows - 1))],
            Role::Rule2,
            0.7,
        );
        drop(plot);
        let mut table = vec![vec![self.from.0.clone(), (words.value)(self.from.1)]];
        table.extend(
            self.steps
                .iter()
                .map(|s| vec![s.name.clone(), (words.signed)(s.adds)]),
        );
        table.push(vec![self.to.0.clone(), (words.value)(self.to.1)]);
        Chart {
            scene: canvas.finish(),
            description: words.description.clone(),
            table: Table {
                columns: vec![words.part.to_owned(), words.points.to_owned()],
                rows: table,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words<'a>() -> Words<'a> {
        Words {
            part: "part",
            points: "points",
            value: &|v| format!("{v:.1}"),
            signed: &|v| format!("{v:+.1}"),
            description: String::new(),
        }
    }

    fn fall(adds: &[f64]) -> Waterfall {
        Waterfall {
            from: ("B".into(), 40.0),
            to: ("A".into(), 40.0 + adds.iter().sum::<f64>()),
            steps: adds
                .iter()
                .map(|a| Step {
                    name: "part".into(),
                    adds: *a,
                    role: Role::Enable,
                })
                .collect(),
        }
    }

    #[test]
    fn each_step_begins_where_the_last_one_ended() {
        assert_eq!(fall(&[2.0, -1.0]).runs(), [(40.0, 42.0), (42.0, 41.0)]);
    }

    #[test]
    fn the_table_leads_from_one_score_over_every_part_to_the_other() {
        let chart = fall(&[2.0, -1.0]).draw(400.0, &words());
        let figures: Vec<&str> = chart.table.rows.iter().map(|r| r[1].as_str()).collect();
        assert_eq!(figures, ["40.0", "+2.0", "-1.0", "41.0"]);
    }

    proptest! {
        #[test]
        fn drawing_never_fails(adds in prop::collection::vec(-30.0f64..30.0, 0..14), width in 1.0f64..900.0) {
            let chart = fall(&adds).draw(width, &words());
            prop_assert_eq!(chart.table.rows.len(), adds.len() + 2);
        }
    }
}
