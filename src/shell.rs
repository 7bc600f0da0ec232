//! The frame around every screen: masthead, navigation, palette, keys, toast.

mod more;

use gloo::events::EventListener;
use indicators::View;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::platform::{clock, intl, page};
use crate::route::{Place, Route, Screen};
use crate::screens::{self, NAV};
use crate::state::contexts::Theme;
use crate::state::{Action, Same, Toast, readiness, use_preferences, use_store, use_text};
use crate::text::Language;
use crate::widgets::glyph;
use crate::widgets::menu::{Item, Pick};
use crate::widgets::palette::Palette;
use crate::widgets::toast::Toasts;

/// The whole page.
#[component]
pub fn Shell() -> Html {
    let text = use_text();
    let place = crate::route::use_place();
    let store = use_store();
    let searching = use_state(|| false);
    use_effect_with((), |()| page::ready());
    use_effect_with(place.ignored.clone(), {
        let store = store.clone();
        move |ignored| {
            if let Some(address) = ignored {
                let args = vec![("address", address.as_str().into())];
                store.dispatch(Action::Say(Toast::new("address-ignored", args)));
            }
        }
    });
    use_effect_with((place.route.screen, text.clone()), |(screen, text)| {
        page::set_title(&format!("{} · {}", text.t(screen.key()), text.t("app-name")));
    });
    use_keys({
        let (searching, store) = (searching.clone(), store.clone());
        Callback::from(move |key| match key {
            Shortcut::Find => searching.set(true),
            Shortcut::Undo => store.dispatch(Action::Undo),
            Shortcut::Redo => store.dispatch(Action::Redo),
            Shortcut::Screen(n) => {
                if let Some(entry) = NAV.get(n) {
                    Route::to(entry.screen).go();
                }
            }
        })
    });
    let close = {
        let searching = searching.clone();
        Callback::from(move |()| searching.set(false))
    };
    let open = {
        let searching = searching.clone();
        Callback::from(move |()| searching.set(true))
    };
    html! {
        <ContextProvider<Place> context={place.clone()}>
            <a class="skip" href="#main">{ text.t("skip-to-content") }</a>
            <div class="app">
                <Masthead on_find={open} />
                <main id="main" tabindex="-1">{ screens::view(&place.route) }</main>
            </div>
            <Toasts />
            if *searching { <Palette on_close={close} /> }
            <PrintFoot />
        </ContextProvider<Place>>
    }
}

impl Screen {
    /// Message key of the screen's name.
    pub fn key(self) -> &'static str {
        match self {
            Self::World => "screen-world",
            Self::Economy(_) => "screen-economy",
            Self::WhatIf(_) => "screen-what-if",
            Self::Compare => "screen-compare",
            Self::Portfolio => "screen-portfolio",
            Self::Prioritise => "screen-prioritise",
            Self::Impact => "screen-impact",
            Self::TwoPlans => "screen-two-plans",
            Self::Ledger => "screen-ledger",
            Self::Frameworks => "screen-frameworks",
            Self::Coherence => "screen-coherence",
            Self::Catalogue => "screen-catalogue",
            Self::Method => "screen-method",
            Self::Backtest => "screen-backtest",
            Self::Sources => "screen-sources",
            Self::Help => "screen-help",
        }
    }
}

/// What a key does anywhere on the page.
enum Shortcut {
    /// `/` or Ctrl+K.
    Find,
    /// Ctrl+Z.
    Undo,
    /// Ctrl+Shift+Z or Ctrl+Y.
    Redo,
    /// A digit: the n-th screen.
    Screen(usize),
}

