//! Sources: where every value comes from, under which licence and of which date; what is known to be
//! old; boundaries; the software inside.

use std::rc::Rc;

use indicators::{Indicator, Role};
use yew::prelude::*;

use crate::platform::page;
use crate::route::{Route, Screen};
use crate::screens::world::card::OLD;
use crate::state::{use_store, use_text, use_world};
use crate::widgets::table::{Cell, Column, DataTable, Key, Row};

/// Software inside the file: name, what it does (message key), licence. A test holds every name
/// against the lock file; the solver comes from npm.
const SOFTWARE: [(&str, &str, &str); 9] = [
    ("yew", "sources-does-page", "MIT OR Apache-2.0"),
    ("gloo", "sources-does-page", "MIT OR Apache-2.0"),
    ("wasm-bindgen", "sources-does-page", "MIT OR Apache-2.0"),
    ("plotters", "sources-does-charts", "MIT"),
    ("geo", "sources-does-map", "MIT OR Apache-2.0"),
    ("fluent-bundle", "sources-does-words", "Apache-2.0 OR MIT"),
    ("serde_json", "sources-does-files", "MIT OR Apache-2.0"),
    ("csv", "sources-does-files", "Unlicense OR MIT"),
    ("sha2", "sources-does-files", "MIT OR Apache-2.0"),
];

/// What is known of an indicator's coverage.
#[derive(Clone, Debug, PartialEq)]
struct Coverage {
    /// First and last year with any value.
    years: Option<(i16, i16)>,
    /// Economies with a value in the plan's years.
    economies: usize,
}

fn coverage(world: &engine::World, indicator: &str, base: i16, oldest: i16) -> Coverage {
    let table = world.pack.table(indicator);
    let economies = world
        .atlas
        .economies()
        .iter()
        .filter(|e| {
            world
                .pack
                .latest(indicator, e.iso3, base, oldest)
                .value()
                .is_some()
        })
        .count();
    Coverage {
        years: table.and_then(indicators::pack::Table::years),
        economies,
    }
}

/// An outcome of one of the frameworks.
fn in_framework(world: &engine::World, indicator: &str) -> bool {
    world.frameworks.iter().any(|f| {
        f.leaves
            .iter()
            .any(|l| l.role == Role::Outcome && l.indicator == indicator)
    })
}

