//! The baseline of one economy over the draws: each distinct path of an indicator computed once.
//!
//! A draw adds one of a few hundred past errors to a path, so of two thousand draws most share their
//! values with another. Everything that depends on the baseline alone is computed by path, not by draw.

use std::ops::Range;

use super::context::{Beginning, Context};
use crate::baseline::Source;

const NONE: u32 = u32::MAX;

/// The paths of one indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Paths {
    /// Path by draw.
    pub slots: Vec<u32>,
    /// Draws of each path.
    pub counts: Vec<u32>,
    /// Values, path × year.
    pub values: Vec<f64>,
}

impl Paths {
    /// Values of a draw, one a year.
    pub fn of(&self, draw: usize, years: usize) -> &[f64] {
        let from = self.slots.get(draw).map_or(0, |s| *s as usize * years);
        self.values.get(from..from + years).unwrap_or(&[])
    }

    fn clear(&mut self) {
        self.slots.clear();
        self.counts.clear();
        self.values.clear();
    }

    /// The same value in every draw and year.
    fn flat(&mut self, value: f64, draws: usize, years: usize) {
        self.clear();
        self.slots.resize(draws, 0);
        self.counts.push(u32::try_from(draws).unwrap_or(u32::MAX));
        self.values.resize(years, value);
    }
}

/// Every indicator of one economy. Buffers are kept from one economy to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct RowPaths {
    /// By line.
    pub lines: Vec<Paths>,
    sources: Vec<Option<Source>>,
    /// Slot by past error.
    known: Vec<u32>,
}

impl RowPaths {
    /// Draws the baseline of a row. A line without a value is 0 and never read, but for milestones
    /// that nobody answered, which count as 0.
    pub fn draw(&mut self, context: &Context, row: usize, draws: &Range<u32>, seed: u64) {
        let economy = context.handles.get(row).copied().flatten();
        self.sources.clear();
        let source = |draw| economy.and_then(|e| context.baselines.source(e, draw, seed));
        self.sources.extend(draws.clone().map(source));
        self.lines.resize_with(context.lines.len(), Paths::default);
        let years = context.len();
        for (paths, beginning) in self.lines.iter_mut().zip(context.beginnings(row)) {
            let start = match beginning {
                Beginning::Missing => {
                    paths.flat(0.0, draws.len(), years);
                    continue;
                }
                Beginning::Flat(anchor) => {
                    paths.flat(*anchor, draws.len(), years);
                    continue;
                }
                Beginning::Fitted(start) => start,
            };
            paths.clear();
            self.known.clear();
            self.known.resize(context.baselines.errors(start) + 1, NONE);
            let fallback = context.baselines.fallback(start, seed);
            for (draw, source) in draws.clone().zip(&self.sources) {
                let error = context.baselines.error_by(start, *source, fallback, draw);
                let at = error.map_or(0, |e| e as usize + 1);
                let slot = match self.known.get(at) {
                    Some(known) if *known != NONE => *known,
                    _ => {
                        let slot = u32::try_from(paths.counts.len()).unwrap_or(NONE);
                        if let Some(known) = self.known.get_mut(at) {
                            *known = slot;
                        }
                        paths.counts.push(0);
                        let from = paths.values.len();
                        paths.values.resize(from + years, start.anchor());
                        if let Some(out) = paths.values.get_mut(from..) {
                            context.baselines.path_of(start, error, out);
                        }
                        slot
                    }
                };
                if let Some(count) = paths.counts.get_mut(slot as usize) {
                    *count += 1;
                }
                paths.slots.push(slot);
            }
        }
    }
}
