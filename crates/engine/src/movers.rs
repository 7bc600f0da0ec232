//! Which projects of the catalogue move an indicator of an economy, how far and for how much.

use atlas::{IncomeGroup, Iso3};
use foresight::effect::{DEADWEIGHT, LARGEST_SHARE, additional, kappa, respond};
use foresight::projection::Peers;
use foresight::{Grade, Scale};
use indicators::{Direction, Role};
use ledger::Cents;
use plan::Plan;
use portfolio::Candidate;
use portfolio::candidates::Generated;
use readiness::{Frozen, Readiness};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::Refusal;
use crate::programme::generated_in;

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
    /// How far it moves the indicator alone at full delivery, mid effect and mid deadweight, in its
    /// unit, towards the better side.
    pub moves: f64,
    /// Share of the gap to the frontier it closes alone, 0..0.95 (the effect's own bound).
    pub closes: f64,
    /// It closes what was asked for alone: the target, or the gap to the frontier up to the bound.
    pub enough: bool,
    /// Evidence grade of the effect, the weakest where several add up.
    pub grade: Grade,
}

/// Where an indicator stands and how far peers have come.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// Value at the base year.
    pub value: f64,
    /// The frontier.
    pub frontier: f64,
    /// Better side.
    pub direction: Direction,
}

/// Frontier levels of an index for one economy: the same rule as foresight's `K_eff` at the base year.
pub struct Frontier<'a> {
    frozen: &'a Frozen,
    readiness: &'a Readiness,
    peers: Peers,
    economy: Iso3,
    income: IncomeGroup,
}

impl<'a> Frontier<'a> {
    /// For an economy under an index.
    pub fn new(world: &World, frozen: &'a Frozen, readiness: &'a Readiness, economy: Iso3) -> Self {
        let of = world.atlas.get(economy);
        Self {
            frozen,
            readiness,
            peers: Peers::new(frozen, &world.atlas, readiness),
            economy,
            income: of.map_or(IncomeGroup::Unclassified, |e| e.income),
        }
    }

    /// The level of a leaf.
    pub fn level(&self, leaf: usize) -> Option<f64> {
        self.peers.reference(leaf, self.income)
    }

    /// Where an indicator of this index stands; `None` where it is no leaf or has no value.
    pub fn reach(&self, indicator: &str) -> Option<Reach> {
        let leaf = self.frozen.leaf_of(indicator)?;
        let of = self.frozen.leaves().get(leaf)?;
        let used = &self.readiness.get(self.economy)?.cells.get(leaf)?.used;
        let value = used.value()?;
        Some(Reach {
            value,
            frontier: match of.role {
                Role::Milestone => 1.0,
                Role::Outcome => self.level(leaf)?,
            },
            direction: of.direction,
        })
    }
}

/// Candidates that may work in an economy: those of the plan's region where it belongs to it, so
/// that shared projects count, else its own.
///
/// # Errors
/// As [`generated_in`].
pub fn candidates(world: &World, plan: &Plan, economy: Iso3) -> Result<Generated, Refusal> {
    if plan.region.economies.contains(&economy) {
        generated_in(world, plan, &plan.region.economies)
    } else {
        generated_in(world, plan, &[economy])
    }
}

/// The projects that move an indicator, the cheapest first. `wanted` is the value asked for; without
/// one it is the frontier.
pub fn movers(
    generated: &Generated,
    economy: Iso3,
    indicator: &str,
    reach: Reach,
    wanted: Option<f64>,
) -> Vec<Mover> {
    let of = |c: &Candidate| mover(c, economy, indicator, reach, wanted);
    let mut found: Vec<Mover> = generated.candidates.iter().filter_map(of).collect();
    found.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.project.cmp(&b.project)));
    found
}

fn mover(
    candidate: &Candidate,
    economy: Iso3,
    indicator: &str,
    reach: Reach,
    wanted: Option<f64>,
) -> Option<Mover> {
    let Reach {
        value,
        frontier,
        direction,
    } = reach;
    let better = |a: f64, b: f64| {
        if direction == Direction::Lower {
            b - a
        } else {
            a - b
        }
    };
    let gap = better(frontier, value);
    if gap <= 0.0 {
        return None;
    }
    let sized = &candidate.sized;
    let doses = sized
        .doses
        .iter()
        .filter(|d| d.economy == economy && d.indicator == indicator);
    let (mut dose, mut grade) = (0.0, None);
    for d in doses {
        let alone = kappa(d.kind, d.size.mid, additional(d, DEADWEIGHT.mid), value, frontier);
        if alone > 0.0 {
            dose += alone;
            grade = grade.max(Some(d.grade));
        }
    }
    let grade = grade?;
    let moves = better(respond(value, frontier, dose), value);
    let share = sized.split.iter().find(|(e, _)| *e == economy)?.1;
    let asked = wanted.map_or(gap * LARGEST_SHARE, |w| better(w, value));
    Some(Mover {
        project: sized.id.clone(),
        archetype: sized.archetype.clone(),
        scale: sized.scale,
        cost: Cents::from_f64(candidate.cost.mid.dollars() * share.fraction())?,
        moves,
        closes: moves / gap,
        // The bound is reached but for rounding.
        enough: moves >= asked * (1.0 - 1e-12),
        grade,
    })
}
