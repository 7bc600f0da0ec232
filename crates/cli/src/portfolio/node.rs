//! HiGHS as WebAssembly under Node: the same worker script and the same build of the solver as in the
//! browser, so that both get the same answer.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use portfolio::programme::Model;
use portfolio::solve::{Request, Solution, Status};
use serde_json::Value;

use crate::error::CliError;

/// The worker, and around it what reads a request from stdin and prints messages, one a line.
pub const WORKER: &str = include_str!("../../../../static/solver-worker.js");
const RUNNER: &str = include_str!("node.js");

/// A Node that can run HiGHS.
pub struct Solver {
    folder: PathBuf,
}

impl Solver {
    /// Looks for highs.js and highs.wasm: in the folder that `GROUNDWORK_HIGHS` names, else where
    /// `cargo xtask` installs npm parts.
    ///
    /// # Errors
    /// When they are not there; the message says what would install them.
    pub fn find() -> Result<Self, CliError> {
        let set = |name: &str| {
            std::env::var_os(name)
                .filter(|v| !v.is_empty())
                .map(PathBuf::from)
        };
        let cache = || {
            let folder =
                set("GROUNDWORK_CACHE").or_else(|| Some(std::env::home_dir()?.join(".cache/groundwork")));
            folder.map(|f| f.join("npm/node_modules/highs/build"))
        };
        let folder = set("GROUNDWORK_HIGHS")
            .or_else(cache)
            .filter(|f| f.join("highs.wasm").is_file());
        let folder = folder.ok_or_else(|| {
            CliError::input(
                "HiGHS is not installed: found no highs.wasm in GROUNDWORK_HIGHS or the tool cache. \
                 `cargo xtask build` installs it, or choose --solver microlp (small problems only)",
            )
        })?;
        Ok(Self { folder })
    }

    /// Where highs.js and highs.wasm are.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Solves; progress goes to stderr. Returns the solution and the solver's name with its version.
    /// When `stop` turns true the solver is ended at once, and what it had found and proven until then
    /// is the answer.
    ///
    /// # Errors
    /// When Node is missing or fails, or the solver reports an error.
    pub fn solve(
        &self,
        model: &Model,
        request: &Request,
        stop: &AtomicBool,
    ) -> Result<(Solution, String), CliError> {
        let failed = |e: std::io::Error| CliError::input(format!("node: {e}"));
        let mut node = Command::new("node")
            .arg("-e")
            .arg(format!("{WORKER}\n{RUNNER}"))
            .arg(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| {
                CliError::input(format!(
                    "node: {e}; HiGHS needs Node 20 or newer, or --solver microlp"
                ))
            })?;
        let text = serde_json::to_vec(request).map_err(|e| CliError::input(e.to_string()))?;
        if let Some(mut input) = node.stdin.take() {
            input.write_all(&text).map_err(failed)?;
        }
        let (send, lines) = mpsc::channel();
        let output = node.stdout.take();
        let reader = std::thread::spawn(move || {
            for line in output.into_iter().flat_map(|o| BufReader::new(o).lines()) {
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        let mut heard = Heard::default();
        let mut stopped = false;
        loop {
            if stop.load(Ordering::SeqCst) {
                stopped = true;
                node.kill().map_err(failed)?;
                break;
            }
            match lines.recv_timeout(WAIT) {
                Ok(line) => heard.line(model, &line.map_err(failed)?)?,
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
        }
        let status = node.wait().map_err(failed)?;
        // What the solver had said before it was ended; a last line may be cut off.
        for line in lines.iter().map_while(Result::ok) {
            if heard.line(model, &line).is_err() {
                break;
            }
        }
        let _ = reader.join();
        let name = heard.name.unwrap_or_else(|| "highs".to_owned());
        match (heard.done, heard.error) {
            (Some(done), _) => Ok((done, name)),
            (None, Some(error)) => Err(error),
            (None, None) if stopped => Ok((
                heard.best.unwrap_or(Solution {
                    columns: vec![0.0; model.columns.len()],
                    objective: 0.0,
                    bound: None,
                    status: Status::Unknown,
                }),
                name,
            )),
            (None, None) => Err(CliError::input(format!(
                "node ended without an answer ({status})"
            ))),
        }
    }
}

/// How often the request to stop is looked at.
const WAIT: Duration = Duration::from_millis(50);

/// What has been heard so far.
#[derive(Default)]
struct Heard {
    name: Option<String>,
    best: Option<Solution>,
    bound: Option<f64>,
    done: Option<Solution>,
    error: Option<CliError>,
}

impl Heard {
    fn line(&mut self, model: &Model, line: &str) -> Result<(), CliError> {
        let message: Value = serde_json::from_str(line).map_err(|e| CliError::input(format!("node: {e}")))?;
        let said = message.get("error").or(message.get("message"));
        if let Some(text) = said.and_then(Value::as_str) {
            self.error = Some(CliError::input(format!("HiGHS: {text}")));
        } else if let Some(version) = message.get("version").and_then(Value::as_str) {
            self.name = Some(format!("highs {version} (WebAssembly)"));
        } else if let Some(done) = message.get("done") {
            self.done = Some(solution(model, done)?);
        } else if let Some(better) = message.get("incumbent") {
            let mut found = solution(model, better)?;
            (found.status, found.bound) = (Status::Stopped, self.bound);
            self.best = Some(found);
        } else if let Some(p) = message.get("progress") {
            self.progress(p);
        }
        Ok(())
    }

    fn progress(&mut self, p: &Value) {
        let number = |name: &str| p.get(name).and_then(Value::as_f64);
        let show = |v: Option<f64>| v.map_or_else(|| "none".into(), |v| format!("{v:.6}"));
        if let Some(bound) = number("bound") {
            self.bound = Some(bound);
            if let Some(best) = self.best.as_mut() {
                best.bound = Some(bound);
            }
        }
        eprintln!(
            "{:>7.1} s  {:<10}  {:>7} nodes  incumbent {}  bound {}  gap {}",
            number("seconds").unwrap_or(0.0),
            p.get("stage").and_then(Value::as_str).unwrap_or(""),
            number("nodes").unwrap_or(0.0),
            show(number("incumbent")),
            show(number("bound")),
            number("gap").map_or_else(|| "none".into(), |g| format!("{:.3} %", g * 100.0)),
        );
    }
}

fn solution(model: &Model, done: &Value) -> Result<Solution, CliError> {
    let number = |name: &str| done.get(name).and_then(Value::as_f64);
    let columns = done.get("columns").and_then(Value::as_object);
    let named = columns
        .into_iter()
        .flatten()
        .filter_map(|(name, v)| Some((name.as_str(), v.as_f64()?)));
    let columns = model.values(named).map_err(|name| {
        CliError::input(format!(
            "HiGHS: found column {name}, expected one of the programme"
        ))
    })?;
    Ok(Solution {
        columns,
        objective: number("objective").unwrap_or(f64::NAN),
        bound: number("bound"),
        status: match done.get("status").and_then(Value::as_str) {
            Some("optimal") => Status::Optimal,
            Some("stopped") => Status::Stopped,
            Some("infeasible") => Status::Infeasible,
            _ => Status::Unknown,
        },
    })
}
