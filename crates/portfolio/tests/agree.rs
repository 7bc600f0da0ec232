//! microlp, the heuristic and enumeration on the same small instances.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{by_enumeration, small};
use portfolio::solve::{Options, microlp};
use portfolio::{check, diagnose, heuristic};

const EXACT: Options = Options {
    gap: 0.0,
    node_limit: Some(100_000),
};

#[test]
fn microlp_finds_what_enumeration_finds_on_a_hundred_instances_with_many_rules() {
    let mut solved = 0;
    let mut seed = 0;
    while solved < 100 {
        seed += 1;
        let problem = small(seed);
        if !diagnose::errors(&problem).is_empty() {
            continue;
        }
        let best = by_enumeration(&problem);
        match microlp::solve(&problem, &EXACT) {
            Ok(found) => {
                let best = best.unwrap_or_else(|| panic!("seed {seed}: enumeration found nothing"));
                let near = 1e-7 * best.objective.max(1.0);
                assert!(
                    (found.objective - best.objective).abs() <= near,
                    "seed {seed}: microlp {} against {}",
                    found.objective,
                    best.objective
                );
                assert!(found.bound.unwrap() + near >= best.objective, "seed {seed}");
            }
            Err(microlp::Failure::Infeasible) => assert!(best.is_none(), "seed {seed}"),
            Err(other) => panic!("seed {seed}: {other}"),
        }
        solved += 1;
    }
}

#[test]
fn the_heuristic_is_feasible_and_never_above_the_optimum() {
    let (mut sum, mut best_sum) = (0.0, 0.0);
    for seed in 1..=120 {
        let problem = small(seed);
        if !diagnose::errors(&problem).is_empty() {
            continue;
        }
        let Some(best) = by_enumeration(&problem) else {
            continue;
        };
        let Ok(found) = heuristic(&problem) else {
            // Only a must-have may keep it from an answer.
            assert!(!problem.rules.must.is_empty(), "seed {seed}");
            continue;
        };
        assert_eq!(check(&problem, &found), []);
        assert!(!found.optimised && found.bound.is_none() && found.gap.is_none());
        assert!(found.objective <= best.objective + 1e-9, "seed {seed}");
        sum += found.objective;
        best_sum += best.objective;
    }
    assert!(sum > 0.85 * best_sum, "{sum} of {best_sum}");
}

#[test]
fn the_heuristic_gives_the_same_bytes_twice() {
    let problem = small(5);
    let text = || serde_json::to_string(&heuristic(&problem).unwrap()).unwrap();
    assert_eq!(text(), text());
}
