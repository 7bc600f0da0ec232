//! A scene: marks in user units, each with a role, ready for SVG nodes or an SVG file.

use serde::{Deserialize, Serialize};

use crate::Role;

/// Which end of a text its position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Left end (time axes and codes are never mirrored).
    Start,
    /// Middle.
    Middle,
    /// Right end.
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Geometry of a mark, in units of the scene: x to the right, y downwards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// A straight line.
    Line {
        /// From.
        from: (f64, f64),
        /// To.
        to: (f64, f64),
    },
    /// An axis-parallel rectangle; sizes are never negative.
    Rect {
        /// Upper left corner.
        at: (f64, f64),
        /// Width and height.
        size: (f64, f64),
    },
    /// A circle.
    Circle {
        /// Centre.
        at: (f64, f64),
        /// Radius.
        radius: f64,
    },
    /// An open line through points.
    Path(Vec<(f64, f64)>),
    /// A filled area.
    Area(Vec<(f64, f64)>),
    /// A text.
    Text {
        /// Position on the baseline.
        at: (f64, f64),
        /// Words.
        text: String,
        /// Which end the position is.
        anchor: Anchor,
        /// Size in units.
        size: f64,
        /// Semibold.
        strong: bool,
        /// With a halo of the ground behind it.
        halo: bool,
    },
}

/// A mark: a shape with its role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Geometry.
    pub shape: Shape,
    /// Fill, if filled.
    pub fill: Option<Role>,
    /// Line colour, if stroked.
    pub stroke: Option<Role>,
    /// Line width in units.
    pub width: f64,
    /// Length of dash and gap; 0 for a full line.
    pub dash: f64,
    /// 0..1.
    pub opacity: f64,
    /// Number of the datum it belongs to (a row of the table), for hover and pin.
    pub datum: Option<u32>,
}

/// Marks in the order they are painted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// Marks, the last on top.
    pub marks: Vec<Mark>,
}

/// The table that says the same as the chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Heads of the columns, from the caller's catalogue.
    pub columns: Vec<String>,
    /// Rows; a cell without a value is empty.
    pub rows: Vec<Vec<String>>,
}

/// A drawn chart with its equivalents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Picture.
    pub scene: Scene,
    /// The same in one or two sentences, put together from the caller's words and the data.
    pub description: String,
    /// The same as a table.
    pub table: Table,
}
