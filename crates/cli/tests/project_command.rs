//! `groundwork project` as a user calls it, held to a golden plan.

#![allow(clippy::unwrap_used, reason = "a fault here is the finding of the test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn groundwork(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .args(args)
        .current_dir(root())
        .output()
        .unwrap()
}

/// A place for this test's output.
fn out(name: &str) -> String {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(name)
        .to_str()
        .unwrap()
        .to_owned()
}

fn impact(draws: &str, seed: &str, name: &str) -> String {
    let path = out(name);
    let done = groundwork(&[
        "project",
        "examples/plan-small.json",
        "--draws",
        draws,
        "--seed",
        seed,
        "--out",
        &path,
    ]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_golden_plan_gives_its_golden_impact() {
    let text = impact("50", "1", "golden.csv");
    let golden =
        std::fs::read_to_string(root().join("crates/cli/tests/golden/plan-small-impact.csv")).unwrap();
    for line in golden.lines() {
        assert!(text.lines().any(|l| l == line), "not in the impact: {line}");
    }
}

#[test]
fn the_golden_plan_was_found_for_the_programme_it_has_today() {
    let problem = out("golden-problem.json");
    let done = groundwork(&[
        "portfolio",
        "problem",
        "examples/plan-small.json",
        "--out",
        &problem,
    ]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let plan = plan::file::read(&std::fs::read(root().join("examples/plan-small.json")).unwrap()).unwrap();
    let problem: portfolio::Problem = serde_json::from_slice(&std::fs::read(problem).unwrap()).unwrap();
    let outcome = plan.accepted.unwrap().outcome;
    assert_eq!(
        portfolio::hash::hash(&problem),
        outcome.problem,
        "data or model changed: solve the example again"
    );
    assert_eq!(portfolio::check(&problem, &outcome), []);
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let first = impact("20", "3", "a.csv");
    assert_eq!(first, impact("20", "3", "b.csv"));
    assert_ne!(first, impact("20", "4", "c.csv"));
}

#[test]
fn a_plan_without_a_portfolio_and_a_file_that_is_no_plan_are_refused_with_status_1() {
    for (file, word) in [
        ("data/example.plan.json", "error-no-portfolio"),
        ("data/sources.csv", "expected JSON"),
    ] {
        let done = groundwork(&["project", file, "--out", &out("none.csv")]);
        assert_eq!(done.status.code(), Some(1));
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(said.contains(word), "{said}");
    }
}

#[test]
fn misuse_has_status_2_and_help_documents_the_table() {
    assert_eq!(groundwork(&["project"]).status.code(), Some(2));
    assert_eq!(
        groundwork(&["project", "x.json", "--out", "y", "--darws", "1"])
            .status
            .code(),
        Some(2)
    );
    let help = groundwork(&["help", "project"]);
    assert!(String::from_utf8_lossy(&help.stdout).contains("economy,node,quantity,year,view"));
}
