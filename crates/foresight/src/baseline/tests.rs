use atlas::{Economy, IncomeGroup};
use indicators::{Direction, Indicator};
use proptest::prelude::*;

use super::*;

/// Economies AAA, AAB … in turn low, lower-middle, upper-middle and high income.
pub(crate) fn atlas_of(n: usize) -> Atlas {
    let letter = |k: usize| char::from(b'A' + (k % 26) as u8);
    let incomes = [
        IncomeGroup::Low,
        IncomeGroup::LowerMiddle,
        IncomeGroup::UpperMiddle,
        IncomeGroup::High,
    ];
    Atlas::new(
        (0..n)
            .map(|k| Economy {
                iso3: Iso3::new(&format!("A{}{}", letter(k / 26), letter(k))).unwrap(),
                iso2: String::new(),
                numeric: String::new(),
                names: Default::default(),
                un_region: String::new(),
                un_subregion: String::new(),
                un_intermediate: String::new(),
                wb_region: String::new(),
                income: incomes[k % 4],
                ldc: false,
                lldc: false,
                sids: false,
                oda: true,
                capital: None,
                area_km2: None,
            })
            .collect(),
    )
}

pub(crate) fn indicator(id: &str, unit: &str, direction: Direction) -> Indicator {
    Indicator {
        id: id.into(),
        name: id.into(),
        unit: unit.into(),
        direction,
        theme: String::new(),
        source: "test".into(),
        source_code: String::new(),
        definition: String::new(),
        nature: indicators::Nature::Measured,
    }
}

/// A pack from a function of (economy, year) for each (id, unit, first year, last year).
pub(crate) fn pack_of(
    atlas: &Atlas,
    specs: &[(&str, &str, i16, i16)],
    value: impl Fn(&str, usize, i16) -> f64,
) -> Pack {
    let mut rows = Vec::new();
    for (id, _, first, last) in specs {
        for (k, e) in atlas.economies().iter().enumerate() {
            for year in *first..=*last {
                rows.push((*id, e.iso3, year, value(id, k, year)));
            }
        }
    }
    let list = specs
        .iter()
        .map(|(id, unit, _, _)| indicator(id, unit, Direction::Higher))
        .collect();
    Pack::from_rows(list, Vec::new(), rows)
}

/// Noise in −1..1 from the crate's own streams.
pub(crate) fn noise(id: &str, economy: usize, year: i16) -> f64 {
    let key = Key::new(99, id, Purpose::Effect).number(economy as u64);
    2.0 * key.at(year.unsigned_abs().into()).uniform() - 1.0
}

const PCT: &str = "% of population";

fn trending(id: &str, k: usize, year: i16) -> f64 {
    let z = -2.0 + 0.12 * f64::from(year - 2000) + 0.05 * (k % 7) as f64 + 0.03 * noise(id, k, year);
    100.0 / (1.0 + libm::exp(-z))
}

fn wandering(id: &str, k: usize, year: i16) -> f64 {
    (2000..=year)
        .fold(50.0, |sum, y| sum + 2.0 * noise(id, k, y))
        .clamp(1.0, 99.0)
}

fn mixed(id: &str, k: usize, year: i16) -> f64 {
    match id {
        "trend" | "twin" => trending("trend", k, year),
        _ => wandering(id, k, year),
    }
}

const SPECS: [(&str, &str, i16, i16); 4] = [
    ("trend", PCT, 2000, 2023),
    ("twin", PCT, 2000, 2023),
    ("walk", PCT, 2000, 2023),
    ("short", PCT, 2021, 2023),
];
const IDS: [&str; 5] = ["trend", "twin", "walk", "short", "milestone_x"];

fn fitted() -> (Atlas, Baselines) {
    let atlas = atlas_of(40);
    let pack = pack_of(&atlas, &SPECS, mixed);
    let b = Baselines::fit(&pack, &atlas, &IDS, 2025, 2035);
    (atlas, b)
}

#[test]
fn a_trend_is_followed_and_a_random_walk_is_left_to_persistence() {
    let (_, b) = fitted();
    assert!(!b.method("trend").is_flat());
    assert!(b.choice("trend").unwrap().ratio().unwrap() < 0.6);
    assert_eq!(b.method("walk"), Method::Persistence);
    assert!(b.choice("walk").unwrap().persistence_won());
    assert_eq!(b.choice("walk").unwrap().tried.len(), CANDIDATES.len());
}

#[test]
fn what_is_too_short_to_test_is_held_flat_and_marked() {
    let (atlas, b) = fitted();
    assert_eq!(b.method("short"), Method::Untested);
    let path = b.path(atlas.economies()[3].iso3, "short").unwrap();
    assert!(path.iter().all(|v| v.to_bits() == path[0].to_bits()));
}

