//! Allocation formulas, and what each buys beside the optimum.
//!
//! A formula says how much money each economy may get; within that the portfolio is optimised under
//! all other rules, so what it loses against the optimum is the price of the formula alone.
//! Formulas: equal; per head; need (people × distance to the top of the index); IDA's country
//! performance norm (rating² × people × income per head^−1/8: International Development Association,
//! "Annex: IDA's performance-based allocation system", with the exponents of the known answer);
//! tier gap (people × tiers below the top).

use atlas::Iso3;
use ledger::{Cents, split};
use serde::{Deserialize, Serialize};

use super::curve::total;
use super::measures::Aim;
use crate::explain::prices::{OPTIMUM, optimum};
use crate::study::{Ask, Base, Formula, Found};
use crate::{Choice, Problem};

const ALLOCATED: &str = "allocated";

/// What a formula reads of an economy; `None` where it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Economy.
    pub economy: Iso3,
    /// People.
    pub population: Option<f64>,
    /// Income per head, US dollars.
    pub income: Option<f64>,
    /// Policy rating, 1..6.
    pub rating: Option<f64>,
    /// Distance to the top of the index, 0..100.
    pub need: Option<f64>,
    /// Tiers below the top.
    pub tiers: Option<f64>,
}

/// The formulas by name.
pub const NAMES: [&str; 5] = ["equal", "per-head", "need", "ida", "tier-gap"];

/// IDA's allocation norm of one economy: rating² × people × income per head^−1/8.
pub fn ida(rating: f64, population: f64, income: f64) -> f64 {
    rating * rating * population * libm::pow(income, -0.125)
}

/// Shares of a formula, and the economies that lack what it reads.
///
/// ```
/// use portfolio::frontier::formulas::{Facts, shares};
/// let facts = |code, people| Facts {
///     economy: atlas::Iso3::new(code).unwrap(),
///     population: people, income: None, rating: None, need: None, tiers: None,
/// };
/// let (shares, missing) = shares("per-head", &[facts("KEN", Some(3e6)), facts("UGA", Some(1e6)), facts("TZA", None)]);
/// assert_eq!(shares[0].1, 0.75);
/// assert_eq!(missing.len(), 1);
/// ```
pub fn shares(name: &str, facts: &[Facts]) -> (Vec<(Iso3, f64)>, Vec<Iso3>) {
    let weight = |f: &Facts| match name {
        "per-head" => f.population,
        "need" => Some(f.population? * f.need?),
        "ida" => Some(ida(f.rating?, f.population?, f.income.filter(|i| *i > 0.0)?)),
        "tier-gap" => Some(f.population? * f.tiers?),
        _ => Some(1.0),
    };
    let weights: Vec<(Iso3, Option<f64>)> = facts.iter().map(|f| (f.economy, weight(f))).collect();
    let missing = weights
        .iter()
        .filter(|(_, w)| w.is_none())
        .map(|(e, _)| *e)
        .collect();
    let sum: f64 = weights.iter().filter_map(|(_, w)| *w).sum();
    let all = weights
        .into_iter()
        .filter_map(|(e, w)| Some((e, w?)))
        .map(|(e, w)| (e, if sum > 0.0 { w / sum } else { 0.0 }))
        .collect();
    (all, missing)
}

/// What one allocation buys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bought {
    /// Name of the formula; `optimum` for the optimum.
    pub name: String,
    /// Money each economy may get; empty for the optimum.
    pub may: Vec<(Iso3, Cents)>,
    /// Funders' money each economy gets (shared projects by their split).
    pub gets: Vec<(Iso3, Cents)>,
    /// Impact.
    pub impact: f64,
    /// Proven upper bound.
    pub bound: Option<f64>,
    /// Funders' money spent.
    pub spent: Cents,
    /// The choice.
    pub chosen: Vec<Choice>,
}

/// The report, in the order of the formulas, the optimum first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Formulas {
    /// Allocations.
    pub bought: Vec<Bought>,
    /// Formulas under which no portfolio meets every rule.
    pub infeasible: Vec<String>,
}

/// The shares of a formula in cents, of all envelopes (largest remainder).
pub fn amounts(problem: &Problem, formula: &Formula) -> Vec<(Iso3, Cents)> {
    // Shares in parts of a billion: finer than a cent of any envelope total that is allowed.
    let weights: Vec<u64> = formula
        .shares
        .iter()
        .map(|(_, s)| (s.clamp(0.0, 1.0) * 1e9).round() as u64)
        .collect();
    let parts = split(total(problem), &weights);
    formula.shares.iter().map(|(e, _)| *e).zip(parts).collect()
}

