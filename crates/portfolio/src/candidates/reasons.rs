//! Why a candidate is as large and as dear as it is: message keys with numbers and names.

use atlas::Iso3;
use foresight::rules::Unknown;
use foresight::{Archetype, CostBasis};

use super::assess::Assessed;
use crate::Reason;

/// Every key used here, for the message catalogue.
pub const REASON_KEYS: [&str; 12] = [
    "reason-size",
    "reason-capped",
    "reason-cost-factor",
    "reason-cloud",
    "reason-cloud-unknown",
    "reason-capital",
    "reason-island",
    "reason-landlocked",
    "reason-coast",
    "reason-shared",
    "reason-running-cost-included",
    "reason-no-effect",
];

fn reason(key: &str, numbers: &[(&str, f64)], words: &[(&str, &str)]) -> Reason {
    Reason {
        key: key.to_owned(),
        numbers: numbers.iter().map(|(n, v)| ((*n).to_owned(), *v)).collect(),
        words: words
            .iter()
            .map(|(n, w)| ((*n).to_owned(), (*w).to_owned()))
            .collect(),
    }
}

/// Reasons of a project: for each economy its size, cost factor and place; then what they share; then
/// effects without a value to stand on.
pub(super) fn reasons(
    archetype: &Archetype,
    members: &[&Assessed<'_>],
    units: &[f64],
    without: &[(Iso3, String, Vec<Unknown>)],
) -> Vec<Reason> {
    let mut out = Vec::new();
    for (member, n) in members.iter().zip(units) {
        place(archetype, member, *n, &mut out);
    }
    if members.len() > 1 {
        let codes: Vec<String> = members.iter().map(|m| m.context.iso3().to_string()).collect();
        let count = members.len() as f64;
        out.push(reason(
            "reason-shared",
            &[("economies", count)],
            &[("economies", &codes.join(", "))],
        ));
    }
    if archetype.om_share <= 0.0 {
        out.push(reason("reason-running-cost-included", &[], &[]));
    }
    for (economy, indicator, open) in without {
        let missing: Vec<String> = open.iter().map(Unknown::to_string).collect();
        out.push(reason(
            "reason-no-effect",
            &[],
            &[
                ("economy", economy.as_str()),
                ("indicator", indicator),
                ("missing", &missing.join(", ")),
            ],
        ));
    }
    out
}

fn place(archetype: &Archetype, member: &Assessed<'_>, n: f64, out: &mut Vec<Reason>) {
    let iso3 = member.context.iso3();
    let economy = ("economy", iso3.as_str());
    let need = member.units.need;
    out.push(reason(
        "reason-size",
        &[("units", n), ("need", need), ("share", 100.0 * n / need)],
        &[economy],
    ));
    if (n - archetype.cap_units).abs() < 1e-9 && need > archetype.cap_units {
        out.push(reason(
            "reason-capped",
            &[("cap", archetype.cap_units)],
            &[economy],
        ));
    }
    let factor = member.factor;
    out.push(reason(
        "reason-cost-factor",
        &[
            ("factor", factor.factor),
            ("price", factor.price),
            ("distance", 100.0 * factor.distance),
            ("position", 100.0 * factor.position),
        ],
        &[economy],
    ));
    let place = member.context.place();
    match archetype.cost_basis {
        CostBasis::Compute => match place.and_then(|p| p.cloud.as_ref()) {
            Some(cloud) => out.push(reason(
                "reason-cloud",
                &[("km", cloud.km), ("dearer", 100.0 * factor.distance)],
                &[economy, ("cloud", &cloud.name), ("provider", &cloud.provider)],
            )),
            None => out.push(reason("reason-cloud-unknown", &[], &[economy])),
        },
        CostBasis::Physical => {
            if let Some(km) = place.and_then(|p| p.km_to_capital) {
                let numbers = [("km", km), ("dearer", 100.0 * factor.distance)];
                out.push(reason("reason-capital", &numbers, &[economy]));
            }
            if member.context.economy().sids {
                out.push(reason("reason-island", &[], &[economy]));
            }
            if member.context.economy().lldc {
                out.push(reason("reason-landlocked", &[], &[economy]));
            }
        }
        CostBasis::People => {}
    }
    if place.is_some_and(|p| p.coastal == Some(true))
        && archetype.eligible_when.iter().any(|r| r == "coastal")
    {
        out.push(reason("reason-coast", &[], &[economy]));
    }
}