#[test]
fn milestones_stay_at_their_answer() {
    let (_, b) = fitted();
    assert_eq!(b.method("milestone_x"), Method::Milestone);
    let mut out = vec![0.0; b.len()];
    let i = b.indicator("milestone_x").unwrap();
    b.draw_at(&b.start(0, i, 0.5), b.source(0, 7, 1), 7, 1, &mut out);
    assert!(out.iter().all(|v| v.to_bits() == 0.5_f64.to_bits()));
}

#[test]
fn at_the_base_year_a_path_is_the_value_it_starts_from_whatever_its_year() {
    let (atlas, b) = fitted();
    for (k, e) in atlas.economies().iter().enumerate() {
        let last = mixed("trend", k, 2023);
        assert_eq!(b.path(e.iso3, "trend").unwrap()[0].to_bits(), last.to_bits());
        let mut out = vec![0.0; b.len()];
        assert!(b.draw_path(e.iso3, "trend", 5, 1, &mut out));
        assert_eq!(out[0].to_bits(), last.to_bits());
    }
    assert_eq!(b.len(), 11);
    assert_eq!(b.years(), 2025..=2035);
}

#[test]
fn the_errors_of_one_economy_come_together() {
    // "twin" is the same series as "trend": in every draw both must take the same path.
    let (atlas, b) = fitted();
    for draw in 0..50 {
        let e = atlas.economies()[usize::try_from(draw).unwrap() % 40].iso3;
        let (mut x, mut y) = (vec![0.0; b.len()], vec![0.0; b.len()]);
        b.draw_path(e, "trend", draw, 1, &mut x);
        b.draw_path(e, "twin", draw, 1, &mut y);
        assert_eq!(x, y);
    }
}

#[test]
fn the_mid_path_is_the_middle_of_the_draws() {
    let (atlas, b) = fitted();
    let e = atlas.economies()[1].iso3;
    let mid = b.path(e, "walk").unwrap();
    let mut ends: Vec<f64> = (0..2_000)
        .map(|draw| {
            let mut out = vec![0.0; b.len()];
            b.draw_path(e, "walk", draw, 1, &mut out);
            out[5]
        })
        .collect();
    ends.sort_by(f64::total_cmp);
    assert!((ends[1000] - mid[5]).abs() < 0.8, "{} {}", ends[1000], mid[5]);
    assert!(ends[1800] - ends[200] > 2.0);
}

#[test]
fn only_what_was_known_at_the_base_year_is_used() {
    let atlas = atlas_of(40);
    let full = pack_of(&atlas, &SPECS, mixed);
    let cut = pack_of(&atlas, &[("walk", PCT, 2000, 2014)], mixed);
    let early = |p: &Pack| Baselines::fit(p, &atlas, &["walk"], 2014, 2019);
    let (a, b) = (early(&full), early(&cut));
    for draw in 0..20 {
        let (mut x, mut y) = (vec![0.0; 6], vec![0.0; 6]);
        a.draw_path(atlas.economies()[2].iso3, "walk", draw, 1, &mut x);
        b.draw_path(atlas.economies()[2].iso3, "walk", draw, 1, &mut y);
        assert_eq!(x, y);
    }
}

#[test]
fn short_constant_and_empty_series_do_no_harm() {
    let atlas = atlas_of(8);
    let specs = [
        ("flat", PCT, 2000, 2023),
        ("one", "per 100 people", 2022, 2022),
        ("none", PCT, 2023, 2022),
    ];
    let pack = pack_of(&atlas, &specs, |_, _, _| 42.0);
    let b = Baselines::fit(&pack, &atlas, &["flat", "one", "none", "flat"], 2025, 2030);
    let e = atlas.economies()[0].iso3;
    assert_eq!(b.path(e, "flat").unwrap(), vec![42.0; 6]);
    assert_eq!(b.path(e, "one").unwrap(), vec![42.0; 6]);
    assert_eq!(b.path(e, "none"), None);
    assert_eq!(b.path(Iso3::new("ZZZ").unwrap(), "flat"), None);
    // A horizon before the base year leaves the base year alone.
    assert_eq!(
        Baselines::fit(&pack, &atlas, &["flat"], 2025, 2020)
            .path(e, "flat")
            .unwrap(),
        [42.0]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn no_draw_leaves_the_natural_bounds(seed: u64, anchor in 0.0_f64..=100.0) {
        let (_, b) = fitted();
        let i = b.indicator("trend").unwrap();
        let mut out = vec![0.0; b.len()];
        for economy in 0..40 {
            for draw in 0..20 {
                b.draw_at(&b.start(economy, i, anchor), b.source(economy, draw, seed), draw, seed, &mut out);
                prop_assert!(out.iter().all(|v| (0.0..=100.0).contains(v)));
            }
        }
    }
}
