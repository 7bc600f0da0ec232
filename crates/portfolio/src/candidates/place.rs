//! What generation needs to know of an economy's geography.

use atlas::{Iso3, LonLat};
use serde::{Deserialize, Serialize};

/// The public-cloud region nearest to an economy's towns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CloudLink {
    /// Name of the region.
    pub name: String,
    /// Provider.
    pub provider: String,
    /// Kilometres from the towns, weighted by population.
    pub km: f64,
}

/// Geography of one economy. Unknown stays `None`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Surroundings {
    /// Has a sea coast.
    pub coastal: Option<bool>,
    /// Land neighbours.
    pub neighbours: Vec<Iso3>,
    /// Area in km².
    pub area_km2: Option<f64>,
    /// Nearest public-cloud region.
    pub cloud: Option<CloudLink>,
    /// Kilometres from the towns to the capital, weighted by population.
    pub km_to_capital: Option<f64>,
}

/// Great-circle distance in kilometres on a sphere of 6,371 km (haversine; R. W. Sinnott, *Virtues of the
/// haversine*, 1984).
pub fn km_between(a: LonLat, b: LonLat) -> f64 {
    let rad = |degrees: f64| degrees * std::f64::consts::PI / 180.0;
    let half = |from: f64, to: f64| libm::sin(rad(to - from) / 2.0);
    let (dlat, dlon) = (half(a.lat, b.lat), half(a.lon, b.lon));
    let h = dlat * dlat + libm::cos(rad(a.lat)) * libm::cos(rad(b.lat)) * dlon * dlon;
    2.0 * 6_371.0 * libm::asin(h.clamp(0.0, 1.0).sqrt())
}
