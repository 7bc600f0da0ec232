//! What counts as the latest value, which framework can be computed on, and which files are refused.

// Helpers outside `#[test]` functions may fail a test by panicking.
#![allow(clippy::unwrap_used)]

use atlas::Iso3;
use indicators::read;
use indicators::{
    Cell, Diagnostic, Direction, Framework, Indicator, Leaf, Missing, Observation, Origin, Pack, Role,
    Transform, View,
};
use proptest::prelude::*;

fn kenya() -> Iso3 {
    "KEN".parse().unwrap()
}

fn indicator(id: &str) -> Indicator {
    Indicator {
        id: id.into(),
        name: id.into(),
        unit: "%".into(),
        direction: Direction::Higher,
        theme: "t".into(),
        source: "wdi".into(),
        source_code: String::new(),
        definition: "d".into(),
        nature: indicators::Nature::Measured,
    }
}

fn pack(rows: &[(&str, Iso3, i16, f64)]) -> Pack {
    Pack::from_rows(
        vec![indicator("b"), indicator("a")],
        Vec::new(),
        rows.iter().copied(),
    )
}

#[test]
fn the_latest_value_in_the_window_keeps_its_year_and_source() {
    let pack = pack(&[
        ("a", kenya(), 2016, 1.0),
        ("a", kenya(), 2019, 2.0),
        ("a", kenya(), 2026, 3.0),
    ]);
    let expected = Observation {
        value: 2.0,
        year: 2019,
        origin: Origin::Published("wdi".into()),
    };
    assert_eq!(pack.latest("a", kenya(), 2025, 2014), Cell::Observed(expected));
    assert_eq!(pack.at_year("a", kenya(), 2016), Some(1.0));
    assert_eq!(pack.at_year("a", kenya(), 2017), None);
}

#[test]
fn a_missing_value_says_why() {
    let pack = pack(&[("a", kenya(), 2009, 1.0), ("a", kenya(), 2012, 1.0)]);
    let uganda: Iso3 = "UGA".parse().unwrap();
    assert_eq!(
        pack.latest("a", kenya(), 2025, 2014),
        Cell::Missing(Missing::TooOld(2012))
    );
    assert_eq!(
        pack.latest("a", uganda, 2025, 2014),
        Cell::Missing(Missing::NeverPublished)
    );
    assert_eq!(
        pack.latest("b", kenya(), 2025, 2014),
        Cell::Missing(Missing::NeverPublished)
    );
    assert_eq!(
        pack.latest("c", kenya(), 2025, 2014),
        Cell::Missing(Missing::UnknownIndicator)
    );
    assert_eq!(pack.source_of("c"), "");
}

#[test]
fn only_a_snapshot_may_be_dated_after_the_base_year_and_only_by_one_year() {
    let snapshot = pack(&[("a", kenya(), 2026, 3.0)]);
    assert_eq!(snapshot.latest("a", kenya(), 2025, 2014).value(), Some(3.0));
    assert_eq!(
        snapshot.latest("a", kenya(), 2024, 2014),
        Cell::Missing(Missing::NeverPublished)
    );
    let series = pack(&[
        ("a", kenya(), 2026, 3.0),
        ("a", "UGA".parse().unwrap(), 2020, 3.0),
    ]);
    assert_eq!(
        series.latest("a", kenya(), 2025, 2014),
        Cell::Missing(Missing::NeverPublished)
    );
}

proptest! {
    #[test]
    fn the_latest_value_is_the_last_one_a_plain_search_finds(
        years in prop::collection::btree_map(2000i16..2027, -1e6..1e6f64, 0..20), base in 2005i16..2026, window in 0i16..15,
    ) {
        // A second economy makes the indicator a series rather than a snapshot.
        let mut rows: Vec<_> = years.iter().map(|(year, value)| ("a", kenya(), *year, *value)).collect();
        rows.reverse();
        let uganda: Iso3 = "UGA".parse().unwrap();
        rows.extend([("a", uganda, 2000, 0.0), ("a", uganda, 2026, 0.0)]);
        let oldest = base - window;
        let plain = years.range(oldest..=base).next_back().map(|(year, value)| (*year, *value));
        match pack(&rows).latest("a", kenya(), base, oldest) {
            Cell::Observed(o) => prop_assert_eq!(Some((o.year, o.value)), plain),
            Cell::Missing(Missing::TooOld(year)) => {
                prop_assert_eq!(plain, None);
                prop_assert_eq!(years.range(..oldest).next_back().map(|y| *y.0), Some(year));
            }
            Cell::Missing(_) => prop_assert!(years.range(..=base).next().is_none()),
        }
    }
}

