//! Laws of the grid on arbitrary tables, and on damaged bytes.

// Helpers outside `#[test]` functions may fail a test by panicking; counts are exact as `f64`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]

use std::collections::BTreeMap;

use atlas::Iso3;
use indicators::grid::{self, GridError, TextTable};
use indicators::{Direction, Indicator, Point};
use proptest::prelude::*;

fn indicator(id: usize) -> Indicator {
    Indicator {
        id: format!("i{id}"),
        name: "n".into(),
        unit: "u".into(),
        direction: Direction::Higher,
        theme: "t".into(),
        source: "s".into(),
        source_code: String::new(),
        definition: "d".into(),
        nature: indicators::Nature::Measured,
    }
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (-9_999_999_i64..9_999_999, 0usize..5).prop_map(|(m, d)| format!("{:.d$}", m as f64 / 1000.0)),
        (0u64..99_999_999_999_999).prop_map(|m| m.to_string()),
        Just("0".to_owned()),
    ]
}

fn table() -> impl Strategy<Value = TextTable> {
    let series = prop::collection::btree_map(1960i16..2040, number(), 1..12);
    prop::collection::btree_map("[A-Z]{3}", series, 0..8).prop_map(|economies: BTreeMap<String, _>| {
        TextTable {
            series: economies
                .into_iter()
                .map(|(code, points)| (code.parse().unwrap(), points.into_iter().collect()))
                .collect(),
        }
    })
}

/// The slow way: parse every text.
fn parsed(table: &TextTable) -> Vec<(Iso3, Vec<(i16, u64)>)> {
    let bits = |points: &[(i16, String)]| {
        points
            .iter()
            .map(|(year, text)| (*year, text.parse::<f64>().unwrap().to_bits()))
            .collect()
    };
    table
        .series
        .iter()
        .map(|(economy, points)| (*economy, bits(points)))
        .collect()
}

proptest! {
    #[test]
    fn any_table_reads_back_to_the_last_bit_or_is_refused(tables in prop::collection::vec(table(), 1..4)) {
        let indicators: Vec<Indicator> = (0..tables.len()).map(indicator).collect();
        let bytes = match grid::encode(indicators.clone(), Vec::new(), &tables) {
            Ok(bytes) => bytes,
            // "-0.000" has no whole number; digits spread wider than 2^53 do not fit one scale.
            Err(GridError::TooWide(_) | GridError::NotExact(_)) => return Ok(()),
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        let pack = grid::decode(&bytes).unwrap();
        for (indicator, table) in indicators.iter().zip(&tables) {
            let found = pack.table(&indicator.id).unwrap();
            let bits = |points: &[Point]| points.iter().map(|p| (p.year, p.value.to_bits())).collect();
            let found: Vec<(Iso3, Vec<(i16, u64)>)> = found.iter().map(|(e, p)| (e, bits(p))).collect();
            prop_assert_eq!(found, parsed(table));
        }
    }

    #[test]
    fn damaged_bytes_are_refused_or_decode_without_panic(
        table in table(), at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>(),
    ) {
        let Ok(mut bytes) = grid::encode(vec![indicator(0)], Vec::new(), &[table]) else { return Ok(()) };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(pack) = grid::decode(&bytes) {
            let _ = pack.table("i0");
        }
        let cut = cut.index(bytes.len());
        prop_assert!(grid::decode(&bytes[..cut]).is_err());
    }
}

#[test]
fn a_number_beyond_double_precision_is_refused() {
    let series = vec![(
        "KEN".parse().unwrap(),
        vec![(2020, "12345678901234567".to_owned())],
    )];
    let refused = grid::encode(vec![indicator(0)], Vec::new(), &[TextTable { series }]);
    assert!(matches!(refused, Err(GridError::NotExact(_))));
}

#[test]
fn years_out_of_order_are_refused() {
    let points = vec![(2021, "1".to_owned()), (2020, "2".to_owned())];
    let series = vec![("KEN".parse().unwrap(), points)];
    assert!(grid::encode(vec![indicator(0)], Vec::new(), &[TextTable { series }]).is_err());
}
