//! A rule as something that can be named, taken out and written as algebra.
//!
//! Rules are read from [`Rules`] as it is written to a file: every field, and in a list every entry,
//! that is not as in a problem without rules. So a kind of rule that is added there is priced,
//! relaxed and shown without a line here. Absorption counts as one rule: it comes as a limit for
//! every economy.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::programme::{Kind, Model, Programme, Row, Sense};
use crate::{Problem, Rules};

/// Fields whose entries are one rule together.
const TOGETHER: [&str; 2] = ["absorption", "counterpart_cap"];

/// A rule of a problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleRef {
    /// Field of [`Rules`], for example `prong_floor`.
    pub field: String,
    /// Entry of a list.
    pub index: Option<usize>,
    /// The value or entry as JSON, for example `["Enable",2000]`.
    pub value: String,
}

impl RuleRef {
    /// A name that is stable while the rules are: `prong_floor/0`.
    pub fn id(&self) -> String {
        match self.index {
            Some(i) => format!("{}/{i}", self.field),
            None => self.field.clone(),
        }
    }
}

fn object(rules: &Rules) -> serde_json::Map<String, Value> {
    match serde_json::to_value(rules) {
        Ok(Value::Object(map)) => map,
        _ => serde_json::Map::new(),
    }
}

/// Every rule of a problem, in the order of the fields' names.
pub fn rules(rules: &Rules) -> Vec<RuleRef> {
    let none = object(&Rules::default());
    let mut all = Vec::new();
    for (field, value) in object(rules) {
        if none.get(&field) == Some(&value) {
            continue;
        }
        match &value {
            Value::Array(entries) if !TOGETHER.contains(&field.as_str()) => {
                all.extend(entries.iter().enumerate().map(|(i, entry)| RuleRef {
                    field: field.clone(),
                    index: Some(i),
                    value: entry.to_string(),
                }));
            }
            _ => all.push(RuleRef {
                value: value.to_string(),
                field,
                index: None,
            }),
        }
    }
    all
}

/// The rules without some of them. Those that are not there any more change nothing.
pub fn without(rules: &Rules, out: &[&RuleRef]) -> Rules {
    let none = object(&Rules::default());
    let mut map = object(rules);
    for rule in out.iter().filter(|r| r.index.is_none()) {
        if let (Some(slot), Some(default)) = (map.get_mut(&rule.field), none.get(&rule.field)) {
            *slot = default.clone();
        }
    }
    let fields: BTreeSet<&str> = out.iter().map(|r| r.field.as_str()).collect();
    for field in fields {
        let gone: BTreeSet<usize> = out
            .iter()
            .filter(|r| r.field == field)
            .filter_map(|r| r.index)
            .collect();
        if let Some(Value::Array(entries)) = map.get_mut(field) {
            let mut at = 0;
            entries.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        }
    }
    serde_json::from_value(Value::Object(map)).unwrap_or_else(|_| rules.clone())
}

/// A problem without a rule.
pub fn problem_without(problem: &Problem, rule: &RuleRef) -> Problem {
    Problem {
        rules: without(&problem.rules, &[rule]),
        ..problem.clone()
    }
}

/// A rule that takes starts away instead of adding rows: the project, and the year before which it
/// may not start (`None` for never).
pub(crate) fn closed(rule: &RuleRef) -> Option<(String, Option<i16>)> {
    let value: Value = serde_json::from_str(&rule.value).ok()?;
    match rule.field.as_str() {
        "never" => Some((value.as_str()?.to_owned(), None)),
        "not_before" => {
            let year = i16::try_from(value.get("year")?.as_i64()?).ok()?;
            Some((value.get("project")?.as_str()?.to_owned(), Some(year)))
        }
        _ => None,
    }
}

/// What makes a row itself, whatever its name and place.
fn content(model: &Model, row: &Row) -> String {
    let mut text = format!("{:?} {:?}", row.sense, row.rhs.to_bits());
    for (column, value) in &row.terms {
        let name = model.columns.get(*column).map_or("", |c| c.name.as_str());
        let _ = write!(text, " {name}*{:x}", value.to_bits());
    }
    text
}

/// Positions of the rows that a rule brings into the programme. The row that sums the money is none
/// of them; *never* takes columns away instead of adding rows.
pub(crate) fn rows_of(model: &Model, problem: &Problem, rule: &RuleRef) -> Vec<usize> {
    let less = Programme::build(&problem_without(problem, rule));
    let there: BTreeSet<String> = less.rows.iter().map(|r| content(&less, r)).collect();
    let sums = |row: &Row| {
        row.sense == Sense::Eq
            && row
                .terms
                .iter()
                .any(|(c, _)| model.columns.get(*c).is_some_and(|c| c.kind == Kind::Total))
    };
    model
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !sums(row) && !there.contains(&content(model, row)))
        .map(|(i, _)| i)
        .collect()
}

/// Terms shown of a row; the others are counted.
const SHOWN: usize = 4;

