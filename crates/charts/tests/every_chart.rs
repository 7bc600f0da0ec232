//! Laws of every chart: it never panics, stays on its canvas, and small ones look as they should.

use charts::columns::{self, Columns, Layer};
use charts::fan::{self, Band, Fan};
use charts::spark::{self, Spark};
use charts::svg::{self, Caption};
use charts::{Anchor, Chart, Role, Scene, Shape, bars, strip, years};
use proptest::prelude::*;

fn write(v: f64) -> String {
    format!("{v:.1}")
}
fn year(y: i16) -> String {
    y.to_string()
}

fn columns_words() -> columns::Words<'static> {
    columns::Words {
        year: "Year",
        total: "Total",
        envelope: "Envelope",
        value: &write,
        full: &write,
        write_year: &year,
        description: "d".into(),
    }
}

fn fan_words() -> fan::Words<'static> {
    fan::Words {
        year: "Year",
        measured: "Measured",
        without: "without",
        with: "with",
        value: &write,
        full: &write,
        write_year: &year,
        description: "d".into(),
    }
}

fn spark_words() -> spark::Words<'static> {
    spark::Words {
        year: "Year",
        name: "Kenya",
        peers: "peers",
        value: &write,
        write_year: &year,
        description: "d".into(),
    }
}

/// Finite numbers from the tiny to the huge, negative ones, zeros and constants.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(1.0),
        Just(-1.0),
        Just(1e307),
        Just(-1e307),
        Just(f64::MIN_POSITIVE),
        -1e3f64..1e3,
        -1e-9f64..1e-9,
        -1e300f64..1e300,
    ]
}

fn within(scene: &Scene) {
    let ok = |(x, y): (f64, f64)| {
        assert!(x.is_finite() && y.is_finite());
        assert!((-1.0..=scene.width + 1.0).contains(&x), "x {x}");
        assert!((-30.0..=scene.height + 30.0).contains(&y), "y {y}");
    };
    for mark in &scene.marks {
        match &mark.shape {
            Shape::Line { from, to } => {
                ok(*from);
                ok(*to);
            }
            Shape::Rect { at, size } => {
                assert!(size.0 >= 0.0 && size.1 >= 0.0);
                ok(*at);
                ok((at.0 + size.0, at.1 + size.1));
            }
            Shape::Circle { at, .. } => ok(*at),
            Shape::Path(points) | Shape::Area(points) => points.iter().for_each(|p| ok(*p)),
            // Labels may stand out by their shift.
            Shape::Text { at, .. } => assert!(at.0.is_finite() && at.1.is_finite()),
        }
    }
}

fn whole(chart: &Chart) {
    within(&chart.scene);
    assert_eq!(
        chart.scene.mirrored().mirrored().marks.len(),
        chart.scene.marks.len()
    );
    for row in &chart.table.rows {
        assert_eq!(row.len(), chart.table.columns.len());
    }
    let file = svg::document(&chart.scene, &Caption::default());
    assert!(!file.contains("NaN") && !file.contains("inf"));
    assert!(!file.contains("var("), "colours are resolved");
}

proptest! {
    #[test]
    fn columns_never_panic(
        values in proptest::collection::vec(proptest::collection::vec(number(), 0..5), 0..4),
        envelope in proptest::collection::vec(proptest::option::of(number()), 0..6),
        n in 0i16..6, w in 1.0f64..900.0, h in 1.0f64..400.0,
    ) {
        let layers = values.into_iter().enumerate().map(|(i, values)| Layer {
            name: format!("funder {i}"), role: Role::funder(i), values,
        }).collect();
        let state = Columns { years: (2026..2026 + n).collect(), layers, envelope };
        whole(&state.draw(w, h, &columns_words()));
    }

    #[test]
    fn fans_never_panic(
        history in proptest::collection::vec(number(), 0..5),
        bands in proptest::collection::vec((number(), number(), number()), 0..6),
        height in proptest::option::of(0.0f64..1e6), w in 1.0f64..300.0, h in 1.0f64..200.0,
    ) {
        let bands: Vec<Band> = bands.into_iter().zip(2025i16..).map(|((low, mid, high), year)| Band { year, low, mid, high }).collect();
        let state = Fan {
            history: (2015i16..).zip(history).collect(),
            with: bands.iter().rev().take(2).rev().copied().collect(),
            without: bands,
            start: 2025,
            height,
            last_payment: Some(2026),
            axis: w > 150.0,
        };
        whole(&state.draw(w, h, &fan_words()));
    }

    #[test]
    fn sparks_never_panic(values in proptest::collection::vec(number(), 0..30), chosen in any::<bool>()) {
        let points: Vec<(i16, f64)> = (2000i16..).zip(values).collect();
        let state = Spark { peers: points.iter().rev().take(3).rev().copied().collect(), points, chosen };
        whole(&state.draw(180.0, 60.0, &spark_words()));
    }

    #[test]
    fn small_ones_never_panic(values in proptest::collection::vec(number(), 0..9), a in number(), b in number()) {
        let strip = strip::Strip { median: strip::median(&values), own: values.first().copied(), peers: values.clone() };
        within(&strip.draw(140.0, 14.0));
        let bar = bars::Contribution { available: a, obtained: b, peers: Some(a), scale: b, role: Role::Enable };
        within(&bar.draw(120.0, 14.0));
        within(&years::YearShares { first: 2000, shares: values }.draw(390.0, 44.0, 6.0));
    }
}

