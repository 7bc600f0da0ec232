use std::collections::BTreeSet;

use super::*;
use crate::rules;

const A: &str = include_str!("../../../../data/catalogue/archetypes.csv");
const E: &str = include_str!("../../../../data/catalogue/effects.csv");
const Q: &str = include_str!("../../../../data/catalogue/questions.csv");
const PACK: &str = include_str!("../../../../data/indicators.csv");

fn shipped() -> Catalogue {
    parse(A, E).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

/// The codes of the faults after one text is replaced by another in the first place it stands.
fn codes(archetypes: (&str, &str), effects: (&str, &str)) -> Vec<String> {
    assert!(A.contains(archetypes.0) && E.contains(effects.0));
    let faults = parse(
        &A.replacen(archetypes.0, archetypes.1, 1),
        &E.replacen(effects.0, effects.1, 1),
    )
    .unwrap_err();
    faults.into_iter().map(|f| f.code).collect()
}

#[test]
fn the_shipped_catalogue_has_forty_six_archetypes_and_all_of_them_move_something() {
    let catalogue = shipped();
    assert_eq!(catalogue.archetypes.len(), 46);
    assert_eq!(
        catalogue
            .archetypes
            .iter()
            .map(|a| a.effects.len())
            .sum::<usize>(),
        130
    );
    assert!(catalogue.archetypes.iter().all(|a| !a.effects.is_empty()));
}

#[test]
fn the_shipped_catalogue_names_only_fields_of_the_pack() {
    let ids: BTreeSet<&str> = PACK.lines().skip(1).filter_map(|l| l.split(',').next()).collect();
    let faults = parse_for(A, E, &|field| ids.contains(field))
        .err()
        .unwrap_or_default();
    assert!(faults.is_empty(), "{}", faults[0]);
    for d in rules::DERIVED {
        for field in rules::parse(d.formula).unwrap().references().fields {
            assert!(
                ids.contains(field.as_str()) || rules::is_known(&field),
                "{} uses {field}",
                d.name
            );
        }
    }
}

#[test]
fn every_question_and_milestone_of_a_rule_has_its_text_in_three_languages() {
    let mut asked = BTreeSet::new();
    for archetype in &shipped().archetypes {
        for clause in archetype.prerequisites.iter().chain(&archetype.eligible_when) {
            let names = rules::parse(clause).unwrap().references();
            asked.extend(names.questions);
            asked.extend(names.milestones.iter().map(|m| format!("milestone_{m}")));
        }
    }
    let mut reader = csv::Reader::from_reader(Q.as_bytes());
    let mut written = BTreeSet::new();
    for record in reader.records() {
        let record = record.unwrap();
        assert!(
            record.iter().all(|cell| !cell.trim().is_empty()),
            "{:?}",
            record.get(0)
        );
        written.insert(record[0].to_owned());
    }
    let lacking: Vec<_> = asked.difference(&written).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
    let milestones: BTreeSet<String> = shipped()
        .archetypes
        .iter()
        .flat_map(|a| a.effects.clone())
        .map(|e| e.indicator)
        .filter(|i| i.starts_with("milestone_"))
        .collect();
    let useless: Vec<_> = written
        .difference(&asked)
        .filter(|q| !milestones.contains(*q))
        .collect();
    assert!(useless.is_empty(), "{useless:?}");
}

/// Every archetype moves an indicator or a milestone that stands in a shipped framework.
#[test]
fn each_archetype_moves_a_leaf_of_a_shipped_framework() {
    let frameworks = include_str!("../../../../data/frameworks.csv");
    let leaves: BTreeSet<&str> = frameworks.lines().filter_map(|l| l.split(',').nth(3)).collect();
    for a in &shipped().archetypes {
        assert!(
            a.effects.iter().any(|e| leaves.contains(e.indicator.as_str())),
            "{} moves nothing that counts",
            a.id
        );
    }
}

/// The rows of the group "Seed" that ask for projects, each with the archetypes that answer it.
#[test]
fn each_row_of_the_seed_has_an_archetype_with_a_source_or_the_word_assumption() {
    let rows: [(&str, &[&str]); 9] = [
        (
            "technology-transfer data shared between partners",
            &["transfer_registry", "tech_safeguard"],
        ),
        (
            "talent retention against research security",
            &["talent_return", "research_security"],
        ),
        (
            "investment screening and export controls",
            &["invest_screening", "export_control"],
        ),
        (
            "standards for sharing datasets, interoperability",
            &["data_standards"],
        ),
        ("privacy-preserving machine learning", &["ppml"]),
        ("coordination among science funders", &["funder_coord"]),
        ("AI fellowships and exchanges", &["phd_fellow", "ai_exchange"]),
        ("norms and standards for AI", &["norms_bodies", "ai_gov_std"]),
        (
            "multilateral digital infrastructure",
            &["subsea_landing", "gpu_cluster", "regional_ren", "public_ai"],
        ),
    ];
    let catalogue = shipped();
    for (row, ids) in rows {
        for id in ids {
            let a = catalogue.get(id).unwrap_or_else(|| panic!("{row}: no {id}"));
            for source in [&a.cost_source, &a.effect_source, &a.om_source, &a.sizing_source] {
                assert!(source.len() >= 10, "{id}: {source}");
            }
            assert!(a.unit_cost.low < a.unit_cost.mid && a.unit_cost.mid < a.unit_cost.high);
        }
    }
}

#[test]
fn a_harm_is_a_known_word_used_once() {
    let e = ("archetype", "archetype");
    assert_eq!(
        codes(("surveillance; resource", "surveillance; resources"), e),
        ["unknown-code"]
    );
    assert_eq!(
        codes(("surveillance; resource", "resource; resource"), e),
        ["unknown-code"]
    );
}

#[test]
fn an_assumption_is_called_one_and_rural_4g_costs_nothing_afterwards() {
    let catalogue = shipped();
    let rural = catalogue.get("rural_4g").unwrap();
    assert!(rural.om_share < 1e-12 && rural.om_source.contains("ten years"));
    for a in &catalogue.archetypes {
        for e in &a.effects {
            assert!(
                e.grade < Grade::D || e.source.contains("assumption"),
                "{} {}",
                a.id,
                e.indicator
            );
        }
    }
}

#[test]
fn each_fault_is_named() {
    let same = ("id", "id");
    let e = ("archetype", "archetype");
    assert_eq!(
        codes(("8000,25000,60000", "80000,25000,60000"), e),
        ["low-above-high"]
    );
    assert_eq!(
        codes(("0.55,0.35,0.1", "0.55,0.35,0.2"), e),
        ["not-a-distribution"]
    );
    assert_eq!(codes(("8000,25000,60000", "8000,,60000"), e)[0], "not-a-number");
    assert_eq!(codes(("Network", "Net"), e), ["unknown-code"]);
    assert_eq!(
        codes(("or project(minigrid)", "or project(minigridd)"), e),
        ["unknown-archetype"]
    );
    assert_eq!(
        codes(("or project(minigrid)", "and project(minigrid)"), e),
        ["not-a-clause"]
    );
    assert_eq!(codes(("or project(minigrid)", "or"), e), ["not-an-expression"]);
    assert_eq!(codes(("or project(minigrid)", "or 1"), e), ["not-an-expression"]);
    assert_eq!(
        codes(("or project(minigrid)", "or project(school_connect)"), e),
        ["cycle"]
    );
    assert_eq!(
        codes(("milestone(teacher_ict) < 1", "milestone(teachers) < 1"), e),
        ["unknown-milestone"]
    );
    assert_eq!(
        codes(same, ("school_connect,internet", "school,internet")),
        ["unknown-archetype"]
    );
    assert_eq!(
        codes(same, ("population,100,yes", "population,1000,yes")),
        ["base-of-indicator"]
    );
    assert_eq!(
        codes(("id,name", "key,name"), e)[..2],
        ["missing-column", "unknown-column"]
    );
    assert_eq!(codes(("\"Giga", "Giga"), e)[0], "open-quote");
}

#[test]
fn a_fault_says_where_it_is() {
    let faults = parse(&A.replacen("8000,25000,60000", "8000,x,60000", 1), E).unwrap_err();
    let f = &faults[0];
    assert_eq!(
        (f.file.as_str(), f.row, f.column.as_str(), &*f.found),
        ("archetypes.csv", 2, "unit_cost_mid_usd", "x")
    );
}

#[test]
fn a_field_the_pack_does_not_have_is_named() {
    let faults = parse_for(A, E, &|f| f != "coverage_4g_pct").unwrap_err();
    assert!(
        faults
            .iter()
            .all(|f| f.code == "unknown-field" && &*f.found == "coverage_4g_pct")
    );
    assert!(faults.len() >= 3);
}

proptest::proptest! {
    #[test]
    fn no_table_panics(a in ".{0,300}", e in ".{0,300}") {
        let _ = parse(&a, &e);
    }

    #[test]
    fn no_damaged_cell_panics(at in 0usize..20_000, byte in proptest::char::any()) {
        let at = (0..=at.min(A.len())).rev().find(|i| A.is_char_boundary(*i)).unwrap_or(0);
        let _ = parse(&format!("{}{byte}{}", &A[..at], &A[at..]), E);
    }
}
