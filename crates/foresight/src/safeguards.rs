//! The do-no-harm screen: for an archetype in an economy, what could do harm there and what is asked
//! for against it.
//!
//! What: [`screen`] reads voice and accountability, rule of law, political stability, gender
//! inequality, access to electricity, income and two milestones, and compares them with
//! [`Thresholds`], every one an **assumption** that a plan may change. Why: a project that is sound
//! by score may still serve surveillance or shut people out where institutions do not bind power.
//! It flags and asks; it never drops a project (OECD-DAC, *do no harm*, as the design of this tool
//! has it). Left out: any judgement of an economy as a whole.

use serde::{Deserialize, Serialize};

use crate::catalogue::Harm;
use crate::rules::{Context, Evidence};

/// How far a flag goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Near a threshold, or a value is missing: look at it.
    Watch,
    /// Beyond a threshold: a mitigation is asked for.
    Serious,
}

/// Thresholds of the screen. Every one is an **assumption**.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// Voice and accountability below this is serious (governance scale, about −2.5 to 2.5).
    pub voice: f64,
    /// Rule of law below this is serious (same scale).
    pub rule_of_law: f64,
    /// Political stability below this is serious for what can be diverted (same scale).
    pub stability: f64,
    /// Up to so far above the three: watch.
    pub margin: f64,
    /// Gender inequality above this is serious for what can shut people out (index 0–1).
    pub inequality: f64,
    /// Access to electricity below this is serious for what takes power (% of people).
    pub power: f64,
    /// GNI a person below this is serious for people who are trained and may leave (US dollars, Atlas).
    pub income: f64,
}

impl Default for Thresholds {
    /// −0.5 is about the median of ODA-eligible economies on the governance scale; 0.5 the upper third
    /// of gender inequality; half of people with power; 4,500 US dollars the World Bank's upper bound
    /// of lower-middle income (fiscal year 2026: 4,495). All **assumptions**.
    fn default() -> Self {
        Self {
            voice: -0.5,
            rule_of_law: -0.5,
            stability: -1.0,
            margin: 0.3,
            inequality: 0.5,
            power: 50.0,
            income: 4_500.0,
        }
    }
}

/// Which field of [`Thresholds`], for settings and messages.
pub const THRESHOLDS: [&str; 7] = [
    "voice",
    "rule_of_law",
    "stability",
    "margin",
    "inequality",
    "power",
    "income",
];

impl Thresholds {
    /// The value of a field by name.
    pub fn get(&self, name: &str) -> Option<f64> {
        Some(match name {
            "voice" => self.voice,
            "rule_of_law" => self.rule_of_law,
            "stability" => self.stability,
            "margin" => self.margin,
            "inequality" => self.inequality,
            "power" => self.power,
            "income" => self.income,
            _ => return None,
        })
    }

    /// With another value; unchanged for an unknown name.
    #[must_use]
    pub fn with(mut self, name: &str, value: f64) -> Self {
        match name {
            "voice" => self.voice = value,
            "rule_of_law" => self.rule_of_law = value,
            "stability" => self.stability = value,
            "margin" => self.margin = value,
            "inequality" => self.inequality = value,
            "power" => self.power = value,
            "income" => self.income = value,
            _ => {}
        }
        self
    }

    /// The range a field may lie in.
    pub fn bounds(name: &str) -> (f64, f64) {
        match name {
            "margin" => (0.0, 5.0),
            "inequality" => (0.0, 1.0),
            "power" => (0.0, 100.0),
            "income" => (0.0, 1e6),
            _ => (-5.0, 5.0),
        }
    }

    /// The first field that is not finite or out of its bounds.
    pub fn fault(&self) -> Option<&'static str> {
        THRESHOLDS.into_iter().find(|name| {
            let (low, high) = Self::bounds(name);
            !self.get(name).is_some_and(|v| (low..=high).contains(&v))
        })
    }
}

/// One flag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flag {
    /// What could do harm; messages `harm-<word>` and `mitigation-<word>`.
    pub harm: Harm,
    /// How far.
    pub severity: Severity,
    /// The values that raised it.
    pub evidence: Vec<Evidence>,
    /// Fields and milestones without a value that leave it open.
    pub open: Vec<String>,
}

