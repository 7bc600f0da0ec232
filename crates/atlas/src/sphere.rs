//! Great-circle distances.
//!
//! Why our own: the results decide costs, so browser and command line must agree to the bit, and `geo`
//! calls the platform's sine. Left out: the ellipsoid; a sphere is within 0.6 % of it.

use crate::LonLat;

/// Mean Earth radius R₁ = (2a + b) / 3 of GRS 80 in kilometres (IUGG; H. Moritz, *Geodetic Reference
/// System 1980*, 2000).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Radians in a degree.
pub(crate) const RADIANS: f64 = std::f64::consts::PI / 180.0;

/// Great-circle distance in kilometres (haversine; R. W. Sinnott, *Virtues of the haversine*, 1984).
///
/// ```
/// use atlas::{LonLat, sphere::km_between};
/// let pole = LonLat { lon: 0.0, lat: 90.0 };
/// let equator = LonLat { lon: 12.0, lat: 0.0 };
/// assert!((km_between(pole, equator) - 10_007.56).abs() < 0.01);
/// ```
pub fn km_between(a: LonLat, b: LonLat) -> f64 {
    let half_sine = |from: f64, to: f64| libm::sin((to - from) * RADIANS / 2.0);
    let (dlat, dlon) = (half_sine(a.lat, b.lat), half_sine(a.lon, b.lon));
    let h = dlat * dlat + libm::cos(a.lat * RADIANS) * libm::cos(b.lat * RADIANS) * dlon * dlon;
    2.0 * EARTH_RADIUS_KM * libm::asin(h.clamp(0.0, 1.0).sqrt())
}

/// A position as a unit vector. The nearest of many is found by the greatest [`Unit::dot`] (monotone in
/// distance), without a trigonometric call a pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit([f64; 3]);

impl Unit {
    pub(crate) fn of(at: LonLat) -> Self {
        let (lon, lat) = (at.lon * RADIANS, at.lat * RADIANS);
        let flat = libm::cos(lat);
        Self([flat * libm::cos(lon), flat * libm::sin(lon), libm::sin(lat)])
    }

    pub(crate) fn dot(self, other: Self) -> f64 {
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        a * x + b * y + c * z
    }
}

/// Position in `among` of the nearest point, the first of equals.
pub(crate) fn nearest(from: Unit, among: &[Unit]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (i, unit) in among.iter().enumerate() {
        let dot = from.dot(*unit);
        if best.is_none_or(|(_, found)| dot > found) {
            best = Some((i, dot));
        }
    }
    best.map(|(i, _)| i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn anywhere() -> impl Strategy<Value = LonLat> {
        (-180.0..180.0, -90.0..90.0).prop_map(|(lon, lat)| LonLat { lon, lat })
    }

    #[test]
    fn nairobi_to_kigali_is_as_far_as_a_geodesic_calculator_says_within_half_a_percent() {
        let nairobi = LonLat {
            lon: 36.8172,
            lat: -1.2864,
        };
        let kigali = LonLat {
            lon: 30.0588,
            lat: -1.9499,
        };
        // Spherical law of cosines by hand: cos d = sin φ₁ sin φ₂ + cos φ₁ cos φ₂ cos Δλ = 0.992991 → 6.7868°.
        assert!((km_between(nairobi, kigali) - 754.7).abs() < 3.0);
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_never_beyond_half_the_circumference(a in anywhere(), b in anywhere()) {
            let there = km_between(a, b);
            prop_assert!((there - km_between(b, a)).abs() < 1e-9);
            prop_assert!((0.0..=std::f64::consts::PI * EARTH_RADIUS_KM).contains(&there));
        }

        #[test]
        fn a_detour_is_never_shorter(a in anywhere(), b in anywhere(), c in anywhere()) {
            prop_assert!(km_between(a, c) <= km_between(a, b) + km_between(b, c) + 1e-6);
        }

        #[test]
        fn the_nearest_by_vectors_is_the_nearest_by_haversine(from in anywhere(), among in prop::collection::vec(anywhere(), 1..20)) {
            let units: Vec<Unit> = among.iter().map(|p| Unit::of(*p)).collect();
            let found = nearest(Unit::of(from), &units).unwrap();
            let least = among.iter().map(|p| km_between(from, *p)).fold(f64::INFINITY, f64::min);
            prop_assert!(km_between(from, among[found]) <= least + 1e-3);
        }
    }
}
