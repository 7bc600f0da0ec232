//! Published results that the index engine is checked against: never shown, never scored.

use indicators::Sheet;

use super::resource::{Field, Resource};

const HDI: [Field; 6] = [
    ("iso3", "string", "Economy"),
    ("life_expectancy", "number", "Years at birth"),
    ("expected_schooling", "number", "Years"),
    ("mean_schooling", "number", "Years"),
    (
        "gni_pc_ppp_2017usd",
        "number",
        "Gross national income per person, 2017 PPP dollars",
    ),
    (
        "hdi_published",
        "number",
        "Human development index as published, three decimals",
    ),
];

/// Components and published human development index of 2022. Goalposts of the published method:
/// 20-85 years, 0-18 and 0-15 years, 100-75,000 dollars (logarithm); geometric mean.
///
/// # Errors
/// A cell that is no number.
pub fn hdi(source: &Sheet) -> Result<Resource, String> {
    let columns: Vec<&str> = HDI.iter().map(|f| f.0).collect();
    let rows = rows(source, &columns)?;
    Ok(Resource::table(
        "reference/hdi_2022.csv",
        "Human development index 2022",
        &["hdr"],
        &["iso3"],
        &HDI,
        rows,
    ))
}

const SPI: [Field; 7] = [
    ("iso3", "string", "Economy"),
    ("pillar_use", "number", "Pillar 1, data use, 0-100"),
    ("pillar_services", "number", "Pillar 2, data services, 0-100"),
    ("pillar_products", "number", "Pillar 3, data products, 0-100"),
    ("pillar_sources", "number", "Pillar 4, data sources, 0-100"),
    (
        "pillar_infrastructure",
        "number",
        "Pillar 5, data infrastructure, 0-100",
    ),
    (
        "overall_published",
        "number",
        "Overall score as published: the mean of the five pillars",
    ),
];

/// Pillars and published overall score of statistical performance, 2019.
///
/// # Errors
/// A cell that is no number.
pub fn spi(source: &Sheet) -> Result<Resource, String> {
    let columns = [
        "iso3",
        "SPI.INDEX.PIL1",
        "SPI.INDEX.PIL2",
        "SPI.INDEX.PIL3",
        "SPI.INDEX.PIL4",
        "SPI.INDEX.PIL5",
        "SPI.INDEX",
    ];
    let rows = rows(source, &columns)?;
    let title = "Statistical performance 2019";
    Ok(Resource::table(
        "reference/spi_2019.csv",
        title,
        &["spi"],
        &["iso3"],
        &SPI,
        rows,
    ))
}

/// The columns of every row that is complete, sorted by economy.
fn rows(source: &Sheet, columns: &[&str]) -> Result<Vec<Vec<String>>, String> {
    let mut rows = Vec::new();
    for row in source.rows() {
        let cells: Vec<String> = columns.iter().map(|c| row.text(c).to_owned()).collect();
        for column in columns.iter().skip(1) {
            row.optional_number(column).map_err(|fault| fault.to_string())?;
        }
        if cells.iter().all(|c| !c.is_empty()) {
            rows.push(cells);
        }
    }
    rows.sort();
    Ok(rows)
}
