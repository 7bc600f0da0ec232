//! `datapackage.json`: the files described as a Frictionless Data Package (version 1).

use std::collections::BTreeMap;

use indicators::Sheet;
use serde_json::{Value, json};

use super::resource::{Resource, sorted};

/// Licences by the words of `sources.csv`: name in the Open Definition's list, where it has one.
const LICENCES: [(&str, &str); 5] = [
    ("CC BY 4.0", "CC-BY-4.0"),
    ("CC BY 3.0 IGO", "CC-BY-3.0-IGO"),
    ("CC0 1.0", "CC0-1.0"),
    ("MIT", "MIT"),
    ("ODC-PDDL 1.0", "ODC-PDDL-1.0"),
];

/// Describes every file; `sources` is the written `sources.csv`.
///
/// # Errors
/// A resource whose source is not listed.
pub fn describe(resources: &[Resource], sources: &Sheet) -> Result<Resource, String> {
    let mut source_entries: BTreeMap<&str, Value> = BTreeMap::new();
    let mut licence_entries: BTreeMap<&str, Value> = BTreeMap::new();
    for row in sources.rows() {
        let entry = json!({ "title": row.text("attribution"), "version": row.text("vintage") });
        source_entries.insert(row.text("source"), entry);
        let words = row.text("licence");
        let mut licence = json!({ "title": words });
        if let Some((_, name)) = LICENCES.iter().find(|l| l.0 == words) {
            licence["name"] = json!(name);
        }
        if !row.text("licence_url").is_empty() {
            licence["path"] = json!(row.text("licence_url"));
        }
        licence_entries.insert(row.text("source"), licence);
    }
    let pick = |entries: &BTreeMap<&str, Value>, ids: &[String]| -> Result<Vec<Value>, String> {
        let mut picked = Vec::new();
        for id in ids {
            let entry = entries
                .get(id.as_str())
                .ok_or_else(|| format!("sources.csv: no entry for {id}"))?;
            if !picked.contains(entry) {
                picked.push(entry.clone());
            }
        }
        Ok(picked)
    };
    let mut described = Vec::new();
    for resource in resources {
        let mut entry = json!({
            "name": name_of(&resource.path),
            "path": resource.path,
            "title": resource.title,
            "bytes": resource.text.len(),
            "sources": pick(&source_entries, &resource.sources)?,
            "licenses": pick(&licence_entries, &resource.sources)?,
        });
        if resource.fields.is_empty() {
            entry["format"] = json!("topojson");
            entry["mediatype"] = json!("application/json");
        } else {
            let field = |f: &(String, &str, String)| json!({ "name": f.0, "type": f.1, "description": f.2 });
            entry["profile"] = json!("tabular-data-resource");
            entry["format"] = json!("csv");
            entry["mediatype"] = json!("text/csv");
            entry["encoding"] = json!("utf-8");
            entry["schema"] = json!({
                "fields": resource.fields.iter().map(field).collect::<Vec<_>>(),
                "primaryKey": resource.key,
                // Only an empty cell is missing: NA is Namibia.
                "missingValues": [""],
            });
        }
        described.push(entry);
    }
    let all: Vec<String> = licence_entries.keys().map(|id| (*id).to_owned()).collect();
    let package = json!({
        "profile": "data-package",
        "name": "groundwork-pack",
        "title": "Groundwork country data pack",
        "description": "Indicators, economies, boundaries, towns and cloud regions, each with source, licence and vintage. Written by `cargo xtask data`; the catalogue folder is hand-written and described in README.md.",
        "licenses": pick(&licence_entries, &all)?,
        "resources": described,
    });
    let text = serde_json::to_string_pretty(&sorted(package)).map_err(|e| e.to_string())? + "\n";
    Ok(Resource {
        path: "datapackage.json".to_owned(),
        title: "Data Package descriptor".to_owned(),
        sources: Vec::new(),
        fields: Vec::new(),
        key: Vec::new(),
        text,
    })
}

/// A resource name may hold only lower-case letters, digits, `.`, `-`, `_`.
fn name_of(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    stem.replace('/', "-").to_lowercase()
}
