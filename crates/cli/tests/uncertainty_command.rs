//! `groundwork uncertainty` with every choice varied.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn example(file: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/readiness");
    root.join(file).display().to_string()
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("groundwork-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(args: &[&str]) -> (bool, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .arg("uncertainty")
        .args(args)
        .output()
        .unwrap();
    (
        out.status.success(),
        String::from_utf8_lossy(&out.stderr).into_owned(),
    )
}

#[test]
fn every_choice_varies_and_every_file_is_written() {
    let folder = folder("full-recipe");
    let path = |name: &str| folder.join(name).display().to_string();
    let (values, structure) = (example("values.csv"), example("structure.csv"));
    let mut written = Vec::new();
    for round in ["a", "b"] {
        let name = |file: &str| path(&format!("{round}-{file}"));
        let (ranks, shares, sobol, drop) = (name("ranks"), name("shares"), name("sobol"), name("drop"));
        let (done, told) = run(&[
            "--values",
            &values,
            "--structure",
            &structure,
            "--denominators",
            &example("denominators.csv"),
            "--vary",
            "imputation,normalisation,weights,aggregation",
            "--draw-weights",
            "dirichlet:2",
            "--normalisations",
            "rank,percentile",
            "--draws",
            "300",
            "--seed",
            "4",
            "--out",
            &ranks,
            "--acceptability",
            &shares,
            "--sobol",
            &sobol,
            "--sobol-rows",
            "64",
            "--bootstrap",
            "20",
            "--drop",
            &drop,
        ]);
        assert!(done, "{told}");
        written.push([ranks, shares, sobol, drop].map(|p| std::fs::read_to_string(p).unwrap()));
    }
    // The same seed gives the same bytes.
    assert_eq!(written[0], written[1]);
    let [ranks, shares, sobol, drop] = &written[0];
    assert!(ranks.starts_with("unit,mean,median,p05,p95\n"));
    assert!(shares.starts_with("unit,rank,share,top\n"));
    assert!(sobol.contains("mean_shift,aggregation,"));
    assert!(drop.lines().count() > 2);
    // Acceptabilities of a unit sum to 1.
    let first = shares.lines().nth(1).unwrap().split(',').next().unwrap();
    let of_first = shares.lines().filter(|l| l.split(',').next() == Some(first));
    let sum: f64 = of_first
        .map(|l| l.split(',').nth(2).unwrap().parse::<f64>().unwrap())
        .sum();
    assert!((sum - 1.0).abs() < 1e-12);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_choice_nobody_knows_is_named() {
    let (done, told) = run(&["--framework", "prongs", "--vary", "colour", "--out", "x.csv"]);
    assert!(!done && told.contains("--vary: found \"colour\""), "{told}");
    let (done, told) = run(&[
        "--framework",
        "prongs",
        "--draw-weights",
        "dirichlet:0",
        "--out",
        "x.csv",
    ]);
    assert!(!done && told.contains("--draw-weights"), "{told}");
}
