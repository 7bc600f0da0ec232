//! What a planner waits for when a portfolio is projected: 2,000 draws of 130 economies, 38 outcome
//! indicators and 15 years under a portfolio of 300 projects, with percentiles of every value, scores in
//! both views and ranks among all scored economies; and 500 draws for a screen of economies, with the
//! rest of the world kept from the call before, as while a portfolio is changed.
//!
//! Run: `cargo bench --profile native --package foresight --bench projection_draws`. The peer
//! (benches/peers/projection_draws.py) does the same steps on arrays of the same size in NumPy, with its
//! own random inputs drawn outside the time taken: it is a measure of time, not of values; those are
//! held to the obvious implementation by the tests of crates/foresight/tests/real/projection.rs.

#![allow(
    clippy::disallowed_types,
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    reason = "a bench reads the clock, and shares the set-up of the tests"
)]

#[path = "../crates/foresight/tests/real/shared.rs"]
mod shared;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use foresight::projection::{Draws, project_on};
use foresight::{Baselines, Chosen, DoseKind};

const ECONOMIES: usize = 130;
const ON_SCREEN: usize = 20;
const PROJECTS: usize = 300;
const DRAWS: u32 = 2_000;
const LIVE_DRAWS: u32 = 500;
const HORIZON: i16 = shared::BASE + 15;
const ROUNDS: usize = 3;

fn main() {
    let world = shared::world();
    let mut fitted = world.fit();
    let ids: Vec<&str> = world
        .framework
        .leaves
        .iter()
        .map(|l| l.indicator.as_str())
        .collect();
    fitted.baselines = Baselines::fit(&world.pack, &world.atlas, &ids, shared::BASE, HORIZON);
    let context = fitted.context(&world);
    let region: Vec<_> = fitted
        .readiness
        .scored()
        .map(|(e, _)| e.economy)
        .take(ECONOMIES)
        .collect();
    let kinds = [
        (
            "rural_4g",
            ("internet_users_pct", DoseKind::Exposure, 1.0),
            ("mobile_subscriptions_per100", DoseKind::Exposure, 2.0),
        ),
        (
            "fibre",
            ("fixed_broadband_per100", DoseKind::Gap, 0.06),
            ("secure_servers_per_million", DoseKind::Log, 0.08),
        ),
        (
            "skills",
            ("tertiary_enrolment_gross_pct", DoseKind::Gap, 0.03),
            ("milestone_csirt", DoseKind::Milestone, 0.8),
        ),
    ];
    let projects: Vec<_> = (0..PROJECTS)
        .map(|at| {
            let (archetype, first, second) = kinds[at / region.len() % kinds.len()];
            shared::project(archetype, region[at % region.len()], &[first, second])
        })
        .collect();
    let chosen: Vec<Chosen> = projects
        .iter()
        .map(|project| Chosen { project, start: 2026 })
        .collect();
    let full = Draws::new(DRAWS, 1);
    let mut rows = 0;
    let ours = best(|| {
        let p = project_on(&context, &chosen, &region, &full, &mut None, &mut (), &mut |_| {
            true
        })
        .unwrap();
        rows = p.rows.len();
    });
    println!(
        "{DRAWS} draws x {} economies x 38 indicators x 15 years, {PROJECTS} projects, best of {ROUNDS}, one core",
        region.len()
    );
    println!("  groundwork: {ours:8.0} ms, {rows} rows of percentiles, ranks among all scored economies");
    let live = Draws::new(LIVE_DRAWS, 1);
    let screen = &region[..ON_SCREEN];
    let mut backdrop = None;
    project_on(
        &context,
        &chosen,
        screen,
        &live,
        &mut backdrop,
        &mut (),
        &mut |_| true,
    )
    .unwrap();
    let drag = best(|| {
        project_on(
            &context,
            &chosen,
            screen,
            &live,
            &mut backdrop,
            &mut (),
            &mut |_| true,
        )
        .unwrap();
    });
    println!("  groundwork: {drag:8.1} ms {LIVE_DRAWS} draws of {ON_SCREEN} economies, as while dragging");
    match peer() {
        Ok(text) => {
            print!("{text}");
            let ms = text
                .lines()
                .find_map(|l| l.trim().strip_prefix("all_ms")?.trim().parse::<f64>().ok())
                .unwrap();
            println!("  NumPy (one thread) / groundwork: {:.2}", ms / ours);
        }
        Err(reason) => println!("  no ratio: {reason}"),
    }
}

/// Least milliseconds of a few rounds.
fn best(mut work: impl FnMut()) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work();
        least = least.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    least
}

fn peer() -> Result<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let run = Command::new(python()?)
        .arg(root.join("benches/peers/projection_draws.py"))
        .envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map(|name| (name, "1")))
        .output()
        .map_err(|e| e.to_string())?;
    if run.status.success() {
        String::from_utf8(run.stdout).map_err(|e| e.to_string())
    } else {
        Err(String::from_utf8_lossy(&run.stderr).into_owned())
    }
}

/// An interpreter with NumPy: the one named by GROUNDWORK_PYTHON, or the one that the bench
/// weight_draws made in the cache.
fn python() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("GROUNDWORK_PYTHON") {
        return Ok(named.into());
    }
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))
        .ok_or("neither XDG_CACHE_HOME nor HOME is set")?;
    let python = cache.join("groundwork/bench-python/bin/python");
    if python.is_file() {
        Ok(python)
    } else {
        Err("no Python with NumPy: run the bench weight_draws first, or set GROUNDWORK_PYTHON".into())
    }
}
