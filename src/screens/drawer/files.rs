//! Saving the plan to a file and opening one. Nothing here changes a plan: it says what was found.

use plan::Plan;
use plan::file::{self, FileError};

use crate::platform::save_file::{self, Picked};
use crate::platform::{download, intl};
use crate::state::{Action, Saved, StoreHandle, Toast};
use crate::text::{Phrase, Text};

/// Longest part of a file's name that is made of the plan's name. An assumption.
const LONGEST_NAME: usize = 48;

/// `NAME.groundwork.json`, the plan's name in lower case with dashes.
pub fn file_name(plan: &Plan) -> String {
    let slug: String = plan
        .name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .take(LONGEST_NAME)
        .collect();
    let mut parts = slug
        .split('-')
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    if parts.is_empty() {
        parts.push_str("plan");
    }
    format!("{parts}.groundwork.json")
}

/// Saves to a file the reader picks, where the browser can write one and read it back; else offers
/// a download, which never counts as saved.
pub fn save(store: &StoreHandle) {
    if !save_file::available() {
        return offer(store);
    }
    let (store, name, text) = (store.clone(), file_name(&store.plan), file::write(&store.plan));
    let hash = file::hash(&store.plan);
    yew::platform::spawn_local(async move {
        match save_file::pick(name, text).await {
            Picked::Written { name } => {
                let said = Toast::new("drawer-saved", vec![("file", name.as_str().into())]);
                store.dispatch(Action::SavedTo { name, hash });
                store.dispatch(Action::Say(said));
            }
            Picked::Cancelled => {}
            Picked::Refused(detail) => store.dispatch(Action::Say(Toast {
                detail: Some(detail),
                ..Toast::new("drawer-not-saved", Vec::new())
            })),
        }
    });
}

/// Offers a download. The browser does not say whether it was written, so the saved state stays.
pub fn offer(store: &StoreHandle) {
    let name = file_name(&store.plan);
    let said = match download::save(&name, "application/json", &file::write(&store.plan)) {
        Ok(()) => Toast::new("plan-offered", vec![("file", name.into())]),
        Err(detail) => Toast {
            detail: Some(detail),
            ..Toast::new("drawer-not-saved", Vec::new())
        },
    };
    store.dispatch(Action::Say(said));
}

/// What is to be done with a file that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// It is the plan as it stands here: now it is known to be in that file.
    Same,
    /// Another plan, which can be opened at once.
    Plan(Box<Plan>),
    /// Opening would take the place of changes that no file has: the reader decides.
    Ask(Box<Plan>),
    /// Not opened, and why.
    Fault(Fault),
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The browser could not read it; its own words.
    Unreadable(String),
    /// It is no plan that can be opened.
    File(FileError),
}

/// Judges the bytes of a file beside the plan at hand.
pub fn judge(bytes: Result<Vec<u8>, String>, here: &Plan, saved: &Saved) -> Opened {
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(words) => return Opened::Fault(Fault::Unreadable(words)),
    };
    match file::read(&bytes) {
        Err(error) => Opened::Fault(Fault::File(error)),
        Ok(plan) if plan == *here => Opened::Same,
        Ok(plan) => {
            let plan = Box::new(plan);
            // A plan of another id stays in this browser's storage; one of the same id does not.
            let lost = match saved {
                Saved::Example | Saved::File { .. } => false,
                Saved::Here { .. } => plan.id == here.id,
                Saved::Nowhere => true,
            };
            if lost {
                Opened::Ask(plan)
            } else {
                Opened::Plan(plan)
            }
        }
    }
}

