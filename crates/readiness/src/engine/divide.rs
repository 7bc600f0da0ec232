//! Denominators.

use crate::problem::{Problem, Reason};
use crate::structure::Node;
use crate::table::{Column, Table};

/// A column over its denominator, and the denominator's column. Without one the column as it is and
/// nothing. Errors: an unknown denominator, one of zero, a quotient that is not finite.
pub(super) fn divide(
    column: &Column,
    units: &[String],
    leaf: &Node,
    denominators: &Table,
) -> Result<(Column, Option<Column>), Problem> {
    let Some(name) = &leaf.denominator else {
        return Ok((column.clone(), None));
    };
    let below = denominators.aligned(name, units).ok_or_else(|| {
        let found = format!("denominator {name:?}");
        Problem::at_node(
            Reason::Unknown,
            &leaf.code,
            found,
            "a denominator of the denominators' file",
        )
    })?;
    let mut out = Vec::with_capacity(column.len());
    for ((value, by), unit) in column.iter().zip(&below).zip(units) {
        let quotient = match (value, by) {
            (Some(_), Some(by)) if by.abs() <= 0.0 => {
                let found = format!("denominator {name:?} of 0");
                return Err(Problem::at_cell(
                    Reason::ZeroDenominator,
                    &leaf.code,
                    unit,
                    found,
                    "a number other than 0",
                ));
            }
            (Some(value), Some(by)) => Some(value / by),
            _ => None,
        };
        if quotient.is_some_and(|q| !q.is_finite()) {
            return Err(Problem::at_cell(
                Reason::NotFinite,
                &leaf.code,
                unit,
                format!("a quotient by denominator {name:?} that is out of range"),
                "a finite quotient",
            ));
        }
        out.push(quotient);
    }
    Ok((out, Some(below)))
}
