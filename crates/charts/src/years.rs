//! The ground that the year handle slides on: how much was measured in each year.

use crate::frame::{Canvas, Inset};
use crate::{Role, Scene};

/// Share of cells with a value of each year, 0..1, years rising and consecutive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearShares {
    /// First year.
    pub first: i16,
    /// Shares from the first year on.
    pub shares: Vec<f64>,
}

impl YearShares {
    /// Last year.
    pub fn last(&self) -> i16 {
        let more = i16::try_from(self.shares.len().saturating_sub(1)).unwrap_or(0);
        self.first.saturating_add(more)
    }

    /// Share of a year; `None` outside.
    pub fn share(&self, year: i16) -> Option<f64> {
        let at = usize::try_from(i32::from(year) - i32::from(self.first)).ok()?;
        self.shares.get(at).copied()
    }

    /// The year with the largest share, the latest of several.
    pub fn peak(&self) -> Option<(i16, f64)> {
        let mut best: Option<(i16, f64)> = None;
        for (i, share) in self.shares.iter().enumerate() {
            if best.is_none_or(|(_, b)| *share >= b) {
                best = Some((self.first.saturating_add(i16::try_from(i).unwrap_or(0)), *share));
            }
        }
        best
    }

    /// The area and its base line, the axis from `inset` to `width − inset`.
    pub fn draw(&self, width: f64, height: f64, inset: f64) -> Scene {
        let canvas = Canvas::new(width, height);
        let room = Inset {
            right: inset,
            left: inset,
            ..Inset::default()
        };
        let (first, last) = (f64::from(self.first), f64::from(self.last()));
        let mut plot = canvas.plot((first, last), (0.0, 1.0), room);
        let top = self
            .shares
            .iter()
            .enumerate()
            .map(|(i, s)| (first + i as f64, *s));
        let foot = [(last, 0.0), (first, 0.0)];
        plot.area(top.chain(foot), Role::Ground, 1.0);
        plot.line([(first, 0.0), (last, 0.0)], Role::Ink, 1.0);
        drop(plot);
        canvas.finish()
    }
}
