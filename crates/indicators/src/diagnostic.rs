//! What is wrong with a table, and where: the same shape for every reader of CSV.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One fault of a table. Rows count from 1 with the header as row 1, as a spreadsheet shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// File or table name, for example `frameworks.csv`.
    pub file: String,
    /// Row, header = 1; 0 where the fault is the file's as a whole.
    pub row: usize,
    /// Column name; empty where the fault is the row's.
    pub column: String,
    /// Stable code, for example `not-a-number`, `unknown-source`, `duplicate-key`.
    pub code: String,
    /// What stands there. Boxed to keep a `Result` with this error small.
    pub found: Box<str>,
    /// What was expected.
    pub expected: String,
}

impl Diagnostic {
    /// A fault at a cell.
    pub fn new(file: &str, row: usize, column: &str, code: &str, found: &str, expected: &str) -> Self {
        Self {
            file: file.to_owned(),
            row,
            column: column.to_owned(),
            code: code.to_owned(),
            found: found.into(),
            expected: expected.to_owned(),
        }
    }
}

impl fmt::Display for Diagnostic {
    /// `file:row:column: found …, expected … [code]`, the shape the command line prints.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: found {:?}, expected {} [{}]",
            self.file, self.row, self.column, self.found, self.expected, self.code
        )
    }
}
