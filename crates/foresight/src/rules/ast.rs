//! The expression tree, its canonical print, and what it refers to.

use std::collections::BTreeSet;
use std::fmt;

/// What an expression yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A number.
    Number,
    /// A truth value.
    Truth,
}

/// An arithmetic operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`; a division by zero is unknown.
    Divide,
}

/// A comparison of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// A function of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `min(a, b, …)`, two or more.
    Min,
    /// `max(a, b, …)`, two or more.
    Max,
    /// `clamp(value, low, high)`.
    Clamp,
    /// `sqrt(a)`; the root of a negative number is unknown.
    Sqrt,
}

/// A parsed expression. Built by [`crate::rules::parse`], which guarantees the sorts.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number, not negative (a sign is [`Expr::Negate`]).
    Number(f64),
    /// A pack indicator, a derived field or a distance.
    Field(String),
    /// A yes-or-no fact of the economy: `coastal`, `ldc`, `lldc`, `sids`.
    Flag(String),
    /// `milestone(csirt)`: 0 none, 0.5 under way, 1 operating, as the user answered it.
    Milestone(String),
    /// `project(minigrid)`: another project of that archetype is completed in the economy.
    Project(String),
    /// `ask(three_isps)`: a question only the user can answer.
    Ask(String),
    /// `-a`
    Negate(Box<Self>),
    /// `not a`
    Not(Box<Self>),
    /// Two numbers to one.
    Arithmetic(Arithmetic, Box<Self>, Box<Self>),
    /// Two numbers compared.
    Compare(Comparison, Box<Self>, Box<Self>),
    /// `a and b`
    And(Box<Self>, Box<Self>),
    /// `a or b`
    Or(Box<Self>, Box<Self>),
    /// A function of numbers.
    Call(Function, Vec<Self>),
}

/// The names an expression refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    /// Pack indicators, derived fields, distances.
    pub fields: BTreeSet<String>,
    /// Milestones without the prefix `milestone_`.
    pub milestones: BTreeSet<String>,
    /// Archetypes.
    pub projects: BTreeSet<String>,
    /// Questions.
    pub questions: BTreeSet<String>,
}

impl Expr {
    /// What it yields.
    pub fn sort(&self) -> Sort {
        match self {
            Self::Number(_)
            | Self::Field(_)
            | Self::Milestone(_)
            | Self::Negate(_)
            | Self::Arithmetic(..)
            | Self::Call(..) => Sort::Number,
            Self::Flag(_)
            | Self::Project(_)
            | Self::Ask(_)
            | Self::Not(_)
            | Self::Compare(..)
            | Self::And(..)
            | Self::Or(..) => Sort::Truth,
        }
    }

    /// Every name it refers to.
    pub fn references(&self) -> References {
        let mut found = References::default();
        self.collect(&mut found);
        found
    }

    fn collect(&self, found: &mut References) {
        match self {
            Self::Number(_) | Self::Flag(_) => {}
            Self::Field(name) => {
                found.fields.insert(name.clone());
            }
            Self::Milestone(name) => {
                found.milestones.insert(name.clone());
            }
            Self::Project(name) => {
                found.projects.insert(name.clone());
            }
            Self::Ask(name) => {
                found.questions.insert(name.clone());
            }
            Self::Negate(a) | Self::Not(a) => a.collect(found),
            Self::Arithmetic(_, a, b) | Self::Compare(_, a, b) | Self::And(a, b) | Self::Or(a, b) => {
                a.collect(found);
                b.collect(found);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|a| a.collect(found)),
        }
    }

    /// A sub-expression in parentheses where the parser would need them.
    fn inner(&self) -> Inner<'_> {
        Inner(self)
    }
}

struct Inner<'a>(&'a Expr);

impl fmt::Display for Inner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Expr::Negate(_)
            | Expr::Not(_)
            | Expr::Arithmetic(..)
            | Expr::Compare(..)
            | Expr::And(..)
            | Expr::Or(..) => write!(f, "({})", self.0),
            _ => self.0.fmt(f),
        }
    }
}

/// Canonical text: parsing it gives the same tree.
impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{n}"),
            Self::Field(name) | Self::Flag(name) => f.write_str(name),
            Self::Milestone(name) => write!(f, "milestone({name})"),
            Self::Project(name) => write!(f, "project({name})"),
            Self::Ask(name) => write!(f, "ask({name})"),
            Self::Negate(a) => write!(f, "-{}", a.inner()),
            Self::Not(a) => write!(f, "not {}", a.inner()),
            Self::Arithmetic(op, a, b) => write!(f, "{} {} {}", a.inner(), op.symbol(), b.inner()),
            Self::Compare(op, a, b) => write!(f, "{} {} {}", a.inner(), op.symbol(), b.inner()),
            Self::And(a, b) => write!(f, "{} and {}", a.inner(), b.inner()),
            Self::Or(a, b) => write!(f, "{} or {}", a.inner(), b.inner()),
            Self::Call(function, arguments) => {
                write!(f, "{}(", function.name())?;
                for (at, argument) in arguments.iter().enumerate() {
                    if at > 0 {
                        f.write_str(", ")?;
                    }
                    argument.fmt(f)?;
                }
                f.write_str(")")
            }
        }
    }
}

impl Arithmetic {
    /// As written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
        }
    }
}

impl Comparison {
    /// As written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// Whether it holds.
    pub fn holds(self, a: f64, b: f64) -> bool {
        match self {
            Self::Less => a < b,
            Self::LessOrEqual => a <= b,
            Self::Greater => a > b,
            Self::GreaterOrEqual => a >= b,
        }
    }
}

impl Function {
    /// As written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Clamp => "clamp",
            Self::Sqrt => "sqrt",
        }
    }

    /// The function of a name.
    pub fn of(name: &str) -> Option<Self> {
        [Self::Min, Self::Max, Self::Clamp, Self::Sqrt]
            .into_iter()
            .find(|f| f.name() == name)
    }

    /// Whether it takes that many arguments.
    pub fn takes(self, arguments: usize) -> bool {
        match self {
            Self::Min | Self::Max => arguments >= 2,
            Self::Clamp => arguments == 3,
            Self::Sqrt => arguments == 1,
        }
    }
}
