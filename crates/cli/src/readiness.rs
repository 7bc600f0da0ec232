//! `groundwork readiness` and `groundwork uncertainty`: a shipped framework on the pack, or any
//! table with a structure.

mod full;
mod input;
mod options;
mod place;
mod record;
mod structure_file;
mod tidy;

use std::fmt::Write as _;

use atlas::Iso3;
use exchange::table::{Out, csv};
use indicators::View;
use readiness::{
    Frozen, Overrides, Readiness, Scores, Stopped, compute, rank_intervals, score_all, weight_intervals,
};

use crate::args::Args;
use crate::error::{CliError, read, write};
use input::Inputs;

/// What `groundwork help readiness` prints.
pub const HELP: &str = include_str!("readiness/help.txt");

/// What `groundwork help uncertainty` prints.
pub const UNCERTAINTY_HELP: &str = "\
groundwork uncertainty: rank intervals over weight draws

  groundwork uncertainty ... the inputs of `groundwork readiness` ... [--draws 10000] [--seed 1]
      --out ranks.csv
      [--vary imputation,treatment,normalisation,weights,aggregation]
      [--draw-weights uniform[:0.25]|dirichlet[:1]]
      [--imputations LIST] [--treatments LIST] [--normalisations LIST] [--aggregations LIST]
      [--acceptability FILE] [--drop FILE]
      [--sobol FILE [--sobol-rows 1024] [--bootstrap 200]]

Every weight of every node is multiplied by 1 +- 25 % (uniform, independent), the index computed
and ranked again. A draw depends on the seed, the node and its number alone: the same seed gives
the same bytes, and an added node changes no other node's draws. Imputation, treatment,
normalisation and aggregation are held at the settings given unless --vary names them.

--vary           choices that vary together, each draw picking one option of each. The settings
                 given come first; beside them: imputation none, nearest, group-median with groups;
                 treatment none, winsorise-log; normalisation minmax, zscore, percentile;
                 aggregation arithmetic, geometric, harmonic. --imputations and so on name other
                 options, in the words of `groundwork readiness`, comma between them; copeland is
                 quadratic in units and only drawn when named. Under goalposts the treatment is held.
                 Where a mean needs values above 0, all normalised values together are mapped
                 linearly onto 1..100.
--draw-weights   uniform:S: every weight times 1 +- S; dirichlet:C: shares of siblings from a
                 Dirichlet distribution around the weights given, C for each sibling (1 with equal
                 weights: any weighting is equally likely).
--acceptability  unit,rank,share,top     share of draws at a rank, and at it or better
--sobol          output,factor,first,first_low,first_high,total,total_low,total_high
                 variance of the mean rank shift (mean_shift) and of each unit's rank that a choice
                 explains alone and with all others, with 95 % bootstrap intervals
--drop           node,unit,rank,without,mean_shift     ranks without each indicator, at the settings

ranks.csv      ranks of the root; percentiles interpolate linearly; empty where there is no score
    unit,mean,median,p05,p95
    KEN,41.2,41,36,47

Input formats: groundwork help readiness.
Example: groundwork uncertainty --framework prongs --draws 1000 --seed 1 --out ranks.csv
";

/// Options of the table form alone.
const OWN: [&str; 17] = [
    "structure",
    "denominators",
    "groups",
    "year",
    "impute",
    "screen",
    "treat",
    "normalise",
    "reference",
    "scale",
    "weights",
    "weights-level",
    "judgements",
    "aggregate",
    "aggregate-level",
    "recipe",
    "trace",
];

/// Options of both commands and forms.
const OPTIONS: [&str; 7] = [
    "framework",
    "plan",
    "view",
    "base-year",
    "oldest",
    "values",
    "out",
];

/// What is scored.
enum Work {
    Pack(Box<Frozen>, Readiness),
    Table(Box<Inputs>, Box<Scores>),
}

/// `groundwork readiness`.
///
/// # Errors
/// Misuse, faults of the input, or a file that cannot be read or written.
pub fn readiness(args: &[String]) -> Result<(), CliError> {
    let mut options = OPTIONS.to_vec();
    options.extend(OWN);
    options.push("record");
    let args = Args::parse(args, &options)?;
    let out = args.need("out")?;
    if args.get("framework").is_some() && args.get("record").is_some() {
        let found = "found --record with --framework, expected one form or the other";
        return Err(CliError::Usage(found.into()));
    }
    let rows = match work(&args)? {
        Work::Pack(frozen, all) => pack_rows(&frozen, &all),
        Work::Table(inputs, scores) => {
            report(&inputs, &scores);
            if let Some(path) = args.get("trace") {
                write(path, &record::trace(&inputs, &scores))?;
            }
            if let Some(path) = args.get("record") {
                write(path, &record::record(&inputs, &scores))?;
            }
            table_rows(&inputs, &scores)
        }
    };
    write(out, &csv(&["unit", "node", "level", "score", "rank"], &rows))
}