#[test]
fn two_columns_stack_from_the_ground_under_their_envelope() {
    let state = Columns {
        years: vec![2026, 2027],
        layers: vec![
            Layer {
                name: "A".into(),
                role: Role::Funder1,
                values: vec![2.0, 1.0],
            },
            Layer {
                name: "B".into(),
                role: Role::Funder2,
                values: vec![1.0, 0.0],
            },
        ],
        envelope: vec![Some(4.0), None],
    };
    let chart = state.draw(238.0, 140.0, &columns_words());
    let rects: Vec<_> = chart
        .scene
        .marks
        .iter()
        .filter_map(|m| match &m.shape {
            Shape::Rect { at, size } => Some((m.fill?, whole_units(*at), whole_units(*size), m.datum)),
            _ => None,
        })
        .collect();
    // The plot is 200 wide (34 left, 4 right) and 100 high (20 above and below) for 4 units.
    assert_eq!(rects.len(), 3, "a block of nothing is not drawn");
    assert_eq!(rects[0], (Role::Funder1, (42, 70), (84, 50), Some(0)));
    assert_eq!(rects[1], (Role::Funder2, (42, 45), (84, 25), Some(1)));
    assert_eq!(rects[2], (Role::Funder1, (142, 95), (84, 25), Some(2)));
    let totals: Vec<&str> = texts(&chart.scene).into_iter().filter(|t| *t == "3.0").collect();
    assert!(!totals.is_empty());
    assert_eq!(chart.table.rows[0], ["2026", "2.0", "1.0", "3.0", "4.0"]);
    assert_eq!(chart.table.rows[1], ["2027", "1.0", "0.0", "1.0", ""]);
}

fn whole_units(p: (f64, f64)) -> (i32, i32) {
    (p.0.round() as i32, p.1.round() as i32)
}

fn texts(scene: &Scene) -> Vec<&str> {
    scene
        .marks
        .iter()
        .filter_map(|m| match &m.shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_fan_labels_both_ends_without_touching() {
    let band = |year, mid| Band {
        year,
        low: mid - 1.0,
        mid,
        high: mid + 1.0,
    };
    let state = Fan {
        history: vec![(2024, 10.0), (2025, 11.0)],
        without: vec![band(2025, 11.0), band(2030, 12.0)],
        with: vec![band(2025, 11.0), band(2030, 12.2)],
        start: 2025,
        height: Some(15.0),
        ..Fan::default()
    };
    let chart = state.draw(140.0, 110.0, &fan_words());
    let ends: Vec<f64> = chart
        .scene
        .marks
        .iter()
        .filter_map(|m| match &m.shape {
            Shape::Text {
                at,
                anchor: Anchor::Start,
                text,
                ..
            } if text.starts_with("12") => Some(at.1),
            _ => None,
        })
        .collect();
    assert_eq!(ends.len(), 2);
    assert!(ends[0] - ends[1] >= 10.5, "{ends:?}");
}

#[test]
fn an_exported_file_carries_title_source_and_description() {
    let chart = Spark::default().draw(100.0, 40.0, &spark_words());
    let file = svg::document(
        &chart.scene,
        &Caption {
            title: "Up 13 points <since> 2010".into(),
            source: "World Bank & ITU. Plan 7c1e".into(),
            description: "d".into(),
            ..Caption::default()
        },
    );
    assert!(file.contains("Up 13 points &lt;since&gt; 2010"));
    assert!(file.contains("World Bank &amp; ITU. Plan 7c1e"));
    assert!(file.contains("<desc>d</desc>"));
}
