//! Who pays for what, where and when: the flow, the years under their envelope, the table.

use std::rc::Rc;

use charts::columns::{self, Columns, Layer};
use charts::flow::{self, Flow, Node, Thread};
use charts::{Role, sheet};
use engine::job::Reply;
use ledger::{Cents, Prong};
use yew::prelude::*;

use super::names::{self, Books};
use super::parts::{Grouping, Key, grouped};
use super::width::use_width;
use crate::state::safeguards::{Flags, use_safeguards};
use crate::state::{Same, use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::export;
use crate::widgets::glyph;
use crate::widgets::table::{self, Cell, Column, DataTable, Row};
use crate::widgets::tabs::{Tab, Tabs};

/// Properties of the parts about money.
#[derive(Properties, PartialEq)]
pub struct MoneyProps {
    /// The money.
    pub books: Books,
    /// Reply of the money job.
    pub money: Option<Same<Reply>>,
    /// Grouping on show.
    pub grouping: Grouping,
    /// Another grouping is wanted.
    pub on_group: Callback<AttrValue>,
    /// The total that is open.
    pub open: Option<Key>,
    /// A total is opened.
    pub on_open: Callback<Key>,
    /// Source line of exported charts.
    pub source: AttrValue,
}

fn opener<'a>(
    open: &'a Option<Key>,
    on: &'a Callback<Key>,
    text: &'a crate::text::Text,
) -> names::Opener<'a> {
    names::Opener {
        open: open.as_ref(),
        on,
        text,
    }
}

/// Role of a group.
fn prong_role(prong: Prong) -> Role {
    match prong {
        Prong::Enable => Role::Enable,
        Prong::Network => Role::Network,
        Prong::Defend => Role::Defend,
        Prong::Project => Role::Project,
    }
}

/// Height of the flow, units.
const FLOW: f64 = 296.0;
/// Height of the columns, units: with their key as high as the flow.
const HEIGHT: f64 = 264.0;

/// Funder, theme, economy.
#[component]
pub fn FlowView(props: &MoneyProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let flags = use_safeguards();
    let frame = use_node_ref();
    let width = use_width(&frame, 600.0);
    let (books, problem) = (&props.books, &props.books.shown.problem);
    let keys: [Vec<Key>; 3] = [Grouping::Funder, Grouping::Theme, Grouping::Economy].map(|g| {
        grouped(&books.atoms, problem, g)
            .into_iter()
            .map(|(key, _)| key)
            .collect()
    });
    let layers = keys.each_ref().map(|layer| {
        layer
            .iter()
            .map(|key| Node {
                name: names::of_key(key, books, world, &text),
                chosen: props.open.as_ref() == Some(key),
            })
            .collect()
    });
    let threads = books.atoms.iter().filter_map(|atom| {
        let of = [Grouping::Funder, Grouping::Theme, Grouping::Economy];
        let mut at = [0; 3];
        for ((slot, grouping), layer) in at.iter_mut().zip(of).zip(&keys) {
            let key = grouping.key(atom, problem)?;
            *slot = layer.iter().position(|k| *k == key)?;
        }
        Some(Thread {
            at,
            amount: atom.amount.dollars() / 1e6,
        })
    });
    let roles = keys[0].iter().map(|key| match key {
        Key::Funder(at) => Role::funder(*at),
        _ => Role::funder(0),
    });
    let state = Flow {
        layers,
        roles: roles.collect(),
        threads: threads.collect(),
    };
    let heads = [
        "impact-col-funder",
        "impact-col-theme",
        "impact-col-economy",
        "impact-col-million",
    ]
    .map(|k| text.t(k).to_string());
    let title = finding(&keys[2], books, world, &text);
    let drawn = state.draw(
        width,
        FLOW,
        &flow::Words {
            heads: heads.each_ref().map(String::as_str),
            value: &|v| text.fixed(v, 1),
            full: &|v| text.full_to(v, 6),
            description: title.clone(),
        },
    );
    let opener = opener(&props.open, &props.on_open, &text);
    let over = keys.iter().zip(&drawn.labels).flat_map(|(layer, places)| {
        layer.iter().zip(places).map(|(key, place)| {
            let share = |v: f64, of: f64| v / of * 100.0;
            let style = format!(
                "inset-inline-start:{:.2}%;inset-block-start:{:.2}%;inline-size:{:.2}%",
                share(place.x - 3.0, width),
                share(place.y - 5.7, FLOW),
                share(place.width + 6.0, width)
            );
            let name = names::of_key(key, books, world, &text);
            opener.total(key, books.total(key), html! {}, &name, Some(style))
        })
    });
    let sub = text.t("impact-flow-sub");
    html! {
        <section class="impact-flow" aria-label={title.clone()}>
            <h2>{ title.clone() }</h2>
            <p class="note">{ &sub }</p>
            <div class="laid" ref={frame}>
                <ChartView chart={Rc::new(drawn.chart)} title={title} subtitle={sub} source={props.source.clone()} file="groundwork-flow" mirror=true />
                <div class="overlay" style={format!("aspect-ratio:{width:.1}/{FLOW}")}>{ for over }</div>
            </div>
            { csv_link("groundwork-payments", payments(books, &flags, world, &text), &text) }
        </section>
    }
}

