//! `groundwork readiness --plan`: a framework of the plan's own.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

use std::process::Command;

use indicators::Edit;

/// Runs the command and gives its success, what it wrote and what it said.
fn run(plan: &str, framework: &str) -> (bool, String, String) {
    let folder =
        std::env::temp_dir().join(format!("groundwork-readiness-{framework}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (file, out) = (folder.join("plan.json"), folder.join("scores.csv"));
    std::fs::write(&file, plan).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_groundwork"))
        .args(["readiness", "--framework", framework, "--plan"])
        .arg(&file)
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    let text = std::fs::read_to_string(&out).unwrap_or_default();
    std::fs::remove_dir_all(&folder).unwrap();
    (
        done.status.success(),
        text,
        String::from_utf8(done.stderr).unwrap(),
    )
}

#[test]
fn a_framework_of_the_plans_own_scores_as_its_edits_say() {
    let world = engine::World::load().unwrap();
    let mut plan = engine::example(world).unwrap();
    let copy = engine::frameworks::copy(world, &plan, "prongs", "own-1", "Mine").unwrap();
    plan.frameworks.push(copy);
    let text = plan::file::write(&plan);
    let (done, copied, _) = run(&text, "own-1");
    assert!(done);
    assert_eq!(copied, run(&text, "prongs").1, "a copy scores as the original");
    Edit::Drop {
        node: "Research".into(),
    }
    .apply(&mut plan.frameworks[0])
    .unwrap();
    let (done, edited, _) = run(&plan::file::write(&plan), "own-1");
    assert!(done && edited != copied && !edited.contains("Network/Research"));
    let (done, _, said) = run(&text, "own-7");
    assert!(!done && said.contains("own-1"), "{said}");
}
