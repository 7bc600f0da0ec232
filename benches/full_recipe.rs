//! What an analyst waits for when a weight is let go: 10,000 draws over imputation × treatment ×
//! normalisation × weights × aggregation of 240 units on 38 indicators, ranked and reduced to
//! intervals and rank acceptability, against NumPy doing the same in this run; 500 draws as while a
//! weight is dragged; Copeland by itself.
//!
//! Run: `cargo bench --profile native --package readiness --bench full_recipe`. Both sides have each
//! combination of options prepared once, outside the time taken. The peer
//! (benches/peers/full_recipe.py) gets the same prepared table, tree, choices and weights and must
//! come to the same intervals. See benches/weight_draws.rs for its interpreter.

#![allow(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use indicators::{Framework, View};
use readiness::draw::Stream;
use readiness::intervals::{weight_factor, weight_stream};
use readiness::uncertainty::{Draws, Ensemble, Factor, Uncertainty, Variation, WeightDraw, frozen_recipe};
use readiness::{Aggregate, Frozen};

const UNITS: usize = 240;
const DRAWS: u32 = 10_000;
/// While a weight is dragged.
const LIVE_DRAWS: u32 = 500;
const COPELAND_DRAWS: u32 = 200;
const SEED: u64 = 1;
/// Share of empty cells, about that of the pack.
const MISSING: f64 = 0.12;
const ROUNDS: usize = 7;
/// Groups to impute from.
const GROUPS: usize = 6;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let csv = std::fs::read_to_string(root.join("data/frameworks.csv"))?;
    let all = Framework::parse_csv(&csv).map_err(|faults| format!("{faults:?}"))?;
    let prongs = all
        .iter()
        .find(|f| f.id == "prongs")
        .ok_or("no framework prongs")?;
    let frozen = Frozen::new(prongs, View::Outcomes, &[])?;
    let variation = Variation::around(&frozen_recipe(), &Factor::ALL, WeightDraw::Uniform(0.25), true);
    let prepare = |v: &Variation| {
        let (units, rows, groups) = table(&frozen);
        Ensemble::of_frozen(&frozen, &units, &rows, &groups, v)
    };
    let start = Instant::now();
    let ensemble = prepare(&variation).map_err(|p| format!("{p:?}"))?;
    let prepared = start.elapsed().as_secs_f64() * 1000.0;
    let how = |draws| Draws {
        draws,
        seed: SEED,
        pairs: false,
    };
    let run = |e: &Ensemble, d| e.draws(e.weights(), d, &mut |_| true);
    let options = variation.options();
    println!(
        "{DRAWS} full-recipe draws x {UNITS} units x {} indicators, best of {ROUNDS}, {} threads; {} imputations, {} treatments, {} normalisations, {} aggregations, weights +-25 %",
        frozen.leaves().len(),
        std::thread::available_parallelism()?,
        options[&Factor::Imputation],
        options[&Factor::Treatment],
        options[&Factor::Normalisation],
        options[&Factor::Aggregation],
    );
    let full = best(|| run(&ensemble, how(DRAWS)));
    println!(
        "  groundwork: {full:8.2} ms draws, ranks, acceptability, percentiles (prepared once in {prepared:.1} ms)"
    );
    let table = table(&frozen);
    if let Some(out) = std::env::var_os("GROUNDWORK_BENCH_TABLE") {
        let (units, rows, groups) = &table;
        let text =
            serde_json::json!({ "units": units, "rows": rows, "groups": groups, "variation": variation });
        std::fs::write(out, text.to_string())?;
    }
    let live = best(|| run(&ensemble, how(LIVE_DRAWS)));
    println!("  groundwork: {live:8.2} ms {LIVE_DRAWS} draws, as while dragging");
    let pairs = Draws {
        pairs: true,
        ..how(DRAWS)
    };
    println!(
        "  groundwork: {:8.2} ms with every pair's order counted",
        best(|| run(&ensemble, pairs))
    );
    let result = run(&ensemble, how(DRAWS)).ok_or("stopped")?;
    match peer(&root, &frozen, &ensemble, &result) {
        Ok(lines) => {
            for (threads, text) in lines {
                print!("{text}");
                let ms = all_ms(&text)?;
                println!("  NumPy ({threads}) / groundwork: {:.2}", ms / full);
            }
        }
        Err(reason) => println!("  no ratio: {reason}"),
    }
    copeland(&root, &frozen, &prepare, &run)
}