/// How many economies take two thirds of the money, or all of it.
fn finding(economies: &[Key], books: &Books, world: &engine::World, text: &crate::text::Text) -> String {
    let all = books.total(&Key::All);
    let mut sum = Cents::ZERO;
    for (i, key) in economies.iter().enumerate() {
        sum += books.total(key);
        if i < 2 && sum.0 * 2 >= all.0 && economies.len() > i + 1 {
            let first = economies
                .first()
                .map(|k| names::of_key(k, books, world, text))
                .unwrap_or_default();
            let who = if i == 0 {
                first
            } else {
                let second = names::of_key(key, books, world, text);
                text.tr("list-and", &[("a", first.into()), ("b", second.into())])
                    .into()
            };
            let share = sum.0 as f64 / (all.0 as f64).max(1.0);
            return text
                .tr(
                    "impact-flow-finding",
                    &[("share", text.percent(share, 0).into()), ("who", who.into())],
                )
                .into();
        }
    }
    text.tr("impact-flow-finding-none", &[("n", economies.len().into())])
        .into()
}

/// Every part of the money, a row each: what the charts and the table add up.
fn payments(
    books: &Books,
    flags: &Flags,
    world: &engine::World,
    text: &crate::text::Text,
) -> Vec<Vec<String>> {
    let problem = &books.shown.problem;
    let head = [
        "project",
        "name",
        "funder",
        "group",
        "theme",
        "economy",
        "year",
        "usd",
        "safeguards",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(books.atoms.iter().filter_map(|a| {
        let project = problem.projects.get(a.project)?;
        Some(vec![
            project.id.clone(),
            names::project(a.project, books, world, text),
            problem.funders.get(a.funder)?.name.clone(),
            project.prong.as_str().to_owned(),
            project.theme.clone(),
            a.economy.to_string(),
            problem.years.get(a.year)?.to_string(),
            names::plain(a.amount),
            engine::safeguards::in_codes(flags.of(&project.archetype, &[a.economy]).into_iter()),
        ])
    }));
    rows
}

/// A link that offers rows as CSV.
pub fn csv_link(file: &'static str, rows: Vec<Vec<String>>, text: &crate::text::Text) -> Html {
    let save = Callback::from(move |_: MouseEvent| {
        export::save(
            &format!("{file}.csv"),
            "text/csv;charset=utf-8",
            &export::csv(rows.iter().cloned()),
        );
    });
    html! { <div class="table-tools csv"><button class="link" onclick={save}>{ text.t("table-csv") }</button></div> }
}

/// Years stacked by funder or by group under the envelope.
#[component]
pub fn ColumnsView(props: &MoneyProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let frame = use_node_ref();
    let width = use_width(&frame, 372.0);
    let (books, problem) = (&props.books, &props.books.shown.problem);
    let report = match props.money.as_deref() {
        Some(Reply::Money(money)) => Some(&money.report),
        _ => None,
    };
    let Some(report) = report else {
        return html! {
            <section class="impact-columns" aria-busy="true">
                <h2 class="skeleton">{ "\u{a0}" }</h2><p class="note skeleton">{ "\u{a0}" }</p>
                <div ref={frame} class="skeleton" style={format!("block-size:{}rem", FLOW / 16.0)}></div>
            </section>
        };
    };
    let by_group = props.grouping == Grouping::Group;
    let million = |cents: &Cents| cents.dollars() / 1e6;
    let layers: Vec<Layer> = if by_group {
        report
            .by_prong
            .iter()
            .map(|(prong, row)| Layer {
                name: format!("{} {}", prong.glyph(), text.prong(*prong)),
                role: prong_role(*prong),
                values: row.iter().map(million).collect(),
            })
            .collect()
    } else {
        report
            .by_funder
            .iter()
            .enumerate()
            .map(|(at, (_, row))| Layer {
                name: names::of_key(&Key::Funder(at), books, world, &text),
                role: Role::funder(at),
                values: row.iter().map(million).collect(),
            })
            .collect()
    };
    let sum_of = |rows: &[(String, Vec<Cents>)], y: usize| -> Cents {
        rows.iter().filter_map(|(_, row)| row.get(y)).copied().sum()
    };
    let years: Vec<(Cents, Cents)> = (0..report.years.len())
        .map(|y| (sum_of(&report.by_funder, y), sum_of(&report.envelopes, y)))
        .collect();
    let over = years.iter().filter(|(spent, envelope)| spent > envelope).count();
    let title = text
        .tr(
            "impact-years-finding",
            &[("over", over.into()), ("n", years.len().into())],
        )
        .to_string();
    let after = report
        .recurrent
        .last()
        .copied()
        .unwrap_or((problem.horizon, Cents::ZERO));
    let sub = text.tr(
        "impact-years-sub",
        &[
            (
                "year",
                text.year(report.years.last().copied().unwrap_or(problem.horizon))
                    .into(),
            ),
            ("recurrent", text.millions(after.1).into()),
        ],
    );
    let heads = ["impact-col-year", "impact-col-total", "impact-col-envelope"].map(|k| text.t(k).to_string());
    let state = Columns {
        years: report.years.clone(),
        envelope: years
            .iter()
            .map(|(_, envelope)| Some(million(envelope)))
            .collect(),
        layers,
    };
    let mut chart = state.draw(
        width,
        HEIGHT,
        &columns::Words {
            year: &heads[0],
            total: &heads[1],
            envelope: &heads[2],
            value: &|v| text.full_to(v, 1),
            full: &|v| text.full_to(v, 6),
            write_year: &|y| text.year(y),
            description: title.clone(),
        },
    );
    if by_group {
        let n = state.layers.len().max(1);
        let glyphs: Vec<String> = report
            .by_prong
            .iter()
            .map(|(p, _)| p.glyph().to_string())
            .collect();
        sheet::letter(&mut chart.scene, &|datum| glyphs.get(datum as usize % n).cloned());
    }
    let key = state.layers.iter().rev().enumerate().map(|(i, layer)| {
        let at = state.layers.len() - 1 - i;
        let mark = if by_group {
            report
                .by_prong
                .get(at)
                .map(|(prong, _)| glyph::prong(*prong))
                .unwrap_or_default()
        } else {
            html! { <i class={classes!("swatch", format!("f-{}", at % 8 + 1))}></i> }
        };
        let name = if by_group {
            report
                .by_prong
                .get(at)
                .map(|(p, _)| text.prong(*p).to_string())
                .unwrap_or_default()
        } else {
            layer.name.clone()
        };
        html! { <span>{ mark }{ " " }{ name }</span> }
    });
    let opener = opener(&props.open, &props.on_open, &text);
    let columns_over = report.years.iter().enumerate().map(|(i, year)| {
        let key = Key::Year(*year);
        let step = (width - 38.0) / report.years.len().max(1) as f64;
        let style = format!(
            "inset-inline-start:{:.2}%;inline-size:{:.2}%;inset-block:0",
            (34.0 + step * i as f64) / width * 100.0,
            step / width * 100.0
        );
        opener.total(&key, books.total(&key), html! {}, &text.year(*year), Some(style))
    });
    let tabs = [
        (Grouping::Funder, "impact-by-funder", "funder"),
        (Grouping::Group, "impact-by-group", "group"),
    ]
    .map(|(_, key, id)| Tab {
        id: id.into(),
        label: text.t(key).html(),
    })
    .to_vec();
    let mut rows = vec![["year", "layer", "usd"].map(str::to_owned).to_vec()];
    for (key, row) in grouped(
        &books.atoms,
        problem,
        if by_group {
            Grouping::Group
        } else {
            Grouping::Funder
        },
    ) {
        for (year, amount) in problem.years.iter().zip(row) {
            rows.push(vec![
                year.to_string(),
                names::of_key(&key, books, world, &text),
                names::plain(amount),
            ]);
        }
    }
    for (year, (_, envelope)) in problem.years.iter().zip(&years) {
        rows.push(vec![year.to_string(), heads[2].clone(), names::plain(*envelope)]);
    }
    html! {
        <section class="impact-columns" aria-label={title.clone()}>
            <div class="between">
                <h2>{ title.clone() }</h2>
                <Tabs label={text.t("impact-group-label")} {tabs} chosen={if by_group { "group" } else { "funder" }} on_choose={props.on_group.clone()} />
            </div>
            <p class="note">{ &sub }</p>
            <div class="chart-key">{ for key }</div>
            <div class="laid ltr" ref={frame}>
                <ChartView chart={Rc::new(chart)} title={title} subtitle={sub} source={props.source.clone()} file="groundwork-years" />
                <div class="overlay" style={format!("aspect-ratio:{width:.1}/{HEIGHT}")}>{ for columns_over }</div>
            </div>
            { csv_link("groundwork-years", rows, &text) }
        </section>
    }
}

/// Properties of [`MoneyTable`].
#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// The money.
    pub books: Books,
    /// Grouping on show.
    pub grouping: Grouping,
    /// Another grouping is wanted.
    pub on_group: Callback<AttrValue>,
    /// The total that is open.
    pub open: Option<Key>,
    /// A total is opened.
    pub on_open: Callback<Key>,
}

