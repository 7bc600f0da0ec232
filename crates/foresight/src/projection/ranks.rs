//! Ranks of the plan's economies among all scored ones, draw by draw.

use super::kernel::Backdrop;
use super::moved::Moved;

/// Scores of one draw, and the order of the last: neighbouring draws rank alike, so insertion sort
/// from there is short.
struct Order {
    values: Vec<f64>,
    by_rank: Vec<u32>,
    ranks: Vec<u16>,
}

impl Order {
    fn new(n: usize) -> Self {
        Self {
            values: vec![0.0; n],
            by_rank: (0..u32::try_from(n).unwrap_or(0)).collect(),
            ranks: vec![0; n],
        }
    }

    fn value(&self, member: u32) -> f64 {
        self.values.get(member as usize).copied().unwrap_or(0.0)
    }

    /// 1 = best; ties share the lowest.
    fn rank(&mut self) {
        for at in 1..self.by_rank.len() {
            let Some(member) = self.by_rank.get(at).copied() else {
                break;
            };
            let value = self.value(member);
            let mut to = at;
            while let Some(before) = to.checked_sub(1).and_then(|b| self.by_rank.get(b)).copied() {
                if self.value(before) >= value {
                    break;
                }
                if let Some(slot) = self.by_rank.get_mut(to) {
                    *slot = before;
                }
                to -= 1;
            }
            if let Some(slot) = self.by_rank.get_mut(to) {
                *slot = member;
            }
        }
        let (mut last, mut rank) = (f64::INFINITY, 0);
        for (at, member) in self.by_rank.iter().enumerate() {
            let value = self.values.get(*member as usize).copied().unwrap_or(0.0);
            if value < last || at == 0 {
                rank = u16::try_from(at + 1).unwrap_or(u16::MAX);
            }
            last = value;
            if let Some(slot) = self.ranks.get_mut(*member as usize) {
                *slot = rank;
            }
        }
    }
}

/// Hears of a place its ranks by draw, without and with the portfolio.
type Hear<'a> = dyn FnMut(usize, &[u16], &[u16]) + 'a;

/// Ranks of one year and view: for each place of the plan its ranks without and with the portfolio by
/// draw. `moved` is by place.
pub(super) fn year(
    view: usize,
    year: usize,
    draws: usize,
    behind: &Backdrop,
    moved: &[Option<&Moved>],
    found: &mut Hear<'_>,
) {
    let slice = |scores: &[Vec<f64>; 2]| -> Option<(usize, usize)> {
        let len = scores.get(view)?.len();
        let from = year * draws;
        (len >= from + draws).then_some((from, from + draws))
    };
    // Members: every scored row, with the place of the plan it stands for.
    let mut without: Vec<&[f64]> = Vec::new();
    let mut with: Vec<&[f64]> = Vec::new();
    let mut member_of_place: Vec<Option<usize>> = vec![None; moved.len()];
    for (row, scores) in behind.scores.iter().enumerate() {
        let Some((from, to)) = slice(scores) else {
            continue;
        };
        let base = scores.get(view).and_then(|s| s.get(from..to)).unwrap_or(&[]);
        let place = moved.iter().position(|m| m.is_some_and(|m| m.row == row));
        let own = place
            .and_then(|p| moved.get(p).copied().flatten())
            .and_then(|m| m.scores.get(view)?.get(from..to));
        if let Some(slot) = place.and_then(|p| member_of_place.get_mut(p)) {
            *slot = Some(without.len());
        }
        without.push(base);
        with.push(own.unwrap_or(base));
    }
    let places: Vec<(usize, usize)> = member_of_place
        .iter()
        .enumerate()
        .filter_map(|(place, member)| Some((place, (*member)?)))
        .collect();
    if places.is_empty() {
        return;
    }
    let ranked = |columns: &[&[f64]]| -> Vec<u16> {
        let mut order = Order::new(columns.len());
        let mut out = vec![0; places.len() * draws];
        for draw in 0..draws {
            for (slot, column) in order.values.iter_mut().zip(columns) {
                *slot = column.get(draw).copied().unwrap_or(0.0);
            }
            order.rank();
            for ((_, member), of_place) in places.iter().zip(out.chunks_exact_mut(draws)) {
                if let (Some(slot), Some(rank)) = (of_place.get_mut(draw), order.ranks.get(*member)) {
                    *slot = *rank;
                }
            }
        }
        out
    };
    let (before, after) = (ranked(&without), ranked(&with));
    for (((place, _), a), b) in places
        .iter()
        .zip(before.chunks_exact(draws))
        .zip(after.chunks_exact(draws))
    {
        found(*place, a, b);
    }
}
