//! Which economy a pointer means.
//!
//! The rule, in this order:
//! 1. a small shape (under [`SMALL_AREA_PX`]) whose area or label is within [`SMALL_REACH`] of the
//!    pointer: it is drawn on top as a dot, so it wins over a large shape that contains the pointer;
//!    of several the nearest, then the smallest;
//! 2. the shape that contains the pointer; of several the smallest. An area without a code contains too and
//!    then means no economy: pointing at it must not name a neighbour;
//! 3. the nearest shape within the reach asked for, then the smallest.
//!
//! Equal in everything, the first code wins. Fast: boxes around shapes and lines rule out most of the
//! work; the plain search over everything stands in the tests and agrees.

use super::paths::{Bounds, MapShape, bounds};
use super::viewport::pixels;
use crate::Iso3;

/// Shapes under this area in square pixels are small: two pixels wide (on the 900-pixel map about
/// 6,000 km²), hidden under the dot that marks them.
pub const SMALL_AREA_PX: f64 = 4.0;
/// How far from a small shape or its label the pointer may be to mean it over what contains it, as a share of
/// the whole reach: 2.4 pixels, the radius of the dot, of 20. A share, so that a zoomed map, which asks
/// for a shorter reach in map pixels, keeps the rule in screen pixels.
pub const SMALL_REACH: f64 = 0.12;

struct Line {
    bounds: Bounds,
    points: Vec<(f64, f64)>,
}

struct Target {
    economy: Option<Iso3>,
    bounds: Bounds,
    label: (f64, f64),
    area: f64,
    lines: Vec<Line>,
}

/// The shapes of a map, ready to be pointed at.
pub struct HitMap {
    targets: Vec<Target>,
}

impl HitMap {
    /// Takes shapes as [`map_paths`](super::map_paths) gives them.
    pub fn new(shapes: &[MapShape]) -> Self {
        let line = |line: &Vec<super::Tenths>| Line {
            bounds: bounds(std::slice::from_ref(line)),
            points: line.iter().map(|p| pixels(*p)).collect(),
        };
        let target = |shape: &MapShape| Target {
            economy: shape.economy,
            bounds: shape.bbox,
            label: shape.label,
            area: shape.area_px,
            lines: shape.lines.iter().map(line).collect(),
        };
        Self {
            targets: shapes.iter().map(target).collect(),
        }
    }

    /// The economy meant by a pointer at (x, y), at most `max_px` away; the screens use 20.
    pub fn nearest(&self, x: f64, y: f64, max_px: f64) -> Option<Iso3> {
        self.nearest_shape(x, y, max_px)
            .and_then(|i| self.targets.get(i)?.economy)
    }

    /// As [`HitMap::nearest`], as a position in the shapes given; areas without a code included.
    pub fn nearest_shape(&self, x: f64, y: f64, max_px: f64) -> Option<usize> {
        let at = (x, y);
        let small = self.least(at, max_px * SMALL_REACH, |t| t.area < SMALL_AREA_PX, true);
        let containing = || self.least(at, 0.0, |_| true, false);
        small
            .or_else(containing)
            .or_else(|| self.least(at, max_px, |_| true, false))
    }

    /// The nearest target within `reach`, then the smallest, then the first.
    fn least(
        &self,
        at: (f64, f64),
        reach: f64,
        wanted: impl Fn(&Target) -> bool,
        labels: bool,
    ) -> Option<usize> {
        let mut best: Option<(f64, f64, usize)> = None;
        for (index, target) in self.targets.iter().enumerate().filter(|(_, t)| wanted(t)) {
            let limit = best.map_or(reach, |(d, ..)| d);
            let to_label = if labels {
                distance(at, target.label)
            } else {
                f64::INFINITY
            };
            if gap(at, &target.bounds) > limit && to_label > limit {
                continue;
            }
            let found = target.distance(at, limit).min(to_label);
            let better = best.is_none_or(|(d, area, _)| (found, target.area) < (d, area));
            if found <= reach && better {
                best = Some((found, target.area, index));
            }
        }
        best.map(|(.., index)| index)
    }
}

impl Target {
    /// Distance to the area, 0 inside; exact up to `limit`, beyond it any larger number.
    fn distance(&self, at: (f64, f64), limit: f64) -> f64 {
        let mut inside = false;
        let mut least = f64::INFINITY;
        for line in &self.lines {
            let b = &line.bounds;
            let crossing = at.1 >= b.top && at.1 <= b.bottom && at.0 <= b.right;
            let close = gap(at, b) <= limit.min(least);
            if crossing && at.0 >= b.left {
                inside ^= crosses(at, &line.points);
            }
            if close {
                least = least.min(to_line(at, &line.points));
            }
        }
        if inside { 0.0 } else { least }
    }
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    (dx * dx + dy * dy).sqrt()
}

