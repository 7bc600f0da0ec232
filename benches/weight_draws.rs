//! What a person waits for when a weight is let go: 10,000 weight draws of 240 economies on 38
//! indicators, scored, ranked and reduced to intervals, against NumPy doing the same in this run.
//!
//! Run: `cargo bench --profile native --package readiness --bench weight_draws`. The peer
//! (benches/peers/weight_draws.py) gets the same table, tree and draws; it runs in a virtual
//! environment that is made once in the cache folder, outside the tree, or in the interpreter that
//! GROUNDWORK_PYTHON names. Where there is none, our own figures are printed and the reason why no
//! ratio can be.

#![allow(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use indicators::{Framework, View};
use readiness::draw::Stream;
use readiness::intervals::{weight_factor, weight_stream};
use readiness::{Frozen, Interval, Intervals};

const ECONOMIES: usize = 240;
const DRAWS: u32 = 10_000;
/// While a weight is dragged.
const LIVE_DRAWS: u32 = 1_000;
const SEED: u64 = 1;
/// Share of empty cells, about that of the pack.
const MISSING: f64 = 0.12;
const ROUNDS: usize = 7;

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
    let rows = table(&frozen);

    let prepare = best(|| Intervals::new(&frozen, &rows));
    let intervals = Intervals::new(&frozen, &rows);
    let full = best(|| intervals.run(DRAWS, SEED, &mut |_| true));
    let live = best(|| Intervals::new(&frozen, &rows).run(LIVE_DRAWS, SEED, &mut |_| true));
    let leaves = frozen.leaves().len();
    println!(
        "{DRAWS} weight draws x {ECONOMIES} economies x {leaves} indicators, best of {ROUNDS}, one core"
    );
    println!("  groundwork: {full:8.2} ms draws, scores, ranks, percentiles (prepare {prepare:.2} ms)");
    println!("  groundwork: {live:8.2} ms {LIVE_DRAWS} draws with preparation, as while dragging");

    let result = intervals.run(DRAWS, SEED, &mut |_| true).ok_or("stopped")?;
    match peer(&root, &frozen, &rows, &result) {
        Ok(text) => {
            print!("{text}");
            for (name, of) in [("scores only", "scores_ms"), ("all", "all_ms")] {
                let number = text
                    .lines()
                    .find_map(|l| l.trim().strip_prefix(of)?.trim().parse::<f64>().ok());
                let ms = number.ok_or("the peer printed no time")?;
                println!("  NumPy ({name}) / groundwork (all): {:.2}", ms / full);
            }
        }
        Err(reason) => println!("  no ratio: {reason}"),
    }
    Ok(())
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

/// Values spread over the goalposts, some missing; every economy keeps enough to be scored.
fn table(frozen: &Frozen) -> Vec<Vec<Option<f64>>> {
    let economy = |e: usize| {
        let level = Stream::new(SEED, "level", &e.to_string()).uniform(0);
        let cell = |(at, leaf): (usize, &readiness::FrozenLeaf)| {
            let stream = Stream::new(SEED, &leaf.node, &e.to_string());
            let share = 0.6 * level + 0.4 * stream.uniform(0);
            let value = leaf.low + (leaf.high - leaf.low) * share;
            // The first indicators are always there, so that the sixty percent are.
            (at < frozen.required() || stream.uniform(1) >= MISSING * 2.5).then_some(value)
        };
        frozen.leaves().iter().enumerate().map(cell).collect()
    };
    (0..ECONOMIES).map(economy).collect()
}

/// Runs NumPy on the same table, tree and draws and returns what it prints.
fn peer(
    root: &Path,
    frozen: &Frozen,
    rows: &[Vec<Option<f64>>],
    ours: &[Option<Interval>],
) -> Result<String, Failure> {
    let folder = std::env::temp_dir().join(format!("groundwork-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let nodes = frozen.nodes();
    let mut tree = String::new();
    for node in nodes {
        let parent = node.parent.map_or(String::from("-1"), |p| p.to_string());
        let leaf = node.leaf.map_or(String::from("-1"), |l| l.to_string());
        writeln!(tree, "{parent},{leaf},{}", node.weight)?;
    }
    std::fs::write(folder.join("tree.csv"), tree)?;
    let points = |row: &Vec<Option<f64>>| {
        let cells = row.iter().enumerate();
        cells
            .map(|(at, v)| v.map_or(f64::NAN, |v| frozen.points(at, v)))
            .collect::<Vec<_>>()
    };
    write_f64(&folder.join("points.f64"), rows.iter().flat_map(points))?;
    let factors = (0..u64::from(DRAWS)).flat_map(|draw| {
        nodes
            .iter()
            .map(move |n| weight_factor(weight_stream(SEED, &n.id), draw))
    });
    write_f64(&folder.join("factors.f64"), factors)?;
    let flat = |i: &Option<Interval>| i.map_or([f64::NAN; 4], |i| [i.p05, i.median, i.p95, i.score_median]);
    write_f64(&folder.join("ours.f64"), ours.iter().flat_map(flat))?;
    let run = Command::new(python()?)
        .arg(root.join("benches/peers/weight_draws.py"))
        .arg(&folder)
        .arg(ROUNDS.to_string())
        // One core each.
        .envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map(|name| (name, "1")))
        .output();
    std::fs::remove_dir_all(&folder)?;
    let run = run?;
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into_owned().into());
    }
    Ok(String::from_utf8(run.stdout)?)
}

fn write_f64(path: &Path, values: impl Iterator<Item = f64>) -> std::io::Result<()> {
    std::fs::write(path, values.flat_map(f64::to_le_bytes).collect::<Vec<u8>>())
}

/// An interpreter with NumPy: the one named by GROUNDWORK_PYTHON, or one made in the cache.
fn python() -> Result<PathBuf, Failure> {
    if let Some(named) = std::env::var_os("GROUNDWORK_PYTHON") {
        return Ok(named.into());
    }
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))
        .ok_or("neither XDG_CACHE_HOME nor HOME is set")?;
    let venv = cache.join("groundwork/bench-python");
    let python = venv.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let has_numpy = || {
        Command::new(&python)
            .args(["-c", "import numpy"])
            .output()
            .is_ok_and(|o| o.status.success())
    };
    if has_numpy() {
        return Ok(python);
    }
    println!("  making a Python environment with NumPy in {}", venv.display());
    let made = Command::new("python3").args(["-m", "venv"]).arg(&venv).output()?;
    if !made.status.success() {
        return Err(format!("python3 -m venv: {}", String::from_utf8_lossy(&made.stderr)).into());
    }
    let pip = Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "numpy"])
        .output()?;
    if !pip.status.success() {
        return Err(format!("pip install numpy: {}", String::from_utf8_lossy(&pip.stderr)).into());
    }
    Ok(python)
}
