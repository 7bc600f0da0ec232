//! Draws for a few units: their ranks among all, and how often each ranks better than each other.
//!
//! Why beside [`Ensemble::draws`]: a comparison of six units needs thirty pairs, not every pair of
//! two hundred, and is repainted while a weight is dragged.

use super::ensemble::{Draws, Ensemble};
use super::kernel::Sink;
use super::result::UnitRanks;
use super::sinks::{Shard, add};

/// What the draws say of a few units, in the order they were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Among {
    /// Ranks among all units; `None` for a unit without a score in any draw.
    pub units: Vec<Option<UnitRanks>>,
    /// `above[a][b]`: in how many draws unit `a` ranks strictly better than unit `b`.
    pub above: Vec<Vec<u32>>,
    /// `both[a][b]`: in how many draws both have a score.
    pub both: Vec<Vec<u32>>,
    /// Draws.
    pub draws: u32,
}

/// Counts ranks of every unit that is watched, and pairs among those.
struct Watch {
    /// Place among the watched, by unit.
    place: Vec<Option<usize>>,
    counts: Vec<Vec<u32>>,
    now: Vec<Option<u32>>,
    above: Vec<Vec<u32>>,
    both: Vec<Vec<u32>>,
}

impl Sink for Watch {
    #[inline(always)]
    fn rank(&mut self, _spec: usize, unit: usize, rank: u32) {
        let Some(at) = self.place.get(unit).copied().flatten() else {
            return;
        };
        if let Some(slot) = self
            .counts
            .get_mut(at)
            .and_then(|c| c.get_mut((rank as usize).wrapping_sub(1)))
        {
            *slot += 1;
        }
        if let Some(slot) = self.now.get_mut(at) {
            *slot = Some(rank);
        }
    }

    #[inline(always)]
    fn done(&mut self, _spec: usize) {
        for (a, (above, both)) in self.above.iter_mut().zip(&mut self.both).enumerate() {
            let Some(own) = self.now.get(a).copied().flatten() else {
                continue;
            };
            for ((above, both), other) in above.iter_mut().zip(both).zip(&self.now) {
                if let Some(other) = other {
                    *above += u32::from(own < *other);
                    *both += 1;
                }
            }
        }
        self.now.fill(None);
    }
}

impl Shard for Watch {
    fn fresh(&self) -> Self {
        let empty = |of: &Vec<Vec<u32>>| of.iter().map(|c| vec![0; c.len()]).collect();
        Self {
            place: self.place.clone(),
            counts: empty(&self.counts),
            now: vec![None; self.now.len()],
            above: empty(&self.above),
            both: empty(&self.both),
        }
    }

    fn merge(&mut self, other: Self) {
        let pairs = [
            (&mut self.counts, &other.counts),
            (&mut self.above, &other.above),
            (&mut self.both, &other.both),
        ];
        for (to, from) in pairs {
            for (to, from) in to.iter_mut().zip(from) {
                add(to, from);
            }
        }
    }
}

impl Ensemble {
    /// As [`Ensemble::draws`], the same draws, for the units named by their position; a unit named
    /// twice counts where it stands first. `None` when `progress` said stop.
    pub fn draws_among(
        &self,
        weights: &[f64],
        how: Draws,
        of: &[usize],
        progress: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Among> {
        let n = self.units().len();
        let mut place = vec![None; n];
        for (at, unit) in of.iter().enumerate().rev() {
            if let Some(slot) = place.get_mut(*unit) {
                *slot = Some(at);
            }
        }
        let layouts = self.layouts(weights);
        let base = self.base_ranks(weights, &layouts);
        let mut watch = Watch {
            place,
            counts: vec![vec![0; n]; of.len()],
            now: vec![None; of.len()],
            above: vec![vec![0; of.len()]; of.len()],
            both: vec![vec![0; of.len()]; of.len()],
        };
        self.run_draws(weights, how, &layouts, &mut watch, progress)?;
        let units = of.iter().zip(&watch.counts).map(|(unit, counts)| {
            let base = base.get(*unit).copied().flatten();
            UnitRanks::of_counts(base, counts)
        });
        Some(Among {
            units: units.collect(),
            above: watch.above,
            both: watch.both,
            draws: how.draws,
        })
    }

    /// Ranks at the base options with the weights as given, by unit.
    pub fn ranks_at_base(&self, weights: &[f64]) -> Vec<Option<u32>> {
        self.base_ranks(weights, &self.layouts(weights))
    }
}