/// The next solve.
pub fn next(problem: &Problem, formulas: &[Formula], base: Option<&Base>, found: &[Found]) -> Option<Ask> {
    if base.is_none() && !found.iter().any(|f| f.key == OPTIMUM) {
        let start = crate::heuristic(problem).map(|o| o.chosen).unwrap_or_default();
        return Some(Ask::new(OPTIMUM, "", problem.clone()).from(&start));
    }
    let done = found.iter().filter(|f| f.key == ALLOCATED).count();
    let formula = formulas.get(done)?;
    let aim = Aim::Allocated(amounts(problem, formula));
    Some(Ask::new(ALLOCATED, formula.name.clone(), problem.clone()).aiming(aim))
}

/// Funders' money by economy, shared projects by their split.
pub fn by_economy(problem: &Problem, chosen: &[Choice]) -> Vec<(Iso3, Cents)> {
    let mut all: std::collections::BTreeMap<Iso3, Cents> = std::collections::BTreeMap::new();
    for project in chosen.iter().filter_map(|c| problem.project(&c.project)) {
        let weights: Vec<u64> = project.split.iter().map(|(_, s)| u64::from(s.0)).collect();
        for ((economy, _), part) in project.split.iter().zip(split(project.funded_total(), &weights)) {
            *all.entry(*economy).or_default() += part;
        }
    }
    all.into_iter().collect()
}

/// The allocations so far.
pub fn report(problem: &Problem, formulas: &[Formula], base: Option<&Base>, found: &[Found]) -> Formulas {
    let mut out = Formulas::default();
    if let Some(best) = optimum(base, found) {
        out.bought.push(Bought {
            name: "optimum".into(),
            may: Vec::new(),
            gets: by_economy(problem, &best.chosen),
            impact: best.objective,
            bound: Some(best.bound),
            spent: best
                .chosen
                .iter()
                .filter_map(|c| problem.project(&c.project))
                .map(|p| p.funded_total())
                .sum(),
            chosen: best.chosen,
        });
    }
    for one in found.iter().filter(|f| f.key == ALLOCATED) {
        let (Some(impact), Some(formula)) = (one.objective, formulas.iter().find(|f| f.name == one.of))
        else {
            out.infeasible.push(one.of.clone());
            continue;
        };
        out.bought.push(Bought {
            name: one.of.clone(),
            may: amounts(problem, formula),
            gets: by_economy(problem, &one.chosen),
            impact,
            bound: one.top(),
            spent: one.money,
            chosen: one.chosen.clone(),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(code: &str, rating: f64, millions: f64, income: f64) -> Facts {
        Facts {
            economy: Iso3::new(code).unwrap(),
            population: Some(millions * 1e6),
            income: Some(income),
            rating: Some(rating),
            need: Some(50.0),
            tiers: Some(1.0),
        }
    }

    /// Known answers, "IDA allocation norm": 100 units among three.
    #[test]
    fn the_norm_of_ida_gives_its_known_answer() {
        let all = [
            facts("AAA", 3.5, 10.0, 500.0),
            facts("BBB", 3.0, 40.0, 1000.0),
            facts("CCC", 4.0, 2.0, 2000.0),
        ];
        let (shares, missing) = shares("ida", &all);
        assert!(missing.is_empty());
        for ((_, share), known) in shares.iter().zip([25.5458, 68.8427, 5.6115]) {
            assert!((share * 100.0 - known).abs() < 5e-5, "{share} {known}");
        }
    }

    #[test]
    fn every_formula_sums_to_one_over_those_it_knows() {
        let mut all = vec![facts("AAA", 3.5, 10.0, 500.0), facts("BBB", 3.0, 40.0, 1000.0)];
        all.push(Facts {
            rating: None,
            ..facts("CCC", 1.0, 7.0, 900.0)
        });
        for name in NAMES {
            let (shares, missing) = shares(name, &all);
            assert!(
                (shares.iter().map(|(_, s)| s).sum::<f64>() - 1.0).abs() < 1e-12,
                "{name}"
            );
            assert_eq!(missing.len(), usize::from(name == "ida"));
        }
    }
}
