//! A few economies side by side: their rank intervals and how often one ranks above another, and over
//! which share of a weight their order holds.
//!
//! Why jobs of their own beside [`crate::sensitivity`]: the replies hold two to six economies instead
//! of two hundred, so that they can be asked for at every movement of a weight.

use atlas::Iso3;
use indicators::View;
use plan::Plan;
use readiness::uncertainty::{Draws, Hold, UnitRanks, Variation};
use serde::{Deserialize, Serialize};

use crate::World;
use crate::basis::Refusal;
use crate::job::Reply;
use crate::sensitivity::{Prepared, prepared};

/// Economies side by side, in the order they were asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Economies.
    pub set: Vec<Iso3>,
    /// Their ranks over the draws; `None` where one is not scored.
    pub ranks: Vec<Option<UnitRanks>>,
    /// `above[a][b]`: the share of draws in which `a` ranks strictly better than `b`, among those in
    /// which both are scored; `None` where there is none.
    pub above: Vec<Vec<Option<f64>>>,
    /// Scored economies under the base options.
    pub scored: u32,
    /// Draws.
    pub draws: u32,
}

impl Comparison {
    /// The share of draws in which `a` ranks above `b`.
    pub fn above(&self, a: Iso3, b: Iso3) -> Option<f64> {
        let at = |of: Iso3| self.set.iter().position(|e| *e == of);
        self.above.get(at(a)?)?.get(at(b)?).copied().flatten()
    }

    /// The ranks of an economy.
    pub fn of(&self, economy: Iso3) -> Option<&UnitRanks> {
        let at = self.set.iter().position(|e| *e == economy)?;
        self.ranks.get(at)?.as_ref()
    }
}

/// Over which share of some weights the order of a few economies holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderHolds {
    /// The economies from best to last at the base options with the weights as set; those without a
    /// score are left out.
    pub order: Vec<Iso3>,
    /// The nodes asked for, each with the interval of its share among its siblings; `None` where the
    /// economies tie.
    pub nodes: Vec<(String, Option<Hold>)>,
}

fn positions(all: &Prepared, set: &[Iso3]) -> Result<Vec<usize>, Refusal> {
    set.iter()
        .map(|economy| {
            let at = all.economies.iter().position(|e| e == economy);
            at.ok_or_else(|| Refusal::new("error-unknown-economy", economy))
        })
        .collect()
}

/// See [`crate::Job::Comparison`].
pub fn comparison(
    world: &World,
    plan: &Plan,
    (framework, view): (&str, View),
    variation: &Variation,
    set: &[Iso3],
    (draws, seed): (u32, u64),
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Reply, Refusal> {
    let all = prepared(world, plan, framework, view, variation)?;
    let of = positions(&all, set)?;
    let how = Draws {
        draws,
        seed,
        pairs: false,
    };
    let Some(told) = all.ensemble.draws_among(&all.weights, how, &of, progress) else {
        return Ok(Reply::Stopped);
    };
    let share = |above: &u32, both: &u32| (*both > 0).then(|| f64::from(*above) / f64::from(*both));
    let above = told
        .above
        .iter()
        .zip(&told.both)
        .map(|(above, both)| above.iter().zip(both).map(|(a, b)| share(a, b)).collect())
        .collect();
    let base = all.ensemble.ranks_at_base(&all.weights);
    Ok(Reply::Comparison(Box::new(Comparison {
        set: set.to_vec(),
        ranks: told.units,
        above,
        scored: u32::try_from(base.iter().flatten().count()).unwrap_or(u32::MAX),
        draws,
    })))
}

/// See [`crate::Job::Order`].
pub fn order(
    world: &World,
    plan: &Plan,
    (framework, view): (&str, View),
    variation: &Variation,
    set: &[Iso3],
    nodes: &[String],
) -> Result<Reply, Refusal> {
    let all = prepared(world, plan, framework, view, variation)?;
    let ranks = all.ensemble.ranks_at_base(&all.weights);
    let rank = |unit: usize| ranks.get(unit).copied().flatten();
    let mut of: Vec<(u32, usize)> = positions(&all, set)?
        .into_iter()
        .filter_map(|unit| Some((rank(unit)?, unit)))
        .collect();
    of.sort_unstable();
    let of: Vec<usize> = of.into_iter().map(|(_, unit)| unit).collect();
    let tree = all.ensemble.tree();
    let nodes = nodes
        .iter()
        .filter_map(|id| Some((id, tree.node(id).filter(|at| *at != tree.root)?)))
        .map(|(id, at)| {
            let hold = all.ensemble.order_stability(&all.weights, at, &of);
            (id.clone(), hold)
        })
        .collect();
    Ok(Reply::Order(Box::new(OrderHolds {
        order: of.iter().filter_map(|u| all.economies.get(*u).copied()).collect(),
        nodes,
    })))
}
