//! `cargo xtask test`: every check and every test. Goes on after a failure, so that one run shows
//! all there is to mend.

use crate::setup::{self, Compiler};
use crate::{console, paths, web};
use std::process::Command;
use std::time::Instant;

/// What became of a step.
enum Outcome {
    Passed,
    /// Not run, and why.
    Skipped(String),
}

type Check = fn() -> Result<Outcome, String>;

/// The steps in the order in which they run: quick ones first.
const STEPS: [(&str, &str, Check); 10] = [
    ("format", "the code is formatted", format),
    ("lint", "clippy for this machine", lint),
    ("lint-web", "clippy for the browser", lint_web),
    ("licences", "licences and sources of dependencies", licences),
    ("unit", "unit, property and layer tests", unit),
    ("doctests", "examples in the documentation", doctests),
    ("docs", "the documentation builds without warnings", docs),
    ("web", "the browser build, quick link", web_fast),
    ("e2e", "end to end in Chromium and Firefox", end_to_end),
    (
        "smoke",
        "the release build, and its single file in both browsers",
        smoke,
    ),
];

/// Runs the steps; `--only S` and `--skip S` (both repeatable) choose, `--list` lists.
///
/// # Errors
/// When a step failed or is unknown.
pub fn run(args: &[String]) -> Result<(), String> {
    if args.iter().any(|word| word == "--list") {
        for (name, what, _) in STEPS {
            println!("{name:<10} {what}");
        }
        return Ok(());
    }
    let only = named(args, "--only")?;
    let skip = named(args, "--skip")?;
    let mut table = Vec::new();
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (name, what, check) in STEPS {
        if skip.iter().any(|step| step == name) || !(only.is_empty() || only.iter().any(|step| step == name))
        {
            continue;
        }
        console::say(&format!("[{name}] {what}"));
        let started = Instant::now();
        let word = match check() {
            Ok(Outcome::Passed) => {
                passed += 1;
                "passed".to_owned()
            }
            Ok(Outcome::Skipped(why)) => {
                skipped += 1;
                format!("skipped: {why}")
            }
            Err(error) => {
                failed += 1;
                eprintln!("{error}");
                "FAILED".to_owned()
            }
        };
        table.push(format!(
            "{name:<10} {:>5.0} s  {word}",
            started.elapsed().as_secs_f64()
        ));
    }
    println!("\n{}\n", table.join("\n"));
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    match failed {
        0 => Ok(()),
        _ => Err(format!("{failed} of the steps above failed")),
    }
}

/// The step names after every `option` in `args`.
fn named(args: &[String], option: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    let mut words = args.iter();
    while let Some(word) = words.next() {
        if word == option {
            let name = words.next().map_or("", String::as_str);
            if !STEPS.iter().any(|(step, _, _)| *step == name) {
                return Err(format!("{option} {name:?}: no such step; test --list shows them"));
            }
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

fn cargo(why: &str, words: &[&str], variables: &[(&str, &str)]) -> Result<Outcome, String> {
    let mut command = Command::new("cargo");
    command
        .current_dir(paths::root())
        .args(words)
        .envs(variables.iter().copied());
    console::run(why, &mut command).map(|()| Outcome::Passed)
}

fn format() -> Result<Outcome, String> {
    cargo("checking the format", &["fmt", "--all", "--check"], &[])
}

fn lint() -> Result<Outcome, String> {
    let words = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ];
    cargo("linting", &words, &[])
}

fn lint_web() -> Result<Outcome, String> {
    let tools = setup::web_tools()?;
    if matches!(tools.compiler, Compiler::Debian { .. }) {
        setup::debian_clippy()?;
    }
    let mut command = Command::new("cargo");
    command
        .current_dir(paths::root())
        .args([
            "clippy",
            "--package",
            "groundwork",
            "--target",
            "wasm32-unknown-unknown",
            // Shares the macros and build scripts of the next browser build.
            "--profile",
            "fast",
            "--quiet",
        ])
        .args(["--", "-D", "warnings"]);
    tools.compiler.apply(&mut command, &tools.path()?)?;
    console::run("linting the app for the browser", &mut command).map(|()| Outcome::Passed)
}

fn licences() -> Result<Outcome, String> {
    if !console::succeeds("cargo-deny", &["--version"]) {
        return Ok(Outcome::Skipped("cargo-deny is not installed (optional)".into()));
    }
    // Advisories are left to a run by hand: they come over the network.
    let words = ["deny", "--offline", "check", "licenses", "bans", "sources"];
    cargo("checking licences and sources", &words, &[])
}

fn unit() -> Result<Outcome, String> {
    let mut command = Command::new(setup::nextest()?);
    command
        .current_dir(paths::root())
        .args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    console::run("testing", &mut command).map(|()| Outcome::Passed)
}

fn doctests() -> Result<Outcome, String> {
    cargo(
        "testing the examples",
        &["test", "--doc", "--workspace", "--quiet"],
        &[],
    )
}

fn docs() -> Result<Outcome, String> {
    let words = ["doc", "--workspace", "--no-deps", "--quiet"];
    cargo("documenting", &words, &[("RUSTDOCFLAGS", "-D warnings")])
}

fn fast_dist() -> std::path::PathBuf {
    paths::web_target().join("dist-fast")
}

fn web_fast() -> Result<Outcome, String> {
    web::build_into("fast", &fast_dist())?.report();
    Ok(Outcome::Passed)
}

fn end_to_end() -> Result<Outcome, String> {
    if !fast_dist().join("index.html").is_file() {
        return Err("the web step has to run first".into());
    }
    browse(&fast_dist(), &[])
}

fn smoke() -> Result<Outcome, String> {
    web::build("release")?.report();
    browse(&paths::dist(), &["--smoke"])
}

/// Runs the browser tests against a build.
fn browse(folder: &std::path::Path, words: &[&str]) -> Result<Outcome, String> {
    let browsers = setup::browsers()?;
    // The steps before have linked this very program anew: the running one has no name any more,
    // the new one has its place.
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let this = this.to_string_lossy().trim_end_matches(" (deleted)").to_owned();
    let mut command = Command::new("node");
    command
        .current_dir(paths::root())
        .arg("tests/e2e/run.mjs")
        .args(words)
        .env("GROUNDWORK_DIST", folder)
        .env("GROUNDWORK_NPM", setup::parts()?)
        .env("GROUNDWORK_XTASK", this)
        .env("CHROMIUM", browsers.chromium)
        .env("FIREFOX", browsers.firefox);
    console::run("browsing", &mut command).map(|()| Outcome::Passed)
}