/// Keys of the whole page. Single keys do nothing while a field has the focus.
#[hook]
fn use_keys(on: Callback<Shortcut>) {
    let on = use_mut_ref_of(on);
    use_effect_with((), move |()| {
        let document = gloo::utils::document();
        let options = gloo::events::EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let typing = event
                .target()
                .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
                .is_some_and(|e| match e.tag_name().as_str() {
                    // Nothing is typed into a slider, a box or a dot.
                    "INPUT" => !matches!(
                        e.get_attribute("type").as_deref(),
                        Some("range" | "checkbox" | "radio")
                    ),
                    "TEXTAREA" | "SELECT" => true,
                    _ => false,
                });
            let command = event.ctrl_key() || event.meta_key();
            let key = event.key();
            let found = match key.as_str() {
                "k" | "K" if command => Some(Shortcut::Find),
                "z" | "Z" if command && !typing => Some(if event.shift_key() {
                    Shortcut::Redo
                } else {
                    Shortcut::Undo
                }),
                "y" | "Y" if command && !typing => Some(Shortcut::Redo),
                "/" if !typing && !command => Some(Shortcut::Find),
                digit if !typing && !command && !event.alt_key() => {
                    let n = digit.parse::<usize>().ok().filter(|n| (1..=9).contains(n));
                    n.map(|n| Shortcut::Screen(n - 1))
                }
                _ => None,
            };
            if let Some(shortcut) = found {
                event.prevent_default();
                let callback = on.borrow().clone();
                callback.emit(shortcut);
            }
        });
        move || drop(listener)
    });
}

/// The latest value of something, for listeners that outlive a render.
#[hook]
fn use_mut_ref_of<T: Clone + 'static>(value: T) -> std::rc::Rc<std::cell::RefCell<T>> {
    let kept = use_mut_ref(|| value.clone());
    kept.replace(value);
    kept
}

/// Properties of [`Masthead`].
#[derive(Properties, PartialEq)]
struct MastheadProps {
    on_find: Callback<()>,
}

/// Wordmark, plan and where it is kept, screens, search, undo, language and theme.
#[component]
fn Masthead(props: &MastheadProps) -> Html {
    let (text, store) = (use_text(), use_store());
    let find = {
        let on = props.on_find.clone();
        Callback::from(move |_: MouseEvent| on.emit(()))
    };
    let step = |action: fn() -> Action| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(action()))
    };
    html! {
        <header class="masthead">
            <a class="wordmark ltr" href="#/world">{ text.t("app-name") }</a>
            <crate::screens::drawer::PlanPill />
            <Nav />
            <more::More />
            <div class="history-buttons">
                <button class="icon-button directional" disabled={!store.can_undo} onclick={step(|| Action::Undo)}
                    aria-label={text.t("undo")} title={text.t("undo")}>{ glyph::undo() }</button>
                <button class="icon-button directional" disabled={!store.can_redo} onclick={step(|| Action::Redo)}
                    aria-label={text.t("redo")} title={text.t("redo")}>{ glyph::redo() }</button>
            </div>
            <button class="find" onclick={find} aria-label={text.t("find-label")} aria-keyshortcuts="/ Control+K">
                { glyph::search() }<span class="find-label">{ text.t("find-label") }</span><kbd class="ltr" aria-hidden="true">{ "/" }</kbd>
            </button>
            <ReaderMenu />
        </header>
    }
}

/// The screens that exist.
#[component]
fn Nav() -> Html {
    let text = use_text();
    let store = use_store();
    let last = use_mut_ref(|| None::<atlas::Iso3>);
    let here = use_context::<Place>().map(|p| p.route.screen);
    if let Some(Screen::Economy(code) | Screen::WhatIf(code)) = here {
        *last.borrow_mut() = Some(code);
    }
    let links = NAV.iter().map(|entry| {
        let screen = match entry.screen {
            Screen::Economy(default) | Screen::WhatIf(default) => {
                let of_plan = store.plan.region.economies.first().copied();
                let code = last.borrow().or(of_plan).unwrap_or(default);
                match entry.screen {
                    Screen::WhatIf(_) => Screen::WhatIf(code),
                    _ => Screen::Economy(code),
                }
            }
            other => other,
        };
        let current = here.is_some_and(|h| h.key() == screen.key());
        let label: String = text.t(entry.key).into();
        html! {
            <a href={Route::to(screen).hash()} aria-current={current.then_some("page")} data-label={label}>{ text.t(entry.key) }</a>
        }
    });
    html! { <nav class="nav" aria-label={text.t("screens-label")}>{ for links }</nav> }
}

