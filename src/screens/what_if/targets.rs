//! Targets: read from the address, written into it, and the first two of a newcomer.
//!
//! The order of indicators is by how far an economy is behind the median of its peers, in points
//! between the goalposts: the same for everybody who opens the same address. Left out: whether a
//! difference is beyond uncertainty (the profile says that).

use std::collections::BTreeMap;

use atlas::Iso3;
use charts::strip::median;
use engine::job::Target;
use indicators::Role;
use readiness::what_if::{WHOLE, value_at};
use readiness::{EconomyReadiness, Frozen};

use crate::route::{Route, Screen};
use crate::state::readiness::Scores;

/// Setting in the address: `indicator:value,indicator:value`.
pub const TARGETS: &str = "t";
/// Setting in the address: framework id, where it is not the plan's.
pub const FRAMEWORK: &str = "framework";
/// Targets that are preset from a profile.
const PRESET: usize = 2;
/// Points added where an indicator is not behind its peers, for a first target. An assumption.
const FIRST_STEP: f64 = 10.0;
/// Most targets that are read from an address: no framework has more indicators. An assumption.
const MOST: usize = 200;

/// Values a reader tries, by indicator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Targets(pub BTreeMap<String, f64>);

impl Targets {
    /// Reads a setting of the address; what is no number is left out.
    pub fn read(setting: &str) -> Self {
        let pairs = setting.split(',').take(MOST).filter_map(|pair| {
            let (id, value) = pair.rsplit_once(':')?;
            let value: f64 = value.parse().ok()?;
            (!id.is_empty() && value.is_finite()).then(|| (id.to_owned(), value))
        });
        Self(pairs.collect())
    }

