use proptest::prelude::*;

use super::*;

fn import(text: &[u8], decimal: DecimalMark) -> Import {
    let lookup = Lookup {
        economy: &|t| match t {
            "NA" | "NAM" | "Namibia" => Ok(Iso3::new("NAM").unwrap()),
            "WLD" => Err("an economy, not the aggregate WLD".into()),
            _ => Iso3::new(t).ok_or_else(|| "an ISO3 code or a known name".to_owned()),
        },
        indicator: &|t| t.ends_with("_pct").then(|| t.to_owned()),
    };
    read("own.csv", text, decimal, &lookup)
}

fn codes(import: &Import) -> Vec<(usize, &str)> {
    import
        .diagnostics
        .iter()
        .map(|d| (d.row, d.code.as_str()))
        .collect()
}

#[test]
fn right_rows_are_taken_and_wrong_ones_listed_by_row_and_column() {
    let text = "iso3,indicator,year,value,source\n\
        KEN,a_pct,2024,41.2,Ministry survey\n\
        Atlantis,a_pct,2024,1,\n\
        KEN,b,2024,1,\n\
        KEN,a_pct,24,1,\n\
        KEN,a_pct,2023,12abc,\n\
        KEN,a_pct,2022,..,\n\
        KEN,a_pct,2024,40,\n\
        WLD,a_pct,2024,1,\n";
    let got = import(text.as_bytes(), DecimalMark::Point);
    assert_eq!(got.accepted.len(), 1);
    assert_eq!(got.accepted[0].source, "Ministry survey");
    assert_eq!(got.empty, [7]);
    assert_eq!(
        codes(&got),
        [
            (3, "unknown-economy"),
            (4, "unknown-indicator"),
            (5, "not-a-year"),
            (6, "not-a-number"),
            (8, "duplicate-key"),
            (9, "unknown-economy"),
        ]
    );
    assert_eq!(got.refused, 6);
}

#[test]
fn na_is_namibia_in_the_economy_column() {
    let got = import(
        b"country,indicator,year,value\nNA,a_pct,2024,1\n",
        DecimalMark::Point,
    );
    assert_eq!(got.accepted[0].economy.as_str(), "NAM");
}

#[test]
fn a_decimal_comma_is_refused_until_the_user_says_so() {
    let text = b"iso3;indicator;year;value\nKEN;a_pct;2024;41,2\n";
    let asked = import(text, DecimalMark::Point);
    assert_eq!(
        (asked.delimiter, codes(&asked)),
        (';', vec![(2, "decimal-comma")])
    );
    assert_eq!(
        import(text, DecimalMark::Comma).accepted[0].value.to_bits(),
        41.2f64.to_bits()
    );
    assert_eq!(
        codes(&import(
            b"iso3;indicator;year;value\nKEN;a_pct;2024;41.2\n",
            DecimalMark::Comma
        )),
        [(2, "decimal-point")]
    );
}

#[test]
fn an_unterminated_quote_is_named_by_its_line() {
    let got = import(
        b"iso3,indicator,year,value\nKEN,\"a_pct,2024,1\nKEN,a_pct,2023,2\n",
        DecimalMark::Point,
    );
    assert_eq!(
        (codes(&got), got.accepted.len()),
        (vec![(2, "unterminated-quote")], 0)
    );
}

#[test]
fn files_that_are_not_csv_say_what_they_are() {
    assert_eq!(
        codes(&import(b"PK\x03\x04....", DecimalMark::Point)),
        [(0, "not-csv")]
    );
    assert_eq!(
        codes(&import(b"\xff\xfei\0s\0", DecimalMark::Point)),
        [(0, "not-utf8")]
    );
    assert_eq!(
        codes(&import(
            b"iso3,indicator,year,value\n\xe9,a,1,1",
            DecimalMark::Point
        )),
        [(2, "not-utf8")]
    );
    assert_eq!(codes(&import(b"", DecimalMark::Point)), [(1, "missing-column")]);
    assert_eq!(
        codes(&import(b"iso3,iso3,year,value\n", DecimalMark::Point)),
        [(1, "duplicate-column")]
    );
}

#[test]
fn infinities_and_hexadecimal_are_not_numbers() {
    for bad in ["inf", "NaN", "1e400", "0x10", "1_000", "--1"] {
        let text = format!("iso3,indicator,year,value\nKEN,a_pct,2024,{bad}\n");
        assert_eq!(
            codes(&import(text.as_bytes(), DecimalMark::Point)),
            [(2, "not-a-number")],
            "{bad}"
        );
    }
    let minus = import(
        "iso3,indicator,year,value\nKEN,a_pct,2024,\u{2212}0.5\n".as_bytes(),
        DecimalMark::Point,
    );
    assert_eq!(minus.accepted[0].value.to_bits(), (-0.5f64).to_bits());
}

proptest! {
    #[test]
    fn any_bytes_give_a_report_and_every_row_is_counted_once(
        body in "((KEN|NA|WLD|\"x),(a_pct|b),(2024|x),(1|2\\.5|\\.\\.|q|)[\n]){0,20}",
        junk in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let _ = import(&junk, DecimalMark::Comma);
        let text = format!("iso3,indicator,year,value\n{body}");
        let got = import(text.as_bytes(), DecimalMark::Point);
        if !got.diagnostics.iter().any(|d| d.code == "unterminated-quote") {
            prop_assert!(got.accepted.len() + got.refused + got.empty.len() <= body.lines().count());
        }
    }
}