/// `groundwork uncertainty`.
///
/// # Errors
/// As [`readiness()`].
pub fn uncertainty(args: &[String]) -> Result<(), CliError> {
    let mut options = OPTIONS.to_vec();
    options.extend(OWN.iter().filter(|o| **o != "trace"));
    options.extend(["draws", "seed"]);
    options.extend(full::OPTIONS);
    let args = Args::parse(args, &options)?;
    let out = args.need("out")?;
    let draws: u32 = args.parsed("draws", 10_000)?;
    let seed: u64 = args.parsed("seed", 1)?;
    if draws == 0 {
        return Err(CliError::Usage("--draws: found 0, expected 1 or more".into()));
    }
    if full::asked(&args) {
        let work = work(&args)?;
        if let Work::Table(inputs, scores) = &work {
            report(inputs, scores);
        }
        return full::run(&args, &work, draws, seed, out);
    }
    let mut progress = progress();
    let stopped = || CliError::input("stopped before the last draw");
    let row = |unit: &str, of: Option<[f64; 4]>| {
        let mut row = vec![Out::from(unit)];
        row.extend((0..4).map(|at| Out::from(of.and_then(|v| v.get(at).copied()))));
        row
    };
    let rows: Vec<Vec<Out>> = match work(&args)? {
        Work::Pack(frozen, all) => {
            let values: Vec<_> = all.economies.iter().map(|e| e.values()).collect();
            let drawn = rank_intervals(&frozen, &values, draws, seed, &mut progress).ok_or_else(stopped)?;
            let four = |i: &readiness::Interval| [i.mean, i.median, i.p05, i.p95];
            let named = all.economies.iter().zip(&drawn);
            named
                .map(|(e, i)| row(e.economy.as_str(), i.as_ref().map(four)))
                .collect()
        }
        Work::Table(inputs, scores) => {
            report(&inputs, &scores);
            let drawn = weight_intervals(&scores, &inputs.structure, draws, seed, &mut progress);
            let drawn = drawn.map_err(|e| match e {
                Stopped::Cancelled => stopped(),
                Stopped::Failed(problem) => CliError::Input(vec![inputs.place(&problem)]),
            })?;
            let four = |i: &readiness::UnitInterval| [i.mean, i.median, i.p05, i.p95];
            let named = scores.units.iter().zip(&drawn);
            named.map(|(unit, i)| row(unit, i.as_ref().map(four))).collect()
        }
    };
    write(out, &csv(&["unit", "mean", "median", "p05", "p95"], &rows))
}

/// A line to stderr at every tenth.
fn progress() -> impl FnMut(f64) -> bool {
    let mut tenths = 0;
    move |share: f64| {
        let now = (share * 10.0) as u32;
        if now > tenths {
            tenths = now;
            eprintln!("{} %", now * 10);
        }
        true
    }
}

fn work(args: &Args) -> Result<Work, CliError> {
    let foreign = |names: &[&str], with: &str| match names.iter().find(|n| args.get(n).is_some()) {
        Some(name) => Err(CliError::Usage(format!(
            "found --{name} with {with}, expected one form or the other"
        ))),
        None => Ok(()),
    };
    if let Some(stray) = args.free().first() {
        return Err(CliError::Usage(format!(
            "found {stray:?}, expected only --options"
        )));
    }
    match (args.get("framework"), args.get("values")) {
        (Some(_), Some(_)) => {
            let both = "found --framework and --values, expected one form or the other";
            Err(CliError::Usage(both.into()))
        }
        (Some(id), None) => {
            foreign(&OWN, "--framework")?;
            pack(args, id)
        }
        (None, Some(_)) => {
            foreign(&["plan", "view", "base-year", "oldest"], "--values")?;
            let inputs = Inputs::read(args)?;
            let scores = compute(&inputs.table, &inputs.structure, &inputs.aside, &inputs.recipe)
                .map_err(|faults| inputs.faults(&faults))?;
            Ok(Work::Table(Box::new(inputs), Box::new(scores)))
        }
        (None, None) => Err(CliError::Usage(
            "expected --framework, or --values and --structure".into(),
        )),
    }
}

fn pack(args: &Args, id: &str) -> Result<Work, CliError> {
    let world = engine::World::load().map_err(|fault| CliError::input(fault.to_string()))?;
    if let Some(path) = args.get("plan") {
        return of_plan(args, id, path);
    }
    let framework = world.framework(id).ok_or_else(|| {
        let known: Vec<&str> = world.frameworks.iter().map(|f| f.id.as_str()).collect();
        CliError::Usage(format!(
            "--framework: found {id:?}, expected one of {}",
            known.join(", ")
        ))
    })?;
    let view = view(args)?;
    let base_year = args.parsed("base-year", 2025)?;
    let oldest = args.parsed("oldest", 2014)?;
    let frozen = Frozen::new(framework, view, &[]).map_err(|p| CliError::input(p.to_string()))?;
    let all = score_all(
        &frozen,
        &world.atlas,
        &world.pack,
        &Overrides::default(),
        base_year,
        oldest,
    );
    Ok(Work::Pack(Box::new(frozen), all))
}

