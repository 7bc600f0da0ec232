//! The Equal Earth map projection.
//!
//! B. Šavrič, T. Patterson, B. Jenny, *The Equal Earth map projection*, International Journal of
//! Geographical Information Science 33(3), 2019, equations 5–8. Equal-area: a square millimetre of the map
//! is the same number of square kilometres everywhere, so a shape's area is the planar area of its image.
//! On the unit sphere, central meridian 0; y grows northwards.

use crate::LonLat;
use crate::sphere::RADIANS;

const A1: f64 = 1.340264;
const A2: f64 = -0.081106;
const A3: f64 = 0.000893;
const A4: f64 = 0.003796;
/// √3 / 2.
const M: f64 = 0.866_025_403_784_438_6;

/// x of the antimeridian on the equator: half the map's width.
pub const HALF_WIDTH: f64 = std::f64::consts::PI / (M * A1);

/// dy/dθ.
fn slope(theta: f64) -> f64 {
    let t2 = theta * theta;
    let t6 = t2 * t2 * t2;
    A1 + 3.0 * A2 * t2 + t6 * (7.0 * A3 + 9.0 * A4 * t2)
}

fn height(theta: f64) -> f64 {
    let t2 = theta * theta;
    let t6 = t2 * t2 * t2;
    theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
}

/// Projects. Longitudes beyond ±180 continue the map sideways, as an unwrapped ring needs.
///
/// ```
/// use atlas::{LonLat, equal_earth};
/// let (x, y) = equal_earth::project(LonLat { lon: 0.0, lat: 90.0 });
/// assert!(x.abs() < 1e-12 && (y - 1.317363).abs() < 1e-6);
/// ```
pub fn project(at: LonLat) -> (f64, f64) {
    let theta = libm::asin(M * libm::sin(at.lat * RADIANS));
    let x = at.lon * RADIANS * libm::cos(theta) / (M * slope(theta));
    (x, height(theta))
}

/// The position projected to (x, y); `None` above or below the map, or beside it.
pub fn inverse(x: f64, y: f64) -> Option<LonLat> {
    let mut theta = y / A1;
    for _ in 0..12 {
        let step = (height(theta) - y) / slope(theta);
        theta -= step;
        if step.abs() < 1e-13 {
            break;
        }
    }
    // asin(√3/2) = π/3 is the pole; a little slack for rounding.
    let sine = libm::sin(theta) / M;
    if !theta.is_finite() || theta.abs() > std::f64::consts::FRAC_PI_3 + 1e-9 {
        return None;
    }
    let lon = M * x * slope(theta) / libm::cos(theta) / RADIANS;
    let lat = libm::asin(sine.clamp(-1.0, 1.0)) / RADIANS;
    (lon.abs() <= 180.0 + 1e-9).then_some(LonLat { lon, lat })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_map_is_as_wide_and_high_as_published() {
        // Ratio of the paper: width 2.05458 heights.
        let (x, _) = project(LonLat { lon: 180.0, lat: 0.0 });
        let (_, y) = project(LonLat { lon: 0.0, lat: 90.0 });
        assert!((x - HALF_WIDTH).abs() < 1e-12);
        assert!((x / y - 2.05458).abs() < 1e-5);
    }

    #[test]
    fn there_is_no_position_off_the_map() {
        assert!(inverse(0.0, 1.32).is_none());
        assert!(inverse(HALF_WIDTH + 0.01, 0.0).is_none());
        assert!(inverse(HALF_WIDTH, 1.2).is_none());
    }

    proptest! {
        #[test]
        fn the_inverse_undoes_the_projection(lon in -180.0..180.0, lat in -89.9..89.9) {
            let (x, y) = project(LonLat { lon, lat });
            let back = inverse(x, y).unwrap();
            prop_assert!((back.lon - lon).abs() < 1e-6 && (back.lat - lat).abs() < 1e-6);
        }

        #[test]
        fn areas_are_kept(lon in -179.0..179.0, lat in -88.0..88.0) {
            // A small cell's image is a trapezium; on the sphere its area is Δλ (sin φ₂ − sin φ₁).
            let (d, corner) = (0.01, |lon, lat| project(LonLat { lon, lat }));
            let ring = [corner(lon, lat), corner(lon + d, lat), corner(lon + d, lat + d), corner(lon, lat + d)];
            let twice: f64 = (0..4).map(|i| { let (a, b) = (ring[i], ring[(i + 1) % 4]); a.0 * b.1 - b.0 * a.1 }).sum();
            let sphere = d * RADIANS * (libm::sin((lat + d) * RADIANS) - libm::sin(lat * RADIANS));
            prop_assert!((twice / 2.0 / sphere - 1.0).abs() < 1e-3);
        }
    }
}
