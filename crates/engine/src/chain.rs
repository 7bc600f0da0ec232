//! The results chain of one economy: project → output → indicator → tier (model, section 3).
//!
//! What: which projects act on which indicators of an economy in a year and by how much of the move
//! they share, what each leaves standing by then (ramp, decay where nobody pays the upkeep), and which
//! foundations of the tiers rise. Why: the projection says how far an indicator moves but not through
//! whom. Shares are those of the dose D = Σ κ·x·δ·α·r at mid values: all projects share one
//! saturation, so the move of an indicator is divided in proportion to what each adds to D.
//! Left out: the move itself and its draws ([`crate::Job::Project`] has them; the caller hands in the
//! two futures whose tiers are compared).

use std::collections::BTreeMap;

use atlas::Iso3;
use foresight::effect::ramp;
use foresight::{Grade, Scale};
use indicators::View;
use plan::Plan;
use readiness::tiers::{Need, TierResult};
use readiness::what_if::{Target, with_targets};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::Refusal;
use crate::job::Reply;
use crate::risk::Ground;
use crate::tiering::Tiering;

/// A chosen project that works in the economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChainProject {
    /// Project id.
    pub id: String,
    /// Archetype id.
    pub archetype: String,
    /// Scale.
    pub scale: Scale,
    /// First year of work.
    pub start: i16,
    /// First year after the work: what it builds is there.
    pub completed: i16,
    /// First year with an effect.
    pub first_effect: i16,
    /// Units of the cost driver built, over all its economies.
    pub units: f64,
    /// This economy's part of them, 0..1.
    pub split: f64,
    /// People it reaches in the economy at full delivery; 0 where it counts none.
    pub people: f64,
    /// Share of its full effect in the year asked for, 0..1.
    pub stands: f64,
    /// The same if somebody paid the whole upkeep, 0..1.
    pub stands_maintained: f64,
    /// Share of the upkeep that somebody pays, 0..1.
    pub maintained: f64,
    /// Share lost in a year in which nobody pays, 0..1.
    pub decay: f64,
}

/// A project's part in the move of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChainLink {
    /// Position in [`Chain::projects`].
    pub project: usize,
    /// Indicator or milestone.
    pub indicator: String,
    /// Its part of the dose in the year, 0..1; over the projects of an indicator they sum to 1.
    pub share: f64,
    /// Worst evidence grade of the effects behind it.
    pub grade: Grade,
}

/// A foundation that a tier asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChainStep {
    /// Node id of the tiers' framework.
    pub node: String,
    /// Score without the portfolio, 0..100; `None` where nothing is known.
    pub without: Option<f64>,
    /// With it.
    pub with: Option<f64>,
    /// What the next tier (after the confirmed one, with the portfolio) asks of it; `None` where no
    /// tier is left.
    pub next: Option<f64>,
    /// Indicators beneath it that a project moves, each with the points of the node its move gives on
    /// top of the others' moves as they are without the portfolio.
    pub moved: Vec<(String, f64)>,
}

/// See the module docs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chain {
    /// Economy.
    pub economy: Iso3,
    /// Year.
    pub year: i16,
    /// Projects that work in it, by id.
    pub projects: Vec<ChainProject>,
    /// Links, by project and indicator.
    pub links: Vec<ChainLink>,
    /// Foundations of the tiers, in the order in which the rules name them.
    pub steps: Vec<ChainStep>,
    /// Tier in the future without the portfolio.
    pub tier_without: TierResult,
    /// Tier with it.
    pub tier_with: TierResult,
}

/// See [`crate::Job::Chain`].
pub fn chain(
    world: &World,
    plan: &Plan,
    (economy, year): (Iso3, i16),
    without: &[Target],
    with: &[Target],
) -> Result<Reply, Refusal> {
    if let Some(bad) = without.iter().chain(with).find(|t| !t.value.is_finite()) {
        let detail = format!("{}: {}", bad.indicator, bad.value);
        return Err(Refusal::new("error-target", detail));
    }
    let ground = Ground::new(world, plan)?;
    let (projects, links) = doses(&ground, plan, economy, year)?;
    let tiering = Tiering::new(world, plan)?;
    let tier_without = tiering.tier(economy, without);
    let tier_with = tiering.tier(economy, with);
    let steps = steps(&tiering, economy, (without, with), tier_with.confirmed + 1);
    Ok(Reply::Chain(Box::new(Chain {
        economy,
        year,
        projects,
        links,
        steps,
        tier_without,
        tier_with,
    })))
}