/// Every total by year, to the cent.
#[component]
pub fn MoneyTable(props: &TableProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let (books, problem) = (&props.books, &props.books.shown.problem);
    let head = match props.grouping {
        Grouping::Funder => text.t("impact-col-funder"),
        Grouping::Group => text.t("impact-col-group"),
        Grouping::Theme => text.t("impact-col-theme"),
        Grouping::Economy => text.t("impact-col-economy"),
    };
    let mut columns = vec![Column::text(head)];
    columns.extend(problem.years.iter().map(|y| Column::numeric(text.year(*y))));
    columns.push(Column::numeric(text.t("impact-col-total")));
    let opener = opener(&props.open, &props.on_open, &text);
    let button = |key: &Key, amount: Cents, name: &str| {
        let words = html! { { names::cents(amount, &text) } };
        opener.total(key, amount, words, name, None)
    };
    let money = |amount: Cents| Cell {
        export: names::plain(amount),
        ..Cell::number(amount.dollars(), names::cents(amount, &text))
    };
    let mut rows: Vec<Row> = grouped(&books.atoms, problem, props.grouping)
        .into_iter()
        .map(|(key, row)| {
            let name = names::of_key(&key, books, world, &text);
            let total: Cents = row.iter().copied().sum();
            let mark = match &key {
                Key::Group(prong) => html! { <>{ glyph::prong(*prong) }{ " " }{ name.clone() }</> },
                Key::Funder(at) => html! { <><i class={classes!("swatch", format!("f-{}", at % 8 + 1))}></i>{ " " }{ name.clone() }</> },
                _ => html! { { name.clone() } },
            };
            let mut cells = vec![Cell::text(name.clone()).shown_as(mark)];
            cells.extend(row.iter().map(|amount| money(*amount)));
            cells.push(money(total).shown_as(button(&key, total, &name)));
            Row {
                id: key.write().into(),
                selected: props.open.as_ref() == Some(&key),
                cells,
            }
        })
        .collect();
    // The sum stays last however the table is sorted: it has no key.
    let last = |cell: Cell| Cell {
        key: table::Key::Missing,
        ..cell
    };
    let name = names::of_key(&Key::All, books, world, &text);
    let mut sum = vec![last(
        Cell::text(name.clone()).shown_as(html! { <b>{ name.clone() }</b> }),
    )];
    sum.extend(problem.years.iter().map(|year| {
        let key = Key::Year(*year);
        let amount = books.total(&key);
        last(money(amount).shown_as(button(&key, amount, &text.year(*year))))
    }));
    let all = books.total(&Key::All);
    sum.push(last(money(all).shown_as(button(&Key::All, all, &name))));
    rows.push(Row {
        id: "all".into(),
        cells: sum,
        selected: props.open == Some(Key::All),
    });
    let tabs = Grouping::ALL
        .map(|(grouping, id)| Tab {
            id: id.into(),
            label: text
                .t(match grouping {
                    Grouping::Funder => "impact-by-funder",
                    Grouping::Group => "impact-by-group",
                    Grouping::Theme => "impact-by-theme",
                    Grouping::Economy => "impact-by-economy",
                })
                .html(),
        })
        .to_vec();
    let chosen = Grouping::ALL
        .iter()
        .find(|(g, _)| *g == props.grouping)
        .map_or("funder", |(_, id)| *id);
    html! {
        <section class="impact-table" data-testid="money-table">
            <div class="between">
                <h2>{ text.t("impact-table-title") }</h2>
                <Tabs label={text.t("impact-group-label")} {tabs} {chosen} on_choose={props.on_group.clone()} />
            </div>
            <DataTable key={chosen} columns={Rc::new(columns)} rows={Rc::new(rows)} caption={text.t("impact-table-title")} file="groundwork-money" class="sum-last" />
        </section>
    }
}
