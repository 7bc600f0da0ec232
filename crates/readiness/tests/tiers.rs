//! Tiers: the model's thresholds, what is missing, and the laws of the bound.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

use indicators::{Direction, Framework, Leaf, Role, Transform, View};
use proptest::prelude::*;
use readiness::tiers::{Evidence, Need, Standing, TierResult, tier};
use readiness::what_if::{least_change, value_at};
use readiness::{Frozen, TierRules};

/// Two leaves a pillar of the tiers' framework, one leaf for models; 0..100 is points.
const LEAVES: [(&str, &str); 9] = [
    ("Foundations/Compute and power", "power"),
    (
        "Foundations/Compute and power",
        "cloud_hyperscaler_providers_count",
    ),
    ("Foundations/Connectivity", "net"),
    ("Foundations/Connectivity", "mobile"),
    ("Foundations/Data", "sources"),
    ("Foundations/Data", "services"),
    ("Foundations/Skills", "school"),
    ("Foundations/Skills", "tertiary"),
    ("Foundations/Models and software", "code"),
];

fn frozen() -> Frozen {
    let leaves = LEAVES.iter().map(|(path, id)| Leaf {
        node: (*id).into(),
        path: path.split('/').map(str::to_owned).collect(),
        indicator: (*id).into(),
        role: Role::Outcome,
        direction: Direction::Higher,
        transform: if id.starts_with("cloud") {
            Transform::Log1p
        } else {
            Transform::Identity
        },
        goal_low: 0.0,
        goal_high: if id.starts_with("cloud") { 4.0 } else { 100.0 },
        weight: 1.0,
        denominator: None,
    });
    let framework = Framework {
        id: "ai_foundations".into(),
        leaves: leaves.collect(),
        groups: Vec::new(),
    };
    Frozen::new(&framework, View::Outcomes, &[]).unwrap()
}

fn judge(values: &[Option<f64>], answer: Option<f64>, compute: Option<f64>) -> TierResult {
    let frozen = frozen();
    with(&frozen, values, answer, compute, |e| {
        tier(&TierRules::default(), e)
    })
}

fn with<R>(
    frozen: &Frozen,
    values: &[Option<f64>],
    answer: Option<f64>,
    compute: Option<f64>,
    of: impl FnOnce(&Evidence<'_>) -> R,
) -> R {
    of(&Evidence {
        frozen,
        values,
        answer: &|id| answer.filter(|_| id == "milestone_ai_strategy"),
        indicator: &|id| match id {
            "cloud_hyperscaler_providers_count" => values[1],
            "ai_compute_h100e_known" => compute,
            _ => None,
        },
    })
}

/// Every pillar at the same points; four cloud providers are 100 points.
fn level(points: f64, models: f64) -> Vec<Option<f64>> {
    let cloud = value_at(&frozen(), 1, points).unwrap();
    let mut values = vec![Some(points); 9];
    values[1] = Some(cloud);
    values[8] = Some(models);
    values
}

#[test]
fn every_threshold_is_reached_at_it_and_missed_just_below() {
    for (n, at) in (1u8..).zip([20.0, 40.0, 60.0, 75.0]) {
        let reached = judge(&level(at, 75.0), Some(1.0), Some(900.0));
        assert_eq!(reached.exact(), Some(n));
        let mut below = level(at, 75.0);
        below[2] = Some(at - 1e-9);
        assert_eq!(judge(&below, Some(1.0), Some(900.0)).exact(), Some(n - 1));
    }
}

#[test]
fn an_unanswered_strategy_gives_at_most_and_an_answer_decides() {
    let values = level(80.0, 80.0);
    let open = judge(&values, None, None);
    assert_eq!((open.confirmed, open.at_most, open.exact()), (1, 4, None));
    let unanswered: Vec<_> = open.open(2).collect();
    assert_eq!(unanswered.len(), 1);
    assert_eq!(unanswered[0].standing, Standing::Unanswered);
    assert_eq!(unanswered[0].missing, ["milestone_ai_strategy"]);
    assert_eq!(judge(&values, Some(0.5), None).exact(), Some(4));
    assert_eq!(judge(&values, Some(0.0), None).exact(), Some(1));
}

#[test]
fn tier_three_asks_for_a_cloud_provider_or_known_compute_and_tier_four_for_models() {
    let mut values = level(100.0, 80.0);
    values[1] = Some(0.0); // no provider: compute and power is 50
    assert_eq!(judge(&values, Some(1.0), None).exact(), Some(2));
    let mut values = level(80.0, 74.0);
    let three = judge(&values, Some(1.0), None);
    assert_eq!(three.exact(), Some(3));
    let missed: Vec<_> = three.open(4).collect();
    assert!(matches!(missed[0].standing, Standing::NotMet { by } if (by - 1.0).abs() < 1e-9));
    // Nothing documented either way is missing evidence, not a no.
    values[1] = None;
    let unknown = judge(&values, Some(1.0), None);
    assert_eq!((unknown.confirmed, unknown.at_most), (2, 3));
    assert_eq!(judge(&values, Some(1.0), Some(20.0)).exact(), Some(3));
}

#[test]
fn a_pillar_without_data_bounds_nothing_and_lists_what_is_missing() {
    let mut values = level(90.0, 90.0);
    values[4] = None;
    values[5] = None;
    let found = judge(&values, Some(1.0), None);
    assert_eq!((found.confirmed, found.at_most), (0, 4));
    let data = found.open(1).next().unwrap();
    assert_eq!((data.standing, data.missing.len()), (Standing::Missing, 2));
}

#[test]
fn rules_that_fall_or_have_no_tier_are_refused_and_the_models_survive_serialisation() {
    let mut rules = TierRules::default();
    assert_eq!(rules.check(), Ok(()));
    let text = serde_json::to_string(&rules).unwrap();
    assert_eq!(serde_json::from_str::<TierRules>(&text).unwrap(), rules);
    assert_eq!(rules.unknown_nodes(&frozen()).count(), 0);
    rules.rules[0].need = Need::Node {
        node: "Foundations/Compute and power".into(),
        at_least: 41.0,
    };
    assert!(rules.check().is_err());
    rules.rules[0].from = 5;
    assert!(rules.check().is_err());
}

fn cell() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![1 => Just(None), 6 => (0.0f64..100.0).prop_map(Some)]
}

