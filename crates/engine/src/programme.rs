//! From a plan to candidates and to a programme that is ready to solve.

use std::collections::BTreeMap;

use atlas::Iso3;
use foresight::draw::triangular_quantile;
use foresight::effect::phi;
use foresight::projection::{Context, ExpectedDose};
use foresight::risk::{Group, Held};
use foresight::{Range, Timing};
use indicators::{Cell, View};
use ledger::{BasisPoints, Cents};
use plan::Plan;
use portfolio::candidates::{GenerateInput, Generated, LeftOut, generate, shortlist_with, surroundings};
use portfolio::programme::{ProjectInput, Setting, TargetInput, assemble, spending_starts};
use portfolio::{Candidate, Problem};
use serde::{Deserialize, Serialize};

use crate::basis::{Basis, Refusal, overrides};
use crate::books::Covered;
use crate::{World, rules};

/// Most that can be absorbed in an economy in a year, as a share of its GDP (model, section 3:
/// yearly flow capped near 0.4 % of GDP). **Assumption.**
pub const ABSORPTION_SHARE_OF_GDP: f64 = 0.004;

/// Candidates of a plan's region, with their stand-alone value and whether they enter the programme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CandidateSet {
    /// Candidates and what was left out as ineligible.
    pub generated: Generated,
    /// Stand-alone value of each candidate in the objective's unit (best start).
    pub value: Vec<f64>,
    /// Positions of the candidates that enter the programme.
    pub kept: Vec<usize>,
    /// Positions of the others, and why.
    pub left_out: Vec<(usize, LeftOut)>,
}

struct Weighed {
    set: CandidateSet,
    doses: Vec<Vec<ExpectedDose>>,
    starts: Vec<(Vec<i16>, Vec<f64>)>,
    covered: Covered,
}

/// The second framework of the objective with its share, where the plan has one.
fn beside<'w>(world: &'w World, plan: &Plan) -> Result<Option<(Basis<'w>, f64)>, Refusal> {
    let Some(beside) = plan.settings.beside.as_ref().filter(|b| b.share > 0.0) else {
        return Ok(None);
    };
    let mut other = plan.clone();
    other.settings.framework.clone_from(&beside.framework);
    Ok(Some((Basis::new(world, &other)?, beside.share)))
}

/// Score points of both frameworks by their shares: what only one of them has counts with its share.
fn blend(mut first: Vec<ExpectedDose>, second: Vec<ExpectedDose>, share: f64) -> Vec<ExpectedDose> {
    for d in &mut first {
        d.points *= 1.0 - share;
    }
    for d in second {
        match first
            .iter_mut()
            .find(|f| f.economy == d.economy && f.indicator == d.indicator)
        {
            Some(f) => f.points += share * d.points,
            None => first.push(ExpectedDose {
                points: share * d.points,
                ..d
            }),
        }
    }
    first
}

/// Years by which a project is expected to end late.
pub(crate) fn delay(plan: &Plan, project: &str) -> u8 {
    plan.delays
        .iter()
        .find(|d| d.project == project)
        .map_or(0, |d| d.years)
}

/// What the economies of a project pay themselves: their shares by the split, to the basis point.
fn counterpart(plan: &Plan, candidate: &Candidate) -> BasisPoints {
    let share = |e: &Iso3| {
        plan.counterparts
            .iter()
            .find(|c| c.economy == *e)
            .map_or(0, |c| u64::from(c.share.0))
    };
    let sum: u64 = candidate
        .sized
        .split
        .iter()
        .map(|(e, part)| share(e) * u64::from(part.0))
        .sum();
    BasisPoints(u32::try_from(sum / 10_000).unwrap_or(0))
}

/// Candidates of the plan's region.
///
/// # Errors
/// As [`Basis::new`], or `error-catalogue` when a rule of the catalogue does not parse.
pub fn candidates(basis: &Basis<'_>, plan: &Plan) -> Result<CandidateSet, Refusal> {
    Ok(weigh(basis, &basis.context(), plan, None)?.set)
}

/// Every candidate of the region, without values: what projection needs to find chosen projects.
///
/// # Errors
/// As [`candidates`].
pub fn generated(basis: &Basis<'_>, plan: &Plan) -> Result<Generated, Refusal> {
    generated_in(basis.world, plan, &plan.region.economies)
}

