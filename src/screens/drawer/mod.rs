//! The plan and its safety: name, where it is kept, saving and opening, own values, steps, what
//! leaves this machine (nothing).
//!
//! Opened from the plan's name in the masthead. A file dropped anywhere on the page lands here too.
//! Left out: versions of a plan and merging (their own issue).

pub mod files;
mod history;
pub mod import;
mod own_values;
mod panel;
mod preview;
pub(crate) mod reading;

use gloo::file::callbacks::FileReader;
pub use panel::file_button as import_button;
use web_sys::File;
use yew::prelude::*;

use self::files::Opened;
use self::import::ImportDialog;
use self::panel::Drawer;
use crate::platform::{clock, drop, files as platform_files, intl};
use crate::state::{Action, Saved, StoreHandle, Toast, use_store, use_text};
use crate::text::{Phrase, Text};

/// The saved state in words, with the class of its mark.
pub fn saved_words(saved: &Saved, text: &Text) -> (Phrase, &'static str) {
    const DAY: f64 = 86_400_000.0;
    match saved {
        Saved::Example => (text.t("example-tag"), ""),
        Saved::Here { since } => {
            let days = ((clock::now() - since) / DAY).floor().max(0.0);
            if days >= 2.0 {
                (text.tr("saved-due", &[("days", days.into())]), "due")
            } else {
                (text.t("saved-here"), "")
            }
        }
        Saved::File { name, at } => {
            let args = [("file", name.as_str().into()), ("time", intl::time(*at).into())];
            (text.tr("saved-file", &args), "to-file")
        }
        Saved::Nowhere => (text.tr("saved-due", &[("days", 0.into())]), "due"),
    }
}

/// A file that was read and waits for the reader's word, or was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Its name.
    pub name: String,
    /// What was found.
    pub opened: Opened,
}

/// What is open.
#[derive(Clone, PartialEq)]
enum Shown {
    Nothing,
    Drawer(Option<Incoming>),
    Values(File),
}

/// Name of the plan and its honest state in the masthead; opens the drawer.
#[component]
pub fn PlanPill() -> Html {
    let (text, store) = (use_text(), use_store());
    let shown = use_state(|| Shown::Nothing);
    let reading = use_mut_ref(|| None::<FileReader>);
    let name = store.plan.name.clone();
    let (words, class) = saved_words(&store.saved, &text);

    let take = {
        let (shown, store) = (shown.clone(), store.clone());
        Callback::from(move |file: File| {
            if is_table(&file.name()) {
                return shown.set(Shown::Values(file));
            }
            let (shown, store, name) = (shown.clone(), store.clone(), file.name());
            let task = platform_files::read(&file, move |bytes| {
                let opened = files::judge(bytes, &store.plan, &store.saved);
                let left = settle(&store, name, opened);
                shown.set(Shown::Drawer(left));
            });
            *reading.borrow_mut() = Some(task);
        })
    };
    let latest = use_mut_ref(|| take.clone());
    latest.replace(take.clone());
    use_effect_with((), move |()| {
        let drops = drop::listen(move |file| {
            let take = latest.borrow().clone();
            take.emit(file);
        });
        move || drop(drops)
    });
    let show = |to: Shown| {
        let shown = shown.clone();
        move || shown.set(to.clone())
    };
    let open = {
        let show = show(Shown::Drawer(None));
        Callback::from(move |_: MouseEvent| show())
    };
    let close = {
        let show = show(Shown::Nothing);
        Callback::from(move |()| show())
    };
    let settled = {
        let show = show(Shown::Drawer(None));
        Callback::from(move |()| show())
    };
    let label = text.tr("plan-drawer", &[("name", name.as_str().into())]);
    let overlay = match &*shown {
        Shown::Nothing => html! {},
        Shown::Drawer(incoming) => html! {
            <Drawer on_close={close} on_file={take} {settled} incoming={incoming.clone()} />
        },
        Shown::Values(file) => html! { <ImportDialog file={file.clone()} on_close={close} /> },
    };
    html! {
        <>
            <button class="plan-pill plan-button" data-testid="plan-pill" aria-haspopup="dialog" onclick={open}>
                <b>{ name }</b><span class={classes!("saved", class)}>{ words }</span>
                <span class="visually-hidden">{ label }</span>
            </button>
            { overlay }
        </>
    }
}

/// A table of values, by the ending of its name; everything else is tried as a plan.
fn is_table(name: &str) -> bool {
    let name = name.to_lowercase();
    [".csv", ".tsv", ".txt"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// Does what needs no question; what is left is shown in the drawer.
fn settle(store: &StoreHandle, name: String, opened: Opened) -> Option<Incoming> {
    let said = |key: &'static str, name: &str| Toast::new(key, vec![("file", name.into())]);
    match opened {
        Opened::Same => {
            let hash = plan::file::hash(&store.plan);
            let toast = said("drawer-same", &name);
            store.dispatch(Action::SavedTo { name, hash });
            store.dispatch(Action::Say(toast));
            None
        }
        Opened::Plan(plan) => {
            let toast = said("drawer-opened", &name);
            store.dispatch(Action::Open(plan, Some(name)));
            store.dispatch(Action::Say(toast));
            None
        }
        opened => Some(Incoming { name, opened }),
    }
}
