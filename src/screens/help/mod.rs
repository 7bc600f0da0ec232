//! Help: the four steps, the keys, the method in short with its assumptions named.

use yew::prelude::*;

use crate::platform::page;
use crate::platform::storage::{self, keys};
use crate::route::{Route, Screen};
use crate::state::{Action, Toast, use_store, use_text};

/// Keys that work anywhere, and what they do (message key).
const KEYS: [(&str, &str); 8] = [
    ("/  Ctrl+K", "help-key-find"),
    ("1 … 9", "help-key-screens"),
    ("Ctrl+Z", "help-key-undo"),
    ("Ctrl+Shift+Z  Ctrl+Y", "help-key-redo"),
    ("Tab  Shift+Tab", "help-key-tab"),
    ("← → ↑ ↓  Home  End", "help-key-arrows"),
    ("Enter", "help-key-enter"),
    ("Esc", "help-key-esc"),
];

/// Points of the method: what is done, and what is assumed.
const METHOD: [(&str, &str); 7] = [
    ("help-method-score", "help-assume-score"),
    ("help-method-missing", "help-assume-missing"),
    ("help-method-ranks", "help-assume-ranks"),
    ("help-method-candidates", "help-assume-candidates"),
    ("help-method-portfolio", "help-assume-portfolio"),
    ("help-method-money", "help-assume-money"),
    ("help-method-impact", "help-assume-impact"),
];

/// The screen.
#[component]
pub fn HelpScreen() -> Html {
    let (text, store) = (use_text(), use_store());
    let economy = store.plan.region.economies.first().copied();
    let steps = [
        ("world-steps-look", "help-look", Screen::World),
        ("world-steps-choose", "help-choose", Screen::Portfolio),
        ("world-steps-fund", "help-fund", Screen::Impact),
        (
            "world-steps-share",
            "help-share",
            economy.map_or(Screen::Sources, Screen::Economy),
        ),
    ];
    let show_again = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            storage::remove(keys::STEPS);
            store.dispatch(Action::Say(Toast::new("help-steps-back", Vec::new())));
        })
    };
    html! {
        <div class="page help">
            <div class="page-head strong-rule">
                <div><h1>{ text.t("help-title") }</h1><p class="sub">{ text.t("help-sub") }</p></div>
                <div class="page-actions"><button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button></div>
            </div>
            <section class="stack">
                <ol class="help-steps">
                    { for steps.iter().enumerate().map(|(i, (word, note, screen))| html! {
                        <li><a href={Route::to(*screen).hash()}><span class="figure accent">{ text.whole((i + 1) as f64) }</span><b class="lead">{ text.t(word) }</b><span class="sub">{ text.t(note) }</span></a></li>
                    }) }
                </ol>
                <p><button class="link" onclick={show_again}>{ text.t("help-steps-again") }</button></p>
            </section>
            <div class="help-body">
                <section class="stack">
                    <h2>{ text.t("help-method") }</h2>
                    <p><a class="link" href={Route::to(Screen::Method).hash()}>{ text.t("help-worked") }</a></p>
                    <ol class="help-method">
                        { for METHOD.iter().map(|(does, assumes)| html! {
                            <li><p>{ text.t(does) }</p><p class="note"><span class="tag warn">{ text.t("help-assumption") }</span>{ " " }{ text.t(assumes) }</p></li>
                        }) }
                    </ol>
                </section>
                <section class="stack">
                    <h2>{ text.t("help-keys") }</h2>
                    <dl class="facts help-keys">
                        { for KEYS.iter().map(|(keys, does)| html! {
                            <><dt class="ltr">{ for keys.split("  ").map(|k| html! { <><kbd>{ k }</kbd>{ " " }</> }) }</dt><dd>{ text.t(does) }</dd></>
                        }) }
                    </dl>
                    <h2>{ text.t("help-reading") }</h2>
                    <dl class="facts">
                        <dt><i class="swatch nodata"></i></dt><dd>{ text.t("help-nodata") }</dd>
                        <dt><span class="iv help-iv" style="--a:20;--m:50;--b:80"><i></i><u></u></span></dt><dd>{ text.t("help-interval") }</dd>
                        <dt><i class="dot"></i></dt><dd>{ text.t("help-accent") }</dd>
                    </dl>
                    <h2>{ text.t("help-safety") }</h2>
                    <p class="sub">{ text.t("drawer-sends-nothing") }</p>
                    <p><a class="link" href={Route::to(Screen::Sources).hash()}>{ text.t("drawer-sources") }</a></p>
                </section>
            </div>
        </div>
    }
}
