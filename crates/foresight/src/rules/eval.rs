//! Evaluation: a value or a truth with the evidence that decided it, or the questions left open.

use std::fmt;

use indicators::Missing;
use serde::{Deserialize, Serialize};

use super::{Arithmetic, Expr, Function, Truth, derived};

/// A number of one economy with its year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// In the field's unit.
    pub value: f64,
    /// Calendar year.
    pub year: i16,
}

/// A value that took part in a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Field, milestone (`milestone_csirt`), flag (1 yes, 0 no) or question (1 yes, 0 no).
    pub field: String,
    /// Value.
    pub value: f64,
    /// Calendar year.
    pub year: i16,
}

/// Why something is undecided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unknown {
    /// A question the user has not answered.
    Question(String),
    /// A milestone the user has not answered, with its prefix.
    Milestone(String),
    /// A field without a value.
    Missing(String),
    /// A division by zero or a root of a negative number.
    Undefined(String),
}

/// The id under which the screen asks: `three_isps`, `milestone_csirt`, `missing:spi_overall`.
impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Question(id) | Self::Milestone(id) => f.write_str(id),
            Self::Missing(field) => write!(f, "missing:{field}"),
            Self::Undefined(expression) => write!(f, "undefined:{expression}"),
        }
    }
}

/// What an expression is evaluated against: one economy at the base year.
pub trait Context {
    /// The value of a pack indicator or a distance.
    ///
    /// # Errors
    /// The reason why there is none.
    fn field(&self, name: &str) -> Result<Reading, Missing>;
    /// A yes-or-no fact of the economy with the year it is stated for; `None` where not known.
    fn flag(&self, name: &str) -> Option<(bool, i16)>;
    /// The user's answer to a milestone; the name comes without the prefix `milestone_`.
    fn milestone(&self, name: &str) -> Option<Reading>;
    /// Whether a project of that archetype is taken as completed in the economy.
    fn project(&self, archetype: &str) -> bool;
    /// The user's answer to a question with the year it is stated for.
    fn fact(&self, question: &str) -> Option<(bool, i16)>;
}

/// A value with what decided it, and what is open. `open` is empty where the value is decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<T> {
    /// The value.
    pub value: T,
    /// What decided it, in the order of reading, each once.
    pub evidence: Vec<Evidence>,
    /// What left it open.
    pub open: Vec<Unknown>,
}

/// Deeper than any chain of derived fields.
const MAX_DERIVED: usize = 8;

/// The truth of a condition. A number is no condition: it gives [`Truth::Unknown`].
///
/// ```
/// use foresight::rules::{parse, truth, Context, Reading, Truth};
/// # struct Nothing;
/// # impl Context for Nothing {
/// #   fn field(&self, _: &str) -> Result<Reading, indicators::Missing> { Err(indicators::Missing::NeverPublished) }
/// #   fn flag(&self, _: &str) -> Option<(bool, i16)> { None }
/// #   fn milestone(&self, _: &str) -> Option<Reading> { None }
/// #   fn project(&self, _: &str) -> bool { false }
/// #   fn fact(&self, _: &str) -> Option<(bool, i16)> { None }
/// # }
/// let answer = truth(&parse("ask(three_isps)").unwrap(), &Nothing);
/// assert_eq!(answer.value, Truth::Unknown);
/// assert_eq!(answer.open[0].to_string(), "three_isps");
/// ```
pub fn truth(expr: &Expr, context: &dyn Context) -> Answer<Truth> {
    let mut answer = condition(expr, context, 0);
    tidy(&mut answer);
    if answer.value != Truth::Unknown {
        answer.open.clear();
    }
    answer
}

/// The value of a number expression; `None` with the open questions where it is undecided. Always finite.
pub fn number(expr: &Expr, context: &dyn Context) -> Answer<Option<f64>> {
    let mut answer = quantity(expr, context, 0);
    tidy(&mut answer);
    answer
}

fn tidy<T>(answer: &mut Answer<T>) {
    let mut seen: Vec<Evidence> = Vec::new();
    for item in answer.evidence.drain(..) {
        if !seen.iter().any(|s| s.field == item.field) {
            seen.push(item);
        }
    }
    answer.evidence = seen;
    let mut open: Vec<Unknown> = Vec::new();
    for item in answer.open.drain(..) {
        if !open.contains(&item) {
            open.push(item);
        }
    }
    answer.open = open;
}

fn decided(field: &str, found: Option<(bool, i16)>, otherwise: Unknown) -> Answer<Truth> {
    match found {
        Some((holds, year)) => Answer {
            value: holds.into(),
            evidence: vec![Evidence {
                field: field.to_owned(),
                value: f64::from(u8::from(holds)),
                year,
            }],
            open: Vec::new(),
        },
        None => Answer {
            value: Truth::Unknown,
            evidence: Vec::new(),
            open: vec![otherwise],
        },
    }
}

