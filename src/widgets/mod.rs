//! Parts that every screen is made of. ARIA first: each part says in its docs what it is to a
//! screen reader and which keys it answers.

pub mod chart;
pub mod dialog;
pub mod export;
pub mod gantt;
pub mod glyph;
pub mod interval;
pub mod lineage;
pub mod menu;
pub mod palette;
pub mod table;
pub mod tabs;
pub mod toast;
pub mod work;
