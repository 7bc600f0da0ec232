//! One indicator's table: layout in the module docs of [`super`].

use std::sync::Arc;

use atlas::Iso3;

use super::bytes::{Reader, put_varint, unzigzag, zigzag};
use super::number::Decimal;
use super::{GridError, TextTable};
use crate::pack::{Point, Table};

/// Bytes a difference may take.
const MAX_BYTES: u8 = 8;

/// An encoded table whose layout has been checked.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    bytes: Arc<[u8]>,
    economies: Arc<[Iso3]>,
}

/// The encoder's counterpart of [`Layout`].
pub(super) fn encode(table: &TextTable, economies: &[Iso3]) -> Result<Vec<u8>, GridError> {
    let years = || table.series.iter().flat_map(|s| &s.1).map(|p| p.0);
    let first = years().min().unwrap_or(0);
    let span = years()
        .max()
        .map_or(0, |last| (i32::from(last) - i32::from(first) + 1) as usize);
    let stride = span.div_ceil(8);
    let (mut positions, mut bits, mut scales) = (Vec::new(), Vec::new(), Vec::new());
    let (mut lengths, mut planes) = (Vec::new(), vec![Vec::new(); usize::from(MAX_BYTES)]);
    let mut next = 0usize;
    for (economy, points) in &table.series {
        let at = economies
            .binary_search(economy)
            .map_err(|_| GridError::Corrupt(economy.to_string()))?;
        put_varint(
            &mut positions,
            at.checked_sub(next).ok_or_else(|| unordered(economy))? as u64,
        );
        next = at + 1;
        let mut present = vec![0u8; stride];
        for (year, _) in points {
            let offset = (i32::from(*year) - i32::from(first)) as usize;
            if let Some(byte) = present.get_mut(offset / 8) {
                *byte |= 1 << (offset % 8);
            }
        }
        if !points.windows(2).all(|w| matches!(w, [a, b] if a.0 < b.0)) {
            return Err(unordered(economy));
        }
        bits.extend(present);
        let numbers = points
            .iter()
            .map(|p| Decimal::parse(&p.1))
            .collect::<Result<Vec<_>, _>>()?;
        let scale = numbers.iter().map(|n| n.scale).max().unwrap_or(0);
        scales.push(scale);
        let mut previous = 0i64;
        for number in numbers {
            let whole = number
                .at_scale(scale)
                .ok_or_else(|| GridError::TooWide(economy.to_string()))?;
            // Both lie within ±2^53, so the difference cannot overflow.
            let difference = zigzag(whole - previous);
            previous = whole;
            let length = (64 - difference.leading_zeros()).div_ceil(8) as u8;
            lengths.push(length);
            for (plane, shift) in planes.iter_mut().zip((0..length).rev()) {
                plane.push((difference >> (8 * u32::from(shift))) as u8);
            }
        }
    }
    let mut out = Vec::new();
    for count in [
        table.series.len(),
        zigzag(i64::from(first)) as usize,
        span,
        positions.len(),
    ] {
        put_varint(&mut out, count as u64);
    }
    for part in [positions, bits, scales, lengths] {
        out.extend(part);
    }
    out.extend(planes.into_iter().flatten());
    Ok(out)
}

fn unordered(economy: &Iso3) -> GridError {
    GridError::Corrupt(format!("series of {economy} out of order"))
}

/// The parts of a block.
struct Layout<'a> {
    count: usize,
    first: i16,
    stride: usize,
    positions: Reader<'a>,
    bits: &'a [u8],
    scales: &'a [u8],
    lengths: &'a [u8],
    planes: [Reader<'a>; MAX_BYTES as usize],
}

impl<'a> Layout<'a> {
    /// `None` when a part is shorter or longer than the others say.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let count = reader.count()?;
        let first = i16::try_from(unzigzag(reader.varint()?)).ok()?;
        // A span of years beyond what a year can hold is no table.
        let stride = reader
            .count()
            .filter(|span| *span <= i16::MAX as usize)?
            .div_ceil(8);
        let positions_length = reader.count()?;
        let positions = Reader::new(reader.take(positions_length)?);
        let bits = reader.take(count.checked_mul(stride)?)?;
        let scales = reader.take(count)?;
        let values: usize = bits.iter().map(|b| b.count_ones() as usize).sum();
        let lengths = reader.take(values)?;
        let mut at_least = [0usize; MAX_BYTES as usize];
        for length in lengths {
            if *length > MAX_BYTES {
                return None;
            }
            for count in at_least.iter_mut().take(usize::from(*length)) {
                *count += 1;
            }
        }
        let mut planes = [Reader::new(&[]); MAX_BYTES as usize];
        for (plane, count) in planes.iter_mut().zip(at_least) {
            *plane = Reader::new(reader.take(count)?);
        }
        reader.is_empty().then_some(Self {
            count,
            first,
            stride,
            positions,
            bits,
            scales,
            lengths,
            planes,
        })
    }
}

impl Block {
    /// Checks the layout, so that decoding later cannot fail; `None` when it does not add up.
    pub(super) fn new(bytes: Arc<[u8]>, economies: Arc<[Iso3]>) -> Option<Self> {
        let mut layout = Layout::read(&bytes)?;
        let mut next = 0usize;
        for _ in 0..layout.count {
            let at = next.checked_add(layout.positions.count()?)?;
            economies.get(at)?;
            next = at + 1;
        }
        layout.positions.is_empty().then_some(Self { bytes, economies })
    }

    /// Decodes.
    pub(crate) fn table(&self) -> Table {
        Layout::read(&self.bytes)
            .map(|layout| decode(layout, &self.economies))
            .unwrap_or_default()
    }
}

fn decode(mut layout: Layout<'_>, economies: &[Iso3]) -> Table {
    let mut table = Table::default();
    let mut lengths = layout.lengths.iter();
    let mut next = 0usize;
    for (series, scale) in layout.scales.iter().enumerate() {
        let Some(economy) = layout.positions.count().and_then(|skip| {
            next += skip + 1;
            economies.get(next - 1)
        }) else {
            break;
        };
        let start = series * layout.stride;
        let bits = layout.bits.get(start..start + layout.stride).unwrap_or(&[]);
        let years = (0i16..).zip(bits).flat_map(|(byte, set)| {
            (0i16..8)
                .filter(move |bit| set >> bit & 1 == 1)
                .map(move |bit| byte * 8 + bit)
        });
        let mut whole = 0i64;
        let planes = &mut layout.planes;
        let points = years.zip(&mut lengths).map(|(offset, length)| {
            let mut difference = 0u64;
            for plane in planes.iter_mut().take(usize::from(*length)) {
                difference = difference << 8 | u64::from(plane.byte().unwrap_or(0));
            }
            whole = whole.wrapping_add(unzigzag(difference));
            let value = Decimal {
                mantissa: whole,
                scale: *scale,
            }
            .to_f64();
            Point {
                year: layout.first.wrapping_add(offset),
                value,
            }
        });
        table.push(*economy, points);
    }
    table
}
