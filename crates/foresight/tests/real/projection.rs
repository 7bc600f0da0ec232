//! The projection on the real pack: laws, and a slow obvious implementation beside the fast one.

use std::collections::BTreeMap;

use crate::shared::{BASE, Fitted, World, eastern_africa, project, world};
use atlas::Iso3;
use foresight::draw::{Key, Purpose, delivered_share, overrun};
use foresight::effect::{
    DEADWEIGHT, Delivery, absorption, additional, better, copula, delivery_shift, kappa, ramp, respond,
};
use foresight::projection::{IdleDose, PEOPLE, Peers, ROOT};
use foresight::{Chosen, Context, DoseKind, ImpactRow, Projection, Quantity, SizedProject, Stopped};
use indicators::View;

const DRAWS: u32 = 20;

fn ken() -> Iso3 {
    "KEN".parse().unwrap()
}

fn uga() -> Iso3 {
    "UGA".parse().unwrap()
}

fn fibre(e: Iso3) -> SizedProject {
    project(
        "fibre",
        e,
        &[
            ("fixed_broadband_per100", DoseKind::Gap, 0.06),
            ("internet_users_pct", DoseKind::Gap, 0.05),
            ("secure_servers_per_million", DoseKind::Log, 0.08),
        ],
    )
}

fn rural(e: Iso3) -> SizedProject {
    project(
        "rural_4g",
        e,
        &[
            ("internet_users_pct", DoseKind::Exposure, 4.0),
            ("mobile_subscriptions_per100", DoseKind::Exposure, 3.0),
        ],
    )
}

fn reliable(e: Iso3) -> SizedProject {
    project(
        "grid_reliab",
        e,
        &[("firms_with_power_outages_pct", DoseKind::Gap, 0.1)],
    )
}

fn team(e: Iso3) -> SizedProject {
    let mut p = project("csirt", e, &[("milestone_csirt", DoseKind::Milestone, 0.8)]);
    p.is_it = true;
    p
}

fn run(context: &Context, projects: &[&SizedProject], economies: &[Iso3], seed: u64) -> Projection {
    let chosen: Vec<Chosen> = projects
        .iter()
        .map(|project| Chosen { project, start: 2026 })
        .collect();
    foresight::project(context, &chosen, economies, DRAWS, seed, &mut |_| true).unwrap()
}

fn pick<'p>(p: &'p Projection, economy: Iso3, node: &str, q: Quantity, view: View) -> Vec<&'p ImpactRow> {
    p.rows
        .iter()
        .filter(|r| r.economy == economy && r.node == node && r.quantity == q && r.view == view)
        .collect()
}

fn same(a: &ImpactRow, b: &ImpactRow) -> bool {
    let bits = |r: &ImpactRow| {
        [
            r.without,
            r.with,
            r.p10,
            r.p50,
            r.p90,
            r.without_band.0,
            r.without_band.1,
        ]
        .map(f64::to_bits)
    };
    a.node == b.node && a.economy == b.economy && a.year == b.year && bits(a) == bits(b)
}

fn setup() -> (World, Fitted) {
    let world = world();
    let fitted = world.fit();
    (world, fitted)
}

#[test]
fn a_zero_plan_reproduces_the_readiness_score_and_every_year_of_the_baseline() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let all: Vec<Iso3> = world.atlas.economies().iter().map(|e| e.iso3).collect();
    let p = foresight::project(&context, &[], &all, 3, 1, &mut |_| true).unwrap();
    let outcomes = readiness::score_all(
        &fitted.outcomes,
        &world.atlas,
        &world.pack,
        &readiness::Overrides::default(),
        BASE,
        crate::shared::OLDEST,
    );
    let mut compared = 0;
    for (view, readiness) in [(View::Outcomes, &outcomes), (View::Milestones, &fitted.readiness)] {
        for (e, scored) in readiness.scored() {
            let score = pick(&p, e.economy, ROOT, Quantity::Score, view);
            assert_eq!(score[0].year, BASE);
            for value in [score[0].with, score[0].without, score[0].p10, score[0].p90] {
                assert_eq!(value.to_bits(), scored.root.to_bits(), "{}", e.economy);
            }
            let rank = pick(&p, e.economy, ROOT, Quantity::Rank, view);
            assert_eq!(rank[0].with.to_bits(), f64::from(e.rank.unwrap()).to_bits());
            compared += 1;
        }
    }
    assert_eq!(compared, 2 * 194);
    for r in &p.rows {
        assert_eq!(r.with.to_bits(), r.without.to_bits());
        assert_eq!(
            (r.p10.to_bits(), r.p90.to_bits()),
            (r.without_band.0.to_bits(), r.without_band.1.to_bits())
        );
    }
}

