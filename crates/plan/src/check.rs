//! What must hold of any plan, whether it was edited here or read from a file.

use std::fmt;

use ledger::BasisPoints;
use serde::{Deserialize, Serialize};

use crate::Plan;

/// A rule of the document that is broken: where, what was found, what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Path inside the document, for example `funders/2/envelopes`.
    pub at: String,
    /// What stands there.
    pub found: String,
    /// What may stand there.
    pub expected: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}, expected {}", self.at, self.found, self.expected)
    }
}

impl std::error::Error for Problem {}

/// Most years a plan may span: an assumption that keeps the programme solvable.
pub const MOST_YEARS: usize = 15;

pub(crate) fn broken(at: impl Into<String>, found: impl fmt::Display, expected: &str) -> Problem {
    Problem {
        at: at.into(),
        found: found.to_string(),
        expected: expected.to_owned(),
    }
}

/// Checks every rule of the document and names the first that is broken.
pub fn plan(plan: &Plan) -> Result<(), Problem> {
    let s = &plan.settings;
    if s.years.is_empty() || s.years.len() > MOST_YEARS {
        return Err(broken("settings/years", s.years.len(), "between 1 and 15 years"));
    }
    if s.years.windows(2).any(|w| w[1] != w[0].saturating_add(1)) {
        return Err(broken(
            "settings/years",
            format!("{:?}", s.years),
            "consecutive years",
        ));
    }
    let last = s.years.last().copied().unwrap_or(s.horizon);
    if s.years.first().is_some_and(|y| *y < s.base_year) || s.horizon < last || s.horizon > s.base_year + 30 {
        return Err(broken(
            "settings/horizon",
            s.horizon,
            "base year ≤ first year, last year ≤ horizon ≤ base year + 30",
        ));
    }
    if s.oldest_year > s.base_year {
        return Err(broken(
            "settings/oldest_year",
            s.oldest_year,
            "a year before the base year",
        ));
    }
    share("settings/maintained", s.maintained)?;
    share("settings/gap", s.gap)?;
    if !(0.0..=1.0).contains(&s.population_exponent) {
        return Err(broken(
            "settings/population_exponent",
            s.population_exponent,
            "between 0 and 1",
        ));
    }
    if s.shortlist == 0 || s.shortlist > 2000 {
        return Err(broken(
            "settings/shortlist",
            s.shortlist,
            "between 1 and 2,000 candidates",
        ));
    }
    if plan.region.economies.windows(2).any(|w| w[0] >= w[1]) {
        return Err(broken(
            "region/economies",
            "an unsorted list",
            "ISO3 codes, sorted, each once",
        ));
    }
    funders(plan)?;
    rules(plan)?;
    crate::rules::check(plan)?;
    crate::frameworks::check(plan)?;
    crate::recipes::check(plan)?;
    crate::catalogue::check(plan)?;
    crate::books::check(plan)?;
    for w in &plan.weights {
        if !(w.weight.is_finite() && (0.0..=1000.0).contains(&w.weight)) {
            return Err(broken(
                format!("weights/{}", w.node),
                w.weight,
                "a number from 0 to 1,000",
            ));
        }
    }
    for a in &plan.answers {
        if ![0.0, 0.5, 1.0].iter().any(|v| (v - a.value).abs() < f64::EPSILON) {
            return Err(broken(
                format!("answers/{}/{}", a.economy, a.milestone),
                a.value,
                "0, 0.5 or 1",
            ));
        }
    }
    for s in &plan.survey {
        let at = || format!("survey/{}/{}", s.economy, s.source);
        if !(0.0..=100.0).contains(&s.value) {
            return Err(broken(at(), s.value, "a share from 0 to 100"));
        }
        if !(s.weight.is_finite() && (0.0..=1000.0).contains(&s.weight)) {
            return Err(broken(at(), s.weight, "a weight from 0 to 1,000"));
        }
    }
    if let Some(lens) = &plan.lens
        && lens.reference.windows(2).any(|w| w[0] >= w[1])
    {
        return Err(broken(
            "lens/reference",
            "an unsorted list",
            "ISO3 codes, sorted, each once",
        ));
    }
    if let Some(rules) = &s.tier_rules
        && let Err(detail) = rules.check()
    {
        return Err(broken(
            "settings/tier_rules",
            detail,
            "tiers 1 to 4, finite thresholds that do not fall from tier to tier",
        ));
    }
    for o in &plan.own_values {
        if !o.value.is_finite() || !(1900..=2100).contains(&o.year) {
            return Err(broken(
                format!("own_values/{}/{}/{}", o.economy, o.indicator, o.year),
                o.value,
                "a finite number and a year from 1900 to 2100",
            ));
        }
    }
    Ok(())
}

fn share(at: &str, value: f64) -> Result<(), Problem> {
    if (0.0..=1.0).contains(&value) {
        Ok(())
    } else {
        Err(broken(at, value, "a share from 0 to 1"))
    }
}

fn funders(plan: &Plan) -> Result<(), Problem> {
    for (i, f) in plan.funders.iter().enumerate() {
        let at = format!("funders/{}", f.id);
        if f.id.is_empty() || plan.funders[..i].iter().any(|g| g.id == f.id) {
            return Err(broken(at, format!("id {:?}", f.id), "an id of its own"));
        }
        if f.envelopes.len() != plan.settings.years.len() {
            return Err(broken(
                at + "/envelopes",
                f.envelopes.len(),
                "one envelope for each year of the plan",
            ));
        }
        if let Some(bad) = f.envelopes.iter().find(|e| e.0 < 0) {
            return Err(broken(at + "/envelopes", bad, "an amount of zero or more"));
        }
        let total: u64 = f.earmarks.iter().map(|e| u64::from(e.share.0)).sum();
        if total > u64::from(BasisPoints::WHOLE.0) {
            return Err(broken(
                at + "/earmarks",
                format!("{} %", total as f64 / 100.0),
                "shares that sum to at most 100 %",
            ));
        }
    }
    Ok(())
}

fn rules(plan: &Plan) -> Result<(), Problem> {
    let r = &plan.rules;
    let shares = r
        .ldc_floor
        .iter()
        .chain(&r.economy_cap)
        .chain(r.prong_floor.iter().map(|(_, s)| s))
        .chain(r.prong_cap.iter().map(|(_, s)| s));
    for s in shares {
        if s.0 > BasisPoints::WHOLE.0 {
            return Err(broken(
                "rules",
                format!("{} %", f64::from(s.0) / 100.0),
                "a share of at most 100 %",
            ));
        }
    }
    match r.absorption.iter().find(|(_, cap)| cap.0 < 0) {
        Some((economy, cap)) => Err(broken(
            format!("rules/absorption/{economy}"),
            cap,
            "an amount of zero or more",
        )),
        None => Ok(()),
    }
}