fn leaf() -> Leaf {
    Leaf {
        node: "a".into(),
        path: vec!["Enable".into()],
        indicator: "a".into(),
        role: Role::Outcome,
        direction: Direction::Higher,
        transform: Transform::Identity,
        goal_low: 0.0,
        goal_high: 100.0,
        weight: 1.0,
        denominator: None,
    }
}

fn codes(leaves: Vec<Leaf>) -> Vec<String> {
    let framework = Framework {
        id: "f".into(),
        leaves,
        groups: Vec::new(),
    };
    framework
        .validate("f.csv")
        .into_iter()
        .map(|fault| fault.code)
        .collect()
}

#[test]
fn a_framework_that_cannot_be_computed_on_is_refused_with_the_reason() {
    assert!(codes(vec![leaf()]).is_empty());
    assert_eq!(
        codes(vec![Leaf {
            weight: 0.0,
            ..leaf()
        }]),
        ["weight-not-positive"]
    );
    assert_eq!(
        codes(vec![Leaf {
            weight: f64::NAN,
            ..leaf()
        }]),
        ["weight-not-positive"]
    );
    assert_eq!(
        codes(vec![Leaf {
            goal_high: 0.0,
            ..leaf()
        }]),
        ["goalposts-not-apart"]
    );
    assert_eq!(
        codes(vec![Leaf {
            transform: Transform::Log,
            ..leaf()
        }]),
        ["transform-undefined"]
    );
    assert!(
        codes(vec![Leaf {
            transform: Transform::Log1p,
            ..leaf()
        }])
        .is_empty()
    );
    assert_eq!(
        codes(vec![Leaf {
            direction: Direction::Neutral,
            ..leaf()
        }]),
        ["no-direction"]
    );
    assert_eq!(codes(vec![leaf(), leaf()]), ["duplicate-key"]);
    let inside = Leaf {
        node: "b".into(),
        path: vec!["a".into()],
        ..leaf()
    };
    assert_eq!(codes(vec![leaf(), inside]), ["leaf-is-group"]);
}

#[test]
fn milestones_count_only_in_the_milestones_view() {
    let milestone = Leaf {
        node: "m".into(),
        role: Role::Milestone,
        ..leaf()
    };
    let framework = Framework {
        id: "f".into(),
        leaves: vec![leaf(), milestone],
        groups: Vec::new(),
    };
    let nodes = |view| {
        framework
            .leaves_of(view)
            .map(|l| l.node.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(nodes(View::Outcomes), ["a"]);
    assert_eq!(nodes(View::Milestones), ["a", "m"]);
}

const INDICATORS: &str = "indicator,name,unit,direction,theme,source,source_code,definition,nature\n\
                          a,A,%,higher,t,wdi,,d,measured\n";
const SOURCES: &str = "source,title,publisher,licence,licence_url,vintage,attribution\n\
                       wdi,W,WB,CC BY 4.0,,2026,World Bank\n";

fn refused(values: &[(&str, &str)]) -> Vec<String> {
    let faults: Vec<Diagnostic> = read::pack(INDICATORS, SOURCES, values).err().unwrap_or_default();
    faults
        .into_iter()
        .map(|fault| format!("{}:{}:{}", fault.row, fault.column, fault.code))
        .collect()
}

#[test]
fn faults_of_a_values_table_name_row_column_and_code() {
    assert!(refused(&[("wdi", "iso3,indicator,2020\nKEN,a,1.5\n")]).is_empty());
    let table = "iso3,indicator,2020,when\nKEN,a,x,\nKEN,a,1,\nKE,a,1,\nUGA,z,1,\n";
    let expected = [
        "1:when:not-a-year",
        "2:2020:not-a-number",
        "3:iso3:duplicate-key",
        "4:iso3:not-a-code",
        "5:indicator:unknown-indicator",
    ];
    assert_eq!(refused(&[("wdi", table)]), expected);
    assert_eq!(
        refused(&[("wgi", "iso3,indicator,2020\nKEN,a,1\n")]),
        ["2:indicator:other-source"]
    );
    assert_eq!(
        refused(&[("wdi", "iso3,indicator,2020\nKEN,a,NaN\n")]),
        ["2:2020:not-a-number"]
    );
}

#[test]
fn an_indicator_of_an_unlisted_source_is_refused() {
    let other = INDICATORS.replace("wdi", "elsewhere");
    let faults = read::pack(&other, SOURCES, &[]).err().unwrap();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].code, "unknown-source");
}

proptest! {
    #[test]
    fn readers_take_any_text_without_panic(text in "[a-z0-9,\"\nKEN]{0,80}") {
        let _ = read::indicators(&text);
        let _ = read::sources(&text);
        let _ = read::economies(&text);
        let _ = read::aliases(&text);
        let _ = read::towns(&text);
        let _ = read::cloud_regions(&text);
        let _ = Framework::parse_csv(&text);
        let _ = read::pack(INDICATORS, SOURCES, &[("wdi", &text)]);
    }
}
