//! What the fans say in words and in files: effects with their signs, notes under the panels, rows.

use atlas::Iso3;
use foresight::baseline::Method;
use indicators::View;

use super::fans::{FansProps, indicator_of, total_unit};
use super::names;
use super::outcome::{Path, Subject};
use crate::text::{Phrase, Text};

/// An effect with its sign: a decimal for a score, places gained for a rank, three digits for an
/// indicator.
pub fn effect_words(effect: f64, subject: &Subject, text: &Text) -> String {
    match (effect, subject) {
        (e, Subject::Score) => return text.signed(e, 1),
        (e, Subject::Rank) => {
            return text
                .tr("outcome-places", &[("n", text.signed(-e, 0).into())])
                .into();
        }
        _ => {}
    }
    match effect {
        e if e > 0.0 => format!("+{}", text.short(e)),
        e => text.short(e),
    }
}

/// What the panels show, in full precision.
pub fn rows(paths: &[Path]) -> Vec<Vec<String>> {
    let head = [
        "economy",
        "year",
        "measured",
        "without_p10",
        "without_p50",
        "without_p90",
        "with_p10",
        "with_p50",
        "with_p90",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for path in paths {
        rows.extend(path.history.iter().map(|(year, value)| {
            let mut row = vec![path.economy.to_string(), year.to_string(), value.to_string()];
            row.resize(head.len(), String::new());
            row
        }));
        rows.extend(path.rows.iter().map(|r| {
            let mut row = vec![path.economy.to_string(), r.year.to_string(), String::new()];
            row.extend(
                [
                    r.without_band.0,
                    r.without,
                    r.without_band.1,
                    r.p10,
                    r.with,
                    r.p90,
                ]
                .map(|v| v.to_string()),
            );
            row
        }));
    }
    rows
}

/// What must be said under the panels.
pub fn notes(props: &FansProps, unknown: &[Iso3], text: &Text, world: &engine::World) -> Vec<Phrase> {
    let mut notes = Vec::new();
    if total_unit(props, world).is_some() {
        notes.push(text.t("outcome-total-assumption"));
    }
    if !unknown.is_empty() {
        let list: Vec<String> = unknown
            .iter()
            .map(|code| names::economy(world, text, *code))
            .collect();
        notes.push(text.tr("outcome-total-unknown", &[("list", text.list(&list).into())]));
    }
    if props.subject == Subject::Rank {
        notes.push(text.t("outcome-rank-note"));
    }
    if props.scores.frozen.view() == View::Milestones {
        notes.push(text.t("impact-milestones-assumed"));
    }
    if let Subject::Leaf(node) = &props.subject {
        let choice = indicator_of(node, &props.scores)
            .and_then(|id| props.impact.baselines.iter().find(|(of, _)| of == id))
            .map(|(_, choice)| choice);
        if let Some(choice) = choice {
            let id = indicator_of(node, &props.scores).unwrap_or_default();
            let method = super::notes::method_of(id, choice.method, text);
            let forecasts = choice.forecasts.into();
            notes.push(match choice.method {
                Method::Untested | Method::Milestone => match super::notes::no_history(id) {
                    Some(_) => text.t("impact-fans-no-history"),
                    None => text.t("impact-fans-untested"),
                },
                Method::Persistence => text.tr("impact-fans-persistence", &[("forecasts", forecasts)]),
                _ => {
                    let ratio = text.percent(1.0 - choice.ratio().unwrap_or(1.0), 0);
                    let args = [
                        ("method", method.into()),
                        ("better", ratio.into()),
                        ("forecasts", forecasts),
                    ];
                    text.tr("impact-fans-method", &args)
                }
            });
        }
    } else {
        notes.push(text.t("impact-fans-draws"));
    }
    notes
}
