//! `groundwork portfolio` on the shipped example problem, as a user calls it.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use portfolio::{Outcome, Problem};

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/portfolio-small.json")
}

fn out(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn groundwork(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .arg("portfolio")
        .args(args)
        .output()
        .unwrap()
}

/// `tag` keeps the files of tests that run at once apart.
fn solve(solver: &str, tag: &str) -> Option<Outcome> {
    let file = out(&format!("{solver}-{tag}.json"));
    let (problem, result) = (example(), file.to_str().unwrap());
    let args = [
        "solve",
        problem.to_str().unwrap(),
        "--gap",
        "0",
        "--solver",
        solver,
        "--out",
        result,
    ];
    let done = groundwork(&args);
    let said = String::from_utf8_lossy(&done.stderr);
    if said.contains("HiGHS is not installed") || said.contains("HiGHS needs Node") {
        eprintln!("SKIPPED: {said}");
        return None;
    }
    assert!(done.status.success(), "{said}");
    let checked = groundwork(&["check", problem.to_str().unwrap(), result]);
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stderr)
    );
    Some(serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap())
}

#[test]
fn microlp_and_highs_prove_the_same_objective_on_the_example() {
    let small = solve("microlp", "same").unwrap();
    assert!(small.optimised && small.chosen.len() > 5);
    let Some(highs) = solve("highs", "same") else {
        return;
    };
    assert!((small.objective - highs.objective).abs() < 1e-7 * small.objective);
    assert!(highs.solver.starts_with("highs 1."), "{}", highs.solver);
}

#[test]
fn a_result_that_breaks_a_rule_is_listed_and_exits_with_one() {
    let mut result = solve("microlp", "broken").unwrap();
    result.payments[0].amount += ledger::Cents(1);
    let file = out("broken.json");
    std::fs::write(&file, serde_json::to_string(&result).unwrap()).unwrap();
    let done = groundwork(&["check", example().to_str().unwrap(), file.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("overpaid"));
}

#[test]
fn what_a_plan_accepted_is_checked_against_its_own_programme() {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/plan-small.json");
    let done = groundwork(&["check", plan.to_str().unwrap()]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8_lossy(&done.stdout).starts_with("every rule holds"));
    let nothing = out("unfunded.json");
    let mut plan = plan::file::read(&std::fs::read(plan).unwrap()).unwrap();
    plan.accepted = None;
    std::fs::write(&nothing, plan::file::write(&plan)).unwrap();
    let done = groundwork(&["check", nothing.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("found no accepted portfolio"));
}

#[test]
fn a_faulty_problem_is_named_with_its_place_and_nothing_is_written() {
    let mut problem: Problem = serde_json::from_slice(&std::fs::read(example()).unwrap()).unwrap();
    problem.projects[0].yearly[0] = ledger::Cents(-1);
    let (file, result) = (out("faulty.json"), out("never.json"));
    std::fs::write(&file, serde_json::to_string(&problem).unwrap()).unwrap();
    let done = groundwork(&["solve", file.to_str().unwrap(), "--out", result.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&done.stderr).contains("projects/minigrid:UGA:small/yearly/0: cost-negative")
    );
    assert!(!result.exists());
}

#[test]
fn a_text_that_is_no_problem_is_named_with_line_and_column() {
    let file = out("text.json");
    std::fs::write(&file, "{\n \"format\": 3\n}").unwrap();
    let done = groundwork(&[
        "solve",
        file.to_str().unwrap(),
        "--out",
        out("n.json").to_str().unwrap(),
    ]);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&done.stderr).contains("text.json:2:12: found"),
        "{done:?}"
    );
    assert_eq!(groundwork(&["solve"]).status.code(), Some(2));
}

/// An instance made by the command line; the path of its file.
fn generated(tag: &str, projects: &str, ties: &str) -> PathBuf {
    let file = out(&format!("{tag}.json"));
    let to = file.to_str().unwrap();
    let args = [
        "generate",
        "--projects",
        projects,
        "--years",
        "5",
        "--funders",
        "3",
        "--seed",
        "4",
        "--ties",
        ties,
        "--out",
        to,
    ];
    let made = groundwork(&args);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    file
}

#[test]
fn a_generated_instance_is_the_same_every_time_and_its_quick_plan_passes_the_check() {
    let (first, again) = (generated("one", "40", "false"), generated("two", "40", "false"));
    assert_eq!(std::fs::read(&first).unwrap(), std::fs::read(&again).unwrap());
    let result = out("quick.json");
    let (problem, to) = (first.to_str().unwrap(), result.to_str().unwrap());
    let solved = groundwork(&["solve", problem, "--solver", "heuristic", "--out", to]);
    assert!(solved.status.success());
    assert!(groundwork(&["check", problem, to]).status.success());
    let lp = out("one.lp");
    assert!(
        groundwork(&["lp", problem, "--out", lp.to_str().unwrap()])
            .status
            .success()
    );
    assert!(std::fs::read_to_string(lp).unwrap().starts_with("Maximize"));
}

#[test]
fn a_size_that_makes_no_sense_is_named() {
    let done = groundwork(&["generate", "--projects", "0", "--out", "x.json"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("--projects: found 0"));
    let problem = example();
    let args = [
        "solve",
        problem.to_str().unwrap(),
        "--time-limit",
        "-3",
        "--out",
        "x.json",
    ];
    assert_eq!(groundwork(&args).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_the_best_portfolio_and_the_bound_proven_so_far() {
    use std::io::{BufRead, BufReader};
    let problem = generated("stopped", "160", "true");
    let result = out("stopped-result.json");
    let mut solve = Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .args([
            "portfolio",
            "solve",
            problem.to_str().unwrap(),
            "--gap",
            "0",
            "--out",
        ])
        .arg(&result)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(solve.stderr.take().unwrap()).lines();
    let mut found = false;
    for line in said.by_ref().map_while(Result::ok) {
        if line.contains("HiGHS is not installed") || line.contains("HiGHS needs Node") {
            eprintln!("SKIPPED: {line}");
            let _ = solve.wait();
            return;
        }
        if line.contains("improve") && !line.contains("incumbent none") {
            found = true;
            break;
        }
    }
    assert!(found, "the search told of a portfolio");
    let sent = Command::new("kill")
        .args(["-INT", &solve.id().to_string()])
        .status()
        .unwrap();
    assert!(sent.success());
    // The rest is read, so that the command never waits for its reader.
    let rest: Vec<String> = said.map_while(Result::ok).collect();
    assert!(solve.wait().unwrap().success(), "{rest:?}");
    let outcome: Outcome = serde_json::from_slice(&std::fs::read(&result).unwrap()).unwrap();
    assert!(outcome.optimised && outcome.gap.unwrap() > 0.0 && !outcome.chosen.is_empty());
    assert!(
        outcome.settings.contains("path=restricted"),
        "{}",
        outcome.settings
    );
    let checked = groundwork(&["check", problem.to_str().unwrap(), result.to_str().unwrap()]);
    assert!(checked.status.success());
}
