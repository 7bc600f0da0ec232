//! Three examples worked by hand, one for each way in which an effect most often enters (exposure, gap,
//! log): size, cost, increment, additionality, dose, delivery, absorption, lag, saturation.
//!
//! Nothing here is typed: every number is what the functions of [`crate::sizing`] and
//! [`crate::effect`] give for a made-up economy whose values are stated beside them. An edit of the
//! catalogue changes them. What is made up is an **assumption** about nobody.

use std::collections::BTreeMap;

use atlas::Iso3;
use indicators::Missing;
use serde::{Deserialize, Serialize};

use crate::draw::expected_delivered_share;
use crate::effect::{
    DEADWEIGHT, DELIVERED, Delivery, absorption, additional, delivery_shift, kappa, ramp, respond,
};
use crate::rules::{Context, Reading, number};
use crate::sizing::{Compiled, Site, Sized, cost, cost_factor, doses, units};
use crate::{Archetype, Catalogue, DoseKind, Scale, Timing};

/// One step: a message key with its numbers, the last of them the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Message key, `worked-<…>`.
    pub key: String,
    /// Named numbers.
    pub numbers: Vec<(String, f64)>,
    /// What the step gives.
    pub result: f64,
}

/// An example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worked {
    /// Archetype.
    pub archetype: String,
    /// Indicator.
    pub indicator: String,
    /// Kind of dose.
    pub kind: DoseKind,
    /// What is made up: field and value.
    pub given: Vec<(String, f64)>,
    /// Value without the project and the best that peers have reached.
    pub from: f64,
    /// See `from`.
    pub frontier: f64,
    /// Steps in order; the last gives the value with the project.
    pub steps: Vec<Step>,
}

/// First year of work, the year looked at, and the share of maintenance that is paid, of every example.
const START: i16 = 2027;
const YEAR: i16 = 2033;
const MAINTAINED: f64 = 0.5;
/// Government effectiveness and statistical performance of the made-up economy: no shift of delivery.
const EFFECTIVENESS: f64 = -0.5;
const STATISTICS: f64 = 50.0;
/// Price level: the reference, so that prices are the catalogue's.
const PRICE_LEVEL: f64 = crate::sizing::REFERENCE_PRICE_LEVEL;

/// The three examples: archetype, indicator, fields, value, frontier.
type Example = (
    &'static str,
    &'static str,
    &'static [(&'static str, f64)],
    f64,
    f64,
);
const EXAMPLES: [Example; 3] = [
    (
        "minigrid",
        "electricity_access_pct",
        &[
            ("population", 15_000_000.0),
            ("urban_population_pct", 40.0),
            ("rural_electricity_access_pct", 25.0),
        ],
        40.0,
        100.0,
    ),
    (
        "fibre_backbone",
        "fixed_broadband_per100",
        &[
            ("population", 15_000_000.0),
            ("area_km2", 250_000.0),
            ("fixed_broadband_per100", 2.0),
        ],
        2.0,
        30.0,
    ),
    (
        "dc_edge",
        "secure_servers_per_million",
        &[("population", 15_000_000.0), ("internet_users_pct", 40.0)],
        500.0,
        20_000.0,
    ),
];

