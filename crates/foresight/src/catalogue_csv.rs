//! The catalogue read from its two tables, with every fault named by file, row and column.
//!
//! What: [`parse`] and [`parse_for`]. Why: the catalogue is data that a user edits; a wrong cell must say
//! where it is and what belongs there, and a rule must be known to parse before it decides anything.
//! Left out: whether an economy is eligible (crate `portfolio`).

#[cfg(test)]
mod tests;

mod rows;
pub(crate) mod rules;

use indicators::Diagnostic;
use ledger::Prong;

use crate::catalogue::Harm;
use crate::rules::Sort;
use crate::{Archetype, Catalogue, CostBasis, DoseKind, Effect, Grade, Range};
use rows::{Row, rows};

/// Name under which faults of the archetypes are reported.
pub const ARCHETYPES: &str = "archetypes.csv";
/// Name under which faults of the effects are reported.
pub const EFFECTS: &str = "effects.csv";

const ARCHETYPE_COLUMNS: [&str; 40] = [
    "id",
    "name",
    "prong",
    "theme",
    "unit",
    "unit_cost_low_usd",
    "unit_cost_mid_usd",
    "unit_cost_high_usd",
    "cost_basis",
    "fixed_cost_usd",
    "scale_exponent",
    "typical_units_low",
    "typical_units_high",
    "om_share",
    "om_source",
    "duration_years",
    "lag_years",
    "ramp_tau_years",
    "decay_share",
    "sizing",
    "sizing_source",
    "share_small",
    "share_medium",
    "share_large",
    "floor_units",
    "cap_units",
    "integer_units",
    "shared",
    "is_it",
    "prerequisites",
    "eligible_when",
    "rule_notes",
    "p_full",
    "p_partial",
    "p_fail",
    "cost_grade",
    "effect_grade",
    "cost_source",
    "effect_source",
    "harms",
];

const EFFECT_COLUMNS: [&str; 15] = [
    "archetype",
    "indicator",
    "kind",
    "low",
    "mid",
    "high",
    "per_unit_low",
    "per_unit_mid",
    "per_unit_high",
    "target",
    "base",
    "net",
    "grade",
    "measured",
    "source",
];

/// Reads both tables. Indicator names are taken on trust; see [`parse_for`].
///
/// # Errors
/// Every fault found: columns, numbers, low above high, unknown codes, rules that do not parse, an unknown
/// archetype, duplicates, a cycle of prerequisites, delivery that does not sum to 1, a base that does not
/// fit its indicator.
pub fn parse(archetypes_csv: &str, effects_csv: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    parse_for(archetypes_csv, effects_csv, &|_| true)
}

/// Reads both tables and also refuses a rule, a size or an effect that names an indicator `known` denies.
///
/// # Errors
/// As [`parse`], and `unknown-field` for indicators.
pub fn parse_for(
    archetypes_csv: &str,
    effects_csv: &str,
    known: &dyn Fn(&str) -> bool,
) -> Result<Catalogue, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut archetypes: Vec<Archetype> = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for mut row in rows(ARCHETYPES, archetypes_csv, &ARCHETYPE_COLUMNS, &mut faults) {
        let archetype = archetype(&mut row);
        if archetypes.iter().any(|a| a.id == archetype.id) {
            row.fault("id", "duplicate-key", "an id used once");
        }
        lines.push(row.number);
        archetypes.push(archetype);
        faults.append(&mut row.faults);
    }
    for mut row in rows(EFFECTS, effects_csv, &EFFECT_COLUMNS, &mut faults) {
        let effect = effect(&mut row, known);
        let id = row.text("archetype").to_owned();
        match archetypes.iter_mut().find(|a| a.id == id) {
            None => row.fault("archetype", "unknown-archetype", "an id of archetypes.csv"),
            Some(a) if a.effects.iter().any(|e| e.indicator == effect.indicator) => {
                row.fault(
                    "indicator",
                    "duplicate-key",
                    "one effect of an archetype on an indicator",
                );
            }
            Some(a) => a.effects.push(effect),
        }
        faults.append(&mut row.faults);
    }
    let moved = archetypes
        .iter()
        .flat_map(|a| &a.effects)
        .map(|e| e.indicator.as_str());
    let milestones = moved
        .filter_map(|i| i.strip_prefix("milestone_"))
        .map(str::to_owned)
        .collect();
    rules::check(
        &archetypes,
        &milestones,
        known,
        &mut |at, column, code, found, expected| {
            let line = lines.get(at).copied().unwrap_or(0);
            faults.push(Diagnostic::new(ARCHETYPES, line, column, code, found, expected));
        },
    );
    if faults.is_empty() {
        Ok(Catalogue { archetypes })
    } else {
        Err(faults)
    }
}

