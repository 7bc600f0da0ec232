//! Charts as data: a chart's state becomes a scene, a description and a table.
//!
//! What: [`Scene`] (marks with roles instead of colours), [`backend`] (the drawing backend that
//! plotters draws through), [`metrics`] (text widths without a browser), one module for each chart.
//! Why: the same scene is shown as SVG nodes whose colours follow the theme, exported as a file
//! with the colours resolved, printed, described in words and read as a table. plotters measures
//! text through the page in a browser, which fails in a worker and differs from a native build, so
//! measuring is ours. Left out: words — titles and labels come from the caller's catalogue.

pub mod backend;
pub mod bars;
pub mod calendar;
pub mod chain;
pub mod change_map;
pub mod columns;
pub mod contributions;
pub mod dependencies;
pub mod dots;
pub mod fan;
pub mod flow;
pub mod frame;
pub mod histogram;
pub mod intervals;
pub mod ladder;
pub mod map;
pub mod matrix;
pub mod metrics;
pub mod palette;
pub mod parts;
pub mod scene;
pub mod sensitivity;
pub mod sheet;
pub mod spark;
pub mod strip;
pub mod svg;
pub mod ticks;
pub mod waterfall;
pub mod years;

pub use palette::Role;
pub use scene::{Anchor, Chart, Mark, Scene, Shape, Table};
