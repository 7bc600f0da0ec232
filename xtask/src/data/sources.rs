//! `sources.csv`: the sources that the written files name, and only these.

use std::collections::BTreeSet;

use indicators::Sheet;

use super::resource::{Field, Resource};

const FIELDS: [Field; 8] = [
    ("source", "string", "Stable id"),
    ("title", "string", "Title"),
    ("publisher", "string", "Publisher"),
    ("licence", "string", "Licence"),
    ("licence_url", "string", "Where the licence stands"),
    (
        "retrieved",
        "string",
        "Where and in which version it was retrieved",
    ),
    ("vintage", "string", "Edition and last year"),
    ("attribution", "string", "Text to show"),
];

/// What this project compiled itself.
const OWN: [&str; 8] = [
    "groundwork",
    "Compiled for this project",
    "Groundwork",
    "MIT OR Apache-2.0",
    "https://opensource.org/license/mit",
    "this project",
    "2026",
    "Groundwork: frameworks, definitions in our own words, other names of economies, and the UN M49 intermediate \
     regions of Africa, Latin America and the Caribbean.",
];

/// Writes the sources named by `resources`, sorted by id.
///
/// # Errors
/// A resource names a source that is not in the pack.
pub fn import(source: &Sheet, resources: &[Resource]) -> Result<Resource, String> {
    let mut wanted: BTreeSet<&str> = resources
        .iter()
        .flat_map(|r| &r.sources)
        .map(String::as_str)
        .collect();
    let mut rows = vec![OWN.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()];
    wanted.remove(OWN[0]);
    for row in source.rows().filter(|row| wanted.contains(row.text("id"))) {
        let text = |column: &str| row.text(column).to_owned();
        rows.push(vec![
            text("id"),
            text("title"),
            text("publisher"),
            text("licence"),
            text("licence_url"),
            text("retrieved_from"),
            text("vintage"),
            text("attribution_text"),
        ]);
    }
    for row in &rows {
        wanted.remove(row.first().map_or("", String::as_str));
    }
    if !wanted.is_empty() {
        return Err(format!("sources.csv: no entry for {wanted:?}"));
    }
    rows.sort();
    let title = "Sources: licence, vintage, attribution";
    Ok(Resource::table(
        "sources.csv",
        title,
        &["groundwork"],
        &["source"],
        &FIELDS,
        rows,
    ))
}
