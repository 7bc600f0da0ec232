//! `indicators.csv`, `values/SOURCE.csv` and `frameworks.csv`.

use std::collections::{BTreeMap, BTreeSet};

use indicators::Sheet;

use super::resource::{Field, Resource};

const INDICATOR: [Field; 11] = [
    ("indicator", "string", "Stable id"),
    ("name", "string", "Name"),
    ("unit", "string", "Unit"),
    (
        "direction",
        "string",
        "Better side: higher, lower, or neutral (context only)",
    ),
    ("theme", "string", "Heading it is filed under"),
    (
        "source",
        "string",
        "Source id; its values stand in values/SOURCE.csv",
    ),
    ("source_code", "string", "The source's own code"),
    ("first_year", "integer", "First year with a value"),
    ("last_year", "integer", "Last year with a value"),
    ("definition", "string", "Definition in our own words"),
    (
        "nature",
        "string",
        "measured; modelled (by the publisher); perception (opinion or expert judgement): our own reading of the sources",
    ),
];

/// Writes what each indicator is, sorted by id.
///
/// # Errors
/// A direction that is not known, or a nature given for an indicator that is not there.
pub fn indicators(meta: &Sheet) -> Result<Resource, String> {
    let mut rows = Vec::new();
    for row in meta.rows() {
        let direction = match row.text("direction") {
            "higher_better" => "higher",
            "lower_better" => "lower",
            "context" => "neutral",
            _ => {
                return Err(row
                    .fault("direction", "unknown-direction", "a direction")
                    .to_string());
            }
        };
        let text = |column: &str| row.text(column).to_owned();
        rows.push(vec![
            text("indicator"),
            text("name"),
            text("unit"),
            direction.to_owned(),
            text("pillar_suggestion"),
            text("source"),
            text("source_code"),
            text("first_year"),
            text("last_year"),
            text("definition_in_our_own_words"),
            super::nature::nature(row.text("indicator")).to_owned(),
        ]);
    }
    let known: Vec<&str> = meta.rows().map(|r| r.text("indicator")).collect();
    let unknown = super::nature::unknown(&known);
    if !unknown.is_empty() {
        return Err(format!(
            "the nature of unknown indicators is given: {}",
            unknown.join(", ")
        ));
    }
    rows.sort();
    let title = "Indicators: name, unit, better side, source, definition";
    Ok(Resource::table(
        "indicators.csv",
        title,
        &["groundwork"],
        &["indicator"],
        &INDICATOR,
        rows,
    ))
}

/// Economy × year of one indicator, as published text.
type Wide<'a> = BTreeMap<&'a str, BTreeMap<i16, &'a str>>;

/// Writes one wide table a source, sorted by indicator and economy; numbers as published text.
///
/// # Errors
/// A row whose source is not the indicator's own (no indicator may mix sources), whose number is
/// no finite number, or that stands twice.
pub fn values(meta: &Sheet, tidy: &Sheet) -> Result<Vec<Resource>, String> {
    let source_of: BTreeMap<&str, &str> = meta
        .rows()
        .map(|r| (r.text("indicator"), r.text("source")))
        .collect();
    let mut by_source: BTreeMap<&str, BTreeMap<&str, Wide<'_>>> = BTreeMap::new();
    for row in tidy.rows() {
        let (indicator, source) = (row.text("indicator"), row.text("source"));
        if source_of.get(indicator) != Some(&source) {
            return Err(row
                .fault("source", "mixed-sources", "the one source of the indicator")
                .to_string());
        }
        row.number_in("value").map_err(|fault| fault.to_string())?;
        row.iso3("iso3").map_err(|fault| fault.to_string())?;
        let year: i16 = row
            .text("year")
            .parse()
            .map_err(|_| row.fault("year", "not-a-year", "a year").to_string())?;
        let series = by_source.entry(source).or_default().entry(indicator).or_default();
        if series
            .entry(row.text("iso3"))
            .or_default()
            .insert(year, row.text("value"))
            .is_some()
        {
            return Err(row.fault("year", "duplicate-key", "one value a year").to_string());
        }
    }
    Ok(by_source
        .into_iter()
        .map(|(source, tables)| wide(source, &tables))
        .collect())
}

fn wide(source: &str, tables: &BTreeMap<&str, Wide<'_>>) -> Resource {
    let years: BTreeSet<i16> = tables
        .values()
        .flat_map(|t| t.values())
        .flat_map(|s| s.keys())
        .copied()
        .collect();
    let span = years.first().copied().unwrap_or(0)..=years.last().copied().unwrap_or(-1);
    let mut fields = vec![
        ("iso3".to_owned(), "string", "Economy".to_owned()),
        ("indicator".to_owned(), "string", "Indicator".to_owned()),
    ];
    fields.extend(span.clone().map(|year| {
        (
            year.to_string(),
            "number",
            format!("Value of {year}; empty = none"),
        )
    }));
    let mut text = String::new();
    super::resource::line(&mut text, fields.iter().map(|f| f.0.as_str()));
    for (indicator, table) in tables {
        for (economy, series) in table {
            let cells = span.clone().map(|year| series.get(&year).copied().unwrap_or(""));
            super::resource::line(&mut text, [*economy, *indicator].into_iter().chain(cells));
        }
    }
    Resource {
        path: format!("values/{source}.csv"),
        title: format!("Values from {source}, years as columns"),
        sources: vec![source.to_owned()],
        fields,
        key: vec!["indicator", "iso3"],
        text,
    }
}

const FRAMEWORK: [Field; 10] = [
    ("framework", "string", "Framework id"),
    ("node", "string", "Leaf id, unique in the framework"),
    (
        "path",
        "string",
        "Groups above the leaf, from the top, joined by /",
    ),
    ("indicator", "string", "Indicator or milestone id"),
    (
        "role",
        "string",
        "outcome (measured) or milestone (answered by the user)",
    ),
    ("direction", "string", "higher_better or lower_better"),
    (
        "transform",
        "string",
        "Applied to value and goalposts: empty, log, log1p",
    ),
    ("goal_low", "number", "Lower goalpost, raw units"),
    ("goal_high", "number", "Upper goalpost, raw units"),
    ("weight", "number", "Weight among its siblings"),
];

/// Writes the frameworks in the order of the source: the order is the order on screen.
pub fn frameworks(source: &Sheet) -> Resource {
    let rows = source
        .rows()
        .map(|row| FRAMEWORK.iter().map(|f| row.text(f.0).to_owned()).collect());
    let title = "Frameworks: the trees an index is computed on, with goalposts and weights";
    Resource::table(
        "frameworks.csv",
        title,
        &["groundwork"],
        &["framework", "node"],
        &FRAMEWORK,
        rows.collect::<Vec<_>>(),
    )
}
