//! HiGHS as WebAssembly, through the browser's own worker script under Node, against enumeration.
//!
//! Where Node or HiGHS is not installed the tests say so on stderr and end: `cargo xtask test` installs
//! both, so there they always run.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::{enumerated, small};
use portfolio::generate::{Size, generate};
use portfolio::solve::{Options, Request, prepare, settle};
use portfolio::{Outcome, Problem, check, diagnose, heuristic};
use serde_json::{Value, json};

const WORKER: &str = include_str!("../../../static/solver-worker.js");
const BATCH: &str = r#"
const { readFileSync, writeSync } = require("node:fs");
const folder = process.argv[1];
const all = [];
const answer = module.exports.serve(require(folder + "/highs.js"), (m) => all.push(m));
const bytes = readFileSync(folder + "/highs.wasm");
const requests = JSON.parse(readFileSync(0, "utf8"));
(async () => {
  await answer({ gw: "init", wasm: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
  for (const request of requests) await answer(request);
  const text = Buffer.from(JSON.stringify(all));
  for (let at = 0; at < text.length; ) at += writeSync(1, text, at);
})();
"#;

fn folder() -> Option<PathBuf> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    let cache = set("GROUNDWORK_CACHE").or_else(|| Some(std::env::home_dir()?.join(".cache/groundwork")));
    let installed = cache.map(|f| f.join("npm/node_modules/highs/build"));
    set("GROUNDWORK_HIGHS")
        .or(installed)
        .filter(|f| Path::new(f).join("highs.wasm").is_file())
}

/// Every message of a batch of requests, in order; `None` where there is no Node or no HiGHS.
fn messages(requests: &[Value]) -> Option<Vec<Value>> {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED: HiGHS is not installed (cargo xtask build installs it)");
        return None;
    };
    let node = Command::new("node")
        .args(["-e", &format!("{WORKER}\n{BATCH}")])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut node) = node else {
        eprintln!("SKIPPED: Node is not installed");
        return None;
    };
    node.stdin
        .take()
        .unwrap()
        .write_all(&serde_json::to_vec(requests).unwrap())
        .unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

fn message(id: u64, request: &Request) -> Value {
    json!({
        "id": id, "lp": request.lp, "options": request.options, "start": request.start, "path": request.path
    })
}

fn done(all: &[Value], id: u64) -> &Value {
    let found = all
        .iter()
        .find(|m| m["id"] == id && (m.get("done").is_some() || m.get("error").is_some()));
    &found.unwrap()["done"]
}

fn outcome(problem: &Problem, done: &Value) -> Outcome {
    let (model, _) = prepare(problem, &Options::default(), None);
    let columns = done["columns"].as_object().unwrap();
    let values = model
        .values(columns.iter().map(|(n, v)| (n.as_str(), v.as_f64().unwrap())))
        .unwrap();
    settle(
        problem,
        &model.choices(problem, &values),
        "highs",
        "",
        done["bound"].as_f64(),
    )
    .unwrap()
}

/// Small instances that are sound and in which at least two kinds of rules bind, with the best choice.
fn bound_twice(count: usize) -> Vec<(Problem, Option<Outcome>)> {
    (1_000..)
        .map(small)
        .filter(|p| diagnose::errors(p).is_empty())
        .filter_map(|p| {
            let (best, binding) = enumerated(&p);
            (binding.len() >= 2).then_some((p, best))
        })
        .take(count)
        .collect()
}

