//! `groundwork`: the engine without a browser, for batch work and checks.
//!
//! Each command is a file of its own that parses its arguments, calls the same functions as the
//! screens, and writes the result; progress goes to stderr. Exit status: 0 done, 1 the input has
//! errors, 2 misuse. The fixed calls are listed by `groundwork help`.

mod args;
mod backtest;
mod error;
mod first_paint;
mod job;
mod portfolio;
mod progress;
mod project;
mod readiness;
mod sweep;

use std::process::ExitCode;

use error::CliError;

/// A command: its name, what `help` prints about it, and the function.
struct Command {
    name: &'static str,
    help: &'static str,
    run: fn(&[String]) -> Result<(), CliError>,
}

/// Every command, in the order of `groundwork help`.
const COMMANDS: &[Command] = &[
    Command {
        name: "readiness",
        help: readiness::HELP,
        run: readiness::readiness,
    },
    Command {
        name: "uncertainty",
        help: readiness::UNCERTAINTY_HELP,
        run: readiness::uncertainty,
    },
    Command {
        name: "backtest",
        help: backtest::HELP,
        run: backtest::run,
    },
    Command {
        name: "project",
        help: project::HELP,
        run: project::run,
    },
    Command {
        name: "sweep",
        help: sweep::HELP,
        run: sweep::run,
    },
    Command {
        name: "portfolio",
        help: portfolio::HELP,
        run: portfolio::run,
    },
    Command {
        name: "job",
        help: job::HELP,
        run: job::run,
    },
    Command {
        name: "first-paint",
        help: first_paint::HELP,
        run: first_paint::run,
    },
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.split_first() {
        None => {
            print!("{}", overview());
            Ok(())
        }
        Some((name, rest)) if name == "help" || name == "--help" => help(rest),
        Some((name, rest)) => match COMMANDS.iter().find(|c| c.name == name) {
            Some(command) if rest.iter().any(|a| a == "--help") => {
                print!("{}", command.help);
                Ok(())
            }
            Some(command) => (command.run)(rest),
            None => Err(CliError::Usage(format!("found {name:?}, expected a command"))),
        },
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            e.code()
        }
    }
}

fn overview() -> String {
    let names: String = COMMANDS
        .iter()
        .map(|c| format!("  groundwork help {}\n", c.name))
        .collect();
    format!("groundwork: plan and prioritise digital capacity building, offline\n\nCommands:\n{names}")
}

fn help(rest: &[String]) -> Result<(), CliError> {
    match rest.first() {
        None => print!("{}", overview()),
        Some(name) => match COMMANDS.iter().find(|c| c.name == name) {
            Some(command) => print!("{}", command.help),
            None => return Err(CliError::Usage(format!("found {name:?}, expected a command"))),
        },
    }
    Ok(())
}
