//! `groundwork project`: every number of the impact screen as a table.

use engine::{Job, Reply, World};

use crate::args::Args;
use crate::error::{CliError, read, write};

/// What `groundwork help project` prints.
pub const HELP: &str = "\
groundwork project PLAN --out impact.csv [--draws 500] [--seed 1]

Projects every economy of the plan's region with and without its accepted portfolio, by the index
engine that scores readiness, frozen at the base year.

PLAN        a plan file with an accepted portfolio (see: groundwork help portfolio, accept)
--draws     Monte Carlo draws over baseline, cost, delivery and effect (default 500, as the screen)
--seed      the same seed gives the same bytes, here and on the screen (default 1)
impact.csv  economy,node,quantity,year,view,without,with,p10,p50,p90
            quantity value|score|rank|people; node is an indicator, a milestone, `index` or `people`;
            percentiles are of `with`; full precision

Example:
  groundwork project examples/plan-small.json --draws 100 --seed 1 --out impact.csv
";

/// Runs the command.
pub fn run(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["out", "draws", "seed"])?;
    let [path] = args.free() else {
        return Err(CliError::Usage("expected one plan file".into()));
    };
    let out = args.need("out")?;
    let (draws, seed) = (args.parsed("draws", 500u32)?, args.parsed("seed", 1u64)?);
    if draws == 0 {
        return Err(CliError::Usage("--draws: found 0, expected 1 or more".into()));
    }
    let plan = plan::file::read(&read(path)?).map_err(|e| CliError::input(format!("{path}:{e}")))?;
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let job = Job::Project {
        plan: Box::new(plan),
        draws,
        seed,
    };
    match engine::run(world, &job, &mut crate::progress::bar("projecting")) {
        Reply::Impact(impact) => {
            for id in &impact.gone {
                eprintln!("{path}: {id} is chosen but no candidate of this plan: left out");
            }
            write(out, &engine::tables::impact(&impact.projection.rows))
        }
        Reply::Refused { key, detail } => Err(CliError::input(format!("{path}: {key}: {detail}"))),
        other => Err(CliError::input(format!(
            "{path}: no projection came back: {other:?}"
        ))),
    }
}
