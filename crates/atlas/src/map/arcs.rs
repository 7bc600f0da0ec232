//! Every arc projected and thinned once, so that both sides of a border draw the same line.

use super::Tenths;
use super::viewport::{Frame, tenths};
use crate::boundary::{Topology, arc_of, jump};

/// A point nearer than this to the last one kept is left out, in pixels.
pub(crate) const LEAST_STEP_PX: f64 = 0.8;
/// Upper bound of projected units a degree, in any direction: 1.9 a radian. (Along the central meridian the
/// projection stretches at most by (√3/2) A₁ = 1.161; the shear towards the edges adds to that. The test below
/// walks the whole map.)
const UNITS_PER_DEGREE: f64 = 1.9 * std::f64::consts::PI / 180.0;

/// An arc in tenths of a pixel, cut where it crosses ±180°: more than one piece where it does.
pub(crate) type Pieces = Vec<Vec<Tenths>>;

/// Projects and thins an arc. Its ends are always kept: other arcs join there.
pub(crate) fn draw(topology: &Topology, arc: &[(i32, i32)], frame: &Frame) -> Pieces {
    let turn = topology.transform.turn();
    let (sx, sy) = topology.transform.scale;
    // Distance in pixels cannot exceed `reach` times the distance in degrees, so near points need
    // no projection at all.
    let reach = UNITS_PER_DEGREE * frame.scale;
    let least = LEAST_STEP_PX / reach;
    let project = |point| tenths(frame.project(topology.transform.degrees(point)));
    let mut pieces: Pieces = Vec::new();
    let mut piece: Vec<Tenths> = Vec::new();
    let mut kept: Option<(i32, i32)> = None;
    for (position, point) in arc.iter().copied().enumerate() {
        let last_of_arc = position + 1 == arc.len();
        let before = position.checked_sub(1).and_then(|i| arc.get(i)).copied();
        if let Some(before) = before
            && jump(before.0, point.0, turn) != 0
        {
            let (leave, enter) = crossing(topology, before, point, turn);
            push_end(&mut piece, project(leave));
            pieces.push(std::mem::take(&mut piece));
            piece.push(project(enter));
            kept = Some(enter);
        }
        let near = kept.is_some_and(|k| {
            let (dx, dy) = (f64::from(point.0 - k.0) * sx, f64::from(point.1 - k.1) * sy);
            dx * dx + dy * dy < least * least
        });
        if last_of_arc {
            push_end(&mut piece, project(point));
        } else if !near {
            let drawn = project(point);
            if piece.last().is_none_or(|p| apart(*p, drawn)) {
                piece.push(drawn);
                kept = Some(point);
            }
        }
    }
    pieces.push(piece);
    pieces
}

fn apart(a: Tenths, b: Tenths) -> bool {
    let (dx, dy) = (f64::from(a.0 - b.0), f64::from(a.1 - b.1));
    dx * dx + dy * dy >= 100.0 * LEAST_STEP_PX * LEAST_STEP_PX
}

fn push_end(piece: &mut Vec<Tenths>, point: Tenths) {
    if piece.last() != Some(&point) {
        piece.push(point);
    }
}

/// Where the step from `a` to `b` leaves the map and where it comes back, on the two sides of ±180°.
fn crossing(topology: &Topology, a: (i32, i32), b: (i32, i32), turn: i32) -> ((i32, i32), (i32, i32)) {
    let grid =
        |lon: f64| libm::round((lon - topology.transform.translate.0) / topology.transform.scale.0) as i32;
    let (west, east) = (grid(-180.0), grid(180.0));
    let (leave, enter) = if a.0 > b.0 { (east, west) } else { (west, east) };
    let whole = b.0 + jump(a.0, b.0, turn) - a.0;
    let share = if whole == 0 {
        0.0
    } else {
        f64::from(leave - a.0) / f64::from(whole)
    };
    let y = f64::from(a.1) + share.clamp(0.0, 1.0) * f64::from(b.1 - a.1);
    let y = libm::round(y) as i32;
    ((leave, y), (enter, y))
}

/// A ring of arcs as closed lines, one on each side of ±180° where it crosses. The pieces of a side follow
/// each other along the meridian, which keeps the area right however often a ring crosses.
pub(crate) fn close(drawn: &[Pieces], ring: &[i32], middle: f64) -> Vec<Vec<Tenths>> {
    let mut pieces: Pieces = vec![Vec::new()];
    for named in ring {
        let (index, backwards) = arc_of(*named);
        let Some(arc) = drawn.get(index) else {
            continue;
        };
        let count = arc.len();
        for step in 0..count {
            let piece = if backwards {
                arc.get(count - 1 - step)
            } else {
                arc.get(step)
            };
            if step > 0 {
                pieces.push(Vec::new());
            }
            if let (Some(line), Some(piece)) = (pieces.last_mut(), piece) {
                if backwards {
                    piece.iter().rev().for_each(|p| push_end(line, *p));
                } else {
                    piece.iter().for_each(|p| push_end(line, *p));
                }
            }
        }
    }
    if pieces.len() > 1 {
        // The ring may start in the middle of a piece: its last line continues its first.
        let first = pieces.remove(0);
        if let Some(last) = pieces.last_mut() {
            first.into_iter().for_each(|p| push_end(last, p));
        }
    }
    let (mut west, mut east): (Vec<Tenths>, Vec<Tenths>) = (Vec::new(), Vec::new());
    let whole = pieces.len() == 1;
    for piece in pieces {
        let extent: i64 = piece.iter().map(|p| i64::from(p.0)).sum();
        let mean = extent as f64 / 10.0 / piece.len().max(1) as f64;
        let side = if whole || mean < middle {
            &mut west
        } else {
            &mut east
        };
        side.extend(piece);
    }
    let mut lines = vec![west, east];
    for line in &mut lines {
        if line.first() == line.last() {
            line.pop();
        }
    }
    lines.retain(|line| line.len() >= 3);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LonLat, equal_earth};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_step_is_drawn_longer_than_the_bound_that_skips_points(lon in -180.0..179.9, lat in -89.9..89.8, dx in -0.1..0.1, dy in -0.1..0.1) {
            let (ax, ay) = equal_earth::project(LonLat { lon, lat });
            let (bx, by) = equal_earth::project(LonLat { lon: lon + dx, lat: lat + dy });
            let drawn = ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt();
            prop_assert!(drawn <= UNITS_PER_DEGREE * f64::sqrt(dx * dx + dy * dy) + 1e-12);
        }
    }
}
