//! The palette: `/` or Ctrl+K, type an economy in any of five languages or by code, or a screen.

use atlas::{Economy, Lang};
use yew::prelude::*;

use super::dialog::Dialog;
use crate::route::{Route, Screen};
use crate::screens::{ALSO, NAV};
use crate::state::{use_text, use_world};
use crate::text::Text;

/// One hit.
#[derive(Clone, PartialEq)]
struct Hit {
    name: String,
    kind: &'static str,
    code: Option<String>,
    route: Route,
}

/// Most hits on show; more are not read. An assumption.
const MOST: usize = 12;

/// Letters without case and without the common Latin accents, so that "cote" finds "Côte".
fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ý' | 'ÿ' => 'y',
            '’' => '\'',
            other => other,
        })
        .collect()
}

/// How well an economy fits: 0 is best, `None` not at all.
fn fit(economy: &Economy, query: &str) -> Option<u8> {
    if economy.iso3.as_str().eq_ignore_ascii_case(query) || economy.iso2.eq_ignore_ascii_case(query) {
        return Some(0);
    }
    let names = [Lang::En, Lang::Fr, Lang::Es, Lang::Pt, Lang::Ar].map(|l| folded(economy.name(l)));
    if names.iter().any(|n| n.starts_with(query)) {
        Some(1)
    } else if names
        .iter()
        .any(|n| n.split([' ', '-']).any(|w| w.starts_with(query)))
    {
        Some(2)
    } else if names.iter().any(|n| n.contains(query)) {
        Some(3)
    } else {
        None
    }
}

/// Economies that fit what was typed, the best first, at most a screenful.
pub fn economies<'w>(world: &'w engine::World, query: &str) -> Vec<&'w Economy> {
    let query = folded(query.trim());
    if query.is_empty() {
        return Vec::new();
    }
    let all = world.atlas.economies().iter();
    let mut found: Vec<(u8, &Economy)> = all.filter_map(|e| Some((fit(e, &query)?, e))).collect();
    // Stable: economies stay in the order of their codes within a rank.
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().take(MOST).map(|(_, e)| e).collect()
}

fn hits(world: &engine::World, text: &Text, query: &str) -> Vec<Hit> {
    let query = folded(query.trim());
    let screens = NAV.iter().chain(ALSO).filter_map(|entry| {
        let name: String = text.t(entry.key).into();
        let first_codes = matches!(entry.screen, Screen::Economy(_) | Screen::WhatIf(_));
        (!first_codes && folded(&name).contains(&query)).then(|| {
            let hit = Hit {
                name,
                kind: "find-kind-screen",
                code: None,
                route: Route::to(entry.screen),
            };
            (2, hit)
        })
    });
    let economies = world.atlas.economies().iter().filter_map(|economy| {
        let rank = if query.is_empty() {
            None
        } else {
            fit(economy, &query)
        }?;
        let hit = Hit {
            name: text.economy(economy).to_owned(),
            kind: "find-kind-economy",
            code: Some(economy.iso3.to_string()),
            route: Route::to(Screen::Economy(economy.iso3)),
        };
        Some((rank, hit))
    });
    let mut all: Vec<(u8, Hit)> = economies.chain(screens).collect();
    // Stable: economies stay in the order of their codes within a rank.
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().take(MOST).map(|(_, hit)| hit).collect()
}

/// Properties of [`Palette`].
#[derive(Properties, PartialEq)]
pub struct PaletteProps {
    /// The reader is done.
    pub on_close: Callback<()>,
}

/// The palette: a combobox over a list. Arrows move, Enter goes, Escape closes.
#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let query = use_state(String::new);
    let active = use_state(|| 0usize);
    let hits = hits(world, &text, &query);
    let oninput = {
        let (query, active) = (query.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            query.set(input.value());
            active.set(0);
        })
    };
    let go = {
        let close = props.on_close.clone();
        Callback::from(move |route: Route| {
            close.emit(());
            route.go();
        })
    };
    let onkeydown = {
        let (active, routes, go) = (
            active.clone(),
            hits.iter().map(|h| h.route.clone()).collect::<Vec<_>>(),
            go.clone(),
        );
        Callback::from(move |event: KeyboardEvent| {
            let last = routes.len().saturating_sub(1);
            match event.key().as_str() {
                "ArrowDown" => active.set((*active + 1).min(last)),
                "ArrowUp" => active.set(active.saturating_sub(1)),
                "Enter" => {
                    if let Some(route) = routes.get(*active) {
                        go.emit(route.clone());
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let list = hits.iter().enumerate().map(|(i, hit)| {
        let (go, route) = (go.clone(), hit.route.clone());
        let onmousedown = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            go.emit(route.clone());
        });
        html! {
            <li role="option" id={format!("hit-{i}")} aria-selected={(i == *active).to_string()} {onmousedown}>
                <span>{ hit.name.clone() }</span>
                { for hit.code.iter().map(|c| html! { <span class="ltr quieter">{ c.clone() }</span> }) }
                <span class="kind">{ text.t(hit.kind) }</span>
            </li>
        }
    });
    let count = text.tr("find-results", &[("n", hits.len().into())]);
    html! {
        <Dialog label={text.t("find-label")} on_close={props.on_close.clone()} class="palette">
            <input type="search" role="combobox" aria-expanded="true" aria-controls="hits" aria-autocomplete="list"
                aria-activedescendant={(!hits.is_empty()).then(|| format!("hit-{}", *active))}
                aria-label={text.t("find-label")} placeholder={text.t("find-hint")} autocomplete="off" spellcheck="false"
                value={(*query).clone()} {oninput} {onkeydown} />
            <ul id="hits" role="listbox" aria-label={text.t("find-label")}>{ for list }</ul>
            if hits.is_empty() {
                <p class="sub palette-none">{ text.tr("find-none", &[("query", query.as_str().into())]) }</p>
            }
            <p class="visually-hidden" role="status">{ count }</p>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(folded("Côte d’Ivoire"), "cote d'ivoire");
    }

    #[test]
    fn a_code_comes_before_a_name() {
        let world = engine::World::load().unwrap();
        let found = hits(world, &Text::new(crate::text::Language::En), "ken");
        assert_eq!(found.first().unwrap().code.as_deref(), Some("KEN"));
        let namibia = hits(world, &Text::new(crate::text::Language::Fr), "na");
        assert_eq!(namibia.first().unwrap().code.as_deref(), Some("NAM"));
    }
}
