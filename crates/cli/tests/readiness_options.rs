//! Every option of `groundwork readiness` on the example table: panel years, weights, levels, the
//! trace, the record and its replay, and what is said when an option lacks what it needs.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "helpers of tests fail the test"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/readiness");
    path.join(name).to_string_lossy().into_owned()
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("groundwork-options-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// `readiness` on the example, with the values of a file and more options.
fn run(values: &str, out: &Path, more: &[&str]) -> Output {
    let out = out.to_string_lossy().into_owned();
    let (values, structure, below) = (
        example(values),
        example("structure.csv"),
        example("denominators.csv"),
    );
    Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .args(["readiness", "--values", &values, "--structure", &structure])
        .args(["--denominators", &below, "--out", &out])
        .args(more)
        .output()
        .unwrap()
}

fn done(values: &str, out: &Path, more: &[&str]) -> (String, String) {
    let run = run(values, out, more);
    let error = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{more:?}: {error}");
    (std::fs::read_to_string(out).unwrap(), error)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Score of a unit at a node.
fn score(csv: &str, unit: &str, node: &str) -> f64 {
    let start = format!("{unit},{node},");
    let line = csv.lines().find(|l| l.starts_with(&start)).unwrap();
    line.split(',').nth(3).unwrap().parse().unwrap()
}

#[test]
fn other_years_fill_the_scored_one() {
    let dir = folder("panel");
    let out = dir.join("scores.csv");
    let year = ["--year", "2023", "--trace"];
    let trace = dir.join("trace.csv");
    let of = |impute: &str| {
        let path = text(&trace);
        let mut more = year.to_vec();
        more.extend([path.as_str(), "--impute", impute]);
        let (_, error) = done("panel.csv", &out, &more);
        assert!(error.contains("imputed 3 cells"), "{error}");
        std::fs::read_to_string(&trace).unwrap()
    };
    // Outages of TZ: 52 in 2021, 44 in 2024; internet of BO stays at its last value.
    let linear = of("panel-linear");
    let row = |csv: &str, start: &str| csv.lines().find(|l| l.starts_with(start)).unwrap().to_owned();
    let filled = row(&linear, "TZ,outages,imputed");
    assert!(
        filled.starts_with("TZ,outages,imputed,panel-linear,,46.6666666666666"),
        "{filled}"
    );
    assert_eq!(
        row(&linear, "BO,internet,imputed"),
        "BO,internet,imputed,panel-linear,,66,2021,,,"
    );
    let latest = of("panel-latest");
    assert_eq!(
        row(&latest, "TZ,outages,imputed"),
        "TZ,outages,imputed,panel-latest,,52,2021,,,"
    );
    // Without imputation one year is scored, and it is the table without years.
    let (panel, _) = done("panel.csv", &out, &["--year", "2023"]);
    let (plain, _) = done("values.csv", &out, &[]);
    assert_eq!(panel, plain);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_trace_follows_a_cell_from_the_value_to_its_contribution() {
    let dir = folder("trace");
    let (out, trace) = (dir.join("scores.csv"), dir.join("trace.csv"));
    let path = text(&trace);
    let (scores, _) = done(
        "values.csv",
        &out,
        &["--trace", &path, "--treat", "winsorise-log"],
    );
    let trace = std::fs::read_to_string(&trace).unwrap();
    let steps: Vec<&str> = trace
        .lines()
        .filter(|l| l.starts_with("CR,research,"))
        .map(|l| l.split(',').nth(2).unwrap())
        .collect();
    assert_eq!(
        steps,
        ["observed", "denominated", "transformed", "normalised", "weighed"]
    );
    let line = |step: &str| -> Vec<String> {
        let start = format!("CR,research,{step},");
        let line = trace.lines().find(|l| l.starts_with(&start)).unwrap();
        line.split(',').map(str::to_owned).collect()
    };
    assert_eq!(line("denominated")[3..7], ["population", "5200", "1000", "5.2"]);
    // Contributions of every indicator of a unit add up to its score.
    let sum: f64 = trace
        .lines()
        .filter(|l| l.starts_with("CR,") && l.contains(",weighed,"))
        .filter(|l| !l.contains("CR,Infrastructure") && !l.contains("CR,People"))
        .map(|l| l.rsplit(',').next().unwrap().parse::<f64>().unwrap())
        .sum();
    assert!((sum - score(&scores, "CR", "index")).abs() < 1e-9);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_recorded_run_replays_to_the_same_bytes() {
    let dir = folder("record");
    let (out, record, again) = (dir.join("a.csv"), dir.join("r.json"), dir.join("b.csv"));
    let path = text(&record);
    let options = [
        "--record",
        &path,
        "--impute",
        "nearest",
        "--treat",
        "box-cox",
        "--normalise",
        "frontier",
        "--scale",
        "1,100",
        "--weights",
        "critic",
        "--weights-level",
        "3:given",
        "--aggregate-level",
        "2:geometric",
        "--screen",
        "2:0.4",
    ];
    let (first, _) = done("values.csv", &out, &options);
    let written = std::fs::read_to_string(&record).unwrap();
    assert!(written.contains("\"recipe_hash\": \"fnv1a64:"), "{written}");
    let second = dir.join("r2.json");
    let second_path = text(&second);
    let (replayed, _) = done(
        "values.csv",
        &again,
        &["--recipe", &path, "--record", &second_path],
    );
    assert_eq!(first, replayed);
    assert_eq!(written, std::fs::read_to_string(&second).unwrap());
    std::fs::write(&record, "{\"recipe\": {\"scale\": \"wide\"}}").unwrap();
    let bad = run("values.csv", &out, &["--recipe", &path]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("not-a-recipe"));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn every_weighting_runs_and_says_what_it_found() {
    let dir = folder("weights");
    let out = dir.join("scores.csv");
    let judgements = example("judgements.csv");
    let (given, _) = done("values.csv", &out, &["--impute", "nearest"]);
    for (name, said) in [
        ("equal", ""),
        ("pca", "% of the variance"),
        ("pca-factors", "components"),
        ("entropy", ""),
        ("critic", ""),
        ("ahp", "consistency ratio"),
        ("optimised", "importances reached"),
    ] {
        let mut more = vec!["--impute", "nearest", "--weights", name];
        if name == "ahp" {
            more.extend(["--judgements", &judgements]);
        }
        let (scores, error) = done("values.csv", &out, &more);
        assert!(error.contains(said), "{name}: {error}");
        assert_ne!(scores, given, "{name}");
    }
    let (_, error) = done(
        "values.csv",
        &out,
        &[
            "--impute",
            "nearest",
            "--weights",
            "ahp",
            "--judgements",
            &judgements,
        ],
    );
    // Three pairs, one degree of freedom: any of them can be made to fit.
    assert!(error.contains("the others say"), "{error}");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn distances_follow_their_definitions() {
    let dir = folder("distances");
    let out = dir.join("scores.csv");
    let (frontier, _) = done("values.csv", &out, &["--normalise", "frontier"]);
    assert_eq!(score(&frontier, "CR", "power"), 100.0);
    assert_eq!(score(&frontier, "TZ", "power"), 0.0);
    let reference = ["--normalise", "reference", "--reference", "NA", "--scale", "0,1"];
    let mut lacking = reference.to_vec();
    let failed = run("values.csv", &out, &lacking);
    // NA has no schooling: named at that indicator.
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("structure.csv:6:target"));
    lacking.extend(["--impute", "nearest"]);
    let (scores, _) = done("values.csv", &out, &lacking);
    assert_eq!(score(&scores, "NA", "index"), 1.0);
    let (fraction, _) = done(
        "values.csv",
        &out,
        &["--normalise", "fraction-of-maximum", "--scale", "0,1"],
    );
    assert_eq!(score(&fraction, "NA", "power"), 0.56);
    assert!((score(&fraction, "CR", "outages") - (1.0 - 5.0 / 48.0)).abs() < 1e-12);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_an_option_needs_and_lacks_is_said_at_its_place() {
    let dir = folder("lacking");
    let out = dir.join("scores.csv");
    let case = |values: &str, more: &[&str], code: i32, said: &str| {
        let run = run(values, &out, more);
        let error = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(code), "{more:?}: {error}");
        assert!(error.contains(said), "{more:?}: {error}");
        assert!(!out.exists());
    };
    case(
        "values.csv",
        &["--impute", "panel-linear"],
        1,
        "values.csv:1:year",
    );
    case("values.csv", &["--year", "2023"], 1, "values.csv:1:year");
    case("panel.csv", &["--year", "1999"], 1, "panel.csv:0:year");
    case("values.csv", &["--weights", "ahp"], 1, "structure.csv:7:weight");
    case(
        "values.csv",
        &["--normalise", "target"],
        1,
        "structure.csv:2:target",
    );
    case("values.csv", &["--normalise", "reference"], 1, "bad-target");
    case("values.csv", &["--reference", "XX"], 1, "bad-setting");
    case(
        "values.csv",
        &["--aggregate-level", "7:geometric"],
        1,
        "bad-setting",
    );
    case(
        "values.csv",
        &["--aggregate-level", "2:odd"],
        2,
        "--aggregate-level",
    );
    case("values.csv", &["--treat", "box-cox:x"], 2, "--treat");
    case("values.csv", &["--weights", "guess"], 2, "--weights");
    let judgements = dir.join("j.csv");
    let rows = "parent,over,under,ratio\nindex,People,power,2\nindex,Infrastructure,People,-1\n";
    std::fs::write(&judgements, rows).unwrap();
    let path = text(&judgements);
    case(
        "values.csv",
        &["--weights", "ahp", "--judgements", &path],
        1,
        "j.csv:2:under",
    );
    case(
        "values.csv",
        &["--weights", "ahp", "--judgements", &path],
        1,
        "j.csv:3:ratio",
    );
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn an_indicator_of_the_structure_may_go_its_own_way() {
    let dir = folder("own");
    let (values, structure, out) = (dir.join("v.csv"), dir.join("s.csv"), dir.join("o.csv"));
    std::fs::write(
        &values,
        "unit,indicator,value\nA,x,1\nB,x,3\nC,x,5\nA,y,10\nB,y,20\nC,y,40\n",
    )
    .unwrap();
    let tree = "node,parent,level,direction,weight,normalise,target,cap\n\
                x,index,1,1,1,target,4,1\ny,index,1,1,1,,,\nindex,,2,1,1,,,\n";
    std::fs::write(&structure, tree).unwrap();
    let (v, s, o) = (text(&values), text(&structure), text(&out));
    let run = Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .args(["readiness", "--values", &v, "--structure", &s, "--out", &o])
        .args(["--normalise", "percentile"])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let scores = std::fs::read_to_string(&out).unwrap();
    let expected = [("A", 0.0), ("B", 200.0 / 3.0), ("C", 100.0)];
    for (unit, x) in expected {
        assert!((score(&scores, unit, "x") - x).abs() < 1e-12);
    }
    assert_eq!(score(&scores, "B", "y"), 50.0);
    std::fs::remove_dir_all(dir).unwrap();
}
