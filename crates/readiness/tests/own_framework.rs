//! Frameworks of a user's own: copies, other means, denominators.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]
#![allow(clippy::float_cmp, reason = "bit equality is the point")]

mod common;

use common::{atlas, framework, pack, small};
use indicators::{Cell, CustomFramework, Edit, Mean, Missing, View};
use proptest::prelude::*;
use readiness::intervals::{weight_factor, weight_stream};
use readiness::{Frozen, Overrides, Readiness, means, rank_intervals, ranks, recipe, score_all};

fn all(frozen: &Frozen) -> Readiness {
    score_all(frozen, &atlas(), pack(), &Overrides::default(), 2025, 2014)
}

fn edited(of: &str, edits: &[Edit]) -> CustomFramework {
    let mut copy = CustomFramework::copy_of(&framework(of), "own-1", "Mine", &[]);
    for edit in edits {
        edit.apply(&mut copy).unwrap();
    }
    assert_eq!(copy.faults(&|_| true), []);
    copy
}

fn mean_of(node: Option<&str>, mean: Mean) -> Edit {
    Edit::SetMean {
        node: node.map(str::to_owned),
        mean,
    }
}

#[test]
fn a_copy_scores_as_the_shipped_framework_bit_for_bit() {
    for id in ["prongs", "ai_foundations"] {
        for view in [View::Outcomes, View::Milestones] {
            let shipped = Frozen::new(&framework(id), view, &[]).unwrap();
            let copy = Frozen::new(&edited(id, &[]).framework(), view, &[]).unwrap();
            let ids = |f: &Frozen| f.nodes().iter().map(|n| n.id.clone()).collect::<Vec<_>>();
            assert_eq!(ids(&shipped), ids(&copy));
            assert_eq!(shipped.leaves(), copy.leaves());
            assert_eq!(all(&shipped), all(&copy));
        }
    }
}

#[test]
fn weights_set_on_a_shipped_framework_become_those_of_its_copy() {
    let weights = [("Enable".to_owned(), 2.0), ("Enable/Power".to_owned(), 0.5)];
    let shipped = Frozen::new(&framework("prongs"), View::Outcomes, &weights).unwrap();
    let copy = CustomFramework::copy_of(&framework("prongs"), "own-1", "Mine", &weights);
    let copy = Frozen::new(&copy.framework(), View::Outcomes, &[]).unwrap();
    assert_eq!(all(&shipped), all(&copy));
}

#[test]
fn children_stand_where_the_user_put_them() {
    let mut copy = edited("prongs", &[]);
    let at = copy.place(Some("Enable"), 0, Some("Skills"));
    let edit = Edit::Move {
        node: "Skills".into(),
        parent: Some("Enable".into()),
        at,
    };
    edit.apply(&mut copy).unwrap();
    let at = copy.place(None, 1, Some("Power"));
    let edit = Edit::Move {
        node: "Power".into(),
        parent: None,
        at,
    };
    edit.apply(&mut copy).unwrap();
    let frozen = Frozen::new(&copy.framework(), View::Milestones, &[]).unwrap();
    let of = |id: &str| -> Vec<String> {
        let node = &frozen.nodes()[frozen.node(id).unwrap()];
        let names = node.children.iter().map(|c| frozen.nodes()[*c].name.clone());
        names.collect()
    };
    assert_eq!(of("index"), ["Enable", "Power", "Network", "Defend", "Project"]);
    assert_eq!(of("Enable"), ["Skills", "Connectivity", "Compute"]);
}

/// The published means of COINr's documentation, through a framework of one group.
#[test]
fn other_means_give_the_published_values() {
    let points = [1.0, 2.0, 3.0];
    for (mean, weights, expected) in [
        (Mean::Geometric, [1.0, 1.0, 1.0], 1.817_121),
        (Mean::Geometric, [1.0, 1.0, 2.0], 2.059_767),
        (Mean::Harmonic, [2.0, 1.0, 1.0], 1.411_765),
    ] {
        let mut flat = small();
        flat.leaves.truncate(3);
        for (leaf, weight) in flat.leaves.iter_mut().zip(weights) {
            leaf.path.clear();
            leaf.weight = weight;
            (leaf.goal_low, leaf.goal_high) = (0.0, 100.0);
            leaf.direction = indicators::Direction::Higher;
        }
        let mut copy = CustomFramework::copy_of(&flat, "own-1", "Mine", &[]);
        mean_of(None, mean).apply(&mut copy).unwrap();
        let frozen = Frozen::new(&copy.framework(), View::Outcomes, &[]).unwrap();
        let root = frozen.score(&points.map(Some)).unwrap().root;
        assert!((root - expected).abs() < 5e-7, "{mean:?}: {root}");
    }
}

