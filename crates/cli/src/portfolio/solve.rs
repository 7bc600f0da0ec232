//! `portfolio solve`: HiGHS under Node (or natively, where built with it), microlp, or the heuristic;
//! Ctrl-C keeps the best portfolio found so far with the bound proven so far.

use std::sync::atomic::{AtomicBool, Ordering};

use portfolio::programme::Model;
use portfolio::solve::{Options, Request, Solution, Status, microlp, prepare, settle};
use portfolio::{Choice, Outcome, Problem, Violation, heuristic};

use super::{faults, json, lines, node, read_problem};
use crate::args::Args;
use crate::error::{CliError, write};

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

const USAGE: &str = "expected portfolio solve problem.json --out result.json";

/// `portfolio solve problem.json --out result.json [--gap 0.001] [--node-limit N] [--time-limit S]
/// [--solver highs|native|microlp|heuristic]`
pub fn run(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["out", "gap", "node-limit", "time-limit", "solver"])?;
    let [path] = args.free() else {
        return Err(CliError::Usage(USAGE.into()));
    };
    let out = args.need("out")?;
    let gap: f64 = args.parsed("gap", 0.001)?;
    if !(0.0..1.0).contains(&gap) {
        return Err(CliError::Usage(format!(
            "--gap: found {gap}, expected a share from 0 to 1"
        )));
    }
    let node_limit = match args.get("node-limit") {
        None => None,
        Some(_) => Some(args.parsed("node-limit", 0u64)?),
    };
    let seconds = match args.get("time-limit") {
        None => None,
        Some(text) => Some(
            text.parse()
                .ok()
                .filter(|s: &f64| s.is_finite() && *s > 0.0)
                .ok_or_else(|| {
                    CliError::Usage(format!(
                        "--time-limit: found {text:?}, expected seconds above zero"
                    ))
                })?,
        ),
    };
    let options = Options { gap, node_limit };
    let problem = read_problem(path)?;
    let outcome = match args.get("solver").unwrap_or("highs") {
        "microlp" => {
            microlp::solve(&problem, &options).map_err(|e| CliError::input(format!("{path}: {e}")))?
        }
        "heuristic" => heuristic(&problem).map_err(|found| faults(path, &found))?,
        "highs" => {
            let solver = node::Solver::find()?;
            search(path, &problem, &options, seconds, &|model, request| {
                solver.solve(model, request, &STOP)
            })?
        }
        "native" => native(path, &problem, &options, seconds)?,
        other => {
            return Err(CliError::Usage(format!(
                "--solver: found {other:?}, expected highs, native, microlp or heuristic"
            )));
        }
    };
    write(out, &(json(&outcome)? + "\n"))?;
    eprintln!(
        "{}: objective {}, bound {}, gap {}, {} projects",
        outcome.solver,
        outcome.objective,
        outcome.bound.map_or_else(|| "none".into(), |b| b.to_string()),
        outcome
            .gap
            .map_or_else(|| "none".into(), |g| format!("{:.4} %", g * 100.0)),
        outcome.chosen.len()
    );
    Ok(())
}

#[cfg(feature = "native-highs")]
fn native(
    path: &str,
    problem: &Problem,
    options: &Options,
    seconds: Option<f64>,
) -> Result<Outcome, CliError> {
    search(path, problem, options, seconds, &super::native::solve)
}

#[cfg(not(feature = "native-highs"))]
fn native(_: &str, _: &Problem, _: &Options, _: Option<f64>) -> Result<Outcome, CliError> {
    Err(CliError::Usage(
        "--solver native: this build is without it; build with --features native-highs (needs cmake and a \
         C++ compiler), or use --solver highs"
            .into(),
    ))
}

/// How often a choice that misses the money by a few cents is solved again with less money.
const AGAIN: usize = 3;
/// Taken off every yearly envelope of the programme before it is solved again.
const CENTS_OFF: i64 = 100;

type Solve<'a> = &'a dyn Fn(&Model, &Request) -> Result<(Solution, String), CliError>;

/// A solver's search from the heuristic's portfolio; settled and checked in cents.
///
/// If a choice is short of cents that the solver's tolerance hid, the envelopes of the *programme*
/// are lowered by what was short and it is solved again; the problem itself, and the first bound,
/// stay as they are.
fn search(
    path: &str,
    problem: &Problem,
    options: &Options,
    seconds: Option<f64>,
    solve: Solve<'_>,
) -> Result<Outcome, CliError> {
    // A second handler in one process is refused; the first one serves.
    let _ = ctrlc::set_handler(|| STOP.store(true, Ordering::SeqCst));
    let warm = heuristic(problem).ok();
    let mut settings = options.in_words_for(problem);
    if let Some(seconds) = seconds {
        settings.push_str(&format!(" time_limit={seconds}"));
    }
    let mut tighter = problem.clone();
    let mut first_bound: Option<f64> = None;
    let mut broken: Vec<Violation> = Vec::new();
    for _ in 0..=AGAIN {
        let chosen = warm.as_ref().map(|w| w.chosen.as_slice());
        let (model, mut request) = prepare(&tighter, options, chosen);
        if let (Some(seconds), Some(all)) = (seconds, request.options.as_object_mut()) {
            all.insert("time_limit".into(), serde_json::json!(seconds));
        }
        let (found, name) = solve(&model, &request)?;
        let bound = *first_bound.get_or_insert(found.bound.unwrap_or(f64::INFINITY));
        let stopped = STOP.load(Ordering::SeqCst);
        let chosen: Vec<Choice> = match (found.status, &warm) {
            (Status::Infeasible, _) => {
                return Err(CliError::input(format!("{path}: no portfolio meets every rule")));
            }
            (Status::Unknown, Some(warm)) => warm.chosen.clone(),
            (Status::Unknown, None) => {
                return Err(CliError::input(format!(
                    "{path}: stopped before a feasible portfolio was found"
                )));
            }
            (Status::Optimal | Status::Stopped, _) => model.choices(problem, &found.columns),
        };
        match settle(problem, &chosen, &name, &settings, Some(bound)) {
            Ok(outcome) => return Ok(outcome),
            Err(found) if found.iter().all(|v| v.rule == "money-short") => {
                if let (true, Some(warm)) = (stopped, &warm) {
                    return settle(problem, &warm.chosen, &name, &settings, Some(bound))
                        .map_err(|found| faults(path, &found));
                }
                eprintln!("a few cents short, solving again: {}", lines(&found).join("; "));
                broken = found;
                for envelope in tighter.funders.iter_mut().flat_map(|f| &mut f.envelopes) {
                    *envelope = (*envelope - ledger::Cents(CENTS_OFF)).max(ledger::Cents::ZERO);
                }
            }
            Err(found) => return Err(faults(path, &found)),
        }
    }
    Err(faults(path, &broken))
}
