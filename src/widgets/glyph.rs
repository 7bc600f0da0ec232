//! Marks that always go with a word: the four groups' glyphs and the few line icons.

use ledger::Prong;
use yew::prelude::*;

/// Class of a group's colour as text: `g-enable` …
pub fn prong_class(prong: Prong) -> &'static str {
    match prong {
        Prong::Enable => "g-enable",
        Prong::Network => "g-network",
        Prong::Defend => "g-defend",
        Prong::Project => "g-project",
    }
}

/// Class of a group's colour as ground: `bg-enable` …
pub fn prong_ground(prong: Prong) -> &'static str {
    match prong {
        Prong::Enable => "bg-enable",
        Prong::Network => "bg-network",
        Prong::Defend => "bg-defend",
        Prong::Project => "bg-project",
    }
}

/// The glyph in its colour, silent for a screen reader.
pub fn prong(prong: Prong) -> Html {
    html! { <span class={prong_class(prong)} aria-hidden="true">{ prong.glyph() }</span> }
}

fn icon(d: &'static str) -> Html {
    html! {
        <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><path {d} /></svg>
    }
}

/// A magnifying glass.
pub fn search() -> Html {
    icon("M10.2 10.2 13 13M11.2 6.4a4.8 4.8 0 1 1-9.6 0 4.8 4.8 0 0 1 9.6 0Z")
}

/// An arrow back.
pub fn undo() -> Html {
    icon("M5 2.5 2 5.5l3 3M2.2 5.5h6.3a3.2 3.2 0 0 1 0 6.4H5")
}

/// An arrow forth.
pub fn redo() -> Html {
    icon("m9 2.5 3 3-3 3M11.8 5.5H5.5a3.2 3.2 0 0 0 0 6.4H9")
}
