//! A calendar of projects: work as a bar, dashes until the effect begins, and under the rows the
//! money of each year against its limit. Time is never mirrored.

use crate::frame::{Canvas, Inset, Label, Plot};
use crate::{Anchor, Chart, Role, Table};

/// One project.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Name, with the group's glyph.
    pub name: String,
    /// First year of work.
    pub start: i16,
    /// Years of work.
    pub duration: u8,
    /// Years from completion to the first effect.
    pub lag: u8,
    /// Colour of its group.
    pub role: Role,
}

/// State of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// First year of the axis.
    pub first: i16,
    /// Years on the axis.
    pub years: u16,
    /// Rows from the top.
    pub rows: Vec<Row>,
    /// Paid and limit in each year from the first on.
    pub money: Vec<(f64, f64)>,
}

/// Words and formats of the caller.
pub struct Words<'a> {
    /// Heads of the table: project, first year, last year of work, first year of effect.
    pub heads: [&'a str; 4],
    /// Writes a year.
    pub year: &'a dyn Fn(i16) -> String,
    /// Writes an amount.
    pub amount: &'a dyn Fn(f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

/// Height of a row, of the money and of the year labels, in units.
const ROW: f64 = 18.0;
const MONEY: f64 = 44.0;
const HEAD: f64 = 18.0;

impl Calendar {
    /// Height that the chart takes.
    pub fn height(&self) -> f64 {
        HEAD + ROW * self.rows.len() as f64 + if self.money.is_empty() { 0.0 } else { MONEY + 16.0 }
    }

    /// Draws the calendar at a width; names take `names` units of it.
    pub fn draw(&self, width: f64, names: f64, words: &Words<'_>) -> Chart {
        let height = self.height();
        let canvas = Canvas::new(width, height);
        let span = f64::from(self.years.max(1));
        let from = f64::from(self.first);
        let rows = self.rows.len() as f64;
        let inset = Inset {
            left: names,
            top: HEAD,
            ..Inset::default()
        };
        // The y axis points upwards, a row is one: row i of n lies between n − i − 1 and n − i, the
        // money below zero.
        let below = (height - HEAD) / ROW - rows;
        let mut plot = canvas.plot((from, from + span), (-below, rows.max(1.0 - below)), inset);
        for i in 0..=self.years {
            let x = from + f64::from(i);
            plot.line([(x, 0.0), (x, rows)], Role::Rule, 1.0);
            if i < self.years {
                let year = self.first.saturating_add(i16::try_from(i).unwrap_or(0));
                let label = Label::PLAIN;
                plot.text((x + 0.5, rows), (0.0, -5.0), &(words.year)(year), label);
            }
        }
        for (i, row) in self.rows.iter().enumerate() {
            let y = rows - i as f64 - 0.5;
            plot.datum(u32::try_from(i).ok());
            let (start, done, effect) = ends(row);
            let clip = |x: f64| x.clamp(from, from + span);
            plot.block((clip(start), y - 0.27), (clip(done), y + 0.27), row.role);
            if effect > done && done < from + span {
                plot.dashed((done, y), (clip(effect), y), row.role, 1.5, 2.0);
                plot.tick((clip(effect), y), 4.0, row.role, 1.5);
            }
            let label = Label::PLAIN.at(Anchor::End);
            plot.text((from, y), (-8.0, 4.0), &row.name, label);
        }
        plot.datum(None);
        if !self.money.is_empty() {
            self.foot(&mut plot, words);
        }
        drop(plot);
        Chart {
            scene: canvas.finish(),
            description: words.description.clone(),
            table: self.table(words),
        }
    }

    fn foot(&self, plot: &mut Plot<'_>, words: &Words<'_>) {
        let most = self
            .money
            .iter()
            .map(|(paid, limit)| paid.max(*limit))
            .fold(0.0, f64::max);
        let base = -MONEY / ROW;
        let at = |amount: f64| {
            base + if most > 0.0 {
                amount / most * (MONEY - 8.0) / ROW
            } else {
                0.0
            }
        };
        let from = f64::from(self.first);
        for (i, (paid, limit)) in self.money.iter().enumerate() {
            let x = from + i as f64;
            plot.block((x + 0.08, base), (x + 0.92, at(*paid)), Role::Ink2);
            plot.line(
                [(x + 0.02, at(*limit)), (x + 0.98, at(*limit))],
                Role::Accent,
                1.5,
            );
            plot.text(
                (x + 0.5, base),
                (0.0, 12.0),
                &(words.amount)(*paid),
                Label::STRONG,
            );
        }
        plot.line(
            [(from, base), (from + self.money.len() as f64, base)],
            Role::Ink,
            1.0,
        );
    }

    fn table(&self, words: &Words<'_>) -> Table {
        let year = |y: f64| (words.year)(y as i16);
        let rows = self.rows.iter().map(|row| {
            let (start, done, effect) = ends(row);
            vec![row.name.clone(), year(start), year(done - 1.0), year(effect)]
        });
        Table {
            columns: words.heads.map(str::to_owned).to_vec(),
            rows: rows.collect(),
        }
    }
}

/// Begin of work, its end, begin of the effect; in years.
fn ends(row: &Row) -> (f64, f64, f64) {
    let start = f64::from(row.start);
    let done = start + f64::from(row.duration);
    (start, done, done + f64::from(row.lag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shape;

    fn calendar() -> Calendar {
        let row = |start, lag| Row {
            name: "■ A".into(),
            start,
            duration: 2,
            lag,
            role: Role::Enable,
        };
        Calendar {
            first: 2027,
            years: 5,
            rows: vec![row(2027, 0), row(2028, 1)],
            money: vec![(1.0, 2.0), (2.0, 2.0)],
        }
    }

    fn drawn() -> Chart {
        calendar().draw(
            400.0,
            100.0,
            &Words {
                heads: ["project", "start", "end", "effect"],
                year: &|y| y.to_string(),
                amount: &|a| format!("{a:.1}"),
                description: "two projects".into(),
            },
        )
    }

    #[test]
    fn a_bar_is_as_long_as_the_work_and_only_a_lag_is_dashed() {
        let chart = drawn();
        let bars: Vec<f64> = chart
            .scene
            .marks
            .iter()
            .filter(|m| m.fill == Some(Role::Enable))
            .filter_map(|m| match &m.shape {
                Shape::Rect { size, .. } => Some(size.0),
                _ => None,
            })
            .collect();
        // Two of five years on 300 units.
        assert_eq!(bars.len(), 2);
        assert!(bars.iter().all(|w| (w - 120.0).abs() < 1.5), "{bars:?}");
        let dashed = chart
            .scene
            .marks
            .iter()
            .filter(|m| m.dash > 0.0 && m.stroke == Some(Role::Enable));
        assert_eq!(dashed.count(), 1);
    }

    #[test]
    fn the_table_says_when_work_ends_and_when_the_effect_begins() {
        assert_eq!(drawn().table.rows[1], ["■ A", "2028", "2029", "2031"]);
    }
}