#[test]
fn a_portfolio_helps_what_it_touches_after_completion_and_never_hurts() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let (a, b, c, d) = (fibre(ken()), rural(ken()), reliable(ken()), team(ken()));
    let one = run(&context, &[&a, &c, &d], &[ken(), uga()], 1);
    let two = run(&context, &[&a, &c, &d, &b], &[ken(), uga()], 1);
    for (x, y) in one
        .rows
        .iter()
        .zip(two.rows.iter().filter(|r| r.node != PEOPLE || r.economy == ken()))
    {
        assert_eq!(
            (x.economy, &x.node, x.quantity, x.year),
            (y.economy, &y.node, y.quantity, y.year)
        );
        let up = if x.quantity == Quantity::Rank || x.node == "firms_with_power_outages_pct" {
            -1.0
        } else {
            1.0
        };
        assert!(up * (y.with - x.with) >= 0.0, "{x:?} {y:?}");
        assert!(up * (x.with - x.without) >= 0.0, "{x:?}");
        if x.quantity != Quantity::People && x.year <= 2029 {
            // Start 2026, two years of work, one of lag: the first effect is in 2030.
            assert_eq!(x.with.to_bits(), x.without.to_bits(), "{x:?}");
        }
    }
    let last = |p: &Projection, view| pick(p, ken(), ROOT, Quantity::Score, view)[10].clone();
    for view in [View::Outcomes, View::Milestones] {
        assert!(last(&one, view).with > last(&one, view).without);
        assert!(last(&two, view).with > last(&one, view).with);
    }
    let outages = pick(
        &one,
        ken(),
        "firms_with_power_outages_pct",
        Quantity::Value,
        View::Outcomes,
    );
    assert!(outages[10].with < outages[10].without);
}

#[test]
fn a_further_project_or_economy_leaves_the_others_draws_alone() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let (a, b) = (
        fibre(ken()),
        project("statcap", ken(), &[("spi_overall", DoseKind::Gap, 0.14)]),
    );
    let one = run(&context, &[&a], &[ken()], 1);
    let two = run(&context, &[&a, &b], &[ken()], 1);
    for node in ["fixed_broadband_per100", "internet_users_pct", "wgi_rule_of_law"] {
        let rows = |p| {
            pick(p, ken(), node, Quantity::Value, View::Outcomes)
                .into_iter()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert!(
            rows(&one).iter().zip(rows(&two)).all(|(x, y)| same(x, &y)),
            "{node}"
        );
    }
    let wider = run(&context, &[&a], &[uga(), ken()], 1);
    let kenya: Vec<&ImpactRow> = wider.rows.iter().filter(|r| r.economy == ken()).collect();
    assert_eq!(kenya.len(), one.rows.len());
    assert!(one.rows.iter().zip(kenya).all(|(x, y)| same(x, y)));
}

#[test]
fn the_order_of_projects_never_matters_and_a_seed_gives_the_same_bytes() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let (a, b) = (fibre(ken()), rural(ken()));
    let once = run(&context, &[&a, &b], &[ken()], 7);
    let bytes = |p: &Projection| serde_json::to_string(p).unwrap();
    assert_eq!(bytes(&once), bytes(&run(&context, &[&b, &a], &[ken()], 7)));
    assert_ne!(bytes(&once), bytes(&run(&context, &[&a, &b], &[ken()], 8)));
}

