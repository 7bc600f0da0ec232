//! What the hover card says of an economy, and where over the ocean it stands.

use std::collections::BTreeSet;

use atlas::Iso3;
use engine::job::RankInterval;

use super::DRAWS;
use super::card::{self, Facts};
use super::settings::{Settings, Subject};
use super::shown::Shown;
use crate::state::readiness::{self as score, Scores};

/// First year of the paths on the card.
const PATH_FROM: i16 = 2010;

/// The card's facts.
#[allow(clippy::too_many_arguments, reason = "each is a part of the screen")]
pub fn facts(
    economy: Iso3,
    settings: &Settings,
    scores: &Scores,
    shown: &Shown,
    intervals: Option<&Vec<RankInterval>>,
    in_plan: &BTreeSet<Iso3>,
    world: &engine::World,
    plan: &plan::Plan,
    tiers: Option<&[engine::job::EconomyTier]>,
) -> Facts {
    let interval = intervals
        .and_then(|all| all.iter().find(|i| i.economy == economy))
        .copied();
    let row = scores.readiness.get(economy);
    let leaves = scores.frozen.leaves();
    let (path, missing, years) = match &settings.subject {
        Subject::Indicator(id) => {
            let published = world.pack.points(id, economy).iter().map(|p| (p.year, p.value));
            let own = plan
                .own_values
                .iter()
                .filter(|o| o.economy == economy && o.indicator == *id);
            let own = own
                .filter(|_| plan.own_indicator(id).is_some())
                .map(|o| (o.year, o.value));
            let path = published
                .chain(own)
                .filter(|(y, _)| *y >= PATH_FROM && *y <= settings.year);
            (path.collect(), None, None)
        }
        Subject::Node(_) if settings.whole() => {
            let path = score::path(world, plan, &scores.frozen, economy, PATH_FROM, settings.year);
            let outcomes = leaves
                .iter()
                .filter(|l| l.role == indicators::Role::Outcome)
                .count();
            let missing = row.map(|r| (outcomes.saturating_sub(r.observed), outcomes));
            (path, missing, row.and_then(|r| years_used(r, settings.year)))
        }
        Subject::Node(_) | Subject::Tiers => (Vec::new(), None, None),
    };
    Facts {
        value: shown.values.get(&economy).cloned(),
        score: matches!(settings.subject, Subject::Node(_)),
        unit: match &settings.subject {
            Subject::Indicator(id) => crate::screens::frameworks::words::unit(plan, world, id),
            Subject::Node(_) | Subject::Tiers => String::new(),
        },
        interval,
        of: shown.scored,
        draws: engine::recipe::draws(&scores.frozen, DRAWS),
        path,
        missing,
        years,
        reason: shown.missing.get(&economy).copied(),
        in_plan: in_plan.contains(&economy),
        tier: tiers
            .and_then(|all| all.iter().find(|t| t.economy == economy))
            .map(|t| t.tier.clone()),
    }
}

/// First and last year of the values a score uses, and how many are older than the limit.
fn years_used(row: &readiness::EconomyReadiness, year: i16) -> Option<(i16, i16, usize)> {
    let used: Vec<i16> = row
        .cells
        .iter()
        .filter_map(|c| match &c.used {
            indicators::Cell::Observed(o) if o.origin != indicators::Origin::Assumed => Some(o.year),
            _ => None,
        })
        .collect();
    let (first, last) = (used.iter().min()?, used.iter().max()?);
    let old = used.iter().filter(|y| **y < year - card::OLD).count();
    Some((*first, *last, old))
}

/// Places of the card's upper left corner over open ocean, in shares of the map: the southern Indian
/// Ocean, and for what lies there the eastern Pacific, above the tiles.
pub const PLACES: [(f64, f64); 2] = [(0.612, 0.565), (0.0, 0.44)];

/// The place over the ocean that hides nothing near the economy.
pub fn card_place(label: (f64, f64), view: atlas::map::Viewport) -> (f64, f64) {
    let (x, y) = (label.0 / view.width, label.1 / view.height);
    if (0.62..0.88).contains(&x) && y > 0.53 {
        PLACES[1]
    } else {
        PLACES[0]
    }
}