/// The screen.
#[component]
pub fn SourcesScreen() -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let (base, oldest) = (store.plan.settings.base_year, store.plan.settings.oldest_year);
    let covered = use_memo((base, oldest), |(base, oldest)| {
        world
            .pack
            .indicators()
            .iter()
            .map(|i| coverage(world, &i.id, *base, *oldest))
            .collect::<Vec<_>>()
    });
    let all: Vec<(&Indicator, &Coverage)> = world.pack.indicators().iter().zip(covered.iter()).collect();
    let last = |c: &Coverage| c.years.map(|(_, last)| last);
    let old: Vec<&(&Indicator, &Coverage)> = all
        .iter()
        .filter(|(_, c)| last(c).is_some_and(|y| y < base - OLD))
        .collect();
    let old_used: Vec<&&(&Indicator, &Coverage)> =
        old.iter().filter(|(i, _)| in_framework(world, &i.id)).collect();
    let english = |words: &str| html! { <span lang="en" dir="ltr">{ words.to_owned() }</span> };

    let source_columns = Rc::new(vec![
        Column::text(text.t("sources-col-source")),
        Column::text(text.t("sources-col-publisher")),
        Column::numeric(text.t("sources-col-indicators")),
        Column::text(text.t("sources-col-vintage")),
        Column::text(text.t("sources-col-licence")),
        Column::text(text.t("sources-col-attribution")),
    ]);
    let sources = world
        .pack
        .sources()
        .iter()
        .map(|s| {
            let n = all.iter().filter(|(i, _)| i.source == s.id).count();
            let count = if n == 0 {
                Cell {
                    show: html! { <span class="quieter">{ text.t("sources-not-values") }</span> },
                    key: Key::Number(0.0),
                    export: "0".to_owned(),
                    missing: false,
                }
            } else {
                Cell::number(n as f64, text.whole(n as f64))
            };
            let licence = Cell::text(s.licence.clone()).shown_as(html! {
                <a class="inline-link" lang="en" dir="ltr" href={s.licence_url.clone()} rel="noreferrer noopener" target="_blank">{ s.licence.clone() }</a>
            });
            Row {
                id: s.id.clone().into(),
                selected: false,
                cells: vec![
                    Cell::text(s.title.clone()).shown_as(english(&s.title)),
                    Cell::text(s.publisher.clone()).shown_as(english(&s.publisher)),
                    count,
                    Cell::text(s.vintage.clone()).shown_as(english(&s.vintage)),
                    licence,
                    Cell::text(s.attribution.clone()).shown_as(english(&s.attribution)),
                ],
            }
        })
        .collect::<Vec<_>>();
    let indicator_columns = Rc::new(vec![
        Column::text(text.t("eco-col-indicator")),
        Column::text(text.t("sources-col-id")),
        Column::text(text.t("eco-col-unit")),
        Column::text(text.t("eco-col-source")),
        Column::text(text.t("sources-col-series")),
        Column::numeric(text.t("sources-col-first")),
        Column::numeric(text.t("sources-col-last")),
        Column::numeric(text.tr(
            "sources-col-economies",
            &[
                ("first", text.year(oldest).into()),
                ("last", text.year(base).into()),
            ],
        )),
        Column::text(text.t("sources-col-use")),
    ]);
    let indicators = all
        .iter()
        .map(|(i, c)| {
            let year = |y: Option<i16>| {
                y.map_or_else(
                    || Cell::missing(text.t("missing-short").html()),
                    |y| Cell::number(f64::from(y), text.year(y)),
                )
            };
            let is_old = last(c).is_some_and(|y| y < base - OLD);
            let last_year = match last(c) {
                Some(y) if is_old => year(Some(y)).shown_as(
                    html! { <>{ text.year(y) }{ " " }<span class="tag warn">{ text.t("eco-old") }</span></> },
                ),
                other => year(other),
            };
            let used = if in_framework(world, &i.id) {
                "sources-used"
            } else {
                "sources-context"
            };
            Row {
                id: i.id.clone().into(),
                selected: false,
                cells: vec![
                    Cell::text(String::from(text.indicator(&i.id, &i.name))),
                    Cell::text(i.id.clone())
                        .shown_as(html! { <code class="ltr hash">{ i.id.clone() }</code> }),
                    Cell::text(i.unit.clone()).shown_as(english(&i.unit)),
                    Cell::text(i.source.clone()).shown_as(
                        html! { <span class="ltr">{ i.source.replace('_', " ").to_uppercase() }</span> },
                    ),
                    Cell::text(i.source_code.clone())
                        .shown_as(html! { <code class="ltr hash">{ i.source_code.clone() }</code> }),
                    year(c.years.map(|(first, _)| first)),
                    last_year,
                    Cell::number(c.economies as f64, text.whole(c.economies as f64)),
                    Cell::text(String::from(text.t(used))),
                ],
            }
        })
        .collect::<Vec<_>>();
    let values: usize = world
        .pack
        .indicators()
        .iter()
        .filter_map(|i| world.pack.table(&i.id))
        .map(|t| t.iter().map(|(_, p)| p.len()).sum::<usize>())
        .sum();
    let title = text.tr(
        "sources-title",
        &[
            ("values", text.whole(values as f64).into()),
            ("indicators", all.len().into()),
            ("old", old_used.len().into()),
            ("year", text.year(base - OLD).into()),
        ],
    );
    html! {
        <div class="page sources">
            <div class="page-head strong-rule">
                <div><h1>{ title }</h1><p class="sub">{ text.t("sources-sub") }</p></div>
                <div class="page-actions"><a class="link" href={Route::to(Screen::Frameworks).hash()}>{ text.t("screen-frameworks") }</a><a class="link" href={Route::to(Screen::Coherence).hash()}>{ text.t("screen-coherence") }</a><a class="link" href={Route::to(Screen::Backtest).hash()}>{ text.t("screen-backtest") }</a><button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button></div>
            </div>
            <section class="stack">
                <h2>{ text.tr("sources-list", &[("n", world.pack.sources().len().into())]) }</h2>
                <DataTable columns={source_columns} rows={Rc::new(sources)} caption={text.t("screen-sources")} file="sources" class={classes!("sources-table")} />
            </section>
            <section class="stack">
                <h2>{ text.tr("sources-problems", &[("n", old.len().into()), ("year", text.year(base - OLD).into())]) }</h2>
                <p class="sub">{ text.t("sources-problems-note") }</p>
                <ul class="sources-old">{ for old.iter().map(|(i, c)| html! {
                    <li>{ text.indicator(&i.id, &i.name) }<span class="quieter">{ " · " }{ for last(c).map(|y| text.tr("sources-last", &[("year", text.year(y).into())])) }
                        { if in_framework(world, &i.id) { " · " } else { "" } }{ for in_framework(world, &i.id).then(|| text.t("sources-used")) }</span></li>
                }) }</ul>
            </section>
            <section class="stack">
                <h2>{ text.tr("sources-indicators", &[("n", all.len().into())]) }</h2>
                <DataTable columns={indicator_columns} rows={Rc::new(indicators)} caption={text.t("eco-table-plain")} file="indicators" class={classes!("indicators-table")} />
            </section>
            <div class="sources-foot">
                <section class="stack">
                    <h2>{ text.t("sources-boundaries") }</h2>
                    <p>{ text.t("drawer-boundaries") }</p>
                    <p>{ text.t("sources-disclaimer") }</p>
                </section>
                <section class="stack">
                    <h2>{ text.t("sources-software") }</h2>
                    <p class="sub">{ text.t("sources-software-note") }</p>
                    <dl class="facts">
                        { for SOFTWARE.iter().map(|(name, does, licence)| html! { <><dt class="ltr">{ *name }</dt><dd>{ text.t(does) }{ " · " }<span class="ltr quieter">{ *licence }</span></dd></> }) }
                        <dt class="ltr">{ "HiGHS" }</dt><dd>{ text.t("sources-does-solver") }{ " · " }<span class="ltr quieter">{ "MIT" }</span></dd>
                    </dl>
                </section>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_software_named_on_screen_is_inside() {
        let lock = include_str!("../../../Cargo.lock");
        for (name, _, _) in SOFTWARE {
            assert!(lock.contains(&format!("\nname = \"{name}\"\n")), "{name}");
        }
    }

    #[test]
    fn every_source_has_a_licence_a_vintage_and_an_attribution() {
        let world = engine::World::load().unwrap();
        for source in world.pack.sources() {
            for field in [
                &source.title,
                &source.licence,
                &source.licence_url,
                &source.vintage,
                &source.attribution,
            ] {
                assert!(!field.trim().is_empty(), "{}", source.id);
            }
        }
    }

    #[test]
    fn every_indicator_of_a_framework_is_covered_in_the_plans_years() {
        let world = engine::World::load().unwrap();
        let plan = engine::example(world).unwrap();
        for indicator in world
            .pack
            .indicators()
            .iter()
            .filter(|i| in_framework(world, &i.id))
        {
            let found = coverage(
                world,
                &indicator.id,
                plan.settings.base_year,
                plan.settings.oldest_year,
            );
            assert!(found.economies > 0 && found.years.is_some(), "{}", indicator.id);
        }
    }
}
