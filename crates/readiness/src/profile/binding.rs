//! Binding constraint: which single fix raises the score or the tier most.
//!
//! Every indicator, and every group of them, is brought to the frontier of the income group above,
//! one at a time, and score and tier are computed again by the same index. For the next tier the
//! pillars that are wanting are listed along the chain power → connectivity → data → compute →
//! models → services (model, section 3): a later stage cannot stand on an earlier one that is not
//! there, so the first of them binds. Left out: what a fix costs (the engine knows projects).

use indicators::{Direction, Role};
use serde::{Deserialize, Serialize};

use crate::frozen::Frozen;
use crate::tiers::{HIGHEST, Need, Standing, TierResult};
use crate::what_if::Target;

/// The chain along which capacity is built: each stage stands on those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Power.
    Power,
    /// Connectivity.
    Connectivity,
    /// Data.
    Data,
    /// Compute.
    Compute,
    /// Skills: beside the chain, needed by models and services.
    Skills,
    /// Models and software.
    Models,
    /// Services, markets, institutions.
    Services,
}

/// The stage an indicator of the shipped frameworks belongs to; `None` for any other.
pub fn stage(indicator: &str) -> Option<Stage> {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|p| indicator.starts_with(p));
    Some(match indicator {
        _ if starts(&["electricity_", "rural_electricity_", "firms_with_power_outages"]) => Stage::Power,
        _ if starts(&[
            "internet_users",
            "fixed_broadband",
            "mobile_subscriptions",
            "coverage_",
        ]) =>
        {
            Stage::Connectivity
        }
        _ if starts(&["spi_"]) => Stage::Data,
        _ if starts(&["secure_servers", "cloud_", "ai_compute"]) => Stage::Compute,
        "mean_years_schooling"
        | "expected_years_schooling"
        | "tertiary_enrolment_gross_pct"
        | "human_capital_index"
        | "education_spending_pct_gdp"
        | "researchers_per_million" => Stage::Skills,
        _ if starts(&[
            "github_",
            "scientific_articles",
            "patent_applications",
            "rd_expenditure",
        ]) =>
        {
            Stage::Models
        }
        _ if starts(&[
            "ict_service_exports",
            "hightech_exports",
            "mhtech_",
            "fdi_inflow",
            "wgi_",
        ]) =>
        {
            Stage::Services
        }
        _ => return None,
    })
}

/// One leaf or group that could be brought to the frontier.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Framework id.
    pub framework: String,
    /// Node id.
    pub node: String,
    /// Its indicator, for a leaf.
    pub indicator: Option<String>,
    /// Indicators and the level each is brought to.
    pub raises: Vec<Target>,
}

/// One leaf or group brought to the frontier of the income group above.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fix {
    /// Framework the node belongs to: the plan's, or that of the tiers.
    pub framework: String,
    /// Node id; every leaf beneath it that has a value below its frontier is brought there.
    pub node: String,
    /// Its indicator, for a leaf.
    pub indicator: Option<String>,
    /// Score it adds in the plan's framework; 0 where that does not use the indicator.
    pub score_gain: f64,
    /// Confirmed tier afterwards.
    pub tier_after: u8,
    /// Upper bound of the tier afterwards.
    pub at_most_after: u8,
    /// Where it stands in the chain: the earliest stage of what it raises.
    pub stage: Option<Stage>,
}

/// A pillar that is wanting for the next tier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wanting {
    /// Node id in the tiers' framework.
    pub node: String,
    /// The earliest stage beneath it whose indicators stay, on average, under the threshold.
    pub stage: Option<Stage>,
    /// Points wanting; `None` where the node has no value at all.
    pub points: Option<f64>,
}

/// What holds an economy back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Binding {
    /// Single indicators, the best fix first: by tier afterwards, then by score.
    pub leaves: Vec<Fix>,
    /// Groups, the same way.
    pub groups: Vec<Fix>,
    /// The tier after the confirmed one; `None` at the highest.
    pub next: Option<u8>,
    /// Pillars wanting for it in the order of the chain; the first binds.
    pub wanting: Vec<Wanting>,
}

