//! Shapes as SVG paths.

use std::fmt::Write;

use geo::{Area, Centroid, Contains, Coord, InteriorPoint, LineString, Polygon};

use super::viewport::{Frame, Viewport, pixels, tenths};
use super::{Tenths, arcs};
use crate::Iso3;
use crate::boundary::{ShapeRings, Topology};

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// One shape of the map, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct MapShape {
    /// Economy; `None` for an area without an ISO code.
    pub economy: Option<Iso3>,
    /// ISO code, or Natural Earth's.
    pub code: String,
    /// English name.
    pub name: String,
    /// Draw dashed.
    pub disputed: bool,
    /// SVG path data, relative, in tenths of a pixel; never empty.
    pub d: String,
    /// Extent.
    pub bbox: Bounds,
    /// A point inside the largest part, for a label or a dot.
    pub label: (f64, f64),
    /// Area in square pixels; under a few, draw a dot at the label too.
    pub area_px: f64,
    /// Closed lines, in tenths of a pixel; even-odd.
    pub(crate) lines: Vec<Vec<Tenths>>,
}

impl MapShape {
    /// The closed lines in pixels, each with whether it is cut out of the shape: a hole runs against
    /// its outer line.
    pub fn rings(&self) -> Vec<(Vec<(f64, f64)>, bool)> {
        let whole: i64 = self.lines.iter().map(|line| twice_area(line)).sum();
        self.lines
            .iter()
            .map(|line| {
                let points = line.iter().map(|p| pixels(*p)).collect();
                (points, twice_area(line).signum() * whole.signum() < 0)
            })
            .collect()
    }
}

/// Projects all shapes but Antarctica.
pub fn map_paths(topology: &Topology, viewport: &Viewport) -> Vec<MapShape> {
    let frame = viewport.frame();
    let antarctica = Iso3::new("ATA");
    let drawn: Vec<arcs::Pieces> = topology
        .arcs
        .iter()
        .map(|arc| arcs::draw(topology, arc, &frame))
        .collect();
    let shapes = topology
        .shapes
        .iter()
        .filter(|s| antarctica.is_none() || s.economy != antarctica);
    shapes
        .map(|shape| draw(topology, shape, &drawn, &frame))
        .collect()
}

fn draw(topology: &Topology, shape: &ShapeRings, drawn: &[arcs::Pieces], frame: &Frame) -> MapShape {
    let middle = frame.middle;
    let mut lines: Vec<Vec<Tenths>> = Vec::new();
    let mut largest: Option<(f64, Polygon<f64>)> = None;
    for polygon in &shape.polygons {
        let outer: Vec<_> = polygon
            .first()
            .map(|ring| arcs::close(drawn, ring, middle))
            .unwrap_or_default();
        let holes: Vec<_> = polygon
            .iter()
            .skip(1)
            .flat_map(|ring| arcs::close(drawn, ring, middle))
            .collect();
        for line in &outer {
            let inner = holes.iter().map(|hole| line_string(hole)).collect();
            let candidate = Polygon::new(line_string(line), inner);
            let area = candidate.unsigned_area();
            if largest.as_ref().is_none_or(|(found, _)| area > *found) {
                largest = Some((area, candidate));
            }
        }
        lines.extend(outer);
        lines.extend(holes);
    }
    if lines.is_empty() {
        lines.push(speck(topology, shape, frame));
    }
    let label = largest
        .and_then(|(_, polygon)| label_point(&polygon))
        .or_else(|| lines.first()?.first().map(|p| pixels(*p)))
        .unwrap_or((0.0, 0.0));
    let mut d = String::new();
    for line in &lines {
        write_line(&mut d, line, true);
    }
    MapShape {
        economy: shape.economy,
        code: shape.code.clone(),
        name: shape.name.clone(),
        disputed: shape.disputed,
        d,
        bbox: bounds(&lines),
        label,
        area_px: area(&lines),
        lines,
    }
}

/// A triangle a tenth of a pixel wide for a shape that is smaller than the map can show.
fn speck(topology: &Topology, shape: &ShapeRings, frame: &Frame) -> Vec<Tenths> {
    let ring = shape.polygons.first().and_then(|p| p.first());
    let start = ring.and_then(|ring| topology.ring(ring).first().copied());
    let at = start.map_or((0.0, 0.0), |point| {
        frame.project(topology.transform.degrees(point))
    });
    let (x, y) = tenths(at);
    vec![(x, y), (x + 1, y), (x, y + 1)]
}

/// The centroid where it lies inside, else a point in the widest stretch at half height.
pub(crate) fn label_point(polygon: &Polygon<f64>) -> Option<(f64, f64)> {
    let centroid = polygon.centroid().filter(|point| polygon.contains(point));
    let point = centroid.or_else(|| polygon.interior_point())?;
    Some((point.x(), point.y()))
}

fn line_string(line: &[Tenths]) -> LineString<f64> {
    let coords = line.iter().map(|p| {
        let (x, y) = pixels(*p);
        Coord { x, y }
    });
    LineString::new(coords.collect())
}

/// Area of lines under the even-odd rule, where holes run against their outer line.
fn area(lines: &[Vec<Tenths>]) -> f64 {
    let twice: i64 = lines.iter().map(|line| twice_area(line)).sum();
    twice.abs() as f64 / 200.0
}

/// Twice the signed area of a closed line, in square tenths of a pixel.
fn twice_area(line: &[Tenths]) -> i64 {
    let next = line.iter().cycle().skip(1);
    line.iter()
        .zip(next)
        .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
        .sum()
}

pub(crate) fn bounds(lines: &[Vec<Tenths>]) -> Bounds {
    let mut found = Bounds {
        left: f64::INFINITY,
        top: f64::INFINITY,
        right: f64::NEG_INFINITY,
        bottom: f64::NEG_INFINITY,
    };
    for (x, y) in lines.iter().flatten().map(|p| pixels(*p)) {
        found.left = found.left.min(x);
        found.top = found.top.min(y);
        found.right = found.right.max(x);
        found.bottom = found.bottom.max(y);
    }
    found
}

/// Writes `M x y l dx dy …` (and `z`); differences of tenths are exact, so a line never drifts.
pub(crate) fn write_line(d: &mut String, line: &[Tenths], closed: bool) {
    let mut points = line.iter();
    let Some(first) = points.next() else {
        return;
    };
    d.push('M');
    tenth(d, first.0, false);
    tenth(d, first.1, true);
    let mut last = *first;
    for (index, point) in points.enumerate() {
        if index == 0 {
            d.push('l');
        }
        tenth(d, point.0 - last.0, index > 0);
        tenth(d, point.1 - last.1, true);
        last = *point;
    }
    if closed {
        d.push('z');
    }
}

/// A number of tenths as short as SVG allows: `-.5`, `12`, `3.4`.
fn tenth(d: &mut String, value: i32, spaced: bool) {
    if spaced && value >= 0 {
        d.push(' ');
    }
    if value < 0 {
        d.push('-');
    }
    let (whole, part) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    // Writing to a string cannot fail.
    let _ = match (whole, part) {
        (whole, 0) => write!(d, "{whole}"),
        (0, part) => write!(d, ".{part}"),
        (whole, part) => write!(d, "{whole}.{part}"),
    };
}
