use proptest::prelude::*;

use super::*;
use crate::baseline::{CANDIDATES, Groups, Hindcast, Method};

const ECONOMIES: usize = 24;

type Panel = Vec<Vec<(i16, f64)>>;

/// Growth of different pace with noise, some years missing; from three numbers an economy.
fn panel(shapes: &[(f64, f64, u64)]) -> Panel {
    let noise = |seed: u64, year: i16| {
        let mixed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(u64::from(year.unsigned_abs()).wrapping_mul(1_442_695_040_888_963_407));
        ((mixed >> 33) as f64) / f64::from(1_u32 << 31) - 0.5
    };
    shapes
        .iter()
        .map(|(start, pace, seed)| {
            (2000..=2019)
                .filter(|year| noise(seed ^ 77, *year) > -0.45)
                .map(|year| {
                    let z = start + pace * f64::from(year - 2000) + 0.2 * noise(*seed, year);
                    (year, 100.0 / (1.0 + libm::exp(-z)))
                })
                .collect()
        })
        .collect()
}

fn shapes() -> impl Strategy<Value = Vec<(f64, f64, u64)>> {
    prop::collection::vec((-3.0_f64..1.0, -0.05_f64..0.3, any::<u64>()), ECONOMIES)
}

fn groups() -> Groups {
    Groups::named((0..ECONOMIES).map(|e| ["low", "middle", "high"][e % 3]))
}

fn said(panel: &Panel, origin: i16) -> Hindcast {
    let groups = groups();
    let mut also = CANDIDATES.to_vec();
    also.push(Method::RegionalMean);
    Hindcast::new("% of population", panel, (&groups, &groups), origin, 5, &also)
}

/// Method, economy, horizon, middle, interval.
type Said = (Method, usize, usize, f64, Option<(f64, f64)>);

fn all(hindcast: &Hindcast) -> Vec<Said> {
    let mut out = Vec::new();
    for method in hindcast.methods() {
        for economy in 0..ECONOMIES {
            for h in 1..=5 {
                if let Some(f) = hindcast.forecast(method, economy, h) {
                    out.push((method, economy, h, f.mid, f.band));
                }
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn changing_the_future_never_changes_a_forecast(shapes in shapes(), lie in 0.0_f64..100.0) {
        let panel = panel(&shapes);
        let mut changed = panel.clone();
        for point in changed.iter_mut().flatten().filter(|(year, _)| *year > 2014) {
            point.1 = lie;
        }
        changed[0].push((2031, lie));
        let (a, b) = (said(&panel, 2014), said(&changed, 2014));
        prop_assert_eq!(a.choice(), b.choice());
        prop_assert_eq!(all(&a), all(&b));
    }

    #[test]
    fn lower_is_better_mirrors_higher_is_better(shapes in shapes()) {
        let panel = panel(&shapes);
        let mirrored: Panel = panel
            .iter()
            .map(|s| s.iter().map(|(year, v)| (*year, 100.0 - v)).collect())
            .collect();
        let (a, b) = (said(&panel, 2014), said(&mirrored, 2014));
        for method in CANDIDATES {
            for economy in 0..ECONOMIES {
                for h in 1..=5 {
                    let of = |x: &Hindcast| x.forecast(method, economy, h);
                    let (Some(x), Some(y)) = (of(&a), of(&b)) else { continue };
                    prop_assert!((x.mid + y.mid - 100.0).abs() < 1e-6, "{method:?} {x:?} {y:?}");
                    if let (Some((low, high)), Some((other_low, other_high))) = (x.band, y.band) {
                        prop_assert!((low + other_high - 100.0).abs() < 1e-6);
                        prop_assert!((high + other_low - 100.0).abs() < 1e-6);
                    }
                }
            }
        }
    }

    #[test]
    fn no_forecast_leaves_its_bounds_and_no_interval_its_middle(shapes in shapes()) {
        for (_, _, _, mid, band) in all(&said(&panel(&shapes), 2014)) {
            prop_assert!((0.0..=100.0).contains(&mid));
            if let Some((low, high)) = band {
                prop_assert!(0.0 <= low && low <= mid && mid <= high && high <= 100.0);
            }
        }
    }

    #[test]
    fn any_series_at_all_gives_an_answer_or_a_reason(
        raw in prop::collection::vec(prop::collection::vec((1990_i16..2040, -1e6_f64..1e6), 0..12), ECONOMIES),
    ) {
        let panel: Panel = raw
            .into_iter()
            .map(|mut s| {
                s.sort_by_key(|p| p.0);
                s.dedup_by_key(|p| p.0);
                s
            })
            .collect();
        let hindcast = said(&panel, 2014);
        for (economy, series) in panel.iter().enumerate() {
            let refused = reasons(series, 2014).iter().any(|r| r.refuses());
            // The pack begins in 2000: what is older is too old for every published origin.
            prop_assert_eq!(hindcast.start(economy).is_none(), refused);
        }
        prop_assert!(all(&hindcast).iter().all(|f| f.3.is_finite()));
    }
}

#[test]
fn a_walk_that_follows_its_trend_is_foreseen_and_covered() {
    let shapes: Vec<_> = (0..ECONOMIES)
        .map(|e| (-2.0 + 0.1 * e as f64, 0.15, e as u64 * 7919))
        .collect();
    let panel = panel(&shapes);
    let hindcast = said(&panel, 2014);
    let truth = |e: usize, y: i16| panel[e].iter().find(|p| p.0 == y).map(|p| p.1);
    let judged = judge(&hindcast, ECONOMIES, 5, truth).unwrap();
    let (chosen, stay) = (judged.chosen().unwrap(), judged.of(Method::Persistence).unwrap());
    assert!(chosen.mae < 0.4 * stay.mae);
    assert!(chosen.interval_score.unwrap() < stay.interval_score.unwrap());
    assert!(judge(&hindcast, ECONOMIES, 5, |_, _| None).is_none());
}