impl Fault {
    /// The fault in a sentence: what was found, what was expected, what to do.
    pub fn sentence(&self, text: &Text) -> Phrase {
        let found = |key: &str, found: &str| text.tr(key, &[("found", found.into())]);
        match self {
            Self::Unreadable(words) => found("drawer-fault-unreadable", words),
            Self::File(FileError::TooLarge(bytes)) => {
                let megabytes = |b: usize| text.short(b as f64 / 1e6);
                let args = [
                    ("found", megabytes(*bytes).into()),
                    ("most", megabytes(file::MOST_BYTES).into()),
                ];
                text.tr("drawer-fault-large", &args)
            }
            Self::File(FileError::Empty) => text.t("drawer-fault-empty"),
            Self::File(FileError::NotJson {
                line,
                column,
                truncated,
                ..
            }) => {
                let plain = |n: usize| intl::number(n as f64, intl::Digits::Plain);
                let args = [("line", plain(*line).into()), ("column", plain(*column).into())];
                text.tr(
                    if *truncated {
                        "drawer-fault-cut"
                    } else {
                        "drawer-fault-not-json"
                    },
                    &args,
                )
            }
            Self::File(FileError::Foreign { found: format }) if format.is_empty() => {
                text.t("drawer-fault-no-format")
            }
            Self::File(FileError::Foreign { found: format }) => found("drawer-fault-foreign", format),
            Self::File(FileError::Newer { minimum_reader }) => {
                let args = [
                    ("found", (*minimum_reader).into()),
                    ("most", file::VERSION.into()),
                ];
                text.tr("drawer-fault-newer", &args)
            }
            Self::File(FileError::Altered { expected, found }) => {
                let short = |hash: &str| hash.chars().take(12).collect::<String>();
                let args = [
                    ("found", short(found).into()),
                    ("expected", short(expected).into()),
                ];
                text.tr("drawer-fault-altered", &args)
            }
            Self::File(FileError::Shape(detail)) => found("drawer-fault-shape", detail),
            Self::File(FileError::Broken(problem)) => text.tr(
                "drawer-fault-broken",
                &[
                    ("at", problem.at.as_str().into()),
                    ("found", problem.found.as_str().into()),
                    ("expected", problem.expected.as_str().into()),
                ],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use plan::document::tests_support::small_plan;

    fn bytes(plan: &Plan) -> Result<Vec<u8>, String> {
        Ok(file::write(plan).into_bytes())
    }

    #[test]
    fn a_files_name_is_the_plans_name() {
        let mut plan = small_plan();
        plan.name = " Côte: d’Ivoire / 2027 ".into();
        assert_eq!(file_name(&plan), "côte-d-ivoire-2027.groundwork.json");
        plan.name = "///".into();
        assert_eq!(file_name(&plan), "plan.groundwork.json");
    }

    #[test]
    fn the_same_plan_in_a_file_proves_that_it_is_saved() {
        let plan = small_plan();
        assert_eq!(
            judge(bytes(&plan), &plan, &Saved::Here { since: 0.0 }),
            Opened::Same
        );
    }

    #[test]
    fn an_older_state_of_a_plan_never_replaces_unsaved_changes_unasked() {
        let (old, mut here) = (small_plan(), small_plan());
        here.name = "edited".into();
        let asked = |here: &Plan, saved: &Saved| matches!(judge(bytes(&old), here, saved), Opened::Ask(_));
        assert!(asked(&here, &Saved::Here { since: 0.0 }));
        assert!(asked(&here, &Saved::Nowhere));
        let file = Saved::File {
            name: "a".into(),
            at: 0.0,
        };
        assert!(!asked(&here, &file));
        here.id = "another".into();
        assert!(!asked(&here, &Saved::Here { since: 0.0 }));
    }

    #[test]
    fn every_fault_has_a_sentence_of_its_own() {
        let text = Text::new(Language::En);
        let whole = file::write(&small_plan());
        let cut = whole.as_bytes()[..whole.len() / 2].to_vec();
        let files: [(&str, Vec<u8>); 6] = [
            ("empty", Vec::new()),
            ("cut off", cut),
            ("not a plan file", b"name,value\n1,2\n".to_vec()),
            ("of another kind", br#"{"format":"other","version":1}"#.to_vec()),
            (
                "newer",
                whole
                    .replace("\"minimum_reader\": 1", "\"minimum_reader\": 9")
                    .into_bytes(),
            ),
            (
                "changed outside",
                whole.replace("Small plan", "Smell plan").into_bytes(),
            ),
        ];
        for (words, content) in files {
            match judge(Ok(content), &small_plan(), &Saved::Nowhere) {
                Opened::Fault(fault) => {
                    let sentence = fault.sentence(&text).to_string();
                    assert!(sentence.contains(words), "{words}: {sentence}");
                }
                other => panic!("{words}: {other:?}"),
            }
        }
    }
}
