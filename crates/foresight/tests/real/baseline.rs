//! Baselines on the real pack: what would have been said in 2014, and what came.

use crate::shared::{BASE, HORIZON, world};
use foresight::baseline::{Baselines, Method};

/// Five years on from 2014: fitted on what was known by then, judged by what came. The limits are
/// wide on purpose: this guards against a broken band, the backtest screen shows the table.
#[test]
fn in_2014_four_of_five_outcomes_of_2019_lay_inside_the_eighty_per_cent_band() {
    let world = world();
    let ids: Vec<&str> = world
        .framework
        .leaves
        .iter()
        .map(|l| l.indicator.as_str())
        .collect();
    let b = Baselines::fit(&world.pack, &world.atlas, &ids, 2014, 2019);
    let (mut inside, mut all) = (0, 0);
    let (mut error, mut stay) = (0.0, 0.0);
    for id in ids
        .iter()
        .filter(|id| b.choice(id).is_some_and(|c| c.ratio().is_some()))
    {
        for e in world.atlas.economies() {
            let Some(truth) = world.pack.at_year(id, e.iso3, 2019) else {
                continue;
            };
            let mut out = vec![0.0; b.len()];
            let mut ends: Vec<f64> = Vec::new();
            for draw in 0..100 {
                if b.draw_path(e.iso3, id, draw, 1, &mut out) {
                    ends.push(out[5]);
                }
            }
            if ends.is_empty() {
                continue;
            }
            ends.sort_by(f64::total_cmp);
            all += 1;
            inside += usize::from(ends[10] <= truth && truth <= ends[89]);
            if *id == "internet_users_pct" {
                let path = b.path(e.iso3, id).unwrap();
                error += (path[5] - truth).abs();
                stay += (path[0] - truth).abs();
            }
        }
    }
    let share = f64::from(u32::try_from(inside).unwrap()) / f64::from(u32::try_from(all).unwrap());
    assert!(all > 4_000 && (0.72..=0.90).contains(&share), "{share} of {all}");
    assert!(error < 0.75 * stay, "internet users: {error} against {stay}");
}

#[test]
fn persistence_wins_often_and_says_so() {
    let world = world();
    let ids: Vec<&str> = world
        .framework
        .leaves
        .iter()
        .map(|l| l.indicator.as_str())
        .collect();
    let b = Baselines::fit(&world.pack, &world.atlas, &ids, BASE, HORIZON);
    let won = ids
        .iter()
        .filter(|id| b.choice(id).is_some_and(|c| c.persistence_won()))
        .count();
    assert!(won >= 8, "{won}");
    assert!(!b.method("internet_users_pct").is_flat());
    assert_eq!(b.method("wgi_rule_of_law"), Method::Persistence);
    assert_eq!(b.method("cloud_hyperscaler_providers_count"), Method::Untested);
    assert_eq!(b.method("milestone_csirt"), Method::Milestone);
}

/// Jumps that the pack's README names as a change of source or a survey: no trend reaches over them.
#[test]
fn the_breaks_of_the_pack_leave_no_trend_behind() {
    let world = world();
    let ids = [
        "internet_users_pct",
        "rural_electricity_access_pct",
        "electricity_access_pct",
    ];
    for (id, code, year) in [
        (ids[0], "LBY", 2020),
        (ids[1], "MAR", 2006),
        (ids[2], "AFG", 2016),
    ] {
        let e = code.parse().unwrap();
        let before = world
            .pack
            .points(id, e)
            .iter()
            .rev()
            .find(|p| p.year < year)
            .unwrap();
        let jump = world.pack.at_year(id, e, year).unwrap() - before.value;
        let b = Baselines::fit(&world.pack, &world.atlas, &[id], year + 2, year + 3);
        let path = b.path(e, id);
        let Some(path) = path else { continue };
        assert!(
            (path[1] - path[0]).abs() < 0.5 * jump.abs(),
            "{id} {code} {jump} {path:?}"
        );
    }
}