#[test]
fn a_child_of_no_points_makes_a_geometric_or_harmonic_mean_nought_and_nothing_worse() {
    for mean in [Mean::Geometric, Mean::Harmonic] {
        let frozen = edited("prongs", &[mean_of(Some("Power"), mean)]);
        let frozen = Frozen::new(&frozen.framework(), View::Outcomes, &[]).unwrap();
        let mut values: Vec<Option<f64>> = frozen.leaves().iter().map(|l| Some(l.high)).collect();
        values[0] = Some(-5.0);
        let scored = frozen.score(&values).unwrap();
        let at = |id: &str| scored.nodes[frozen.node(id).unwrap()].score.unwrap();
        assert_eq!(at("Enable/Power"), 0.0);
        assert!(scored.root > 0.0 && scored.root.is_finite());
    }
}

#[test]
fn an_index_of_other_means_is_never_above_the_arithmetic_one_and_its_parts_add_up() {
    let plain = all(&Frozen::new(&framework("prongs"), View::Outcomes, &[]).unwrap());
    let edits = [
        mean_of(None, Mean::Geometric),
        mean_of(Some("Enable"), Mean::Harmonic),
    ];
    let frozen = Frozen::new(&edited("prongs", &edits).framework(), View::Outcomes, &[]).unwrap();
    assert!(!frozen.is_linear());
    let other = all(&frozen);
    let mut lower = 0;
    for (a, b) in plain.economies.iter().zip(&other.economies) {
        let (Some(a), Some(s)) = (&a.scored, &b.scored) else {
            assert_eq!(a.scored.is_some(), b.scored.is_some());
            continue;
        };
        assert!(s.root <= a.root + 1e-9 && s.root >= 0.0);
        lower += usize::from(s.root < a.root - 1e-9);
        let leaves = frozen
            .nodes()
            .iter()
            .zip(&s.nodes)
            .filter(|(n, _)| n.leaf.is_some());
        let earned: f64 = leaves.map(|(_, n)| n.earned).sum();
        assert!((earned - s.root).abs() < 1e-9);
        assert!(s.nodes.iter().all(|n| n.earned <= n.available + 1e-9));
    }
    assert!(lower > 150);
}

#[test]
fn the_fast_path_of_the_projection_and_the_slow_one_agree_to_the_last_bit_under_other_means() {
    let edits = [
        mean_of(None, Mean::Harmonic),
        mean_of(Some("Defend"), Mean::Geometric),
    ];
    let frozen = Frozen::new(&edited("prongs", &edits).framework(), View::Milestones, &[]).unwrap();
    for economy in all(&frozen).economies {
        let values: Vec<Option<f64>> = economy.cells.iter().map(|c| c.used.value()).collect();
        let present: Vec<bool> = values.iter().map(Option::is_some).collect();
        let Some(effective) = frozen.effective(&present) else {
            continue;
        };
        let flat: Vec<f64> = values.iter().map(|v| v.unwrap_or(0.0)).collect();
        let root = economy.scored.unwrap().root;
        assert_eq!(root.to_bits(), frozen.score_root(&effective, &flat).to_bits());
        let points: Vec<f64> = flat
            .iter()
            .enumerate()
            .map(|(l, v)| frozen.points(l, *v))
            .collect();
        assert_eq!(root.to_bits(), effective.root_of_points(&points).to_bits());
    }
}

