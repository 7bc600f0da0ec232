//! The profile of one economy: what readiness finds, with distances, money and projects beside it.

use atlas::{Economy, IncomeGroup, Iso3};
use indicators::{Nature, View};
use ledger::Cents;
use plan::{Plan, SurveyAnswer};
use portfolio::candidates::Generated;
use readiness::profile::binding::{self, Binding};
use readiness::profile::equity::{self, Equity};
use readiness::profile::gaps::{self, Gap, Inhabitants};
use readiness::profile::lens::{self, LensScore};
use readiness::profile::peers::{self, Climber, NEAREST, PAST_YEARS, Peer};
use readiness::profile::published::{self, Agreement};
use readiness::profile::strengths::{self, PeerGroup, Peers, StrengthsWeaknesses};
use readiness::reliability::reliability;
use readiness::what_if::{Target, with_targets};
use readiness::{Frozen, Overrides, Readiness, Reliability, TierResult, score_all};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::{Refusal, frozen, overrides, readiness as score};
use crate::job::Reply;
pub use crate::movers::Mover;
use crate::movers::{Frontier, candidates, movers};
use crate::tiering::{Tiering, value};

/// Seed of the weight draws behind strengths and weaknesses: the same for everybody and every day.
const SEED: u64 = 1;

/// A leaf's gap with what geography and the catalogue say about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileGap {
    /// Gap in units and people.
    pub gap: Gap,
    /// Kilometres: for cloud providers the mean distance of the towns to the nearest public cloud
    /// region; `None` where the indicator is no network with places in the pack.
    pub km: Option<f64>,
    /// The cheapest project that closes the gap to the frontier alone; `None` where none does.
    pub closed_by: Option<Mover>,
    /// Where none closes it: the project that closes most of it. With `closed_by` also `None`, no
    /// project of the catalogue moves this indicator here.
    pub most: Option<Mover>,
    /// Where none closes it alone: every archetype that moves it together, each at the scale that
    /// moves most.
    pub together: Option<Together>,
}

/// Several projects on one indicator, sharing one saturation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Together {
    /// Candidate ids, one an archetype.
    pub projects: Vec<String>,
    /// Their cost in this economy, mid.
    pub cost: Cents,
    /// Share of the gap to the frontier they close at full delivery: 1 − Π(1 − closes).
    pub closes: f64,
}

fn together(found: &[Mover]) -> Option<Together> {
    let mut best: Vec<&Mover> = Vec::new();
    for mover in found {
        match best.iter_mut().find(|b| b.archetype == mover.archetype) {
            Some(known) if mover.moves > known.moves => *known = mover,
            Some(_) => {}
            None => best.push(mover),
        }
    }
    if best.is_empty() {
        return None;
    }
    Some(Together {
        projects: best.iter().map(|m| m.project.clone()).collect(),
        cost: Cents::checked_sum(best.iter().map(|m| m.cost))?,
        closes: 1.0 - best.iter().fold(1.0, |left, m| left * (1.0 - m.closes)),
    })
}

/// The partner survey about an economy: beside readiness, never in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveySummary {
    /// Weighted mean share of officials who call the partner reliable, 0..100; `None` where every
    /// weight is 0.
    pub mean: Option<f64>,
    /// Officials asked, over all answers.
    pub respondents: u32,
    /// Answers.
    pub answers: Vec<SurveyAnswer>,
}

/// See [`crate::Job::Profile`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Economy.
    pub economy: Iso3,
    /// Framework of everything but the tier.
    pub framework: String,
    /// Reliability 0–10.
    pub reliability: Reliability,
    /// Tier.
    pub tier: TierResult,
    /// Against income group, region and profile peers; empty where the economy is not scored.
    pub strengths: Vec<StrengthsWeaknesses>,
    /// One an outcome leaf, in leaf order.
    pub gaps: Vec<ProfileGap>,
    /// Best single fix.
    pub binding: Binding,
    /// Nearest profiles, nearest first.
    pub peers: Vec<Peer>,
    /// Economies that were here and rose most, the largest rise first.
    pub climbers: Vec<Climber>,
    /// Women, rural, poorest.
    pub equity: Equity,
    /// Published indices.
    pub published: Agreement,
    /// Compatibility, where the plan has the lens on.
    pub lens: Option<LensScore>,
    /// Partner survey, where the plan has answers about this economy.
    pub survey: Option<SurveySummary>,
}

