//! A table of text with named columns: the one way this project's own CSV files are read.
//!
//! Total: any text gives a table or diagnostics. Left out: guessing delimiters, and the foreign
//! shapes a user may bring (crate `exchange`).

use std::collections::BTreeMap;

use crate::Diagnostic;

/// A CSV file with a header, every row as long as the header.
#[derive(Clone, Debug)]
pub struct Sheet {
    file: String,
    columns: Vec<String>,
    rows: Vec<(usize, csv::StringRecord)>,
}

/// One row of a [`Sheet`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    number: usize,
    record: &'a csv::StringRecord,
}

impl Sheet {
    /// Parses comma-separated text whose first row names the columns; `wanted` must be among them.
    ///
    /// # Errors
    /// `missing-column`, `duplicate-column`, `row-length` and `unterminated-quote`, all found.
    pub fn parse(file: &str, text: &str, wanted: &[&str]) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut columns: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for (number, record) in (1usize..).zip(reader.records()) {
            match record {
                Ok(record) if number == 1 => {
                    columns = record
                        .iter()
                        .map(|c| c.trim_start_matches('\u{feff}').to_owned())
                        .collect();
                }
                Ok(record) if record.len() == columns.len() => rows.push((number, record)),
                Ok(record) => {
                    let found = format!("{} cells", record.len());
                    let expected = format!("{} cells", columns.len());
                    faults.push(Diagnostic::new(file, number, "", "row-length", &found, &expected));
                }
                Err(error) => {
                    faults.push(Diagnostic::new(
                        file,
                        number,
                        "",
                        "not-csv",
                        &error.to_string(),
                        "CSV",
                    ));
                }
            }
        }
        // The csv crate takes an unterminated quote as one cell up to the end of the file. Every
        // quote of well-formed CSV has its partner, so an odd number of them gives it away.
        if text.bytes().filter(|b| *b == b'"').count() % 2 == 1 {
            let last = rows.last().map_or(1, |r| r.0);
            faults.push(Diagnostic::new(
                file,
                last,
                "",
                "unterminated-quote",
                "\"",
                "a closing quote",
            ));
        }
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for column in &columns {
            *seen.entry(column).or_default() += 1;
        }
        for (column, times) in &seen {
            if *times > 1 {
                let found = format!("{times} times");
                faults.push(Diagnostic::new(
                    file,
                    1,
                    column,
                    "duplicate-column",
                    &found,
                    "once",
                ));
            }
        }
        for column in wanted.iter().filter(|c| !seen.contains_key(**c)) {
            faults.push(Diagnostic::new(
                file,
                1,
                column,
                "missing-column",
                "",
                "a column of this name",
            ));
        }
        if faults.is_empty() {
            Ok(Self {
                file: file.to_owned(),
                columns,
                rows,
            })
        } else {
            Err(faults)
        }
    }

    /// Column names in file order.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Every row after the header.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, record)| Row {
            sheet: self,
            number: *number,
            record,
        })
    }

    /// A fault at a row of this file (0 = the whole file).
    pub fn fault(&self, row: usize, column: &str, code: &str, found: &str, expected: &str) -> Diagnostic {
        Diagnostic::new(&self.file, row, column, code, found, expected)
    }
}

impl<'a> Row<'a> {
    /// Row number, header = 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// The text of a column; empty where the sheet has no such column.
    pub fn text(&self, column: &str) -> &'a str {
        let at = self.sheet.columns.iter().position(|c| c == column);
        at.and_then(|at| self.record.get(at)).unwrap_or("")
    }

    /// The text of the column at a position of [`Sheet::columns`].
    pub fn nth(&self, at: usize) -> &'a str {
        self.record.get(at).unwrap_or("")
    }

    /// A fault in a column of this row; what was found is the cell.
    pub fn fault(&self, column: &str, code: &str, expected: &str) -> Diagnostic {
        self.sheet
            .fault(self.number, column, code, self.text(column), expected)
    }

    /// A finite number.
    ///
    /// # Errors
    /// `not-a-number`.
    pub fn number_in(&self, column: &str) -> Result<f64, Diagnostic> {
        let number = self.text(column).parse::<f64>().ok().filter(|v| v.is_finite());
        number.ok_or_else(|| self.fault(column, "not-a-number", "a finite number"))
    }

    /// A finite number, or nothing where the cell is empty.
    ///
    /// # Errors
    /// `not-a-number`.
    pub fn optional_number(&self, column: &str) -> Result<Option<f64>, Diagnostic> {
        if self.text(column).is_empty() {
            Ok(None)
        } else {
            self.number_in(column).map(Some)
        }
    }

    /// `1` or `0`.
    ///
    /// # Errors
    /// `not-a-flag`.
    pub fn flag(&self, column: &str) -> Result<bool, Diagnostic> {
        match self.text(column) {
            "1" => Ok(true),
            "0" => Ok(false),
            _ => Err(self.fault(column, "not-a-flag", "0 or 1")),
        }
    }

    /// An ISO 3166 alpha-3 code.
    ///
    /// # Errors
    /// `not-a-code`.
    pub fn iso3(&self, column: &str) -> Result<atlas::Iso3, Diagnostic> {
        let code = self.text(column).parse();
        code.map_err(|_| self.fault(column, "not-a-code", "an ISO 3166 alpha-3 code such as KEN"))
    }

    /// Text that is not empty.
    ///
    /// # Errors
    /// `empty`.
    pub fn filled(&self, column: &str) -> Result<String, Diagnostic> {
        let text = self.text(column);
        if text.is_empty() {
            Err(self.fault(column, "empty", "text"))
        } else {
            Ok(text.to_owned())
        }
    }
}

/// The values, or every fault, of a list of results.
///
/// # Errors
/// All faults, in order.
pub fn all<T>(results: impl Iterator<Item = Result<T, Diagnostic>>) -> Result<Vec<T>, Vec<Diagnostic>> {
    let (mut values, mut faults) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(values)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes(result: Result<Sheet, Vec<Diagnostic>>) -> Vec<String> {
        result
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|d| d.code)
            .collect()
    }

    #[test]
    fn namibias_code_is_text_not_a_missing_value() {
        let sheet = Sheet::parse("e.csv", "iso2,name\nNA,Namibia\n", &["iso2"]).unwrap();
        assert_eq!(sheet.rows().next().unwrap().text("iso2"), "NA");
    }

    #[test]
    fn an_unterminated_quote_is_reported_not_swallowed() {
        assert_eq!(
            codes(Sheet::parse("a.csv", "a\n\"x\ny\nz\n", &["a"])),
            ["unterminated-quote"]
        );
        assert!(Sheet::parse("a.csv", "a\n\"x \"\"y\"\"\"\n", &["a"]).is_ok());
    }

    #[test]
    fn missing_and_doubled_columns_and_short_rows_are_all_reported() {
        let found = codes(Sheet::parse("a.csv", "a,a\n1\n", &["a", "b"]));
        assert_eq!(found, ["row-length", "duplicate-column", "missing-column"]);
    }

    proptest! {
        #[test]
        fn any_text_gives_a_table_or_diagnostics(text in "[a,\"\n0-9é;]{0,40}") {
            let _ = Sheet::parse("a.csv", &text, &["a"]);
        }
    }
}
