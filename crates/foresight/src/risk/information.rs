//! What knowing one group before deciding would be worth: expected value of partial perfect information.

use serde::{Deserialize, Serialize};

use super::{Gains, Group, Point};

/// What knowing something would be worth to a choice among alternatives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Partial {
    /// Expected gain of deciding after instead of before, in the unit of the gain, never below 0.
    pub value: f64,
    /// Monte Carlo standard error of the value.
    pub se: f64,
    /// How often another alternative would then be chosen, 0..1.
    pub changes: f64,
    /// The alternative chosen before.
    pub chosen: usize,
}

/// A study and what it would be worth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Study {
    /// What it would settle.
    pub group: Group,
    /// What that is worth.
    pub partial: Partial,
}

/// From gains by alternative, by state of what would be known (outer), by state of the rest (inner).
///
/// Half of the inner states choose and the other half value the choice, and the other way round
/// (cross-fitting): the maximum over noisy means would find a value where there is none. Where both
/// halves agree with the choice made beforehand nothing is gained, whatever the noise. `chosen`
/// beforehand is the alternative with the highest overall mean, the first of equals.
pub fn partial_perfect(gains: &[Vec<Vec<f64>>]) -> Partial {
    let mean = |values: &[f64]| values.iter().fold(0.0, |sum, v| sum + v) / values.len().max(1) as f64;
    let overall: Vec<f64> = gains
        .iter()
        .map(|outer| mean(&outer.iter().map(|inner| mean(inner)).collect::<Vec<_>>()))
        .collect();
    let best = |of: &[f64]| {
        let mut found = 0;
        for (at, value) in of.iter().enumerate() {
            if of.get(found).is_some_and(|b| value > b) {
                found = at;
            }
        }
        found
    };
    let chosen = best(&overall);
    let states = gains.first().map_or(0, Vec::len);
    let (mut gained, mut changes) = (Vec::with_capacity(states), 0.0);
    for state in 0..states {
        let half = |which: usize| -> Vec<f64> {
            gains
                .iter()
                .map(|outer| {
                    let inner = outer.get(state).map_or(&[][..], Vec::as_slice);
                    let (a, b) = inner.split_at(inner.len() / 2);
                    mean(if which == 0 { a } else { b })
                })
                .collect()
        };
        let halves = [half(0), half(1)];
        let mut of_state = 0.0;
        for (judge, value) in [(0, 1), (1, 0)] {
            let pick = halves.get(judge).map_or(chosen, |h| best(h));
            if pick != chosen {
                changes += 0.5;
                let at = |a: usize| halves.get(value).and_then(|h| h.get(a)).copied().unwrap_or(0.0);
                of_state += 0.5 * (at(pick) - at(chosen));
            }
        }
        gained.push(of_state);
    }
    let spread = super::Spread::of(&gained);
    Partial {
        value: spread.mean.max(0.0),
        se: spread.se,
        changes: changes / states.max(1) as f64,
        chosen,
    }
}

/// What a study of each group would be worth for a choice among portfolios, the most valuable first.
///
/// `outer` states of the group, `inner` of the rest, the same for every alternative and group. Upkeep
/// and absorption vary too. `None` when `progress` said stop.
pub fn information(
    alternatives: &[Gains<'_>],
    outer: u32,
    inner: u32,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<Study>> {
    let mut studies = Vec::with_capacity(Group::ALL.len());
    for (at, group) in Group::ALL.into_iter().enumerate() {
        let mut gains: Vec<Vec<Vec<f64>>> = vec![Vec::with_capacity(outer as usize); alternatives.len()];
        for state in 0..outer {
            if !progress((at as f64 + f64::from(state) / f64::from(outer)) / Group::ALL.len() as f64) {
                return None;
            }
            // Numbers of their own: the states of the group are not those of the rest.
            let known = inner + state;
            for (list, alternative) in gains.iter_mut().zip(alternatives) {
                let of = |rest| {
                    let point = Point::draw(rest).with_assumptions().with_number(group, known);
                    alternative.gain(&point)
                };
                list.push((0..inner).map(of).collect());
            }
        }
        studies.push(Study {
            group,
            partial: partial_perfect(&gains),
        });
    }
    studies.sort_by(|a, b| {
        let worth = b.partial.value.total_cmp(&a.partial.value);
        worth.then(a.group.cmp(&b.group))
    });
    Some(studies)
}