#[test]
fn rank_intervals_under_other_means_equal_those_of_a_new_index_for_every_draw() {
    let edits = [
        mean_of(None, Mean::Geometric),
        mean_of(Some("Skills"), Mean::Harmonic),
    ];
    let copy = edited("prongs", &edits);
    let frozen = Frozen::new(&copy.framework(), View::Outcomes, &[]).unwrap();
    let rows: Vec<Vec<Option<f64>>> = all(&frozen).economies.iter().map(|e| e.values()).collect();
    let (draws, seed) = (40u32, 7u64);
    let fast = rank_intervals(&frozen, &rows, draws, seed, &mut |_| true).unwrap();
    let mut sums = vec![0.0; rows.len()];
    for draw in 0..draws {
        let weights: Vec<(String, f64)> = frozen.nodes()[1..]
            .iter()
            .map(|n| {
                let factor = weight_factor(weight_stream(seed, &n.id), u64::from(draw));
                (n.id.clone(), n.weight * factor)
            })
            .collect();
        let drawn = Frozen::new(&copy.framework(), View::Outcomes, &weights).unwrap();
        let roots: Vec<Option<f64>> = rows.iter().map(|r| drawn.score(r).map(|s| s.root)).collect();
        for (sum, rank) in sums.iter_mut().zip(ranks(&roots)) {
            *sum += rank.map_or(0.0, f64::from);
        }
    }
    for (fast, sum) in fast.iter().zip(sums) {
        let mean = fast.map_or(0.0, |i| i.mean);
        assert!((mean - sum / f64::from(draws)).abs() < 1e-9, "{mean} {sum}");
    }
}

#[test]
fn a_denominator_divides_by_the_same_year_and_what_it_cannot_divide_is_missing() {
    let edits = [
        Edit::SetDenominator {
            node: "electricity_access_pct".into(),
            denominator: Some("population".into()),
        },
        Edit::SetGoalposts {
            node: "electricity_access_pct".into(),
            low: 0.0,
            high: 1.0,
        },
    ];
    let frozen = Frozen::new(&edited("prongs", &edits).framework(), View::Outcomes, &[]).unwrap();
    let leaf = frozen.leaf_of("electricity_access_pct/population").unwrap();
    let scored = all(&frozen);
    let mut divided = 0;
    for economy in &scored.economies {
        let of = pack().latest("electricity_access_pct", economy.economy, 2025, 2014);
        let (Cell::Observed(of), Cell::Observed(used)) = (of, &economy.cells[leaf].used) else {
            continue;
        };
        let by = pack().at_year("population", economy.economy, of.year);
        let by = by.or(pack().latest("population", economy.economy, 2025, 2014).value());
        assert_eq!(used.value, of.value / by.unwrap());
        assert_eq!(used.year, of.year);
        divided += 1;
    }
    assert!(divided > 190);
    let edit = Edit::SetDenominator {
        node: "electricity_access_pct".into(),
        denominator: Some("nothing".into()),
    };
    let frozen = Frozen::new(&edited("prongs", &[edit]).framework(), View::Outcomes, &[]).unwrap();
    let cells = all(&frozen).economies;
    assert!(cells.iter().all(|e| matches!(
        e.cells[0].used,
        Cell::Missing(Missing::UnknownIndicator | Missing::NeverPublished)
    )));
}

proptest! {
    #[test]
    fn means_of_a_tree_equal_those_of_a_table(
        pairs in prop::collection::vec((0.01f64..10.0, 0.1f64..100.0), 1..8)
    ) {
        let mut flat = small();
        let template = flat.leaves[0].clone();
        flat.leaves = pairs.iter().enumerate().map(|(at, (weight, _))| indicators::Leaf {
            node: format!("n{at}"), path: vec![], weight: *weight, ..template.clone()
        }).collect();
        let values: Vec<Option<f64>> = pairs.iter().map(|(_, v)| Some(*v)).collect();
        let table: Vec<(f64, f64)> = pairs.iter().map(|(w, v)| (*v, *w)).collect();
        for (mean, kind) in [(Mean::Geometric, recipe::Aggregate::Geometric), (Mean::Harmonic, recipe::Aggregate::Harmonic)] {
            let mut copy = CustomFramework::copy_of(&flat, "own-1", "Mine", &[]);
            mean_of(None, mean).apply(&mut copy).unwrap();
            let frozen = Frozen::new(&copy.framework(), View::Outcomes, &[]).unwrap();
            let root = frozen.score(&values).unwrap().root;
            let expected = means::mean(kind, &table).unwrap().unwrap();
            prop_assert!((root - expected).abs() < 1e-9 * expected.max(1.0));
        }
    }
}
