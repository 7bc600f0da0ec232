//! What the next tiers ask for: for each foundation a line from 0 to its score, ending in a dot, over
//! ticks at the thresholds of the tiers. The weakest one carries the accent.

use crate::frame::{Canvas, Inset, Label};
use crate::metrics;
use crate::{Anchor, Chart, Role, Table};

/// A foundation on the ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// Name.
    pub name: String,
    /// Score 0..100; `None` where nothing is known.
    pub score: Option<f64>,
    /// Tier and threshold, ascending.
    pub thresholds: Vec<(u8, f64)>,
    /// It is the weakest.
    pub weakest: bool,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the column of names.
    pub part: &'a str,
    /// Head of the scores.
    pub score: &'a str,
    /// Head of the thresholds.
    pub thresholds: &'a str,
    /// Written where there is no score.
    pub missing: &'a str,
    /// Writes a score or a threshold.
    pub value: &'a dyn Fn(f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

/// Height of a row in units.
const ROW: f64 = 21.0;
/// Room above for the tiers' numbers, in units.
const HEAD: f64 = 15.0;
/// Room for the figures at the end, in units.
const FIGURES: f64 = 30.0;
/// Between the names and the lines; readers' fonts are up to a fifth wider than the table of widths.
const GAP: f64 = 10.0;
/// Widest column of names, as a share of the width.
const NAMES: f64 = 0.58;

/// Draws the rungs in their order at a width in units.
pub fn draw(rungs: &[Rung], width: f64, words: &Words<'_>) -> Chart {
    let rows = rungs.len().max(1);
    let canvas = Canvas::new(width, ROW * rows as f64 + HEAD);
    let size = Label::PLAIN.size;
    let widest = rungs
        .iter()
        .map(|r| metrics::width(&r.name, size, false))
        .fold(0.0, f64::max);
    let inset = Inset {
        top: HEAD,
        left: (widest * 1.2 + GAP).min(width * NAMES),
        right: FIGURES,
        ..Inset::default()
    };
    let mut plot = canvas.plot((0.0, 100.0), (0.0, rows as f64), inset);
    if let Some(first) = rungs.first() {
        for (tier, threshold) in &first.thresholds {
            let label = Label::PLAIN.at(Anchor::Middle);
            plot.text(
                (*threshold, rows as f64),
                (0.0, -HEAD * 0.5),
                &tier.to_string(),
                label,
            );
        }
    }
    for (i, rung) in rungs.iter().enumerate() {
        let middle = rows as f64 - i as f64 - 0.5;
        plot.datum(u32::try_from(i).ok());
        plot.line([(0.0, middle), (100.0, middle)], Role::Rule, 1.0);
        for (_, threshold) in &rung.thresholds {
            plot.tick((*threshold, middle), ROW * 0.2, Role::Rule2, 1.2);
        }
        let role = if rung.weakest { Role::Accent } else { Role::Ink };
        if let Some(score) = rung.score {
            plot.line([(0.0, middle), (score.clamp(0.0, 100.0), middle)], Role::Ink, 2.4);
            plot.dot((score, middle), 3.8, role, 1.0);
        }
        let name = Label::PLAIN.in_role(Role::Ink).at(Anchor::Start);
        plot.text((0.0, middle), (-inset.left, 0.0), &rung.name, name);
        let figure = rung.score.map_or_else(|| words.missing.to_owned(), words.value);
        let end = Label::PLAIN.in_role(role).at(Anchor::End);
        plot.text((100.0, middle), (FIGURES, 0.0), &figure, end);
    }
    plot.datum(None);
    drop(plot);
    let row = |r: &Rung| {
        let thresholds: Vec<String> = r.thresholds.iter().map(|(_, t)| (words.value)(*t)).collect();
        vec![
            r.name.clone(),
            r.score.map_or_else(|| words.missing.to_owned(), words.value),
            thresholds.join(" / "),
        ]
    };
    Chart {
        scene: canvas.finish(),
        description: words.description.clone(),
        table: Table {
            columns: [words.part, words.score, words.thresholds]
                .map(str::to_owned)
                .to_vec(),
            rows: rungs.iter().map(row).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shape;

    fn rung(name: &str, score: Option<f64>) -> Rung {
        Rung {
            name: name.into(),
            score,
            thresholds: vec![(1, 20.0), (2, 40.0)],
            weakest: false,
        }
    }

    fn drawn(rungs: &[Rung]) -> Chart {
        let words = Words {
            part: "part",
            score: "score",
            thresholds: "thresholds",
            missing: "none",
            value: &|v| format!("{v:.0}"),
            description: String::new(),
        };
        draw(rungs, 248.0, &words)
    }

    #[test]
    fn a_foundation_without_a_score_has_no_dot_and_says_so() {
        let chart = drawn(&[rung("a", Some(30.0)), rung("b", None)]);
        let dots = chart
            .scene
            .marks
            .iter()
            .filter(|m| matches!(m.shape, Shape::Circle { .. }));
        assert_eq!(dots.count(), 1);
        assert_eq!(chart.table.rows[1], ["b", "none", "20 / 40"]);
    }

    #[test]
    fn the_higher_score_ends_further_along() {
        let chart = drawn(&[rung("a", Some(30.0)), rung("b", Some(60.0))]);
        let dots: Vec<f64> = chart
            .scene
            .marks
            .iter()
            .filter_map(|m| {
                if let Shape::Circle { at, .. } = m.shape {
                    Some(at.0)
                } else {
                    None
                }
            })
            .collect();
        assert!(dots[0] < dots[1]);
    }

    #[test]
    fn no_foundation_draws_nothing_and_does_not_fail() {
        assert!(drawn(&[]).table.rows.is_empty());
    }
}