/// Every candidate of some economies under a plan's values, answers and facts.
///
/// # Errors
/// As [`candidates`].
pub fn generated_in(world: &World, plan: &Plan, economies: &[Iso3]) -> Result<Generated, Refusal> {
    let found = with_input(world, plan, economies, generate);
    let mut generated = found.map_err(|e| Refusal::new("error-catalogue", e))?;
    crate::books::maintain(plan, &mut generated.candidates);
    Ok(generated)
}

/// Does something with what candidates are made from: the plan's catalogue, values, answers and facts.
pub fn with_input<T>(
    world: &World,
    plan: &Plan,
    economies: &[Iso3],
    then: impl FnOnce(&GenerateInput<'_>) -> T,
) -> T {
    let own = overrides(plan);
    let s = &plan.settings;
    let value = |indicator: &str, economy: Iso3| match own.values.get(&(economy, indicator.to_owned())) {
        Some(o) => Cell::Observed(o.clone()),
        None => world.pack.latest(indicator, economy, s.base_year, s.oldest_year),
    };
    let facts = plan
        .facts
        .iter()
        .map(|f| ((f.economy, f.question.clone()), f.holds))
        .collect();
    let input = GenerateInput {
        atlas: &world.atlas,
        places: &surroundings(world.geography()),
        value: &value,
        catalogue: &crate::catalogue::of(world, plan).catalogue,
        economies,
        answers: &own.answers,
        facts: &facts,
        base_year: s.base_year,
        maintained: s.maintained,
    };
    then(&input)
}

fn weigh(
    basis: &Basis<'_>,
    context: &Context<'_>,
    plan: &Plan,
    held: Option<Held>,
) -> Result<Weighed, Refusal> {
    let generated = generated(basis, plan)?;
    let s = &plan.settings;
    let beside = beside(basis.world, plan)?;
    let second = beside.as_ref().map(|(basis, share)| (basis.context(), *share));
    let (mut doses, mut starts, mut value) = (Vec::new(), Vec::new(), Vec::new());
    for candidate in &generated.candidates {
        let years = spending_starts(candidate, &s.years);
        let mut timing = upkeep(candidate.sized.timing, held);
        timing.duration = timing.duration.saturating_add(delay(plan, &candidate.sized.id));
        let phis: Vec<f64> = years
            .iter()
            .map(|start| phi(&timing, *start, s.base_year, s.horizon))
            .collect();
        let best = phis.iter().copied().fold(0.0, f64::max);
        let effects = Group::effect(candidate.prong);
        let mut expected = context.expected_doses_held(s.view, &candidate.sized, held, effects);
        if let Some((other, share)) = &second {
            let beside = other.expected_doses_held(s.view, &candidate.sized, held, effects);
            expected = blend(expected, beside, *share);
        }
        value.push(expected.iter().fold(0.0, |sum, d| {
            sum + d.points * people(basis, plan, d.economy) * (1.0 - libm::exp(-d.dose * best))
        }));
        doses.push(expected);
        starts.push((years, phis));
    }
    let covered = Covered::of(plan, &generated.candidates, &doses, &starts);
    for (at, value) in value.iter_mut().enumerate() {
        let left = doses.get(at).into_iter().flatten().fold(0.0, |sum, d| {
            let best = starts
                .get(at)
                .map_or(0.0, |(_, phis)| phis.iter().copied().fold(0.0, f64::max));
            let worth = d.points * people(basis, plan, d.economy) * covered.left(d.economy, &d.indicator);
            sum + worth * (1.0 - libm::exp(-d.dose * best))
        });
        if !covered.is_empty() {
            *value = left;
        }
    }
    let keep: Vec<String> = plan.rules.must.iter().chain(&covered.named).cloned().collect();
    let list = shortlist_with(&generated.candidates, &value, s.shortlist, &keep);
    let set = CandidateSet {
        generated,
        value,
        kept: list.kept,
        left_out: list.left_out,
    };
    Ok(Weighed {
        set,
        doses,
        starts,
        covered,
    })
}

/// Timing with upkeep at the quantile it is held at. What is included in the unit cost stays paid.
fn upkeep(timing: Timing, held: Option<Held>) -> Timing {
    let set = timing.maintained;
    let range = Range {
        low: 0.0,
        mid: set.clamp(0.0, 1.0),
        high: 1.0,
    };
    match held.filter(|h| h.group == Group::Upkeep && set < 1.0) {
        Some(h) => Timing {
            maintained: triangular_quantile(range, h.quantile),
            ..timing
        },
        None => timing,
    }
}

fn population(basis: &Basis<'_>, plan: &Plan, economy: Iso3) -> f64 {
    let s = &plan.settings;
    basis
        .world
        .pack
        .latest("population", economy, s.base_year, s.oldest_year)
        .value()
        .unwrap_or(0.0)
}

/// (People in millions)^γ, the objective's factor of an economy.
pub(crate) fn people(basis: &Basis<'_>, plan: &Plan, economy: Iso3) -> f64 {
    libm::pow(
        population(basis, plan, economy) / 1e6,
        plan.settings.population_exponent,
    )
}

/// The programme of a plan.
///
/// # Errors
/// As [`candidates`].
pub fn problem(basis: &Basis<'_>, plan: &Plan) -> Result<Problem, Refusal> {
    problem_held(basis, plan, None)
}

/// The programme of a plan as it would be if one group of what is not known were known.
///
/// # Errors
/// As [`candidates`].
pub fn problem_held(basis: &Basis<'_>, plan: &Plan, held: Option<Held>) -> Result<Problem, Refusal> {
    let Weighed {
        set,
        doses,
        starts,
        covered,
    } = weigh(basis, &basis.context(), plan, held)?;
    let s = &plan.settings;
    let mut targets: BTreeMap<(Iso3, &str), f64> = BTreeMap::new();
    let mut inputs = Vec::with_capacity(set.kept.len());
    for at in &set.kept {
        let (Some(candidate), Some(expected), Some((years, phis))) =
            (set.generated.candidates.get(*at), doses.get(*at), starts.get(*at))
        else {
            continue;
        };
        for d in expected {
            // What is already on its way has closed a part of the gap.
            let left = covered.left(d.economy, &d.indicator);
            targets.insert((d.economy, &d.indicator), d.points * left);
        }
        inputs.push(ProjectInput {
            candidate,
            ldc: all_ldc(basis, candidate),
            delay: delay(plan, &candidate.sized.id),
            // Partners pay nothing of the capital unless a plan says so; they do pay upkeep.
            cofinance: counterpart(plan, candidate),
            starts: years.clone(),
            phi: phis.clone(),
            doses: expected
                .iter()
                .map(|d| (d.economy, d.indicator.clone(), d.dose))
                .collect(),
        });
    }
    let targets: Vec<TargetInput> = targets
        .into_iter()
        .map(|((economy, indicator), points)| TargetInput {
            economy,
            indicator: indicator.to_owned(),
            points,
            population: population(basis, plan, economy),
        })
        .collect();
    let known = |id: &String| inputs.iter().any(|i| i.candidate.sized.id == *id);
    let mut rules = rules::resolved(basis.world, plan, &known);
    let taken = covered
        .taken
        .iter()
        .filter(|id| known(id) && !rules.never.contains(id));
    let taken: Vec<String> = taken.cloned().collect();
    rules.never.extend(taken);
    if rules.absorption.is_empty() {
        rules.absorption = absorption(basis, plan);
    }
    let view = match s.view {
        View::Outcomes => "outcomes",
        View::Milestones => "outcomes and milestones",
    };
    let setting = Setting {
        years: s.years.clone(),
        horizon: s.horizon,
        population_exponent: s.population_exponent,
        index: match &s.beside {
            Some(b) => format!(
                "{} x {} + {} x {}, {view}",
                1.0 - b.share,
                s.framework,
                b.share,
                b.framework
            ),
            None => format!("{}, {view}", s.framework),
        },
        funders: plan.funders.clone(),
        committed: crate::books::committed(plan),
        rules,
    };
    let mut problem = assemble(setting, &targets, &inputs);
    // A prerequisite that somebody else is building is met: an assumption about its end.
    for clause in problem.projects.iter_mut().flat_map(|p| &mut p.prerequisites) {
        clause.met |= clause.any_of.iter().any(|id| covered.taken.contains(id));
    }
    Ok(problem)
}

fn all_ldc(basis: &Basis<'_>, candidate: &Candidate) -> bool {
    candidate
        .economies()
        .all(|e| basis.world.atlas.get(e).is_some_and(|e| e.ldc))
}

/// The default cap of every economy whose GDP is known.
fn absorption(basis: &Basis<'_>, plan: &Plan) -> Vec<(Iso3, Cents)> {
    let s = &plan.settings;
    let gdp = |e: &Iso3| {
        basis
            .world
            .pack
            .latest("gdp_usd", *e, s.base_year, s.oldest_year)
            .value()
    };
    plan.region
        .economies
        .iter()
        .filter_map(|e| Some((*e, Cents::from_f64(gdp(e)? * ABSORPTION_SHARE_OF_GDP)?)))
        .collect()
}
