//! `groundwork portfolio register`: every candidate with cost, evidence and the flags of the do-no-harm
//! screen.

use engine::job::Screened;
use engine::safeguards::{in_codes, of_project, safeguards};
use engine::{Job, Reply, World};
use exchange::table::{Out, csv};
use foresight::{Archetype, Grade, Scale};
use plan::{Accepted, Plan};
use portfolio::{Candidate, Verdict};

use super::read_plan;
use crate::args::Args;
use crate::error::{CliError, write};

/// Runs the subcommand.
///
/// # Errors
/// Misuse, an unreadable plan, a refusal of the engine.
pub fn run(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["out"])?;
    let [path] = args.free() else {
        return Err(CliError::Usage(
            "expected portfolio register PLAN --out register.csv".into(),
        ));
    };
    let out = args.need("out")?;
    let plan = read_plan(path)?;
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let resolved = engine::catalogue::of(world, &plan);
    for fault in resolved.items.iter().flat_map(|i| &i.faults) {
        let effect = fault
            .effect
            .as_ref()
            .map_or_else(String::new, |e| format!("/{e}"));
        eprintln!(
            "{path}: catalogue/{}{effect}/{}: {}: found {}, expected {}: left out",
            fault.archetype, fault.field, fault.code, fault.found, fault.expected
        );
    }
    let set = match engine::run(world, &Job::Candidates(Box::new(plan.clone())), &mut |_| true) {
        Reply::Candidates(set) => set,
        Reply::Refused { key, detail } => return Err(CliError::input(format!("{path}: {key}: {detail}"))),
        _ => return Err(CliError::input("the engine gave no candidates")),
    };
    let flags = safeguards(world, &plan);
    let rows: Vec<Vec<Out>> = set
        .generated
        .candidates
        .iter()
        .map(|c| row(c, &plan, resolved.catalogue.get(&c.sized.archetype), &flags))
        .collect();
    write(out, &csv(&COLUMNS, &rows))?;
    let flagged = set
        .generated
        .candidates
        .iter()
        .filter(|c| !flags_of(c, &flags).is_empty())
        .count();
    eprintln!("{} candidates, {flagged} flagged", set.generated.candidates.len());
    Ok(())
}

/// Prints the serious flags of an accepted portfolio that no mitigation answers.
///
/// # Errors
/// A broken build.
pub fn warn(plan: &Plan, accepted: &Accepted) -> Result<(), CliError> {
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let flags = safeguards(world, plan);
    for choice in &accepted.choices {
        let mut parts = choice.project.split(':');
        let (Some(archetype), Some(places)) = (parts.next(), parts.next()) else {
            continue;
        };
        let economies: Vec<_> = places.split('+').filter_map(atlas::Iso3::new).collect();
        let serious = of_project(&flags, archetype, &economies)
            .filter(|s| s.agreed.is_none() && s.flag.severity == foresight::safeguards::Severity::Serious);
        let found = in_codes(serious);
        if !found.is_empty() {
            eprintln!("safeguards: {}: {found}", choice.project);
        }
    }
    Ok(())
}

const COLUMNS: [&str; 15] = [
    "project",
    "archetype",
    "scale",
    "economies",
    "group",
    "theme",
    "cost_low_usd",
    "cost_mid_usd",
    "cost_high_usd",
    "recurrent_usd",
    "start",
    "not_verified",
    "grade_cost",
    "grade_effect",
    "safeguards",
];

fn row(c: &Candidate, plan: &Plan, of: Option<&Archetype>, flags: &[Screened]) -> Vec<Out> {
    let start = plan.accepted.as_ref().and_then(|accepted| {
        let chosen = accepted
            .choices
            .iter()
            .find(|choice| choice.project == c.sized.id)?;
        Some(Out::Integer(i64::from(chosen.start)))
    });
    let grade = |g: Option<Grade>| g.map_or(Out::Empty, |g| Out::from(format!("{g:?}")));
    vec![
        c.sized.id.as_str().into(),
        c.sized.archetype.as_str().into(),
        scale(c).into(),
        codes(c).into(),
        c.prong.as_str().into(),
        c.theme.as_str().into(),
        c.cost.low.into(),
        c.cost.mid.into(),
        c.cost.high.into(),
        c.recurrent.into(),
        start.unwrap_or(Out::Empty),
        Out::Integer(open(c)),
        grade(of.map(|a| a.cost_grade)),
        grade(of.map(|a| a.effect_grade)),
        flags_of(c, flags).into(),
    ]
}

fn scale(candidate: &Candidate) -> &'static str {
    match candidate.sized.scale {
        Scale::Small => "small",
        Scale::Medium => "medium",
        Scale::Large => "large",
    }
}

fn codes(candidate: &Candidate) -> String {
    let all: Vec<String> = candidate.economies().map(|e| e.to_string()).collect();
    all.join("+")
}

fn open(candidate: &Candidate) -> i64 {
    let all = candidate.eligibility.iter().chain(&candidate.prerequisites);
    let open = all
        .filter(|r| matches!(r.verdict, Verdict::NotVerified(_)))
        .count();
    i64::try_from(open).unwrap_or(i64::MAX)
}

/// The flags in codes.
fn flags_of(candidate: &Candidate, flags: &[Screened]) -> String {
    let economies: Vec<_> = candidate.economies().collect();
    in_codes(of_project(flags, &candidate.sized.archetype, &economies))
}
