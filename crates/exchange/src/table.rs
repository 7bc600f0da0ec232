//! Tables out: CSV and TSV that a spreadsheet opens without running anything.

use std::fmt::Write as _;

/// A cell of an exported table. Numbers are written in full and never quoted or guarded.
#[derive(Clone, Debug, PartialEq)]
pub enum Out {
    /// Text; guarded against being read as a formula.
    Text(String),
    /// A number in full precision (shortest text that reads back to the same value).
    Number(f64),
    /// An integer.
    Integer(i64),
    /// No value.
    Empty,
}

impl From<&str> for Out {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Out {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<f64> for Out {
    fn from(value: f64) -> Self {
        if value.is_finite() {
            Self::Number(value)
        } else {
            Self::Empty
        }
    }
}
impl From<Option<f64>> for Out {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, Self::from)
    }
}
impl From<i64> for Out {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}
impl From<ledger::Cents> for Out {
    /// US dollars with two decimals, exact.
    fn from(amount: ledger::Cents) -> Self {
        Self::Text(amount.to_string())
    }
}

/// Characters at the start of a text that a spreadsheet would read as a formula, with their
/// full-width forms.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would run the text, or would after quote marks are taken off it.
fn risky(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// The text, with a quote mark before it where a spreadsheet would run it. Numbers such as −5.00
/// are left alone: they must come back as numbers.
pub fn guard(text: &str) -> String {
    if risky(text) && text.parse::<f64>().is_err() {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Takes the mark of [`guard`] off again.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if risky(rest) => rest,
        _ => text,
    }
}

fn field(cell: &Out) -> String {
    match cell {
        Out::Text(text) => guard(text),
        Out::Number(value) => value.to_string(),
        Out::Integer(value) => value.to_string(),
        Out::Empty => String::new(),
    }
}

/// A header and rows as CSV (RFC 4180, UTF-8, LF).
pub fn csv(header: &[&str], rows: &[Vec<Out>]) -> String {
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for (i, cell) in cells.enumerate() {
            if i > 0 {
                out.push(',');
            }
            if cell.contains(['"', ',', '\n', '\r']) {
                let _ = write!(out, "\"{}\"", cell.replace('"', "\"\""));
            } else {
                out.push_str(&cell);
            }
        }
        out.push('\n');
    };
    line(&mut header.iter().map(|h| guard(h)));
    for row in rows {
        line(&mut row.iter().map(field));
    }
    out
}

/// The same as tab-separated text for the clipboard; tabs and line ends inside a cell become spaces.
pub fn tsv(header: &[&str], rows: &[Vec<Out>]) -> String {
    let clean = |s: String| s.replace(['\t', '\n', '\r'], " ");
    let mut out = header
        .iter()
        .map(|h| clean(guard(h)))
        .collect::<Vec<_>>()
        .join("\t");
    for row in rows {
        out.push('\n');
        out.push_str(&row.iter().map(|c| clean(field(c))).collect::<Vec<_>>().join("\t"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_guarded_and_negative_numbers_are_not() {
        assert_eq!(guard("=1+1"), "'=1+1");
        assert_eq!(guard("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(guard("＝1"), "'＝1");
        assert_eq!(guard("-5.00"), "-5.00");
        assert_eq!(csv(&["a"], &[vec![Out::Number(-5.0)]]), "a\n-5\n");
    }

    proptest! {
        #[test]
        fn every_text_comes_back_from_csv(text in "\\PC{0,30}|[=+@-]\\PC{0,5}|\"[a,\n]{0,4}") {
            let out = csv(&["x", "y"], &[vec![Out::Text(text.clone()), Out::Integer(1)]]);
            let mut reader = csv::ReaderBuilder::new().from_reader(out.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(unguard(&record[0]), text.as_str());
        }

        #[test]
        fn every_number_comes_back_to_the_last_bit(value in proptest::num::f64::NORMAL) {
            let out = csv(&["x"], &[vec![Out::Number(value)]]);
            let back: f64 = out.lines().nth(1).unwrap().parse().unwrap();
            prop_assert_eq!(back.to_bits(), value.to_bits());
        }
    }
}