/// Distance to a rectangle, 0 inside.
fn gap(at: (f64, f64), b: &Bounds) -> f64 {
    let dx = (b.left - at.0).max(at.0 - b.right).max(0.0);
    let dy = (b.top - at.1).max(at.1 - b.bottom).max(0.0);
    (dx * dx + dy * dy).sqrt()
}

fn sides(points: &[(f64, f64)]) -> impl Iterator<Item = ((f64, f64), (f64, f64))> {
    points.iter().copied().zip(points.iter().copied().cycle().skip(1))
}

/// Is the point inside the closed line (ray to the right, even-odd)?
fn crosses(at: (f64, f64), points: &[(f64, f64)]) -> bool {
    let hit = |(a, b): &((f64, f64), (f64, f64))| {
        (a.1 > at.1) != (b.1 > at.1) && at.0 < a.0 + (at.1 - a.1) / (b.1 - a.1) * (b.0 - a.0)
    };
    sides(points).filter(hit).count() % 2 == 1
}

fn to_line(at: (f64, f64), points: &[(f64, f64)]) -> f64 {
    let to_side = |(a, b): ((f64, f64), (f64, f64))| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx * dx + dy * dy;
        let along = (at.0 - a.0) * dx + (at.1 - a.1) * dy;
        let share = if length > 0.0 {
            (along / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        distance(at, (a.0 + share * dx, a.1 + share * dy))
    };
    sides(points).map(to_side).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Tenths;
    use proptest::prelude::*;

    /// The same rule without boxes.
    fn slow(map: &HitMap, at: (f64, f64), max_px: f64) -> Option<usize> {
        let full = |t: &Target| {
            let inside = t.lines.iter().filter(|l| crosses(at, &l.points)).count() % 2 == 1;
            let edge = t
                .lines
                .iter()
                .map(|l| to_line(at, &l.points))
                .fold(f64::INFINITY, f64::min);
            if inside { 0.0 } else { edge }
        };
        let pick = |reach: f64, found: Vec<(f64, usize)>| {
            let key = |f: &(f64, usize)| (f.0, map.targets[f.1].area);
            let within = found.into_iter().filter(|f| f.0 <= reach);
            within
                .min_by(|a, b| key(a).partial_cmp(&key(b)).unwrap())
                .map(|f| f.1)
        };
        let all: Vec<(f64, usize)> = map
            .targets
            .iter()
            .enumerate()
            .map(|(i, t)| (full(t), i))
            .collect();
        let small = map
            .targets
            .iter()
            .enumerate()
            .filter(|(_, t)| t.area < SMALL_AREA_PX);
        let small = small
            .map(|(i, t)| (full(t).min(distance(at, t.label)), i))
            .collect();
        pick(max_px * SMALL_REACH, small)
            .or_else(|| pick(0.0, all.clone()))
            .or_else(|| pick(max_px, all))
    }

    fn shape(lines: Vec<Vec<Tenths>>, area_px: f64, label: (f64, f64)) -> MapShape {
        MapShape {
            economy: None,
            code: String::new(),
            name: String::new(),
            disputed: false,
            d: String::new(),
            bbox: bounds(&lines),
            label,
            area_px,
            lines,
        }
    }

    fn shapes() -> impl Strategy<Value = Vec<MapShape>> {
        let line = prop::collection::vec((0..900i32, 0..400i32), 3..7);
        let one = (
            prop::collection::vec(line, 1..4),
            0.0..60.0,
            (0.0..90.0, 0.0..40.0),
        );
        prop::collection::vec(
            one.prop_map(|(lines, area, label)| shape(lines, area, label)),
            0..9,
        )
    }

    fn square(left: i32, side: i32) -> Vec<Tenths> {
        vec![
            (left, left),
            (left + side, left),
            (left + side, left + side),
            (left, left + side),
        ]
    }

    #[test]
    fn a_small_shape_wins_over_the_large_one_around_it_only_close_by() {
        let large = shape(vec![square(0, 1000)], 10_000.0, (50.0, 50.0));
        let small = shape(vec![square(300, 10)], 1.0, (30.5, 30.5));
        let map = HitMap::new(&[large, small]);
        assert_eq!(map.nearest_shape(32.0, 30.5, 20.0), Some(1));
        assert_eq!(map.nearest_shape(36.0, 30.5, 20.0), Some(0));
    }

    #[test]
    fn a_hole_is_outside() {
        let ring = shape(vec![square(0, 1000), square(200, 600)], 6_400.0, (10.0, 10.0));
        let map = HitMap::new(&[ring]);
        assert_eq!(map.nearest_shape(50.0, 50.0, 20.0), None);
        assert_eq!(map.nearest_shape(30.0, 50.0, 20.0), Some(0));
    }

    proptest! {
        #[test]
        fn the_fast_search_finds_what_the_plain_one_finds(shapes in shapes(), x in -5.0..95.0, y in -5.0..45.0, reach in 0.0..30.0) {
            let map = HitMap::new(&shapes);
            prop_assert_eq!(map.nearest_shape(x, y, reach), slow(&map, (x, y), reach));
        }
    }
}
