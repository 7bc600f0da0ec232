//! The committed `data/`: coverage, keys, ranges, sources, and the grid held against the text.

// Helpers outside `#[test]` functions may fail a test by panicking; counts are exact as `f64`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use atlas::Iso3;
use indicators::grid;
use indicators::read::{self, AliasTarget};
use indicators::{Cell, Framework, Indicator, Missing, Pack, View};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

fn text(name: &str) -> String {
    fs::read_to_string(data().join(name)).unwrap()
}

fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        read::pack_from_dir(&data())
            .unwrap_or_else(|faults| panic!("{} faults, first: {}", faults.len(), faults[0]))
    })
}

fn economies() -> Vec<atlas::Economy> {
    read::economies(&text("economies.csv")).unwrap()
}

fn code(text: &str) -> Iso3 {
    text.parse().unwrap()
}

#[test]
fn there_are_119_indicators_and_360067_values_of_234_economies() {
    let tables: Vec<_> = pack()
        .indicators()
        .iter()
        .map(|i| pack().table(&i.id).unwrap())
        .collect();
    assert_eq!(tables.len(), 119);
    let values: usize = tables
        .iter()
        .flat_map(|t| t.iter())
        .map(|(_, points)| points.len())
        .sum();
    assert_eq!(values, 360_067);
    let economies: BTreeSet<Iso3> = tables.iter().flat_map(|t| t.economies()).copied().collect();
    assert_eq!(economies.len(), 234);
    assert_eq!(pack().years(), (2000, 2026));
}

/// Indicator, first and last year, economies ever, economies in the last five data years, of these
/// ODA-eligible, economies since 2021: the coverage table of the source pack.
const COVERAGE: [(&str, i16, i16, usize, usize, usize, usize); 24] = [
    ("gdp_usd", 2000, 2025, 213, 209, 131, 209),
    ("hdi", 2000, 2022, 193, 193, 134, 193),
    ("population", 2000, 2025, 216, 216, 136, 216),
    ("debt_service_pct_exports", 2000, 2024, 120, 117, 115, 116),
    ("ict_goods_imports_pct", 2000, 2020, 190, 168, 108, 0),
    ("ict_private_investment_usd", 2000, 2024, 61, 43, 43, 43),
    ("cpia_transparency", 2005, 2020, 87, 76, 76, 0),
    ("rise_electricity_access_policy", 2010, 2021, 54, 54, 54, 54),
    ("spi_overall", 2016, 2019, 174, 174, 123, 0),
    ("wgi_voice_accountability", 2000, 2023, 213, 208, 137, 208),
    ("account_ownership_pct", 2011, 2024, 162, 146, 97, 146),
    ("internet_users_pct", 2000, 2024, 207, 189, 128, 184),
    ("mobile_phone_owners_pct", 2013, 2018, 82, 82, 53, 0),
    ("women_business_law_index", 2000, 2021, 189, 189, 131, 189),
    (
        "cloud_hyperscaler_providers_count",
        2026,
        2026,
        217,
        217,
        136,
        217,
    ),
    ("coverage_4g_pct", 2012, 2018, 220, 220, 134, 0),
    ("electricity_access_pct", 2000, 2023, 214, 214, 135, 214),
    ("firms_with_power_outages_pct", 2006, 2025, 179, 160, 110, 160),
    ("ai_compute_h100e_known", 2025, 2025, 36, 36, 8, 36),
    ("github_pushes_per1000", 2020, 2024, 171, 171, 111, 171),
    ("ict_service_exports_pct", 2000, 2021, 191, 178, 119, 26),
    ("rd_expenditure_pct_gdp", 2000, 2024, 155, 110, 56, 104),
    ("human_capital_index", 2010, 2020, 174, 174, 119, 0),
    ("youth_neet_pct", 2000, 2021, 166, 134, 90, 3),
];

#[test]
fn coverage_is_the_one_the_source_pack_states() {
    let oda: BTreeSet<Iso3> = economies()
        .into_iter()
        .filter(|e| e.oda)
        .map(|e| e.iso3)
        .collect();
    for (id, first, last, ever, recent, recent_oda, since_2021) in COVERAGE {
        let table = pack().table(id).unwrap();
        assert_eq!(table.years(), Some((first, last)), "{id}");
        let from = |year: i16| -> BTreeSet<Iso3> {
            let reaches = |s: &(Iso3, &[indicators::Point])| s.1.iter().any(|p| p.year >= year);
            table.iter().filter(reaches).map(|s| s.0).collect()
        };
        // "Its own last five data years" are the calendar years up to its last: with them every row agrees.
        let fifth = last - 4;
        let found = [
            table.economies().len(),
            from(fifth).len(),
            from(fifth).intersection(&oda).count(),
            from(2021).len(),
        ];
        assert_eq!(found, [ever, recent, recent_oda, since_2021], "{id}");
    }
}

