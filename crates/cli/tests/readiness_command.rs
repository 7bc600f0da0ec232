//! `groundwork readiness` and `uncertainty` from outside: files in, files out, faults at their place.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/readiness")
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("groundwork-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn groundwork(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .args(args)
        .output()
        .unwrap()
}

fn example(command: &str, out: &Path, more: &[&str]) -> Output {
    let file = |name: &str| examples().join(name).to_string_lossy().into_owned();
    let (values, structure, below) = (
        file("values.csv"),
        file("structure.csv"),
        file("denominators.csv"),
    );
    let (groups, out) = (file("groups.csv"), out.to_string_lossy().into_owned());
    let mut args = vec![
        command,
        "--values",
        &values,
        "--structure",
        &structure,
        "--denominators",
        &below,
    ];
    args.extend(["--groups", &groups, "--out", &out]);
    args.extend(more);
    groundwork(&args)
}

/// unit → (score, rank) of a node.
fn of_node(csv: &str, node: &str) -> Vec<(String, Option<f64>, Option<u32>)> {
    csv.lines()
        .skip(1)
        .map(|l| l.split(',').collect::<Vec<_>>())
        .filter(|c| c[1] == node)
        .map(|c| (c[0].to_owned(), c[3].parse().ok(), c[4].parse().ok()))
        .collect()
}

