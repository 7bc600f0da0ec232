//! Which entries stand for the same money: parts of a project, co-funders, twins.
//!
//! A programme and its parts are one sum of money told twice (IATI, *related activity*: report at one
//! level only), and so are a project's total and its funders' shares. The finer level counts: it says
//! more about who and where. What does not count is named with its reason, never dropped in silence.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, Entry, Status};
use crate::measure::Measure;
use crate::total::Reason;

/// Parents of each project, as its entries name them.
fn parents(entries: &[Entry]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for e in entries.iter().filter(|e| !e.parent.is_empty()) {
        of.entry(&e.project).or_default().insert(&e.parent);
    }
    of
}

/// Every project above one, itself only where parents go in a circle.
fn above<'a>(project: &'a str, parents: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![project];
    while let Some(at) = open.pop() {
        for up in parents.get(at).into_iter().flatten() {
            if found.insert(*up) {
                open.push(up);
            }
        }
    }
    found
}

/// Projects that are their own parent, over however many steps.
pub fn circles(entries: &[Entry]) -> Vec<&str> {
    let parents = parents(entries);
    let round = |p: &&str| above(p, &parents).contains(*p);
    parents.keys().copied().filter(round).collect()
}

/// For every entry in its order, why it does not count; `None` when it does.
pub fn standing(book: &Book) -> Vec<Option<Reason>> {
    let entries = &book.entries;
    let parents = parents(entries);
    let mut reasons: Vec<Option<Reason>> = entries
        .iter()
        .map(|e| match e.status {
            Status::Cancelled => Some(Reason::Cancelled),
            Status::Pipeline if book.without_pipeline => Some(Reason::Pipeline),
            _ if e.whole().is_err() => Some(Reason::SplitNotWhole),
            _ => None,
        })
        .collect();
    let mut twins: BTreeMap<String, &str> = BTreeMap::new();
    for (e, reason) in entries.iter().zip(&mut reasons).filter(|(_, r)| r.is_none()) {
        let bare = Entry {
            id: String::new(),
            source: String::new(),
            ..e.clone()
        };
        // All fields, in words: two entries that differ in nothing but id and source are twins.
        match twins.entry(format!("{bare:?}")) {
            std::collections::btree_map::Entry::Occupied(first) => {
                *reason = Some(Reason::Twin((*first.get()).to_owned()));
            }
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert(&e.id);
            }
        }
    }
    let mut shares: BTreeSet<(&str, Measure)> = BTreeSet::new();
    for (e, _) in entries
        .iter()
        .zip(&reasons)
        .filter(|(e, r)| r.is_none() && !e.funder.is_empty())
    {
        shares.insert((&e.project, e.measure));
    }
    for (e, reason) in entries.iter().zip(&mut reasons).filter(|(_, r)| r.is_none()) {
        if e.funder.is_empty() && shares.contains(&(e.project.as_str(), e.measure)) {
            *reason = Some(Reason::FundersCounted);
        }
    }
    let mut finer: BTreeMap<(&str, Measure), BTreeSet<&str>> = BTreeMap::new();
    for (e, _) in entries.iter().zip(&reasons).filter(|(_, r)| r.is_none()) {
        for up in above(&e.project, &parents) {
            finer.entry((up, e.measure)).or_default().insert(&e.project);
        }
    }
    for (e, reason) in entries.iter().zip(&mut reasons).filter(|(_, r)| r.is_none()) {
        if let Some(parts) = finer.get(&(e.project.as_str(), e.measure)) {
            // In a circle each is above the other, and none of them counts.
            let parts = parts.iter().map(|p| (*p).to_owned()).collect();
            *reason = Some(Reason::PartsCounted(parts));
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::total::tests::{arb_book, entry};
    use proptest::prelude::*;

    fn book(entries: Vec<Entry>) -> Book {
        Book {
            entries,
            ..Book::default()
        }
    }

    proptest! {
        #[test]
        fn a_project_and_a_part_of_it_never_both_count(book in arb_book()) {
            let standing = standing(&book);
            let live: Vec<&Entry> = book.entries.iter().zip(&standing).filter(|(_, r)| r.is_none()).map(|(e, _)| e).collect();
            for a in &live {
                // The slow way: from the part upwards, step by step, as long as there are projects.
                let mut up = BTreeSet::from([a.project.as_str()]);
                for _ in 0..book.entries.len() {
                    let more: Vec<&str> = book.entries.iter().filter(|e| up.contains(e.project.as_str()) && !e.parent.is_empty()).map(|e| e.parent.as_str()).collect();
                    up.extend(more);
                }
                up.remove(a.project.as_str());
                prop_assert!(!live.iter().any(|b| b.measure == a.measure && up.contains(b.project.as_str())));
            }
        }

        #[test]
        fn a_projects_total_and_a_funders_share_of_it_never_both_count(book in arb_book()) {
            let standing = standing(&book);
            let live: Vec<&Entry> = book.entries.iter().zip(&standing).filter(|(_, r)| r.is_none()).map(|(e, _)| e).collect();
            for a in live.iter().filter(|e| e.funder.is_empty()) {
                prop_assert!(!live.iter().any(|b| b.project == a.project && b.measure == a.measure && !b.funder.is_empty()));
            }
        }
    }

    #[test]
    fn the_parts_count_and_the_whole_says_which_parts() {
        let whole = entry("a", "Digital programme");
        let mut part = entry("b", "Skills");
        part.parent = "Digital programme".into();
        let standing = standing(&book(vec![whole, part]));
        assert_eq!(
            standing,
            [Some(Reason::PartsCounted(vec!["Skills".into()])), None]
        );
    }

    #[test]
    fn a_cancelled_part_does_not_take_the_place_of_the_whole() {
        let whole = entry("a", "Digital programme");
        let mut part = entry("b", "Skills");
        part.parent = "Digital programme".into();
        part.status = Status::Cancelled;
        assert_eq!(
            standing(&book(vec![whole, part])),
            [None, Some(Reason::Cancelled)]
        );
    }

    #[test]
    fn another_measure_of_a_part_leaves_the_whole_alone() {
        let whole = entry("a", "Digital programme");
        let mut part = entry("b", "Skills");
        part.parent = "Digital programme".into();
        part.measure = Measure::Budget;
        assert_eq!(standing(&book(vec![whole, part])), [None, None]);
    }

    #[test]
    fn parents_in_a_circle_are_named_and_count_nowhere() {
        let (mut a, mut b) = (entry("a", "A"), entry("b", "B"));
        a.parent = "B".into();
        b.parent = "A".into();
        let book = book(vec![a, b]);
        assert_eq!(circles(&book.entries), ["A", "B"]);
        assert!(standing(&book).iter().all(Option::is_some));
        assert!(book.fault().unwrap().found.contains("its own parent"));
    }

    #[test]
    fn an_entry_typed_twice_counts_once() {
        let first = entry("a", "Fibre");
        let second = Entry {
            id: "b".into(),
            source: "another file".into(),
            ..first.clone()
        };
        assert_eq!(
            standing(&book(vec![first, second])),
            [None, Some(Reason::Twin("a".into()))]
        );
    }
}
