//! Times of what a person waits for: `cargo test -p foresight --profile native -- --ignored --nocapture`.
#![expect(clippy::disallowed_types, reason = "a measurement needs a clock")]

use std::time::{Duration, Instant};

use foresight::{Baselines, Chosen, DoseKind};

use crate::shared::{BASE, HORIZON, eastern_africa, project, world};

#[test]
#[ignore = "measures; only meaningful optimised and on an idle machine"]
fn baselines_fit_in_300_ms_and_500_draws_of_a_region_take_2_s() {
    let world = world();
    let fitted = world.fit();
    let ids: Vec<&str> = world
        .framework
        .leaves
        .iter()
        .map(|l| l.indicator.as_str())
        .collect();
    let clock = Instant::now();
    let b = Baselines::fit(&world.pack, &world.atlas, &ids, BASE, HORIZON);
    let fit = clock.elapsed();
    assert_eq!(b.len(), 11);
    let context = fitted.context(&world);
    let region = eastern_africa(&world.atlas);
    let projects: Vec<_> = region
        .iter()
        .flat_map(|e| {
            [
                project("rural_4g", *e, &[("internet_users_pct", DoseKind::Exposure, 1.0)]),
                project(
                    "fibre",
                    *e,
                    &[("secure_servers_per_million", DoseKind::Log, 0.08)],
                ),
                project("csirt", *e, &[("milestone_csirt", DoseKind::Milestone, 0.8)]),
            ]
        })
        .collect();
    let chosen: Vec<Chosen> = projects
        .iter()
        .map(|project| Chosen { project, start: 2026 })
        .collect();
    let clock = Instant::now();
    let p = foresight::project(&context, &chosen, &region, 500, 1, &mut |_| true).unwrap();
    let run = clock.elapsed();
    println!(
        "fit {fit:?}; {} economies, 500 draws, {} rows: {run:?}",
        region.len(),
        p.rows.len()
    );
    assert!(fit < Duration::from_millis(300), "{fit:?}");
    assert!(run < Duration::from_secs(2), "{run:?}");
}
