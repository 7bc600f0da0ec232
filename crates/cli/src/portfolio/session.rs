//! HiGHS under Node for many solves in a row: one process, one request a line, one answer a line.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use portfolio::solve::{Request, Status};
use portfolio::study::Answer;
use serde::Deserialize;

use super::node;
use crate::error::CliError;

const RUNNER: &str = include_str!("session.js");

/// A running solver. Dropping it ends the process.
pub struct Session {
    node: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// Name and version, once the first answer is there.
    pub name: String,
}

#[derive(Deserialize)]
struct Message {
    error: Option<String>,
    message: Option<String>,
    version: Option<String>,
    done: Option<Done>,
}

#[derive(Deserialize)]
struct Done {
    status: Status,
    objective: Option<f64>,
    bound: Option<f64>,
    columns: BTreeMap<String, f64>,
    #[serde(default)]
    duals: BTreeMap<String, f64>,
}

impl Session {
    /// Starts Node with the solver.
    ///
    /// # Errors
    /// As [`node::Solver::find`], or when Node cannot be started.
    pub fn start() -> Result<Self, CliError> {
        let folder = node::Solver::find()?;
        let mut node = Command::new("node")
            .arg("-e")
            .arg(format!("{}\n{RUNNER}", node::WORKER))
            .arg(folder.folder())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| {
                CliError::input(format!(
                    "node: {e}; HiGHS needs Node 20 or newer, or --solver microlp"
                ))
            })?;
        match (node.stdin.take(), node.stdout.take()) {
            (Some(input), Some(output)) => Ok(Self {
                node,
                input,
                output: BufReader::new(output),
                name: String::from("highs"),
            }),
            _ => Err(CliError::input("node: no pipes")),
        }
    }

    /// Solves one request.
    ///
    /// # Errors
    /// When Node ends or the solver reports an error.
    pub fn solve(&mut self, request: &Request) -> Result<Answer, CliError> {
        let failed = |e: std::io::Error| CliError::input(format!("node: {e}"));
        let mut line = serde_json::to_vec(request).map_err(|e| CliError::input(e.to_string()))?;
        line.push(b'\n');
        self.input.write_all(&line).map_err(failed)?;
        self.input.flush().map_err(failed)?;
        let mut text = String::new();
        loop {
            text.clear();
            if self.output.read_line(&mut text).map_err(failed)? == 0 {
                return Err(CliError::input("node ended without an answer"));
            }
            let message: Message =
                serde_json::from_str(&text).map_err(|e| CliError::input(format!("node: {e}")))?;
            if let Some(error) = message.error.or(message.message) {
                return Err(CliError::input(format!("HiGHS: {error}")));
            }
            if let Some(version) = message.version {
                self.name = format!("highs {version} (WebAssembly)");
            }
            if let Some(done) = message.done {
                return Ok(Answer {
                    status: Some(done.status),
                    objective: done.objective,
                    bound: done.bound,
                    columns: done.columns,
                    duals: done.duals,
                });
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // It waits for a request that does not come; ending it is all there is to do.
        let _ = self.node.kill();
        let _ = self.node.wait();
    }
}
