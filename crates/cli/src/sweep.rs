//! `groundwork sweep`: one shard of a large ensemble, and the joining of shards.

use std::collections::BTreeMap;

use engine::World;
use engine::sweep::{Sweep, SweepRow};
use indicators::View;

use crate::args::Args;
use crate::error::{CliError, read, write};

/// What `groundwork help sweep` prints.
pub const HELP: &str = "\
groundwork sweep PLAN --draws N --out sweep.csv [--shard I/K] [--seed 1]
groundwork sweep --join yes SHARD SHARD … --out sweep.csv

Every draw of a plan's projection at its horizon, for ensembles that are spread over machines. A draw
depends on the seed and its number alone: shards that are joined are the bytes of one run.

PLAN       a plan file with an accepted portfolio
--draws    draws of the whole ensemble
--shard    which part to make: I of K, I from 1 (default 1/1)
--join     `yes`: put shards together, in any order; refused where one is missing, comes twice, or
           belongs to another plan, seed, number of draws or release of the data
sweep.csv  ensemble,draws,draw,economy,quantity,view,without,with
           ensemble names plan, data, seed and draws; quantity score|rank|people; draws ascending

Example:
  groundwork sweep examples/plan-small.json --draws 100 --shard 1/2 --out a.csv
  groundwork sweep examples/plan-small.json --draws 100 --shard 2/2 --out b.csv
  groundwork sweep --join yes a.csv b.csv --out sweep.csv
";

const HEADER: &str = "ensemble,draws,draw,economy,quantity,view,without,with\n";
/// Draws held in memory at once.
const CHUNK: u32 = 1000;

/// Runs the command.
///
/// # Errors
/// Misuse, files that cannot be read, shards that do not belong together.
pub fn run(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["draws", "shard", "seed", "out", "join"])?;
    let out = args.need("out")?;
    let text = match args.get("join") {
        Some("yes") => join(args.free())?,
        Some(other) => return Err(CliError::Usage(format!("--join: found {other:?}, expected yes"))),
        None => shard(&args)?,
    };
    write(out, &text)
}

fn shard(args: &Args) -> Result<String, CliError> {
    let [path] = args.free() else {
        return Err(CliError::Usage("expected one plan file".into()));
    };
    args.need("draws")?;
    let (draws, seed) = (args.parsed("draws", 0u32)?, args.parsed("seed", 1u64)?);
    let part = args.get("shard").unwrap_or("1/1");
    let wrong = || {
        CliError::Usage(format!(
            "--shard: found {part:?}, expected I/K with I from 1 to K"
        ))
    };
    let (i, k) = part.split_once('/').ok_or_else(wrong)?;
    let (i, k): (u64, u64) = (i.parse().map_err(|_| wrong())?, k.parse().map_err(|_| wrong())?);
    if draws == 0 || i == 0 || i > k {
        return Err(if draws == 0 {
            CliError::Usage("--draws: found 0, expected 1 or more".into())
        } else {
            wrong()
        });
    }
    let bytes = read(path)?;
    let plan = plan::file::read(&bytes).map_err(|e| CliError::input(format!("{path}:{e}")))?;
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let refused = |e: engine::basis::Refusal| CliError::input(format!("{path}: {}: {}", e.key, e.detail));
    let sweep = Sweep::new(world, &plan).map_err(refused)?;
    let name = ensemble(&plan::file::write(&plan), world.pack_hash(), seed, draws);
    let at = |i: u64| u32::try_from(u64::from(draws) * i / k).unwrap_or(draws);
    let (mut first, last) = (at(i - 1), at(i));
    let begin = first;
    let mut tell = crate::progress::bar("sweeping");
    let mut text = HEADER.to_owned();
    while first < last {
        let count = CHUNK.min(last - first);
        for row in sweep.rows(first, count, seed).map_err(refused)? {
            line(&mut text, &name, draws, &row);
        }
        first += count;
        tell(f64::from(first - begin) / f64::from(last - begin));
    }
    Ok(text)
}

fn line(text: &mut String, name: &str, draws: u32, row: &SweepRow) {
    let view = match row.view {
        View::Outcomes => "outcomes",
        View::Milestones => "milestones",
    };
    text.push_str(&format!(
        "{name},{draws},{},{},{},{view},{},{}\n",
        row.draw, row.economy, row.quantity, row.without, row.with
    ));
}

/// FNV-1a, 64 bit, over everything a draw depends on.
fn ensemble(plan: &str, pack: u64, seed: u64, draws: u32) -> String {
    let tail = format!("\n{pack}\n{seed}\n{draws}");
    let hash = plan
        .bytes()
        .chain(tail.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    format!("{hash:016x}")
}

/// Puts shards together: the lines of each draw stay as they are, draws ascending.
fn join(paths: &[String]) -> Result<String, CliError> {
    if paths.is_empty() {
        return Err(CliError::Usage("expected the shards to join".into()));
    }
    let mut of: Option<(String, u32)> = None;
    let mut draws: BTreeMap<u32, (usize, String)> = BTreeMap::new();
    for (file, path) in paths.iter().enumerate() {
        let bytes = read(path)?;
        let text = String::from_utf8(bytes).map_err(|_| {
            CliError::input(format!(
                "{path}: found bytes that are not UTF-8, expected a shard"
            ))
        })?;
        let body = text
            .strip_prefix(HEADER)
            .ok_or_else(|| CliError::input(format!("{path}:1: expected {}", HEADER.trim_end())))?;
        for (at, line) in body.lines().enumerate() {
            let place = at + 2;
            let mut fields = line.split(',');
            let (name, count, draw) = (fields.next(), fields.next(), fields.next());
            let number = |text: Option<&str>, what: &str| {
                text.and_then(|t| t.parse::<u32>().ok()).ok_or_else(|| {
                    CliError::input(format!("{path}:{place}: found {text:?}, expected {what}"))
                })
            };
            let (count, draw) = (
                number(count, "the number of draws")?,
                number(draw, "the number of a draw")?,
            );
            let key = (name.unwrap_or_default().to_owned(), count);
            match &of {
                None => of = Some(key),
                Some(known) if *known != key => {
                    return Err(CliError::input(format!(
                        "{path}:{place}: found ensemble {} of {} draws, expected {} of {}, as in {}",
                        key.0, key.1, known.0, known.1, paths[0]
                    )));
                }
                Some(_) => {}
            }
            let (owner, lines) = draws.entry(draw).or_insert_with(|| (file, String::new()));
            if *owner != file {
                return Err(CliError::input(format!(
                    "{path}:{place}: found draw {draw} a second time, expected it once (also in {})",
                    paths.get(*owner).map_or("", String::as_str)
                )));
            }
            lines.push_str(line);
            lines.push('\n');
        }
    }
    let whole = of.map_or(0, |(_, n)| n);
    if let Some(missing) = (0..whole).find(|d| !draws.contains_key(d)) {
        return Err(CliError::input(format!(
            "found no draw {missing}, expected every draw below {whole}: a shard is missing or cut short"
        )));
    }
    let mut text = HEADER.to_owned();
    for (_, lines) in draws.values() {
        text.push_str(lines);
    }
    Ok(text)
}
