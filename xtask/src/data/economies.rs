//! `economies.csv`.

use indicators::{Row, Sheet};

use super::m49::intermediate;
use super::resource::{Field, Resource};

const FIELDS: [Field; 21] = [
    ("iso3", "string", "ISO 3166-1 alpha-3; XKX is Kosovo"),
    ("iso2", "string", "ISO 3166-1 alpha-2; NA is Namibia"),
    (
        "numeric",
        "string",
        "ISO 3166-1 numeric, three digits; empty for Kosovo",
    ),
    ("name_en", "string", "English name"),
    ("name_fr", "string", "French name"),
    ("name_es", "string", "Spanish name"),
    ("name_pt", "string", "Portuguese name"),
    ("name_ar", "string", "Arabic name"),
    ("un_region", "string", "UN M49 region"),
    ("un_subregion", "string", "UN M49 sub-region"),
    (
        "un_intermediate",
        "string",
        "UN M49 intermediate region (Africa, Latin America and the Caribbean)",
    ),
    (
        "wb_region",
        "string",
        "World Bank region; empty where the Bank lists none",
    ),
    (
        "income",
        "string",
        "World Bank income group, fiscal year 2026: low, lower-middle, upper-middle, high, or empty",
    ),
    ("ldc", "integer", "1 = least developed country (UN)"),
    ("lldc", "integer", "1 = landlocked developing country (UN)"),
    ("sids", "integer", "1 = small island developing state (UN)"),
    (
        "oda",
        "integer",
        "1 = may receive official development assistance (DAC list, October 2024)",
    ),
    ("capital", "string", "Capital city"),
    ("capital_lon", "number", "Degrees east"),
    ("capital_lat", "number", "Degrees north"),
    ("area_km2", "number", "Area in square kilometres"),
];

/// Writes the economies, sorted by code.
///
/// # Errors
/// An income group or a flag that is not known.
pub fn import(source: &Sheet) -> Result<Resource, String> {
    let mut rows = source
        .rows()
        .map(|row| economy(&row))
        .collect::<Result<Vec<_>, String>>()?;
    rows.sort();
    Ok(Resource::table(
        "economies.csv",
        "Economies: codes, names in five languages, regions, income group, UN and DAC groups, capital, area",
        &[
            "country_codes",
            "wb_classification",
            "dac_list",
            "cldr",
            "groundwork",
        ],
        &["iso3"],
        &FIELDS,
        rows,
    ))
}

fn economy(row: &Row<'_>) -> Result<Vec<String>, String> {
    let text = |column: &str| row.text(column).to_owned();
    let income = match row.text("income_group") {
        "Low income" => "low",
        "Lower middle income" => "lower-middle",
        "Upper middle income" => "upper-middle",
        "High income" => "high",
        "" | "Not classified" => "",
        _ => {
            return Err(row
                .fault("income_group", "unknown-group", "a World Bank income group")
                .to_string());
        }
    };
    for flag in ["ldc", "lldc", "sids", "dac_oda_eligible"] {
        row.flag(flag).map_err(|fault| fault.to_string())?;
    }
    let iso3 = row.iso3("iso3").map_err(|fault| fault.to_string())?;
    Ok(vec![
        iso3.to_string(),
        text("iso2"),
        text("iso_numeric"),
        text("name_en"),
        text("name_fr"),
        text("name_es"),
        text("name_pt"),
        text("name_ar"),
        text("un_region"),
        text("un_subregion"),
        intermediate(iso3.as_str()).to_owned(),
        text("wb_region"),
        income.to_owned(),
        text("ldc"),
        text("lldc"),
        text("sids"),
        text("dac_oda_eligible"),
        text("capital"),
        text("capital_lon"),
        text("capital_lat"),
        text("area_km2"),
    ])
}
