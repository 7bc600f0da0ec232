//! Files the reader takes away.

use crate::platform::download;

/// Offers a file. When the browser refuses there is nothing to clean up; the reader sees that no
/// file came and can try again.
pub fn save(name: &str, mime: &str, text: &str) {
    let _ = download::save(name, mime, text);
}

/// A cell as a spreadsheet reads it without running it: text that starts like a formula gets an
/// apostrophe (CWE-1236), and what holds separators is quoted.
pub fn csv_cell(cell: &str) -> String {
    // A number keeps its sign; everything else that starts a formula is made text.
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let safe = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if safe.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

/// Rows as CSV with a byte-order mark, so that spreadsheets read the accents.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|c| csv_cell(c)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// Rows as tab-separated text for the clipboard.
pub fn tsv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let clean = |c: &String| c.replace(['\t', '\n', '\r'], " ");
    let mut out = String::new();
    for row in rows {
        out.push_str(&row.iter().map(clean).collect::<Vec<_>>().join("\t"));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_runs_as_a_formula_and_a_number_stays_a_number() {
        assert_eq!(csv_cell("=1+1"), "'=1+1");
        assert_eq!(csv_cell("@x,y"), "\"'@x,y\"");
        assert_eq!(csv_cell("-3.5"), "-3.5");
        assert_eq!(csv_cell("say \"a\""), "\"say \"\"a\"\"\"");
    }

    #[test]
    fn a_tab_inside_a_cell_cannot_move_columns() {
        assert_eq!(tsv([vec!["a\tb".to_owned(), "c".to_owned()]]), "a b\tc\n");
    }
}
