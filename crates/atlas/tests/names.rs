//! Lookup on the pack's names and aliases.
// Helpers of tests stand outside test functions, where the allowance for tests does not reach.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use atlas::{Atlas, Capital, Economy, Find, IncomeGroup, Iso3, RegionKind};
use proptest::prelude::*;

type Row = BTreeMap<String, String>;

fn rows(name: &str) -> Vec<Row> {
    let path = format!("{}/../../data/{name}", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path)
        .unwrap()
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

fn code(text: &str) -> Iso3 {
    Iso3::new(text).unwrap()
}

fn pack() -> Atlas {
    let economy = |row: Row| Economy {
        iso3: code(&row["iso3"]),
        iso2: row["iso2"].clone(),
        numeric: row["numeric"].clone(),
        names: ["name_en", "name_fr", "name_es", "name_pt", "name_ar"].map(|key| row[key].clone()),
        un_region: row["un_region"].clone(),
        un_subregion: row["un_subregion"].clone(),
        un_intermediate: row["un_intermediate"].clone(),
        wb_region: row["wb_region"].clone(),
        income: IncomeGroup::Unclassified,
        ldc: row["ldc"] == "1",
        lldc: row["lldc"] == "1",
        sids: row["sids"] == "1",
        oda: row["oda"] == "1",
        capital: None::<Capital>,
        area_km2: None,
    };
    let aliases = rows("aliases.csv")
        .into_iter()
        .map(|row| (row["alias"].clone(), Iso3::new(&row["iso3"])));
    Atlas::with_aliases(rows("economies.csv").into_iter().map(economy).collect(), aliases)
}

#[test]
fn codes_names_and_former_codes_are_found() {
    let atlas = pack();
    for (text, expected) in [
        ("NA", "NAM"),
        ("na", "NAM"),
        ("KEN", "KEN"),
        ("404", "KEN"),
        ("4", "AFG"),
        ("Côte d'Ivoire", "CIV"),
        ("COTE D’IVOIRE", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Kenia", "KEN"),
        ("Quênia", "KEN"),
        ("كينيا", "KEN"),
        ("St. Lucia", "LCA"),
        ("Saint Lucia", "LCA"),
        ("Trinidad and Tobago", "TTO"),
        ("ZAR", "COD"),
        ("The Gambia", "GMB"),
        ("Aland Islands", "ALA"),
    ] {
        assert_eq!(atlas.find(text), Find::Economy(code(expected)), "{text}");
    }
}

#[test]
fn aggregates_are_never_economies() {
    let atlas = pack();
    for text in ["WLD", "SSF", "wld", "South America"] {
        assert_eq!(atlas.find(text), Find::Aggregate, "{text}");
    }
}

#[test]
fn what_is_not_known_is_not_guessed() {
    let atlas = pack();
    for text in ["", "  ", "Atlantis", "Kenyaa", "-"] {
        assert_eq!(atlas.find(text), Find::Unknown, "{text}");
    }
}

#[test]
fn a_name_of_two_economies_gives_both() {
    let mut two: Vec<Economy> = pack()
        .economies()
        .iter()
        .filter(|e| ["COD", "COG"].contains(&e.iso3.as_str()))
        .cloned()
        .collect();
    for economy in &mut two {
        economy.names[0] = "Congo".to_owned();
    }
    assert_eq!(
        Atlas::new(two).find("congo"),
        Find::Ambiguous(vec![code("COD"), code("COG")])
    );
}

#[test]
fn every_alias_of_the_pack_means_what_its_row_says() {
    let atlas = pack();
    for row in rows("aliases.csv") {
        let expected = Iso3::new(&row["iso3"]).map_or(Find::Aggregate, Find::Economy);
        assert_eq!(atlas.find(&row["alias"]), expected, "{}", row["alias"]);
    }
}

#[test]
fn the_palette_puts_whole_words_and_beginnings_first() {
    let atlas = pack();
    let first = |text: &str| atlas.search(text, 3).first().map(|hit| hit.economy);
    assert_eq!(first("ken"), Some(code("KEN")));
    assert_eq!(first("niger"), Some(code("NER")));
    assert_eq!(first("nigeri"), Some(code("NGA")));
    assert_eq!(first("guinea"), Some(code("GIN")));
    assert_eq!(first("ivory"), Some(code("CIV")));
    assert_eq!(first("رواندا"), Some(code("RWA")));
    assert_eq!(atlas.search("a", 5).len(), 5);
    assert_eq!(atlas.search("", 5), []);
}

#[test]
fn regions_have_stable_ids_and_their_members() {
    let atlas = pack();
    let eastern = atlas.region("eastern-africa").unwrap();
    assert_eq!(eastern.kind, RegionKind::Intermediate);
    for member in ["KEN", "RWA", "ETH", "MUS"] {
        assert!(eastern.members.contains(&code(member)), "{member}");
    }
    assert!(!eastern.eligible.contains(&code("REU")));
    for id in [
        "south-eastern-asia",
        "ldc",
        "lldc",
        "sids",
        "wb-sub-saharan-africa",
        "sub-saharan-africa",
        "africa",
    ] {
        assert!(atlas.region(id).is_some_and(|r| !r.members.is_empty()), "{id}");
    }
    assert_eq!(atlas.region("lldc").unwrap().members.len(), 32);
}

#[test]
fn a_region_id_stands_once() {
    let mut ids: Vec<String> = pack().regions().into_iter().map(|r| r.id).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

proptest! {
    #[test]
    fn every_name_of_an_economy_finds_it_in_any_case(which in 0usize..250, lang in 0usize..5) {
        let atlas = pack();
        let economy = &atlas.economies()[which];
        let name = &economy.names[lang];
        for text in [name.clone(), name.to_uppercase(), format!("  {name} ")] {
            let found = atlas.find(&text);
            let expected = match &found { Find::Ambiguous(all) => all.contains(&economy.iso3), Find::Economy(one) => *one == economy.iso3, _ => false };
            prop_assert!(expected, "{text}: {found:?}");
        }
    }

    #[test]
    fn no_text_makes_lookup_panic(text in "\\PC{0,24}") {
        let atlas = pack();
        let _ = atlas.find(&text);
        prop_assert!(atlas.search(&text, 4).len() <= 4);
    }
}
