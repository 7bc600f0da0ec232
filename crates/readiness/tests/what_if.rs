//! Targets, their inverse, and the interval beside the others.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

mod common;

use common::{framework, small};
use indicators::View;
use proptest::prelude::*;
use readiness::what_if::{Target, interval, value_at, with_targets};
use readiness::{Frozen, rank_intervals};

#[test]
fn no_targets_reproduce_the_rank_interval_to_the_last_bit() {
    let f = Frozen::new(&small(), View::Outcomes, &[]).unwrap();
    let rows: Vec<Vec<Option<f64>>> = (0..6)
        .map(|i| (0..5).map(|j| Some(f64::from(i * 7 + j * 5 % 11))).collect())
        .collect();
    let base = rank_intervals(&f, &rows, 200, 7, &mut |_| true).unwrap();
    let same = with_targets(&f, &rows[2], &[]);
    let found = interval(&f, &rows, (2, same), (200, 7), &mut |_| true).unwrap();
    assert_eq!(found, base[2]);
    let best = Target {
        indicator: "electricity".into(),
        value: 100.0,
    };
    let raised = with_targets(&f, &rows[2], &[best]);
    let found = interval(&f, &rows, (2, raised), (200, 7), &mut |_| true)
        .unwrap()
        .unwrap();
    assert!(found.score > base[2].unwrap().score && found.rank <= base[2].unwrap().rank);
    assert_eq!(
        interval(&f, &rows, (2, rows[2].clone()), (200, 7), &mut |_| false),
        None
    );
}

proptest! {
    #[test]
    fn the_value_of_points_earns_them(points in 0.0f64..=100.0) {
        let f = Frozen::new(&framework("prongs"), View::Outcomes, &[]).unwrap();
        for leaf in 0..f.leaves().len() {
            let earned = f.points(leaf, value_at(&f, leaf, points).unwrap());
            prop_assert!(earned >= points && earned - points < 1e-6, "{} {} {}", leaf, points, earned);
        }
    }
}
