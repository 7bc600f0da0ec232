//! What generation needs to know of an economy's geography.
//!
//! Why not [`atlas::Facts`] itself: a plan without shapes (a fixture, a region of one's own) has places too,
//! and unknown must be sayable.

use std::collections::BTreeMap;

use atlas::{Facts, Geography, Iso3};
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

impl From<&Facts> for Surroundings {
    fn from(facts: &Facts) -> Self {
        Self {
            coastal: Some(facts.coastal),
            neighbours: facts.neighbours.clone(),
            area_km2: Some(facts.area_km2),
            cloud: facts.nearest_cloud.as_ref().map(|link| CloudLink {
                name: link.name.clone(),
                provider: link.provider.clone(),
                km: link.km,
            }),
            km_to_capital: facts.km_to_capital,
        }
    }
}

/// The places of a derived geography.
pub fn surroundings(geography: &Geography) -> BTreeMap<Iso3, Surroundings> {
    geography
        .iter()
        .map(|(iso3, facts)| (iso3, facts.into()))
        .collect()
}
