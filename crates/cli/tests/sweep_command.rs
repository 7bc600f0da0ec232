//! `groundwork sweep`: shards join to the bytes of one run, whatever their number.

#![allow(clippy::unwrap_used, reason = "a fault here is the finding of the test")]

use std::path::Path;
use std::process::{Command, Output};

fn groundwork(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .output()
        .unwrap()
}

fn out(name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    path.to_str().unwrap().to_owned()
}

fn shard(part: &str, seed: &str) -> String {
    let path = out(&format!("sweep-{}-{seed}.csv", part.replace('/', "-of-")));
    let args = [
        "sweep",
        "examples/plan-small.json",
        "--draws",
        "11",
        "--shard",
        part,
        "--seed",
        seed,
        "--out",
        &path,
    ];
    let done = groundwork(&args);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    path
}

#[test]
fn shards_join_to_the_bytes_of_one_run_in_any_number_and_order() {
    let whole = std::fs::read(shard("1/1", "1")).unwrap();
    assert!(whole.iter().filter(|b| **b == b'\n').count() > 11 * 4);
    for k in [2, 3, 5] {
        let mut parts: Vec<String> = (1..=k).map(|i| shard(&format!("{i}/{k}"), "1")).collect();
        parts.reverse();
        let joined = out(&format!("joined-{k}.csv"));
        let mut args = vec!["sweep", "--join", "yes"];
        args.extend(parts.iter().map(String::as_str));
        args.extend(["--out", joined.as_str()]);
        let done = groundwork(&args);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(std::fs::read(joined).unwrap(), whole, "{k} shards");
    }
}

#[test]
fn a_missing_a_doubled_and_a_foreign_shard_are_refused_by_name() {
    let (a, b, other) = (shard("1/2", "1"), shard("2/2", "1"), shard("2/2", "2"));
    for (parts, word) in [
        (vec![&a], "expected every draw below 11"),
        (vec![&a, &b, &a], "a second time"),
        (vec![&a, &other], "found ensemble"),
    ] {
        let mut args = vec!["sweep", "--join", "yes"];
        args.extend(parts.iter().map(|p| p.as_str()));
        let refused = out("refused.csv");
        args.extend(["--out", refused.as_str()]);
        let done = groundwork(&args);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(1), "{said}");
        assert!(said.contains(word), "{said}");
    }
}
