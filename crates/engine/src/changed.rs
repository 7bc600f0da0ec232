//! Why scores and ranks changed between two editions: method, revision, real.
//!
//! What: [`changed`] scores every economy under two frameworks (each with its recipe, frozen at the
//! base year) on three editions of the data and splits the change with [`readiness::change`]. An
//! edition is a release (the pack; the pack with the plan's own values; the pack with the series of a
//! file in the place of its own) read up to a year. Left out: two packs, of which one build holds one.

use std::collections::BTreeMap;

use atlas::Iso3;
use indicators::{Observation, Origin, View};
use plan::Plan;
use readiness::change::{Change, split};
use readiness::{Frozen, Overrides, Readiness, score_all};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::{Refusal, as_of, frozen, overrides};
use crate::job::Reply;

/// Where values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Release {
    /// The pack as published.
    Pack,
    /// The plan's own values beside it, as the plan scores.
    Own,
    /// The series of a file in the place of the pack's.
    File,
}

/// One side of a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// Framework with its recipe.
    pub framework: String,
    /// Values.
    pub release: Release,
    /// Values up to this year.
    pub year: i16,
}

/// A value of a file of another release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileValue {
    /// Economy.
    pub economy: Iso3,
    /// Indicator.
    pub indicator: String,
    /// Year.
    pub year: i16,
    /// In the indicator's unit.
    pub value: f64,
}

/// The change of one economy; its parts add up to it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct EconomyChange {
    /// Economy.
    pub economy: Iso3,
    /// Of the score, points.
    pub score: Change,
    /// Of the rank; a fall of the number is a rise.
    pub rank: Change,
}

/// See [`crate::Job::Change`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// Economies with a score in every edition, by code.
    pub economies: Vec<EconomyChange>,
    /// Economies with a score in some only.
    pub left_out: u32,
}

/// See [`crate::Job::Change`].
///
/// # Errors
/// As [`frozen`].
pub fn changed(
    world: &World,
    plan: &Plan,
    view: View,
    (before, after): (&Edition, &Edition),
    file: &[FileValue],
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let methods = [
        frozen(world, plan, &before.framework, view)?,
        frozen(world, plan, &after.framework, view)?,
    ];
    // Old release, new release for the same years, new release with its newer years.
    let data = [
        (before.release, before.year),
        (after.release, before.year),
        (after.release, after.year),
    ];
    let mut corners: Vec<Readiness> = Vec::new();
    for (at, method) in methods.iter().enumerate() {
        for (place, (release, year)) in data.iter().enumerate() {
            if !progress((at * 3 + place) as f64 / 6.0) {
                return Ok(Reply::Stopped);
            }
            corners.push(scored(world, plan, method, (*release, *year), file));
        }
    }
    let mut economies = Vec::new();
    let mut left_out = 0;
    for economy in world.atlas.economies() {
        let of = |corner: &Readiness| {
            let row = corner.get(economy.iso3)?;
            Some((row.scored.as_ref()?.root, f64::from(row.rank?)))
        };
        let found: Vec<(f64, f64)> = corners.iter().filter_map(of).collect();
        match found.as_slice() {
            [a, b, c, d, e, f] => economies.push(EconomyChange {
                economy: economy.iso3,
                score: split([a.0, b.0, c.0], [d.0, e.0, f.0]),
                rank: split([a.1, b.1, c.1], [d.1, e.1, f.1]),
            }),
            [] => {}
            _ => left_out += 1,
        }
    }
    Ok(Reply::Changed(Box::new(Changed { economies, left_out })))
}

fn scored(
    world: &World,
    plan: &Plan,
    index: &Frozen,
    (release, year): (Release, i16),
    file: &[FileValue],
) -> Readiness {
    let at = as_of(plan, year);
    let (base, oldest) = (at.settings.base_year, at.settings.oldest_year);
    let mut beside = Overrides {
        answers: overrides(&at).answers,
        ..Overrides::default()
    };
    match release {
        Release::Pack => {}
        Release::Own => beside = overrides(&at),
        Release::File => {
            let mut latest: BTreeMap<(Iso3, String), Observation> = BTreeMap::new();
            for v in file
                .iter()
                .filter(|v| (oldest..=base).contains(&v.year) && v.value.is_finite())
            {
                let key = (v.economy, v.indicator.clone());
                if latest.get(&key).is_none_or(|o| o.year < v.year) {
                    latest.insert(
                        key,
                        Observation {
                            value: v.value,
                            year: v.year,
                            origin: Origin::Own(String::new()),
                        },
                    );
                }
            }
            beside.values = latest;
        }
    }
    let mut all = score_all(index, &world.atlas, &world.pack, &beside, base, oldest);
    if let Some(applied) = index.applied() {
        let fills = crate::recipe::fills(world, index, &all, &applied.recipe);
        all.fill(index, &fills);
    }
    if index.has_copeland() {
        all.contest(index);
    }
    all
}
