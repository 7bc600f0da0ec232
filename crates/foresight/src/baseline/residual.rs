//! What the chosen methods got wrong in the past, kept as whole paths of an economy.
//!
//! A score is made of dozens of indicators; drawing each on its own would shrink its band by the
//! square root of their number (model, section 2). So a draw takes one past origin year and one
//! source economy, and with them the errors of every indicator and horizon together.

use super::choose::Origins;
use super::history::{FIRST_YEAR, median};
use super::method::Method;

/// No residual path.
const NONE: u32 = u32::MAX;
/// Shortest history after an origin for a residual path, years (or the horizon, where shorter).
const SHORTEST: i16 = 3;

/// Fewest paths for a group to be centred on its own median.
const FEWEST: usize = 30;

/// Residual paths of one indicator: z observed minus z said, by origin, economy and horizon.
#[derive(Clone, Debug, Default)]
pub(super) struct Residuals {
    horizon: usize,
    economies: usize,
    /// Row by origin × economy.
    slots: Vec<u32>,
    rows: Vec<f32>,
    /// Filled slots by income group and, last, of all economies.
    by_group: Vec<Vec<u32>>,
}

impl Residuals {
    /// Collects an indicator's paths.
    ///
    /// Years without an observation are filled along a line between the neighbours (0 at the
    /// origin); beyond the last one the error grows with the square root of the horizon. At every
    /// horizon the median over the paths of an income group is taken off, so that the mid path
    /// stays the middle of the draws.
    pub fn collect(origins: &mut Origins, years: &[i16], method: Method, horizon: usize) -> Self {
        let (history, group_of) = (origins.of.history, &origins.of.groups.of);
        let groups = origins.of.groups.count;
        let economies = history.series.len();
        let mut out = Self {
            horizon,
            economies,
            slots: vec![NONE; years.len() * economies],
            rows: Vec::new(),
            by_group: vec![Vec::new(); groups + 1],
        };
        let needed = SHORTEST.min(i16::try_from(horizon).unwrap_or(i16::MAX));
        let mut steps = vec![0.0; horizon];
        let mut known: Vec<(i16, f64)> = Vec::with_capacity(horizon);
        for (position, origin) in years.iter().enumerate().filter(|(_, y)| **y > FIRST_YEAR) {
            let Some((of, fit)) = origins.at(*origin) else {
                continue;
            };
            for (economy, series) in history.series.iter().enumerate() {
                let Some((at, start)) = of.start(economy, *origin) else {
                    continue;
                };
                of.steps(fit, method, economy, (at, start), &mut steps);
                known.clear();
                known.extend(series.iter().skip(at + 1).map_while(|truth| {
                    let h = truth.year - origin;
                    let step = steps.get(usize::try_from(h - 1).ok()?)?;
                    Some((h, truth.z - start.z - step))
                }));
                if known.last().is_none_or(|(h, _)| *h < needed) {
                    continue;
                }
                let slot = position * economies + economy;
                if let (Some(s), Ok(row), Ok(number)) = (
                    out.slots.get_mut(slot),
                    u32::try_from(out.rows.len() / horizon.max(1)),
                    u32::try_from(slot),
                ) {
                    *s = row;
                    fill(&known, horizon, &mut out.rows);
                    let group = group_of.get(economy).copied().unwrap_or(groups);
                    for list in [group, groups] {
                        if let Some(list) = out.by_group.get_mut(list) {
                            list.push(number);
                        }
                    }
                }
            }
        }
        out.centre();
        out
    }

    /// Takes the median of each group and horizon off; groups below [`FEWEST`] paths share one.
    fn centre(&mut self) {
        let mut of_row = vec![usize::MAX; self.rows.len() / self.horizon.max(1)];
        let lists = self.by_group.split_last().map_or(&[][..], |(_, groups)| groups);
        for (group, list) in lists.iter().enumerate().filter(|(_, l)| l.len() >= FEWEST) {
            for slot in list {
                let row = self.slots.get(*slot as usize).copied().unwrap_or(NONE);
                if let Some(of) = of_row.get_mut(row as usize) {
                    *of = group;
                }
            }
        }
        let mut groups = of_row.clone();
        groups.sort_unstable();
        groups.dedup();
        let mut column = Vec::with_capacity(of_row.len());
        for group in groups {
            for h in 0..self.horizon {
                let member = |(_, of): &(usize, &usize)| **of == group;
                let cell = |(row, _): (usize, &usize)| row * self.horizon + h;
                let cells: Vec<usize> = of_row.iter().enumerate().filter(member).map(cell).collect();
                column.clear();
                column.extend(
                    cells
                        .iter()
                        .filter_map(|c| self.rows.get(*c))
                        .map(|v| f64::from(*v)),
                );
                let middle = median(&mut column).unwrap_or(0.0) as f32;
                for cell in cells {
                    if let Some(v) = self.rows.get_mut(cell) {
                        *v -= middle;
                    }
                }
            }
        }
    }

    /// The number of the path of an origin and source economy.
    pub fn row(&self, origin: usize, economy: usize) -> Option<u32> {
        let row = *self.slots.get(origin * self.economies + economy)?;
        (row != NONE).then_some(row)
    }

    /// A path by number.
    pub fn path(&self, row: u32) -> Option<&[f32]> {
        let from = row as usize * self.horizon;
        self.rows.get(from..from + self.horizon)
    }

    /// Number of paths.
    pub fn len(&self) -> usize {
        self.rows.len() / self.horizon.max(1)
    }

    /// Origins and economies with a path, of a group; of all when `group` is past the last.
    pub fn in_group(&self, group: usize) -> &[u32] {
        self.by_group
            .get(group)
            .filter(|list| !list.is_empty())
            .or(self.by_group.last())
            .map_or(&[], Vec::as_slice)
    }

    /// The number of a path out of a group's list by position.
    pub fn row_of_group(&self, group: usize, position: usize) -> Option<u32> {
        let slot = *self.in_group(group).get(position)?;
        let row = *self.slots.get(slot as usize)?;
        (row != NONE).then_some(row)
    }
}

/// Appends one value for each horizon 1..=n from known (horizon, error) pairs, ascending.
fn fill(known: &[(i16, f64)], horizon: usize, out: &mut Vec<f32>) {
    let mut at = 0;
    let mut before = (0.0, 0.0);
    for h in 1..=horizon {
        let h = h as f64;
        while let Some(&(k, e)) = known.get(at).filter(|(k, _)| f64::from(*k) <= h) {
            before = (f64::from(k), e);
            at += 1;
        }
        let value = match known.get(at) {
            Some(&(k, e)) => {
                let share = (h - before.0) / (f64::from(k) - before.0);
                before.1 + share * (e - before.1)
            }
            None if before.0 > 0.0 => before.1 * (h / before.0).sqrt(),
            None => 0.0,
        };
        out.push(value as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_along_a_line_and_the_end_grows_with_the_square_root() {
        let mut out = Vec::new();
        fill(&[(2, 1.0), (4, 2.0)], 6, &mut out);
        let expected = [
            0.5,
            1.0,
            1.5,
            2.0,
            2.0 * (5.0_f64 / 4.0).sqrt(),
            2.0 * 1.5_f64.sqrt(),
        ];
        for (a, b) in out.iter().zip(expected) {
            assert!((f64::from(*a) - b).abs() < 1e-6);
        }
    }
}
