//! Addresses: the part after `#`, because a file opened by double click has no paths.
//!
//! `#/world`, `#/economy/KEN`, `#/what-if/KEN`, `#/compare`, `#/portfolio`, `#/prioritise`, `#/impact`, `#/ledger`, `#/two-plans`, `#/frameworks`, `#/coherence`, `#/backtest`, `#/catalogue`,
//! `#/method`, `#/sources`, `#/help`; after `?` what
//! differs from a screen's default, so that an address is short and says what is special.

use std::collections::BTreeMap;

use atlas::Iso3;
use yew::prelude::*;

use crate::platform::page;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Screen {
    /// Map and ranked list, the home.
    World,
    /// Profile of one economy.
    Economy(Iso3),
    /// Target values for one economy, and what they would change.
    WhatIf(Iso3),
    /// Two to six economies side by side, and what moves their ranks.
    Compare,
    /// Funders, rules, chosen projects.
    Portfolio,
    /// What rules cost, what would change a choice, what other money buys, what is robust.
    Prioritise,
    /// Who pays when, what it changes.
    Impact,
    /// Two plans on the same axes.
    TwoPlans,
    /// What others have promised and paid, what it leaves.
    Ledger,
    /// The trees an index is computed on, and editing one's own.
    Frameworks,
    /// Whether the parts of an index belong together.
    Coherence,
    /// Kinds of project with their costs, effects and evidence, and editing them.
    Catalogue,
    /// Three examples worked by hand.
    Method,
    /// What the baselines would have said in the past, and what came.
    Backtest,
    /// Sources, licences, vintages.
    Sources,
    /// Help and keys.
    Help,
}

/// A screen with its settings: parameter to value, only what differs from the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Screen.
    pub screen: Screen,
    /// Settings.
    pub query: BTreeMap<String, String>,
}

/// Longest address that is read; longer ones are nobody's bookmark. An assumption.
const LONGEST: usize = 2000;

impl Route {
    /// A screen in its default state.
    pub fn to(screen: Screen) -> Self {
        Self {
            screen,
            query: BTreeMap::new(),
        }
    }

    /// The home.
    pub fn home() -> Self {
        Self::to(Screen::World)
    }

    /// Reads an address. `None` where it names nothing here; an empty one is the home.
    ///
    /// ```text
    /// Route::parse("#/economy/KEN?peers=region")
    /// ```
    pub fn parse(hash: &str) -> Option<Self> {
        if hash.len() > LONGEST {
            return None;
        }
        let rest = hash.strip_prefix('#').unwrap_or(hash);
        if rest.is_empty() || rest == "/" {
            return Some(Self::home());
        }
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut parts = path.strip_prefix('/')?.split('/');
        let screen = match (parts.next()?, parts.next(), parts.next()) {
            ("world", None, None) => Screen::World,
            ("economy", Some(code), None) => Screen::Economy(Iso3::new(code)?),
            ("what-if", Some(code), None) => Screen::WhatIf(Iso3::new(code)?),
            ("compare", None, None) => Screen::Compare,
            ("portfolio", None, None) => Screen::Portfolio,
            ("prioritise", None, None) => Screen::Prioritise,
            ("impact", None, None) => Screen::Impact,
            ("two-plans", None, None) => Screen::TwoPlans,
            ("ledger", None, None) => Screen::Ledger,
            ("frameworks", None, None) => Screen::Frameworks,
            ("coherence", None, None) => Screen::Coherence,
            ("catalogue", None, None) => Screen::Catalogue,
            ("method", None, None) => Screen::Method,
            ("backtest", None, None) => Screen::Backtest,
            ("sources", None, None) => Screen::Sources,
            ("help", None, None) => Screen::Help,
            _ => return None,
        };
        let mut settings = BTreeMap::new();
        for pair in query.split('&').filter(|p| !p.is_empty()) {
            let (name, value) = pair.split_once('=')?;
            settings.insert(decode(name)?, decode(value)?);
        }
        Some(Self {
            screen,
            query: settings,
        })
    }

