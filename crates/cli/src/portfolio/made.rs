//! `portfolio generate`: an instance from a seed, for tests and benchmarks. `portfolio lp`: the
//! programme as a text that any solver reads.

use portfolio::generate::{Size, generate as make};
use portfolio::programme::{Programme, to_lp_text};

use super::{json, read_problem};
use crate::args::Args;
use crate::error::{CliError, write};

/// Most projects of an instance: what a programme may have (5,000) and room to test its refusal.
const MOST_PROJECTS: usize = 20_000;
/// Most years and funders.
const MOST_YEARS: usize = 15;

/// `portfolio generate --projects 500 --years 8 --funders 6 --seed 1 [--ties true] --out p.json`
pub fn generate(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["projects", "years", "funders", "seed", "ties", "out"])?;
    if !args.free().is_empty() {
        return Err(CliError::Usage(
            "expected portfolio generate --projects 500 --years 8 --funders 6 --seed 1 --out p.json".into(),
        ));
    }
    let within = |name: &str, default: usize, most: usize| -> Result<usize, CliError> {
        let found = args.parsed(name, default)?;
        if (1..=most).contains(&found) {
            return Ok(found);
        }
        Err(CliError::Usage(format!(
            "--{name}: found {found}, expected 1 to {most}"
        )))
    };
    let size = Size {
        projects: within("projects", 60, MOST_PROJECTS)?,
        years: within("years", 5, MOST_YEARS)?,
        funders: within("funders", 3, MOST_YEARS)?,
        ties: match args.get("ties") {
            None | Some("false") => false,
            Some("true") => true,
            Some(other) => {
                return Err(CliError::Usage(format!(
                    "--ties: found {other:?}, expected true or false"
                )));
            }
        },
    };
    let problem = make(args.parsed("seed", 1)?, size);
    write(args.need("out")?, &(json(&problem)? + "\n"))
}

/// `portfolio lp problem.json --out problem.lp`
pub fn lp(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["out"])?;
    let [path] = args.free() else {
        return Err(CliError::Usage(
            "expected portfolio lp problem.json --out problem.lp".into(),
        ));
    };
    let problem = read_problem(path)?;
    write(args.need("out")?, &to_lp_text(&Programme::build(&problem)))
}
