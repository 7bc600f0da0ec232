//! How sure a framework's ranking is, and what moves it.
//!
//! What: the jobs `Uncertainty`, `Sensitivity` and `Stability` over [`readiness::uncertainty`]. Why
//! one place: they share the prepared ensemble, which depends on values and options but not on
//! weights; the last one is kept, so that a dragged weight costs only its draws.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use atlas::Iso3;
use indicators::View;
use plan::Plan;
use readiness::uncertainty::{
    Draws, DropEffect, Ensemble, Explained, Factor, Hold, Methods, Output, Question, SobolDraws,
    SwitchEffect, UnitRanks, Variation, WeightDraw, frozen_recipe,
};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::{Refusal, frozen, readiness};
use crate::job::Reply;

/// Ranks of every economy over draws of the choices that vary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankUncertainty {
    /// Every economy of the atlas, in the order of the lists.
    pub economies: Vec<Iso3>,
    /// Their ranks over the draws; `None` where the economy is not scored.
    pub ranks: Vec<Option<UnitRanks>>,
    /// Mean over draws and economies of the distance between rank and base rank.
    pub mean_shift: f64,
    /// Draws.
    pub draws: u32,
}

/// What moves the ranking of a framework. Lists of ranks are in the order of `economies`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// Every economy of the atlas.
    pub economies: Vec<Iso3>,
    /// What varied, with the base options filled in: options are meant by their numbers here.
    pub variation: Variation,
    /// Sobol indices of each choice, for the mean rank shift and for the economy asked for.
    pub explained: Vec<Explained>,
    /// The ranking without each indicator.
    pub drops: Vec<DropEffect>,
    /// The ranking with each option switched.
    pub switches: Vec<SwitchEffect>,
    /// Several methods side by side.
    pub methods: Methods,
}

/// Over which share of one weight among its siblings an order or a rank holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stability {
    /// Node id.
    pub node: String,
    /// Every economy of the atlas.
    pub economies: Vec<Iso3>,
    /// The interval of each; `None` where the economy is not scored.
    pub holds: Vec<Option<Hold>>,
    /// The interval over which the pair asked for keeps its order; `None` where it ties or was not
    /// asked for.
    pub pair: Option<Hold>,
}

/// A twentieth of the ranking: places by which two methods may differ and still agree (an
/// assumption).
pub const NEAR_SHARE: u32 = 20;

/// The usual alternatives for the choices named, for a shipped framework: see
/// [`Variation::around`]. Economies are imputed by income group.
pub fn variation(factors: &[Factor], weights: WeightDraw) -> Variation {
    Variation::around(&frozen_recipe(), factors, weights, true)
}

/// What every job here needs.
pub(crate) struct Prepared {
    pub(crate) ensemble: Arc<Ensemble>,
    /// In the order of the ensemble's units.
    pub(crate) economies: Vec<Iso3>,
    /// By node of the tree.
    pub(crate) weights: Vec<f64>,
}

type Kept = (String, Arc<Ensemble>, Vec<Iso3>);

/// The ensemble of a plan, the last one kept.
pub(crate) fn prepared(
    world: &World,
    plan: &Plan,
    framework: &str,
    view: View,
    variation: &Variation,
) -> Result<Prepared, Refusal> {
    static LAST: OnceLock<Mutex<Option<Kept>>> = OnceLock::new();
    let index = frozen(world, plan, framework, view)?;
    let weights: Vec<f64> = index.nodes().iter().map(|n| n.weight).collect();
    // All that decides values: everything but weights and what comes after the index.
    let mut valued = plan.clone();
    valued.weights.clear();
    valued.accepted = None;
    let key = serde_json::to_string(&(framework, view, &valued, variation))
        .map_err(|e| Refusal::new("error-uncertainty", e))?;
    let cell = LAST.get_or_init(|| Mutex::new(None));
    let mut last = cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((known, ensemble, economies)) = last.as_ref()
        && *known == key
    {
        return Ok(Prepared {
            ensemble: Arc::clone(ensemble),
            economies: economies.clone(),
            weights,
        });
    }
    let even = frozen(world, &valued, framework, view)?;
    let scored = readiness(world, &valued, &even);
    let economies: Vec<Iso3> = scored.economies.iter().map(|e| e.economy).collect();
    let units: Vec<String> = economies.iter().map(ToString::to_string).collect();
    // The draws fill gaps themselves, but from an economy's own past.
    let past = even
        .applied()
        .is_some_and(|a| crate::recipe::of_own_past(a.recipe.impute));
    let of = |e: &readiness::EconomyReadiness| if past { e.values() } else { e.observed_values() };
    let rows: Vec<Vec<Option<f64>>> = scored.economies.iter().map(of).collect();
    let mut groups = BTreeMap::new();
    for economy in world.atlas.economies() {
        groups.insert(economy.iso3.to_string(), format!("{:?}", economy.income));
    }
    let ensemble = Ensemble::of_frozen(&even, &units, &rows, &groups, variation).map_err(refused)?;
    let ensemble = Arc::new(ensemble);
    *last = Some((key, Arc::clone(&ensemble), economies.clone()));
    Ok(Prepared {
        ensemble,
        economies,
        weights,
    })
}