/// The rows of a rule in readable algebra, at most `most` of them, and how many there are. Money is
/// in millions of dollars; `x[project, year]` is 1 when the project starts in the year, `T` is the
/// money of the whole portfolio.
pub fn algebra(problem: &Problem, rule: &RuleRef, most: usize) -> (Vec<String>, usize) {
    if let Some((id, year)) = closed(rule) {
        let when = year.map_or_else(|| "·".to_owned(), |y| format!("< {y}"));
        return (vec![format!("Σ x[{id}, {when}] = 0")], 1);
    }
    let model = Programme::build(problem);
    let rows = rows_of(&model, problem, rule);
    let text = rows
        .iter()
        .take(most)
        .filter_map(|i| model.rows.get(*i))
        .map(|row| written(&model, problem, row))
        .collect();
    (text, rows.len())
}

fn written(model: &Model, problem: &Problem, row: &Row) -> String {
    let name = |kind: Kind, fallback: &str| match kind {
        Kind::Start { project, start } => {
            let at = problem.projects.get(project);
            let year = at.and_then(|p| p.starts.get(start));
            match (at, year) {
                (Some(p), Some(year)) => format!("x[{}, {year}]", p.id),
                _ => fallback.to_owned(),
            }
        }
        Kind::Total => "T".to_owned(),
        _ => fallback.to_owned(),
    };
    // The whole stands on the other side.
    let total = |c: usize| model.columns.get(c).is_some_and(|c| c.kind == Kind::Total);
    let mut text = String::new();
    let left: Vec<&(usize, f64)> = row.terms.iter().filter(|(c, _)| !total(*c)).collect();
    for (i, (column, value)) in left.iter().take(SHOWN).enumerate() {
        let sign = match (i, *value < 0.0) {
            (0, false) => "",
            (0, true) => "−",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        let factor = value.abs();
        let times = if (factor - 1.0).abs() < 1e-12 {
            String::new()
        } else {
            format!("{}·", short(factor))
        };
        let shown = model
            .columns
            .get(*column)
            .map_or_else(String::new, |c| name(c.kind, &c.name));
        let _ = write!(text, "{sign}{times}{shown}");
    }
    if left.len() > SHOWN {
        let _ = write!(text, " + … ({})", left.len());
    }
    let sense = match row.sense {
        Sense::Le => "≤",
        Sense::Ge => "≥",
        Sense::Eq => "=",
    };
    let share: f64 = row.terms.iter().filter(|(c, _)| total(*c)).map(|(_, v)| -v).sum();
    let right = if share == 0.0 {
        short(row.rhs)
    } else if row.rhs == 0.0 {
        format!("{}·T", short(share))
    } else {
        format!("{}·T + {}", short(share), short(row.rhs))
    };
    let _ = write!(text, " {sense} {right}");
    text
}

/// Four significant digits at most, without trailing zeros.
fn short(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let digits = 3 - libm::floor(libm::log10(value.abs())) as i32;
    let places = usize::try_from(digits.clamp(0, 6)).unwrap_or(0);
    let text = format!("{value:.places$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Size, generate};
    use ledger::{BasisPoints, Prong};

    fn sample() -> Problem {
        let size = Size {
            projects: 40,
            years: 4,
            funders: 2,
            ties: false,
        };
        let mut problem = generate(3, size);
        problem.rules.ldc_floor = Some(BasisPoints(4_000));
        problem.rules.economy_cap = Some(BasisPoints(3_000));
        problem.rules.prong_cap = vec![
            (Prong::Enable, BasisPoints(5_000)),
            (Prong::Defend, BasisPoints(2_000)),
        ];
        problem.rules.must = vec![problem.projects[0].id.clone()];
        problem.rules.never = vec![problem.projects[9].id.clone()];
        problem
    }

    #[test]
    fn every_rule_is_named_once_and_taking_all_of_them_out_leaves_none() {
        let problem = sample();
        let all = rules(&problem.rules);
        let ids: BTreeSet<String> = all.iter().map(RuleRef::id).collect();
        assert_eq!(ids.len(), all.len());
        assert_eq!(all.len(), 6);
        let out: Vec<&RuleRef> = all.iter().collect();
        assert_eq!(without(&problem.rules, &out), Rules::default());
    }

    #[test]
    fn taking_one_rule_out_leaves_the_others() {
        let problem = sample();
        for rule in rules(&problem.rules) {
            let left = rules(&without(&problem.rules, &[&rule]));
            assert_eq!(left.len(), 5);
            assert!(
                left.iter()
                    .all(|r| (&r.field, &r.value) != (&rule.field, &rule.value))
            );
        }
    }

    #[test]
    fn a_floor_reads_as_one_inequality_against_the_whole() {
        let problem = sample();
        let floor = rules(&problem.rules)
            .into_iter()
            .find(|r| r.field == "ldc_floor")
            .unwrap();
        let (rows, n) = algebra(&problem, &floor, 3);
        assert_eq!(n, 1);
        assert!(rows[0].ends_with("≥ 0.4·T"), "{}", rows[0]);
        assert!(rows[0].contains("x["));
    }

    #[test]
    fn numbers_are_written_with_four_digits() {
        assert_eq!(short(0.4), "0.4");
        assert_eq!(short(1234.5678), "1235");
        assert_eq!(short(0.0123456), "0.01235");
    }
}