#[test]
fn namibias_alpha_2_code_is_na() {
    let namibia = economies().into_iter().find(|e| e.iso2 == "NA").unwrap();
    assert_eq!(
        (namibia.iso3, namibia.names[0].as_str()),
        (code("NAM"), "Namibia")
    );
    assert_eq!(namibia.un_intermediate, "Southern Africa");
    assert!(
        pack()
            .latest("internet_users_pct", namibia.iso3, 2025, 2014)
            .value()
            .is_some()
    );
}

#[test]
fn there_are_250_economies_and_every_value_belongs_to_one() {
    let known: BTreeSet<Iso3> = economies().iter().map(|e| e.iso3).collect();
    assert_eq!(known.len(), 250);
    for indicator in pack().indicators() {
        for economy in pack().table(&indicator.id).unwrap().economies() {
            assert!(
                known.contains(economy),
                "{} has values of {economy}",
                indicator.id
            );
        }
    }
}

#[test]
fn every_economy_of_the_wide_sub_regions_has_an_intermediate_region_and_no_other_has() {
    for economy in economies() {
        let wide = ["Sub-Saharan Africa", "Latin America and the Caribbean"];
        let expected = wide.contains(&economy.un_subregion.as_str());
        assert_eq!(!economy.un_intermediate.is_empty(), expected, "{}", economy.iso3);
    }
}

#[test]
fn group_flags_are_those_of_the_united_nations_and_the_dac() {
    let list = economies();
    let count = |flag: fn(&atlas::Economy) -> bool| list.iter().filter(|e| flag(e)).count();
    // UN, after Sao Tome and Principe left in December 2024; LLDC per UN-OHRLLS.
    assert_eq!((count(|e| e.ldc), count(|e| e.lldc)), (44, 32));
    let get = |iso3: &str| list.iter().find(|e| e.iso3 == code(iso3)).unwrap();
    assert!(!get("STP").ldc && get("BGD").ldc && get("RWA").lldc && get("FJI").sids);
    assert!(get("KEN").oda && !get("CHL").oda && !get("KOR").oda);
}

#[test]
fn every_indicator_and_every_source_is_attributed() {
    for indicator in pack().indicators() {
        let source = pack().source(pack().source_of(&indicator.id));
        let source = source.unwrap_or_else(|| panic!("{} has no source", indicator.id));
        assert!(!source.licence.is_empty() && !source.attribution.is_empty() && !source.vintage.is_empty());
    }
}

#[test]
fn the_years_stated_for_an_indicator_are_those_of_its_values() {
    let content = text("indicators.csv");
    let sheet = indicators::Sheet::parse("indicators.csv", &content, &["first_year", "last_year"]).unwrap();
    for row in sheet.rows() {
        let stated = (
            row.text("first_year").parse().unwrap(),
            row.text("last_year").parse().unwrap(),
        );
        assert_eq!(
            pack().table(row.text("indicator")).unwrap().years(),
            Some(stated),
            "row {}",
            row.number()
        );
    }
}

/// Natural limits by the unit's words; what exceeds them by definition is not here.
fn limits(indicator: &Indicator) -> Option<(f64, f64)> {
    let shares = [
        "% of population",
        "% of adults",
        "% of people",
        "% of women",
        "% of seats",
        "% of surveyed",
        "% of generation",
        "% of rural",
        "% of urban",
        "% of youth",
        "% of primary teachers",
    ];
    match indicator.unit.as_str() {
        "index 0-1" => Some((0.0, 1.0)),
        "score 0-100" | "score 1-100" | "0-100" => Some((0.0, 100.0)),
        "score 1-6" => Some((1.0, 6.0)),
        "score 1-5" => Some((1.0, 5.0)),
        "people" | "number" | "accounts" => Some((0.0, 1e11)),
        unit if unit.starts_with("per ") => Some((0.0, f64::MAX)),
        unit if shares.iter().any(|s| unit.starts_with(s)) => Some((0.0, 100.0)),
        _ => None,
    }
}

