//! Tiers 0–4: which of the report's stages an economy stands on, with the evidence for it.
//!
//! What: [`TierRules`] (data: which node, milestone or count a tier asks for), [`tier`] and its
//! [`TierResult`]. The names are those of UN report A/79/966; **the thresholds are our assumption**
//! (model, section 1, "Tiers 0–4") and can be edited in the plan. Why a list of requirements and
//! not a number: an unanswered milestone or a pillar without data gives "at most tier n", never a
//! guess, and everything that is missing is named. Pillar scores are always *outcomes only*.
//! Left out: what it would take to rise ([`crate::what_if`]).

use serde::{Deserialize, Serialize};

use crate::frozen::Frozen;

/// Tiers above 0.
pub const HIGHEST: u8 = 4;

/// What a requirement asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "need", rename_all = "kebab-case")]
pub enum Need {
    /// The score of a node (0..100, outcomes only) must reach a threshold.
    Node {
        /// Node id in [`TierRules::framework`], for example `Foundations/Data`.
        node: String,
        /// Least score.
        at_least: f64,
    },
    /// A milestone that only a user can answer (0, 0.5, 1) must reach a threshold.
    Milestone {
        /// Milestone id.
        milestone: String,
        /// Least answer.
        at_least: f64,
    },
    /// At least one indicator of the pack must reach its threshold.
    AnyOf {
        /// Indicator id and least value in its unit.
        indicators: Vec<(String, f64)>,
    },
}

/// A requirement and the lowest tier that asks for it; every higher tier asks for it too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierRule {
    /// 1..=4.
    pub from: u8,
    /// What it asks for.
    pub need: Need,
}

/// The rules of every tier. The default is the model's; a plan may carry its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierRules {
    /// Framework whose goalposts the node scores stand on.
    pub framework: String,
    /// Requirements. For one node the thresholds may not fall from tier to tier; of several rules
    /// of one node the strictest up to the tier counts.
    pub rules: Vec<TierRule>,
}

/// How a requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "kebab-case")]
pub enum Standing {
    /// Reached.
    Met,
    /// Not reached; how much is wanting, in points of the node, share of the milestone, or the
    /// unit of the nearest indicator.
    NotMet {
        /// How much is wanting, above 0.
        by: f64,
    },
    /// Nothing is known that could decide it.
    Missing,
    /// A milestone nobody has answered.
    Unanswered,
}

/// One requirement with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    /// Tier that asks for it (1..=4).
    pub tier: u8,
    /// What it asks for.
    pub need: Need,
    /// What was found: node score, answer, or the value of the indicator that decides.
    pub found: Option<f64>,
    /// How it stands.
    pub standing: Standing,
    /// Indicators beneath that have no value: evidence that would make it surer, or decide it.
    pub missing: Vec<String>,
}

/// The tier of an economy with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierResult {
    /// Every requirement of every tier up to here is met.
    pub confirmed: u8,
    /// Nothing known speaks against this tier. Equal to `confirmed` when the tier is certain;
    /// otherwise the tier is "at most" this.
    pub at_most: u8,
    /// Every requirement of every tier, tier ascending, in the order of the rules.
    pub requirements: Vec<Requirement>,
}

impl TierResult {
    /// The tier, when nothing that is missing or unanswered could change it.
    pub fn exact(&self) -> Option<u8> {
        (self.confirmed == self.at_most).then_some(self.at_most)
    }

    /// Requirements of a tier that are not met, whatever the reason.
    pub fn open(&self, tier: u8) -> impl Iterator<Item = &Requirement> {
        self.requirements
            .iter()
            .filter(move |r| r.tier == tier && r.standing != Standing::Met)
    }
}

/// Pillars every tier asks for, by node id of `ai_foundations`.
pub const PILLARS: [&str; 4] = [
    "Foundations/Compute and power",
    "Foundations/Connectivity",
    "Foundations/Data",
    "Foundations/Skills",
];
/// Least score of every pillar for tiers 1 to 4 (model, section 1). **Assumption.**
pub const THRESHOLDS: [f64; 4] = [20.0, 40.0, 60.0, 75.0];