/// Under a plan: its own frameworks beside the shipped ones, its weights, answers and own values.
fn of_plan(args: &Args, id: &str, path: &str) -> Result<Work, CliError> {
    let world = engine::World::load().map_err(|fault| CliError::input(fault.to_string()))?;
    let mut plan = plan::file::read(&read(path)?).map_err(|e| CliError::input(format!("{path}: {e}")))?;
    let known = engine::frameworks::all(world, &plan);
    if !known.iter().any(|(known, _)| *known == id) {
        let known: Vec<&str> = known.iter().map(|(id, _)| *id).collect();
        let expected = known.join(", ");
        let found = format!("--framework: found {id:?}, expected one of {expected}");
        return Err(CliError::Usage(found));
    }
    plan.settings.base_year = args.parsed("base-year", plan.settings.base_year)?;
    plan.settings.oldest_year = args.parsed("oldest", plan.settings.oldest_year)?;
    let frozen = engine::basis::frozen(world, &plan, id, view(args)?)
        .map_err(|refusal| CliError::input(format!("{path}: {}", refusal.detail)))?;
    let all = engine::basis::readiness(world, &plan, &frozen);
    Ok(Work::Pack(Box::new(frozen), all))
}

fn view(args: &Args) -> Result<View, CliError> {
    match args.get("view") {
        None | Some("outcomes") => Ok(View::Outcomes),
        Some("milestones") => Ok(View::Milestones),
        Some(other) => {
            let found = format!("--view: found {other:?}, expected outcomes or milestones");
            Err(CliError::Usage(found))
        }
    }
}

fn cell_row(unit: &str, node: &str, level: u32, score: Option<f64>, rank: Option<u32>) -> Vec<Out> {
    let rank = rank.map_or(Out::Empty, |r| Out::Integer(i64::from(r)));
    vec![
        unit.into(),
        node.into(),
        Out::Integer(i64::from(level)),
        score.into(),
        rank,
    ]
}

fn pack_rows(frozen: &Frozen, all: &Readiness) -> Vec<Vec<Out>> {
    let ranks: Vec<_> = (0..frozen.nodes().len()).map(|n| all.node_ranks(n)).collect();
    let mut rows = Vec::new();
    for (at, economy) in all.economies.iter().enumerate() {
        let unit: Iso3 = economy.economy;
        for (n, node) in frozen.nodes().iter().enumerate() {
            let of_scored = economy.scored.as_ref().and_then(|s| s.nodes.get(n)?.score);
            // Where the economy is not scored its indicators still are.
            let points = node.leaf.and_then(|l| economy.cells.get(l)?.points);
            let rank = ranks.get(n).and_then(|r| r.get(at).copied().flatten());
            rows.push(cell_row(
                unit.as_str(),
                &node.id,
                node.level,
                of_scored.or(points),
                rank,
            ));
        }
    }
    rows
}

fn table_rows(inputs: &Inputs, scores: &Scores) -> Vec<Vec<Out>> {
    let mut rows = Vec::new();
    for (at, unit) in scores.units.iter().enumerate() {
        let nodes = inputs
            .structure
            .nodes()
            .iter()
            .zip(&scores.scores)
            .zip(&scores.ranks);
        for ((node, of_node), ranks) in nodes {
            let score = of_node.get(at).copied().flatten();
            let rank = ranks.get(at).copied().flatten();
            rows.push(cell_row(unit, &node.code, node.level, score, rank));
        }
    }
    rows
}

/// What was filled, treated and refused, on stderr.
fn report(inputs: &Inputs, scores: &Scores) {
    let trace = &scores.trace;
    let mut text = String::new();
    if !trace.fills.is_empty() {
        let _ = writeln!(text, "imputed {} cells", trace.fills.len());
    }
    for (leaf, treatment) in &trace.treatments {
        let node = inputs
            .structure
            .leaves()
            .get(*leaf)
            .and_then(|n| inputs.structure.nodes().get(*n));
        let (method, detail) = record::method_name(treatment.method);
        let detail = if detail.is_empty() {
            detail
        } else {
            format!(" ({detail})")
        };
        let _ = writeln!(
            text,
            "treated {}: {method}{detail}, {} values",
            node.map_or("", |n| &n.code),
            treatment.changed.len()
        );
    }
    for line in record::weighing(inputs, scores) {
        let _ = writeln!(text, "{line}");
    }
    for refused in trace.refused.iter().filter(|r| r.node == inputs.structure.root()) {
        let unit = scores.units.get(refused.unit).map_or("", String::as_str);
        let _ = writeln!(
            text,
            "refused {unit}: {:.0} % of the indicators",
            refused.share * 100.0
        );
    }
    eprint!("{text}");
}
