//! An archetype with every expression parsed once.

use std::fmt;

use crate::rules::{Expr, ParseError, Sort, parse};
use crate::{Archetype, DoseKind, Effect};

/// An expression of an archetype does not parse (a catalogue from [`crate::catalogue_csv::parse`] has none).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnExpression {
    /// Archetype id.
    pub archetype: String,
    /// The text.
    pub text: String,
    /// Why.
    pub error: ParseError,
}

impl fmt::Display for NotAnExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?} {}", self.archetype, self.text, self.error)
    }
}

impl std::error::Error for NotAnExpression {}

/// An archetype ready to be evaluated for many economies.
#[derive(Clone, Debug)]
pub struct Compiled<'a> {
    /// The archetype.
    pub archetype: &'a Archetype,
    /// Units that would meet the whole need.
    pub sizing: Expr,
    /// Prerequisite clauses, in order.
    pub prerequisites: Vec<(&'a str, Expr)>,
    /// Eligibility clauses, in order.
    pub eligible_when: Vec<(&'a str, Expr)>,
    /// Target population of each effect; `None` for the kinds that need none.
    pub targets: Vec<(&'a Effect, Option<Expr>)>,
}

impl<'a> Compiled<'a> {
    /// Parses every expression.
    ///
    /// # Errors
    /// [`NotAnExpression`] for the first text that is none or of the wrong sort.
    pub fn new(archetype: &'a Archetype) -> Result<Self, NotAnExpression> {
        let read = |text: &str, sort: Sort| {
            let wrong = |error| NotAnExpression {
                archetype: archetype.id.clone(),
                text: text.to_owned(),
                error,
            };
            let tree = parse(text).map_err(wrong)?;
            if tree.sort() == sort {
                return Ok(tree);
            }
            Err(wrong(ParseError {
                at: 0,
                found: text.to_owned(),
                expected: format!("{sort:?}"),
            }))
        };
        let clauses = |texts: &'a [String]| {
            let read = |text: &'a String| Ok((text.as_str(), read(text, Sort::Truth)?));
            texts.iter().map(read).collect::<Result<Vec<_>, _>>()
        };
        let target = |effect: &'a Effect| match effect.kind {
            DoseKind::Exposure | DoseKind::Count => {
                let text = if effect.target.is_empty() {
                    "population"
                } else {
                    effect.target.as_str()
                };
                Ok((effect, Some(read(text, Sort::Number)?)))
            }
            DoseKind::Gap | DoseKind::Log | DoseKind::Spend | DoseKind::Milestone => Ok((effect, None)),
        };
        Ok(Self {
            archetype,
            sizing: read(&archetype.sizing, Sort::Number)?,
            prerequisites: clauses(&archetype.prerequisites)?,
            eligible_when: clauses(&archetype.eligible_when)?,
            targets: archetype.effects.iter().map(target).collect::<Result<_, _>>()?,
        })
    }
}
