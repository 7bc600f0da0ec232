//! Candidates of one archetype in one set of economies.

use std::collections::BTreeMap;

use atlas::Iso3;
use foresight::sizing::{Compiled, Sized, cost, doses};
use foresight::{Archetype, Scale, SizedProject, Timing};
use ledger::{BasisPoints, Cents, split};

use super::assess::Assessed;
use super::sets::Set;
use super::{GenerateInput, UNVERIFIED_FACTOR, reasons};
use crate::{Candidate, CostRange, Requirement, Verdict};

/// Every scale of the archetype in the set.
pub(super) fn candidates(
    compiled: &Compiled<'_>,
    set: &Set,
    here: &BTreeMap<Iso3, Assessed<'_>>,
    input: &GenerateInput<'_>,
) -> Vec<Candidate> {
    let members: Vec<&Assessed<'_>> = set.members.iter().filter_map(|e| here.get(e)).collect();
    let mut out: Vec<Candidate> = Vec::new();
    let mut last = Vec::new();
    for scale in scales(&members) {
        let units = shared_units(compiled.archetype, &members, scale);
        if units != last {
            out.extend(candidate(compiled, set, &members, scale, &units, input));
        }
        last = units;
    }
    out
}

/// The scales any member has.
fn scales(members: &[&Assessed<'_>]) -> Vec<Scale> {
    let mut all: Vec<Scale> = members
        .iter()
        .flat_map(|m| m.units.variants.iter().map(|(s, _)| *s))
        .collect();
    all.sort();
    all.dedup();
    all
}

/// Units of each member at a scale: its largest variant up to that scale, else its smallest. Where the
/// largest scale would exceed the archetype's cap, every scale shrinks in proportion (as for one economy);
/// a landing for each economy is always within it.
fn shared_units(archetype: &Archetype, members: &[&Assessed<'_>], scale: Scale) -> Vec<f64> {
    let at = |scale: Scale| -> Vec<f64> {
        let of = |m: &&Assessed<'_>| {
            let variants = &m.units.variants;
            let fits = variants.iter().rev().find(|(s, _)| *s <= scale);
            fits.or(variants.first()).map_or(0.0, |(_, n)| *n)
        };
        members.iter().map(of).collect()
    };
    let most = archetype
        .cap_units
        .max(archetype.floor_units * members.len() as f64);
    let largest: f64 = at(Scale::Large).iter().sum();
    if largest <= most || members.len() < 2 {
        return at(scale);
    }
    let shrink = |n: f64| {
        let n = n * most / largest;
        if archetype.integer_units {
            n.floor().max(1.0)
        } else {
            n
        }
    };
    at(scale).into_iter().map(shrink).collect()
}

/// Shares in basis points that sum to 10,000 (largest remainder), none of them 0.
pub(super) fn shares(weights: &[f64]) -> Vec<BasisPoints> {
    let largest = weights.iter().copied().fold(0.0, f64::max);
    let whole: Vec<u64> = weights
        .iter()
        .map(|w| {
            if largest > 0.0 {
                (w / largest * 1e12) as u64
            } else {
                1
            }
        })
        .collect();
    let mut parts: Vec<u32> = split(Cents(i64::from(BasisPoints::WHOLE.0)), &whole)
        .into_iter()
        .map(|c| u32::try_from(c.0).unwrap_or(0))
        .collect();
    // A partner with a sliver of the need is still a partner.
    let empty = parts.iter().filter(|p| **p == 0).count();
    if let Some(most) = parts.iter_mut().max() {
        *most = most.saturating_sub(u32::try_from(empty).unwrap_or(0));
    }
    parts.into_iter().map(|p| BasisPoints(p.max(1))).collect()
}

/// Capital by year of work: a little less in the first and last year than between. **Assumption**.
pub(super) fn yearly(total: Cents, duration: u8) -> Vec<Cents> {
    let years = u64::from(duration.max(1));
    let weights: Vec<u64> = (0..years).map(|i| 2 + i.min(years - 1 - i)).collect();
    split(total, &weights)
}

fn candidate(
    compiled: &Compiled<'_>,
    set: &Set,
    members: &[&Assessed<'_>],
    scale: Scale,
    units: &[f64],
    input: &GenerateInput<'_>,
) -> Option<Candidate> {
    let archetype = compiled.archetype;
    let parts: Vec<(f64, f64)> = units
        .iter()
        .zip(members)
        .map(|(n, m)| (*n, m.factor.factor))
        .collect();
    let dollars = cost(archetype, &parts);
    let cost = CostRange {
        low: Cents::from_f64(dollars.low)?,
        mid: Cents::from_f64(dollars.mid)?,
        high: Cents::from_f64(dollars.high)?,
    };
    let weights: Vec<f64> = parts.iter().map(|(n, factor)| n * factor).collect();
    let split: Vec<(Iso3, BasisPoints)> = set.members.iter().copied().zip(shares(&weights)).collect();
    let mut all_doses = Vec::new();
    let mut without = Vec::new();
    for (((economy, share), n), member) in split.iter().zip(units).zip(members) {
        let part = Sized {
            economy: *economy,
            units: *n,
            medium: member.units.medium,
            yearly_dollars: dollars.mid * share.fraction() / f64::from(archetype.duration.max(1)),
        };
        let (found, lacking) = doses(compiled, &part, member.context);
        all_doses.extend(found);
        without.extend(
            lacking
                .into_iter()
                .map(|(indicator, open)| (*economy, indicator, open)),
        );
    }
    let requirements = |clauses: fn(&Assessed<'_>) -> Vec<Requirement>| -> Vec<Requirement> {
        members.iter().flat_map(|m| clauses(m)).collect()
    };
    let eligibility = requirements(|m| {
        m.eligibility
            .iter()
            .map(|c| c.requirement(m.context.iso3()))
            .collect()
    });
    let prerequisites = requirements(|m| {
        m.prerequisites
            .iter()
            .map(|c| c.requirement(m.context.iso3()))
            .collect()
    });
    let name = match scale {
        Scale::Small => "small",
        Scale::Medium => "medium",
        Scale::Large => "large",
    };
    let codes: Vec<&str> = set.members.iter().map(Iso3::as_str).collect();
    Some(Candidate {
        sized: SizedProject {
            id: format!("{}:{}:{name}", archetype.id, codes.join("+")),
            archetype: archetype.id.clone(),
            scale,
            split,
            units: units.iter().sum(),
            timing: timing(archetype, input.maintained),
            unit_cost: dollars.over_mid(),
            is_it: archetype.is_it,
            delivery: archetype.delivery,
            unverified_factor: unverified(&prerequisites, members.len()),
            doses: all_doses,
        },
        prong: archetype.prong,
        theme: archetype.theme.clone(),
        group: set.group.clone(),
        cost,
        yearly: yearly(cost.mid, archetype.duration),
        recurrent: Cents::from_f64((dollars.mid - archetype.fixed_cost) * archetype.om_share)?,
        eligibility,
        prerequisites,
        reasons: reasons::reasons(archetype, members, units, &without),
    })
}

/// Where the unit cost contains the running cost (`om_share` 0), maintenance is paid.
fn timing(archetype: &Archetype, maintained: f64) -> Timing {
    let included = archetype.om_share <= 0.0;
    Timing {
        duration: archetype.duration,
        lag: archetype.lag,
        tau: archetype.tau,
        decay: archetype.decay,
        maintained: if included { 1.0 } else { maintained },
    }
}

/// [`UNVERIFIED_FACTOR`] for each unverified clause; of a shared project, for their mean over its economies.
fn unverified(prerequisites: &[Requirement], economies: usize) -> f64 {
    let open = prerequisites
        .iter()
        .filter(|r| matches!(r.verdict, Verdict::NotVerified(_)))
        .count();
    libm::pow(UNVERIFIED_FACTOR, open as f64 / economies.max(1) as f64)
}