fn archetype(row: &mut Row) -> Archetype {
    let delivery = [row.share("p_full"), row.share("p_partial"), row.share("p_fail")];
    if (delivery.iter().sum::<f64>() - 1.0).abs() > 1e-9 {
        row.fault(
            "p_full",
            "not-a-distribution",
            "p_full, p_partial and p_fail that sum to 1",
        );
    }
    let shares = [
        row.positive("share_small"),
        row.positive("share_medium"),
        row.positive("share_large"),
    ];
    if shares[0] > shares[1] || shares[1] > shares[2] {
        row.fault(
            "share_small",
            "low-above-high",
            "share_small <= share_medium <= share_large",
        );
    }
    let typical_units = (
        row.positive("typical_units_low"),
        row.positive("typical_units_high"),
    );
    let (floor_units, cap_units) = (row.positive("floor_units"), row.positive("cap_units"));
    if floor_units > cap_units || typical_units.0 > typical_units.1 {
        row.fault("floor_units", "low-above-high", "a floor at most the cap");
    }
    let sizing = row.named("sizing");
    row.expression("sizing", &sizing, Sort::Number);
    let scale_exponent = row.share("scale_exponent");
    if scale_exponent >= 1.0 {
        row.fault(
            "scale_exponent",
            "out-of-range",
            "less than 1, so that more units cost more",
        );
    }
    Archetype {
        id: row.named("id"),
        name: row.named("name"),
        prong: row.code("prong", &Prong::ALL.map(|p| (p.as_str(), p)), Prong::Enable),
        theme: row.named("theme"),
        unit: row.named("unit"),
        unit_cost: row.range(["unit_cost_low_usd", "unit_cost_mid_usd", "unit_cost_high_usd"]),
        cost_basis: row.code(
            "cost_basis",
            &[
                ("physical", CostBasis::Physical),
                ("compute", CostBasis::Compute),
                ("people", CostBasis::People),
            ],
            CostBasis::People,
        ),
        fixed_cost: row.not_negative("fixed_cost_usd"),
        scale_exponent,
        typical_units,
        om_share: row.share("om_share"),
        om_source: row.named("om_source"),
        duration: row.years("duration_years", 1),
        lag: row.years("lag_years", 0),
        tau: row.positive("ramp_tau_years"),
        decay: row.share("decay_share"),
        sizing,
        sizing_source: row.named("sizing_source"),
        shares,
        floor_units,
        cap_units,
        integer_units: row.yes("integer_units"),
        shared: row.yes("shared"),
        is_it: row.yes("is_it"),
        prerequisites: row.clauses("prerequisites"),
        eligible_when: row.clauses("eligible_when"),
        rule_notes: row.text("rule_notes").to_owned(),
        delivery,
        cost_grade: grade(row, "cost_grade"),
        effect_grade: grade(row, "effect_grade"),
        cost_source: row.named("cost_source"),
        effect_source: row.named("effect_source"),
        harms: harms(row),
        effects: Vec::new(),
    }
}

