//! The price of every rule in lost impact, and the value of one more million by funder, year and
//! economy.
//!
//! A rule's price is the optimum without it less the optimum with it, both proven within their gaps,
//! so the price is known between `low` and `high`. A million's value is the price of the money rows
//! of the linear relaxation, where projects may be bought in part: right for the margin, an estimate
//! for a lump. For an economy the relaxation is solved again with a small fund of its own.

use ledger::{BasisPoints, Cents, Earmark, Funder, Scope};
use serde::{Deserialize, Serialize};

use super::reasons::{self, Reasons};
use super::rule::{RuleRef, problem_without, rules};
use crate::Problem;
use crate::programme::Programme;
use crate::study::{Ask, Base, Found, economies};

/// Keys of the asks.
pub(crate) const OPTIMUM: &str = "optimum";
pub(crate) const RELAXED: &str = "relaxed";
pub(crate) const WITHOUT: &str = "without";
const FUND: &str = "fund";

/// The fund of an economy, as a share of all envelopes: small enough for a margin (an assumption).
const FUND_SHARE: f64 = 0.01;

/// The price of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RulePrice {
    /// The rule.
    pub rule: RuleRef,
    /// Its rows in readable algebra (a few of them).
    pub rows: Vec<String>,
    /// Rows in all.
    pub row_count: usize,
    /// Impact gained without it; `None` until it has been solved.
    pub price: Option<f64>,
    /// The price is at least this.
    pub low: Option<f64>,
    /// And at most this.
    pub high: Option<f64>,
    /// Projects that come in without the rule.
    pub enter: Vec<String>,
    /// Projects that go out.
    pub leave: Vec<String>,
}

/// Impact per further million.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// Funder id, or ISO code of an economy.
    pub of: String,
    /// Year; 0 for an economy (the money may be spent in any year).
    pub year: i16,
    /// Objective points per million dollars, linear relaxation.
    pub per_million: f64,
}

/// The report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prices {
    /// The optimum.
    pub base: Option<Base>,
    /// Optimum of the linear relaxation.
    pub relaxed: Option<f64>,
    /// Rules with their prices, dearest first; those not solved yet last.
    pub rules: Vec<RulePrice>,
    /// By funder and year.
    pub funders: Vec<Worth>,
    /// By economy.
    pub economies: Vec<Worth>,
    /// Every project: how far it is from the other side.
    pub projects: Vec<Reasons>,
}

/// Solves in all.
pub fn total(problem: &Problem, known: bool) -> usize {
    usize::from(!known) + 1 + rules(&problem.rules).len() + economies(problem).len()
}

/// The problem with a small fund for one economy, in the first year and carried over.
fn with_fund(problem: &Problem, economy: atlas::Iso3) -> (Problem, f64) {
    let all: Cents = problem.funders.iter().flat_map(|f| &f.envelopes).copied().sum();
    let fund = Cents::from_f64((all.dollars() * FUND_SHARE).max(1e4)).unwrap_or_default();
    let mut envelopes = vec![Cents::ZERO; problem.years.len()];
    if let Some(first) = envelopes.first_mut() {
        *first = fund;
    }
    let mut problem = problem.clone();
    problem.funders.push(Funder {
        id: "study-fund".into(),
        name: String::new(),
        envelopes,
        carry_over: true,
        scope: Scope {
            economies: vec![economy],
            ..Scope::default()
        },
        earmarks: Vec::<Earmark>::new(),
    });
    (problem, fund.dollars() / 1e6)
}

/// The next solve: the optimum if it is not known, the relaxation, each rule, each economy.
pub fn next(problem: &Problem, base: Option<&Base>, found: &[Found]) -> Option<Ask> {
    let has = |key: &str, of: &str| found.iter().any(|f| f.key == key && f.of == of);
    let warm = optimum(base, found).map(|b| b.chosen).unwrap_or_default();
    if base.is_none() && !has(OPTIMUM, "") {
        let start = crate::heuristic(problem).map(|o| o.chosen).unwrap_or_default();
        return Some(Ask::new(OPTIMUM, "", problem.clone()).from(&start));
    }
    if !has(RELAXED, "") {
        return Some(Ask::new(RELAXED, "", problem.clone()).relaxed());
    }
    for rule in rules(&problem.rules) {
        if !has(WITHOUT, &rule.id()) {
            let less = problem_without(problem, &rule);
            return Some(Ask::new(WITHOUT, rule.id(), less).from(&warm));
        }
    }
    for economy in economies(problem) {
        if !has(FUND, &economy.to_string()) {
            let (more, _) = with_fund(problem, economy);
            return Some(Ask::new(FUND, economy.to_string(), more).relaxed());
        }
    }
    None
}