struct Given(BTreeMap<&'static str, f64>);

impl Context for Given {
    fn field(&self, name: &str) -> Result<Reading, Missing> {
        let value = self.0.get(name).copied().ok_or(Missing::NeverPublished)?;
        Ok(Reading { value, year: START })
    }
    fn flag(&self, _: &str) -> Option<(bool, i16)> {
        None
    }
    fn milestone(&self, _: &str) -> Option<Reading> {
        None
    }
    fn project(&self, _: &str) -> bool {
        false
    }
    fn fact(&self, _: &str) -> Option<(bool, i16)> {
        None
    }
}

/// The examples under a catalogue. One whose archetype or effect the catalogue lacks is left out.
pub fn worked(catalogue: &Catalogue) -> Vec<Worked> {
    EXAMPLES
        .iter()
        .filter_map(|example| one(catalogue.get(example.0)?, example))
        .collect()
}

fn step(key: &str, numbers: &[(&str, f64)], result: f64) -> Step {
    Step {
        key: format!("worked-{key}"),
        numbers: numbers.iter().map(|(n, v)| ((*n).to_owned(), *v)).collect(),
        result,
    }
}

fn one(a: &Archetype, (_, indicator, fields, from, frontier): &Example) -> Option<Worked> {
    let given = Given(fields.iter().copied().collect());
    let compiled = Compiled::new(a).ok()?;
    let need = number(&compiled.sizing, &given).value?;
    let sizes = units(a, need)?;
    let n = sizes.variants.iter().find(|(s, _)| *s == Scale::Medium)?.1;
    let site = Site {
        price_level: Some(PRICE_LEVEL),
        ..Site::default()
    };
    let factor = cost_factor(a.cost_basis, &site).factor;
    let money = cost(a, &[(n, factor)]).mid;
    let part = Sized {
        economy: Iso3::new("ZZZ")?,
        units: n,
        medium: sizes.medium,
        yearly_dollars: money / f64::from(a.duration.max(1)),
    };
    let (found, _) = doses(&compiled, &part, &given);
    let dose = found.into_iter().find(|d| d.indicator == *indicator)?;
    let effect = a.effects.iter().find(|e| e.indicator == *indicator)?;
    let extra = additional(&dose, DEADWEIGHT.mid);
    let alone = kappa(dose.kind, dose.size.mid, extra, *from, *frontier);
    let shift = delivery_shift(Some(EFFECTIVENESS));
    let delivered = Delivery::new(a.delivery, shift).expected();
    let bought = expected_delivered_share(a.is_it, cost(a, &[(n, factor)]).over_mid());
    let alpha = absorption(Some(EFFECTIVENESS), Some(STATISTICS));
    let timing = Timing {
        duration: a.duration,
        lag: a.lag,
        tau: a.tau,
        decay: a.decay,
        maintained: if a.om_share <= 0.0 { 1.0 } else { MAINTAINED },
    };
    let there = ramp(&timing, START, YEAR);
    let total = alone * bought * delivered * alpha * there;
    let to = respond(*from, *frontier, total);
    let gap = (frontier - from).abs();
    let increment = match dose.kind {
        DoseKind::Exposure | DoseKind::Count => step(
            "exposure",
            &[
                ("units", n),
                ("people", effect.per_unit.mid),
                ("adoption", effect.size.mid),
                ("population", dose.people.max(1.0) / reached_share(&dose, effect)),
                ("base", effect.base),
            ],
            dose.size.mid,
        ),
        DoseKind::Gap => step(
            "gap",
            &[
                ("size", effect.size.mid),
                ("units", n),
                ("medium", sizes.medium),
                ("gap", gap),
            ],
            dose.size.mid * gap,
        ),
        _ => step(
            "log",
            &[
                ("size", effect.size.mid),
                ("units", n),
                ("medium", sizes.medium),
                ("from", *from),
            ],
            from * libm::expm1(dose.size.mid),
        ),
    };
    let moved = increment.result;
    Some(Worked {
        archetype: a.id.clone(),
        indicator: (*indicator).to_owned(),
        kind: dose.kind,
        given: fields.iter().map(|(f, v)| ((*f).to_owned(), *v)).collect(),
        from: *from,
        frontier: *frontier,
        steps: vec![
            step("size", &[("need", need), ("cap", a.cap_units)], n),
            step(
                "cost",
                &[
                    ("units", n),
                    ("unit", a.unit_cost.mid),
                    ("factor", factor),
                    ("scale", (money - a.fixed_cost) / (n * a.unit_cost.mid * factor)),
                    ("fixed", a.fixed_cost),
                ],
                money,
            ),
            increment,
            step("additional", &[("moved", moved), ("share", extra)], moved * extra),
            step("dose", &[("moved", moved * extra), ("gap", gap)], alone),
            step(
                "delivery",
                &[
                    ("full", a.delivery[0]),
                    ("partial", a.delivery[1]),
                    ("fail", a.delivery[2]),
                    ("half", DELIVERED[1]),
                    ("little", DELIVERED[2]),
                ],
                delivered,
            ),
            step("bought", &[], bought),
            step(
                "absorption",
                &[("effectiveness", EFFECTIVENESS), ("statistics", STATISTICS)],
                alpha,
            ),
            step(
                "time",
                &[
                    ("start", f64::from(START)),
                    ("year", f64::from(YEAR)),
                    ("work", f64::from(a.duration)),
                    ("lag", f64::from(a.lag)),
                    ("tau", a.tau),
                    ("decay", a.decay),
                    ("paid", timing.maintained),
                ],
                there,
            ),
            step(
                "together",
                &[
                    ("dose", alone),
                    ("bought", bought),
                    ("delivered", delivered),
                    ("alpha", alpha),
                    ("there", there),
                ],
                total,
            ),
            step(
                "saturation",
                &[("from", *from), ("frontier", *frontier), ("dose", total)],
                to,
            ),
        ],
    })
}

/// People reached over the target population, from the dose itself: base · reached · adoption ÷ target
/// = size, so reached ÷ target = size ÷ (base · adoption).
fn reached_share(dose: &crate::Dose, effect: &crate::Effect) -> f64 {
    let of = effect.base * effect.size.mid;
    if of > 0.0 && dose.size.mid > 0.0 {
        dose.size.mid / of
    } else {
        1.0
    }
}

#[cfg(test)]
#[path = "worked_tests.rs"]
mod tests;
