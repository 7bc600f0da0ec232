//! What a person waits for between "solve" and a portfolio with a proven gap: HiGHS as WebAssembly
//! under Node with our path (whole tree, or relaxation and restricted trees), and as its peer the same
//! programme in HiGHS natively through PyPI `highspy`, one thread, in the same run.
//!
//! Run: `cargo xtask bench solved`. GROUNDWORK_BENCH_SEEDS sets how many seeds each size gets (1; the
//! figures of the project are medians over 10). Seconds are of the clock; the processor's own stand
//! beside them, because a machine that does other things makes the clock run ahead.

#![allow(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use portfolio::generate::{Size, generate};
use portfolio::heuristic;
use portfolio::programme::to_lp_text;
use portfolio::solve::{Options, Request, prepare};
use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

/// Projects, years, funders, gap asked for, seconds allowed.
const SIZES: [(usize, usize, usize, f64, f64); 4] = [
    (60, 5, 3, 0.001, 120.0),
    (500, 8, 6, 0.001, 30.0),
    (500, 8, 6, 0.001, 60.0),
    (2_000, 10, 10, 0.001, 60.0),
];

fn main() -> Result<(), Failure> {
    let seeds: u64 = std::env::var("GROUNDWORK_BENCH_SEEDS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1);
    let python = python()?;
    let folder = std::env::temp_dir().join(format!("groundwork-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    println!(
        "size            seed  quick plan   WebAssembly: gap, seconds (cpu), MB     native: gap, seconds (cpu)   cpu ratio"
    );
    for (projects, years, funders, gap, seconds) in SIZES {
        let mut gaps = Vec::new();
        for seed in 1..=seeds {
            let size = Size {
                projects,
                years,
                funders,
                ties: seed.is_multiple_of(2),
            };
            let problem = generate(seed, size);
            let clock = Instant::now();
            let warm = heuristic(&problem).map_err(|broken| format!("{broken:?}"))?;
            let quick = clock.elapsed().as_secs_f64();
            let options = Options {
                gap,
                node_limit: None,
            };
            let (model, mut request) = prepare(&problem, &options, Some(&warm.chosen));
            request.options["time_limit"] = seconds.into();
            let file = folder.join("problem.lp");
            std::fs::write(&file, to_lp_text(&model))?;
            let Some(ours) = wasm(&request)? else {
                println!("HiGHS is not installed: no figure (cargo xtask build installs it)");
                return Ok(());
            };
            let native = peer(&python, &file, gap, seconds)?;
            let number = |of: &Value, name: &str| of[name].as_f64().unwrap_or(f64::NAN);
            let of =
                |v: &Value| (number(v, "bound") - number(v, "objective")) / number(v, "objective") * 100.0;
            gaps.push(of(&ours));
            println!(
                "{projects:>5} x {years:>2} x {funders:>2}  {seed:>4}  {quick:>8.2} s   {:>6.3} %, {:>5.1} ({:>5.1}), {:>4.0} {:>18.3} %, {:>5.1} ({:>5.1}) {:>9.1}",
                of(&ours),
                number(&ours, "seconds"),
                number(&ours, "cpu"),
                number(&ours, "memory") / 1024.0,
                of(&native),
                number(&native, "seconds"),
                number(&native, "cpu"),
                number(&ours, "cpu") / number(&native, "cpu"),
            );
        }
        gaps.sort_by(f64::total_cmp);
        println!(
            "    median certified gap {:.3} % in at most {seconds} s",
            gaps[gaps.len() / 2]
        );
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// What the worker's last message says, with the memory and the processor's seconds of its process.
fn wasm(request: &Request) -> Result<Option<Value>, Failure> {
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
        let mut message: Value = serde_json::from_slice(line)?;
        if message.get("done").is_some() {
            return Ok(Some(message["done"].take()));
        }
    }
    Err("the solver gave no answer".into())
}

fn peer(python: &Path, file: &Path, gap: f64, seconds: f64) -> Result<Value, Failure> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/peers/solved_portfolio.py");
    let run = Command::new(python)
        .arg(script)
        .arg(file)
        .args([gap.to_string(), seconds.to_string()])
        .output()?;
    let text = String::from_utf8_lossy(&run.stdout).into_owned();
    match text.trim_end().lines().last() {
        Some(line) if run.status.success() => Ok(serde_json::from_str(line)?),
        _ => Err(String::from_utf8_lossy(&run.stderr).into_owned().into()),
    }
}

/// An interpreter with highspy: the one named by GROUNDWORK_PYTHON, or one made in the cache.
fn python() -> Result<PathBuf, Failure> {
    if let Some(named) = std::env::var_os("GROUNDWORK_PYTHON") {
        return Ok(named.into());
    }
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cache")))
        .ok_or("neither XDG_CACHE_HOME nor HOME is set")?;
    let venv = cache.join("groundwork/bench-python");
    let python = venv.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let has = Command::new(&python).args(["-c", "import highspy"]).output();
    if has.is_ok_and(|o| o.status.success()) {
        return Ok(python);
    }
    println!("  making a Python environment with highspy in {}", venv.display());
    let made = Command::new("python3").args(["-m", "venv"]).arg(&venv).output()?;
    if !made.status.success() {
        return Err(format!("python3 -m venv: {}", String::from_utf8_lossy(&made.stderr)).into());
    }
    let pip = ["-m", "pip", "install", "--quiet", "highspy"];
    let installed = Command::new(&python).args(pip).output()?;
    if !installed.status.success() {
        return Err(String::from_utf8_lossy(&installed.stderr).into_owned().into());
    }
    Ok(python)
}
