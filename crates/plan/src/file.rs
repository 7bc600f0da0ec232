//! The plan file: readable, versioned JSON, one record a line.
//!
//! A header (format, version, minimum reader, hash) stands before the plan. Reading never changes
//! anything: it gives a plan or one clear error. Left out: operations and merge (their own issue).

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Plan, check};

/// The format's name, first in every file.
pub const FORMAT: &str = "groundwork-plan";
/// Newest version this build reads and writes. A plan is written in the oldest version that can hold
/// it: version 1; 2 where it has frameworks, indicators, targets or rules that a reader of version 1 would leave
/// out without a word; 3 where it has archetypes, thresholds of safeguards or agreed mitigations;
/// 4 where it has a ledger.
pub const VERSION: u32 = 4;

/// The oldest version that can hold a plan.
pub fn version_of(plan: &Plan) -> u32 {
    if !plan.ledger.is_empty() {
        return VERSION;
    }
    if !plan.catalogue.is_empty() || plan.safeguards.is_some() || !plan.mitigations.is_empty() {
        return 3;
    }
    let rules = &plan.rules;
    let new_rules = !rules.shares.is_empty()
        || !rules.counts.is_empty()
        || !rules.joint.is_empty()
        || !rules.not_before.is_empty()
        || !rules.counterpart_cap.is_empty()
        || rules.cofinance_cap.is_some();
    let new_money = !plan.delays.is_empty() || !plan.counterparts.is_empty() || !plan.committed.is_empty();
    let new_index = !plan.frameworks.is_empty()
        || !plan.own_indicators.is_empty()
        || !plan.targets.is_empty()
        || plan.settings.beside.is_some();
    if new_rules || new_money || new_index { 2 } else { 1 }
}

/// A file larger than this is not read (reliability, point 7: 50 MB).
pub const MOST_BYTES: usize = 50_000_000;

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Larger than [`MOST_BYTES`]; the size in bytes.
    TooLarge(usize),
    /// Empty or only zeros.
    Empty,
    /// Not JSON at all, or broken at a place.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// True when the text simply ends too early.
        truncated: bool,
        /// Technical detail.
        detail: String,
    },
    /// JSON, but of another program.
    Foreign {
        /// What the `format` field says, if anything.
        found: String,
    },
    /// Written by a newer version that older readers must not open.
    Newer {
        /// The reader the file asks for.
        minimum_reader: u32,
    },
    /// The content does not match the file's own hash.
    Altered {
        /// Hash in the file.
        expected: String,
        /// Hash of the content.
        found: String,
    },
    /// A field is missing or has the wrong type.
    Shape(String),
    /// A rule of the document is broken.
    Broken(check::Problem),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(bytes) => write!(f, "found {bytes} bytes, expected at most {MOST_BYTES}"),
            Self::Empty => f.write_str("found an empty file, expected a plan"),
            Self::NotJson {
                line,
                column,
                truncated: true,
                ..
            } => {
                write!(f, "{line}:{column}: the file ends too early: it was cut off")
            }
            Self::NotJson {
                line, column, detail, ..
            } => {
                write!(f, "{line}:{column}: found {detail}, expected JSON")
            }
            Self::Foreign { found } => write!(f, "format: found {found:?}, expected {FORMAT:?}"),
            Self::Newer { minimum_reader } => {
                write!(
                    f,
                    "minimum_reader: found {minimum_reader}, expected at most {VERSION}"
                )
            }
            Self::Altered { expected, found } => {
                write!(
                    f,
                    "hash: found {found}, expected {expected}: the content was changed"
                )
            }
            Self::Shape(detail) => write!(f, "found {detail}"),
            Self::Broken(problem) => problem.fmt(f),
        }
    }
}

impl std::error::Error for FileError {}

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    minimum_reader: u32,
    #[serde(default)]
    hash: String,
    plan: Value,
}

/// The plan as the text of a file.
pub fn write(plan: &Plan) -> String {
    let value = serde_json::to_value(plan).unwrap_or(Value::Null);
    let version = version_of(plan);
    let mut out = format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {version},\n\"minimum_reader\": {version},\n\"hash\": \"{}\",\n\"plan\": ",
        hash_value(&value)
    );
    lines(&value, 0, &mut out);
    out.push_str("\n}\n");
    out
}

/// SHA-256 of the plan's canonical JSON (keys sorted, no spaces), in hexadecimal.
pub fn hash(plan: &Plan) -> String {
    hash_value(&serde_json::to_value(plan).unwrap_or(Value::Null))
}

fn hash_value(value: &Value) -> String {
    let digest = Sha256::digest(value.to_string().as_bytes());
    digest.iter().map(|b| format!("{b:02x}")).collect()
}

/// Objects spread over lines down to the second level, lists one record a line: readable, diffable.
fn lines(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(map) if depth < 2 && !map.is_empty() => {
            let mut separator = "{\n";
            for (key, inner) in map {
                out.push_str(separator);
                out.push_str(&Value::String(key.clone()).to_string());
                out.push_str(": ");
                lines(inner, depth + 1, out);
                separator = ",\n";
            }
            out.push_str("\n}");
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let mut separator = "[\n";
            for item in items {
                out.push_str(separator);
                out.push_str(&item.to_string());
                separator = ",\n";
            }
            out.push_str("\n]");
        }
        other => out.push_str(&other.to_string()),
    }
}

/// Reads a file. Total: a plan, or the first thing that is wrong with it.
///
/// A file without a hash (written by hand) is accepted; one whose hash does not match is not.
pub fn read(bytes: &[u8]) -> Result<Plan, FileError> {
    if bytes.len() > MOST_BYTES {
        return Err(FileError::TooLarge(bytes.len()));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(|b| *b == 0 || b.is_ascii_whitespace()) {
        return Err(FileError::Empty);
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|e| FileError::NotJson {
        line: e.line(),
        column: e.column(),
        truncated: e.is_eof(),
        detail: e.to_string(),
    })?;
    let format = value
        .get("format")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    if format != FORMAT {
        return Err(FileError::Foreign { found: format });
    }
    let header: Header = serde_json::from_value(value).map_err(|e| FileError::Shape(e.to_string()))?;
    if header.minimum_reader > VERSION {
        return Err(FileError::Newer {
            minimum_reader: header.minimum_reader,
        });
    }
    let plan: Plan =
        serde_json::from_value(header.plan.clone()).map_err(|e| FileError::Shape(e.to_string()))?;
    if !header.hash.is_empty() {
        let found = hash_value(&header.plan);
        if found != header.hash {
            return Err(FileError::Altered {
                expected: header.hash,
                found,
            });
        }
    }
    check::plan(&plan).map_err(FileError::Broken)?;
    Ok(plan)
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
