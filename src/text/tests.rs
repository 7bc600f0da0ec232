//! The catalogue's laws: complete, without leftovers, the same placeholders everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::*;

/// Families of keys put together at run time.
const FAMILIES: [&str; 22] = [
    "two-part-",
    "catalogue-stage-",
    "catalogue-fault-",
    "harm-",
    "mitigation-",
    "threshold-",
    "worked-",
    "archetype-",
    "indicator-",
    "pillar-",
    "theme-",
    "reason-",
    "question-",
    "error-",
    "tier-",
    "grade-",
    "scale-",
    "region-",
    "framework-",
    "provider-",
    "unit-",
    "source-short-",
];

fn messages(language: Language) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for file in language.files() {
        let mut key = String::new();
        for line in file.lines().filter(|l| !l.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic())
                && let Some((name, rest)) = line.split_once(" =")
            {
                key = name.to_owned();
                let twice = found.insert(key.clone(), rest.to_owned());
                assert!(twice.is_none(), "{key} is given twice in {language:?}");
            } else if let Some(text) = found.get_mut(&key) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    found
}

fn placeholders(message: &str) -> BTreeSet<String> {
    message
        .split('$')
        .skip(1)
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        })
        // The sign of the dollar is no placeholder.
        .filter(|name| !name.is_empty())
        .collect()
}

fn sources(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "target" && name != "tests" {
                sources(&path, into);
            }
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            into.push(fs::read_to_string(&path).unwrap());
        }
    }
}

fn literals(source: &str) -> BTreeSet<String> {
    source
        .split('"')
        .filter(|s| {
            !s.is_empty()
                && s.chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        })
        .map(str::to_owned)
        .collect()
}

fn app_sources() -> Vec<String> {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

#[test]
fn every_catalogue_parses_in_full() {
    for language in Language::ALL {
        for file in language.files() {
            if let Err((_, errors)) = fluent_bundle::FluentResource::try_new((*file).to_owned()) {
                panic!("{language:?}: {errors:?} in {}", &file[..file.len().min(80)]);
            }
        }
    }
}

#[test]
fn every_key_asked_for_in_the_app_exists_in_english_and_french() {
    let english = messages(Language::En);
    let mut missing = BTreeSet::new();
    for source in app_sources() {
        for call in [".t(\"", ".tr(\"", ".find(\""] {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                let is_key =
                    key.contains('-') && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
                if is_key && !english.contains_key(key) {
                    missing.insert(key.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "asked for and missing: {missing:?}");
}

#[test]
fn french_has_every_english_message_and_no_language_has_others() {
    let english: BTreeSet<String> = messages(Language::En).into_keys().collect();
    let french: BTreeSet<String> = messages(Language::Fr).into_keys().collect();
    assert_eq!(
        english.symmetric_difference(&french).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    for key in messages(Language::Ar).into_keys() {
        assert!(english.contains(&key), "{key} is only in Arabic");
    }
}

#[test]
fn no_message_is_left_over() {
    let used: BTreeSet<String> = app_sources().iter().flat_map(|s| literals(s)).collect();
    let english = messages(Language::En);
    let family = |key: &str| FAMILIES.iter().any(|f| key.starts_with(f));
    let left: Vec<&String> = english
        .keys()
        .filter(|k| !family(k) && !used.contains(*k))
        .collect();
    assert!(left.is_empty(), "never used: {left:?}");
}

#[test]
fn placeholders_are_the_same_in_every_language() {
    let english = messages(Language::En);
    let mut wrong = Vec::new();
    for language in [Language::Fr, Language::Ar] {
        for (key, message) in messages(language) {
            let (here, there) = (placeholders(&message), placeholders(&english[&key]));
            if here != there {
                wrong.push(format!("{key} in {language:?}: {here:?}, English {there:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn reasons_and_errors_that_the_domain_names_are_in_the_catalogue() {
    let english = messages(Language::En);
    let mut domain = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("crates"), &mut domain);
    let named = |key: &str| {
        ["reason-", "error-"]
            .iter()
            .any(|f| key.starts_with(f) && key.len() > f.len())
    };
    let all: BTreeSet<String> = domain.iter().flat_map(|s| literals(s)).collect();
    let missing: Vec<&String> = all
        .iter()
        .filter(|k| named(k) && !english.contains_key(*k))
        .collect();
    assert!(
        missing.is_empty(),
        "named in a crate and without a message: {missing:?}"
    );
}

#[test]
fn archetypes_and_indicators_of_the_data_have_names() {
    let english = messages(Language::En);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let first_column = |file: &str| -> Vec<String> {
        let text = fs::read_to_string(data.join(file)).unwrap();
        text.lines()
            .skip(1)
            .filter_map(|l| l.split(',').next())
            .map(str::to_owned)
            .collect()
    };
    let mut missing = Vec::new();
    for id in first_column("catalogue/archetypes.csv") {
        // A quoted text that runs over several lines has no id in front.
        let is_id = !id.is_empty()
            && id
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        if is_id && !english.contains_key(&format!("archetype-{id}")) {
            missing.push(format!("archetype-{id}"));
        }
    }
    let frameworks = fs::read_to_string(data.join("frameworks.csv")).unwrap();
    for line in frameworks.lines().skip(1) {
        if let Some(id) = line.split(',').nth(3)
            && !english.contains_key(&format!("indicator-{id}"))
        {
            missing.push(format!("indicator-{id}"));
        }
    }
    assert!(missing.is_empty(), "without a name: {missing:?}");
}

#[test]
fn a_missing_translation_shows_english_and_says_so() {
    let arabic = Text::new(Language::Ar);
    let phrase = arabic.t("error-refused");
    assert_eq!(phrase.as_str(), "Refused. Nothing was changed.");
    assert_ne!(phrase.html(), Text::new(Language::En).t("error-refused").html());
}

#[test]
fn plurals_follow_the_language() {
    let (en, fr) = (Text::new(Language::En), Text::new(Language::Fr));
    assert_eq!(en.tr("find-results", &[("n", 1.into())]).as_str(), "1 result");
    assert_eq!(en.tr("find-results", &[("n", 2.into())]).as_str(), "2 results");
    assert_eq!(
        fr.tr("table-copied", &[("n", 0.into())]).as_str(),
        "0 ligne copiée"
    );
    let ar = Text::new(Language::Ar);
    let few = ar.tr("saved-due", &[("days", 3.into())]);
    assert!(few.as_str().contains("أيام"), "{few}");
}

#[test]
fn text_of_the_other_direction_is_isolated() {
    let en = Text::new(Language::En);
    let phrase = en.tr("find-none", &[("query", "كينيا".into())]);
    assert!(phrase.as_str().contains("\u{2068}كينيا\u{2069}"));
}
