//! `cargo xtask bench`: the benchmarks, named after what a person waits for.

use crate::{console, paths};
use std::process::Command;

/// One benchmark: a `[[bench]]` target of a package.
struct Bench {
    /// What a person types after `bench`.
    name: &'static str,
    /// What is waited for.
    what: &'static str,
    /// The package that has the target.
    package: &'static str,
    /// The target's name.
    target: &'static str,
}

/// All benchmarks. To add one: a `[[bench]]` target with `harness = false` in a package (its source
/// in benches/ when it crosses crates), and a line here.
const BENCHES: &[Bench] = &[
    Bench {
        name: "weight-draws",
        what: "10,000 weight draws of 240 economies and 38 indicators, against NumPy",
        package: "readiness",
        target: "weight_draws",
    },
    Bench {
        name: "full-recipe",
        what: "10,000 draws over every choice of a recipe, 240 units and 38 indicators, against NumPy",
        package: "readiness",
        target: "full_recipe",
    },
    Bench {
        name: "projection-draws",
        what: "2,000 draws of 130 economies, 38 indicators, 15 years under 300 projects, against NumPy",
        package: "foresight",
        target: "projection_draws",
    },
    Bench {
        name: "first-portfolio",
        what: "the first feasible portfolio of a plan",
        package: "portfolio",
        target: "first_portfolio",
    },
    Bench {
        name: "solved-portfolio",
        what: "a portfolio with its proven gap, HiGHS as WebAssembly against HiGHS natively (highspy)",
        package: "portfolio",
        target: "solved_portfolio",
    },
    Bench {
        name: "backtest",
        what: "the backtest of every indicator, compared with the table that ships",
        package: "engine",
        target: "backtest",
    },
];

/// Runs all benchmarks, or the ones whose name contains the first word of `args`.
///
/// # Errors
/// When none fits or one fails.
pub fn run(args: &[String]) -> Result<(), String> {
    let wanted = args.first().map_or("", String::as_str);
    let chosen: Vec<&Bench> = BENCHES
        .iter()
        .filter(|bench| bench.name.contains(wanted))
        .collect();
    if chosen.is_empty() {
        let names: Vec<&str> = BENCHES.iter().map(|bench| bench.name).collect();
        return Err(format!(
            "no benchmark has {wanted:?} in its name; there are: {}",
            names.join(", ")
        ));
    }
    for bench in chosen {
        console::run(
            bench.what,
            Command::new("cargo").current_dir(paths::root()).args([
                "bench",
                "--profile",
                "native",
                "--package",
                bench.package,
                "--bench",
                bench.target,
            ]),
        )?;
    }
    Ok(())
}