#[test]
fn highs_finds_what_enumeration_finds_on_five_hundred_instances_with_every_kind_of_rule() {
    let exact = Options {
        gap: 0.0,
        node_limit: None,
    };
    let instances = bound_twice(500);
    let requests: Vec<Value> = instances
        .iter()
        .enumerate()
        .map(|(i, (p, _))| {
            // Every other one from a warm start, every third by the restricted path.
            let warm = (i % 2 == 0).then(|| heuristic(p).ok()).flatten();
            let mut request = prepare(p, &exact, warm.as_ref().map(|w| &w.chosen[..])).1;
            if i % 3 == 0 {
                request.path = portfolio::solve::Path::Restricted;
            }
            message(i as u64, &request)
        })
        .collect();
    let Some(all) = messages(&requests) else { return };
    assert_eq!(all[0]["gw"], "ready");
    let ended: std::collections::BTreeMap<u64, &Value> = all
        .iter()
        .filter(|m| m.get("done").is_some())
        .filter_map(|m| Some((m["id"].as_u64()?, &m["done"])))
        .collect();
    let faults: Vec<&Value> = all.iter().filter(|m| m.get("error").is_some()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(ended.len(), instances.len());
    let mut feasible = 0;
    for (i, (problem, best)) in instances.iter().enumerate() {
        let done = ended[&(i as u64)];
        match best {
            None => assert_eq!(done["status"], "infeasible", "instance {i}"),
            Some(best) => {
                feasible += usize::from(!best.chosen.is_empty());
                assert_eq!(done["status"], "optimal", "instance {i}");
                let found = outcome(problem, done);
                let near = 1e-7 * best.objective.max(1.0);
                assert!((found.objective - best.objective).abs() <= near, "instance {i}");
                assert!(found.bound.unwrap() + near >= best.objective, "instance {i}");
                assert_eq!(check(problem, &found), []);
            }
        }
    }
    // With so many rules on six projects most instances allow nothing: that has to be found as well.
    assert!(feasible > 60, "{feasible} instances have a portfolio");
}

#[test]
fn the_restricted_path_proves_a_bound_that_holds_for_the_whole_programme() {
    let size = Size {
        projects: 40,
        years: 4,
        funders: 3,
        ties: true,
    };
    let problem = generate(5, size);
    let options = Options {
        gap: 0.001,
        node_limit: Some(500),
    };
    let whole = prepare(&problem, &options, None).1;
    let restricted = Request {
        path: portfolio::solve::Path::Restricted,
        ..whole.clone()
    };
    let Some(all) = messages(&[message(1, &whole), message(2, &restricted)]) else {
        return;
    };
    let number = |id: u64, name: &str| done(&all, id)[name].as_f64().unwrap();
    // Each one's bound holds for the other's choice.
    for (a, b) in [(1, 2), (2, 1)] {
        assert!(number(a, "bound") >= number(b, "objective") * (1.0 - 1e-9));
    }
    let stages: Vec<&str> = all
        .iter()
        .filter(|m| m["id"] == 2)
        .filter_map(|m| m["progress"]["stage"].as_str())
        .collect();
    assert!(stages.contains(&"relaxation"), "{stages:?}");
    assert_eq!(check(&problem, &outcome(&problem, done(&all, 2))), []);
}

#[test]
fn a_warm_start_is_the_first_incumbent_and_progress_and_improvements_are_told() {
    let problem = generate(
        3,
        Size {
            projects: 40,
            years: 4,
            funders: 3,
            ties: false,
        },
    );
    let warm = heuristic(&problem).unwrap();
    let options = Options {
        gap: 0.001,
        node_limit: Some(2),
    };
    let (_, request) = prepare(&problem, &options, Some(&warm.chosen));
    let Some(all) = messages(&[message(7, &request)]) else {
        return;
    };
    let told: Vec<&Value> = all.iter().filter_map(|m| m.get("progress")).collect();
    assert!(!told.is_empty());
    let first = told.iter().find_map(|p| p["incumbent"].as_f64()).unwrap();
    assert!(
        first >= warm.objective * (1.0 - 1e-6),
        "{first} against {}",
        warm.objective
    );
    for better in all.iter().filter_map(|m| m.get("incumbent")) {
        assert!(better["objective"].as_f64().unwrap() >= warm.objective * (1.0 - 1e-6));
        assert!(!better["columns"].as_object().unwrap().is_empty());
    }
    let done = done(&all, 7);
    let found = outcome(&problem, done);
    assert!(found.objective >= warm.objective * (1.0 - 1e-9));
    assert!(found.bound.unwrap() >= found.objective);
}

#[test]
fn an_infeasible_programme_and_a_broken_text_are_told_apart() {
    let mut problem = small(1_000);
    problem.rules = portfolio::Rules::default();
    let dear = problem.projects[0].id.clone();
    problem
        .funders
        .iter_mut()
        .flat_map(|f| &mut f.envelopes)
        .for_each(|e| *e = ledger::Cents(1));
    problem.rules.must.push(dear);
    let (_, request) = prepare(&problem, &Options::default(), None);
    let requests = [
        message(1, &request),
        json!({ "id": 2, "lp": "this is no programme", "options": {} }),
    ];
    let Some(all) = messages(&requests) else { return };
    assert_eq!(done(&all, 1)["status"], "infeasible");
    assert!(all.iter().any(|m| m["id"] == 2 && m["error"].is_string()));
}

#[test]
fn a_programme_in_which_nothing_can_be_chosen_is_solved_by_choosing_nothing() {
    let mut problem = small(1_000);
    problem.rules = portfolio::Rules::default();
    problem.rules.never = problem.projects.iter().map(|p| p.id.clone()).collect();
    let (_, request) = prepare(&problem, &Options::default(), None);
    let Some(all) = messages(&[message(1, &request)]) else {
        return;
    };
    let found = outcome(&problem, done(&all, 1));
    assert!(found.chosen.is_empty() && found.optimised);
    assert_eq!(found.gap, Some(0.0));
}
