//! What comes without a project: a path by economy and indicator, and how wrong it may be.
//!
//! Work is done in z (logit between bounds, or ln(1 + y)); the method is chosen per indicator by
//! rolling origin inside the training period, persistence included; draws add past errors as
//! whole economy paths (model, section 2). At the base year a path is exactly the readiness
//! value, whatever year that value is from: the path is shifted to it, and a trend is damped from
//! the year it was last seen. How well this would have done in the past: [`crate::backtest`].

mod choose;
pub mod conformal;
mod hindcast;
mod history;
mod holt;
mod method;
mod origin;
mod residual;
mod s_curve;
mod scale;
mod trend;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use atlas::{Atlas, Iso3};
use indicators::Pack;

pub use choose::Choice;
pub use hindcast::{Forecast, Hindcast};
pub use history::Groups;
pub use method::{CANDIDATES, Method, SIMPLE};
pub use scale::{Bounded, Scale};

use crate::draw::{Key, Purpose};
use choose::{Origins, choose, is_origin};
use history::History;
use origin::{OLDEST_START, Prepared};
use residual::Residuals;

/// Oldest year of a value that anchors a path when the caller gives none (model, section 1).
const OLDEST_ANCHOR: i16 = 2014;
/// Origins of joint residual paths: from this many years before the base year …
const FIRST_ORIGIN: i16 = 20;
/// … to this many, so that even the last has several years to be judged by.
const LAST_ORIGIN: i16 = 6;

/// Fitted baselines of some indicators for every economy of the atlas.
#[derive(Clone, Debug)]
pub struct Baselines {
    base_year: i16,
    horizon: usize,
    economies: Vec<Iso3>,
    groups: Groups,
    lines: Vec<Line>,
    by_id: BTreeMap<String, usize>,
    /// Source economies by origin and income group (last: all).
    sources: Vec<Vec<Vec<u32>>>,
}

#[derive(Clone, Debug)]
struct Line {
    id: String,
    bounded: Bounded,
    choice: Choice,
    anchors: Vec<Option<f64>>,
    /// Step in z from the base year, economy × horizon.
    steps: Vec<f64>,
    residuals: Residuals,
}

/// Where an economy's residuals come from in a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    origin: usize,
    economy: usize,
}

/// Where a path begins: an economy and indicator with the value at the base year, in z once for
/// all draws. From [`Baselines::start`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    economy: usize,
    indicator: usize,
    anchor: f64,
    z0: f64,
    y0: f64,
}

impl Start {
    /// The value at the base year.
    pub fn anchor(&self) -> f64 {
        self.anchor
    }
}

impl Baselines {
    /// Fits every indicator. Unknown ids (milestones) are held flat within 0..1.
    ///
    /// `horizon` is the last calendar year. Only observations up to the base year are used.
    pub fn fit(pack: &Pack, atlas: &Atlas, indicators: &[&str], base_year: i16, horizon: i16) -> Self {
        let years = usize::try_from(horizon.saturating_sub(base_year)).unwrap_or(0);
        let economies: Vec<Iso3> = atlas.economies().iter().map(|e| e.iso3).collect();
        let groups = Groups::incomes(atlas);
        let origins: Vec<i16> = (base_year - FIRST_ORIGIN..=base_year - LAST_ORIGIN)
            .filter(|y| is_origin(*y))
            .collect();
        let mut by_id = BTreeMap::new();
        let mut lines: Vec<Line> = Vec::new();
        for id in indicators {
            if by_id.contains_key(*id) {
                continue;
            }
            by_id.insert((*id).to_owned(), lines.len());
            let history = History::read(pack, atlas, id, base_year);
            let mut line = Line::fit(id, &history, &groups, &origins, base_year, years);
            if pack.indicator(id).is_none() {
                line.bounded = Bounded::MILESTONE;
                line.choice = Choice::untested(Method::Milestone);
            }
            line.anchors = economies
                .iter()
                .map(|e| pack.latest(id, *e, base_year, OLDEST_ANCHOR).value())
                .collect();
            lines.push(line);
        }
        let sources = sources(&lines, &groups, origins.len());
        Self {
            base_year,
            horizon: years,
            economies,
            groups,
            lines,
            by_id,
            sources,
        }
    }

    /// Calendar years of a path: base year to horizon.
    pub fn years(&self) -> RangeInclusive<i16> {
        self.base_year..=self.base_year + i16::try_from(self.horizon).unwrap_or(0)
    }

    /// Length of a path: years after the base year, plus one.
    pub fn len(&self) -> usize {
        self.horizon + 1
    }

    /// Never: a path has at least the base year.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Base year.
    pub fn base_year(&self) -> i16 {
        self.base_year
    }

