//! How much of the spread of a plan's gain each group explains: Sobol indices.

use readiness::uncertainty::sobol::{Design, Indices, MAX_ROWS, Resamples, Sample, indices};
use serde::{Deserialize, Serialize};

use super::{Gains, Group, Point};
use crate::draw::{Key, Purpose};

/// A group and what it explains.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Driver {
    /// Group.
    pub group: Group,
    /// First and total order with bootstrap intervals; `None` where the gain never varies.
    pub indices: Option<Indices>,
}

/// Indices of every group, in the order of [`Group::ALL`]; rows × 14 gains are computed. A group is
/// one input of the design: any state of all its quantities belongs to one value of it, the same
/// wherever that value appears. `None` when `progress` said stop.
pub fn drivers(
    gains: &Gains<'_>,
    rows: u32,
    bootstrap: u32,
    seed: u64,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<Driver>> {
    let design = Design {
        inputs: Group::ALL.len(),
        rows: rows.clamp(2, MAX_ROWS),
        seed,
    };
    let samples: Vec<Sample> = design.samples().collect();
    let key = Key::new(seed, "plan", Purpose::Assumption).with("sobol");
    let mut outputs = Vec::with_capacity(samples.len());
    for (at, sample) in samples.iter().enumerate() {
        let mut of_sample = Vec::with_capacity(design.rows as usize);
        for row in 0..design.rows {
            if row % 64 == 0
                && !progress((at as f64 + f64::from(row) / f64::from(design.rows)) / samples.len() as f64)
            {
                return None;
            }
            let mut point = Point::draw(0).with_assumptions();
            for (input, group) in Group::ALL.into_iter().enumerate() {
                let value = design.value(*sample, row, input).to_bits();
                point = point.with_number(group, (key.number(value).at(0).bits() >> 32) as u32);
            }
            of_sample.push(gains.gain(&point));
        }
        outputs.push(of_sample);
    }
    let found = indices(&outputs, &Resamples::new(design.rows, bootstrap, seed));
    let of = |(at, group): (usize, Group)| Driver {
        group,
        indices: found.as_ref().and_then(|all| all.get(at)).copied(),
    };
    Some(Group::ALL.into_iter().enumerate().map(of).collect())
}
