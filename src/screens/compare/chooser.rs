//! Whom the screen compares, what is uncertain, and what is ranked by.

use std::rc::Rc;

use atlas::Iso3;
use readiness::uncertainty::Factor;
use yew::prelude::*;

use super::settings::{self, FEWEST, MEANS, MOST, NORMALISE, Settings, names};
use super::{economy_name, set, words};
use crate::route::Place;
use crate::state::{use_store, use_text, use_world};
use crate::widgets::menu::{Item, Pick};
use crate::widgets::palette;
use crate::widgets::tabs::{Tab, Tabs};

/// Properties of [`Chooser`] and [`Choices`].
#[derive(Properties, PartialEq)]
pub struct ChooserProps {
    /// Settings.
    pub settings: Rc<Settings>,
    /// Address.
    pub place: Place,
}

/// The economies as marks that can be taken away, and a field that adds one: a combobox over a list.
/// Arrows move, Enter adds, Escape empties.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let query = use_state(String::new);
    let active = use_state(|| 0usize);
    let chosen = &props.settings.set;
    let put = {
        let set = set(&props.place, names::SET);
        Callback::from(move |codes: Vec<Iso3>| set.emit(Some(settings::list(&codes))))
    };
    let marks = chosen.iter().map(|code| {
        let name = economy_name(world, &text, *code);
        let remove = {
            let (put, code, chosen) = (put.clone(), *code, chosen.clone());
            Callback::from(move |_: MouseEvent| {
                put.emit(chosen.iter().copied().filter(|c| *c != code).collect());
            })
        };
        let label: String = text.tr("cmp-remove", &[("economy", name.as_str().into())]).into();
        let button = (chosen.len() > FEWEST).then(|| {
            html! { <button class="cmp-x" aria-label={label.clone()} title={label} onclick={remove}>{ "×" }</button> }
        });
        html! { <li key={code.to_string()} class="cmp-chip"><b class="ltr">{ code.to_string() }</b>{ " " }{ name }{ button }</li> }
    });
    let full = chosen.len() >= MOST;
    let hits: Vec<(Iso3, String)> = palette::economies(world, &query)
        .into_iter()
        .filter(|e| !chosen.contains(&e.iso3))
        .map(|e| (e.iso3, text.economy(e).to_owned()))
        .collect();
    let add = {
        let (put, chosen, query, active) = (put.clone(), chosen.clone(), query.clone(), active.clone());
        Callback::from(move |code: Iso3| {
            let mut codes = chosen.clone();
            codes.push(code);
            query.set(String::new());
            active.set(0);
            put.emit(codes);
        })
    };
    let oninput = {
        let (query, active) = (query.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            query.set(input.value());
            active.set(0);
        })
    };
    let onkeydown = {
        let (query, active, add) = (query.clone(), active.clone(), add.clone());
        let codes: Vec<Iso3> = hits.iter().map(|h| h.0).collect();
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => active.set((*active + 1).min(codes.len().saturating_sub(1))),
                "ArrowUp" => active.set(active.saturating_sub(1)),
                "Escape" if !query.is_empty() => query.set(String::new()),
                "Enter" => {
                    if let Some(code) = codes.get(*active) {
                        add.emit(*code);
                    }
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onblur = {
        let query = query.clone();
        Callback::from(move |_: FocusEvent| query.set(String::new()))
    };
    let open = !hits.is_empty();
    let list = hits.iter().enumerate().map(|(i, (code, name))| {
        // Mouse down, not click: the field must not lose the focus first.
        let onmousedown = {
            let (add, code) = (add.clone(), *code);
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                add.emit(code);
            })
        };
        html! {
            <div role="option" id={format!("add-{i}")} aria-selected={(i == *active).to_string()}
                class={classes!((i == *active).then_some("is-active"))} {onmousedown}>
                <span>{ name.clone() }</span><span class="ltr quieter push">{ code.to_string() }</span>
            </div>
        }
    });
    html! {
        <div class="cmp-chooser" role="group" aria-label={text.t("cmp-set")}>
            <ul class="cmp-chips" data-testid="compare-set">{ for marks }</ul>
            <div class="menu-anchor no-print">
                <input class="input" type="text" role="combobox" aria-expanded={open.to_string()} aria-controls={open.then_some("add-list")} aria-autocomplete="list"
                    aria-activedescendant={open.then(|| format!("add-{}", *active))} aria-label={text.t("cmp-add")}
                    placeholder={text.t(if full { "cmp-full" } else { "cmp-add" })} disabled={full} autocomplete="off" spellcheck="false"
                    data-testid="compare-add" value={(*query).clone()} {oninput} {onkeydown} {onblur} />
                if open { <div id="add-list" class="menu float" role="listbox" aria-label={text.t("cmp-add")}>{ for list }</div> }
            </div>
        </div>
    }
}