impl Default for TierRules {
    /// The model's rules (section 1, "Tiers 0–4"): every pillar at 20, 40, 60, 75; a national AI
    /// strategy at least under way from tier 2; a large cloud provider or known AI compute from
    /// tier 3; models and software at 75 for tier 4. **Assumptions.**
    fn default() -> Self {
        let mut rules = Vec::new();
        for (from, at_least) in (1u8..).zip(THRESHOLDS) {
            rules.extend(PILLARS.iter().map(|node| TierRule {
                from,
                need: Need::Node {
                    node: (*node).to_owned(),
                    at_least,
                },
            }));
        }
        rules.push(TierRule {
            from: 2,
            need: Need::Milestone {
                milestone: "milestone_ai_strategy".to_owned(),
                at_least: 0.5,
            },
        });
        rules.push(TierRule {
            from: 3,
            need: Need::AnyOf {
                indicators: vec![
                    ("cloud_hyperscaler_providers_count".to_owned(), 1.0),
                    // One chip that anybody has documented.
                    ("ai_compute_h100e_known".to_owned(), 1.0),
                ],
            },
        });
        rules.push(TierRule {
            from: 4,
            need: Need::Node {
                node: "Foundations/Models and software".to_owned(),
                at_least: 75.0,
            },
        });
        Self {
            framework: "ai_foundations".to_owned(),
            rules,
        }
    }
}

impl TierRules {
    /// Whether the rules can be applied.
    ///
    /// # Errors
    /// What is wrong, in English: a tier outside 1..=4, a threshold that is not finite or outside
    /// the range of what it bounds, no alternative, or a node whose threshold falls from one tier
    /// to the next.
    pub fn check(&self) -> Result<(), String> {
        for rule in &self.rules {
            if !(1..=HIGHEST).contains(&rule.from) {
                return Err(format!("tier {}", rule.from));
            }
            let sound = match &rule.need {
                Need::Node { at_least, .. } => (0.0..=100.0).contains(at_least),
                Need::Milestone { at_least, .. } => (0.0..=1.0).contains(at_least),
                Need::AnyOf { indicators } => {
                    !indicators.is_empty() && indicators.iter().all(|(_, v)| v.is_finite())
                }
            };
            if !sound {
                return Err(format!("{:?}", rule.need));
            }
            let falls = self.rules.iter().any(|later| {
                later.from > rule.from
                    && match (&rule.need, &later.need) {
                        (Need::Node { node: a, at_least: x }, Need::Node { node: b, at_least: y }) => {
                            a == b && y < x
                        }
                        (
                            Need::Milestone {
                                milestone: a,
                                at_least: x,
                            },
                            Need::Milestone {
                                milestone: b,
                                at_least: y,
                            },
                        ) => a == b && y < x,
                        _ => false,
                    }
            });
            if falls {
                return Err(format!("{:?} falls in a later tier", rule.need));
            }
        }
        Ok(())
    }

    /// Nodes asked for that a framework does not have.
    pub fn unknown_nodes<'a>(&'a self, frozen: &'a Frozen) -> impl Iterator<Item = &'a str> {
        self.rules.iter().filter_map(|r| match &r.need {
            Need::Node { node, .. } => frozen.node(node).is_none().then_some(node.as_str()),
            _ => None,
        })
    }

    /// What a tier asks for: of several rules of one node or milestone up to the tier the
    /// strictest, in the order in which the rules first name it.
    pub fn needs(&self, tier: u8) -> Vec<Need> {
        let mut out: Vec<Need> = Vec::new();
        for rule in self.rules.iter().filter(|r| r.from <= tier) {
            let same = out.iter_mut().find(|n| match (&**n, &rule.need) {
                (Need::Node { node: a, .. }, Need::Node { node: b, .. }) => a == b,
                (Need::Milestone { milestone: a, .. }, Need::Milestone { milestone: b, .. }) => a == b,
                (a, b) => a == b,
            });
            match same {
                None => out.push(rule.need.clone()),
                Some(Need::Node { at_least, .. } | Need::Milestone { at_least, .. }) => {
                    if let Need::Node { at_least: new, .. } | Need::Milestone { at_least: new, .. } =
                        &rule.need
                    {
                        *at_least = at_least.max(*new);
                    }
                }
                Some(Need::AnyOf { .. }) => {}
            }
        }
        out
    }
}

