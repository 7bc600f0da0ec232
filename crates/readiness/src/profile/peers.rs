//! Peers by profile distance, and which of them climbed out.

use atlas::Iso3;
use serde::{Deserialize, Serialize};

use crate::frozen::Frozen;
use crate::score_all::{EconomyReadiness, Readiness};

/// Share of the leaves two economies must both have to be compared, in tenths. **Assumption.**
pub const LEAST_OVERLAP_TENTHS: usize = 6;
/// Peers listed.
pub const NEAREST: usize = 10;

/// An economy with a similar profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peer {
    /// Economy.
    pub economy: Iso3,
    /// 0 (alike) to 1: mean absolute difference of points over shared leaves, ÷ 100 (Gower 1971).
    pub distance: f64,
    /// Shared leaves.
    pub shared: u32,
    /// Its score.
    pub score: f64,
}

/// An economy that once was where this one is, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Climber {
    /// Economy.
    pub economy: Iso3,
    /// The past year in which its profile was nearest.
    pub year: i16,
    /// Distance of that past profile to this economy's today.
    pub distance: f64,
    /// Shared leaves.
    pub shared: u32,
    /// Its score then, by the same index with the values of that year.
    pub score_then: f64,
    /// Its score at the base year.
    pub score_now: f64,
    /// Rise of the score over leaves it had in both years: free of what was only newly published.
    pub rise: f64,
    /// Leaves that rose most: (indicator, points then, points now), largest weighted rise first.
    pub through: Vec<(String, f64, f64)>,
}

/// How many of an economy's nearest past profiles are looked at for climbers. **Assumption.**
pub const PAST_NEIGHBOURS: usize = 20;
/// Years before the base year in which a past profile may lie: latest and earliest. Five years are
/// the least in which a score moves beyond noise; before fifteen the pack has too little.
/// **Assumption.**
pub const PAST_YEARS: (i16, i16) = (5, 15);

/// Distance of two profiles: the mean absolute difference of points over the leaves both have, ÷
/// 100, and their number. `None` where they share fewer than [`LEAST_OVERLAP_TENTHS`] of the leaves.
/// Equal weights, as Gower's coefficient (1971) for quantities with a common range.
pub fn distance(a: &[Option<f64>], b: &[Option<f64>]) -> Option<(f64, u32)> {
    let (mut sum, mut shared) = (0.0, 0usize);
    for (x, y) in a.iter().zip(b) {
        if let (Some(x), Some(y)) = (x, y) {
            sum += (x - y).abs();
            shared += 1;
        }
    }
    let enough = shared > 0 && shared * 10 >= a.len().max(b.len()) * LEAST_OVERLAP_TENTHS;
    enough.then(|| {
        (
            sum / shared as f64 / 100.0,
            u32::try_from(shared).unwrap_or(u32::MAX),
        )
    })
}

fn points(e: &EconomyReadiness) -> Vec<Option<f64>> {
    e.cells.iter().map(|c| c.points).collect()
}

/// The scored economies whose profile is nearest, nearest first; ties by code.
pub fn nearest(readiness: &Readiness, economy: Iso3, most: usize) -> Vec<Peer> {
    let Some(own) = readiness.get(economy) else {
        return Vec::new();
    };
    let mine = points(own);
    let mut peers: Vec<Peer> = readiness
        .scored()
        .filter(|(e, _)| e.economy != economy)
        .filter_map(|(e, s)| {
            let (distance, shared) = distance(&mine, &points(e))?;
            Some(Peer {
                economy: e.economy,
                distance,
                shared,
                score: s.root,
            })
        })
        .collect();
    peers.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.economy.cmp(&b.economy)));
    peers.truncate(most);
    peers
}

/// Economies whose past profile was nearest to this economy's profile today, and that have risen
/// since; the largest rise first.
///
/// `past` are the readiness tables of past years under the same frozen index (years as their base
/// year). Each economy enters with the year in which it was nearest; of the [`PAST_NEIGHBOURS`]
/// nearest the risen ones are kept.
pub fn climbers(frozen: &Frozen, today: &Readiness, past: &[Readiness], economy: Iso3) -> Vec<Climber> {
    let Some(own) = today.get(economy) else {
        return Vec::new();
    };
    let mine = points(own);
    let mut found: Vec<(f64, u32, i16, &EconomyReadiness, &EconomyReadiness)> = Vec::new();
    for (now, _) in today.scored().filter(|(e, _)| e.economy != economy) {
        let then = past.iter().filter_map(|year| {
            let then = year.get(now.economy).filter(|e| e.scored.is_some())?;
            let (distance, shared) = distance(&mine, &points(then))?;
            Some((distance, shared, year.base_year, then, now))
        });
        found.extend(then.min_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2))));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.4.economy.cmp(&b.4.economy)));
    let mut out: Vec<Climber> = found
        .into_iter()
        .take(PAST_NEIGHBOURS)
        .filter_map(|(distance, shared, year, then, now)| {
            let climbed = risen(frozen, then, now)?;
            Some(Climber {
                distance,
                shared,
                year,
                ..climbed
            })
        })
        .filter(|c| c.rise > 0.0)
        .collect();
    out.sort_by(|a, b| b.rise.total_cmp(&a.rise).then(a.economy.cmp(&b.economy)));
    out
}

/// The rise over leaves with a value in both years.
fn risen(frozen: &Frozen, then: &EconomyReadiness, now: &EconomyReadiness) -> Option<Climber> {
    let (before, after) = (then.values(), now.values());
    let both = |of: &[Option<f64>], other: &[Option<f64>]| -> Vec<Option<f64>> {
        of.iter()
            .zip(other)
            .map(|(a, b)| a.filter(|_| b.is_some()))
            .collect()
    };
    let (a, b) = (both(&before, &after), both(&after, &before));
    let (old, new) = (frozen.score(&a)?, frozen.score(&b)?);
    let mut through: Vec<(f64, String, f64, f64)> = Vec::new();
    for leaf in frozen.leaves() {
        let (Some(x), Some(y)) = (old.nodes.get(leaf.at), new.nodes.get(leaf.at)) else {
            continue;
        };
        if let (Some(p), Some(q)) = (x.score, y.score)
            && y.earned > x.earned
        {
            through.push((y.earned - x.earned, leaf.indicator.clone(), p, q));
        }
    }
    through.sort_by(|a, b| b.0.total_cmp(&a.0));
    through.truncate(5);
    Some(Climber {
        economy: now.economy,
        year: 0,
        distance: 0.0,
        shared: 0,
        score_then: then.scored.as_ref()?.root,
        score_now: now.scored.as_ref()?.root,
        rise: new.root - old.root,
        through: through.into_iter().map(|(_, i, p, q)| (i, p, q)).collect(),
    })
}
