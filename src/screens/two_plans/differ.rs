//! What differs between two plans, without words: choices, money, settings and rules.

use std::collections::{BTreeMap, BTreeSet};

use ledger::Cents;
use portfolio::{Outcome, Problem};
use serde_json::Value;

use super::side::Side;

/// A project that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Project id.
    pub project: String,
    /// First year on side A; `None` where it is not chosen.
    pub a: Option<i16>,
    /// The same on side B.
    pub b: Option<i16>,
    /// What funders pay for it on either side.
    pub paid: [Cents; 2],
}

fn paid(outcome: &Outcome, project: &str) -> Cents {
    outcome
        .payments
        .iter()
        .filter(|p| p.project == project)
        .map(|p| p.amount)
        .sum()
}

/// Projects that only one side has or that start in another year, the dearest first; and how many
/// are the same.
pub fn choices(a: &Outcome, b: &Outcome) -> (Vec<Choice>, usize) {
    let start = |of: &Outcome, id: &str| of.chosen.iter().find(|c| c.project == id).map(|c| c.start);
    let ids: BTreeSet<&str> = a
        .chosen
        .iter()
        .chain(&b.chosen)
        .map(|c| c.project.as_str())
        .collect();
    let (mut differ, mut same) = (Vec::new(), 0);
    for id in ids {
        let choice = Choice {
            project: id.to_owned(),
            a: start(a, id),
            b: start(b, id),
            paid: [paid(a, id), paid(b, id)],
        };
        if choice.a == choice.b {
            same += 1;
        } else {
            differ.push(choice);
        }
    }
    let most = |c: &Choice| c.paid[0].max(c.paid[1]);
    differ.sort_by(|x, y| most(y).cmp(&most(x)).then(x.project.cmp(&y.project)));
    (differ, same)
}

/// A sum on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What is summed: a funder's name, an economy's code, a year.
    pub name: String,
    /// Side A and side B.
    pub of: [Cents; 2],
}

/// How money is grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Funder, by name.
    Funder,
    /// Economy, by split.
    Economy,
    /// Year.
    Year,
}

fn sums(problem: &Problem, outcome: &Outcome, by: By) -> BTreeMap<String, Cents> {
    let report = portfolio::money::report(problem, outcome);
    let mut out: BTreeMap<String, Cents> = BTreeMap::new();
    let mut add = |name: String, amount: Cents| *out.entry(name).or_default() += amount;
    match by {
        By::Funder => {
            for (id, row) in &report.by_funder {
                let name = problem
                    .funders
                    .iter()
                    .find(|f| f.id == *id)
                    .map_or(id.clone(), |f| f.name.clone());
                add(name, row.iter().copied().sum());
            }
        }
        By::Economy => {
            for (code, row) in &report.by_economy {
                add(code.to_string(), row.iter().copied().sum());
            }
        }
        By::Year => {
            for payment in &outcome.payments {
                add(payment.year.to_string(), payment.amount);
            }
        }
    }
    out
}

/// Money of both sides by funder, economy or year; years rise, the others fall by the difference.
pub fn money(a: &Side, b: &Side, by: By) -> Vec<Sum> {
    let (x, y) = (sums(&a.problem, &a.outcome, by), sums(&b.problem, &b.outcome, by));
    let names: BTreeSet<&String> = x.keys().chain(y.keys()).collect();
    let of = |all: &BTreeMap<String, Cents>, name: &str| all.get(name).copied().unwrap_or_default();
    let mut out: Vec<Sum> = names
        .into_iter()
        .map(|name| Sum {
            name: name.clone(),
            of: [of(&x, name), of(&y, name)],
        })
        .filter(|s| s.of != [Cents::ZERO; 2])
        .collect();
    if by != By::Year {
        let size = |s: &Sum| (s.of[0] - s.of[1]).0.abs();
        out.sort_by(|p, q| size(q).cmp(&size(p)).then(p.name.cmp(&q.name)));
    }
    out
}

/// A setting that differs: its place in the plan file and both values, empty where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Place, parts joined by `/`: `settings/horizon`, `funders/window/envelopes/2027`.
    pub at: String,
    /// Side A.
    pub a: String,
    /// Side B.
    pub b: String,
}

/// What decides a programme and a projection, in the order in which it is told.
const PARTS: [&str; 10] = [
    "region",
    "settings",
    "funders",
    "rules",
    "weights",
    "answers",
    "facts",
    "own_values",
    "frameworks",
    "own_indicators",
];

