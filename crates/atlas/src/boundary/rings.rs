//! From arcs to rings and polygons.

use geo::{Area, Coord, LineString, Polygon};

use super::{ShapeRings, Topology, Transform};
use crate::{LonLat, equal_earth};

/// Index of an arc as a ring names it, and whether it runs backwards (TopoJSON's `~i`).
pub(crate) fn arc_of(named: i32) -> (usize, bool) {
    if named < 0 {
        (!named as usize, true)
    } else {
        (named as usize, false)
    }
}

impl Transform {
    /// Degrees of a grid position.
    pub fn degrees(&self, (x, y): (i32, i32)) -> LonLat {
        LonLat {
            lon: self.translate.0 + self.scale.0 * f64::from(x),
            lat: self.translate.1 + self.scale.1 * f64::from(y),
        }
    }

    /// Grid steps in 360 degrees.
    pub(crate) fn turn(&self) -> i32 {
        libm::round(360.0 / self.scale.0) as i32
    }
}

impl Topology {
    /// The positions of a ring in order, the last not repeating the first.
    pub fn ring(&self, arcs: &[i32]) -> Vec<(i32, i32)> {
        let mut out: Vec<(i32, i32)> = Vec::new();
        for named in arcs {
            let (index, backwards) = arc_of(*named);
            let Some(arc) = self.arcs.get(index) else {
                continue;
            };
            if backwards {
                out.extend(arc.iter().rev().take(arc.len().saturating_sub(1)));
            } else {
                out.extend(arc.iter().take(arc.len().saturating_sub(1)));
            }
        }
        out
    }

    /// The ring without a jump at ±180°: longitudes run on beyond it. A ring around a pole is closed along
    /// the pole.
    fn unwrapped(&self, arcs: &[i32]) -> Vec<LonLat> {
        let ring = self.ring(arcs);
        let turn = self.transform.turn();
        let mut shift = 0;
        let mut out = Vec::with_capacity(ring.len() + 3);
        let mut last: Option<i32> = None;
        for (x, y) in ring.iter().chain(ring.first()) {
            shift += last.map_or(0, |last| jump(last, *x, turn));
            last = Some(*x);
            out.push(self.transform.degrees((x + shift, *y)));
        }
        if shift != 0
            && let (Some(first), Some(end)) = (out.first().copied(), out.last().copied())
        {
            let pole = if first.lat < 0.0 { -90.0 } else { 90.0 };
            out.push(LonLat {
                lon: end.lon,
                lat: pole,
            });
            out.push(LonLat {
                lon: first.lon,
                lat: pole,
            });
        }
        out
    }

    /// The polygons of a shape in the plane of the Equal Earth projection (unit sphere), where planar areas
    /// are true areas; a polygon over ±180° continues beyond the map's edge.
    pub fn projected(&self, shape: &ShapeRings) -> Vec<Polygon<f64>> {
        let line = |arcs: &[i32]| {
            let points = self.unwrapped(arcs).into_iter().map(|at| {
                let (x, y) = equal_earth::project(at);
                Coord { x, y }
            });
            LineString::new(points.collect())
        };
        let polygon = |rings: &Vec<Vec<i32>>| {
            let mut lines = rings.iter().map(|ring| line(ring));
            Polygon::new(
                lines.next().unwrap_or_else(|| LineString::new(Vec::new())),
                lines.collect(),
            )
        };
        shape.polygons.iter().map(polygon).collect()
    }

    /// Twice the signed area of a ring in square degrees, positive when it runs counter-clockwise;
    /// a ring around a pole counts with its pole.
    pub(crate) fn orientation(&self, arcs: &[i32]) -> f64 {
        let points = self
            .unwrapped(arcs)
            .into_iter()
            .map(|at| Coord { x: at.lon, y: at.lat });
        Polygon::new(LineString::new(points.collect()), Vec::new()).signed_area()
    }
}

/// What to add to `to` so that the step from `from` is the short way round.
pub(crate) fn jump(from: i32, to: i32, turn: i32) -> i32 {
    let step = to - from;
    if step > turn / 2 {
        -turn
    } else if step < -turn / 2 {
        turn
    } else {
        0
    }
}