/// Copeland by itself: quadratic in units.
fn copeland(
    root: &Path,
    frozen: &Frozen,
    prepare: &dyn Fn(&Variation) -> Result<Ensemble, Vec<readiness::Problem>>,
    run: &dyn Fn(&Ensemble, Draws) -> Option<Uncertainty>,
) -> Result<(), Failure> {
    let variation = Variation {
        aggregate: vec![Aggregate::Copeland],
        ..Variation::default()
    };
    let ensemble = prepare(&variation).map_err(|p| format!("{p:?}"))?;
    let how = Draws {
        draws: COPELAND_DRAWS,
        seed: SEED,
        pairs: false,
    };
    let ms = best(|| run(&ensemble, how));
    println!(
        "  groundwork: {:8.3} ms a draw with Copeland at every node ({COPELAND_DRAWS} draws)",
        ms / f64::from(COPELAND_DRAWS)
    );
    let told = run(&ensemble, how).ok_or("stopped")?;
    match copeland_peer(root, frozen, &ensemble, &told) {
        Ok(text) => {
            print!("{text}");
            println!(
                "  NumPy (one thread) / groundwork, Copeland: {:.2}",
                all_ms(&text)? / ms
            );
        }
        Err(reason) => println!("  no ratio: {reason}"),
    }
    Ok(())
}

/// The time that a peer printed.
fn all_ms(text: &str) -> Result<f64, Failure> {
    let mut times = text
        .lines()
        .filter_map(|l| l.trim().strip_prefix("all_ms")?.trim().parse().ok());
    Ok(times.next().ok_or("the peer printed no time")?)
}

/// Runs NumPy on the same leaves, tree and weights where every node is a contest.
fn copeland_peer(
    root: &Path,
    frozen: &Frozen,
    ensemble: &Ensemble,
    ours: &Uncertainty,
) -> Result<String, Failure> {
    let python = python()?;
    let folder = std::env::temp_dir().join(format!("groundwork-copeland-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("tree.csv"), tree_csv(frozen)?)?;
    let leaves = ensemble.normalised([0, 0, 0]).iter().flatten();
    write_f64(&folder.join("leaves.f64"), leaves.map(|c| c.unwrap_or(f64::NAN)))?;
    write_f64(
        &folder.join("factors.f64"),
        weight_factors(frozen, COPELAND_DRAWS),
    )?;
    write_f64(&folder.join("ours.f64"), flat(ours))?;
    let run = Command::new(&python)
        .arg(root.join("benches/peers/copeland.py"))
        .arg(&folder)
        .arg("1")
        .envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map(|name| (name, "1")))
        .output()?;
    std::fs::remove_dir_all(&folder)?;
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into_owned().into());
    }
    Ok(String::from_utf8(run.stdout)?)
}

/// Parent, leaf and weight of each node.
fn tree_csv(frozen: &Frozen) -> Result<String, Failure> {
    let mut tree = String::new();
    for node in frozen.nodes() {
        let parent = node.parent.map_or(String::from("-1"), |p| p.to_string());
        let leaf = node.leaf.map_or(String::from("-1"), |l| l.to_string());
        writeln!(tree, "{parent},{leaf},{}", node.weight)?;
    }
    Ok(tree)
}

/// Factors of the weights, by draw and node.
fn weight_factors(frozen: &Frozen, draws: u32) -> impl Iterator<Item = f64> {
    let streams: Vec<Stream> = frozen
        .nodes()
        .iter()
        .map(|n| weight_stream(SEED, &n.id))
        .collect();
    (0..u64::from(draws))
        .flat_map(move |draw| streams.clone().into_iter().map(move |s| weight_factor(s, draw)))
}

/// What the peer must come to, by unit.
fn flat(of: &Uncertainty) -> impl Iterator<Item = f64> + '_ {
    of.units.iter().flat_map(|u| {
        u.as_ref()
            .map_or([f64::NAN; 4], |u| [u.mean, u.p05, u.median, u.p95])
    })
}

