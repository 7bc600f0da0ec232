//! `groundwork job`: any question the page asks its worker, answered without a browser.
//!
//! Why: the same engine answers both, and a fixed seed gives the same bytes; this is how that is shown
//! and how an answer of the page is looked into. Left out: solving, which is a portfolio's own command.

use std::io::Read;

use engine::{Job, Reply, World};
use sha2::{Digest, Sha256};

use crate::args::Args;
use crate::error::CliError;

/// What `groundwork help job` prints.
pub const HELP: &str = "\
groundwork job --in FILE [--out FILE]

Answers one question as the page's worker does: FILE holds a job as JSON, as the page sends it; `-` reads
it from standard input. Writes the reply as JSON where --out names a file, and prints its SHA-256.
";

/// `groundwork job`.
///
/// # Errors
/// Misuse, a file that cannot be read or written or holds no job, a refusal of the engine.
pub fn run(args: &[String]) -> Result<(), CliError> {
    let args = Args::parse(args, &["in", "out"])?;
    let path = args.need("in")?;
    let text = if path == "-" {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|e| CliError::File(path.to_owned(), e))?;
        text
    } else {
        std::fs::read_to_string(path).map_err(|e| CliError::File(path.to_owned(), e))?
    };
    let job: Job = serde_json::from_str(&text).map_err(|e| CliError::input(format!("{path}: {e}")))?;
    let world = World::load().map_err(|e| CliError::input(e.to_string()))?;
    let reply = engine::run(world, &job, &mut |_| true);
    if let Reply::Refused { key, detail } = &reply {
        return Err(CliError::input(format!("{key}: {detail}")));
    }
    let answer = serde_json::to_string(&reply).map_err(|e| CliError::input(e.to_string()))?;
    let hash = Sha256::digest(answer.as_bytes());
    if let Some(out) = args.get("out") {
        crate::error::write(out, &answer)?;
    }
    let hex: String = hash.iter().map(|b| format!("{b:02x}")).collect();
    println!("{hex}");
    Ok(())
}