/// See [`crate::Job::Profile`].
pub fn profile(
    world: &World,
    plan: &Plan,
    economy: Iso3,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let of = world
        .atlas
        .get(economy)
        .ok_or_else(|| Refusal::new("error-unknown-economy", economy))?;
    let s = &plan.settings;
    let index = frozen(world, plan, &s.framework, View::Outcomes)?;
    let today = score(world, plan, &index);
    let own_row = today
        .get(economy)
        .ok_or_else(|| Refusal::new("error-unknown-economy", economy))?;
    let tiering = Tiering::new(world, plan)?;
    let own = overrides(plan);
    let nature = |id: &str| world.pack.indicator(id).map_or(Nature::Measured, |i| i.nature);
    let latest = |id: &str, e: Iso3| value(world, plan, &own, id, e);
    let people = inhabitants(&latest, economy);
    let frontier = Frontier::new(world, &index, &today, economy);
    let nearest = peers::nearest(&today, economy, NEAREST);
    if !progress(0.1) {
        return Ok(Reply::Stopped);
    }
    let drift = strengths::drift(&index, &world.pack, s.base_year, s.oldest_year);
    let groups = peer_groups(world, of, &nearest);
    let strengths = strengths::strengths(&index, &today, economy, &groups, &drift, &nature, SEED);
    if !progress(0.4) {
        return Ok(Reply::Stopped);
    }
    let past = past(world, plan, &index);
    let climbers = peers::climbers(&index, &today, &past, economy);
    if !progress(0.6) {
        return Ok(Reply::Stopped);
    }
    let generated = candidates(world, plan, economy)?;
    let unit = |id: &str| {
        let own = plan.own_indicator(id).map(|i| i.unit.clone());
        own.or_else(|| world.pack.indicator(id).map(|i| i.unit.clone()))
    };
    let aim = |id: &str| plan.target(id);
    let gaps = gaps::gaps(
        &index,
        own_row,
        &|leaf| frontier.level(leaf),
        &unit,
        &aim,
        &people,
    )
    .into_iter()
    .map(|gap| with_projects(world, &generated, &frontier, economy, gap))
    .collect();
    let scored = u32::try_from(today.scored().count()).unwrap_or(u32::MAX);
    Ok(Reply::Profile(Box::new(Profile {
        economy,
        framework: s.framework.clone(),
        reliability: reliability(&index, own_row, s.base_year, &nature, &|_| false),
        tier: tiering.tier(economy, &[]),
        strengths,
        gaps,
        binding: constraint(world, &index, &today, &frontier, &tiering, economy),
        peers: nearest,
        climbers,
        equity: equity::equity(
            &world.pack,
            &world.atlas,
            &people,
            economy,
            s.base_year,
            s.oldest_year,
        ),
        published: published::published(
            &world.pack,
            &world.atlas,
            economy,
            own_row.rank.map(|rank| (rank, scored)),
            s.base_year,
            s.oldest_year,
        ),
        lens: plan.lens.as_ref().map(|l| {
            let all: Vec<Iso3> = world.atlas.economies().iter().map(|e| e.iso3).collect();
            lens::compatibility(l, &all, &latest, economy)
        }),
        survey: survey(plan, economy),
    })))
}

fn inhabitants(latest: &dyn Fn(&str, Iso3) -> Option<f64>, economy: Iso3) -> Inhabitants {
    Inhabitants {
        population: latest("population", economy),
        children_pct: latest("population_0_14_pct", economy),
        urban_pct: latest("urban_population_pct", economy),
    }
}

/// Income group, M49 sub-region, nearest profiles.
fn peer_groups(world: &World, of: &Economy, nearest: &[Peer]) -> Vec<Peers> {
    let alike = |like: &dyn Fn(&Economy) -> bool| -> Vec<Iso3> {
        let all = world.atlas.economies().iter();
        all.filter(|e| like(e)).map(|e| e.iso3).collect()
    };
    vec![
        Peers {
            group: PeerGroup::Income,
            name: income_name(of.income).to_owned(),
            economies: alike(&|e| e.income == of.income),
        },
        Peers {
            group: PeerGroup::Region,
            name: of.un_subregion.clone(),
            economies: alike(&|e| e.un_subregion == of.un_subregion),
        },
        Peers {
            group: PeerGroup::Profile,
            name: String::new(),
            economies: nearest.iter().map(|p| p.economy).collect(),
        },
    ]
}

