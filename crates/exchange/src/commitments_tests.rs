use proptest::prelude::*;

use super::*;

fn lookup_all(text: &str) -> Import {
    let lookup = Lookup {
        economy: &|t| Iso3::new(t).ok_or_else(|| "an ISO3 code".to_owned()),
        funder: &|t| {
            if t == "Window" {
                "window".into()
            } else {
                t.to_owned()
            }
        },
        sector: &|t| ["power", "skills", "Enable"].contains(&t).then(|| t.to_owned()),
    };
    read("own.csv", text.as_bytes(), &lookup)
}

const HEAD_LINE: &str = "project,funder,economies,sector,year,amount,currency,status,parent\n";

#[test]
fn what_is_right_is_taken_and_every_wrong_row_is_named_with_its_place() {
    let text = format!(
        "{HEAD_LINE}Fibre,Window,KEN,power,2027,1000000,USD,active,\n\
         Towers,Window,KEN 60;UGA 39,power,2027,5,USD,active,\n\
         Towers,Window,KEN 60;UGA 41,power,2028,5,USD,active,\n\
         Skills,Window,XX,skills,2027,5,USD,active,\n\
         Skills,Window,KEN,arts,2027,5,USD,active,\n\
         Skills,Window,KEN,skills,27,5,USD,active,\n\
         Skills,Window,KEN,skills,2027,-5,USD,active,\n\
         Skills,Window,KEN,skills,2027,,USD,active,\n\
         Skills,Window,KEN,skills,2027,\"1,5\",USD,active,\n\
         Skills,Window,KEN,skills,2027,5,dollars,active,\n\
         Skills,Window,KEN,skills,2027,5,USD,perhaps,\n\
         Skills,Window,KEN,skills,2027,5,USD,active,Skills\n\
         Fibre,Window,KEN,power,2027,1,USD,active,\n\
         A,Window,KEN,power,2027,1,USD,active,B\n\
         B,Window,KEN,power,2027,1,USD,active,A\n"
    );
    let import = lookup_all(&text);
    assert_eq!(import.entries.len(), 1);
    assert_eq!(import.entries[0].1.funder, "window");
    let found: Vec<(usize, &str)> = import
        .diagnostics
        .iter()
        .map(|d| (d.row, d.code.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (3, "split-not-whole"),
            (4, "split-not-whole"),
            (5, "unknown-economy"),
            (6, "unknown-sector"),
            (7, "not-a-year"),
            (8, "negative-amount"),
            (9, "missing-amount"),
            (10, "decimal-comma"),
            (11, "unknown-currency"),
            (12, "unknown-status"),
            (13, "not-valid"),
            (14, "duplicate-key"),
            (15, "parent-circle"),
            (16, "parent-circle"),
        ]
    );
    assert_eq!(import.refused, 14);
    assert_eq!(&*import.diagnostics[1].found, "101.00 %");
}

#[test]
fn rates_and_price_indices_are_known_by_their_header() {
    let rates =
        lookup_all("currency,date,per_usd\nkes,2026-10-01,129.35\nEUR,2026-02-30,0.9\nRWF,2026-01-01,0\n");
    assert_eq!(rates.rates[0].per_usd, Micro(129_350_000));
    assert_eq!(rates.refused, 2);
    let prices = lookup_all("year,index\n2025,100\n2026,102.5\n2026,103\n");
    assert_eq!((prices.deflators.len(), prices.refused), (2, 1));
}

#[test]
fn a_file_without_a_needed_column_names_it() {
    let import = lookup_all("project,year\nFibre,2027\n");
    assert_eq!(import.diagnostics[0].code, "missing-column");
    assert_eq!(import.accepted(), 0);
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        project in "[A-Za-z=,\"]{1,9}", amount in 0i64..1_000_000_000, share in 0u32..=10_000, year in 1990i16..2050,
        status in 0usize..4, measure in 0usize..4,
    ) {
        let mut e = Entry {
            id: String::new(), project, parent: "Programme of all".into(), measure: Measure::ENTRIES[measure], status: Status::ALL[status],
            funder: "Somebody".into(), split: vec![("KEN".parse().unwrap(), BasisPoints(share)), ("UGA".parse().unwrap(), BasisPoints(10_000 - share))],
            sector: "power".into(), year, amount: Local(amount), currency: "KES".into(), prices: None, covers: "x:KEN:small".into(), source: "s".into(),
        };
        e.id = key(&e);
        let import = lookup_all(&write(std::iter::once(&e)));
        prop_assert_eq!(&import.diagnostics, &vec![]);
        prop_assert_eq!(&import.entries[0].1, &e);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(text in "(project,economies,sector,year,amount\n)?[\\PC\n,;\"]{0,80}") {
        let _ = lookup_all(&text);
    }
}