/// Everything that differs between two plans but their names and portfolios.
///
/// Records of a list are told apart by what names them (id, economy, milestone …), not by their
/// position: a funder put in front does not make all others differ.
pub fn settings(a: &plan::Plan, b: &plan::Plan) -> Vec<Setting> {
    let flat = |plan: &plan::Plan| -> BTreeMap<String, String> {
        let mut out = BTreeMap::new();
        if let Ok(Value::Object(all)) = serde_json::to_value(plan) {
            for part in PARTS {
                if let Some(value) = all.get(part) {
                    flatten(part, value, &plan.settings.years, &mut out);
                }
            }
        }
        out
    };
    let (x, y) = (flat(a), flat(b));
    let mut out = Vec::new();
    for part in PARTS {
        let here = |key: &&String| key.split('/').next() == Some(part);
        let keys: BTreeSet<&String> = x.keys().filter(here).chain(y.keys().filter(here)).collect();
        for key in keys {
            let of = |all: &BTreeMap<String, String>| all.get(key).cloned().unwrap_or_default();
            if x.get(key) != y.get(key) {
                out.push(Setting {
                    at: key.clone(),
                    a: of(&x),
                    b: of(&y),
                });
            }
        }
    }
    out
}

/// Fields that name a record, strongest first; a record is named by all it has.
const NAMES: [&str; 8] = [
    "id",
    "framework",
    "node",
    "economy",
    "milestone",
    "question",
    "indicator",
    "year",
];

fn name_of(value: &Value) -> Option<String> {
    let record = value.as_object()?;
    let parts: Vec<String> = NAMES.iter().filter_map(|n| record.get(*n)).map(plain).collect();
    (!parts.is_empty()).then(|| parts.join("·"))
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn flatten(at: &str, value: &Value, years: &[i16], out: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                flatten(&format!("{at}/{name}"), inner, years, out);
            }
        }
        Value::Array(items) if at.ends_with("/envelopes") => {
            for (item, year) in items.iter().zip(years) {
                out.insert(format!("{at}/{year}"), plain(item));
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (i, item) in items.iter().enumerate() {
                let name = name_of(item).unwrap_or_else(|| i.to_string());
                flatten(&format!("{at}/{name}"), item, years, out);
            }
        }
        Value::Array(items) => {
            let list: Vec<String> = items.iter().map(plain).collect();
            out.insert(at.to_owned(), list.join(", "));
        }
        Value::Null => {}
        other => {
            out.insert(at.to_owned(), plain(other));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portfolio::Payment;

    fn outcome(chosen: &[(&str, i16, i64)]) -> Outcome {
        Outcome {
            format: String::new(),
            version: 1,
            problem: String::new(),
            solver: String::new(),
            settings: String::new(),
            optimised: false,
            objective: 0.0,
            bound: None,
            gap: None,
            chosen: chosen
                .iter()
                .map(|(id, start, _)| portfolio::Choice {
                    project: (*id).into(),
                    start: *start,
                })
                .collect(),
            payments: chosen
                .iter()
                .map(|(id, start, usd)| Payment {
                    funder: "f".into(),
                    earmark: String::new(),
                    year: *start,
                    project: (*id).into(),
                    amount: Cents::from_dollars(*usd),
                })
                .collect(),
        }
    }

    #[test]
    fn what_both_have_in_the_same_year_is_counted_and_not_listed() {
        let a = outcome(&[("p", 2027, 1), ("q", 2027, 5), ("r", 2028, 2)]);
        let b = outcome(&[("p", 2027, 1), ("r", 2029, 2), ("s", 2027, 9)]);
        let (differ, same) = choices(&a, &b);
        assert_eq!(same, 1);
        let ids: Vec<(&str, Option<i16>, Option<i16>)> =
            differ.iter().map(|c| (c.project.as_str(), c.a, c.b)).collect();
        assert_eq!(
            ids,
            [
                ("s", None, Some(2027)),
                ("q", Some(2027), None),
                ("r", Some(2028), Some(2029))
            ]
        );
        assert_eq!(choices(&a, &a), (vec![], 3));
    }

    #[test]
    fn a_changed_envelope_is_told_by_funder_and_year_and_nothing_else_differs() {
        let world = engine::World::load().unwrap();
        let a = engine::example(world).unwrap();
        let mut b = a.clone();
        b.name = "Another".into();
        b.funders[1].envelopes[0] = Cents::from_dollars(1);
        b.funders.rotate_left(1);
        b.settings.horizon = 2034;
        let differ = settings(&a, &b);
        let at: Vec<&str> = differ.iter().map(|s| s.at.as_str()).collect();
        assert_eq!(at, ["settings/horizon", "funders/bilateral/envelopes/2027"]);
        assert_eq!((differ[0].a.as_str(), differ[0].b.as_str()), ("2035", "2034"));
        assert_eq!(settings(&a, &a), []);
    }
}