/// Language and theme.
#[component]
fn ReaderMenu() -> Html {
    let (text, preferences) = (use_text(), use_preferences());
    let mut items = vec![Item::Group(text.t("language-label").html())];
    for language in Language::ALL {
        items.push(Item::Choice {
            id: language.code().into(),
            label: html! { <span lang={language.code()} dir={language.dir()}>{ language.own_name() }</span> },
            name: language.own_name().to_owned(),
            indent: false,
        });
    }
    items.push(Item::Group(text.t("theme-label").html()));
    for (id, key) in [
        ("system", "theme-system"),
        ("light", "theme-light"),
        ("dark", "theme-dark"),
    ] {
        let phrase = text.t(key);
        items.push(Item::Choice {
            id: id.into(),
            name: phrase.to_string(),
            label: phrase.html(),
            indent: false,
        });
    }
    let on_choose = {
        let preferences = preferences.clone();
        Callback::from(move |id: AttrValue| match id.as_str() {
            "system" => preferences.set_theme.emit(None),
            "light" => preferences.set_theme.emit(Some(Theme::Light)),
            "dark" => preferences.set_theme.emit(Some(Theme::Dark)),
            code => {
                if let Some(language) = Language::of_tag(code) {
                    preferences.set_language.emit(language);
                }
            }
        })
    };
    let language = preferences.language;
    let button = html! { <span lang={language.code()}>{ language.own_name() }</span> };
    html! {
        <Pick label={text.t("language-label")} {button} {items} chosen={language.code()} {on_choose} class="lang" end=true />
    }
}

/// Framework, view and year of the scores on a screen: what the address says where the screen shows
/// scores, else the plan's.
fn scored(route: Option<&Route>, world: &engine::World, plan: &plan::Plan) -> (String, View, i16) {
    let s = &plan.settings;
    let shows = |r: &&Route| {
        matches!(
            r.screen,
            Screen::World | Screen::Economy(_) | Screen::WhatIf(_) | Screen::Compare | Screen::Coherence
        )
    };
    let Some(route) = route.filter(shows) else {
        return (s.framework.clone(), s.view, s.base_year);
    };
    let known = |id: &&str| world.framework(id).is_some() || plan.framework(id).is_some();
    let framework = route.get("framework").filter(known).unwrap_or(&s.framework);
    let view = match route.get("count") {
        Some("milestones") => View::Milestones,
        _ => View::Outcomes,
    };
    let year = route.get("year").and_then(|y| y.parse().ok());
    let year = year.filter(|y| *y <= s.base_year && route.screen == Screen::World);
    (framework.to_owned(), view, year.unwrap_or(s.base_year))
}

/// What stands at the foot of every printed page.
#[component]
fn PrintFoot() -> Html {
    let (text, store) = (use_text(), use_store());
    let route = use_context::<Place>().map(|p| p.route);
    // Writing a date is slow and nobody prints in the first moment: after the first picture.
    let later = use_state(|| false);
    use_effect_with((), {
        let later = later.clone();
        move |()| {
            let idle = clock::when_idle(move || later.set(true));
            move || drop(idle)
        }
    });
    // What is printed is right to the hour.
    let hour = (clock::now() / 3_600_000.0).floor();
    let foot = use_memo(
        (Same(std::rc::Rc::clone(&store.plan)), text, hour, *later, route),
        |(plan, text, _, later, route)| {
            if !later {
                return None;
            }
            let (framework, view, year) = scored(route.as_ref(), store.world, plan);
            let scores = readiness::scores(store.world, plan, &framework, view, year);
            // A page without scores names no recipe of them.
            let scoreless = route
                .as_ref()
                .is_some_and(|r| matches!(r.screen, Screen::Sources | Screen::Help));
            let hashes = scores.filter(|_| !scoreless).map(|found| {
                let stamp = engine::lineage::stamp(store.world, &readiness::as_of(plan, year), &found.frozen);
                let args = [("recipe", stamp.recipe.into()), ("data", stamp.data.into())];
                text.tr("lin-hashes", &args)
            });
            let args = |date: String| {
                [
                    ("plan", plan.name.as_str().into()),
                    ("date", date.into()),
                    ("year", text.year(year).into()),
                ]
            };
            let foot = text.tr("print-foot", &args(intl::date_time(clock::now())));
            Some(
                html! { <>{ foot }{ for hashes.map(|h| html! { <>{ " · " }<span data-testid="print-hashes">{ h }</span></> }) }</> },
            )
        },
    );
    html! { <div class="print-only print-foot">{ (*foot).clone() }</div> }
}
