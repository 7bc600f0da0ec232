//! The compact grid: how every value of the pack travels inside the app, exactly.
//!
//! A published value is decimal text. The grid keeps a series as whole numbers at one decimal
//! scale (`12.5, 13.75` → `1250, 1375` at 2 decimals), year-on-year differences of them, and
//! splits the bytes of those differences by significance, because the high bytes repeat and the
//! surrounding compression of the app then finds them. Decoding divides the whole number by a
//! power of ten: both are exact as `f64` (below 2^53, and 10^22), so the one rounding of the
//! division gives the same `f64` as parsing the text (Clinger 1990, the fast path). [`encode`]
//! refuses a value for which this does not hold; nothing is ever approximated.
//!
//! Layout of a block (one indicator): counts as varints; then, for each economy, its position in
//! the list of economies (difference, varint), its years as bits, its scale (one byte); then the
//! length of every difference (0 to 8 bytes, one byte each); then the differences' bytes, most
//! significant first, plane by plane. Left out: compression proper (the single file is
//! gzip-compressed as a whole).

mod block;
mod bytes;
mod number;

use std::fmt;
use std::sync::{Arc, OnceLock};

use atlas::Iso3;
use serde::{Deserialize, Serialize};

pub use number::Decimal;

pub(crate) use block::Block;

use crate::pack::{Indicator, Pack, Slot, Source};

/// Why a grid could not be written or read. `Display` says what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridError {
    /// The text is no decimal number, or one that a whole number below 2^53 over a power of ten up
    /// to 10^22 does not reproduce exactly.
    NotExact(String),
    /// A series at one scale needs whole numbers beyond 2^53.
    TooWide(String),
    /// The bytes end early or contradict themselves; the text says where.
    Corrupt(String),
}

impl fmt::Display for GridError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotExact(text) => write!(f, "{text:?} has no exact decimal form in the grid"),
            Self::TooWide(series) => write!(f, "{series}: values too far apart for one decimal scale"),
            Self::Corrupt(place) => write!(f, "grid is damaged: {place}"),
        }
    }
}

impl std::error::Error for GridError {}

/// The values of one economy as published text, years ascending.
pub type TextSeries = Vec<(i16, String)>;

/// The series of one indicator as published text: economies and years ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextTable {
    /// (economy, its (year, published text)).
    pub series: Vec<(Iso3, TextSeries)>,
}

/// Head of the grid; the blocks follow it, one an indicator, in order.
#[derive(Serialize, Deserialize)]
struct Header {
    indicators: Vec<Indicator>,
    sources: Vec<Source>,
    economies: Vec<Iso3>,
    years: (i16, i16),
    block_lengths: Vec<u32>,
}

/// Writes the grid. `tables` stand in the order of `indicators`.
///
/// # Errors
/// The first value or series that the grid cannot hold exactly.
pub fn encode(
    indicators: Vec<Indicator>,
    sources: Vec<Source>,
    tables: &[TextTable],
) -> Result<Vec<u8>, GridError> {
    let mut economies: Vec<Iso3> = tables.iter().flat_map(|t| t.series.iter().map(|s| s.0)).collect();
    economies.sort_unstable();
    economies.dedup();
    let years = || {
        tables
            .iter()
            .flat_map(|t| &t.series)
            .flat_map(|s| &s.1)
            .map(|p| p.0)
    };
    let span = (years().min().unwrap_or(0), years().max().unwrap_or(0));
    let blocks = tables
        .iter()
        .map(|t| block::encode(t, &economies))
        .collect::<Result<Vec<Vec<u8>>, GridError>>()?;
    let block_lengths = blocks
        .iter()
        .map(|b| u32::try_from(b.len()).unwrap_or(u32::MAX))
        .collect();
    let header = Header {
        indicators,
        sources,
        economies,
        years: span,
        block_lengths,
    };
    let head = postcard::to_stdvec(&header).map_err(|e| GridError::Corrupt(e.to_string()))?;
    let mut out = Vec::new();
    bytes::put_varint(&mut out, head.len() as u64);
    out.extend_from_slice(&head);
    out.extend(blocks.into_iter().flatten());
    Ok(out)
}

/// Reads the grid: the header and the layout of every block at once, the values of an indicator
/// when they are first asked for.
///
/// # Errors
/// [`GridError::Corrupt`] when a length does not add up, in the header or in any block.
pub fn decode(grid: &[u8]) -> Result<Pack, GridError> {
    let corrupt = |place: &str| GridError::Corrupt(place.to_owned());
    let mut reader = bytes::Reader::new(grid);
    let head_length = reader.varint().ok_or_else(|| corrupt("header length"))?;
    let head = usize::try_from(head_length).ok().and_then(|n| reader.take(n));
    let head = head.ok_or_else(|| corrupt("header"))?;
    let header: Header = postcard::from_bytes(head).map_err(|e| GridError::Corrupt(e.to_string()))?;
    if header.block_lengths.len() != header.indicators.len() {
        return Err(corrupt("number of blocks"));
    }
    let economies: Arc<[Iso3]> = header.economies.into();
    let mut slots = Vec::with_capacity(header.block_lengths.len());
    for (indicator, length) in header.indicators.iter().zip(&header.block_lengths) {
        let encoded = reader
            .take(*length as usize)
            .ok_or_else(|| corrupt(&indicator.id))?;
        let block = Block::new(encoded.into(), Arc::clone(&economies));
        let block = block.ok_or_else(|| corrupt(&indicator.id))?;
        slots.push(Slot {
            block: Some(block),
            table: OnceLock::new(),
        });
    }
    if !reader.is_empty() {
        return Err(corrupt("bytes after the last block"));
    }
    Ok(Pack::from_slots(
        header.indicators,
        header.sources,
        slots,
        header.years,
    ))
}