/// The optimum that is known or was found.
pub(crate) fn optimum(base: Option<&Base>, found: &[Found]) -> Option<Base> {
    base.cloned().or_else(|| {
        let one = found.iter().find(|f| f.key == OPTIMUM && f.checked)?;
        Some(Base {
            chosen: one.chosen.clone(),
            objective: one.objective?,
            bound: one.top()?,
        })
    })
}

/// The value of a million by funder and year from the prices of the money rows: what an envelope
/// brings is divided among its pots by their shares.
fn by_funder(problem: &Problem, relaxed: &Found) -> Vec<Worth> {
    let pots = problem.pots();
    let mut all = Vec::new();
    for funder in &problem.funders {
        let marked: u32 = funder.earmarks.iter().map(|e| e.share.0).sum();
        for (y, year) in problem.years.iter().enumerate() {
            let mut worth = 0.0;
            for (i, pot) in pots.iter().enumerate().filter(|(_, p)| p.funder_id == funder.id) {
                let share = match funder.earmarks.iter().find(|e| e.id == pot.earmark) {
                    Some(earmark) if !pot.earmark.is_empty() => earmark.share,
                    _ => BasisPoints(10_000u32.saturating_sub(marked)),
                };
                let dual = relaxed.duals.get(&format!("p{i}_{y}")).copied().unwrap_or(0.0);
                worth += dual * share.fraction();
            }
            all.push(Worth {
                of: funder.id.clone(),
                year: *year,
                per_million: worth.max(0.0),
            });
        }
    }
    all
}

/// The report of what has been found.
pub fn report(problem: &Problem, base: Option<&Base>, found: &[Found]) -> Prices {
    let base = optimum(base, found);
    let relaxed = found.iter().find(|f| f.key == RELAXED);
    let mut prices: Vec<RulePrice> = rules(&problem.rules)
        .into_iter()
        .map(|rule| {
            let (rows, row_count) = super::rule::algebra(problem, &rule, 3);
            let one = found.iter().find(|f| f.key == WITHOUT && f.of == rule.id());
            let mut price = RulePrice {
                rule,
                rows,
                row_count,
                price: None,
                low: None,
                high: None,
                enter: Vec::new(),
                leave: Vec::new(),
            };
            if let (Some(base), Some(one)) = (&base, one) {
                price.price = one.objective.map(|o| (o - base.objective).max(0.0));
                price.low = one.objective.map(|o| (o - base.bound).max(0.0));
                price.high = one.top().map(|b| (b - base.objective).max(0.0));
                let had = |id: &str| base.chosen.iter().any(|c| c.project == id);
                let has = |id: &str| one.chosen.iter().any(|c| c.project == id);
                price.enter = names(&one.chosen, |id| !had(id));
                price.leave = names(&base.chosen, |id| !has(id));
            }
            price
        })
        .collect();
    prices.sort_by(|a, b| {
        let key = |p: &RulePrice| p.price.unwrap_or(-1.0);
        key(b).total_cmp(&key(a))
    });
    let funders = relaxed
        .filter(|r| !r.duals.is_empty())
        .map_or_else(Vec::new, |r| by_funder(problem, r));
    let economies = economies(problem)
        .into_iter()
        .filter_map(|economy| {
            let one = found
                .iter()
                .find(|f| f.key == FUND && f.of == economy.to_string())?;
            let (_, millions) = with_fund(problem, economy);
            let gain = one.objective? - relaxed?.objective?;
            Some(Worth {
                of: economy.to_string(),
                year: 0,
                per_million: (gain / millions).max(0.0),
            })
        })
        .collect();
    let projects = relaxed
        .filter(|r| !r.duals.is_empty())
        .map_or_else(Vec::new, |r| {
            let model = Programme::build(problem);
            reasons::all(problem, &model, base.as_ref(), r, &prices)
        });
    Prices {
        relaxed: relaxed.and_then(|r| r.objective),
        base,
        rules: prices,
        funders,
        economies,
        projects,
    }
}

fn names(chosen: &[crate::Choice], take: impl Fn(&str) -> bool) -> Vec<String> {
    chosen
        .iter()
        .map(|c| c.project.clone())
        .filter(|id| take(id))
        .collect()
}
