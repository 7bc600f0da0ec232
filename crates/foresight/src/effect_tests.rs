use super::*;
use proptest::prelude::*;

fn timing() -> Timing {
    Timing {
        duration: 3,
        lag: 1,
        tau: 1.5,
        decay: 0.15,
        maintained: 0.0,
    }
}

fn kinds() -> impl Strategy<Value = DoseKind> {
    prop_oneof![
        Just(DoseKind::Exposure),
        Just(DoseKind::Gap),
        Just(DoseKind::Log),
        Just(DoseKind::Spend),
        Just(DoseKind::Count),
        Just(DoseKind::Milestone),
    ]
}

#[test]
fn nothing_happens_before_completion_and_lag() {
    for year in 2020..=2030 {
        assert_eq!(ramp(&timing(), 2026, year).to_bits(), 0.0_f64.to_bits(), "{year}");
    }
    assert!(ramp(&timing(), 2026, 2031) > 0.0);
}

#[test]
fn what_nobody_maintains_fades_and_what_is_maintained_stays() {
    let fading = timing();
    assert!(ramp(&fading, 2026, 2045) < ramp(&fading, 2026, 2033));
    let kept = Timing {
        maintained: 1.0,
        ..timing()
    };
    assert!(ramp(&kept, 2026, 2045) > 0.99);
    // Hand-worked: completion 2029, first effect after 2030; in 2032 two years of ramp, age three.
    let by_hand = (1.0 - (-2.0_f64 / 1.5).exp()) * 0.85_f64.powi(3);
    assert!((ramp(&fading, 2026, 2032) - by_hand).abs() < 1e-12);
}

#[test]
fn phi_is_the_average_of_the_ramp_and_falls_with_a_later_start() {
    let t = timing();
    let mean = (2026..=2035).map(|y| ramp(&t, 2026, y)).sum::<f64>() / 10.0;
    assert!((phi(&t, 2026, 2025, 2035) - mean).abs() < 1e-12);
    let kept = Timing { maintained: 1.0, ..t };
    assert!(phi(&kept, 2026, 2025, 2035) > phi(&kept, 2028, 2025, 2035));
    assert_eq!(phi(&t, 2026, 2025, 2025).to_bits(), 0.0_f64.to_bits());
}

#[test]
fn one_exposure_dose_moves_the_indicator_by_what_was_worked_out_by_hand() {
    // 300,000 people reached × 0.25 adoption over 10 million, base 100: 0.75 points.
    let delta = 300_000.0 * 0.25 / 10_000_000.0 * 100.0;
    let d = kappa(DoseKind::Exposure, delta, 1.0, 30.0, 80.0);
    assert!((respond(30.0, 80.0, d) - 30.75).abs() < 1e-12);
}

#[test]
fn one_gap_dose_closes_its_share_of_the_gap() {
    let d = kappa(DoseKind::Gap, 0.08, 1.0, 30.0, 80.0);
    assert!((respond(30.0, 80.0, d) - 34.0).abs() < 1e-12);
}

#[test]
fn one_log_dose_multiplies_the_baseline() {
    let d = kappa(DoseKind::Log, 0.1, 1.0, 200.0, 5_000.0);
    assert!((respond(200.0, 5_000.0, d) - 200.0 * 0.1_f64.exp()).abs() < 1e-9);
}

#[test]
fn expected_delivery_without_shift_is_the_catalogues() {
    let d = Delivery::new([0.55, 0.35, 0.1], 0.0);
    assert!((d.expected() - (0.55 + 0.175 + 0.005)).abs() < 1e-12);
    assert!(Delivery::new([0.55, 0.35, 0.1], 0.2).expected() > d.expected());
    assert_eq!(
        Delivery::new([1.0, 0.0, 0.0], 0.0).at(-9.0).to_bits(),
        1.0_f64.to_bits()
    );
    assert_eq!(
        Delivery::new([0.0, 1.0, 0.0], 0.0).at(9.0).to_bits(),
        0.5_f64.to_bits()
    );
    assert_eq!(
        Delivery::new([0.0, 0.0, 1.0], 0.0).at(9.0).to_bits(),
        0.05_f64.to_bits()
    );
}

#[test]
fn delivery_is_correlated_within_an_economy_and_not_across() {
    use crate::draw::{Key, Purpose};
    let own = |id: &str| Key::new(3, id, Purpose::Delivery);
    let climate = |id: &str| Key::new(3, id, Purpose::Climate);
    let pair = |a: &str, b: &str| {
        let (mut xy, n) = (0.0, 20_000);
        for d in 0..n {
            let z = |p: &str, e: &str| {
                copula(
                    own(p).at(d).normal(),
                    std::iter::once((1.0, climate(e).at(d).normal())),
                )
            };
            xy += z("p", a) * z("q", b);
        }
        xy / f64::from(n)
    };
    assert!((pair("KEN", "KEN") - DELIVERY_RHO).abs() < 0.03);
    assert!(pair("KEN", "UGA").abs() < 0.03);
}

