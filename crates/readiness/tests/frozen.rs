//! The frozen index: its laws, its two paths, its errors.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]
#![allow(clippy::float_cmp, reason = "bit equality is the point")]

mod common;

use common::{leaf, small};
use indicators::{Role, View};
use proptest::prelude::*;
use readiness::{Frozen, Reason};

fn frozen(view: View) -> Frozen {
    Frozen::new(&small(), view, &[]).unwrap()
}

/// electricity 80, outages 10 (80 points), internet 50 (25), servers 999 (100), schooling 9 (50).
const ALL: [Option<f64>; 5] = [Some(80.0), Some(10.0), Some(50.0), Some(999.0), Some(9.0)];

#[test]
fn groups_weigh_the_same_at_every_level() {
    let f = frozen(View::Outcomes);
    let scored = f.score(&ALL).unwrap();
    // Enable = mean(Power = 80, internet = 25) = 52.5, Network = 75, index = 63.75.
    assert!((scored.root - 63.75).abs() < 1e-12);
    let of = |id: &str| scored.nodes[f.node(id).unwrap()].score.unwrap();
    assert!((of("Enable/Power") - 80.0).abs() < 1e-12);
    assert!((of("Enable") - 52.5).abs() < 1e-12);
    assert!((of("Network") - 75.0).abs() < 1e-12);
    assert_eq!(of("index"), scored.root);
}

#[test]
fn the_weight_of_what_is_missing_is_shared_out_within_its_own_level() {
    let f = frozen(View::Outcomes);
    let mut values = ALL;
    values[2] = None;
    // Enable = Power alone; Network keeps its half.
    assert!((f.score(&values).unwrap().root - (80.0 + 75.0) / 2.0).abs() < 1e-12);
}

#[test]
fn fewer_than_sixty_percent_of_the_outcomes_give_no_score() {
    let f = frozen(View::Outcomes);
    assert_eq!(f.required(), 3);
    let mut values = ALL;
    values[0] = None;
    values[1] = None;
    assert!(f.score(&values).is_some());
    values[2] = None;
    assert_eq!(f.score(&values), None);
    // Answers to milestones do not help.
    let m = frozen(View::Milestones);
    let with_answer = [values.as_slice(), &[Some(1.0)]].concat();
    assert_eq!(m.score(&with_answer), None);
}

#[test]
fn an_unanswered_milestone_is_a_zero_and_an_answer_counts() {
    let f = frozen(View::Milestones);
    let unanswered = f.score(&[ALL.as_slice(), &[None]].concat()).unwrap();
    let zero = f.score(&[ALL.as_slice(), &[Some(0.0)]].concat()).unwrap();
    let operating = f.score(&[ALL.as_slice(), &[Some(1.0)]].concat()).unwrap();
    assert_eq!(unanswered, zero);
    // Network = (100 + 50 + 0.5·100) / 2.5 = 80 instead of 60.
    assert!((operating.root - unanswered.root - 10.0).abs() < 1e-12);
}

#[test]
fn values_beyond_the_goalposts_are_capped_before_the_transform() {
    let f = frozen(View::Outcomes);
    assert_eq!(f.points(3, -5.0), 0.0);
    assert_eq!(f.points(3, 1e12), 100.0);
    assert_eq!(f.points(1, -1.0), 100.0);
    assert_eq!(f.points(1, 51.0), 0.0);
    assert!((f.points(3, 9.0) - 100.0 / 3.0).abs() < 1e-12);
}

#[test]
fn a_value_that_is_not_finite_counts_as_missing() {
    let f = frozen(View::Outcomes);
    let mut gone = ALL;
    gone[2] = None;
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut values = ALL;
        values[2] = Some(bad);
        assert_eq!(f.score(&values), f.score(&gone));
    }
}

#[test]
fn weights_of_leaves_and_groups_can_be_set() {
    let weights = [("Enable".to_owned(), 3.0), ("internet".to_owned(), 0.0)];
    let f = Frozen::new(&small(), View::Outcomes, &weights).unwrap();
    assert!((f.score(&ALL).unwrap().root - (3.0 * 80.0 + 75.0) / 4.0).abs() < 1e-12);
    let shares: f64 = f.nodes()[0].children.iter().map(|c| f.nodes()[*c].share).sum();
    assert!((shares - 1.0).abs() < 1e-15);
    // A weight of a milestone is known in the view that does not show it.
    assert!(Frozen::new(&small(), View::Outcomes, &[("strategy".into(), 2.0)]).is_ok());
}

#[test]
fn faults_are_named_at_their_node() {
    let fault = |weights: &[(String, f64)]| Frozen::new(&small(), View::Outcomes, weights).unwrap_err();
    let of = |node: &str, w: f64| fault(&[(node.into(), w)]);
    assert_eq!(
        (of("nowhere", 1.0).reason, of("Power", 1.0).reason),
        (Reason::Unknown, Reason::Unknown)
    );
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        let p = of("Enable/Power", bad);
        assert_eq!((p.reason, p.node.as_str()), (Reason::Weight, "Enable/Power"));
    }
    let p = fault(&[("Enable".into(), 0.0), ("Network".into(), 0.0)]);
    assert_eq!((p.reason, p.node.as_str()), (Reason::WeightSum, "index"));

    let mut framework = small();
    framework.leaves.push(leaf("internet", &["Network"], 0.0, 1.0));
    assert_eq!(
        Frozen::new(&framework, View::Outcomes, &[]).unwrap_err().reason,
        Reason::Duplicate
    );
    let mut framework = small();
    framework.leaves[0].goal_high = 0.0;
    assert_eq!(
        Frozen::new(&framework, View::Outcomes, &[]).unwrap_err().reason,
        Reason::Goalposts
    );
    let mut framework = small();
    framework.leaves.retain(|l| l.role == Role::Milestone);
    assert_eq!(
        Frozen::new(&framework, View::Outcomes, &[]).unwrap_err().reason,
        Reason::NoData
    );
}

