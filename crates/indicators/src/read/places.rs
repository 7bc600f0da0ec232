//! `towns.csv` and `cloud_regions.csv`.

use atlas::{CloudRegion, LonLat, Place};

use crate::Diagnostic;
use crate::sheet::{Row, Sheet, all};

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
pub fn towns(text: &str) -> Result<Vec<Place>, Vec<Diagnostic>> {
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
        Ok(Place {
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
pub fn cloud_regions(text: &str) -> Result<Vec<CloudRegion>, Vec<Diagnostic>> {
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
        Ok(CloudRegion {
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