fn income_name(income: IncomeGroup) -> &'static str {
    match income {
        IncomeGroup::Low => "low",
        IncomeGroup::LowerMiddle => "lower-middle",
        IncomeGroup::UpperMiddle => "upper-middle",
        IncomeGroup::High => "high",
        IncomeGroup::Unclassified => "unclassified",
    }
}

/// The published readiness of past years under the same index and a window of the same length. Own
/// values and answers belong to today and are left out.
fn past(world: &World, plan: &Plan, index: &Frozen) -> Vec<Readiness> {
    let s = &plan.settings;
    let window = s.base_year.saturating_sub(s.oldest_year);
    let (latest, earliest) = PAST_YEARS;
    (latest..=earliest)
        .map(|back| s.base_year.saturating_sub(back))
        .map(|year| {
            let oldest = year.saturating_sub(window);
            score_all(
                index,
                &world.atlas,
                &world.pack,
                &Overrides::default(),
                year,
                oldest,
            )
        })
        .collect()
}

fn with_projects(
    world: &World,
    generated: &Generated,
    frontier: &Frontier<'_>,
    economy: Iso3,
    gap: Gap,
) -> ProfileGap {
    let found = frontier.reach(&gap.indicator).map_or_else(Vec::new, |reach| {
        movers(generated, economy, &gap.indicator, reach, None)
    });
    let closed_by = found.iter().find(|m| m.enough).cloned();
    let together = closed_by.is_none().then(|| together(&found)).flatten();
    let most = if closed_by.is_some() {
        None
    } else {
        found.into_iter().max_by(|a, b| a.moves.total_cmp(&b.moves))
    };
    // The only network of the pack whose places are known.
    let km = gap
        .indicator
        .starts_with("cloud_")
        .then(|| Some(world.geography().of(economy)?.nearest_cloud.as_ref()?.km))
        .flatten();
    ProfileGap {
        gap,
        km,
        closed_by,
        most,
        together,
    }
}

fn constraint(
    world: &World,
    index: &Frozen,
    today: &Readiness,
    frontier: &Frontier<'_>,
    tiering: &Tiering<'_>,
    economy: Iso3,
) -> Binding {
    let values = today.get(economy).map(|e| e.values()).unwrap_or_default();
    let mut all = binding::candidates(index, &values, &|leaf| frontier.level(leaf));
    let tier_values = tiering.values(economy);
    if tiering.frozen.framework() != index.framework() {
        let theirs = Frontier::new(world, &tiering.frozen, &tiering.readiness, economy);
        all.extend(binding::candidates(&tiering.frozen, &tier_values, &|leaf| {
            theirs.level(leaf)
        }));
    }
    let base = index.score(&values).map(|s| s.root);
    let gain = |targets: &[Target]| {
        let then = index
            .score(&with_targets(index, &values, targets))
            .map(|s| s.root);
        then.zip(base).map_or(0.0, |(then, base)| then - base)
    };
    let (leaves, groups) = binding::rank(&all, &gain, &|targets| tiering.tier(economy, targets));
    let (next, wanting) = binding::wanting(&tiering.frozen, &tier_values, &tiering.tier(economy, &[]));
    Binding {
        leaves,
        groups,
        next,
        wanting,
    }
}

fn survey(plan: &Plan, economy: Iso3) -> Option<SurveySummary> {
    let answers: Vec<SurveyAnswer> = plan
        .survey
        .iter()
        .filter(|s| s.economy == economy)
        .cloned()
        .collect();
    if answers.is_empty() {
        return None;
    }
    let weight: f64 = answers.iter().map(|a| a.weight).sum();
    let sum: f64 = answers.iter().map(|a| a.weight * a.value).sum();
    Some(SurveySummary {
        mean: (weight > 0.0).then(|| sum / weight),
        respondents: answers
            .iter()
            .fold(0u32, |sum, a| sum.saturating_add(a.respondents)),
        answers,
    })
}
