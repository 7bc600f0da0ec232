//! What comes in and goes out: total parsers with diagnostics, writers that spreadsheets open safely.
//!
//! What: [`tidy`] (a user's own values as CSV), [`commitments`] (a ledger as CSV), [`table`] (every table as CSV or TSV). Why: an
//! import never panics and never half succeeds; it returns what it took and, row by row, what it did
//! not. Left out: IATI, SDMX, XLSX and GeoJSON (their own issue).

pub mod commitments;
pub mod quotes;
pub mod table;
pub mod tidy;
