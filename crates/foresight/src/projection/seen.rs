//! What a watcher of a projection sees: every draw, before it is reduced to percentiles.

use atlas::Iso3;
use indicators::View;

use super::context::{Context, VIEWS};
use super::moved::Moved;
use super::paths::RowPaths;

/// Looks at the draws as they are made. Both calls come in the order of the economies asked for within
/// their kind; ranks come after all economies.
pub trait Watch {
    /// An economy of the plan: its values, people and scores.
    fn economy(&mut self, seen: &Seen<'_>) {
        let _ = seen;
    }

    /// Ranks of an economy in a view and year, by draw, without and with the portfolio.
    fn ranks(&mut self, economy: Iso3, view: View, year: i16, without: &[u16], with: &[u16]) {
        let _ = (economy, view, year, without, with);
    }
}

/// Nobody watches.
impl Watch for () {}

/// The draws of one economy.
pub struct Seen<'s> {
    context: &'s Context<'s>,
    moved: &'s Moved,
    paths: &'s RowPaths,
    without: Option<&'s [Vec<f64>; 2]>,
}

impl<'s> Seen<'s> {
    pub(super) fn new(
        context: &'s Context<'s>,
        moved: &'s Moved,
        paths: &'s RowPaths,
        without: Option<&'s [Vec<f64>; 2]>,
    ) -> Self {
        Self {
            context,
            moved,
            paths,
            without,
        }
    }

    /// Economy.
    pub fn economy(&self) -> Iso3 {
        self.moved.economy
    }

    /// Indicators that a dose acts on.
    pub fn acted(&self) -> impl Iterator<Item = &str> {
        let id = |line: &usize| self.context.lines.get(*line).map(|l| l.id.as_str());
        self.moved.acted.iter().filter_map(id)
    }

    fn year(&self, year: i16) -> Option<usize> {
        self.context.baselines.years().position(|y| y == year)
    }

    /// Values of an indicator in a year by draw, without and with the portfolio; `None` where the
    /// framework has no such indicator, the economy no value, or the projection no such year.
    pub fn values(&self, indicator: &str, year: i16) -> Option<[Vec<f64>; 2]> {
        let at = self.year(year)?;
        let line = self.context.lines.iter().position(|l| l.id == indicator)?;
        self.context.anchor(self.moved.row, line)?;
        let (paths, years) = (self.paths.lines.get(line)?, self.context.len());
        let draws = paths.slots.len();
        let value = |draw| paths.of(draw, years).get(at).copied().unwrap_or(0.0);
        let without: Vec<f64> = (0..draws).map(value).collect();
        let acted = self.moved.acted.iter().position(|l| *l == line);
        let with = acted.and_then(|a| self.moved.with.get(a)?.get(at * draws..(at + 1) * draws));
        let with = with.map_or_else(|| without.clone(), <[f64]>::to_vec);
        Some([without, with])
    }

    /// Scores in a year by draw, without and with the portfolio; `None` where there is no score.
    pub fn scores(&self, view: View, year: i16) -> Option<[&[f64]; 2]> {
        let (view, at) = (VIEWS.iter().position(|v| *v == view)?, self.year(year)?);
        let slice = |scores: &'s [Vec<f64>; 2]| {
            let of = scores.get(view)?;
            let draws = of.len() / self.context.len();
            of.get(at * draws..(at + 1) * draws).filter(|s| !s.is_empty())
        };
        Some([slice(self.without?)?, slice(&self.moved.scores)?])
    }

    /// People reached in a year by draw; `None` where nobody is or the population is unknown.
    pub fn people(&self, year: i16) -> Option<&[f64]> {
        let draws = self.moved.people.len() / self.context.len();
        let at = self.year(year)?;
        let of = self.moved.people.get(at * draws..(at + 1) * draws)?;
        (!of.is_empty()).then_some(of)
    }
}
