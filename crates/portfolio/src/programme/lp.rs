//! The programme in the CPLEX LP text format, which HiGHS reads natively and as WebAssembly.
//!
//! Numbers are written in their shortest exact form, so the solver reads the same bits we built.

use std::fmt::Write as _;

use super::{Model, Row, Sense};

/// Terms per line: the format's reference caps a line at 560 characters.
const TERMS_PER_LINE: usize = 12;

/// Writes a model. Deterministic: the same model gives the same text.
pub fn to_lp_text(model: &Model) -> String {
    let mut text = String::with_capacity(64 * model.columns.len());
    text.push_str("Maximize\n obj:");
    let gains: Vec<(usize, f64)> = model
        .columns
        .iter()
        .enumerate()
        .filter(|(_, c)| c.gain != 0.0)
        .map(|(i, c)| (i, c.gain))
        .collect();
    terms(model, &gains, &mut text);
    if let (true, Some(first)) = (gains.is_empty(), model.columns.first()) {
        // An objective needs a term; this one weighs nothing.
        let _ = write!(text, " 0 {}", first.name);
    }
    text.push_str("\nSubject To\n");
    for row in &model.rows {
        constraint(model, row, &mut text);
    }
    text.push_str("Bounds\n");
    for column in model
        .columns
        .iter()
        .filter(|c| !c.binary() && c.upper.is_finite())
    {
        let _ = writeln!(text, " 0 <= {} <= {}", column.name, column.upper);
    }
    text.push_str("Binaries\n");
    for column in model.columns.iter().filter(|c| c.binary()) {
        let _ = writeln!(text, " {}", column.name);
    }
    text.push_str("End\n");
    text
}

fn constraint(model: &Model, row: &Row, text: &mut String) {
    if row.terms.is_empty() {
        // A row without columns cannot be written. It is either always true, or the problem is
        // infeasible: then a row that contradicts the first column's bounds says the same.
        let holds = match row.sense {
            Sense::Le => row.rhs >= 0.0,
            Sense::Ge => row.rhs <= 0.0,
            Sense::Eq => row.rhs == 0.0,
        };
        if let (false, Some(first)) = (holds, model.columns.first()) {
            let _ = writeln!(text, " {}: {} <= -1", row.name, first.name);
        }
        return;
    }
    let _ = write!(text, " {}:", row.name);
    terms(model, &row.terms, text);
    let sense = match row.sense {
        Sense::Le => "<=",
        Sense::Ge => ">=",
        Sense::Eq => "=",
    };
    let _ = writeln!(text, " {sense} {}", row.rhs);
}

fn terms(model: &Model, terms: &[(usize, f64)], text: &mut String) {
    for (i, (column, value)) in terms.iter().enumerate() {
        if i > 0 && i % TERMS_PER_LINE == 0 {
            text.push_str("\n ");
        }
        let sign = if *value < 0.0 { '-' } else { '+' };
        let name = model.columns.get(*column).map_or("", |c| c.name.as_str());
        let _ = write!(text, " {sign} {} {name}", value.abs());
    }
}
