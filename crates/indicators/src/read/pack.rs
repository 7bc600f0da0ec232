//! `indicators.csv`, `sources.csv` and the wide tables of `values/`.

use std::collections::BTreeMap;

use atlas::Iso3;

use crate::grid::{TextSeries, TextTable};
use crate::sheet::{Sheet, all};
use crate::{Diagnostic, Direction, Indicator, Nature, Pack, Source};

/// Reads `indicators.csv`; ids must be unique.
///
/// # Errors
/// Every fault of the file.
pub fn indicators(text: &str) -> Result<Vec<Indicator>, Vec<Diagnostic>> {
    let wanted = [
        "indicator",
        "name",
        "unit",
        "direction",
        "theme",
        "source",
        "source_code",
        "definition",
        "nature",
    ];
    let sheet = Sheet::parse("indicators.csv", text, &wanted)?;
    let mut seen = BTreeMap::new();
    all(sheet.rows().map(|row| {
        let id = row.filled("indicator")?;
        if seen.insert(id.clone(), row.number()).is_some() {
            return Err(row.fault("indicator", "duplicate-key", "an id used once"));
        }
        let direction = match row.text("direction") {
            "higher" => Direction::Higher,
            "lower" => Direction::Lower,
            "neutral" => Direction::Neutral,
            _ => return Err(row.fault("direction", "unknown-direction", "higher, lower or neutral")),
        };
        let nature = match row.text("nature") {
            "measured" => Nature::Measured,
            "modelled" => Nature::Modelled,
            "perception" => Nature::Perception,
            _ => return Err(row.fault("nature", "unknown-nature", "measured, modelled or perception")),
        };
        Ok(Indicator {
            id,
            name: row.filled("name")?,
            unit: row.filled("unit")?,
            direction,
            theme: row.filled("theme")?,
            source: row.filled("source")?,
            source_code: row.text("source_code").to_owned(),
            definition: row.filled("definition")?,
            nature,
        })
    }))
}

/// Reads `sources.csv`; ids must be unique.
///
/// # Errors
/// Every fault of the file.
pub fn sources(text: &str) -> Result<Vec<Source>, Vec<Diagnostic>> {
    let wanted = [
        "source",
        "title",
        "publisher",
        "licence",
        "licence_url",
        "vintage",
        "attribution",
    ];
    let sheet = Sheet::parse("sources.csv", text, &wanted)?;
    let mut seen = BTreeMap::new();
    all(sheet.rows().map(|row| {
        let id = row.filled("source")?;
        if seen.insert(id.clone(), row.number()).is_some() {
            return Err(row.fault("source", "duplicate-key", "an id used once"));
        }
        Ok(Source {
            id,
            title: row.filled("title")?,
            publisher: row.filled("publisher")?,
            licence: row.filled("licence")?,
            licence_url: row.text("licence_url").to_owned(),
            vintage: row.filled("vintage")?,
            attribution: row.filled("attribution")?,
        })
    }))
}

