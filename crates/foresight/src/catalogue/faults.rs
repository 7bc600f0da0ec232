//! What is wrong with one archetype or one effect that a user wrote: a named reason on the item.
//!
//! The rules are those of the tables ([`crate::catalogue_csv`]) for records that come from a plan
//! instead of a row. Rules that concern several archetypes are in `resolve`.

use serde::{Deserialize, Serialize};

use crate::catalogue_csv::base_of;
use crate::rules::{self, Sort, is_known};
use crate::{Archetype, DoseKind, Effect, Range};

/// A fault of one archetype, or of one effect of it. The item is left out; the rest goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFault {
    /// Archetype id.
    pub archetype: String,
    /// Indicator of the effect; `None` where the archetype as a whole is left out.
    pub effect: Option<String>,
    /// Field, named as in the tables: `unit_cost`, `size`, `prerequisites` …
    pub field: String,
    /// Code, for example `low-above-high`; message key `catalogue-fault-<code>`.
    pub code: String,
    /// What stands there.
    pub found: String,
    /// What may stand there, in English.
    pub expected: String,
}

/// Codes a fault may have.
pub const CODES: [&str; 18] = [
    "low-above-high",
    "negative",
    "out-of-range",
    "not-a-distribution",
    "not-an-expression",
    "wrong-sort",
    "unknown-field",
    "unknown-archetype",
    "unknown-milestone",
    "project-outside-prerequisites",
    "question-in-size",
    "not-a-clause",
    "cycle",
    "duplicate-key",
    "kind-of-indicator",
    "base-of-indicator",
    "not-finite",
    "empty",
];

struct Faults<'a> {
    archetype: &'a str,
    effect: Option<&'a str>,
    found: Vec<ItemFault>,
}

impl Faults<'_> {
    fn say(&mut self, field: &str, code: &str, found: impl ToString, expected: &str) {
        self.found.push(ItemFault {
            archetype: self.archetype.to_owned(),
            effect: self.effect.map(str::to_owned),
            field: field.to_owned(),
            code: code.to_owned(),
            found: found.to_string(),
            expected: expected.to_owned(),
        });
    }

    fn range(&mut self, field: &str, range: Range) {
        let Range { low, mid, high } = range;
        let text = || format!("{low}, {mid}, {high}");
        if ![low, mid, high].iter().all(|v| v.is_finite()) {
            self.say(field, "not-finite", text(), "three numbers");
        } else if low < 0.0 || mid < 0.0 || high < 0.0 {
            self.say(field, "negative", text(), "numbers of 0 or more");
        } else if low > mid || mid > high {
            self.say(field, "low-above-high", text(), "low <= mid <= high");
        }
    }

    fn within(&mut self, field: &str, value: f64, (low, high): (f64, f64)) {
        if !value.is_finite() {
            self.say(field, "not-finite", value, "a number");
        } else if value < low && low == 0.0 {
            self.say(field, "negative", value, "a number of 0 or more");
        } else if value < low || value > high {
            self.say(field, "out-of-range", value, &format!("between {low} and {high}"));
        }
    }

    fn positive(&mut self, field: &str, value: f64) {
        if !(value.is_finite() && value > 0.0) {
            let code = if value < 0.0 { "negative" } else { "out-of-range" };
            self.say(field, code, value, "a number above 0");
        }
    }

    fn expression(&mut self, field: &str, text: &str, sort: Sort) {
        match rules::parse(text) {
            Err(error) => self.say(field, "not-an-expression", text, &error.to_string()),
            Ok(tree) if tree.sort() != sort => {
                let wanted = match sort {
                    Sort::Number => "a number",
                    Sort::Truth => "a condition",
                };
                self.say(field, "wrong-sort", text, wanted);
            }
            Ok(_) => {}
        }
    }
}

