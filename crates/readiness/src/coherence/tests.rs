//! Alpha and principal components against published values; flags and verdicts of small nodes.

use super::statistics::{alpha, components, node_coherence};
use super::{Flag, Verdict};
use crate::table::Column;
use proptest::prelude::*;

/// Murder, Assault, UrbanPop, Rape of 50 US states, 1973 (McNeil 1977; `USArrests` of R).
const ARRESTS: [[f64; 4]; 50] = [
    [13.2, 236.0, 58.0, 21.2],
    [10.0, 263.0, 48.0, 44.5],
    [8.1, 294.0, 80.0, 31.0],
    [8.8, 190.0, 50.0, 19.5],
    [9.0, 276.0, 91.0, 40.6],
    [7.9, 204.0, 78.0, 38.7],
    [3.3, 110.0, 77.0, 11.1],
    [5.9, 238.0, 72.0, 15.8],
    [15.4, 335.0, 80.0, 31.9],
    [17.4, 211.0, 60.0, 25.8],
    [5.3, 46.0, 83.0, 20.2],
    [2.6, 120.0, 54.0, 14.2],
    [10.4, 249.0, 83.0, 24.0],
    [7.2, 113.0, 65.0, 21.0],
    [2.2, 56.0, 57.0, 11.3],
    [6.0, 115.0, 66.0, 18.0],
    [9.7, 109.0, 52.0, 16.3],
    [15.4, 249.0, 66.0, 22.2],
    [2.1, 83.0, 51.0, 7.8],
    [11.3, 300.0, 67.0, 27.8],
    [4.4, 149.0, 85.0, 16.3],
    [12.1, 255.0, 74.0, 35.1],
    [2.7, 72.0, 66.0, 14.9],
    [16.1, 259.0, 44.0, 17.1],
    [9.0, 178.0, 70.0, 28.2],
    [6.0, 109.0, 53.0, 16.4],
    [4.3, 102.0, 62.0, 16.5],
    [12.2, 252.0, 81.0, 46.0],
    [2.1, 57.0, 56.0, 9.5],
    [7.4, 159.0, 89.0, 18.8],
    [11.4, 285.0, 70.0, 32.1],
    [11.1, 254.0, 86.0, 26.1],
    [13.0, 337.0, 45.0, 16.1],
    [0.8, 45.0, 44.0, 7.3],
    [7.3, 120.0, 75.0, 21.4],
    [6.6, 151.0, 68.0, 20.0],
    [4.9, 159.0, 67.0, 29.3],
    [6.3, 106.0, 72.0, 14.9],
    [3.4, 174.0, 87.0, 8.3],
    [14.4, 279.0, 48.0, 22.5],
    [3.8, 86.0, 45.0, 12.8],
    [13.2, 188.0, 59.0, 26.9],
    [12.7, 201.0, 80.0, 25.5],
    [3.2, 120.0, 80.0, 22.9],
    [2.2, 48.0, 32.0, 11.2],
    [8.5, 156.0, 63.0, 20.7],
    [4.0, 145.0, 73.0, 26.2],
    [5.7, 81.0, 39.0, 9.3],
    [2.6, 53.0, 66.0, 10.8],
    [6.8, 161.0, 60.0, 15.6],
];

fn rows(table: &[[f64; 4]]) -> Vec<Vec<f64>> {
    table.iter().map(|r| r.to_vec()).collect()
}

fn close(a: f64, b: f64, by: f64) {
    assert!((a - b).abs() < by, "{a} is not {b}");
}

#[test]
fn components_of_us_arrests_are_those_of_the_textbooks() {
    // James, Witten, Hastie, Tibshirani, "An Introduction to Statistical Learning", section on
    // principal components: standard deviations and first loading vector (its sign is free).
    let c = components(&rows(&ARRESTS)).unwrap();
    for (value, sd) in c
        .eigenvalues
        .iter()
        .zip([1.574_878_3, 0.994_869_4, 0.597_129_1, 0.416_449_4])
    {
        close(value.sqrt(), sd, 1e-6);
    }
    for (share, published) in c.explained.iter().zip([0.620_06, 0.247_44, 0.089_14, 0.043_36]) {
        close(*share, published, 1e-5);
    }
    let first: Vec<f64> = c.loadings[0]
        .iter()
        .map(|l| l / c.eigenvalues[0].sqrt())
        .collect();
    for (loading, published) in first.iter().zip([0.535_899, 0.583_184, 0.278_191, 0.543_432]) {
        close(*loading, published, 1e-5);
    }
    assert_eq!((c.above_one, c.economies), (1, 50));
}

