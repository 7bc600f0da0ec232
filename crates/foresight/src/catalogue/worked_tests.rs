use super::*;
use crate::catalogue_csv;

fn shipped() -> Catalogue {
    catalogue_csv::parse(
        include_str!("../../../../data/catalogue/archetypes.csv"),
        include_str!("../../../../data/catalogue/effects.csv"),
    )
    .unwrap()
}

fn result(of: &Worked, key: &str) -> f64 {
    let key = format!("worked-{key}");
    of.steps.iter().find(|s| s.key == key).unwrap().result
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1e-9), "{a} is not {b}");
}

/// α by hand: e = (−0.5 + 1.66)/3.26, s = 0.5; 0.4 + 0.6 · mean.
fn alpha() -> f64 {
    0.4 + 0.6 * 0.5 * (1.16 / 3.26 + 0.5)
}

/// δ by hand without a shift.
fn delivered(full: f64, partial: f64, fail: f64) -> f64 {
    full + 0.5 * partial + 0.05 * fail
}

/// Exposure, by hand. 15 million people, 60 % rural, a quarter of them with power: 6.75 million without,
/// 1.5 million connections. The cap of 200,000 is 40 % of 500,000; medium is 15 % of that: 75,000.
/// 75,000 × 4.5 × 0.95 ÷ 15 million = 2.1375 points; 75 % of it would not have come anyway.
/// Three years of work from 2027, a year of lag: in 2033 two years at τ = 1, three of half-paid decay.
#[test]
fn exposure_by_hand_mini_grids() {
    let of = worked(&shipped()).remove(0);
    assert_eq!((of.archetype.as_str(), of.kind), ("minigrid", DoseKind::Exposure));
    near(result(&of, "size"), 75_000.0);
    near(
        result(&of, "cost"),
        75_000.0 * 733.0 * (75_000.0 / (2_000.0 * 200_000.0f64).sqrt()).powf(-0.05) + 150_000.0,
    );
    near(result(&of, "exposure"), 2.1375);
    near(result(&of, "additional"), 2.1375 * 0.75);
    let kappa = -(1.0 - 2.1375 * 0.75 / 60.0f64).ln();
    near(result(&of, "dose"), kappa);
    near(result(&of, "delivery"), delivered(0.6, 0.3, 0.1));
    near(result(&of, "absorption"), alpha());
    let there = (1.0 - (-2.0f64).exp()) * 0.92f64.powf(3.0 * 0.5);
    near(result(&of, "time"), there);
    let dose = kappa * result(&of, "bought") * delivered(0.6, 0.3, 0.1) * alpha() * there;
    near(result(&of, "together"), dose);
    near(result(&of, "saturation"), 40.0 + 60.0 * (1.0 - (-dose).exp()));
}

/// Gap, by hand. min(250,000 ÷ 50, 15 million ÷ 2,000) = 5,000 km × (1 − 2 ÷ 35); medium a quarter of
/// it, 1,178.6 km, closes 6 % of 28 lines; 75 % of it would not have come anyway. Four years of work from
/// 2027, a year of lag: one year at τ = 2.5, two of half-paid decay.
#[test]
fn gap_by_hand_fibre() {
    let of = worked(&shipped()).remove(1);
    assert_eq!(
        (of.archetype.as_str(), of.kind),
        ("fibre_backbone", DoseKind::Gap)
    );
    let km = 5_000.0 * (1.0 - 2.0 / 35.0) * 0.25;
    near(result(&of, "size"), km);
    near(
        result(&of, "cost"),
        km * 20_000.0 * (km / (300.0 * 5_000.0f64).sqrt()).powf(-0.05) + 500_000.0,
    );
    near(result(&of, "gap"), 0.06 * 28.0);
    let kappa = -(1.0 - 0.06 * 0.75f64).ln();
    near(result(&of, "dose"), kappa);
    let there = (1.0 - (-1.0 / 2.5f64).exp()) * 0.95f64.powf(2.0 * 0.5);
    near(result(&of, "time"), there);
    let dose = kappa * result(&of, "bought") * delivered(0.6, 0.3, 0.1) * alpha() * there;
    near(result(&of, "saturation"), 2.0 + 28.0 * (1.0 - (-dose).exp()));
}

/// Log, by hand. Six million people online ask for 6 MW; the cap of 5 is the large size, so medium is
/// half of 5, against a stated medium of 3: δ = 0.20 × 2.5 ÷ 3, 500 × (e^δ − 1) servers to a million.
#[test]
fn log_by_hand_a_data_centre() {
    let of = worked(&shipped()).remove(2);
    assert_eq!((of.archetype.as_str(), of.kind), ("dc_edge", DoseKind::Log));
    near(result(&of, "size"), 2.5);
    near(
        result(&of, "cost"),
        2.5 * 1e7 * (2.5 / (0.5 * 5.0f64).sqrt()).powf(-0.08) + 500_000.0,
    );
    let moved = 500.0 * ((0.2 * 2.5 / 3.0f64).exp() - 1.0);
    near(result(&of, "log"), moved);
    let kappa = -(1.0 - moved * 0.75 / 19_500.0f64).ln();
    near(result(&of, "dose"), kappa);
    let there = (1.0 - (-2.0 / 2.0f64).exp()) * 0.94f64.powf(3.0 * 0.5);
    near(result(&of, "time"), there);
    let dose = kappa * result(&of, "bought") * delivered(0.5, 0.35, 0.15) * alpha() * there;
    near(
        result(&of, "saturation"),
        500.0 + 19_500.0 * (1.0 - (-dose).exp()),
    );
}

#[test]
fn an_edit_of_the_catalogue_changes_the_example_and_a_lost_effect_leaves_it_out() {
    let mut catalogue = shipped();
    let at = catalogue
        .archetypes
        .iter()
        .position(|a| a.id == "minigrid")
        .unwrap();
    catalogue.archetypes[at].unit_cost.mid *= 2.0;
    let before = result(&worked(&shipped())[0], "cost") - 150_000.0;
    near(result(&worked(&catalogue)[0], "cost") - 150_000.0, before * 2.0);
    catalogue.archetypes[at].effects.clear();
    assert_eq!(worked(&catalogue).len(), 2);
}
