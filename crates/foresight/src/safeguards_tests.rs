use std::collections::BTreeMap;

use indicators::Missing;
use proptest::prelude::*;

use super::*;
use crate::rules::Reading;

#[derive(Default)]
struct Economy {
    fields: BTreeMap<&'static str, f64>,
    milestones: BTreeMap<&'static str, f64>,
}

impl Context for Economy {
    fn field(&self, name: &str) -> Result<Reading, Missing> {
        let value = self.fields.get(name).copied().ok_or(Missing::NeverPublished)?;
        Ok(Reading { value, year: 2023 })
    }
    fn flag(&self, _: &str) -> Option<(bool, i16)> {
        None
    }
    fn milestone(&self, name: &str) -> Option<Reading> {
        let value = self.milestones.get(name).copied()?;
        Some(Reading { value, year: 2025 })
    }
    fn project(&self, _: &str) -> bool {
        false
    }
    fn fact(&self, _: &str) -> Option<(bool, i16)> {
        None
    }
}

fn governed(voice: f64, law: f64) -> Economy {
    let mut e = Economy::default();
    e.fields.insert("wgi_voice_accountability", voice);
    e.fields.insert("wgi_rule_of_law", law);
    e
}

fn severity(harm: Harm, economy: &Economy) -> Option<Severity> {
    screen(&[harm], economy, &Thresholds::default())
        .first()
        .map(|f| f.severity)
}

#[test]
fn where_voice_is_weak_what_can_watch_people_is_serious_and_says_why() {
    let flags = screen(
        &[Harm::Surveillance],
        &governed(-1.2, 0.5),
        &Thresholds::default(),
    );
    assert_eq!(flags.len(), 1);
    assert_eq!(flags[0].severity, Severity::Serious);
    assert_eq!(flags[0].evidence.len(), 1);
    assert_eq!(flags[0].evidence[0].field, "wgi_voice_accountability");
    assert_eq!(
        severity(Harm::Surveillance, &governed(-0.3, 0.5)),
        Some(Severity::Watch)
    );
    assert_eq!(severity(Harm::Surveillance, &governed(0.5, 0.5)), None);
    assert_eq!(
        severity(Harm::Arbitrary, &governed(0.5, -0.8)),
        Some(Severity::Serious)
    );
}

#[test]
fn what_is_missing_is_watched_with_the_field_never_passed_over() {
    let flags = screen(&Harm::ALL, &Economy::default(), &Thresholds::default());
    assert_eq!(flags.len(), 7);
    assert!(
        flags
            .iter()
            .all(|f| f.severity == Severity::Watch && !f.open.is_empty())
    );
    assert_eq!(flags[2].open, ["milestone_data_protection"]);
}

#[test]
fn no_authority_for_data_is_serious_one_under_way_is_watched_one_at_work_is_silent() {
    let with = |value: f64| {
        let mut e = Economy::default();
        e.milestones.insert("data_protection", value);
        severity(Harm::PersonalData, &e)
    };
    assert_eq!(with(0.0), Some(Severity::Serious));
    assert_eq!(with(0.5), Some(Severity::Watch));
    assert_eq!(with(1.0), None);
}

#[test]
fn an_archetype_without_harms_raises_nothing() {
    assert!(screen(&[], &Economy::default(), &Thresholds::default()).is_empty());
}

#[test]
fn every_threshold_has_a_name_a_bound_and_a_default_within_it() {
    let t = Thresholds::default();
    assert_eq!(t.fault(), None);
    for name in THRESHOLDS {
        assert_eq!(t.with(name, f64::NAN).fault(), Some(name));
        let (low, _) = Thresholds::bounds(name);
        assert_eq!(t.with(name, low).get(name), Some(low));
    }
}

proptest! {
    /// Better institutions never raise a flag, stricter thresholds never lower one.
    #[test]
    fn flags_are_monotone(voice in -2.5f64..2.5, law in -2.5f64..2.5, better in 0.0f64..2.0, stricter in 0.0f64..2.0) {
        for harm in [Harm::Surveillance, Harm::Exclusion, Harm::Arbitrary] {
            let now = severity(harm, &governed(voice, law));
            prop_assert!(severity(harm, &governed(voice + better, law + better)) <= now);
            let t = Thresholds::default();
            let strict = Thresholds { voice: t.voice + stricter, rule_of_law: t.rule_of_law + stricter, ..t };
            let then = screen(&[harm], &governed(voice, law), &strict).first().map(|f| f.severity);
            prop_assert!(then >= now);
        }
    }
}
