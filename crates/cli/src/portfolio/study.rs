//! `groundwork portfolio prices|why|relax|frontier|robust|score`: studies of a programme, the same as
//! on the screen, without a browser.

use engine::{Job, Reply, World};
use ledger::Cents;
use portfolio::frontier::curve::total;
use portfolio::scoring::{self, group};
use portfolio::solve::Options;
use portfolio::study::{self, Base, Goal, Spec, Study};
use portfolio::{Outcome, Problem, check};

use super::{json, parse, read_plan};
use crate::args::Args;
use crate::error::{CliError, read, write};

use super::session::Session;

/// Options that every study has.
const COMMON: [&str; 5] = ["out", "gap", "node-limit", "solver", "result"];

fn args(given: &[String], more: &[&str], usage: &str) -> Result<(Args, String), CliError> {
    let known: Vec<&str> = COMMON.iter().chain(more).copied().collect();
    let args = Args::parse(given, &known)?;
    match args.free() {
        [path] => {
            let path = path.clone();
            Ok((args, path))
        }
        _ => Err(CliError::Usage(format!("expected portfolio {usage}"))),
    }
}

/// A result that was solved before, for this problem: the base of a study.
fn base(args: &Args, problem: &Problem) -> Result<Option<Base>, CliError> {
    let Some(path) = args.get("result") else {
        return Ok(None);
    };
    let outcome: Outcome = parse(path)?;
    let broken = check(problem, &outcome);
    if !broken.is_empty() {
        return Err(super::faults(path, &broken));
    }
    let bound = outcome
        .bound
        .ok_or_else(|| CliError::input(format!("{path}: found no bound, expected a solved result")))?;
    Ok(Some(Base {
        chosen: outcome.chosen,
        objective: outcome.objective,
        bound,
    }))
}

/// Runs a study and writes its report.
fn run(args: &Args, path: &str, problem: &Problem, spec: Spec) -> Result<(), CliError> {
    let out = args.need("out")?;
    let gap: f64 = args.parsed("gap", 0.005)?;
    if !(0.0..1.0).contains(&gap) {
        return Err(CliError::Usage(format!(
            "--gap: found {gap}, expected a share from 0 to 1"
        )));
    }
    let node_limit = match args.get("node-limit") {
        None => None,
        Some(_) => Some(args.parsed("node-limit", 0u64)?),
    };
    let study = Study {
        spec,
        options: Options { gap, node_limit },
    };
    let mut session = match args.get("solver").unwrap_or("highs") {
        "highs" => Some(Session::start()?),
        "microlp" => None,
        other => {
            return Err(CliError::Usage(format!(
                "--solver: found {other:?}, expected highs or microlp"
            )));
        }
    };
    let found = study::run(
        problem,
        &study,
        &mut |ask, request| match &mut session {
            Some(session) => session.solve(request),
            None => Ok(ask.microlp()),
        },
        &mut |done, total, ask| {
            eprintln!("{:>3} of {total}: {} {}", done + 1, ask.key, ask.of);
            true
        },
    )?;
    for one in &found {
        for broken in &one.broken {
            eprintln!("warning: {path}: {} {}: {broken}", one.key, one.of);
        }
    }
    write(out, &(json(&study::report(problem, &study, &found))? + "\n"))
}

/// `portfolio prices problem.json --out prices.json [--result result.json]`
pub fn prices(given: &[String]) -> Result<(), CliError> {
    let (args, path) = args(given, &[], "prices problem.json --out prices.json")?;
    let problem = super::read_problem(&path)?;
    let base = base(&args, &problem)?;
    run(&args, &path, &problem, Spec::Prices { base })
}

/// `portfolio why problem.json --project ID --out why.json`
pub fn why(given: &[String]) -> Result<(), CliError> {
    let (args, path) = args(
        given,
        &["project"],
        "why problem.json --project ID --out why.json",
    )?;
    let problem = super::read_problem(&path)?;
    let project = args.need("project")?.to_owned();
    if problem.project(&project).is_none() {
        return Err(CliError::input(format!(
            "{path}: found no project {project:?}, expected one of the problem"
        )));
    }
    let base = base(&args, &problem)?;
    run(&args, &path, &problem, Spec::Why { project, base })
}

/// `portfolio relax problem.json --out relax.json`
pub fn relax(given: &[String]) -> Result<(), CliError> {
    let (args, path) = args(given, &[], "relax problem.json --out relax.json")?;
    // Faults of the rules are what this command is for.
    let problem: Problem = parse(&path)?;
    let faults: Vec<String> = portfolio::diagnose::errors(&problem)
        .iter()
        .filter(|d| !d.at.starts_with("rules"))
        .map(|d| format!("{path}: {d}"))
        .collect();
    if !faults.is_empty() {
        return Err(CliError::Input(faults));
    }
    run(&args, &path, &problem, Spec::Relax)
}

