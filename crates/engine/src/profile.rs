//! The profile of one economy: what readiness finds, with distances, money and projects beside it.

use atlas::Iso3;
use foresight::{Grade, Scale};
use ledger::Cents;
use plan::{Plan, SurveyAnswer};
use readiness::profile::binding::Binding;
use readiness::profile::equity::Equity;
use readiness::profile::gaps::Gap;
use readiness::profile::lens::LensScore;
use readiness::profile::peers::{Climber, Peer};
use readiness::profile::published::Agreement;
use readiness::profile::strengths::StrengthsWeaknesses;
use readiness::{Reliability, TierResult};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::Refusal;
use crate::job::Reply;

/// A project of the catalogue that moves an indicator of an economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mover {
    /// Candidate id, for example `rural_4g:KEN:large`.
    pub project: String,
    /// Archetype id.
    pub archetype: String,
    /// Scale.
    pub scale: Scale,
    /// Cost, mid, of the part in this economy.
    pub cost: Cents,
    /// How far it moves the indicator alone at full delivery, in its unit, towards the better side.
    pub moves: f64,
    /// Share of the gap to the frontier it closes alone, 0..0.95 (the effect's own bound).
    pub closes: f64,
    /// It closes the whole gap that was asked for.
    pub enough: bool,
    /// Evidence grade of the effect.
    pub grade: Grade,
}

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
    _world: &World,
    _plan: &Plan,
    _economy: Iso3,
    _progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    Err(Refusal::new("error-not-yet", "profile"))
}