fn profile() -> impl Strategy<Value = Vec<Option<f64>>> {
    (prop::collection::vec(cell(), 9), prop::option::of(0u8..5)).prop_map(|(mut values, cloud)| {
        values[1] = cloud.map(f64::from);
        values
    })
}

fn answer() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![Just(None), Just(Some(0.0)), Just(Some(0.5)), Just(Some(1.0))]
}

proptest! {
    #[test]
    fn raising_any_value_never_lowers_the_tier(
        values in profile(), at in 0usize..9, by in 0.0f64..60.0, answer in answer()
    ) {
        let before = judge(&values, answer, None);
        let mut raised = values.clone();
        if let Some(v) = raised[at].as_mut() {
            *v += by;
        }
        let after = judge(&raised, answer, None);
        prop_assert!(after.confirmed >= before.confirmed && after.at_most >= before.at_most);
    }

    #[test]
    fn answering_never_lifts_the_tier_above_the_bound(values in profile(), given in answer()) {
        let open = judge(&values, None, None);
        let answered = judge(&values, given, None);
        prop_assert!(answered.at_most <= open.at_most);
        prop_assert!(answered.confirmed >= open.confirmed && open.confirmed <= open.at_most);
    }

    #[test]
    fn the_least_change_reaches_the_tier_and_no_cheaper_one_of_a_grid_does(
        values in prop::collection::vec(0.0f64..100.0, 9), cloud in 0u8..5
    ) {
        let mut values: Vec<Option<f64>> = values.into_iter().map(Some).collect();
        values[1] = Some(f64::from(cloud));
        let frozen = frozen();
        let rules = TierRules::default();
        let now = judge(&values, Some(1.0), None);
        let goal = (now.confirmed + 1).min(4);
        let least = with(&frozen, &values, Some(1.0), None, |e| least_change(&rules, e, goal));
        prop_assert!(least.reachable && least.also.is_empty());
        let mut then = values.clone();
        for raise in &least.raises {
            let leaf = frozen.leaf_of(&raise.indicator).unwrap();
            prop_assert_eq!(values[leaf], Some(raise.from));
            then[leaf] = Some(raise.to);
        }
        prop_assert!(judge(&then, Some(1.0), None).confirmed >= goal);
        // Slow and obvious: two equal leaves need twice the threshold between them; of the cloud
        // providers every whole number is tried.
        let points = |leaf: usize| frozen.points(leaf, values[leaf].unwrap());
        let threshold = [20.0, 40.0, 60.0, 75.0][usize::from(goal - 1)];
        let needed = if goal >= 3 { 1 } else { 0 };
        let mut bound = (cloud.max(needed)..=4)
            .filter_map(|n| {
                let providers = frozen.points(1, f64::from(n));
                let power = (2.0 * threshold - providers - points(0)).max(0.0);
                (power <= 100.0 - points(0)).then_some(providers - points(1) + power)
            })
            .fold(f64::MAX, f64::min);
        for (a, b) in [(2usize, 3usize), (4, 5), (6, 7)] {
            bound += (2.0 * threshold - points(a) - points(b)).max(0.0);
        }
        prop_assert!(then[1].is_some_and(|n| n.fract() == 0.0));
        if goal == 4 {
            bound += (75.0 - points(8)).max(0.0);
        }
        prop_assert!((least.points - bound).abs() < 1e-6, "{} {}", least.points, bound);
    }
}
