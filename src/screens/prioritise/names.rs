//! Rules and projects in words.

use atlas::Iso3;
use engine::World;
use portfolio::explain::RuleRef;
use portfolio::{CountRule, Group, GroupKind, JointRule, Limit, NotBefore, ShareRule, Side};
use serde::de::DeserializeOwned;

use crate::screens::portfolio::words;
use crate::text::Text;

fn read<T: DeserializeOwned>(value: &str) -> Option<T> {
    serde_json::from_str(value).ok()
}

fn percent(text: &Text, points: u32) -> String {
    text.percent(f64::from(points) / 10_000.0, 1).to_string()
}

/// A part of the portfolio's money in words.
pub fn group(world: &World, text: &Text, group: &Group) -> String {
    let key = match group.kind {
        GroupKind::Ldc => "prioritise-group-ldc",
        GroupKind::Lldc => "prioritise-group-lldc",
        GroupKind::Sids => "prioritise-group-sids",
        GroupKind::Economy => {
            return Iso3::new(&group.id).map_or_else(|| group.id.clone(), |e| words::economy(world, text, e));
        }
        _ => return group.id.clone(),
    };
    text.t(key).to_string()
}

/// A rule in one sentence.
pub fn rule(world: &World, text: &Text, rule: &RuleRef) -> String {
    sentence(world, text, rule).unwrap_or_else(|| format!("{} {}", rule.field, rule.value))
}

fn sentence(world: &World, text: &Text, rule: &RuleRef) -> Option<String> {
    let project = |id: &str| words::project_id(world, text, id);
    let share = |key: &str, amount: String, of: String| {
        text.tr(key, &[("amount", amount.into()), ("of", of.into())])
            .to_string()
    };
    Some(match rule.field.as_str() {
        "ldc_floor" => share(
            "prioritise-rule-floor",
            percent(text, read(&rule.value)?),
            text.t("prioritise-group-ldc").to_string(),
        ),
        "economy_cap" => share(
            "prioritise-rule-cap",
            percent(text, read(&rule.value)?),
            text.t("prioritise-any-economy").to_string(),
        ),
        "prong_floor" | "prong_cap" => {
            let (prong, points): (ledger::Prong, u32) = read(&rule.value)?;
            let key = if rule.field == "prong_floor" {
                "prioritise-rule-floor"
            } else {
                "prioritise-rule-cap"
            };
            share(key, percent(text, points), text.prong(prong).to_string())
        }
        "shares" => {
            let one: ShareRule = read(&rule.value)?;
            let key = match one.side {
                Side::AtLeast => "prioritise-rule-floor",
                Side::AtMost => "prioritise-rule-cap",
            };
            let amount = match one.limit {
                Limit::Share(points) => percent(text, points.0),
                Limit::Amount(cents) => text.money(cents).to_string(),
            };
            share(key, amount, group(world, text, &one.of))
        }
        "absorption" => text.t("prioritise-rule-absorption").to_string(),
        "counterpart_cap" => text.t("prioritise-rule-counterpart").to_string(),
        "cofinance_cap" => share(
            "prioritise-rule-cap",
            percent(text, read(&rule.value)?),
            text.t("prioritise-partners").to_string(),
        ),
        "must" => {
            let id: String = read(&rule.value)?;
            text.tr("prioritise-rule-must", &[("project", project(&id).into())])
                .to_string()
        }
        "never" => {
            let id: String = read(&rule.value)?;
            text.tr("prioritise-rule-never", &[("project", project(&id).into())])
                .to_string()
        }
        "counts" => {
            let one: CountRule = read(&rule.value)?;
            let names: Vec<String> = one.projects.iter().map(|p| project(p)).collect();
            let args = [("n", one.at_most.into()), ("projects", text.list(&names).into())];
            text.tr("prioritise-rule-count", &args).to_string()
        }
        "joint" => {
            let one: JointRule = read(&rule.value)?;
            let names: Vec<String> = one.with.iter().map(|p| project(p)).collect();
            let args = [
                ("project", project(&one.project).into()),
                ("with", text.list(&names).into()),
            ];
            text.tr("prioritise-rule-joint", &args).to_string()
        }
        "not_before" => {
            let one: NotBefore = read(&rule.value)?;
            let args = [
                ("project", project(&one.project).into()),
                ("year", text.year(one.year).into()),
            ];
            text.tr("prioritise-rule-before", &args).to_string()
        }
        _ => return None,
    })
}
