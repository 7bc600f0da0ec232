//! A user's own values: tidy CSV, one value a row (`iso3,indicator,year,value` and `source`).
//!
//! Total: what is right is taken, what is not is listed with row, column, found, expected and a code
//! whose message says how to mend it. Nothing is guessed: a decimal comma is refused until the user
//! says that the file uses one.

use std::collections::BTreeMap;

use atlas::Iso3;
use indicators::Diagnostic;
use serde::{Deserialize, Serialize};

use crate::{quotes, table};

/// Largest file read, in bytes (reliability, point 7).
pub const MOST_BYTES: usize = 50_000_000;
/// Longest record read, in bytes.
pub const LONGEST_RECORD: usize = 1_000_000;
/// More diagnostics than this are counted, not listed.
pub const MOST_DIAGNOSTICS: usize = 1_000;

/// What the user says about the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecimalMark {
    /// 1234.5
    Point,
    /// 1234,5
    Comma,
}

/// A value that was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Row in the file, header = 1.
    pub row: usize,
    /// Economy.
    pub economy: Iso3,
    /// Indicator id.
    pub indicator: String,
    /// Year.
    pub year: i16,
    /// In the indicator's unit.
    pub value: f64,
    /// Source as the file names it; empty when it has no such column.
    pub source: String,
}

/// The report every import ends in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// Values taken, in file order.
    pub accepted: Vec<Value>,
    /// Rows without a value (empty, `..`, `-`, `n/a`, `:`), by row number.
    pub empty: Vec<usize>,
    /// Rows refused.
    pub refused: usize,
    /// What was refused and why (at most [`MOST_DIAGNOSTICS`]).
    pub diagnostics: Vec<Diagnostic>,
    /// The field separator that was found.
    pub delimiter: char,
}

/// Answers to the two questions a row asks of the pack.
pub struct Lookup<'a> {
    /// The economy of a code or name; `Err` carries suggestions, or why it is none (an aggregate).
    pub economy: &'a dyn Fn(&str) -> Result<Iso3, String>,
    /// The indicator id of an id or name.
    pub indicator: &'a dyn Fn(&str) -> Option<String>,
}

/// Names a header may use for each column; compared in lower case.
const HEADERS: [(&str, &[&str]); 5] = [
    (
        "iso3",
        &[
            "iso3",
            "economy",
            "country",
            "code",
            "iso",
            "pays",
            "economie",
            "économie",
        ],
    ),
    (
        "indicator",
        &["indicator", "indicator_id", "indicateur", "series"],
    ),
    ("year", &["year", "année", "annee", "time"]),
    ("value", &["value", "valeur", "obs_value"]),
    ("source", &["source"]),
];

/// Texts that mean "no value" in a value column.
const NO_VALUE: [&str; 7] = ["", "..", "-", "–", "n/a", ":", "…"];

/// Reads a file.
///
/// ```
/// use exchange::tidy::{self, DecimalMark, Lookup};
/// let lookup = Lookup {
///     economy: &|t| atlas::Iso3::new(t).ok_or_else(|| "an ISO3 code".to_owned()),
///     indicator: &|t| (t == "internet_users_pct").then(|| t.to_owned()),
/// };
/// let text = b"iso3,indicator,year,value\nKEN,internet_users_pct,2025,41.2\nKEN,internet_users_pct,2024,12abc\n";
/// let import = tidy::read("own.csv", text, DecimalMark::Point, &lookup);
/// assert_eq!(import.accepted.len(), 1);
/// assert_eq!(import.diagnostics[0].to_string(), "own.csv:3:value: found \"12abc\", expected a number [not-a-number]");
/// ```
pub fn read(file: &str, bytes: &[u8], decimal: DecimalMark, lookup: &Lookup<'_>) -> Import {
    let mut import = Import {
        delimiter: ',',
        ..Import::default()
    };
    match text_of(file, bytes).and_then(|text| rows(file, text, decimal, lookup, &mut import)) {
        Ok(()) => {}
        Err(fault) => import.diagnostics.push(fault),
    }
    import
}

pub(crate) fn whole(file: &str, row: usize, code: &str, found: &str, expected: &str) -> Diagnostic {
    Diagnostic::new(file, row, "", code, found, expected)
}