#[test]
fn what_is_missing_could_move_the_score_this_far() {
    let f = frozen(View::Outcomes);
    let mut values = ALL;
    values[2] = None;
    let effect = f.missing_effect(&values).unwrap();
    // internet at 0 or 100: Enable = 40 or 90.
    assert!((effect.worst - 57.5).abs() < 1e-12 && (effect.best - 82.5).abs() < 1e-12);
    assert_eq!(effect.leaves.len(), 1);
    assert_eq!(
        (effect.leaves[0].worst, effect.leaves[0].best),
        (effect.worst, effect.best)
    );
    let known = f.missing_effect(&ALL).unwrap();
    assert_eq!(known.worst, known.best);
    assert_eq!(known.leaves, []);
    // An unanswered milestone is not known either.
    let m = frozen(View::Milestones);
    let open = m.missing_effect(&[ALL.as_slice(), &[None]].concat()).unwrap();
    assert!(open.best - open.worst > 9.99);
}

fn values() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.8, -50.0f64..1500.0), 6)
}

proptest! {
    #[test]
    fn the_fast_path_equals_the_slow_one_to_the_last_bit(values in values(), w in prop::collection::vec(0.0f64..3.0, 4)) {
        let names = ["Enable", "Network", "Enable/Power", "schooling"];
        let weights: Vec<(String, f64)> = names.iter().map(|n| n.to_string()).zip(w).collect();
        for view in [View::Outcomes, View::Milestones] {
            let Ok(f) = Frozen::new(&small(), view, &weights) else { continue };
            let n = f.leaves().len();
            let present: Vec<bool> = values[..n].iter().map(Option::is_some).collect();
            let flat: Vec<f64> = values[..n].iter().enumerate()
                .map(|(at, v)| v.unwrap_or(if f.leaves()[at].role == Role::Milestone { 0.0 } else { f64::NAN })).collect();
            let slow = f.score(&values[..n]);
            let effective = f.effective(&present);
            prop_assert_eq!(slow.is_some(), effective.is_some());
            if let (Some(slow), Some(e)) = (slow, effective) {
                prop_assert_eq!(slow.root.to_bits(), f.score_root(&e, &flat).to_bits());
                let points: Vec<f64> = flat.iter().enumerate().map(|(at, v)| f.points(at, *v)).collect();
                prop_assert_eq!(slow.root.to_bits(), e.root_of_points(&points).to_bits());
            }
        }
    }

    #[test]
    fn contributions_add_up_to_the_score_and_what_is_available_to_a_hundred(values in values()) {
        let f = frozen(View::Milestones);
        if let Some(s) = f.score(&values) {
            let earned: f64 = f.leaves().iter().map(|l| s.nodes[l.at].earned).sum();
            let available: f64 = f.leaves().iter().map(|l| s.nodes[l.at].available).sum();
            prop_assert_eq!(earned.to_bits(), s.root.to_bits());
            prop_assert!((available - 100.0).abs() < 1e-9);
            for (at, node) in f.nodes().iter().enumerate().filter(|(_, n)| n.leaf.is_none()) {
                let sum: f64 = node.children.iter().map(|c| s.nodes[*c].earned).sum();
                prop_assert!((sum - s.nodes[at].earned).abs() < 1e-9);
                if let Some(score) = s.nodes[at].score {
                    prop_assert!((score * s.nodes[at].available / 100.0 - sum).abs() < 1e-9);
                }
            }
            prop_assert!((s.root - f.node_scores(&values)[0].unwrap()).abs() < 1e-9);
            let effect = f.missing_effect(&values).unwrap();
            prop_assert!(effect.worst <= s.root + 1e-9 && s.root <= effect.best + 1e-9);
        }
    }

    #[test]
    fn a_better_value_never_lowers_the_score(values in values(), at in 0usize..6, by in 0.0f64..300.0) {
        let f = frozen(View::Milestones);
        let mut better = values.clone();
        let sign = if at == 1 { -1.0 } else { 1.0 };
        better[at] = values[at].map(|v| v + sign * by);
        if let (Some(a), Some(b)) = (f.score(&values), f.score(&better)) {
            prop_assert!(b.root >= a.root - 1e-9);
        }
    }

    #[test]
    fn other_economies_do_not_matter_and_weights_only_in_proportion(values in values(), by in 0.1f64..9.0) {
        let f = frozen(View::Outcomes);
        let weights = [("Enable".to_owned(), by), ("Network".to_owned(), by)];
        let g = Frozen::new(&small(), View::Outcomes, &weights).unwrap();
        if let (Some(a), Some(b)) = (f.score(&values[..5]), g.score(&values[..5])) {
            prop_assert!((a.root - b.root).abs() < 1e-9);
        }
    }
}