/// Least milliseconds of a few rounds.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        std::hint::black_box(work());
        least = least.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    least
}

type Rows = (Vec<String>, Vec<Vec<Option<f64>>>, BTreeMap<String, String>);

/// Values spread over the goalposts, some missing; every unit keeps enough to be scored.
fn table(frozen: &Frozen) -> Rows {
    let units: Vec<String> = (0..UNITS).map(|u| format!("u{u}")).collect();
    let row = |unit: &String| {
        let level = Stream::new(SEED, "level", unit).uniform(0);
        let cell = |(at, leaf): (usize, &readiness::FrozenLeaf)| {
            let stream = Stream::new(SEED, &leaf.node, unit);
            let share = 0.6 * level + 0.4 * stream.uniform(0);
            let value = leaf.low + (leaf.high - leaf.low) * share;
            (at < frozen.required() || stream.uniform(1) >= MISSING * 2.5).then_some(value)
        };
        frozen.leaves().iter().enumerate().map(cell).collect()
    };
    let rows = units.iter().map(row).collect();
    let group = |(at, unit): (usize, &String)| (unit.clone(), format!("g{}", at % GROUPS));
    let groups = units.iter().enumerate().map(group).collect();
    (units, rows, groups)
}

/// Runs NumPy on the same prepared table, tree, choices and weights, on one thread and on as many as
/// it likes, and returns what it prints.
fn peer(
    root: &Path,
    frozen: &Frozen,
    ensemble: &Ensemble,
    ours: &Uncertainty,
) -> Result<Vec<(&'static str, String)>, Failure> {
    let python = python()?;
    let folder = std::env::temp_dir().join(format!("groundwork-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("tree.csv"), tree_csv(frozen)?)?;
    let v = ensemble.variation();
    let sizes = [
        v.impute.len(),
        v.treat.len(),
        v.normalise.len(),
        v.aggregate.len(),
    ];
    let mut leaves: Vec<f64> = Vec::new();
    for i in 0..sizes[0] {
        for t in 0..sizes[1] {
            for n in 0..sizes[2] {
                let columns = ensemble.normalised([i, t, n]);
                leaves.extend(columns.iter().flatten().map(|c| c.unwrap_or(f64::NAN)));
            }
        }
    }
    write_f64(&folder.join("leaves.f64"), leaves.into_iter())?;
    let factors = [
        Factor::Imputation,
        Factor::Treatment,
        Factor::Normalisation,
        Factor::Aggregation,
    ];
    let plane = |draw: u64| {
        let mut plane = 0;
        for (factor, size) in factors.iter().zip(sizes) {
            let u = Stream::new(SEED, "choice", factor.name()).uniform(draw);
            plane = plane * size + (u * size as f64) as usize;
        }
        plane as f64
    };
    write_f64(&folder.join("planes.f64"), (0..u64::from(DRAWS)).map(plane))?;
    write_f64(&folder.join("factors.f64"), weight_factors(frozen, DRAWS))?;
    write_f64(&folder.join("ours.f64"), flat(ours))?;
    let mut out = Vec::new();
    for (name, one) in [("one thread", true), ("its own number of threads", false)] {
        let mut command = Command::new(&python);
        command
            .arg(root.join("benches/peers/full_recipe.py"))
            .arg(&folder)
            .arg(ROUNDS.to_string())
            .arg(sizes[3].to_string());
        if one {
            command
                .envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map(|name| (name, "1")));
        }
        let run = command.output()?;
        if !run.status.success() {
            std::fs::remove_dir_all(&folder)?;
            return Err(String::from_utf8_lossy(&run.stderr).into_owned().into());
        }
        out.push((name, String::from_utf8(run.stdout)?));
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(out)
}

fn write_f64(path: &Path, values: impl Iterator<Item = f64>) -> std::io::Result<()> {
    std::fs::write(path, values.flat_map(f64::to_le_bytes).collect::<Vec<u8>>())
}

/// An interpreter with NumPy: the one named by GROUNDWORK_PYTHON, or the one that the bench
/// weight_draws made in the cache.
fn python() -> Result<PathBuf, Failure> {
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