    /// The address. `Route::parse(&route.hash())` gives the route back.
    pub fn hash(&self) -> String {
        let mut hash = match self.screen {
            Screen::World => "#/world".to_owned(),
            Screen::Economy(code) => format!("#/economy/{code}"),
            Screen::WhatIf(code) => format!("#/what-if/{code}"),
            Screen::Compare => "#/compare".to_owned(),
            Screen::Portfolio => "#/portfolio".to_owned(),
            Screen::Prioritise => "#/prioritise".to_owned(),
            Screen::Impact => "#/impact".to_owned(),
            Screen::TwoPlans => "#/two-plans".to_owned(),
            Screen::Ledger => "#/ledger".to_owned(),
            Screen::Frameworks => "#/frameworks".to_owned(),
            Screen::Coherence => "#/coherence".to_owned(),
            Screen::Catalogue => "#/catalogue".to_owned(),
            Screen::Method => "#/method".to_owned(),
            Screen::Backtest => "#/backtest".to_owned(),
            Screen::Sources => "#/sources".to_owned(),
            Screen::Help => "#/help".to_owned(),
        };
        for (i, (name, value)) in self.query.iter().enumerate() {
            hash.push(if i == 0 { '?' } else { '&' });
            hash.push_str(&encode(name));
            hash.push('=');
            hash.push_str(&encode(value));
        }
        hash
    }

    /// A setting.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// The route with a setting changed; `None` returns it to the default.
    #[must_use]
    pub fn with(mut self, name: &str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.query.insert(name.to_owned(), value),
            None => self.query.remove(name),
        };
        self
    }

    /// Goes there; a new entry in the history.
    pub fn go(&self) {
        page::go(&self.hash());
    }
}

/// Letters, digits and a few marks stand as they are, everything else as `%xx` of its UTF-8.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.,:+/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The inverse; `None` for a broken escape, broken UTF-8 or a control character.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = |b: u8| char::from(b).to_digit(16);
            let code = hex(rest.next()?)? * 16 + hex(rest.next()?)?;
            bytes.push(u8::try_from(code).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.chars().any(char::is_control)).then_some(text)
}

/// Where the reader is, and the address that was ignored, if one was.
#[derive(Clone, PartialEq)]
pub struct Place {
    /// Route shown.
    pub route: Route,
    /// An address that named nothing.
    pub ignored: Option<String>,
    set: Callback<Route>,
}

impl Place {
    /// Changes a setting of the screen without a new entry in the history.
    pub fn set(&self, name: &str, value: Option<String>) {
        self.replace(self.route.clone().with(name, value));
    }

    /// Changes several settings at once, without a new entry in the history.
    pub fn replace(&self, route: Route) {
        page::replace(&route.hash());
        self.set.emit(route);
    }
}

/// The address of the page, followed as it changes.
#[hook]
pub fn use_place() -> Place {
    let state = use_state(|| read(None));
    {
        let state = state.clone();
        use_effect_with((), move |()| {
            let window = gloo::utils::window();
            let current = std::cell::RefCell::new(state.0.clone());
            let listener = gloo::events::EventListener::new(&window, "hashchange", move |_| {
                let next = read(Some(&current.borrow()));
                *current.borrow_mut() = next.0.clone();
                state.set(next);
            });
            move || drop(listener)
        });
    }
    let set = {
        let state = state.clone();
        Callback::from(move |route: Route| state.set((route, None)))
    };
    Place {
        route: state.0.clone(),
        ignored: state.1.clone(),
        set,
    }
}

/// Reads the address; one that names nothing leaves the reader where they were.
fn read(current: Option<&Route>) -> (Route, Option<String>) {
    let hash = page::hash();
    match Route::parse(&hash) {
        Some(route) => (route, None),
        None => {
            let shown: String = hash.chars().filter(|c| !c.is_control()).take(60).collect();
            (current.cloned().unwrap_or_else(Route::home), Some(shown))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_reads_its_own_address() {
        let kenya = Iso3::new("KEN").unwrap();
        for screen in [
            Screen::World,
            Screen::Economy(kenya),
            Screen::WhatIf(kenya),
            Screen::Compare,
            Screen::Portfolio,
            Screen::Prioritise,
            Screen::Impact,
            Screen::TwoPlans,
            Screen::Ledger,
            Screen::Frameworks,
            Screen::Coherence,
            Screen::Catalogue,
            Screen::Method,
            Screen::Backtest,
            Screen::Sources,
            Screen::Help,
        ] {
            let route = Route::to(screen).with("node", Some("Enable/Power & more = 1 é".into()));
            assert_eq!(Route::parse(&route.hash()), Some(route));
        }
    }

    #[test]
    fn an_empty_address_is_the_home() {
        for hash in ["", "#", "#/"] {
            assert_eq!(Route::parse(hash), Some(Route::home()));
        }
    }

    #[test]
    fn a_hostile_address_names_nothing() {
        let long = format!("#/world?{}", "a=b&".repeat(1000));
        for hash in [
            "#/economy/<script>",
            "#/economy/ken",
            "#/economy/KEN/extra",
            "#javascript:alert(1)",
            "#/world?node",
            "#/world?a=%zz",
            "#/world?a=%ff",
            "#/world?a=%00",
            long.as_str(),
        ] {
            assert_eq!(Route::parse(hash), None, "{hash:.40}");
        }
    }
}
