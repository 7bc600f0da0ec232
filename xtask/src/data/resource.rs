//! A file of `data/` with what its Data Package entry says about it.

use std::collections::BTreeMap;

use serde_json::Value;

/// Name, type (Table Schema) and description of a column.
pub type Field = (&'static str, &'static str, &'static str);

/// One file to be written.
pub struct Resource {
    /// Path below `data/`.
    pub path: String,
    /// What it holds.
    pub title: String,
    /// Source ids of `sources.csv`.
    pub sources: Vec<String>,
    /// Columns; empty for a file that is no table.
    pub fields: Vec<(String, &'static str, String)>,
    /// Columns that together name a row.
    pub key: Vec<&'static str>,
    /// Content.
    pub text: String,
}

impl Resource {
    /// A table. Every row must be as long as `fields`.
    pub fn table(
        path: &str,
        title: &str,
        sources: &[&str],
        key: &[&'static str],
        fields: &[Field],
        rows: impl IntoIterator<Item = Vec<String>>,
    ) -> Self {
        let fields: Vec<_> = fields
            .iter()
            .map(|f| (f.0.to_owned(), f.1, f.2.to_owned()))
            .collect();
        let mut text = String::new();
        line(&mut text, fields.iter().map(|f| f.0.as_str()));
        for row in rows {
            line(&mut text, row.iter().map(String::as_str));
        }
        Self {
            path: path.to_owned(),
            title: title.to_owned(),
            sources: sources.iter().map(|s| (*s).to_owned()).collect(),
            fields,
            key: key.to_vec(),
            text,
        }
    }
}

/// Appends one CSV line; a cell is quoted where it must be (RFC 4180), lines end in LF.
pub fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}

/// The same JSON with the keys of every object in order. serde_json keeps them in order or as
/// inserted, by a feature that any crate of a build may switch on; the written bytes must not
/// depend on that.
pub fn sorted(value: Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        Value::Object(map) => {
            let map: BTreeMap<String, Value> =
                map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(map.into_iter().collect())
        }
        other => other,
    }
}
