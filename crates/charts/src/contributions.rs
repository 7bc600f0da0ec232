//! Contributions to a score: for each part the outline of what could be had, filled with what was
//! obtained, a tick at the peers' median, and both figures. What is obtained sums to the score.

use crate::frame::{Canvas, Inset, Label};
use crate::metrics;
use crate::{Anchor, Chart, Role, Table};

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Name with its glyph.
    pub name: String,
    /// Points that could be had.
    pub available: f64,
    /// Points obtained, 0 to `available`.
    pub obtained: f64,
    /// Median of what the peers obtained, where there are any.
    pub peers: Option<f64>,
    /// Colour of its pillar.
    pub role: Role,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the column of names.
    pub part: &'a str,
    /// Head of what was obtained.
    pub obtained: &'a str,
    /// Head of what was available.
    pub available: &'a str,
    /// Head of the peers' median.
    pub peers: &'a str,
    /// Writes points.
    pub value: &'a dyn Fn(f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

/// Height of a row in units.
const ROW: f64 = 23.0;
/// Room for the figures at the right, in units.
const FIGURES: f64 = 66.0;
/// Between the names and the bars: readers' fonts are up to a tenth wider than the table of widths.
const GAP: f64 = 34.0;
/// Widest column of names, as a share of the width.
const NAMES: f64 = 0.46;

/// A name's glyph with the space after it, and the rest; no glyph: the name whole.
fn marked(name: &str) -> (&str, &str) {
    match name.split_once(' ') {
        Some((mark, _)) if mark.chars().count() == 1 && !mark.chars().all(char::is_alphanumeric) => {
            name.split_at(mark.len() + 1)
        }
        _ => ("", name),
    }
}

/// Draws the parts in their order at a width in units.
pub fn draw(parts: &[Part], width: f64, words: &Words<'_>) -> Chart {
    let rows = parts.len();
    let canvas = Canvas::new(width, ROW * rows.max(1) as f64);
    let size = Label::PLAIN.size;
    let widest = parts
        .iter()
        .map(|p| metrics::width(&p.name, size, false))
        .fold(0.0, f64::max);
    let inset = Inset {
        left: (widest + GAP).min(width * NAMES),
        right: FIGURES,
        ..Inset::default()
    };
    let scale = parts.iter().map(|p| p.available).fold(0.0, f64::max);
    let scale = if scale > 0.0 { scale } else { 1.0 };
    let mut plot = canvas.plot((0.0, scale), (0.0, rows.max(1) as f64), inset);
    let figures = |part: &Part| {
        format!(
            "{} / {}",
            (words.value)(part.obtained),
            (words.value)(part.available)
        )
    };
    for (i, part) in parts.iter().enumerate() {
        let middle = rows as f64 - i as f64 - 0.5;
        plot.datum(u32::try_from(i).ok());
        let (low, high) = (middle - 0.25, middle + 0.25);
        plot.block((0.0, low), (part.obtained.clamp(0.0, scale), high), part.role);
        plot.outline(
            (0.0, low),
            (part.available.clamp(0.0, scale), high),
            Role::Rule2,
            1.0,
        );
        if let Some(median) = part.peers {
            plot.tick((median, middle), ROW * 0.38, Role::Ink, 2.0);
        }
        // The glyph is the group's mark: it wears the group's colour, the name is ink.
        let (mark, name) = marked(&part.name);
        let label = Label::PLAIN.at(Anchor::Start);
        let ahead = metrics::width(mark, size, false);
        plot.text((0.0, middle), (-inset.left, 0.0), mark, label.in_role(part.role));
        plot.text(
            (0.0, middle),
            (ahead - inset.left, 0.0),
            name,
            label.in_role(Role::Ink),
        );
        plot.text(
            (scale, middle),
            (FIGURES, 0.0),
            &figures(part),
            Label::PLAIN.in_role(Role::Ink).at(Anchor::End),
        );
    }
    plot.datum(None);
    drop(plot);
    let row = |p: &Part| {
        vec![
            p.name.clone(),
            (words.value)(p.obtained),
            (words.value)(p.available),
            p.peers.map_or_else(String::new, words.value),
        ]
    };
    Chart {
        scene: canvas.finish(),
        description: words.description.clone(),
        table: Table {
            columns: [words.part, words.obtained, words.available, words.peers]
                .map(str::to_owned)
                .to_vec(),
            rows: parts.iter().map(row).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shape;

    fn part(name: &str, available: f64, obtained: f64) -> Part {
        Part {
            name: name.into(),
            available,
            obtained,
            peers: Some(obtained / 2.0),
            role: Role::Enable,
        }
    }

    fn words<'a>() -> Words<'a> {
        Words {
            part: "part",
            obtained: "obtained",
            available: "available",
            peers: "peers",
            value: &|v| format!("{v:.1}"),
            description: String::new(),
        }
    }

    #[test]
    fn a_glyph_is_told_from_its_name_and_a_plain_name_stays_whole() {
        assert_eq!(marked("■ Compute"), ("■ ", "Compute"));
        assert_eq!(marked("A part"), ("", "A part"));
        assert_eq!(marked("Data"), ("", "Data"));
    }

    #[test]
    fn a_fill_never_leaves_its_outline_and_the_table_has_every_part() {
        let parts = [part("a", 10.0, 4.0), part("b", 5.0, 5.0), part("c", 2.0, 0.0)];
        let chart = draw(&parts, 300.0, &words());
        let widths = |filled: bool| -> Vec<f64> {
            let rects = chart.scene.marks.iter().filter(|m| m.fill.is_some() == filled);
            rects
                .filter_map(|m| {
                    if let Shape::Rect { size, .. } = m.shape {
                        Some(size.0)
                    } else {
                        None
                    }
                })
                .collect()
        };
        for (fill, outline) in widths(true).iter().zip(widths(false)) {
            assert!(*fill <= outline + 0.2, "{fill} {outline}");
        }
        assert_eq!(chart.table.rows.len(), 3);
        assert_eq!(chart.table.rows[0], ["a", "4.0", "10.0", "2.0"]);
    }

    #[test]
    fn no_part_draws_nothing_and_does_not_fail() {
        assert!(draw(&[], 300.0, &words()).table.rows.is_empty());
    }
}
