//! `towns.csv`, `cloud_regions.csv`, `ai_compute.csv`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use indicators::Sheet;

use super::resource::{Field, Resource};

/// The providers that `cloud_hyperscaler_providers_count` counts. Found, not chosen: this set of
/// four is the only one that gives the published count for all 217 economies (a test holds it).
pub const HYPERSCALERS: [&str; 4] = ["aws", "azure", "gcp", "oci"];

const TOWN_FIELDS: [Field; 7] = [
    ("name", "string", "Town"),
    (
        "iso3",
        "string",
        "Economy; empty where the source files it under an area without an ISO code",
    ),
    ("admin1", "string", "First-level division"),
    ("lon", "number", "Degrees east"),
    ("lat", "number", "Degrees north"),
    (
        "population",
        "integer",
        "People; empty where the source gives none",
    ),
    ("capital", "integer", "1 = national capital"),
];

/// Writes the towns by economy, the largest first.
///
/// # Errors
/// A population or position that is no number.
pub fn towns(source: &Sheet) -> Result<Resource, String> {
    let mut rows = Vec::new();
    for row in source.rows() {
        let population: i64 = row.text("population").parse().map_err(|_| {
            row.fault("population", "not-a-count", "a whole number")
                .to_string()
        })?;
        for column in ["lon", "lat"] {
            row.number_in(column).map_err(|fault| fault.to_string())?;
        }
        let capital = row
            .flag("is_national_capital")
            .map_err(|fault| fault.to_string())?;
        let text = |column: &str| row.text(column).to_owned();
        // The source writes 0 and -99 where it does not know.
        let people = if population > 0 {
            population.to_string()
        } else {
            String::new()
        };
        let flag = if capital { "1" } else { "0" }.to_owned();
        let cells = vec![
            text("name"),
            text("iso3"),
            text("admin1"),
            text("lon"),
            text("lat"),
            people,
            flag,
        ];
        rows.push((text("iso3"), Reverse(population), cells));
    }
    rows.sort();
    Ok(Resource::table(
        "towns.csv",
        "Towns with population and position",
        &["ne_geojson"],
        &["iso3", "name", "lon", "lat"],
        &TOWN_FIELDS,
        rows.into_iter().map(|r| r.2),
    ))
}

const CLOUD_FIELDS: [Field; 13] = [
    ("provider", "string", "Provider"),
    ("code", "string", "The provider's code of the region"),
    ("name", "string", "The provider's name of the region"),
    ("kind", "string", "commercial, government, sovereign or china"),
    ("iso3", "string", "Economy"),
    ("city", "string", "City"),
    ("lon", "number", "Degrees east, of the city"),
    ("lat", "number", "Degrees north, of the city"),
    (
        "zones",
        "number",
        "Availability zones as listed; empty where not listed",
    ),
    ("launched", "string", "Date of launch; empty where not listed"),
    ("status", "string", "ga (in service) or preview"),
    (
        "hyperscaler",
        "integer",
        "1 = aws, azure, gcp or oci, the four that cloud_hyperscaler_providers_count counts",
    ),
    ("gpu", "integer", "1 = GPUs are offered"),
];

/// Writes the cloud regions by provider and code.
///
/// # Errors
/// A position that is no number.
pub fn cloud_regions(source: &Sheet) -> Result<Resource, String> {
    let mut rows = Vec::new();
    for row in source.rows() {
        for column in ["lon", "lat"] {
            row.number_in(column).map_err(|fault| fault.to_string())?;
        }
        let text = |column: &str| row.text(column).to_owned();
        let large = HYPERSCALERS.contains(&row.text("provider"));
        rows.push(vec![
            text("provider"),
            text("region_code"),
            text("region_name"),
            text("region_type"),
            text("iso3"),
            text("city"),
            text("lon"),
            text("lat"),
            text("availability_zones"),
            text("launched"),
            text("status"),
            if large { "1" } else { "0" }.to_owned(),
            text("gpu_offered"),
        ]);
    }
    rows.sort();
    Ok(Resource::table(
        "cloud_regions.csv",
        "Public cloud regions of 14 providers, January 2026",
        &["cloud_regions"],
        &["provider", "code"],
        &CLOUD_FIELDS,
        rows,
    ))
}

const COMPUTE_FIELDS: [Field; 6] = [
    ("iso3", "string", "Economy"),
    ("status", "string", "existing, planned or decommissioned"),
    ("certainty", "string", "confirmed, likely or unlikely"),
    ("clusters", "integer", "Documented clusters"),
    (
        "without_figure",
        "integer",
        "Of these, clusters with no computing power on record; they add nothing to the sum",
    ),
    (
        "h100_equivalents",
        "number",
        "Sum of the computing power on record, NVIDIA H100 equivalents",
    ),
];

/// Writes sums of the documented AI compute clusters by economy, status and certainty.
///
/// # Errors
/// A computing power that is no number.
pub fn ai_compute(source: &Sheet) -> Result<Resource, String> {
    // Clusters, clusters without a figure, thousandths of an H100 equivalent (whole numbers, so
    // that the sum does not depend on the order).
    let mut sums: BTreeMap<[String; 3], (u32, u32, i64)> = BTreeMap::new();
    for row in source.rows() {
        let key = [
            row.text("iso3").to_owned(),
            row.text("status").to_lowercase(),
            row.text("certainty").to_lowercase(),
        ];
        let power = row
            .optional_number("h100_equivalents")
            .map_err(|fault| fault.to_string())?;
        let sum = sums.entry(key).or_default();
        sum.0 += 1;
        match power {
            None => sum.1 += 1,
            Some(power) => sum.2 += (power * 1000.0).round() as i64,
        }
    }
    let rows = sums
        .into_iter()
        .map(|([iso3, status, certainty], (clusters, without, thousandths))| {
            let sum = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
            let sum = sum.trim_end_matches('0').trim_end_matches('.').to_owned();
            vec![
                iso3,
                status,
                certainty,
                clusters.to_string(),
                without.to_string(),
                sum,
            ]
        });
    Ok(Resource::table(
        "ai_compute.csv",
        "Documented AI compute clusters: sums by economy, status and certainty (an undercount everywhere)",
        &["epoch_ai"],
        &["iso3", "status", "certainty"],
        &COMPUTE_FIELDS,
        rows.collect::<Vec<_>>(),
    ))
}