#[test]
fn the_example_runs_with_every_method() {
    let dir = folder("methods");
    for normalise in ["minmax", "zscore", "rank", "percentile", "borda", "goalposts"] {
        for aggregate in [
            "arithmetic",
            "geometric",
            "harmonic",
            "generalised:0.5",
            "copeland",
        ] {
            let out = dir.join("scores.csv");
            // Positive scales, so that every mean exists.
            let scale = if normalise == "zscore" { "100,10" } else { "1,100" };
            let more = [
                "--impute",
                "nearest",
                "--normalise",
                normalise,
                "--aggregate",
                aggregate,
                "--scale",
                scale,
            ];
            let run = example("readiness", &out, &more);
            let error = String::from_utf8_lossy(&run.stderr).into_owned();
            // Borda and rank ignore the scale: the last of six has 0 Borda points.
            if normalise == "borda" && !["arithmetic", "copeland"].contains(&aggregate) {
                assert_eq!(run.status.code(), Some(1), "{normalise} {aggregate}");
                assert!(error.contains("not-positive"), "{error}");
                continue;
            }
            assert!(run.status.success(), "{normalise} {aggregate}: {error}");
            let rows = of_node(&std::fs::read_to_string(&out).unwrap(), "index");
            assert_eq!(rows.len(), 6);
            assert!(rows.iter().any(|r| r.0 == "NA" && r.1.is_some()), "NA is a name");
            assert!(
                rows.iter().any(|r| r.0 == "CR" && r.2 == Some(1)),
                "{normalise} {aggregate}"
            );
        }
    }
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn scores_by_hand_equal_the_file() {
    let dir = folder("hand");
    let (values, structure, out) = (dir.join("v.csv"), dir.join("s.csv"), dir.join("o.csv"));
    std::fs::write(
        &values,
        "unit,indicator,value\nA,x,1\nB,x,3\nC,x,2\nA,y,10\nB,y,20\nC,y,\n",
    )
    .unwrap();
    let tree = "node,parent,level,direction,weight\nx,index,1,1,3\ny,index,1,-1,1\nindex,,2,1,1\n";
    std::fs::write(&structure, tree).unwrap();
    let path = |p: &Path| p.to_string_lossy().into_owned();
    let (v, s, o) = (path(&values), path(&structure), path(&out));
    let run = groundwork(&["readiness", "--values", &v, "--structure", &s, "--out", &o]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let expected = "unit,node,level,score,rank\n\
        A,x,1,0,3\nA,y,1,100,1\nA,index,2,25,3\n\
        B,x,1,100,1\nB,y,1,0,2\nB,index,2,75,1\n\
        C,x,1,50,2\nC,y,1,,\nC,index,2,50,2\n";
    assert_eq!(std::fs::read_to_string(&out).unwrap(), expected);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn faults_name_file_row_and_column_and_write_nothing() {
    let dir = folder("faults");
    let (values, structure, out) = (dir.join("v.csv"), dir.join("s.csv"), dir.join("o.csv"));
    let good_values = "unit,indicator,value\nA,x,1\nB,x,3\nA,y,1\nB,y,2\n";
    let good_tree = "node,parent,level,direction,weight\nx,index,1,1,1\ny,index,1,1,1\nindex,,2,1,1\n";
    let case = |v: &str, s: &str, place: &str, code: &str| {
        std::fs::write(&values, v).unwrap();
        std::fs::write(&structure, s).unwrap();
        let path = |p: &Path| p.to_string_lossy().into_owned();
        let run = groundwork(&[
            "readiness",
            "--values",
            &path(&values),
            "--structure",
            &path(&structure),
            "--out",
            &path(&out),
        ]);
        let error = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(1), "{code}: {error}");
        assert!(
            error.contains(place) && error.contains(code),
            "{place} {code}: {error}"
        );
        assert!(!out.exists());
    };
    let tree = |from: &str, to: &str| good_tree.replace(from, to);
    let cells = |from: &str, to: &str| good_values.replace(from, to);
    case(
        &cells("B,x,3", "B,x,inf"),
        good_tree,
        "v.csv:3:value",
        "not-a-number",
    );
    case(
        &cells("B,x,3", "A,x,3"),
        good_tree,
        "v.csv:3:unit",
        "duplicate-key",
    );
    case(
        &cells("B,y,2", "B,z,2"),
        good_tree,
        "v.csv:5:indicator",
        "unknown-code",
    );
    case(
        &cells("B,x,3", "B,x,1"),
        good_tree,
        "s.csv:2:indicator",
        "all-equal",
    );
    case(
        &cells("B,x,3", "B,x,"),
        good_tree,
        "s.csv:2:indicator",
        "one-value",
    );
    case(
        good_values,
        &tree("y,index,1,1,1", "y,nowhere,1,1,1"),
        "s.csv:3:parent",
        "unknown-parent",
    );
    case(
        good_values,
        &tree("index,,2", "index,index,2"),
        "s.csv:4:parent",
        "cycle",
    );
    case(
        good_values,
        &tree("y,index", "x,index"),
        "s.csv:3:node",
        "duplicate-key",
    );
    case(
        good_values,
        &tree("x,index,1,1,1", "x,index,1,1,-1"),
        "s.csv:2:weight",
        "bad-weight",
    );
    case(
        good_values,
        &good_tree.replace(",index,1,1,1", ",index,1,1,0"),
        "s.csv:4:weight",
        "weight-sum",
    );
    case(
        good_values,
        &tree("index,,2,1,1", "index,,2,1,1\nempty,index,2,1,1"),
        "s.csv:5:level",
        "level",
    );
    case(
        good_values,
        &tree("x,index,1,1,1", "x,index,1,up,1"),
        "s.csv:2:direction",
        "not-a-direction",
    );
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_pack_is_scored_and_misuse_exits_with_two() {
    let dir = folder("pack");
    let out = dir.join("scores.csv").to_string_lossy().into_owned();
    let run = groundwork(&[
        "readiness",
        "--framework",
        "prongs",
        "--view",
        "milestones",
        "--out",
        &out,
    ]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let rows = of_node(&std::fs::read_to_string(&out).unwrap(), "index");
    assert_eq!(rows.iter().filter(|r| r.1.is_some()).count(), 194);
    assert!(rows.iter().any(|r| r.0 == "NAM" && r.1.is_some()));
    for wrong in [
        &["readiness", "--framework", "nothing", "--out", &out] as &[&str],
        &["readiness", "--out", &out],
        &["readiness", "--framework", "prongs"],
        &[
            "readiness",
            "--framework",
            "prongs",
            "--scale",
            "0,1",
            "--out",
            &out,
        ],
        &[
            "uncertainty",
            "--framework",
            "prongs",
            "--draws",
            "0",
            "--out",
            &out,
        ],
    ] {
        assert_eq!(groundwork(wrong).status.code(), Some(2), "{wrong:?}");
    }
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_same_seed_writes_the_same_ranks() {
    let dir = folder("seed");
    let run = |name: &str, seed: &str| {
        let out = dir.join(name);
        let run = example("uncertainty", &out, &["--draws", "200", "--seed", seed]);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        std::fs::read_to_string(out).unwrap()
    };
    let first = run("a.csv", "1");
    assert_eq!(first, run("b.csv", "1"));
    assert_ne!(first, run("c.csv", "2"));
    assert!(first.starts_with("unit,mean,median,p05,p95\n") && first.lines().count() == 7);
    std::fs::remove_dir_all(dir).unwrap();
}