#[test]
fn values_lie_inside_the_natural_limits_of_their_unit() {
    let mut beyond = Vec::new();
    let mut judged = 0;
    for indicator in pack().indicators() {
        let Some((low, high)) = limits(indicator) else {
            continue;
        };
        judged += 1;
        for (economy, points) in pack().table(&indicator.id).unwrap().iter() {
            let outside = points.iter().filter(|p| !(low..=high).contains(&p.value));
            beyond.extend(outside.map(|p| format!("{} {economy} {}", indicator.id, p.year)));
        }
    }
    assert!(judged > 60, "only {judged} indicators have a unit with limits");
    // An error at the source, left as published.
    assert_eq!(beyond, ["mobile_phone_owners_pct CRI 2016"]);
}

#[test]
fn every_value_survives_the_grid_to_the_last_bit() {
    let indicators = read::indicators(&text("indicators.csv")).unwrap();
    let mut files = Vec::new();
    for entry in fs::read_dir(data().join("values")).unwrap() {
        let path = entry.unwrap().path();
        let source = path.file_stem().unwrap().to_str().unwrap().to_owned();
        files.push((source, fs::read_to_string(&path).unwrap()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(s, t)| (s.as_str(), t.as_str())).collect();
    let tables = read::text_tables(&indicators, &files).unwrap();
    let bytes = grid::encode(indicators, pack().sources().to_vec(), &tables).unwrap();
    let decoded = grid::decode(&bytes).unwrap();
    assert_eq!(decoded.indicators(), pack().indicators());
    assert_eq!(decoded.sources(), pack().sources());
    assert_eq!(decoded.years(), pack().years());
    for indicator in pack().indicators() {
        let (slow, fast) = (
            pack().table(&indicator.id).unwrap(),
            decoded.table(&indicator.id).unwrap(),
        );
        assert_eq!(slow.economies(), fast.economies(), "{}", indicator.id);
        for ((economy, slow), (_, fast)) in slow.iter().zip(fast.iter()) {
            let bits = |points: &[indicators::Point]| -> Vec<(i16, u64)> {
                points.iter().map(|p| (p.year, p.value.to_bits())).collect()
            };
            assert_eq!(bits(slow), bits(fast), "{} {economy}", indicator.id);
        }
    }
    println!("grid: {} bytes", bytes.len());
}

#[test]
fn the_cloud_snapshot_of_2026_counts_at_base_year_2025_but_not_in_a_hindcast() {
    let id = "cloud_hyperscaler_providers_count";
    let cell = |base| pack().latest(id, code("ZAF"), base, 2000);
    assert!(matches!(cell(2025), Cell::Observed(o) if o.year == 2026 && o.value >= 2.0));
    assert_eq!(cell(2024), Cell::Missing(Missing::NeverPublished));
}

#[test]
fn cloud_counts_are_those_of_the_region_list() {
    let regions = read::cloud_regions(&text("cloud_regions.csv")).unwrap();
    assert_eq!(regions.len(), 267);
    let (mut all, mut large): (BTreeMap<Iso3, f64>, BTreeMap<Iso3, BTreeSet<&str>>) = Default::default();
    for region in &regions {
        *all.entry(region.economy).or_default() += 1.0;
        if region.hyperscaler {
            large.entry(region.economy).or_default().insert(&region.provider);
        }
    }
    let providers = pack().table("cloud_hyperscaler_providers_count").unwrap();
    assert_eq!(providers.economies().len(), 217);
    for (economy, points) in providers.iter() {
        assert_eq!(
            points[0].value,
            large.get(&economy).map_or(0.0, |p| p.len() as f64),
            "{economy}"
        );
    }
    for (economy, points) in pack().table("cloud_regions_count").unwrap().iter() {
        assert_eq!(
            points[0].value,
            all.get(&economy).copied().unwrap_or(0.0),
            "{economy}"
        );
    }
}

#[test]
fn towns_lie_on_earth_and_belong_to_known_economies() {
    let known: BTreeSet<Iso3> = economies().iter().map(|e| e.iso3).collect();
    let towns = read::towns(&text("towns.csv")).unwrap();
    assert_eq!(towns.len(), 7343);
    assert_eq!(towns.iter().filter(|t| t.economy.is_none()).count(), 9);
    assert!(towns.iter().filter_map(|t| t.economy).all(|e| known.contains(&e)));
    assert!(towns.iter().all(|t| t.population != Some(0)));
    let nairobi = towns.iter().find(|t| t.name == "Nairobi").unwrap();
    assert!(nairobi.capital && (nairobi.at.lat + 1.28).abs() < 0.1 && (nairobi.at.lon - 36.82).abs() < 0.1);
}

#[test]
fn an_alias_never_hides_a_code_or_names_another_economy() {
    let list = economies();
    let aliases = read::aliases(&text("aliases.csv")).unwrap();
    for alias in &aliases {
        assert!(
            !list
                .iter()
                .any(|e| e.iso3.as_str() == alias.alias || e.iso2 == alias.alias),
            "{}",
            alias.alias
        );
        let named = list.iter().find(|e| e.names.contains(&alias.alias));
        let target = match alias.target {
            AliasTarget::Economy(iso3) => {
                assert!(list.iter().any(|e| e.iso3 == iso3), "{}", alias.alias);
                Some(iso3)
            }
            AliasTarget::Aggregate => None,
        };
        if let Some(economy) = named {
            assert_eq!(
                target,
                Some(economy.iso3),
                "{} is a name of {}",
                alias.alias,
                economy.iso3
            );
        }
    }
    let of = |alias: &str| aliases.iter().find(|a| a.alias == alias).map(|a| a.target);
    assert_eq!(of("ROM"), Some(AliasTarget::Economy(code("ROU"))));
    assert_eq!(of("ZAR"), Some(AliasTarget::Economy(code("COD"))));
    assert_eq!(of("TMP"), Some(AliasTarget::Economy(code("TLS"))));
    assert_eq!(of("Ivory Coast"), Some(AliasTarget::Economy(code("CIV"))));
    assert_eq!(of("Viet Nam"), Some(AliasTarget::Economy(code("VNM"))));
    assert_eq!(of("SSF"), Some(AliasTarget::Aggregate));
}

#[test]
fn both_frameworks_stand_on_indicators_of_the_pack() {
    let frameworks = Framework::parse_csv(&text("frameworks.csv")).unwrap();
    let ids: Vec<&str> = frameworks.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(ids, ["prongs", "ai_foundations"]);
    for framework in &frameworks {
        let unknown: Vec<_> = framework
            .unknown_indicators(pack())
            .map(|l| &l.indicator)
            .collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", framework.id);
        // A leaf's better side is the indicator's.
        for leaf in framework.leaves_of(View::Outcomes) {
            assert_eq!(
                pack().indicator(&leaf.indicator).unwrap().direction,
                leaf.direction,
                "{}",
                leaf.node
            );
        }
    }
    let prongs = &frameworks[0];
    assert_eq!(prongs.leaves_of(View::Outcomes).count(), 38);
    assert_eq!(prongs.leaves_of(View::Milestones).count(), 48);
}

#[test]
fn reference_files_hold_193_and_174_economies() {
    let rows = |name: &str| {
        indicators::Sheet::parse(name, &text(name), &["iso3"])
            .unwrap()
            .rows()
            .count()
    };
    assert_eq!(
        (rows("reference/hdi_2022.csv"), rows("reference/spi_2019.csv")),
        (193, 174)
    );
}

#[test]
fn every_file_is_described_with_its_columns_sources_and_licences() {
    let package: serde_json::Value = serde_json::from_str(&text("datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert!(resources.len() >= 24);
    for resource in resources {
        let path = resource["path"].as_str().unwrap();
        let content = text(path);
        assert_eq!(
            resource["bytes"].as_u64().unwrap(),
            content.len() as u64,
            "{path}"
        );
        for list in ["sources", "licenses"] {
            assert!(
                resource[list].as_array().is_some_and(|l| !l.is_empty()),
                "{path} has no {list}"
            );
        }
        if let Some(fields) = resource["schema"]["fields"].as_array() {
            let names: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
            assert_eq!(
                content.lines().next().unwrap().split(',').collect::<Vec<_>>(),
                names,
                "{path}"
            );
            check_keys(path, &content, resource);
        }
    }
}

fn check_keys(path: &str, content: &str, resource: &serde_json::Value) {
    let keys = resource["schema"]["primaryKey"].as_array().unwrap();
    let keys: Vec<&str> = keys.iter().map(|k| k.as_str().unwrap()).collect();
    let sheet = indicators::Sheet::parse(path, content, &keys).unwrap();
    let mut seen = BTreeSet::new();
    for row in sheet.rows() {
        let key: Vec<&str> = keys.iter().map(|k| row.text(k)).collect();
        assert!(seen.insert(key.clone()), "{path}: {key:?} stands twice");
    }
}
