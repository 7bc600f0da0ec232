//! The backtest of everything, recomputed and compared with the table that ships: four origins, six
//! horizons, every outcome indicator of both frameworks, and the band of their scores. Budget: 10 s.
//!
//! Run: `cargo xtask bench backtest`. It fails where the table differs; the table is written by
//! `groundwork backtest --out data/backtest.csv`.

#![allow(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::time::Instant;

use engine::{World, backtest};

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    let at = |k: usize| values.get(k).copied().unwrap_or(f64::NAN);
    (at(n / 2) + at(n.saturating_sub(1) / 2)) / 2.0
}

fn main() -> Result<(), String> {
    let world = World::load().map_err(|e| e.to_string())?;
    let ids = backtest::indicators(world);
    let clock = Instant::now();
    let mut rows = backtest::compute(world, &ids, &mut |_| true);
    let of_indicators = clock.elapsed();
    rows.extend(backtest::compute_scores(world));
    println!(
        "{} indicators in {of_indicators:?}, with the scores' bands {:?}; {} rows",
        ids.len(),
        clock.elapsed(),
        rows.len()
    );
    let five: Vec<_> = rows
        .iter()
        .filter(|r| r.horizon == 5 && r.method != "untested")
        .collect();
    let ratios = |trending: bool| -> Vec<f64> {
        five.iter()
            .filter(|r| r.score_of().is_none() && r.trending() == trending)
            .filter_map(|r| r.ratio())
            .collect()
    };
    let rest = ratios(false);
    println!(
        "five years: trending, median MAE relative to persistence {:.3}",
        median(ratios(true))
    );
    println!(
        "five years: the rest, mean {:.3}",
        rest.iter().sum::<f64>() / rest.len() as f64
    );
    for row in five.iter().filter(|r| r.score_of().is_some()) {
        println!(
            "{} from {}: coverage {:.3}, MAE {:.2} (persistence {:.2}), {} economies",
            row.id,
            row.origin,
            row.coverage.unwrap_or(f64::NAN),
            row.mae,
            row.simple[0].unwrap_or(f64::NAN),
            row.units
        );
    }
    let shipped = backtest::shipped(world);
    let differences = backtest::differences(&shipped, &rows);
    if shipped.len() == rows.len() && differences.is_empty() {
        println!("the shipped table is what was just computed");
        return Ok(());
    }
    Err(format!(
        "the shipped table has {} rows, {} differ:\n{}",
        shipped.len(),
        differences.len(),
        differences.join("\n")
    ))
}