/// The economies, what is uncertain, and what is ranked by.
#[component]
pub fn Choices(props: &ChooserProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let (settings, place) = (&props.settings, &props.place);
    let toggles = Factor::ALL.into_iter().map(|factor| {
        let on = settings.vary.contains(&factor);
        let onclick = {
            let (set, to) = (set(place, names::VARY), settings.switched(factor));
            Callback::from(move |_: MouseEvent| set.emit(to.clone()))
        };
        html! {
            <button class="toggle" aria-pressed={on.to_string()} title={text.t(words::options(factor)).to_string()}
                data-testid={format!("vary-{}", factor.name())} {onclick}><i aria-hidden="true"></i>{ text.t(words::factor(factor)) }</button>
        }
    });
    let draws = vec![
        Tab {
            id: "spread".into(),
            label: text.t("cmp-draw-spread").html(),
        },
        Tab {
            id: "any".into(),
            label: text.t("cmp-draw-any").html(),
        },
    ];
    let choose = |name: &'static str, default: &'static str| {
        let set = set(place, name);
        Callback::from(move |id: AttrValue| set.emit((id != default).then(|| id.to_string())))
    };
    let item = |id: &'static str, key: &'static str| {
        let label = text.t(key);
        Item::Choice {
            id: id.into(),
            name: label.to_string(),
            label: label.html(),
            indent: false,
        }
    };
    // What the framework's recipe has beyond these stands under a name of its own.
    let (method, kind) = (settings.method(), settings.aggregate());
    let norm = NORMALISE.iter().find(|n| n.0 == method).map_or("own", |n| n.1);
    let mean = MEANS.iter().find(|m| m.0 == kind).map_or("own", |m| m.1);
    let own_norm = NORMALISE
        .iter()
        .find(|n| n.0 == settings.recipe.normalise)
        .map_or("own", |n| n.1);
    let own_mean = MEANS
        .iter()
        .find(|m| m.0 == settings.recipe.aggregate)
        .map_or("own", |m| m.1);
    let mut norms: Vec<Item> = NORMALISE.map(|(m, id)| item(id, words::normalise(m))).to_vec();
    if own_norm == "own" {
        norms.push(item("own", words::normalise(settings.recipe.normalise)));
    }
    let mut means: Vec<Item> = MEANS.map(|(m, id)| item(id, words::aggregate(m))).to_vec();
    if own_mean == "own" {
        means.push(item("own", words::aggregate(settings.recipe.aggregate)));
    }
    let frameworks = crate::screens::frameworks::words::menu(&store.plan, world, &text);
    let on_framework = {
        let (place, own) = (place.clone(), store.plan.settings.framework.clone());
        Callback::from(move |id: AttrValue| {
            let other = (id.as_str() != own).then(|| id.to_string());
            place.replace(
                place
                    .route
                    .clone()
                    .with(names::FRAMEWORK, other)
                    .with(names::NORMALISE, None)
                    .with(names::MEAN, None),
            );
        })
    };
    let views = vec![
        Tab {
            id: "outcomes".into(),
            label: text.t("view-outcomes").html(),
        },
        Tab {
            id: "milestones".into(),
            label: text.t("view-milestones").html(),
        },
    ];
    let view = if settings.view == indicators::View::Milestones {
        "milestones"
    } else {
        "outcomes"
    };
    html! {
        <>
            <div class="cmp-controls">
                <Chooser settings={Rc::clone(settings)} place={place.clone()} />
                <span class="push row no-print"><Pick label={text.t("eco-framework")} button={crate::screens::frameworks::words::framework(&store.plan, &text, &settings.framework).html()} items={frameworks} chosen={settings.framework.clone()} on_choose={on_framework} end=true /><Tabs label={text.t("eco-view")} tabs={views} chosen={view} on_choose={choose(names::COUNT, "outcomes")} class="view" /></span>
            </div>
            <div class="cmp-controls no-print" role="group" aria-label={text.t("cmp-uncertain")}>
                <span class="sub">{ text.t("cmp-uncertain") }</span>
                <span class="cmp-toggles">{ for toggles }</span>
                if settings.vary.contains(&Factor::Weights) {
                    <Tabs label={text.t("cmp-draw")} tabs={draws} chosen={if settings.any { "any" } else { "spread" }} on_choose={choose(names::DRAW, "spread")} />
                }
                <span class="row push">
                    <span class="sub">{ text.t("cmp-ranked-by") }</span>
                    <Pick label={text.t("cmp-normalisation")} button={text.t(words::normalise(method)).html()} chosen={norm} end=true
                        items={norms} on_choose={choose(names::NORMALISE, own_norm)} />
                    <Pick label={text.t("cmp-aggregation")} button={text.t(words::aggregate(kind)).html()} chosen={mean} end=true
                        items={means} on_choose={choose(names::MEAN, own_mean)} />
                </span>
            </div>
        </>
    }
}
