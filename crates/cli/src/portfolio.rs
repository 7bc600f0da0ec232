//! `groundwork portfolio problem|solve|check|accept|register`: the programme of a plan from building to
//! checking, the same functions as the screens; and what is asked beyond its optimum
//! (`prices|why|relax|frontier|robust|score`).

mod made;
#[cfg(feature = "native-highs")]
mod native;
mod node;
mod register;
mod session;
mod solve;
mod study;

use engine::{Job, Reply, World};
use plan::{Accepted, Plan};
use portfolio::diagnose::{Severity, diagnose};
use portfolio::{Outcome, Problem, Violation, check};

use crate::args::Args;
use crate::error::{CliError, read, write};

/// What `groundwork help portfolio` prints.
pub const HELP: &str = include_str!("portfolio/help.txt");

/// Runs a subcommand.
///
/// # Errors
/// Misuse, unreadable files, faults in a problem, an infeasible problem, broken rules.
pub fn run(args: &[String]) -> Result<(), CliError> {
    let usage = || {
        CliError::Usage(
            "expected portfolio problem, generate, lp, solve, check, accept, register, prices, why, relax, frontier, robust or score"
                .into(),
        )
    };
    let (name, rest) = args.split_first().ok_or_else(usage)?;
    match name.as_str() {
        "problem" => problem(rest),
        "generate" => made::generate(rest),
        "lp" => made::lp(rest),
        "solve" => solve::run(rest),
        "check" => verify(rest),
        "accept" => accept(rest),
        "prices" => study::prices(rest),
        "why" => study::why(rest),
        "relax" => study::relax(rest),
        "frontier" => study::frontier(rest),
        "robust" => study::robust(rest),
        "score" => study::score(rest),
        "register" => register::run(rest),
        "money" => money(rest),
        "commitments" => commitments(rest),
        _ => Err(usage()),
    }
}

/// `portfolio problem PLAN --out problem.json`
fn problem(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["out"])?;
    let [path] = args.free() else {
        return Err(CliError::Usage(
            "expected portfolio problem PLAN --out problem.json".into(),
        ));
    };
    let out = args.need("out")?;
    let problem = build(&read_plan(path)?)?;
    write(out, &(json(&problem)? + "\n"))?;
    eprintln!(
        "{} projects, {} targets, {} funders, {} years; {}",
        problem.projects.len(),
        problem.targets.len(),
        problem.funders.len(),
        problem.years.len(),
        portfolio::hash::hash(&problem)
    );
    Ok(())
}

/// `portfolio check problem.json result.json`, or `portfolio check PLAN` for what the plan accepted.
fn verify(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &[])?;
    let (problem, outcome, result_path) = match args.free() {
        [plan_path] => {
            let plan = read_plan(plan_path)?;
            let accepted = plan.accepted.as_ref().ok_or_else(|| {
                CliError::input(format!("{plan_path}: found no accepted portfolio, expected one"))
            })?;
            register::warn(&plan, accepted)?;
            (build(&plan)?, accepted.outcome.clone(), plan_path)
        }
        [problem_path, result_path] => (read_problem(problem_path)?, parse(result_path)?, result_path),
        _ => {
            return Err(CliError::Usage(
                "expected portfolio check problem.json result.json, or portfolio check PLAN".into(),
            ));
        }
    };
    let broken = check(&problem, &outcome);
    if !broken.is_empty() {
        return Err(faults(result_path, &broken));
    }
    let report = portfolio::money::report(&problem, &outcome);
    println!("every rule holds, to the cent");
    println!(
        "projects {}, objective {}",
        outcome.chosen.len(),
        outcome.objective
    );
    println!("paid {}, partners {}", report.total, report.cofinance);
    for (funder, by_year) in &report.by_funder {
        let years: Vec<String> = report
            .years
            .iter()
            .zip(by_year)
            .map(|(y, paid)| format!("{y} {paid}"))
            .collect();
        println!("{funder}: {}", years.join(", "));
    }
    Ok(())
}

/// `portfolio accept PLAN result.json --out PLAN`
fn accept(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["out"])?;
    let [plan_path, result_path] = args.free() else {
        return Err(CliError::Usage(
            "expected portfolio accept PLAN result.json --out PLAN".into(),
        ));
    };
    let out = args.need("out")?;
    let mut plan = read_plan(plan_path)?;
    let outcome: Outcome = parse(result_path)?;
    let broken = check(&build(&plan)?, &outcome);
    if !broken.is_empty() {
        return Err(faults(result_path, &broken));
    }
    plan.accepted = Some(Accepted {
        choices: outcome.chosen.clone(),
        outcome,
    });
    write(out, &plan::file::write(&plan))
}