#[test]
fn values_stay_inside_their_natural_bounds() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let region = eastern_africa(&world.atlas);
    let projects: Vec<SizedProject> = region
        .iter()
        .flat_map(|e| [fibre(*e), rural(*e), team(*e)])
        .collect();
    let p = run(&context, &projects.iter().collect::<Vec<_>>(), &region, 3);
    assert!(p.rows.len() > 5_000);
    for r in &p.rows {
        let all = [
            r.without,
            r.with,
            r.p10,
            r.p50,
            r.p90,
            r.without_band.0,
            r.without_band.1,
        ];
        assert!(all.iter().all(|v| v.is_finite()));
        assert!(r.p10 <= r.p50 && r.p50 <= r.p90);
        let (low, high) = match r.quantity {
            Quantity::Score => (0.0, 100.0),
            Quantity::Rank => (1.0, 194.0),
            Quantity::People => (0.0, 2e8),
            Quantity::Value => {
                let b = fitted.baselines.bounds(&r.node).unwrap();
                (b.least, b.most)
            }
        };
        assert!(all.iter().all(|v| (low..=high).contains(v)), "{r:?}");
    }
}

#[test]
fn people_reached_by_two_projects_are_counted_once() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let (a, b) = (fibre(uga()), rural(uga()));
    let people = |projects: &[&SizedProject]| {
        pick(
            &run(&context, projects, &[uga()], 1),
            uga(),
            PEOPLE,
            Quantity::People,
            View::Outcomes,
        )[10]
            .with
    };
    let (x, y, both) = (people(&[&a]), people(&[&b]), people(&[&a, &b]));
    assert!(x > 0.0 && y > 0.0 && both > x.max(y) && both < 400_000.0);
}

#[test]
fn doses_that_move_nothing_are_named() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let p = project("x", ken(), &[("no_such_indicator", DoseKind::Gap, 0.1)]);
    let q = project("y", uga(), &[("internet_users_pct", DoseKind::Gap, 0.1)]);
    let reasons: Vec<IdleDose> = run(&context, &[&p, &q], &[ken()], 1).idle;
    let text = serde_json::to_string(&reasons).unwrap();
    assert!(
        text.contains("not_in_framework") && text.contains("not_in_plan"),
        "{text}"
    );
}

#[test]
fn a_projection_stops_when_told_to() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let mut calls = 0;
    let stopped = foresight::project(&context, &[], &[ken()], 2, 1, &mut |_| {
        calls += 1;
        calls < 5
    });
    assert_eq!(stopped, Err(Stopped));
    assert_eq!(calls, 5);
}

#[test]
fn the_expected_dose_is_what_was_worked_out_by_hand() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let mut p = fibre(ken());
    p.unverified_factor = 0.8;
    let doses = context.expected_doses(View::Outcomes, &p);
    assert_eq!(doses.len(), 3);
    let c = fitted.conditions[&ken()];
    let gap = doses
        .iter()
        .find(|d| d.indicator == "internet_users_pct")
        .unwrap();
    // A gap dose: −ln(1 − 0.05 × 0.75), whatever the gap.
    let by_hand = -(1.0_f64 - 0.05 * 0.75).ln()
        * 0.8
        * Delivery::new(p.delivery, delivery_shift(c.effectiveness)).expected()
        * foresight::draw::expected_delivered_share(false, p.unit_cost)
        * absorption(c.effectiveness, c.statistics);
    assert!((gap.dose - by_hand).abs() < 1e-12);
    // 0..100 goalposts: points are the gap times the leaf's effective weight, 1 of 4 pillars,
    // 1 of 4 groups of Enable, 1 of 4 leaves.
    assert!((gap.points - gap.gap / 64.0).abs() < 1e-9, "{gap:?}");
    assert!(context.expected_doses(View::Outcomes, &team(ken())).is_empty());
    assert_eq!(context.expected_doses(View::Milestones, &team(ken())).len(), 1);
}

#[test]
fn an_uncertain_unit_cost_leaves_the_draws_of_other_projects_alone() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let certain = [fibre(ken()), fibre(uga())];
    let mut uncertain = [fibre(ken()), fibre(uga())];
    uncertain[0].unit_cost = foresight::Range {
        low: 0.5,
        mid: 1.0,
        high: 2.5,
    };
    let economies = [ken(), uga()];
    let rows = |projects: &[SizedProject; 2]| {
        let all = run(&context, &projects.iter().collect::<Vec<_>>(), &economies, 5);
        all.rows
            .into_iter()
            .filter(|r| r.quantity == Quantity::Value)
            .partition::<Vec<_>, _>(|r| r.economy == ken())
    };
    let (kenya, uganda) = rows(&certain);
    let (other, same) = rows(&uncertain);
    assert_eq!(uganda, same);
    assert_ne!(kenya, other);
}

