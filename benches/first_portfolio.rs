//! What a person waits for between "plan" and the first portfolio on screen: the heuristic, and the
//! programme's text that goes to the solver. Then HiGHS as WebAssembly under Node on the same text, to
//! a gap of 0.1 % or the node limit, where both are installed.
//!
//! Run: `cargo bench --profile native --package portfolio --bench first_portfolio`. Instances come
//! from `portfolio::generate`, so a seed is an instance everywhere.

#![allow(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use portfolio::generate::{Size, generate};
use portfolio::heuristic;
use portfolio::solve::{Options, Request, prepare};

type Failure = Box<dyn std::error::Error>;

const SEED: u64 = 1;
/// Projects, years, funders.
const SIZES: [(usize, usize, usize); 4] = [(60, 5, 3), (150, 5, 3), (500, 8, 6), (2_000, 10, 10)];
/// HiGHS runs up to this size.
const SOLVED: usize = 60;
const NODES: u64 = 2_000;

fn main() -> Result<(), Failure> {
    println!("projects years funders   heuristic ms  objective   programme ms  columns  rows");
    for (projects, years, funders) in SIZES {
        let size = Size {
            projects,
            years,
            funders,
            ties: false,
        };
        let problem = generate(SEED, size);
        let clock = Instant::now();
        let first = heuristic(&problem).map_err(|broken| format!("{broken:?}"))?;
        let found = clock.elapsed();
        let clock = Instant::now();
        let options = Options {
            gap: 0.001,
            node_limit: Some(NODES),
        };
        let (model, request) = prepare(&problem, &options, Some(&first.chosen));
        let built = clock.elapsed();
        println!(
            "{projects:>8} {years:>5} {funders:>7} {:>14.1} {:>10.3} {:>14.1} {:>8} {:>5}",
            found.as_secs_f64() * 1e3,
            first.objective,
            built.as_secs_f64() * 1e3,
            model.columns.len(),
            model.rows.len()
        );
        if projects <= SOLVED {
            match highs(&request)? {
                Some(done) => println!("         HiGHS, WebAssembly under Node: {done}"),
                None => {
                    println!("         HiGHS is not installed: no figure (cargo xtask build installs it)")
                }
            }
        }
    }
    Ok(())
}

/// Status, objective, bound, nodes and seconds as the worker reports them.
fn highs(request: &Request) -> Result<Option<String>, Failure> {
    const WORKER: &str = include_str!("../static/solver-worker.js");
    const RUNNER: &str = include_str!("../crates/cli/src/portfolio/node.js");
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    let cache = set("GROUNDWORK_CACHE").or_else(|| Some(std::env::home_dir()?.join(".cache/groundwork")));
    let installed = cache.map(|f| f.join("npm/node_modules/highs/build"));
    let Some(folder) = set("GROUNDWORK_HIGHS")
        .or(installed)
        .filter(|f| f.join("highs.wasm").is_file())
    else {
        return Ok(None);
    };
    let mut node = Command::new("node")
        .args(["-e", &format!("{WORKER}\n{RUNNER}")])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = node.stdin.take() {
        input.write_all(&serde_json::to_vec(request)?)?;
    }
    let output = node.wait_with_output()?;
    for line in output.stdout.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
        let message: serde_json::Value = serde_json::from_slice(line)?;
        if let Some(done) = message.get("done") {
            let part = |name: &str| done.get(name).map(ToString::to_string).unwrap_or_default();
            let names = ["status", "objective", "bound", "gap", "nodes", "seconds"];
            return Ok(Some(names.map(|n| format!("{n} {}", part(n))).join(", ")));
        }
    }
    Err("the solver gave no answer".into())
}