/// What is known about an economy.
pub struct Evidence<'a> {
    /// The tiers' framework, **outcomes only**.
    pub frozen: &'a Frozen,
    /// Values in the order of its leaves.
    pub values: &'a [Option<f64>],
    /// The user's answer to a milestone; `None` = unanswered.
    pub answer: &'a dyn Fn(&str) -> Option<f64>,
    /// The latest value of any indicator of the pack, the user's own first.
    pub indicator: &'a dyn Fn(&str) -> Option<f64>,
}

/// The tier of an economy.
///
/// A node's score is the weighted mean of what is there beneath it, as in the index; leaves without
/// a value are listed. Of alternatives ("a large cloud provider *or* known AI compute") one that is
/// reached suffices; one that has a value below and others that are not documented anywhere is *not
/// met*, because the requirement asks for what is known; with no value at all it is *missing*.
pub fn tier(rules: &TierRules, evidence: &Evidence<'_>) -> TierResult {
    let scores = evidence.frozen.node_scores(evidence.values);
    let mut requirements = Vec::new();
    let (mut confirmed, mut at_most) = (0, 0);
    let (mut all_met, mut none_failed) = (true, true);
    for tier in 1..=HIGHEST {
        for need in rules.needs(tier) {
            let requirement = judge(tier, need, evidence, &scores);
            all_met &= requirement.standing == Standing::Met;
            none_failed &= !matches!(requirement.standing, Standing::NotMet { .. });
            requirements.push(requirement);
        }
        if all_met {
            confirmed = tier;
        }
        if none_failed {
            at_most = tier;
        }
    }
    TierResult {
        confirmed,
        at_most,
        requirements,
    }
}

fn judge(tier: u8, need: Need, evidence: &Evidence<'_>, scores: &[Option<f64>]) -> Requirement {
    let against = |found: Option<f64>, at_least: f64, unknown: Standing| match found {
        None => unknown,
        Some(v) if v >= at_least => Standing::Met,
        Some(v) => Standing::NotMet { by: at_least - v },
    };
    let (found, standing, missing) = match &need {
        Need::Node { node, at_least } => {
            let at = evidence.frozen.node(node);
            let found = at.and_then(|at| scores.get(at).copied().flatten());
            let missing = at.map_or_else(Vec::new, |at| unvalued(evidence, at));
            (found, against(found, *at_least, Standing::Missing), missing)
        }
        Need::Milestone { milestone, at_least } => {
            let found = (evidence.answer)(milestone).filter(|v| v.is_finite());
            let missing = found.is_none().then(|| milestone.clone());
            (
                found,
                against(found, *at_least, Standing::Unanswered),
                missing.into_iter().collect(),
            )
        }
        Need::AnyOf { indicators } => {
            let values: Vec<(&String, Option<f64>, f64)> = indicators
                .iter()
                .map(|(id, least)| (id, (evidence.indicator)(id).filter(|v| v.is_finite()), *least))
                .collect();
            let met = values.iter().find(|(_, v, least)| v.is_some_and(|v| v >= *least));
            let decides = met.or_else(|| values.iter().find(|(_, v, _)| v.is_some()));
            let (found, least) = decides.map_or((None, 0.0), |(_, v, least)| (*v, *least));
            let missing = values.iter().filter(|(_, v, _)| v.is_none());
            (
                found,
                against(found, least, Standing::Missing),
                missing.map(|(id, _, _)| (*id).clone()).collect(),
            )
        }
    };
    Requirement {
        tier,
        need,
        found,
        standing,
        missing,
    }
}

/// Indicators beneath a node that have no value.
fn unvalued(evidence: &Evidence<'_>, node: usize) -> Vec<String> {
    let leaves = evidence.frozen.leaves();
    evidence
        .frozen
        .leaves_under(node)
        .into_iter()
        .filter(|l| {
            !evidence
                .values
                .get(*l)
                .copied()
                .flatten()
                .is_some_and(f64::is_finite)
        })
        .filter_map(|l| Some(leaves.get(l)?.indicator.clone()))
        .collect()
}
