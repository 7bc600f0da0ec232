//! The rooms and their doors: which crate may stand on which.
//!
//! Reads `cargo metadata` and compares it with the arrows of ARCHITECTURE.md. A dependency that
//! points up, sideways, or at the browser from a domain crate fails here, with both names.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: what is not there fails the test"
)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// A crate of ours, and the crates of ours that it may name in its Cargo.toml.
const MAY_USE: [(&str, &[&str]); 13] = [
    ("atlas", &[]),
    ("indicators", &["atlas"]),
    ("ledger", &["atlas"]),
    ("charts", &[]),
    ("readiness", &["atlas", "indicators"]),
    ("foresight", &["atlas", "indicators", "ledger", "readiness"]),
    (
        "portfolio",
        &["atlas", "indicators", "ledger", "readiness", "foresight"],
    ),
    (
        "plan",
        &[
            "atlas",
            "indicators",
            "ledger",
            "readiness",
            "foresight",
            "portfolio",
        ],
    ),
    (
        "exchange",
        &[
            "atlas",
            "indicators",
            "ledger",
            "readiness",
            "foresight",
            "portfolio",
            "plan",
        ],
    ),
    ("engine", DOMAIN),
    ("cli", ALL),
    ("groundwork", ALL),
    // The tool chain writes the pack with the types that read it.
    (
        "xtask",
        &[
            "atlas",
            "indicators",
            "ledger",
            "readiness",
            "foresight",
            "exchange",
            "engine",
        ],
    ),
];

const DOMAIN: &[&str] = &[
    "atlas",
    "indicators",
    "ledger",
    "readiness",
    "foresight",
    "portfolio",
    "plan",
    "exchange",
    "charts",
];
const ALL: &[&str] = &[
    "atlas",
    "indicators",
    "ledger",
    "readiness",
    "foresight",
    "portfolio",
    "plan",
    "exchange",
    "charts",
    "engine",
];

/// What only the app may reach.
const BROWSER: [&str; 5] = ["yew", "gloo", "web-sys", "js-sys", "wasm-bindgen"];

/// A dependency graph: crate to the crates it names (normal and build dependencies).
type Graph = BTreeMap<String, BTreeSet<String>>;

fn metadata(words: &[&str]) -> Value {
    let made = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(words)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    serde_json::from_slice(&made.stdout).unwrap()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

/// Our crates and everything that their Cargo.toml files name, tests' needs left out.
fn named() -> Graph {
    list(&metadata(&["--no-deps"]), "packages")
        .iter()
        .map(|package| {
            let needs = list(package, "dependencies")
                .iter()
                .filter(|need| need["kind"].as_str() != Some("dev"))
                .map(|need| text(need, "name").to_owned());
            (text(package, "name").to_owned(), needs.collect())
        })
        .collect()
}

/// Breaches of the arrows in `graph`, one sentence each.
fn breaches(graph: &Graph) -> Vec<String> {
    let rules: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut found = Vec::new();
    for (name, needs) in graph {
        let Some(allowed) = rules.get(name.as_str()) else {
            found.push(format!("{name} has no place in the layers: add it to MAY_USE"));
            continue;
        };
        for need in needs {
            if graph.contains_key(need) && !allowed.contains(&need.as_str()) {
                found.push(format!("{name} must not stand on {need}"));
            }
            if BROWSER.contains(&need.as_str()) && name != "groundwork" {
                found.push(format!("{name} must not know the browser ({need})"));
            }
        }
    }
    found
}

/// The browser crates that `from` reaches over any number of steps, without passing `except`.
fn reached(graph: &Graph, from: &str, except: &str) -> Vec<String> {
    let mut seen = BTreeSet::from([from.to_owned()]);
    let mut open = vec![from.to_owned()];
    while let Some(name) = open.pop() {
        for need in graph.get(&name).into_iter().flatten() {
            if need != except && seen.insert(need.clone()) {
                open.push(need.clone());
            }
        }
    }
    let browser = ["yew", "gloo", "web-sys"];
    browser
        .into_iter()
        .filter(|name| seen.contains(*name))
        .map(str::to_owned)
        .collect()
}

/// The resolved graph for the browser, every crate in it.
fn resolved() -> Graph {
    let all = metadata(&["--filter-platform", "wasm32-unknown-unknown"]);
    let names: BTreeMap<&str, &str> = list(&all, "packages")
        .iter()
        .map(|package| (text(package, "id"), text(package, "name")))
        .collect();
    let mut graph = Graph::new();
    for node in list(&all["resolve"], "nodes") {
        let needs = list(node, "deps").iter().filter(|need| {
            // Not what only tests and build scripts need.
            list(need, "dep_kinds").iter().any(|kind| kind["kind"].is_null())
        });
        let needs: Vec<String> = needs.map(|need| names[text(need, "pkg")].to_owned()).collect();
        graph
            .entry(names[text(node, "id")].to_owned())
            .or_default()
            .extend(needs);
    }
    graph
}

#[test]
fn every_crate_stands_only_on_the_layers_below_it() {
    assert_eq!(breaches(&named()), Vec::<String>::new());
}

#[test]
fn no_domain_crate_reaches_the_browser() {
    let graph = resolved();
    for (name, _) in MAY_USE
        .iter()
        .filter(|(name, _)| !["groundwork", "xtask"].contains(name))
    {
        // plotters brings web-sys for a text measure of its own that our backend never asks.
        assert_eq!(reached(&graph, name, "plotters"), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_breach_is_found() {
    let graph = |pairs: &[(&str, &[&str])]| -> Graph {
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        pairs
            .iter()
            .map(|(name, needs)| ((*name).to_owned(), own(needs)))
            .collect()
    };
    let upward = graph(&[("readiness", &["foresight"]), ("foresight", &[])]);
    assert_eq!(breaches(&upward), ["readiness must not stand on foresight"]);
    let browser = graph(&[("plan", &["web-sys"])]);
    assert_eq!(breaches(&browser), ["plan must not know the browser (web-sys)"]);
    assert_eq!(breaches(&graph(&[("stray", &[])])).len(), 1);
    let far = graph(&[("atlas", &["a"]), ("a", &["b"]), ("b", &["yew"])]);
    assert_eq!(reached(&far, "atlas", "plotters"), ["yew"]);
    assert!(reached(&far, "atlas", "b").is_empty());
}