    /// The setting; `None` without targets.
    pub fn write(&self) -> Option<String> {
        let pairs: Vec<String> = self.0.iter().map(|(id, value)| format!("{id}:{value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join(","))
    }

    /// As the engine takes them.
    pub fn list(&self) -> Vec<Target> {
        let target = |(id, value): (&String, &f64)| Target {
            indicator: id.clone(),
            value: *value,
        };
        self.0.iter().map(target).collect()
    }

    /// The address that shows them.
    pub fn into_route(self, code: Iso3, framework: &str, plan: &plan::Plan) -> Route {
        let other = (framework != plan.settings.framework).then(|| framework.to_owned());
        Route::to(Screen::WhatIf(code))
            .with(TARGETS, self.write())
            .with(FRAMEWORK, other)
    }
}

/// An indicator that can be given a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Indicator.
    pub indicator: String,
    /// Node id of its leaf.
    pub node: String,
    /// Position among the leaves of its index.
    pub leaf: usize,
    /// Value at the base year and its year.
    pub now: Option<(f64, i16)>,
    /// Its points.
    pub points: Option<f64>,
    /// Points of the peers.
    pub peers: Vec<f64>,
    /// Their median.
    pub median: Option<f64>,
}

impl Lever {
    /// Points behind the peers' median; negative where it is ahead.
    fn behind(&self) -> f64 {
        match (self.median, self.points) {
            (Some(median), Some(points)) => median - points,
            // What has no value cannot be raised from anywhere: last.
            _ => f64::NEG_INFINITY,
        }
    }
}

/// Every measured indicator of an index for an economy, the furthest behind its peers first.
pub fn levers(scores: &Scores, code: Iso3, peers: &[Iso3]) -> Vec<Lever> {
    let Some(own) = scores.readiness.get(code) else {
        return Vec::new();
    };
    let others: Vec<&EconomyReadiness> = peers.iter().filter_map(|p| scores.readiness.get(*p)).collect();
    let mut all: Vec<Lever> = scores
        .frozen
        .leaves()
        .iter()
        .enumerate()
        .filter(|(_, l)| l.role == Role::Outcome && l.ratio.is_none())
        .map(|(leaf, l)| {
            let cell = own.cells.get(leaf);
            let theirs: Vec<f64> = others.iter().filter_map(|e| e.cells.get(leaf)?.points).collect();
            Lever {
                indicator: l.indicator.clone(),
                node: l.node.clone(),
                leaf,
                now: cell.and_then(|c| match &c.used {
                    indicators::Cell::Observed(o) => Some((o.value, o.year)),
                    indicators::Cell::Missing(_) => None,
                }),
                points: cell.and_then(|c| c.points),
                median: median(&theirs),
                peers: theirs,
            }
        })
        .collect();
    all.sort_by(|a, b| b.behind().total_cmp(&a.behind()));
    all
}

/// The value of an indicator that earns so many points, written with three significant digits, and
/// whole where the indicator comes in whole numbers.
pub fn value_of(frozen: &Frozen, leaf: usize, points: f64) -> Option<f64> {
    let l = frozen.leaves().get(leaf)?;
    let exact = value_at(frozen, leaf, points)?;
    if WHOLE.contains(&l.indicator.as_str()) {
        return Some(exact.round());
    }
    Some(three_digits(exact, l.high - l.low))
}

/// Rounded to three significant digits of the value, or to a thousandth of the span where the value is
/// near zero.
fn three_digits(value: f64, span: f64) -> f64 {
    let size = value.abs().max(span.abs() / 1000.0);
    if size <= 0.0 || !size.is_finite() {
        return value;
    }
    let digits = 2 - size.log10().floor() as i32;
    let scale = 10f64.powi(digits);
    let rounded = (value * scale).round() / scale;
    // A true zero, so that no address says "-0".
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// The plan's targets that an economy has not reached, by indicator.
pub fn wanting(all: &[Lever], frozen: &Frozen, plan: &plan::Plan) -> Targets {
    let of = |l: &Lever| {
        let own = plan.target(&l.indicator)?;
        let ahead = l.points.is_none_or(|p| frozen.points(l.leaf, own) > p);
        ahead.then(|| (l.indicator.clone(), own))
    };
    Targets(all.iter().filter_map(of).collect())
}

/// Targets for the two indicators that are furthest behind: the plan's own, else the peers' median, or ten points more
/// where an economy is behind on neither.
pub fn preset(scores: &Scores, plan: &plan::Plan, code: Iso3, peers: &[Iso3]) -> Targets {
    let all = levers(scores, code, peers);
    let two = all
        .iter()
        .filter(|l| l.points.is_some_and(|p| p < 100.0))
        .take(PRESET);
    let targets = two.filter_map(|lever| {
        let points = lever.points?;
        let goal = lever
            .median
            .filter(|m| *m > points)
            .unwrap_or(points + FIRST_STEP);
        // The plan's own target comes first, where it is still ahead.
        let own = plan.target(&lever.indicator);
        if let Some(own) = own.filter(|t| scores.frozen.points(lever.leaf, *t) > points) {
            return Some((lever.indicator.clone(), own));
        }
        let value = value_of(&scores.frozen, lever.leaf, goal.min(100.0))?;
        Some((lever.indicator.clone(), value))
    });
    Targets(targets.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::readiness::scores;
    use engine::World;
    use indicators::View;

    fn kenya(check: impl Fn(&Scores, Iso3, &[Iso3])) {
        let world = World::load().unwrap();
        let plan = engine::example(world).unwrap();
        let found = scores(world, &plan, "prongs", View::Outcomes, plan.settings.base_year).unwrap();
        let code = Iso3::new("KEN").unwrap();
        let peers: Vec<Iso3> = world
            .atlas
            .economies()
            .iter()
            .filter(|e| e.iso3 != code && Some(e.income) == world.atlas.get(code).map(|k| k.income))
            .map(|e| e.iso3)
            .collect();
        check(&found, code, &peers);
    }

    #[test]
    fn targets_come_back_from_the_address_as_they_were_written() {
        let targets = Targets::read("internet_users_pct:60.5,wgi_rule_of_law:-0.25");
        assert_eq!(targets.0.len(), 2);
        assert_eq!(Targets::read(&targets.write().unwrap()), targets);
    }

    #[test]
    fn what_is_no_number_is_left_out() {
        assert_eq!(Targets::read("a:x,b,:3,c:inf,d:NaN,e:1").0.len(), 1);
        assert_eq!(Targets::default().write(), None);
    }

    #[test]
    fn the_two_furthest_behind_are_preset_to_a_better_value() {
        kenya(|scores, code, peers| {
            let plan = engine::example(World::load().unwrap()).unwrap();
            let targets = preset(scores, &plan, code, peers);
            let all = levers(scores, code, peers);
            assert_eq!(targets.0.len(), 2);
            for lever in &all[..2] {
                let to = targets.0[&lever.indicator];
                assert!(
                    scores.frozen.points(lever.leaf, to) > lever.points.unwrap(),
                    "{lever:?}"
                );
            }
        });
    }

    #[test]
    fn a_value_for_points_earns_nearly_those_points() {
        kenya(|scores, code, peers| {
            for lever in levers(scores, code, peers) {
                for points in [0.0, 25.0, 60.0, 100.0] {
                    let value = value_of(&scores.frozen, lever.leaf, points).unwrap();
                    let earned = scores.frozen.points(lever.leaf, value);
                    let whole = WHOLE.contains(&lever.indicator.as_str());
                    assert!(
                        whole || (earned - points).abs() < 1.0,
                        "{}: {points} {earned}",
                        lever.indicator
                    );
                }
            }
        });
    }
}
