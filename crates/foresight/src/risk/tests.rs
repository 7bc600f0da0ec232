use super::*;
use crate::draw::{Key, Purpose, normal_cdf, normal_quantile};
use proptest::prelude::*;

#[test]
fn a_spread_knows_its_worst_tenth_and_its_error() {
    let values: Vec<f64> = (0..1000).map(f64::from).collect();
    let s = Spread::of(&values);
    assert!((s.mean - 499.5).abs() < 1e-9 && (s.cvar10 - 49.5).abs() < 1e-9);
    // Sample standard deviation of 0..999 is 288.8194; over the root of 1,000: 9.1333.
    assert!((s.se - 9.1333).abs() < 1e-3, "{s:?}");
    assert_eq!(Spread::of(&[]), Spread::default());
}

proptest! {
    #[test]
    fn the_worst_tenth_lies_below_the_percentiles_in_order(values in prop::collection::vec(-1e3..1e3_f64, 1..200)) {
        let s = Spread::of(&values);
        prop_assert!(s.cvar10 <= s.p10 + 1e-9 && s.p10 <= s.p50 && s.p50 <= s.p90);
    }

    #[test]
    fn a_plan_against_itself_is_a_tie_and_the_other_way_round_is_the_complement(
        a in prop::collection::vec(-9_i32..9, 1..60), b in prop::collection::vec(-9_i32..9, 60)
    ) {
        let a: Vec<f64> = a.into_iter().map(f64::from).collect();
        let b: Vec<f64> = b.into_iter().map(f64::from).take(a.len()).collect();
        prop_assert!((paired(&a, &a).a_better.share - 0.5).abs() < 1e-12);
        let sum = paired(&a, &b).a_better.share + paired(&b, &a).a_better.share;
        prop_assert!((sum - 1.0).abs() < 1e-12);
    }
}

/// B = m + s₁θ₁ + s₂θ₂ against A = 0, θ standard normal: knowing θ₁ is worth E[max(0, m + s₁θ₁)] −
/// max(0, m) = m·Φ(m/s₁) + s₁·φ(m/s₁) − max(0, m), and the choice changes with probability Φ(−|m|/s₁).
#[test]
fn knowing_one_of_two_normals_is_worth_what_the_closed_form_says() {
    let (m, s1, s2) = (0.3, 1.0, 1.0);
    let normal = |name: &str, at: u32| Key::new(1, name, Purpose::Effect).at(at).normal();
    let (outer, inner) = (4000, 200);
    let b: Vec<Vec<f64>> = (0..outer)
        .map(|o| {
            (0..inner)
                .map(|i| m + s1 * normal("known", o) + s2 * normal("rest", i))
                .collect()
        })
        .collect();
    let a = vec![vec![0.0; inner as usize]; outer as usize];
    let found = partial_perfect(&[a, b]);
    let density = libm::exp(-0.5 * (m / s1) * (m / s1)) / (2.0 * std::f64::consts::PI).sqrt();
    let expected = m * normal_cdf(m / s1) + s1 * density - m;
    assert_eq!(found.chosen, 1);
    assert!((found.value - expected).abs() < 0.03, "{found:?} {expected}");
    assert!((found.changes - normal_cdf(-m / s1)).abs() < 0.03, "{found:?}");
}

#[test]
fn what_moves_nothing_is_worth_nothing_to_know() {
    let noise = |a: u32, o: u32, i: u32| {
        normal_quantile(
            Key::new(2, "n", Purpose::Effect)
                .number(a.into())
                .number(o.into())
                .at(i)
                .uniform(),
        )
    };
    let gains: Vec<Vec<Vec<f64>>> = (0..3)
        .map(|a| {
            (0..400)
                .map(|o| (0..40).map(|i| f64::from(a) + 0.3 * noise(a, o, i)).collect())
                .collect()
        })
        .collect();
    let found = partial_perfect(&gains);
    assert_eq!((found.chosen, found.value, found.changes), (2, 0.0, 0.0));
}

#[test]
fn a_point_moves_only_the_group_it_is_told_to() {
    let point = Point::draw(7).with_number(Group::Overrun, 9);
    for group in Group::ALL {
        assert_eq!(point.number(group), if group == Group::Overrun { 9 } else { 7 });
    }
    let mut names: Vec<&str> = Group::ALL.iter().map(|g| g.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 12);
}
