//! A plot inside a frame: plotters' coordinates with the few marks that our charts are made of.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use crate::backend::{FINE, Pen, SceneBackend, Sheet};
use crate::{Anchor, Role, Scene};

/// Most of a side that labels may take: names that are longer would lie on the marks.
const LABELS: f64 = 0.66;

/// Room around the plot for labels, in units.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inset {
    /// Above.
    pub top: f64,
    /// Right.
    pub right: f64,
    /// Below.
    pub bottom: f64,
    /// Left.
    pub left: f64,
}

impl Inset {
    /// Made smaller where less than a third of the canvas would be left for the plot.
    fn within(self, (width, height): (f64, f64)) -> Self {
        let fit = |a: f64, b: f64, room: f64| (LABELS * room / (a + b).max(1e-9)).min(1.0);
        let (x, y) = (
            fit(self.left, self.right, width),
            fit(self.top, self.bottom, height),
        );
        Self {
            top: self.top * y,
            right: self.right * x,
            bottom: self.bottom * y,
            left: self.left * x,
        }
    }
}

type Ctx<'a> = ChartContext<'a, SceneBackend, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A sheet with plotters' root area over it.
pub struct Canvas {
    sheet: Sheet,
    size: (f64, f64),
    root: DrawingArea<SceneBackend, Shift>,
}

/// A coordinate system on a canvas; the y axis points upwards.
pub struct Plot<'a> {
    sheet: Sheet,
    root: &'a DrawingArea<SceneBackend, Shift>,
    chart: Option<Ctx<'a>>,
    x: (f64, f64),
    y: (f64, f64),
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// Colour.
    pub role: Role,
    /// Size in units.
    pub size: f64,
    /// Semibold.
    pub strong: bool,
    /// Which end its position is.
    pub anchor: Anchor,
    /// Halo of the ground behind it.
    pub halo: bool,
}

impl Label {
    /// A label of 11 units in second ink, anchored in the middle.
    pub const PLAIN: Self = Self {
        role: Role::Ink2,
        size: 11.0,
        strong: false,
        anchor: Anchor::Middle,
        halo: false,
    };

    /// The same in semibold ink.
    pub const STRONG: Self = Self {
        role: Role::Ink,
        strong: true,
        ..Self::PLAIN
    };

    /// With another anchor.
    pub const fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// In another role.
    pub const fn in_role(self, role: Role) -> Self {
        Self { role, ..self }
    }
}

/// A finite range with some width: what is constant gets half a unit on either side (or a
/// hundredth of its size), what is not finite becomes 0..1.
pub fn span(low: f64, high: f64) -> (f64, f64) {
    const MOST: f64 = 1e15;
    if !low.is_finite() || !high.is_finite() {
        return (0.0, 1.0);
    }
    let (low, high) = (low.min(high).clamp(-MOST, MOST), low.max(high).clamp(-MOST, MOST));
    let least = (low.abs().max(high.abs()) * 1e-9).max(1e-12);
    if high - low > least {
        return (low, high);
    }
    let half = (low.abs() * 0.01).max(0.5);
    (low - half, high + half)
}

/// The range of finite values, `None` where there are none.
pub fn extent(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .into_iter()
        .filter(|v| v.is_finite())
        .fold(None, |range, v| match range {
            None => Some((v, v)),
            Some((low, high)) => Some((low.min(v), high.max(v))),
        })
}

impl Canvas {
    /// A canvas of a size in units; at least one unit each way.
    pub fn new(width: f64, height: f64) -> Self {
        let side = |n: f64| {
            if n.is_finite() {
                n.clamp(1.0, 10_000.0)
            } else {
                1.0
            }
        };
        let size = (side(width), side(height));
        let sheet = Sheet::new(size.0, size.1);
        let root = SceneBackend::new(sheet.clone()).into_drawing_area();
        Self { sheet, size, root }
    }

    /// A coordinate system over part of the canvas.
    pub fn plot(&self, x: (f64, f64), y: (f64, f64), inset: Inset) -> Plot<'_> {
        let (x, y) = (span(x.0, x.1), span(y.0, y.1));
        let inset = inset.within(self.size);
        let fine = |n: f64| (n * FINE).floor() as i32;
        let chart = ChartBuilder::on(&self.root)
            .margin_top(fine(inset.top))
            .margin_bottom(fine(inset.bottom))
            .margin_left(fine(inset.left))
            .margin_right(fine(inset.right))
            .build_cartesian_2d(x.0..x.1, y.0..y.1)
            .ok();
        Plot {
            sheet: self.sheet.clone(),
            root: &self.root,
            chart,
            x,
            y,
        }
    }

    /// The scene.
    pub fn finish(self) -> Scene {
        drop(self.root);
        self.sheet.take()
    }
}

fn stroke(role: Role, width: f64) -> ShapeStyle {
    ShapeStyle {
        color: role.to_rgba(),
        filled: false,
        stroke_width: (width * FINE).round().max(1.0) as u32,
    }
}