/// Every node of an index that has something to raise: single leaves, and groups with more than one
/// raise. `values` in leaf order, `frontier` by leaf.
pub fn candidates(
    frozen: &Frozen,
    values: &[Option<f64>],
    frontier: &dyn Fn(usize) -> Option<f64>,
) -> Vec<Candidate> {
    let raise = |leaf: usize| {
        let of = frozen.leaves().get(leaf).filter(|l| l.role == Role::Outcome)?;
        let (value, level) = (values.get(leaf).copied().flatten()?, frontier(leaf)?);
        let better = if of.direction == Direction::Lower {
            level < value
        } else {
            level > value
        };
        better.then(|| Target {
            indicator: of.indicator.clone(),
            value: level,
        })
    };
    let nodes = frozen.nodes().iter().enumerate().skip(1);
    nodes
        .filter_map(|(at, node)| {
            let raises: Vec<Target> = frozen.leaves_under(at).into_iter().filter_map(raise).collect();
            let least = if node.leaf.is_some() { 1 } else { 2 };
            (raises.len() >= least).then(|| Candidate {
                framework: frozen.framework().to_owned(),
                node: node.id.clone(),
                indicator: node
                    .leaf
                    .and_then(|l| Some(frozen.leaves().get(l)?.indicator.clone())),
                raises,
            })
        })
        .collect()
}

/// Ranks single fixes. `score_gain` and `tier` evaluate an economy with some indicators set to other
/// values; `now` is its tier as it stands.
pub fn rank(
    candidates: &[Candidate],
    score_gain: &dyn Fn(&[Target]) -> f64,
    tier: &dyn Fn(&[Target]) -> TierResult,
) -> (Vec<Fix>, Vec<Fix>) {
    let (mut leaves, mut groups): (Vec<Fix>, Vec<Fix>) = (Vec::new(), Vec::new());
    for c in candidates {
        let known = |f: &Fix| c.indicator.is_some() && f.indicator == c.indicator;
        if leaves.iter().any(known) {
            continue; // the same indicator under another framework
        }
        let after = tier(&c.raises);
        let fix = Fix {
            framework: c.framework.clone(),
            node: c.node.clone(),
            indicator: c.indicator.clone(),
            score_gain: score_gain(&c.raises),
            tier_after: after.confirmed,
            at_most_after: after.at_most,
            stage: c.raises.iter().filter_map(|t| stage(&t.indicator)).min(),
        };
        if c.indicator.is_some() {
            &mut leaves
        } else {
            &mut groups
        }
        .push(fix);
    }
    for list in [&mut leaves, &mut groups] {
        list.sort_by(|a, b| {
            (b.tier_after, b.at_most_after)
                .cmp(&(a.tier_after, a.at_most_after))
                .then(b.score_gain.total_cmp(&a.score_gain))
        });
    }
    (leaves, groups)
}

/// Pillars wanting for the tier after the confirmed one, in the order of the chain.
pub fn wanting(frozen: &Frozen, values: &[Option<f64>], now: &TierResult) -> (Option<u8>, Vec<Wanting>) {
    let next = now.confirmed + 1;
    if next > HIGHEST {
        return (None, Vec::new());
    }
    let mut out: Vec<Wanting> = now
        .open(next)
        .filter_map(|r| match &r.need {
            Need::Node { node, at_least } => Some(Wanting {
                node: node.clone(),
                stage: weak_stage(frozen, values, node, *at_least),
                points: match r.standing {
                    Standing::NotMet { by } => Some(by),
                    _ => None,
                },
            }),
            _ => None,
        })
        .collect();
    let place = |w: &Wanting| w.stage.map_or(u8::MAX, |s| s as u8);
    out.sort_by_key(place);
    (Some(next), out)
}

/// The earliest stage beneath a node whose mean points are under the threshold; without one, the
/// earliest of all.
fn weak_stage(frozen: &Frozen, values: &[Option<f64>], node: &str, at_least: f64) -> Option<Stage> {
    let mut by_stage: std::collections::BTreeMap<Stage, (f64, f64)> = std::collections::BTreeMap::new();
    for leaf in frozen.leaves_under(frozen.node(node)?) {
        let Some(of) = frozen.leaves().get(leaf).and_then(|l| stage(&l.indicator)) else {
            continue;
        };
        let entry = by_stage.entry(of).or_default();
        if let Some(value) = values.get(leaf).copied().flatten() {
            *entry = (entry.0 + frozen.points(leaf, value), entry.1 + 1.0);
        }
    }
    let weak = by_stage
        .iter()
        .find(|(_, (sum, n))| *n > 0.0 && sum / n < at_least);
    weak.or_else(|| by_stage.iter().next()).map(|(stage, _)| *stage)
}