/// Faults of an archetype that leave it out as a whole: costs, units, times, probabilities,
/// expressions that do not parse. Its effects are not looked at.
pub fn archetype_faults(a: &Archetype) -> Vec<ItemFault> {
    let mut f = Faults {
        archetype: &a.id,
        effect: None,
        found: Vec::new(),
    };
    if a.name.trim().is_empty() {
        f.say("name", "empty", "", "a name");
    }
    f.range("unit_cost", a.unit_cost);
    f.within("fixed_cost", a.fixed_cost, (0.0, f64::MAX));
    f.within("scale_exponent", a.scale_exponent, (0.0, 0.999));
    f.positive("typical_units", a.typical_units.0);
    if a.typical_units.0 > a.typical_units.1 {
        let found = format!("{}, {}", a.typical_units.0, a.typical_units.1);
        f.say("typical_units", "low-above-high", found, "low <= high");
    }
    f.within("om_share", a.om_share, (0.0, 1.0));
    f.within("decay", a.decay, (0.0, 1.0));
    f.positive("tau", a.tau);
    f.within("duration", f64::from(a.duration), (1.0, 30.0));
    f.within("lag", f64::from(a.lag), (0.0, 30.0));
    f.positive("floor_units", a.floor_units);
    if a.floor_units > a.cap_units {
        let found = format!("{}, {}", a.floor_units, a.cap_units);
        f.say("floor_units", "low-above-high", found, "a floor at most the cap");
    }
    let [small, medium, large] = a.shares;
    f.positive("shares", small);
    if small > medium || medium > large {
        let found = format!("{small}, {medium}, {large}");
        f.say("shares", "low-above-high", found, "small <= medium <= large");
    }
    for p in a.delivery {
        f.within("delivery", p, (0.0, 1.0));
    }
    if (a.delivery.iter().sum::<f64>() - 1.0).abs() > 1e-9 {
        let [full, partial, fail] = a.delivery;
        let found = format!("{full}, {partial}, {fail}");
        f.say(
            "delivery",
            "not-a-distribution",
            found,
            "three shares that sum to 1",
        );
    }
    f.expression("sizing", &a.sizing, Sort::Number);
    for clause in &a.prerequisites {
        f.expression("prerequisites", clause, Sort::Truth);
    }
    for clause in &a.eligible_when {
        f.expression("eligible_when", clause, Sort::Truth);
    }
    f.found
}

/// Faults of one effect that leave it out: its range, an indicator `known` denies, a kind, base or
/// target that does not fit.
pub fn effect_faults(archetype: &str, e: &Effect, known: &dyn Fn(&str) -> bool) -> Vec<ItemFault> {
    let mut f = Faults {
        archetype,
        effect: Some(&e.indicator),
        found: Vec::new(),
    };
    f.range("size", e.size);
    if !known(&e.indicator) {
        f.say(
            "indicator",
            "unknown-field",
            &e.indicator,
            "an indicator of the pack or a milestone of a framework",
        );
    }
    if e.indicator.starts_with("milestone_") != (e.kind == DoseKind::Milestone) {
        let found = format!("{:?}", e.kind).to_lowercase();
        let expected = "`milestone` exactly where the indicator is one";
        f.say("kind", "kind-of-indicator", found, expected);
    }
    if matches!(e.kind, DoseKind::Exposure | DoseKind::Count) {
        f.range("per_unit", e.per_unit);
        f.expression("target", &e.target, Sort::Number);
        if let Ok(tree) = rules::parse(&e.target) {
            let names = tree.references();
            for field in names.fields.iter().filter(|n| !is_known(n) && !known(n)) {
                let expected = "the target population of an effect, from known fields";
                f.say("target", "unknown-field", field, expected);
            }
        }
    }
    let fits = match e.kind {
        DoseKind::Exposure | DoseKind::Count | DoseKind::Spend => base_of(&e.indicator),
        DoseKind::Gap | DoseKind::Log | DoseKind::Milestone => 1.0,
    };
    if (e.base - fits).abs() > 0.0 {
        f.say(
            "base",
            "base-of-indicator",
            e.base,
            "the base in the indicator's name (1 for gap, log, milestone)",
        );
    }
    f.found
}
