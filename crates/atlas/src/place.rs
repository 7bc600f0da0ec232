//! Towns and cloud regions: the places that decide distances.

use serde::{Deserialize, Serialize};

use crate::{Iso3, LonLat};

/// A town (`data/towns.csv`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Name.
    pub name: String,
    /// Economy; `None` where the source files the town under an area without an ISO code.
    pub economy: Option<Iso3>,
    /// Position.
    pub at: LonLat,
    /// People; `None` where the source gives none.
    pub population: Option<u32>,
    /// A national capital.
    pub capital: bool,
}

/// A public cloud region (`data/cloud_regions.csv`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CloudRegion {
    /// Provider's short name, for example `aws`.
    pub provider: String,
    /// The provider's code of the region.
    pub code: String,
    /// The provider's name of the region.
    pub name: String,
    /// `commercial`, `government`, `sovereign` or `china`.
    pub kind: String,
    /// Economy.
    pub economy: Iso3,
    /// City.
    pub city: String,
    /// Position of the city.
    pub at: LonLat,
    /// `ga` (in service) or `preview`.
    pub status: String,
    /// The provider is one of the four large ones counted by `cloud_hyperscaler_providers_count`.
    pub hyperscaler: bool,
    /// Rents out GPUs there.
    pub gpu: bool,
}