/// Words separated by `;`, each once.
fn harms(row: &mut Row) -> Vec<Harm> {
    let text = row.text("harms").to_owned();
    let words: Vec<&str> = text.split(';').map(str::trim).filter(|w| !w.is_empty()).collect();
    let known = words.iter().all(|w| Harm::ALL.iter().any(|h| h.as_str() == *w));
    let mut found: Vec<Harm> = Harm::ALL
        .into_iter()
        .filter(|h| words.contains(&h.as_str()))
        .collect();
    found.dedup();
    if !known || found.len() != words.len() {
        let all: Vec<&str> = Harm::ALL.iter().map(|h| h.as_str()).collect();
        row.fault(
            "harms",
            "unknown-code",
            &format!("each once, of {}", all.join(", ")),
        );
    }
    found
}

fn grade(row: &mut Row, column: &str) -> Grade {
    let codes = [("A", Grade::A), ("B", Grade::B), ("C", Grade::C), ("D", Grade::D)];
    row.code(column, &codes, Grade::D)
}

fn effect(row: &mut Row, known: &dyn Fn(&str) -> bool) -> Effect {
    let kinds = [
        ("exposure", DoseKind::Exposure),
        ("gap", DoseKind::Gap),
        ("log", DoseKind::Log),
        ("spend", DoseKind::Spend),
        ("count", DoseKind::Count),
        ("milestone", DoseKind::Milestone),
    ];
    let kind = row.code("kind", &kinds, DoseKind::Gap);
    let indicator = row.named("indicator");
    let milestone = indicator.starts_with("milestone_");
    if milestone != (kind == DoseKind::Milestone) {
        row.fault(
            "kind",
            "kind-of-indicator",
            "`milestone` exactly where the indicator is one",
        );
    }
    let measured = row.code("measured", &[("pack", false), ("milestone", true)], milestone);
    if measured != milestone {
        row.fault(
            "measured",
            "kind-of-indicator",
            "`milestone` for a milestone, `pack` for the rest",
        );
    }
    if !milestone && !known(&indicator) {
        row.fault("indicator", "unknown-field", "an indicator of the pack");
    }
    let people = matches!(kind, DoseKind::Exposure | DoseKind::Count);
    let target = row.text("target").to_owned();
    let per_unit = if people {
        row.expression("target", &target, Sort::Number);
        row.range(["per_unit_low", "per_unit_mid", "per_unit_high"])
    } else {
        for column in ["per_unit_low", "per_unit_mid", "per_unit_high", "target"] {
            if !row.text(column).is_empty() {
                row.fault(column, "not-empty", "nothing for this kind");
            }
        }
        Range {
            low: 1.0,
            mid: 1.0,
            high: 1.0,
        }
    };
    let base = row.positive("base");
    let fits = match kind {
        DoseKind::Exposure | DoseKind::Count | DoseKind::Spend => base_of(&indicator),
        DoseKind::Gap | DoseKind::Log | DoseKind::Milestone => 1.0,
    };
    if (base - fits).abs() > 0.0 {
        row.fault(
            "base",
            "base-of-indicator",
            "the base in the indicator's name (1 for gap, log, milestone)",
        );
    }
    Effect {
        indicator,
        kind,
        size: row.range(["low", "mid", "high"]),
        per_unit,
        target,
        base,
        net: row.yes("net"),
        grade: grade(row, "grade"),
        source: row.named("source"),
    }
}

/// The number a share is multiplied by to be in an indicator's unit, read from the indicator's name (model,
/// section 3): 100 for percentages and per 100, 1,000, 10⁶; 1 for a plain count.
pub fn base_of(indicator: &str) -> f64 {
    if indicator.ends_with("_per_million") {
        1e6
    } else if indicator.ends_with("_per1000") {
        1e3
    } else if indicator.ends_with("_per100") || indicator.ends_with("_pct") || indicator.contains("_pct_") {
        1e2
    } else {
        1.0
    }
}