#[test]
fn absorption_lies_between_four_tenths_and_one() {
    assert!((absorption(Some(-3.0), Some(0.0)) - 0.4).abs() < 1e-12);
    assert!((absorption(Some(3.0), Some(100.0)) - 1.0).abs() < 1e-12);
    assert!((absorption(None, None) - 0.7).abs() < 1e-12);
}

proptest! {
    #[test]
    fn more_of_a_project_never_does_less(
        kind in kinds(), y in 1.0_f64..90.0, k in 1.0_f64..100.0, a in 0.0_f64..50.0, b in 0.0_f64..50.0,
    ) {
        let (small, large) = (a.min(b), a.max(b));
        prop_assert!(kappa(kind, small, 1.0, y, k) <= kappa(kind, large, 1.0, y, k));
    }

    #[test]
    fn never_a_move_past_the_best_or_away_from_the_better_side(
        kind in kinds(), y in 0.0_f64..100.0, peer in 0.0_f64..100.0, size in -1.0_f64..100.0, lower: bool, x in 0.0_f64..5.0,
    ) {
        let direction = if lower { Direction::Lower } else { Direction::Higher };
        let k = better(direction, y, peer);
        let moved = respond(y, k, x * kappa(kind, size, 1.0, y, k));
        if lower {
            prop_assert!(moved <= y && moved >= k - 1e-12);
        } else {
            prop_assert!(moved >= y && moved <= k + 1e-12);
        }
    }

    #[test]
    fn at_or_beyond_the_peers_there_is_no_effect(kind in kinds(), y in 0.0_f64..100.0, size in 0.0_f64..9.0) {
        let k = better(Direction::Higher, y, y - 1.0);
        prop_assert_eq!(respond(y, k, kappa(kind, size, 1.0, y, k)).to_bits(), y.to_bits());
    }

    #[test]
    fn two_projects_never_do_more_than_the_sum_of_each_alone(
        y in 0.0_f64..90.0, gap in 0.1_f64..80.0, a in 0.0_f64..40.0, b in 0.0_f64..40.0,
    ) {
        let k = y + gap;
        let (da, db) = (kappa(DoseKind::Count, a, 1.0, y, k), kappa(DoseKind::Count, b, 1.0, y, k));
        let alone = respond(y, k, da) - y + respond(y, k, db) - y;
        prop_assert!(respond(y, k, da + db) - y <= alone + 1e-9);
    }

    #[test]
    fn a_small_dose_moves_the_indicator_by_that_many_units(y in 0.0_f64..60.0, gap in 1.0_f64..40.0, share in 0.0_f64..0.9) {
        let delta = share * gap;
        let moved = respond(y, y + gap, kappa(DoseKind::Exposure, delta, 1.0, y, y + gap)) - y;
        prop_assert!((moved - delta).abs() < 1e-9);
    }

    #[test]
    fn lower_is_better_mirrors_higher_is_better(
        kind in kinds(), y in 10.0_f64..90.0, peer in 1.0_f64..100.0, size in 0.0_f64..3.0, x in 0.0_f64..3.0,
    ) {
        let up = better(Direction::Higher, y, peer);
        let down = better(Direction::Lower, y, 2.0 * y - peer);
        let rise = respond(y, up, x * kappa(kind, size, 1.0, y, up)) - y;
        let fall = y - respond(y, down, x * kappa(kind, size, 1.0, y, down));
        prop_assert!((rise - fall).abs() < 1e-9);
    }

    #[test]
    fn deadweight_only_takes_away(y in 0.0_f64..60.0, size in 0.0_f64..20.0, w in 0.0_f64..1.0) {
        prop_assert!(kappa(DoseKind::Count, size, 1.0 - w, y, 90.0) <= kappa(DoseKind::Count, size, 1.0, y, 90.0));
    }

    #[test]
    fn a_stronger_state_never_delivers_less(e in -2.5_f64..2.5, f in -2.5_f64..2.5, z in -4.0_f64..4.0) {
        let at = |g: f64| Delivery::new([0.55, 0.35, 0.1], delivery_shift(Some(g))).at(z);
        prop_assert!(at(e.min(f)) <= at(e.max(f)));
    }
}
