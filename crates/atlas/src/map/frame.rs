//! Lines of the sphere: graticule and edge.

use super::paths::write_line;
use super::viewport::{Viewport, tenths};
use crate::LonLat;

/// Degrees between the lines of the graticule.
const STEP: i32 = 20;
/// Degrees between the points of a curved line: straight to the eye at map size.
const FINE: i32 = 5;
/// Parallels drawn, degrees: none where Antarctica would be.
const PARALLELS: [i32; 7] = [-40, -20, 0, 20, 40, 60, 80];
/// Southern end of the meridians, degrees: the edge of the drawn world.
const SOUTH: i32 = -60;

/// Parallels every 20 degrees, meridians every 60, as one SVG path.
pub fn graticule(viewport: &Viewport) -> String {
    let mut d = String::new();
    for lat in PARALLELS {
        write_line(&mut d, &[at(viewport, -180, lat), at(viewport, 180, lat)], false);
    }
    for lon in (-180..=180).step_by(3 * STEP as usize) {
        let line: Vec<_> = (SOUTH / FINE..=90 / FINE)
            .map(|i| at(viewport, lon, i * FINE))
            .collect();
        write_line(&mut d, &line, false);
    }
    d
}

/// The edge of the sphere as one closed SVG path.
pub fn outline(viewport: &Viewport) -> String {
    let mut line: Vec<_> = (-90 / FINE..=90 / FINE)
        .map(|i| at(viewport, 180, i * FINE))
        .collect();
    line.extend(
        (-90 / FINE..=90 / FINE)
            .rev()
            .map(|i| at(viewport, -180, i * FINE)),
    );
    let mut d = String::new();
    write_line(&mut d, &line, true);
    d
}

fn at(viewport: &Viewport, lon: i32, lat: i32) -> super::Tenths {
    tenths(viewport.project(LonLat {
        lon: f64::from(lon),
        lat: f64::from(lat),
    }))
}