fn refused(problems: Vec<readiness::Problem>) -> Refusal {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    Refusal::new("error-uncertainty", lines.join("\n"))
}

/// See [`crate::Job::Uncertainty`].
pub fn uncertainty(
    world: &World,
    plan: &Plan,
    (framework, view): (&str, View),
    variation: &Variation,
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let all = prepared(world, plan, framework, view, variation)?;
    let how = Draws {
        draws,
        seed,
        pairs: false,
    };
    let Some(told) = all.ensemble.draws(&all.weights, how, progress) else {
        return Ok(Reply::Stopped);
    };
    Ok(Reply::Uncertainty(Box::new(RankUncertainty {
        economies: all.economies,
        ranks: told.units,
        mean_shift: told.mean_shift,
        draws,
    })))
}

/// A table of the caller's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowTable {
    /// Names of the units, each once.
    pub units: Vec<String>,
    /// By unit: a value for each leaf of the framework in the view, in its order.
    pub rows: Vec<Vec<Option<f64>>>,
    /// The group of each unit, for imputing by group.
    pub groups: BTreeMap<String, String>,
}

/// See [`crate::Job::Rows`].
pub fn rows(
    world: &World,
    (framework, view): (&str, View),
    table: &RowTable,
    variation: &Variation,
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    type Kept = (String, View, RowTable, Variation, Arc<Ensemble>);
    static LAST: OnceLock<Mutex<Option<Kept>>> = OnceLock::new();
    let cell = LAST.get_or_init(|| Mutex::new(None));
    let mut last = cell.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let known = last
        .as_ref()
        .filter(|(f, v, t, by, _)| f == framework && *v == view && t == table && by == variation);
    let ensemble = match known {
        Some((.., ensemble)) => Arc::clone(ensemble),
        None => {
            let of = world
                .framework(framework)
                .ok_or_else(|| Refusal::new("error-unknown-framework", framework))?;
            let index =
                readiness::Frozen::new(of, view, &[]).map_err(|e| Refusal::new("error-weights", e))?;
            let found = Ensemble::of_frozen(&index, &table.units, &table.rows, &table.groups, variation);
            let ensemble = Arc::new(found.map_err(refused)?);
            *last = Some((
                framework.to_owned(),
                view,
                table.clone(),
                variation.clone(),
                Arc::clone(&ensemble),
            ));
            ensemble
        }
    };
    let how = Draws {
        draws,
        seed,
        pairs: false,
    };
    match ensemble.draws(ensemble.weights(), how, progress) {
        Some(told) => Ok(Reply::Rows(Box::new(told))),
        None => Ok(Reply::Stopped),
    }
}

/// See [`crate::Job::Sensitivity`].
pub fn sensitivity(
    world: &World,
    plan: &Plan,
    (framework, view): (&str, View),
    variation: &Variation,
    economy: Option<Iso3>,
    how: SobolDraws,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let all = prepared(world, plan, framework, view, variation)?;
    let mut outputs = vec![Output::MeanShift];
    if let Some(economy) = economy {
        let at = all.economies.iter().position(|e| *e == economy);
        let at = at.ok_or_else(|| Refusal::new("error-unknown-economy", economy))?;
        outputs.push(Output::Rank(at));
    }
    let ensemble = &all.ensemble;
    let mut most = |share: f64| progress(share * 0.9);
    let Some(explained) = ensemble.sobol(&all.weights, &outputs, how, &mut most) else {
        return Ok(Reply::Stopped);
    };
    let drops = ensemble.drops(&all.weights);
    let scored = drops.first().map_or(0, |d| d.ranks.iter().flatten().count());
    let near = u32::try_from(scored).unwrap_or(u32::MAX).div_ceil(NEAR_SHARE);
    let methods = ensemble.methods(&all.weights, near).map_err(refused)?;
    if !progress(1.0) {
        return Ok(Reply::Stopped);
    }
    Ok(Reply::Sensitivity(Box::new(Sensitivity {
        variation: ensemble.variation().clone(),
        explained,
        drops,
        switches: ensemble.switches(&all.weights),
        methods,
        economies: all.economies,
    })))
}

/// See [`crate::Job::Stability`].
pub fn stability(
    world: &World,
    plan: &Plan,
    (framework, view): (&str, View),
    node: &str,
    question: Question,
    pair: Option<(Iso3, Iso3)>,
) -> Result<Reply, Refusal> {
    let held = Variation::around(
        &crate::recipe::variation_base(plan, framework),
        &[],
        WeightDraw::Held,
        true,
    );
    let all = prepared(world, plan, framework, view, &held)?;
    let at = all.ensemble.tree().node(node);
    let at = at.ok_or_else(|| Refusal::new("error-unknown-node", node))?;
    let find = |economy: Iso3| all.economies.iter().position(|e| *e == economy);
    let pair = pair.and_then(|(a, b)| all.ensemble.pair_stability(&all.weights, at, find(a)?, find(b)?));
    Ok(Reply::Stability(Box::new(Stability {
        node: node.to_owned(),
        holds: all.ensemble.unit_stability(&all.weights, at, question),
        economies: all.economies,
        pair,
    })))
}