/// `portfolio money PLAN --out money.csv`
fn money(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["out"])?;
    let [path] = args.free() else {
        return Err(CliError::Usage(
            "expected portfolio money PLAN --out money.csv".into(),
        ));
    };
    let out = args.need("out")?;
    let plan = read_plan(path)?;
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let report = match engine::run(world, &Job::Ledger(Box::new(plan.clone())), &mut |_| true) {
        Reply::Ledger(report) => report,
        Reply::Refused { key, detail } => return Err(CliError::input(format!("{key}: {detail}"))),
        _ => return Err(CliError::input("the engine gave no ledger")),
    };
    write(out, &engine::books::money_csv(&plan, &build(&plan)?))?;
    for row in report.claims.rows.iter().filter(|r| !r.parts.is_empty()) {
        println!(
            "{} {}: envelope {}, committed {}, left {}, over {}",
            row.funder,
            row.year,
            row.envelope.cents(),
            row.committed.cents(),
            row.left.cents(),
            row.over.cents()
        );
    }
    println!("commitments {}", report.commitments.amount.cents());
    for left in &report.commitments.left_out {
        let amount = left
            .amount
            .map_or_else(|| "unknown".to_owned(), |a| a.to_string());
        println!(
            "left out {}: {amount}, {}",
            left.entry,
            engine::books::reason(&left.reason)
        );
    }
    for rate in &report.commitments.rates {
        println!(
            "{} at {} for a dollar, {}",
            rate.currency,
            ledger::Micro(rate.per_usd),
            rate.date
        );
    }
    Ok(())
}

/// `portfolio commitments PLAN FILE.csv --out PLAN`: entries, rates or a price index into a plan.
fn commitments(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["out"])?;
    let [path, table] = args.free() else {
        return Err(CliError::Usage(
            "expected portfolio commitments PLAN FILE.csv --out PLAN".into(),
        ));
    };
    let out = args.need("out")?;
    let mut plan = read_plan(path)?;
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let import = engine::books::import(world, &plan, table, &read(table)?);
    for d in &import.diagnostics {
        eprintln!("{d}");
    }
    eprintln!("{} rows taken, {} refused", import.accepted(), import.refused);
    if import.accepted() == 0 {
        return Err(CliError::input(format!("{table}: found no row to take")));
    }
    plan.example = false;
    engine::books::command(&import)
        .apply(&mut plan)
        .map_err(|e| CliError::input(format!("{table}: {e}")))?;
    write(out, &plan::file::write(&plan))
}

fn build(plan: &Plan) -> Result<Problem, CliError> {
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    match engine::run(world, &Job::Problem(Box::new(plan.clone())), &mut |_| true) {
        Reply::Problem(problem) => Ok(*problem),
        Reply::Refused { key, detail } => Err(CliError::input(format!("{key}: {detail}"))),
        _ => Err(CliError::input("the engine gave no programme")),
    }
}

fn read_plan(path: &str) -> Result<Plan, CliError> {
    plan::file::read(&read(path)?).map_err(|e| CliError::input(format!("{path}: {e}")))
}

/// Reads and validates; warnings go to stderr, errors end the command.
fn read_problem(path: &str) -> Result<Problem, CliError> {
    let problem: Problem = parse(path)?;
    let (errors, warnings): (Vec<_>, Vec<_>) = diagnose(&problem)
        .into_iter()
        .partition(|d| d.severity == Severity::Error);
    for w in warnings {
        eprintln!("warning: {path}: {w}");
    }
    if errors.is_empty() {
        return Ok(problem);
    }
    Err(CliError::Input(
        errors.iter().map(|e| format!("{path}: {e}")).collect(),
    ))
}

fn parse<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, CliError> {
    serde_json::from_slice(&read(path)?).map_err(|e| {
        let place = format!("{path}:{}:{}", e.line(), e.column());
        CliError::input(format!(
            "{place}: found {e}, expected the format of `groundwork help portfolio`"
        ))
    })
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, CliError> {
    serde_json::to_string_pretty(value).map_err(|e| CliError::input(e.to_string()))
}

fn lines(broken: &[Violation]) -> Vec<String> {
    broken.iter().map(ToString::to_string).collect()
}

fn faults(path: &str, broken: &[Violation]) -> CliError {
    CliError::Input(
        lines(broken)
            .into_iter()
            .map(|l| format!("{path}: {l}"))
            .collect(),
    )
}