/// The obvious way: every draw, economy and year by itself through the public parts.
#[test]
fn the_fast_projection_equals_the_obvious_one() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let seed = 11;
    let mut projects = [fibre(ken()), rural(ken()), team(ken()), fibre(uga())];
    projects[0].unit_cost = foresight::Range {
        low: 0.7,
        mid: 1.0,
        high: 1.6,
    };
    let economies = [ken(), uga()];
    let fast = run(&context, &projects.iter().collect::<Vec<_>>(), &economies, seed);
    let frozen = &fitted.milestones;
    let peers = Peers::new(frozen, &world.atlas, &fitted.readiness);
    let b = &fitted.baselines;
    let years: Vec<i16> = b.years().collect();
    // score[with][year] by draw for each economy; value[with] of one indicator at the last year.
    let mut ranks: BTreeMap<(Iso3, i16), Vec<f64>> = BTreeMap::new();
    let mut scores: BTreeMap<(Iso3, i16), Vec<f64>> = BTreeMap::new();
    let mut internet: BTreeMap<(Iso3, i16), Vec<f64>> = BTreeMap::new();
    for draw in 0..DRAWS {
        let mut world_scores: Vec<Vec<Option<f64>>> = vec![Vec::new(); years.len()];
        for row in &fitted.readiness.economies {
            let c = fitted.conditions[&row.economy];
            let handle = b.economy(row.economy).unwrap();
            let source = b.source(handle, draw, seed);
            for (y, year) in years.iter().enumerate() {
                let values: Vec<Option<f64>> = row
                    .cells
                    .iter()
                    .zip(frozen.leaves())
                    .enumerate()
                    .map(|(at, (cell, leaf))| {
                        let anchor = cell.used.value()?;
                        let mut path = vec![0.0; b.len()];
                        let start = b.start(handle, b.indicator(&leaf.indicator)?, anchor);
                        b.draw_at(&start, source, draw, seed, &mut path);
                        let y_base = path[y];
                        let income = world.atlas.get(row.economy)?.income;
                        let k = better(leaf.direction, peers.reference(at, income)?, y_base);
                        let mut dose = 0.0;
                        let mut sorted: Vec<&SizedProject> = projects.iter().collect();
                        sorted.sort_by(|p, q| p.id.cmp(&q.id));
                        for p in sorted {
                            for d in p
                                .doses
                                .iter()
                                .filter(|d| d.economy == row.economy && d.indicator == leaf.indicator)
                            {
                                let normal =
                                    |purpose, id: &str| Key::new(seed, id, purpose).at(draw).normal();
                                let z = copula(
                                    normal(Purpose::Delivery, &p.id),
                                    std::iter::once((1.0, normal(Purpose::Climate, row.economy.as_str()))),
                                );
                                let delta = Delivery::new(p.delivery, delivery_shift(c.effectiveness)).at(z);
                                let over = Key::new(seed, &p.id, Purpose::Overrun);
                                let price = Key::new(seed, &p.id, Purpose::UnitCost);
                                let x = delivered_share(
                                    overrun(over, draw, p.is_it) * price.at(draw).triangular(p.unit_cost),
                                );
                                let size = Key::new(seed, &p.archetype, Purpose::Effect)
                                    .with(&d.indicator)
                                    .number(d.kind as u64)
                                    .at(draw)
                                    .triangular(d.size);
                                let w = Key::new(seed, &p.archetype, Purpose::Deadweight)
                                    .at(draw)
                                    .triangular(DEADWEIGHT);
                                dose += kappa(d.kind, size, additional(d, w), y_base, k)
                                    * (ramp(&p.timing, 2026, *year)
                                        * absorption(c.effectiveness, c.statistics)
                                        * (delta * x));
                            }
                        }
                        Some(respond(y_base, k, dose))
                    })
                    .collect();
                world_scores[y].push(frozen.score(&values).map(|s| s.root));
                if economies.contains(&row.economy) {
                    let at = frozen.leaf_of("internet_users_pct").unwrap();
                    internet
                        .entry((row.economy, *year))
                        .or_default()
                        .push(values[at].unwrap());
                }
            }
        }
        for (y, year) in years.iter().enumerate() {
            let places = readiness::ranks(&world_scores[y]);
            for e in economies {
                let at = fitted
                    .readiness
                    .economies
                    .iter()
                    .position(|r| r.economy == e)
                    .unwrap();
                scores
                    .entry((e, *year))
                    .or_default()
                    .push(world_scores[y][at].unwrap());
                ranks
                    .entry((e, *year))
                    .or_default()
                    .push(f64::from(places[at].unwrap()));
            }
        }
    }
    let middle = |v: &[f64]| {
        let mut v = v.to_vec();
        v.sort_by(f64::total_cmp);
        (v[DRAWS as usize / 2 - 1] + v[DRAWS as usize / 2]) / 2.0
    };
    for e in economies {
        for (node, q, view, slow) in [
            (ROOT, Quantity::Score, View::Milestones, &scores),
            (ROOT, Quantity::Rank, View::Milestones, &ranks),
            ("internet_users_pct", Quantity::Value, View::Outcomes, &internet),
        ] {
            for r in pick(&fast, e, node, q, view) {
                let expected = middle(&slow[&(e, r.year)]);
                assert!((r.with - expected).abs() < 1e-9, "{r:?} {expected}");
            }
        }
    }
}

