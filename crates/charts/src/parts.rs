//! What a change is made of: for each unit the parts stacked from zero, those that raise to one side,
//! those that lower to the other, and a dot where they end: the whole change.

use crate::frame::{Canvas, Inset, Label, extent};
use crate::metrics;
use crate::{Anchor, Chart, Role, Table};

/// A unit's change.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// Name.
    pub name: String,
    /// Parts in the order of the words; they sum to the change.
    pub parts: Vec<f64>,
}

/// Words and number formats of the caller.
pub struct Words<'a> {
    /// Head of the names.
    pub unit: &'a str,
    /// Names of the parts with their colours.
    pub parts: &'a [(String, Role)],
    /// Head of the whole change.
    pub whole: &'a str,
    /// Writes an amount with its sign.
    pub signed: &'a dyn Fn(f64) -> String,
    /// A sentence for the whole.
    pub description: String,
}

const ROW: f64 = 20.0;
/// Room above for the names of the parts, in units.
const HEAD: f64 = 22.0;
/// Room for the figures at the end, in units.
const FIGURES: f64 = 44.0;
/// Widest column of names, as a share of the width.
const NAMES: f64 = 0.4;

/// Draws the units in their order at a width in units.
pub fn draw(units: &[Parts], width: f64, words: &Words<'_>) -> Chart {
    let rows = units.len().max(1);
    let canvas = Canvas::new(width, ROW * rows as f64 + HEAD);
    let size = Label::PLAIN.size;
    let widest = units
        .iter()
        .map(|u| metrics::width(&u.name, size, false))
        .fold(0.0, f64::max);
    let inset = Inset {
        top: HEAD,
        left: (widest * 1.2 + 10.0).min(width * NAMES),
        right: FIGURES,
        ..Inset::default()
    };
    let reach = |u: &Parts, up: bool| -> f64 { u.parts.iter().filter(|p| (**p > 0.0) == up).sum() };
    let ends = units
        .iter()
        .flat_map(|u| [reach(u, true), reach(u, false)])
        .filter(|v| v.is_finite());
    let (low, high) = extent(ends.chain([0.0])).unwrap_or((0.0, 1.0));
    let (low, high) = if high - low > 0.0 {
        (low, high)
    } else {
        (-1.0, 1.0)
    };
    let mut plot = canvas.plot((low, high), (0.0, rows as f64), inset);
    // The key: each part by its name in its colour, side by side above the bars.
    let mut along = 0.0;
    for (name, role) in words.parts {
        let square = "■ ";
        let label = Label::PLAIN.in_role(*role).at(Anchor::Start);
        plot.text(
            (low, rows as f64),
            (along, -HEAD * 0.55),
            &format!("{square}{name}"),
            label,
        );
        along += metrics::width(name, size, false) * 1.2 + 26.0;
    }
    plot.line([(0.0, 0.0), (0.0, rows as f64)], Role::Rule, 1.0);
    for (i, unit) in units.iter().enumerate() {
        let middle = rows as f64 - i as f64 - 0.5;
        plot.datum(u32::try_from(i).ok());
        let (mut up, mut down) = (0.0, 0.0);
        for (part, (_, role)) in unit.parts.iter().zip(words.parts) {
            let at = if *part > 0.0 { &mut up } else { &mut down };
            if part.abs() > 0.0 && part.is_finite() {
                plot.block((*at, middle - 0.28), (*at + part, middle + 0.28), *role);
            }
            *at += part;
        }
        let whole: f64 = unit.parts.iter().sum();
        plot.dot((whole, middle), 3.6, Role::Ink, 1.0);
        let name = Label::PLAIN.in_role(Role::Ink).at(Anchor::Start);
        plot.text((low, middle), (-inset.left, 0.0), &unit.name, name);
        let figure = Label::PLAIN.in_role(Role::Ink).at(Anchor::End);
        plot.text((high, middle), (FIGURES, 0.0), &(words.signed)(whole), figure);
    }
    plot.datum(None);
    drop(plot);
    let columns = std::iter::once(words.unit.to_owned())
        .chain(words.parts.iter().map(|p| p.0.clone()))
        .chain([words.whole.to_owned()]);
    let row = |u: &Parts| {
        let parts = u.parts.iter().map(|p| (words.signed)(*p));
        let whole = (words.signed)(u.parts.iter().sum());
        std::iter::once(u.name.clone())
            .chain(parts)
            .chain([whole])
            .collect()
    };
    Chart {
        scene: canvas.finish(),
        description: words.description.clone(),
        table: Table {
            columns: columns.collect(),
            rows: units.iter().map(row).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shape;
    use proptest::prelude::*;

    fn drawn(units: &[Parts]) -> Chart {
        let parts = [
            ("method".to_owned(), Role::Accent),
            ("revision".to_owned(), Role::Ink2),
            ("real".to_owned(), Role::Rule2),
        ];
        let words = Words {
            unit: "economy",
            parts: &parts,
            whole: "change",
            signed: &|v| format!("{v:+.1}"),
            description: String::new(),
        };
        draw(units, 420.0, &words)
    }

    #[test]
    fn parts_that_lower_go_the_other_way_and_the_dot_is_the_sum() {
        let unit = Parts {
            name: "Kenya".into(),
            parts: vec![3.0, -1.0, 0.0],
        };
        let chart = drawn(&[unit]);
        assert_eq!(
            chart.table.rows,
            [["Kenya", "+3.0", "-1.0", "+0.0", "+2.0"]
                .map(str::to_owned)
                .to_vec()]
        );
        let dots = chart
            .scene
            .marks
            .iter()
            .filter(|m| matches!(m.shape, Shape::Circle { .. }))
            .count();
        assert_eq!(dots, 1);
    }

    proptest! {
        #[test]
        fn any_change_is_drawn(values in prop::collection::vec(prop::array::uniform3(-1e6f64..1e6), 0..12)) {
            let units: Vec<Parts> = values.iter().map(|p| Parts { name: "x".into(), parts: p.to_vec() }).collect();
            prop_assert_eq!(drawn(&units).table.rows.len(), units.len());
        }
    }
}