fn condition(expr: &Expr, context: &dyn Context, depth: usize) -> Answer<Truth> {
    match expr {
        Expr::Flag(name) => decided(name, context.flag(name), Unknown::Missing(name.clone())),
        Expr::Ask(name) => decided(name, context.fact(name), Unknown::Question(name.clone())),
        Expr::Project(name) => Answer {
            value: context.project(name).into(),
            evidence: Vec::new(),
            open: Vec::new(),
        },
        Expr::Not(inner) => {
            let inner = condition(inner, context, depth);
            Answer {
                value: !inner.value,
                ..inner
            }
        }
        Expr::And(a, b) => {
            let (a, b) = (condition(a, context, depth), condition(b, context, depth));
            join(a.value.and(b.value), Truth::False, a, b)
        }
        Expr::Or(a, b) => {
            let (a, b) = (condition(a, context, depth), condition(b, context, depth));
            join(a.value.or(b.value), Truth::True, a, b)
        }
        Expr::Compare(op, a, b) => {
            let (mut a, b) = (quantity(a, context, depth), quantity(b, context, depth));
            let value = match (a.value, b.value) {
                (Some(a), Some(b)) => op.holds(a, b).into(),
                _ => Truth::Unknown,
            };
            a.evidence.extend(b.evidence);
            a.open.extend(b.open);
            Answer {
                value,
                evidence: a.evidence,
                open: a.open,
            }
        }
        _ => Answer {
            value: Truth::Unknown,
            evidence: Vec::new(),
            open: vec![Unknown::Undefined(expr.to_string())],
        },
    }
}

/// Keeps the sides that decided: those equal to the deciding value, or both where none decides alone;
/// where the whole is unknown, only an unknown side leaves something open.
fn join(value: Truth, deciding: Truth, a: Answer<Truth>, b: Answer<Truth>) -> Answer<Truth> {
    let mut joined = Answer {
        value,
        evidence: Vec::new(),
        open: Vec::new(),
    };
    for side in [a, b] {
        if value == deciding && side.value != deciding {
            continue;
        }
        joined.evidence.extend(side.evidence);
        if side.value == Truth::Unknown {
            joined.open.extend(side.open);
        }
    }
    joined
}

fn reading(field: String, found: Option<Reading>, otherwise: Unknown) -> Answer<Option<f64>> {
    match found.filter(|r| r.value.is_finite()) {
        Some(r) => Answer {
            value: Some(r.value),
            evidence: vec![Evidence {
                field,
                value: r.value,
                year: r.year,
            }],
            open: Vec::new(),
        },
        None => Answer {
            value: None,
            evidence: Vec::new(),
            open: vec![otherwise],
        },
    }
}

fn quantity(expr: &Expr, context: &dyn Context, depth: usize) -> Answer<Option<f64>> {
    match expr {
        Expr::Number(n) => Answer {
            value: Some(*n),
            evidence: Vec::new(),
            open: Vec::new(),
        },
        Expr::Field(name) => match derived(name) {
            Some(formula) if depth < MAX_DERIVED => quantity(formula, context, depth + 1),
            _ => reading(
                name.clone(),
                context.field(name).ok(),
                Unknown::Missing(name.clone()),
            ),
        },
        Expr::Milestone(name) => {
            let id = format!("milestone_{name}");
            reading(id.clone(), context.milestone(name), Unknown::Milestone(id))
        }
        Expr::Negate(inner) => gather(expr, [&**inner], context, depth, |v| match v {
            [a] => -a,
            _ => f64::NAN,
        }),
        Expr::Arithmetic(op, a, b) => gather(expr, [&**a, &**b], context, depth, |v| match (op, v) {
            (Arithmetic::Add, [a, b]) => a + b,
            (Arithmetic::Subtract, [a, b]) => a - b,
            (Arithmetic::Multiply, [a, b]) => a * b,
            (Arithmetic::Divide, [a, b]) => a / b,
            _ => f64::NAN,
        }),
        Expr::Call(function, arguments) => gather(expr, arguments, context, depth, |v| match (function, v) {
            (Function::Min, [first, rest @ ..]) => rest.iter().fold(*first, |a, b| a.min(*b)),
            (Function::Max, [first, rest @ ..]) => rest.iter().fold(*first, |a, b| a.max(*b)),
            // Not f64::clamp, which panics where low > high.
            (Function::Clamp, [value, low, high]) => value.max(*low).min(*high),
            (Function::Sqrt, [a]) => a.sqrt(),
            _ => f64::NAN,
        }),
        _ => Answer {
            value: None,
            evidence: Vec::new(),
            open: vec![Unknown::Undefined(expr.to_string())],
        },
    }
}

fn gather<'a>(
    whole: &Expr,
    parts: impl IntoIterator<Item = &'a Expr>,
    context: &dyn Context,
    depth: usize,
    combine: impl Fn(&[f64]) -> f64,
) -> Answer<Option<f64>> {
    let mut values = Some(Vec::new());
    let mut evidence = Vec::new();
    let mut open = Vec::new();
    for part in parts {
        let part = quantity(part, context, depth);
        evidence.extend(part.evidence);
        open.extend(part.open);
        values = match (values, part.value) {
            (Some(mut all), Some(value)) => {
                all.push(value);
                Some(all)
            }
            _ => None,
        };
    }
    let value = values.map(|v| combine(&v));
    if value.is_some_and(|v| !v.is_finite()) {
        open.push(Unknown::Undefined(whole.to_string()));
    }
    Answer {
        value: value.filter(|v| v.is_finite()),
        evidence,
        open,
    }
}
