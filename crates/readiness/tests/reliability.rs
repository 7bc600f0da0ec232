//! Reliability: the stated formula by hand, and its laws.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

mod common;

use common::small;
use indicators::{Cell, Missing, Nature, Observation, Origin, View};
use proptest::prelude::*;
use readiness::reliability::{IMPUTED, MODELLED, PERCEPTION, confidence, reliability};
use readiness::{EconomyReadiness, Frozen, LeafCell, Reliability};

/// A row whose leaves have values of these ages (`None` = missing) at base year 2025.
fn row(ages: &[Option<i16>]) -> EconomyReadiness {
    let cell = |age: &Option<i16>| {
        let used = match age {
            None => Cell::Missing(Missing::NeverPublished),
            Some(age) => Cell::Observed(Observation {
                value: 1.0,
                year: 2025 - age,
                origin: Origin::Published("s".into()),
            }),
        };
        LeafCell {
            published: used.clone(),
            points: used.value(),
            used,
        }
    };
    EconomyReadiness {
        economy: "KEN".parse().unwrap(),
        cells: ages.iter().map(cell).collect(),
        scored: None,
        rank: None,
        observed: 0,
    }
}

fn of(ages: &[Option<i16>], nature: Nature, imputed: bool) -> Reliability {
    let frozen = Frozen::new(&small(), View::Outcomes, &[]).unwrap();
    reliability(&frozen, &row(ages), 2025, &|_| nature, &|_| imputed)
}

#[test]
fn all_measured_and_fresh_is_ten_and_nothing_at_all_is_zero() {
    let all = of(&[Some(0); 5], Nature::Measured, false);
    assert!((all.score - 10.0).abs() < 1e-12 && all.missing.abs() < 1e-12);
    let none = of(&[None; 5], Nature::Measured, false);
    assert!(none.score.abs() < 1e-12 && (none.missing - 1.0).abs() < 1e-12);
    assert_eq!(none.mean_age, None);
}

#[test]
fn the_formula_by_hand() {
    // Shares: two leaves of Power an eighth each, internet a quarter, the two of Network a quarter each.
    let r = of(
        &[Some(2), Some(6), None, Some(10), Some(30)],
        Nature::Modelled,
        false,
    );
    let by_hand = 10.0 * MODELLED * (0.125 + 0.125 * 0.7 + 0.25 * 0.4 + 0.25 * 0.4);
    assert!((r.score - by_hand).abs() < 1e-12, "{} {by_hand}", r.score);
    assert!((r.missing - 0.25).abs() < 1e-12 && (r.old - 0.625).abs() < 1e-12);
    assert!((r.modelled - 0.75).abs() < 1e-12 && r.perception.abs() < 1e-12);
    let mean = (0.125 * 2.0 + 0.125 * 6.0 + 0.25 * 10.0 + 0.25 * 30.0) / 0.75;
    assert!((r.mean_age.unwrap() - mean).abs() < 1e-12);
    let soft = of(&[Some(0); 5], Nature::Perception, true);
    assert!((soft.score - 10.0 * PERCEPTION * IMPUTED).abs() < 1e-12 && (soft.imputed - 1.0).abs() < 1e-12);
}

proptest! {
    #[test]
    fn older_softer_or_fewer_values_never_make_it_more_reliable(
        ages in prop::collection::vec(prop::option::of(0i16..40), 5), at in 0usize..5, by in 0i16..20
    ) {
        let before = of(&ages, Nature::Measured, false).score;
        let mut older = ages.clone();
        older[at] = older[at].map(|a| a + by);
        let mut fewer = ages.clone();
        fewer[at] = None;
        for after in [
            of(&older, Nature::Measured, false),
            of(&fewer, Nature::Measured, false),
            of(&ages, Nature::Modelled, false),
            of(&ages, Nature::Measured, true),
        ] {
            prop_assert!(after.score <= before + 1e-12 && after.score >= 0.0);
        }
        prop_assert!((0.0..=10.0 + 1e-12).contains(&before));
    }

    #[test]
    fn a_confidence_lies_between_nothing_and_one(age in -5i16..200) {
        for nature in [Nature::Measured, Nature::Modelled, Nature::Perception] {
            let c = confidence(age, nature, false);
            prop_assert!(c > 0.0 && c <= 1.0);
        }
    }
}