pub(crate) fn text_of<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Diagnostic> {
    if bytes.len() > MOST_BYTES {
        return Err(whole(
            file,
            0,
            "too-large",
            &format!("{} bytes", bytes.len()),
            "at most 50 MB",
        ));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(whole(file, 0, "not-utf8", "UTF-16", "a file saved as CSV UTF-8"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(whole(
            file,
            0,
            "not-csv",
            "a zip archive or workbook",
            "a CSV file",
        ));
    }
    std::str::from_utf8(bytes).map_err(|e| {
        let row = bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        whole(
            file,
            row,
            "not-utf8",
            "bytes that are not UTF-8",
            "a file saved as CSV UTF-8",
        )
    })
}

fn rows(
    file: &str,
    text: &str,
    decimal: DecimalMark,
    lookup: &Lookup<'_>,
    import: &mut Import,
) -> Result<(), Diagnostic> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|d| (first.bytes().filter(|b| b == d).count(), *d == b','))
        .unwrap_or(b',');
    import.delimiter = char::from(delimiter);
    if let Some(line) = quotes::unterminated(text, delimiter) {
        let expected = "a closing quote mark";
        return Err(whole(
            file,
            line,
            "unterminated-quote",
            "a quote that never closes",
            expected,
        ));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|e| whole(file, 1, "not-csv", &e.to_string(), "a header"))?;
    let columns = Columns::find(file, header)?;
    let mut seen: BTreeMap<(Iso3, String, i16), usize> = BTreeMap::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(e) => {
                let row = e.position().map_or(0, |p| p.line() as usize);
                return Err(whole(file, row, "not-csv", &e.to_string(), "a CSV record"));
            }
        };
        let row = record.position().map_or(0, |p| p.line() as usize);
        if record.iter().all(|c| c.trim().is_empty()) {
            continue;
        }
        match columns.value(file, row, &record, decimal, lookup) {
            Ok(None) => import.empty.push(row),
            Ok(Some(value)) => {
                let key = (value.economy, value.indicator.clone(), value.year);
                if let Some(earlier) = seen.get(&key) {
                    let found = format!("a second value for {} {} {}", key.0, key.1, key.2);
                    let expected = format!("one value; row {earlier} was taken");
                    refuse(import, whole(file, row, "duplicate-key", &found, &expected));
                } else {
                    seen.insert(key, row);
                    import.accepted.push(value);
                }
            }
            Err(fault) => refuse(import, fault),
        }
    }
    Ok(())
}

fn refuse(import: &mut Import, fault: Diagnostic) {
    import.refused += 1;
    if import.diagnostics.len() < MOST_DIAGNOSTICS {
        import.diagnostics.push(fault);
    }
}

struct Columns {
    at: [Option<usize>; 5],
}

impl Columns {
    fn find(file: &str, header: &csv::StringRecord) -> Result<Self, Diagnostic> {
        let names: Vec<String> = header.iter().map(|h| h.trim().to_lowercase()).collect();
        let mut at = [None; 5];
        for (slot, (name, aliases)) in at.iter_mut().zip(HEADERS) {
            let hits: Vec<usize> = (0..names.len())
                .filter(|i| aliases.contains(&names[*i].as_str()))
                .collect();
            match hits.as_slice() {
                [] if name == "source" => {}
                [one] => *slot = Some(*one),
                [] => {
                    let found = names.join(", ");
                    let expected = format!("a column named {name}");
                    return Err(Diagnostic::new(
                        file,
                        1,
                        name,
                        "missing-column",
                        &found,
                        &expected,
                    ));
                }
                _ => {
                    let found = "two columns of this name";
                    return Err(Diagnostic::new(
                        file,
                        1,
                        name,
                        "duplicate-column",
                        found,
                        "one column",
                    ));
                }
            }
        }
        Ok(Self { at })
    }

    fn value(
        &self,
        file: &str,
        row: usize,
        record: &csv::StringRecord,
        decimal: DecimalMark,
        lookup: &Lookup<'_>,
    ) -> Result<Option<Value>, Diagnostic> {
        let cell = |i: usize| self.at[i].and_then(|c| record.get(c)).unwrap_or_default().trim();
        let fault = |column: &str, code: &str, found: &str, expected: &str| {
            let found: String = found.chars().take(80).collect();
            Diagnostic::new(file, row, column, code, &found, expected)
        };
        if record.as_slice().len() > LONGEST_RECORD {
            return Err(fault("", "too-large", "a record over 1 MB", "a shorter record"));
        }
        let economy = (lookup.economy)(cell(0))
            .map_err(|expected| fault("iso3", "unknown-economy", cell(0), &expected))?;
        let indicator = (lookup.indicator)(cell(1)).ok_or_else(|| {
            fault(
                "indicator",
                "unknown-indicator",
                cell(1),
                "an indicator of the pack, by id or name",
            )
        })?;
        let year: i16 = cell(2)
            .parse()
            .ok()
            .filter(|y| (1900..=2100).contains(y))
            .ok_or_else(|| fault("year", "not-a-year", cell(2), "a year from 1900 to 2100"))?;
        let text = cell(3);
        if NO_VALUE.contains(&text.to_lowercase().as_str()) {
            return Ok(None);
        }
        let value = number(text, decimal).map_err(|(code, expected)| fault("value", code, text, expected))?;
        let source = table::unguard(cell(4)).to_owned();
        Ok(Some(Value {
            row,
            economy,
            indicator,
            year,
            value,
            source,
        }))
    }
}

/// A number in plain decimal notation; a true minus is read as a minus.
fn number(text: &str, decimal: DecimalMark) -> Result<f64, (&'static str, &'static str)> {
    let text = text.replace('\u{2212}', "-");
    let plain = match decimal {
        DecimalMark::Point if text.contains(',') => {
            return Err((
                "decimal-comma",
                "a decimal point, or the file read with decimal commas",
            ));
        }
        DecimalMark::Point => text,
        DecimalMark::Comma if text.contains('.') => {
            return Err((
                "decimal-point",
                "a decimal comma, or the file read with decimal points",
            ));
        }
        DecimalMark::Comma => text.replace(',', "."),
    };
    let plausible = plain.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    match plain.parse::<f64>() {
        Ok(value) if plausible && value.is_finite() => Ok(value),
        _ => Err(("not-a-number", "a number")),
    }
}

#[cfg(test)]
#[path = "tidy_tests.rs"]
mod tests;
