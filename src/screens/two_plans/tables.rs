//! What differs in choices, money, settings and rules, as tables.

use std::rc::Rc;

use ledger::Cents;
use yew::prelude::*;

use super::differ::{self, By};
use super::{PairProps, words};
use crate::screens::impact::names;
use crate::screens::portfolio::words::project_id;
use crate::state::{use_text, use_world};
use crate::text::Text;
use crate::widgets::table::{Cell, Column, DataTable, Row};
use crate::widgets::tabs::{Tab, Tabs};

fn sides(props: &PairProps, text: &Text) -> [String; 2] {
    props.pair.sides.each_ref().map(|s| words::name(s, text))
}

fn money(amount: Cents, text: &Text) -> Cell {
    Cell::number(amount.dollars(), text.money(amount).to_string())
}

fn change(amount: Cents, text: &Text) -> Cell {
    let sign = match amount.0 {
        a if a > 0 => "+",
        a if a < 0 => "−",
        _ => "",
    };
    let size = text.money(Cents(amount.0.abs()));
    Cell::number(amount.dollars(), format!("{sign}{size}"))
}

/// Projects only one side has, or that start in another year.
#[component]
pub fn Choices(props: &PairProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let [a, b] = &props.pair.sides;
    let [name_a, name_b] = sides(props, &text);
    let (differ, same) = differ::choices(&a.outcome, &b.outcome);
    let only = |of: &dyn Fn(&differ::Choice) -> bool| differ.iter().filter(|c| of(c)).count();
    let title = text
        .tr(
            "two-choices-finding",
            &[
                ("same", same.into()),
                ("a", only(&|c| c.b.is_none()).into()),
                ("b", only(&|c| c.a.is_none()).into()),
                ("moved", only(&|c| c.a.is_some() && c.b.is_some()).into()),
            ],
        )
        .to_string();
    let year = |y: Option<i16>| match y {
        Some(y) => Cell::number(f64::from(y), text.year(y)),
        None => Cell::missing(text.t("two-not-chosen").html()),
    };
    let rows: Vec<Row> = differ
        .iter()
        .map(|c| Row {
            id: c.project.clone().into(),
            cells: vec![
                Cell::text(project_id(world, &text, &c.project)),
                year(c.a),
                year(c.b),
                change(c.paid[0] - c.paid[1], &text),
            ],
            selected: false,
        })
        .collect();
    let columns = vec![
        Column::text(text.t("impact-col-project")),
        Column::numeric(text.tr("two-start-of", &[("name", name_a.into())])),
        Column::numeric(text.tr("two-start-of", &[("name", name_b.into())])),
        Column::numeric(text.t("two-money-difference")),
    ];
    html! {
        <section class="two-choices" data-testid="two-choices">
            <h2>{ title.clone() }</h2>
            if rows.is_empty() { <p class="note">{ text.t("two-choices-none") }</p> } else {
                <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={title} file="groundwork-two-plans-choices" class="tall" />
            }
        </section>
    }
}

/// Money by funder, economy or year.
#[component]
pub fn Money(props: &PairProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let by = use_state(|| By::Funder);
    let [a, b] = &props.pair.sides;
    let [name_a, name_b] = sides(props, &text);
    let sums = differ::money(a, b, *by);
    let (x, y) = (words::paid(a), words::paid(b));
    let title = text
        .tr(
            "two-money-finding",
            &[
                ("a", name_a.as_str().into()),
                ("b", name_b.as_str().into()),
                ("ma", text.money(x).into()),
                ("mb", text.money(y).into()),
            ],
        )
        .to_string();
    let name = |sum: &differ::Sum| match *by {
        By::Economy => {
            atlas::Iso3::new(&sum.name).map_or_else(|| sum.name.clone(), |c| names::economy(world, &text, c))
        }
        _ => sum.name.clone(),
    };
    let row = |id: &str, name: String, of: [Cents; 2]| Row {
        id: id.to_owned().into(),
        cells: vec![
            Cell::text(name),
            money(of[0], &text),
            money(of[1], &text),
            change(of[0] - of[1], &text),
        ],
        selected: false,
    };
    let mut rows: Vec<Row> = sums.iter().map(|s| row(&s.name, name(s), s.of)).collect();
    rows.push(row("all", text.t("impact-all").into(), [x, y]));
    let (id, head) = match *by {
        By::Funder => ("funder", "impact-col-funder"),
        By::Economy => ("economy", "impact-col-economy"),
        By::Year => ("year", "impact-col-year"),
    };
    let columns = vec![
        Column::text(text.t(head)),
        Column::numeric(&name_a),
        Column::numeric(&name_b),
        Column::numeric(text.t("two-money-difference")),
    ];
    let tabs = [
        ("funder", "impact-by-funder"),
        ("economy", "impact-by-economy"),
        ("year", "two-by-year"),
    ]
    .map(|(id, key)| Tab {
        id: id.into(),
        label: text.t(key).html(),
    })
    .to_vec();
    let on_choose = {
        let by = by.clone();
        Callback::from(move |id: AttrValue| {
            by.set(match &*id {
                "economy" => By::Economy,
                "year" => By::Year,
                _ => By::Funder,
            });
        })
    };
    html! {
        <section class="two-money" data-testid="two-money">
            <h2>{ title.clone() }</h2>
            <Tabs label={text.t("impact-group-label")} {tabs} chosen={id} {on_choose} />
            <DataTable key={id} columns={Rc::new(columns)} rows={Rc::new(rows)} caption={title} file="groundwork-two-plans-money" class="tall" />
        </section>
    }
}

/// Region, settings, envelopes, rules, weights, answers and own values that differ.
#[component]
pub fn Settings(props: &PairProps) -> Html {
    let text = use_text();
    let [a, b] = &props.pair.sides;
    let [name_a, name_b] = sides(props, &text);
    let differ = differ::settings(&a.plan, &b.plan);
    let title = text
        .tr("two-settings-finding", &[("n", differ.len().into())])
        .to_string();
    let rows: Vec<Row> = differ
        .iter()
        .map(|s| {
            let (part, rest) = s.at.split_once('/').unwrap_or((&s.at, ""));
            let part_name = text
                .find(&format!("two-part-{}", part.replace('_', "-")), &[])
                .map_or_else(|| part.to_owned(), |p| p.to_string());
            let blank = |v: &str| {
                if v.is_empty() {
                    Cell::missing(text.t("two-unset").html())
                } else {
                    Cell::text(v.to_owned())
                }
            };
            Row {
                id: s.at.clone().into(),
                cells: vec![
                    Cell::text(part_name),
                    Cell::text(rest.to_owned()).shown_as(html! { <code>{ rest.to_owned() }</code> }),
                    blank(&s.a),
                    blank(&s.b),
                ],
                selected: false,
            }
        })
        .collect();
    let columns = vec![
        Column::text(text.t("two-col-part")),
        Column::text(text.t("two-col-place")),
        Column::text(name_a),
        Column::text(name_b),
    ];
    let stale = props.pair.sides.iter().filter(|s| s.stale).map(|s| {
        html! { <p class="note"><span class="tag warn">{ text.tr("two-stale", &[("name", words::name(s, &text).into())]) }</span></p> }
    });
    html! {
        <section class="two-settings" data-testid="two-settings">
            <h2>{ title.clone() }</h2>
            { for stale }
            if rows.is_empty() { <p class="note">{ text.t("two-settings-none") }</p> } else {
                <DataTable columns={Rc::new(columns)} rows={Rc::new(rows)} caption={title} file="groundwork-two-plans-settings" class="tall" />
            }
        </section>
    }
}
