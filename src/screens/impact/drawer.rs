//! *What is in this number*: the parts of a total, who pays, how it is split, what is left out.
//! Beside the page, never over it; Escape closes and gives the focus back.

use std::collections::BTreeSet;

use foresight::Grade;
use ledger::Cents;
use yew::prelude::*;

use super::names::{self, Books};
use super::parts::{self, Key, Part};
use crate::platform::{download, focus};
use crate::route::{Route, Screen};
use crate::state::{Action, Toast, use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::export;
use crate::widgets::interval::{self, Span};

/// Properties of [`Drawer`].
#[derive(Properties, PartialEq)]
pub struct DrawerProps {
    /// The money.
    pub books: Books,
    /// The total.
    pub what: Key,
    /// The reader wants out.
    pub on_close: Callback<()>,
}

/// A part with what is known about its cost.
struct Line {
    part: Part,
    name: String,
    /// Units and their cost, in words.
    units: Option<String>,
    /// Low and high of this part.
    range: Option<(f64, f64)>,
    grade: Option<Grade>,
}

fn grade_letter(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}

/// Meaning of a grade.
fn grade_name(grade: Grade, text: &Text) -> Phrase {
    text.t(match grade {
        Grade::A => "grade-a",
        Grade::B => "grade-b",
        Grade::C => "grade-c",
        Grade::D => "grade-d",
    })
}

fn lines(books: &Books, key: &Key, world: &engine::World, text: &Text) -> Vec<Line> {
    let catalogue = engine::catalogue::of(world, &books.shown.plan);
    let problem = &books.shown.problem;
    parts::parts(&books.atoms, problem, key)
        .into_iter()
        .map(|part| {
            let candidate = books.candidate(part.project);
            let archetype = problem
                .projects
                .get(part.project)
                .and_then(|p| catalogue.catalogue.get(&p.archetype));
            let units = candidate.zip(archetype).map(|(c, a)| {
                let each = c.cost.mid.dollars() / c.sized.units.max(1e-9);
                let words = text.tr(
                    "impact-units",
                    &[
                        ("n", text.short(c.sized.units).into()),
                        ("unit", text.unit(&a.unit).into()),
                        ("cost", text.whole(each).into()),
                    ],
                );
                words.to_string()
            });
            let range = candidate.map(|c| {
                let of =
                    |whole: Cents| whole.dollars() / c.cost.mid.dollars().max(1e-9) * part.amount.dollars();
                (of(c.cost.low), of(c.cost.high))
            });
            Line {
                name: names::project(part.project, books, world, text),
                units,
                range,
                grade: archetype.map(|a| a.cost_grade),
                part,
            }
        })
        .collect()
}

/// The drawer.
#[component]
pub fn Drawer(props: &DrawerProps) -> Html {
    let (text, world, store) = (use_text(), use_world(), use_store());
    let panel = use_node_ref();
    {
        let (panel, what) = (panel.clone(), props.what.write());
        use_effect_with((), move |()| {
            let before = focus::current();
            focus::into(&panel);
            move || give_back(before, &what)
        });
    }
    let (books, problem) = (&props.books, &props.books.shown.problem);
    let name = names::of_key(&props.what, books, world, &text);
    let total = books.total(&props.what);
    let lines = lines(books, &props.what, world, &text);
    let known = lines.iter().all(|l| l.range.is_some()) && !lines.is_empty();
    let (low, high) = lines
        .iter()
        .filter_map(|l| l.range)
        .fold((0.0, 0.0), |(a, b), (low, high)| (a + low, b + high));
    let million = |dollars: f64| text.fixed(dollars / 1e6, 1);
    let range = known.then(|| text.range(&million(low), &million(high)));
    let span = text.range(
        &text.year(problem.years.first().copied().unwrap_or(0)),
        &text.year(problem.years.last().copied().unwrap_or(0)),
    );
    let years = match &props.what {
        Key::Year(year) => text.year(*year),
        _ => span.into(),
    };
    let sub = match &range {
        Some(range) => text.tr(
            "impact-drawer-sub",
            &[
                ("name", name.as_str().into()),
                ("years", years.into()),
                ("range", range.into()),
            ],
        ),
        None => text.tr(
            "impact-drawer-sub-plain",
            &[("name", name.as_str().into()), ("years", years.into())],
        ),
    };
    let rows = lines.iter().map(|line| {
        html! {
            <tr>
                <th scope="row">{ line.name.clone() }{ for line.units.iter().map(|u| html! { <span class="note unit">{ u.clone() }</span> }) }</th>
                <td class="num strong">{ million(line.part.amount.dollars()) }</td>
                <td class="num quieter">{ for line.range.map(|(a, b)| text.range(&million(a), &million(b)).html()) }</td>
                <td class="num">{ for line.grade.map(|g| html! { <abbr title={grade_name(g, &text).to_string()}>{ grade_letter(g) }</abbr> }) }</td>
            </tr>
        }
    });
    let close = {
        let on = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on.emit(()))
    };
    let copy = {
        let head = ["project", "usd", "low", "high", "grade"]
            .map(str::to_owned)
            .to_vec();
        let mut table = vec![head];
        table.extend(lines.iter().map(|l| {
            vec![
                l.name.clone(),
                names::plain(l.part.amount),
                l.range.map(|(low, _)| format!("{low:.2}")).unwrap_or_default(),
                l.range.map(|(_, high)| format!("{high:.2}")).unwrap_or_default(),
                l.grade.map(grade_letter).unwrap_or_default().to_owned(),
            ]
        }));
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            download::copy(&export::tsv(table.iter().cloned()));
            store.dispatch(Action::Say(Toast::new(
                "table-copied",
                vec![("n", (table.len() - 1).into())],
            )));
        })
    };
    let interval =
        known.then(|| interval::bar(Some(Span::on_axis(low, total.dollars(), high, 0.0, high)), false));
    html! {
        <aside ref={panel} class="drawer impact-drawer" tabindex="-1" aria-label={text.t("impact-drawer-title")} data-testid="drawer">
            <div class="between"><span class="eyebrow">{ text.t("impact-drawer-title") }</span>
                <button class="close" onclick={close}>{ text.t("close") }{ " " }<kbd>{ "Esc" }</kbd></button></div>
            <p class="drawer-figure isolate">{ text.money(total) }</p>
            <p class="sub">{ sub }</p>
            <p class="note ltr exact">{ names::cents(total, &text) }{ " US$" }</p>
            <span class="selected">{ interval }</span>
            <table class="parts">
                <thead><tr>
                    <th scope="col">{ text.t("impact-col-part") }</th>
                    <th scope="col" class="num">{ text.t("impact-col-million") }</th>
                    <th scope="col" class="num">{ text.t("impact-col-range") }</th>
                    <th scope="col" class="num">{ text.t("impact-col-grade") }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
                <tfoot><tr><th scope="row">{ text.t("impact-sum") }</th><td class="num strong">{ million(total.dollars()) }</td>
                    <td class="num quieter">{ for range.iter().map(Phrase::html) }</td><td></td></tr></tfoot>
            </table>
            { facts(props, &lines, world, &text) }
            <div class="row foot">
                <button class="btn" onclick={copy}>{ text.t("table-copy") }</button>
                <a class="link" href={Route::to(Screen::Portfolio).hash()}>{ text.t("world-open-portfolio") }</a>
            </div>
        </aside>
    }
}