/// `portfolio frontier problem.json --out frontier.json [--kind curve|surface|least|formulas] …`
pub fn frontier(given: &[String]) -> Result<(), CliError> {
    let more = ["kind", "budgets", "levels", "scenarios", "seed", "share", "plan"];
    let (args, path) = args(given, &more, "frontier problem.json --out frontier.json")?;
    let problem = super::read_problem(&path)?;
    let spec = match args.get("kind").unwrap_or("curve") {
        "curve" => Spec::Curve {
            budgets: budgets(&args, &problem)?,
        },
        "surface" => {
            let (equity, downside) = levels(args.get("levels").unwrap_or("4x3"))?;
            Spec::Surface {
                equity,
                downside,
                scenarios: args.parsed("scenarios", 8)?,
                seed: args.parsed("seed", 1)?,
            }
        }
        "least" => Spec::Least {
            goals: goals(&args, &problem)?,
        },
        "formulas" => Spec::Formulas {
            formulas: match args.get("plan") {
                Some(plan) => allocation(plan, &problem)?.formulas,
                None => equal(&problem),
            },
            base: base(&args, &problem)?,
        },
        other => {
            return Err(CliError::Usage(format!(
                "--kind: found {other:?}, expected curve, surface, least or formulas"
            )));
        }
    };
    run(&args, &path, &problem, spec)
}

/// Millions of dollars, comma separated; by default a quarter to three times the envelopes.
fn budgets(args: &Args, problem: &Problem) -> Result<Vec<Cents>, CliError> {
    let Some(list) = args.get("budgets") else {
        return Ok(study::usual_budgets(total(problem)));
    };
    list.split(',')
        .map(|text| {
            let millions: Option<f64> = text.trim().parse().ok().filter(|m| *m >= 0.0);
            millions.and_then(|m| Cents::from_f64(m * 1e6)).ok_or_else(|| {
                CliError::Usage(format!("--budgets: found {text:?}, expected millions of dollars"))
            })
        })
        .collect()
}

fn levels(text: &str) -> Result<(u32, u32), CliError> {
    let pair = text
        .split_once('x')
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    pair.filter(|(a, b): &(u32, u32)| (2..=9).contains(a) && (2..=9).contains(b))
        .ok_or_else(|| CliError::Usage(format!("--levels: found {text:?}, expected for example 4x3")))
}

fn goals(args: &Args, problem: &Problem) -> Result<Vec<Goal>, CliError> {
    if let Some(plan) = args.get("plan") {
        return Ok(allocation(plan, problem)?
            .tiers
            .into_iter()
            .filter_map(|t| t.goal)
            .collect());
    }
    let share: f64 = args.parsed("share", 0.5)?;
    if !(share > 0.0 && share < 1.0) {
        return Err(CliError::Usage(format!(
            "--share: found {share}, expected a share between 0 and 1"
        )));
    }
    Ok(study::economies(problem)
        .into_iter()
        .map(|economy| Goal {
            economy,
            doses: Vec::new(),
            share,
        })
        .collect())
}

fn equal(problem: &Problem) -> Vec<study::Formula> {
    let all = study::economies(problem);
    let share = 1.0 / all.len().max(1) as f64;
    vec![study::Formula {
        name: "equal".into(),
        shares: all.into_iter().map(|e| (e, share)).collect(),
    }]
}

fn allocation(path: &str, problem: &Problem) -> Result<engine::job::Allocation, CliError> {
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let job = Job::Allocation {
        plan: Box::new(read_plan(path)?),
        problem: Box::new(problem.clone()),
    };
    match engine::run(world, &job, &mut |_| true) {
        Reply::Allocation(allocation) => Ok(*allocation),
        Reply::Refused { key, detail } => Err(CliError::input(format!("{path}: {key}: {detail}"))),
        _ => Err(CliError::input("the engine gave no allocation")),
    }
}

/// `portfolio robust problem.json --out robust.json [--draws 20 --fresh 500 --seed 1]`
pub fn robust(given: &[String]) -> Result<(), CliError> {
    let (args, path) = args(
        given,
        &["draws", "fresh", "seed"],
        "robust problem.json --out robust.json",
    )?;
    let problem = super::read_problem(&path)?;
    let spec = Spec::Robust {
        draws: args.parsed("draws", 20)?,
        fresh: args.parsed("fresh", 500)?,
        seed: args.parsed("seed", 1)?,
        base: base(&args, &problem)?,
    };
    run(&args, &path, &problem, spec)
}

/// `portfolio score problem.json --out score.json [--weights a.csv,b.csv] [--result result.json]`
pub fn score(given: &[String]) -> Result<(), CliError> {
    let (args, path) = args(given, &["weights"], "score problem.json --out score.json")?;
    let problem = super::read_problem(&path)?;
    let mut voters = Vec::new();
    let mut faults = Vec::new();
    for file in args.get("weights").into_iter().flat_map(|w| w.split(',')) {
        let bytes = read(file)?;
        let (found, skipped) = group::read(&String::from_utf8_lossy(&bytes));
        voters.extend(found);
        faults.extend(skipped.into_iter().map(|s| {
            format!(
                "{file}:{}:{}: found {:?}, expected {}",
                s.row, s.column, s.found, s.expected
            )
        }));
    }
    if !faults.is_empty() {
        return Err(CliError::Input(faults));
    }
    let chosen = match args.get("result") {
        Some(result) => parse::<Outcome>(result)?.chosen,
        None => portfolio::heuristic(&problem)
            .map(|o| o.chosen)
            .unwrap_or_default(),
    };
    let weights = group::merge(&voters).map(|m| m.weights).unwrap_or_default();
    let scored = scoring::score(&problem, &weights, &chosen);
    write(args.need("out")?, &(json(&scored)? + "\n"))
}
