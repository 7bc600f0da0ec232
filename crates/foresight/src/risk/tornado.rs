//! One group at a time at its low and high end, everything else drawn as ever.

use serde::{Deserialize, Serialize};

use super::{Gains, Group, Held, Point};

/// Quantiles of the two ends.
pub const ENDS: [f64; 2] = [0.1, 0.9];
/// Share of the draws at either end of the baseline: a fifth around the 10th and 90th percentile.
const BASELINE_SHARE: usize = 5;

/// A bar of the tornado: mean gain with the group at its 10th and at its 90th percentile.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Group.
    pub group: Group,
    /// Mean gain at the 10th percentile of the group (of the baseline: mean over the fifth of the
    /// draws in which the indicators move least without projects).
    pub low: f64,
    /// At the 90th.
    pub high: f64,
}

impl Bar {
    /// Distance between the ends.
    pub fn width(&self) -> f64 {
        (self.high - self.low).abs()
    }
}

/// Bars of every group, widest first, for a fixed portfolio. The other groups are drawn, with the
/// same numbers at both ends; so the ends are means of a gain that is not linear, and not the gain of
/// means. `None` when `progress` said stop.
pub fn tornado(gains: &Gains<'_>, draws: u32, progress: &mut dyn FnMut(f64) -> bool) -> Option<Vec<Bar>> {
    let mut bars = Vec::with_capacity(Group::ALL.len());
    for (at, group) in Group::ALL.into_iter().enumerate() {
        if !progress(at as f64 / Group::ALL.len() as f64) {
            return None;
        }
        let [low, high] = match group {
            Group::Baseline => of_baseline(gains, draws),
            _ => ENDS.map(|quantile| gains.mean_held(draws, Held { group, quantile })),
        };
        bars.push(Bar { group, low, high });
    }
    bars.sort_by(|a, b| b.width().total_cmp(&a.width()).then(a.group.cmp(&b.group)));
    Some(bars)
}

/// A path cannot be held at a quantile; the draws in which least and most happens anyway can be looked at.
fn of_baseline(gains: &Gains<'_>, draws: u32) -> [f64; 2] {
    let mut of: Vec<(f64, f64)> = (0..draws)
        .map(|draw| {
            let (gain, drift) = gains.gain_and_drift(&Point::draw(draw));
            (drift, gain)
        })
        .collect();
    of.sort_by(|a, b| a.0.total_cmp(&b.0));
    let share = of.len().div_ceil(BASELINE_SHARE).max(1);
    let mean = |part: &[(f64, f64)]| part.iter().fold(0.0, |sum, (_, g)| sum + g) / part.len().max(1) as f64;
    let low = of.get(..share.min(of.len())).unwrap_or(&[]);
    let high = of.get(of.len().saturating_sub(share)..).unwrap_or(&[]);
    [mean(low), mean(high)]
}