/// Reads wide tables (`iso3,indicator,2000,2001,…`; empty = no value) given as (source id, text)
/// into one table of published text an indicator, in the order of `indicators`.
///
/// # Errors
/// Every fault: an indicator unknown or of another source, a doubled row, a column that is no
/// year, a cell that is no number.
pub fn text_tables(
    indicators: &[Indicator],
    files: &[(&str, &str)],
) -> Result<Vec<TextTable>, Vec<Diagnostic>> {
    let source_of: BTreeMap<&str, &str> = indicators
        .iter()
        .map(|i| (i.id.as_str(), i.source.as_str()))
        .collect();
    let mut faults = Vec::new();
    let mut found: BTreeMap<&str, BTreeMap<Iso3, TextSeries>> = BTreeMap::new();
    for (source, text) in files {
        let name = format!("values/{source}.csv");
        let sheet = match Sheet::parse(&name, text, &["iso3", "indicator"]) {
            Ok(sheet) => sheet,
            Err(more) => {
                faults.extend(more);
                continue;
            }
        };
        let mut years: Vec<(usize, i16)> = Vec::new();
        for (at, column) in sheet.columns().iter().enumerate().filter(|(at, _)| *at > 1) {
            match column.parse() {
                Ok(year) => years.push((at, year)),
                Err(_) => faults.push(sheet.fault(1, column, "not-a-year", column, "a year")),
            }
        }
        years.sort_by_key(|y| y.1);
        for row in sheet.rows() {
            let Some((indicator, of)) = source_of.get_key_value(row.text("indicator")) else {
                faults.push(row.fault("indicator", "unknown-indicator", "an id of indicators.csv"));
                continue;
            };
            if of != source {
                faults.push(row.fault("indicator", "other-source", &format!("an indicator of {source}")));
            }
            let economy = match row.iso3("iso3") {
                Ok(economy) => economy,
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            let mut points = Vec::new();
            for (at, year) in &years {
                let cell = row.nth(*at);
                if cell.is_empty() {
                    continue;
                }
                if cell.parse::<f64>().is_ok_and(f64::is_finite) {
                    points.push((*year, cell.to_owned()));
                } else {
                    let column = year.to_string();
                    faults.push(sheet.fault(row.number(), &column, "not-a-number", cell, "a finite number"));
                }
            }
            if found
                .entry(indicator)
                .or_default()
                .insert(economy, points)
                .is_some()
            {
                faults.push(row.fault("iso3", "duplicate-key", "one row an indicator and economy"));
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut table = |i: &Indicator| TextTable {
        series: found
            .remove(i.id.as_str())
            .unwrap_or_default()
            .into_iter()
            .collect(),
    };
    Ok(indicators.iter().map(&mut table).collect())
}

/// Builds a pack from the text of its files. The app reads the grid instead; this is the slow,
/// obvious way that the tests hold against it.
///
/// # Errors
/// Every fault of every file; also an indicator whose source `sources.csv` does not know.
pub fn pack(
    indicators_csv: &str,
    sources_csv: &str,
    values: &[(&str, &str)],
) -> Result<Pack, Vec<Diagnostic>> {
    let (indicators, sources) = (indicators(indicators_csv)?, sources(sources_csv)?);
    let unknown = |i: &&Indicator| !sources.iter().any(|s| s.id == i.source);
    let faults: Vec<Diagnostic> = (indicators.iter().filter(unknown))
        .map(|i| {
            Diagnostic::new(
                "indicators.csv",
                0,
                &i.id,
                "unknown-source",
                &i.source,
                "an id of sources.csv",
            )
        })
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let texts = text_tables(&indicators, values)?;
    let mut rows = Vec::new();
    for (indicator, table) in indicators.iter().zip(&texts) {
        for (economy, points) in &table.series {
            // `text_tables` has let only finite numbers through.
            let values = points
                .iter()
                .filter_map(|(year, text)| Some((*year, text.parse::<f64>().ok()?)));
            rows.extend(values.map(|(year, value)| (indicator.id.clone(), *economy, year, value)));
        }
    }
    let rows = rows
        .iter()
        .map(|(id, economy, year, value)| (id.as_str(), *economy, *year, *value));
    Ok(Pack::from_rows(indicators.clone(), sources, rows))
}

/// [`pack()`] from a `data/` folder; for the build and for tests.
///
/// # Errors
/// Every fault; `not-readable` where a file cannot be read.
#[cfg(not(target_arch = "wasm32"))]
pub fn pack_from_dir(data: &std::path::Path) -> Result<Pack, Vec<Diagnostic>> {
    let read = |path: std::path::PathBuf| {
        std::fs::read_to_string(&path).map_err(|error| {
            let name = path.display().to_string();
            vec![Diagnostic::new(
                &name,
                0,
                "",
                "not-readable",
                &error.to_string(),
                "a readable file",
            )]
        })
    };
    let mut paths: Vec<std::path::PathBuf> = std::fs::read_dir(data.join("values"))
        .map(|entries| entries.filter_map(|e| Some(e.ok()?.path())).collect())
        .unwrap_or_default();
    paths.retain(|p| p.extension().is_some_and(|e| e == "csv"));
    paths.sort();
    let stem = |p: &std::path::Path| {
        p.file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let texts = paths
        .iter()
        .map(|p| Ok((stem(p), read(p.clone())?)))
        .collect::<Result<Vec<_>, Vec<Diagnostic>>>()?;
    let values: Vec<(&str, &str)> = texts.iter().map(|(s, t)| (s.as_str(), t.as_str())).collect();
    pack(
        &read(data.join("indicators.csv"))?,
        &read(data.join("sources.csv"))?,
        &values,
    )
}