#[test]
fn alpha_of_us_arrests_equals_a_computation_written_apart() {
    // k/(k−1)·(1 − Σ var ÷ var Σ), computed in another language from the definition.
    let a = alpha(&rows(&ARRESTS)).unwrap();
    close(a.raw, 0.332_407_351_996_985_2, 1e-9);
    close(a.standardised, 0.774_339_843_637_627_2, 1e-9);
}

#[test]
fn six_items_that_correlate_by_three_tenths_have_alpha_point_seven_two() {
    // Cortina (1993), "What is coefficient alpha?", table 2: six items, mean correlation .30.
    // Contrasts of a Hadamard matrix are uncorrelated, so items a·common + b·own correlate by a².
    let sign = |row: usize, column: usize| {
        if (row & column).count_ones().is_multiple_of(2) {
            1.0
        } else {
            -1.0
        }
    };
    let (a, b) = (0.3f64.sqrt(), 0.7f64.sqrt());
    let table: Vec<Vec<f64>> = (0..8)
        .map(|row| {
            (2..8)
                .map(|item| a * sign(row, 1) + b * sign(row, item))
                .collect()
        })
        .collect();
    let found = alpha(&table).unwrap();
    close(found.raw, 0.72, 1e-12);
    close(found.standardised, 0.72, 1e-12);
    // One common factor: 1 + 5r, then 1 − r five times.
    let c = components(&table).unwrap();
    close(c.eigenvalues[0], 2.5, 1e-9);
    assert!(c.eigenvalues[1..].iter().all(|v| (v - 0.7).abs() < 1e-9));
}

fn column(of: impl Fn(f64) -> f64) -> Column {
    (0..20).map(|i| Some(of(f64::from(i)))).collect()
}

fn judged(parts: &[Column]) -> super::NodeCoherence {
    let own: Column = (0..20)
        .map(|i| Some(parts.iter().filter_map(|p| p[i]).sum::<f64>()))
        .collect();
    let names = (0..parts.len()).map(|i| format!("p{i}")).collect();
    node_coherence("n", names, &parts.iter().collect::<Vec<_>>(), &own, &own)
}

#[test]
fn twins_are_redundant_opposites_conflict_and_a_single_part_has_nothing_to_compare() {
    let up = column(|x| x);
    assert_eq!(judged(&[up.clone(), up.clone()]).verdict, Verdict::Redundant);
    let found = judged(&[up.clone(), up.clone(), column(|x| -x)]);
    assert_eq!(found.verdict, Verdict::Conflicting);
    assert!(
        found
            .flags
            .iter()
            .any(|f| matches!(f, Flag::AgainstNode { part, .. } if part == "p2"))
    );
    assert_eq!(judged(std::slice::from_ref(&up)).verdict, Verdict::Single);
    let flat = judged(&[up, column(|_| 3.0)]);
    assert!(flat.flags.contains(&Flag::Constant { part: "p1".into() }));
    assert_eq!(flat.components, None);
}

#[test]
fn pairs_are_counted_and_fewer_than_five_economies_give_no_alpha() {
    let mut gaps = column(|x| x * x);
    for slot in gaps.iter_mut().skip(4) {
        *slot = None;
    }
    let found = judged(&[column(|x| x), gaps]);
    assert_eq!(found.pairs, [[20, 4], [4, 4]]);
    assert_eq!((found.alpha, found.verdict), (None, Verdict::TooFew));
}

proptest! {
    #[test]
    fn alpha_is_at_most_one_and_the_eigenvalues_sum_to_the_number_of_parts(
        table in prop::collection::vec(prop::collection::vec(0.0f64..100.0, 4), 6..30)
    ) {
        if let Some(a) = alpha(&table) {
            prop_assert!(a.raw <= 1.0 + 1e-9);
        }
        if let Some(c) = components(&table) {
            prop_assert!((c.eigenvalues.iter().sum::<f64>() - 4.0).abs() < 1e-9);
            prop_assert!((c.explained.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            // Every part's variance is spread over the components.
            for part in 0..4 {
                let sum: f64 = c.loadings.iter().map(|l| l[part] * l[part]).sum();
                prop_assert!((sum - 1.0).abs() < 1e-9);
            }
        }
    }
}