    /// The method of an indicator with its evidence; `None` where it was not fitted.
    pub fn choice(&self, indicator: &str) -> Option<&Choice> {
        Some(&self.line(indicator)?.choice)
    }

    /// The method of an indicator; [`Method::Milestone`] where it was not fitted.
    pub fn method(&self, indicator: &str) -> Method {
        self.choice(indicator).map_or(Method::Milestone, |c| c.method)
    }

    /// Natural bounds and scale of an indicator.
    pub fn bounds(&self, indicator: &str) -> Option<Bounded> {
        Some(self.line(indicator)?.bounded)
    }

    fn line(&self, indicator: &str) -> Option<&Line> {
        self.lines.get(*self.by_id.get(indicator)?)
    }

    /// A path's beginning at a readiness value (own values included), by handles from
    /// [`Baselines::economy`] and [`Baselines::indicator`].
    pub fn start(&self, economy: usize, indicator: usize, anchor: f64) -> Start {
        let bounded = self
            .lines
            .get(indicator)
            .map_or(Bounded::MILESTONE, |l| l.bounded);
        let z0 = bounded.z(anchor);
        Start {
            economy,
            indicator,
            anchor,
            z0,
            y0: bounded.y(z0),
        }
    }

    /// Handle of an indicator.
    pub fn indicator(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Handle of an economy.
    pub fn economy(&self, iso3: Iso3) -> Option<usize> {
        self.economies.binary_search(&iso3).ok()
    }

    /// The mid path, one value a year from the base year on, from the latest published value since
    /// 2014; `None` where there is none or the indicator was not fitted.
    pub fn path(&self, economy: Iso3, indicator: &str) -> Option<Vec<f64>> {
        let start = self.published(economy, indicator)?;
        let mut out = vec![start.anchor; self.len()];
        self.path_at(&start, &mut out);
        Some(out)
    }

    fn published(&self, economy: Iso3, indicator: &str) -> Option<Start> {
        let (e, i) = (self.economy(economy)?, self.indicator(indicator)?);
        let anchor = self.lines.get(i)?.anchors.get(e).copied().flatten()?;
        Some(self.start(e, i, anchor))
    }

    /// A drawn path from the latest published value since 2014. `false`, and `out` untouched, where
    /// there is none.
    pub fn draw_path(&self, economy: Iso3, indicator: &str, draw: u32, seed: u64, out: &mut [f64]) -> bool {
        let Some(start) = self.published(economy, indicator) else {
            return false;
        };
        let source = self.source(start.economy, draw, seed);
        self.draw_at(&start, source, draw, seed, out);
        true
    }

    /// The mid path, one value a year from the base year on.
    pub fn path_at(&self, start: &Start, out: &mut [f64]) {
        self.fill(start, None, out);
    }

    /// Where an economy's residuals come from in a draw: the origin year is common to all
    /// economies of the draw (a shock to one year is a shock to the world), the source economy is
    /// drawn for each among those of its income group that have most indicators at that origin.
    pub fn source(&self, economy: usize, draw: u32, seed: u64) -> Option<Source> {
        let origin = Key::new(seed, "world", Purpose::Origin)
            .at(draw)
            .below(self.sources.len());
        let by_group = self.sources.get(origin)?;
        let list = by_group
            .get(self.groups.of.get(economy).copied()?)
            .filter(|list| !list.is_empty())
            .or(by_group.last())?;
        let id = self.economies.get(economy)?;
        let at = Key::new(seed, id.as_str(), Purpose::Residual)
            .at(draw)
            .below(list.len());
        Some(Source {
            origin,
            economy: *list.get(at)? as usize,
        })
    }

    /// A drawn path from a value at the base year.
    ///
    /// Where the source economy lacks the indicator at the origin, a path of that indicator is
    /// drawn among all origins and economies of the same income group (of all economies where the
    /// group has none), keyed by economy, indicator and draw. An indicator with no residuals at
    /// all, because it could not be tested, has no band.
    pub fn draw_at(&self, start: &Start, source: Option<Source>, draw: u32, seed: u64, out: &mut [f64]) {
        self.path_of(start, self.error(start, source, draw, seed), out);
    }

    /// Which of the indicator's past errors a draw adds to a path, by number below
    /// [`Baselines::errors`]; `None` where there are none. Many draws share one, so that a kernel
    /// computes each path once ([`Baselines::path_of`]).
    pub fn error(&self, start: &Start, source: Option<Source>, draw: u32, seed: u64) -> Option<u32> {
        self.error_by(start, source, self.fallback(start, seed), draw)
    }

    /// The key of the errors that stand in where the source economy has none.
    pub(crate) fn fallback(&self, start: &Start, seed: u64) -> Key {
        let economy = self.economies.get(start.economy).map_or("", Iso3::as_str);
        let id = self.lines.get(start.indicator).map_or("", |l| l.id.as_str());
        Key::new(seed, economy, Purpose::Fallback).with(id)
    }

    /// [`Baselines::error`] with the key made once for many draws.
    pub(crate) fn error_by(
        &self,
        start: &Start,
        source: Option<Source>,
        fallback: Key,
        draw: u32,
    ) -> Option<u32> {
        let line = self.lines.get(start.indicator)?;
        if let Some(s) = source
            && let Some(found) = line.residuals.row(s.origin, s.economy)
        {
            return Some(found);
        }
        // Unclassified economies have no peers of their own kind: all economies.
        let group = self.groups.of.get(start.economy).copied()?;
        let list = line.residuals.in_group(group);
        if list.is_empty() {
            return None;
        }
        let at = fallback.at(draw).below(list.len());
        line.residuals.row_of_group(group, at)
    }

    /// Past errors of an indicator.
    pub fn errors(&self, start: &Start) -> usize {
        self.lines.get(start.indicator).map_or(0, |l| l.residuals.len())
    }

    /// The path with one of the past errors added; the mid path for `None`.
    pub fn path_of(&self, start: &Start, error: Option<u32>, out: &mut [f64]) {
        let line = self.lines.get(start.indicator);
        let residual = line.zip(error).and_then(|(l, row)| l.residuals.path(row));
        self.fill(start, residual, out);
    }

    /// y = anchor + (y(z0 + step + residual) − y(z0)), inside the natural bounds. Without step and
    /// residual that is the anchor bit for bit.
    fn fill(&self, start: &Start, residual: Option<&[f32]>, out: &mut [f64]) {
        let anchor = start.anchor;
        let Some((first, rest)) = out.split_first_mut() else {
            return;
        };
        *first = anchor;
        let Some(line) = self.lines.get(start.indicator) else {
            rest.fill(anchor);
            return;
        };
        let from = start.economy * self.horizon;
        let steps = line.steps.get(from..from + self.horizon).unwrap_or(&[]);
        for (h, slot) in rest.iter_mut().enumerate() {
            let step = steps.get(h).copied().unwrap_or(0.0);
            let error = residual.and_then(|r| r.get(h)).map_or(0.0, |e| f64::from(*e));
            let moved = step + error;
            *slot = if moved.abs() > 0.0 {
                line.bounded
                    .clip(anchor + (line.bounded.y(start.z0 + moved) - start.y0))
            } else {
                anchor
            };
        }
    }
}

impl Line {
    fn fit(
        id: &str,
        history: &History,
        groups: &Groups,
        years: &[i16],
        base_year: i16,
        horizon: usize,
    ) -> Self {
        let nowhere = Groups::one(groups.of.len());
        let mut origins = Origins::new(Prepared::new(history, groups, &nowhere));
        let choice = choose(&mut origins);
        let residuals = Residuals::collect(&mut origins, years, choice.method, horizon);
        let of = &origins.of;
        let oldest = history.last_year().unwrap_or(base_year) - OLDEST_START - 2;
        let fit = of.fit(base_year, oldest);
        let mut steps = vec![0.0; groups.of.len() * horizon];
        if horizon > 0 {
            for (e, path) in steps.chunks_exact_mut(horizon).enumerate() {
                let at = history.latest(e, base_year);
                let seen = at.and_then(|at| Some((at, *history.series.get(e)?.get(at)?)));
                if let Some(start) = seen {
                    of.steps(&fit, choice.method, e, start, path);
                }
            }
        }
        Self {
            id: id.to_owned(),
            bounded: history.bounded,
            choice,
            anchors: Vec::new(),
            steps,
            residuals,
        }
    }
}

/// Economies that may lend their residuals, by origin and group: those with at least half as many
/// indicators at that origin as the fullest.
fn sources(lines: &[Line], groups: &Groups, origins: usize) -> Vec<Vec<Vec<u32>>> {
    (0..origins)
        .map(|origin| {
            let counts: Vec<usize> = (0..groups.of.len())
                .map(|e| {
                    lines
                        .iter()
                        .filter(|l| l.residuals.row(origin, e).is_some())
                        .count()
                })
                .collect();
            let fullest = counts.iter().copied().max().unwrap_or(0);
            let mut by_group = vec![Vec::new(); groups.count + 1];
            for (e, (count, g)) in counts.iter().zip(&groups.of).enumerate() {
                if *count > 0 && 2 * count >= fullest {
                    for list in [*g, groups.count] {
                        if let (Some(list), Ok(e)) = (by_group.get_mut(list), u32::try_from(e)) {
                            list.push(e);
                        }
                    }
                }
            }
            by_group
        })
        .filter(|by_group: &Vec<Vec<u32>>| by_group.last().is_some_and(|all| !all.is_empty()))
        .collect()
}

#[cfg(test)]
#[path = "baseline/tests.rs"]
mod tests;
