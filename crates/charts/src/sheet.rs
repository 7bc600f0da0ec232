//! Small multiples as one picture: panels in rows under their headings, so that screen, print and
//! exported file show the same sheet; and letters on the blocks of another chart.

use crate::frame::{Canvas, Inset, Label};
use crate::{Anchor, Mark, Role, Scene, Shape};

/// A panel with its heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// What it shows, at the left.
    pub name: String,
    /// The effect, at the right, in the colour of the plan.
    pub effect: String,
    /// Picture.
    pub scene: Scene,
}

/// Room for a panel's heading, units.
pub const HEAD: f64 = 20.0;

/// Moves a mark.
fn moved(mark: &Mark, (dx, dy): (f64, f64)) -> Mark {
    let shift = |p: (f64, f64)| (p.0 + dx, p.1 + dy);
    let mut mark = mark.clone();
    match &mut mark.shape {
        Shape::Line { from, to } => {
            *from = shift(*from);
            *to = shift(*to);
        }
        Shape::Rect { at, .. } | Shape::Circle { at, .. } | Shape::Text { at, .. } => *at = shift(*at),
        Shape::Path(points) | Shape::Area(points) => {
            for p in points.iter_mut() {
                *p = shift(*p);
            }
        }
    }
    mark
}

/// Lays panels out in so many columns, `gap` units apart, each under a rule with its heading. All
/// panels take the size of the first. Without panels the sheet is empty.
pub fn grid(panels: &[Panel], columns: usize, gap: f64) -> Scene {
    let columns = columns.max(1);
    let Some(first) = panels.first() else {
        return Scene::default();
    };
    let (w, h) = (first.scene.width, first.scene.height + HEAD);
    let wide = columns.min(panels.len());
    let rows = panels.len().div_ceil(columns);
    let size = (
        wide as f64 * (w + gap) - gap,
        rows as f64 * (h + gap / 2.0) - gap / 2.0,
    );
    let canvas = Canvas::new(size.0, size.1);
    let corner = |i: usize| {
        (
            (i % columns) as f64 * (w + gap),
            (i / columns) as f64 * (h + gap / 2.0),
        )
    };
    {
        let mut plot = canvas.plot((0.0, size.0), (0.0, size.1), Inset::default());
        for (i, panel) in panels.iter().enumerate() {
            let (x, y) = corner(i);
            let up = |below: f64| size.1 - y - below;
            plot.line([(x, up(0.5)), (x + w, up(0.5))], Role::Ink, 1.0);
            plot.text(
                (x, up(11.0)),
                (0.0, 0.0),
                &panel.name,
                Label::STRONG.at(Anchor::Start),
            );
            let effect = Label::STRONG.at(Anchor::End).in_role(Role::LineWith);
            plot.text((x + w, up(11.0)), (0.0, 0.0), &panel.effect, effect);
        }
    }
    let mut scene = canvas.finish();
    for (i, panel) in panels.iter().enumerate() {
        let (x, y) = corner(i);
        scene
            .marks
            .extend(panel.scene.marks.iter().map(|m| moved(m, (x, y + HEAD))));
    }
    scene
}

/// Writes a glyph in the middle of every filled block that has a datum and room for it, in the
/// colour of the ground: a group's colour never stands alone.
pub fn letter(scene: &mut Scene, glyph: &dyn Fn(u32) -> Option<String>) {
    const SIZE: f64 = 9.0;
    let marks: Vec<Mark> = scene
        .marks
        .iter()
        .filter_map(|mark| {
            let Shape::Rect { at, size } = &mark.shape else {
                return None;
            };
            let text = glyph(mark.datum.filter(|_| mark.fill.is_some())?)?;
            (size.1 >= SIZE && size.0 >= SIZE).then(|| Mark {
                shape: Shape::Text {
                    at: (at.0 + size.0 / 2.0, at.1 + size.1 / 2.0 + SIZE * 0.36),
                    text,
                    anchor: Anchor::Middle,
                    size: SIZE,
                    strong: false,
                    halo: false,
                },
                fill: Some(Role::Paper),
                stroke: None,
                width: 0.0,
                dash: 0.0,
                opacity: 1.0,
                datum: None,
            })
        })
        .collect();
    scene.marks.extend(marks);
}
