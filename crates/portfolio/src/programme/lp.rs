//! The programme in the CPLEX LP text format, which HiGHS reads natively and as WebAssembly.
//!
//! Numbers are written in their shortest exact form, so the solver reads the same bits we built.

use std::fmt::Write as _;

use super::{Model, Row, Sense};

/// Terms per line: the format's reference caps a line at 560 characters.
const TERMS_PER_LINE: usize = 12;

/// The column of a programme in which nothing can be chosen. Always 0, so no solver reports it.
const NOTHING: &str = "none";

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
    if gains.is_empty() {
        // An objective needs a term, and a programme a column: this one weighs nothing.
        let name = model.columns.first().map_or(NOTHING, |c| c.name.as_str());
        let _ = write!(text, " 0 {name}");
    }
    text.push_str("\nSubject To\n");
    for row in &model.rows {
        constraint(model, row, &mut text);
    }
    text.push_str("Bounds\n");
    if model.columns.is_empty() {
        let _ = writeln!(text, " 0 <= {NOTHING} <= 0");
    }
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
        if !holds {
            let name = model.columns.first().map_or(NOTHING, |c| c.name.as_str());
            let _ = writeln!(text, " {}: {name} <= -1", row.name);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Size, generate};
    use crate::programme::{Column, Kind, Programme};

    #[test]
    fn every_column_and_row_is_written_and_lines_stay_short() {
        let size = Size {
            projects: 20,
            years: 4,
            funders: 2,
            ties: false,
        };
        let model = Programme::build(&generate(2, size));
        let text = to_lp_text(&model);
        assert!(text.starts_with("Maximize") && text.ends_with("End\n"));
        let words: std::collections::BTreeSet<&str> = text.split_whitespace().collect();
        assert!(model.columns.iter().all(|c| words.contains(c.name.as_str())));
        let written = |r: &Row| words.contains(format!("{}:", r.name).as_str());
        assert!(model.rows.iter().filter(|r| !r.terms.is_empty()).all(written));
        assert!(text.lines().all(|l| l.len() <= 560));
    }

    #[test]
    fn names_are_unique_and_numbers_are_read_back_exactly() {
        let size = Size {
            projects: 12,
            years: 4,
            funders: 2,
            ties: true,
        };
        let model = Programme::build(&generate(4, size));
        let mut names: Vec<&str> = model.columns.iter().map(|c| c.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), model.columns.len());
        let text = to_lp_text(&model);
        let row = model.rows.iter().find(|r| r.name.starts_with('s')).unwrap();
        let line = text
            .lines()
            .find(|l| l.trim_start().starts_with(&format!("{}:", row.name)))
            .unwrap();
        let first: f64 = line.split_whitespace().nth(2).unwrap().parse().unwrap();
        assert_eq!(first.to_bits(), row.terms[0].1.abs().to_bits());
    }

    #[test]
    fn a_programme_without_columns_is_still_a_programme_and_a_false_empty_row_contradicts() {
        let empty = to_lp_text(&Model::default());
        assert!(empty.contains("0 none") && empty.contains("0 <= none <= 0"));
        let row = |sense, rhs| Row {
            name: "m0".into(),
            terms: vec![],
            sense,
            rhs,
        };
        let column = Column {
            name: "x0_0".into(),
            kind: Kind::Start { project: 0, start: 0 },
            upper: 1.0,
            gain: 1.0,
        };
        let model = |r| Model {
            columns: vec![column.clone()],
            rows: vec![r],
        };
        assert!(to_lp_text(&model(row(Sense::Eq, 1.0))).contains("m0: x0_0 <= -1"));
        assert!(!to_lp_text(&model(row(Sense::Le, 0.0))).contains("m0"));
    }
}
