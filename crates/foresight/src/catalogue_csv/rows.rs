//! One row of a table with typed cells; each fault is remembered, reading goes on.

use indicators::Diagnostic;

use crate::Range;
use crate::rules::{self, Sort};

/// A row.
pub(super) struct Row {
    file: &'static str,
    columns: &'static [&'static str],
    cells: Vec<String>,
    /// Row of the spreadsheet, header = 1.
    pub(super) number: usize,
    /// Faults found so far.
    pub(super) faults: Vec<Diagnostic>,
}

/// Rows with the columns in the expected order; faults of the table as a whole go to `faults`.
pub(super) fn rows(
    file: &'static str,
    text: &str,
    columns: &'static [&'static str],
    faults: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    // The reader takes an unterminated quote for one cell to the end of the file.
    if text.bytes().filter(|b| *b == b'"').count() % 2 == 1 {
        faults.push(Diagnostic::new(
            file,
            0,
            "",
            "open-quote",
            "an odd number of \"",
            "quotes in pairs",
        ));
        return Vec::new();
    }
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut out = Vec::new();
    let mut order: Option<Vec<Option<usize>>> = None;
    for (at, record) in reader.records().enumerate() {
        let number = at + 1;
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(Diagnostic::new(
                    file,
                    number,
                    "",
                    "not-csv",
                    &error.to_string(),
                    "a row of CSV",
                ));
                continue;
            }
        };
        let Some(order) = &order else {
            order = Some(header(file, &record, columns, faults));
            continue;
        };
        if record.len() != order.len() {
            let expected = format!("{} cells", order.len());
            faults.push(Diagnostic::new(
                file,
                number,
                "",
                "cell-count",
                &record.len().to_string(),
                &expected,
            ));
            continue;
        }
        let mut cells = vec![String::new(); columns.len()];
        for (cell, place) in record.iter().zip(order) {
            if let Some(slot) = place.and_then(|p| cells.get_mut(p)) {
                *slot = cell.trim().to_owned();
            }
        }
        out.push(Row {
            file,
            columns,
            cells,
            number,
            faults: Vec::new(),
        });
    }
    if order.is_none() {
        faults.push(Diagnostic::new(
            file,
            0,
            "",
            "no-header",
            "nothing",
            "a header row",
        ));
    }
    out
}

fn header(
    file: &str,
    record: &csv::StringRecord,
    columns: &[&str],
    faults: &mut Vec<Diagnostic>,
) -> Vec<Option<usize>> {
    for column in columns {
        match record.iter().filter(|h| h.trim() == *column).count() {
            1 => {}
            0 => faults.push(Diagnostic::new(
                file,
                1,
                column,
                "missing-column",
                "nothing",
                "this column",
            )),
            _ => faults.push(Diagnostic::new(
                file,
                1,
                column,
                "duplicate-column",
                column,
                "this column once",
            )),
        }
    }
    let place = |name: &str| columns.iter().position(|c| *c == name.trim());
    for name in record.iter().filter(|name| place(name).is_none()) {
        let expected = "a column of this table";
        faults.push(Diagnostic::new(file, 1, name, "unknown-column", name, expected));
    }
    record.iter().map(place).collect()
}

impl Row {
    /// Remembers a fault at a cell.
    pub(super) fn fault(&mut self, column: &str, code: &str, expected: &str) {
        let found = self.text(column).to_owned();
        self.faults.push(Diagnostic::new(
            self.file,
            self.number,
            column,
            code,
            &found,
            expected,
        ));
    }

    /// The cell's text.
    pub(super) fn text(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|c| *c == column);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// A text that must not be empty.
    pub(super) fn named(&mut self, column: &str) -> String {
        if self.text(column).is_empty() {
            self.fault(column, "empty", "a text");
        }
        self.text(column).to_owned()
    }

    fn number(&mut self, column: &str, wanted: &str, fits: impl Fn(f64) -> bool) -> f64 {
        match self.text(column).parse::<f64>() {
            Ok(n) if n.is_finite() && fits(n) => n,
            Ok(_) => {
                self.fault(column, "out-of-range", wanted);
                1.0
            }
            Err(_) => {
                self.fault(column, "not-a-number", wanted);
                1.0
            }
        }
    }

    /// A number above 0.
    pub(super) fn positive(&mut self, column: &str) -> f64 {
        self.number(column, "a number above 0", |n| n > 0.0)
    }

    /// 0 or more.
    pub(super) fn not_negative(&mut self, column: &str) -> f64 {
        self.number(column, "a number of 0 or more", |n| n >= 0.0)
    }

    /// Between 0 and 1.
    pub(super) fn share(&mut self, column: &str) -> f64 {
        self.number(column, "a share between 0 and 1", |n| (0.0..=1.0).contains(&n))
    }

    /// Whole years up to 30.
    pub(super) fn years(&mut self, column: &str, least: u8) -> u8 {
        match self.text(column).parse::<u8>() {
            Ok(n) if (least..=30).contains(&n) => n,
            _ => {
                self.fault(column, "not-years", &format!("whole years, {least} to 30"));
                least
            }
        }
    }

    /// Low, mid, high, in order, none negative.
    pub(super) fn range(&mut self, [low, mid, high]: [&str; 3]) -> Range {
        let range = Range {
            low: self.not_negative(low),
            mid: self.not_negative(mid),
            high: self.not_negative(high),
        };
        if range.low > range.mid || range.mid > range.high {
            self.fault(low, "low-above-high", &format!("{low} <= {mid} <= {high}"));
        }
        range
    }

    /// `yes` or `no`.
    pub(super) fn yes(&mut self, column: &str) -> bool {
        self.code(column, &[("yes", true), ("no", false)], false)
    }

    /// One of a few words.
    pub(super) fn code<T: Copy>(&mut self, column: &str, codes: &[(&str, T)], otherwise: T) -> T {
        let text = self.text(column);
        if let Some((_, value)) = codes.iter().find(|(word, _)| *word == text) {
            return *value;
        }
        let words: Vec<&str> = codes.iter().map(|(word, _)| *word).collect();
        self.fault(column, "unknown-code", &words.join(", "));
        otherwise
    }

    /// Checks that a text is an expression of a sort.
    pub(super) fn expression(&mut self, column: &str, text: &str, sort: Sort) {
        let wanted = match sort {
            Sort::Number => "a number",
            Sort::Truth => "a condition",
        };
        match rules::parse(text) {
            Err(error) => self.fault(column, "not-an-expression", &error.to_string()),
            Ok(tree) if tree.sort() != sort => self.fault(column, "wrong-sort", wanted),
            Ok(_) => {}
        }
    }

    /// Clauses separated by `;`, each a condition.
    pub(super) fn clauses(&mut self, column: &str) -> Vec<String> {
        let text = self.text(column).to_owned();
        let clauses: Vec<String> = text
            .split(';')
            .map(|c| c.trim().to_owned())
            .filter(|c| !c.is_empty())
            .collect();
        for clause in &clauses {
            self.expression(column, clause, Sort::Truth);
        }
        clauses
    }
}
