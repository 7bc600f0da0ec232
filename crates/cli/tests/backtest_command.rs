//! `groundwork backtest` on the example, and on files with faults.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn run(values: &Path, more: &[&str], out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .args(["backtest", "--values"])
        .arg(values)
        .args(["--origin", "2014", "--horizon", "5", "--out"])
        .arg(out)
        .args(more)
        .output()
        .unwrap()
}

fn example() -> PathBuf {
    root().join("examples/backtest/values.csv")
}

type Table = BTreeMap<(String, String), Vec<String>>;

fn table(path: &Path) -> Table {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        "indicator,method,units,mae,mase,coverage80,interval_score,chosen"
    );
    lines
        .map(|l| {
            let cells: Vec<String> = l.split(',').map(str::to_owned).collect();
            ((cells[0].clone(), cells[1].clone()), cells)
        })
        .collect()
}

fn number(table: &Table, indicator: &str, method: &str, column: usize) -> f64 {
    table[&(indicator.to_owned(), method.to_owned())][column]
        .parse()
        .unwrap()
}

fn chosen(table: &Table, indicator: &str) -> Vec<String> {
    let of = |(k, cells): (&(String, String), &Vec<String>)| {
        (k.0 == indicator && cells[7] == "1").then(|| k.1.clone())
    };
    table.iter().filter_map(of).collect()
}

#[test]
fn the_example_names_one_method_an_indicator_and_every_odd_series() {
    let out = file("backtest.csv");
    let groups = root().join("examples/backtest/groups.csv");
    let done = run(&example(), &["--groups", groups.to_str().unwrap()], &out);
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{told}");
    for reason in [
        "AA1: future-dated up to 2014, no forecast",
        "AA2: short up to 2014",
        "AA3: constant up to 2014",
    ] {
        assert!(told.contains(reason), "{reason} in {told}");
    }
    let table = table(&out);
    for indicator in [
        "internet_users_pct",
        "fixed_broadband_per100",
        "women_in_parliament_pct",
    ] {
        assert_eq!(chosen(&table, indicator).len(), 1);
        assert!(number(&table, indicator, "persistence", 3) > 0.0);
    }
    let of = |method| number(&table, "internet_users_pct", method, 3);
    let method = chosen(&table, "internet_users_pct").remove(0);
    assert!(of(&method) < 0.6 * of("persistence"));
    assert!((0.6..=0.97).contains(&number(&table, "internet_users_pct", &method, 5)));
    assert_eq!(chosen(&table, "women_in_parliament_pct"), ["persistence"]);
}

/// The error of persistence is arithmetic that anyone can redo.
#[test]
fn persistence_errs_by_the_mean_change_since_the_latest_value() {
    let text = std::fs::read_to_string(example()).unwrap();
    let mut series: BTreeMap<&str, BTreeMap<i32, f64>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[1] == "fixed_broadband_per100" {
            let years = series.entry(cells[0]).or_default();
            years.insert(cells[2].parse().unwrap(), cells[3].parse().unwrap());
        }
    }
    let errors: Vec<f64> = series
        .values()
        .filter_map(|s| {
            let (_, start) = s.range(2009..=2014).next_back()?;
            Some((s.get(&2019)? - start).abs())
        })
        .collect();
    let out = file("backtest-persistence.csv");
    assert!(run(&example(), &[], &out).status.success());
    let table = table(&out);
    let mae = errors.iter().sum::<f64>() / errors.len() as f64;
    assert!((number(&table, "fixed_broadband_per100", "persistence", 3) - mae).abs() < 1e-9);
    assert!((number(&table, "fixed_broadband_per100", "persistence", 2) - errors.len() as f64).abs() < 1e-9);
}

#[test]
fn a_changed_future_changes_no_choice() {
    let text = std::fs::read_to_string(example()).unwrap();
    let changed: String = text
        .lines()
        .map(|l| {
            let cells: Vec<&str> = l.split(',').collect();
            match cells[2].parse::<i32>() {
                Ok(year) if year > 2014 => format!("{},{},{},1\n", cells[0], cells[1], cells[2]),
                _ => format!("{l}\n"),
            }
        })
        .collect();
    let values = file("backtest-changed-values.csv");
    std::fs::write(&values, changed).unwrap();
    let (a, b) = (file("backtest-a.csv"), file("backtest-b.csv"));
    assert!(run(&example(), &[], &a).status.success());
    assert!(run(&values, &[], &b).status.success());
    let (a, b) = (table(&a), table(&b));
    for indicator in [
        "internet_users_pct",
        "fixed_broadband_per100",
        "women_in_parliament_pct",
    ] {
        assert_eq!(chosen(&a, indicator), chosen(&b, indicator));
    }
}

#[test]
fn faults_are_told_with_file_row_and_column() {
    let values = file("backtest-bad.csv");
    let text =
        "unit,indicator,year,value\nKEN,x,2014,1\nKEN,x,2014,2\n,x,2013,1\nKEN,x,soon,1\nKEN,x,2012,many\n";
    std::fs::write(&values, text).unwrap();
    let done = run(&values, &[], &file("backtest-none.csv"));
    assert_eq!(done.status.code(), Some(1));
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    for place in [":3:unit:", ":4:unit:", ":5:year:", ":6:value:"] {
        assert!(told.contains(place), "{place} in {told}");
    }
}

#[test]
fn misuse_and_tables_too_small_to_test() {
    let out = file("backtest-small.csv");
    let done = run(&example(), &["--origin", "2014"], &out);
    assert_eq!(done.status.code(), Some(2));
    let values = file("backtest-small-values.csv");
    std::fs::write(&values, "unit,indicator,year,value\nA,x,2014,1\nA,x,2019,3\n").unwrap();
    let done = run(&values, &[], &out);
    assert!(done.status.success());
    assert!(String::from_utf8_lossy(&done.stderr).contains("held flat"));
    let table = table(&out);
    assert_eq!(chosen(&table, "x"), ["persistence"]);
    assert!((number(&table, "x", "persistence", 3) - 2.0).abs() < 1e-12);
    assert_eq!(table[&("x".to_owned(), "persistence".to_owned())][5], "");
}