/// Gives the focus back to the total that was opened: to the same button, or, where the page has
/// drawn it anew meanwhile, to one that opens the same. Another drawer in its place keeps it.
fn give_back(before: Option<web_sys::HtmlElement>, what: &str) {
    use wasm_bindgen::JsCast;
    focus::back(before.clone());
    let selector = format!("[data-total=\"{what}\"]");
    gloo::timers::callback::Timeout::new(0, move || {
        let nowhere = || focus::current().is_none_or(|e| e.tag_name() == "BODY");
        if nowhere() {
            focus::back(before);
        }
        if nowhere() {
            let found = gloo::utils::document().query_selector(&selector).ok().flatten();
            focus::back(found.and_then(|e| e.dyn_into().ok()));
        }
    })
    .forget();
}

/// What must be said about a total beside its parts.
fn facts(props: &DrawerProps, lines: &[Line], world: &engine::World, text: &Text) -> Html {
    let (books, problem) = (&props.books, &props.books.shown.problem);
    let payers = parts::payers(&books.atoms, problem, &props.what)
        .into_iter()
        .filter_map(|(at, amount)| {
            let funder = problem.funders.get(at)?;
            Some(format!("{} {}", funder.name, text.money(amount)))
        })
        .collect::<Vec<_>>()
        .join("; ");
    let shared = lines
        .iter()
        .filter(|l| {
            problem
                .projects
                .get(l.part.project)
                .is_some_and(|p| p.split.len() > 1)
        })
        .count();
    let split = text.tr(
        "impact-split",
        &[("shared", shared.into()), ("n", lines.len().into())],
    );
    // Upkeep is divided as the money is: by the share of the project that counts here.
    let upkeep: f64 = lines
        .iter()
        .filter_map(|l| Some(problem.projects.get(l.part.project)?.recurrent.dollars() * l.part.share))
        .sum();
    let upkeep = Cents::from_f64(upkeep).unwrap_or_default();
    let left_out = text.tr("impact-left-out", &[("amount", text.money(upkeep).into())]);
    let partner: Cents = lines
        .iter()
        .filter_map(|l| problem.projects.get(l.part.project))
        .map(|p| (0..p.yearly.len()).map(|k| p.partner(k)).sum::<Cents>())
        .sum();
    let grades: BTreeSet<Grade> = lines.iter().filter_map(|l| l.grade).collect();
    let grades = grades
        .into_iter()
        .map(|g| format!("{} {}", grade_letter(g), grade_name(g, text)))
        .collect::<Vec<_>>()
        .join(", ");
    let catalogue = engine::catalogue::of(world, &books.shown.plan);
    let sources: BTreeSet<&str> = lines
        .iter()
        .filter_map(|l| problem.projects.get(l.part.project))
        .filter_map(|p| catalogue.catalogue.get(&p.archetype))
        .map(|a| a.cost_source.as_str())
        .collect();
    let hash: String = books.shown.hash.chars().take(8).collect();
    let measure = if partner == Cents::ZERO {
        text.t("impact-measure")
    } else {
        text.tr(
            "impact-measure-partner",
            &[("amount", text.money(partner).into())],
        )
    };
    html! {
        <>
            <dl class="facts">
                <dt>{ text.t("impact-fact-measure") }</dt><dd>{ measure }</dd>
                <dt>{ text.t("impact-fact-payers") }</dt><dd>{ payers }</dd>
                <dt>{ text.t("impact-fact-split") }</dt><dd>{ split }</dd>
                <dt>{ text.t("impact-fact-left-out") }</dt><dd>{ left_out }</dd>
                <dt>{ text.t("impact-fact-range") }</dt><dd>{ text.tr("impact-range-note", &[("grades", grades.into())]) }</dd>
                <dt>{ text.t("impact-fact-recipe") }</dt><dd class="ltr">{ hash }</dd>
            </dl>
            <details class="sources"><summary>{ text.tr("impact-sources", &[("n", sources.len().into())]) }</summary>
                <ul lang="en" dir="ltr">{ for sources.into_iter().map(|s| html! { <li class="note">{ s.to_owned() }</li> }) }</ul>
            </details>
        </>
    }
}
