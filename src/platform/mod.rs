//! The only place that calls web APIs. Elsewhere only event and element types of `web_sys` appear.

pub mod clock;
pub mod download;
pub mod drop;
pub mod engine;
pub mod files;
pub mod focus;
pub mod intl;
pub mod land;
pub mod page;
pub mod pointer;
pub mod save_file;
pub mod solver;
pub mod storage;