fn fill(role: Role, opacity: f64) -> ShapeStyle {
    role.mix(opacity).filled()
}

impl Plot<'_> {
    /// Sets what the next marks belong to.
    pub fn datum(&self, datum: Option<u32>) {
        self.sheet.set_pen(Pen {
            datum,
            ..Pen::default()
        });
    }

    fn clamp(&self, p: (f64, f64)) -> (f64, f64) {
        let into = |v: f64, r: (f64, f64)| if v.is_finite() { v.clamp(r.0, r.1) } else { r.0 };
        (into(p.0, self.x), into(p.1, self.y))
    }

    /// Where a point lies on the canvas, in units.
    pub fn place(&self, p: (f64, f64)) -> (f64, f64) {
        let Some(chart) = &self.chart else {
            return (0.0, 0.0);
        };
        let (x, y) = chart.backend_coord(&self.clamp(p));
        (f64::from(x) / FINE, f64::from(y) / FINE)
    }

    // Nothing below can fail on our backend; what plotters refuses (a layout without room) is not
    // drawn, and the description and the table still say everything.

    /// A line through points.
    pub fn line(&mut self, points: impl IntoIterator<Item = (f64, f64)>, role: Role, width: f64) {
        let points: Vec<_> = points.into_iter().map(|p| self.clamp(p)).collect();
        if points.len() < 2 {
            return;
        }
        if let Some(chart) = &mut self.chart {
            let _ = chart.draw_series(std::iter::once(PathElement::new(points, stroke(role, width))));
        }
    }

    /// A dashed line between two points.
    pub fn dashed(&mut self, from: (f64, f64), to: (f64, f64), role: Role, width: f64, dash: f64) {
        self.sheet.set_pen(Pen {
            dash,
            ..Pen::default()
        });
        self.line([from, to], role, width);
        self.sheet.set_pen(Pen::default());
    }

    /// A filled area with these corners.
    pub fn area(&mut self, points: impl IntoIterator<Item = (f64, f64)>, role: Role, opacity: f64) {
        let points: Vec<_> = points.into_iter().map(|p| self.clamp(p)).collect();
        if points.len() < 3 {
            return;
        }
        if let Some(chart) = &mut self.chart {
            let _ = chart.draw_series(std::iter::once(Polygon::new(points, fill(role, opacity))));
        }
    }

    /// A filled rectangle between two corners.
    pub fn block(&mut self, a: (f64, f64), b: (f64, f64), role: Role) {
        let (a, b) = (self.clamp(a), self.clamp(b));
        if let Some(chart) = &mut self.chart {
            let _ = chart.draw_series(std::iter::once(Rectangle::new([a, b], fill(role, 1.0))));
        }
    }

    /// The outline of a rectangle.
    pub fn outline(&mut self, a: (f64, f64), b: (f64, f64), role: Role, width: f64) {
        let (a, b) = (self.clamp(a), self.clamp(b));
        if let Some(chart) = &mut self.chart {
            let _ = chart.draw_series(std::iter::once(Rectangle::new([a, b], stroke(role, width))));
        }
    }

    /// A dot with a radius in units.
    pub fn dot(&mut self, at: (f64, f64), radius: f64, role: Role, opacity: f64) {
        let at = self.clamp(at);
        let radius = (radius * FINE).round() as i32;
        if let Some(chart) = &mut self.chart {
            let _ = chart.draw_series(std::iter::once(Circle::new(at, radius, fill(role, opacity))));
        }
    }

    /// A ring with a radius in units.
    pub fn ring(&mut self, at: (f64, f64), radius: f64, role: Role, width: f64) {
        let at = self.clamp(at);
        let radius = (radius * FINE).round() as i32;
        if let Some(chart) = &mut self.chart {
            let _ = chart.draw_series(std::iter::once(Circle::new(at, radius, stroke(role, width))));
        }
    }

    /// An upright tick on a point, so many units up and down.
    pub fn tick(&mut self, at: (f64, f64), half: f64, role: Role, width: f64) {
        let (x, y) = self.place(at);
        let fine = |n: f64| (n * FINE).round() as i32;
        let points = vec![(fine(x), fine(y - half)), (fine(x), fine(y + half))];
        let _ = self.root.draw(&PathElement::new(points, stroke(role, width)));
    }

    /// A text at a point, moved by so many units.
    pub fn text(&self, at: (f64, f64), shift: (f64, f64), text: &str, label: Label) {
        let (x, y) = self.place(at);
        self.sheet.set_pen(Pen {
            halo: label.halo,
            ..Pen::default()
        });
        let fine = |n: f64| (n * FINE).round() as i32;
        let weight = if label.strong {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let font = FontDesc::new(FontFamily::SansSerif, label.size * FINE, weight);
        let h = match label.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle::from(font)
            .color(&label.role)
            .pos(Pos::new(h, VPos::Center));
        let place = (fine(x + shift.0), fine(y + shift.1));
        let _ = self.root.draw(&Text::new(text.to_owned(), place, style));
        self.sheet.set_pen(Pen::default());
    }
}
