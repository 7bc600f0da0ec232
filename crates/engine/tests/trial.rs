//! Another budget, tried on the shipped example.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fault here is the finding of the test"
)]

use engine::job::Trial;
use engine::{Job, Reply, World, run};
use foresight::Quantity;

fn tried(factor: f64, draws: u32) -> Trial {
    let world = World::load().unwrap();
    let job = Job::Trial {
        plan: Box::new(engine::example(world).unwrap()),
        funder: None,
        factor,
        draws,
        seed: 1,
    };
    match run(world, &job, &mut |_| true) {
        Reply::Trial(trial) => *trial,
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_money_changes_nothing_and_more_money_spends_more_whatever_was_tried_before() {
    let none = tried(0.0, 20);
    assert_eq!((none.paid.0, none.projects), (0, 0));
    let scores = none
        .impact
        .projection
        .rows
        .iter()
        .filter(|r| r.quantity == Quantity::Score);
    for row in scores {
        assert_eq!(row.with.to_bits(), row.without.to_bits(), "{row:?}");
    }
    let (half, whole) = (tried(0.5, 20), tried(1.0, 20));
    assert!(half.paid < whole.paid && whole.paid <= whole.envelope);
    // What is kept between calls changes no number.
    assert_eq!(tried(0.5, 20), half);
}
