//! Laws of the charts of money and impact: widths add up, labels keep apart, nothing panics.

use charts::flow::{self, Flow, Node, Thread};
use charts::intervals::{self, Intervals, Row, Span};
use charts::sheet::{self, Panel};
use charts::{Role, Scene, Shape};
use proptest::prelude::*;

fn write(v: f64) -> String {
    format!("{v:.1}")
}

fn flow_words() -> flow::Words<'static> {
    flow::Words {
        heads: ["Funder", "Theme", "Economy", "US$"],
        value: &write,
        full: &write,
        description: "d".into(),
    }
}

fn nodes(n: usize) -> Vec<Node> {
    (0..n)
        .map(|i| Node {
            name: format!("node {i}"),
            chosen: false,
        })
        .collect()
}

fn flow(layers: [usize; 3], threads: &[([usize; 3], f64)]) -> Flow {
    Flow {
        layers: layers.map(nodes),
        roles: (0..layers[0]).map(Role::funder).collect(),
        threads: threads
            .iter()
            .map(|(at, amount)| Thread {
                at: *at,
                amount: *amount,
            })
            .collect(),
    }
}

fn finite(scene: &Scene) {
    let ok = |(x, y): (f64, f64)| assert!(x.is_finite() && y.is_finite());
    for mark in &scene.marks {
        match &mark.shape {
            Shape::Line { from, to } => {
                ok(*from);
                ok(*to);
            }
            Shape::Rect { at, size } => {
                assert!(size.0 >= 0.0 && size.1 >= 0.0);
                ok(*at);
            }
            Shape::Circle { at, .. } | Shape::Text { at, .. } => ok(*at),
            Shape::Path(points) | Shape::Area(points) => points.iter().for_each(|p| ok(*p)),
        }
    }
}

#[test]
fn bars_of_a_flow_are_as_high_as_their_money_on_one_scale() {
    let state = flow(
        [2, 1, 2],
        &[([0, 0, 0], 30.0), ([0, 0, 1], 10.0), ([1, 0, 1], 20.0)],
    );
    let drawn = state.draw(600.0, 240.0, &flow_words());
    let heights: Vec<f64> = drawn
        .chart
        .scene
        .marks
        .iter()
        .filter_map(|m| match &m.shape {
            Shape::Rect { size, .. } => Some(size.1),
            _ => None,
        })
        .collect();
    let [a, b, whole, c, d] = heights[..] else {
        panic!("five bars, got {heights:?}");
    };
    let close = |x: f64, y: f64| assert!((x - y).abs() < 0.2, "{x} {y}");
    close(a, 2.0 * b);
    close(whole, a + b);
    close(c, d);
    close(c + d, whole);
    assert!((state.through(1, 0) - 60.0).abs() < 1e-12);
    assert_eq!(drawn.chart.table.rows.len(), 3);
}

#[test]
fn a_thread_to_a_node_that_does_not_exist_is_left_out() {
    let state = flow([1, 1, 1], &[([0, 0, 0], 1.0), ([0, 7, 0], 5.0)]);
    assert!((state.through(0, 0) - 1.0).abs() < 1e-12);
}

#[test]
fn labels_of_many_small_places_keep_a_line_apart() {
    let threads: Vec<_> = (0..14)
        .map(|i| ([0, 0, i], if i == 0 { 100.0 } else { 0.01 }))
        .collect();
    let drawn = flow([1, 1, 14], &threads).draw(600.0, 240.0, &flow_words());
    for pair in drawn.labels[2].windows(2) {
        assert!(pair[1].y - pair[0].y >= 12.0, "{pair:?}");
    }
    assert!(
        drawn.labels[2]
            .iter()
            .all(|p| p.y >= 0.0 && p.y + p.height <= 240.0)
    );
}

#[test]
fn a_sheet_holds_every_panel_where_its_place_is() {
    let panel = |name: &str| Panel {
        name: name.into(),
        effect: "+1".into(),
        scene: Scene {
            width: 100.0,
            height: 50.0,
            marks: Vec::new(),
        },
    };
    let scene = sheet::grid(&[panel("A"), panel("B"), panel("C")], 2, 10.0);
    assert_eq!((scene.width, scene.height), (210.0, 145.0));
    let place = |name: &str| {
        scene.marks.iter().find_map(|m| match &m.shape {
            Shape::Text { at, text, .. } if text == name => Some((at.0.round(), at.1 > 75.0)),
            _ => None,
        })
    };
    assert_eq!(
        [place("A"), place("B"), place("C")],
        [Some((0.0, false)), Some((110.0, false)), Some((0.0, true))]
    );
}

#[test]
fn a_rank_axis_puts_the_better_end_at_the_right() {
    let span = |low, high| Span {
        low,
        mid: (low + high) / 2.0,
        high,
    };
    let state = Intervals {
        rows: vec![
            Row {
                name: "Best".into(),
                with: Some(span(1.0, 3.0)),
                ..Row::default()
            },
            Row {
                name: "Last".into(),
                with: Some(span(90.0, 99.0)),
                ..Row::default()
            },
        ],
        descending: true,
        alone: true,
        ..Intervals::default()
    };
    let words = intervals::Words {
        name: "Economy",
        end: "Rank",
        heads: ["", "", "", "low", "mid", "high"],
        value: &write,
        full: &write,
        description: "d".into(),
    };
    let chart = state.draw(300.0, &words);
    let lefts: Vec<f64> = chart
        .scene
        .marks
        .iter()
        .filter_map(|m| match &m.shape {
            Shape::Rect { at, .. } => Some(at.0),
            _ => None,
        })
        .collect();
    assert!(lefts[0] > lefts[1] + 100.0, "{lefts:?}");
    assert_eq!(chart.table.rows[0], ["Best", "1.0", "2.0", "3.0"]);
}

proptest! {
    #[test]
    fn flows_never_panic(
        sizes in (0usize..5, 0usize..7, 0usize..12),
        threads in proptest::collection::vec(((0usize..6, 0usize..8, 0usize..13), -1e3f64..1e9), 0..30),
        w in 1.0f64..900.0, h in 1.0f64..400.0,
    ) {
        let threads: Vec<_> = threads.into_iter().map(|((a, b, c), v)| ([a, b, c], v)).collect();
        let drawn = flow([sizes.0, sizes.1, sizes.2], &threads).draw(w, h, &flow_words());
        finite(&drawn.chart.scene);
    }

    #[test]
    fn intervals_never_panic(
        rows in proptest::collection::vec((-1e9f64..1e9, -1e9f64..1e9, -1e9f64..1e9), 0..12),
        descending in any::<bool>(), alone in any::<bool>(), w in 1.0f64..600.0,
    ) {
        let rows = rows.into_iter().map(|(low, mid, high)| Row {
            name: "n".into(), end: "1".into(),
            without: Some(Span { low, mid, high }), with: Some(Span { low: mid, mid, high }),
        }).collect();
        let state = Intervals { rows, descending, from_zero: !descending, alone };
        let words = intervals::Words {
            name: "a", end: "b", heads: ["1", "2", "3", "4", "5", "6"], value: &write, full: &write, description: "d".into(),
        };
        let chart = state.draw(w, &words);
        finite(&chart.scene);
        for row in &chart.table.rows {
            prop_assert_eq!(row.len(), chart.table.columns.len());
        }
    }
}