type Links = (Vec<ChainProject>, Vec<ChainLink>);

fn doses(ground: &Ground<'_>, plan: &Plan, economy: Iso3, year: i16) -> Result<Links, Refusal> {
    let accepted = crate::work::accepted(plan)?;
    let context = ground.basis.context();
    // A project whose prerequisite is missing cannot start and has no part in any move.
    let mut chosen = ground.select(plan, &accepted.chosen).projects;
    chosen.sort_by(|a, b| a.project.id.cmp(&b.project.id));
    let (mut projects, mut raw) = (Vec::new(), Vec::new());
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for choice in &chosen {
        let sized = choice.project;
        let Some((_, split)) = sized.split.iter().find(|(e, _)| *e == economy) else {
            continue;
        };
        let timing = &sized.timing;
        let stands = ramp(timing, choice.start, year);
        let kept = foresight::Timing {
            maintained: 1.0,
            ..*timing
        };
        let at = projects.len();
        for dose in context.expected_doses(View::Milestones, sized) {
            let size = dose.dose * stands;
            if dose.economy != economy || size <= 0.0 {
                continue;
            }
            let grade = sized
                .doses
                .iter()
                .filter(|d| d.economy == economy && d.indicator == dose.indicator)
                .map(|d| d.grade)
                .max()
                .unwrap_or(Grade::D);
            *sums.entry(dose.indicator.clone()).or_default() += size;
            raw.push((at, dose.indicator, size, grade));
        }
        projects.push(ChainProject {
            id: sized.id.clone(),
            archetype: sized.archetype.clone(),
            scale: sized.scale,
            start: choice.start,
            completed: choice.start.saturating_add(i16::from(timing.duration)),
            // r is 0 up to completion + lag.
            first_effect: choice
                .start
                .saturating_add(i16::from(timing.duration) + i16::from(timing.lag) + 1),
            units: sized.units,
            split: split.fraction(),
            people: sized
                .doses
                .iter()
                .filter(|d| d.economy == economy)
                .map(|d| d.people)
                .fold(0.0, f64::max),
            stands,
            stands_maintained: ramp(&kept, choice.start, year),
            maintained: timing.maintained,
            decay: timing.decay,
        });
    }
    let links = raw
        .into_iter()
        .map(|(project, indicator, size, grade)| ChainLink {
            project,
            share: sums.get(&indicator).map_or(0.0, |sum| size / sum),
            indicator,
            grade,
        })
        .collect();
    Ok((projects, links))
}

fn steps(
    tiering: &Tiering<'_>,
    economy: Iso3,
    (without, with): (&[Target], &[Target]),
    next: u8,
) -> Vec<ChainStep> {
    let index = &tiering.frozen;
    let own = tiering.values(economy);
    let scores = |values: &[Option<f64>]| index.node_scores(values);
    let before = with_targets(index, &own, without);
    let after = with_targets(index, &own, with);
    let (low, high) = (scores(&before), scores(&after));
    let value = |all: &[Target], id: &str| all.iter().find(|t| t.indicator == id).map(|t| t.value);
    let asked = tiering.rules().needs(next.min(readiness::tiers::HIGHEST));
    asked
        .iter()
        .filter_map(|need| match need {
            Need::Node { node, at_least } => Some((node, *at_least)),
            _ => None,
        })
        .filter_map(|(node, at_least)| {
            let at = index.node(node)?;
            let of = |all: &[Option<f64>]| all.get(at).copied().flatten();
            let moved = index
                .leaves_under(at)
                .into_iter()
                .filter_map(|leaf| {
                    let id = &index.leaves().get(leaf)?.indicator;
                    let (a, b) = (value(without, id)?, value(with, id)?);
                    if a.to_bits() == b.to_bits() {
                        return None;
                    }
                    let mut alone = before.clone();
                    *alone.get_mut(leaf)? = Some(b);
                    Some((id.clone(), of(&scores(&alone))? - of(&low)?))
                })
                .collect();
            Some(ChainStep {
                node: node.clone(),
                without: of(&low),
                with: of(&high),
                next: (next <= readiness::tiers::HIGHEST).then_some(at_least),
                moved,
            })
        })
        .collect()
}
