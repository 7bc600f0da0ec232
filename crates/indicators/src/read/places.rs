//! `towns.csv` and `cloud_regions.csv`.

use atlas::{Iso3, LonLat};

use crate::Diagnostic;
use crate::sheet::{Row, Sheet, all};

/// One row of `towns.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct TownRow {
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

/// One row of `cloud_regions.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct CloudRegionRow {
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

fn position(row: &Row<'_>) -> Result<LonLat, Diagnostic> {
    let at = LonLat {
        lon: row.number_in("lon")?,
        lat: row.number_in("lat")?,
    };
    if !(-180.0..=180.0).contains(&at.lon) {
        return Err(row.fault("lon", "out-of-range", "-180 to 180"));
    }
    if !(-90.0..=90.0).contains(&at.lat) {
        return Err(row.fault("lat", "out-of-range", "-90 to 90"));
    }
    Ok(at)
}

/// Reads `towns.csv`.
///
/// # Errors
/// Every fault of the file.
pub fn towns(text: &str) -> Result<Vec<TownRow>, Vec<Diagnostic>> {
    let wanted = ["name", "iso3", "lon", "lat", "population", "capital"];
    let sheet = Sheet::parse("towns.csv", text, &wanted)?;
    all(sheet.rows().map(|row| {
        let population = match row.text("population") {
            "" => None,
            text => Some(
                text.parse()
                    .map_err(|_| row.fault("population", "not-a-count", "a whole number"))?,
            ),
        };
        let economy = if row.text("iso3").is_empty() {
            None
        } else {
            Some(row.iso3("iso3")?)
        };
        let (name, at, capital) = (row.filled("name")?, position(&row)?, row.flag("capital")?);
        Ok(TownRow {
            name,
            economy,
            at,
            population,
            capital,
        })
    }))
}

/// Reads `cloud_regions.csv`.
///
/// # Errors
/// Every fault of the file.
pub fn cloud_regions(text: &str) -> Result<Vec<CloudRegionRow>, Vec<Diagnostic>> {
    let wanted = [
        "provider",
        "code",
        "name",
        "kind",
        "iso3",
        "city",
        "lon",
        "lat",
        "status",
        "hyperscaler",
        "gpu",
    ];
    let sheet = Sheet::parse("cloud_regions.csv", text, &wanted)?;
    all(sheet.rows().map(|row| {
        Ok(CloudRegionRow {
            provider: row.filled("provider")?,
            code: row.filled("code")?,
            name: row.filled("name")?,
            kind: row.filled("kind")?,
            economy: row.iso3("iso3")?,
            city: row.filled("city")?,
            at: position(&row)?,
            status: row.filled("status")?,
            hyperscaler: row.flag("hyperscaler")?,
            gpu: row.flag("gpu")?,
        })
    }))
}