#[test]
fn order_never_matters_and_no_bound_is_ever_crossed_however_large_the_portfolio() {
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let huge: Vec<SizedProject> = ["a", "b", "c", "d"]
        .iter()
        .flat_map(|name| {
            [ken(), uga()].map(|e| {
                project(
                    name,
                    e,
                    &[
                        ("internet_users_pct", DoseKind::Exposure, 60.0),
                        ("fixed_broadband_per100", DoseKind::Gap, 0.9),
                        ("secure_servers_per_million", DoseKind::Log, 3.0),
                        ("firms_with_power_outages_pct", DoseKind::Gap, 0.9),
                        ("milestone_csirt", DoseKind::Milestone, 1.0),
                    ],
                )
            })
        })
        .collect();
    let forth: Vec<&SizedProject> = huge.iter().collect();
    let back: Vec<&SizedProject> = huge.iter().rev().collect();
    let economies = [ken(), uga()];
    let (one, two) = (
        run(&context, &forth, &economies, 4),
        run(&context, &back, &economies, 4),
    );
    assert!(one.rows.iter().zip(&two.rows).all(|(a, b)| same(a, b)));
    for r in one.rows.iter().filter(|r| r.quantity == Quantity::Value) {
        let bounds = fitted.baselines.bounds(&r.node).unwrap();
        for v in [r.p10, r.p50, r.p90] {
            assert!(
                v >= bounds.least.min(r.without) && v <= bounds.most.max(r.without),
                "{r:?}"
            );
        }
    }
    let score = pick(&one, ken(), ROOT, Quantity::Score, View::Milestones);
    assert!(score.iter().all(|r| (0.0..=100.0).contains(&r.p90)));
}

#[test]
fn runs_of_draws_join_and_a_kept_backdrop_changes_nothing() {
    use foresight::projection::{Draws, Seen, Watch, project_on};
    #[derive(Default)]
    struct Keep(Vec<Vec<f64>>);
    impl Watch for Keep {
        fn economy(&mut self, seen: &Seen<'_>) {
            let [without, with] = seen.scores(View::Outcomes, 2035).unwrap();
            self.0.push([without, with].concat());
        }
    }
    let (world, fitted) = setup();
    let context = fitted.context(&world);
    let p = fibre(ken());
    let chosen = [Chosen {
        project: &p,
        start: 2026,
    }];
    let seen = |first, count, backdrop: &mut Option<_>| {
        let (draws, mut watch) = (Draws::from(first, count, 3), Keep::default());
        let rows = project_on(
            &context,
            &chosen,
            &[ken()],
            &draws,
            backdrop,
            &mut watch,
            &mut |_| true,
        );
        (rows.unwrap(), watch.0.remove(0))
    };
    let mut backdrop = None;
    let (rows, whole) = seen(0, 12, &mut backdrop);
    let (again, _) = seen(0, 12, &mut backdrop);
    assert_eq!(rows, again);
    let ((_, a), (_, b)) = (seen(0, 5, &mut None), seen(5, 7, &mut None));
    let joined = [&a[..5], &b[..7], &a[5..], &b[7..]].concat();
    assert_eq!(whole, joined);
}
