//! What can be wrong with a table, a structure or a recipe: named, at its node and unit.

use std::fmt;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The parents of a node lead back to it.
    Cycle,
    /// A parent that is not a node.
    UnknownParent,
    /// Two nodes with one code, or two units with one code.
    Duplicate,
    /// No node without a parent, or more than one.
    Root,
    /// A parent whose level is not above its child's.
    Level,
    /// A node above level 1 with no children, or a level with no node.
    EmptyLevel,
    /// A weight that is negative or not finite.
    Weight,
    /// Weights of the children of a node that sum to zero or to no finite number.
    WeightSum,
    /// An indicator, denominator, group, node or unit that nobody declared.
    Unknown,
    /// A denominator that is zero.
    ZeroDenominator,
    /// A value that is infinite or not a number.
    NotFinite,
    /// No unit has a value.
    NoData,
    /// Only one unit has a value, which no method of normalising can place.
    OneValue,
    /// All values are equal, so that there is nothing to normalise by.
    AllEqual,
    /// Goalposts missing, equal, or in the wrong order.
    Goalposts,
    /// A target that is missing or no better than the worst value, a reference without a value, or
    /// a greatest value that is not above zero.
    Target,
    /// A value outside the range of its transform (the logarithm of zero or less).
    Transform,
    /// Zero or less under a geometric or harmonic mean.
    NotPositive,
    /// Weights that cannot be derived: judgements that do not fit the children, or children that do
    /// not vary.
    Derive,
    /// A result too large to be a number.
    Overflow,
    /// A setting of the recipe out of its range.
    Setting,
}

impl Reason {
    /// A stable code for messages and tests.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cycle => "cycle",
            Self::UnknownParent => "unknown-parent",
            Self::Duplicate => "duplicate-key",
            Self::Root => "one-root",
            Self::Level => "level-order",
            Self::EmptyLevel => "empty-level",
            Self::Weight => "bad-weight",
            Self::WeightSum => "weight-sum",
            Self::Unknown => "unknown-code",
            Self::ZeroDenominator => "zero-denominator",
            Self::NotFinite => "not-finite",
            Self::NoData => "no-data",
            Self::OneValue => "one-value",
            Self::AllEqual => "all-equal",
            Self::Goalposts => "bad-goalposts",
            Self::Target => "bad-target",
            Self::Derive => "no-weights",
            Self::Overflow => "overflow",
            Self::Transform => "outside-transform",
            Self::NotPositive => "not-positive",
            Self::Setting => "bad-setting",
        }
    }
}

/// A named fault. The last good result of the caller stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub reason: Reason,
    /// Node (or indicator) it is at; empty where it is the table's as a whole.
    pub node: String,
    /// Unit it is at; empty where it is the node's as a whole.
    pub unit: String,
    /// What stands there.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl Problem {
    /// At a node.
    pub fn at_node(
        reason: Reason,
        node: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            reason,
            node: node.to_owned(),
            unit: String::new(),
            found: found.into(),
            expected: expected.into(),
        }
    }

    /// At a cell.
    pub fn at_cell(
        reason: Reason,
        node: &str,
        unit: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            unit: unit.to_owned(),
            ..Self::at_node(reason, node, found, expected)
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.node.as_str(), self.unit.as_str()) {
            ("", "") => {}
            (node, "") => write!(f, "{node}: ")?,
            ("", unit) => write!(f, "{unit}: ")?,
            (node, unit) => write!(f, "{node}, {unit}: ")?,
        }
        write!(
            f,
            "found {}, expected {} [{}]",
            self.found,
            self.expected,
            self.reason.code()
        )
    }
}

impl std::error::Error for Problem {}