/// Which side of a threshold is the worse one.
#[derive(Clone, Copy)]
enum Worse {
    Below,
    Above,
}

/// Flags of an archetype's harms in an economy, in the order of [`Harm::ALL`].
///
/// A value beyond its threshold is serious; within the margin of a governance threshold, or missing, it
/// is watched. Personal data: no data-protection authority at work is serious where the milestone is
/// answered, watched where it is not. What can be diverted: watched while technology safeguards do not
/// operate. The most severe of a harm's tests counts.
pub fn screen(harms: &[Harm], context: &dyn Context, thresholds: &Thresholds) -> Vec<Flag> {
    let mut sorted: Vec<Harm> = harms.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
        .into_iter()
        .filter_map(|harm| flag(harm, context, thresholds))
        .collect()
}

struct Found {
    severity: Option<Severity>,
    evidence: Vec<Evidence>,
    open: Vec<String>,
}

impl Found {
    fn raise(&mut self, severity: Severity) {
        self.severity = self.severity.max(Some(severity));
    }

    fn field(&mut self, context: &dyn Context, name: &str, (at, worse, margin): (f64, Worse, f64)) {
        match context.field(name) {
            Err(_) => {
                self.open.push(name.to_owned());
                self.raise(Severity::Watch);
            }
            Ok(reading) => {
                let beyond = match worse {
                    Worse::Below => at - reading.value,
                    Worse::Above => reading.value - at,
                };
                let severity = if beyond > 0.0 {
                    Severity::Serious
                } else if beyond > -margin {
                    Severity::Watch
                } else {
                    return;
                };
                self.raise(severity);
                self.evidence.push(Evidence {
                    field: name.to_owned(),
                    value: reading.value,
                    year: reading.year,
                });
            }
        }
    }

    fn milestone(&mut self, context: &dyn Context, name: &str, none: Severity) {
        match context.milestone(name) {
            None => {
                self.open.push(format!("milestone_{name}"));
                self.raise(Severity::Watch);
            }
            Some(answer) if answer.value < 1.0 => {
                self.raise(if answer.value > 0.0 { Severity::Watch } else { none });
                self.evidence.push(Evidence {
                    field: format!("milestone_{name}"),
                    value: answer.value,
                    year: answer.year,
                });
            }
            Some(_) => {}
        }
    }
}

fn flag(harm: Harm, context: &dyn Context, t: &Thresholds) -> Option<Flag> {
    let mut found = Found {
        severity: None,
        evidence: Vec::new(),
        open: Vec::new(),
    };
    let voice = (t.voice, Worse::Below, t.margin);
    let law = (t.rule_of_law, Worse::Below, t.margin);
    match harm {
        Harm::Surveillance => {
            found.field(context, "wgi_voice_accountability", voice);
            found.field(context, "wgi_rule_of_law", law);
        }
        Harm::Exclusion => {
            found.field(
                context,
                "gender_inequality_index",
                (t.inequality, Worse::Above, 0.0),
            );
            found.field(context, "wgi_voice_accountability", voice);
        }
        Harm::PersonalData => found.milestone(context, "data_protection", Severity::Serious),
        Harm::Arbitrary => found.field(context, "wgi_rule_of_law", law),
        Harm::DualUse => {
            found.field(
                context,
                "wgi_political_stability",
                (t.stability, Worse::Below, t.margin),
            );
            found.milestone(context, "tech_safeguards", Severity::Watch);
        }
        Harm::BrainDrain => found.field(context, "gni_pc_atlas_usd", (t.income, Worse::Below, 0.0)),
        Harm::Resource => found.field(context, "electricity_access_pct", (t.power, Worse::Below, 0.0)),
    }
    Some(Flag {
        harm,
        severity: found.severity?,
        evidence: found.evidence,
        open: found.open,
    })
}

#[cfg(test)]
#[path = "safeguards_tests.rs"]
mod tests;
