use proptest::prelude::*;

use super::*;
use crate::document::tests_support::small_plan;

#[test]
fn a_plan_comes_back_from_its_file_unchanged() {
    let mut plan = small_plan();
    plan.settings.gap = 0.1 + 0.2;
    plan.name = "<img onerror=1> \u{202e} \"quoted\"".into();
    assert_eq!(read(write(&plan).as_bytes()), Ok(plan));
}

#[test]
fn writing_twice_gives_the_same_bytes() {
    let plan = small_plan();
    let text = write(&plan);
    assert_eq!(write(&read(text.as_bytes()).unwrap()), text);
}

#[test]
fn every_truncation_is_explained_and_never_opens_as_something_else() {
    let text = write(&small_plan());
    let bytes = text.trim_end().as_bytes();
    for end in 0..bytes.len() {
        let error = read(&bytes[..end]).unwrap_err();
        assert!(
            matches!(
                error,
                FileError::Empty | FileError::NotJson { truncated: true, .. }
            ),
            "at byte {end}: {error:?}"
        );
    }
}

#[test]
fn an_altered_file_is_named() {
    let text = write(&small_plan()).replace("Small plan", "Smell plan");
    assert!(matches!(read(text.as_bytes()), Err(FileError::Altered { .. })));
}

#[test]
fn a_file_written_by_hand_needs_no_hash() {
    let plan = small_plan();
    let text = write(&plan);
    let cut: String = text.lines().filter(|l| !l.starts_with("\"hash\"")).collect();
    assert_eq!(read(cut.as_bytes()), Ok(plan));
}

#[test]
fn foreign_newer_empty_and_misshapen_files_are_told_apart() {
    assert_eq!(read(b"\0\0\0"), Err(FileError::Empty));
    assert!(matches!(
        read(b"{\"type\":\"FeatureCollection\"}"),
        Err(FileError::Foreign { .. })
    ));
    assert!(matches!(
        read(b"PK\x03\x04"),
        Err(FileError::NotJson { truncated: false, .. })
    ));
    let newer = write(&small_plan()).replace("\"minimum_reader\": 1", "\"minimum_reader\": 9");
    assert_eq!(
        read(newer.as_bytes()),
        Err(FileError::Newer { minimum_reader: 9 })
    );
    let shape = "{\"format\":\"groundwork-plan\",\"version\":1,\"minimum_reader\":1,\"plan\":{}}";
    assert!(matches!(read(shape.as_bytes()), Err(FileError::Shape(_))));
}

#[test]
fn a_plan_that_breaks_a_rule_of_the_document_is_not_opened() {
    let mut plan = small_plan();
    plan.funders[0].envelopes.pop();
    assert!(
        matches!(read(write(&plan).as_bytes()), Err(FileError::Broken(p)) if p.at == "funders/window/envelopes")
    );
}

#[test]
fn an_infinite_number_is_an_error_of_its_place() {
    let text = write(&small_plan()).replace("\"gap\": 0.001", "\"gap\": 1e400");
    assert!(matches!(
        read(text.as_bytes()),
        Err(FileError::NotJson { truncated: false, .. })
    ));
}

proptest! {
    #[test]
    fn arbitrary_and_mutated_bytes_never_panic(at in 0usize..4000, byte in any::<u8>(), junk in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&junk);
        let mut bytes = write(&small_plan()).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(plan) = read(&bytes) {
            // Only a change that leaves the content as it was may open.
            prop_assert_eq!(plan, small_plan());
        }
    }
}

#[test]
fn the_shipped_example_opens_is_read_only_and_says_that_it_is_an_example() {
    let text = include_bytes!("../../../data/example.plan.json");
    let plan = read(text).unwrap();
    assert!(plan.example);
    assert!(plan.funders.len() == 3 && plan.funders.iter().all(|f| f.name.contains("example")));
    assert!(plan.accepted.is_none(), "nothing stored is passed off as solved");
}
