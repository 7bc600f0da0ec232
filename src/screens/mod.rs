//! Screens: one folder each.
//!
//! # Adding a screen
//! 1. A folder `src/screens/NAME/` with `mod.rs` that has one component without properties,
//!    `#[component] pub fn NameScreen() -> Html`. It asks for what it needs with
//!    [`crate::state::use_store`] (plan and world), [`crate::state::use_text`] (words),
//!    [`crate::route::Place`] from the context (its address and settings), and
//!    [`crate::state::use_job`] (results of the engine). Nothing is handed down.
//! 2. A variant of [`crate::route::Screen`] with its address, if it has none yet.
//! 3. Its line in [`view`] and in [`NAV`]; the masthead, the palette and the digit keys follow.
//! 4. Its words in `src/text/en/NAME.ftl` and `src/text/fr/NAME.ftl`, listed in
//!    `src/text/catalogue.rs`. The catalogue's tests say what is missing or left over.
//! 5. Its style in `static/css/screen-NAME.css`, linked in `index.html`; logical properties and
//!    tokens only; an `@media print` part of its own.
//! 6. A step with axe in the end-to-end tests.
//!
//! Rules: the title is a finding (a sentence that could be false), composed from messages and
//! numbers; a change of the plan is a [`plan::command::Command`] through the store; a setting of
//! the view is a difference from the default in the address ([`crate::route::Place::set`]).

pub mod backtest;
pub mod catalogue;
pub mod coherence;
pub mod compare;
pub mod drawer;
pub mod economy;
pub mod frameworks;
pub mod help;
pub mod impact;
pub mod ledger;
pub mod method;
pub mod portfolio;
pub mod prioritise;
pub mod sources;
pub mod two_plans;
pub mod what_if;
pub mod world;

use yew::prelude::*;

use crate::route::{Route, Screen};

/// A line of the navigation.
pub struct NavEntry {
    /// Where it leads; for an economy the shell puts in the one looked at last.
    pub screen: Screen,
    /// Message key of its name.
    pub key: &'static str,
}

/// The economy of the navigation while none was looked at and the plan has none: the first of the
/// example's screenshots.
#[allow(clippy::panic, reason = "at compile time only")]
const FIRST_ECONOMY: atlas::Iso3 = match atlas::Iso3::new("KEN") {
    Some(code) => code,
    None => panic!("three capitals"),
};

/// The screens that exist, in the order of the masthead.
pub const NAV: &[NavEntry] = &[
    NavEntry {
        screen: Screen::World,
        key: "screen-world",
    },
    NavEntry {
        screen: Screen::Economy(FIRST_ECONOMY),
        key: "screen-economy",
    },
    NavEntry {
        screen: Screen::WhatIf(FIRST_ECONOMY),
        key: "screen-what-if",
    },
    NavEntry {
        screen: Screen::Compare,
        key: "screen-compare",
    },
    NavEntry {
        screen: Screen::Portfolio,
        key: "screen-portfolio",
    },
    NavEntry {
        screen: Screen::Impact,
        key: "screen-impact",
    },
    NavEntry {
        screen: Screen::Help,
        key: "screen-help",
    },
];

/// Screens that are not looked at every day: under *More*, from the screens they belong to, and by search.
pub const ALSO: &[NavEntry] = &[
    NavEntry {
        screen: Screen::Prioritise,
        key: "screen-prioritise",
    },
    NavEntry {
        screen: Screen::Ledger,
        key: "screen-ledger",
    },
    NavEntry {
        screen: Screen::TwoPlans,
        key: "screen-two-plans",
    },
    NavEntry {
        screen: Screen::Frameworks,
        key: "screen-frameworks",
    },
    NavEntry {
        screen: Screen::Coherence,
        key: "screen-coherence",
    },
    NavEntry {
        screen: Screen::Catalogue,
        key: "screen-catalogue",
    },
    NavEntry {
        screen: Screen::Method,
        key: "screen-method",
    },
    NavEntry {
        screen: Screen::Sources,
        key: "screen-sources",
    },
    NavEntry {
        screen: Screen::Backtest,
        key: "screen-backtest",
    },
];

/// The screen of a route.
pub fn view(route: &Route) -> Html {
    match route.screen {
        Screen::Portfolio => html! { <portfolio::PortfolioScreen /> },
        Screen::Prioritise => html! { <prioritise::PrioritiseScreen /> },
        Screen::Economy(_) => html! { <economy::EconomyScreen /> },
        Screen::Compare => html! { <compare::CompareScreen /> },
        Screen::WhatIf(_) => html! { <what_if::WhatIfScreen /> },
        Screen::Ledger => html! { <ledger::LedgerScreen /> },
        Screen::Frameworks => html! { <frameworks::FrameworksScreen /> },
        Screen::Coherence => html! { <coherence::CoherenceScreen /> },
        Screen::Catalogue => html! { <catalogue::CatalogueScreen /> },
        Screen::Method => html! { <method::MethodScreen /> },
        Screen::Backtest => html! { <backtest::BacktestScreen /> },
        Screen::Sources => html! { <sources::SourcesScreen /> },
        Screen::Help => html! { <help::HelpScreen /> },
        Screen::World => html! { <world::WorldScreen /> },
        Screen::Impact => html! { <impact::ImpactScreen /> },
        Screen::TwoPlans => html! { <two_plans::TwoPlansScreen /> },
    }
}
